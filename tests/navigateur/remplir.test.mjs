// Un modèle rempli dans sa page : le même fichier que Python, que LibreOffice ouvre ; rien n'est envoyé.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { newPage, opened, SITE } from "./site.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), "papiers-"));

/** Dit les fichiers dont le texte n'est pas, à la lettre, celui que Python écrit. */
const COMPARE = `
import sys
from pathlib import Path
from lxml import etree
from macros.documents.archives import parts
folder = Path(sys.argv[1])
for made in sorted((folder / "navigateur").iterdir()):
    ours, other = parts(made.read_bytes()), parts((folder / "rempli" / made.name.replace("-rempli.", ".")).read_bytes())
    same = ours.keys() == other.keys() and all(
        ours[name] == other[name] or etree.canonicalize(ours[name].decode()) == etree.canonicalize(other[name].decode())
        for name in other
    )
    if not same or (list(ours)[0] != "mimetype" and made.suffix in (".odt", ".ods")):
        print(made.name)
`;

const guide = opened();

/** @typedef {{ modele: string, variante: string, fichiers: string[], reponses: Record<string, string> }} Paper */

/** @type {Paper[]} */
let papers = [];

before(() => {
  const env = { ...process.env, PYTHONPATH: ROOT };
  execFileSync("python3", ["-m", "tests.documents.remplis", FOLDER], { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"] });
  mkdirSync(join(FOLDER, "navigateur"));
  papers = JSON.parse(readFileSync(join(FOLDER, "papiers.json"), "utf8"));
});
after(() => rmSync(FOLDER, { recursive: true, force: true }));

/** La page d'un modèle, où les fichiers publiés sont ceux que l'on vient de fabriquer. @param {string} model */
async function open(model) {
  const { page, errors } = await newPage(guide.browser);
  /** @type {string[]} */
  const sent = [];
  page.on("request", (request) => { if (request.method() !== "GET" || !request.url().startsWith(guide.url)) sent.push(request.url()); });
  await page.route("**/modeles/fichiers/*", (route) => route.fulfill({ body: readFileSync(join(FOLDER, "vierge", basename(route.request().url()))) }));
  await unfold(page, model);
  return { page, errors, sent };
}

/** @param {import("playwright-core").Page} page @param {string} model */
async function unfold(page, model) {
  await page.goto(`${guide.url}modeles/${model}/`);
  await page.click("text=Remplir ce modèle dans cette page");
  await page.waitForSelector("details[data-modele] [role=status]", { state: "attached" });
}

/** Écrit chaque réponse, comme le fait un remplissage automatique. @param {Record<string, string>} replies */
function type(replies) {
  for (const [name, said] of Object.entries(replies)) {
    const field = /** @type {HTMLInputElement} */ (document.getElementById(name));
    field.value = said;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** @param {import("playwright-core").Page} page @param {string} name */
async function download(page, name) {
  const [held] = await Promise.all([page.waitForEvent("download"), page.click(`button[value=${name.split(".").pop()}]`)]);
  const content = readFileSync((await held.path()) ?? "");
  return { name: held.suggestedFilename(), content };
}

test("chaque modèle rempli dans sa page est, à la lettre, celui que Python remplit", async () => {
  let last = "";
  /** @type {Awaited<ReturnType<typeof open>> | undefined} */
  let on;
  for (const { modele, variante, fichiers, reponses } of papers) {
    if (modele !== last) {
      await on?.page.close();
      on = await open(modele);
      last = modele;
    }
    const { page, errors, sent } = /** @type {Awaited<ReturnType<typeof open>>} */ (on);
    if (variante) await page.check(`#variante-${variante}`);
    await page.evaluate(type, reponses);
    for (const file of fichiers) {
      const made = await download(page, file);
      assert.equal(made.name, file.replace(".", "-rempli."));
      writeFileSync(join(FOLDER, "navigateur", made.name), made.content);
    }
    assert.match((await page.textContent("details [role=status]")) ?? "", /Tout y est rempli/);
    assert.deepEqual([errors, sent], [[], []], modele);
  }
  await on?.page.close();
  assert.equal(readdirSync(join(FOLDER, "navigateur")).length, papers.flatMap(({ fichiers }) => fichiers).length);
  const env = { ...process.env, PYTHONPATH: ROOT };
  assert.equal(execFileSync("python3", ["-c", COMPARE, FOLDER], { cwd: ROOT, env, encoding: "utf8" }), "");
});

test("LibreOffice ouvre ce que la page a écrit", (context) => {
  const home = `-env:UserInstallation=file://${FOLDER}/profil`;
  for (const kind of ["odt", "docx"]) {
    const file = join(FOLDER, "navigateur", `deliberation-delegue-rempli.${kind}`);
    try {
      execFileSync("soffice", [home, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", FOLDER, file], { stdio: "ignore" });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
      context.skip("LibreOffice absent : le document n'a pas été ouvert");
      return;
    }
    const read = readFileSync(join(FOLDER, "deliberation-delegue-rempli.txt"), "utf8");
    assert.match(read, /Commune\s: « collectivite » & <b> d'ici/);
    assert.match(read, /La mission commence le 1er décembre 2026/);
    assert.doesNotMatch(read, /[[\]]|Note à supprimer/);
  }
});

test("ce qui sert partout s'écrit une fois, ce qui manque se nomme, et tout s'efface à la demande", async () => {
  const first = await open("convocation");
  await first.page.fill("#collectivite", "Valbois");
  await first.page.fill("#lieu_de_la_seance", "salle du conseil");
  const { page, errors } = first;
  await unfold(page, "deliberation-delegue");
  assert.equal(await page.inputValue("#collectivite"), "Valbois");
  assert.equal(await page.inputValue("#lieu_de_la_seance"), "");
  await page.fill("#prix_de_la_mission", "1\u00a0200 €");
  await unfold(page, "deliberation-delegue");
  assert.equal(await page.inputValue("#prix_de_la_mission"), "1\u00a0200 €");
  await download(page, "deliberation-delegue.odt");
  const status = (await page.textContent("details [role=status]")) ?? "";
  assert.match(status, /Il y reste à remplir : « Département », /);
  assert.doesNotMatch(status, /« Nom de la collectivité »|« Prix de la mission »/);
  await page.evaluate(() => {
    for (const { htmlFor, textContent } of /** @type {NodeListOf<HTMLLabelElement>} */ (document.querySelectorAll("details form label"))) {
      const field = /** @type {HTMLInputElement | null} */ (document.getElementById(htmlFor));
      if (!field || field.type === "radio" || field.value || textContent === "Département") continue;
      field.value = field.type === "date" ? "2026-12-01" : "x";
    }
  });
  await download(page, "deliberation-delegue.odt");
  await page.waitForFunction(() => document.querySelector("details [role=status]")?.textContent?.endsWith("Il y reste à remplir : « Département »."));
  page.on("dialog", (asked) => asked.accept());
  await page.click("text=Effacer mes réponses");
  assert.equal(await page.inputValue("#collectivite"), "");
  assert.equal(await page.evaluate(() => localStorage.getItem("guide:papiers")), null);
  assert.deepEqual(errors, []);
  await page.close();
});

test("un fichier qui ne se charge pas se dit, et rien de ce qu'on a tapé ne se perd", async () => {
  const { page } = await open("convocation");
  await page.unroute("**/modeles/fichiers/*");
  await page.fill("#collectivite", "Valbois");
  await page.click("button[value=odt]");
  await page.waitForFunction(() => /ne se charge pas/.test(document.querySelector("details [role=status]")?.textContent ?? ""));
  assert.equal(await page.inputValue("#collectivite"), "Valbois");
  await page.close();
});

test("ouvert depuis un dossier, sans réseau, le modèle se remplit dès qu'on a choisi son fichier", async () => {
  const { page, errors } = await newPage(guide.browser, { offline: true });
  await page.goto(pathToFileURL(join(SITE, "modeles/convocation/index.html")).href);
  await page.click("text=Remplir ce modèle dans cette page");
  await page.fill("#collectivite", "Valbois");
  await page.click("button[value=odt]");
  const wanted = /^Choisissez le fichier convocation\.odt, dans le dossier modeles\/fichiers/;
  await page.waitForFunction(() => document.activeElement?.id === "fichier-du-modele");
  assert.match((await page.textContent("#fichier-du-modele-erreur")) ?? "", wanted);
  await page.setInputFiles("#fichier-du-modele", join(FOLDER, "vierge", "convocation.docx"));
  await page.click("button[value=odt]");
  assert.match((await page.textContent("#fichier-du-modele-erreur")) ?? "", wanted, "un autre fichier que celui du modèle");
  await page.setInputFiles("#fichier-du-modele", join(FOLDER, "vierge", "convocation.odt"));
  const made = await download(page, "convocation.odt");
  writeFileSync(join(FOLDER, "dossier.odt"), made.content);
  const read = "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read('content.xml').decode())";
  assert.match(execFileSync("python3", ["-c", read, join(FOLDER, "dossier.odt")], { encoding: "utf8" }), />Valbois</);
  assert.equal(await page.isVisible("#fichier-du-modele-erreur"), false);
  assert.deepEqual(errors, []);
  await page.close();
});

test("sans script, la page ne montre pas un formulaire qui ne ferait rien", async () => {
  const context = await guide.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${guide.url}modeles/convocation/`);
  assert.equal(await page.isVisible("text=Remplir ce modèle dans cette page"), false);
  assert.equal(await page.isVisible("text=texte ODT, pour LibreOffice"), true);
  await context.close();
});
