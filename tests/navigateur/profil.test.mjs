// La fiche d'une tranche dans un vrai navigateur : ce que montre chaque réponse, ce qui reste, ce qui s'imprime.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { newPage, opened, SITE } from "./site.mjs";

const guide = opened();
const SMALL = "commune-moins-de-3500-habitants";
const FOLDER = "ma-collectivite/";
const PHONE = { viewport: { width: 360, height: 740 } };
const LARGE = { viewport: { width: 1280, height: 800 } };

/** Le nom de chaque fiche publiée. */
const SHEETS = readdirSync(join(SITE, FOLDER), { withFileTypes: true }).filter((one) => one.isDirectory() && one.name !== "questions").map(({ name }) => name);

/**
 * Une fiche ouverte.
 * @param {string} [fragment]
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function sheet(fragment = "", options = LARGE, name = SMALL) {
  const { page, errors } = await newPage(guide.browser, options);
  await page.goto(`${guide.url}${FOLDER}${name}/${fragment}`);
  return { page, errors };
}

/** Ce qui se lit sous une question. @param {import("playwright-core").Page} page @param {string} question */
const under = (page, question) => page.locator(`#q-${question}`).innerText();

/** Répond à une question. @param {import("playwright-core").Page} page @param {string} question @param {string} answer */
const reply = (page, question, answer) => page.check(`[name=${question}][value=${answer}]`);

/** Les lignes d'un tableau de territoires. @param {string} file */
const rows = (file) => readFileSync(new URL(`../../data/territoires/${file}.csv`, import.meta.url), "utf8").trim().split("\n").slice(1).map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, "").replace(/^"|"$/g, "")) ?? []);

/** Les bornes que dit le nom d'une fiche : « moins de N », « de A à B », « N et plus ». @param {string} name */
function bounds(name) {
  const [low = 0, high = low] = (name.match(/\d+/g) ?? []).map(Number);
  if (name.includes("moins-de")) return [0, low - 1];
  return name.endsWith("et-plus") ? [low, Infinity] : [low, high];
}

/** Le territoire au plus long nom d'une fiche, avec celui de son intercommunalité ; rien si la fiche n'en nomme aucun. */
function longest(name = SMALL) {
  const [low = 0, high = 0] = bounds(name);
  const unions = new Map(rows("epci").map(([siren = "", union = ""]) => [siren, union]));
  const size = (/** @type {string[]} */ row) => (row[1] ?? "").length + (unions.get(row[6] ?? "") ?? "").length;
  const [file, count] = name.startsWith("commune") ? ["communes", 4] : ["epci", 3];
  if (!/^(commune|inter)/.test(name)) return "";
  const people = (/** @type {string[]} */ row) => Number(row[count]);
  return rows(file).filter((row) => people(row) > 0 && low <= people(row) && people(row) <= high).sort((one, other) => size(other) - size(one))[0]?.[0] ?? "";
}

/** Une fiche au nom du territoire qui l'allonge le plus. @param {string} name */
async function named(name) {
  const code = longest(name);
  const { page } = await sheet(code && `#${code}`, LARGE, name);
  if (code) await page.getByRole("heading", { level: 1, name: /obligations numériques$/ }).waitFor();
  return page;
}

for (const [kind, javaScriptEnabled] of /** @type {[string, boolean][]} */ ([["avec", true], ["sans", false]])) {
  describe(`répondre, ${kind} JavaScript`, () => {
    test("« non » dit la raison et l'article sous la question, « je ne sais pas » garde tout", async () => {
      const { page, errors } = await sheet("", { javaScriptEnabled });
      assert.doesNotMatch(await under(page, "wifi"), /Ne vous concerne pas/);
      await reply(page, "wifi", "non");
      assert.match(await under(page, "wifi"), /Ne vous concerne pas\. La règle vise qui offre au public .*article L34-1/);
      await reply(page, "wifi", "je_ne_sais_pas");
      assert.doesNotMatch(await under(page, "wifi"), /Ne vous concerne pas/);
      await reply(page, "wifi", "oui");
      assert.doesNotMatch(await under(page, "wifi"), /Ne vous concerne pas/);
      assert.deepEqual(errors, []);
    });

    test("deux questions décident ensemble : la première réponse dit celle qui reste", async () => {
      const { page } = await sheet("", { javaScriptEnabled });
      await reply(page, "site", "non");
      assert.match(await under(page, "site"), /Accessibilité numérique\s*Il reste la question 2\./);
      await reply(page, "service_en_ligne", "non");
      assert.match(await under(page, "site"), /Accessibilité numérique\s*Ne vous concerne pas\./);
      const first = page.locator(".premiers li", { hasText: "Déclaration d’accessibilité" });
      assert.match(await first.innerText(), /Ne vous concerne pas\./);
      assert.equal(await first.getByRole("checkbox").isVisible(), false, "une case à cocher reste sur ce qui n'est plus dû");
      await reply(page, "site", "oui");
      assert.doesNotMatch(await first.innerText(), /Ne vous concerne pas/);
    });

    test("une réponse qui change le geste le montre", async () => {
      const { page } = await sheet("", { javaScriptEnabled });
      const acts = page.locator(".premiers li", { hasText: "Publication des actes" });
      const before = await acts.innerText();
      await reply(page, "mode_publicite", "oui");
      assert.notEqual(await acts.innerText(), before);
    });
  });
}

test("un navigateur qui ne lit pas :has montre tout, et n'écarte rien", async () => {
  const { page } = await newPage(guide.browser, LARGE);
  await page.route(/profil\.css/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/:has\(/g, ":inconnu(") });
  });
  await page.goto(`${guide.url}${FOLDER}${SMALL}/`);
  await reply(page, "wifi", "non");
  assert.doesNotMatch(await page.locator("main").innerText(), /Ne vous concerne pas\./);
});

describe("ce qui reste", () => {
  test("cases et réponses restent sur l'appareil, vont dans l'adresse, et s'effacent d'un geste", async () => {
    const { page, errors } = await sheet("#23025");
    await page.getByRole("heading", { level: 1, name: /^Bonnat/ }).waitFor();
    await reply(page, "wifi", "non");
    await reply(page, "marche", "moins_de_40000");
    await page.getByRole("checkbox").first().check();
    await page.waitForFunction(() => location.hash.includes("wifi=n"));
    assert.match(new URL(page.url()).hash, /^#23025;wifi=n,marche=moins_de_4$/);
    assert.match(await page.locator(".questions [role=status]").innerText(), /^2 questions répondues sur \d+, 1 geste fait\. Gardé sur cet appareil seulement\.$/);
    await page.goto(`${guide.url}${FOLDER}${SMALL}/#23025`);
    await page.reload();
    await page.waitForFunction(() => document.querySelector("[name=wifi][value=non]:checked"));
    assert.ok(await page.getByRole("checkbox").first().isChecked());
    page.on("dialog", (dialog) => void dialog.accept());
    await page.getByRole("button", { name: "Tout effacer" }).click();
    assert.equal(await page.locator("[name=wifi][value=je_ne_sais_pas]").isChecked(), true);
    assert.equal(await page.getByRole("checkbox").first().isChecked(), false);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    assert.equal(new URL(page.url()).hash, "#23025");
    assert.deepEqual(errors, []);
  });

  test("un lien reçu répond sur la fiche, pour sa commune et sans elle", async () => {
    for (const fragment of ["#23025;wifi=n,site=o", "#;wifi=non"]) {
      const { page, errors } = await sheet(fragment);
      await page.waitForFunction(() => document.querySelector("[name=wifi][value=non]:checked"));
      assert.match(await under(page, "wifi"), /Ne vous concerne pas/);
      assert.deepEqual(errors, [], fragment);
    }
  });

  test("un fragment hostile ou inconnu ne répond à rien et ne casse rien", async () => {
    for (const fragment of ["#;wifi=<img src=x onerror=alert(1)>", "#;constructor=n,__proto__=o", "#;wifi=zzz", "#;;;===,,,", "#23025;inconnue=o,marche=m", `#;${"x".repeat(5000)}`, "#%E0%A4%A;wifi=%"]) {
      const { page, errors } = await sheet(fragment);
      await page.waitForTimeout(300);
      assert.equal(await page.locator(".questions :checked:not([value=je_ne_sais_pas])").count(), 0, fragment);
      assert.deepEqual(errors, [], fragment);
    }
  });

  test("rien ne se charge ni ne se garde tant que l'on n'a rien répondu", async () => {
    const { page } = await sheet();
    await page.waitForLoadState("networkidle");
    assert.equal(await page.locator("script[src*='profil.js'], script[src*='formulaire.js']").count(), 0);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  });

  test("une intercommunalité choisie n'a pas à dire ce que les tableaux savent", async () => {
    const { page } = await sheet("#200069193", LARGE, "intercommunalite-de-10001-a-50000-habitants");
    await page.getByRole("heading", { level: 1, name: /obligations numériques$/ }).waitFor();
    const group = page.locator("#q-membre_3500");
    assert.ok(await group.evaluate((one) => /** @type {HTMLFieldSetElement} */ (one).disabled));
    assert.equal(await group.locator("[value=je_ne_sais_pas]").isChecked(), false);
  });
});

describe("ce que l'on voit d'abord", () => {
  for (const [name, options] of Object.entries({ "1280×800": LARGE, "360×740": PHONE })) {
    test(`à ${name}, le premier geste est sur le premier écran, même au nom de la commune au plus long nom`, async () => {
      for (const fragment of ["", `#${longest()}`]) {
        const { page } = await sheet(fragment, options);
        if (fragment) await page.getByRole("heading", { level: 1, name: /obligations numériques$/ }).waitFor();
        const label = await page.locator(".premiers li").first().locator("label").boundingBox();
        assert.ok(label && label.y + 40 < options.viewport.height, `le premier geste commence à ${label?.y}`);
      }
    });
  }

  test("aucun bloc ne défile de côté à 360 points, toutes questions répondues", async () => {
    for (const name of SHEETS) {
      const { page } = await sheet("", PHONE, name);
      for (const group of await page.locator("fieldset").all()) await group.getByRole("radio").nth(1).check();
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, name);
      await page.context().close();
    }
  });
});

describe("sur le papier", () => {
  /** Le PDF que le navigateur imprime, et ce qu'en disent les outils. @param {import("playwright-core").Page} page */
  async function printed(page) {
    const folder = mkdtempSync(join(tmpdir(), "fiche-"));
    try {
      writeFileSync(join(folder, "fiche.pdf"), await page.pdf({ preferCSSPageSize: true }));
      const read = (/** @type {string[]} */ ...how) => execFileSync("pdftotext", [...how, join(folder, "fiche.pdf"), "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
      return { pages: read("-bbox").split("<page ").slice(1), first: read("-l", "1"), text: read("-raw") };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** Ce qui reste blanc au bas d'une page, en centièmes de sa hauteur, marge et pied ôtés. @param {string} page */
  function left(page) {
    const height = Number(/height="([\d.]+)"/.exec(page)?.[1]);
    const foot = height * (1 - 9 / 297);
    const last = Math.max(...[...page.matchAll(/yMax="([\d.]+)"/g)].map(([, low]) => Number(low)).filter((low) => low < foot));
    return (100 * (foot - last)) / height;
  }

  /** Les tailles de lettre de ce qui s'imprime, en points. @param {import("playwright-core").Page} page */
  const sizes = (page) =>
    page.evaluate(() => {
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = new Set();
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        if (node.nodeValue?.trim() && node.parentElement?.checkVisibility()) found.add(Math.round(parseFloat(getComputedStyle(node.parentElement).fontSize) * 7.5) / 10);
      }
      return [...found];
    });

  test("chaque fiche, au nom de la commune au plus long nom, tient en deux pages, signée à la fin de la première, et laisse de quoi loger une police plus large", async () => {
    for (const name of SHEETS) {
      const page = await named(name);
      const { pages, first } = await printed(page);
      assert.equal(pages.length, 2, `${name} : ${pages.length} pages`);
      for (const one of pages) assert.ok(left(one) >= 4, `${name} : il reste ${left(one).toFixed(1)} % de la page`);
      assert.match(first, /Signature/, `${name} : la signature n'est pas sur la première page`);
      assert.match(first.trim().split("\n").slice(-8).join(" "), /Signature|avis juridique/, name);
      await page.context().close();
    }
  });

  test("aucune lettre sous 9 points, aucun bouton, aucun anneau, et moins de mots que n'en lit un maire", async () => {
    for (const name of SHEETS) {
      const page = await named(name);
      await page.emulateMedia({ media: "print" });
      assert.ok(Math.min(...(await sizes(page))) >= 9, `${name} : ${await sizes(page)}`);
      assert.equal(await page.getByRole("button").count(), 0);
      assert.equal(await page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.activeElement)).outlineStyle), "none");
      const words = (await page.locator("main").innerText()).match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
      assert.ok(words <= 1_400, `${name} : ${words} mots`);
      await page.context().close();
    }
  });

  test("chaque question a ses cases et ses fiches, et ce qui est répondu s'imprime", async () => {
    const { page } = await sheet();
    for (const group of await page.locator("fieldset").all()) await group.getByRole("radio").nth(1).check();
    assert.equal((await printed(page)).pages.length, 2, "tout répondu, la fiche déborde");
    const { text } = await printed(page);
    assert.match(text, /4\. Offrez-vous au public une connexion à internet/);
    assert.match(text.replace(/\s+/g, " "), /oui non → Wifi public et postes en libre accès oui non/);
    assert.doesNotMatch(text, /je ne sais pas/);
  });
});

test("la fiche mène aux récits de collectivités de sa taille, ou de sa sorte", async () => {
  for (const [name, lists] of Object.entries({ [SMALL]: /Moins de 500 habitants : \d+ récits?\s+De 500 à 999 habitants : \d+/, "intercommunalite-moins-de-10001-habitants": /Communauté de communes : \d+ récits?/ })) {
    const { page } = await sheet("", LARGE, name);
    assert.match((await page.locator("#ensuite + ul").innerText()).replace(/[\u00a0\u202f]/g, " "), lists);
  }
});

test("axe ne trouve aucune faute, sans réponse, tout à « non », tout à « oui »", async (context) => {
  let source = "";
  try {
    source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  } catch {
    return context.skip("axe-core n'est pas installé");
  }
  const { page } = await sheet("#23025");
  await page.getByRole("heading", { level: 1, name: /^Bonnat/ }).waitFor();
  await page.evaluate(source);
  const faults = () => page.evaluate('axe.run("main").then(({ violations }) => violations.map(({ id }) => id))');
  assert.deepEqual(await faults(), []);
  for (const rank of [1, 0]) {
    for (const group of await page.locator("fieldset").all()) await group.getByRole("radio").nth(rank).check();
    assert.deepEqual(await faults(), []);
  }
});
