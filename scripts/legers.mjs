// Écrit les scripts que reçoit le navigateur : les nôtres, sans leurs commentaires, leurs espaces ni leurs noms longs.
// Rend 1 si l'un d'eux ne se lit pas, et n'écrit alors rien. `node scripts/legers.mjs . guide.js` n'en écrit qu'un.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";

const [, , ROOT = fileURLToPath(new URL("..", import.meta.url)), ...CHOSEN] = process.argv;
const OURS = "overrides/scripts";
const WRITTEN = "construit/ressources";

/**
 * Un script classique partage ses noms de premier niveau avec les autres, et ses champs avec les données :
 * `module` et `toplevel` les changeraient. Une licence, écrite après `/*!`, reste.
 * @type {import("terser").MinifyOptions}
 */
const HOW = { ecma: 2020, module: false, toplevel: false, sourceMap: false, format: { comments: /^!/ } };

/**
 * Un script allégé, ou la phrase qui dit où il est illisible.
 * @param {string} name
 * @returns {Promise<{ name: string, text: string, fault: string }>}
 */
async function lighter(name) {
  try {
    const { code = "" } = await minify(readFileSync(join(ROOT, OURS, name), "utf8"), HOW);
    return { name, text: `${code}\n`, fault: "" };
  } catch (error) {
    if (!(error instanceof Error && "line" in error)) throw error;
    const fault = `${OURS}/${name}:${error.line}: script illisible ici ou juste au-dessus : une parenthèse ou un guillemet manque. Exemple : f("a");`;
    return { name, text: "", fault };
  }
}

const found = readdirSync(join(ROOT, OURS)).filter((name) => name.endsWith(".js")).sort();
const names = CHOSEN.length ? found.filter((name) => CHOSEN.includes(name)) : found;
const made = await Promise.all(names.map(lighter));
const faults = made.map(({ fault }) => fault).filter(Boolean);
for (const fault of faults) console.error(fault);
if (faults.length) {
  console.error(faults.length > 1 ? `${faults.length} problèmes à corriger.` : "1 problème à corriger.");
  process.exit(1);
}
mkdirSync(join(ROOT, WRITTEN), { recursive: true });
for (const { name, text } of made) writeFileSync(join(ROOT, WRITTEN, name), text);
