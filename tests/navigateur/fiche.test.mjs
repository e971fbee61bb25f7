// Les fiches d'obligation, toutes : la réponse sur le premier écran, deux pages imprimées, la commune choisie.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { newPage, opened } from "./site.mjs";

const guide = opened();
const FACTS = fileURLToPath(new URL("../../data/obligations", import.meta.url));
const SHEETS = readdirSync(FACTS).map((file) => `obligations/${file.replace(".yml", "").replaceAll("_", "-")}/`);

/** Ce que montre le premier écran d'une fiche, en points depuis le haut. @param {import("playwright-core").Page} page */
const seen = (page) =>
  page.evaluate(() => {
    const bottom = (/** @type {Element | null | undefined} */ one) => one?.getBoundingClientRect().bottom ?? Infinity;
    const [answer, first] = document.querySelectorAll(".reponse .faits > div");
    const text = document.createRange();
    const clear = document.querySelector("main h2");
    if (clear?.nextElementSibling) text.selectNodeContents(clear.nextElementSibling);
    return {
      told: Math.max(bottom(answer), bottom(first)),
      clear: clear?.textContent === "En clair" ? [...text.getClientRects()][0]?.bottom ?? Infinity : Infinity,
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });

/** Les fiches, à une taille. @param {number} width @param {number} height */
async function screens(width, height) {
  const { page } = await newPage(guide.browser, { viewport: { width, height } });
  const all = [];
  for (const sheet of SHEETS) {
    await page.goto(guide.url + sheet);
    all.push({ sheet, ...(await seen(page)) });
  }
  return all;
}

test("à 1280 × 800, la réponse, la date et le premier geste se voient, et « En clair » est commencé", async () => {
  const all = await screens(1280, 800);
  assert.deepEqual(all.filter(({ told, clear }) => told > 800 || clear > 800), []);
});

test("sur un vieux portable, la réponse, la date et le premier geste se voient", async () => {
  const all = await screens(1366, 657);
  assert.deepEqual(all.filter(({ told }) => told > 657), []);
});

test("sur un téléphone, presque toutes les fiches répondent au premier écran, et rien ne défile de côté", async () => {
  const all = await screens(360, 740);
  const late = all.filter(({ told }) => told > 740);
  assert.ok(late.length <= all.length * 0.06, late.map(({ sheet, told }) => `${sheet} ${Math.round(told)}`).join("\n"));
  assert.deepEqual(all.filter(({ wide }) => wide > 0), []);
});

test("imprimée, une fiche tient sur deux pages, ses replis ouverts, et aucune lettre ne mesure moins de 9 points", async () => {
  const { page } = await newPage(guide.browser);
  const file = join(tmpdir(), `fiche-${process.pid}.pdf`);
  const faults = [];
  for (const sheet of SHEETS) {
    await page.goto(guide.url + sheet);
    await page.pdf({ path: file, preferCSSPageSize: true });
    const count = Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [file], { encoding: "utf8" }))?.[1]);
    if (count > 2) faults.push(`${sheet} : ${count} pages`);
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
    if (!text.includes("à relire avant") || !text.includes("Ce que nous avons lu")) faults.push(`${sheet} : un repli est resté fermé`);
    await page.emulateMedia({ media: "print" });
    const small = await page.evaluate(() => {
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        const holder = node.parentElement;
        if (!node.nodeValue?.trim() || !holder?.checkVisibility() || holder.closest("details details, .discret, .evitement")) continue;
        if (parseFloat(getComputedStyle(holder).fontSize) < 11.99) return `${holder.outerHTML.slice(0, 80)}`;
      }
      return "";
    });
    await page.emulateMedia({ media: null });
    if (small) faults.push(`${sheet} : trop petit : ${small}`);
  }
  assert.deepEqual(faults, []);
});

test("la commune choisie sur l'appareil donne sa réponse, et s'oublie", async () => {
  const { page, errors } = await newPage(guide.browser);
  await page.goto(`${guide.url}obligations/open-data/`);
  assert.match(await page.innerText(".reponse dl"), /Une\scommune\sde\smoins\sde\s3\s500\shabitants\s*Non/);
  const other = await page.getAttribute(".reponse template", "data-pour");
  const [range = ""] = (other ?? "").split(" ");
  await page.evaluate((tranche) => localStorage.setItem("guide:commune", JSON.stringify({ nom: "Guéret", code: "23096", tranche })), range);
  await page.reload();
  await page.waitForSelector(".reponse button");
  assert.match(await page.innerText(".reponse dl"), /^Guéret\s*(Oui si|Oui, c’est dû)/);
  assert.match((await page.getAttribute(".reponse p a", "href")) ?? "", new RegExp(`/ma-collectivite/${range}/#23096$`));
  await page.click("text=Oublier cette commune");
  await page.waitForFunction(() => /moins\sde\s3\s500/.test(document.querySelector(".reponse dl")?.textContent ?? ""));
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.ok(await page.evaluate(() => document.activeElement?.matches(".reponse p a")), "le clavier reste dans la réponse");
  assert.deepEqual(errors, []);
});

const SMALL = "commune-moins-de-3500-habitants";

/** Une fiche au nom de Bonnat, telle que l'appareil la garde. @param {string} sheet @param {Record<string, unknown>} [kept] */
async function bonnat(sheet, kept = {}) {
  const { page, errors } = await newPage(guide.browser);
  await page.goto(guide.url + sheet);
  const town = { nom: "Bonnat", code: "23025", tranche: SMALL, population: 1378, reponses: [] };
  await page.evaluate((all) => Object.entries(all).forEach(([key, value]) => localStorage.setItem(key, JSON.stringify(value))), { "guide:commune": town, ...kept });
  await page.reload();
  await page.waitForSelector(".reponse button");
  return { page, errors };
}

/** Ce que l'appareil garde sous une clé. @param {import("playwright-core").Page} page @param {string} key */
const held = (page, key) => page.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? "null"), key);

test("la fiche dit la réponse que donnent les réponses de la commune, sa raison, son article, et ce qui reste à répondre", async () => {
  const answers = (/** @type {string} */ said) => ({ "guide:profil": { "23025": { answers: said, done: [] } } });
  const told = async (/** @type {string} */ sheet, /** @type {string} */ said) => {
    const { page, errors } = await bonnat(sheet, answers(said));
    const text = (await page.innerText(".reponse")).replace(/[\s\u00a0\u202f]+/g, " ");
    assert.deepEqual(errors, []);
    await page.context().close();
    return text;
  };
  assert.match(await told("obligations/acces-internet-public/", "wifi=n"), /^BonnatNon La règle vise qui offre au public .*L34-1.*D’après vos réponses/);
  assert.match(await told("obligations/acces-internet-public/", "wifi=o"), /^BonnatOui, c’est dû /);
  assert.match(await told("obligations/acces-internet-public/", "ia=n"), /^BonnatOui si Offrez-vous au public/);
  assert.match(await told("obligations/accessibilite-numerique/", "site=n"), /^BonnatOui si Avez-vous une application/);
  assert.match(await told("obligations/accessibilite-numerique/", "site=n,service_en_ligne=n"), /^BonnatNon La loi vise un site/);
  assert.match(await told("obligations/profil-acheteur/", "marche=moins_de_4"), /^BonnatOui si Avez-vous confié un service/);
  assert.match(await told("obligations/profil-acheteur/", "marche=moins_de_4,concession=n"), /^BonnatNon /);
  assert.match(await told("obligations/publicite-actes/", "mode_publicite=n"), /À faire d’abordPubliez vos actes sur le site/);
  assert.match(await told("obligations/acces-internet-public/", "wifi=,wifi"), /^BonnatOui si /, "une réponse abîmée n'écarte rien");
});

test("les étapes se cochent, se gardent par commune, et le premier geste est celui de la liste", async () => {
  const { page, errors } = await bonnat("obligations/rgpd-delegue/");
  const steps = page.locator(".etapes [type=checkbox]");
  await steps.nth(0).check();
  assert.match(await page.innerText(".etapes [role=status]"), /^1 étape faite sur /);
  await steps.nth(1).check();
  assert.match(await page.innerText(".etapes [role=status]"), /^2 étapes faites sur \d+\. Gardé sur cet appareil seulement\.$/);
  assert.deepEqual(await held(page, "guide:etapes"), { 23025: { rgpd_delegue: ["2"] } });
  assert.deepEqual(await held(page, "guide:profil"), { 23025: { answers: "", done: ["rgpd_delegue"] } });
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll(".etapes :checked").length === 2);
  await page.getByRole("link", { name: /^Mon dossier :/ }).click();
  await page.waitForURL(/\/mon-dossier\/$/);
  await page.goto(`${guide.url}ma-collectivite/${SMALL}/#23025`);
  await page.waitForSelector("[value=rgpd_delegue]:checked");
  await page.uncheck("[value=rgpd_delegue]");
  await page.goto(`${guide.url}obligations/rgpd-delegue/`);
  await page.waitForFunction(() => document.querySelectorAll(".etapes :checked").length === 1);
  await steps.nth(1).uncheck();
  assert.equal(await held(page, "guide:etapes"), null);
  assert.deepEqual(errors, []);
});

test("sans commune, les étapes se gardent aussi ; sans JavaScript, elles se cochent", async () => {
  const { page } = await newPage(guide.browser);
  await page.goto(`${guide.url}obligations/rgpd-delegue/`);
  await page.locator(".etapes [type=checkbox]").first().check();
  await page.waitForFunction(() => localStorage.getItem("guide:etapes"));
  assert.deepEqual(await held(page, "guide:etapes"), { "": { rgpd_delegue: ["1"] } });
  const { page: bare } = await newPage(guide.browser, { javaScriptEnabled: false });
  await bare.goto(`${guide.url}obligations/rgpd-delegue/`);
  await bare.locator(".etapes [type=checkbox]").first().check();
  assert.ok(await bare.locator(".etapes [type=checkbox]").first().isChecked());
});

test("« Ils l'ont fait » montre d'abord la taille la plus proche de la commune, jusqu'à chaque borne", async () => {
  const { page, errors } = await bonnat("obligations/rgpd-delegue/");
  assert.match((await page.locator(".recits > ul > li").allInnerTexts())[0] ?? "", /moins de|de 500 à 999 habitants/);
  const bands = await page.locator(".recits template").evaluateAll((all) =>
    all.map((band) => {
      const { dataset, content } = /** @type {HTMLTemplateElement} */ (band);
      return { ends: [dataset["de"], dataset["a"]].filter(Boolean).map(Number), told: content.textContent };
    }),
  );
  assert.match(bands.find(({ ends }) => ends.includes(10_000))?.told ?? "", /^\s*.*(de 10\s000 à 49\s999|50\s000\s)/);
  for (const { ends, told } of bands) {
    for (const population of ends) {
      await page.evaluate((people) => localStorage.setItem("guide:commune", JSON.stringify({ ...JSON.parse(localStorage.getItem("guide:commune") ?? ""), population: people })), population);
      await page.reload();
      assert.equal(await page.locator(".recits > ul").textContent(), told, `${population} habitants`);
    }
  }
  assert.deepEqual(errors, []);
});

test("un souvenir abîmé, ou d'une tranche disparue, laisse la réponse de la petite commune", async () => {
  const { page, errors } = await newPage(guide.browser);
  for (const kept of ["{abîmé", JSON.stringify({ nom: "Guéret", code: "23096", tranche: "commune-de-7-habitants" })]) {
    await page.goto(`${guide.url}obligations/open-data/`);
    await page.evaluate((text) => localStorage.setItem("guide:commune", text), kept);
    await page.reload();
    assert.match(await page.innerText(".reponse dl"), /moins\sde\s3\s500\shabitants/);
  }
  assert.deepEqual(errors, []);
});
