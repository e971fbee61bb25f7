// L'annuaire du navigateur, avec les morceaux du site construit et le vrai script : ce que jouent les tests et le banc.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";

/** @param {string} place un fichier du dépôt */
const path = (place) => fileURLToPath(new URL(`../../${place}`, import.meta.url));
const SHARDS = `${process.env["SITE"] ?? path("site")}/assets/communes`;

const FRAPPE = readFileSync(path("overrides/scripts/frappe.js"), "utf8");
export const ANNUAIRE = readFileSync(path("overrides/scripts/territoires.js"), "utf8");

/**
 * Un annuaire, et les morceaux qu'il a lus.
 * @param {string} source le texte de `territoires.js`, tel quel ou avec une faute
 */
export function directory(source = ANNUAIRE) {
  /** @type {any} */
  const world = {};
  runInNewContext(FRAPPE, world);
  runInNewContext(source, world);
  /** @param {string} name */
  const load = (name) => runInNewContext(readFileSync(`${SHARDS}/${name}.js`, "utf8"), world);
  load("table");
  const { guideCommunes } = world;
  /** @type {Set<string>} */
  const read = new Set();
  const annuaire = new guideCommunes.Annuaire(guideCommunes.tableau(), async (/** @type {string} */ name) => {
    if (!guideCommunes.lignes(name).length) load(name);
    read.add(name);
    return guideCommunes.lignes(name);
  });
  return { annuaire, guideCommunes, read };
}

/**
 * Les lignes d'un tableau de `data/territoires/`.
 * @param {string} file
 * @returns {Record<string, string>[]}
 */
export function rows(file) {
  const [header = "", ...lines] = readFileSync(path(`data/territoires/${file}`), "utf8").trim().split("\n");
  const columns = header.split(",");
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, rank) => [columns[rank] ?? "", cell])));
}

/** @param {string} line */
function cells(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}
