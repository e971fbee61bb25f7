// Les règles du formulaire, sans navigateur : lit des textes sur l'entrée, rend ce que chaque règle en fait.
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const SCRIPT = new URL("../../overrides/scripts/regles.js", import.meta.url);
const context = createContext({});
runInContext(`${readFileSync(SCRIPT, "utf8")};globalThis.regles = guideRetour;`, context);
const { READERS, Refused, ORDINARY, clean, named } = /** @type {any} */ (context)["regles"];

/** @param {(text: string) => unknown} rule @param {string} text */
function said(rule, text) {
  try {
    return rule(text);
  } catch (error) {
    if (error instanceof Refused) return `refusé : ${/** @type {Error} */ (error).message}`;
    throw error;
  }
}

const texts = /** @type {string[]} */ (JSON.parse(readFileSync(0, "utf8")));
const rules = { clean, nomme: named, fonction: (/** @type {string} */ text) => named(text, true), ...READERS };
const results = texts.map((text) => Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, said(rule, text)])));
process.stdout.write(JSON.stringify({ mots: ORDINARY, resultats: results }));
