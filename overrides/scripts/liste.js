// @ts-check
"use strict";
/*
 * « Coller une liste » : des communes, puis le tableau de leurs obligations, sans rien envoyer ni garder.
 * Ce que disent les règles vient de Python ; liste-lecture.js lit et trouve.
 */
(() => {
  const { element, button, mark, sayFaults, show } = guideFormulaire;
  const { today, save, load, saveOdf, archiver } = guideEcriture;
  const UNREACHABLE = "Une partie du guide ne s'est pas chargée. Rechargez la page, puis recommencez.";
  const form = /** @type {HTMLFormElement} */ (document.getElementById("liste"));
  const list = /** @type {HTMLTextAreaElement} */ (document.getElementById("collectivites"));
  const file = /** @type {HTMLInputElement} */ (document.getElementById("fichier"));
  const output = /** @type {HTMLElement} */ (document.getElementById("tableau"));
  const summary = /** @type {HTMLElement} */ (form.querySelector(".formulaire__erreurs"));
  const place = /** @type {HTMLElement} */ (output.closest("[data-racine]"));
  const root = place.dataset["racine"] ?? "";
  const said = element("p", [], { role: "status" });

  // --- Ce qui se charge quand on demande le tableau -----------------------------------------------------------------

  /** De quoi chercher. */
  async function seeker() {
    for (const address of (place.dataset["suite"] ?? "").split(" ")) await load(address);
    await load(`${root}assets/communes/table.js`);
    const { empreinte } = guideCommunes.tableau();
    const read = async (/** @type {string} */ name) => {
      await load(`${root}assets/communes/${encodeURIComponent(name)}.js?${empreinte}`);
      return guideCommunes.lignes(name);
    };
    return new guideListe.Chercheur(new guideCommunes.Annuaire(guideCommunes.tableau(), read));
  }

  /** La table de chaque tranche. @param {Iterable<string>} ranges */
  async function tables(ranges) {
    const { tranches } = /** @type {any} */ (globalThis).guideSuivi;
    for (const range of ranges) if (!tranches[range]) await load(`${root}assets/suivi/${range}.js`);
    return tranches;
  }

  // --- Ce que l'on dépose --------------------------------------------------------------------------------------------

  /** Met dans la zone ce que contient un fichier. @param {File} given */
  async function receive(given) {
    try {
      const bytes = new Uint8Array(await given.arrayBuffer());
      list.value = bytes[0] === 0x50 && bytes[1] === 0x4b ? await ofSheet(bytes) : decoded(bytes);
      mark(list.id, list, "");
    } catch {
      mark(list.id, list, "Ce fichier n'est ni un CSV ni un ODS. Dans le tableur, copiez vos cellules et collez-les ici.");
      list.focus();
    }
  }

  /** Un texte en UTF-8, ou tel que l'écrit Excel. @param {Uint8Array} bytes */
  function decoded(bytes) {
    if (bytes.includes(0)) throw new Error("binaire");
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  }

  /** La première feuille d'un ODS, telle qu'un tableur la copierait. @param {Uint8Array} bytes */
  async function ofSheet(bytes) {
    const zip = /** @type {any} */ (await archiver(place.dataset["archive"] ?? ""));
    const content = new DOMParser().parseFromString(new TextDecoder().decode(zip.unzipSync(bytes)["content.xml"]), "text/xml");
    const table = content.getElementsByTagName("table:table")[0];
    if (!table) throw new Error("pas de feuille");
    const rows = [...table.getElementsByTagName("table:table-row")].flatMap((row) => repeated(row, "rows", line(row)));
    return rows.join("\n").trimEnd();
  }

  /** Ce qu'un tableur écrit une fois pour plusieurs ; la fin vide d'une feuille en compte un million. @param {Element} place @param {string} what @param {string} text */
  const repeated = (place, what, text) => Array.from({ length: Math.min(Number(place.getAttribute(`table:number-${what}-repeated`) ?? 1), text ? Infinity : 1000) }, () => text);

  /** @param {Element} row */
  function line(row) {
    const cells = [...row.children].flatMap((cell) => repeated(cell, "columns", value(cell)));
    return cells.join("\t").trimEnd();
  }

  /** Une cellule ; un tableur a pu ôter le zéro d'un code, il lui est rendu. @param {Element} cell */
  function value(cell) {
    const text = (cell.getAttribute("office:value") ?? [...cell.getElementsByTagName("text:p")].map((one) => one.textContent).join(" ")).trim();
    return /^\d{4}$/.test(text) ? `0${text}` : text;
  }

  // --- Le tableau ----------------------------------------------------------------------------------------------------

  async function make() {
    output.hidden = true;
    said.textContent = "Recherche en cours…";
    try {
      const chercheur = await seeker();
      const { demandes, fautes } = guideListe.read(list.value);
      const found = await chercheur.found(demandes);
      said.textContent = "";
      refuse([...fautes, ...found.fautes]);
      if (fautes.length || found.fautes.length) return;
      offer(found.trouvees, guideListe.rows(found.trouvees, await tables(new Set(found.trouvees.map(({ tranche }) => tranche))), today()));
    } catch {
      said.textContent = "";
      refuse([{ ligne: 0, phrase: UNREACHABLE }]);
    }
  }

  /** Dit toutes les fautes, chacune avec sa ligne. @param {Faute[]} faults */
  function refuse(faults) {
    const [first] = faults;
    mark(list.id, list, first ? "Cette liste est à corriger." : "");
    summary.hidden = true;
    if (first) sayFaults(summary, faults.map(({ ligne, phrase }) => ({ label: ligne ? `Ligne ${ligne}` : "Liste", message: phrase, field: list })));
  }

  /** @param {Collectivite[]} found @param {string[][][]} sheets */
  function offer(found, sheets) {
    const many = found.length > 1 ? "s" : "";
    const rows = found.map((one) => element("li", [`${one.nom} (${one.code}), ${one.departement} : `, element("a", [one.fiche], { href: `${root}ma-collectivite/${one.tranche}/${location.protocol === "file:" ? "index.html" : ""}#${one.code}` })]));
    show(output, [
      element("p", [`${found.length} collectivité${many} trouvée${many}. Le tableau a une ligne pour chacune et une colonne par obligation. Le classeur ODS a deux feuilles de plus : ce qu'il faut faire, ce que l'on ne sait pas.`]),
      element("p", [
        button("Tableau (.ods)", () => void saveOdf(place.dataset["archive"] ?? "", "ensemble.ods", guideListe.workbook(sheets)).catch(() => refuse([{ ligne: 0, phrase: UNREACHABLE }]))), " ",
        button("Tableau (.csv)", () => save("ensemble.csv", "text/csv", guideListe.csv(sheets))),
      ]),
      element("details", [element("summary", ["Les collectivités trouvées"]), element("ul", rows)]),
    ]);
  }

  file.addEventListener("change", () => { const [given] = file.files ?? []; if (given) void receive(given); });
  list.addEventListener("drop", (event) => {
    const [given] = event.dataTransfer?.files ?? [];
    if (!given) return;
    event.preventDefault();
    void receive(given);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void make();
  });
  list.rows = 8;
  form.append(said);
  form.hidden = false;
})();
