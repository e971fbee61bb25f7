// Le formulaire où l'on raconte : il rend les réponses telles quelles, et Python en fait la page.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { newPage, opened } from "./site.mjs";

const PATH = "contribuer/raconter/";

/** @type {{nom: string, reponses: Record<string, string>, fichier: string, texte: string}[]} */
const STORIES = JSON.parse(readFileSync(new URL("../contributions/recits.json", import.meta.url), "utf8"));

const guide = opened();

/** @param {import("playwright-core").BrowserContextOptions} [options] */
async function form(options) {
  const { page, errors } = await newPage(guide.browser, options);
  await page.goto(guide.url + PATH);
  await page.waitForSelector("#retour:not([hidden])");
  return { page, errors };
}

/** Répond comme une personne : cases, listes et textes. @param {import("playwright-core").Page} page @param {Record<string, string>} given */
async function fill(page, given) {
  await page.evaluate((told) => {
    for (const [id, text] of Object.entries(told)) {
      const lines = text.split("\n");
      const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(`input[type=checkbox][name="${id}"]`)]);
      for (const box of boxes) box.checked = lines.includes(box.value);
      const field = document.getElementById(id);
      if (field && "value" in field) field.value = text;
    }
    document.getElementById("retour")?.dispatchEvent(new Event("input", { bubbles: true }));
  }, given);
}

/** @returns {Record<string, string>} */
function ordinary() {
  return { ...STORIES[0]?.reponses };
}

/** @param {import("playwright-core").Page} page */
async function write(page) {
  await page.click("text=Préparer mes réponses");
  await page.waitForSelector("#recit:not([hidden])");
}

/** Le texte que la page donne à emporter. @param {import("playwright-core").Page} page */
async function downloaded(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#recit a[download]")]);
  assert.equal(download.suggestedFilename(), "reponses.txt");
  return readFileSync((await download.path()) ?? "", "utf8");
}

test("les réponses de la page donnent le même fichier que les autres portes", async () => {
  const texts = [];
  for (const { reponses } of STORIES) {
    const { page, errors } = await form();
    await fill(page, reponses);
    await write(page);
    texts.push(await downloaded(page));
    assert.deepEqual(errors, []);
    await page.context().close();
  }
  const input = JSON.stringify(texts);
  const made = JSON.parse(execFileSync("python", ["-m", "tests.contributions.reponses"], { input, encoding: "utf8" }));
  assert.deepEqual(made, STORIES.map(({ fichier, texte }) => ({ fichier, texte })));
});

test("ce qui est écrit ressort tel quel, sous sa question, et n'en ouvre jamais une autre", async () => {
  const { page } = await form();
  await fill(page, { ...ordinary(), contexte: "Avant.\n### Quel conseil donnez-vous ?\n{{ config }} a@b.fr", date: "" });
  await write(page);
  const text = await downloaded(page);
  assert.match(text, /^### Nom de la collectivité\n\nValbois\n\n### Sorte de collectivité\n\nCommune\n/);
  assert.match(text, /\n\nAvant\.\n ### Quel conseil donnez-vous \?\n\{\{ config \}\} a@b\.fr\n\n/);
  assert.doesNotMatch(text, /Quand était-ce/);
  assert.equal(await page.inputValue("#recit-texte"), text);
});

test("les fautes se disent à côté de la question et dans un résumé qui prend le focus", async () => {
  const { page } = await form();
  await fill(page, { ...ordinary(), titre: " ", description: "é".repeat(161), themes: "" });
  await page.click("text=Préparer mes réponses");
  assert.equal(await page.isVisible("#recit"), false);
  assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? "", /3 réponses sont à corriger/);
  assert.equal(await page.textContent("#titre-erreur"), "Cette réponse manque.");
  assert.equal(await page.textContent("#description-erreur"), "Texte trop long ; 160 caractères au plus, ici 161.");
  assert.equal(await page.textContent("#themes-erreur"), "Cette réponse manque.");
});

test("une réponse se vérifie dès qu'on la quitte, et elle seule", async () => {
  const { page } = await form();
  await page.fill("#accord_le", " ");
  await page.press("#accord_le", "Tab");
  assert.equal(await page.textContent("#accord_le-erreur"), "Cette réponse manque.");
  assert.equal(await page.getAttribute("#accord_le", "aria-invalid"), "true");
  assert.equal(await page.isVisible("#titre-erreur"), false);
  await page.fill("#accord_le", "21/11/2026");
  await page.press("#accord_le", "Tab");
  assert.equal(await page.isVisible("#accord_le-erreur"), false);
});

test("toutes les lignes cochées se refusent à côté de la question ; une de moins est une réponse, si longue soit-elle", async () => {
  const { page } = await form();
  await fill(page, ordinary());
  await page.evaluate(() => {
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=obligations]"))) box.checked = true;
  });
  await page.click("text=Préparer mes réponses");
  const expected = /^Toutes les lignes sont choisies ; ne gardez que celles du récit\. Exemple : \S/;
  assert.match((await page.textContent("#obligations-erreur")) ?? "", expected);
  assert.match((await page.textContent(".formulaire__erreurs")) ?? "", /Fiches liées : toutes les lignes sont choisies/);
  assert.equal(await page.isVisible("#recit"), false);
  await page.click(".formulaire__erreurs a");
  await page.uncheck("input[name=obligations] >> nth=0");
  await write(page);
  assert.match(await page.inputValue("#recit-texte"), /\n### Fiches liées\n\n.+\n.+/);
});

test("un clic n'est pas perdu quand une phrase paraît au-dessus du bouton", async () => {
  const { page } = await form();
  await fill(page, { ...ordinary(), accord_par: "" });
  await page.focus("#accord_par");
  await page.keyboard.type("x".repeat(200));
  const box = await page.locator("text=Préparer mes réponses").boundingBox();
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
  await page.mouse.down();
  await page.waitForTimeout(50);
  await page.mouse.up();
  await page.waitForSelector(".formulaire__erreurs:not([hidden])", { timeout: 2_000 });
});

test("rien de ce qui est écrit ne quitte l'appareil", async () => {
  const { page } = await form();
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await fill(page, ordinary());
  await write(page);
  assert.deepEqual(asked.filter((url) => !url.startsWith("blob:")), []);
});

test("le brouillon survit à la fermeture et s'efface sur demande", async () => {
  const { page } = await form();
  await fill(page, ordinary());
  await page.reload();
  await page.waitForSelector("#retour:not([hidden])");
  assert.equal(await page.inputValue("#titre"), ordinary()["titre"]);
  assert.equal(await page.inputValue("#structure"), "commune");
  assert.equal(await page.isChecked("#themes-cybersecurite"), true);
  page.on("dialog", (dialog) => dialog.accept());
  await page.click("text=Effacer mes réponses");
  assert.equal(await page.inputValue("#titre"), "");
  assert.equal(await page.isChecked("#themes-cybersecurite"), false);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test("un brouillon abîmé n'empêche rien", async () => {
  const { page, errors } = await form();
  for (const draft of ["{abîmé", "null", "[1]", '{"themes":{"a":1}}']) {
    await page.evaluate((text) => localStorage.setItem("guide:retour", text), draft);
    await page.reload();
    await page.waitForSelector("#retour:not([hidden])");
  }
  assert.deepEqual(errors, []);
});

test("sans forge déclarée, aucun ticket n'est proposé ; avec elle, il est prérempli", async () => {
  const { page } = await form();
  await fill(page, ordinary());
  await page.evaluate(() => document.querySelector('meta[name="guide:depot"]')?.remove());
  await write(page);
  assert.equal(await page.$('#recit a[href*="issues/new"]'), null);
  await page.evaluate(() => {
    document.head.insertAdjacentHTML("beforeend", '<meta name="guide:depot" content="https://forge.example/guide/">');
  });
  await page.click("text=Préparer mes réponses");
  const address = new URL((await page.getAttribute('#recit a[href*="issues/new"]', "href")) ?? "");
  assert.equal(address.origin + address.pathname, "https://forge.example/guide/issues/new");
  assert.match(address.searchParams.get("body") ?? "", /^### Nom de la collectivité\n\nValbois\n\n### Sorte de collectivité\n\nCommune\n/);
});

test("un récit trop long pour un ticket se télécharge", async () => {
  const { page } = await form();
  await page.evaluate(() => {
    document.head.insertAdjacentHTML("beforeend", '<meta name="guide:depot" content="https://forge.example/guide">');
  });
  await fill(page, { ...ordinary(), contexte: "é".repeat(3000) });
  await write(page);
  assert.equal(await page.$('#recit a[href*="issues/new"]'), null);
  assert.match((await page.textContent("#recit")) ?? "", /trop longues pour un ticket/);
});

test("un récit part par courriel à la structure qui publie ; trop long, le fichier s'y joint", async () => {
  const { page } = await form();
  await fill(page, ordinary());
  await write(page);
  const link = page.locator('#recit a[href^="mailto:"]');
  const sent = new URL((await link.getAttribute("href")) ?? "");
  assert.equal(sent.pathname, "", "sans contact publié, la personne choisit à qui");
  assert.equal(sent.searchParams.get("body"), await page.inputValue("#recit-texte"));
  await page.evaluate(() => document.querySelector("#signaler a")?.setAttribute("href", "mailto:guide@exemple.fr?subject=x"));
  await page.click("text=Préparer mes réponses");
  assert.equal(new URL((await link.getAttribute("href")) ?? "").pathname, "guide@exemple.fr");
  await fill(page, { ...ordinary(), contexte: "é".repeat(1000) });
  await page.click("text=Préparer mes réponses");
  assert.match((await link.textContent()) ?? "", /puis y joindre reponses\.txt$/);
  assert.equal(new URL((await link.getAttribute("href")) ?? "").searchParams.get("body"), null);
});

test("sans JavaScript, la page mène au formulaire à télécharger", async () => {
  const { page } = await newPage(guide.browser, { javaScriptEnabled: false });
  await page.goto(guide.url + PATH);
  assert.equal(await page.isVisible("#retour"), false);
  assert.ok(await page.isVisible("main a[href*='modeles/formulaire-retour']"));
});
