// @ts-check
"use strict";
/*
 * Trouver sa commune par son nom ou son code postal, et montrer sur la fiche d'une tranche la commune choisie.
 * `guide.js` ne charge ce script que si l'on s'en sert. Il ne connaît aucune règle : chaque commune arrive avec
 * l'adresse de sa fiche, calculée avant la construction (macros/territories/shards.py).
 * Un script classique, et des morceaux qui en sont aussi : rien d'autre ne se charge depuis un dossier.
 */

/**
 * @typedef {{
 *   empreinte: string,
 *   feuilles: Record<string, string[]>,
 *   courts: Record<string, string[]>,
 *   tranches: [string, string][],
 *   departements: Record<string, string>,
 *   aides: string[],
 *   population: Record<string, string>,
 *   raisons: Record<string, string>,
 * }} Table
 * @typedef {{
 *   nom: string, code: string, postaux: string[], departement: string, tranche: number,
 *   population: number, voisines: number[], raisons: string[], epci: string, reponses: string[],
 * }} Territoire
 * @typedef {{ nom: string, nombre: string }} Question
 * @typedef {(found: Territoire[]) => void} Answer
 * @typedef {(options: Record<string, unknown>) => void} Autocomplete
 */

/** Ce que la table et les morceaux appellent en se chargeant. */
var guideCommunes = (() => {
  const SHOWN = 20;
  const LABEL = "etiquette-commune";
  const WAITING = "Recherche en cours…";
  const SIREN = 9;
  const CODE = /^(?:\d{5}|2[AB]\d{3}|\d{9})$/i;
  /** @type {Record<string, string>} */
  const SAINTS = { st: "saint", ste: "sainte" };
  const NATURE = /^(?:c[cau]|communaute (?:de communes|d agglomeration|urbaine)) (?:(?:de|du|des|d) )?/;
  const COUNTRY = /^pays (?:(?:de|du|des|d) )?(?:(?:la|le|les|l) )?(?=.)/;
  const UNREACHABLE = "La liste des communes ne s'est pas chargée.";
  const SIZES = "choisissez la taille de votre collectivité";

  /** @type {Map<string, string[]>} */
  const received = new Map();
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();
  /** @type {Table | undefined} */
  let known;
  let asked = 0;

  /**
   * Ce que l'on compare d'un nom ; `macros/territories/shards.py` fait de même.
   * @param {string} text
   */
  function key(text) {
    const plain = text
      .toLowerCase()
      .replaceAll("œ", "oe")
      .replaceAll("æ", "ae")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/\([^)]*\)?/g, " ")
      .split(/[^a-z0-9]+/)
      .filter(Boolean);
    const words = plain.map((word, rank) => (rank < plain.length - 1 && SAINTS[word]) || word);
    return words.join(" ").replace(NATURE, "").replace(/^(?:le|la|les|l) (?=.)/, "");
  }

  /**
   * Une question : un début de nom, et un numéro de département ou un code postal quand elle finit par là.
   * @param {string} text
   * @returns {Question}
   */
  function question(text) {
    const [, nom = "", nombre = ""] = /^(.*?)(?:(?:^|[\s,(])(\d{2,9}|2[ab]\d{0,3})\)?)?\s*$/i.exec(text.slice(0, 100)) ?? [];
    return { nom: key(nom), nombre: nombre.toLowerCase() };
  }

  /**
   * L'adresse d'un fichier du guide ; un dossier ouvert sans serveur demande le nom du fichier.
   * @param {HTMLElement} place
   * @param {string} address
   */
  function href(place, address) {
    const [path, anchor = ""] = address.split("#");
    const file = location.protocol === "file:" ? "index.html" : "";
    return `${place.dataset["racine"] ?? ""}${path}${file}${anchor && "#"}${anchor}`;
  }

  /**
   * La fiche d'un territoire.
   * @param {HTMLElement} place
   * @param {Territoire} item
   * @param {number} [range]
   */
  function sheet(place, item, range = item.tranche) {
    return href(place, `ma-collectivite/${tableau().tranches[range]?.[0]}/#${item.code}`);
  }

  function tableau() {
    if (!known) throw new Error("table absente");
    return known;
  }

  /**
   * Charge un script une seule fois ; un échec pourra se retenter.
   * @param {string} address
   * @returns {Promise<void>}
   */
  function load(address) {
    const before = loading.get(address);
    if (before) return before;
    /** @type {Promise<void>} */
    const wanted = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => {
        loading.delete(address);
        script.remove();
        reject(new Error(address));
      });
      script.src = address;
      document.head.append(script);
    });
    loading.set(address, wanted);
    return wanted;
  }

  /**
   * Le nom du seul morceau qui répond à un début de mot, et s'il n'en est qu'un résumé.
   * @param {string} family
   * @param {string} start
   */
  function shard(family, start) {
    const { courts, feuilles } = tableau();
    const short = (courts[family] ?? []).includes(start);
    const leaf = (feuilles[family] ?? []).filter((first) => first <= start).at(-1) ?? "";
    return { short, name: `${family}${short ? "-court" : ""}-${(short ? start : leaf).replaceAll(" ", "_")}` };
  }

  /**
   * Les territoires d'un morceau.
   * @param {HTMLElement} place
   * @param {string} name
   */
  async function read(place, name) {
    await load(`${place.dataset["racine"]}assets/communes/${encodeURIComponent(name)}.js?${tableau().empreinte}`);
    return (received.get(name) ?? []).map(territory);
  }

  /**
   * Une ligne de morceau ; le code d'une intercommunalité a neuf chiffres. Sa troisième case est un département, et
   * la dernière, les réponses que les tableaux donnent pour elle : « membre_3500=oui ».
   * @param {string} line
   * @returns {Territoire}
   */
  function territory(line) {
    const [nom = "", code = "", third = "", range, population, around = "", why = "", last = ""] = line.split("|");
    const union = code.length === SIREN;
    return {
      nom,
      code,
      postaux: union ? [] : third.split(" ").filter(Boolean),
      departement: union ? third : code.slice(0, /^9[78]/.test(code) ? 3 : 2),
      tranche: Number(range),
      population: Number(population),
      voisines: around.split(" ").filter(Boolean).map(Number),
      raisons: why.split(" ").filter(Boolean),
      epci: union ? "" : last,
      reponses: union ? last.split(" ").filter(Boolean) : [],
    };
  }

  /**
   * Les territoires qui répondent à une question, les noms exacts d'abord.
   * @param {HTMLElement} place
   * @param {string} text
   */
  async function search(place, text) {
    const { nom, nombre } = question(text);
    if (!nom && !nombre) return [];
    await load(`${place.dataset["racine"]}assets/communes/table.js`);
    const byName = shard("noms", nom);
    const byNumber = shard("chiffres", nombre);
    const useNumber = !nom || (nombre !== "" && byName.short && !byNumber.short);
    const all = await read(place, (useNumber ? byNumber : byName).name);
    const found = all.filter((item) => named(item, nom));
    const exact = found.filter((item) => numbered(item, nombre)).map((item) => showing(item, nombre));
    return ordered(exact.length || !nom ? exact : found, nom);
  }

  /**
   * Les noms exacts d'abord, et les communes avant les intercommunalités.
   * @param {Territoire[]} found
   * @param {string} nom
   */
  function ordered(found, nom) {
    const rank = (/** @type {Territoire} */ item) => (key(item.nom) === nom ? 0 : 2) + (item.code.length === SIREN ? 1 : 0);
    return found.sort((one, other) => rank(one) - rank(other));
  }

  /**
   * Un territoire qui montre d'abord le code postal demandé.
   * @param {Territoire} item
   * @param {string} nombre
   * @returns {Territoire}
   */
  function showing(item, nombre) {
    const asked = item.postaux.filter((code) => nombre && code.startsWith(nombre));
    return { ...item, postaux: [...asked, ...item.postaux] };
  }

  /**
   * @param {Territoire} item
   * @param {string} nom
   */
  function named(item, nom) {
    const whole = key(item.nom);
    return whole.startsWith(nom) || whole.replace(COUNTRY, "").startsWith(nom);
  }

  /**
   * @param {Territoire} item
   * @param {string} nombre
   */
  function numbered(item, nombre) {
    return (
      nombre === "" ||
      item.departement.toLowerCase() === nombre ||
      item.code.toLowerCase() === nombre ||
      item.postaux.some((code) => code.startsWith(nombre))
    );
  }

  /**
   * Un territoire et de quoi le distinguer de ses homonymes.
   * @param {Territoire | undefined} item
   */
  function label(item) {
    if (!item) return "";
    const { departements } = tableau();
    const where = departements[item.departement] ?? item.departement;
    const second = item.code.length === SIREN ? "intercommunalité" : item.postaux[0];
    return `${item.nom} (${[where, second].filter(Boolean).join(", ")})`;
  }

  /**
   * Un texte à la française, comme le reste de la page : apostrophes courbes, espaces insécables.
   * @param {string} text
   */
  function typeset(text) {
    return text.replaceAll("'", "’").replace(/ (?=[:»%])|(?<=«) /g, "\u00a0").replace(/ (?=[;?!])/g, "\u202f");
  }

  /**
   * Un élément et ce qu'il contient ; tout texte passe par le DOM, jamais par du HTML.
   * @param {string} tag
   * @param {(Node | string)[]} content
   * @param {Record<string, string>} [attributes]
   */
  function element(tag, content, attributes = {}) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...content.map((part) => (typeof part === "string" ? typeset(part) : part)));
    return made;
  }

  /** @param {string} text */
  function escaped(text) {
    return element("span", [text]).innerHTML;
  }

  /**
   * Le chemin sans recherche, au bout de chaque message.
   * @param {HTMLElement} place
   * @param {string} message
   */
  function otherwise(place, message) {
    const link = element("a", [SIZES], { href: href(place, "ma-collectivite/#choisir-votre-taille") });
    return element("p", [`${message} Sans elle, `, link, "."]);
  }

  /**
   * @param {HTMLElement} place
   * @param {Territoire} item
   */
  function choice(place, item) {
    return element("li", [element("a", [label(item)], { href: sheet(place, item) })]);
  }

  /**
   * Ce que répond le bouton : la fiche s'il n'y en a qu'une, sinon la liste des réponses.
   * @param {HTMLElement} form
   * @param {string} text
   */
  async function submit(form, text) {
    const number = ++asked;
    tell(form, "status", []);
    try {
      const found = await search(form, text);
      if (number !== asked) return;
      if (found.length === 1 && found[0]) location.assign(sheet(form, found[0]));
      else if (found.length) tell(form, "status", several(form, found));
      else tell(form, "alert", [nothing(form, text.trim())]);
    } catch {
      if (number === asked) tell(form, "alert", [otherwise(form, UNREACHABLE)]);
    }
  }

  /**
   * Écrit une réponse dans la zone de sa sorte, une erreur dans `alert` (RGAA 7.5), et vide l'autre.
   * @param {HTMLElement} form
   * @param {"status" | "alert"} role
   * @param {Node[]} content
   */
  function tell(form, role, content) {
    for (const zone of form.querySelectorAll(".commune__reponse, .commune__alerte")) {
      zone.replaceChildren(...(zone.getAttribute("role") === role ? content : []));
    }
  }

  /**
   * Ce que l'on dit d'une question vide, ou d'un nom que personne ne porte.
   * @param {HTMLElement} form
   * @param {string} text
   */
  function nothing(form, text) {
    if (!text) return element("p", ["Écrivez le nom d'une commune, ou son code postal."]);
    const link = element("a", [SIZES], { href: href(form, "ma-collectivite/#choisir-votre-taille") });
    return element("p", [`Aucune commune ne répond à « ${text.slice(0, 60)} ». Vérifiez le nom, ou `, link, "."]);
  }

  /**
   * @param {HTMLElement} form
   * @param {Territoire[]} found
   */
  function several(form, found) {
    const list = element("ul", found.slice(0, SHOWN).map((item) => choice(form, item)));
    const more = found.length > SHOWN ? [element("p", ["Il y en a d'autres : ajoutez le département ou le code postal."])] : [];
    return [element("p", ["Plusieurs réponses. Choisissez la vôtre :"]), list, ...more];
  }

  /**
   * Change le champ simple en liste qui se complète, sans perdre ce qui est déjà écrit.
   * @param {HTMLFormElement} form
   */
  async function enhance(form) {
    const holder = /** @type {HTMLElement} */ (form.querySelector(".commune__champ"));
    const plain = /** @type {HTMLInputElement} */ (holder.querySelector("input"));
    await load(form.dataset["liste"] ?? "");
    const autocomplete = /** @type {{ accessibleAutocomplete?: Autocomplete }} */ (globalThis).accessibleAutocomplete;
    if (!autocomplete) return;
    const { value, id } = plain;
    const help = document.getElementById(plain.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
    const focused = document.activeElement === plain;
    plain.remove();
    autocomplete(options(form, holder, id, help));
    const field = /** @type {HTMLInputElement} */ (holder.querySelector("input"));
    field.setAttribute("maxlength", "100");
    if (focused) field.focus();
    if (value) setTimeout(() => takeBack(field, value));
  }

  /**
   * Remet dans le nouveau champ ce qui était écrit, une fois que la bibliothèque, qui sélectionne tout, a fini ;
   * une lettre tapée entre-temps vient à la suite.
   * @param {HTMLInputElement} field
   * @param {string} value
   */
  function takeBack(field, value) {
    field.value = value + field.value;
    field.setSelectionRange(field.value.length, field.value.length);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /**
   * Les réglages de la liste, tous ses textes en français.
   * @param {HTMLFormElement} form
   * @param {HTMLElement} element
   * @param {string} id
   * @param {string} help ce que disait l'ancien champ
   */
  function options(form, element, id, help) {
    let state = "";
    const none = () => typeset(state);
    return {
      element,
      id,
      name: "commune",
      minLength: 1,
      confirmOnBlur: false,
      displayMenu: "overlay",
      menuAttributes: { "aria-labelledby": LABEL },
      source: (/** @type {string} */ text, /** @type {Answer} */ answer) => {
        const number = ++asked;
        state = WAITING;
        search(form, text)
          .then((found) => {
            if (number !== asked) return;
            tell(form, "status", []);
            state = "Aucune commune à ce nom. Vérifiez l'orthographe, ou choisissez votre taille.";
            answer(found.slice(0, SHOWN));
          })
          .catch(() => {
            if (number !== asked) return;
            state = `${UNREACHABLE} Choisissez plutôt votre taille.`;
            answer([]);
            tell(form, "alert", [otherwise(form, UNREACHABLE)]);
          });
      },
      templates: { inputValue: label, suggestion: (/** @type {Territoire} */ item) => escaped(label(item)) },
      onConfirm: (/** @type {Territoire | undefined} */ item) => item && location.assign(sheet(form, item)),
      tNoResults: none,
      tStatusNoResults: () => (state === WAITING ? WAITING : "Aucune réponse."),
      tStatusQueryTooShort: () => "",
      tStatusSelectedOption: (/** @type {string} */ text, /** @type {number} */ count, /** @type {number} */ rank) =>
        `${text}, ${rank + 1} sur ${count}`,
      tStatusResults: (/** @type {number} */ count, /** @type {string} */ selected) =>
        `${amount(count)}. ${selected}`,
      tAssistiveHint: () =>
        `${help} ` +
        "Quand des réponses s’affichent, les flèches haut et bas les parcourent et la touche Entrée ouvre la fiche. " +
        "Sur un écran tactile, explorez du doigt.",
    };
  }

  /** Combien de réponses la liste montre. @param {number} count */
  function amount(count) {
    if (count === 1) return "1 réponse";
    return count < SHOWN ? `${count} réponses` : `Les ${count} premières réponses`;
  }

  /** @param {HTMLFormElement} form */
  function start(form) {
    const text = () => form.querySelector("input")?.value ?? "";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void submit(form, text());
    });
    form.addEventListener(
      "keydown",
      (event) => {
        const list = form.querySelector("[role=combobox]");
        if (event.key === "Escape" && list instanceof HTMLElement && event.target !== list) {
          event.stopPropagation();
          list.focus();
          list.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", keyCode: 27, bubbles: true }));
          return;
        }
        if (event.key !== "Enter" || event.target !== list || list?.hasAttribute("aria-activedescendant")) return;
        event.preventDefault();
        event.stopPropagation();
        void submit(form, text());
      },
      true,
    );
    enhance(form).catch(() => tell(form, "alert", [otherwise(form, UNREACHABLE)]));
  }

  /**
   * Met au nom de la commune que nomme l'adresse la fiche que l'on lit, et y mène le clavier et la voix, comme à une
   * ancre ; un fragment qui mène à un titre ne la concerne pas.
   * @param {HTMLElement} panel
   */
  async function present(panel) {
    const code = fragment();
    panel.hidden = !code || document.getElementById(code) !== null;
    if (panel.hidden) return;
    const number = ++asked;
    try {
      const around = await territoriesAt(panel, code);
      if (number !== asked) return;
      const item = around.find((one) => one.code === code.toUpperCase());
      const union = around.find((one) => one.code === item?.epci);
      if (item) describe(panel, item, union);
      else panel.replaceChildren(alerting(nobody(panel, code)));
    } catch {
      if (number === asked) panel.replaceChildren(alerting(otherwise(panel, UNREACHABLE)));
    }
  }

  /**
   * Une erreur, dite aussitôt par un lecteur d'écran.
   * @param {HTMLElement} message
   */
  function alerting(message) {
    return element("div", [message], { role: "alert", "aria-live": "assertive" });
  }

  /** Le code que porte l'adresse de la page, avant les réponses ; ou un texte qui n'en est pas un. */
  function fragment() {
    const [code = ""] = location.hash.slice(1).split(";");
    try {
      return decodeURIComponent(code);
    } catch {
      return code;
    }
  }

  /**
   * Les territoires du morceau où se lit un code ; l'intercommunalité d'une commune est dans le même.
   * @param {HTMLElement} panel
   * @param {string} code
   */
  async function territoriesAt(panel, code) {
    if (!CODE.test(code)) return [];
    await load(`${panel.dataset["racine"]}assets/communes/table.js`);
    return read(panel, shard("chiffres", code.toLowerCase()).name);
  }

  /**
   * @param {HTMLElement} panel
   * @param {string} code
   */
  function nobody(panel, code) {
    const link = element("a", ["Cherchez votre commune"], { href: href(panel, "ma-collectivite/") });
    const text = `L'adresse de cette page se termine par « ${code.slice(0, 40)} », qui n'est le code d'aucune commune. `;
    return element("p", [text, link, ", ou lisez la fiche telle quelle."]);
  }

  /**
   * La fiche au nom d'un territoire : son titre, ce qu'il est, ce qui reste à vérifier, ses aides, ce que l'on sait.
   * @param {HTMLElement} panel
   * @param {Territoire} item
   * @param {Territoire | undefined} union
   */
  function describe(panel, item, union) {
    const { aides, departements, tranches } = tableau();
    const where = departements[item.departement] ?? item.departement;
    const people = `${new Intl.NumberFormat("fr-FR").format(item.population)} habitants`;
    const here = location.pathname.includes(`/${tranches[item.tranche]?.[0]}/`);
    const belongs = union ? [" · ", element("a", [union.nom], { href: sheet(panel, union) })] : [];
    const title = /** @type {HTMLElement} */ (document.querySelector("h1"));
    document.title = document.title.replace(/^.*? – /, () => typeset(`${item.nom} – `));
    title.replaceChildren(typeset(`${item.nom} : vos obligations numériques`));
    title.tabIndex = -1;
    panel.replaceChildren(element("p", [`${people} · ${where} (${item.departement})`, ...belongs]), ...(here ? [] : [moved(panel, item)]));
    document.querySelector(".commune-doutes")?.replaceChildren(...doubts(panel, item));
    const help = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".actions a:last-child"));
    if (help && aides.includes(item.departement)) {
      help.textContent = typeset(`Qui m'aide : ${where}`);
      help.href = href(panel, `${panel.dataset["aides"]}#departement-${item.departement.toLowerCase()}`);
    }
    settle(item);
    title.focus();
  }

  /**
   * Donne les réponses que les tableaux connaissent, et ne les demande plus.
   * @param {Territoire} item
   */
  function settle({ reponses }) {
    for (const group of /** @type {NodeListOf<HTMLFieldSetElement>} */ (document.querySelectorAll("fieldset:disabled"))) group.disabled = false;
    for (const pair of reponses) {
      const [name = "", value = ""] = pair.split("=");
      const radio = /** @type {HTMLInputElement | null} */ (document.querySelector(`[name=${name}][value=${value}]`));
      const group = radio?.closest("fieldset");
      if (!radio || !group) continue;
      radio.checked = true;
      group.disabled = true;
    }
  }

  /**
   * La fiche lue n'est pas celle de la commune : on compare deux fiches, ou un seuil a changé depuis.
   * @param {HTMLElement} panel
   * @param {Territoire} item
   */
  function moved(panel, item) {
    const name = tableau().tranches[item.tranche]?.[1] ?? "";
    const link = element("a", [name], { href: sheet(panel, item) });
    return element("p", ["Vous lisez une autre fiche. D'après cette population, la sienne est : ", link, "."], { class: "perime" });
  }

  /**
   * D'où vient le chiffre, pourquoi il est à vérifier, et les fiches d'à côté.
   * @param {HTMLElement} panel
   * @param {Territoire} item
   */
  function doubts(panel, item) {
    const { population, raisons, tranches } = tableau();
    const said = item.raisons.map((reason) => {
      const limit = new Intl.NumberFormat("fr-FR").format(Number(reason.slice(1)));
      const text = (raisons[reason.charAt(0)] ?? "").replace("{}", limit);
      return ` ${text.charAt(0).toUpperCase()}${text.slice(1)}`;
    });
    const links = item.voisines.map((range) => element("a", [tranches[range]?.[1] ?? ""], { href: sheet(panel, item, range) }));
    const around = links.flatMap((link, rank) => [rank ? " ; " : " Lisez aussi : ", link]);
    const field = population[item.raisons.includes("m") ? "m" : "t"] ?? "";
    const count = `Population utilisée : ${field}.`;
    return [element("p", said.length ? [element("strong", ["À vérifier."]), ` ${count}`, ...said, ...around] : [count])];
  }

  return {
    /** @param {Table} given */
    table(given) {
      known = given;
    },
    /**
     * @param {string} name
     * @param {string} lines
     */
    recevoir(name, lines) {
      received.set(name, lines.split("\n"));
    },
    key,
    /** Branche la page : le formulaire, ou la place de la commune choisie. */
    demarrer() {
      for (const form of document.querySelectorAll("form[data-commune]")) start(/** @type {HTMLFormElement} */ (form));
      for (const found of document.querySelectorAll("section[data-commune]")) {
        const panel = /** @type {HTMLElement} */ (found);
        addEventListener("hashchange", () => void present(panel));
        void present(panel);
      }
    },
  };
})();

guideCommunes.demarrer();
