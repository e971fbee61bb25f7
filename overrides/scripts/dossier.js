// @ts-check
/**
 * « Mon dossier » : tout ce que l'appareil garde d'une collectivité, à relire, à dater, à emporter et à rendre.
 * Ce que disent les règles vient de Python ; rien ne part.
 */
(async () => {
  const { element, button, eraser, draft } = guideFormulaire;
  const { today, inWords, save, load, saveOdf } = guideEcriture;
  const box = /** @type {HTMLElement | null} */ (document.querySelector(".dossier"));
  if (!box) return;
  /** @type {any} */
  let given;
  const root = box.dataset["racine"] ?? "";
  const stores = { profil: draft("guide:profil"), dossier: draft("guide:dossier"), mois: draft("guide:douze-mois"), papiers: draft("guide:papiers"), etapes: draft("guide:etapes") };
  const OURS = ["profil", "dossier", "douze-mois", "papiers", "commune", "etapes"];
  const FIELDS = /** @type {const} */ ([
    ["etat", "État"], ["le", "Fait le"], ["preuve", "Preuve : où est-elle rangée ?"], ["qui", "Qui s'en occupe"], ["prochaine", "Prochaine date"], ["note", "Note"],
  ]);
  const NAMES = /** @type {Record<string, string>} */ (Object.fromEntries(FIELDS));
  let place = "";
  /** @type {any} */
  let table;
  /** @type {any} */
  let dossier;

  // --- Ce que l'appareil garde ------------------------------------------------------------------------------------

  /** @param {string} name @returns {any} */
  const held = (name) => (/** @type {any} */ (stores)[name].read());

  /** La tranche que nomme l'adresse d'une fiche. @param {string} key */
  const rangeOf = (key) => key.split("/").filter(Boolean).pop() ?? "";

  /** Chaque collectivité dont l'appareil garde quelque chose : sous quel nom, laquelle. */
  function places() {
    const chosen = draft("guide:commune").read();
    const known = new Map();
    for (const key of new Set([...Object.keys(held("profil")), ...Object.keys(held("dossier")), ...Object.keys(held("etapes")), String(chosen["code"] ?? "")])) {
      if (!key) continue;
      const own = held("dossier")[key] ?? {};
      const named = chosen["code"] === key ? chosen : {};
      const tranche = String(own.tranche ?? named["tranche"] ?? rangeOf(key));
      const code = /^[0-9AB]{5,9}$/.test(key) ? key : null;
      known.set(key, { nom: String(own.nom ?? named["nom"] ?? given?.noms[tranche] ?? key).slice(0, 200), code, tranche });
    }
    return known;
  }

  /** Les brouillons des autres pages : leurs champs, un texte chacun. */
  function drafts() {
    const names = Array.from({ length: localStorage.length }, (_, rank) => localStorage.key(rank) ?? "").filter((key) => /^guide:[a-z0-9-]+$/.test(key)).map((key) => key.slice(6));
    const found = names.filter((name) => !OURS.includes(name)).sort().map((name) => /** @type {const} */ ([name, texts(draft(`guide:${name}`).read())]));
    return Object.fromEntries(found.filter(([, fields]) => Object.keys(fields).length));
  }

  /** Les champs qui portent un texte et un nom que le fichier accepte. @param {Record<string, unknown>} fields */
  function texts(fields) {
    const kept = Object.entries(fields).filter(([id, said]) => typeof said === "string" && said && /^[a-z0-9]+([_-][a-z0-9]+)*$/.test(id));
    return Object.fromEntries(kept.map(([id, said]) => [id, String(said).slice(0, 5000)]));
  }

  /** Le dossier d'une collectivité, tel que l'appareil le garde. @param {any} lieu */
  function gathered(lieu) {
    const { answers = "", done = [] } = held("profil")[place] ?? {};
    const { gestes, dates, etapes } = own();
    const ticked = new Set(Array.isArray(done) ? done.map(String) : []);
    const told = guideFichier.flat({
      reponses: guideFichier.expanded(String(answers), table.questions), gestes, dates, etapes,
      douze_mois: [held("mois")].flat().filter((mark) => typeof mark === "string"),
      champs: Object.fromEntries(Object.entries(held("papiers")).filter(([, said]) => typeof said === "string")), brouillons: drafts(),
    });
    for (const id of Object.keys(gestes)) if (told.get(`gestes/${id}/etat`) === "fait" && !ticked.has(id)) told.delete(`gestes/${id}/etat`);
    for (const id of ticked) told.set(`gestes/${id}/etat`, "fait");
    return guideFichier.shaped({ guide: seen(), collectivite: lieu }, told);
  }

  /** Les gestes, les dates et les étapes gardés ici ; rien de ceux qui sont abîmés. */
  function own() {
    const { gestes, dates } = held("dossier")[place] ?? {};
    const marked = Object.entries(held("etapes")[place] ?? {}).map(([id, marks]) => [id, [marks].flat().filter((/** @type {unknown} */ mark) => mark !== "1")]);
    return { gestes: sound("gestes", gestes, {}), dates: sound("dates", dates, []), etapes: sound("etapes", Object.fromEntries(marked), {}) };
  }

  /** Une part de dossier, si elle a la forme publiée. @param {string} part @param {any} value @param {any} otherwise */
  function sound(part, value, otherwise) {
    const { $defs, properties } = given.schema;
    try {
      guideFichier.checked({ [part]: value }, { $defs, type: "object", properties: { [part]: properties[part] } });
      return value;
    } catch {
      return otherwise;
    }
  }

  /** Le guide tel qu'on le lit aujourd'hui. */
  const seen = () => ({ le: today(), version: given.version, empreintes: given.empreintes });

  /** Garde un dossier, chaque part là où sa page la lit. @param {any} whole @param {any} passage */
  function keep(whole, passage) {
    const { gestes, dates, etapes, collectivite } = whole;
    const answers = Object.entries(whole.reponses).map((pair) => pair.join("=")).join(",");
    const done = Object.entries(gestes).filter(([, { etat }]) => etat === "fait").map(([id]) => id);
    const saved = [
      stores.profil.keep({ ...held("profil"), [place]: { answers, done } }),
      stores.dossier.keep({ ...held("dossier"), [place]: { nom: collectivite.nom, tranche: collectivite.tranche, gestes, dates, passage } }),
      stepsKept(etapes),
      whole.douze_mois.length ? stores.mois.keep(whole.douze_mois) : true,
      Object.keys(whole.champs).length ? stores.papiers.keep(whole.champs) : true,
      ...Object.entries(whole.brouillons).map(([name, fields]) => draft(`guide:${name}`).keep(fields)),
    ];
    say(saved.every(Boolean) ? "Gardé sur cet appareil seulement." : "Votre navigateur ne garde rien : enregistrez votre dossier dans un fichier.");
  }

  /** Garde les étapes cochées là où les fiches les lisent. @param {Record<string, string[]>} etapes */
  function stepsKept(etapes) {
    const { [place]: _, ...others } = held("etapes");
    const all = Object.keys(etapes).length ? { ...others, [place]: etapes } : others;
    return Object.keys(all).length ? stores.etapes.keep(all) : stores.etapes.erase();
  }

  /** Le dernier passage que l'on a dit avoir vu. */
  function passage() {
    const { le, version, empreintes } = held("dossier")[place]?.passage ?? seen();
    return guideFichier.isDay(String(le)) ? { le, version, empreintes: empreintes ?? {} } : seen();
  }

  function eraseAll() {
    const names = Array.from({ length: localStorage.length }, (_, rank) => localStorage.key(rank) ?? "").filter((key) => key.startsWith("guide:"));
    for (const name of names) localStorage.removeItem(name);
    place = "";
    void open();
    say("Tout est effacé de cet appareil.");
  }

  // --- La page ----------------------------------------------------------------------------------------------------

  const said = element("p", [], { role: "status" });
  const alerted = element("div", [], { role: "alert", "aria-live": "assertive" });
  const body = element("div", []);
  const choice = element("input", [], { type: "file", id: "ouvrir-un-dossier", accept: ".json,application/json", "aria-describedby": "ouvrir-aide" });

  /** @param {string} text */
  function say(text) {
    said.textContent = text;
    alerted.replaceChildren();
  }

  /** @param {string} text */
  function alertOf(text) {
    said.textContent = "";
    alerted.replaceChildren(element("p", [text], { class: "champ__erreur" }));
  }

  /** @param {string} address */
  function href(address) {
    const [path = "", anchor] = address.split("#");
    return `${root}${path}${location.protocol === "file:" ? "index.html" : ""}${anchor ? `#${anchor}` : ""}`;
  }

  /** Charge, une fois, ce qui ne sert que s'il y a un dossier. */
  async function ready() {
    if (given) return;
    for (const address of (box?.dataset["suite"] ?? "").split(" ")) await load(address);
    given = /** @type {any} */ (globalThis).guideSuivi;
  }

  /** La table d'une tranche. @param {string} range @returns {Promise<any>} */
  async function tableOf(range) {
    if (!Object.hasOwn(given.noms, range)) return null;
    if (!given.tranches[range]) await load(`${root}assets/suivi/${range}.js`);
    return given.tranches[range];
  }

  /** Montre la collectivité choisie ; à défaut, comment en choisir une. */
  async function open() {
    if (places().size) await ready();
    const known = places();
    if (!known.has(place)) place = String(draft("guide:commune").read()["code"] ?? "");
    if (!known.has(place)) place = [...known.keys()][0] ?? "";
    const lieu = known.get(place);
    table = lieu ? await tableOf(lieu.tranche) : null;
    if (table) dossier = gathered(lieu);
    body.replaceChildren(...(table ? whole(known) : [lieu ? sizes(lieu) : nobody()]));
  }

  function nobody() {
    const links = [element("a", ["cherchez votre commune"], { href: href("ma-collectivite/") }), ", ou ouvrez un dossier déjà enregistré."];
    return element("p", ["Cet appareil ne garde encore rien. Pour commencer, ", ...links]);
  }

  /** La taille de cette collectivité n'est pas connue : on la demande. @param {any} lieu */
  function sizes(lieu) {
    const options = Object.entries(given.noms).map(([slug, name]) => element("option", [String(name)], { value: slug }));
    const select = /** @type {HTMLSelectElement} */ (element("select", options, { id: "taille" }));
    const chosen = async () => {
      lieu.tranche = select.value;
      table = await tableOf(select.value);
      keep(gathered(lieu), seen());
      await open();
    };
    return element("div", [element("label", [`Quelle est la taille de « ${lieu.nom} » ?`], { for: "taille" }), select, button("Continuer", () => void chosen())], { class: "champ" });
  }

  /** @param {Map<string, any>} known */
  function whole(known) {
    const rows = guidePapiers.lines(dossier, table, today());
    return [heading(known, rows), ...changes(), ...answers(), follow(rows), mine(), ...written()];
  }

  /** Quelle collectivité, et où elle en est. @param {Map<string, any>} known @param {any[]} rows */
  function heading(known, rows) {
    const count = (/** @type {string} */ state) => rows.filter(({ etat, resultat }) => etat === given.etats[state] && resultat !== "ne_s_applique_pas").length;
    const parts = [element("h2", [dossier.collectivite.nom], { id: "collectivite", tabindex: "-1" })];
    if (known.size > 1) {
      const options = [...known].map(([key, { nom }]) => element("option", [nom], { value: key, ...(key === place ? { selected: "" } : {}) }));
      const select = /** @type {HTMLSelectElement} */ (element("select", options, { id: "laquelle" }));
      select.addEventListener("change", () => { place = select.value; void open(); });
      parts.push(element("div", [element("label", ["Voir le dossier de"], { for: "laquelle" }), select], { class: "champ" }));
    }
    const sheet = element("a", ["sa fiche"], { href: href(`ma-collectivite/${dossier.collectivite.tranche}/${dossier.collectivite.code ? `#${dossier.collectivite.code}` : ""}`) });
    parts.push(element("p", [`${count("a_faire")} à faire, ${count("en_cours")} en cours, ${count("fait")} ${count("fait") > 1 ? "faites" : "faite"}. On répond aux questions sur `, sheet, "."]));
    const papers = [
      button("Enregistrer mon dossier (.json)", () => saveFile()), button("Tableau de suivi (.ods)", () => void saveSheet()), button("Agenda (.ics)", saveCalendar),
      button("Bilan de l'année (.odt)", () => void saveBalance()), button("Imprimer le suivi", () => print()),
    ];
    parts.push(element("p", papers, { class: "dossier__outils" }));
    return element("section", parts, { "aria-labelledby": "collectivite" });
  }

  // --- Ce qui a changé depuis -------------------------------------------------------------------------------------

  /** Les règles qui ont changé depuis le dernier passage, chacune avec sa date. */
  function changes() {
    const { le, empreintes } = passage();
    const changed = Object.keys(given.empreintes).filter((id) => given.empreintes[id] !== empreintes[id]);
    const gone = Object.keys(empreintes).filter((id) => !Object.hasOwn(given.empreintes, id));
    if (!changed.length && !gone.length) return [];
    const many = changed.length + gone.length;
    const items = [...announced(changed, le), ...gone.map((id) => element("li", [`« ${id} » n'est plus dans le guide.`]))];
    const act = () => { keep(dossier, seen()); void open().then(() => document.getElementById("collectivite")?.focus()); };
    return [element("section", [
      element("h2", [`Depuis votre dernier passage : ${many} ${many > 1 ? "règles ont" : "règle a"} changé`], { id: "change" }),
      element("p", [`Vous étiez venu le ${inWords(le)}.`]), element("ul", items), element("p", [button("J'ai vu ces changements", act)]),
    ], { "aria-labelledby": "change", class: "dossier__change" })];
  }

  /** Ces règles, sous le changement daté qui les annonce. @param {string[]} changed @param {string} since */
  function announced(changed, since) {
    const news = given.nouveautes.filter((/** @type {any} */ { date }) => date >= since).sort((/** @type {any} */ one, /** @type {any} */ other) => other.date.localeCompare(one.date));
    const under = new Map(changed.map((id) => [id, news.find((/** @type {any} */ { faits }) => faits.includes(id))]));
    return [...new Set(under.values())].map((one) => {
      const ids = changed.filter((id) => under.get(id) === one);
      const names = ids.flatMap((id, rank) => [rank ? " ; " : "", linked(id)]);
      const told = one ? [element("strong", [`${inWords(one.date)} : ${one.titre}.`]), ` ${one.texte} `] : ["Sans annonce. "];
      return element("li", [...told, ids.length > 1 ? "Les fiches : " : "La fiche : ", ...names, "."]);
    });
  }

  /** Le nom d'une obligation, vers sa fiche. @param {string} id */
  function linked(id) {
    const duty = table.obligations.find((/** @type {any} */ one) => one.id === id);
    return duty ? element("a", [duty.nom], { href: href(duty.page) }) : id;
  }

  // --- Les réponses et le suivi -----------------------------------------------------------------------------------

  function answers() {
    const rows = table.questions.filter((/** @type {any} */ { id }) => dossier.reponses[id]).map((/** @type {any} */ one) => element("li", [`${one.texte} `, element("strong", [one.reponses[dossier.reponses[one.id]]])]));
    if (!rows.length) return [];
    const details = element("details", [element("summary", [`${rows.length} sur ${table.questions.length} questions`]), element("ul", rows)]);
    return [element("section", [element("h2", ["Vos réponses"], { id: "reponses" }), details], { "aria-labelledby": "reponses" })];
  }

  /** @type {[string, string[]][]} */
  const GROUPS = [["Ce qui s'applique", ["s_applique"]], ["Selon une réponse, ou à venir", ["selon_reponse", "a_venir"]], ["Un droit, un conseil, un choix", ["un_droit", "conseille", "au_choix"]], ["Ce qui ne vous concerne pas", ["ne_s_applique_pas"]]];

  /** @param {any[]} rows */
  function follow(rows) {
    const groups = GROUPS.map(([name, kinds]) => /** @type {const} */ ([name, rows.filter(({ resultat }) => kinds.includes(resultat))])).filter(([, found]) => found.length);
    const lost = Object.keys(dossier.gestes).filter((id) => !rows.some((row) => row.id === id));
    const parts = groups.flatMap(([name, found]) => [element("h3", [`${name} (${found.length})`]), ...found.map(sheet)]);
    if (lost.length) parts.push(element("p", [`Gardé, mais le guide ne connaît plus : ${lost.join(", ")}.`], { class: "note" }));
    return element("section", [element("h2", ["Votre suivi"], { id: "suivi" }), element("p", ["Ouvrez une ligne pour noter où vous en êtes. Tout se garde à mesure."]), ...parts], { "aria-labelledby": "suivi" });
  }

  /** Une obligation, repliée ; ses champs ne s'écrivent que si on l'ouvre. @param {any} row */
  function sheet(row) {
    const state = element("span", [row.etat], { class: "etiquette" });
    const fold = /** @type {HTMLDetailsElement} */ (element("details", [element("summary", [row.obligation, " ", state])], { class: "dossier__ligne" }));
    fold.addEventListener("toggle", () => {
      if (!fold.open || fold.querySelector(".champ")) return;
      const link = element("a", ["Lire la fiche"], { href: href(table.obligations.find((/** @type {any} */ one) => one.id === row.id).page) });
      fold.append(element("p", [row.reponse]), element("p", [row.geste, " ", link, "."]), ...steps(row), ...FIELDS.map(([field, label]) => control(row, field, label, state)));
    });
    return fold;
  }

  /** Les étapes qui suivent le premier geste, telles qu'on les coche sur la fiche. @param {any} row */
  function steps({ id, obligation }) {
    const items = (given.etapes[id] ?? []).map((/** @type {string} */ said, /** @type {number} */ rank) => {
      const mark = String(rank + 2);
      const box = /** @type {HTMLInputElement} */ (element("input", [], { type: "checkbox", id: `etape-${id}-${mark}` }));
      box.checked = (dossier.etapes[id] ?? []).includes(mark);
      box.addEventListener("change", () => { tick(id, mark, box.checked); });
      return element("p", [box, " ", element("label", [said], { for: box.id })]);
    });
    return items.length ? [element("fieldset", [element("legend", [`Étapes suivantes, ${obligation}`]), ...items], { class: "champ" })] : [];
  }

  /** Coche une étape, ou la décoche. @param {string} id @param {string} mark @param {boolean} made */
  function tick(id, mark, made) {
    const { [id]: before = [], ...others } = dossier.etapes;
    const after = before.filter((/** @type {string} */ one) => one !== mark).concat(made ? [mark] : []).sort((/** @type {string} */ one, /** @type {string} */ other) => Number(one) - Number(other));
    dossier.etapes = after.length ? { ...others, [id]: after } : others;
    keep(dossier, passage());
  }

  /** @param {any} row @param {string} field @param {string} label @param {HTMLElement} state */
  function control(row, field, label, state) {
    const id = `${field}-${row.id}`;
    const gesture = dossier.gestes[row.id] ?? {};
    const described = { id, "aria-label": `${label}, ${row.obligation}` };
    const first = row.resultat === "ne_s_applique_pas" ? "sans_objet" : "a_faire";
    /** @type {any} */
    const made =
      field === "etat" ? element("select", Object.entries(given.etats).map(([key, name]) => element("option", [String(name)], { value: key, ...(key === (gesture.etat ?? first) ? { selected: "" } : {}) })), described)
      : field === "note" ? element("textarea", [gesture.note ?? ""], { ...described, rows: "3", maxlength: "2000" })
      : element("input", [], { ...described, type: field === "le" || field === "prochaine" ? "date" : "text", maxlength: "300", value: gesture[field] ?? "" });
    made.addEventListener("change", () => { note(row.id, field, made.value); state.textContent = given.etats[dossier.gestes[row.id].etat]; });
    return element("div", [element("label", [label], { for: id }), made], { class: "champ" });
  }

  /** Note un champ d'une obligation ; un état « fait » prend le jour d'aujourd'hui. @param {string} id @param {string} field @param {string} value */
  function note(id, field, value) {
    const before = dossier.gestes[id] ?? { etat: "a_faire", le: null, preuve: "", qui: "", prochaine: null, note: "", rang: 0 };
    const dated = field === "le" || field === "prochaine";
    const after = { ...before, [field]: dated ? value || null : value };
    if (field === "prochaine" && before.prochaine && value !== before.prochaine) after.rang = before.rang + 1;
    if (field === "etat" && value === "fait" && !after.le) {
      after.le = today();
      const day = /** @type {HTMLInputElement | null} */ (document.getElementById(`le-${id}`));
      if (day) day.value = after.le;
    }
    dossier.gestes[id] = after;
    keep(dossier, passage());
  }

  // --- Ses dates, et ce que l'on a écrit ailleurs ---------------------------------------------------------------------

  function mine() {
    const rows = dossier.dates.map((/** @type {any} */ one) => element("li", [dateField(one), ` ${one.objet} `, button(`Retirer « ${one.objet} »`, () => dated(dossier.dates.filter((/** @type {any} */ { id }) => id !== one.id)))]));
    const what = /** @type {HTMLInputElement} */ (element("input", [], { id: "date-objet", maxlength: "300", type: "text" }));
    const when = /** @type {HTMLInputElement} */ (element("input", [], { id: "date-le", type: "date" }));
    const add = () => {
      if (!what.value.trim() || !guideFichier.isDay(when.value)) return alertOf("Écrivez ce que c'est, et le jour. Exemple : fin du contrat du site, 31/12/2027.");
      dated([...dossier.dates, { id: `date-${Date.now().toString(36)}`, objet: what.value.trim(), le: when.value, rang: 0 }]);
    };
    return element("section", [
      element("h2", ["Vos dates"], { id: "dates" }), element("p", ["La fin d'un contrat, un nom de domaine à renouveler : ajoutez-les, elles iront dans l'agenda."]), element("ul", rows),
      element("div", [element("label", ["Ce que c'est"], { for: "date-objet" }), what], { class: "champ" }), element("div", [element("label", ["Le jour"], { for: "date-le" }), when], { class: "champ" }),
      element("p", [button("Ajouter cette date", add)]),
    ], { "aria-labelledby": "dates" });
  }

  /** @param {any} one */
  function dateField(one) {
    const field = /** @type {HTMLInputElement} */ (element("input", [], { type: "date", value: one.le, "aria-label": `Le jour : ${one.objet}` }));
    field.addEventListener("change", () => {
      if (guideFichier.isDay(field.value)) dated(dossier.dates.map((/** @type {any} */ it) => (it.id === one.id ? { ...it, le: field.value, rang: it.rang + 1 } : it)));
    });
    return field;
  }

  /** @param {any[]} dates */
  function dated(dates) {
    dossier.dates = dates;
    keep(dossier, passage());
    void open().then(() => document.getElementById("date-objet")?.focus());
  }

  /** Ce que les modèles et les formulaires gardent, à relire. */
  function written() {
    const fields = [...Object.entries(dossier.champs), ...Object.values(dossier.brouillons).flatMap((one) => Object.entries(/** @type {object} */ (one)))];
    if (!fields.length && !dossier.douze_mois.length) return [];
    const rows = fields.map(([name, said]) => element("div", [element("dt", [name.replace(/[_-]/g, " ")]), element("dd", [String(said)])]));
    const months = dossier.douze_mois.length ? [element("p", [`Douze mois : ${dossier.douze_mois.length} gestes cochés.`])] : [];
    const list = rows.length ? [element("details", [element("summary", [`${rows.length} réponses des modèles et des formulaires`]), element("dl", rows)])] : [];
    return [element("section", [element("h2", ["Ce que vous avez écrit ailleurs"], { id: "ecrit" }), ...months, ...list], { "aria-labelledby": "ecrit" })];
  }

  // --- Ce qui sort ---------------------------------------------------------------------------------------------------

  const fileName = (/** @type {string} */ what, /** @type {string} */ kind) => `${what}-${(dossier.collectivite.code ?? dossier.collectivite.tranche).toLowerCase()}.${kind}`;
  const titled = (/** @type {string} */ what) => `${what} : ${dossier.collectivite.nom}`;

  function saveFile() {
    save(fileName("dossier", "json"), "application/json", guideFichier.written({ ...dossier, guide: { le: passage().le, version: given.version, empreintes: passage().empreintes } }));
    say("Votre dossier est dans vos téléchargements. Rangez-le sur le serveur de la mairie.");
  }

  function saveCalendar() {
    save(fileName("agenda", "ics"), "text/calendar", guidePapiers.calendar(dossier, table, guidePapiers.lines(dossier, table, today()), today()));
  }

  /** @param {string} name @param {Record<string, string>} parts */
  async function saveDocument(name, parts) {
    try {
      await saveOdf(box?.dataset["archive"] ?? "", name, parts);
    } catch {
      alertOf("Ce fichier ne s'est pas fabriqué. Rechargez la page, puis recommencez.");
    }
  }

  function saveSheet() {
    const parts = guidePapiers.spreadsheet(titled("Tableau de suivi"), guidePapiers.lines(dossier, table, today()));
    return saveDocument(fileName("suivi", "ods"), parts);
  }

  function saveBalance() {
    const lines = guidePapiers.balance(dossier, table, guidePapiers.lines(dossier, table, today()), today());
    const parts = guidePapiers.document(titled(`Bilan numérique ${today().slice(0, 4)}`), lines);
    return saveDocument(fileName("bilan", "odt"), parts);
  }

  /** Le suivi tel qu'il s'imprime : le tableau, toutes les lignes, ce qui est noté. */
  function printed() {
    document.querySelector(".dossier__imprime")?.remove();
    if (!table || !dossier) return;
    const rows = guidePapiers.lines(dossier, table, today());
    const head = given.colonnes.map((/** @type {any} */ { titre }) => element("th", [titre], { scope: "col" }));
    const lines = rows.map((row) => element("tr", given.colonnes.map((/** @type {any} */ { id, sorte }, /** @type {number} */ rank) => element(rank ? "td" : "th", [sorte === "jour" ? guidePapiers.short(row[id] ?? "") : row[id] ?? ""], rank ? {} : { scope: "row" }))));
    const caption = element("caption", [`${titled("Suivi")}, au ${inWords(today())}`]);
    box?.append(element("table", [caption, element("thead", [element("tr", head)]), element("tbody", lines)], { class: "dossier__imprime" }));
  }

  // --- Ce qui rentre -------------------------------------------------------------------------------------------------

  /** Lit un fichier, dit ce qui diffère, et n'écrit rien avant l'accord. @param {File} file */
  async function receive(file) {
    try {
      await ready();
      const read = guideFichier.read(await file.arrayBuffer(), given.schema);
      const theirs = read["version"] === given.schema.properties.version.const ? read : await former(read);
      await propose(theirs);
    } catch (error) {
      alertOf(given && error instanceof guideFichier.Refused ? error.message : "Ce fichier ne se lit pas. Rien n'a changé sur cet appareil.");
    }
  }

  /** Un dossier d'une version passée, migré puis vérifié. @param {any} read */
  async function former(read) {
    const known = await tableOf(String(read.collectivite?.tranche));
    const made = guideFichier.migrated(read, known?.questions ?? []);
    guideFichier.checked(made, given.schema);
    return made;
  }

  /** @param {any} theirs */
  async function propose(theirs) {
    const lieu = theirs.collectivite;
    const before = place;
    const key = lieu.code ?? ([...places()].find(([, one]) => !one.code && one.tranche === lieu.tranche)?.[0] ?? new URL(href(`ma-collectivite/${lieu.tranche}/`), location.href).pathname.replace(/index\.html$/, ""));
    table = (await tableOf(lieu.tranche)) ?? { questions: [], obligations: [] };
    place = key;
    const here = guideFichier.flat(gathered(places().get(key) ?? lieu));
    const there = guideFichier.flat(theirs);
    const { told, differing, added } = guideFichier.united(here, there);
    place = before;
    /** @type {Map<string, string>} */
    const chosen = new Map();
    const accept = () => {
      for (const [where, value] of chosen) told.set(where, value);
      const known = held("dossier")[key]?.passage;
      place = key;
      keep(guideFichier.shaped({ guide: seen(), collectivite: lieu }, told), known && known.le <= theirs.guide.le ? known : theirs.guide);
      void open().then(() => document.getElementById("collectivite")?.focus());
    };
    const title = element("h2", [`Le dossier de « ${lieu.nom} » du ${inWords(theirs.guide.le)}`], { id: "recu", tabindex: "-1" });
    const sum = `${added} ${added > 1 ? "éléments s'ajoutent" : "élément s'ajoute"} à ce que garde cet appareil, ${differing.length} ${differing.length > 1 ? "diffèrent" : "diffère"}.`;
    const rows = differing.map((one, rank) => conflict(one, rank, chosen));
    const act = element("p", [button("Réunir", accept), " ", button("Ne rien changer", () => void open())]);
    say("Le fichier est lu. Rien n'est encore changé.");
    body.replaceChildren(element("section", [title, element("p", [sum]), ...rows, act], { "aria-labelledby": "recu" }));
    title.focus();
  }

  /** Deux valeurs pour une même place : on choisit. @param {{ place: string, ici: string, la: string }} one @param {number} rank @param {Map<string, string>} chosen */
  function conflict({ place: where, ici, la }, rank, chosen) {
    const option = (/** @type {string} */ value, /** @type {string} */ label, /** @type {boolean} */ first) => {
      const radio = element("input", [], { type: "radio", name: `choix-${rank}`, id: `choix-${rank}-${first}`, ...(first ? { checked: "" } : {}) });
      radio.addEventListener("change", () => chosen.set(where, value));
      return element("p", [radio, " ", element("label", [`${label} : ${shown(where, value)}`], { for: `choix-${rank}-${first}` })]);
    };
    return element("fieldset", [element("legend", [nameOf(where)]), option(ici, "Sur cet appareil", true), option(la, "Dans le fichier", false)], { class: "champ" });
  }

  /** @param {string} where */
  function nameOf(where) {
    const [part = "", id = "", field = ""] = where.split("/");
    const duty = table.obligations.find((/** @type {any} */ one) => one.id === id);
    const question = table.questions.find((/** @type {any} */ one) => one.id === id);
    if (part === "gestes") return `${duty?.nom ?? id}, ${(NAMES[field] ?? field).toLowerCase()}`;
    if (part === "reponses") return question?.texte ?? id;
    return part === "dates" ? "Une de vos dates" : [id, field].filter(Boolean).join(" : ").replace(/[_-]/g, " ");
  }

  /** @param {string} where @param {string} value */
  function shown(where, value) {
    const [part = "", id = "", field = ""] = where.split("/");
    if (part === "dates") return JSON.parse(value).slice(0, 2).join(", ");
    if (part === "reponses") return table.questions.find((/** @type {any} */ one) => one.id === id)?.reponses[value] ?? value;
    if (field === "etat") return given.etats[value] ?? value;
    return field === "le" || field === "prochaine" ? guidePapiers.short(value) : value;
  }

  choice.addEventListener("change", () => {
    const [file] = /** @type {HTMLInputElement} */ (choice).files ?? [];
    if (file) void receive(file).then(() => { /** @type {HTMLInputElement} */ (choice).value = ""; });
  });
  addEventListener("beforeprint", printed);
  box.classList.add("formulaire");
  box.replaceChildren(
    said, alerted,
    element("div", [element("label", ["Ouvrir un dossier enregistré"], { for: choice.id }), element("p", ["Le fichier « dossier-… .json » fait par cette page. Rien n'est changé avant votre accord."], { id: "ouvrir-aide", class: "champ__aide" }), choice], { class: "champ" }),
    body,
    element("p", [eraser("Tout effacer", "Effacer de cet appareil vos réponses, vos gestes, vos dates, vos notes et vos brouillons ?", eraseAll)]),
  );
  await open();
})();
