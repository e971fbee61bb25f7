// @ts-check
/**
 * « Douze mois » : des cases à cocher à la place des cases de papier. L'avancement reste sur l'appareil.
 */
(() => {
  const { element, button, eraser, draft } = guideFormulaire;
  const kept = draft("guide:douze-mois");
  const year = /** @type {HTMLElement | null} */ (document.querySelector(".douze-mois"));
  if (!year) return;

  const months = [...year.querySelectorAll("details")];

  /** Ne laisse ouverts que le mois du lecteur et celui que nomme l'adresse ; sur papier, tous. */
  function fold() {
    const now = months[new Date().getMonth()];
    const asked = location.hash && document.getElementById(location.hash.slice(1))?.closest("details");
    for (const month of months) month.open = month === now || month === asked;
    const title = now?.querySelector("h2");
    if (!title || title.querySelector(".etiquette")) return;
    tools.after(element("p", ["Ce mois-ci : ", element("a", [title.textContent ?? ""], { href: `#${title.id}` })], { class: "ce-mois" }));
    title.append(" ", element("span", ["Ce mois-ci"], { class: "etiquette" }));
  }

  /** Les gestes cochés, par repère : « janvier-1 ». @returns {Set<string>} */
  function done() {
    const marks = kept.read();
    return new Set(Array.isArray(marks) ? marks.map(String) : []);
  }

  /** Garde les gestes cochés et en dit le nombre, ou que l'appareil ne garde rien. @param {Set<string>} marks */
  function keep(marks) {
    if (marks.size ? kept.keep([...marks].sort()) : kept.erase()) count();
    else said.textContent = "Votre navigateur ne garde rien : imprimez la page pour cocher au stylo.";
  }

  /** Chaque geste, avec son repère. @returns {[string, HTMLElement][]} */
  function moves() {
    return months.flatMap((month) => {
      const mark = month.querySelector("h2")?.id;
      const items = [.../** @type {NodeListOf<HTMLElement>} */ (month.querySelectorAll("ul.cases > li"))];
      return items.map((item, rank) => /** @type {[string, HTMLElement]} */ ([`${mark}-${rank + 1}`, item]));
    });
  }

  /** @param {string} mark @param {HTMLElement} item */
  function addBox(mark, item) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.id = `fait-${mark}`;
    box.checked = done().has(mark);
    box.addEventListener("change", () => {
      const marks = done();
      if (box.checked) marks.add(mark);
      else marks.delete(mark);
      keep(marks);
    });
    const label = element("label", [], { for: box.id });
    const text = item.querySelector("strong");
    item.prepend(box, " ");
    if (text) {
      text.replaceWith(label);
      label.append(text);
    }
  }

  function count() {
    const all = moves();
    const marks = done();
    const made = all.filter(([mark]) => marks.has(mark)).length;
    said.textContent = `${made} ${made > 1 ? "gestes faits" : "geste fait"} sur ${all.length}. Gardé sur cet appareil seulement.`;
  }

  function save() {
    const marks = done();
    const lines = moves().map(([mark, item]) => `[${marks.has(mark) ? "x" : " "}] ${item.querySelector("strong")?.textContent ?? mark}`);
    const href = URL.createObjectURL(new Blob([lines.join("\r\n")], { type: "text/plain" }));
    element("a", [], { href, download: "douze-mois.txt" }).click();
    URL.revokeObjectURL(href);
  }

  function erase() {
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (year?.querySelectorAll("input[type=checkbox]"))) box.checked = false;
    keep(new Set());
  }

  const said = element("p", [], { role: "status" });
  const tools = element("p", [button("Enregistrer ma liste", save), eraser("Tout décocher", "Décocher tous les gestes, et les oublier sur cet appareil ?", erase)], { class: "formulaire" });
  year.classList.add("a-cocher");
  for (const [mark, item] of moves()) addBox(mark, item);
  year.prepend(said, tools);
  count();
  fold();
  addEventListener("hashchange", fold);
  addEventListener("afterprint", fold);
  addEventListener("beforeprint", () => { for (const month of months) month.open = true; });
})();
