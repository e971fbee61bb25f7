// Le code des pages est valide : tel qu'il est écrit (8.1, 8.2), et tel que nos scripts le changent.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { test } from "node:test";
import { nuVersion, validate } from "./nu.mjs";
import { addresses, everything, NARROW, openMenu, record } from "./rgaa.mjs";
import { browser, newPage, serve, SITE } from "./site.mjs";

/** Ce que l'on fait d'une page avant d'en relire le code. @type {Record<string, (page: import("playwright-core").Page) => Promise<unknown>>} */
const STATES = {
  "": async (page) => (await page.setViewportSize(NARROW), openMenu(page)),
  "recherche/?q=commune": (page) => page.waitForFunction(() => /[^…]$/.test(document.querySelector("#etat-recherche")?.textContent ?? "")),
  "ma-collectivite/": async (page) => {
    await page.locator("#champ-commune").focus();
    await page.locator("#champ-commune").pressSequentially("bracieux", { delay: 20 });
    await page.waitForTimeout(1500);
  },
  "declaration-accessibilite/generateur/": (page) => page.locator("#generateur button[type=submit]").click(),
};

/** Le code des pages après nos scripts, réécrit en fichiers. @param {string} folder */
async function generated(folder) {
  const served = await serve();
  const opened = await browser();
  for (const [rank, [address, act]] of Object.entries(STATES).entries()) {
    const { page } = await newPage(opened);
    await page.goto(served.url + address);
    await act(page);
    const name = join(folder, String(rank), address.replace(/\?.*/, ""));
    mkdirSync(name, { recursive: true });
    writeFileSync(join(name, "index.html"), await page.evaluate(() => `<!DOCTYPE html>\n${document.documentElement.outerHTML}`));
  }
  await opened.close();
  served.close();
  return addresses(folder).map((address) => join(folder, address, "index.html"));
}

test("le validateur Nu ne trouve aucune erreur, ni dans les pages, ni dans ce que nos scripts y écrivent", async () => {
  const folder = mkdtempSync(join(tmpdir(), "guide-code-"));
  try {
    const built = everything().map((address) => join(SITE, address.endsWith(".html") ? address : `${address}index.html`));
    const found = validate([...built, ...(await generated(folder))]);
    const faults = found.map(({ file, line, message, extract }) => {
      const ours = !file.startsWith(folder);
      const page = relative(ours ? SITE : folder, file).split(sep).slice(ours ? 0 : 1).join("/").replace(/index\.html$/, "");
      return { controle: ours ? "nu" : "rgaa_8_2_code_genere", page, etat: `ligne ${line}`, element: extract, message };
    });
    const said = nuVersion();
    record("nu", { outil: "Nu", version: said, pages: everything().length, controles: ["nu"], faults });
    record("code-genere", { outil: "Nu", version: said, pages: null, controles: ["rgaa_8_2_code_genere"], faults });
    assert.equal(faults.length, 0, `\n${faults.map(({ page, etat, element, message }) => `/${page} ${etat} : ${message} : ${element}`).join("\n")}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
