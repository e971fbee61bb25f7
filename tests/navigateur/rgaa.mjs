// Ce que les contrôles RGAA de navigateur partagent : la liste des pages construites, les états, axe-core,
// HTML_CodeSniffer, et le dépôt des résultats que `python -m scripts.rgaa` met au registre.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { colours } from "./couleurs.mjs";
import { printed } from "./papier.mjs";
import { SITE } from "./site.mjs";

const require = createRequire(import.meta.url);

/** Où les résultats se déposent. */
export const CACHE = fileURLToPath(new URL("../../.cache/rgaa", import.meta.url));

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const LOCALE = JSON.parse(readFileSync(require.resolve("axe-core/locales/fr.json"), "utf8"));
const SNIFFER = readFileSync(require.resolve("@pa11y/html_codesniffer/build/HTMLCS.js"), "utf8");

/** Les règles d'axe que seules les couleurs décident : les seules à relancer quand on passe en sombre. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** Ce que nous ne lançons pas : règles retirées d'axe, et niveau triple A, que le référentiel ne demande pas. */
const LEFT_OUT = ["deprecated", "wcag2aaa", "wcag21aaa"];

/** « Il y a du contenu caché » n'est pas une faute : nous ouvrons le menu, et les scénarios ouvrent le reste. */
const POINTLESS = ["hidden-content"];

/** Un tableau qui défile cache une partie de ses cellules : pour mesurer leurs couleurs, axe doit toutes les voir. */
const UNROLLED = `.tableau :is(table, caption, thead, tbody, tr, th, td) { display: block !important; min-width: 0 !important }
  .sommaire details { overflow: visible !important; max-height: none !important }`;

/** Le menu ouvert recouvre tout, ce qu'axe ne sait pas voir : pour mesurer ses couleurs, le contenu s'efface. */
const COVERED = "main { visibility: hidden !important }";

/**
 * Une faute, ou un point que l'outil ne sait pas trancher.
 * @typedef {{ controle: string, page: string, etat: string, element: string, message: string }} Fault
 * @typedef {{ faults: Fault[], unsure: Fault[] }} Found
 * @typedef {import("playwright-core").Page} Page
 */

/**
 * Les adresses de toutes les pages construites ; la page d'erreur n'est pas un `index.html`.
 * @param {string} [root]
 */
export function addresses(root = SITE) {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => file.split(sep).join("/"));
  return files.filter((file) => /(^|\/)index\.html$/.test(file)).map((file) => file.replace(/index\.html$/, "")).sort();
}

/** Toutes les pages, celle des adresses inconnues comprise. */
export function everything() {
  return [...addresses(), "404.html"];
}

/** Les règles d'axe que nous lançons : toutes, même expérimentales, sauf celles que l'on vient de dire. */
export function axeRules() {
  /** @type {import("axe-core").RuleMetadata[]} */
  const rules = require("axe-core").getRules();
  const kept = rules.filter(({ tags }) => !tags.some((tag) => LEFT_OUT.includes(tag)));
  return kept.map(({ ruleId }) => ruleId).filter((rule) => !POINTLESS.includes(rule));
}

/**
 * Les versions installées, pour le registre.
 * @param {string} name
 * @returns {string}
 */
export function version(name) {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url)), "utf8")).version;
}

/**
 * Donne les outils à la page ouverte.
 * @param {Page} page
 */
export async function arm(page) {
  await page.evaluate(AXE);
  await page.evaluate((locale) => /** @type {any} */ (globalThis).axe.configure({ locale }), LOCALE);
}

/**
 * Passe axe sur la page ouverte.
 * @param {Page} page
 * @param {{ address: string, state: string, rules?: string[], within?: string }} what
 * @returns {Promise<Found>}
 */
export async function runAxe(page, { address, state, rules = axeRules(), within }) {
  const { violations, incomplete } = await page.evaluate(
    ({ rules, within }) =>
      /** @type {typeof import("axe-core")} */ (/** @type {any} */ (globalThis).axe).run(within ?? document, {
        runOnly: { type: "rule", values: rules },
        resultTypes: ["violations", "incomplete"],
        elementRef: false,
      }),
    { rules, within },
  );
  const told = (/** @type {import("axe-core").Result[]} */ results) =>
    results.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => ({
        controle: `axe:${id}`,
        page: address,
        etat: state,
        element: target.join(" "),
        message: `${help}. ${(failureSummary ?? "").replace(/\s+/g, " ")}`,
      })),
    );
  return { faults: told(violations), unsure: told(incomplete) };
}

/**
 * Passe HTML_CodeSniffer sur la page ouverte, en WCAG2AA, erreurs seulement : c'est ce que promet pa11y.
 * @param {Page} page
 * @param {string} address
 * @param {string} state
 * @returns {Promise<Fault[]>}
 */
export async function runSniffer(page, address, state) {
  await page.evaluate(SNIFFER);
  const messages = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const { HTMLCS } = /** @type {any} */ (globalThis);
        HTMLCS.process("WCAG2AA", document, (/** @type {unknown} */ error) => {
          if (error) return reject(error);
          const found = HTMLCS.getMessages().filter((/** @type {any} */ { type }) => type === HTMLCS.ERROR);
          resolve(found.map((/** @type {any} */ { code, msg, element }) => ({ code, msg, place: element.outerHTML?.slice(0, 160) ?? "" })));
        });
      }),
  );
  return /** @type {any[]} */ (messages).map(({ code, msg, place }) => ({
    controle: "htmlcs",
    page: address,
    etat: state,
    element: place,
    message: `${code} ${msg}`,
  }));
}

/**
 * Met la page ouverte en clair ou en sombre, et vérifie qu'elle y est : un faux sombre donne un faux vert.
 * @param {Page} page
 * @param {"light" | "dark"} colorScheme
 */
export async function light(page, colorScheme) {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  const sum = await page.evaluate(() => {
    const colour = getComputedStyle(document.body).backgroundColor;
    return (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((total, part) => total + Number(part), 0);
  });
  if (sum > 382 !== (colorScheme === "light")) throw new Error(`la page n'est pas passée en ${colorScheme}`);
}

/**
 * Ouvre le menu s'il a un bouton, et dit s'il l'a fait.
 * @param {Page} page
 */
export async function openMenu(page) {
  const button = page.locator("header [popovertarget=menu]");
  if (!(await button.isVisible())) return false;
  await button.click();
  return page.locator("#menu:popover-open").isVisible();
}

/**
 * Passe une page dans tous ses états : clair puis sombre, 1280 puis 320 points de large, menu fermé puis ouvert.
 * Le menu ouvert et le sombre ne changent que le menu et les couleurs : seul ce qui peut y changer est relancé.
 * @param {Page} page
 * @param {string} base
 * @param {string} address
 * @returns {Promise<Found>}
 */
export async function sweep(page, base, address) {
  /** @type {Found} */
  const all = { faults: [], unsure: [] };
  const add = (/** @type {Found} */ { faults, unsure }) => (all.faults.push(...faults), all.unsure.push(...unsure));
  const shapes = axeRules().filter((rule) => !COLOURS.includes(rule));
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(base + address);
  await arm(page);
  for (const [state, size] of /** @type {const} */ ([["1280", WIDE], ["320", NARROW]])) {
    await page.setViewportSize(size);
    await light(page, "light");
    add(await runAxe(page, { address, state: `clair ${state}`, rules: shapes }));
    all.faults.push(...(await runSniffer(page, address, `clair ${state}`)), ...(await layout(page, address, state)));
    if (size === WIDE) all.faults.push(...(await colours(page, address, "clair")));
    const unrolled = await page.addStyleTag({ content: UNROLLED });
    add(await runAxe(page, { address, state: `clair ${state}`, rules: COLOURS }));
    await light(page, "dark");
    add(await runAxe(page, { address, state: `sombre ${state}`, rules: COLOURS }));
    if (size === WIDE) all.faults.push(...(await colours(page, address, "sombre")));
    await unrolled.evaluate((style) => style.parentNode?.removeChild(style));
  }
  await light(page, "light");
  all.faults.push(...(await printed(page, address)));
  await page.setViewportSize(NARROW);
  if (await openMenu(page)) {
    await page.addStyleTag({ content: COVERED });
    add(await runAxe(page, { address, state: "clair 320, menu ouvert", within: "#menu" }));
    await light(page, "dark");
    add(await runAxe(page, { address, state: "sombre 320, menu ouvert", within: "#menu", rules: COLOURS }));
  }
  return all;
}

/**
 * Ce qui déborde à 320 points, et les liens de texte qui ne se voient qu'à leur couleur.
 * @param {Page} page
 * @param {string} address
 * @param {string} state
 * @returns {Promise<Fault[]>}
 */
export async function layout(page, address, state) {
  const found = await page.evaluate(() => {
    const root = document.documentElement;
    const alone = [...document.querySelectorAll("main :is(p, li, dd, td) a[href]")].filter((link) => {
      const inSentence = link.parentElement?.textContent?.trim() !== link.textContent?.trim();
      return inSentence && link.getClientRects().length > 0 && !getComputedStyle(link).textDecorationLine.includes("underline");
    });
    return { over: root.scrollWidth - root.clientWidth, alone: alone.map((link) => link.outerHTML.slice(0, 120)) };
  });
  /** @type {Fault[]} */
  const faults = [];
  const add = (/** @type {string} */ controle, /** @type {string} */ element, /** @type {string} */ message) =>
    faults.push({ controle, page: address, etat: `clair ${state}`, element, message });
  if (state === "320" && found.over > 0) add("rgaa_10_11_une_seule_direction", "html", `dépasse de ${found.over} points ; laissez passer à la ligne`);
  for (const link of found.alone) add("rgaa_10_6_liens_soulignes", link, "lien de texte sans soulignement ; retirez text-decoration: none");
  return faults;
}

/**
 * Fait passer toutes les adresses par des onglets d'un même navigateur, chacun dans son contexte.
 * @template T
 * @param {import("playwright-core").Browser} opened
 * @param {string[]} list
 * @param {(page: Page, address: string) => Promise<T>} visit
 * @param {number} [tabs]
 * @returns {Promise<T[]>}
 */
export async function everywhere(opened, list, visit, tabs = 2) {
  /** @type {T[]} */
  const results = [];
  const queue = [...list.entries()];
  const work = async () => {
    const page = await (await opened.newContext()).newPage();
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await visit(page, next[1]);
    await page.context().close();
  };
  await Promise.all(Array.from({ length: tabs }, work));
  return results;
}

/**
 * Ce que des personnes ont jugé conforme, là où axe ne sait pas trancher ; `make verifier` en contrôle la forme.
 * @type {{ regle: string, element: string, message: string, verdict: string, raison: string }[]}
 */
const JUDGED = require("js-yaml").load(readFileSync(new URL("../../data/rgaa/a_juger.yml", import.meta.url), "utf8"));

/**
 * La raison pour laquelle un point incertain est bon ; rien s'il reste à juger, ou s'il est jugé non conforme.
 * @param {Fault} fault
 * @param {typeof JUDGED} [known]
 */
export function judged({ controle, element, message }, known = JUDGED) {
  return known.find(
    (point) =>
      point.verdict === "c" &&
      point.regle === controle &&
      new RegExp(point.element).test(element) &&
      new RegExp(point.message).test(message),
  )?.raison;
}

/**
 * Une faute dite en une ligne : page, état, règle, élément, remède.
 * @param {Fault} fault
 */
export function sentence({ controle, page, etat, element, message }) {
  return `/${page} (${etat}) ${controle} : ${element} : ${message}`;
}

/**
 * Dépose les résultats d'un outil : par contrôle, les pages en échec ; `vues`, celles où il a tourné, si ce n'est pas toutes.
 * @param {string} name
 * @param {{ outil: string, version: string, pages: number | null, vues?: string[], controles: string[], faults: Fault[] }} results
 */
export function record(name, { outil, version, pages, vues, controles, faults }) {
  const failed = Object.fromEntries(
    controles.map((controle) => [
      controle,
      [...new Set(faults.filter((fault) => fault.controle === controle).map(({ page }) => page))].sort(),
    ]),
  );
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, `${name}.json`), JSON.stringify({ outil, version, pages, vues, controles: failed }, null, 2) + "\n");
}
