// La fiche d'une obligation, la liste d'une tranche et les données publiées disent la même chose : partout, à chaque réponse.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { newPage, opened, SITE } from "./site.mjs";

const guide = opened();

/**
 * Ce qu'une collectivité reçoit, telle que les données publiées le disent.
 * @typedef {{ reponses: Record<string, string>, reponse: string, raison: string | null, reste: string | null, questions: string[], articles: { reference: string }[], premier_geste: string | null }} Answer
 * @typedef {{ id: string, obligations: ({ id: string, cas: Answer[] } & Omit<Answer, "reponses">)[] }} Range
 */

/** @type {Range[]} */
const RANGES = JSON.parse(readFileSync(join(SITE, "donnees/v2/profils.json"), "utf8"));
/** @type {{ id: string, texte: string }[]} */
const QUESTIONS = JSON.parse(readFileSync(join(SITE, "donnees/v2/questions.json"), "utf8"));
const REFUSED = "ne_s_applique_pas";

/** Le mot de l'encadré pour chaque réponse. @type {Record<string, string>} */
const WORDS = { s_applique: "Oui, c'est dû", selon_reponse: "Oui si", au_choix: "Au choix", conseille: "Conseillé", un_droit: "Un droit", a_venir: "Pas encore", [REFUSED]: "Non" };

/** Toutes les façons de répondre, sur toutes les tranches. */
const CASES = RANGES.flatMap(({ id: range, obligations }) => obligations.flatMap(({ id: item, cas, ...first }) => [{ reponses: {}, ...first }, ...cas].map((answer) => ({ range, item, ...answer }))));

/** @param {{ range: string, item: string, reponses: Record<string, string> }} one */
const named = ({ range, item, reponses }) => `${range}, ${item}, ${Object.entries(reponses).map((pair) => pair.join("=")).join(" ") || "sans réponse"}`;

/** Un texte sans sa typographie. @param {string | null} [text] */
const plain = (text) => (text ?? "").replace(/[\s\u00a0\u202f]+/g, " ").replaceAll("’", "'").trim();

/** Une phrase à retrouver ; la première fois, la page développe ses sigles. @param {string} part */
const said = (part) => new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\p{Lu}{2,}/gu, ".*?$&.*?"));

/** Ce qui manque à un texte de ce qu'il devait dire. @param {string} text @param {(string | null | undefined)[]} parts */
const missing = (text, parts) => parts.map((part) => plain(part).replace(/\.$/, "")).filter((part) => part && !said(part).test(plain(text)));

/** Les numéros d'article d'une réponse, au plus court. @param {{ articles: { reference: string }[] }} answer */
const number = ({ articles: [first] }) => (/[^ ]+$/.exec(first?.reference ?? "") ?? [""])[0];

/** Rejoue le script de la fiche pour chaque collectivité, et lit l'encadré. @param {{ cases: { range: string, reponses: Record<string, string> }[], source: string }} given */
function boxes({ cases, source }) {
  const places = [".reponse", ".etapes"].map((name) => /** @type {Element} */ (document.querySelector(name)));
  const before = places.map((place) => place.innerHTML);
  const script = new Function(source);
  const told = cases.map(({ range, reponses }) => {
    places.forEach((place, rank) => (place.innerHTML = before[rank] ?? ""));
    const answers = Object.entries(reponses).map((pair) => pair.join("=")).join(",");
    localStorage.setItem("guide:commune", JSON.stringify({ nom: "Valbois", code: "00000", tranche: range, population: 1, reponses: [] }));
    localStorage.setItem("guide:profil", JSON.stringify({ "00000": { answers, done: [] } }));
    script();
    return [...document.querySelectorAll(".reponse dd")].slice(0, 2).map((text) => text.textContent ?? "");
  });
  localStorage.setItem("guide:commune", "{}");
  return told;
}

/** Coche les réponses sur la liste d'une tranche, et lit ce qu'elle dit d'une obligation. @param {{ item: string, reponses: Record<string, string> }[]} cases */
function lines(cases) {
  const radios = [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".questions [type=radio]"))];
  return cases.map(({ item, reponses }) => {
    for (const radio of radios) radio.checked = radio.value === (reponses[radio.name] ?? "je_ne_sais_pas");
    const links = [...document.querySelectorAll(`a[href*="obligations/${item.replaceAll("_", "-")}/"]`)];
    const line = links.map((link) => link.closest(":is(.gestes, .selon, .refus, #libre + ul) > li")).find(Boolean);
    const shown = [...(line?.querySelectorAll("label, span") ?? [])].filter((text) => !text.closest(".note") && text.checkVisibility()).map((text) => text.textContent ?? "");
    return { place: line?.parentElement?.className ?? "", shown };
  });
}

test("la fiche dit à chaque collectivité sa réponse, sa raison, son article, la question qui reste et son premier geste", async () => {
  const source = readFileSync(join(SITE, "assets/fiche.js"), "utf8");
  const { page, errors } = await newPage(guide.browser, { bypassCSP: true });
  await page.goto(guide.url);
  await page.evaluate(() => localStorage.setItem("guide:commune", "{}"));
  const wrong = [];
  for (const item of new Set(CASES.map(({ item }) => item))) {
    const cases = CASES.filter((one) => one.item === item);
    await page.goto(`${guide.url}obligations/${item.replaceAll("_", "-")}/`);
    await page.waitForSelector(".etapes [role=status]", { state: "attached" });
    const told = await page.evaluate(boxes, { cases, source });
    for (const [rank, one] of cases.entries()) {
      const [answer = "", gesture = ""] = told[rank] ?? [];
      const refused = one.reponse === REFUSED;
      const parts = refused ? [one.raison?.split(". ")[0], one.reste, number(one)] : [];
      const open = refused ? [] : QUESTIONS.filter(({ texte }) => plain(answer).includes(plain(texte))).map(({ id }) => id);
      const twice = QUESTIONS.filter(({ texte }) => plain(answer).split(plain(texte)).length > 2);
      wrong.push(...twice.map(({ id }) => `${named(one)} : pose deux fois « ${id} »`));
      if (!plain(answer).startsWith(WORDS[one.reponse] ?? "?")) wrong.push(`${named(one)} : ${plain(answer).slice(0, 60)}`);
      wrong.push(...missing(answer, parts).map((part) => `${named(one)} : il manque « ${part} »`));
      wrong.push(...missing(gesture, [one.premier_geste]).map((part) => `${named(one)} : le premier geste n'est pas « ${part} »`));
      if (["selon_reponse", "a_venir"].includes(one.reponse) && open.sort().join() !== [...one.questions].sort().join()) wrong.push(`${named(one)} : demande ${open.join(", ") || "rien"}`);
    }
  }
  assert.ok(CASES.length > 1_500);
  assert.deepEqual(errors, []);
  assert.deepEqual(wrong, []);
});

test("la liste dit ce que dit la fiche : le même refus, sa raison et son article, ou le même geste", async () => {
  const { page } = await newPage(guide.browser);
  const wrong = [];
  for (const { id } of RANGES) {
    const cases = CASES.filter(({ range }) => range === id);
    await page.goto(`${guide.url}ma-collectivite/${id}/`);
    const told = await page.evaluate(lines, cases);
    for (const [rank, one] of cases.entries()) {
      const { place = "", shown = [] } = told[rank] ?? {};
      const text = shown.join(" ");
      const refused = place === "refus" || text.includes("Ne vous concerne pas.");
      if (refused !== (one.reponse === REFUSED)) wrong.push(`${named(one)} : ${plain(text).slice(0, 80) || "rien"}`);
      const reason = place === "refus" ? [number(one)] : [one.raison, one.reste, number(one)];
      const parts = refused ? reason : place.includes("gestes") ? [one.premier_geste] : [];
      wrong.push(...missing(text, parts).map((part) => `${named(one)} : il manque « ${part} »`));
    }
  }
  assert.deepEqual(wrong, []);
});
