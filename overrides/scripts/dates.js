// @ts-check
/**
 * Ce que la page dit « à venir » l'est au jour de sa construction : le voici au jour du lecteur, que donne guide.js.
 */
(() => {
  /** @param {string} today */
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

  bringUpToDate(document.documentElement.dataset["jour"] ?? "");
})();
