// Ce que les tests de navigateur partagent : le site construit servi sur cette machine, et un vrai Chromium.
import { execFileSync } from "node:child_process";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

/** Le site à éprouver : `site/`, ou le dossier que nomme `SITE`. */
export const SITE = process.env["SITE"] ?? fileURLToPath(new URL("../../site", import.meta.url));

/** Le premier n'a pas de fenêtre du tout : les mêmes pages, deux fois moins de calcul. */
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/**
 * Le chemin de Chromium : `CHROME_PATH`, puis les noms usuels.
 * @returns {string}
 */
export function chrome() {
  if (process.env["CHROME_PATH"]) return process.env["CHROME_PATH"];
  for (const name of NAMES) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      continue;
    }
  }
  throw new Error("Il manque Chromium. Sous Debian : apt-get install chromium-headless-shell ; ailleurs, donnez son chemin dans CHROME_PATH.");
}

/** Un Chromium sans fenêtre ; le bac à sable n'est ôté que pour root, qui ne peut pas l'avoir. */
export function browser() {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: chrome(), args });
}

/**
 * Sert un dossier en 127.0.0.1, sur un port libre.
 * @param {string} [root]
 */
export async function serve(root = SITE) {
  const server = createServer({ maxHeaderSize: 1 << 17 }, (request, response) => {
    const path = decodeURIComponent((request.url ?? "/").split(/[?#]/)[0] ?? "/");
    const file = join(root, normalize(path), path.endsWith("/") ? "index.html" : "");
    if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, { "content-type": "text/plain" }).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/**
 * Le site servi et un Chromium, ouverts avant les tests du fichier qui l'appelle, fermés après eux.
 * `url` et `browser` n'ont de valeur qu'une fois ces tests commencés.
 */
export function opened() {
  const guide = /** @type {{ url: string, browser: import("playwright-core").Browser, close: () => void }} */ ({});
  before(async () => {
    guide.browser = await browser();
    Object.assign(guide, await serve());
  });
  after(async () => {
    await guide.browser?.close();
    guide.close?.();
  });
  return guide;
}

/**
 * Une page neuve, et tout ce que sa console dit de faux.
 * @param {import("playwright-core").Browser} opened
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function newPage(opened, options = {}) {
  const page = await (await opened.newContext(options)).newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  return { page, errors };
}
