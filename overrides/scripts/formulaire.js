// @ts-check
"use strict";
/*
 * Ce que partagent les pages que l'on remplit : le brouillon gardé sur l'appareil, les réponses à corriger, le texte
 * à copier. Un script classique, chargé avant celui de la page : un module ne se charge pas depuis un dossier.
 */

/** Une réponse à corriger : le nom de sa question, ce qui ne va pas, où l'écrire. @typedef {{ label: string, message: string, field: HTMLElement }} Fault */

/** Ce que le guide met à la disposition de ses formulaires. */
var guideFormulaire = (() => {
  /**
   * Un élément et ce qu'il contient.
   * @param {string} tag
   * @param {(Node | string)[]} content
   * @param {Record<string, string>} [attributes]
   */
  function element(tag, content, attributes = {}) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...content);
    return made;
  }

  /** @param {string} name @param {() => void} act @returns {HTMLElement} */
  function button(name, act) {
    const made = element("button", [name], { type: "button" });
    made.addEventListener("click", act);
    return made;
  }

  /** Un bouton qui efface, une fois la question confirmée. @param {string} name @param {string} question @param {() => void} act */
  function eraser(name, question, act) {
    return button(name, () => { if (confirm(question)) act(); });
  }

  /**
   * Ce que l'appareil garde sous une clé ; s'il ne garde rien, la page marche quand même. Les clés, et leur forme :
   * - guide:commune : la commune choisie, { nom, code, tranche, population, reponses } (commune.js l'écrit) ;
   * - guide:profil : par code de commune, ou adresse de fiche, { answers: "site=o,ia=n", done: ["rgpd_delegue"] } ;
   * - guide:etapes : par code de commune, ou "", les étapes cochées de chaque obligation, { rgpd_delegue: ["2"] } ;
   *   la première étape est le geste de la liste : avec une commune, elle est dans guide:profil ;
   * - guide:douze-mois : les gestes cochés, ["janvier-1"].
   * @param {string} key
   */
  function draft(key) {
    return {
      /** Ce qui a été gardé ; rien si c'est abîmé. @returns {Record<string, unknown>} */
      read() {
        try {
          const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
          return kept && typeof kept === "object" ? kept : {};
        } catch {
          return {};
        }
      },
      /** @param {unknown} value @returns {boolean} vrai si l'appareil l'a gardé */
      keep: (value) => tried(() => localStorage.setItem(key, JSON.stringify(value))),
      /** @returns {boolean} vrai si l'appareil a obéi */
      erase: () => tried(() => localStorage.removeItem(key)),
    };
  }

  /** @param {() => void} act */
  function tried(act) {
    try {
      act();
      return true;
    } catch {
      return false;
    }
  }

  /** Met une phrase à côté de sa question, ou l'ôte. @param {string} id @param {Element} control @param {string} message */
  function mark(id, control, message) {
    const place = /** @type {HTMLElement} */ (document.getElementById(`${id}-erreur`));
    place.textContent = message;
    place.hidden = !message;
    control.setAttribute("aria-invalid", String(message !== ""));
    control.setAttribute("aria-describedby", message ? `${id}-erreur ${id}-aide` : `${id}-aide`);
  }

  /** Dit toutes les fautes d'un formulaire, chacune en lien vers son champ ; leur nombre s'annonce. @param {HTMLElement} summary @param {Fault[]} wrong */
  function sayFaults(summary, wrong) {
    const title = wrong.length === 1 ? "Une réponse est à corriger :" : `${wrong.length} réponses sont à corriger :`;
    const lines = wrong.map(({ label, message, field }) => {
      const link = element("a", [`${label} : ${message}`], { href: `#${field.id}` });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        field.closest("details")?.setAttribute("open", "");
        field.focus();
      });
      return element("li", [link]);
    });
    summary.setAttribute("role", "group");
    summary.setAttribute("aria-labelledby", "reponses-a-corriger");
    summary.replaceChildren(element("p", [title], { id: "reponses-a-corriger" }), element("ul", lines));
    summary.hidden = false;
    summary.focus();
  }

  /** Dit, à côté d'une question, ce qui ne l'empêche pas d'être publiée. @param {string} id @param {string} message */
  function remark(id, message) {
    const field = document.getElementById(id);
    if (!field) return;
    mark(id, field, message);
    field.setAttribute("aria-invalid", "false");
  }

  /** Montre le résultat depuis son titre, et y mène le clavier. @param {HTMLElement} output @param {Node[]} content */
  function show(output, content) {
    const title = /** @type {HTMLElement} */ (output.querySelector("h2"));
    output.replaceChildren(title, ...content);
    output.hidden = false;
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "start" });
  }

  /**
   * Une zone en lecture seule et son bouton, avec l'annonce de la copie.
   * @param {string} id
   * @param {string} what ce que l'on copie, tel qu'il suit « Copier »
   * @param {string} content
   * @param {number} rows
   */
  function copyable(id, what, content, rows) {
    const area = document.createElement("textarea");
    Object.assign(area, { id, rows, readOnly: true, value: content });
    const said = element("p", [], { role: "status" });
    const label = element("label", [what.charAt(0).toUpperCase() + what.slice(1)], { for: id });
    const copier = button(`Copier ${what}`, () => copy(area, copier, said));
    return element("div", [label, area, copier, said], { class: "champ" });
  }

  /** Copie le texte ; le clavier reste sur le bouton quand c'est fait. @param {HTMLTextAreaElement} area @param {HTMLElement} copier @param {HTMLElement} said */
  async function copy(area, copier, said) {
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
      said.textContent = "Copié.";
      copier.focus();
    } catch {
      said.textContent = "Le texte est sélectionné : copiez-le avec Ctrl+C.";
    }
  }

  return { element, button, eraser, draft, mark, remark, sayFaults, show, copyable };
})();
