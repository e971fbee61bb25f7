// Les pages à passer aux outils : toutes celles que `releves/rgaa/preuves.txt` ne prouve pas telles qu'elles sont.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { TEMPLATES } from "./conduite.mjs";
import { SITE } from "./site.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Leurs adresses ; une page de chaque gabarit passe toujours, pour qu'un navigateur ou un outil qui change se voie.
 * @param {string} [site]
 */
export function toTest(site = SITE) {
  const env = { ...process.env, PYTHONPATH: ROOT };
  const said = execFileSync("python", ["-m", "scripts.preuves", site], { cwd: ROOT, encoding: "utf8", env });
  const changed = [...said.matchAll(/^\/(.*)$/gm)].map(([, address = ""]) => address);
  const witnesses = Object.values(TEMPLATES).map((address) => address.replace(/\?.*/, ""));
  return [...new Set([...changed, ...witnesses])].sort();
}
