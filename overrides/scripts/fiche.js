// @ts-check
/**
 * La fiche d'une obligation, au nom de la commune choisie sur cet appareil. Python a écrit la réponse de chaque
 * tranche ; ce script montre celle de la commune, et ne connaît aucune règle.
 */
(() => {
  const KEY = "guide:commune";
  const box = /** @type {HTMLElement | null} */ (document.querySelector(".reponse"));
  const facts = box?.querySelector("dl");
  const known = read();
  if (!box || !facts || !known) return;

  /** La commune gardée ; rien si le souvenir est abîmé. @returns {{ nom: string, code: string, tranche: string } | null} */
  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "");
      return [kept.nom, kept.code, kept.tranche].every((part) => typeof part === "string") ? kept : null;
    } catch {
      return null;
    }
  }

  /** Vrai si ce texte est celui de la tranche de la commune. @param {HTMLElement} place @param {string} range */
  function meant(place, range) {
    return (place.dataset["pour"] ?? "").split(" ").includes(range);
  }

  /** Oublie la commune, et remet la réponse de la petite commune telle que Python l'a écrite. */
  function forget() {
    localStorage.removeItem(KEY);
    box?.replaceChildren(...general);
    /** @type {HTMLElement | null | undefined} */ (box?.querySelector("p a"))?.focus();
  }

  const other = [...box.querySelectorAll("template")].find((one) => meant(one, known.tranche));
  if (!other && !meant(box, known.tranche)) return;
  const general = box.cloneNode(true).childNodes;
  if (other) facts.replaceWith(other.content.cloneNode(true));
  const name = box.querySelector("dt");
  if (name) name.textContent = known.nom;
  const link = box.querySelector("p a");
  const [folder = "", file = ""] = (link?.getAttribute("href") ?? "").split(/(index\.html)$/);
  link?.setAttribute("href", `${folder}${known.tranche}/${file}#${known.code}`);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Oublier cette commune";
  button.addEventListener("click", forget);
  link?.parentElement?.replaceChildren("Gardé sur cet appareil. ", link, " ", button);
  if (link) link.textContent = "Toute ma liste";
})();
