"use strict";
/*
 * Le moteur de recherche : comprend une question en français et classe les pages. Il ne touche pas à la page ;
 * `recherche.js` s'en sert dans le navigateur, `tests/recherche/` l'éprouve dans Node.
 * Un script ordinaire, pas un module : les navigateurs refusent les modules d'un dossier ouvert sans serveur.
 */

/**
 * Une page de l'index : adresse, titre, autres noms, mots-clés, sigles, résumé, intertitres, phrases.
 * @typedef {[string, string, string[], string[], string[], string, string[], string[]]} Fiche
 *
 * @typedef {object} Index
 * @property {Record<string, string>} rubriques le nom de chaque rubrique, par premier morceau d'adresse
 * @property {string[][]} synonymes les groupes d'expressions équivalentes
 * @property {string[]} anglais les mots anglais que le guide emploie
 * @property {Fiche[]} pages
 *
 * @typedef {object} Resultat
 * @property {string} adresse
 * @property {string} titre
 * @property {string} rubrique vide pour l'accueil et les pages hors rubrique
 * @property {() => Morceau[]} extract l'extrait, composé quand on le montre
 *
 * Un bout d'extrait ; `marque` dit qu'il répond à la question.
 * @typedef {{ texte: string, marque: boolean }} Morceau
 *
 * @typedef {object} Reponse
 * @property {Resultat[]} resultats du plus pertinent au moins pertinent
 * @property {string[]} proches des mots du guide qui ressemblent à ceux de la question, s'il n'y a aucun résultat
 * @property {boolean} vide vrai si la question ne contient aucun mot
 * @property {boolean} coupee vrai si la question, trop longue, n'a été lue qu'en partie
 *
 * Une page pendant le classement : sa note, la rareté des mots qu'elle couvre, les racines qui l'ont fait trouver.
 * @typedef {{ id: number, note: number, couverte: number, racines: Set<string> }} Candidate
 *
 * @typedef {import("minisearch").Query} Requete
 * @typedef {{ MiniSearch: typeof import("minisearch").default, stemmer: (mot: string) => string }} Outils
 */

/** Ce que le guide met à la disposition de ses scripts. */
var guideMoteur = (() => {
  const MOTS_LUS = 24;
  const SIGNES_LUS = 400;
  const EXTRAIT = 220;
  const PROCHES = 4;

  /** Ce qui ne se plie pas d'un coup : deux mots sur trois n'ont que des lettres simples. */
  const ACCENTUE = /[^\x00-\x7f]/;

  /** Les lettres qui suffisent à écarter un mot : la racinisation ne change que les fins. */
  const DEBUT = 3;

  /** Le poids de chaque champ : le titre dit le sujet, le texte en parle. */
  const POIDS = { titre: 6, noms: 4, motsCles: 4, sigles: 2, resume: 3, intertitres: 2, texte: 1 };
  const CHAMPS = Object.keys(POIDS);

  /** Un synonyme vaut moins que le mot écrit ; un mot commencé ou mal écrit, moins encore. */
  const SYNONYME = 0.6;
  const VARIANTES = { prefix: 0.3, fuzzy: 0.4 };

  /**
   * Les pages qui répondent à toute la question passent devant : la part de la question qu'elles couvrent,
   * un mot rare y comptant plus qu'un mot courant, est élevée à cette puissance.
   */
  const COUVERTURE = 2;

  /** À égalité, l'entrée d'une rubrique passe devant ses pages, et la page qui explique devant l'exemple. */
  const PLACES = { entree: 1.3, exemple: 0.6, aPropos: 0.6 };
  const EXEMPLES = new Set(["retours"]);

  /** Là où le guide parle de lui-même. */
  const A_PROPOS = new Set(
    ["accessibilite", "contribuer", "donnees", "ecoconception", "mentions-legales", "nouveautes", "plan-du-site"],
  );

  /** Les mots-outils, sans accent : ils disent la forme de la question, pas son sujet. */
  const OUTILS = new Set(
    (
      "a afin ai aie ainsi alors apres as au aucun aura aussi autre autres aux avait avant avec avez avoir avons beaucoup " +
      "bien bonjour ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci combien comme comment concernant " +
      "cote d dans de deja depuis des devez devoir devons devrait dire dit dois doit doivent donc dont du elle elles en encore " +
      "entre es est et etait etant etc etes etre eu eux faire fais fait faites faut font hors il ils j je jusqu jusque l la le " +
      "les leur leurs lors lorsqu lorsque lui m ma mais me meme memes merci mes mettre moi moins mon n ne ni non nos notre " +
      "nous on ont or ou par parce pas pendant peu peut peuvent peux plus plutot pour pourquoi pouvez pouvoir pouvons pres puis " +
      "puisqu puisque qu quand que quel quelle quelles quels quelqu quelque quelques qui quoi quoiqu s sa sans sauf se selon " +
      "sera serait ses si sinon soit sommes son sont sous suis sur svp t ta te tel telle tes toi ton tous tout toute toutes " +
      "tres tu un une va vais vers veut veux voici voila voir vont vos votre voulez voulons vouloir vous vu y"
    ).split(" "),
  );

  /** Un mot, traits d'union compris. Les lettres latines suffisent au français, et se reconnaissent vite. */
  const MOT = /[0-9A-Za-z\u00aa-\u024f]+(?:-[0-9A-Za-z\u00aa-\u024f]+)*/g;

  /**
   * Le texte en minuscules, sans accent ni ligature.
   * @param {string} texte
   */
  function fold(texte) {
    const minuscule = texte.toLowerCase();
    if (!ACCENTUE.test(minuscule)) return minuscule;
    return minuscule.normalize("NFKD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae");
  }

  /**
   * Les mots d'un texte, tels qu'ils s'écrivent. L'apostrophe sépare (l'archivage) ; le trait d'union aussi, mais
   * garde le mot entier (éco-conception : éco, conception, écoconception).
   * @param {string} texte
   */
  function words(texte) {
    const mots = texte.match(MOT) ?? [];
    return mots.flatMap((mot) => (mot.includes("-") ? [...mot.split("-"), mot.replaceAll("-", "")] : mot));
  }

  /**
   * Une fonction qui retient ses réponses : un texte emploie souvent les mêmes mots.
   * @param {(mot: string) => string} compute
   */
  function remembered(compute) {
    /** @type {Map<string, string>} */
    const known = new Map();
    return (/** @type {string} */ mot) => {
      const found = known.get(mot) ?? compute(mot);
      known.set(mot, found);
      return found;
    };
  }

  /**
   * Ce qu'un mot sans accent doit être pour servir à la réponse : commencer comme une racine cherchée, ou ressembler
   * à une racine écrite. Les autres ne sont ni réduits ni indexés, ce qui rend la réponse assez rapide sur un vieux poste.
   * @param {string[]} ecrites les racines de la question
   * @param {string[]} cherchees les mêmes et leurs synonymes
   */
  function useful(ecrites, cherchees) {
    const debuts = new Set(cherchees.map((racine) => racine.slice(0, DEBUT)));
    const longues = ecrites.filter((racine) => racine.length > DEBUT).map(pairs);
    const starts = (/** @type {string} */ mot) => debuts.has(mot.slice(0, DEBUT)) || debuts.has(mot.slice(0, 2));
    return (/** @type {string} */ mot) => starts(mot) || debuts.has(mot) || longues.some((couples) => likeness(couples, mot) > 0.4);
  }

  /** Le moteur d'un index. */
  class Moteur {
    /**
     * @param {Index} index
     * @param {Outils} outils
     */
    constructor(index, { MiniSearch, stemmer }) {
      this.index = index;
      this.MiniSearch = MiniSearch;
      this.root = remembered((mot) => {
        const plie = fold(mot);
        return OUTILS.has(plie) || (plie.length < 2 && !/\d/.test(plie)) ? "" : stemmer(plie);
      });
    }

    /**
     * Les racines de mots, mots-outils ôtés.
     * @param {string[]} mots
     */
    roots(mots) {
      return mots.map((mot) => this.root(mot)).filter(Boolean);
    }

    /**
     * La réponse à une question.
     * @param {string} question
     * @returns {Reponse}
     */
    answer(question) {
      const lus = words(question.slice(0, SIGNES_LUS).normalize("NFC"));
      const racines = [...new Set(this.roots(lus))].slice(0, MOTS_LUS);
      const trouvees = racines.length > 0 ? new Recherche(this, racines).rank() : [];
      return {
        resultats: trouvees,
        proches: trouvees.length > 0 ? [] : this.near(lus),
        vide: racines.length === 0,
        coupee: question.trim().length > SIGNES_LUS || lus.length > MOTS_LUS,
      };
    }

    /**
     * Les mots du guide qui ressemblent le plus à ceux de la question.
     * @param {string[]} mots
     */
    near(mots) {
      const connus = new Set(
        this.index.pages.flatMap(([, titre, noms, motsCles]) => [titre, ...noms, ...motsCles].flatMap(spelled)),
      );
      const lus = mots.map((mot) => pairs(fold(mot)));
      const notes = [...connus].map((mot) => ({ mot, note: Math.max(0, ...lus.map((couples) => likeness(couples, fold(mot)))) }));
      const choisis = notes.filter(({ note }) => note > 0.35).sort((un, autre) => autre.note - un.note);
      return choisis.slice(0, PROCHES).map(({ mot }) => mot);
    }
  }

  /** Une question posée au moteur. */
  class Recherche {
    /**
     * @param {Moteur} moteur
     * @param {string[]} racines
     */
    constructor(moteur, racines) {
      this.index = moteur.index;
      this.racines = racines;
      this.synonyms = this.readSynonyms(moteur);
      const autres = [...this.synonyms.values()].flat(2);
      const serves = useful(racines, [...racines, ...autres]);
      this.root = remembered((mot) => (serves(fold(mot)) ? moteur.root(mot) : ""));
      this.search = new moteur.MiniSearch({
        fields: CHAMPS,
        tokenize: words,
        processTerm: (mot) => this.root(mot) || null,
        searchOptions: { boost: POIDS, weights: VARIANTES, tokenize: (racine) => [racine], processTerm: (racine) => racine },
      });
      this.search.addAll(this.index.pages.map(record));
    }

    /**
     * Les expressions équivalentes à celles de la question, retrouvées par les racines de chacune.
     * @param {Moteur} moteur
     */
    readSynonyms(moteur) {
      const posee = ` ${this.racines.join(" ")} `;
      const debuts = this.racines.map((racine) => ` ${racine.slice(0, DEBUT)}`);
      /** @type {Map<string, string[][]>} */
      const found = new Map();
      for (const groupe of this.index.synonymes) {
        if (!groupe.some((forme) => debuts.some((debut) => ` ${forme}`.includes(debut)))) continue;
        const formes = groupe.map((forme) => moteur.roots(words(forme))).filter((racines) => racines.length > 0);
        for (const forme of formes) {
          const cle = forme.join(" ");
          if (!posee.includes(` ${cle} `)) continue;
          const autres = formes.filter((autre) => autre.join(" ") !== cle);
          found.set(cle, [...(found.get(cle) ?? []), ...autres]);
        }
      }
      return found;
    }

    /**
     * Les idées d'une question : un mot, ou plusieurs qui forment une expression connue, chacune avec ses synonymes.
     * @returns {Requete[]}
     */
    ideas() {
      const ideas = [];
      for (let debut = 0; debut < this.racines.length; ) {
        const longueur = this.expression(debut);
        ideas.push(this.idea(this.racines.slice(debut, debut + longueur)));
        debut += longueur;
      }
      return ideas;
    }

    /**
     * La longueur de la plus longue expression connue qui commence ici ; 1 s'il n'y en a pas.
     * @param {number} debut
     */
    expression(debut) {
      for (let longueur = Math.min(8, this.racines.length - debut); longueur > 1; longueur--) {
        if (this.synonyms.has(this.racines.slice(debut, debut + longueur).join(" "))) return longueur;
      }
      return 1;
    }

    /**
     * Une idée : l'expression écrite, ou l'un de ses synonymes.
     * @param {string[]} expression
     * @returns {Requete}
     */
    idea(expression) {
      const autres = this.synonyms.get(expression.join(" ")) ?? [];
      const ecrite = all(expression.map((racine) => this.word(racine)), 1);
      return { combineWith: "OR", queries: [ecrite, ...autres.map((forme) => all(forme, SYNONYME / forme.length))] };
    }

    /**
     * Un mot écrit : sa racine, un mot qui commence ainsi, et s'il est inconnu un mot qui lui ressemble.
     * @param {string} racine
     * @returns {Requete}
     */
    word(racine) {
      const connu = this.search.search(racine).length > 0;
      return {
        queries: [racine],
        prefix: racine.length > (connu ? 4 : 2),
        fuzzy: connu || racine.length < 4 ? false : 0.2,
      };
    }

    /** Les pages, de la plus pertinente à la moins pertinente. */
    rank() {
      /** @type {Map<number, Candidate>} */
      const pages = new Map();
      let total = 0;
      for (const idea of this.ideas()) {
        const trouvees = this.search.search(idea);
        const rarete = Math.log(1 + this.index.pages.length / (trouvees.length + 1));
        total += rarete;
        for (const { id, score, terms } of trouvees) {
          const page = pages.get(id) ?? { id, note: 0, couverte: 0, racines: new Set() };
          page.note += score;
          page.couverte += rarete;
          terms.forEach((racine) => page.racines.add(racine));
          pages.set(id, page);
        }
      }
      const note = (/** @type {Candidate} */ page) =>
        page.note * (page.couverte / total) ** COUVERTURE * this.place(this.index.pages[page.id]?.[0] ?? "");
      const classees = [...pages.values()].sort((une, autre) => note(autre) - note(une) || une.id - autre.id);
      return classees.map(({ id, racines }) => this.result(/** @type {Fiche} */ (this.index.pages[id]), racines));
    }

    /**
     * L'avantage que donne à une page sa place dans le guide.
     * @param {string} adresse
     */
    place(adresse) {
      const [rubrique = "", suite] = adresse.split("/");
      if (A_PROPOS.has(rubrique)) return PLACES.aPropos;
      if (suite === "") return this.index.rubriques[rubrique] ? PLACES.entree : 1;
      return EXEMPLES.has(rubrique) ? PLACES.exemple : 1;
    }

    /**
     * Ce que l'on montre d'une page.
     * @param {Fiche} page
     * @param {Set<string>} racines
     * @returns {Resultat}
     */
    result([adresse, titre, , , , resume, , phrases], racines) {
      const rubrique = adresse.split("/").length > 2 ? (this.index.rubriques[adresse.split("/")[0] ?? ""] ?? "") : "";
      return { adresse, titre, rubrique, extract: () => this.extract([resume, ...phrases], racines) };
    }

    /**
     * La phrase qui répond le mieux, mots marqués ; le résumé l'emporte à égalité.
     * @param {string[]} phrases
     * @param {Set<string>} racines
     */
    extract(phrases, racines) {
      let meilleure = { note: -1, morceaux: /** @type {Morceau[]} */ ([]) };
      for (const phrase of phrases) {
        const morceaux = this.marked(phrase, racines);
        const note = new Set(morceaux.filter(({ marque }) => marque).map(({ texte }) => this.root(texte))).size;
        if (note > meilleure.note) meilleure = { note, morceaux };
      }
      return shortened(meilleure.morceaux);
    }

    /**
     * Une phrase coupée en morceaux, ceux qui répondent marqués.
     * @param {string} phrase
     * @param {Set<string>} racines
     * @returns {Morceau[]}
     */
    marked(phrase, racines) {
      return phrase
        .split(/([0-9A-Za-z\u00aa-\u024f]+)/)
        .filter(Boolean)
        .map((texte) => ({ texte, marque: racines.has(this.root(texte)) }));
    }
  }

  /**
   * Toutes ces racines à la fois, chacune de ce poids.
   * @param {Requete[]} queries
   * @param {number} poids
   * @returns {Requete}
   */
  function all(queries, poids) {
    return { combineWith: "AND", queries, boostTerm: () => poids };
  }

  /**
   * Une page telle que MiniSearch la reçoit.
   * @param {Fiche} page
   * @param {number} id
   */
  function record([, titre, noms, motsCles, sigles, resume, intertitres, phrases], id) {
    const champs = { titre: [titre], noms, motsCles, sigles, resume: [resume], intertitres, texte: phrases };
    return { id, ...Object.fromEntries(Object.entries(champs).map(([champ, textes]) => [champ, textes.join(" ")])) };
  }

  /**
   * Les mots d'un texte tels qu'ils s'écrivent, assez longs pour être proposés.
   * @param {string} texte
   */
  function spelled(texte) {
    return texte.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  }

  /**
   * La ressemblance de deux mots, de 0 à 1 : la part des couples de lettres qu'ils partagent.
   * @param {Set<string>} couples ceux du premier mot
   * @param {string} mot
   */
  function likeness(couples, mot) {
    let communs = 0;
    for (let rang = 1; rang < mot.length; rang++) if (couples.has(mot.slice(rang - 1, rang + 1))) communs++;
    return (2 * communs) / (couples.size + mot.length - 1 || 1);
  }

  /**
   * Les couples de lettres voisines d'un mot.
   * @param {string} mot
   */
  function pairs(mot) {
    return new Set(Array.from({ length: Math.max(0, mot.length - 1) }, (_, rang) => mot.slice(rang, rang + 2)));
  }

  /**
   * Les morceaux autour du premier marqué, dans la longueur d'un extrait.
   * @param {Morceau[]} morceaux
   */
  function shortened(morceaux) {
    const longueur = (/** @type {Morceau[]} */ liste) => liste.reduce((total, { texte }) => total + texte.length, 0);
    if (longueur(morceaux) <= EXTRAIT) return morceaux;
    let debut = Math.max(0, morceaux.findIndex(({ marque }) => marque) - 16);
    if (longueur(morceaux.slice(debut)) < EXTRAIT) debut = 0;
    let fin = debut;
    while (fin < morceaux.length && longueur(morceaux.slice(debut, fin + 1)) <= EXTRAIT) fin++;
    const points = { texte: "…", marque: false };
    return [...(debut > 0 ? [points] : []), ...morceaux.slice(debut, fin), ...(fin < morceaux.length ? [points] : [])];
  }

  return { Moteur };
})();

Object.assign(globalThis, { guideMoteur });
