// @ts-check
"use strict";
/*
 * Lire une liste de collectivités, trouver chacune, faire le tableau : ce que fait `make dossiers`, sans serveur.
 * Les colonnes, les phrases et les pièces du classeur viennent de Python (macros/exports/liste.py). Ce script ne touche
 * pas à la page.
 */

/**
 * @typedef {{ ligne: number, code: string, nom: string, departement: string, dits: Record<string, string> }} Demande
 * @typedef {{ ligne: number, phrase: string }} Faute
 * @typedef {{ code: string, nom: string, departement: string, population: number, tranche: string, fiche: string, aVerifier: string[], reponses: Record<string, string> }} Collectivite
 * @typedef {{ code: string, nom: string, departement: string, cles: string[] }} Nomme
 */

var guideListe = (() => {
  const SIREN = 9;
  const SIREN_START = 4;
  const WHO = ["code", "nom", "departement"];
  /** @type {any} */
  let given;

  /** Une ligne fausse, et ce qu'elle a de faux. */
  class Mistaken extends Error {
    /** @param {string[]} said */
    constructor(said) {
      super(said.join(" "));
      this.said = said;
    }
  }

  /** Une phrase de Python, où chaque « {} » reçoit ce qu'on lui donne. @param {string} name @param {(string | number)[]} values */
  function phrase(name, ...values) {
    return filled(given.phrases[name], values);
  }

  /** @param {string} text @param {(string | number)[]} values */
  function filled(text, values) {
    const left = [...values];
    return text.replace(/\{\}/g, () => String(left.shift() ?? ""));
  }

  // --- Lire ------------------------------------------------------------------------------------------------------

  /** Les lignes d'un texte, chacune en cellules ; le séparateur est celui de la première. @param {string} text */
  function cells(text) {
    const head = text.split("\n", 1)[0] ?? "";
    const count = (/** @type {string} */ sign) => head.split(sign).length;
    const separator = [";", ",", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
    return split(text, separator).map((row) => row.map((cell) => cell.trim()));
  }

  /** Un CSV : une cellule entre guillemets peut contenir le séparateur et des lignes. @param {string} text @param {string} separator */
  function split(text, separator) {
    const pattern = new RegExp(`(?:"((?:[^"]|"")*)(?:"|$)([^${separator}\\r\\n]*)|([^${separator}\\r\\n]*))(${separator}|\\r\\n|\\r|\\n|$)`, "gy");
    /** @type {string[][]} */
    const rows = [];
    /** @type {string[]} */
    let row = [];
    while (pattern.lastIndex < text.length || row.length) {
      const [, quoted, rest = "", bare = "", end = ""] = pattern.exec(text) ?? [];
      row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"') + rest);
      if (end === separator) continue;
      rows.push(row);
      row = [];
    }
    return rows;
  }

  /** Les demandes d'un texte collé, ou ses fautes. @param {string} text @returns {{ demandes: Demande[], fautes: Faute[] }} */
  function read(text) {
    const rows = cells(text).map((row, rank) => /** @type {const} */ ([rank + 1, row])).filter(([, row]) => row.some(Boolean));
    const [top] = rows;
    if (!top) return { demandes: [], fautes: [{ ligne: 1, phrase: phrase("vide_fichier") }] };
    const [first, head] = top;
    if (/^(?:\d\d|2[ab])/i.test(head[0] ?? "")) {
      return { demandes: rows.map(([ligne, [code = ""]]) => ({ ligne, code, nom: "", departement: "", dits: {} })), fautes: [] };
    }
    const names = head.map((cell) => given.colonnes[guideCommunes.fold(cell).trim()] ?? "");
    const fautes = head.filter((cell, rank) => cell && !names[rank]).map((cell) => ({ ligne: first, phrase: phrase("colonne", cell, nearest(cell)) }));
    if (!fautes.length && !names.includes("code") && !names.includes("nom")) fautes.push({ ligne: first, phrase: phrase("sans_colonne") });
    return { demandes: fautes.length ? [] : rows.slice(1).map(([ligne, row]) => asked(ligne, names, row)), fautes };
  }

  /** @param {string} cell */
  function nearest(cell) {
    const close = guideProches(cell, Object.keys(given.colonnes), 0);
    return close ? phrase("proche", close) : "";
  }

  /** La demande d'une ligne. @param {number} ligne @param {string[]} names @param {string[]} row @returns {Demande} */
  function asked(ligne, names, row) {
    const said = Object.fromEntries(names.map((name, rank) => [name, row[rank] ?? ""]).slice(0, row.length));
    const dits = Object.fromEntries(Object.entries(said).filter(([name, value]) => value && !WHO.includes(name)));
    return { ligne, code: said["code"] ?? "", nom: said["nom"] ?? "", departement: said["departement"] ?? "", dits };
  }

  // --- Trouver ---------------------------------------------------------------------------------------------------

  /** De quoi chercher les collectivités d'une liste, morceau par morceau. */
  class Chercheur {
    /** @param {InstanceType<typeof guideCommunes.Annuaire>} annuaire */
    constructor(annuaire) {
      this.annuaire = annuaire;
      this.table = annuaire.table;
      /** @type {Map<string, Promise<Nomme[]>>} */
      this.named = new Map();
    }

    /**
     * Chaque collectivité, et toutes les fautes de toutes les lignes.
     * @param {Demande[]} demandes
     * @returns {Promise<{ trouvees: Collectivite[], fautes: Faute[] }>}
     */
    async found(demandes) {
      /** @type {Faute[]} */
      const fautes = [];
      /** @type {Map<string, { ligne: number, one: Collectivite }>} */
      const made = new Map();
      for (const demande of demandes) {
        try {
          const one = await this.one(demande);
          const before = made.get(one.code);
          if (before) fautes.push({ ligne: demande.ligne, phrase: phrase("deux_fois", one.nom, before.ligne) });
          else made.set(one.code, { ligne: demande.ligne, one });
        } catch (mistake) {
          if (!(mistake instanceof Mistaken)) throw mistake;
          fautes.push(...mistake.said.map((said) => ({ ligne: demande.ligne, phrase: said })));
        }
      }
      return { trouvees: [...made.values()].map(({ one }) => one), fautes };
    }

    /** La collectivité d'une ligne. @param {Demande} demande @returns {Promise<Collectivite>} */
    async one(demande) {
      const item = await this.territory(demande);
      const [tranche = "", fiche = ""] = this.table.tranches[item.tranche] ?? [];
      const known = Object.fromEntries(item.reponses.map((pair) => pair.split("=")));
      return {
        code: item.code,
        nom: item.nom,
        departement: this.table.departements[item.departement] ?? "",
        population: item.population,
        tranche,
        fiche,
        aVerifier: item.raisons.map((reason) => filled(this.table.raisons[reason.charAt(0)] ?? "", [spaced(reason.slice(1))])),
        reponses: { ...known, ...answers(demande.dits) },
      };
    }

    /** @param {Demande} demande @returns {Promise<Territoire>} */
    async territory(demande) {
      const code = demande.code.replace(/\s+/g, "").toUpperCase();
      if (code) return this.ofCode(code);
      if (demande.nom) return this.ofName(demande);
      throw new Mistaken([phrase("vide")]);
    }

    /** Celle d'un code INSEE ou d'un SIREN ; sinon la plus proche se propose. @param {string} code @returns {Promise<Territoire>} */
    async ofCode(code) {
      const today = (code.length === SIREN && (await this.insee(code))) || code;
      const around = await this.annuaire.at(today);
      const item = around.find((one) => one.code === today && !one.sorte);
      if (item) return item;
      const empty = (await this.empties()).find((one) => one.code === today);
      if (empty) throw new Mistaken([phrase("videe", empty.nom, empty.code)]);
      const former = around.find(({ sorte, propre }) => ["d", "a", "r"].includes(sorte) && propre === code);
      if (former) throw new Mistaken([phrase("hier", code, former.nom, former.actuelle, former.code)]);
      throw new Mistaken([phrase("inconnu", code, await this.near(code))]);
    }

    /** Le code INSEE de la commune d'un SIREN ; rien si ce n'est pas celui d'une commune. @param {string} siren */
    async insee(siren) {
      const start = siren.slice(0, SIREN_START);
      if (!(await this.annuaire.lines("sirens")).includes(start)) return "";
      const line = (await this.annuaire.lines(`sirens-${start}`)).find((one) => one.startsWith(`${siren.slice(SIREN_START)} `));
      return line?.slice(SIREN - SIREN_START + 1) ?? "";
    }

    /** Les communes sans habitants, que la recherche ne propose pas. @returns {Promise<Nomme[]>} */
    async empties() {
      const lines = (await this.annuaire.lines("vides")).filter(Boolean);
      return lines.map((line) => {
        const [code = "", nom = ""] = line.split("|");
        return { code, nom, departement: code.slice(0, /^9[78]/.test(code) ? 3 : 2), cles: guideCommunes.keys(nom) };
      });
    }

    /** Les codes qui ressemblent, avec leur nom. @param {string} code */
    async near(code) {
      const union = code.length === SIREN;
      const start = code.slice(0, 2);
      const every = await this.starting(start);
      const names = new Map(every.filter((one) => one.code.slice(0, 2) === start && (one.code.length === SIREN) === union).map((one) => [one.code, one.nom]));
      const close = guideProches(code, [...names.keys()], 0.6);
      return close ? phrase("voulu", `${close} (${names.get(close)})`) : phrase("ecrire_code", given.phrases.exemple_code);
    }

    /** Toutes les collectivités dont le code commence ainsi, et celles dont elles sont membres. @param {string} start @returns {Promise<Nomme[]>} */
    starting(start) {
      const low = start.toLowerCase();
      const leaves = this.table.feuilles["chiffres"] ?? [];
      const first = leaves.filter((one) => one <= low).at(-1) ?? "";
      return this.gathered(`chiffres ${low}`, "chiffres", leaves.filter((one) => one === first || one.startsWith(low)));
    }

    /** Toutes les collectivités. @returns {Promise<Nomme[]>} */
    all() {
      return this.gathered("noms", "noms", this.table.feuilles["noms"] ?? []);
    }

    /** @param {string} key @param {string} family @param {string[]} leaves */
    gathered(key, family, leaves) {
      const read = async () => {
        const pieces = await Promise.all(leaves.map((start) => this.annuaire.read(`${family}-${start.replaceAll(" ", "_")}`)));
        const found = new Map(pieces.flat().filter(({ sorte }) => !sorte).map(({ code, nom, departement, cles }) => [code, { code, nom, departement, cles }]));
        for (const one of await this.empties()) found.set(one.code, one);
        return [...found.values()].sort((one, other) => one.code.length - other.code.length || (one.code < other.code ? -1 : 1));
      };
      const before = this.named.get(key) ?? read();
      this.named.set(key, before);
      return before;
    }

    /** Celle d'un nom, dans un département quand on le dit. @param {Demande} demande @returns {Promise<Territoire>} */
    async ofName({ nom, departement }) {
      const county = this.county(departement);
      const candidates = (await this.homonyms(nom)).filter((one) => ["", one.departement].includes(county));
      const towns = candidates.filter(({ code }) => code.length !== SIREN);
      const kept = towns.length ? towns : candidates;
      const [only] = kept;
      if (kept.length > 1) throw new Mistaken([phrase("sans_departement", kept.length, nom)]);
      if (only) return this.ofCode(only.code);
      const where = county ? phrase("dans_departement", county) : phrase("dans_tableaux");
      throw new Mistaken([phrase("sans_nom", nom, where, await this.like(guideCommunes.keys(nom)[0] ?? "", county))]);
    }

    /** Celles qui portent ce nom ; « communauté urbaine Caen » n'est pas la commune de Caen. @param {string} nom @returns {Promise<Nomme[]>} */
    async homonyms(nom) {
      for (const form of guideCommunes.keys(nom)) {
        const found = await this.holding(form);
        if (found.length) return found;
      }
      for (const form of guideCommunes.unionKeys(nom)) {
        const found = (await this.holding(form)).filter(({ code }) => code.length === SIREN);
        if (found.length) return found;
      }
      return [];
    }

    /** Celles dont c'est une écriture. @param {string} form @returns {Promise<Nomme[]>} */
    async holding(form) {
      const items = (await this.annuaire.read(this.annuaire.shard("noms", form).name)).filter(({ sorte }) => !sorte);
      const found = [...items, ...(await this.empties())].filter(({ cles }) => cles.includes(form));
      return [...new Map(found.map((one) => [one.code, one])).values()];
    }

    /** Le nom qui ressemble, dans ce département. @param {string} key @param {string} county */
    async like(key, county) {
      const every = county ? (await this.starting(county)).filter(({ departement }) => departement === county) : await this.all();
      const names = new Map(every.flatMap(({ cles, nom }) => cles.map((form) => /** @type {const} */ ([form, nom]))));
      const close = guideProches(key, [...names.keys()], 0.7);
      return close ? phrase("voulu", names.get(close) ?? "") : phrase("corriger_nom");
    }

    /** Le code d'un département, dit par son code ou par son nom. @param {string} said */
    county(said) {
      if (!said) return "";
      const code = said.toUpperCase().padStart(2, "0");
      const { departements } = this.table;
      if (Object.hasOwn(departements, code)) return code;
      const names = new Map(Object.entries(departements).map(([one, nom]) => [guideCommunes.fold(nom), { one, nom }]));
      const form = guideCommunes.fold(said);
      const exact = names.get(form);
      if (exact) return exact.one;
      const close = names.get(guideProches(form, [...names.keys()], 0.6));
      throw new Mistaken([phrase("departement", said, close ? phrase("voulu", close.nom) : phrase("ecrire_code", given.phrases.exemple_departement))]);
    }
  }

  /** Les réponses que dit une ligne. @param {Record<string, string>} dits @returns {Record<string, string>} */
  function answers(dits) {
    /** @type {Record<string, string>} */
    const made = {};
    /** @type {string[]} */
    const wrong = [];
    for (const [id, value] of Object.entries(dits)) {
      const question = Object.hasOwn(given.questions, id) ? given.questions[id] : null;
      const told = guideCommunes.fold(value);
      if (!question || given.sansAvis.includes(told)) continue;
      const [answer] = question.reponses.find((/** @type {string[]} */ names) => names.includes(told.trim())) ?? [];
      if (answer) made[id] = answer;
      else wrong.push(phrase("reponse", id, value, question.reponses.map((/** @type {string[]} */ [name]) => name).join(", ")));
    }
    if (wrong.length) throw new Mistaken(wrong);
    return made;
  }

  /** Un nombre à la française. @param {string} digits */
  const spaced = (digits) => Number(digits || 0).toString().replace(/\B(?=(\d{3})+$)/g, "\u202f");

  // --- Le tableau ------------------------------------------------------------------------------------------------

  /**
   * Les lignes des trois feuilles.
   * @param {Collectivite[]} chosen
   * @param {Record<string, any>} tables la table de chaque tranche
   * @param {string} today
   * @returns {string[][][]}
   */
  function rows(chosen, tables, today) {
    /** @type {Map<string, any[]>} */
    const shared = new Map();
    const lines = (/** @type {Collectivite} */ { tranche, reponses }) => {
      const key = JSON.stringify([tranche, Object.entries(reponses).sort()]);
      const made = shared.get(key) ?? guidePapiers.lines({ reponses, gestes: {} }, tables[tranche], today);
      shared.set(key, made);
      return made;
    };
    const whole = chosen.map((one) => /** @type {const} */ ([one, lines(one)]));
    return [
      whole.map(([one, said]) => {
        const results = Object.fromEntries(said.map(({ id, resultat }) => [id, given.resultats[resultat]]));
        return [one.nom, one.code, one.departement, String(one.population), one.fiche, ...given.obligations.map((/** @type {string} */ id) => results[id])];
      }),
      whole.flatMap(([one, said]) => said.filter(({ resultat }) => resultat === given.due).map((it) => [one.nom, one.code, it.obligation, it.reponse, it.geste, it.prochaine, it.texte])),
      chosen.flatMap((one) => unknown(one, tables[one.tranche]).map((cells) => [one.nom, one.code, ...cells])),
    ];
  }

  /** Ce que l'on ne sait pas d'une collectivité. @param {Collectivite} one @param {any} table @returns {string[][]} */
  function unknown({ aVerifier, reponses }, table) {
    const asked = table.questions.filter((/** @type {{ id: string }} */ { id }) => !Object.hasOwn(reponses, id));
    return [
      ...aVerifier.map((reason) => [phrase("a_verifier", reason), ""]),
      ...asked.map((/** @type {{ id: string }} */ { id }) => [given.questions[id].texte, given.questions[id].ou]),
    ];
  }

  /** Les fichiers du classeur. @param {string[][][]} sheets @returns {Record<string, string>} */
  function workbook(sheets) {
    const { feuilles, pieces, autour } = given;
    const { put } = guidePapiers;
    const made = sheets.map((lines, rank) => {
      const { nom, tete } = feuilles[rank];
      return put(pieces.feuille, { nom, autres: String(tete.length - 1), tete: row(tete, true), lignes: lines.map((cells) => row(cells, false)).join("") });
    });
    const filters = sheets.map((lines, rank) => put(pieces.filtre, { rang: String(rank), nom: feuilles[rank].nom, lettre: feuilles[rank].lettre, fin: String(lines.length + 1) }));
    return { ...autour, "content.xml": put(pieces.contenu, { feuilles: made.join(""), filtres: filters.join("") }) };
  }

  /** @param {string[]} cells @param {boolean} head */
  function row(cells, head) {
    const { pieces, styles } = given;
    const made = cells.map((text, rank) => guidePapiers.put(pieces.cellule, { style: head ? styles.tete : rank ? styles.contenu : styles.rubrique, texte: guideEcriture.escaped(text) }));
    return guidePapiers.put(pieces.ligne, { cellules: made.join("") });
  }

  /** La première feuille en CSV, telle qu'un tableur français la lit. @param {string[][][]} sheets */
  function csv([whole = []]) {
    const cell = (/** @type {string} */ text) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    return `\ufeff${[given.feuilles[0].tete, ...whole].map((cells) => `${cells.map(cell).join(";")}\r\n`).join("")}`;
  }

  return {
    Chercheur, read, rows, workbook, csv, phrase,
    /** @param {any} definition */
    recevoir(definition) {
      given = definition;
    },
  };
})();
