// @ts-check
/**
 * Raconter une expérience : les réponses deviennent ici le fichier du retour. Rien n'est envoyé : la personne
 * télécharge le fichier, ou ouvre un ticket qu'elle relit avant de l'envoyer elle-même.
 * Les règles de `regles.js` sont celles de `macros/contributions/` : elles donnent le même fichier, octet pour octet.
 */
(() => {
  const KEY = "guide:retour";
  const LONGEST_ADDRESS = 7500;
  const SECTIONS = [
    ["contexte", "Le contexte"],
    ["actions", "Ce qui a été fait"],
    ["resultats", "Les résultats"],
    ["echecs", "Ce qui n'a pas marché"],
    ["conseil", "Le conseil"],
  ];
  const RESERVED = new Set(["index", "con", "prn", "aux", "nul"]);
  const LONGEST_NAME = 60;
  const { element, button, eraser, draft, mark, sayFaults, show, copyable } = guideFormulaire;

  const form = /** @type {HTMLFormElement} */ (document.getElementById("retour"));
  const output = document.getElementById("recit");
  if (!form || !output) return;
  const summary = /** @type {HTMLElement} */ (form.querySelector(".formulaire__erreurs"));
  const kept = draft(KEY);

  /** @typedef {{id: string, shape: string, longest: number, mandatory: boolean, label: string, place: HTMLElement}} Question */
  /** @typedef {Record<string, string>} Answers */
  /** @typedef {Record<string, string | string[]>} Values */

  const questions = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-reponse]"))].map(asked);

  /** @param {HTMLElement} place @returns {Question} */
  function asked(place) {
    const given = place.dataset;
    const label = place.querySelector("legend, label")?.firstChild?.textContent ?? "";
    return {
      id: given["reponse"] ?? "",
      shape: given["forme"] ?? "",
      longest: Number(given["longueur"]),
      mandatory: "obligatoire" in given,
      label: label.trim(),
      place,
    };
  }

  // --- Lire une réponse (macros/contributions/answers.py) -------------------------------------------------------

  /** @type {Promise<void> | undefined} */
  let loading;

  /** Les règles, chargées une fois, quand on commence à répondre. @returns {Promise<void>} */
  function rules() {
    loading ??= new Promise((ready, failed) => {
      const script = document.createElement("script");
      script.addEventListener("load", () => ready());
      script.addEventListener("error", () => { loading = undefined; sayUnread(); failed(new Error(script.src)); });
      script.src = form.dataset["regles"] ?? "";
      document.head.append(script);
    });
    return loading;
  }

  function sayUnread() {
    summary.hidden = false;
    summary.textContent = "Vos réponses ne peuvent pas être relues ici : rechargez la page. Votre brouillon est gardé.";
  }

  /** @param {Question} question @param {string} text @returns {string | string[]} */
  function read(question, text) {
    if (question.shape === "choix" || question.shape === "plusieurs") return chosen(question, text);
    const value = /** @type {(text: string) => string | string[]} */ (guideRetour.READERS[question.shape])(text);
    if (question.mandatory && !value.length) throw new guideRetour.Refused("cette réponse manque");
    const size = [...(Array.isArray(value) ? value.join("\n") : value)].length;
    if (size > question.longest) throw new guideRetour.Refused(`texte trop long ; ${question.longest} caractères au plus, ici ${size}`);
    for (const written of [value].flat()) refuseNames(written, guideRetour.FUNCTION_ONLY.has(question.id));
    refuseFuture(question.id, String(value));
    return value;
  }

  /** @param {Question} question @param {string} text */
  function chosen(question, text) {
    const picked = text.split("\n").filter(Boolean);
    if (question.mandatory && !picked.length) throw new guideRetour.Refused("cette réponse manque");
    return question.shape === "plusieurs" ? picked : picked[0] ?? "";
  }

  /** @param {string} text @param {boolean} onlyFunctions */
  function refuseNames(text, onlyFunctions) {
    const [found] = guideRetour.named(text, onlyFunctions);
    if (found) throw new guideRetour.Refused(`ne nommez personne : « ${found} » ; écrivez la fonction seule, par exemple « la secrétaire de mairie »`);
  }

  /** Refuse un jour qui n'est pas encore venu. @param {string} id @param {string} value */
  function refuseFuture(id, value) {
    const today = new Date(Date.now() + 12 * 3600 * 1000).toISOString().slice(0, 10);
    if ((id === "date" || id === "accord_le") && value > today) throw new guideRetour.Refused("ce jour n'est pas encore venu. Exemple : 21/11/2026");
  }

  // --- Le fichier (macros/contributions/writer.py) --------------------------------------------------------------

  /** @param {string | string[] | undefined} value */
  function quoted(value) {
    return `"${String(value ?? "").replaceAll('"', '\\"')}"`;
  }

  /** @param {Values} values */
  function name(values) {
    const words = guideRetour.slug(`${values["collectivite"]} ${values["titre"]}`).slice(0, LONGEST_NAME + 1).split("-");
    const cut = words.join("-").length > LONGEST_NAME && words.length > 1 ? words.slice(0, -1) : words;
    const short = cut.join("-").slice(0, LONGEST_NAME);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(short) || RESERVED.has(short)) throw new guideRetour.Refused("écrivez-le avec des lettres");
    return short;
  }

  /** @param {Values} values */
  function written(values) {
    return [...head(values), ...body(values)].join("\n") + "\n";
  }

  /** @param {Values} values @returns {string[]} */
  function head(values) {
    const text = (/** @type {string} */ field) => (field in values ? [`${field}: ${quoted(values[field])}`] : []);
    const list = (/** @type {string} */ field) => items(field, [values[field] ?? []].flat());
    return [
      "---",
      "# yaml-language-server: $schema=../../construit/schemas/retour.json",
      ...["titre", "description", "collectivite"].flatMap(text),
      ...["structure", "tranche"].map((field) => `${field}: ${values[field]}`),
      ...text("departement"),
      ...["themes", "obligations", "etapes"].flatMap(list),
      ...("date" in values ? [`date: ${values["date"]}`] : []),
      ...group("duree", "jours", values["duree_jours"], values["duree_precision"]),
      ...group("cout", "euros", values["cout_euros"], values["cout_precision"]),
      ...text("agents"),
      ...items("qui_a_aide", [values["qui_a_aide"] ?? []].flat().map(quoted)),
      ...["le_referiez_vous", "document_joint"].flatMap(text),
      "accord:",
      `  donne_le: ${values["accord_le"]}`,
      `  par: ${quoted(values["accord_par"])}`,
      "confiance: moyenne",
      ...items("a_verifier", [quoted("Récit reçu par formulaire, à relire avec la collectivité.")]),
      "---",
      "",
    ];
  }

  /** @param {string} field @param {string[]} found */
  function items(field, found) {
    return found.length ? [`${field}:`, ...found.map((value) => `  - ${value}`)] : [];
  }

  /** @param {string} field @param {string} measure @param {string | string[] | undefined} number @param {string | string[] | undefined} words */
  function group(field, measure, number, words) {
    return [
      ...(number || words ? [`${field}:`] : []),
      ...(number ? [`  ${measure}: ${number}`] : []),
      ...(words ? [`  precision: ${quoted(words)}`] : []),
    ];
  }

  /** @param {Values} values @returns {string[]} */
  function body(values) {
    return ["{{ fiche_retour() }}", ...SECTIONS.flatMap(([field, title]) => ["", `## ${title}`, "", String(values[field ?? ""])])];
  }

  // --- Les réponses à corriger ----------------------------------------------------------------------------------

  /** @returns {Answers} */
  function answers() {
    const given = new FormData(form);
    return Object.fromEntries(questions.map(({ id }) => [id, given.getAll(id).join("\n")]));
  }

  /** @param {Answers} given @returns {{values: Values, wrong: {question: Question, message: string}[]}} */
  function readAll(given) {
    /** @type {Values} */
    const values = {};
    const wrong = [];
    for (const question of questions) {
      const message = fault(question, given, values);
      if (message) wrong.push({ question, message });
    }
    return { values, wrong };
  }

  /** La phrase à montrer, ou rien si la réponse va bien. @param {Question} question @param {Answers} given @param {Values} values */
  function fault(question, given, values) {
    try {
      const value = read(question, given[question.id] ?? "");
      if (value.length) values[question.id] = value;
      if (question.id === "cout_precision" && (values["cout_euros"] ?? "0") !== "0" && !value.length) return "dites ce que la somme couvre";
      if (question.id === "titre" && value.length && values["collectivite"]) name(values);
      return "";
    } catch (refused) {
      if (refused instanceof guideRetour.Refused) return refused.message;
      throw refused;
    }
  }

  /** Met la phrase à côté de sa question. @param {Question} question @param {string} message */
  function say(question, message) {
    mark(question.id, controlOf(question), message && message[0]?.toUpperCase() + message.slice(1) + ".");
  }

  /** @param {Question} question @returns {HTMLElement} */
  function controlOf(question) {
    return /** @type {HTMLElement} */ (document.getElementById(question.id) ?? question.place.querySelector("fieldset"));
  }

  /** Où mener la personne qui corrige. @param {{question: Question, message: string}} wrong @returns {Fault} */
  function located({ question, message }) {
    const field = /** @type {HTMLElement} */ (question.place.querySelector("input, select, textarea"));
    return { label: question.label, message, field };
  }

  // --- Ce que la personne emporte -------------------------------------------------------------------------------

  /** @param {Values} values @param {Answers} given */
  function offer(values, given) {
    const text = written(values);
    const file = `${name(values)}.md`;
    const zone = copyable("recit-texte", `le fichier ${file}`, text, 14);
    show(/** @type {HTMLElement} */ (output), [...ways(file, text, ticket(values, given)), zone]);
  }

  /** @param {string} file @param {string} text @param {string} issue @returns {HTMLElement[]} */
  function ways(file, text, issue) {
    const href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
    const download = element("a", [`Télécharger ${file}`], { href, download: file });
    const found = [element("p", ["Relisez le texte. Rien n'est encore envoyé."]), element("p", [download])];
    if (issue.length > LONGEST_ADDRESS) found.push(element("p", ["Votre récit est trop long pour un ticket prérempli : téléchargez-le et joignez-le."]));
    else if (issue) found.push(element("p", [opening(issue)]));
    return found;
  }

  /** @param {string} issue */
  function opening(issue) {
    const text = "Ouvrir un ticket prérempli (il faut un compte ; vous relisez avant d'envoyer)";
    return element("a", [text], { href: issue, rel: "noreferrer" });
  }

  /** L'adresse d'un ticket prérempli, dans la forme que lit `scripts/ticket_en_retour.py`. @param {Values} values @param {Answers} given */
  function ticket(values, given) {
    const forge = document.querySelector('meta[name="guide:depot"]')?.getAttribute("content") ?? "";
    if (!/^https:\/\/\S+$/.test(forge)) return "";
    const told = questions.map(({ id, label }) => `### ${label}\n\n${given[id] || "_No response_"}`).join("\n\n");
    const asked = new URLSearchParams({ title: `Retour : ${values["titre"]}`, body: told });
    return `${forge.replace(/\/+$/, "")}/issues/new?${asked}`;
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
    const tell = () => rules().then(() => {
      document.getElementById(`${question.id}-erreur`)?.setAttribute("role", "alert");
      say(question, readAll(answers()).wrong.find((one) => one.question === question)?.message ?? "");
    });
    // Une phrase qui paraît déplace le bouton que l'on est en train de presser : elle attend qu'on le lâche.
    if (pressed) addEventListener("pointerup", () => setTimeout(tell), { once: true });
    else tell();
  });
  form.addEventListener("focusin", () => void rules());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    rules().then(write);
  });

  function write() {
    const given = answers();
    const { values, wrong } = readAll(given);
    for (const place of form.querySelectorAll(".champ__erreur")) place.removeAttribute("role");
    for (const question of questions) say(question, wrong.find((one) => one.question === question)?.message ?? "");
    if (wrong.length) { sayFaults(summary, wrong.map(located)); return; }
    summary.hidden = true;
    offer(values, given);
  }
})();
