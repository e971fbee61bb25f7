// « Douze mois » : cocher au clavier, retrouver, exporter, effacer ; et sans script, la page de papier.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { newPage, opened } from "./site.mjs";

const guide = opened();

async function year() {
  const { page, errors } = await newPage(guide.browser, { acceptDownloads: true });
  await page.goto(`${guide.url}douze-mois/`);
  await page.waitForSelector("#fait-janvier-1", { state: "attached" });
  await unfold(page);
  return { page, errors };
}

/** Déplie tous les mois. @param {import("playwright-core").Page} page */
async function unfold(page) {
  await page.evaluate(() => { for (const month of document.querySelectorAll("details")) month.open = true; });
}

/** Les mois dépliés, par leur ancre. @param {import("playwright-core").Page} page */
function open(page) {
  return page.locator(".douze-mois details[open] h2").evaluateAll((titles) => titles.map((title) => title.id));
}

test("le mois du lecteur est seul ouvert, avec celui que nomme l'adresse ; sur papier, tous le sont", async () => {
  const { page, errors } = await newPage(guide.browser);
  await page.clock.setFixedTime(new Date("2027-05-12T10:00:00"));
  await page.goto(`${guide.url}douze-mois/`);
  await page.waitForSelector("#fait-mai-1");
  assert.deepEqual(await open(page), ["mai"]);
  assert.match((await page.textContent(".ce-mois")) ?? "", /^Ce mois-ci : Mai/);
  await page.goto(`${guide.url}douze-mois/#mars`);
  await page.waitForSelector("#fait-mars-1");
  assert.deepEqual(await open(page), ["mars", "mai"]);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal((await open(page)).length, 12);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.isVisible(".douze-mois [role=status]"), false, "un papier ne dit pas « 0 geste fait »");
  assert.equal(await page.isVisible("text=Enregistrer ma liste"), false);
  assert.deepEqual(errors, []);
});

test("un geste coché au clavier se retrouve au retour", async () => {
  const { page, errors } = await year();
  await page.focus("#fait-fevrier-2");
  await page.keyboard.press("Space");
  assert.match((await page.textContent(".douze-mois [role=status]")) ?? "", /^1 geste fait sur 32/);
  await page.reload();
  await page.waitForSelector("#fait-fevrier-2", { state: "attached" });
  assert.equal(await page.isChecked("#fait-fevrier-2"), true);
  assert.deepEqual(errors, []);
});

test("la liste s'enregistre en texte, puis s'efface de l'appareil", async () => {
  const { page } = await year();
  await page.check("#fait-janvier-1");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Enregistrer ma liste")]);
  const text = await readFile(await download.path(), "utf8");
  assert.equal(text.split("\r\n").length, 32);
  assert.match(text, /^\[x\] /);
  page.on("dialog", (dialog) => dialog.accept());
  await page.click("text=Tout décocher");
  assert.equal(await page.isChecked("#fait-janvier-1"), false);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test("un navigateur qui ne garde rien le dit, et la case reste cochée à l'écran", async () => {
  const { page, errors } = await year();
  await page.evaluate(() => (Storage.prototype.setItem = () => { throw new DOMException("refusé"); }));
  await page.check("#fait-janvier-1");
  assert.match((await page.textContent(".douze-mois [role=status]")) ?? "", /ne garde rien/);
  assert.equal(await page.isChecked("#fait-janvier-1"), true);
  assert.deepEqual(errors, []);
});

test("un souvenir abîmé n'empêche rien", async () => {
  const { page, errors } = await year();
  await page.evaluate(() => localStorage.setItem("guide:douze-mois", "{abîmé"));
  await page.reload();
  await page.waitForSelector("#fait-janvier-1", { state: "attached" });
  assert.deepEqual(errors, []);
});

test("sans JavaScript, la page garde ses cases de papier", async () => {
  const { page } = await newPage(guide.browser, { javaScriptEnabled: false });
  await page.goto(`${guide.url}douze-mois/`);
  assert.equal(await page.locator(".douze-mois ul.cases > li").count(), 32);
  assert.equal((await open(page)).length, 12, "sans script, rien n'est caché");
  assert.equal(await page.locator("input[type=checkbox]").count(), 0);
});
