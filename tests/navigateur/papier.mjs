// Ce que la page donne sur papier : aucune lettre sous neuf points, rien qui dépasse et que le navigateur rapetisserait.

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("./rgaa.mjs").Fault} Fault
 */

export const PAPER = "guide_impression_neuf_points";

/** Une feuille A4 sans ses marges : ce qui en dépasse s'imprime plus petit. */
const SHEET = { width: 665, height: 980 };

/**
 * Mesure la page ouverte, telle qu'elle s'imprime.
 * @param {Page} page
 * @param {string} address
 * @returns {Promise<Fault[]>}
 */
export async function printed(page, address) {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(SHEET);
  const found = await page.evaluate(() => {
    /** @type {Map<string, string>} */
    const faults = new Map();
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.querySelectorAll("main *")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1).at(-1);
      faults.set((wide ?? root).outerHTML.slice(0, 120), `dépasse de la feuille de ${root.scrollWidth - root.clientWidth} points`);
    }
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !/[\p{L}\d]/u.test(node.nodeValue ?? "") || parent.closest("script, style, template, noscript, title, desc")) continue;
      if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const { width, height } = parent.getBoundingClientRect();
      if (width < 2 || height < 2) continue;
      const scale = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : 1;
      const points = parseFloat(getComputedStyle(parent).fontSize) * scale * 0.75;
      if (points < 8.99) faults.set(parent.outerHTML.slice(0, 120).split("\n")[0] ?? "", `${points.toFixed(1)} points`);
    }
    for (const element of document.querySelectorAll("body *")) {
      for (const side of ["::before", "::after"]) {
        const { content, fontSize } = getComputedStyle(element, side);
        if (/^"(?=.*[\p{L}\d])/u.test(content) && element.checkVisibility() && parseFloat(fontSize) * 0.75 < 8.99) faults.set(`${element.localName}${side} ${content.slice(0, 60)}`, `${(parseFloat(fontSize) * 0.75).toFixed(1)} points`);
      }
    }
    return [...faults];
  });
  await page.emulateMedia({ media: null });
  return found.map(([element, message]) => ({ controle: PAPER, page: address, etat: "imprimé", element, message }));
}
