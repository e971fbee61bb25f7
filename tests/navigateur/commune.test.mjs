// La recherche d'une commune dans un vrai navigateur : au clavier, au doigt, lente, en panne, sans JavaScript.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { newPage, opened, SITE } from "./site.mjs";

const guide = opened();

/**
 * La page « Ma collectivité », le champ prêt à recevoir un nom.
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function ready(options) {
  const { page, errors } = await newPage(guide.browser, options);
  await page.goto(`${guide.url}ma-collectivite/`);
  await page.focus("#champ-commune");
  await page.waitForSelector("[role=combobox]");
  return { page, errors };
}

/**
 * Les réponses à un nom, une fois la liste affichée.
 * @param {import("playwright-core").Page} page
 * @param {string} text
 * @param {string} awaited
 */
async function answers(page, text, awaited) {
  await page.fill("#champ-commune", text);
  await page.locator("[role=option]", { hasText: awaited }).first().waitFor();
  return page.locator("[role=option]").allTextContents();
}

/**
 * Les requêtes d'une page, sans l'adresse du serveur ; celles qui partent ailleurs gardent la leur.
 * @param {import("playwright-core").Page} page
 */
function listened(page) {
  /** @type {{ method: string, url: string }[]} */
  const requests = [];
  page.on("request", (request) => {
    requests.push({ method: request.method(), url: request.url().replace(guide.url, "/") });
  });
  return requests;
}

/** @type {[string, string][]} */
const QUESTIONS = [
  ["St Etienne", "Saint-Étienne (Loire, 42000)"],
  ["chateauroux", "Châteauroux (Indre, 36000)"],
  ["l'isle adam", "L’Isle-Adam (Val-d’Oise, 95290)"],
  ["Saint-Étienne 42", "Saint-Étienne (Loire, 42000)"],
  ["saint-denis 974", "Saint-Denis (La Réunion, 97400)"],
  ["36000", "Châteauroux (Indre, 36000)"],
  ["75011", "Paris (Paris, 75011)"],
  ["2a004", "Ajaccio (Corse-du-Sud, 20000)"],
  ["y", "Y (Somme, 80190)"],
  ["la rochelle", "La Rochelle (Charente-Maritime, 17000)"],
  ["dombes", "Communauté de communes de la Dombes (Ain, intercommunalité)"],
];

describe("trouver sa commune", () => {
  test("quelle que soit la façon de l'écrire, la première réponse est la bonne", async () => {
    const { page, errors } = await ready();
    for (const [text, expected] of QUESTIONS) {
      const [first] = await answers(page, text, expected);
      assert.equal(first, expected, text);
    }
    assert.deepEqual(errors, []);
  });

  test("les douze Sainte-Colombe se distinguent", async () => {
    const { page } = await ready();
    const found = await answers(page, "sainte colombe", "Sainte-Colombe (Lot");
    const same = found.filter((text) => text.startsWith("Sainte-Colombe ("));
    assert.equal(same.length, 12);
    assert.equal(new Set(same).size, 12);
  });

  test("au clavier, jusqu'à la fiche", async () => {
    const { page, errors } = await ready();
    await page.keyboard.type("montbrison");
    await page.locator("[role=option]", { hasText: "Montbrison (Loire" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/ma-collectivite\/commune-[^/]+\/#42147$/);
    await page.getByRole("heading", { level: 1, name: /^Montbrison/ }).waitFor();
    assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? "", /^Montbrison\s: vos obligations/, "la fiche choisie ne s'annonce pas");
    assert.deepEqual(errors, []);
  });

  test("le champ garde son aide, et dit le nombre de réponses qu'il montre", async () => {
    const { page } = await ready();
    const help = await page.locator("#champ-commune").evaluate((field) => document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent);
    assert.match(help ?? "", /^Un nom ou un code postal/);
    const said = () => page.locator("[role=status]").allTextContents();
    assert.deepEqual((await said()).filter((text) => text.trim()), []);
    await page.keyboard.type("saint");
    await page.waitForFunction(() => [...document.querySelectorAll("[role=status]")].some((zone) => /^Les 20 premières réponses\./.test(zone.textContent ?? "")));
  });

  test("au clavier, Entrée sans choisir ouvre la fiche s'il n'y a qu'une réponse", async () => {
    const { page } = await ready();
    await answers(page, "l'isle-adam", "Isle-Adam");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#95313$/);
  });

  test("Échap, au milieu de la liste, ramène au champ sans rien perdre", async () => {
    const { page } = await ready();
    await answers(page, "brest", "Brest (Finistère");
    assert.ok(await page.getByRole("listbox", { name: "Votre commune ou votre intercommunalité" }).isVisible(), "la liste n'a pas de nom");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    assert.equal(await page.getAttribute("#champ-commune", "aria-expanded"), "false");
    await page.keyboard.type("!");
    assert.equal(await page.inputValue("#champ-commune"), "brest!");
  });

  test("Échap ferme la liste et laisse ce qui est écrit", async () => {
    const { page } = await ready();
    await answers(page, "brest", "Brest (Finistère");
    await page.keyboard.press("Escape");
    assert.equal(await page.getAttribute("#champ-commune", "aria-expanded"), "false");
    assert.equal(await page.inputValue("#champ-commune"), "brest");
  });

  test("au doigt, sur un petit écran", async () => {
    const { page, errors } = await ready({ hasTouch: true, viewport: { width: 320, height: 640 } });
    await answers(page, "brocas", "Brocas (Landes");
    await page.locator("[role=option]", { hasText: "Brocas (Landes" }).tap();
    await page.waitForURL(/#40056$/);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `la page déborde : ${wide} px`);
    assert.deepEqual(errors, []);
  });

  test("le bouton propose toutes les réponses, en liens", async () => {
    const { page } = await ready();
    await answers(page, "castillon", "Castillon (");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Voir la fiche" }).click();
    const link = page.locator(".commune__reponse a", { hasText: "Castillon (Canton de Lembeye)" });
    await link.waitFor();
    assert.match((await link.getAttribute("href")) ?? "", /^\.\.\/ma-collectivite\/commune-[^/]+\/#64182$/);
  });

  test("depuis l'accueil aussi", async () => {
    const { page } = await newPage(guide.browser);
    await page.goto(guide.url);
    await page.focus("#champ-commune");
    await page.waitForSelector("[role=combobox]");
    await answers(page, "brocas", "Brocas (Landes");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/ma-collectivite\/commune-[^/]+\/#40056$/);
  });

  test("depuis un dossier, sans serveur", async () => {
    const folder = mkdtempSync(join(tmpdir(), "guide-"));
    try {
      cpSync(SITE, folder, { recursive: true });
      const { page, errors } = await newPage(guide.browser);
      await page.goto(pathToFileURL(join(folder, "ma-collectivite", "index.html")).href);
      await page.focus("#champ-commune");
      await page.waitForSelector("[role=combobox]");
      await answers(page, "brocas", "Brocas (Landes");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: /^Brocas/ }).waitFor();
      assert.deepEqual(errors, []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("ce qui part sur le réseau", () => {
  test("rien avant que l'on touche le champ, puis un seul morceau par question", async () => {
    const { page } = await newPage(guide.browser);
    const requests = listened(page);
    await page.goto(`${guide.url}ma-collectivite/`);
    const early = requests.splice(0).filter(({ url }) => /commune|autocompletion/.test(url));
    assert.deepEqual(early, []);
    await page.focus("#champ-commune");
    await page.waitForSelector("[role=combobox]");
    await answers(page, "chateauroux", "Châteauroux (Indre");
    const shards = requests.filter(({ url }) => /communes\/(noms|chiffres)/.test(url));
    assert.equal(shards.length, 1);
  });

  test("choisir n'envoie rien : la fiche se lit, par des fichiers communs à tous", async () => {
    const { page } = await ready();
    await answers(page, "montbrison", "Montbrison (Loire");
    const requests = listened(page);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /^Montbrison/ }).waitFor();
    for (const { method, url } of requests) {
      assert.equal(method, "GET");
      assert.match(url, /^\/(ma-collectivite\/[a-z0-9-]+\/(#42147)?|assets\/[\w./-]+(\?[0-9a-f]{12})?)$/, url);
      assert.doesNotMatch(url.replace(/#.*/, ""), /42147|montbrison/i);
    }
    const kept = await page.evaluate(() => [document.cookie, Object.keys(localStorage), JSON.parse(localStorage.getItem("guide:commune") ?? "{}")]);
    assert.deepEqual(kept, ["", ["guide:commune"], { nom: "Montbrison", code: "42147", tranche: "commune-de-10001-a-30000-habitants", population: 16662, reponses: [] }], "l'appareil garde autre chose que la commune choisie");
  });

  test("un réseau lent ne perd aucune lettre", async () => {
    const { page, errors } = await newPage(guide.browser);
    await page.route(/assets\/(commune\.js|autocompletion|communes\/)/, async (route) => {
      await new Promise((later) => setTimeout(later, 400));
      await route.continue();
    });
    await page.goto(`${guide.url}ma-collectivite/`);
    await page.focus("#champ-commune");
    await page.keyboard.type("montbrison", { delay: 80 });
    await page.locator("[role=option]", { hasText: "Montbrison (Loire" }).waitFor();
    assert.equal(await page.inputValue("#champ-commune"), "montbrison");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "champ-commune");
    assert.deepEqual(errors, []);
  });

  test("une réponse tardive ne remplace pas la bonne", async () => {
    const { page } = await ready();
    /** @type {() => void} */
    let release = () => {};
    const held = new Promise((done) => (release = () => done(undefined)));
    await page.route(/communes\/noms-br/, async (route) => {
      await held;
      await route.continue();
    });
    await page.fill("#champ-commune", "brocas");
    await answers(page, "montbrison", "Montbrison (Loire");
    const late = page.waitForResponse(/communes\/noms-br/);
    release();
    await late;
    await page.waitForTimeout(200);
    const [first] = await page.locator("[role=option]").allTextContents();
    assert.equal(first, "Montbrison (Loire, 42600)");
  });
});

describe("quand quelque chose manque", () => {
  test("une commune inconnue se dit, avec l'autre chemin", async () => {
    const { page, errors } = await ready();
    await answers(page, "zzzz", "Aucune commune à ce nom");
    await page.keyboard.press("Enter");
    const said = page.locator(".commune__alerte");
    await said.locator("a").waitFor();
    assert.match(await said.innerText(), /Aucune commune ne répond à «\szzzz\s»/);
    assert.deepEqual(errors, []);
  });

  test("des questions étranges ne cassent ni n'injectent rien", async () => {
    const { page, errors } = await ready();
    for (const text of ["<img src=x onerror=alert(1)>", "   ", "🙂", "42".repeat(40), "a|b", "../../x", "constructor"]) {
      await page.fill("#champ-commune", text);
      await page.waitForTimeout(150);
      await page.getByRole("button", { name: "Voir la fiche" }).click();
      await page.waitForTimeout(150);
      assert.equal(await page.locator(".commune img").count(), 0);
    }
    assert.deepEqual(errors, []);
  });

  test("un morceau qui ne se charge pas se dit, puis se retente", async () => {
    const { page, errors } = await ready();
    await page.route(/communes\/noms-/, (route) => route.abort());
    await page.fill("#champ-commune", "brocas");
    const said = page.locator(".commune__alerte a");
    await said.waitFor();
    assert.match(await page.locator(".commune__alerte").innerText(), /ne s’est pas chargée/);
    assert.match((await said.getAttribute("href")) ?? "", /#choisir-votre-taille$/);
    await page.unroute(/communes\/noms-/);
    await answers(page, "brocas ", "Brocas (Landes");
    assert.deepEqual(errors.filter((text) => !text.includes("ERR_FAILED")), []);
  });

  test("si la liste qui se complète manque, le bouton répond encore", async () => {
    const { page } = await newPage(guide.browser);
    await page.route(/autocompletion/, (route) => route.abort());
    await page.goto(`${guide.url}ma-collectivite/`);
    await page.fill("#champ-commune", "brocas");
    await page.locator(".commune__alerte a").waitFor();
    await page.getByRole("button", { name: "Voir la fiche" }).click();
    await page.waitForURL(/#40056$/);
  });

  test("si le script même manque, la page le dit", async () => {
    const { page } = await newPage(guide.browser);
    await page.route(/assets\/commune\.js/, (route) => route.abort());
    await page.goto(`${guide.url}ma-collectivite/`);
    await page.focus("#champ-commune");
    await page.getByText("ne s’est pas chargée").waitFor();
  });

  test("sans JavaScript, les tailles sont en liens et le champ n'est pas là", async () => {
    const { page } = await newPage(guide.browser, { javaScriptEnabled: false });
    await page.goto(`${guide.url}ma-collectivite/`);
    assert.equal(await page.locator("form.commune").isVisible(), false);
    const links = page.locator("a[href^='commune-'], a[href^='../ma-collectivite/commune-']");
    assert.ok((await links.count()) > 3);
    await links.first().click();
    await page.waitForURL(/\/ma-collectivite\/commune-[^/]+\/$/);
    assert.equal(await page.locator(".commune-choisie").isVisible(), false);
  });
});

describe("la fiche d'une commune", () => {
  /** @param {string} fragment */
  async function sheet(fragment, range = "commune-moins-de-3500-habitants") {
    const { page, errors } = await newPage(guide.browser);
    await page.goto(`${guide.url}ma-collectivite/${range}/${fragment}`);
    return { page, errors, panel: page.locator(".commune-choisie") };
  }

  test("dit le département, la population et son année, l'intercommunalité et les aides", async () => {
    const { page, panel, errors } = await sheet("#01001");
    await page.getByRole("heading", { level: 1, name: /^L’Abergement-Clémenciat\s: vos obligations numériques$/ }).waitFor();
    const text = await panel.innerText();
    assert.match(text, /875\shabitants · Ain \(01\)/);
    assert.match(await page.locator(".commune-doutes").innerText(), /population totale, recensement de 2022/);
    assert.match(await page.title(), /^L’Abergement-Clémenciat – /);
    const links = await panel.locator("a").evaluateAll((found) => found.map((link) => link.getAttribute("href")));
    assert.match(links[0] ?? "", /^\.\.\/\.\.\/ma-collectivite\/intercommunalite-[^/]+\/#200069193$/);
    const helps = page.getByRole("link", { name: /^Qui m’aide\s: Ain$/ });
    assert.equal(await helps.getAttribute("href"), "../../qui-aide/departements/#departement-01");
    const help = await (await fetch(`${guide.url}qui-aide/departements/`)).text();
    assert.ok(help.includes('id="departement-01"'));
    assert.deepEqual(errors, []);
  });

  test("près d'un seuil, elle demande de vérifier et montre la fiche d'à côté", async () => {
    /** @param {string} code */
    const doubts = async (code) => {
      const { page } = await sheet(code);
      await page.getByRole("heading", { level: 1, name: /obligations numériques$/ }).waitFor();
      return page.locator(".commune-doutes");
    };
    assert.doesNotMatch(await (await doubts("#01007")).innerText(), /À vérifier/);
    const near = await doubts("#01024");
    assert.match(await near.innerText(), /à 5\s% ou moins du seuil de 3\s500 habitants/);
    assert.match((await near.locator("a").first().getAttribute("href")) ?? "", /commune-de-3500-habitants\/#01024$/);
    assert.match(await near.innerText(), /Population utilisée\s: population totale/);
    assert.match(await (await doubts("#22016")).innerText(), /Population utilisée\s: population municipale/, "faute de la population totale");
  });

  test("une fiche qui n'est pas la sienne mène à la bonne", async () => {
    const { panel } = await sheet("#42147");
    const said = panel.locator("p", { hasText: "Vous lisez une autre fiche" });
    await said.waitFor();
    assert.match((await said.getByRole("link").getAttribute("href")) ?? "", /commune-de-10001-a-30000-habitants\/#42147$/);
  });

  test("un code que personne ne porte, un fragment illisible : un message, aucune erreur", async () => {
    for (const fragment of ["#99999", "#n-importe-quoi", "#%E0%A4%A", "#<script>"]) {
      const { page, panel, errors } = await sheet(fragment);
      await page.getByText("qui n’est le code d’aucune commune").waitFor();
      assert.equal(await panel.locator("a").getAttribute("href"), "../../ma-collectivite/");
      assert.deepEqual(errors, [], fragment);
    }
  });

  test("sans code, ou quand le fragment mène à un titre, rien ne s'affiche ni ne se charge", async () => {
    for (const fragment of ["", "#les-questions"]) {
      const { page, panel } = await sheet(fragment);
      await page.waitForLoadState("networkidle");
      assert.equal(await panel.isVisible(), false, fragment);
      assert.equal(await page.locator("script[src*='commune.js']").count(), 0);
    }
  });

  test("un morceau qui ne se charge pas se dit", async () => {
    const { page } = await newPage(guide.browser);
    await page.route(/communes\/chiffres/, (route) => route.abort());
    await page.goto(`${guide.url}ma-collectivite/commune-moins-de-3500-habitants/#01001`);
    await page.getByText("La liste des communes ne s’est pas chargée").waitFor();
  });
});

/** Le script d'axe-core, s'il est installé. */
function axeSource() {
  try {
    return readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  } catch {
    return "";
  }
}

/**
 * Les règles d'axe que le contenu de la page enfreint.
 * @param {import("playwright-core").Page} page
 * @param {string} source
 * @returns {Promise<string[]>}
 */
async function faults(page, source) {
  await page.evaluate(source);
  return page.evaluate('axe.run("main").then(({ violations }) => violations.map(({ id }) => id))');
}

test("axe ne trouve aucune faute, liste ouverte et fiche montrée", async (context) => {
  const source = axeSource();
  if (!source) return context.skip("axe-core n'est pas installé");
  const { page } = await ready();
  await answers(page, "sainte colombe", "Sainte-Colombe (Lot");
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await faults(page, source), []);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /obligations numériques$/ }).waitFor();
  assert.deepEqual(await faults(page, source), []);
});
