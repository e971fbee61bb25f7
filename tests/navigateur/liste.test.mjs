// La page où l'on colle une liste de communes : le même tableau et les mêmes fautes que make dossiers, sans rien envoyer.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { newPage, opened, SITE } from "./site.mjs";

const guide = opened();
const folder = mkdtempSync(join(tmpdir(), "liste-"));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

after(() => rmSync(folder, { recursive: true }));

/** Une liste ordinaire : codes, SIREN, noms, réponses, cellules entre guillemets, copiée d'un tableur. */
const LIST = [
  "Code INSEE\tcommune\tdépartement\tsite\twifi\tservice_en_ligne\tmaire",
  "14118\t\t\toui\t\t\tPrénom Nom",
  "14047\t\t\tnon\tnon\tnon\t",
  "211401450\t\t\t\t\t\t",
  "200053668\t\t\t\t\t\t",
  "200065597\t\t\toui\t\t\t",
  "\tL'Abergement-Clémenciat\tAin\t\t\t\t",
  "\tst-denis\t974\t\t\tje ne sais pas\t",
  "\tLisieux\tcalvados\t\t\t\t",
  "2A004\t\t\t\t\t\t",
  "",
  "57463\t\t\tOUI\t\t\t\"une cellule\tsur « deux »\"",
  "\tCC de la Dombes\t\t\t\t\t",
  "75056\t\t\t\t\t\t",
].join("\n");

/** Une faute par ligne, de chaque sorte. */
const WRONG = [
  "code;nom;departement;site",
  "14118;;;oui", "33999;;;", "14118;;;", ";;;oui", "14047;;;peut-être", ";Bayeu;14;", ";Bayeux;Calvado;", ";Sainte-Marie;;", ";Quelquechose-sur-rien;;",
  ";zzzzzz;14;", "200065598;;;", "211401188;;;", "xx;;;", ";Bayeux;zz;", "98411;;;", ";///;;", "2a 004;;;", "01015;;;", "01059;;;", ";Saint-Dens;93;", ";Communauté urbaine Caen;;", "4711;;;",
].join("\n");

/**
 * La page, prête, et tout ce qu'elle demande.
 * @param {string} url
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function visit(url = `${guide.url}contribuer/liste/`, options = {}) {
  const { page, errors } = await newPage(guide.browser, { acceptDownloads: true, ...options });
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(url);
  await page.locator("#liste").waitFor();
  return { page, errors, asked };
}

/** Colle une liste et demande le tableau. @param {import("playwright-core").Page} page @param {string} text */
async function made(page, text) {
  await page.getByLabel("Vos collectivités").fill(text);
  await page.getByRole("button", { name: "Faire le tableau" }).click();
  await page.locator("#tableau:not([hidden]), .formulaire__erreurs:not([hidden])").waitFor({ timeout: 60_000 });
  return page.locator(".formulaire__erreurs:not([hidden]) li").allInnerTexts();
}

/** @param {import("playwright-core").Page} page @param {RegExp} name */
async function taken(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  const place = join(folder, `page-${download.suggestedFilename()}`);
  await download.saveAs(place);
  return place;
}

/** Ce que fait make dossiers de la même liste. @param {string} text @param {string} name */
function batch(text, name) {
  const place = join(folder, `${name}.csv`);
  writeFileSync(place, text);
  const { stderr } = spawnSync("python3", ["-m", "scripts.dossiers", place, join(folder, name)], { cwd: ROOT, env: { ...process.env, PYTHONPATH: ROOT }, encoding: "utf8" });
  return stderr.split("\n").filter((line) => line.includes(".csv:")).map((line) => line.replace(/^.*\.csv:(\d+): /, "Ligne $1 : "));
}

/** Les fichiers d'un classeur. @param {string} place @param {string} name */
const inside = (place, name) => execFileSync("python3", ["-c", "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))", place, name], { encoding: "utf8", maxBuffer: 1 << 28 });

/** Le texte, sans la typographie que la page y pose. @param {string} text */
const bare = (text) => text.replaceAll("’", "'").replace(/[\u00a0\u202f]/g, " ");

describe("la liste collée", () => {
  test("le classeur est celui de make dossiers, fichier par fichier, et le CSV sa première feuille", async () => {
    const { page, errors, asked } = await visit();
    assert.deepEqual(asked.filter((url) => /communes|suivi|liste-|archive/.test(url)), [], "rien ne se charge avant qu'on le demande");
    assert.deepEqual(await made(page, LIST), []);
    const [sheet, table] = [await taken(page, /\.ods/), await taken(page, /\.csv/)];
    assert.deepEqual(batch(LIST, "lot"), []);
    const ours = join(folder, "lot", "ensemble.ods");
    for (const name of ["mimetype", "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"]) assert.equal(inside(sheet, name), inside(ours, name), name);
    const script = "import csv,sys\nfrom odfdo import Document\nwhole=Document(sys.argv[1]).body.tables[0].get_values()\nread=[*csv.reader(open(sys.argv[2],encoding='utf-8-sig',newline=''),delimiter=';')]\nprint(read==whole, len(read), len(read[0]))";
    assert.match(execFileSync("python3", ["-c", script, ours, table], { encoding: "utf8" }), /^True 13 \d+\n$/);
    assert.deepEqual(asked.filter((url) => !url.startsWith(guide.url) && !url.startsWith("blob:")), []);
    assert.deepEqual(asked.filter((url) => /14118|Bayeux|Pr%C3%A9nom/.test(url)), [], "aucune adresse ne porte la liste");
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    assert.deepEqual(errors, []);
  });

  test("chaque faute se dit avec sa ligne, dans les mots de make dossiers, et rien ne se fait", async () => {
    const { page, errors } = await visit();
    const said = await made(page, WRONG);
    assert.deepEqual(said.map(bare), batch(WRONG, "faux").map(bare));
    assert.ok(said.length >= 19, said.join("\n"));
    assert.equal(await page.locator("#tableau").isHidden(), true);
    for (const text of ["", "code;sitte;cod\n14118;oui;", "site\noui\n"]) assert.deepEqual((await made(page, text)).map(bare).sort(), batch(text, "entete").map(bare).sort(), text);
    assert.deepEqual(await made(page, "14118"), []);
    assert.equal(await page.locator(".formulaire__erreurs").isHidden(), true);
    assert.deepEqual(errors, []);
  });

  test("un fichier déposé, CSV d'Excel ou ODS, se lit ; un autre se refuse en français", async () => {
    const { page, errors } = await visit();
    writeFileSync(join(folder, "excel.csv"), Buffer.from("Commune;Département\r\nCaen;Calvados\r\nÉvron;53\r\n", "latin1"));
    const script = "import sys\nfrom odfdo import Cell, Document, Row, Table\nbook=Document('ods'); book.body.clear(); table=Table('Liste')\nfor cells in (('code','site'),(1001,'oui'),('14118','non')):\n row=Row(); row.extend_cells([Cell(value) for value in cells]); table.append_row(row)\nbook.body.append(table); book.save(sys.argv[1])";
    execFileSync("python3", ["-c", script, join(folder, "liste.ods")]);
    writeFileSync(join(folder, "image.png"), Buffer.from("89504e470d0a1a0a0000", "hex"));
    const found = [];
    for (const name of ["excel.csv", "liste.ods"]) {
      await page.getByLabel("Ou un fichier").setInputFiles(join(folder, name));
      await page.waitForFunction((start) => /** @type {HTMLTextAreaElement} */ (document.getElementById("collectivites")).value.startsWith(start), name === "excel.csv" ? "Commune" : "code");
      assert.deepEqual(await made(page, await page.getByLabel("Vos collectivités").inputValue()), []);
      await page.locator("#tableau summary").click();
      found.push(...(await page.locator("#tableau li").allInnerTexts()).map((text) => text.split(",")[0]));
    }
    assert.deepEqual(found, ["Caen (14118)", "Évron (53097)", "L'Abergement-Clémenciat (01001)", "Caen (14118)"]);
    await page.getByLabel("Ou un fichier").setInputFiles(join(folder, "image.png"));
    await page.getByText("Ce fichier n'est ni un CSV ni un ODS.").waitFor();
    assert.deepEqual(errors, []);
  });

  test("ouverte depuis un dossier, sans réseau, elle fait le même tableau", async () => {
    const { page, errors, asked } = await visit(pathToFileURL(join(SITE, "contribuer", "liste", "index.html")).href, { offline: true });
    assert.deepEqual(await made(page, LIST), []);
    assert.equal(inside(await taken(page, /\.ods/), "content.xml"), inside(join(folder, "lot", "ensemble.ods"), "content.xml"));
    assert.deepEqual([errors, asked.filter((url) => !/^(file|blob):/.test(url))], [[], []]);
  });
});

/** Les mots d'un texte. @param {string} text */
const words = (text) => [...(text.match(/[\p{L}\p{N}]+/gu) ?? [])];

/** Vrai si les mots d'un geste sont tous dits, dans l'ordre : la page écrit en plus un sigle en toutes lettres. @param {string} said @param {string} gesture */
const tells = (said, gesture) => words(said).reduce((left, word) => (word === left[0] ? left.slice(1) : left), words(gesture)).length === 0;

test("le dossier d'une commune est le même fait à la main dans le navigateur, et par le lot ; sa fiche en dit les gestes", async () => {
  const { page, errors } = await newPage(guide.browser, { acceptDownloads: true });
  await page.goto(`${guide.url}ma-collectivite/commune-de-10001-a-30000-habitants/#14047`);
  await page.getByRole("heading", { level: 1, name: /Bayeux/ }).waitFor();
  for (const id of ["site", "service_en_ligne", "wifi"]) await page.locator(`[name=${id}][value=non]`).check();
  const shown = await page.locator(".gestes [type=checkbox]").evaluateAll((boxes) => boxes.map((box) => ({ id: /** @type {HTMLInputElement} */ (box).value, seen: box.checkVisibility(), said: box.parentElement?.innerText ?? "" })));
  await page.goto(`${guide.url}mon-dossier/`);
  await page.getByRole("heading", { level: 2, name: "Bayeux" }).waitFor();
  const made = join(folder, "lot", "14047-bayeux");
  const [file, sheet] = [await taken(page, /Enregistrer mon dossier/), await taken(page, /Tableau de suivi/)];
  assert.equal(readFileSync(file, "utf8"), readFileSync(join(made, "dossier-14047.json"), "utf8"), "le fichier : réponses, gestes, passage");
  assert.equal(inside(sheet, "content.xml"), inside(join(made, "suivi.ods"), "content.xml"), "le suivi : obligations, raisons, gestes, dates, articles");
  const lines = await page.evaluate(() => {
    const { guidePapiers, guideSuivi } = /** @type {any} */ (globalThis);
    const [table] = Object.values(guideSuivi.tranches);
    return Object.fromEntries(guidePapiers.lines({ reponses: { site: "non", service_en_ligne: "non", wifi: "non" }, gestes: {} }, table, "2026-11-27").map((/** @type {any} */ { id, resultat, geste }) => [id, { refused: resultat === "ne_s_applique_pas", geste }]));
  });
  assert.ok(shown.length > 25);
  assert.ok(shown.some(({ seen }) => !seen), "une réponse a ôté un geste");
  for (const { id, seen, said } of shown) {
    assert.equal(seen, !lines[id].refused, id);
    if (seen) assert.ok(tells(said, lines[id].geste), `${id} : ${said} / ${lines[id].geste}`);
  }
  assert.deepEqual(errors, []);
});
