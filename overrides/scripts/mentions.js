// @ts-check
/** Les mentions légales et la page des traceurs : rien ne s'y calcule, et ce que la loi demande manque rarement en silence. */
(() => {
  /** @param {Answers} given @returns {Notice[]} */
  function notices(given) {
    /** @type {[string, boolean, string][]} */
    const said = [
      ["traceurs", given["suivi"] === "traceurs_a_choisir" && !given["traceurs"], "Nommez chaque traceur, son but et sa durée : l'accord ne vaut que pour ce qui est dit."],
      ["delegue", !given["delegue"], "Tout organisme public désigne un délégué à la protection des données. La page dit qui joindre en attendant."],
    ];
    return said.filter(([, holds]) => holds).map(([id, , message]) => ({ id, message }));
  }

  /** @param {HTMLInputElement | HTMLTextAreaElement} field @param {Answers} given */
  function fault(field, given) {
    const digits = (given[field.id] ?? "").replace(/\D/g, "").length;
    return field.id.endsWith("telephone") && digits < 4 ? "Numéro de téléphone attendu, par exemple 3939." : "";
  }

  guideRedaction({
    key: "guide:mentions-legales",
    title: "Mentions légales",
    file: "mentions-legales",
    what: "les mentions légales",
    conditions: () => [],
    values: () => ({}),
    fault,
    notices,
    beside: () => [],
  });
})();
