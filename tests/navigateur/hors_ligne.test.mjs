// Le guide hors ligne, extrait de son archive, ouvert comme par un double clic, réseau coupé.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { newPage, opened } from "./site.mjs";

/** L'archive à éprouver : celle de `make hors-ligne`, ou celle que nomme `HORS_LIGNE`. */
const ARCHIVE =
  process.env["HORS_LIGNE"] ??
  fileURLToPath(new URL("../../construit/emporter/telecharger/fichiers/guide-hors-ligne.zip", import.meta.url));

const guide = opened();
/** Une clé, au nom malcommode comme le sont les vraies. */
const key = mkdtempSync(join(tmpdir(), "clé de la mairie "));

before(() => {
  assert.ok(existsSync(ARCHIVE), "le guide hors ligne n'est pas fabriqué ; lancez make hors-ligne");
  execFileSync("python3", ["-m", "zipfile", "-e", ARCHIVE, key]);
});

after(() => rmSync(key, { recursive: true }));

/**
 * Une page du guide, réseau coupé, et ce qu'elle a demandé ailleurs que sur la clé.
 * @param {string} place
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function visit(place, options = {}) {
  const { page, errors } = await newPage(guide.browser, { offline: true, ...options });
  /** @type {string[]} */
  const outside = [];
  page.on("request", (request) => request.url().startsWith("file:") || outside.push(request.url()));
  await page.goto(pathToFileURL(join(key, "guide-hors-ligne", place)).href);
  return { page, errors, outside };
}

describe("le guide hors ligne", () => {
  test("de l'accueil à une fiche, et retour, par les liens", async () => {
    const { page, errors, outside } = await visit("index.html");
    await page.click(".menu a:text-is('Les obligations numériques')");
    await page.click("main a:text-is('Déclaration d’accessibilité')");
    assert.match(page.url(), /obligations\/declaration-accessibilite\/index\.html$/);
    await page.click(".bandeau__nom a");
    assert.match(page.url(), /guide-hors-ligne\/index\.html$/);
    assert.deepEqual([errors, outside], [[], []]);
  });

  test("la recherche répond, depuis n'importe quelle page, et ses réponses s'ouvrent", async () => {
    const { page, errors, outside } = await visit(join("obligations", "open-data", "index.html"));
    await page.fill("#champ-recherche", "délégué à la protection des données");
    await page.keyboard.press("Enter");
    await page.waitForURL(/recherche\/index\.html\?q=/);
    const first = page.locator("#resultats a").first();
    await first.waitFor();
    const title = await first.textContent();
    await first.click();
    await page.getByRole("heading", { level: 1, name: title ?? "" }).waitFor();
    assert.deepEqual([errors, outside], [[], []]);
  });

  test("la recherche de commune mène à la fiche", async () => {
    const { page, errors, outside } = await visit("index.html");
    await page.focus("#champ-commune");
    await page.waitForSelector("[role=combobox]");
    await page.fill("#champ-commune", "brocas");
    await page.locator("[role=option]", { hasText: "Brocas (Landes" }).click();
    await page.getByRole("heading", { level: 1, name: /^Brocas/ }).waitFor();
    assert.deepEqual([errors, outside], [[], []]);
  });

  test("sans JavaScript, on lit et on parcourt", async () => {
    const { page, outside } = await visit("index.html", { javaScriptEnabled: false });
    await page.click(".menu a:text-is('Lexique')");
    assert.match(page.url(), /lexique\/index\.html$/);
    await page.getByRole("heading", { level: 1, name: "Lexique" }).waitFor();
    assert.deepEqual(outside, []);
  });

  test("la page des téléchargements dit que ces fichiers sont en ligne", async () => {
    const { page } = await visit(join("telecharger", "index.html"));
    assert.equal(await page.locator("a[href*='fichiers/']").count(), 0);
    await page.getByText("Vous lisez le guide hors ligne").first().waitFor();
  });
});
