// Ce qu'axe ne mesure pas : le contraste au survol, sous l'appui, dans les dessins, au bord des champs ; et ce qui se
// lit mal : des lettres trop petites, une étiquette loin de son champ, un grand titre qui n'est pas en haut.

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("./rgaa.mjs").Fault} Fault
 */

/** Ce qui mesure, par identifiant ; le seuil de sept pour un est le nôtre, pas celui du référentiel. */
export const MEASURES = [
  "rgaa_3_2_contrastes_mesures",
  "rgaa_3_2_sept_pour_un",
  "rgaa_3_3_bords_des_champs",
  "rgaa_10_3_titre_en_haut",
  "rgaa_10_4_lettres_assez_grandes",
  "rgaa_11_4_etiquettes_accolees",
];

/** Les états que la feuille peint autrement, et la classe qui les joue tous à la fois. */
const STATES = { survol: /:hover/g, appui: /:active|:focus-visible|:focus(?![-\w])/g };

/**
 * Mesure la page ouverte, au repos puis dans chaque état, en clair ou en sombre comme elle est.
 * @param {Page} page
 * @param {string} address
 * @param {string} scheme
 * @returns {Promise<Fault[]>}
 */
export async function colours(page, address, scheme) {
  const said = (/** @type {string} */ etat, /** @type {[string, string, string][]} */ found) =>
    found.map(([controle, element, message]) => ({ controle, page: address, etat: `${scheme}, ${etat}`, element, message }));
  const faults = said("au repos", await page.evaluate(measured));
  for (const [state, pattern] of Object.entries(STATES)) {
    const sheets = await page.evaluate(loaded);
    const played = await page.addStyleTag({ content: sheets.replace(pattern, `.${state}-joue`) });
    await page.evaluate((name) => document.querySelectorAll("*").forEach((one) => one.classList.add(name)), `${state}-joue`);
    const found = await page.evaluate(measured);
    faults.push(...said(`au ${state}`, found.filter(([controle]) => /contrastes|sept/.test(controle))));
    await page.evaluate((name) => document.querySelectorAll("*").forEach((one) => one.classList.remove(name)), `${state}-joue`);
    await played.evaluate((style) => style.parentNode?.removeChild(style));
  }
  return faults;
}

/** Le texte des feuilles que la page a chargées. */
function loaded() {
  return [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n");
}

/**
 * Mesure la page ouverte : chaque texte sur son fond, chaque bord de champ, chaque étiquette.
 * @returns {[string, string, string][]}
 */
function measured() {
  /** @typedef {[number, number, number, number]} Colour */
  /** @type {Map<string, [string, string, string]>} */
  const faults = new Map();
  const add = (/** @type {string} */ controle, /** @type {Element} */ where, /** @type {string} */ message) => {
    const [start = ""] = where.outerHTML.slice(0, 120).split("\n");
    faults.set([controle, where.tagName, where.className, message].join(), [controle, start, message]);
  };
  const canvas = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d", { willReadFrequently: true }));
  /** @type {Map<string, Colour>} */
  const known = new Map();
  const parsed = (/** @type {string} */ text) => {
    const before = known.get(text);
    if (before) return before;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    /** @type {Colour} */
    const colour = [red, green, blue, alpha / 255];
    known.set(text, colour);
    return colour;
  };
  const over = (/** @type {Colour} */ [r, g, b, a], /** @type {Colour} */ [x, y, z]) => /** @type {Colour} */ ([r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1]);
  const light = (/** @type {Colour} */ colour) => {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (/** @type {Colour} */ one, /** @type {Colour} */ other) => {
    const [high = 0, low = 0] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  /** Le fond d'un élément : les couleurs de ses ancêtres, l'une sur l'autre, jusqu'à la première opaque. */
  const ground = (/** @type {Element | null} */ from) => {
    /** @type {Colour[]} */
    const layers = [];
    for (let here = from; here; here = here.parentElement) {
      const layer = parsed(getComputedStyle(here).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    const canvasColour = parsed(getComputedStyle(document.documentElement).colorScheme.includes("dark") ? "#121212" : "#fff");
    return layers.reduceRight((below, layer) => over(layer, below), canvasColour);
  };
  const opacity = (/** @type {Element} */ from) => {
    let alpha = 1;
    for (let here = /** @type {Element | null} */ (from); here; here = here.parentElement) alpha *= Number(getComputedStyle(here).opacity);
    return alpha;
  };
  /** Le fond d'un texte de dessin : la dernière forme peinte sous lui, sinon celui du dessin. */
  const drawnGround = (/** @type {Element} */ text) => {
    const svg = /** @type {SVGSVGElement} */ (text.closest("svg"));
    const box = text.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    let colour = ground(svg);
    for (const shape of svg.querySelectorAll("rect, circle, ellipse, polygon, path")) {
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) || shape.closest("defs, pattern, clipPath")) continue;
      const { fill, fillOpacity } = getComputedStyle(shape);
      const around = shape.getBoundingClientRect();
      if (fill === "none" || fill.startsWith("url") || x < around.left || x > around.right || y < around.top || y > around.bottom) continue;
      if (shape instanceof SVGGeometryElement) {
        const matrix = shape.getScreenCTM();
        if (!matrix || !shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix.inverse()))) continue;
      }
      const [red, green, blue, alpha] = parsed(fill);
      colour = over([red, green, blue, alpha * Number(fillOpacity)], colour);
    }
    return colour;
  };

  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  /** @type {Set<Element>} */
  const seen = new Set();
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const parent = node.parentElement;
    if (!parent || seen.has(parent) || !/[\p{L}\d]/u.test(node.nodeValue ?? "") || parent.closest("script, style, template, noscript, option, title, desc")) continue;
    seen.add(parent);
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || parent.matches(":disabled, :disabled *")) continue;
    const box = parent.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const style = getComputedStyle(parent);
    const drawn = parent.closest("svg");
    const paint = drawn ? style.fill : style.color;
    if (drawn && paint === "none") continue;
    const back = drawn ? drawnGround(parent) : ground(parent);
    const [red, green, blue, alpha] = parsed(paint);
    const found = ratio(over([red, green, blue, alpha * opacity(parent)], back), back);
    const size = parseFloat(style.fontSize) * (parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : 1);
    const big = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const told = `${paint} sur rgb(${back.slice(0, 3).map(Math.round).join(", ")}) : ${found.toFixed(2)} pour 1`;
    if (found < (big ? 3 : 4.5)) add("rgaa_3_2_contrastes_mesures", parent, told);
    if (found < (big ? 4.5 : 7)) add("rgaa_3_2_sept_pour_un", parent, told);
    if (!drawn && size < 12) add("rgaa_10_4_lettres_assez_grandes", parent, `lettres de ${size.toFixed(1)} points`);
  }

  for (const input of document.querySelectorAll("input:not([type=hidden], [type=radio], [type=checkbox], [type=submit]), select, textarea")) {
    if (!input.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || input.matches("[tabindex='-1'][aria-hidden], [readonly][tabindex='-1']")) continue;
    const style = getComputedStyle(input);
    const outside = ground(input.parentElement);
    const edge = parseFloat(style.borderBottomWidth) > 0 && style.borderBottomStyle !== "none" ? ratio(over(parsed(style.borderBottomColor), outside), outside) : 1;
    const best = Math.max(edge, ratio(ground(input), outside));
    if (best < 3) add("rgaa_3_3_bords_des_champs", input, `le bord se voit à ${best.toFixed(2)} pour 1`);
  }

  for (const label of document.querySelectorAll("label")) {
    const input = label.control;
    if (!input || input.closest("label") || !label.checkVisibility({ visibilityProperty: true }) || !input.checkVisibility({ visibilityProperty: true })) continue;
    const [one, other] = [label.getBoundingClientRect(), input.getBoundingClientRect()];
    if (one.width < 2 || other.width < 2) continue;
    const choice = input.matches("[type=radio], [type=checkbox]");
    const apart = Math.max(other.top - one.bottom, one.left - other.right, other.left - one.right);
    if (apart > 96 || (!choice && one.top > other.bottom - 1)) add("rgaa_11_4_etiquettes_accolees", label, choice ? "loin de sa case" : "loin de son champ, ou dessous");
  }

  const title = document.querySelector("h1");
  const first = [...document.querySelectorAll("main :is(p, h2, li, table)")].find((one) => one.checkVisibility() && title && title.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (title && first && title.getBoundingClientRect().top > first.getBoundingClientRect().top) add("rgaa_10_3_titre_en_haut", title, "le grand titre ne se voit pas en premier");
  return [...faults.values()];
}
