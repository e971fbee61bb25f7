// Le site publié, tel qu'un hébergeur le sert : publié d'après SITE, puis servi par nginx avec nos en-têtes.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { SITE } from "./site.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const env = { ...process.env, PYTHONPATH: ROOT, CONTACT_DU_GUIDE: "mailto:guide@exemple.fr" };

/**
 * Le dossier publié : celui que nomme `PUBLIE`, sinon une publication neuve de `SITE`.
 * @returns {{ folder: string, clean: () => void }}
 */
export function publish() {
  if (process.env["PUBLIE"]) return { folder: process.env["PUBLIE"], clean: () => {} };
  const work = mkdtempSync(join(tmpdir(), "publie-"));
  const folder = join(work, "dist");
  execFileSync("python3", ["-m", "scripts.publier", complete(join(work, "site")), folder], { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"] });
  return { folder, clean: () => rmSync(work, { recursive: true, force: true }) };
}

/**
 * Le site à publier ; les documents promis qui ne sont pas fabriqués y sont vides : on ne visite que les pages.
 * @param {string} site
 */
function complete(site) {
  cpSync(SITE, site, { recursive: true });
  const promised = readFileSync(join(ROOT, "releves/adresses.txt"), "utf8").split("\n").filter((address) => address.includes("/fichiers/"));
  for (const file of promised.map((address) => join(site, address)).filter((file) => !existsSync(file))) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "");
  }
  return site;
}

/**
 * Lance le vrai serveur ; `url` est vide et `install` dit quoi installer quand il n'y en a pas.
 * @param {string} folder
 * @returns {Promise<{ url: string, install: string, close: () => void }>}
 */
export function serveForReal(folder) {
  const child = spawn("python3", ["-m", "tests.servers.running", folder], { cwd: ROOT, env, stdio: ["pipe", "pipe", "inherit"] });
  return new Promise((ready, failed) => {
    child.on("error", failed);
    child.on("exit", (code) => code && failed(new Error("le serveur s'est arrêté")));
    child.stdout.once("data", (/** @type {Buffer} */ said) => {
      const text = said.toString().trim();
      const started = text.startsWith("https://");
      ready({ url: started ? text : "", install: started ? "" : text, close: () => child.stdin.end() });
    });
  });
}

/**
 * Les adresses de toutes les pages d'un dossier publié.
 * @param {string} folder
 */
export function addresses(folder) {
  const site = join(folder, "site");
  const files = /** @type {string[]} */ (readdirSync(site, { recursive: true }));
  return files
    .filter((file) => file === "index.html" || file.endsWith("/index.html"))
    .map((file) => relative(site, dirname(join(site, file))))
    .map((place) => (place ? `${place}/` : ""))
    .sort();
}
