// @ts-check
/**
 * Ce que le script ajoute au guide. Toute page se lit et se parcourt sans lui.
 * Un script classique et non un module : un module ne se charge pas quand on ouvre le guide depuis un dossier.
 */
(() => {
  const LARGE = matchMedia("(min-width: 60em)");
  const MARGIN = matchMedia("(min-width: 80em)");

  /**
   * Le jour du lecteur, écrit comme dans les données : 2026-11-21.
   * @param {Date} now
   * @returns {string}
   */
  function day(now) {
    const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /**
   * Une page statique vieillit sans être reconstruite : passée sa date de relecture, elle le dit et devient ambre.
   * La marque du pied date les faits nationaux : passée, c'est l'édition qui est en retard.
   * @param {Document} page
   * @param {string} today
   */
  function warnWhenStale(page, today) {
    const title = page.querySelector("h1");
    const marks = [...page.querySelectorAll("[data-revoir-avant]")];
    const stale = marks.find((mark) => limit(mark) !== "" && limit(mark) < today);
    if (!title || !stale) return;
    const written = stale.querySelector("time")?.textContent ?? limit(stale);
    const warning = page.createElement("p");
    warning.className = "perime";
    const late = stale.closest("footer");
    warning.textContent =
      (late ? "Édition en retard\u00a0: ses faits nationaux ont plus de six mois. " : `Cette page devait être relue avant le ${written}. `) +
      "Elle a pu vieillir\u00a0: lisez le texte officiel avant d’agir.";
    title.after(warning);
    page.documentElement.classList.add("est-perimee");
  }

  /**
   * La date limite que porte une marque, ou rien si elle est illisible.
   * @param {Element} mark
   * @returns {string}
   */
  function limit(mark) {
    return /^\d{4}-\d{2}-\d{2}$/.exec(mark.getAttribute("data-revoir-avant") ?? "")?.[0] ?? "";
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
    contents.open = MARGIN.matches;
    MARGIN.addEventListener("change", () => (contents.open = MARGIN.matches));
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
      const addresses = (place.dataset["commune"] ?? "").split(" ");
      for (const address of addresses) loadScript(address).addEventListener("error", () => sayUnreachable(place));
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
    answer.textContent = "La recherche de commune ne s’est pas chargée. Choisissez la taille de votre collectivité.";
  }

  /** Les scripts d'une page qui en demande, dans leur ordre. @param {string} address */
  function loadScript(address) {
    const script = document.createElement("script");
    script.async = false;
    script.src = address;
    document.head.append(script);
    return script;
  }

  /** Ce qui se déplie peut avoir ses scripts : ils partent quand on l'ouvre. @param {HTMLElement} place */
  function loadWhenOpened(place) {
    place.hidden = false;
    place.addEventListener("toggle", () => place.dataset["ouvre"]?.split(" ").forEach(loadScript), { once: true });
  }

  /**
   * Ce qui garde des réponses ne part qu'à la première, ou quand il y en a à remettre.
   * @param {HTMLElement} place
   */
  function loadToKeep(place) {
    const load = () => place.dataset["garde"]?.split(" ").forEach(loadScript);
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

  /** Ce qui ne vaut que jusqu'à un jour s'efface le lendemain. @param {string} today */
  function dropPast(today) {
    for (const past of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-fin]"))) if ((past.dataset["fin"] ?? "") < today) past.remove();
  }

  const today = day(new Date());
  document.documentElement.dataset["jour"] = today;
  warnWhenStale(document, today);
  dropPast(today);
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-script]"))) place.dataset["script"]?.split(" ").forEach(loadScript);
  for (const place of document.querySelectorAll("[data-garde]")) loadToKeep(/** @type {HTMLElement} */ (place));
  for (const place of document.querySelectorAll("[data-ouvre]")) loadWhenOpened(/** @type {HTMLElement} */ (place));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-imprimer]"))) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  for (const place of document.querySelectorAll("[data-commune]")) loadWhenUsed(/** @type {HTMLElement} */ (place));
  for (const contents of document.querySelectorAll(".sommaire details")) unfoldInMargin(/** @type {HTMLDetailsElement} */ (contents));
  const menu = document.getElementById("menu");
  if (menu && "popover" in menu) closeWhenUseless(menu);
})();
