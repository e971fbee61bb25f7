"use strict";
/*
 * Le moteur de recherche : comprend une question en français et classe les pages. Il ne touche pas à la page ;
 * `recherche.js` s'en sert dans le navigateur, `tests/recherche/` l'éprouve dans Node.
 * Un script ordinaire, pas un module : les navigateurs refusent les modules d'un dossier ouvert sans serveur.
 */

/**
 * Une page de l'index : adresse, titre, autres noms, mots-clés, sigles, résumé, intertitres.
 * @typedef {[string, string, string[], string[], string[], string, string[]]} Fiche
 *
 * @typedef {object} Index
 * @property {Record<string, string>} rubriques le nom de chaque rubrique, par premier morceau d'adresse
 * @property {string[][]} synonymes les groupes d'expressions équivalentes
 * @property {string[]} outils les mots qui disent la forme d'une question, pas son sujet
 * @property {string[]} courants les racines que presque toutes les pages emploient
 * @property {string[]} lieux les communes que le guide nomme, sans accent ni signe
 * @property {string[]} anglais les mots anglais que le guide emploie
 * @property {[sorte: string, debut: number, adresse: string, titre: string][]} profils
 * @property {Fiche[]} pages les pages écrites, puis les mots du lexique et les questions
 * @property {number} ecrites combien de ces pages ont leur texte dans les morceaux
 * @property {string[]} debuts le début du premier mot de chaque morceau de texte
 * @property {string} empreinte celle de tous les morceaux
 *
 * Un morceau du texte : par mot, des numéros de page suivis de leur note ; puis l'adresse et le titre des récits.
 * @typedef {[Record<string, number[]>, [string, string][]]} Texte
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
 * @property {string[]} inconnus les mots de la question que le guide n'emploie nulle part
 * @property {[string, string][]} corriges les mots lus autrement qu'écrits, et comment
 * @property {Lieu[]} lieux les noms de la question qui sont peut-être ceux d'une collectivité, du plus sûr au moins sûr
 * @property {boolean} vide vrai si la question ne contient aucun mot
 * @property {boolean} coupee vrai si la question, trop longue, n'a été lue qu'en partie
 *
 * Un nom à chercher parmi les communes ; `seul` dit que la question ne parle de rien d'autre.
 * @typedef {{ nom: string, seul: boolean }} Lieu
 *
 * Une page pendant le classement : sa note, la rareté des mots qu'elle couvre, les racines qui l'ont fait trouver.
 * @typedef {{ fiche: Fiche, note: number, couverte: number, racines: Set<string> }} Candidate
 *
 * @typedef {import("minisearch").Query} Requete
 * @typedef {{ MiniSearch: typeof import("minisearch").default, stemmer: (mot: string) => string }} Outils
 */

/** Ce que le guide met à la disposition de ses scripts. */
var guideMoteur = (() => {
  const MOTS_LUS = 24;
  const SIGNES_LUS = 400;
  const EXTRAIT = 220;

  /** Une question qui ne parle pas que d'une commune montre d'abord ce nombre de pages. */
  const AVANT = 2;

  /** Combien de morceaux du texte une question fait charger, ceux de ses mots les plus rares. */
  const MORCEAUX = 2;

  /** Ce qui ne se plie pas d'un coup : deux mots sur trois n'ont que des lettres simples. */
  const ACCENTUE = /[^\x00-\x7f]/;

  /** Les lettres qui suffisent à écarter un mot : la racinisation ne change que les fins. */
  const DEBUT = 3;

  /** Jusqu'à trois lettres, un mot n'a pas de fin à ôter : « PCS » n'est pas le pluriel de « PC ». */
  const SIGLE = 3;

  /** Sous cette longueur, une lettre changée donne un autre mot, pas une faute de frappe. */
  const ASSEZ_LONG = 5;

  /** Le poids de chaque champ : le titre dit le sujet, le texte en parle. */
  const POIDS = { titre: 6, noms: 4, motsCles: 4, sigles: 2, resume: 3, intertitres: 2, rubrique: 3 };
  const CHAMPS = Object.keys(POIDS);

  /** Ce que vaut une note du texte, écrite en dixièmes. */
  const TEXTE = 0.06;

  /** Un synonyme vaut moins que le mot écrit ; un mot commencé ou mal écrit, moins encore. */
  const SYNONYME = 0.3;
  const SEPARES = 0.3;
  const VARIANTES = { prefix: 0.3, fuzzy: 0 };

  /**
   * Les pages qui répondent à toute la question passent devant : la part de la question qu'elles couvrent,
   * un mot rare y comptant plus qu'un mot courant, est élevée à cette puissance.
   */
  const COUVERTURE = 2;

  /** Un mot que presque toutes les pages emploient, « mairie », « obligation », distingue mal : il compte pour cette part. */
  const COURANT = 0.3;

  /** Une page dont un nom dit toute la question, et elle seule, passe devant. */
  const TITRE_EXACT = 4;
  const MOT_CLE_EXACT = 0.5;

  /** À égalité, l'entrée d'une rubrique passe devant ses pages, et la page qui explique devant l'exemple. */
  const PLACES = { entree: 1.3, exemple: 0.6, aPropos: 0.6, sens: 0.04, sensCite: 0.01, sensDemande: 3, question: 0.4, modeleDemande: 3, citee: 2 };
  const EXEMPLES = new Set(["retours"]);

  /** Ce qui demande le sens d'un mot : le lexique répond. */
  const DEFINITION = /\b(?:veut|veulent|voul\w*) dire|\bdefini\w*|\bsignifi\w*|\bc ?(?:est|koi|quoi)? ?(?:quoi|koi)\b|\bqu est ce qu|\bsigles?\b/;

  /** Ce qui demande un document à reprendre : les modèles répondent. */
  const MODELE = /\b(?:modeles?|trames?|lettres?|courriels? au|courriers?(?! electronique)|exemples? (?:de|d) (?!autre)|bordereau|panneau|affiche|formulaire|a remplir|texte a)\b/;

  /** Un texte de loi : la fiche qui s'y appuie répond avant ce qui le cite. */
  const CITATION = /\b(?:article|art|decret|ordonnance|loi|reglement) (?:n )?\d|\b(?:lo|[lrd]) ?\d{2}|\b\d{4} \d{3,4}\b/;

  const REFERENCE = /^(?:lo|[lrd])\d+|\d-\d/;

  /** Une taille de collectivité : « commune de 900 habitants ». */
  const TAILLE = /\b(\d+) (?:hab\b|habitants?|ames|administres)|^(?:commune|mairie|village|ville|bourg) (?:de )?(\d{2,4})$|^(?:epci|cc|com com|interco|intercommunalite|agglo) (?:de )?(\d{3,7})$/;
  const INTERCOMMUNALITE = /\b(?:intercommunalite|interco|communaute|agglo\w*|epci|metropole|cc|ca|com com)\b/;

  /** Ce qui annonce le nom d'une commune, un code postal devant ou un département derrière. */
  const COMMUNE = /^(?:la |ma |notre )?(?:mairie|commune|ville|village) (?:de |du |des |d )?(?!.*\bhab)[a-z]|^\d{5} [a-z]|^[a-z ]+ (?:\d{2}|2[ab]|\d{5})$/;
  /** Jusqu'à ce nombre de mots, une question peut n'être que le nom d'une commune. */
  const NOM_ENTIER = 8;
  const ARTICLES = new Set(["la", "le", "les", "l", "saint", "sainte", "st", "ste"]);

  /** Là où le guide parle de lui-même. */
  const A_PROPOS = new Set(
    ["accessibilite", "contribuer", "donnees", "ecoconception", "mentions-legales", "nouveautes", "plan-du-site"],
  );

  const MILLIERS = /(?<![\d-])\d{1,3}(?: \d{3})+(?![\d-])/g;
  /** Un article de loi, écrit « L. 2131-1 », « L2131-1 » ou « R.* 423-1 ». */
  const ARTICLE = /\b(lo|[lrd])(?:\. ?\*? ?|\* ?| (?=\d{3}))?(\d+(?:-\d+)*)\b/g;
  const AROBASE = /(?<!\S)@(?=[a-z])/g;

  /** Un mot, traits d'union compris. Les lettres latines suffisent au français, et se reconnaissent vite. */
  const MOT = /[0-9a-z\u00aa-\u024f]+(?:-[0-9a-z\u00aa-\u024f]+)*/g;

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
   * Les mots d'un texte, sans accent : un nombre et un article de loi restent entiers, un mot composé se double ;
   * `macros/search/words.py` fait de même.
   * @param {string} texte
   */
  function words(texte) {
    const plie = fold(texte).replace(/\s/g, " ").replace(MILLIERS, (nombre) => nombre.replaceAll(" ", ""));
    return (plie.replace(ARTICLE, "$1$2").replace(AROBASE, "a").match(MOT) ?? []).flatMap(parts);
  }

  /**
   * Un mot composé : ses parties et leur réunion ; une référence chiffrée reste d'un bloc.
   * @param {string} mot
   */
  function parts(mot) {
    if (!mot.includes("-")) return [mot];
    const divise = [...mot.split("-"), mot.replaceAll("-", "")];
    if (!/\d/.test(mot)) return divise;
    return /^[a-z]{2}/.test(mot) ? [mot, ...divise] : [mot];
  }

  /**
   * Une fonction qui retient ses réponses : un texte emploie souvent les mêmes mots.
   * @template T
   * @param {(mot: string) => T} compute
   */
  function remembered(compute) {
    /** @type {Map<string, T>} */
    const known = new Map();
    return (/** @type {string} */ mot) => {
      const found = known.get(mot) ?? compute(mot);
      known.set(mot, found);
      return found;
    };
  }

  /** Un mot comme un texte l'écrit, accents compris, ses capitales ôtées. @param {string} texte @param {string} mot */
  function spelled(texte, mot) {
    const ecrits = (texte.match(/[\p{L}\p{M}\d]+/gu) ?? []).filter((ecrit) => fold(ecrit) === mot).map((ecrit) => ecrit.toLowerCase());
    return ecrits.find((ecrit) => ecrit !== mot) ?? ecrits[0] ?? mot;
  }

  /** Le nom de la rubrique d'une page, vide pour l'accueil et les entrées. @param {Index} index @param {string} adresse */
  function section(index, adresse) {
    const [rubrique = "", suite] = adresse.split("/");
    return suite ? (index.rubriques[rubrique] ?? "") : "";
  }

  /** Combien de fois chaque mot s'écrit dans le premier fichier. @param {Index} index */
  function counted(index) {
    /** @type {Map<string, number>} */
    const employes = new Map();
    for (const mot of [...index.synonymes.flat(), ...index.pages.flat(2)].flatMap(words)) employes.set(mot, 1 + (employes.get(mot) ?? 0));
    return employes;
  }

  /** @type {Map<number, Texte>} */
  const recus = new Map();

  /** Le moteur d'un index. */
  class Moteur {
    /**
     * @param {Index} index
     * @param {Outils} outils
     * @param {(rang: number) => Promise<unknown>} charge ce qui fait arriver un morceau du texte
     */
    constructor(index, { MiniSearch, stemmer }, charge) {
      this.index = index;
      this.charge = charge;
      /** @type {Map<string, number> | undefined} */
      this.employes = undefined;
      this.courants = new Set(index.courants);
      const outils = new Set(index.outils);
      this.root = remembered((mot) => {
        if (outils.has(mot) || (mot.length < 2 && !/\d/.test(mot))) return "";
        if (mot.length <= SIGLE || /\d/.test(mot)) return mot;
        const racine = stemmer(mot);
        return racine.length > SIGLE ? racine : mot.replace(/[sx]$/, "");
      });
      this.naming = remembered((nom) => new Set(this.roots(words(nom))));
      const made = () => new MiniSearch({
        fields: CHAMPS,
        tokenize: words,
        processTerm: (mot) => this.root(mot) || null,
        searchOptions: { boost: POIDS, weights: VARIANTES, tokenize: (racine) => [racine], processTerm: (racine) => racine },
      });
      const records = index.pages.map((fiche, id) => record(fiche, id, section(index, fiche[0])));
      // Un mot du lexique, une question tiennent en une ligne : mêlés aux pages, ils en fausseraient les longueurs moyennes.
      this.searches = [records.slice(0, index.ecrites), records.slice(index.ecrites)].map((some) => {
        const search = made();
        search.addAll(some);
        return search;
      });
    }

    /**
     * Les racines de mots, mots-outils ôtés.
     * @param {string[]} mots
     */
    roots(mots) {
      return mots.map((mot) => this.root(mot)).filter(Boolean);
    }

    /** Combien de pages portent cette racine dans le premier fichier. @param {string} racine */
    count(racine) {
      return this.find(racine).length;
    }

    /** Ce que trouve une requête, parmi les pages puis les lignes. @param {Requete | string} query */
    find(query) {
      return this.searches.flatMap((search) => search.search(query));
    }

    /**
     * La réponse à une question.
     * @param {string} question
     * @returns {Promise<Reponse>}
     */
    async answer(question) {
      const lue = question.slice(0, SIGNES_LUS).normalize("NFC");
      const lus = words(lue);
      let recherche = new Recherche(this, lue, lus);
      await recherche.load();
      const corriges = new Map(recherche.lost().flatMap((mot) => this.meant(mot)));
      if (corriges.size > 0) {
        recherche = new Recherche(this, lue, lus.map((mot) => corriges.get(mot) ?? mot));
        await recherche.load();
      }
      return {
        resultats: recherche.rank(),
        inconnus: recherche.lost().map((mot) => spelled(lue, mot)),
        corriges: [...corriges].map(([ecrit, lu]) => [spelled(lue, ecrit), spelled(this.said(), lu)]),
        lieux: recherche.places([...recherche.lost(), ...corriges.keys(), ...recherche.begun()]),
        vide: recherche.racines.length === 0,
        coupee: question.trim().length > SIGNES_LUS || lus.length > MOTS_LUS,
      };
    }

    /**
     * Le mot du premier fichier qu'une faute de frappe sépare d'un mot inconnu, le plus employé.
     * @param {string} mot
     * @returns {[string, string][]}
     */
    meant(mot) {
      if (mot.length < ASSEZ_LONG || /\d/.test(mot)) return [];
      this.employes ??= counted(this.index);
      const proches = [...this.employes].filter(([autre]) => autre !== mot && guideFrappe(autre, mot)).sort(([, un], [, autre]) => autre - un);
      return proches.slice(0, 1).map(([autre]) => [mot, autre]);
    }

    /** Tout ce que le premier fichier écrit. */
    said() {
      return [...this.index.synonymes.flat(), ...this.index.pages.flat(2)].join("\n");
    }

    /** Le rang du morceau où se lit une racine. @param {string} racine */
    shard(racine) {
      return this.index.debuts.filter((debut) => debut <= racine).length - 1;
    }
  }

  /** Une question posée au moteur. */
  class Recherche {
    /**
     * @param {Moteur} moteur
     * @param {string} question
     * @param {string[]} lus
     */
    constructor(moteur, question, lus) {
      const racines = [...new Set(moteur.roots(lus))].slice(0, MOTS_LUS);
      this.moteur = moteur;
      this.index = moteur.index;
      this.question = fold(question).replace(/[^a-z0-9]+/g, " ");
      this.root = moteur.root;
      this.lus = lus;
      this.racines = racines;
      this.connus = new Map(racines.map((racine) => [racine, moteur.count(racine)]));
      this.synonyms = this.readSynonyms();
      /** @type {Map<string, string>} */
      this.joints = new Map();
      /** @type {Set<string>} */
      this.divises = new Set();
      /** @type {Map<string, { rang: number, notes: number[] }>} */
      this.texte = new Map();
      this.joinPairs();
      this.splitWords();
    }

    /** Charge le texte des mots les plus rares, ceux que le premier fichier ignore d'abord. */
    async load() {
      const joints = [...this.joints.values()].filter((racine) => !this.moteur.count(racine));
      const rares = [...this.racines, ...this.others()].sort((une, autre) => (this.connus.get(une) ?? 0) - (this.connus.get(autre) ?? 0));
      const rangs = [...new Set([...rares, ...joints].map((racine) => this.moteur.shard(racine)))].filter((rang) => rang >= 0).slice(0, MORCEAUX);
      await Promise.all(rangs.filter((rang) => !recus.has(rang)).map((rang) => this.moteur.charge(rang)));
      for (const racine of [...this.racines, ...joints, ...[...this.synonyms.values()].flat(2)]) {
        const rang = this.moteur.shard(racine);
        const notes = rangs.includes(rang) ? this.written(rang, racine) : undefined;
        if (notes) this.texte.set(racine, { rang, notes });
      }
      for (const [cle, joint] of this.joints) if (this.texte.has(joint) && !this.synonyms.has(cle)) this.synonyms.set(cle, []);
    }

    /** Les synonymes en un mot de ce que le premier fichier ignore. */
    others() {
      const ignores = [...this.synonyms].filter(([cle]) => this.connus.get(cle) === 0);
      return ignores.flatMap(([, formes]) => formes.filter((forme) => forme.length === 1).flat());
    }

    /**
     * Les notes d'une racine dans un morceau ; d'un mot que rien ne connaît, celles d'un mot qui commence ainsi.
     * @param {number} rang
     * @param {string} racine
     */
    written(rang, racine) {
      const mots = recus.get(rang)?.[0] ?? {};
      if (mots[racine] || this.connus.get(racine) || racine.length < ASSEZ_LONG || /\d/.test(racine)) return mots[racine];
      return mots[Object.keys(mots).find((mot) => mot.startsWith(racine)) ?? ""];
    }

    /** Les expressions équivalentes à celles de la question, retrouvées par les racines de chacune. */
    readSynonyms() {
      const posee = ` ${this.racines.join(" ")} `;
      const debuts = this.racines.map((racine) => ` ${racine.slice(0, DEBUT)}`);
      /** @type {Map<string, string[][]>} */
      const found = new Map();
      for (const groupe of this.index.synonymes) {
        if (!groupe.some((forme) => debuts.some((debut) => ` ${forme}`.includes(debut)))) continue;
        const formes = groupe.map((forme) => this.moteur.roots(words(forme))).filter((racines) => racines.length > 0);
        for (const forme of formes) {
          const cle = forme.join(" ");
          if (!posee.includes(` ${cle} `)) continue;
          const autres = formes.filter((autre) => autre.join(" ") !== cle);
          found.set(cle, [...(found.get(cle) ?? []), ...autres]);
        }
      }
      return found;
    }

    /** Un nom écrit en deux mots s'écrit peut-être en un : « chat gpt ». */
    joinPairs() {
      for (let rang = 1; rang < this.lus.length; rang++) {
        const [avant = "", apres = ""] = this.lus.slice(rang - 1, rang + 1);
        const joint = this.root(avant + apres);
        const cle = [avant, apres].map(this.root).filter(Boolean).join(" ");
        if (!joint || avant.length + apres.length <= ASSEZ_LONG || this.synonyms.has(cle)) continue;
        this.joints.set(cle, joint);
        const autres = this.bySynonyms(joint);
        if (this.moteur.count(joint) || autres.length) this.synonyms.set(cle, [[joint], ...autres]);
      }
    }

    /** Un mot inconnu en réunit peut-être deux : « opendata ». */
    splitWords() {
      for (const mot of this.lus.filter((mot) => this.connus.get(this.root(mot)) === 0 && !this.synonyms.has(this.root(mot)))) {
        for (let coupe = DEBUT; coupe <= mot.length - DEBUT; coupe++) {
          const deux = [this.root(mot.slice(0, coupe)), this.root(mot.slice(coupe))];
          if (!deux.every((racine) => racine && this.moteur.count(racine))) continue;
          this.divises.add(this.root(mot));
          this.synonyms.set(this.root(mot), [deux]);
        }
      }
    }

    /** Les équivalents d'un mot réuni. @param {string} racine */
    bySynonyms(racine) {
      const groupes = this.index.synonymes.map((groupe) => groupe.map((forme) => this.moteur.roots(words(forme))));
      return groupes.filter((groupe) => groupe.some((forme) => forme.join(" ") === racine)).flat();
    }

    /**
     * Les idées d'une question : un mot, ou plusieurs qui forment une expression connue.
     * @returns {string[][]}
     */
    ideas() {
      const ideas = [];
      for (let debut = 0; debut < this.racines.length; ) {
        const longueur = this.expression(debut);
        ideas.push(this.racines.slice(debut, debut + longueur));
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
      const ecrite = all(expression.map((racine) => this.word(racine)), this.joints.has(expression.join(" ")) ? SEPARES : 1);
      return { combineWith: "OR", queries: [ecrite, ...autres.map((forme) => all(forme, SYNONYME / forme.length))] };
    }

    /**
     * Un mot écrit : sa racine, ou un mot qui commence ainsi.
     * @param {string} racine
     * @returns {Requete}
     */
    word(racine) {
      if (/\d/.test(racine)) return { queries: [racine], prefix: false };
      const connu = (this.connus.get(racine) ?? 0) > 0 || this.texte.has(racine);
      return {
        queries: [racine],
        prefix: racine.length > (connu ? 4 : 2),
      };
    }

    /** Ce que trouve une idée, dans le premier fichier et dans le texte. @param {string[]} expression */
    found(expression) {
      /** @type {Map<string, { fiche: Fiche, note: number, racines: string[] }>} */
      const found = new Map();
      for (const { id, score, terms } of this.moteur.find(this.idea(expression))) {
        const fiche = /** @type {Fiche} */ (this.index.pages[id]);
        found.set(fiche[0], { fiche, note: score, racines: terms });
      }
      for (const [racine, poids] of this.read(expression)) {
        const { rang, notes } = this.texte.get(racine) ?? { rang: -1, notes: [] };
        const rarete = Math.log(1 + (this.index.ecrites + 0.5) / (notes.length / 2 + 0.5));
        for (let place = 0; place < notes.length; place += 2) {
          const fiche = this.page(rang, notes[place] ?? 0);
          const before = found.get(fiche[0]) ?? { fiche, note: 0, racines: [] };
          const note = before.note + (notes[place + 1] ?? 0) * TEXTE * rarete * poids;
          found.set(fiche[0], { fiche, note, racines: [...before.racines, racine] });
        }
      }
      return [...found.values()];
    }

    /**
     * Les mots d'une idée à chercher dans le texte, avec leur poids : écrits, réunis, ou équivalents.
     * @param {string[]} expression
     * @returns {[string, number][]}
     */
    read(expression) {
      const cle = expression.join(" ");
      const autres = (this.synonyms.get(cle) ?? []).filter((forme) => forme.length === 1).flat();
      const joint = this.joints.get(cle);
      /** @type {[string, number][]} */
      const ecrites = expression.map((racine) => [racine, 1 / expression.length]);
      return [...ecrites, ...(joint ? [/** @type {[string, number]} */ ([joint, 1])] : []), ...autres.map((racine) => /** @type {[string, number]} */ ([racine, SYNONYME]))];
    }

    /** La page, ou le récit, que numérote un morceau. @param {number} rang @param {number} numero @returns {Fiche} */
    page(rang, numero) {
      const page = numero < this.index.ecrites ? this.index.pages[numero] : undefined;
      const [adresse = "", titre = ""] = recus.get(rang)?.[1][numero - this.index.ecrites] ?? [];
      return page ?? [adresse, titre, [], [], [], "", []];
    }

    /** Les mots de la question que rien n'emploie, une fois le texte lu ; un mot non cherché n'en est pas. */
    lost() {
      const cherche = (/** @type {string} */ racine) => recus.has(this.moteur.shard(racine));
      const vides = this.ideas().filter((idea) => idea.every(cherche) && this.found(idea).length === 0).flat();
      return [...new Set(this.lus.filter((mot) => vides.includes(this.root(mot))))];
    }

    /** Les mots que les pages n'emploient pas tels quels : un autre commence ainsi, deux autres s'y lisent, ou seul un récit les dit. */
    begun() {
      const lue = (/** @type {string} */ racine) => (recus.get(this.moteur.shard(racine))?.[0][racine] ?? [this.index.ecrites])[0] ?? 0;
      const entier = (/** @type {string} */ racine) => this.connus.get(racine) || lue(racine) < this.index.ecrites;
      const redit = (/** @type {string} */ racine) => this.synonyms.has(racine) && !this.divises.has(racine);
      return this.lus.filter((mot) => this.root(mot).length >= ASSEZ_LONG && !/\d/.test(mot) && !entier(this.root(mot)) && !redit(this.root(mot)));
    }

    /**
     * Les noms de la question qui sont peut-être ceux d'une collectivité : annoncés, connus du guide, ou que rien n'emploie.
     * @param {string[]} ignores les mots que le guide n'emploie pas ainsi
     * @returns {Lieu[]}
     */
    places(ignores) {
      const question = this.question.trim();
      const mots = question.split(" ");
      const inconnus = mots.flatMap((mot, rang) => (ignores.includes(mot) ? [rang] : []));
      const cites = this.index.lieux.filter((lieu) => ` ${question} `.includes(` ${lieu} `) || (lieu.length >= ASSEZ_LONG && guideFrappe(lieu, question))).sort((un, autre) => autre.length - un.length);
      const annonces = COMMUNE.test(question) || (inconnus.length > 0 && mots.length <= NOM_ENTIER) ? [question] : [];
      let debut = inconnus[0] ?? mots.length;
      while (ARTICLES.has(mots[debut - 1] ?? "")) debut--;
      const ignore = mots.slice(debut, (inconnus.at(-1) ?? -1) + 1).join(" ");
      return [...new Set([...annonces, ...cites, ignore])].filter(Boolean).map((nom) => ({ nom, seul: this.only(nom) }));
    }

    /** Vrai si la question, ce nom ôté, n’a plus que des mots de toutes les pages, ou s’écrit comme lui à une faute près. @param {string} nom */
    only(nom) {
      const question = this.question.trim();
      if (!question.includes(nom)) return true;
      const reste = question.replace(nom, " ");
      return this.moteur.roots(words(reste)).every((racine) => this.moteur.courants.has(racine));
    }

    /** Les pages, de la plus pertinente à la moins pertinente. */
    rank() {
      /** @type {Map<string, Candidate>} */
      const pages = new Map();
      let total = 0;
      for (const idea of this.ideas()) {
        const trouvees = this.found(idea);
        if (trouvees.length === 0) continue;
        const usage = this.worn(idea) ? COURANT : 1;
        const rarete = usage * Math.log(1 + this.index.pages.length / (trouvees.length + 1));
        total += rarete;
        for (const { fiche, note, racines } of trouvees) {
          const page = pages.get(fiche[0]) ?? { fiche, note: 0, couverte: 0, racines: new Set() };
          page.note += usage * note;
          page.couverte += rarete;
          racines.forEach((racine) => page.racines.add(racine));
          pages.set(fiche[0], page);
        }
      }
      const note = (/** @type {Candidate} */ page) =>
        page.note * (page.couverte / total) ** COUVERTURE * this.place(page.fiche) * (1 + TITRE_EXACT * this.titled(page.fiche));
      const notees = [...pages.values()].map((page) => ({ page, valeur: note(page) }));
      const classees = notees.sort((une, autre) => autre.valeur - une.valeur);
      return [...this.sized(), ...classees.map(({ page }) => this.result(page.fiche, page.racines))];
    }

    /** Vrai si une idée distingue mal les pages : de toutes les pages, ou à côté d'un article de loi, qui dit tout. @param {string[]} idea */
    worn(idea) {
      const cite = this.racines.some((racine) => REFERENCE.test(racine));
      return idea.every((racine) => this.moteur.courants.has(racine) || (cite && !/\d/.test(racine)));
    }

    /**
     * Le carré de la part commune de la question et de ce qui nomme une page, de 0 à 1 : son titre, ses autres noms, ses mots-clés.
     * @param {Fiche} page
     */
    titled([, titre, noms, motsCles]) {
      const said = (/** @type {string[]} */ textes) => Math.max(0, ...textes.map((texte) => this.shared(texte))) ** 2;
      return Math.max(said([titre, ...noms]), MOT_CLE_EXACT * said(motsCles));
    }

    /** La part commune d'un nom et de la question, chaque idée écrite ou redite autrement. @param {string} nom */
    shared(nom) {
      const dits = this.moteur.naming(nom);
      let [communs, demandes] = [0, 0];
      for (const idea of this.ideas()) {
        const ecrits = idea.filter((racine) => dits.has(racine)).length;
        const redite = ecrits ? [] : (this.synonyms.get(idea.join(" ")) ?? []).find((forme) => forme.every((racine) => dits.has(racine))) ?? [];
        communs += ecrits + redite.length;
        demandes += redite.length || idea.length;
      }
      return communs / (dits.size + demandes - communs || 1);
    }

    /** La fiche d'une taille, quand la question en donne une. @returns {Resultat[]} */
    sized() {
      const nombre = TAILLE.exec(this.question.replace(MILLIERS, (long) => long.replaceAll(" ", "")).trim())?.slice(1).find(Boolean);
      if (!nombre) return [];
      const sorte = INTERCOMMUNALITE.test(this.question) ? "intercommunalite" : "commune";
      const profil = this.index.profils.filter(([une, debut]) => une === sorte && debut <= Number(nombre)).at(-1);
      if (!profil) return [];
      const [, , adresse, titre] = profil;
      return [{ adresse, titre, rubrique: this.index.rubriques["ma-collectivite"] ?? "", extract: () => [] }];
    }

    /**
     * L'avantage que donne à une page sa place dans le guide.
     * @param {Fiche} page
     */
    place([adresse, , noms]) {
      if (adresse.startsWith("lexique/#")) return this.meaning();
      if (adresse.includes("#")) return PLACES.question;
      const [rubrique = "", suite] = adresse.split("/");
      if (A_PROPOS.has(rubrique)) return PLACES.aPropos;
      if (rubrique === "obligations" && noms.length && suite && CITATION.test(this.question)) return PLACES.citee;
      if (rubrique === "modeles" && suite && MODELE.test(this.question)) return PLACES.modeleDemande;
      if (suite === "") return this.index.rubriques[rubrique] ? PLACES.entree : 1;
      return EXEMPLES.has(rubrique) ? PLACES.exemple : 1;
    }

    /** L'avantage d'un mot du lexique : fort si l'on en demande le sens, nul s'il nomme le code d'un article cité. */
    meaning() {
      if (DEFINITION.test(this.question)) return PLACES.sensDemande;
      return CITATION.test(this.question) ? PLACES.sensCite : PLACES.sens;
    }

    /**
     * Ce que l'on montre d'une page.
     * @param {Fiche} page
     * @param {Set<string>} racines
     * @returns {Resultat}
     */
    result([adresse, titre, , , , resume, intertitres], racines) {
      return { adresse, titre, rubrique: section(this.index, adresse), extract: () => this.extract([resume, ...intertitres], racines) };
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
        const note = new Set(morceaux.filter(({ marque }) => marque).map(({ texte }) => this.root(fold(texte)))).size;
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
        .map((texte) => ({ texte, marque: racines.has(this.root(fold(texte))) }));
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
   * @param {string} rubrique
   */
  function record([, titre, noms, motsCles, sigles, resume, intertitres], id, rubrique) {
    const champs = { titre: [titre], noms, motsCles, sigles, resume: [resume], intertitres, rubrique: [rubrique] };
    return { id, ...Object.fromEntries(Object.entries(champs).map(([champ, textes]) => [champ, textes.join(" ")])) };
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

  /**
   * Les pages et les fiches des communes nommées : devant si la question ne parle que d'elles, sinon après les premières pages.
   * @param {Reponse} reponse
   * @param {{ nom: string, exact: boolean, fiches: { adresse: string, titre: string }[] }} mention
   * @returns {Resultat[]}
   */
  function blended({ resultats, lieux }, { nom, exact, fiches }) {
    const avant = lieux.some((lieu) => lieu.nom === nom && lieu.seul) ? 0 : AVANT;
    const rubrique = exact ? "La fiche de cette collectivité" : "Un nom proche : la fiche de cette collectivité";
    const places = fiches.map(({ adresse, titre }) => ({ adresse, titre, rubrique, extract: () => [] }));
    return [...resultats.slice(0, avant), ...places, ...resultats.slice(avant)];
  }

  return {
    Moteur,
    blended,
    words,
    /** Un morceau reçu. @param {number} rang */
    recu: (rang) => recus.get(rang),
    /** @param {number} rang @param {Texte} texte */
    recevoir(rang, texte) {
      recus.set(rang, texte);
    },
  };
})();

Object.assign(globalThis, { guideMoteur });
