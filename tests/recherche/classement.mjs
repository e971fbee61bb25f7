// Le rang de la page attendue pour chaque question publiée : ce que mesurent le banc et l'épreuve du classement.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { brotliCompressSync } from "node:zlib";

import { directory } from "./territoires.mjs";

const require = createRequire(import.meta.url);

/** Les bibliothèques dont se sert le moteur. */
export const TOOLS = { MiniSearch: require("minisearch"), stemmer: require("@orama/stemmers/french").stemmer };

/** @param {string} place un fichier du dépôt */
const path = (place) => fileURLToPath(new URL(`../../${place}`, import.meta.url));

const SITE = process.env["SITE"] ?? path("site");

const { annuaire } = directory();
const NOWHERE = { nom: "", exact: false, fiches: [] };

/** @typedef {{ question: string, attendues: string[] }} Question */
/** @typedef {{ resultats: { adresse: string, titre: string, rubrique: string }[], inconnus: string[], corriges: [string, string][], vide: boolean }} Reponse */

export const QUESTIONS = path("tests/recherche/questions.yml");
const FRAPPE = readFileSync(path("overrides/scripts/frappe.js"), "utf8");
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
 * Ce que répond un moteur, avec l'index du site construit : toute la réponse, et les morceaux qu'elle a fait charger.
 * @param {string} source le texte de `moteur.js`, tel quel ou avec une faute
 */
export function engine(source) {
  /** @type {any} */
  const world = {};
  world.globalThis = world;
  runInNewContext(FRAPPE, world);
  runInNewContext(source, world);
  runInNewContext(readFileSync(`${SITE}/assets/index-recherche.js`, "utf8"), world);
  /** @type {Set<number>} */
  const read = new Set();
  /** @param {number} rank */
  const load = async (rank) => {
    read.add(rank);
    runInNewContext(readFileSync(`${SITE}/assets/textes/${rank}.js`, "utf8"), world);
  };
  const moteur = new world.guideMoteur.Moteur(world.guideIndex, TOOLS, load);
  /** @param {string} question @returns {Promise<Reponse>} */
  const answer = async (question) => {
    const reponse = await moteur.answer(question);
    const mention = reponse.lieux.length ? await annuaire.mentioned(reponse.lieux.map((/** @type {{ nom: string }} */ { nom }) => nom)) : NOWHERE;
    return { ...reponse, resultats: world.guideMoteur.blended(reponse, mention) };
  };
  return { answer, read, world, load };
}

/**
 * Le rang de la première page attendue ; 0 si aucune n'est trouvée. Une page attendue l'est aussi à l'une de ses ancres.
 * @param {(question: string) => Promise<Reponse>} answer
 * @param {Question} asked
 */
export async function rank(answer, { question, attendues }) {
  const { resultats } = await answer(question);
  return 1 + resultats.findIndex(({ adresse }) => attendues.includes(adresse) || attendues.includes(adresse.replace(/#.*/, "")));
}

/**
 * La part des rangs qui tiennent dans les premiers, de 0 à 1.
 * @param {number[]} ranks
 * @param {number} limit
 */
export function share(ranks, limit) {
  return ranks.filter((found) => found > 0 && found <= limit).length / ranks.length;
}

/** @type {Map<string, number>} */
const weights = new Map();

/** Le poids d'un fichier du site, en octets une fois compressé par Brotli. @param {string} place */
export function weight(place) {
  const known = weights.get(place) ?? brotliCompressSync(readFileSync(`${SITE}/${place}`)).length;
  weights.set(place, known);
  return known;
}
