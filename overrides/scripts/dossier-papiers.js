// @ts-check
"use strict";
/*
 * Ce qui sort d'un dossier : les lignes du suivi, le tableau, l'agenda, le bilan. Les pièces des documents, les
 * colonnes et les mots viennent de Python (macros/exports/classeur.py), qui écrit les mêmes fichiers.
 */

/**
 * @typedef {Record<string, string>} Line
 * @typedef {{ id: string, le: string, objet: string, annuel: boolean, rang: number }} Deadline
 * @typedef {{ id: string, nom: string, page: string, questions: string[], dates: Deadline[], cas: Record<string, number>, issues: [string, string, string, string][] }} Duty
 */

var guidePapiers = (() => {
  const REFUSED = "ne_s_applique_pas";
  const SCOPE = "Information générale, sans valeur de conseil juridique.";
  const { inWords, escaped } = guideEcriture;

  /** @returns {any} */
  const given = () => /** @type {any} */ (globalThis).guideSuivi;

  /** @param {string} day JJ/MM/AAAA */
  const short = (day) => day.split("-").reverse().join("/");

  /** Le jour où une date tombe à partir d'aujourd'hui ; rien si elle est passée. @param {Deadline} one @param {string} today */
  function falls({ le, annuel }, today) {
    if (le >= today || !annuel) return le >= today ? le : "";
    const year = Number(today.slice(0, 4));
    const this_year = `${year}${le.slice(4)}`;
    return this_year >= today ? this_year : `${year + 1}${le.slice(4)}`;
  }

  /** Toutes les lignes du suivi, dans l'ordre du travail. @param {any} dossier @param {any} table @param {string} today @returns {Line[]} */
  function lines(dossier, table, today) {
    const made = table.obligations.map((/** @type {Duty} */ duty) => line(dossier, duty, today));
    const rank = (/** @type {Line} */ one) => given().rangs.indexOf(one["resultat"]);
    return made.sort((/** @type {Line} */ one, /** @type {Line} */ other) => rank(one) - rank(other));
  }

  /** @param {any} dossier @param {Duty} duty @param {string} today @returns {Line} */
  function line(dossier, duty, today) {
    const key = duty.questions.map((id) => dossier.reponses[id] ?? "je_ne_sais_pas").join(",");
    const [resultat, reponse, geste, texte] = duty.issues[duty.cas[key] ?? 0] ?? ["", "", "", ""];
    const refused = resultat === REFUSED;
    const done = dossier.gestes[duty.id] ?? { etat: refused ? "sans_objet" : "a_faire" };
    const coming = refused ? [] : duty.dates.map((one) => falls(one, today)).filter(Boolean).sort();
    return {
      id: duty.id, resultat, obligation: duty.nom, reponse, geste, etat: given().etats[done.etat],
      le: done.le ?? "", preuve: done.preuve ?? "", qui: done.qui ?? "", prochaine: done.prochaine || coming[0] || "",
      texte, note: done.note ?? "",
    };
  }

  // --- Le tableau et le bilan ------------------------------------------------------------------------------------

  /** Un texte où chaque place reçoit ce qu'on lui donne. @param {string} text @param {Record<string, string>} told */
  const put = (text, told) => text.replace(/\{([a-z]+)\}/g, (place, name) => told[name] ?? place);

  /** @param {{ id: string, sorte: string, style: string }} column @param {string} value */
  function cell({ sorte, style }, value) {
    const { xml } = given();
    if (sorte === "jour" && !value) return xml.vide;
    return put(xml[sorte], { style, iso: value, texte: escaped(sorte === "jour" ? short(value) : value) });
  }

  /** Les fichiers du tableau de suivi. @param {string} title @param {Line[]} rows */
  function spreadsheet(title, rows) {
    const { colonnes, xml, ods } = given();
    const made = rows.map((row) => put(xml.ligne, { cellules: colonnes.map((/** @type {any} */ one) => cell(one, row[one.id] ?? "")).join("") }));
    return filled(ods, title, made.join(""), rows.length);
  }

  /** Les fichiers d'un texte. @param {string} title @param {string[]} paragraphs */
  function document(title, paragraphs) {
    const { xml, odt } = given();
    return filled(odt, title, paragraphs.map((texte) => put(xml.paragraphe, { texte: escaped(texte) })).join(""), 0);
  }

  /** @param {Record<string, string>} parts @param {string} title @param {string} lignes @param {number} count */
  function filled(parts, title, lignes, count) {
    const told = { titre: escaped(title), fin: String(count + 1), lignes };
    return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, put(text, told)]));
  }

  /** Le bilan de l'année, en dix lignes. @param {any} dossier @param {any} table @param {Line[]} rows @param {string} today */
  function balance(dossier, table, rows, today) {
    const { etats } = given();
    const year = today.slice(0, 4);
    const due = rows.filter(({ resultat }) => resultat !== REFUSED);
    const having = (/** @type {string} */ state) => due.filter(({ etat }) => etat === etats[state]);
    const names = (/** @type {Line[]} */ some, most = 8) =>
      some.length ? `${some.slice(0, most).map(({ obligation }) => obligation).join(" ; ")}${some.length > most ? ` ; et ${some.length - most} de plus` : ""}.` : "rien.";
    const done = having("fait");
    const thisYear = done.filter(({ le = "" }) => le.startsWith(year));
    const bare = done.filter(({ preuve }) => !preuve);
    const answered = table.questions.filter((/** @type {any} */ { id }) => dossier.reponses[id]).length;
    const binding = due.filter(({ resultat }) => resultat === "s_applique").length;
    const next = [...due.map(({ obligation = "", prochaine = "" }) => [prochaine, obligation]), ...dossier.dates.map((/** @type {any} */ { le, objet }) => [le, objet])]
      .filter(([day]) => day >= today).sort().slice(0, 4).map(([day, what]) => `${inWords(day)}, ${what}`);
    return [
      `1. Collectivité : ${dossier.collectivite.nom}${dossier.collectivite.code ? ` (${dossier.collectivite.code})` : ""}. Bilan du ${inWords(today)}, d'après le guide en version ${given().version}.`,
      `2. Ce qui s'applique : ${binding} obligations. ${due.length - binding} autres dépendent d'une réponse, d'une date ou d'un choix.`,
      `3. Questions répondues : ${answered} sur ${table.questions.length}.`,
      `4. Fait en ${year} : ${names(thisYear)}`,
      `5. Fait avant, ou sans date : ${names(done.filter((one) => !thisYear.includes(one)))}`,
      `6. En cours : ${names(having("en_cours"))}`,
      `7. À faire d'abord : ${names(having("a_faire").filter(({ resultat }) => resultat === "s_applique"), 6)}`,
      `8. Fait, mais sans preuve notée : ${names(bare)}`,
      `9. Prochaines dates : ${next.length ? `${next.join(" ; ")}.` : "aucune connue à ce jour."}`,
      "10. Vu par le maire ou le président, le …………………… Signature : ……………………………",
    ];
  }

  // --- L'agenda --------------------------------------------------------------------------------------------------

  /** L'agenda : les dates de la loi, celles que l'on s'est données, et les siennes. @param {any} dossier @param {any} table @param {Line[]} rows @param {string} today */
  function calendar(dossier, table, rows, today) {
    const shown = new Map(rows.map((row) => [row["id"], row]));
    /** @type {Journee[]} */
    const days = [];
    for (const { id, nom, dates } of /** @type {Duty[]} */ (table.obligations)) {
      const row = shown.get(id) ?? {};
      if (row["resultat"] === REFUSED || row["etat"] === given().etats.sans_objet) continue;
      for (const one of dates) if (falls(one, today)) days.push({ id: `${id}.${one.id}`, day: one.le, title: `${nom} : ${one.objet}`, rank: one.rang, told: scoped(row["geste"] ?? ""), yearly: one.annuel, recalled: true });
      const mine = dossier.gestes[id];
      if (mine?.prochaine) days.push({ id: `${id}.a-moi`, day: mine.prochaine, title: nom, rank: mine.rang, told: scoped(mine.note), recalled: true });
    }
    for (const { id, objet, le, rang } of dossier.dates) days.push({ id: `perso.${id}`, day: le, title: objet, rank: rang, told: SCOPE, recalled: true });
    return guideEvenements.agenda(`Mon dossier : ${dossier.collectivite.nom}`, days, today);
  }

  /** @param {string} said */
  const scoped = (said) => [said, SCOPE].filter(Boolean).join("\n");

  return { lines, spreadsheet, document, balance, calendar, short, put };
})();
