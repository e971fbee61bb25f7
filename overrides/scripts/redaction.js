// @ts-check
"use strict";
/*
 * Ce que partagent les pages qui s'écrivent à partir de questions : le texte rempli, les documents à emporter, la copie.
 * Les questions et le texte sont dans la page ; rien ne quitte l'appareil. Un script classique, chargé avant celui de
 * la page, qui dit ses propres règles.
 */

/** @typedef {Record<string, string>} Answers */
/** Une question d'une page : la sienne, ou la phrase qui y répond mal. @typedef {{ id: string, message: string }} Notice */
/**
 * Les règles d'une page.
 * @typedef {object} Rules
 * @property {string} key la clé du brouillon
 * @property {string} title le titre de ce qui est écrit
 * @property {string} file le nom des fichiers, sans leur format
 * @property {string} what ce qui est écrit, tel qu'il suit « Copier »
 * @property {(given: Answers) => string[]} conditions ce que l'on déduit des réponses
 * @property {(given: Answers) => Record<string, Node>} values ce qui se calcule au lieu de se recopier
 * @property {(field: HTMLInputElement | HTMLTextAreaElement, given: Answers) => string} fault pourquoi une réponse se refuse
 * @property {(given: Answers) => Notice[]} notices ce qui se publie quand même, mais se dit
 * @property {(given: Answers) => Node[]} beside ce qui va avec le texte
 * @property {(given: Answers) => Answers} [defaults] les réponses proposées
 */

/** Anime la page d'après ses règles. @param {Rules} rules */
function guideRedaction(rules) {
  const { element, button, eraser, draft, mark, sayFaults, show, copyable } = guideFormulaire;
  const { save, saveOdf, escaped } = guideEcriture;
  const form = /** @type {HTMLFormElement} */ (document.getElementById("generateur"));
  const plan = /** @type {HTMLTemplateElement} */ (document.getElementById("texte-a-remplir"));
  const output = /** @type {HTMLElement} */ (document.getElementById("resultat"));
  if (!form || !plan || !output) return;
  const summary = /** @type {HTMLElement} */ (form.querySelector(".formulaire__erreurs"));
  const kept = draft(rules.key);

  // --- Les réponses ---------------------------------------------------------------------------------------------

  /** @returns {Answers} */
  function answers() {
    const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
    for (const field of form.querySelectorAll('input[type="url"]')) {
      const written = given[field.id] ?? "";
      if (/^www\./i.test(written)) given[field.id] = `https://${written}`;
    }
    return given;
  }

  /** @param {Answers} given @param {string} condition @returns {boolean} */
  function holds(given, condition) {
    if (Object.values(choices(given)).includes(condition) || rules.conditions(given).includes(condition)) return true;
    return Boolean(given[condition]) && shownFor(given, condition);
  }

  /** Les réponses aux questions fermées. @param {Answers} given */
  function choices(given) {
    const names = new Set([...form.querySelectorAll('input[type="radio"]')].map((it) => it.getAttribute("name") ?? ""));
    return Object.fromEntries(Object.entries(given).filter(([name]) => names.has(name)));
  }

  /** Une réponse gardée sous une question cachée ne compte pas. @param {Answers} given @param {string} id @returns {boolean} */
  function shownFor(given, id) {
    const place = document.getElementById(id)?.closest("[data-si]");
    return !place || holds(given, place.getAttribute("data-si") ?? "");
  }

  function showQuestions() {
    const given = answers();
    for (const place of form.querySelectorAll("[data-si]")) {
      /** @type {HTMLElement} */ (place).hidden = !holds(given, place.getAttribute("data-si") ?? "");
    }
  }

  /** @returns {(HTMLInputElement | HTMLTextAreaElement)[]} */
  function fields() {
    return /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ ([...form.querySelectorAll("input:not([type=radio]), textarea")]);
  }

  /** @param {HTMLInputElement | HTMLTextAreaElement} field @param {Answers} given */
  function fault(field, given) {
    const value = given[field.id] ?? "";
    if (field.validity.badInput) return "Date attendue, par exemple 21/11/2026.";
    if (!value) return field.required ? "Cette réponse manque." : "";
    if (field.type === "url" && !/^https?:\/\/[^\s/]+\.[^\s/]+(\/\S*)?$/i.test(value)) return "Une seule adresse attendue, par exemple https://www.exemple.fr/.";
    return rules.fault(field, given);
  }

  /** @param {string} id */
  function label(id) {
    return document.querySelector(`label[for="${id}"]`)?.firstChild?.textContent?.trim() ?? id;
  }

  // --- Le texte -------------------------------------------------------------------------------------------------

  /** @param {Answers} given @returns {HTMLElement} */
  function filled(given) {
    const text = document.createElement("div");
    text.append(plan.content.cloneNode(true));
    for (const place of [...text.querySelectorAll("[data-sauf]")]) {
      if (holds(given, place.getAttribute("data-sauf") ?? "")) place.remove();
      else place.replaceWith(...place.childNodes);
    }
    for (const place of [...text.querySelectorAll("[data-si]")]) {
      if (holds(given, place.getAttribute("data-si") ?? "")) place.replaceWith(...place.childNodes);
      else place.remove();
    }
    for (const place of text.querySelectorAll("[data-lignes]")) place.replaceWith(lines(given, place));
    const computed = rules.values(given);
    for (const place of text.querySelectorAll("[data-champ]")) {
      const id = place.getAttribute("data-champ") ?? "";
      place.replaceWith(computed[id]?.cloneNode(true) ?? value(given[id] ?? ""));
    }
    text.normalize();
    return text;
  }

  /** @param {Answers} given @param {Element} place @returns {Node} */
  function lines(given, place) {
    const id = place.getAttribute("data-lignes") ?? "";
    const said = shownFor(given, id) ? (given[id] ?? "").split("\n").map((line) => line.trim()).filter(Boolean) : [];
    if (!said.length) return /** @type {Node} */ (place.firstElementChild);
    return element("ul", said.map((line) => element("li", [line])));
  }

  /** Une réponse : un jour en toutes lettres, une adresse ou un courriel en lien, sinon elle-même. @param {string} written @returns {Node} */
  function value(written) {
    if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return document.createTextNode(guideEcriture.inWords(written));
    if (/^https?:\/\/\S+$/.test(written)) return element("a", [written], { href: written });
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(written)) return element("a", [written], { href: `mailto:${written}` });
    return document.createTextNode(written);
  }

  /** Le texte seul, avec des tirets et des lignes vides. @param {HTMLElement} text */
  function plain(text) {
    const blocks = [...text.querySelectorAll("h2, h3, h4, p, li")];
    return blocks.map((block) => (block.tagName === "LI" ? `- ${block.textContent}` : `\n${block.textContent}`)).join("\n").trim();
  }

  /** Le HTML à copier, un bloc par ligne. @param {HTMLElement} text */
  function markup(text) {
    return [...text.children].map((block) => block.outerHTML).join("\n");
  }

  // --- Le résultat ----------------------------------------------------------------------------------------------

  /** @param {Answers} given */
  function offer(given) {
    const text = filled(given);
    const said = rules.notices(given);
    const warned = said.map(({ id, message }) => element("li", [`${label(id)} : ${message}`]));
    const warning = warned.length ? [element("h3", ["À régler avant de publier"]), element("ul", warned)] : [];
    const title = rules.title;
    const status = element("p", [], { role: "status" });
    show(output, [
      ...warning,
      ...rules.beside(given),
      element("h3", ["Emporter le texte"]),
      element("p", [
        button(`Copier ${rules.what}`, () => copyBoth(text, status)),
        button(`Imprimer ${rules.what}`, printOnly),
        button("Télécharger la page web (.html)", () => save(`${rules.file}.html`, "text/html", page(title, text))),
        button("Télécharger le document (.odt)", () => saveOdt(title, text)),
      ]),
      status,
      preview(text),
      copyable("texte-html", `${rules.what} en HTML, à coller dans votre site`, markup(text), 8),
      copyable("texte-seul", `${rules.what} en texte`, plain(text), 8),
    ]);
  }

  /** Copie le texte mis en forme et le texte seul : l'endroit où l'on colle choisit. @param {HTMLElement} text @param {HTMLElement} status */
  async function copyBoth(text, status) {
    const parts = { "text/html": new Blob([markup(text)], { type: "text/html" }), "text/plain": new Blob([plain(text)], { type: "text/plain" }) };
    try {
      await navigator.clipboard.write([new ClipboardItem(parts)]);
      status.textContent = "Copié.";
    } catch {
      status.textContent = "Votre navigateur ne permet pas cette copie : prenez le texte dans une des zones plus bas.";
    }
  }

  /** N'imprime que le texte écrit. */
  function printOnly() {
    const root = document.documentElement;
    root.classList.add("imprime-le-texte");
    addEventListener("afterprint", () => root.classList.remove("imprime-le-texte"), { once: true });
    print();
  }

  /** Les titres de l'aperçu descendent de deux niveaux, pour suivre ceux de la page. @param {HTMLElement} text */
  function preview(text) {
    const copied = /** @type {HTMLElement} */ (text.cloneNode(true));
    copied.className = "apercu";
    for (const heading of copied.querySelectorAll("h2, h3, h4")) {
      heading.replaceWith(element(`h${Number(heading.tagName[1]) + 2}`, [heading.textContent ?? ""]));
    }
    copied.prepend(element("h3", [rules.title]));
    return copied;
  }

  // --- Les fichiers ---------------------------------------------------------------------------------------------

  /** Une page entière, avec son titre. @param {string} title @param {HTMLElement} text */
  function page(title, text) {
    const head = `<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escaped(title)}</title>`;
    return `<!doctype html>\n<html lang="fr">\n<head>\n${head}\n</head>\n<body>\n<main>\n<h1>${escaped(title)}</h1>\n${markup(text)}\n</main>\n</body>\n</html>\n`;
  }

  /** Un document ODT ; ce qui le range ne se charge qu'ici. @param {string} title @param {HTMLElement} text */
  async function saveOdt(title, text) {
    const type = "application/vnd.oasis.opendocument.text";
    const named = (/** @type {string} */ path, /** @type {string} */ kind) =>
      `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${kind}"/>`;
    const manifest = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${named("/", type)}${named("content.xml", "text/xml")}${named("meta.xml", "text/xml")}</manifest:manifest>`;
    const office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"';
    const meta = `<?xml version="1.0" encoding="UTF-8"?><office:document-meta ${office} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>${escaped(title)}</dc:title><dc:language>fr-FR</dc:language></office:meta></office:document-meta>`;
    const body = `<text:h text:outline-level="1">${escaped(title)}</text:h>${[...text.children].map(odt).join("")}`;
    const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${office} xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
    await saveOdf(output.parentElement?.getAttribute("data-archive") ?? "", `${rules.file}.odt`, { mimetype: type, "content.xml": content, "meta.xml": meta, "META-INF/manifest.xml": manifest });
  }

  /** Un bloc en ODT : titre, paragraphe ou liste ; les liens y restent des liens. @param {Node} node @returns {string} */
  function odt(node) {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.textContent ?? "");
    const inside = [...node.childNodes].map(odt).join("");
    const it = /** @type {Element} */ (node);
    switch (it.tagName) {
      case "H2": case "H3": case "H4": return `<text:h text:outline-level="${it.tagName[1]}">${inside}</text:h>`;
      case "P": return `<text:p>${inside}</text:p>`;
      case "UL": return `<text:list>${inside}</text:list>`;
      case "LI": return `<text:list-item><text:p>${inside}</text:p></text:list-item>`;
      case "A": return `<text:a xlink:type="simple" xlink:href="${escaped(it.getAttribute("href") ?? "").replace(/"/g, "&quot;")}">${inside}</text:a>`;
      default: return inside;
    }
  }

  // --- Le brouillon ---------------------------------------------------------------------------------------------

  /** @param {Record<string, unknown>} given */
  function restore(given) {
    for (const [name, written] of Object.entries(given)) {
      const found = form.elements.namedItem(name);
      if (found && "value" in found) found.value = String(written);
    }
    for (const [id, proposed] of Object.entries(rules.defaults?.(answers()) ?? {})) {
      const field = /** @type {HTMLInputElement | null} */ (document.getElementById(id));
      if (field && !field.value) field.value = proposed;
    }
  }

  function erase() {
    kept.erase();
    form.reset();
    restore({});
    showQuestions();
    for (const field of fields()) mark(field.id, field, "");
    summary.hidden = true;
    output.hidden = true;
    fields()[0]?.focus();
  }

  form.hidden = false;
  restore(kept.read());
  showQuestions();
  form.querySelector(".formulaire__actions")?.append(eraser("Effacer mes réponses", "Effacer toutes vos réponses de cet appareil ?", erase));
  form.addEventListener("input", () => { showQuestions(); kept.keep(Object.fromEntries([...new FormData(form)].map(([name, said]) => [name, String(said)]))); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = answers();
    const shown = fields().filter((field) => !field.closest("[hidden]:not(form)"));
    const wrong = shown.map((field) => ({ label: label(field.id), message: fault(field, given), field }));
    for (const field of fields()) mark(field.id, field, "");
    for (const { id, message } of rules.notices(given)) guideFormulaire.remark(id, message);
    for (const { field, message } of wrong) if (message) mark(field.id, field, message);
    const refused = wrong.filter(({ message }) => message);
    if (refused.length) { sayFaults(summary, refused); return; }
    summary.hidden = true;
    offer(given);
  });
}
