"use strict";
/*
 * La page de recherche : lit la question dans l'adresse (`?q=…`), charge le moteur et l'index, montre les pages.
 * Rien n'est chargé sans question. Tout texte venu d'ailleurs passe par `textContent`.
 */
(() => {
  const PAR_PAGE = 20;
  const TITRE = 60;
  /** @type {Mention} */
  const NULLE_PART = { nom: "", exact: false, fiches: [] };

  /**
   * Ce que cette page attend des scripts qu'elle charge.
   * @typedef {{ guideMoteur: typeof guideMoteur, guideIndex: Index } & Outils} Charge
   */

  const etat = /** @type {HTMLElement} */ (document.getElementById("etat-recherche"));
  const conseil = /** @type {HTMLElement} */ (document.getElementById("conseil-recherche"));
  const liste = /** @type {HTMLElement} */ (document.getElementById("resultats"));
  const racine = liste.dataset["racine"] ?? "../";
  const dossier = location.protocol === "file:";
  let anglais = /(?!)/;

  /**
   * Un élément et ce qu'il contient.
   * @param {string} balise
   * @param {(Node | string)[]} contenu
   * @param {Record<string, string>} [attributs]
   */
  function element(balise, contenu, attributs = {}) {
    const cree = document.createElement(balise);
    for (const [nom, valeur] of Object.entries(attributs)) cree.setAttribute(nom, valeur);
    cree.append(...contenu);
    return cree;
  }

  /**
   * L'adresse d'une page du guide ; un dossier ouvert sans serveur demande le nom du fichier.
   * @param {string} adresse
   */
  function href(adresse) {
    const [page, ancre = ""] = adresse.split("#");
    return racine + page + (dossier ? "index.html" : "") + (ancre && `#${ancre}`);
  }

  /** Le lien vers le plan du site, secours de tous les messages. */
  function sitemap() {
    return element("a", ["plan du site"], { href: href("plan-du-site/") });
  }

  /**
   * Charge un script du guide ; échoue s'il est injoignable.
   * @param {string} adresse
   */
  function load(adresse) {
    return new Promise((charge, echoue) => {
      const script = document.createElement("script");
      script.async = false;
      script.addEventListener("load", charge);
      script.addEventListener("error", echoue);
      script.src = adresse;
      document.head.append(script);
    });
  }

  /**
   * Un texte où les mots anglais du lexique disent leur langue (RGAA 8.7).
   * @param {string} texte
   */
  function said(texte) {
    return texte.split(anglais).map((part, rank) => (rank % 2 ? element("span", [part], { lang: "en" }) : part));
  }

  /**
   * L'extrait : les mots trouvés marqués, et chaque expression anglaise, qui peut en couvrir plusieurs, dans sa langue.
   * @param {Morceau[]} morceaux
   */
  function marked(morceaux) {
    const reste = morceaux.values();
    const next = (/** @type {number} */ long) => {
      const noeuds = [];
      for (let lu = 0; lu < long; ) {
        const { texte, marque } = /** @type {Morceau} */ (reste.next().value);
        noeuds.push(marque ? element("mark", [texte]) : texte);
        lu += texte.length;
      }
      return noeuds;
    };
    const phrase = morceaux.map(({ texte }) => texte).join("");
    return phrase.split(anglais).flatMap((part, rank) => (rank % 2 ? [element("span", next(part.length), { lang: "en" })] : next(part.length)));
  }

  /**
   * Ce qui reconnaît des mots entiers, le plus long d'abord.
   * @param {string[]} mots
   */
  function words(mots) {
    const longs = [...mots].sort((one, other) => other.length - one.length);
    return new RegExp(`(?<!\\p{L})(${longs.map((mot) => mot.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})(?!\\p{L})`, "u");
  }

  /**
   * Un résultat : le lien, sa rubrique, l'extrait aux mots marqués.
   * @param {Resultat} resultat
   */
  function item({ adresse, titre, rubrique, extract }) {
    const extrait = extract();
    const lignes = [element("a", said(titre), { href: href(adresse) })];
    if (rubrique) lignes.push(element("p", [rubrique], { class: "note" }));
    if (extrait.length) lignes.push(element("p", marked(extrait)));
    return element("li", lignes);
  }

  /**
   * Montre les résultats, vingt à la fois.
   * @param {Resultat[]} resultats
   */
  function show(resultats) {
    const suivants = resultats.slice(PAR_PAGE);
    const ajoutes = resultats.slice(0, PAR_PAGE).map(item);
    liste.append(...ajoutes);
    if (suivants.length > 0) liste.after(more(suivants));
    return ajoutes;
  }

  /**
   * Le bouton qui montre la suite et y mène le clavier.
   * @param {Resultat[]} suivants
   */
  function more(suivants) {
    const bouton = element("button", [`Montrer d’autres pages (${suivants.length})`], { type: "button" });
    bouton.addEventListener("click", () => {
      bouton.remove();
      show(suivants)[0]?.querySelector("a")?.focus();
    });
    return bouton;
  }

  /**
   * Dit une erreur ou une proposition, à la place de l'état (RGAA 7.5).
   * @param {(Node | string)[]} content
   */
  function advise(...content) {
    etat.replaceChildren();
    conseil.replaceChildren(...content);
  }

  /**
   * Dit ce que la recherche a donné, et les mots que le guide n'emploie nulle part.
   * @param {string} question
   * @param {Reponse} reponse
   */
  function report(question, { resultats, inconnus, corriges, vide, coupee }) {
    if (vide) return advise("Écrivez au moins un mot qui dise ce que vous cherchez, par exemple « cantine ».");
    const lus = corriges.map(([ecrit, lu]) => `Nous avons lu « ${lu} » pour « ${short(ecrit)} ». `).join("");
    const debut = `${coupee ? "Votre question est longue : seul son début a été lu. " : ""}${lus}`;
    const rien = inconnus.length > 0 ? ` Nous n’avons rien sur : ${inconnus.map(short).join(", ")}.` : "";
    if (resultats.length === 0) return advise(`${debut}Aucun résultat pour « ${short(question)} ».${rien} Voyez le `, sitemap(), ".");
    const trouvees = resultats.length === 1 ? "1 page trouvée" : `${resultats.length} pages trouvées`;
    etat.replaceChildren(`${debut}${trouvees} pour « ${short(question)} ».${rien}`);
  }

  /**
   * Une question assez courte pour être redite.
   * @param {string} question
   */
  function short(question) {
    const lettres = [...question.trim()];
    return lettres.length > TITRE ? `${lettres.slice(0, TITRE).join("")}…` : lettres.join("");
  }

  /**
   * Reprend la question dans le formulaire ; un dossier ouvert sans serveur demande l'adresse exacte de cette page.
   * @param {string} question
   */
  function refill(question) {
    for (const champ of document.querySelectorAll("input")) {
      if (champ.name !== "q") continue;
      champ.value = question;
      if (dossier && champ.form) champ.form.action = location.pathname;
    }
  }

  /**
   * Les communes et les intercommunalités que la question nomme peut-être.
   * @param {Reponse} reponse
   */
  async function territories({ lieux }) {
    if (lieux.length === 0) return NULLE_PART;
    for (const script of (liste.dataset["territoires"] ?? "").split(" ")) await load(script);
    await load(`${racine}assets/communes/table.js`);
    const table = guideCommunes.tableau();
    const annuaire = new guideCommunes.Annuaire(table, async (name) => {
      await load(`${racine}assets/communes/${encodeURIComponent(name)}.js?${table.empreinte}`);
      return guideCommunes.lignes(name);
    });
    return annuaire.mentioned(lieux.map(({ nom }) => nom));
  }

  /**
   * Répond à une question.
   * @param {string} question
   */
  async function search(question) {
    etat.replaceChildren("Recherche en cours…");
    try {
      await Promise.all((liste.dataset["scripts"] ?? "").split(" ").map(load));
    } catch {
      return advise("La recherche ne répond pas : le réseau est peut-être coupé. Parcourez le ", sitemap(), ".");
    }
    const charge = /** @type {Charge} */ (/** @type {unknown} */ (globalThis));
    const { guideIndex, guideMoteur } = charge;
    anglais = words(guideIndex.anglais);
    const texte = (/** @type {number} */ rang) => load(`${racine}assets/textes/${rang}.js?${guideIndex.empreinte}`).catch(() => undefined);
    const reponse = await new guideMoteur.Moteur(guideIndex, charge, texte).answer(question);
    const trouvaille = await territories(reponse).catch(() => NULLE_PART);
    const resultats = guideMoteur.blended(reponse, trouvaille);
    show(resultats);
    report(question, { ...reponse, resultats, ...(trouvaille.exact ? { inconnus: [], corriges: [] } : {}) });
    if (question.trim()) document.title = `${short(question)} – ${document.title}`;
  }

  const question = new URLSearchParams(location.search).get("q");
  refill(question ?? "");
  if (question !== null) void search(question);
})();
