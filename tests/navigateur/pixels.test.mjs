// La feuille réduite ne perd rien de visible : mêmes pixels qu'avec la feuille entière de Material.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
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

const guide = opened();
/** La feuille réduite et la feuille entière, faites des mêmes fichiers. @type {[string, string]} */
let sheets;

before(() => {
  const script = "import json; from scripts import feuille; print(json.dumps([feuille.sheet(), feuille.unreduced()]))";
  const env = { ...process.env, PYTHONPATH: ROOT };
  sheets = JSON.parse(execFileSync("python", ["-c", script], { cwd: ROOT, encoding: "utf8", env }));
});

/** @typedef {{ reduced: Buffer, whole: Buffer }} Pair */

/**
 * Les photographies d'une page ouverte, en clair puis en sombre, sous une feuille mise à la place de la sienne.
 * @param {import("playwright-core").Page} page
 * @param {(typeof FORMATS)[number]["media"]} media
 * @param {string} body
 */
async function photographs(page, media, body) {
  const name = `${createHash("sha256").update(body).digest("hex")}.css`;
  await page.route(`**/${name}`, (route) => route.fulfill({ contentType: "text/css", body }));
  await page.evaluate(async (href) => {
    const link = document.querySelector("link[rel=stylesheet]");
    if (!(link instanceof HTMLLinkElement)) throw new Error("la page n'a pas de feuille");
    await new Promise((ready, failed) => Object.assign(link, { onload: ready, onerror: failed, href }));
    await document.fonts.ready;
  }, `/${name}`);
  const taken = async (/** @type {"light" | "dark"} */ colorScheme) => {
    await page.emulateMedia({ media, colorScheme });
    return page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" });
  };
  return { light: await taken("light"), dark: await taken("dark") };
}

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
async function differences(address, { width, media }, [reduced, whole] = sheets) {
  const { page } = await newPage(guide.browser, { viewport: { width, height: 800 }, reducedMotion: "reduce" });
  await page.goto(guide.url + address, { waitUntil: "networkidle" });
  const ours = await photographs(page, media, reduced);
  const theirs = await photographs(page, media, whole);
  await page.context().close();
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
        const lost = await differences(address, format);
        assert.deepEqual(lost.map(kept), [], "comparez les images de ces dossiers");
      });
    }
  }

  for (const [fault, address, from, to] of /** @type {const} */ ([
    ["une règle retirée par erreur", "", "display:flex", "x:flex"],
    ["une couleur à peine changée", "", "#f6f5f0", "#f0f0eb"],
  ])) {
    test(`${fault} se voit`, async () => {
      const [format] = FORMATS;
      assert.ok(format);
      const broken = sheets[0].replaceAll(from, to);
      assert.notEqual(broken, sheets[0], `la feuille n'a plus ${from}`);
      assert.ok((await differences(address, format, [broken, sheets[0]])).length > 0);
    });
  }
});
