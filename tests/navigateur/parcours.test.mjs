// Les tâches des lecteurs, jouées depuis l'accueil, par ce qui s'y lit : chacune a une fin.
// `PARCOURS=1` écrit ce que chacune coûte : les clics, les mots lus de l'arrivée à la réponse, et le temps de les lire.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { newPage, opened } from "./site.mjs";

const guide = opened();
const LARGE = { viewport: { width: 1280, height: 800 } };
/** Les mots que l'on lit en une minute ; les secondes du tableau sont une estimation. */
const PACE = 200;
/** Ce qu'aucune tâche ne dépasse. */
const MOST = { clicks: 4, words: 350 };

/** @type {{ reponses: Record<string, string> }} */
const STORY = JSON.parse(readFileSync(new URL("../contributions/recits.json", import.meta.url), "utf8"))[0];

/** @typedef {Awaited<ReturnType<typeof arrive>>} Reader */

/** @type {string[]} */
const costs = [];
after(() => {
  if (process.env["PARCOURS"]) console.log(["tâche | clics | mots lus | secondes (à 200 mots par minute)", ...costs].join("\n"));
});

/** Un texte tel qu'il se lit : une seule sorte d'espace et d'apostrophe. @param {string} text */
const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, " ").replaceAll("’", "'");

/** Ce qui se lit de là où l'on arrive : ce que l'adresse nomme, la partie qui a le focus, ou le haut de la page. @param {HTMLElement} main */
function read(main) {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const place = named ?? document.querySelector("main section :focus")?.closest("section")?.querySelector("h2") ?? main;
  const mark = document.createTextNode("⁂");
  place.prepend(mark);
  const [, text = ""] = main.innerText.split("⁂");
  mark.remove();
  return text;
}

/** Une personne qui ouvre l'accueil et ne tape aucune adresse. */
async function arrive() {
  const { page, errors } = await newPage(guide.browser, LARGE);
  await page.goto(guide.url);
  let clicks = 0;
  return {
    page,
    errors,
    clicks: () => clicks,

    /** Clique sur ce qui porte ce nom, là où on le voit. @param {string | RegExp} name @param {"link" | "button" | "radio"} [role] */
    async click(name, role = "link") {
      clicks += 1;
      await page.getByRole(role, { name, exact: typeof name === "string" }).filter({ visible: true }).first().click();
      await page.waitForLoadState();
    },

    /** Écrit sa commune à l'accueil, et choisit celle qui se propose. @param {string} text @param {string} chosen */
    async lookUp(text, chosen) {
      await page.getByLabel("Votre commune ou votre intercommunalité").pressSequentially(text);
      clicks += 1;
      await page.getByRole("option", { name: chosen }).first().click();
      await page.getByRole("heading", { level: 1, name: /obligations numériques$/ }).waitFor();
    },

    /** Cherche des mots dans le bandeau, et ouvre la première réponse. @param {string} words */
    async search(words) {
      await page.getByRole("banner").getByRole("searchbox").fill(words);
      clicks += 1;
      await page.getByRole("button", { name: "Rechercher", exact: true }).first().click();
      await page.locator("#resultats a, #conseil-recherche a").first().click();
      clicks += 1;
      await page.waitForLoadState();
    },

    /** Prend un fichier. @param {string | RegExp} name @returns {Promise<string>} */
    async take(name) {
      clicks += 1;
      const link = page.getByRole("link", { name, exact: typeof name === "string" }).filter({ visible: true }).first();
      const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
      return readFileSync((await download.path()) ?? "", "utf8");
    },

    /** Lit de là où l'on arrive jusqu'à cette phrase ; dit combien de mots cela fait. @param {RegExp} phrase */
    async read(phrase) {
      const text = plain(await page.locator("main").evaluate(read));
      const found = phrase.exec(text);
      assert.ok(found, `« ${phrase.source} » ne se lit pas sur ${page.url()} :\n${text.slice(0, 1500)}`);
      return text.slice(0, found.index + found[0].length).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    },
  };
}

/** Répond au formulaire du récit, comme le premier des récits d'épreuve. @param {import("playwright-core").Page} page */
async function answer(page) {
  for (const [id, text] of Object.entries(STORY.reponses)) {
    const boxes = page.locator(`input[type=checkbox][name="${id}"]`);
    const field = page.locator(`#${id}`);
    if (await boxes.count()) for (const one of text.split("\n")) await page.check(`input[name="${id}"][value="${one}"]`);
    else if (await field.evaluate((one) => one.tagName === "SELECT")) await field.selectOption(text);
    else await field.fill(text);
  }
}

/**
 * Une tâche : ce que la personne fait, puis la phrase qui lui répond.
 * @param {string} name
 * @param {(reader: Reader) => Promise<RegExp>} play
 */
function task(name, play) {
  test(name, async () => {
    const reader = await arrive();
    const words = await reader.read(await play(reader));
    assert.deepEqual(reader.errors, []);
    assert.ok(reader.clicks() <= MOST.clicks && words <= MOST.words, `${reader.clicks()} clics, puis ${words} mots`);
    costs.push(`${name} | ${reader.clicks()} | ${words} | ${Math.round((words / PACE) * 60)}`);
    await reader.page.context().close();
  });
}

task("T1 Ce qui s'applique à Bonnat, à imprimer", async ({ page, lookUp }) => {
  await lookUp("Bonnat", "Bonnat (Creuse, 23220)");
  assert.ok(await page.getByRole("button", { name: "Imprimer" }).isVisible());
  return /Bonnat : vos obligations numériques .*\d+ s'appliquent.* Commencez par ces six gestes/;
});

task("T2 Un délégué : le faut-il, et qui aide dans la Creuse", async ({ click, read }) => {
  await click("Délégué à la protection des données");
  await read(/Oui, c'est dû/);
  await click("Qui aide dans votre département");
  await click("23 Creuse");
  return /Creuse \(23\).*?[Cc]entre de gestion/;
});

task("T3 Faut-il publier des données ouvertes", async ({ search }) => {
  await search("données ouvertes");
  return /Une commune de moins de 3 500 habitants ?Non .*? vise les communes d'au moins 3 500 habitants/;
});

task("T4 Que faire ce mois-ci", async ({ page, click }) => {
  await click("Ce mois-ci");
  const now = new Intl.DateTimeFormat("fr", { month: "long" }).format(new Date());
  await page.locator("details[open] summary", { hasText: new RegExp(now, "i") }).waitFor();
  await click(new RegExp(`^${now} : `, "i"));
  return new RegExp(`${now} : .*? Ce mois-ci .*? Résultat :`, "i");
});

task("T5 Une déclaration d'accessibilité prête à publier", async ({ page, click }) => {
  await click("Écrire sa déclaration d’accessibilité");
  await click("répondez à quelques questions");
  const answers = { entite: "Commune de Bonnat", site: "Bonnat en ligne", adresse_site: "www.bonnat.example", technologies: "HTML", contact: "https://bonnat.example/contact", date_etablie: "2026-11-21", date_maj: "2026-11-21" };
  for (const [id, value] of Object.entries(answers)) await page.fill(`#${id}`, value);
  await click("Écrire ma déclaration", "button");
  const top = (await page.locator("#resultat-titre").boundingBox())?.y ?? -1;
  assert.ok(top >= 0 && top < 800, `le résultat commence à ${top}`);
  return /Bonnat en ligne est non conforme/;
});

task("T6 Le modèle de délibération du délégué, à remplir", async ({ page, click }) => {
  await click("Délégué à la protection des données");
  await click("Délibération désignant le délégué à la protection des données, mutualisé");
  await page.getByText("Remplir ce modèle dans cette page").click();
  await page.getByRole("button", { name: /^Écrire le texte au format OpenDocument/ }).waitFor();
  return /Les espaces à remplir/;
});

task("T7 Mes dates dans mon agenda", async ({ lookUp, take }) => {
  await lookUp("Bonnat", "Bonnat (Creuse, 23220)");
  assert.match(await take("Mes dates (ICS)"), /^BEGIN:VCALENDAR[^]*BEGIN:VEVENT/);
  return /Mes dates \(ICS\)/;
});

task("T8 NIS 2, en trente secondes", async ({ search }) => {
  await search("NIS 2");
  return /rien ne vous est imposé .*? Une commune de moins de 3 500 habitants ?Non/;
});

task("T9 Une commune comme la mienne, et la sécurité", async ({ page, lookUp, click }) => {
  await lookUp("Bonnat", "Bonnat (Creuse, 23220)");
  await click("Sécurité et fuites de données");
  await page.locator(".reponse button").waitFor();
  assert.match(plain(await page.locator(".recits li").first().innerText()), /de 1 000 à 3 499 habitants/);
  await click("Ils l’ont fait");
  return /Ils l'ont fait .*?habitants\)/;
});

task("T10 Qu'est-ce qu'on risque", async ({ click }) => {
  await click("ce que l’on risque");
  return /Une amende ou une peine : \d+ fiches .*? Rien n'est prévu : \d+ fiche/;
});

task("T11 Pourquoi rien pour le numérique responsable", async ({ lookUp, click }) => {
  await lookUp("Bonnat", "Bonnat (Creuse, 23220)");
  await click(/ne vous concernent pas$/);
  return /Stratégie numérique responsable \(REEN\) Non : communes à partir de 50 001 habitants Loi n° 2021-1485, article 35/;
});

task("T12 Une charte, pour une communauté de 12 000 habitants", async ({ click, read }) => {
  await click("La charte de la donnée");
  await click(/12 000 habitants/);
  await read(/12 000 habitants/);
  await click("Charte territoriale de la donnée");
  return /pour une intercommunalité/;
});

task("T12b Une feuille de route, pour une communauté de 12 000 habitants", async ({ click }) => {
  await click("La feuille de route en dix étapes");
  await click("Délibération adoptant la feuille de route numérique responsable");
  return /pour une intercommunalité/;
});

task("T13 Raconter ce que l'on a fait", async ({ page, click, take }) => {
  await click("Partager une expérience");
  await click("Répondez aux questions");
  await page.getByRole("button", { name: "Préparer mes réponses" }).waitFor();
  await answer(page);
  await click("Préparer mes réponses", "button");
  assert.match(await take(/^Télécharger reponses/), /^### Nom de la collectivité\n\nValbois/);
  return /Télécharger reponses.*? courriel/;
});

task("T14 Ce qui a changé", async ({ click }) => {
  await click("Les nouveautés");
  return /Ce qui a changé .*? \d{4}\. Pour qui/;
});

task("T15 Une copie hors ligne pour un collègue", async ({ click }) => {
  await click("Télécharger le guide");
  await click("Le guide sur une clé ou un disque");
  return /Le guide hors ligne \(dossier ZIP/;
});

task("T16 Signaler une erreur", async ({ click }) => {
  await click("Délégué à la protection des données");
  await click("Signaler une erreur");
  await click("comment signaler une erreur");
  return /Trois lignes suffisent :/;
});

task("T17 Le délégué de soixante communes", async ({ click, take }) => {
  await click("Plan du site");
  await click("Données à réutiliser");
  const all = await take("communes-tableur.csv, v2 (CSV)");
  assert.match(all, /23025[^\n]*commune-moins-de-3500-habitants/);
  return /Communes et leur profil/;
});

task("T18 La fiche d'une communauté de communes, qui lui parle", async ({ page, lookUp }) => {
  await lookUp("Communauté de communes de la Dombes", "Communauté de communes de la Dombes");
  assert.doesNotMatch(plain(await page.locator("main").innerText()), /[Mm]airie|\bla commune\b|\bau maire\b|petite commune/);
  return /Communauté de communes de la Dombes : vos obligations numériques .* Commencez par ces six gestes/;
});

task("T19 Sa commune dans la recherche du bandeau", async ({ page, search }) => {
  await search("bonnat");
  await page.getByRole("heading", { level: 1, name: /^Bonnat/ }).waitFor();
  return /Bonnat : vos obligations numériques/;
});
