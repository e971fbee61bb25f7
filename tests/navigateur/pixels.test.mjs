// La feuille réduite ne perd rien de visible : mêmes pixels qu'avec la feuille entière de Material.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
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

/** @type {("light" | "dark")[]} */
const COLORS = ["light", "dark"];

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
  const taken = [];
  for (const colorScheme of COLORS) {
    await page.emulateMedia({ media, colorScheme });
    taken.push(await page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" }));
  }
  await page.context().close();
  return taken;
}

/**
 * Vrai si deux photographies sont identiques, et ne sont pas vides.
 * @param {Buffer[]} pair
 */
function same([one, other]) {
  return one !== undefined && other !== undefined && one.length > 0 && one.equals(other);
}

/**
 * Les couples de photographies, feuille réduite et feuille entière, qui ne sont pas identiques.
 * @param {string} address
 * @param {(typeof FORMATS)[number]} format
 */
async function differences(address, format) {
  const [reduced, whole] = sheets;
  const ours = await photographs(address, format, reduced);
  const theirs = await photographs(address, format, whole);
  return ours.map((image, rank) => [image, theirs[rank] ?? Buffer.alloc(0)]).filter((pair) => !same(pair));
}

/**
 * Garde deux photographies qui diffèrent, pour qu'une personne les compare.
 * @param {Buffer[]} pair
 */
function kept(pair) {
  const folder = mkdtempSync(join(tmpdir(), "pixels-"));
  pair.forEach((image, rank) => writeFileSync(join(folder, rank === 0 ? "reduite.png" : "entiere.png"), image));
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

  test("une règle retirée par erreur se voit", async () => {
    const [format] = FORMATS;
    assert.ok(format);
    const [reduced] = sheets;
    const [ours] = await photographs("barometre/", format, reduced);
    const [broken] = await photographs("barometre/", format, reduced.replaceAll("border-collapse", "x-collapse"));
    assert.ok(ours && broken && !same([ours, broken]));
  });
});
