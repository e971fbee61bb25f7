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

test("imprimée, une fiche tient sur deux pages, ses replis ouverts, et aucune lettre ne mesure moins de 8,5 points", async () => {
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
        if (parseFloat(getComputedStyle(holder).fontSize) < 11.33) return `${holder.outerHTML.slice(0, 80)}`;
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
