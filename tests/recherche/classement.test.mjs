// Le classement tient sa promesse sur les questions publiées ; et chaque réglage compte, sinon l'épreuve n'éprouve rien.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { engine, MOTEUR, QUESTIONS, questions, rank, share } from "./classement.mjs";

/** La part des questions dont la page attendue vient en premier, et dans les trois premières. */
const PREMIERE = 0.85;
const TROIS = 0.95;

const asked = questions(QUESTIONS);

/** @type {[string, string, string][]} */
const FAUTES = [
  ["le titre ne pèse pas plus que le texte", "titre: 6", "titre: 1"],
  ["une page qui ne répond qu'à la moitié de la question passe devant", "const COUVERTURE = 2", "const COUVERTURE = 0"],
  ["les mots-clés d'une fiche ne comptent plus", "motsCles: 4", "motsCles: 0.1"],
  ["les synonymes ne servent plus", "const autres = this.synonyms.get(expression.join(\" \")) ?? [];", "const autres = [];"],
  ["un exemple passe devant la fiche qui explique", "exemple: 0.6", "exemple: 3"],
  ["là où le guide parle de lui-même passe devant", "aPropos: 0.6", "aPropos: 3"],
  ["les accents comptent", 'normalize("NFKD")', 'normalize("NFKC")'],
];

/** @param {string} source */
function measured(source) {
  const answer = engine(source);
  const ranks = asked.map((question) => rank(answer, question));
  const lost = asked.flatMap(({ question }, place) => (ranks[place] === 1 ? [] : [`${ranks[place] || "—"}  ${question}`]));
  return { premiere: share(ranks, 1), trois: share(ranks, 3), lost: lost.join("\n") };
}

describe("le classement", () => {
  test("trouve en premier la page attendue, ou presque", () => {
    assert.ok(asked.length >= 60, `${asked.length} questions lues`);
    const { premiere, trois, lost } = measured(MOTEUR);
    assert.ok(premiere >= PREMIERE, `${premiere.toFixed(2)} en premier, ${PREMIERE} attendu ; perdues :\n${lost}`);
    assert.ok(trois >= TROIS, `${trois.toFixed(2)} dans les trois premières, ${TROIS} attendu ; perdues :\n${lost}`);
  });

  for (const [what, old, altered] of FAUTES) {
    test(`s'en ressent si ${what}`, () => {
      assert.equal(MOTEUR.split(old).length, 2, `la faute ne prend plus : « ${old} » n'est plus une fois dans moteur.js`);
      const { premiere, trois } = measured(MOTEUR.replace(old, altered));
      assert.ok(premiere < PREMIERE || trois < TROIS, `${premiere.toFixed(2)} en premier, ${trois.toFixed(2)} dans les trois`);
    });
  }
});
