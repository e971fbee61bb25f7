// @ts-check
/**
 * Ce que le script ajoute au guide. Toute page se lit et se parcourt sans lui.
 * Un script classique et non un module : un module ne se charge pas quand on ouvre le guide depuis un dossier.
 */
(() => {
  const LARGE = matchMedia("(min-width: 60em)");
  const MARGIN = matchMedia("(min-width: 80em)");

  /** Fait agir chaque élément de la page que désigne un sélecteur. @param {string} selector @param {(place: any) => void} act */
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  /**
   * Le jour du lecteur, écrit comme dans les données : 2026-11-21.
   * @param {number} now en millisecondes, à l'heure du lecteur
   */
  const day = (now) => new Date(now).toISOString().slice(0, 10);

  /**
   * Une page statique vieillit sans être reconstruite : passée sa date de relecture, elle le dit et devient ambre.
   * La marque du pied date les faits nationaux : passée, c'est l'édition qui est en retard.
   * @param {HTMLElement} root
   * @param {string} today
   */
  function warnWhenStale(root, today) {
    const marks = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-revoir-avant]"))];
    const stale = marks.find(({ dataset }) => (dataset["revoirAvant"] ?? "") < today);
    if (!stale) return;
    const warning = document.createElement("p");
    warning.className = "perime";
    warning.textContent =
      (stale.closest("footer") ? "Édition en retard\u00a0: ses faits nationaux ont plus de six mois. " : `Cette page devait être relue avant le ${stale.querySelector("time")?.textContent}. `) +
      "Elle a pu vieillir\u00a0: lisez le texte officiel avant d’agir.";
    root.querySelector("h1")?.after(warning);
    root.classList.add("est-perimee");
  }

  /**
   * Le tiroir s'ouvre, se ferme et rend le focus sans script. Il reste à le fermer quand le focus en sort,
   * pour ne pas cacher ce qui le reçoit, et quand la fenêtre s'élargit, car le menu est alors une colonne.
   * @param {HTMLElement} menu
   */
  function closeWhenUseless(menu) {
    menu.addEventListener("focusout", ({ relatedTarget: next }) => {
      const away = next instanceof Element && !menu.contains(next) && !next.matches("[popovertarget]");
      if (away) close(menu);
    });
    LARGE.addEventListener("change", () => LARGE.matches && close(menu));
  }

  /** Le sommaire, replié dans le texte, est ouvert dans la marge. @param {HTMLDetailsElement} contents */
  function unfoldInMargin(contents) {
    const fold = () => (contents.open = MARGIN.matches);
    fold();
    MARGIN.addEventListener("change", fold);
  }

  /** @param {HTMLElement} menu */
  function close(menu) {
    if (menu.matches(":popover-open")) menu.hidePopover();
  }

  /**
   * La recherche d'une commune ne se charge que si l'on s'en sert : le champ touché, ou un code dans l'adresse.
   * @param {HTMLElement} place
   */
  function loadWhenUsed(place) {
    const field = place.querySelector("input");
    const wanted = () => /^#[^;]/.test(location.hash) && !document.getElementById(location.hash.slice(1));
    const load = () => {
      if (loaded || !(field || wanted())) return;
      loaded = true;
      for (const script of loadScripts(place.dataset["commune"] ?? "")) script.addEventListener("error", () => sayUnreachable(place));
    };
    let loaded = false;
    if (field) place.hidden = false;
    if (!field || document.activeElement === field) load();
    place.addEventListener("focusin", load);
    addEventListener("hashchange", load);
  }

  /** @param {HTMLElement} place */
  function sayUnreachable(place) {
    const answer = place.querySelector("[role=alert]") ?? place;
    place.hidden = false;
    answer.setAttribute("role", "alert");
    answer.textContent = place.dataset["panne"] ?? "";
  }

  /** Les scripts que nomme une page, dans leur ordre. @param {string} addresses */
  const loadScripts = (addresses) =>
    addresses.split(" ").map((address) => {
      const script = document.createElement("script");
      script.async = false;
      script.src = address;
      document.head.append(script);
      return script;
    });

  /** Ce qui se déplie peut avoir ses scripts : ils partent quand on l'ouvre. @param {HTMLElement} place */
  function loadWhenOpened(place) {
    place.hidden = false;
    place.addEventListener("toggle", () => loadScripts(place.dataset["ouvre"] ?? ""), { once: true });
  }

  /**
   * Ce qui garde des réponses ne part qu'à la première, ou quand il y en a à remettre.
   * @param {HTMLElement} place
   */
  function loadToKeep(place) {
    const load = () => loadScripts(place.dataset["garde"] ?? "");
    if (location.hash.includes(";") || place.dataset["cles"]?.split(" ").some(remembered)) load();
    else place.addEventListener("change", load, { once: true });
  }

  /** Vrai si l'appareil garde quelque chose sous ce nom. @param {string} key */
  function remembered(key) {
    try {
      return localStorage.getItem(key) !== null;
    } catch {
      return false;
    }
  }

  const root = document.documentElement;
  const now = new Date();
  const today = day(now.getTime() - now.getTimezoneOffset() * 60_000);
  root.dataset["jour"] = today;
  warnWhenStale(root, today);
  // Ce qui ne vaut que jusqu'à un jour s'efface le lendemain.
  each("[data-fin]", (past) => past.dataset.fin < today && past.remove());
  each("[data-script]", (place) => loadScripts(place.dataset.script));
  each("[data-garde]", loadToKeep);
  each("[data-ouvre]", loadWhenOpened);
  each("[data-imprimer]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
  each("[data-commune]", loadWhenUsed);
  each(".sommaire details", unfoldInMargin);
  if ("popover" in root) each("#menu", closeWhenUseless);
})();
