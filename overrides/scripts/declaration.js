// @ts-check
/**
 * La déclaration d'accessibilité : son état, ses dates et ce qui s'y contredirait. Les phrases sont celles que le
 * modèle officiel impose ; elles sont dans la page.
 */
(() => {
  const STATES = { total: "totalement conforme", partial: "partiellement conforme", none: "non conforme" };
  const YEARS_VALID = 3;
  const { element, button, copyable } = guideFormulaire;
  const { today, yearsAfter, inWords, decimal, percent, save, load } = guideEcriture;

  /** @param {Answers} given */
  function audited(given) {
    return given["audit"] === "avec_audit";
  }

  /** Un audit de plus de trois ans n'est plus valide. @param {Answers} given */
  function expired(given) {
    return audited(given) && Boolean(given["date_audit"]) && yearsAfter(given["date_audit"] ?? "", YEARS_VALID) < today();
  }

  /** @param {Answers} given */
  function defects(given) {
    return Boolean(given["non_conformites"]);
  }

  /** L'état que l'on peut dire : jamais « totalement » avec un défaut listé, jamais un taux périmé. @param {Answers} given */
  function state(given) {
    if (!audited(given) || expired(given)) return STATES.none;
    const rate = decimal(given["taux"] ?? "");
    if (rate === 100 && !defects(given)) return STATES.total;
    return rate >= 50 ? STATES.partial : STATES.none;
  }

  /** Le jour où la refaire : trois ans après elle, ou après son audit s'il est plus ancien. @param {Answers} given */
  function due(given) {
    const dates = [yearsAfter(given["date_maj"] ?? today(), YEARS_VALID)];
    if (audited(given) && given["date_audit"] && !expired(given)) dates.push(yearsAfter(given["date_audit"], YEARS_VALID));
    return dates.sort()[0] ?? today();
  }

  /** @param {Answers} given @returns {Notice[]} */
  function notices(given) {
    const rate = decimal(given["taux"] ?? "");
    const valid = audited(given) && !expired(given);
    /** @type {[string, boolean, string][]} */
    const said = [
      ["date_audit", expired(given), "Cet audit a plus de trois ans : il ne vaut plus. La déclaration le dit, et le site est « non conforme »."],
      ["taux", valid && rate === 100 && defects(given), "À 100 %, aucun contenu n'est en défaut. Tant qu'un défaut est listé, le site est « partiellement conforme »."],
      ["non_conformites", valid && rate < 100 && !defects(given), "Sous 100 %, des contenus sont en défaut. Listez-les : la déclaration doit les nommer."],
      ["date_etablie", (given["date_etablie"] ?? "") > today(), "Cette date est dans le futur. Publiez ce jour-là, ou corrigez-la."],
      ["date_maj", (given["date_maj"] ?? "") > today(), "Cette date est dans le futur. Publiez ce jour-là, ou corrigez-la."],
      ["date_maj", due(given) < today(), "Cette déclaration n'est déjà plus valide : elle a plus de trois ans. Écrivez la date du jour."],
      ["schema", !given["schema"], "Le schéma pluriannuel est obligatoire. La déclaration dit « en cours d'élaboration » ; écrivez-le d'abord si vous pouvez."],
      ["plan_annee", !given["plan_annee"], "Le plan de l'année est obligatoire. La déclaration dit « en cours d'élaboration »."],
      ["contact", isPhone(given["contact"] ?? ""), "Un téléphone ne suffit pas : donnez une adresse de messagerie ou un formulaire en ligne."],
    ];
    return said.filter(([, holds]) => holds).map(([id, , message]) => ({ id, message }));
  }

  /** @param {string} written */
  function isPhone(written) {
    return !/@|https?:|www\./i.test(written) && written.replace(/\D/g, "").length >= 9;
  }

  /** @param {HTMLInputElement | HTMLTextAreaElement} field @param {Answers} given */
  function fault(field, given) {
    const value = given[field.id] ?? "";
    if (field.id === "taux" || field.id === "taux_moyen") {
      const rate = decimal(value);
      if (Number.isNaN(rate)) return "Nombre attendu, par exemple 72,5.";
      if (rate > 100) return "Le taux va de 0 à 100.";
    }
    if (field.id === "date_audit" && value > today()) return "Cette date est dans le futur.";
    if (field.id === "date_maj" && value < (given["date_etablie"] ?? "")) return "La mise à jour ne peut pas précéder la première publication.";
    return "";
  }

  /** @param {Answers} given */
  function beside(given) {
    const mention = `Accessibilité : ${state(given)}`;
    const address = given["adresse_declaration"] || `${(given["adresse_site"] ?? "").replace(/\/+$/, "")}/accessibilite`;
    const link = element("a", [mention], { href: address });
    return [
      element("h3", ["À mettre sur la page d'accueil"]),
      element("p", ["Mettez cette mention au bas de la page d'accueil, en lien vers la déclaration : « ", link, " »."]),
      copyable("mention-html", "la mention en HTML", link.outerHTML, 2),
      element("h3", ["Quand la refaire"]),
      element("p", [
        `Au plus tard le ${inWords(due(given))}. Plus tôt si le site change beaucoup, `,
        "ou dans les dix-huit mois qui suivent une nouvelle version du référentiel.",
      ]),
      element("p", [button("Mettre cette date dans mon agenda (.ics)", () => void calendar(given))]),
    ];
  }

  /** La prochaine échéance, en fichier d'agenda. @param {Answers} given */
  async function calendar(given) {
    await load(document.querySelector("[data-suite]")?.getAttribute("data-suite") ?? "");
    const day = due(given);
    const title = "Refaire la déclaration d'accessibilité du site";
    const one = { id: `declaration-accessibilite-${day.replaceAll("-", "")}`, day, title, rank: 0 };
    save("declaration-accessibilite.ics", "text/calendar", guideEvenements.agenda(title, [one], today()));
  }

  guideRedaction({
    key: "guide:declaration-accessibilite",
    title: "Déclaration d’accessibilité",
    file: "declaration-accessibilite",
    what: "la déclaration",
    conditions: (given) => (audited(given) ? [expired(given) ? "audit_perime" : "audit_valide"] : []),
    values: (given) => ({
      etat: element("strong", [state(given)]),
      taux: document.createTextNode(percent(decimal(given["taux"] ?? ""))),
      taux_moyen: document.createTextNode(percent(decimal(given["taux_moyen"] ?? ""))),
    }),
    fault,
    notices,
    beside,
    defaults: (given) => ({ date_etablie: today(), date_maj: given["date_etablie"] ? "" : today() }),
  });
})();
