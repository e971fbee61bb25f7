// Le générateur de déclaration : du formulaire vide au texte prêt à publier, sans rien envoyer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { newPage, opened, SITE } from "./site.mjs";

const PATH = "declaration-accessibilite/generateur/";

const guide = opened();

const NEVER_AUDITED = {
  entite: "Commune de Valbois",
  site: "Valbois en ligne",
  adresse_site: "https://valbois.example/",
  technologies: "HTML\nCSS",
  contact: "https://valbois.example/contact",
  date_etablie: "2026-11-21",
};

/** @param {import("playwright-core").Page} page @param {Record<string, string>} values */
async function fill(page, values) {
  for (const [id, value] of Object.entries(values)) await page.fill(`#${id}`, value);
}

async function form() {
  const { page, errors } = await newPage(guide.browser);
  await page.goto(guide.url + PATH);
  await page.waitForSelector("#generateur:not([hidden])");
  return { page, errors };
}

/** Les titres de l'aperçu, dans l'ordre. @param {import("playwright-core").Page} page */
function headings(page) {
  return page.$$eval(".apercu :is(h4, h5, h6)", (found) => found.map((it) => `${Number(it.tagName[1]) - 2} ${it.textContent}`));
}

test("un site jamais audité donne une déclaration « non conforme » dans le plan imposé", async () => {
  const { page, errors } = await form();
  await fill(page, NEVER_AUDITED);
  await page.click("text=Écrire ma déclaration");
  await page.waitForSelector("#declaration:not([hidden])");
  assert.deepEqual(await headings(page), [
    "2 État de conformité",
    "3 Résultat des tests",
    "2 Contenus non accessibles",
    "3 Non conformité",
    "3 Dérogations pour charge disproportionnée",
    "3 Contenus non soumis à l’obligation d’accessibilité",
    "2 Établissement de cette déclaration d’accessibilité",
    "3 Technologies utilisées pour la réalisation de Valbois en ligne",
    "4 Environnement de test",
    "4 Les outils utilisés lors de l’évaluation",
    "4 Pages du site ayant fait l’objet de la vérification de conformité",
    "2 Retour d’information et contact",
    "2 Voies de recours",
  ]);
  const text = await page.inputValue("#declaration-texte");
  assert.match(text, /Valbois en ligne est non conforme/);
  assert.match(text, /aucun résultat d’audit/);
  assert.doesNotMatch(text, /\[[a-z_]+\]|undefined/);
  const html = await page.inputValue("#declaration-html");
  assert.match(html, /^<p>Commune de Valbois s’engage/);
  assert.match(html, /<li>CSS<\/li>/);
  const said = await page.textContent("#declaration");
  assert.match(said ?? "", /Accessibilité : non conforme/);
  assert.match(said ?? "", /21 novembre 2029/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "declaration");
  assert.deepEqual(errors, []);
});

for (const [rate, state] of [["49", "non conforme"], ["50", "partiellement conforme"], ["99.9", "partiellement conforme"], ["100", "totalement conforme"]]) {
  test(`un audit à ${rate} % donne « ${state} »`, async () => {
    const { page } = await form();
    await fill(page, NEVER_AUDITED);
    await page.check("#audit-avec_audit");
    await fill(page, { date_audit: "2026-10-01", taux: rate ?? "", auditeur: "une société d'audit", outils: "inspecteur" });
    await page.click("text=Écrire ma déclaration");
    await page.waitForSelector("#declaration:not([hidden])");
    assert.match(await page.inputValue("#declaration-texte"), new RegExp(`Valbois en ligne est ${state} avec`));
  });
}

test("« partiellement » demande la date, le taux, l'auditeur et l'outil", async () => {
  const { page } = await form();
  await fill(page, NEVER_AUDITED);
  await page.check("#audit-avec_audit");
  await page.click("text=Écrire ma déclaration");
  assert.equal(await page.isVisible("#declaration"), false);
  for (const id of ["date_audit", "taux", "auditeur", "outils"]) assert.equal(await page.textContent(`#${id}-erreur`), "Cette réponse manque.");
});

test("les fautes se disent à côté du champ et dans un résumé qui prend le focus, sans rien effacer", async () => {
  const { page } = await form();
  await fill(page, { ...NEVER_AUDITED, entite: "", adresse_site: "valbois" });
  await page.click("text=Écrire ma déclaration");
  const summary = await page.evaluate(() => document.activeElement?.textContent);
  assert.match(summary ?? "", /2 réponses sont à corriger/);
  assert.ok(await page.getByRole("group", { name: "2 réponses sont à corriger :" }).isVisible(), "le nombre ne s'annonce pas");
  assert.equal(await page.getAttribute("#entite", "aria-invalid"), "true");
  assert.match((await page.getAttribute("#adresse_site", "aria-describedby")) ?? "", /adresse_site-erreur/);
  assert.equal(await page.inputValue("#adresse_site"), "valbois");
  await page.click(".formulaire__erreurs a >> nth=0");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "entite");
});

test("un nombre ou un jour mal écrit n'est pas dit manquant", async () => {
  const { page } = await form();
  await fill(page, NEVER_AUDITED);
  await page.check("#audit-avec_audit");
  await page.focus("#taux");
  await page.keyboard.type("6e");
  await page.click("text=Écrire ma déclaration");
  assert.equal(await page.textContent("#taux-erreur"), "Nombre attendu, par exemple 62.");
});

test("le brouillon survit à la fermeture et s'efface sur demande", async () => {
  const { page } = await form();
  await fill(page, { entite: "Commune de Valbois" });
  await page.reload();
  await page.waitForSelector("#generateur:not([hidden])");
  assert.equal(await page.inputValue("#entite"), "Commune de Valbois");
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.click("text=Effacer mes réponses");
  assert.equal(await page.inputValue("#entite"), "Commune de Valbois", "un effacement non confirmé a effacé");
  page.once("dialog", (dialog) => dialog.accept());
  await page.click("text=Effacer mes réponses");
  assert.equal(await page.inputValue("#entite"), "");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test("rien de ce qui est écrit ne quitte l'appareil", async () => {
  const { page } = await form();
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await fill(page, NEVER_AUDITED);
  await page.click("text=Écrire ma déclaration");
  await page.waitForSelector("#declaration:not([hidden])");
  await page.click("text=Copier >> nth=0");
  assert.deepEqual(asked, []);
});

test("du HTML dans une réponse reste du texte", async () => {
  const { page, errors } = await form();
  await fill(page, { ...NEVER_AUDITED, site: "<img src=x onerror=alert(1)>" });
  await page.click("text=Écrire ma déclaration");
  await page.waitForSelector("#declaration:not([hidden])");
  assert.equal(await page.$("#declaration img"), null);
  assert.match(await page.inputValue("#declaration-html"), /&lt;img/);
  assert.deepEqual(errors, []);
});

test("un brouillon abîmé n'empêche rien", async () => {
  const { page, errors } = await form();
  await page.evaluate(() => localStorage.setItem("guide:declaration-accessibilite", "{abîmé"));
  await page.reload();
  await page.waitForSelector("#generateur:not([hidden])");
  assert.deepEqual(errors, []);
});

test("sans JavaScript, la page mène au modèle à télécharger", async () => {
  const { page } = await newPage(guide.browser, { javaScriptEnabled: false });
  await page.goto(guide.url + PATH);
  assert.equal(await page.isVisible("#generateur"), false);
  assert.ok(await page.isVisible("main a[href*='modeles/declaration-accessibilite']"));
});

test("la page construite ne porte aucun script en ligne", () => {
  assert.doesNotMatch(readFileSync(`${SITE}/${PATH}index.html`, "utf8"), /<script(?![^>]*\bsrc=)[^>]*>/);
});
