// @ts-check
/**
 * La fiche d'une obligation. Python a écrit la réponse de chaque tranche, et ce qu'y change chaque façon de répondre
 * aux questions : ce script montre celle de la commune choisie sur l'appareil, et garde les étapes cochées.
 * Il ne connaît aucune règle. L'appareil garde (formulaire.js dit sous quelle forme) : guide:commune, guide:profil
 * et guide:etapes.
 */
(() => {
  const { element, button, draft } = guideFormulaire;
  const chosen = draft("guide:commune");
  const answered = draft("guide:profil");
  const ticked = draft("guide:etapes");
  const box = /** @type {HTMLElement | null} */ (document.querySelector(".reponse"));
  const list = /** @type {HTMLElement | null} */ (document.querySelector(".etapes .cases"));
  if (!box || !list) return;
  const FIRST = "1";
  const subject = list.dataset["sujet"] ?? "";
  const steps = [.../** @type {NodeListOf<HTMLInputElement>} */ (list.querySelectorAll("[type=checkbox]"))];

  /** @typedef {{ nom: string, code: string, tranche: string, population: number, reponses: string[] }} Commune */

  /** La commune gardée ; rien si le souvenir est abîmé. @returns {Commune | null} */
  function known() {
    const { nom, code, tranche, population, reponses } = chosen.read();
    if (typeof nom !== "string" || typeof code !== "string" || typeof tranche !== "string") return null;
    return { nom, code, tranche, population: Number(population ?? NaN), reponses: Array.isArray(reponses) ? reponses.map(String) : [] };
  }

  /** Sous quel nom l'appareil garde : le code de la commune, ou rien. */
  const place = () => known()?.code.toUpperCase() ?? "";

  /** Ce que l'appareil garde de la liste de la commune. @returns {{ answers: string, done: string[] }} */
  function profile() {
    const { answers = "", done = [] } = /** @type {{ answers?: unknown, done?: unknown }} */ (answered.read()[place()] ?? {});
    return { answers: String(answers), done: Array.isArray(done) ? done.map(String) : [] };
  }

  /** Les réponses données, chacune par son plus court début : celles que les tableaux savent, puis les siennes. @param {Commune} town */
  function given(town) {
    const pairs = [...town.reponses, ...profile().answers.split(",")].map((pair) => pair.split("=", 2));
    return new Map(pairs.map(([name = "", start = ""]) => [name, start]));
  }

  /** Vrai si les réponses données font un des cas : « site=non+ia=? non=oui ». @param {Map<string, string>} said @param {string} cases */
  function holds(said, cases) {
    return cases.split(" ").some((one) =>
      one.split("+").every((pair) => {
        const [name = "", wanted = ""] = pair.split("=", 2);
        const start = said.get(name);
        return wanted.split("|").some((answer) => (start ? answer.startsWith(start) : answer === "?"));
      }),
    );
  }

  /** Vrai si ce texte est celui de la tranche de la commune ; s'il n'en nomme aucune, il est à toutes. @param {HTMLElement} text @param {Commune} town */
  const meant = (text, town) => text.dataset["pour"]?.split(" ").includes(town.tranche) ?? true;

  /** Met dans l'encadré la réponse de la commune. @param {HTMLElement} box @param {Commune} town */
  function answer(box, town) {
    const texts = [...box.querySelectorAll("template")].filter((text) => meant(text, town));
    const range = texts.find((text) => !text.dataset["si"]);
    if (!range && !meant(box, town)) return;
    const said = given(town);
    const own = texts.find((text) => text.dataset["si"] && holds(said, text.dataset["si"]));
    const general = box.cloneNode(true).childNodes;
    if (range) box.querySelector("dl")?.replaceWith(range.content.cloneNode(true));
    const facts = /** @type {HTMLElement} */ (box.querySelector("dl"));
    const rows = /** @type {DocumentFragment | undefined} */ (own?.content.cloneNode(true))?.querySelectorAll("dl > div") ?? [];
    [...rows].forEach((row, rank) => facts.children[rank]?.replaceWith(row));
    const name = facts.querySelector("dt");
    if (name) name.textContent = town.nom;
    const link = /** @type {HTMLAnchorElement | null} */ (box.querySelector("p a"));
    if (!link) return;
    const [folder = "", file = ""] = (link.getAttribute("href") ?? "").split(/(index\.html)$/);
    link.setAttribute("href", `${folder}${town.tranche}/${file}#${town.code}`);
    link.textContent = "Toute ma liste";
    const forget = button("Oublier cette commune", () => {
      chosen.erase();
      box.replaceChildren(...general);
      /** @type {HTMLElement | null} */ (box.querySelector("p a"))?.focus();
    });
    link.parentElement?.replaceChildren(own ? "D’après vos réponses, gardées sur cet appareil. " : "Gardé sur cet appareil. ", link, " ", forget);
  }

  /** Met d'abord les récits de la taille la plus proche. @param {Commune} town */
  function stories({ population }) {
    for (const told of document.querySelectorAll(".recits")) {
      const near = [...told.querySelectorAll("template")].find(({ dataset }) => Number(dataset["de"]) <= population && population <= Number(dataset["a"] || Infinity));
      if (near) told.querySelector("ul")?.replaceWith(near.content.cloneNode(true));
    }
  }

  /** Coche ce que l'appareil garde ; le premier geste est aussi celui de la liste de la commune. */
  function restore() {
    const kept = /** @type {Record<string, unknown> | undefined} */ (ticked.read()[place()])?.[subject];
    const marks = new Set(Array.isArray(kept) ? kept.map(String) : []);
    if (profile().done.includes(subject)) marks.add(FIRST);
    for (const step of steps) step.checked ||= marks.has(step.value);
  }

  /** Garde les étapes cochées, le premier geste dans la liste de la commune s'il y en a une. */
  function keep() {
    const marks = steps.filter(({ checked }) => checked).map(({ value }) => value);
    const own = place() ? marks.filter((mark) => mark !== FIRST) : marks;
    const here = /** @type {Record<string, unknown>} */ (ticked.read()[place()] ?? {});
    const held = store(ticked, changed(here, subject, own.length ? own : null));
    if (place()) first(marks.includes(FIRST));
    count(held);
  }

  /** Garde sous la commune ce qui reste, ou rien. @param {ReturnType<typeof draft>} kept @param {Record<string, unknown> | null} value */
  function store(kept, value) {
    const all = changed(kept.read(), place(), value && Object.keys(value).length ? value : null);
    return Object.keys(all).length ? kept.keep(all) : kept.erase();
  }

  /** Le même objet, cette clé changée, ou ôtée. @param {Record<string, unknown>} all @param {string} key @param {unknown} value */
  function changed(all, key, value) {
    const { [key]: _, ...others } = all;
    return value ? { ...others, [key]: value } : others;
  }

  /** Met le premier geste dans la liste de la commune, ou l'en ôte. @param {boolean} made */
  function first(made) {
    const { answers, done } = profile();
    const others = done.filter((one) => one !== subject);
    const now = made ? [...others, subject] : others;
    store(answered, answers || now.length ? { answers, done: now } : null);
  }

  /** @param {boolean} held vrai si l'appareil a gardé */
  function count(held) {
    const made = steps.filter(({ checked }) => checked).length;
    const where = held ? "Gardé sur cet appareil seulement." : "Votre navigateur ne garde rien : imprimez la page.";
    said.textContent = `${made} ${made > 1 ? "étapes faites" : "étape faite"} sur ${steps.length}. ${where}`;
  }

  const said = element("p", [], { role: "status", class: "note" });
  list.after(said);
  const town = known();
  const whole = box.querySelector("p a")?.getAttribute("href")?.replace("ma-collectivite/", "mon-dossier/");
  if (town && whole) said.after(element("p", [element("a", ["Mon dossier : dater, prouver, emporter"], { href: whole })]));
  if (town) {
    answer(box, town);
    stories(town);
  }
  const touched = steps.some(({ checked }) => checked);
  restore();
  for (const step of steps) step.addEventListener("change", keep);
  if (touched) keep();
  else if (steps.some(({ checked }) => checked)) count(true);
})();
