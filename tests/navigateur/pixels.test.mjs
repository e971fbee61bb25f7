// La feuille réduite ne perd rien de visible : mêmes pixels qu'avec la feuille entière de Material.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { newPage, opened } from "./site.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const PAGES = [
  "",
  "obligations/accessibilite-numerique/",
  "ma-collectivite/commune-moins-de-2000-habitants/",
  "barometre/",
  "feuille-de-route/etape-4-etat-des-lieux/",
  "declaration-accessibilite/generateur/",
];

/** @type {{ name: string, width: number, media: "screen" | "print" }[]} */
const FORMATS = [
  { name: "bureau", width: 1280, media: "screen" },
  { name: "320 pixels", width: 320, media: "screen" },
  { name: "impression", width: 794, media: "print" },
];

/** Écart de couleur toléré, de 0 à 1 : un arrondi dessiné deux fois varie d'un ou deux niveaux sur 255, que nul ne voit. */
const UNSEEN = 0.02;

const RETRIES = 2;

const guide = opened();
/** La feuille réduite et la feuille entière, faites des mêmes fichiers. @type {[string, string]} */
let sheets;

before(() => {
  const script = "import json; from scripts import feuille; print(json.dumps([feuille.sheet(), feuille.unreduced()]))";
  const env = { ...process.env, PYTHONPATH: ROOT };
  sheets = JSON.parse(execFileSync("python", ["-c", script], { cwd: ROOT, encoding: "utf8", env }));
});

/**
 * Les photographies d'une page, dans les deux couleurs, telles qu'une feuille les donne.
 * @param {string} address
 * @param {(typeof FORMATS)[number]} format
 * @param {string} body la feuille, à la place de celle du site
 */
async function photographs(address, { width, media }, body) {
  const { page } = await newPage(guide.browser, { viewport: { width, height: 800 }, reducedMotion: "reduce" });
  await page.route("**/assets/guide.css", (route) => route.fulfill({ contentType: "text/css", body }));
  await page.goto(guide.url + address, { waitUntil: "networkidle" });
  const taken = async (/** @type {"light" | "dark"} */ colorScheme) => {
    await page.emulateMedia({ media, colorScheme });
    return page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" });
  };
  const both = { light: await taken("light"), dark: await taken("dark") };
  await page.context().close();
  return both;
}

/** @typedef {{ reduced: Buffer, whole: Buffer }} Pair */

/**
 * Vrai si deux photographies ont la même taille et, à l'œil, les mêmes couleurs.
 * @param {Pair} pair
 */
function same({ reduced, whole }) {
  if (reduced.equals(whole)) return true;
  const [{ width, height, data }, other] = [PNG.sync.read(reduced), PNG.sync.read(whole)];
  if (other.width !== width || other.height !== height) return false;
  return pixelmatch(data, other.data, undefined, width, height, { threshold: UNSEEN, includeAA: true }) === 0;
}

/**
 * Les couples de photographies, feuille réduite et feuille entière, qui ne sont pas identiques.
 * @param {string} address
 * @param {(typeof FORMATS)[number]} format
 * @param {[string, string]} [compared] les deux feuilles
 */
async function differences(address, format, compared = sheets) {
  const ours = await photographs(address, format, compared[0]);
  const theirs = await photographs(address, format, compared[1]);
  const pairs = [
    { reduced: ours.light, whole: theirs.light },
    { reduced: ours.dark, whole: theirs.dark },
  ];
  return pairs.filter((pair) => !same(pair));
}

/**
 * Garde deux photographies qui diffèrent, pour qu'une personne les compare.
 * @param {Pair} pair
 */
function kept({ reduced, whole }) {
  const folder = mkdtempSync(join(tmpdir(), "pixels-"));
  writeFileSync(join(folder, "reduite.png"), reduced);
  writeFileSync(join(folder, "entiere.png"), whole);
  return folder;
}

describe("la feuille réduite donne les mêmes pixels que la feuille entière", () => {
  for (const address of PAGES) {
    for (const format of FORMATS) {
      test(`${address || "l'accueil"}, ${format.name}, clair et sombre`, async () => {
        let lost = await differences(address, format);
        // Une machine chargée photographie parfois un dernier ajustement ; ce qui manque vraiment manque toujours.
        for (let again = 0; again < RETRIES && lost.length > 0; again++) lost = await differences(address, format);
        assert.deepEqual(lost.map(kept), [], "comparez les images de ces dossiers");
      });
    }
  }

  for (const [fault, from, to] of /** @type {const} */ ([
    ["une règle retirée par erreur", "border-collapse", "x-collapse"],
    ["une couleur à peine changée", "#f6f5f0", "#f0f0eb"],
  ])) {
    test(`${fault} se voit`, async () => {
      const [format] = FORMATS;
      assert.ok(format);
      const broken = sheets[0].replaceAll(from, to);
      assert.notEqual(broken, sheets[0], `la feuille n'a plus ${from}`);
      assert.ok((await differences("barometre/", format, [broken, sheets[0]])).length > 0);
    });
  }
});
