// Le formulaire où l'on raconte : le fichier qu'il donne est, octet pour octet, celui de l'écrivain en Python.
import assert from "node:assert/strict";
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
  await page.focus("#titre");
  await page.waitForFunction(() => "guideRetour" in globalThis);
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
  await page.click("text=Écrire mon récit");
  await page.waitForSelector("#recit:not([hidden])");
}

for (const { nom, reponses, fichier, texte } of STORIES) {
  test(`le même fichier que Python, octet pour octet : ${nom}`, async () => {
    const { page, errors } = await form();
    await fill(page, reponses);
    await write(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#recit a[download]")]);
    assert.equal(`docs/retours/${download.suggestedFilename()}`, fichier);
    assert.equal(readFileSync((await download.path()) ?? "", "utf8"), texte);
    assert.deepEqual(errors, []);
    await page.context().close();
  });
}

test("les fautes se disent à côté de la question et dans un résumé qui prend le focus", async () => {
  const { page } = await form();
  await fill(page, { ...ordinary(), titre: "", accord_le: "31/02/2026", cout_euros: "120", themes: "" });
  await page.click("text=Écrire mon récit");
  assert.equal(await page.isVisible("#recit"), false);
  assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? "", /4 réponses sont à corriger/);
  assert.equal(await page.textContent("#titre-erreur"), "Cette réponse manque.");
  assert.equal(await page.textContent("#accord_le-erreur"), "Cette date n'existe pas. Exemple : 21/11/2026.");
  assert.equal(await page.textContent("#cout_precision-erreur"), "Dites ce que la somme couvre.");
  assert.equal(await page.textContent("#themes-erreur"), "Cette réponse manque.");
});

test("une réponse se vérifie dès qu'on la quitte, et elle seule", async () => {
  const { page } = await form();
  await page.fill("#accord_le", "hier");
  await page.press("#accord_le", "Tab");
  assert.equal(await page.textContent("#accord_le-erreur"), "Date attendue. Exemple : 21/11/2026.");
  assert.equal(await page.getAttribute("#accord_le", "aria-invalid"), "true");
  assert.equal(await page.isVisible("#titre-erreur"), false);
  await page.fill("#accord_le", "21/11/2026");
  await page.press("#accord_le", "Tab");
  assert.equal(await page.isVisible("#accord_le-erreur"), false);
});

test("un clic n'est pas perdu quand une phrase paraît au-dessus du bouton", async () => {
  const { page } = await form();
  await fill(page, { ...ordinary(), accord_par: "" });
  await page.focus("#accord_par");
  await page.keyboard.type("x".repeat(200));
  const box = await page.locator("text=Écrire mon récit").boundingBox();
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
  await page.mouse.down();
  await page.waitForTimeout(50);
  await page.mouse.up();
  await page.waitForSelector(".formulaire__erreurs:not([hidden])", { timeout: 2_000 });
});

test("le nom d'une personne est refusé, et la phrase dit quoi écrire", async () => {
  const { page } = await form();
  await fill(page, { ...ordinary(), agents: "Mme Durand, secrétaire" });
  await page.click("text=Écrire mon récit");
  assert.match((await page.textContent("#agents-erreur")) ?? "", /Ne nommez personne : « Mme Durand ».*la secrétaire de mairie/);
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
  await page.click("text=Écrire mon récit");
  const address = new URL((await page.getAttribute('#recit a[href*="issues/new"]', "href")) ?? "");
  assert.equal(address.origin + address.pathname, "https://forge.example/guide/issues/new");
  assert.match(address.searchParams.get("body") ?? "", /^### Nom de la collectivité\n\nValbois\n\n### Sorte de collectivité\n\ncommune\n/);
});

test("un récit trop long pour un ticket se télécharge", async () => {
  const { page } = await form();
  await page.evaluate(() => {
    document.head.insertAdjacentHTML("beforeend", '<meta name="guide:depot" content="https://forge.example/guide">');
  });
  await fill(page, { ...ordinary(), contexte: "é".repeat(3000) });
  await write(page);
  assert.equal(await page.$('#recit a[href*="issues/new"]'), null);
  assert.match((await page.textContent("#recit")) ?? "", /trop long pour un ticket/);
});

test("sans JavaScript, la page mène au formulaire à télécharger", async () => {
  const { page } = await newPage(guide.browser, { javaScriptEnabled: false });
  await page.goto(guide.url + PATH);
  assert.equal(await page.isVisible("#retour"), false);
  assert.ok(await page.isVisible("main a[href*='modeles/formulaire-retour']"));
});
