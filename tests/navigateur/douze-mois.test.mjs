// « Douze mois » : cocher au clavier, retrouver, exporter, effacer ; et sans script, la page de papier.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { newPage, opened } from "./site.mjs";

const guide = opened();

async function year() {
  const { page, errors } = await newPage(guide.browser, { acceptDownloads: true });
  await page.goto(`${guide.url}douze-mois/`);
  await page.waitForSelector("#fait-janvier-1");
  return { page, errors };
}

test("un geste coché au clavier se retrouve au retour", async () => {
  const { page, errors } = await year();
  await page.focus("#fait-fevrier-2");
  await page.keyboard.press("Space");
  assert.match((await page.textContent(".douze-mois [role=status]")) ?? "", /^1 geste fait sur 32/);
  await page.reload();
  await page.waitForSelector("#fait-fevrier-2");
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
  await page.waitForSelector("#fait-janvier-1");
  assert.deepEqual(errors, []);
});

test("sans JavaScript, la page garde ses cases de papier", async () => {
  const { page } = await newPage(guide.browser, { javaScriptEnabled: false });
  await page.goto(`${guide.url}douze-mois/`);
  assert.equal(await page.locator(".douze-mois ul.cases > li").count(), 32);
  assert.equal(await page.locator("input[type=checkbox]").count(), 0);
});
