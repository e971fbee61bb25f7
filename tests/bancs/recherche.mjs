// Mesure la recherche sur des questions de secrétaire : `make bench`, ou `node tests/bancs/recherche.mjs FICHIER`.
import { engine, MOTEUR, QUESTIONS, questions, rank, share } from "../recherche/classement.mjs";

const { answer } = engine(MOTEUR);
const asked = questions(process.argv[2] ?? QUESTIONS);
/** @type {number[]} */
const ranks = [];
for (const one of asked) {
  const found = await rank(answer, one);
  ranks.push(found);
  if (found === 1) continue;
  const { resultats, inconnus } = await answer(one.question);
  console.log(`${found || "—"}  ${one.question}\n   ${resultats.slice(0, 3).map(({ adresse }) => adresse).join("  ")}  ${inconnus}`);
}

/** @param {number} limit */
const said = (limit) => `${(100 * share(ranks, limit)).toFixed(0)} %`;
console.log(`${ranks.length} questions. Trouvée en premier : ${said(1)}. Dans les trois premiers : ${said(3)}.`);
