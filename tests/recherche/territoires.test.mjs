// Toutes les communes, tous les noms d'hier, toutes les intercommunalités : trouvés, et jamais la fiche d'un autre.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { ANNUAIRE, directory, rows } from "./territoires.mjs";

const { annuaire, guideCommunes, read } = directory();
const communes = rows("communes.csv").filter(({ totale, municipale }) => totale || municipale);
const epci = rows("epci.csv");
const anciennes = rows("anciennes.csv");
const postaux = new Map(communes.map(({ code, codes_postaux: codes = "" }) => [code, codes.split(" ")[0] ?? ""]));
const departements = new Map(rows("departements.csv").map(({ code, nom }) => [code, nom]));
const SHOWN = 20;

/** @typedef {[asked: string, code: string]} Case */

/**
 * Les fiches ouvertes à tort, et les territoires que la liste ne montre pas.
 * @param {Iterable<Case>} cases
 */
async function faults(cases) {
  /** @type {string[]} */
  const found = [];
  for (const [asked, code] of cases) {
    const { seule, trouves } = await annuaire.answer(asked);
    if (seule && seule.code !== code) found.push(`${asked} ouvre ${guideCommunes.label(seule)}`);
    if (!trouves.slice(0, SHOWN).some((/** @type {{ code: string }} */ item) => item.code === code)) found.push(`${asked} est perdu`);
  }
  return found;
}

/** Les écritures d'une commune. @param {Record<string, string>} item @returns {Case[]} */
function spellings({ nom = "", code = "", departement = "" }) {
  const postal = postaux.get(code) ?? "";
  return [
    [nom, code],
    [`${nom} ${departement}`, code],
    [`${postal} ${nom}`, code],
  ];
}

/** Les écritures d'une intercommunalité. @param {Record<string, string>} item @returns {Case[]} */
function union({ nom = "", siren = "", departement = "" }) {
  const whole = nom.replace(/^CC /, "Communauté de communes ").replace(/^CA /, "Communauté d'agglomération ");
  return [nom, `${nom} ${departement}`, whole, `${whole} (${departements.get(departement)}, intercommunalité)`].map((asked) => [asked, siren]);
}

/** Les écritures d'un nom d'hier. @param {Record<string, string>} item @returns {Case[]} */
function former({ nom = "", code = "", commune = "" }) {
  const postal = postaux.get(commune) ?? "";
  const county = code.slice(0, /^9[78]/.test(code) ? 3 : 2);
  return [nom, `${nom} ${county}`, `${nom} ${postal}`, `${postal} ${nom}`].map((asked) => [asked, commune]);
}

describe("tout le territoire", () => {
  test("chaque commune se trouve par son nom, son département, son code postal, et jamais une autre fiche ne s'ouvre", async () => {
    assert.ok(communes.length > 34_900);
    assert.deepEqual(await faults(communes.flatMap(spellings)), []);
  });

  test("chaque intercommunalité aussi, par son nom officiel ou en toutes lettres", async () => {
    assert.deepEqual(await faults(epci.flatMap(union)), []);
  });

  test("chaque commune déléguée ou associée, chaque arrondissement, mène à sa commune", async () => {
    assert.equal(anciennes.length, 2_621);
    assert.deepEqual(await faults(anciennes.flatMap(former)), []);
  });

  test("une seule faute de frappe se rattrape, et ne fait jamais ouvrir une fiche", async () => {
    const asked = communes.filter(({ nom = "" }, rank) => rank % 50 === 0 && nom.length > 5);
    let found = 0;
    for (const { nom = "", code } of asked) {
      const place = 1 + ((nom.length * 7) % (nom.length - 2));
      const wrong = nom.slice(0, place) + nom.slice(place + 1);
      const direct = await annuaire.answer(wrong);
      const near = direct.trouves.length ? direct : await annuaire.nearest(wrong);
      assert.equal(near.remarque === "" || !near.seule, true, wrong);
      if (near.trouves.some((/** @type {{ code: string }} */ item) => item.code === code)) found++;
    }
    assert.ok(found / asked.length > 0.95, `${found} retrouvées sur ${asked.length}`);
  });
});

/** Ce qu'une personne écrit, et le début de la seule réponse attendue ; « = » dit que la fiche s'ouvre. @type {[string, string][]} */
const ASKED = [
  ["Andrezé", "Andrezé, commune déléguée de Beaupréau-en-Mauges (Maine-et-Loire)"],
  ["Andrezé 49", "Andrezé, commune déléguée de Beaupréau-en-Mauges (Maine-et-Loire)"],
  ["Targé 86", "Targé, commune associée de Châtellerault (Vienne)"],
  ["49006", "Andrezé, commune déléguée de Beaupréau-en-Mauges (Maine-et-Loire)"],
  ["14290 Orbec", "= Orbec (Calvados, 14290)"],
  ["Orbec (14)", "= Orbec (Calvados, 14290)"],
  ["Orbec 61", "Orbec (Calvados, 14290)"],
  ["33076 Bordeaux CEDEX 9", "Bordeaux (Gironde, 33000)"],
  ["33045", "Belvès-de-Castillon (Gironde, code Insee 33045)"],
  ["75000", "Paris (Paris, 75001)"],
  ["Lyon 3", "Lyon 3e Arrondissement, arrondissement de Lyon (Rhône)"],
  ["Paris 12e", "Paris 12e Arrondissement, arrondissement de Paris (Paris)"],
  ["15e arrondissement de Paris", "Paris 15e Arrondissement, arrondissement de Paris (Paris)"],
  ["75011", "= Paris (Paris, 75011)"],
  ["commune de Valbonne", "= Valbonne (Alpes-Maritimes, 06560)"],
  ["Mairie d'Orbec", "= Orbec (Calvados, 14290)"],
  ["Ville-d'Avray", "= Ville-d'Avray (Hauts-de-Seine, 92410)"],
  ["LHAY LES ROSES", "= L'Haÿ-les-Roses (Val-de-Marne, 94240)"],
  ["Villefranche s/ Saône", "= Villefranche-sur-Saône (Rhône, 69400)"],
  ["Saint-Aubin (Aisne)", "= Saint-Aubin (Aisne, 02300)"],
  ["Saint-Denis La Réunion", "= Saint-Denis (La Réunion, 97400)"],
  ["CAPI", "Communauté d'agglomération Porte de l'Isère (CAPI) (Isère, intercommunalité)"],
  ["Grand Lyon", "Grand Lyon, nom d'usage de la Métropole de Lyon (Rhône)"],
  ["com com Coeur de Sologne", "= Communauté de communes Coeur de Sologne (Loir-et-Cher, intercommunalité)"],
  ["agglo pays basque", "= Communauté d'agglomération du Pays Basque (Pyrénées-Atlantiques, intercommunalité)"],
  ["Métropole Aix-Marseille", "Métropole d'Aix-Marseille-Provence (Bouches-du-Rhône, intercommunalité)"],
  ["Andrezé, commune déléguée de Beaupréau-en-Mauges (Maine-et-Loire)", "Andrezé, commune déléguée de Beaupréau-en-Mauges (Maine-et-Loire)"],
  ["Castillon (Canton de Lembeye) (Pyrénées-Atlantiques, 64350)", "= Castillon (Canton de Lembeye) (Pyrénées-Atlantiques, 64350)"],
  ["Villefrance-sur-Saône", "Villefranche-sur-Saône (Rhône, 69400)"],
  ["Monbeliard", "Montbéliard (Doubs, 25200)"],
  ["Sainte-Menehoulde", "Sainte-Menehould (Marne, 51800)"],
  ["rochefort sur mer", "Rochefort (Charente-Maritime, 17300)"],
  ["mairie de Rochefort sur mer", "Rochefort (Charente-Maritime, 17300)"],
  ["rochefort sur mer 73", "Rochefort (Savoie, 73240)"],
  ["Rochefort sur mer (Savoie)", "Rochefort (Savoie, 73240)"],
  ["le havre de grace", "Le Havre (Seine-Maritime, 76600)"],
  ["castres sur agout 81", "Castres (Tarn, 81100)"],
  ["13 201", "Marseille 1er Arrondissement, arrondissement de Marseille (Bouches-du-Rhône)"],
  ["2A 004", "Ajaccio (Corse-du-Sud, 20000)"],
  ["75 011", "Paris (Paris, 75011)"],
  ["33 000 Bordeaux", "= Bordeaux (Gironde, 33000)"],
  ["Paris 75 011", "= Paris (Paris, 75011)"],
];

/** Ce que la réponse dit, quand elle lit autre chose que ce qui est écrit. @type {[string, RegExp][]} */
const SAID = [
  ["Seynod", /^Seynod est une commune déléguée d'Annecy\.$/],
  ["Orbec 61", /dans ce département \(Orne\)/],
  ["33045", /n'est le code postal d'aucune commune\. C'est un code Insee, ou peut-être un numéro CEDEX/],
  ["33076", /peut-être un numéro CEDEX/],
  ["Bordeaux CEDEX", /Un numéro CEDEX n'est pas un code postal/],
  ["33076 Bordeaux", /33076 est peut-être un numéro CEDEX/],
  ["rochefort sur mer", /^Nous ne connaissons pas ce nom\. Ses premiers mots sont ceux de :$/],
  ["35 000", /^Nous avons lu le code 35000\. Vérifiez la réponse\.$/],
  ["Monbeliard", /Aucun nom ne s'écrit exactement ainsi/],
];

/** @param {string} asked */
async function answered(asked) {
  const found = await annuaire.answer(asked);
  return found.trouves.length || found.remarque ? found : annuaire.proposed(asked);
}

describe("ce qu'une personne écrit", () => {
  for (const [asked, expected] of ASKED) {
    test(`« ${asked} » : ${expected}`, async () => {
      const { seule, trouves } = await answered(asked);
      assert.equal(`${seule ? "= " : ""}${guideCommunes.label(trouves[0])}`, expected);
    });
  }

  for (const [asked, said] of SAID) {
    test(`« ${asked} » se commente`, async () => assert.match((await answered(asked)).remarque, said));
  }

  test("chaque établissement public territorial dit toute sa réserve, et sa fiche est celle des syndicats, sans son code", async () => {
    for (const { nom = "", departement = "" } of rows("ept.csv")) {
      const { seule, trouves, remarque } = await annuaire.answer(nom);
      assert.equal(seule, undefined, nom);
      assert.equal(guideCommunes.label(trouves[0]), `${nom} (${departements.get(departement)}, établissement public territorial)`);
      assert.ok(remarque.startsWith(`${nom} est un établissement public territorial. Il n'a pas de fiscalité propre : la fiche des syndicats`), remarque);
      assert.match(remarque, /rien ne dit que toutes ses lignes valent pour lui\. À vérifier\.$/);
      const { exact, fiches } = await annuaire.mentioned([nom]);
      assert.deepEqual([exact, fiches[0].adresse], [true, "ma-collectivite/syndicat/"], nom);
    }
  });

  test("un code postal donne d'abord les communes qui le portent", async () => {
    const { trouves } = await answered("23220");
    const own = [...trouves].map((/** @type {{ postaux: string[] }} */ { postaux: codes }) => codes.includes("23220"));
    assert.deepEqual(own, [...own].sort((one, other) => Number(other) - Number(one)));
    assert.match(guideCommunes.label(trouves.at(-1)), /code Insee 23220/);
  });

  test("un ou deux morceaux suffisent", async () => {
    for (const asked of ["Orbec", "14290 Orbec", "Saint-Denis 974", "mairie de Valbonne", "CC de la Dombes", "Andrezé 49"]) {
      read.clear();
      await annuaire.answer(asked);
      assert.ok(read.size <= 2, `${asked} : ${[...read]}`);
    }
  });

  test("le navigateur compare les noms comme la construction", () => {
    const names = JSON.parse(readFileSync(new URL("../navigateur/noms.json", import.meta.url), "utf8"));
    for (const [text, expected] of names.communes) assert.deepEqual([...guideCommunes.keys(text)], expected, text);
    for (const [text, expected] of names.intercommunalites) assert.deepEqual([...guideCommunes.unionKeys(text)], expected, text);
  });

  test("ouvrir sur un simple début de nom ferait rougir ces épreuves", async () => {
    const guess = "begun ??= { trouves: placed, exacts: [], ";
    assert.equal(ANNUAIRE.split(guess).length, 2);
    const { annuaire: guessing } = directory(ANNUAIRE.replace(guess, `${guess}seule: placed[0], `));
    assert.ok((await guessing.answer("Andrez")).seule);
    assert.equal((await annuaire.answer("Andrez")).seule, undefined);
  });
});
