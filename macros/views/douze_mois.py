"""L'année à trente minutes par mois : une fiche à imprimer, cases à cocher comprises."""

from collections.abc import Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.models.douze_mois import Geste, Mois, Risque
from macros.models.obligations import AUCUN
from macros.texts.french import counted
from macros.texts.trust import COURTES
from macros.views.modeles import address as model_address
from macros.views.obligations import address

RISQUES: Mapping[Risque, str] = {
    Risque.FORT: "risque fort si rien n'est fait",
    Risque.MOYEN: "risque moyen si rien n'est fait",
    Risque.FAIBLE: "risque faible si rien n'est fait",
}

SCRIPTS = ("formulaire", "douze-mois")
"""Ce que partagent les pages que l'on remplit, puis ce que fait celle-ci."""


@word
def douze_mois(corpus: Corpus, here: Here) -> Markup:
    """Les douze mois et leurs gestes ; à lire, à imprimer et à cocher."""
    year = corpus.douze_mois
    parts: list[Content] = [html.note(year.nature)]
    for month in year.mois:
        parts.append(one_month(corpus, month, here))
    scripts = here.scripts(SCRIPTS)
    return html.scripted("douze-mois", scripts, html.join(parts, "\n"))


@word
def gestes_en_reserve(corpus: Corpus, here: Here) -> Markup:
    """Les gestes à faire si l'on est concerné : une question, une fiche."""
    year = corpus.douze_mois
    rows = [
        (
            item.question,
            html.link(
                corpus.obligation(item.obligation).nom_court, here.to(link_of(corpus, item.obligation))
            ),
        )
        for item in year.en_reserve
    ]
    return html.join(
        [
            html.table("Les questions en réserve", ("Question", "La fiche à lire"), rows),
            html.heading(2, "La deuxième année"),
            html.bullets(year.deuxieme_annee),
            html.heading(2, "Les dates à vérifier vous-même"),
            html.bullets(year.dates_a_verifier),
        ],
        "\n",
    )


def one_month(corpus: Corpus, month: Mois, here: Here) -> Markup:
    """Un mois, déplié : son titre, sa raison, ses gestes ; le script replie ceux qui ne sont pas en cours."""
    content = html.join(
        [
            html.paragraph(f"{month.pourquoi_maintenant} Durée : {counted(month.minutes, 'minute')}."),
            html.checklist(move(corpus, geste, here) for geste in month.gestes),
        ],
        "\n",
    )
    return html.unfolded(html.heading(2, f"{month.nom.capitalize()} : {month.titre}", month.id), content)


def move(corpus: Corpus, geste: Geste, here: Here) -> Markup:
    """Un geste : quoi, combien de temps, ce qu'il en reste, qui aide, la fiche, le modèle, le risque."""
    sheets = html.join(
        [
            html.link(corpus.obligation(id).nom_court, here.to(link_of(corpus, id)))
            for id in geste.obligations
        ],
        ", ",
    )
    return html.join(
        [
            html.strong(geste.geste),
            f" ({counted(geste.minutes, 'minute')}). Résultat : {geste.resultat}. ",
            "Papier : ",
            paper(corpus, geste, here),
            f". Aide : {geste.aide}. Fiche : ",
            sheets,
            f". {RISQUES[geste.risque_si_rien].capitalize()} ({COURTES[geste.confiance]}).",
        ]
    )


def paper(corpus: Corpus, geste: Geste, here: Here) -> Content:
    """Le modèle qui sert à ce geste, en lien ; « pas de modèle » quand le guide n'en a pas."""
    if geste.modele == AUCUN:
        return "pas de modèle"
    modele = corpus.modele(geste.modele)
    return html.link(modele.titre, here.to(model_address(modele)))


def link_of(corpus: Corpus, id: str) -> str:
    """L'adresse de la fiche d'une obligation."""
    return address(corpus.obligation(id))
