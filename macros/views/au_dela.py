"""Ce que le guide tient au-delà de son référentiel, et la lisibilité de ses pages, mesurées."""

from collections.abc import Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.models.controles import CritereControle
from macros.models.rgaa import Verdict
from macros.models.wcag import Niveau
from macros.proofs.controlled import state
from macros.proofs.notes import pages_seen
from macros.texts.french import counted, number
from macros.texts.readability import EASY
from macros.views.pages import page_at, titles

STATES: Mapping[Verdict, str] = {
    Verdict.CONFORME: "Prouvé",
    Verdict.NON_CONFORME: "Pas tenu",
    Verdict.NON_TESTE: "Pas prouvé",
    Verdict.NON_APPLICABLE: "Sans objet",
}
LEVELS: Mapping[Niveau, str] = {Niveau.SIMPLE_A: "simple A", Niveau.DOUBLE_A: "double A"}
PROOF = ("État", "Ce qui le montre, ou non")


@word
def criteres_ajoutes(corpus: Corpus, here: Here) -> Markup:
    """Les critères que les règles mondiales ajoutent : ce qu'ils demandent, leur état, ce qui le prouve."""
    rows = [
        (f"{item.numero}, {item.nom} ({LEVELS[item.niveau]})", item.demande, *proof(corpus, item))
        for item in corpus.wcag.criteres
    ]
    caption = f"Les {counted(len(rows), 'critère')} ajoutés par WCAG {corpus.wcag.version}"
    return html.section(html.COMPUTED, html.table(caption, ("Critère", "Ce qu'il demande", *PROOF), rows))


@word
def engagements_mesures(corpus: Corpus, here: Here) -> Markup:
    """Ce que le guide s'impose de plus que la loi, et ce qui le mesure."""
    rows = [(item.nom, *proof(corpus, item)) for item in corpus.wcag.engagements]
    return html.section(
        html.COMPUTED, html.table("Ce que le guide s'impose de plus", ("Engagement", *PROOF), rows)
    )


def proof(corpus: Corpus, item: CritereControle) -> tuple[Content, ...]:
    """L'état d'un critère ; pourquoi, sur combien de pages, et les contrôles qui le disent."""
    verdict = state(item, corpus.rgaa.resultats)
    seen = (
        f"{number(pages_seen(item.checks, corpus.rgaa.resultats))} sur {number(corpus.rgaa.resultats.pages)}"
    )
    label = html.mark(STATES[verdict], f"rgaa-{verdict}")
    return label, html.join([f"{item.raison} Pages vues : {seen}.", html.bullets(item.checks)], " ")


@word
def lisibilite_mesuree(corpus: Corpus, here: Here) -> Markup:
    """Le score de lecture du site, et les pages les plus dures."""
    found = corpus.mesures.lisibilite
    if found is None:
        return html.section(html.COMPUTED, html.paragraph("La lisibilité n'a pas encore été mesurée."))
    names = titles(corpus)
    hard = counted(found.difficiles, "est", "sont")
    said = html.paragraph(
        html.join(
            [
                f"Score médian de {counted(found.pages, 'page')} assez longues : ",
                html.strong(number(found.mediane)),
                f" sur 100. {hard} sous {number(EASY)}, le seuil du difficile. Mesuré le ",
                html.day(corpus.mesures.date),
                ".",
            ]
        )
    )
    rows = [
        (html.link(names[one.page], here.to(page_at(corpus, one.page).address)), number(one.score))
        for one in found.plus_dures
        if one.page in corpus.pages
    ]
    table = html.table("Les pages les plus dures à lire", ("Page", "Score sur 100"), rows)
    return html.section(html.COMPUTED, html.join([said, table], "\n"))
