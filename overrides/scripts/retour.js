// @ts-check
/**
 * Raconter une expérience : la page garde un brouillon, dit ce qui manque, et rend les réponses telles qu'elles sont
 * écrites. Rien n'est envoyé : la personne télécharge le fichier, copie le texte, l'envoie par courriel, ou ouvre un
 * ticket qu'elle relit. Ce qui lit, nettoie et écrit la page est dans `macros/contributions/`, et là seulement.
 */
(() => {
  const KEY = "guide:retour";
  const FILE = "reponses.txt";
  const MISSING = "cette réponse manque";
  const ALL = "toutes les lignes sont choisies ; ne gardez que celles du récit. Exemple : ";
  /** Au-delà, une forge ou une messagerie coupe l'adresse. */
  const LONGEST_TICKET = 7500;
  const LONGEST_MAIL = 1900;
  const { element, eraser, draft, mark, sayFaults, show, copyable } = guideFormulaire;

  const form = /** @type {HTMLFormElement} */ (document.getElementById("retour"));
  const output = document.getElementById("recit");
  if (!form || !output) return;
  const summary = /** @type {HTMLElement} */ (form.querySelector(".formulaire__erreurs"));
  const kept = draft(KEY);

  /** @typedef {{id: string, longest: number, mandatory: boolean, label: string, place: HTMLElement, boxes: string[]}} Question */
  /** @typedef {Record<string, string>} Answers */

  const questions = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-reponse]"))].map(asked);

  /** @param {HTMLElement} place @returns {Question} */
  function asked(place) {
    const label = place.querySelector("legend, label")?.firstChild?.textContent ?? "";
    return {
      id: place.dataset["reponse"] ?? "",
      longest: Number(place.dataset["longueur"] ?? Infinity),
      mandatory: "obligatoire" in place.dataset,
      label: label.trim(),
      place,
      boxes: [...place.querySelectorAll("[type=checkbox]")].map((box) => box.nextElementSibling?.textContent ?? ""),
    };
  }

  // --- Les réponses, et ce qui leur manque ----------------------------------------------------------------------

  /** @returns {Answers} */
  function answers() {
    const given = new FormData(form);
    return Object.fromEntries(questions.map(({ id }) => [id, given.getAll(id).join("\n")]));
  }

  /** La phrase à montrer, ou rien si la réponse va bien. @param {Question} question @param {string} [text] */
  function fault({ mandatory, longest, boxes }, text = "") {
    if (mandatory && !text.trim()) return MISSING;
    if (boxes.length > 1 && text.split("\n").length === boxes.length) return ALL + boxes[0];
    const size = [...text].length;
    return size > longest ? `texte trop long ; ${longest} caractères au plus, ici ${size}` : "";
  }

  /** Met la phrase à côté de sa question. @param {Question} question @param {string} message */
  function say(question, message) {
    const control = document.getElementById(question.id) ?? question.place.querySelector("fieldset");
    mark(question.id, /** @type {Element} */ (control), message && message[0]?.toUpperCase() + message.slice(1) + ".");
  }

  /** Dit toutes les fautes, à leur place puis ensemble ; vrai s'il y en a. @param {Answers} given */
  function refused(given) {
    /** @type {Fault[]} */
    const wrong = [];
    for (const question of questions) {
      const message = fault(question, given[question.id]);
      question.place.querySelector(".champ__erreur")?.removeAttribute("role");
      say(question, message);
      const field = /** @type {HTMLElement} */ (question.place.querySelector("input, select, textarea"));
      if (message) wrong.push({ label: question.label, message, field });
    }
    summary.hidden = !wrong.length;
    if (wrong.length) sayFaults(summary, wrong);
    return wrong.length > 0;
  }

  // --- Ce que la personne emporte -------------------------------------------------------------------------------

  /** Les réponses, chacune sous son intitulé : la forme que lit `macros/contributions/tickets.py`. @returns {string} */
  function written() {
    const told = questions.map(({ label, place }) => ({ label, words: words(place) })).filter(({ words }) => words);
    return told.map(({ label, words }) => `### ${label}\n\n${words}\n`).join("\n");
  }

  /** Une réponse telle qu'une personne la lit ; une ligne n'y ouvre jamais une autre question. @param {HTMLElement} place */
  function words(place) {
    const field = place.querySelector("select, textarea, input:not([type=checkbox])");
    const ticked = [...place.querySelectorAll("input:checked")].map((box) => box.nextElementSibling?.textContent ?? "");
    const chosen = field instanceof HTMLSelectElement && field.value ? field.selectedOptions[0]?.text : undefined;
    const text = chosen ?? (field && "value" in field ? String(field.value) : ticked.join("\n"));
    return text.trim().replace(/^#/gm, " #");
  }

  /** @param {Answers} given */
  function offer(given) {
    const text = written();
    const title = `Retour : ${given["titre"]}`;
    const href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    const download = element("a", [`Télécharger ${FILE}`], { href, download: FILE });
    const zone = copyable("recit-texte", "vos réponses", text, 14);
    show(/** @type {HTMLElement} */ (output), [
      element("p", ["Relisez vos réponses. Rien n'est encore envoyé."]),
      element("p", [download]),
      ...mail(title, text),
      ...ticket(title, text),
      zone,
    ]);
  }

  /**
   * Le courriel que la personne relit et envoie, à la structure que nomme le bas de page ; trop long, il attend le fichier.
   * @param {string} title @param {string} text @returns {HTMLElement[]}
   */
  function mail(title, text) {
    const contact = document.querySelector("#signaler a")?.getAttribute("href") ?? "";
    const to = contact.startsWith("mailto:") ? contact.slice(7).split("?")[0] : "";
    const address = (/** @type {Record<string, string>} */ said) => `mailto:${to}?${new URLSearchParams(said)}`.replaceAll("+", "%20");
    const whole = address({ subject: title, body: text });
    const who = to ? "à la structure qui publie le guide" : "vous choisissez à qui";
    const short = whole.length <= LONGEST_MAIL;
    const said = short ? `Envoyer ces réponses par courriel (${who})` : `Écrire le courriel (${who}), puis y joindre ${FILE}`;
    return [element("p", [element("a", [said], { href: short ? whole : address({ subject: title }) })])];
  }

  /** Un ticket prérempli, si le guide nomme sa forge. @param {string} title @param {string} text @returns {HTMLElement[]} */
  function ticket(title, text) {
    const forge = document.querySelector('meta[name="guide:depot"]')?.getAttribute("content") ?? "";
    if (!/^https:\/\/\S+$/.test(forge)) return [];
    const address = `${forge.replace(/\/+$/, "")}/issues/new?${new URLSearchParams({ title, body: text })}`;
    if (address.length > LONGEST_TICKET) {
      return [element("p", ["Vos réponses sont trop longues pour un ticket prérempli : téléchargez-les et joignez-les."])];
    }
    const said = "Ouvrir un ticket prérempli (il faut un compte ; vous relisez avant d'envoyer)";
    return [element("p", [element("a", [said], { href: address, rel: "noreferrer" })])];
  }

  // --- Le brouillon ---------------------------------------------------------------------------------------------

  function restore() {
    const given = kept.read();
    for (const { id, place } of questions) {
      const told = String(given[id] ?? "");
      const picked = new Set(told.split("\n"));
      for (const field of place.querySelectorAll("input, select, textarea")) {
        if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = picked.has(field.value);
        else if ("value" in field) field.value = told;
      }
    }
  }

  function erase() {
    kept.erase();
    form.reset();
    for (const question of questions) say(question, "");
    summary.hidden = true;
    /** @type {HTMLElement} */ (output).hidden = true;
    form.querySelector("input")?.focus();
  }

  form.hidden = false;
  restore();
  form.querySelector(".formulaire__actions")?.append(eraser("Effacer mes réponses", "Effacer toutes vos réponses de cet appareil ?", erase));
  form.addEventListener("input", () => kept.keep(answers()));
  let pressed = false;
  addEventListener("pointerdown", () => { pressed = true; }, true);
  addEventListener("pointerup", () => { pressed = false; }, true);
  form.addEventListener("change", (event) => {
    const touched = event.target instanceof Element && event.target.closest("[data-reponse]");
    const question = questions.find(({ place }) => place === touched);
    if (!question) return;
    const tell = () => {
      document.getElementById(`${question.id}-erreur`)?.setAttribute("role", "alert");
      say(question, fault(question, answers()[question.id]));
    };
    // Une phrase qui paraît déplace le bouton que l'on est en train de presser : elle attend qu'on le lâche.
    if (pressed) addEventListener("pointerup", () => setTimeout(tell), { once: true });
    else tell();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = answers();
    if (!refused(given)) offer(given);
  });
})();
