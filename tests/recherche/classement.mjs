// Le rang de la page attendue pour chaque question publiée : ce que mesurent le banc et l'épreuve du classement.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";

const require = createRequire(import.meta.url);
const MiniSearch = require("minisearch");
const { stemmer } = require("@orama/stemmers/french");

/** @param {string} place un fichier du dépôt */
const path = (place) => fileURLToPath(new URL(`../../${place}`, import.meta.url));

const SITE = process.env["SITE"] ?? path("site");

/** @typedef {{ question: string, attendues: string[] }} Question */

export const QUESTIONS = path("tests/recherche/questions.yml");
export const MOTEUR = readFileSync(path("overrides/scripts/moteur.js"), "utf8");

/**
 * Les questions d'un fichier : une ligne `- question: …`, une ligne `attendues: [adresse, …]`.
 * @param {string} file
 * @returns {Question[]}
 */
export function questions(file) {
  const form = /^- question: (.+)\n {2}attendues: \[(.*)\]$/gm;
  return [...readFileSync(file, "utf8").matchAll(form)].map(([, question = "", attendues = ""]) => ({
    question,
    attendues: attendues.split(", ").map((adresse) => adresse.replace(/^"(.*)"$/, "$1")),
  }));
}

/**
 * Ce que répond un moteur, avec l'index du site construit : les adresses, de la plus pertinente à la moins pertinente.
 * @param {string} source le texte de `moteur.js`, tel quel ou avec une faute
 * @returns {(question: string) => string[]}
 */
export function engine(source) {
  /** @type {any} */
  const world = {};
  world.globalThis = world;
  runInNewContext(source, world);
  runInNewContext(readFileSync(`${SITE}/assets/index-recherche.js`, "utf8"), world);
  const moteur = new world.guideMoteur.Moteur(world.guideIndex, { MiniSearch, stemmer });
  return (question) => moteur.answer(question).resultats.map((/** @type {{ adresse: string }} */ { adresse }) => adresse);
}

/**
 * Le rang de la première page attendue ; 0 si aucune n'est trouvée.
 * @param {(question: string) => string[]} answer
 * @param {Question} asked
 */
export function rank(answer, { question, attendues }) {
  return 1 + answer(question).findIndex((adresse) => attendues.includes(adresse));
}

/**
 * La part des rangs qui tiennent dans les premiers, de 0 à 1.
 * @param {number[]} ranks
 * @param {number} limit
 */
export function share(ranks, limit) {
  return ranks.filter((found) => found > 0 && found <= limit).length / ranks.length;
}
