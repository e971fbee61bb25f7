// Les tableaux sur un petit écran, dans un vrai navigateur : des piles, que l'on lit sans défiler de côté.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { newPage, opened, SITE } from "./site.mjs";

const guide = opened();
const PHONE = { viewport: { width: 360, height: 740 } };

/** L'adresse de chaque page du site construit. */
function addresses() {
  const files = /** @type {string[]} */ (readdirSync(SITE, { recursive: true }));
  return files.filter((file) => file.endsWith("index.html")).map((file) => file.slice(0, -"index.html".length));
}

test("à 360 points, aucun bloc d'aucune page ne défile de côté", async () => {
  const { page } = await newPage(guide.browser, PHONE);
  const wrong = [];
  let tables = 0;
  for (const address of addresses()) {
    await page.goto(guide.url + address);
    const found = await page.evaluate(() => ({
      tables: document.querySelectorAll("table").length,
      page: document.documentElement.scrollWidth,
      blocks: [...document.querySelectorAll("main *")]
        .filter((block) => block.scrollWidth > block.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(block).overflowX))
        .map((block) => block.textContent?.trim().slice(0, 40)),
    }));
    tables += found.tables;
    if (found.page > 360 || found.blocks.length) wrong.push([address, found.page, ...found.blocks]);
  }
  assert.deepEqual(wrong, []);
  assert.ok(tables > 100, `seulement ${tables} tableaux : que regarde ce test ?`);
});

test("mis en piles, un tableau reste un tableau pour un lecteur d'écran, et chaque donnée se nomme à l'œil", async () => {
  const { page } = await newPage(guide.browser, PHONE);
  await page.goto(`${guide.url}declaration-accessibilite/`);
  const table = page.getByRole("table").first();
  const headers = await table.getByRole("columnheader").allTextContents();
  const [row] = await table.getByRole("row").filter({ has: page.getByRole("rowheader") }).all();
  assert.ok(row, "aucune ligne");
  const cells = row.getByRole("cell");
  assert.equal(await cells.count(), headers.length - 1);
  assert.deepEqual(await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute("data-colonne"))), headers.slice(1));
  const shown = await cells.first().evaluate((cell) => getComputedStyle(cell, "::before").content);
  assert.match(shown, /data-colonne|[a-z]/i);
  const boxes = await cells.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().left));
  assert.equal(new Set(boxes).size, 1, "les cases ne sont pas les unes sous les autres");
});
