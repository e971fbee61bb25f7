// DAISY Ace, passé à un livre électronique : `node examiner.mjs livret.epub`. Écrit chaque constat ; rend 1 s'il y en a.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chrome } from "../navigateur/site.mjs";

const [book] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "liseuse-"));
const tool = fileURLToPath(new URL("node_modules/.bin/ace-puppeteer", import.meta.url));
const env = { ...process.env, PUPPETEER_EXECUTABLE_PATH: chrome() };
const done = spawnSync(tool, ["--outdir", folder, "--lang", "fr", book], { env, encoding: "utf8" });
if (done.status !== 0) {
  console.error(`DAISY Ace n'a pas fini. Voici ce qu'il dit :\n${done.stdout}${done.stderr}`);
  process.exit(2);
}
const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
rmSync(folder, { recursive: true });
const found = report.assertions.flatMap(({ "earl:testSubject": subject, assertions }) =>
  assertions.map((one) => `${subject.url} : ${one["earl:test"]["dct:title"]} : ${one["earl:result"]["dct:description"]}`),
);
for (const line of found) console.error(line);
console.log(`DAISY Ace ${report["earl:assertedBy"]["doap:release"]["doap:revision"]} : ${report.assertions.length} documents examinés, ${found.length} constats.`);
process.exit(found.length || report["earl:result"]["earl:outcome"] !== "pass" ? 1 : 0);
