// @ts-check
"use strict";
/*
 * La page du calendrier : les dates propres à une collectivité en un fichier d'agenda, et les adresses à suivre.
 * Rien n'est envoyé ni gardé ; le fichier se fait ici.
 */
(() => {
  const { element, mark, sayFaults } = guideFormulaire;
  const { today, yearsAfter, inWords, save } = guideEcriture;
  const { agenda, shifted, BEFORE } = guideEvenements;
  const FILE = "mes-dates.ics";
  const YEARS_VALID = 3;
  const DAY = 86_400_000;
  /** Le titre de chaque événement, sous le nom de sa date. @type {Record<string, string>} */
  const TITLES = {
    declaration: "Refaire la déclaration d'accessibilité",
    domaine: "Fin du nom de domaine",
    convention: "Fin de la convention du délégué",
    licences: "Fin des licences de logiciels",
  };

  const form = /** @type {HTMLFormElement} */ (document.getElementById("mes-dates"));
  const summary = /** @type {HTMLElement} */ (form.querySelector(".formulaire__erreurs"));
  const fields = Object.keys(TITLES).map((name) => /** @type {HTMLInputElement} */ (document.getElementById(name)));

  /** Le jour de l'événement : la déclaration se refait, le reste finit. @param {HTMLInputElement} field */
  const due = ({ id, value }) => (id === "declaration" ? yearsAfter(value, YEARS_VALID) : value);

  /** Pourquoi une date ne peut pas servir. @param {HTMLInputElement} field */
  function fault(field) {
    if (field.validity.badInput) return "Écrivez le jour, le mois et l'année. Exemple : 30/06/2027.";
    if (!field.value) return "";
    if (field.id === "declaration" && field.value > today()) return "Ce jour n'est pas encore venu : écrivez celui de la déclaration publiée.";
    if (due(field) >= today()) return "";
    return field.id === "declaration" ? "Cette déclaration a plus de trois ans : refaites-la maintenant." : "Cette date est passée : écrivez la prochaine.";
  }

  /** Chaque date, et son rappel ; leur rang est celui du jour. @param {HTMLInputElement[]} given */
  function calendar(given) {
    const rank = Math.floor(Date.now() / DAY);
    const days = given.flatMap((field) => {
      const [day, title, id] = [due(field), TITLES[field.id] ?? "", `mes-dates.${field.id}`];
      const told = `Le ${inWords(day)}.`;
      return [{ id, day, title, rank, told }, { id: `${id}.j30`, day: shifted(day, -BEFORE), title: `Dans trente jours : ${title}`, rank, told }];
    });
    return agenda("Mes dates", days, today());
  }

  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    const given = fields.filter((field) => field.value || field.validity.badInput);
    const none = given.length === 0 ? "Écrivez au moins une date." : "";
    const wrong = fields.flatMap((field, rank) => {
      const message = (rank === 0 && none) || fault(field);
      mark(field.id, field, message);
      return message ? [{ label: field.labels?.[0]?.textContent ?? "", message, field }] : [];
    });
    summary.hidden = true;
    if (wrong.length > 0) sayFaults(summary, wrong);
    else save(FILE, "text/calendar", calendar(given));
  });
  form.hidden = false;

  // --- Suivre un calendrier par son adresse ; un dossier ouvert sans serveur n'en a pas -----------------------------

  /** Le lien qui abonne, et l'adresse à copier. @param {HTMLAnchorElement} link */
  function followed(link) {
    const name = link.textContent?.replace(/ \(ICS.*/, "") ?? "";
    const subscribe = element("a", [`S’abonner : ${name}`], { href: link.href.replace(/^https?:/, "webcal:") });
    return element("li", [subscribe, ". Adresse à copier : ", element("code", [link.href])]);
  }

  if (location.protocol === "file:") return;
  for (const item of document.querySelectorAll("li")) {
    const links = [...item.querySelectorAll("a")].filter(({ href }) => href.endsWith(".ics"));
    if (links.length === 0 || item.closest("nav")) continue;
    item.append(element("details", [element("summary", ["Suivre par l’adresse"]), element("ul", links.map(followed))]));
  }
})();
