// @ts-check
/**
 * Le générateur de déclaration d'accessibilité. Les questions et le plan sont dans la page ; ce script ne fait que
 * remplir le plan avec les réponses. Rien ne quitte l'appareil : le brouillon est gardé dans le navigateur.
 */
(() => {
  const KEY = "guide:declaration-accessibilite";
  const STATES = { total: "totalement conforme", partial: "partiellement conforme", none: "non conforme" };
  const YEARS_VALID = 3;
  const { element, button, eraser, draft, mark, sayFaults, show, copyable } = guideFormulaire;

  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("generateur"));
  const plan = /** @type {HTMLTemplateElement | null} */ (document.getElementById("plan-declaration"));
  const output = document.getElementById("declaration");
  if (!form || !plan || !output) return;
  const summary = /** @type {HTMLElement} */ (form.querySelector(".formulaire__erreurs"));
  const kept = draft(KEY);

  /** @typedef {Record<string, string>} Answers */

  /** @returns {Answers} */
  function answers() {
    const given = new FormData(/** @type {HTMLFormElement} */ (form));
    return Object.fromEntries([...given].map(([name, value]) => [name, String(value).trim()]));
  }

  /** @param {Answers} given @param {string} condition */
  function holds(given, condition) {
    return given["audit"] === condition || Boolean(given[condition]) && shownFor(given, condition);
  }

  /** Une réponse gardée sous une question cachée ne compte pas. @param {Answers} given @param {string} id */
  function shownFor(given, id) {
    const place = document.getElementById(id)?.closest("[data-si]");
    return !place || given["audit"] === place.getAttribute("data-si");
  }

  /** Montre les questions qui dépendent d'une réponse. */
  function showQuestions() {
    const given = answers();
    for (const place of /** @type {HTMLFormElement} */ (form).querySelectorAll("[data-si]")) {
      /** @type {HTMLElement} */ (place).hidden = !holds(given, place.getAttribute("data-si") ?? "");
    }
  }

  // --- Les réponses à corriger ---------------------------------------------------------------------------------

  /** @param {HTMLInputElement | HTMLTextAreaElement} field @returns {string} la phrase, ou rien si la réponse va bien */
  function fault(field) {
    const value = field.value.trim();
    if (field.validity.badInput) return field.type === "date" ? "Date attendue, par exemple 21/11/2026." : "Nombre attendu, par exemple 62.";
    if (!value) return field.required ? "Cette réponse manque." : "";
    if (field.type === "url" && !/^https?:\/\/\S+\.\S+/.test(value)) return "Adresse attendue, par exemple https://www.exemple.fr/.";
    if (field.id === "taux" && (Number(value) < 0 || Number(value) > 100)) return "Le taux va de 0 à 100.";
    if (field.id === "date_audit" && value > today()) return "Cette date est dans le futur.";
    if (field.id === "date_audit" && value < yearsAfter(today(), -YEARS_VALID)) {
      return "Cet audit a plus de trois ans : il ne vaut plus. Répondez que le site n'a pas été audité.";
    }
    return "";
  }

  /** Met chaque phrase à côté de son champ, et rend les réponses à corriger. @returns {Fault[]} */
  function faulty() {
    const found = fields().map((field) => ({
      label: document.querySelector(`label[for="${field.id}"]`)?.firstChild?.textContent ?? field.id,
      message: field.closest("[hidden]:not(form)") ? "" : fault(field),
      field,
    }));
    for (const { field, message } of found) mark(field.id, field, message);
    return found.filter(({ message }) => message);
  }

  /** @returns {(HTMLInputElement | HTMLTextAreaElement)[]} */
  function fields() {
    return [...(/** @type {HTMLFormElement} */ (form)).querySelectorAll("input, textarea")].filter(
      (field) => field.getAttribute("type") !== "radio",
    ).map((field) => /** @type {HTMLInputElement | HTMLTextAreaElement} */ (field));
  }

  // --- Le texte ------------------------------------------------------------------------------------------------

  /** @param {Answers} given */
  function state(given) {
    if (given["audit"] !== "avec_audit") return STATES.none;
    const rate = Number(given["taux"]);
    if (rate === 100) return STATES.total;
    return rate >= 50 ? STATES.partial : STATES.none;
  }

  /** @param {Answers} given @returns {HTMLElement} */
  function filled(given) {
    const text = document.createElement("div");
    text.append(/** @type {HTMLTemplateElement} */ (plan).content.cloneNode(true));
    for (const place of text.querySelectorAll("[data-si]")) {
      if (holds(given, place.getAttribute("data-si") ?? "")) place.replaceWith(...place.childNodes);
      else place.remove();
    }
    for (const place of text.querySelectorAll("[data-lignes]")) place.replaceWith(lines(given, place));
    for (const place of text.querySelectorAll("[data-champ]")) place.replaceWith(value(given, place.getAttribute("data-champ") ?? ""));
    text.normalize();
    return text;
  }

  /** @param {Answers} given @param {Element} place @returns {Node} */
  function lines(given, place) {
    const id = place.getAttribute("data-lignes") ?? "";
    const written = shownFor(given, id) ? (given[id] ?? "").split("\n").map((line) => line.trim()).filter(Boolean) : [];
    if (!written.length) return /** @type {Node} */ (place.firstElementChild);
    return element("ul", written.map((line) => element("li", [line])));
  }

  /** @param {Answers} given @param {string} id @returns {Node} */
  function value(given, id) {
    if (id === "etat") return element("strong", [state(given)]);
    const written = given[id] ?? "";
    const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? inWords(written) : "";
    if (day) return document.createTextNode(day);
    const link = /^https?:\/\/\S+$/.test(written);
    return link ? element("a", [written], { href: written }) : document.createTextNode(written);
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

  /** @param {Answers} given */
  function offer(given) {
    const text = filled(given);
    const mention = `Accessibilité : ${state(given)}`;
    const established = given["date_etablie"] ?? "";
    const limit = inWords(yearsAfter(established, YEARS_VALID));
    show(/** @type {HTMLElement} */ (output), [
      element("h3", ["À mettre sur la page d'accueil"]),
      element("p", [`Écrivez cette mention au bas de la page d'accueil, en lien vers la déclaration : « ${mention} ».`]),
      element("h3", ["Quand la refaire"]),
      element("p", [
        `Au plus tard le ${limit}. Plus tôt si le site change beaucoup, `,
        "ou dans les dix-huit mois qui suivent une nouvelle version du référentiel.",
      ]),
      element("h3", ["La déclaration à copier"]),
      copyable("declaration-html", "la déclaration en HTML, à coller dans votre site", markup(text), 8),
      copyable("declaration-texte", "la déclaration en texte", plain(text), 8),
      button("Imprimer cette page", () => print()),
      element("h3", ["Aperçu"]),
      preview(text),
    ]);
  }

  /** Les titres de l'aperçu descendent de deux niveaux, pour suivre ceux de la page. @param {HTMLElement} text */
  function preview(text) {
    const copied = /** @type {HTMLElement} */ (text.cloneNode(true));
    copied.className = "apercu";
    for (const heading of copied.querySelectorAll("h2, h3, h4")) {
      heading.replaceWith(element(`h${Number(heading.tagName[1]) + 2}`, [heading.textContent ?? ""]));
    }
    return copied;
  }

  // --- Le brouillon --------------------------------------------------------------------------------------------

  /** @param {Record<string, unknown>} given */
  function restore(given) {
    for (const [name, written] of Object.entries(given)) {
      const found = /** @type {HTMLFormElement} */ (form).elements.namedItem(name);
      if (found && "value" in found) found.value = String(written);
    }
    const day = /** @type {HTMLInputElement | null} */ (document.getElementById("date_etablie"));
    if (day && !day.value) day.value = today();
  }

  function erase() {
    kept.erase();
    /** @type {HTMLFormElement} */ (form).reset();
    restore({});
    showQuestions();
    for (const field of fields()) mark(field.id, field, "");
    summary.hidden = true;
    /** @type {HTMLElement} */ (output).hidden = true;
    document.getElementById("entite")?.focus();
  }

  // --- Les dates -----------------------------------------------------------------------------------------------

  function today() {
    const now = new Date();
    const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /** @param {string} day @param {number} years */
  function yearsAfter(day, years) {
    return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  }

  /** @param {string} day */
  function inWords(day) {
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    const written = new Date(year, month - 1, date).toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric" });
    return written.replace(/^1 /, "1er ");
  }

  form.hidden = false;
  restore(kept.read());
  showQuestions();
  form.querySelector(".formulaire__actions")?.append(eraser("Effacer mes réponses", "Effacer toutes vos réponses de cet appareil ?", erase));
  form.addEventListener("input", () => { showQuestions(); kept.keep(answers()); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = faulty();
    if (wrong.length) { sayFaults(summary, wrong); return; }
    summary.hidden = true;
    offer(answers());
  });
})();
