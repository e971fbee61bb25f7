// Ce que nous demandons à pa11y-ci.
import { createRequire } from "node:module";
import { chrome } from "./site.mjs";

/** @typedef {{ code?: string, selector?: string, message: string }} Issue */
/** @typedef {{ total: number, passes: number, errors: number, results: Record<string, Issue[]> }} Report */
const pa11yCi = /** @type {(urls: string[], options: object) => Promise<Report>} */ (createRequire(import.meta.url)("pa11y-ci"));

/** Les réglages : un seul navigateur, quatre onglets, car chacun attend une demi-seconde que le réseau se taise ; ce qu'axe ne sait pas trancher va à la file d'attente de rgaa.mjs. */
export const OPTIONS = {
  runners: ["axe", "htmlcs"],
  standard: "WCAG2AA",
  levelCapWhenNeedsReview: "warning",
  concurrency: 4,
  timeout: 60_000,
  useIncognitoBrowserContext: false,
  reporters: [],
  chromeLaunchConfig: { executablePath: chrome(), args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] },
};

/**
 * Passe des pages à pa11y-ci.
 * @param {string} base
 * @param {string[]} list
 */
export async function pa11y(base, list) {
  const report = await pa11yCi(list.map((address) => base + address), structuredClone(OPTIONS));
  const found = Object.entries(report.results).map(([url, issues]) => ({ page: url.slice(base.length), issues }));
  return { report, found };
}
