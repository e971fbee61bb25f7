// Le site publié, visité en entier derrière un vrai serveur et ses en-têtes : rien d'interdit, rien d'ailleurs, rien de gardé.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { addresses, publish, serveForReal } from "./publie.mjs";
import { newPage, opened, serve } from "./site.mjs";

const guide = opened();
/** @type {{ folder: string, clean: () => void }} */
let published;
/** @type {{ url: string, install: string, close: () => void }} */
let server;

before(async () => {
  published = publish();
  server = await serveForReal(published.folder);
});

after(() => {
  server?.close();
  published?.clean();
});

/**
 * Une page qui note ce que la règle de chargement refuse et tout ce qui est demandé.
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function watched(options) {
  const { page, errors } = await newPage(guide.browser, { ignoreHTTPSErrors: true, ...options });
  /** @type {string[]} */
  const requests = [];
  /** @type {string[]} */
  const failures = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("response", (response) => response.status() >= 400 && failures.push(`${response.status()} ${response.url()}`));
  await page.addInitScript(() => {
    const seen = /** @type {{ refused?: string[] }} */ (globalThis);
    seen.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      seen.refused?.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  const refused = () => page.evaluate(() => /** @type {{ refused?: string[] }} */ (globalThis).refused ?? []);
  return { page, errors, requests, failures, refused };
}

/** Ce que le navigateur a gardé du site : cookies, stockages, caches.
 * @param {import("playwright-core").Page} page
 */
async function kept(page) {
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ""),
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ]);
  return [...stored, ...(await page.context().cookies()).map(({ name }) => name)];
}

describe("derrière un vrai serveur", () => {
  test("chaque page se lit sans rien d'interdit, sans rien demander ailleurs, sans rien garder", { timeout: 600_000 }, async (context) => {
    if (!server.url) return context.skip(`AUCUN SERVEUR N'EST ÉPROUVÉ : ${server.install}`);
    const { page, errors, requests, failures, refused } = await watched();
    const places = addresses(published.folder);
    assert.ok(places.length > 100);
    for (const place of places) {
      await page.goto(`${server.url}${place}`);
      assert.deepEqual(await refused(), [], place);
      assert.deepEqual(await kept(page), [], place);
    }
    assert.deepEqual(errors, []);
    assert.deepEqual(failures, []);
    assert.deepEqual(requests.filter((url) => !url.startsWith(server.url)), []);
  });

  test("la recherche et la commune y marchent", async (context) => {
    if (!server.url) return context.skip(`AUCUN SERVEUR N'EST ÉPROUVÉ : ${server.install}`);
    const { page, errors, refused } = await watched();
    await uses(page, server.url);
    assert.deepEqual(await refused(), []);
    assert.deepEqual(errors, []);
    assert.deepEqual(await kept(page), []);
  });

  test("une adresse inconnue répond 404, et la page se lit", async (context) => {
    if (!server.url) return context.skip(`AUCUN SERVEUR N'EST ÉPROUVÉ : ${server.install}`);
    const { page, refused } = await watched();
    const answer = await page.goto(`${server.url}obligations/absente/`);
    assert.equal(answer?.status(), 404);
    assert.match(await page.innerText("h1"), /n’existe pas/);
    assert.equal(await page.evaluate(() => document.styleSheets.length), 1);
    assert.deepEqual(await refused(), []);
  });
});

/** Ce qu'une page d'un autre site a le droit de reprendre, et ce qu'elle n'a pas. */
const REUSED = ["donnees/v1/obligations.json", "donnees/v1/obligations.csv", "calendrier/commune-de-3500-habitants.ics", "nouveautes/flux.xml"];

test("une page d'un autre site lit les données, les calendriers et les nouveautés, et rien d'autre", async (context) => {
  if (!server.url) return context.skip(`AUCUN SERVEUR N'EST ÉPROUVÉ : ${server.install}`);
  const work = mkdtempSync(join(tmpdir(), "ailleurs-"));
  writeFileSync(join(work, "index.html"), "<!doctype html><title>Ailleurs</title>");
  const elsewhere = await serve(work);
  try {
    const { page } = await newPage(guide.browser, { ignoreHTTPSErrors: true });
    await page.goto(elsewhere.url);
    const read = (/** @type {string} */ place) =>
      page.evaluate((address) => fetch(address).then((answer) => answer.status, () => "refusé"), server.url + place);
    const shown = (/** @type {string} */ place) =>
      page.evaluate(
        (address) =>
          new Promise((said) => {
            const image = new Image();
            image.onload = () => said("montré");
            image.onerror = () => said("refusé");
            image.src = address;
          }),
        server.url + place,
      );
    for (const place of REUSED) assert.equal(await read(place), 200, place);
    assert.equal(await read(""), "refusé");
    assert.equal(await shown("accessibilite/etat.svg"), "montré");
    const [icon] = readdirSync(join(published.folder, "site/assets")).filter((name) => /^icone\..*svg$/.test(name));
    assert.equal(await shown(`assets/${icon}`), "refusé");
  } finally {
    elsewhere.close();
    rmSync(work, { recursive: true, force: true });
  }
});

/**
 * Cherche un mot, puis une commune.
 * @param {import("playwright-core").Page} page
 * @param {string} root
 */
async function uses(page, root, home = "") {
  await page.goto(`${root}recherche/${home}?q=archivage`);
  await page.locator("#resultats li").first().waitFor();
  await page.goto(`${root}ma-collectivite/${home}`);
  await page.focus("#champ-commune");
  await page.waitForSelector("[role=combobox]");
  await page.fill("#champ-commune", "chateauroux");
  await page.locator("[role=option]", { hasText: "Châteauroux" }).first().waitFor();
}

test("servi sous /guide/, tout se charge et tout marche", async () => {
  const work = mkdtempSync(join(tmpdir(), "sous-dossier-"));
  symlinkSync(join(published.folder, "site"), join(work, "guide"));
  const served = await serve(work);
  try {
    const { page, errors, failures, requests } = await watched();
    for (const place of ["", "obligations/", "obligations/open-data/", "feuille-de-route/", "plan-du-site/"]) {
      await page.goto(`${served.url}guide/${place}`);
      const links = await page.locator("a[href]").evaluateAll((found) => found.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
      assert.deepEqual(links.filter((href) => href.startsWith(served.url) && !href.startsWith(`${served.url}guide/`)), [], place);
    }
    await uses(page, `${served.url}guide/`);
    assert.deepEqual(requests.filter((url) => !url.startsWith(`${served.url}guide/`)), []);
    assert.deepEqual([errors, failures], [[], []]);
  } finally {
    served.close();
    rmSync(work, { recursive: true, force: true });
  }
});

test("ouvert comme un dossier, sans serveur, il marche encore sous sa propre règle", async () => {
  const { page, errors } = await watched();
  await uses(page, pathToFileURL(`${join(published.folder, "site")}/`).href, "index.html");
  assert.deepEqual(errors, []);
});
