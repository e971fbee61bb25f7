"""La carte des obligations : trois communes côte à côte, puis ce que chaque seuil change."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.bands import drawing
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory
from macros.models.obligations import Resultat, Structure
from macros.models.profils import Profil
from macros.texts.french import counted, number
from macros.views.obligations import RESULTATS, address

TAILLES = (900, 5_000, 20_000)
"""Trois communes : celle à qui le guide pense d'abord, et deux plus grandes."""

FAMILLES: Mapping[str, tuple[str, frozenset[Resultat]]] = {
    "s_applique": ("Valent toujours", frozenset({Resultat.S_APPLIQUE})),
    "selon_reponse": ("Dépendent d'une réponse", frozenset({Resultat.SELON_REPONSE})),
    "au_choix": (
        "Au choix, conseillées, ou un droit",
        frozenset({Resultat.AU_CHOIX, Resultat.CONSEILLE, Resultat.UN_DROIT}),
    ),
    "a_venir": ("À venir", frozenset({Resultat.A_VENIR})),
    "ne_s_applique_pas": ("Ne la concernent pas", frozenset({Resultat.NE_S_APPLIQUE_PAS})),
}
"""Les sortes de réponses que la carte distingue, par le nom de leur trame."""


@inventory
def carte_obligations(corpus: Corpus, here: Here) -> Markup:
    """Trois barres et leurs nombres, puis les seules fiches dont la réponse change, seuil par seuil."""
    bars = [(counted(people, "habitant"), shares(corpus, people)) for people in TAILLES]
    picture = drawing(
        "Les obligations de trois communes",
        "Une barre par commune. Le tableau qui suit donne les mêmes nombres.",
        bars,
        [(kind, name) for kind, (name, _) in FAMILLES.items()],
    )
    headers = ("Commune", *(name for name, _ in FAMILLES.values()))
    rows = [(name, *(str(count) for _, count in counts)) for name, counts in bars]
    table = html.table("Le nombre de fiches, pour trois communes", headers, rows)
    return html.join([html.figure(picture, table), *changes(corpus, here)], "\n")


def shares(corpus: Corpus, people: int) -> list[tuple[str, int]]:
    """Le nombre de fiches de chaque sorte, pour une commune de cette population."""
    given = [item.answer(Structure.COMMUNE, people).resultat for item in corpus.obligations.values()]
    return [(kind, sum(it in kept for it in given)) for kind, (_, kept) in FAMILLES.items()]


def changes(corpus: Corpus, here: Here) -> Iterator[Content]:
    """Chaque seuil, et les fiches dont la réponse y change : avant, puis après."""
    communes = [profile for profile in corpus.profils() if profile.structure is Structure.COMMUNE]
    for below, above in pairwise(communes):
        lines = list(moved(corpus, here, below, above))
        if lines:
            yield html.heading(3, f"À partir de {number(above.population_min)} habitants")
            yield html.bullets(lines)


def moved(corpus: Corpus, here: Here, below: Profil, above: Profil) -> Iterator[Markup]:
    """Les fiches dont la réponse n'est pas la même de part et d'autre d'un seuil."""
    for item in corpus.obligations.values():
        before, after = (RESULTATS[profile.answer(item).resultat] for profile in (below, above))
        if before != after:
            link = html.link(item.nom_court, here.to(address(item)))
            yield html.join([link, f" : {after}. Au-dessous : {before}."])
