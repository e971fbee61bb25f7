// @ts-check
/**
 * Ce que le script ajoute au guide. Toute page se lit et se parcourt sans lui.
 * Un script classique et non un module : un module ne se charge pas quand on ouvre le guide depuis un dossier.
 */
(() => {
  const LARGE = matchMedia("(min-width: 60em)");

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
    warning.textContent =
      `Cette page devait être relue avant le ${written}. ` +
      "Elle a pu vieillir\u00a0: lisez le texte officiel avant d’agir.";
    title.after(warning);
    page.documentElement.classList.add("est-perimee");
  }

  /**
   * Ce que la page dit « à venir » l'est au jour de sa construction : le voici au jour du lecteur.
   * @param {string} today
   */
  function bringUpToDate(today) {
    for (const mark of /** @type {NodeListOf<HTMLTimeElement>} */ (document.querySelectorAll("time[data-au]"))) {
      if (mark.dateTime >= today) return;
      write(mark, today);
    }
    for (const place of document.querySelectorAll("[data-echeances]")) showNext(place, today);
    moveOn(document.querySelector(".echeances-passees tbody") ?? document.createElement("tbody"), today);
  }

  /** @param {HTMLTimeElement} mark @param {string} value */
  function write(mark, value) {
    mark.dateTime = value;
    mark.textContent = new Date(`${value}T12:00`)
      .toLocaleDateString("fr", { day: "numeric", month: "long", year: "numeric" })
      .replace(/^1 /, "1er ");
  }

  /**
   * Le jour où une date qui revient tombe à nouveau.
   * @param {string} rest le mois et le jour : -03-31
   * @param {string} today
   */
  function again(rest, today) {
    const year = Number(today.slice(0, 4));
    return year + rest >= today ? year + rest : year + 1 + rest;
  }

  /** @param {Element} place @param {string} today */
  function showNext(place, today) {
    const [next] = (place.getAttribute("data-echeances") ?? "")
      .split("|")
      .map((line) => line.replace(/^-(-\S+)/, (_, rest) => again(rest, today)))
      .filter((line) => line >= today)
      .sort();
    if (!next) return (place.textContent = "aucune autre connue à ce jour");
    write(date(place), next.slice(0, 10));
    return place.replaceChildren(date(place), next.slice(10).replace(" ", "\u00a0: "));
  }

  /**
   * Les tableaux du calendrier : une date passée change de tableau, une date qui revient change d'année.
   * @param {ParentNode} past le tableau de l'année passée
   * @param {string} today
   */
  function moveOn(past, today) {
    for (const body of document.querySelectorAll(".echeances tbody, .echeances-autres tbody")) {
      for (const row of body.querySelectorAll("tr")) {
        const { dateTime } = date(row);
        if (dateTime >= today) continue;
        const copy = /** @type {Element} */ (row.cloneNode(true));
        const rest = dateTime.slice(4);
        const next = again(rest, today);
        if (row.querySelector("[data-annuel]")) {
          write(date(row), next);
          write(date(copy), Number(next.slice(0, 4)) - 1 + rest);
        } else row.remove();
        if (body.closest(".echeances")) past.append(copy);
      }
      sort(body, 1);
    }
    sort(past, -1);
    const lastYear = Number(today.slice(0, 4)) - 1 + today.slice(4);
    for (const row of [...past.children]) if (date(row).dateTime < lastYear) row.remove();
  }

  /** @param {ParentNode} body @param {number} way */
  function sort(body, way) {
    body.append(...[...body.children].sort((one, other) => way * date(one).dateTime.localeCompare(date(other).dateTime)));
  }

  /** @param {Element} place */
  function date(place) {
    return /** @type {HTMLTimeElement} */ (place.querySelector("time"));
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
    const wanted = () => location.hash !== "" && !document.getElementById(location.hash.slice(1));
    const load = () => {
      if (loaded || !(field || wanted())) return;
      loaded = true;
      const script = document.createElement("script");
      script.addEventListener("error", () => sayUnreachable(place));
      script.src = place.dataset["commune"] ?? "";
      document.head.append(script);
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
  }

  for (const place of document.querySelectorAll("[data-script]")) place.getAttribute("data-script")?.split(" ").forEach(loadScript);
  const today = day(new Date());
  warnWhenStale(document, today);
  bringUpToDate(today);
  for (const place of document.querySelectorAll("[data-commune]")) loadWhenUsed(/** @type {HTMLElement} */ (place));
  const menu = document.getElementById("menu");
  if (menu && "popover" in menu) closeWhenUseless(menu);
})();
