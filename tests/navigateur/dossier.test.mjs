// « Mon dossier » : ce qu'une mairie y retrouve, ce qui en sort, ce qui y rentre, et ce qui n'y rentre pas.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { newPage, opened, SITE } from "./site.mjs";

const guide = opened();
const folder = mkdtempSync(join(tmpdir(), "dossier-"));
const RANGE = "commune-moins-de-3500-habitants";
const CHOSEN = { nom: "Brocas", code: "40056", tranche: RANGE };

after(() => rmSync(folder, { recursive: true }));

/**
 * La page, avec ce que l'appareil garde déjà, et tout ce qu'elle demande.
 * @param {Record<string, unknown>} kept
 */
async function visit(kept = { commune: CHOSEN }) {
  const { page, errors } = await newPage(guide.browser, { viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  await page.goto(`${guide.url}404.html`);
  await page.evaluate((given) => { for (const [name, value] of Object.entries(given)) localStorage.setItem(`guide:${name}`, JSON.stringify(value)); }, kept);
  errors.length = 0;
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${guide.url}mon-dossier/`);
  await page.locator(".dossier.formulaire").waitFor();
  return { page, errors, asked };
}

/** Ce que l'appareil garde. @param {import("playwright-core").Page} page */
const held = (page) => page.evaluate(() => Object.fromEntries(Object.keys(localStorage).sort().map((key) => [key, localStorage.getItem(key)])));

/**
 * Un fichier que la page fabrique, posé sur le disque.
 * @param {import("playwright-core").Page} page @param {RegExp} name
 */
async function taken(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  const place = join(folder, download.suggestedFilename());
  await download.saveAs(place);
  return place;
}

/** @param {import("playwright-core").Page} page @param {string} name @param {string | Buffer} content */
async function given(page, name, content) {
  const place = join(folder, name);
  writeFileSync(place, content);
  await page.getByLabel("Ouvrir un dossier enregistré").setInputFiles(place);
}

/** Pourquoi LibreOffice ne se joue pas ici ; faux s'il y est. */
const OFFICE = spawnSync("soffice", ["--version"]).error ? "LibreOffice absent : le fichier n'a pas été ouvert" : false;

/** Ce que LibreOffice lit d'un fichier. @param {string} place @param {string} kind @param {string} filter */
function read(place, kind, filter = kind) {
  execFileSync("soffice", [`-env:UserInstallation=file://${join(folder, "soffice")}`, "--headless", "--convert-to", filter, "--outdir", folder, place], { stdio: "ignore" });
  return readFileSync(place.replace(/\.[a-z]+$/, `.${kind}`), "utf8");
}

/** Ouvre une ligne du suivi. @param {import("playwright-core").Page} page @param {string} name */
async function line(page, name) {
  const fold = page.locator(".dossier__ligne", { has: page.locator("summary", { hasText: name }) }).first();
  await fold.locator("summary").click();
  await fold.getByLabel("État").waitFor();
  return fold;
}

const WRITTEN = {
  commune: CHOSEN,
  profil: { 40056: { answers: "wifi=n,site=oui", done: ["rgpd_delegue"] } },
  "douze-mois": ["janvier-1"],
  etapes: { 40056: { rgpd_delegue: ["2"] } },
  papiers: { "nom-collectivite": "Brocas" },
  "mentions-legales": { editeur: "Commune de Brocas" },
};

describe("ce que la page rassemble", () => {
  test("réponses, gestes, douze mois, champs et brouillons sont là, et une ligne se note", async () => {
    const { page, errors } = await visit(WRITTEN);
    await page.getByRole("heading", { level: 2, name: "Brocas" }).waitFor();
    assert.match(await page.locator("#reponses + details").innerText(), /2 sur \d+ questions/);
    assert.match(await page.locator("section[aria-labelledby=ecrit]").innerText(), /Douze mois : 1 gestes? cochés?[\s\S]*2 réponses/);
    const fold = await line(page, "Délégué à la protection");
    assert.equal(await fold.getByLabel("État").inputValue(), "fait");
    const steps = fold.getByRole("group", { name: /^Étapes suivantes/ }).getByRole("checkbox");
    assert.deepEqual([await steps.nth(0).isChecked(), await steps.nth(1).isChecked()], [true, false]);
    await steps.nth(1).check();
    await fold.getByLabel(/^Preuve/).fill("Délibération 12");
    await fold.getByLabel(/^Note/).fill("vu avec l'agglo");
    await fold.getByLabel(/^Note/).blur();
    await page.reload();
    await page.getByRole("heading", { level: 2, name: "Brocas" }).waitFor();
    const again = await line(page, "Délégué à la protection");
    assert.equal(await again.getByLabel(/^Preuve/).inputValue(), "Délibération 12");
    await again.getByRole("link", { name: "Lire la fiche" }).click();
    await page.locator(".etapes [value='3']:checked").waitFor();
    assert.equal(await page.locator(".etapes :checked").count(), 3, "les étapes cochées ici le sont sur la fiche, la première comprise");
    assert.deepEqual(errors, []);
  });

  test("un geste coché ou décoché sur la fiche l'est ici, et ce qui est noté reste", async () => {
    const { page } = await visit(WRITTEN);
    const fold = await line(page, "Délégué à la protection");
    await fold.getByLabel(/^Preuve/).fill("Registre");
    await fold.getByLabel(/^Preuve/).blur();
    await page.goto(`${guide.url}ma-collectivite/${RANGE}/#40056`);
    await page.locator("[value=rgpd_delegue]:checked").waitFor();
    await page.locator("[value=rgpd_delegue]").uncheck();
    await page.getByRole("link", { name: /^Mon dossier :/ }).click();
    const again = await line(page, "Délégué à la protection");
    assert.deepEqual([await again.getByLabel("État").inputValue(), await again.getByLabel(/^Preuve/).inputValue()], ["a_faire", "Registre"]);
  });

  test("tant que rien n'est gardé, rien de plus ne se charge", async () => {
    const { page, asked } = await visit({});
    await page.getByText("Cet appareil ne garde encore rien.").waitFor();
    assert.deepEqual(asked.filter((url) => /suivi|dossier-/.test(url)), []);
  });

  test("rien n'est demandé à personne d'autre que le guide, et seulement des fichiers", async () => {
    const { page, asked } = await visit(WRITTEN);
    for (const name of [/Enregistrer mon dossier/, /Tableau de suivi/, /Agenda/, /Bilan/]) await taken(page, name);
    assert.deepEqual(asked.filter((url) => !url.startsWith(guide.url) && !url.startsWith("blob:")), []);
    const after = asked.filter((url) => /archive\.js$/.test(url));
    assert.equal(after.length, 1, "la bibliothèque d'archive se charge une fois, et pas avant");
  });

  test("« Tout effacer » ne laisse rien", async () => {
    const { page } = await visit(WRITTEN);
    page.on("dialog", (dialog) => void dialog.accept());
    await page.getByRole("button", { name: "Tout effacer" }).click();
    await page.getByText("Cet appareil ne garde encore rien.").waitFor();
    assert.deepEqual(await held(page), {});
  });
});

describe("le fichier, dans un sens puis dans l'autre", () => {
  test("ce qui sort rentre entier sur un autre appareil, et ressort à l'octet", async () => {
    const one = await visit(WRITTEN);
    const fold = await line(one.page, "Saisine par voie");
    await fold.getByLabel("État").selectOption("en_cours");
    await fold.getByLabel("Prochaine date").fill("2027-03-01");
    await fold.getByLabel("Prochaine date").blur();
    await one.page.getByLabel("Ce que c'est").fill("Fin du contrat du site");
    await one.page.getByLabel("Le jour", { exact: true }).fill("2027-12-31");
    await one.page.getByRole("button", { name: "Ajouter cette date" }).click();
    const before = readFileSync(await taken(one.page, /Enregistrer mon dossier/), "utf8");
    const other = await visit({});
    await given(other.page, "recu.json", before);
    await other.page.getByRole("heading", { name: /Le dossier de « Brocas »/ }).waitFor();
    assert.deepEqual(await held(other.page), {}, "rien n'est écrit avant l'accord");
    await other.page.getByRole("button", { name: "Réunir" }).click();
    await other.page.getByRole("heading", { level: 2, name: "Brocas" }).waitFor();
    assert.equal(readFileSync(await taken(other.page, /Enregistrer mon dossier/), "utf8"), before);
    assert.deepEqual(other.errors, []);
  });

  test("ce qui diffère se montre et se choisit ; le reste s'ajoute", async () => {
    const { page } = await visit(WRITTEN);
    const whole = JSON.parse(readFileSync(await taken(page, /Enregistrer mon dossier/), "utf8"));
    whole.reponses.wifi = "oui";
    whole.reponses.site = "non";
    assert.deepEqual(whole.etapes, { rgpd_delegue: ["2"] });
    whole.etapes = { rgpd_delegue: ["3"], rgpd_registre: ["2"] };
    whole.gestes.rgpd_violations = { etat: "fait", le: "2026-02-03", preuve: "Affiche", qui: "", prochaine: null, note: "", rang: 0 };
    await given(page, "autre.json", JSON.stringify(whole));
    const question = page.getByRole("group", { name: /^Offrez-vous au public/ });
    await question.getByLabel("Dans le fichier : oui").check();
    await page.getByRole("button", { name: "Réunir" }).click();
    const fold = await line(page, "Sécurité et fuites");
    assert.equal(await fold.getByLabel(/^Preuve/).inputValue(), "Affiche");
    const kept = JSON.parse((await held(page))["guide:profil"] ?? "");
    assert.match(kept["40056"].answers, /wifi=oui/);
    assert.match(kept["40056"].answers, /site=oui/);
    assert.deepEqual(JSON.parse((await held(page))["guide:etapes"] ?? ""), { 40056: { rgpd_delegue: ["2", "3"], rgpd_registre: ["2"] } });
  });

  test("un dossier de la version 2 se lit encore, un de la version 1 migre, réponses écourtées comprises", async () => {
    const { page } = await visit({});
    await given(page, "moyen.json", JSON.stringify({ dossier: "guide-pratique-numerique", version: 2, guide: { le: "2026-11-20", version: "0.1.0" }, collectivite: CHOSEN, gestes: { rgpd_registre: { etat: "fait" } } }));
    await page.getByRole("heading", { name: /Le dossier de « Brocas »/ }).waitFor();
    await page.getByRole("button", { name: "Ne rien changer" }).click();
    await given(page, "ancien.json", JSON.stringify({ version: 1, collectivite: CHOSEN, answers: "wifi=n,marche=moins_de_4", done: ["rgpd_delegue"] }));
    await page.getByRole("button", { name: "Réunir" }).click();
    await page.getByRole("heading", { level: 2, name: "Brocas" }).waitFor();
    const kept = JSON.parse((await held(page))["guide:profil"] ?? "");
    assert.deepEqual(kept, { 40056: { answers: "wifi=non,marche=moins_de_40000", done: ["rgpd_delegue"] } });
  });

  test("depuis le dernier passage, chaque règle changée est nommée avec sa date ; vue, elle ne revient pas", async () => {
    const { page } = await visit();
    const seen = { le: "2026-11-27", version: "0.0.9", empreintes: await page.evaluate(() => ({ .../** @type {any} */ (globalThis).guideSuivi.empreintes, telerecours: "0000000000000000" })) };
    await given(page, "passe.json", JSON.stringify({ dossier: "guide-pratique-numerique", version: 2, guide: seen, collectivite: CHOSEN }));
    await page.getByRole("button", { name: "Réunir" }).click();
    const change = page.locator(".dossier__change");
    assert.match(await change.innerText(), /^Depuis votre dernier passage : 1 règle a changé[\s\S]*Vous étiez venu le 27 novembre 2026[\s\S]*27 novembre 2026 : Chaque condition devient une question\.[\s\S]*La fiche : Échanges avec le tribunal administratif\./);
    await page.getByRole("button", { name: "J'ai vu ces changements" }).click();
    await change.waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("heading", { level: 2, name: "Brocas" }).waitFor();
    assert.equal(await change.count(), 0);
  });
});

test("ouvert depuis un dossier, sans serveur ni réseau, tout sort quand même", async () => {
  const { page, errors } = await newPage(guide.browser, { offline: true, acceptDownloads: true });
  /** @type {string[]} */
  const outside = [];
  page.on("request", (request) => /^(file|blob):/.test(request.url()) || outside.push(request.url()));
  await page.goto(pathToFileURL(join(SITE, "mon-dossier", "index.html")).href);
  const text = { dossier: "guide-pratique-numerique", version: 2, guide: { le: "2026-11-20", version: "0.1.0" }, collectivite: CHOSEN };
  await given(page, "cle.json", JSON.stringify(text));
  await page.getByRole("button", { name: "Réunir" }).click();
  await page.getByRole("heading", { level: 2, name: "Brocas" }).waitFor();
  for (const name of [/Enregistrer mon dossier/, /Tableau de suivi/, /Agenda/, /Bilan/]) await taken(page, name);
  await page.getByRole("link", { name: "sa fiche" }).click();
  await page.waitForURL(/commune-moins-de-3500-habitants\/index\.html#40056$/);
  assert.deepEqual([errors, outside], [[], []]);
});

describe("ce qui ne rentre pas", () => {
  const GOOD = { dossier: "guide-pratique-numerique", version: 3, guide: { le: "2026-11-20", version: "0.1.0" }, collectivite: CHOSEN };
  const text = (/** @type {object} */ spoilt) => JSON.stringify({ ...GOOD, ...spoilt });
  /** @type {Record<string, [string | Buffer, RegExp]>} */
  const HOSTILE = {
    vide: ["", /est vide/],
    coupé: [text({}).slice(0, -20), /abîmé, ou coupé/],
    image: [Buffer.from("89504e470d0a1a0a0000ff", "hex"), /n'est pas un texte/],
    "latin-1": [Buffer.from('{"dossier":"é"}', "latin1"), /n'est pas un texte/],
    "trop gros": [`"${"x".repeat(2_100_000)}"`, /trop gros/],
    nombre: ["42", /ne vient pas/],
    nul: ["null", /ne vient pas/],
    liste: ["[]", /ne vient pas/],
    "page web": ["<!doctype html><p>", /abîmé/],
    "autre outil": ['{"name":"x"}', /ne vient pas/],
    "plus récent": [text({ version: 4 }), /plus récent/],
    "version en texte": [text({ version: "3" }), /« version »/],
    "champ inconnu": [text({ pirate: 1 }), /« pirate » : nom inconnu/],
    "balise en identifiant": [text({ reponses: { "<img src=x onerror=alert(1)>": "oui" } }), /nom inconnu/],
    prototype: [text({}).replace(/}$/, ',"champs":{"__proto__":"x"}}'), /nom inconnu/],
    "date impossible": [text({ gestes: { rgpd_delegue: { le: "2026-02-31" } } }), /« gestes\.rgpd_delegue\.le » : une date attendue\. Exemple : 2026-11-21/],
    "étape inconnue": [text({ etapes: { rgpd_delegue: ["1"] } }), /« etapes\.rgpd_delegue 1 » : une forme refusée/],
    "état inconnu": [text({ gestes: { rgpd_delegue: { etat: "peut-être" } } }), /valeur inconnue/],
    "texte trop long": [text({ gestes: { rgpd_delegue: { note: "x".repeat(2001) } } }), /trop long/],
    "mille lignes": [text({ dates: Array.from({ length: 1000 }, (_, id) => ({ id: `d${id}`, objet: "x", le: "2026-01-01" })) }), /trop de lignes/],
    "sans collectivité": [text({ collectivite: undefined }), /« collectivite » manque/],
    "code faux": [text({ collectivite: { ...CHOSEN, code: "../../x" } }), /« collectivite\.code » : une forme refusée/],
    "tranche hostile": [text({ collectivite: { ...CHOSEN, tranche: "../../../evil" } }), /forme refusée/],
    "profondeur": [`{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, /ne vient pas|abîmé/],
    "deux octets de trop": [`${text({})}\u0000\u0000`, /abîmé, ou coupé/],
    "une archive déguisée": [Buffer.from("504b03040a00000000004f8f7b5d000000ffff", "hex"), /n'est pas un texte/],
    "utf-16": [Buffer.from(`\ufeff${text({})}`, "utf16le"), /n'est pas un texte/],
    "dix millions d'octets": [Buffer.alloc(10_000_000, 0x20), /trop gros/],
    "prototype à la racine": [text({}).replace(/}$/, ',"__proto__":{"etat":"fait"}}'), /« __proto__ » : nom inconnu/],
    "constructeur": [text({ gestes: { constructor: { prototype: { etat: "fait" } } } }), /« gestes\.constructor\.prototype » : nom inconnu/],
    "nombre énorme": [text({}).replace(/}$/, ',"gestes":{"rgpd_delegue":{"rang":1e308}}}'), /un nombre trop grand|un nombre attendu/],
    "nombre à virgule": [text({ gestes: { rgpd_delegue: { rang: 1.5 } } }), /un nombre attendu/],
    "jour d'une autre forme": [text({ dates: [{ id: "a", objet: "x", le: "31/12/2027" }] }), /une date attendue/],
    "identifiant impossible": [text({ gestes: { "RGPD délégué": { etat: "fait" } } }), /nom inconnu/],
    "INSEE à six chiffres": [text({ collectivite: { ...CHOSEN, code: "400560" } }), /« collectivite\.code » : une forme refusée|un texte trop long/],
    "brouillons trop nombreux": [text({ brouillons: Object.fromEntries(Array.from({ length: 21 }, (_, rank) => [`b${rank}`, {}])) }), /trop de lignes/],
    "tableau profond": [text({ gestes: [[[[[[]]]]]] }), /des champs attendus/],
    "version 1 abîmée": [JSON.stringify({ version: 1, done: [{}], collectivite: 3 }), /changé à la main/],
  };

  test(`${Object.keys(HOSTILE).length} fichiers abîmés ou hostiles se refusent en français, et rien ne se perd`, async () => {
    const { page, errors, asked } = await visit(WRITTEN);
    await page.getByRole("heading", { level: 2, name: "Brocas" }).waitFor();
    const before = await held(page);
    const requests = asked.length;
    for (const [name, [content, expected]] of Object.entries(HOSTILE)) {
      await given(page, `${name}.json`, content);
      const alert = page.locator(".dossier [role=alert]");
      await alert.filter({ hasText: expected }).waitFor({ timeout: 5000 }).catch(async () => assert.fail(`${name} : ${await alert.innerText()}`));
      assert.match(await alert.innerText(), /Rien n'a changé sur cet appareil\.$/, name);
      assert.deepEqual(await held(page), before, name);
    }
    assert.equal(asked.length, requests);
    assert.deepEqual(errors, []);
  });

  test("une marque d'octets, un code que nul ne porte, une fiche disparue, du HTML : le dossier rentre, et rien n'agit", async () => {
    const { page, errors } = await visit({});
    const gestes = { rgpd_delegue: { etat: "fait", note: "<img src=x onerror=alert(1)>" }, fiche_disparue: { etat: "fait", preuve: "Registre" } };
    await given(page, "etrange.json", `\ufeff${text({ collectivite: { ...CHOSEN, nom: "<b>Brocas</b>", code: "99999" }, gestes })}`);
    await page.getByRole("button", { name: "Réunir" }).click();
    await page.getByRole("heading", { level: 2, name: "<b>Brocas</b>" }).waitFor();
    const fold = await line(page, "Délégué à la protection");
    assert.equal(await fold.getByLabel(/^Note/).inputValue(), "<img src=x onerror=alert(1)>");
    assert.equal(await page.locator("main :is(img, b)").count(), 0);
    const saved = JSON.parse(readFileSync(await taken(page, /Enregistrer mon dossier/), "utf8"));
    assert.deepEqual([saved.gestes.fiche_disparue.preuve, saved.collectivite.code], ["Registre", "99999"], "rien ne s'est perdu en route");
    assert.deepEqual(errors, []);
  });

  test("un appareil abîmé s'ouvre quand même", async () => {
    const { page, errors } = await visit({ commune: CHOSEN, profil: { 40056: "x" }, dossier: { 40056: { gestes: { a: 3 }, dates: "z" } }, "douze-mois": {}, papiers: [1], etapes: { 40056: { rgpd_delegue: 3, "<x>": ["2"] } } });
    await page.getByRole("heading", { level: 2, name: "Brocas" }).waitFor();
    assert.deepEqual(errors, []);
  });
});

describe("ce qui en sort", () => {
  test("LibreOffice lit le tableau de suivi : une ligne par obligation, la liste des états, les vrais jours", { skip: OFFICE }, async () => {
    const { page } = await visit(WRITTEN);
    const fold = await line(page, "Délégué à la protection");
    await fold.getByLabel(/^Preuve/).fill("<b>&{lignes}");
    await fold.getByLabel("Fait le").fill("2026-03-02");
    await fold.getByLabel("Fait le").blur();
    const sheet = await taken(page, /Tableau de suivi/);
    const shown = read(sheet, "fods");
    assert.match(shown, /cell-content-is-in-list\(&quot;À faire&quot;;&quot;En cours&quot;;&quot;Fait&quot;;&quot;Sans objet&quot;\)/);
    assert.match(shown, /office:date-value="2026-03-02"/);
    const rows = read(sheet, "csv", "csv:Text - txt - csv (StarCalc):9,34,76,1").trim().split("\n").map((row) => row.split("\t").map((one) => one.replace(/^"|"$/g, "")));
    assert.deepEqual(rows[0], ["Obligation", "Réponse", "Premier geste", "État", "Fait le", "Preuve", "Qui", "Prochaine date", "Texte", "Note"]);
    assert.equal(rows.length - 1, await page.locator(".dossier__ligne").count());
    assert.deepEqual(rows[1]?.slice(3, 6), ["Fait", "02/03/2026", "<b>&{lignes}"]);
    const wifi = rows.find(([name]) => name?.startsWith("Wifi public"));
    assert.match(wifi?.[1] ?? "", /^Ne s’applique pas/);
  });

  test("Python, des mêmes réponses et du même dossier, écrit le même tableau", async () => {
    const { page } = await visit(WRITTEN);
    await page.clock.setFixedTime(new Date("2027-01-01T09:00")); // une date de la loi, qui ne revient pas, tombe ce jour-là
    await page.reload();
    const fold = await line(page, "Saisine par voie");
    await fold.getByLabel("État").selectOption("en_cours");
    await fold.getByLabel(/^Note/).fill("l'agglo <demande>");
    await fold.getByLabel("Prochaine date").fill("2027-03-01");
    await fold.getByLabel("Prochaine date").blur();
    const [sheet, file] = [await taken(page, /Tableau de suivi/), await taken(page, /Enregistrer mon dossier/)];
    const script = [
      "import sys, zipfile", "from datetime import date", "from pathlib import Path",
      "from macros.building.guide import current_guide", "from macros.exports import classeur, dossier, suivi", "from macros.models.dossier import Dossier",
      "corpus, text = current_guide(Path('.').resolve()), Path(sys.argv[2]).read_text('utf-8')",
      "one = Dossier.model_validate_json(text, strict=True)", "assert dossier.dossier_text(one) == text, 'le fichier'",
      "rows = suivi.lignes(corpus, corpus.profil(one.collectivite.tranche), date.fromisoformat(sys.argv[3]), one.reponses, one.gestes)",
      "made = classeur.suivi('Tableau de suivi : Brocas', rows, corpus.edition)", "read = zipfile.ZipFile(sys.argv[1])",
      "print([name for name in made if made[name] != read.read(name)])",
    ].join("\n");
    const day = await page.evaluate(() => document.documentElement.dataset["jour"] ?? "");
    const root = fileURLToPath(new URL("../..", import.meta.url));
    assert.equal(execFileSync("python3", ["-c", script, sheet, file, day], { cwd: root, env: { ...process.env, PYTHONPATH: root }, encoding: "utf8" }), "[]\n");
  });

  test("LibreOffice lit le bilan : un titre et dix lignes, chaque fiche à sa place et une seule fois", { skip: OFFICE }, async () => {
    const now = new Date();
    const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    const moving = ["saisine_voie_electronique", "dites_le_nous_une_fois", "archivage_electronique", "repertoire_informations_publiques", "rgpd_sous_traitants", "rgpd_information_droits", "rgpd_violations", "rgs_homologation", "localisation_donnees"];
    const gestes = { ...Object.fromEntries(moving.map((id) => [id, { etat: "en_cours" }])), rgpd_delegue: { etat: "fait" }, rgpd_registre: { etat: "fait", le: `${today.slice(0, 4)}-01-05`, preuve: "Registre" } };
    const { page } = await visit({ ...WRITTEN, profil: { 40056: { answers: "wifi=n,site=oui", done: ["rgpd_delegue", "rgpd_registre"] } }, dossier: { 40056: { ...CHOSEN, gestes, dates: [{ id: "a", objet: "Fin du contrat", le: today, rang: 0 }] } } });
    const lines = read(await taken(page, /Bilan/), "txt", "txt:Text (encoded):UTF8").trim().split(/\r?\n/);
    const counts = (await page.locator("section[aria-labelledby=suivi] h3").allInnerTexts()).map((title) => Number(/\((\d+)\)$/.exec(title)?.[1]));
    assert.match(lines[0] ?? "", /Bilan numérique \d{4} : Brocas$/);
    assert.equal(lines.length, 11);
    const [due = 0, asked = 0, free = 0] = counts;
    assert.equal(lines[2], `2. Ce qui s'applique : ${due} obligations. ${asked + free} autres dépendent d'une réponse, d'une date ou d'un choix.`);
    assert.match(lines[3] ?? "", /^3\. Questions répondues : 2 sur \d+\.$/);
    assert.match(lines[4] ?? "", /^4\. Fait en \d{4} : Registre des traitements[^;]*\.$/);
    assert.equal(lines[5], "5. Fait avant, ou sans date : Délégué à la protection des données.");
    assert.match(lines[6] ?? "", /^6\. En cours : (?:[^;]+ ; ){8}et 1 de plus\.$/);
    assert.equal(lines[8], "8. Fait, mais sans preuve notée : Délégué à la protection des données.");
    assert.match(lines[9] ?? "", /^9\. Prochaines dates : \d{1,2}(?:er)? \S+ \d{4}, Fin du contrat ; /);
  });

  test("l'agenda se relit par une autre bibliothèque ; une date changée garde son nom et monte d'un rang", async () => {
    const { page } = await visit({ ...WRITTEN, dossier: { 40056: { ...CHOSEN, gestes: { compte_financier_unique: { etat: "sans_objet" } }, dates: [] } } });
    await page.getByLabel("Ce que c'est").fill("Fin du contrat ; lot 2, « site »");
    await page.getByLabel("Le jour", { exact: true }).fill("2027-12-31");
    await page.getByRole("button", { name: "Ajouter cette date" }).click();
    const script = "import sys,icalendar;print(*sorted(f\"{e['UID']} {e['SEQUENCE']} {e['DTSTART'].dt} {e['SUMMARY']}\" for e in icalendar.Calendar.from_ical(open(sys.argv[1],'rb').read()).walk('VEVENT')),sep='\\n')";
    const events = (/** @type {string} */ place) => execFileSync("python3", ["-c", script, place], { encoding: "utf8" }).split("\n");
    const first = events(await taken(page, /Agenda/));
    assert.ok(first.length > 3 && !first.some((one) => one.startsWith("compte_financier_unique.")), "ce qui est sans objet ne sonne pas");
    const before = first.find((one) => one.startsWith("perso.")) ?? "";
    assert.match(before, / 0 2027-12-31 Fin du contrat ; lot 2, « site »$/);
    await page.getByLabel(/^Le jour : Fin du contrat/).fill("2028-01-31");
    await page.waitForFunction(() => localStorage.getItem("guide:dossier")?.includes("2028-01-31"));
    const after = events(await taken(page, /Agenda/)).find((one) => one.startsWith("perso.")) ?? "";
    assert.equal(after.split(" ")[0], before.split(" ")[0]);
    assert.match(after, / 1 2028-01-31 /);
  });

  test("le suivi imprimé tient toutes les lignes, et rien d'autre", async () => {
    const { page } = await visit(WRITTEN);
    const fold = await line(page, "Délégué à la protection");
    await fold.getByLabel(/^Preuve/).fill("Délibération 12");
    await fold.getByLabel(/^Preuve/).blur();
    const count = await page.locator(".dossier__ligne").count();
    writeFileSync(join(folder, "suivi.pdf"), await page.pdf({ preferCSSPageSize: true }));
    const shown = execFileSync("pdftotext", ["-layout", join(folder, "suivi.pdf"), "-"], { encoding: "utf8" });
    assert.match(shown, /Suivi : Brocas, au /);
    assert.match(shown, /Délibération/);
    assert.doesNotMatch(shown, /Tout effacer|Comment s’en servir/);
    assert.equal(await page.locator(".dossier__imprime tbody tr").count(), count);
  });
});

test("axe ne trouve aucune faute, rien ne défile de côté à 360 points", async () => {
  const { page } = await visit(WRITTEN);
  await page.setViewportSize({ width: 320, height: 740 });
  await line(page, "Délégué à la protection");
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await page.evaluate(readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8"));
  assert.deepEqual(await page.evaluate('axe.run("main").then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))'), []);
});
