// Le classement tient sa promesse sur les questions publiées ; et chaque réglage compte, sinon l'épreuve n'éprouve rien.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { engine, MOTEUR, QUESTIONS, questions, rank, share, TOOLS, weight } from "./classement.mjs";

/** La part des questions dont la page attendue vient en premier, et dans les trois premières. */
const PREMIERE = 0.9;
const TROIS = 0.96;

/** Une épreuve coûteuse ne joue qu'une question sur trois : chaque faute plantée en change au moins une. @param {number} place */
const sample = (place) => place % 3 === 1;

const asked = questions(QUESTIONS);
const sampled = asked.filter((_, place) => sample(place));

/** @type {[string, string, string][]} */
const FAUTES = [
  ["le titre ne pèse pas plus que le texte", "titre: 6", "titre: 1"],
  ["une page qui ne répond qu'à la moitié de la question passe devant", "const COUVERTURE = 2", "const COUVERTURE = 0"],
  ["les mots-clés d'une fiche ne comptent plus", "motsCles: 4", "motsCles: 0.1"],
  ["les synonymes ne servent plus", "const autres = this.synonyms.get(expression.join(\" \")) ?? [];", "const autres = [];"],
  ["un exemple passe devant la fiche qui explique", "exemple: 0.6", "exemple: 3"],
  ["là où le guide parle de lui-même passe devant", "aPropos: 0.6", "aPropos: 3"],
  ["un mot de toutes les pages compte autant qu'un autre", "const COURANT = 0.3", "const COURANT = 1"],
  ["un article de loi ne mène pas d'abord à la fiche qui s'y appuie", "citee: 2", "citee: 0.7"],
  ["un document demandé ne passe plus devant", "modeleDemande: 3", "modeleDemande: 1"],
  ["le nom d'une commune ne se reconnaît plus", "[...new Set([...annonces, ...cites, ignore])]", "[]"],
  ["les accents comptent", 'normalize("NFKD")', 'normalize("NFKC")'],
];

/**
 * @param {string} source
 * @param {import("./classement.mjs").Question[]} played
 */
async function measured(source, played) {
  const { answer } = engine(source);
  /** @type {number[]} */
  const ranks = [];
  for (const question of played) ranks.push(await rank(answer, question));
  const lost = played.flatMap(({ question }, place) => (ranks[place] === 1 ? [] : [`${ranks[place] || "—"}  ${question}`]));
  return { ranks, premiere: share(ranks, 1), trois: share(ranks, 3), lost: lost.join("\n") };
}

const sound = measured(MOTEUR, asked);

describe("le classement", () => {
  test("trouve en premier la page attendue, ou presque, et jamais rien là où une page répond", async () => {
    assert.ok(asked.length >= 400, `${asked.length} questions lues`);
    const { ranks, premiere, trois, lost } = await sound;
    assert.ok(premiere >= PREMIERE, `${premiere.toFixed(3)} en premier, ${PREMIERE} attendu ; perdues :\n${lost}`);
    assert.ok(trois >= TROIS, `${trois.toFixed(3)} dans les trois premières, ${TROIS} attendu ; perdues :\n${lost}`);
    assert.deepEqual(asked.filter((_, place) => ranks[place] === 0).map(({ question }) => question), []);
  });

  for (const [what, old, altered] of FAUTES) {
    test(`s'en ressent si ${what}`, async () => {
      assert.equal(MOTEUR.split(old).length, 2, `la faute ne prend plus : « ${old} » n'est plus une fois dans moteur.js`);
      const { ranks } = await sound;
      const kept = ranks.filter((_, place) => sample(place));
      const { premiere, trois } = await measured(MOTEUR.replace(old, altered), sampled);
      assert.ok(premiere < share(kept, 1) || trois < share(kept, 3), `${premiere.toFixed(3)} en premier, ${trois.toFixed(3)} dans les trois`);
    });
  }
});

const { answer: answered } = engine(MOTEUR);

describe("ce que la recherche comprend", () => {
  /** Une question, et la première réponse attendue. @type {[string, string][]} */
  const FIRST = [
    ["commune de 900 habitants", "ma-collectivite/"],
    ["nous sommes 12 000 habitants", "ma-collectivite/commune-de-10001-a-30000-habitants/"],
    ["que veut dire CSIRT", "lexique/#csirt"],
    ["asalae", "obligations/archivage-electronique/"],
    ["chat gpt", "obligations/ia-maitrise-interdictions/"],
    ["copilot microsoft à la mairie", "obligations/ia-maitrise-interdictions/"],
    ["epci 12000", "ma-collectivite/intercommunalite-de-10001-a-50000-habitants/"],
    ["mairie 350 hab", "ma-collectivite/commune-moins-de-3500-habitants/"],
    ["par quoi commencer nouveau maire", "vous-venez-d-etre-elu/"],
    ["commune de Valbonne", "ma-collectivite/commune-de-10001-a-30000-habitants/#06152"],
    ["Nantes", "ma-collectivite/commune-de-50001-habitants-et-plus/#44109"],
    ["ma commune c'est Loudéac", "ma-collectivite/commune-de-10001-a-30000-habitants/#22136"],
    ["sarlat", "ma-collectivite/commune-de-3501-a-10000-habitants/#24520"],
    ["villefrance sur saone", "ma-collectivite/commune-de-30001-a-50000-habitants/#69264"],
  ];
  for (const [question, expected] of FIRST) {
    test(`« ${question} » mène à ${expected}`, async () => {
      const [first] = (await answered(question)).resultats;
      assert.ok(first?.adresse.startsWith(expected), first?.adresse);
    });
  }

  test("une référence de texte, quelle que soit son écriture, trouve les mêmes pages", async () => {
    const forms = ["L2131-1", "L. 2131-1", "l.2131-1", "article L 2131-1"].map(async (form) => [...(await answered(form)).resultats].slice(0, 2).map(({ adresse }) => adresse).sort());
    const found = await Promise.all(forms);
    assert.deepEqual(found[0], ["obligations/publicite-actes/", "obligations/transmission-actes/"]);
    for (const one of found) assert.deepEqual(one, found[0]);
  });

  test("un nombre ne trouve que le même nombre", async () => {
    const { resultats } = await answered("10");
    assert.ok(resultats.every(({ titre }) => !titre.includes("10 000")), "10 a trouvé 10 000");
  });

  test("un mot que le guide n'emploie pas se dit, sans mot proche inventé", async () => {
    for (const word of ["whatsapp", "tiktok"]) {
      const { inconnus, corriges, resultats } = await answered(word);
      assert.deepEqual([[...inconnus], [...corriges], resultats.length], [[word], [], 0], word);
    }
    const { inconnus, resultats } = await answered("cantine whatsapp");
    assert.deepEqual([...inconnus], ["whatsapp"]);
    assert.ok(resultats.length > 0);
  });

  test("un mot corrigé ou inconnu se redit tel qu'on l'a écrit, et tel que le guide l'écrit, accents compris", async () => {
    const { corriges } = await answered("délibératoin du conseil");
    assert.deepEqual([...(corriges[0] ?? [])], ["délibératoin", "délibération"]);
    assert.deepEqual([...(await answered("cantine trottinétte")).inconnus], ["trottinétte"]);
  });

  test("une commune citée parmi d'autres mots vient après les premières pages, et un mot d'une seule lettre près n'est qu'une proposition", async () => {
    const { resultats } = await answered("télérecours à Loudéac");
    assert.equal(resultats[0]?.adresse, "obligations/telerecours/");
    assert.equal(resultats[2]?.adresse, "ma-collectivite/commune-de-10001-a-30000-habitants/#22136");
    const { resultats: proches } = await answered("loudeax");
    assert.equal(proches[0]?.rubrique, "Un nom proche : la fiche de cette collectivité");
  });

  test("une seule faute de frappe se corrige et se dit, deux non", async () => {
    const { corriges, resultats } = await answered("deliberation convocatoin");
    assert.deepEqual([...(corriges[0] ?? [])], ["convocatoin", "convocation"]);
    assert.ok(resultats.length > 0);
    assert.deepEqual([...(await answered("zzcantinzz")).inconnus], ["zzcantinzz"]);
  });

  test("le navigateur lit les mots comme la construction : chaque mot d'un intertitre est dans le texte", async () => {
    const { world, load } = engine(MOTEUR);
    const { debuts, pages, ecrites } = world.guideIndex;
    for (const rank of debuts.keys()) await load(rank);
    /** @type {[number, any][]} */
    const shards = [...debuts.keys()].map((rank) => [rank, world.guideMoteur.recu(rank)[0]]);
    const known = new Set(shards.flatMap(([, words]) => Object.keys(words)));
    const moteur = new world.guideMoteur.Moteur(world.guideIndex, TOOLS, load);
    const missing = pages.slice(0, ecrites).flatMap((/** @type {any[]} */ page) => page[6]).flatMap((/** @type {string} */ heading) => [...moteur.roots(world.guideMoteur.words(heading))]).filter((/** @type {string} */ root) => !known.has(root));
    assert.deepEqual([...missing], []);
  });

  test("une question se lit en trois fichiers et 60 ko au plus ; une faute de frappe en demande deux de plus", async () => {
    const first = weight("assets/index-recherche.js");
    for (const { question } of sampled) {
      const { answer, read } = engine(MOTEUR);
      const { corriges } = await answer(question);
      const total = [...read].reduce((sum, shard) => sum + weight(`assets/textes/${shard}.js`), first);
      assert.ok(read.size <= (corriges.length > 0 ? 4 : 2), `${read.size} morceaux pour « ${question} »`);
      assert.ok(corriges.length > 0 || total <= 60_000, `${total} octets pour « ${question} »`);
    }
  });
});
