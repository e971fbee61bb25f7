// @ts-check
/**
 * La fiche d'une tranche : ce qui est coché et répondu reste sur l'appareil, et les réponses vont dans l'adresse.
 * Ce que chaque réponse change, la feuille de style le montre déjà : ce script ne connaît aucune règle.
 */
(() => {
  const { element, eraser, draft } = guideFormulaire;
  const kept = draft("guide:profil");
  const asked = /** @type {HTMLElement | null} */ (document.querySelector(".questions"));
  if (!asked) return;
  const UNSAID = "je_ne_sais_pas";
  const boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".gestes [type=checkbox]"))];
  for (const box of boxes) box.value = subject(box);
  const radios = [.../** @type {NodeListOf<HTMLInputElement>} */ (asked.querySelectorAll("[type=radio]"))];
  const questions = new Set(radios.map(({ name }) => name));
  const said = /** @type {HTMLElement} */ (asked.querySelector("[role=status]"));

  /** La fiche dont un geste est le premier, que dit son lien. @param {HTMLInputElement} box */
  function subject(box) {
    const [, name = ""] = /obligations\/([^/]+)/.exec(box.closest("li")?.querySelector("a")?.getAttribute("href") ?? "") ?? [];
    return name.replaceAll("-", "_");
  }

  /** Le fragment de l'adresse : le code de la commune, puis les réponses. */
  function fragment() {
    const [code = "", answers = ""] = location.hash.slice(1, 2000).split(";");
    return { code, answers };
  }

  /** Sous quel nom l'appareil garde : la commune ou, sans elle, la page. */
  function place() {
    return fragment().code.toUpperCase() || location.pathname.replace(/index\.html$/, "");
  }

  /** La réponse que désigne son début ; rien si aucune, ou plusieurs, commencent ainsi. @param {string} name @param {string} start */
  function meant(name, start) {
    const found = radios.filter((radio) => radio.name === name && radio.value !== UNSAID && radio.value.startsWith(start));
    return start && found.length === 1 ? found[0]?.value : undefined;
  }

  /** Le plus court début qui désigne une réponse. @param {HTMLInputElement} radio */
  function short({ name, value }) {
    let length = 1;
    while (length < value.length && meant(name, value.slice(0, length)) !== value) length += 1;
    return value.slice(0, length);
  }

  /** Les réponses données, sans celles que l'on ne sait pas. */
  function given() {
    return radios.filter((radio) => radio.checked && radio.value !== UNSAID);
  }

  /** Les gestes cochés. */
  function done() {
    return boxes.filter(({ checked }) => checked).map(({ value }) => value);
  }

  /** Les gestes que « Mon dossier » dit faits, et que la fiche ne montre pas. */
  function elsewhere() {
    const { done: made = [] } = /** @type {{ done?: unknown }} */ (kept.read()[place()] ?? {});
    return Array.isArray(made) ? made.filter((id) => boxes.every(({ value }) => value !== id)) : [];
  }

  /** Donne les réponses qu'écrit un texte : « site=o,ia=n » ; ce que la fiche ne connaît pas vaut « je ne sais pas ». @param {string} written */
  function answer(written) {
    const told = new Map(written.split(",").map((pair) => /** @type {[string, string]} */ (pair.split("=", 2))));
    for (const radio of radios) if (!radio.matches(":disabled")) radio.checked = radio.value === (meant(radio.name, told.get(radio.name) ?? "") ?? UNSAID);
  }

  /** Garde ce qui vient de changer, le met dans l'adresse, et le dit. */
  function keep() {
    const answers = given().map((radio) => `${radio.name}=${short(radio)}`).join(",");
    const made = [...done(), ...elsewhere()];
    const { [place()]: _, ...all } = kept.read();
    if (answers || made.length) all[place()] = { answers, done: made };
    const held = Object.keys(all).length ? kept.keep(all) : kept.erase();
    const { code } = fragment();
    history.replaceState(null, "", code || answers ? `#${code}${answers && ";"}${answers}` : location.pathname + location.search);
    count(held);
  }

  /** @param {boolean} held vrai si l'appareil a gardé */
  function count(held) {
    const many = (/** @type {number} */ one) => (one > 1 ? "s" : "");
    const [answered, made] = [given().length, done().length];
    const where = held ? "Gardé sur cet appareil seulement." : "Votre navigateur ne garde rien : imprimez la page.";
    said.textContent = `${answered} question${many(answered)} répondue${many(answered)} sur ${questions.size}, ${made} geste${many(made)} fait${many(made)}. ${where}`;
  }

  /** Remet ce que dit l'adresse, sinon ce que l'appareil garde. */
  function restore() {
    const { answers = "", done: made = [] } = /** @type {{ answers?: unknown, done?: unknown }} */ (kept.read()[place()] ?? {});
    answer(fragment().answers || String(answers));
    for (const box of boxes) box.checked = Array.isArray(made) && made.includes(box.value);
    if (given().length || done().length) count(true);
  }

  /** Oublie tout ce que l'appareil garde : les réponses, les cases, les étapes, et la commune choisie. */
  function erase() {
    answer("");
    for (const box of boxes) box.checked = false;
    for (const name of ["profil", "etapes", "dossier", "commune"]) draft(`guide:${name}`).erase();
    keep();
  }

  for (const control of [...boxes, ...radios]) control.addEventListener("change", keep);
  addEventListener("hashchange", restore);
  const root = document.querySelector("[data-racine]")?.getAttribute("data-racine") ?? "";
  const whole = element("a", ["Mon dossier : dater, prouver, emporter"], { href: `${root}mon-dossier/${location.protocol === "file:" ? "index.html" : ""}` });
  said.after(element("p", [whole, " ", eraser("Tout effacer", "Effacer vos réponses, vos cases, vos notes et votre commune sur cet appareil ?", erase)]));
  if (fragment().answers || kept.read()[place()]) restore();
  else if (given().length || done().length) keep();
})();
