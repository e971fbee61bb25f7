// @ts-check
/**
 * « Douze mois » : des cases à cocher à la place des cases de papier. L'avancement reste sur l'appareil.
 */
(() => {
  const KEY = "guide:douze-mois";
  const year = /** @type {HTMLElement | null} */ (document.querySelector(".douze-mois"));
  if (!year) return;

  /** Les gestes cochés, par repère : « janvier-1 ». @returns {Set<string>} */
  function done() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return new Set(Array.isArray(kept) ? kept.map(String) : []);
    } catch {
      return new Set();
    }
  }

  /** @param {Set<string>} marks */
  function keep(marks) {
    try {
      if (marks.size) localStorage.setItem(KEY, JSON.stringify([...marks].sort()));
      else localStorage.removeItem(KEY);
    } catch {
      said.textContent = "Votre navigateur ne garde rien : imprimez la page pour cocher au stylo.";
    }
  }

  /** Chaque geste, avec son repère. @returns {[string, HTMLElement][]} */
  function moves() {
    return [.../** @type {HTMLElement} */ (year).querySelectorAll("h2[id]")].flatMap((month) => {
      let list = month.nextElementSibling;
      while (list && !list.matches("ul.cases, h2")) list = list.nextElementSibling;
      const items = list?.matches("ul.cases") ? [...list.children] : [];
      return items.map((item, rank) => /** @type {[string, HTMLElement]} */ ([`${month.id}-${rank + 1}`, item]));
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
      count();
    });
    const label = document.createElement("label");
    label.htmlFor = box.id;
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

  /** @param {string} name @param {() => void} act */
  function button(name, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = name;
    made.addEventListener("click", act);
    return made;
  }

  function save() {
    const marks = done();
    const lines = moves().map(([mark, item]) => `[${marks.has(mark) ? "x" : " "}] ${item.querySelector("strong")?.textContent ?? mark}`);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([lines.join("\r\n")], { type: "text/plain" }));
    link.download = "douze-mois.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  function erase() {
    keep(new Set());
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (year?.querySelectorAll("input[type=checkbox]"))) box.checked = false;
    count();
  }

  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const tools = document.createElement("p");
  tools.className = "formulaire";
  tools.append(button("Enregistrer ma liste", save), button("Tout décocher", erase));
  year.classList.add("a-cocher");
  for (const [mark, item] of moves()) addBox(mark, item);
  year.prepend(said, tools);
  count();
})();
