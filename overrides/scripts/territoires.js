// @ts-check
"use strict";
/*
 * Reconnaître un territoire dans ce qu'une personne écrit : un nom, un code postal, un nom d'autrefois. Il ne touche pas
 * à la page : `commune.js` et `recherche.js` lui donnent de quoi lire les morceaux, les tests aussi.
 * Une fiche ne s'ouvre que sur une réponse exacte et seule ; tout le reste est une proposition.
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
 *
 * Une ligne de morceau ; `sorte` dit qu'elle mène à un autre territoire, dont `actuelle` est le nom.
 * `cles` sont les écritures de son nom.
 * @typedef {{
 *   nom: string, cles: string[], code: string, postaux: string[], departement: string, tranche: number,
 *   population: number, voisines: number[], raisons: string[], epci: string, reponses: string[],
 *   sorte: string, actuelle: string, propre: string, parInsee?: boolean,
 * }} Territoire
 *
 * Une façon de lire la question : un nom sans espace, la nature demandée, les nombres et le département écrits.
 * @typedef {{ nom: string, nature: string, nombres: string[], departement: string, cedex: boolean }} Lecture
 *
 * `seule` est la réponse exacte, quand il n'y en a qu'une ; `remarque` dit ce qui a été lu autrement qu'écrit.
 * @typedef {{ trouves: Territoire[], exacts: Territoire[], seule?: Territoire, remarque: string }} Trouvaille
 */

/**
 * Ce qu'une question nomme : le nom lu, ses fiches, et si elles portent exactement ce nom.
 * @typedef {{ adresse: string, titre: string }} Fichee
 * @typedef {{ nom: string, exact: boolean, fiches: Fichee[] }} Mention
 */

/** Ce que la table et les morceaux appellent en se chargeant. */
var guideCommunes = (() => {
  const SIREN = 9;
  const SIGNES = 200;
  /** Combien de fiches une question propose. */
  const PROPOSES = 5;
  /** Sous cette longueur, une lettre changée donne un autre nom, pas une faute de frappe. */
  const ASSEZ_LONG = 4;
  const COMMUNE = "commune";
  /** @type {Record<string, string>} */
  const SHORT = { st: "saint", ste: "sainte", sts: "saints", stes: "saintes" };
  /** @type {Record<string, string>} */
  const SORTES = { d: "commune déléguée", a: "commune associée", r: "arrondissement", u: "nom d'usage" };

  const ORDINAL = /(^|[^a-z0-9])0?(\d\d?) ?(?:e|er|eme|ieme)?(?: arr[a-z]*)?$/;
  const NATURE = /^(?:c[cau]|communaute (?:de communes|d agglomeration|urbaine)|metropole) (?:(?:de|du|des|d) )?/;
  const COMMUNITY = /^(?:c[cau]|communaute) /;
  const ARTICLE = /^(?:le|la|les|l) (?=.)/;
  const COUNTRY = /^pays (?:(?:de|du|des|d) )?(?:(?:la|le|les|l) )?(?=.)/;

  /** Ce qui précède un nom sans en être, et ce que l'on cherche alors. */
  const OF = "(?: (?:de la|de l|de|du|des|d))? (?:(?:le|la|les|l) )?(?=.)";
  /** @type {[RegExp, string][]} */
  const LEADS = [
    [new RegExp(`^(?:la |le |ma |notre )?(?:mairie|commune|ville|hotel de ville|village)${OF}`), COMMUNE],
    [new RegExp(`^(?:la )?(?:cc|c c|com com|comcom|cdc|codecom|com de com|communaute (?:de |des )?communes?)${OF}`), "communauté de communes"],
    [new RegExp(`^(?:l )?(?:ca|c a|agglo|agglomeration|com d agglo|communaute d ?agglo(?:meration)?)${OF}`), "communauté d'agglomération"],
    [new RegExp(`^(?:la )?(?:cu|c u|communaute urbaine)${OF}`), "communauté urbaine"],
    [new RegExp(`^(?:la )?metropole${OF}`), "métropole"],
    [new RegExp(`^(?:l |la |le )?(?:interco|intercommunalite|epci|ept|communaute|etablissement public territorial)${OF}`), "intercommunalité"],
  ];
  const LABELLED = /,\s*(?:commune (?:déléguée|associée)|arrondissement|nom d['’]usage|établissement public territorial)[^(]*(?=\(|$)/gi;
  const NOISE = /\b(?:intercommunalite|code insee|code postal|insee)\b/g;
  const NUMBER = /(?:^| )(\d{9}|\d{2,5}|2[ab]\d{3}|2[ab])(?= |$)/g;
  const SPACED = /\b(\d{3}) (\d{3}) (\d{3})\b/g;
  /** Un code postal ou Insee écrit avec une espace ; seul, ce peut être autre chose, une population par exemple. */
  const CODE = /\b(\d\d|2[ab]) (\d{3})\b/g;
  const CEDEX = / ?\bcedex(?: \d\d?)?\b/;

  /** @param {string} text */
  function fold(text) {
    return text.toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae").normalize("NFKD").replace(/\p{M}/gu, "");
  }

  /** Les mots d'un texte, sans accent ni signe. @param {string} text */
  function spread(text) {
    const words = fold(text).replaceAll("&", " et ").replace(/\bs\//g, "sur ").split(/[^a-z0-9]+/).filter(Boolean);
    return words.map((word, rank) => (rank < words.length - 1 && SHORT[word]) || word).join(" ");
  }

  /** Un nom dont l'arrondissement s'écrit d'un nombre. @param {string} form */
  const ordinal = (form) => form.replace(ORDINAL, "$1$2");

  /** Ce que l'on compare d'un nom ; `macros/territories/names.py` fait de même. @param {string} text */
  const plain = (text) => ordinal(spread(text));

  /** @param {string} form */
  const bare = (form) => form.replace(ARTICLE, "");

  /** Des écritures sans espace, avec ou sans article, une fois chacune. @param {string[]} forms */
  function closed(forms) {
    const both = forms.filter(Boolean).flatMap((form) => [form, bare(form)]);
    return [...new Set(both.map((form) => form.replaceAll(" ", "")))];
  }

  /** @param {string} text */
  const outside = (text) => plain(text.replace(/\([^)]*\)?/g, " "));

  /** Les écritures d'un nom. @param {string} text */
  function keys(text) {
    return closed([plain(text), outside(text)]);
  }

  /** Celles d'une intercommunalité. @param {string} text */
  function unionKeys(text) {
    const forms = [plain(text), outside(text), ...[...text.matchAll(/\(([^)]*)\)?/g)].map(([, inside = ""]) => plain(inside))];
    const stripped = forms.map((form) => bare(form.replace(NATURE, "")));
    return closed([...forms.filter((form) => !COMMUNITY.test(form)), ...stripped, ...stripped.map((form) => form.replace(COUNTRY, ""))]);
  }

  /** Le département d'un code. @param {string} code */
  const countyOf = (code) => code.slice(0, /^9[78]/.test(code) ? 3 : 2);

  /**
   * Une ligne de morceau ; le code d'une intercommunalité a neuf chiffres. Sa troisième case est un département, et
   * la dernière, les réponses que les tableaux donnent pour elle : « membre_3500=oui ».
   * @param {string} line
   * @returns {Territoire}
   */
  function territory(line) {
    const [nom = "", code = "", third = "", range = "", fifth = "", sixth = "", seventh = "", last = ""] = line.split("|");
    const union = code.length === SIREN;
    const alias = /^[a-z]$/.test(fifth);
    const split = (/** @type {string} */ cell) => cell.split(" ").filter(Boolean);
    return {
      nom,
      cles: union && !alias ? unionKeys(nom) : keys(nom),
      code,
      postaux: union ? [] : split(third),
      departement: union ? third : countyOf(alias && seventh ? seventh : code),
      tranche: Number(range || -1),
      population: alias ? 0 : Number(fifth),
      voisines: alias ? [] : split(sixth).map(Number),
      raisons: alias ? [] : split(seventh),
      epci: union ? "" : last,
      reponses: union ? split(last) : [],
      sorte: alias ? fifth : "",
      actuelle: alias ? sixth : "",
      propre: alias ? seventh : "",
    };
  }

  /** Les territoires de France, lus par morceaux. */
  class Annuaire {
    /**
     * @param {Table} table
     * @param {(name: string) => Promise<string[]>} read les lignes d'un morceau
     */
    constructor(table, read) {
      this.table = table;
      this.lines = read;
      /** @type {Map<string, Territoire[]>} */
      this.shards = new Map();
      /** @type {Map<string, string>} */
      this.counties = new Map();
      for (const [code, nom] of Object.entries(table.departements)) for (const key of keys(nom)) this.counties.set(key, code);
    }

    /** @param {string} name */
    async read(name) {
      const found = this.shards.get(name) ?? (await this.lines(name)).map(territory);
      this.shards.set(name, found);
      return found;
    }

    /**
     * Le nom du seul morceau qui répond à un début de mot, et s'il n'en est qu'un résumé.
     * @param {string} family
     * @param {string} start
     */
    shard(family, start) {
      const short = (this.table.courts[family] ?? []).includes(start);
      const leaf = (this.table.feuilles[family] ?? []).filter((first) => first <= start).at(-1) ?? "";
      return { short, name: `${family}${short ? "-court" : ""}-${(short ? start : leaf).replaceAll(" ", "_")}` };
    }

    /** Les territoires du morceau où se lit un code. @param {string} code */
    at(code) {
      return this.read(this.shard("chiffres", code.toLowerCase()).name);
    }

    /**
     * Les façons de lire une question, de la plus proche de ce qui est écrit à la plus éloignée.
     * @param {string} text
     * @returns {Lecture[]}
     */
    readings(text) {
      const written = spread(text.slice(0, SIGNES).replace(LABELLED, " ")).replace(NOISE, " ").replace(SPACED, "$1$2$3").replace(CODE, "$1$2").replace(/ +/g, " ").trim();
      const cedex = CEDEX.test(written);
      const whole = written.replace(CEDEX, "").trim();
      const nombres = [...whole.matchAll(NUMBER)].map(([, number = ""]) => number);
      const rest = ordinal(whole.replace(NUMBER, " ").replace(/ +/g, " ").trim());
      /** @type {Lecture[]} */
      const found = [];
      const add = (/** @type {string} */ form, /** @type {string[]} */ numbers, departement = "") => {
        for (const [nom, nature] of this.named(form)) {
          const key = nom.replaceAll(" ", "");
          const same = found.some((one) => one.nom === key && one.nature === nature && one.nombres.length === numbers.length && one.departement === departement);
          if (!same) found.push({ nom: key, nature, nombres: numbers, departement, cedex });
        }
      };
      const named = rest && !nombres.some((number) => number.length > 4);
      if (named) add(ordinal(whole), []);
      add(rest, nombres);
      if (nombres.length > 1) add(whole.slice(0, whole.lastIndexOf(" ")), nombres.slice(-1));
      const swapped = /^(\d\d?)(?:er?|i?eme)? arr[a-z]* (?:de )?(paris|lyon|marseille)$/.exec(whole);
      if (swapped) add(`${swapped[2]} ${swapped[1]}`, []);
      for (const [form, county] of this.located(rest)) add(form, nombres, county);
      if (named) for (const [form, county] of this.located(whole)) add(form, [], county);
      return found;
    }

    /**
     * Un nom, tel quel puis sans ce qui le précède (« mairie de », « com com »), et ce que l'on cherche alors.
     * @param {string} form
     * @returns {[string, string][]}
     */
    named(form) {
      const led = LEADS.filter(([lead]) => lead.test(form)).map(([lead, nature]) => /** @type {[string, string]} */ ([form.replace(lead, ""), nature]));
      const without = bare(form);
      return [[form, ""], ...led, ...(without === form ? [] : [/** @type {[string, string]} */ ([without, ""])])];
    }

    /**
     * Un nom suivi ou précédé de celui d'un département.
     * @param {string} form
     * @returns {[string, string][]}
     */
    located(form) {
      const words = form.split(" ");
      /** @type {[string, string][]} */
      const found = [];
      for (let cut = 1; cut < words.length; cut++) {
        const [before, after] = [words.slice(0, cut), words.slice(cut)];
        const [first, last] = [this.counties.get(before.join("")), this.counties.get(after.join(""))];
        if (last) found.push([before.join(" ").replace(/ (?:dans|en|de|d|du|des|a|l|la|le|les)$/, ""), last]);
        if (first) found.push([after.join(" "), first]);
      }
      return found;
    }

    /**
     * La réponse à ce qui est écrit.
     * @param {string} text
     * @returns {Promise<Trouvaille>}
     */
    async answer(text) {
      const readings = this.readings(text);
      if (!readings.some(({ nom, nombres }) => nom || nombres.length)) return nothing();
      if (readings.every(({ nom }) => !nom)) {
        const found = await this.numbered(/** @type {Lecture} */ (readings[0]));
        return spread(text).replace(SPACED, "").search(CODE) < 0 ? found : spaced(found, /** @type {Lecture} */ (readings[0]));
      }
      /** @type {Trouvaille | undefined} */
      let begun;
      /** @type {Trouvaille | undefined} */
      let away;
      for (const reading of readings.filter(({ nom }) => nom)) {
        const found = await this.byName(reading);
        const placed = found.filter((item) => here(item, reading));
        const exacts = placed.filter((item) => item.cles.includes(reading.nom));
        if (exacts.length) return this.exactly(reading, exacts, placed);
        if (placed.length) begun ??= { trouves: placed, exacts: [], remarque: "" };
        else if (found.length) away ??= this.elsewhere(reading, found, text);
      }
      return begun ?? away ?? nothing();
    }

    /**
     * Des noms écrits exactement : un seul, d'aujourd'hui, peut s'ouvrir.
     * @param {Lecture} reading
     * @param {Territoire[]} exacts
     * @param {Territoire[]} placed
     * @returns {Trouvaille}
     */
    exactly(reading, exacts, placed) {
      const ordered = [...new Set([...exacts.sort((one, other) => place(one) - place(other)), ...placed])];
      const [only] = exacts;
      const sure = exacts.length === 1 && only && !only.sorte && !reading.cedex && whole(only, reading);
      return {
        trouves: ordered,
        exacts,
        ...(sure ? { seule: only } : {}),
        remarque: reading.cedex ? CEDEX_DIT : exacts.length === 1 && only ? becomes(only) : "",
      };
    }

    /**
     * Un nom connu, mais ailleurs que là où la question le place.
     * @param {Lecture} reading
     * @param {Territoire[]} found
     * @param {string} text
     * @returns {Trouvaille}
     */
    elsewhere(reading, found, text) {
      const exacts = found.filter((item) => item.cles.includes(reading.nom));
      if (!exacts.length && found.length > 5) return nothing();
      const [number = ""] = reading.nombres;
      const name = this.table.departements[reading.departement || number.toUpperCase()];
      const where = name ? `dans ce département (${name})` : `avec le nombre ${number}`;
      const known = exacts.length ? "Ce nom existe ailleurs :" : "Un nom proche existe ailleurs :";
      const cedex = /^\d{5}$/.test(number) ? ` ${number} est peut-être un numéro CEDEX ou un code Insee.` : "";
      return { trouves: exacts.length ? exacts : found, exacts: [], remarque: `Rien ne répond à « ${text.trim().slice(0, 60)} » ${where}.${cedex} ${known}` };
    }

    /**
     * Les lignes dont le nom commence comme la lecture ; un début trop court se complète par le code postal écrit.
     * @param {Lecture} reading
     */
    async byName(reading) {
      const { name, short } = this.shard("noms", reading.nom);
      const begins = (/** @type {Territoire} */ item) => item.cles.some((key) => key.startsWith(reading.nom)) && wanted(item, reading.nature);
      const found = (await this.read(name)).filter(begins).map((item) => showing(item, reading));
      const [number] = reading.nombres;
      const done = !short || !number || found.some((item) => here(item, reading) && item.cles.includes(reading.nom));
      if (done) return found;
      const near = this.shard("chiffres", number);
      const more = (await this.read(near.name)).filter(begins).map((item) => showing(item, reading));
      return [...more, ...found.filter((item) => !more.some(({ code, nom }) => code === item.code && nom === item.nom))];
    }

    /**
     * Un nombre seul : un code postal, un département, un code Insee, et l'on dit lequel.
     * @param {Lecture} reading
     * @returns {Promise<Trouvaille>}
     */
    async numbered(reading) {
      const [number = ""] = reading.nombres;
      const all = (await this.at(number)).map((item) => showing(item, reading));
      const found = all.filter((item) => here(item, { ...reading, cedex: false }));
      const postal = found.filter((item) => !item.parInsee && !item.sorte);
      const insee = found.filter(({ parInsee, sorte, propre, code }) => parInsee || (sorte && [propre, code].includes(number)));
      const exacts = [...insee, ...postal.filter(({ postaux, code }) => postaux.includes(number) || code.toLowerCase() === number)];
      if (reading.cedex) return { trouves: [], exacts: [], remarque: "Un numéro CEDEX ne suffit pas : écrivez le nom de la commune." };
      if (number.length === 5 && !postal.length && /^\d+$/.test(number)) return this.notPostal(number, insee);
      const [only] = exacts;
      const sure = exacts.length === 1 && only && !only.parInsee && !only.sorte;
      return { trouves: [...postal, ...insee], exacts, ...(sure ? { seule: only } : {}), remarque: "" };
    }

    /**
     * Cinq chiffres qui ne sont le code postal d'aucune commune.
     * @param {string} number
     * @param {Territoire[]} insee
     * @returns {Promise<Trouvaille>}
     */
    async notPostal(number, insee) {
      const said = `${number} n'est le code postal d'aucune commune.`;
      if (insee.length) {
        const meant = insee.map(becomes).filter(Boolean).join(" ");
        const remarque = `${said} C'est un code Insee, ou peut-être un numéro CEDEX : dans ce cas, écrivez le nom de la commune. ${meant}`.trim();
        return { trouves: insee, exacts: [], remarque };
      }
      const round = /^(\d\d[1-9]?)0+$/.exec(number)?.[1] ?? "";
      const start = number.slice(0, 3);
      const near = round ? (await this.at(start)).filter(({ postaux, sorte }) => !sorte && postaux.some((code) => code.startsWith(start))) : [];
      if (near.length) return { trouves: near, exacts: [], remarque: `${said} Voici les codes qui commencent pareil :` };
      return { trouves: [], exacts: [], remarque: `${said} C'est peut-être un numéro CEDEX : écrivez le nom de la commune.` };
    }

    /**
     * Les territoires qu'une question désigne peut-être, du premier de ces noms qui en trouve : écrits exactement,
     * sinon ceux dont ce sont les premiers mots, sinon ceux qu'une faute de frappe en sépare. Ce sont des propositions.
     * @param {string[]} names
     * @returns {Promise<Mention>}
     */
    async mentioned(names) {
      for (const nom of names) {
        const { exacts, trouves } = await this.answer(nom);
        if (exacts.length) return { nom, exact: true, fiches: this.sheets(exacts) };
        const begun = trouves.filter((item) => plain(item.nom).startsWith(`${plain(nom)} `));
        const near = begun.length ? begun : (await this.nearest(nom)).trouves;
        if (near.length) return { nom, exact: false, fiches: this.sheets(near) };
      }
      return { nom: "", exact: false, fiches: [] };
    }

    /** L'adresse et le nom des premières fiches. @param {Territoire[]} found @returns {Fichee[]} */
    sheets(found) {
      return found.slice(0, PROPOSES).map((item) => {
        const place = item.sorte === "t" ? "" : `#${item.code}`;
        return { adresse: `ma-collectivite/${this.table.tranches[item.tranche]?.[0]}/${place}`, titre: label(item) };
      });
    }

    /**
     * Les noms qu'une seule faute de frappe sépare de ce qui est écrit.
     * @param {string} text
     * @returns {Promise<Trouvaille>}
     */
    async nearest(text) {
      /** @type {Map<string, Territoire>} */
      const found = new Map();
      for (const reading of this.readings(text).filter(({ nom }) => nom.length >= ASSEZ_LONG)) {
        const names = [this.shard("noms", reading.nom).name, this.shard("envers", [...reading.nom].reverse().join("")).name];
        for (const item of (await Promise.all(names.map((name) => this.read(name)))).flat()) {
          if (!item.cles.some((key) => guideFrappe(key, reading.nom)) || !wanted(item, reading.nature)) continue;
          const placed = showing(item, reading);
          if (here(placed, reading)) found.set(`${item.code} ${item.nom}`, placed);
        }
        if (found.size) break;
      }
      const trouves = [...found.values()];
      return { trouves, exacts: [], remarque: trouves.length ? "Aucun nom ne s'écrit exactement ainsi. Vouliez-vous écrire :" : "" };
    }

    /**
     * Quand rien ne s'écrit ainsi : les noms qu'une faute de frappe en sépare, sinon ceux qui en sont les premiers mots.
     * @param {string} text
     * @returns {Promise<Trouvaille>}
     */
    async proposed(text) {
      const near = await this.nearest(text);
      if (near.trouves.length) return near;
      const words = spread(text.slice(0, SIGNES)).replace(CODE, "$1$2").split(" ");
      const [names, numbers] = [words.filter((word) => !/\d/.test(word)), words.filter((word) => /\d/.test(word))];
      const [led = names] = LEADS.filter(([lead]) => lead.test(names.join(" "))).map(([lead]) => names.join(" ").replace(lead, "").split(" "));
      const counties = new Set(this.readings(text).map(({ departement }) => departement).filter(Boolean));
      for (let kept = led.length - 1; kept > 0 && led.slice(0, kept).join("").length >= ASSEZ_LONG; kept--) {
        const { exacts } = await this.answer([...names.slice(0, names.length - led.length + kept), ...numbers].join(" "));
        const trouves = exacts.filter((item) => !counties.size || counties.has(item.departement));
        if (trouves.length) return { trouves, exacts: [], remarque: "Nous ne connaissons pas ce nom. Ses premiers mots sont ceux de :" };
      }
      return near;
    }
  }

  /**
   * Un territoire et de quoi le distinguer de ses homonymes.
   * @param {Territoire | undefined} item
   */
  function label(item) {
    if (!item) return "";
    const where = known?.departements[item.departement] ?? item.departement;
    if (item.sorte === "t") return `${item.nom} (${where}, établissement public territorial)`;
    if (item.sorte) return `${item.nom}, ${SORTES[item.sorte]} ${of(item.actuelle)} (${where})`;
    const second = item.parInsee ? `code Insee ${item.code}` : item.code.length === SIREN ? "intercommunalité" : item.postaux[0];
    return `${item.nom} (${[where, second].filter(Boolean).join(", ")})`;
  }

  const CEDEX_DIT = "Un numéro CEDEX n'est pas un code postal de commune : nous avons cherché le nom. Vérifiez la réponse.";

  /**
   * Un code lu malgré son espace : rien ne s'ouvre, et l'on dit ce qui a été lu.
   * @param {Trouvaille} found
   * @param {Lecture} reading
   * @returns {Trouvaille}
   */
  function spaced({ trouves, exacts, remarque }, { nombres }) {
    return { trouves, exacts, remarque: remarque || `Nous avons lu le code ${nombres[0]?.toUpperCase()}. Vérifiez la réponse.` };
  }

  /** @returns {Trouvaille} */
  const nothing = () => ({ trouves: [], exacts: [], remarque: "" });

  /** « de », élidé devant une voyelle, contracté devant « Le » et « Les ». @param {string} name */
  function of(name) {
    if (/^Les? /.test(name)) return name.replace(/^Le /, "du ").replace(/^Les /, "des ");
    if (/^(?:Communauté|Métropole) /.test(name)) return `de la ${name}`;
    return /^[aeiouyh]/.test(fold(name)) && !/^(?:y|h[aeo])/.test(fold(name)) ? `d'${name}` : `de ${name}`;
  }

  /** Ce qu'un nom d'autrefois désigne aujourd'hui. @param {Territoire} item */
  function becomes(item) {
    if (item.sorte === "t") return `${item.nom} est un établissement public territorial. Il n'a pas de fiscalité propre : la fiche des syndicats est la plus proche, mais rien ne dit que toutes ses lignes valent pour lui. À vérifier.`;
    if (item.sorte === "u") return `${item.nom} est un nom d'usage ${of(item.actuelle)}.`;
    if (item.sorte === "r") return `${item.nom} est un arrondissement ${of(item.actuelle)}.`;
    return item.sorte ? `${item.nom} est une ${SORTES[item.sorte]} ${of(item.actuelle)}.` : "";
  }

  /** Les communes, puis les noms d'autrefois, puis les intercommunalités. @param {Territoire} item */
  const place = (item) => (item.code.length === SIREN ? 2 : 0) + (item.sorte ? 1 : 0);

  /**
   * Vrai si ce territoire est de la sorte demandée : une commune, ou une intercommunalité quelle qu'elle soit.
   * @param {Territoire} item
   * @param {string} nature
   */
  function wanted(item, nature) {
    return !nature || (nature === COMMUNE) === (item.code.length !== SIREN);
  }

  /**
   * Vrai si le nom est écrit en entier : celui d'une intercommunalité dit sa nature, un sigle peut en nommer d'autres.
   * @param {Territoire} item
   * @param {Lecture} reading
   */
  function whole(item, { nom, nature }) {
    if (item.code.length !== SIREN) return true;
    if (!nature) return closed([outside(item.nom)]).includes(nom);
    return nature === "intercommunalité" || fold(item.nom).includes(fold(nature));
  }

  /**
   * Vrai si tout ce que la question dit du lieu est vrai de ce territoire.
   * @param {Territoire} item
   * @param {Lecture} reading
   */
  function here(item, { nombres, departement, cedex }) {
    const county = (/** @type {string} */ code) => item.departement.toLowerCase() === code || (code === "20" && /^2[ab]$/i.test(item.departement));
    const holds = (/** @type {string} */ number) => {
      if (cedex) return county(countyOf(number));
      return county(number) || [item.code, item.propre].some((code) => code.toLowerCase() === number) || item.postaux.some((code) => code.startsWith(number));
    };
    return (!departement || departement === item.departement) && nombres.every(holds);
  }

  /**
   * Un territoire qui montre d'abord le code postal demandé, ou dit que le nombre est son code Insee.
   * @param {Territoire} item
   * @param {Lecture} reading
   * @returns {Territoire}
   */
  function showing(item, { nombres }) {
    const number = nombres.find((one) => one.length > 2) ?? "";
    const asked = item.postaux.filter((code) => number && code.startsWith(number));
    const insee = number.length === 5 && !asked.length && item.code === number;
    return { ...item, postaux: [...new Set([...asked, ...item.postaux])], parInsee: insee };
  }

  /** @type {Map<string, string[]>} */
  const received = new Map();
  /** @type {Table | undefined} */
  let known;

  return {
    Annuaire,
    fold,
    keys,
    unionKeys,
    becomes,
    label,
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
    /** La table reçue. */
    tableau() {
      if (!known) throw new Error("table absente");
      return known;
    },
    /** Les lignes d'un morceau reçu. @param {string} name */
    lignes: (name) => received.get(name) ?? [],
  };
})();
