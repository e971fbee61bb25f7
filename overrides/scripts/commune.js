// @ts-check
"use strict";
/*
 * Trouver sa commune par son nom ou son code postal, et montrer sur la fiche d'une tranche la commune choisie.
 * `guide.js` ne charge ce script que si l'on s'en sert. Il ne connaît aucune règle : `territoires.js` reconnaît la commune,
 * qui arrive avec l'adresse de sa fiche, calculée avant la construction (macros/territories/shards.py).
 * Un script classique, et des morceaux qui en sont aussi : rien d'autre ne se charge depuis un dossier.
 */

/**
 * @typedef {(found: Territoire[]) => void} Answer
 * @typedef {(options: Record<string, unknown>) => void} Autocomplete
 */

(() => {
  const SHOWN = 20;
  const LABEL = "etiquette-commune";
  const WAITING = "Recherche en cours…";
  /** Le temps de finir un mot avant d'y chercher une faute de frappe. */
  const PAUSE = 400;
  const CODE = /^(?:\d{5}|2[AB]\d{3}|\d{9})$/i;
  const UNREACHABLE = "La liste des communes ne s'est pas chargée.";
  const SIZES = "choisissez la taille de votre collectivité";

  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();
  /** @type {Promise<InstanceType<typeof guideCommunes.Annuaire>> | undefined} */
  let opened;
  let asked = 0;

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
    const anchor = item.sorte === "t" ? "" : `#${item.code}`;
    return href(place, `ma-collectivite/${guideCommunes.tableau().tranches[range]?.[0]}/${anchor}`);
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
   * L'annuaire, chargé une seule fois ; un échec pourra se retenter.
   * @param {HTMLElement} place
   */
  function directory(place) {
    const root = place.dataset["racine"];
    const read = async (/** @type {string} */ name) => {
      await load(`${root}assets/communes/${encodeURIComponent(name)}.js?${guideCommunes.tableau().empreinte}`);
      return guideCommunes.lignes(name);
    };
    const open = async () => {
      await load(`${root}assets/communes/table.js`);
      return new guideCommunes.Annuaire(guideCommunes.tableau(), read);
    };
    opened ??= open();
    opened.catch(() => (opened = undefined));
    return opened;
  }

  /**
   * La réponse à ce qui est écrit, et à défaut les noms qui en sont proches, après une pause.
   * @param {HTMLElement} place
   * @param {string} text
   * @param {number} pause
   */
  async function search(place, text, pause) {
    const number = asked;
    const annuaire = await directory(place);
    const found = await annuaire.answer(text);
    if (found.trouves.length || found.remarque) return found;
    await new Promise((later) => setTimeout(later, pause));
    return number === asked ? annuaire.proposed(text) : found;
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
    return element("li", [element("a", [guideCommunes.label(item)], { href: sheet(place, item) })]);
  }

  /**
   * Ce que répond le bouton : la fiche si la réponse est exacte et seule, sinon ce qui a été lu et la liste des réponses.
   * @param {HTMLElement} form
   * @param {string} text
   */
  async function submit(form, text) {
    const number = ++asked;
    tell(form, "status", []);
    try {
      const { trouves, seule, remarque } = await search(form, text, 0);
      if (number !== asked) return;
      if (seule) location.assign(sheet(form, seule));
      else if (trouves.length) tell(form, "status", several(form, trouves, remarque || "Choisissez la vôtre :"));
      else tell(form, "alert", [nothing(form, text.trim(), remarque)]);
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
   * @param {string} remarque
   */
  function nothing(form, text, remarque) {
    if (!text) return element("p", ["Écrivez le nom d'une commune, ou son code postal."]);
    const link = element("a", [SIZES], { href: href(form, "ma-collectivite/#choisir-votre-taille") });
    return element("p", [`${remarque || `Aucune commune ne répond à « ${text.slice(0, 60)} ».`} Vérifiez, ou `, link, "."]);
  }

  /**
   * @param {HTMLElement} form
   * @param {Territoire[]} found
   * @param {string} said
   */
  function several(form, found, said) {
    const list = element("ul", found.slice(0, SHOWN).map((item) => choice(form, item)));
    const more = found.length > SHOWN ? [element("p", ["Il y en a d'autres : ajoutez le département ou le code postal."])] : [];
    return [element("p", [said]), list, ...more];
  }

  /** @param {string} text */
  const remarked = (text) => element("p", [text]);

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
    field.setAttribute("maxlength", "200");
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
        search(form, text, PAUSE)
          .then(({ trouves, remarque }) => {
            if (number !== asked) return;
            tell(form, "status", trouves.length && remarque ? [remarked(remarque)] : []);
            state = remarque || "Aucune commune à ce nom. Vérifiez l'orthographe, ou choisissez votre taille.";
            answer(trouves.slice(0, SHOWN));
          })
          .catch(() => {
            if (number !== asked) return;
            state = `${UNREACHABLE} Choisissez plutôt votre taille.`;
            answer([]);
            tell(form, "alert", [otherwise(form, UNREACHABLE)]);
          });
      },
      templates: {
        inputValue: (/** @type {Territoire | undefined} */ item) => guideCommunes.label(item),
        suggestion: (/** @type {Territoire} */ item) => escaped(guideCommunes.label(item)),
      },
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
      if (item) remember(item);
      if (item) describe(panel, item, union);
      else panel.replaceChildren(alerting(nobody(panel, code)));
    } catch {
      if (number === asked) panel.replaceChildren(alerting(otherwise(panel, UNREACHABLE)));
    }
  }

  /**
   * Garde sur l'appareil la commune choisie : les fiches d'obligation en disent alors la réponse (fiche.js).
   * @param {Territoire} item
   */
  function remember({ nom, code, tranche, population, reponses }) {
    try {
      const [range] = guideCommunes.tableau().tranches[tranche] ?? [];
      localStorage.setItem("guide:commune", JSON.stringify({ nom, code, tranche: range, population, reponses }));
    } catch {
      // L'appareil ne garde rien : les fiches parlent de la petite commune.
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
    const found = await (await directory(panel)).at(code);
    return found.filter(({ sorte }) => !sorte);
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
    const { aides, departements, tranches } = guideCommunes.tableau();
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
    const name = guideCommunes.tableau().tranches[item.tranche]?.[1] ?? "";
    const link = element("a", [name], { href: sheet(panel, item) });
    return element("p", ["Vous lisez une autre fiche. D'après cette population, la sienne est : ", link, "."], { class: "perime" });
  }

  /**
   * D'où vient le chiffre, pourquoi il est à vérifier, et les fiches d'à côté.
   * @param {HTMLElement} panel
   * @param {Territoire} item
   */
  function doubts(panel, item) {
    const { population, raisons, tranches } = guideCommunes.tableau();
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

  for (const form of document.querySelectorAll("form[data-commune]")) start(/** @type {HTMLFormElement} */ (form));
  for (const found of document.querySelectorAll("section[data-commune]")) {
    const panel = /** @type {HTMLElement} */ (found);
    addEventListener("hashchange", () => void present(panel));
    void present(panel);
  }
})();
