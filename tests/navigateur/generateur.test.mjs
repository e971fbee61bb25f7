// Le générateur de déclaration : du formulaire vide au texte prêt à publier, sans rien envoyer.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  date_maj: "2026-11-21",
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
  return page.$$eval(".apercu :is(h3, h4, h5, h6)", (found) => found.map((it) => `${Number(it.tagName[1]) - 2} ${it.textContent}`));
}

test("un site jamais audité donne une déclaration « non conforme » dans le plan imposé", async () => {
  const { page, errors } = await form();
  await fill(page, NEVER_AUDITED);
  await page.click("text=Écrire ma déclaration");
  await page.waitForSelector("#resultat:not([hidden])");
  assert.deepEqual(await headings(page), [
    "1 Déclaration d’accessibilité",
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
  const text = await page.inputValue("#texte-seul");
  assert.match(text, /Valbois en ligne est non conforme/);
  assert.match(text, /aucun résultat d’audit/);
  assert.doesNotMatch(text, /\[[a-z_]+\]|undefined/);
  const html = await page.inputValue("#texte-html");
  assert.match(html, /^<p>Commune de Valbois s’engage/);
  assert.match(html, /<a href="https:\/\/www\.defenseurdesdroits\.fr\/nous-contacter-355">/);
  assert.match(html, /<li>CSS<\/li>/);
  const said = await page.textContent("#resultat");
  assert.match(said ?? "", /Accessibilité : non conforme/);
  assert.match(said ?? "", /21 novembre 2029/);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "resultat-titre");
  assert.deepEqual(errors, []);
});

for (const [rate, state] of [["49", "non conforme"], ["50", "partiellement conforme"], ["99.9", "partiellement conforme"], ["100", "totalement conforme"], ["5,2", "non conforme"], ["72,5 %", "partiellement conforme"]]) {
  test(`un audit à ${rate} % donne « ${state} »`, async () => {
    const { page } = await form();
    await fill(page, NEVER_AUDITED);
    await page.check("#audit-avec_audit");
    await fill(page, { date_audit: "2026-10-01", taux: rate ?? "", auditeur: "une société d'audit", outils: "inspecteur" });
    await page.click("text=Écrire ma déclaration");
    await page.waitForSelector("#resultat:not([hidden])");
    assert.match(await page.inputValue("#texte-seul"), new RegExp(`Valbois en ligne est ${state} avec`));
  });
}

test("« partiellement » demande la date, le taux, l'auditeur et l'outil", async () => {
  const { page } = await form();
  await fill(page, NEVER_AUDITED);
  await page.check("#audit-avec_audit");
  await page.click("text=Écrire ma déclaration");
  assert.equal(await page.isVisible("#resultat"), false);
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
  assert.equal(await page.textContent("#taux-erreur"), "Nombre attendu, par exemple 72,5.");
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
  await page.waitForSelector("#resultat:not([hidden])");
  await page.click("text=Copier >> nth=0");
  assert.deepEqual(asked.filter((url) => !url.startsWith("blob:")), []);
});

const AUDITED = { date_audit: "2026-10-01", taux: "72,5", auditeur: "en interne", outils: "inspecteur" };

/** Le résultat d'un site audité, avec ces réponses en plus. @param {Record<string, string>} more */
async function audited(more) {
  const { page, errors } = await form();
  await page.clock.setFixedTime(new Date("2026-11-27T10:00:00"));
  await fill(page, NEVER_AUDITED);
  await page.check("#audit-avec_audit");
  await fill(page, { ...AUDITED, ...more });
  await page.click("text=Écrire ma déclaration");
  await page.waitForSelector("#resultat:not([hidden])");
  return { page, errors, text: await page.inputValue("#texte-seul"), said: (await page.textContent("#resultat")) ?? "" };
}

test("un audit de plus de trois ans se dit avec sa date, et jamais « aucun audit »", async () => {
  const { page, text, said } = await audited({ date_audit: "2022-03-01" });
  assert.match(text, /est non conforme/);
  assert.match(text, /L’audit rendu le 1er mars 2022 a plus de trois\sans\s: il n’est plus valide/);
  assert.doesNotMatch(text, /Aucun audit|72,5/);
  assert.match(said, /Date de l.audit : Cet audit a plus de trois ans/);
  assert.ok(await page.isVisible("#date_audit-erreur"));
  assert.equal(await page.getAttribute("#date_audit", "aria-invalid"), "false");
});

test("une date d'audit future, une mise à jour avant la première date et un taux de plus de 100 se refusent", async () => {
  const { page } = await audited({});
  await fill(page, { date_audit: "2036-01-01", date_etablie: "2026-11-21", date_maj: "2025-01-01", taux: "101" });
  await page.click("text=Écrire ma déclaration");
  const said = await Promise.all(["date_audit", "date_maj", "taux"].map((id) => page.textContent(`#${id}-erreur`)));
  assert.deepEqual(said, ["Cette date est dans le futur.", "La mise à jour ne peut pas précéder la première publication.", "Le taux va de 0 à 100."]);
  assert.match((await page.textContent(".formulaire__erreurs")) ?? "", /3 réponses sont à corriger/);
});

test("ce que l'on a répondu avant de changer d'avis ne s'écrit pas", async () => {
  const { page } = await form();
  /** Le texte, une fois ce choix fait. @param {string} choice */
  const written = async (choice) => {
    await page.check(`#audit-${choice}`);
    await page.click("text=Écrire ma déclaration");
    await page.waitForSelector("#resultat:not([hidden])");
    return page.inputValue("#texte-seul");
  };
  await fill(page, NEVER_AUDITED);
  const never = await written("sans_audit");
  await page.check("#audit-avec_audit");
  await fill(page, AUDITED);
  const once = await written("avec_audit");
  await fill(page, { taux_moyen: "81", rapport: "https://valbois.example/rapport", environnements: "NVDA avec Firefox", pages: "Accueil" });
  assert.notEqual(await written("avec_audit"), once);
  assert.equal(await written("sans_audit"), never);
  await fill(page, { date_prevue: "au printemps" });
  assert.notEqual(await written("sans_audit"), never);
  assert.doesNotMatch(await written("avec_audit"), /printemps/);
});

test("la prochaine échéance ne dépasse pas trois ans après l'audit", async () => {
  const { said } = await audited({ date_audit: "2024-06-15" });
  assert.match(said, /Au plus tard le 15 juin 2027/);
  const { text } = await audited({ date_audit: "2023-11-27" });
  assert.match(text, /est partiellement conforme/, "un audit vaut jusqu'au jour de ses trois ans");
});

test("le taux s'écrit à la française, quelle que soit la langue du navigateur", async () => {
  for (const [locale, taux] of [["fr-FR", "72.5"], ["en-US", "72,5"], ["de-DE", "72,5 %"]]) {
    const { page } = await newPage(guide.browser, { locale });
    await page.goto(guide.url + PATH);
    await page.waitForSelector("#generateur:not([hidden])");
    await fill(page, NEVER_AUDITED);
    await page.check("#audit-avec_audit");
    await fill(page, { ...AUDITED, taux: taux ?? "" });
    assert.deepEqual(await page.$eval("#taux", (field) => [field.getAttribute("type"), field.getAttribute("inputmode")]), ["text", "decimal"]);
    await page.click("text=Écrire ma déclaration");
    await page.waitForSelector("#resultat:not([hidden])");
    assert.match(await page.inputValue("#texte-seul"), /72,5\u00a0% des critères RGAA sont respectés/, locale);
    assert.match(await page.inputValue("#texte-seul"), /établie le 21 novembre 2026/, locale);
  }
});

for (const [what, more, field, expected] of /** @type {[string, Record<string, string>, string, RegExp][]} */ ([
  ["100 % avec un défaut listé", { taux: "100", non_conformites: "les comptes rendus numérisés" }, "taux", /À 100 %, aucun contenu n.est en défaut/],
  ["moins de 100 % sans défaut", {}, "non_conformites", /Sous 100 %, des contenus sont en défaut/],
  ["une date dans le futur", { date_maj: "2036-01-01" }, "date_maj", /Cette date est dans le futur/],
  ["une première date dans le futur", { date_etablie: "2036-01-01", date_maj: "2036-01-01" }, "date_etablie", /Cette date est dans le futur/],
  ["une déclaration de plus de trois ans", { date_etablie: "2022-05-10", date_maj: "2022-05-10" }, "date_maj", /n.est déjà plus valide/],
  ["pas de plan de l'année", { schema: "https://www.valbois.example/schema" }, "plan_annee", /en cours d.élaboration/],
  ["pas de schéma", { plan_annee: "https://www.valbois.example/plan" }, "schema", /en cours d.élaboration/],
  ["un téléphone pour contact", { contact: "05 55 00 00 00" }, "contact", /Un téléphone ne suffit pas/],
])) {
  test(`${what} : c'est dit à côté de la question et dans le résultat`, async () => {
    const { page, said, text } = await audited(more);
    assert.match((await page.textContent(`#${field}-erreur`)) ?? "", expected);
    assert.ok(await page.isVisible(`#${field}-erreur`));
    assert.match(said.split("Emporter")[0] ?? "", expected);
    assert.doesNotMatch(text, /totalement conforme/);
  });
}

test("une adresse sans https s'accepte, un courriel devient un lien, la première date ne bouge pas", async () => {
  const { page, text } = await audited({ adresse_site: "www.valbois.example", contact: "mairie@valbois.example", date_etablie: "2025-01-02" });
  const html = await page.inputValue("#texte-html");
  assert.match(html, /<a href="https:\/\/www\.valbois\.example">/);
  assert.match(html, /<a href="mailto:mairie@valbois\.example">/);
  assert.match(text, /établie le 2 janvier 2025\. Elle a été mise à jour le 21 novembre 2026/);
  assert.match(await page.inputValue("#mention-html"), /^<a href="https:\/\/www\.valbois\.example\/accessibilite">Accessibilité : partiellement conforme<\/a>$/);
});

test("le résultat se montre depuis son titre", async () => {
  const { page } = await audited({});
  const top = await page.$eval("#resultat-titre", (title) => title.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 200, `le titre est à ${top} pixels`);
});

test("l'impression ne garde que la déclaration", async () => {
  const { page } = await audited({});
  await page.evaluate(() => { window.print = () => {}; });
  await page.click("text=Imprimer la déclaration");
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() => [...document.querySelectorAll("body *")].filter((it) => it instanceof HTMLElement && it.offsetParent && it.children.length === 0 && it.textContent?.trim() && !it.closest(".apercu")).map((it) => it.textContent));
  assert.deepEqual(shown, []);
  assert.ok(await page.isVisible(".apercu"));
});

test("la copie donne le texte mis en forme et le texte seul", async () => {
  const { page } = await audited({});
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.click("text=Copier la déclaration >> nth=0");
  await page.waitForSelector("text=Copié.");
  const held = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(["text/html", "text/plain"].map(async (type) => (await item?.getType(type))?.text()));
  });
  assert.match(held[0] ?? "", /<h2>État de conformité<\/h2>/);
  assert.match(held[1] ?? "", /Valbois en ligne est partiellement conforme/);
});

test("la page, le document et la date d'agenda se téléchargent, et le document s'ouvre", async () => {
  const { page, errors } = await audited({});
  /** @param {string} name */
  async function download(name) {
    const [held] = await Promise.all([page.waitForEvent("download"), page.click(`text=${name}`)]);
    return { name: held.suggestedFilename(), content: readFileSync((await held.path()) ?? "") };
  }
  const web = await download("Télécharger la page web");
  assert.equal(web.name, "declaration-accessibilite.html");
  assert.match(web.content.toString(), /<html lang="fr">[^]*<title>Déclaration d’accessibilité<\/title>[^]*<h1>Déclaration d’accessibilité<\/h1>[^]*<h2>État de conformité<\/h2>/);
  const odt = await download("Télécharger le document");
  assert.equal(odt.content.subarray(30, 38).toString(), "mimetype");
  assert.equal(odt.content.subarray(38, 77).toString(), "application/vnd.oasis.opendocument.text");
  const folder = mkdtempSync(join(tmpdir(), "odt-"));
  writeFileSync(join(folder, "d.odt"), odt.content);
  try {
    execFileSync("soffice", [`-env:UserInstallation=file://${folder}/profil`, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, join(folder, "d.odt")], { stdio: "ignore" });
    assert.match(readFileSync(join(folder, "d.txt"), "utf8"), /Valbois en ligne est partiellement conforme/);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
    console.log("LibreOffice absent : le document n'a pas été ouvert");
  }
  const ics = await download("Mettre cette date dans mon agenda");
  assert.match(ics.content.toString(), /DTSTART;VALUE=DATE:20291001\r\n/);
  assert.deepEqual(errors, []);
});

test("les mentions légales s'écrivent avec la même machine", async () => {
  const { page, errors } = await newPage(guide.browser);
  await page.goto(`${guide.url}declaration-accessibilite/mentions-legales/`);
  await page.waitForSelector("#generateur:not([hidden])");
  await fill(page, { entite: "Commune de Valbois", siege: "1 place de la Mairie", telephone: "3939", adresse_site: "www.valbois.example", directeur: "la maire" });
  await page.click("text=Écrire mes mentions légales");
  for (const id of ["hebergeur", "hebergeur_adresse", "hebergeur_telephone"]) assert.equal(await page.textContent(`#${id}-erreur`), "Cette réponse manque.");
  await fill(page, { hebergeur: "Hébergeur", hebergeur_adresse: "2 rue du Port", hebergeur_telephone: "3949" });
  await page.check("#suivi-traceurs_a_choisir");
  await fill(page, { reglage: "le lien en bas de page" });
  await page.click("text=Écrire mes mentions légales");
  await page.waitForSelector("#resultat:not([hidden])");
  assert.match((await page.textContent("#resultat")) ?? "", /Nommez chaque traceur/);
  await fill(page, { traceurs: "mesure d'audience, treize mois" });
  await page.click("text=Écrire mes mentions légales");
  await page.waitForFunction(() => !document.querySelector("#resultat")?.textContent?.includes("Nommez chaque traceur"));
  const text = await page.inputValue("#texte-seul");
  assert.match(text, /Directeur de la publication\s: la maire\./);
  assert.match(text, /Hébergeur, 2 rue du Port\. Téléphone\s: 3949/);
  assert.match(text, /- mesure d'audience, treize mois/);
  assert.match((await page.textContent("#resultat")) ?? "", /délégué/);
  assert.match(await page.inputValue("#texte-html"), /<a href="https:\/\/www\.valbois\.example">/);
  const top = await page.$eval("#resultat-titre", (title) => title.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 200, `le titre est à ${top} pixels`);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.click("text=Copier les mentions légales >> nth=0");
  await page.waitForSelector("text=Copié.");
  assert.deepEqual(await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types).sort()), ["text/html", "text/plain"]);
  for (const [what, name] of [["la page web", "mentions-legales.html"], ["le document", "mentions-legales.odt"]]) {
    const [held] = await Promise.all([page.waitForEvent("download"), page.click(`text=Télécharger ${what}`)]);
    assert.equal(held.suggestedFilename(), name);
  }
  await page.evaluate(() => { window.print = () => {}; });
  await page.click("text=Imprimer les mentions légales");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.isVisible("#generateur"), false);
  assert.ok(await page.isVisible(".apercu"));
  assert.deepEqual(errors, []);
});

test("du HTML dans une réponse reste du texte", async () => {
  const { page, errors } = await form();
  await fill(page, { ...NEVER_AUDITED, site: "<img src=x onerror=alert(1)>" });
  await page.click("text=Écrire ma déclaration");
  await page.waitForSelector("#resultat:not([hidden])");
  assert.equal(await page.$("#resultat img"), null);
  assert.match(await page.inputValue("#texte-html"), /&lt;img/);
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
