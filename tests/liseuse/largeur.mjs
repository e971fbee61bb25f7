// Un livre électronique sur un écran de 400 pixels : `node largeur.mjs livret.epub`. Nomme chaque chapitre qui déborde ; rend 1 s'il y en a.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { browser } from "../navigateur/site.mjs";

const WIDTH = 400;
const [book] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "liseuse-"));
execFileSync("python3", ["-m", "zipfile", "-e", book, folder]);
const chapters = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".xhtml")).sort();

const opened = await browser();
const page = await opened.newPage({ viewport: { width: WIDTH, height: 700 } });
const wide = [];
for (const name of chapters) {
  await page.goto(pathToFileURL(join(folder, name)).href);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > WIDTH) wide.push(`${name} : ${width} pixels de large, ${WIDTH} au plus`);
}
await opened.close();
rmSync(folder, { recursive: true });
for (const line of wide) console.error(line);
console.log(`${chapters.length} chapitres ouverts à ${WIDTH} pixels, ${wide.length} débordent.`);
process.exit(wide.length || !chapters.length ? 1 : 0);
