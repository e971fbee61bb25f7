// Les contrôles RGAA qu'il faut conduire : clavier, focus, tailles, espacements, sans styles, sans script.
// Chaque contrôle reçoit une page ouverte sur un gabarit et rend ses fautes ; `rgaa-mutations.test.mjs` les fait rougir.
import { colours } from "./couleurs.mjs";
import { NARROW, openMenu, WIDE } from "./rgaa.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {(page: Page, url: string) => Promise<string[]>} Control
 */

/** Une page par gabarit. */
export const TEMPLATES = {
  accueil: "",
  fiche: "obligations/rgpd-delegue/",
  "tableau long": "ma-collectivite/commune-moins-de-3500-habitants/",
  recherche: "recherche/?q=commune",
  "ma collectivité": "ma-collectivite/",
  générateur: "declaration-accessibilite/generateur/",
  "douze mois": "douze-mois/",
  récit: "contribuer/raconter/",
};

const FOCUSABLE = "a[href], button, input:not([type=hidden]), textarea, select, summary, [tabindex='0']";
const KEYS = [..."abcdefghijklmnopqrstuvwxyz0123456789,.;:!?/*-+"];
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

/**
 * Ouvre une page et attend ce que ses scripts y mettent.
 * @param {Page} page
 * @param {string} url
 * @param {{ width: number, height: number }} [size]
 */
async function open(page, url, size = WIDE) {
  await page.setViewportSize(size);
  await page.goto(url);
  await page.waitForFunction(() => /[^…]$|^$/.test(document.querySelector("#etat-recherche")?.textContent ?? ""));
}

/** L'élément qui a le focus, en mots ; rien si c'est la page. @param {Page} page */
const focused = (page) =>
  page.evaluate(() => {
    const here = document.activeElement;
    return !here || here === document.body ? "" : here.outerHTML.slice(0, 100);
  });

/**
 * Tout le parcours à la touche Tab : chaque arrêt, numéroté dans l'ordre du document, vu ou caché.
 * @param {Page} page
 * @param {"Tab" | "Shift+Tab"} [key]
 * @param {(rank: number) => Promise<void>} [look]
 */
export async function walk(page, key = "Tab", look = async () => {}) {
  /** @type {{ place: number, seen: boolean, html: string }[]} */
  const stops = [];
  const limit = 60 + (await page.locator(FOCUSABLE).count());
  for (let rank = 0; rank < limit; rank += 1) {
    await page.keyboard.press(key);
    const stop = await page.evaluate((focusable) => {
      const here = document.activeElement;
      if (!here || here === document.body || here === document.documentElement) return null;
      const box = here.getBoundingClientRect();
      const onScreen = box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
      const seen = onScreen && here.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      return { place: [...document.querySelectorAll(focusable)].indexOf(here), seen, html: here.outerHTML.slice(0, 100) };
    }, FOCUSABLE);
    if (!stop) return { stops, out: true };
    stops.push(stop);
    await look(rank);
  }
  return { stops, out: false };
}

/** Ce qui pourrait prendre le focus et se voit ; d'un groupe de boutons radio, celui qui est choisi, sinon le premier. @param {Page} page */
const reachable = (page) =>
  page.evaluate((focusable) => {
    return [...document.querySelectorAll(focusable)].flatMap((element, place) => {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(":disabled, [tabindex='-1']")) return [];
      if (element instanceof HTMLInputElement && element.type === "radio") {
        const group = [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(`[type=radio][name="${element.name}"]`))];
        if (element !== (group.find(({ checked }) => checked) ?? group[0])) return [];
      }
      return [{ place, html: element.outerHTML.slice(0, 100) }];
    });
  }, FOCUSABLE);

/** @type {Control} */
async function everythingByKeyboard(page, url) {
  const faults = [];
  for (const size of [WIDE, NARROW]) {
    await open(page, url, size);
    const wanted = await reachable(page);
    const { stops } = await walk(page);
    const met = new Set(stops.map(({ place }) => place));
    for (const { place, html } of wanted) if (!met.has(place)) faults.push(`${size.width} : jamais atteint par Tab : ${html}`);
    const order = stops.map(({ place }) => place).filter((place) => place >= 0);
    if (order.some((place, rank) => rank > 0 && place < (order[rank - 1] ?? 0))) faults.push(`${size.width} : l'ordre du focus n'est pas celui du texte`);
  }
  const button = page.locator("button[popovertarget=menu]").first();
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null));
  await button.focus();
  await page.keyboard.press("Enter");
  if (!(await page.locator("#menu").evaluate((menu) => menu.matches(":popover-open")))) faults.push("320 : Entrée n'ouvre pas le menu");
  await page.keyboard.press("Escape");
  if (await page.locator("#menu").evaluate((menu) => menu.matches(":popover-open"))) faults.push("320 : Échap ne ferme pas le menu");
  const stuck = await page.evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((box) => box.scrollWidth > box.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(box).overflowX) && box.clientWidth > 0)
      .filter((box) => !(box instanceof HTMLElement && (box.tabIndex >= 0 || box.querySelector("a[href], button"))))
      .map((box) => box.outerHTML.slice(0, 100)),
  );
  return [...faults, ...stuck.map((html) => `320 : défile sans pouvoir prendre le focus : ${html}`)];
}

/** Ce que montre une page : ses lignes de texte, dans un état donné. @param {Page} page */
const lines = async (page) => (await page.locator("main").innerText()).split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);

/** Où mènent des liens qui se voient ; s'abonner à un agenda mène au même fichier que l'enregistrer. @param {Element[]} all */
const targets = (all) =>
  all.filter((link) => link.getClientRects().length).map((link) => /** @type {HTMLAnchorElement} */ (link).href.replace(/^webcal:/, location.protocol));

/** @type {Control} */
async function withoutScript(page, url) {
  await open(page, url);
  // Une ancre qu'un script ajoute mène dans la page, qui se lit entière sans lui.
  const kept = "main a[href]:not([href^='#'], #resultats a, form a, [data-commune] a, [role=status] a, [role=alert] a)";
  const links = await page.locator(kept).evaluateAll(targets);
  const context = await (/** @type {import("playwright-core").Browser} */ (page.context().browser())).newContext({ javaScriptEnabled: false });
  const bare = await context.newPage();
  await bare.goto(page.url());
  const seen = new Set(await bare.locator("main a[href]").evaluateAll(targets));
  const faults = links.filter((href) => !seen.has(href)).map((href) => `sans script, plus de lien vers ${href}`);
  const hidden = await bare.locator("main :is(form[hidden], ol:empty)").count();
  const said = await bare.locator("main :is(p, li):visible").count();
  if (hidden && !(said && seen.size)) faults.push("sans script, un champ disparaît et rien ne le remplace");
  if (!(await bare.locator("h1").isVisible())) faults.push("sans script, plus de titre");
  await context.close();
  return faults;
}

/** @type {Control} */
async function nothingUnasked(page, url) {
  await open(page, url);
  const faults = [];
  const before = [page.url(), await page.locator("h1").innerText()].join();
  for (const field of await page.locator(":is(input:not([type=radio], [type=checkbox], [type=date], [type=number]), textarea):visible").all()) {
    await field.focus();
    await page.keyboard.type("br");
    await page.waitForTimeout(30);
    const now = [page.url(), await page.locator("h1").innerText()].join();
    if (now !== before) faults.push(`taper dans un champ change la page : ${await focused(page)}`);
    if (faults.length) break;
    await field.fill("");
  }
  return faults;
}

/** @type {Control} */
async function announced(page, url) {
  const faults = [];
  const served = await (await page.request.get(url)).text();
  const zones = served.match(/<(\w+)[^>]*role="status"[^>]*>[\s\S]*?<\/\1>/g) ?? [];
  if (zones.some((zone) => />[^<]*\p{L}/u.test(zone))) faults.push("une zone de message n'est pas vide avant le message");
  await open(page, url);
  const spoken = () => page.locator("[role=status], [aria-live=polite], [aria-live=assertive], [role=alert]").allInnerTexts();
  if (url.includes("?q=") && !(await spoken()).some((text) => /\d+ pages? trouvées?/.test(text))) faults.push("le nombre de résultats n'est pas annoncé");
  if (await page.locator("#champ-commune").isVisible()) {
    await page.locator("#champ-commune").focus();
    await page.locator("#champ-commune").pressSequentially("zzzzq", { delay: 20 });
    const heard = await page.waitForFunction(
      () => [...document.querySelectorAll("[role=status], [aria-live=polite], [aria-live=assertive], [role=alert]")].some(({ textContent }) => textContent?.trim()), null, { timeout: 10_000 },
    ).catch(() => null);
    if (!heard) faults.push("l'absence de commune n'est pas annoncée");
  }
  const gesture = page.locator(".douze-mois details[open] [type=checkbox]").first();
  if (await gesture.count()) {
    await gesture.check();
    if (!(await spoken()).some((text) => /\d+ geste/.test(text))) faults.push("le nombre de gestes cochés n'est pas annoncé");
    await gesture.uncheck();
  }
  return faults;
}

/** @type {Control} */
async function withoutStyles(page, url) {
  await open(page, url);
  const before = await lines(page);
  const letters = await page.evaluate(() =>
    [...document.querySelectorAll("body *")].flatMap((element) =>
      ["::before", "::after"].map((side) => getComputedStyle(element, side).content).filter((content) => /[\p{L}\d]/u.test(content.replace(/^(none|normal|(open|close)-quote|counter\(.*|attr\(.*)$/, ""))),
    ),
  );
  await page.evaluate(() => {
    for (const sheet of document.styleSheets) sheet.disabled = true;
  });
  const bare = (/** @type {string} */ text) => text.replace(/\s+/g, "");
  const after = bare(await page.locator("main").innerText());
  const faults = before.filter((line) => !after.includes(bare(line)) && !line.split(/(?<=[\p{L}.:]) /u).every((part) => after.includes(bare(part)))).map((line) => `sans styles, ce texte disparaît : ${line.slice(0, 80)}`);
  const tops = await page.evaluate(() => ["header", "#menu", "main", "footer"].map((zone) => document.querySelector(zone)?.getBoundingClientRect().top ?? 0).filter((top, rank) => rank !== 1 || top));
  if (tops.some((top, rank) => rank > 0 && top < (tops[rank - 1] ?? 0))) faults.push("sans styles, les zones ne se lisent plus dans l'ordre");
  return [...faults, ...letters.map((content) => `texte écrit par la feuille de style : ${content}`)];
}

/** Ce qui est coupé, recouvert ou dépasse. @param {Page} page @returns {Promise<string[]>} */
function squeezed(page) {
  return page.evaluate(() => {
    const faults = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) faults.push(`la page dépasse de ${root.scrollWidth - root.clientWidth} points en largeur`);
    for (const box of document.querySelectorAll("body *")) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(box);
      const hides = (overflowX === "hidden" && box.scrollWidth > box.clientWidth + 2) || (overflowY === "hidden" && box.scrollHeight > box.clientHeight + 2);
      if (hides && clipPath === "none" && box.textContent?.trim() && box.checkVisibility()) faults.push(`texte coupé : ${box.outerHTML.slice(0, 100)}`);
    }
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    /** @type {{ left: number, right: number, top: number, bottom: number, node: Node, parent: Element }[]} */
    const boxes = [];
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const parent = node.parentElement;
      if (!node.nodeValue?.trim() || !parent?.checkVisibility({ visibilityProperty: true }) || parent.closest(".evitement, .discret, svg, [style*='clip'], .autocomplete__wrapper")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const thin = (bottom - top) * 0.3;
        boxes.push({ left: left + 1, right: right - 1, top: top + thin, bottom: bottom - thin, node, parent });
      }
    }
    boxes.sort((one, other) => one.top - other.top);
    boxes.forEach((one, rank) => {
      for (const other of boxes.slice(rank + 1)) {
        if (other.top >= one.bottom) break;
        const apart = one.node === other.node || one.right <= other.left || other.right <= one.left || one.parent.closest(".tableau") || one.parent.closest(".sommaire");
        if (!apart) faults.push(`texte recouvert : « ${one.node.nodeValue?.trim().slice(0, 40)} » et « ${other.node.nodeValue?.trim().slice(0, 40)} »`);
      }
    });
    return faults.slice(0, 12);
  });
}

/** @type {Control} */
async function twiceAsBig(page, url) {
  await open(page, url);
  await page.addStyleTag({ content: "html { font-size: 200% !important }" });
  return squeezed(page);
}

/** @type {Control} */
async function spacedOut(page, url) {
  const faults = [];
  for (const size of [WIDE, NARROW]) {
    await open(page, url, size);
    await page.addStyleTag({ content: SPACING });
    faults.push(...(await squeezed(page)).map((fault) => `${size.width} : ${fault}`));
  }
  return faults;
}

/** @type {Control} */
async function visibleFocus(page, url) {
  /** @type {string[]} */
  const faults = [];
  for (const media of /** @type {const} */ ([{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }])) {
    await page.emulateMedia({ forcedColors: "none", reducedMotion: "reduce", ...media });
    await open(page, url);
    const kinds = new Set();
    await walk(page, "Tab", async () => {
      const { kind, box, ring } = await page.evaluate(() => {
        const here = /** @type {HTMLElement} */ (document.activeElement);
        const { x, y, width, height } = here.getBoundingClientRect();
        const zone = here.closest("header, nav, main, footer, .evitement");
        const { outlineStyle, outlineWidth } = getComputedStyle(here);
        const left = Math.max(0, x - 10), top = Math.max(0, y - 10);
        const clip = { x: left, y: top, width: Math.min(width + 20, innerWidth - left), height: Math.min(height + 20, innerHeight - top) };
        return { kind: [zone?.tagName, zone?.className, here.tagName, here.className, here.parentElement?.className].join(), box: clip, ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 };
      });
      if (kinds.has(kind) || box.width < 2 || box.height < 2) return;
      kinds.add(kind);
      const on = await page.screenshot({ clip: box });
      await page.evaluate(() => {
        const here = /** @type {HTMLElement} */ (document.activeElement);
        /** @type {any} */ (globalThis).lastFocused = here;
        here.blur();
      });
      const off = await page.screenshot({ clip: box });
      await page.evaluate(() => /** @type {any} */ (globalThis).lastFocused.focus({ focusVisible: true, preventScroll: true }));
      if (on.equals(off) || !ring) faults.push(`${JSON.stringify(media)} : le focus ne se voit pas : ${await focused(page)}`);
    });
  }
  await page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
  return faults;
}

/** @type {Control} */
async function hiddenStaysHidden(page, url) {
  const faults = [];
  for (const size of [WIDE, NARROW]) {
    await open(page, url, size);
    const mute = await page.locator("[aria-hidden=true]").evaluateAll((all) =>
      all.filter((element) => /\p{L}/u.test(element.textContent ?? "") && !element.closest("svg, .autocomplete__wrapper")).map((element) => element.outerHTML.slice(0, 100)));
    faults.push(...mute.map((html) => `${size.width} : texte muet pour les lecteurs d'écran : ${html}`));
    const { stops } = await walk(page);
    faults.push(...stops.filter(({ seen }) => !seen).map(({ html }) => `${size.width} : caché, mais prend le focus : ${html}`));
  }
  const menu = page.locator("#menu");
  if (await page.locator("button[popovertarget=menu]").first().isVisible() && (await menu.isVisible())) faults.push("320 : le menu fermé est restitué");
  return faults;
}

/** @type {Control} */
async function skipLink(page, url) {
  await open(page, url);
  await page.keyboard.press("Tab");
  const first = page.locator(":focus");
  const faults = [];
  const box = await first.boundingBox();
  if (!box || box.width < 20 || box.y < 0) faults.push("le lien d'évitement ne se montre pas quand il a le focus");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const within = await page.evaluate(() => Boolean(document.activeElement?.closest("main, footer")));
  return within ? faults : [...faults, `après l'évitement, Tab mène à ${await focused(page)}`];
}

/** @type {Control} */
async function focusComesBack(page, url) {
  await open(page, url, NARROW);
  const faults = [];
  const button = page.locator("button[popovertarget=menu]").first();
  for (const close of ["Escape", "Enter"]) {
    await button.focus();
    await page.keyboard.press("Enter");
    if (close === "Enter") await page.locator(".menu__fermer").focus();
    await page.keyboard.press(close);
    if (!(await button.evaluate((element) => element === document.activeElement))) faults.push(`menu fermé par ${close} : le focus est sur « ${await focused(page)} »`);
  }
  if (await page.locator("#generateur").isVisible()) {
    await page.locator("#generateur button[type=submit]").click();
    if (!(await focused(page))) faults.push("formulaire fautif : le focus est perdu");
  }
  return faults;
}

/** @type {Control} */
async function noTrap(page, url) {
  const faults = [];
  await open(page, url, NARROW);
  const there = await walk(page);
  const back = await walk(page, "Shift+Tab");
  for (const [way, { out }] of Object.entries({ Tab: there, "Maj+Tab": back })) if (!out) faults.push(`320 : ${way} ne sort jamais de la page`);
  const met = new Set(back.stops.map(({ place }) => place));
  for (const { place, html } of there.stops) if (!met.has(place)) faults.push(`320 : atteint par Tab, jamais par Maj+Tab : ${html}`);
  await open(page, url, NARROW);
  if (await openMenu(page)) {
    const { out } = await walk(page);
    if (!out) faults.push("320 : le menu ouvert retient le focus");
  }
  return faults;
}

/** @type {Control} */
async function noShortcut(page, url) {
  await open(page, url);
  const state = () => page.evaluate(() => [location.href, document.activeElement?.outerHTML.slice(0, 80), document.querySelector("#menu")?.matches(":popover-open"), document.body.innerText.length, scrollY].join("|"));
  const before = await state();
  for (const key of KEYS) {
    await page.keyboard.press(key);
    if ((await state()) !== before) return [`la touche « ${key} » seule change la page`];
  }
  return [];
}

/** @type {Control} */
async function bothOrientations(page, url) {
  await open(page, url, { width: 360, height: 740 });
  const tall = (await lines(page)).join("\n");
  await page.setViewportSize({ width: 740, height: 360 });
  return (await lines(page)).join("\n") === tall ? [] : ["le texte change avec l'orientation de l'écran"];
}

/** @type {Control} */
async function errorsAreRead(page, url) {
  const faults = [];
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await open(page, url);
    for (const button of await page.locator("main form button[type=submit]:visible").all()) {
      await button.click({ noWaitAfter: true });
      await page.waitForTimeout(200);
    }
    if (page.url().split("#")[0] !== url.split("#")[0]) continue;
    const found = await colours(page, url, colorScheme);
    faults.push(...found.filter(({ controle }) => controle === "rgaa_3_2_contrastes_mesures").map(({ element, etat, message }) => `${etat} : ${element} : ${message}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  return faults;
}

/** @type {Control} */
async function neverCovered(page, url) {
  /** @type {Set<string>} */
  const faults = new Set();
  for (const size of [WIDE, NARROW]) {
    await open(page, url, size);
    await walk(page, "Tab", async () => {
      const covered = await page.evaluate(() => {
        const here = document.activeElement;
        const boxes = [...(here?.getClientRects() ?? [])].filter(({ width, height }) => width > 1 && height > 1);
        const points = boxes.flatMap(({ left, top, width, height }) => [0.1, 0.5, 0.9].map((part) => [left + width * part, top + height / 2]));
        const inside = points.filter(([x = -1, y = -1]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
        const met = inside.some(([x = 0, y = 0]) => {
          const found = document.elementFromPoint(x, y);
          return found && (here?.contains(found) || found.contains(here) || here?.closest("label")?.contains(found));
        });
        return inside.length > 0 && !met;
      });
      if (covered) faults.add(`${size.width} : le focus est recouvert : ${await focused(page)}`);
    });
  }
  return [...faults];
}

/** Les contrôles conduits, par identifiant de la grille. @type {Record<string, Control>} */
export const CONTROLS = {
  "rgaa_3_2_messages_d_erreur": errorsAreRead,
  "rgaa_7_2_sans_javascript": withoutScript,
  "rgaa_7_3_tout_au_clavier": everythingByKeyboard,
  "rgaa_7_4_rien_sans_validation": nothingUnasked,
  "rgaa_7_5_messages_annonces": announced,
  "rgaa_10_2_rien_ne_disparait_sans_styles": withoutStyles,
  "rgaa_10_4_texte_a_200": twiceAsBig,
  "rgaa_10_7_focus_visible": visibleFocus,
  "rgaa_10_7_focus_jamais_recouvert": neverCovered,
  "rgaa_10_8_contenus_caches": hiddenStaysHidden,
  "rgaa_10_12_espacement_du_texte": spacedOut,
  "rgaa_12_7_evitement_fonctionne": skipLink,
  "rgaa_12_8_retour_du_focus": focusComesBack,
  "rgaa_12_9_pas_de_piege": noTrap,
  "rgaa_12_10_pas_de_raccourci": noShortcut,
  "rgaa_13_9_deux_orientations": bothOrientations,
};
