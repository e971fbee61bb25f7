// Les pages à passer aux outils : toutes celles que `releves/rgaa/preuves.txt` ne prouve pas telles qu'elles sont.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { TEMPLATES } from "./conduite.mjs";
import { SITE } from "./site.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Les adresses qu'écrit une de nos commandes.
 * @param {string[]} command
 */
function addresses(command) {
  const env = { ...process.env, PYTHONPATH: ROOT };
  const said = execFileSync("python", ["-m", ...command], { cwd: ROOT, encoding: "utf8", env });
  return [...said.matchAll(/^\/(.*)$/gm)].map(([, address = ""]) => address);
}

/**
 * Leurs adresses ; une page de chaque gabarit passe toujours, pour qu'un navigateur ou un outil qui change se voie.
 * @param {string} [site]
 */
export function toTest(site = SITE) {
  const witnesses = Object.values(TEMPLATES).map((address) => address.replace(/\?.*/, ""));
  return [...new Set([...addresses(["scripts.preuves", site]), ...witnesses])].sort();
}

/** Celles où l'on conduit le clavier et les tailles : une par gabarit, et l'échantillon changé depuis sa preuve. */
export function toDrive(site = SITE) {
  const changed = new Set(addresses(["scripts.preuves", site]));
  const sample = addresses(["scripts.echantillon"]).filter((address) => changed.has(address));
  const templates = Object.values(TEMPLATES);
  return [...templates, ...sample.filter((address) => !templates.includes(address))];
}
