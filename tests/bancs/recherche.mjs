// Mesure la recherche sur des questions de secrétaire : `make bench-recherche` (ou avec un autre fichier de questions).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
require("../../overrides/scripts/moteur.js");
require(new URL("../../site/assets/index-recherche.js", import.meta.url).pathname);

const MiniSearch = require("minisearch");
const { stemmer } = require("@orama/stemmers/french");
const { guideMoteur, guideIndex } = /** @type {any} */ (globalThis);

/**
 * Les questions d'un fichier : une ligne `- question: …`, une ligne `attendues: [adresse, …]`.
 * @param {string} file
 */
function questions(file) {
  const form = /^- question: (.+)\n {2}attendues: \[(.*)\]$/gm;
  return [...readFileSync(file, "utf8").matchAll(form)].map(([, question = "", attendues = ""]) => ({
    question,
    attendues: attendues.split(", ").map((adresse) => adresse.replace(/^"(.*)"$/, "$1")),
  }));
}

const moteur = new guideMoteur.Moteur(guideIndex, { MiniSearch, stemmer });
const known = new Set(guideIndex.pages.map((/** @type {string[]} */ [adresse]) => adresse));
const asked = questions(process.argv[2] ?? new URL("../recherche/questions.yml", import.meta.url).pathname);
const ranks = asked.map(({ question, attendues }) => {
  const found = moteur.answer(question).resultats.map((/** @type {{ adresse: string }} */ { adresse }) => adresse);
  const rank = 1 + found.findIndex((/** @type {string} */ adresse) => attendues.includes(adresse));
  if (rank !== 1) {
    const absent = attendues.some((adresse) => known.has(adresse)) ? "" : " (page attendue absente du site)";
    console.log(`${rank || "—"}  ${question}${absent}\n   ${found.slice(0, 3).join("  ")}`);
  }
  return rank;
});

/** @param {number} limit */
const share = (limit) => {
  const count = ranks.filter((rank) => rank > 0 && rank <= limit).length;
  return `${count} sur ${ranks.length} (${((100 * count) / ranks.length).toFixed(0)} %)`;
};
console.log(`Trouvée en premier : ${share(1)}. Dans les trois premiers : ${share(3)}.`);
