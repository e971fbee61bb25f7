"""« Ce que l'on risque » : par sorte de risque, ce que dit le texte, qui contrôle, ce qui est déjà arrivé."""

from collections.abc import Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.models.obligations import NatureDuRisque, Obligation, Sanction
from macros.texts.french import counted
from macros.views.obligations import address, amount
from macros.views.textes import level, proofs

TITRES: Mapping[NatureDuRisque, str] = {
    NatureDuRisque.AMENDE: "Une amende ou une peine",
    NatureDuRisque.ACTE: "Un acte fragile, un délai perdu, un juge",
    NatureDuRisque.ARGENT: "De l'argent perdu",
    NatureDuRisque.RESPONSABILITE: "Une responsabilité, si un accident arrive",
    NatureDuRisque.RIEN: "Rien n'est prévu",
}
AUCUN_PRECEDENT = "Nous n'avons pas trouvé de sanction publiée"


@word
def ce_que_l_on_risque(corpus: Corpus, here: Here) -> Markup:
    """Combien de règles par sorte de risque, puis leur tableau ; celles à venir y sont aussi."""
    blocks: list[Content] = [summary(corpus)]
    for nature, items in sorted_by_nature(corpus).items():
        rows = [row(corpus, here, item) for item in items]
        headers = ("Fiche", "Ce que dit le texte", "Qui contrôle", "Déjà arrivé à une collectivité ?")
        title = TITRES[nature]
        caption = f"{title} : {counted(len(rows), 'fiche')}"
        blocks += [html.heading(2, title, f"risque-{nature}"), html.table(caption, headers, rows)]
    return html.join(blocks, "\n")


def sorted_by_nature(corpus: Corpus) -> Mapping[NatureDuRisque, list[Obligation]]:
    """Les fiches de chaque sorte de risque, les amendes d'abord ; une sorte sans fiche n'y est pas."""
    items = corpus.obligations.values()
    found = {nature: [item for item in items if item.sanction.nature is nature] for nature in TITRES}
    return {nature: some for nature, some in found.items() if some}


def summary(corpus: Corpus) -> Markup:
    """La réponse en quelques lignes : chaque sorte de risque, et combien de règles y exposent."""
    return html.bullets(
        f"{TITRES[nature]} : {counted(len(items), 'fiche')}"
        for nature, items in sorted_by_nature(corpus).items()
    )


def row(corpus: Corpus, here: Here, item: Obligation) -> tuple[Content, ...]:
    """Une fiche : son risque et les articles qui le disent, qui contrôle, les sanctions connues."""
    link = html.link(item.nom_court, here.to(address(item)))
    trusted = f" Confiance {level(corpus, item)}."
    return (
        link,
        html.join([risk_and_caps(corpus, item.sanction), trusted]),
        item.autorite,
        known(corpus, item.sanction),
    )


def risk_and_caps(corpus: Corpus, risk: Sanction) -> Markup:
    """Le risque et ses plafonds, avec leurs articles."""
    amounts = [html.join([f" {amount(it)}", proofs(corpus, it.preuve), "."]) for it in risk.montants]
    return html.join([risk.resume, proofs(corpus, risk.preuve), *amounts])


def known(corpus: Corpus, risk: Sanction) -> Markup:
    """Ce qui est déjà arrivé, ou l'aveu que rien n'a été trouvé."""
    past = [html.join([it.dit, proofs(corpus, it.preuve)]) for it in risk.precedents]
    return html.join(past, " ") if past else html.join([AUCUN_PRECEDENT])
