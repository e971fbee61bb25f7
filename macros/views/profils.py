"""« Ma collectivité » : le nom et l'adresse de chaque tranche, et leur liste."""

from collections.abc import Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory
from macros.models.obligations import Structure
from macros.models.profils import MONTREES, Profil
from macros.texts.french import number

QUI: Mapping[Structure, str] = {
    Structure.COMMUNE: "Commune",
    Structure.EPCI_FISCALITE_PROPRE: "Intercommunalité à fiscalité propre",
    Structure.SYNDICAT: "Syndicat",
    Structure.ETABLISSEMENT_PUBLIC_LOCAL: "CCAS, caisse des écoles ou autre établissement public local",
}


@inventory
def liste_profils(corpus: Corpus, here: Here) -> Markup:
    """Les tranches de chaque structure, en liens."""
    blocks: list[Content] = []
    for structure in MONTREES:
        blocks.append(html.heading(3, QUI[structure]))
        blocks.append(
            html.bullets(
                html.link(title(profile), here.to(page(profile)))
                for profile in corpus.profils()
                if profile.structure is structure
            )
        )
    return html.join(blocks, "\n")


def title(profile: Profil) -> str:
    """Le nom d'une tranche : « Commune de 3 501 à 9 999 habitants »."""
    return f"{QUI[profile.structure]} {span(profile)}".strip()


def span(profile: Profil) -> str:
    """La taille d'une tranche, en toutes lettres."""
    low, high = profile.population_min, profile.population_max
    if high is None:
        return f"de {number(low)} habitants et plus" if low else "de toute taille"
    if not low:
        return f"de moins de {number(high + 1)} habitants"
    return f"de {number(low)} habitants" if low == high else f"de {number(low)} à {number(high)} habitants"


def page(profile: Profil) -> str:
    """L'adresse de la page d'une tranche."""
    return f"ma-collectivite/{profile.slug}/"
