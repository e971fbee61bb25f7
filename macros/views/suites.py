"""Ce qui suit une fiche d'obligation : récits, étapes, chiffres, organismes et mots qu'elle nomme."""

from collections.abc import Iterator

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import referral
from macros.models.barometre import Indicateur
from macros.models.obligations import Obligation
from macros.texts.french import listed
from macros.views import acteurs, barometre, etapes, lexique, retours


@referral
def pour_aller_plus_loin(corpus: Corpus, here: Here, id: str) -> Markup:
    """Les liens d'une fiche vers le reste du guide ; ce qu'elle ne nomme pas ne s'affiche pas."""
    obligation = corpus.obligation(id)
    return html.facts(
        [
            ("Ce que d'autres ont fait", retours.retours_de_l_obligation(corpus, here, id)),
            ("Étapes de la feuille de route", html.bullets(steps(corpus, here, obligation))),
            ("Chiffres d'enquête", figures(corpus, here, obligation)),
            ("Organismes utiles", helpers(corpus, here, obligation)),
            ("Mots expliqués", html.join(terms(corpus, here, obligation), ", ")),
        ]
    )


def steps(corpus: Corpus, here: Here, obligation: Obligation) -> Iterator[Markup]:
    """Les étapes où cette obligation se traite."""
    for numero in obligation.etapes:
        step = corpus.etape(numero)
        yield html.link(etapes.name(step), here.to(etapes.address(step)))


def figures(corpus: Corpus, here: Here, obligation: Obligation) -> Markup:
    """Ce que des enquêtes mesurent sur ce sujet, et le renvoi vers leurs précautions."""
    found = html.bullets(figure(corpus, corpus.indicateurs[name]) for name in obligation.indicateurs)
    page = html.link("Comment lire ces chiffres", here.to("barometre/"))
    return html.join([found, html.paragraph(page)], "\n") if found else Markup("")


def figure(corpus: Corpus, item: Indicateur) -> str:
    """Un chiffre en une ligne : rien ne s'y lit sans sa vague, sa source ni sa réserve."""
    survey = corpus.barometre.enquete(item.enquete)
    said = (
        f"{barometre.amount(item)} : {item.libelle} ({barometre.asked(corpus, item)}). Source : {survey.nom}."
    )
    return " ".join(filter(None, [said, item.reserve, item.recoupement]))


def helpers(corpus: Corpus, here: Here, obligation: Obligation) -> Markup:
    """Les organismes que nomme la fiche, et le tableau qui dit leur rôle, leur coût et leur adresse."""
    known = [actor for name in obligation.acteurs if (actor := corpus.acteurs[name]).identified]
    table = here.to(f"{acteurs.BESOINS}{obligation.theme}")
    parts: list[Content] = [listed([actor.nom for actor in known]), ". "]
    return html.join([*parts, html.link("Leur rôle et leur coût", table), "."]) if known else Markup("")


def terms(corpus: Corpus, here: Here, obligation: Obligation) -> Iterator[Markup]:
    """Les mots de la fiche que le lexique explique."""
    for name in obligation.sigles:
        yield lexique.reference(corpus.lexique[name], here)
