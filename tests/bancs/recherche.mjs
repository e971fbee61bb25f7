// Mesure la recherche sur des questions de secrétaire : `make bench`, ou `node tests/bancs/recherche.mjs FICHIER`.
import { engine, MOTEUR, QUESTIONS, questions, rank, share } from "../recherche/classement.mjs";

const answer = engine(MOTEUR);
const asked = questions(process.argv[2] ?? QUESTIONS);
const ranks = asked.map((one) => {
  const found = rank(answer, one);
  if (found !== 1) console.log(`${found || "—"}  ${one.question}\n   ${answer(one.question).slice(0, 3).join("  ")}`);
  return found;
});

/** @param {number} limit */
const said = (limit) => `${(100 * share(ranks, limit)).toFixed(0)} %`;
console.log(`${ranks.length} questions. Trouvée en premier : ${said(1)}. Dans les trois premiers : ${said(3)}.`);
