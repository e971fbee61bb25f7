// @ts-check
/**
 * Remplit le fichier d'un modèle dans le navigateur : chaque réponse y prend la place de son espace, et la note de fin
 * s'en va. Rien ne quitte l'appareil. `macros/documents/filling.py` fait de même ; un test compare les deux.
 */
(() => {
  const KEPT = "guide:papiers";
  const ODF = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
  const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const NOTE = "Note";
  const BLANK = /\[([^[\]]+)\](?!\()/g;
  const { element, eraser, draft, mark, sayFaults } = guideFormulaire;

  /** Une réponse à donner. @typedef {{ name: string, title: string, help: string, shape: string, everywhere: boolean }} Asked */
  /** Ce qui s'écrit à la place d'un espace, ligne par ligne. @typedef {(blank: string) => string[]} Said */

  const place = /** @type {HTMLElement} */ (document.querySelector("details[data-modele]"));
  const form = /** @type {HTMLFormElement} */ (place.querySelector("form"));
  const actions = /** @type {HTMLElement} */ (form.querySelector(".formulaire__actions"));
  const summary = element("div", [], { class: "formulaire__erreurs", tabindex: "-1", hidden: "" });
  const status = element("p", [], { role: "status" });
  const model = place.dataset["modele"] ?? "";
  const PICKED = "fichier-du-modele";
  /** Ouvert depuis un dossier, le guide ne lit pas seul un fichier voisin : la personne le choisit. */
  const picker = location.protocol === "file:" ? element("input", [], { id: PICKED, type: "file", "aria-describedby": `${PICKED}-aide` }) : undefined;
  const kept = draft(KEPT);

  // --- Les questions : les lignes du tableau qui suit le formulaire ------------------------------------------------

  /** Ce que la page dit d'un champ, par le nom de son espace. @typedef {{ id?: string, saisie?: string, partout?: boolean, lignes?: string[] }} Field */
  /** @type {Field[]} */
  const known = JSON.parse(place.dataset["champs"] ?? "[]");
  const rows = [.../** @type {HTMLElement} */ (place.nextElementSibling).querySelectorAll("tbody tr")];
  const names = rows.map((row) => bare(row.querySelector("th")?.textContent ?? ""));
  const fields = new Map(names.map((name, index) => [name, known[index] ?? {}]));
  const asked = rows.flatMap((row, index) => questions(names[index] ?? "", row.querySelector("td")?.textContent ?? "", known[index] ?? {}));

  /** @param {string} title @param {string} help @param {Field} field @returns {Asked[]} */
  function questions(title, help, { id, saisie: shape = "ligne", partout: everywhere = false, lignes }) {
    if (!id) return [];
    const common = { help, shape, everywhere };
    if (!lignes) return [{ ...common, name: id, title }];
    return lignes.map((line, index) => ({ ...common, name: index ? `${id}-${index + 1}` : id, title: `${title} (${line})` }));
  }

  /** @param {Asked} question */
  function field({ name, title, help, shape }) {
    const described = { id: name, name, "aria-describedby": `${name}-aide` };
    const control =
      shape === "lignes" ? element("textarea", [], { ...described, rows: "3" })
      : element("input", [], { ...described, type: shape === "jour" ? "date" : "text", ...(shape === "nombre" ? { inputmode: "decimal" } : {}) });
    return element("div", [
      element("label", [title], { for: name }),
      element("p", [help], { id: `${name}-aide`, class: "champ__aide" }),
      control,
      element("p", [], { id: `${name}-erreur`, class: "champ__erreur", hidden: "" }),
    ], { class: "champ" });
  }

  /** @param {string} name */
  function control(name) {
    return /** @type {HTMLInputElement | HTMLTextAreaElement} */ (form.elements.namedItem(name));
  }

  // --- Le brouillon : une réponse qui sert partout se garde sous son nom, les autres sous celui du modèle ---------

  /** @param {Asked} question */
  function key({ name, everywhere }) {
    return everywhere ? name : `${model}/${name}`;
  }

  function restore() {
    const given = kept.read();
    for (const question of asked) control(question.name).value = String(given[key(question)] ?? "");
  }

  function keep() {
    const written = asked.map((question) => [key(question), control(question.name).value]);
    kept.keep({ ...kept.read(), ...Object.fromEntries(written) });
  }

  function erase() {
    kept.erase();
    form.reset();
    for (const { name } of asked) mark(name, control(name), "");
    summary.hidden = true;
    status.textContent = "Tout est effacé.";
    control(asked[0]?.name ?? "").focus();
  }

  // --- Les réponses ---------------------------------------------------------------------------------------------

  /** Le nom d'un espace, sans la typographie que lui a donnée la page ou le fichier. @param {string} name */
  function bare(name) {
    return name.replace(/^\[+|\]+$/g, "").replace(/\u2019/g, "'").replace(/[\u00a0\u202f]/g, " ");
  }

  /** Une réponse telle qu'elle s'écrit : jour en toutes lettres, espaces réduits, lignes séparées. @param {string} answer @param {string} shape */
  function lines(answer, shape) {
    if (/^\s*\d{4}-\d{2}-\d{2}\s*$/.test(answer)) return [guideEcriture.inWords(answer.trim())];
    const parts = shape === "lignes" ? answer.split(/[\n\r\x0b\x0c\u2028\u2029]+/) : [answer];
    return parts.map((part) => part.replace(/[\ufffe\uffff\ud800-\udfff]/gu, "").replace(/[\x00-\x20\x7f]+/g, " ").replace(/^ | $/g, "")).filter(Boolean);
  }

  /** La réponse sans son point final, si celui de la phrase le suit. @param {string[]} answer @param {string} after */
  function closed(answer, after) {
    return after.startsWith(".") ? answer.map((line, index) => index + 1 < answer.length ? line : line.replace(/\.$/, "")) : answer;
  }

  /** Ce qui suit un espace dans son paragraphe. @param {Element} place @returns {string} */
  function following(place) {
    if (/^[ph]$/.test(place.localName)) return "";
    return place.nextSibling?.textContent || following(/** @type {Element} */ (place.parentNode));
  }

  /** Ce qui répond aux espaces d'un fichier, pris dans l'ordre du texte. @returns {Said} */
  function speaker() {
    /** @type {Map<string, number>} */
    const met = new Map();
    return (blank) => {
      const { id = "", saisie = "ligne", lignes } = fields.get(bare(blank)) ?? {};
      const rank = (met.get(id) ?? 0) + 1;
      met.set(id, rank);
      return lines(control(lignes && rank > 1 ? `${id}-${rank}` : id)?.value ?? "", saisie);
    };
  }

  // --- Le fichier -----------------------------------------------------------------------------------------------

  /** Pour chaque format, la pièce de l'archive qui porte le texte, et ce qui la remplit. @type {Record<string, [string, (page: XMLDocument, said: Said) => void]>} */
  const WRITERS = {
    odt: ["content.xml", odt],
    docx: ["word/document.xml", docx],
    ods: ["content.xml", (page, said) => cells(page.getElementsByTagNameNS(ODF, "p"), said)],
    xlsx: ["xl/worksheets/sheet1.xml", (page, said) => cells(page.getElementsByTagNameNS("*", "t"), said)],
  };

  /** Un texte ODT : ses champs de saisie deviennent du texte. @param {XMLDocument} page @param {Said} said */
  function odt(page, said) {
    for (const entry of [...page.getElementsByTagNameNS(ODF, "text-input")]) {
      const answer = closed(said(entry.textContent ?? ""), following(entry));
      if (!answer.length) continue;
      const span = page.createElementNS(ODF, "text:span");
      answer.forEach((line, index) => span.append(...(index ? [page.createElementNS(ODF, "text:line-break")] : []), line));
      entry.replaceWith(span);
    }
    cut([...page.getElementsByTagNameNS(ODF, "p")].find((it) => it.getAttributeNS(ODF, "style-name") === NOTE));
  }

  /** Un texte DOCX : ses boîtes deviennent du texte, dans l'allure de leur phrase. @param {XMLDocument} page @param {Said} said */
  function docx(page, said) {
    for (const box of [...page.getElementsByTagNameNS(WORD, "sdt")]) {
      const run = /** @type {Element} */ (box.getElementsByTagNameNS(WORD, "r")[0]);
      const answer = closed(said(run.textContent ?? ""), following(box));
      if (!answer.length) continue;
      for (const old of [...run.getElementsByTagNameNS(WORD, "rStyle"), ...run.getElementsByTagNameNS(WORD, "t")]) old.remove();
      answer.forEach((line, index) => {
        const text = page.createElementNS(WORD, "w:t");
        text.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
        text.append(line);
        run.append(...(index ? [page.createElementNS(WORD, "w:br")] : []), text);
      });
      box.replaceWith(run);
    }
    const styles = [...page.getElementsByTagNameNS(WORD, "pStyle")];
    cut(styles.find((it) => it.getAttributeNS(WORD, "val") === NOTE)?.closest("p"), "sectPr");
  }

  /** Des cellules de tableur : remplies, elles perdent leur couleur. @param {HTMLCollectionOf<Element>} texts @param {Said} said */
  function cells(texts, said) {
    for (const text of texts) {
      const start = text.firstChild;
      if (start?.nodeType === Node.TEXT_NODE) start.nodeValue = (start.nodeValue ?? "").replace(BLANK, (whole, name) => said(name).join(" ") || whole);
    }
  }

  /** Retire la note de fin, de son premier paragraphe au bout du texte. @param {Element | null | undefined} opening @param {string} [kept] */
  function cut(opening, kept) {
    for (let next = opening; next; ) {
      const after = next.nextElementSibling;
      if (next.localName !== kept) {
        if (next.nextSibling?.nodeType === Node.TEXT_NODE) next.nextSibling.remove();
        next.remove();
      }
      next = after;
    }
  }

  /** @param {Uint8Array} made @param {string} kind @param {any} zip @returns {Uint8Array} */
  function filled(made, kind, zip) {
    const [held, write] = WRITERS[kind] ?? ["", () => {}];
    const content = zip.unzipSync(made);
    const page = new DOMParser().parseFromString(new TextDecoder().decode(content[held]), "application/xml");
    write(page, speaker());
    const written = new XMLSerializer().serializeToString(page).replace(/^<\?xml[^>]*\?>\s*/, "");
    content[held] = new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written}`);
    const { mimetype, ...others } = content;
    return zip.zipSync(mimetype ? { mimetype: [mimetype, { level: 0 }], ...others } : others);
  }

  /** Le fichier vierge : celui que la personne a choisi, ou celui du site ; rien tant qu'elle n'a pas choisi. @param {string} name */
  async function blank(name) {
    if (!picker) {
      const address = `${place.dataset["fichiers"]}${name}`;
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(name);
      return answer.arrayBuffer();
    }
    const chosen = [...(/** @type {HTMLInputElement} */ (picker).files ?? [])].find((file) => file.name === name);
    mark(PICKED, picker, chosen ? "" : `Choisissez le fichier ${name}, dans le dossier modeles/fichiers du guide.`);
    if (!chosen) picker.focus();
    return chosen?.arrayBuffer();
  }

  /** @param {string} kind */
  async function write(kind) {
    const chosen = String(new FormData(form).get("variante") ?? model);
    try {
      const [zip, made] = await Promise.all([guideEcriture.archiver(place.dataset["archive"] ?? ""), blank(`${chosen}.${kind}`)]);
      if (!made) return;
      const name = `${chosen}-rempli.${kind}`;
      guideEcriture.save(name, "application/octet-stream", /** @type {BlobPart} */ (filled(new Uint8Array(made), kind, zip)));
      status.textContent = `Le fichier ${name} est prêt. ${left()}`;
    } catch {
      status.textContent = "Le fichier du modèle ne se charge pas. Téléchargez-le en haut de la page et remplissez-le à la main ; vos réponses restent ici.";
    }
  }

  /** Ce qui reste à remplir dans le fichier, nommé. */
  function left() {
    const empty = asked.filter(({ name, shape }) => !lines(control(name).value, shape).length).map(({ title }) => `« ${title} »`);
    if (!empty.length) return "Tout y est rempli : relisez-le avant de l’envoyer ou de le signer.";
    return `Il y reste à remplir : ${empty.join(", ")}.`;
  }

  /** De quoi choisir le fichier du modèle. @param {HTMLElement} input */
  function choice(input) {
    return element("div", [
      element("label", ["Le fichier du modèle"], { for: PICKED }),
      element("p", ["Ouvert depuis un dossier, le guide ne lit pas seul ce fichier. Choisissez-le : il est dans le dossier modeles/fichiers du guide."], { id: `${PICKED}-aide`, class: "champ__aide" }),
      input,
      element("p", [], { id: `${PICKED}-erreur`, class: "champ__erreur", hidden: "" }),
    ], { class: "champ" });
  }

  actions.before(summary, ...asked.map(field), ...(picker ? [choice(picker)] : []));
  actions.after(status);
  document.head.append(element("link", [], { rel: "stylesheet", href: place.dataset["feuille"] ?? "" }));
  restore();
  actions.append(eraser("Effacer mes réponses", "Effacer de cet appareil tout ce que vous avez écrit dans les modèles ?", erase));
  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = asked
      .filter(({ name }) => control(name).validity.badInput)
      .map(({ name, title }) => ({ label: title, message: "Date attendue, par exemple 21/11/2026.", field: control(name) }));
    for (const { name } of asked) mark(name, control(name), "");
    for (const { field: input, message } of wrong) mark(input.id, input, message);
    if (wrong.length) { sayFaults(summary, wrong); return; }
    summary.hidden = true;
    const chosen = /** @type {HTMLButtonElement | null} */ (event.submitter) ?? actions.querySelector("button");
    write(chosen?.value ?? "");
  });
})();
