"""Les listes de retours : par sujet, par sorte, par taille, par région, en pages courtes qui se suivent."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.corpus.facts import Corpus, nearest
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory, word
from macros.models.obligations import Structure
from macros.models.profils import Profil
from macros.models.retours import SUJETS, TRANCHES, TYPES, Retour, TypeCollectivite, sizes
from macros.reading.problems import Unknown
from macros.texts.french import counted, slug
from macros.views.retours import region_of, regions, summary_table

PER_PAGE = 50
"""Le nombre de récits d'une page : elle reste courte quel que soit le nombre de retours."""

NEWEST = 10
PLACELESS = "Région non précisée"

SORTES: Mapping[Structure, tuple[TypeCollectivite, ...]] = {
    Structure.EPCI_FISCALITE_PROPRE: (
        TypeCollectivite.COMMUNAUTE_DE_COMMUNES,
        TypeCollectivite.COMMUNAUTE_D_AGGLOMERATION,
    ),
    Structure.SYNDICAT: (TypeCollectivite.SYNDICAT,),
}
"""Les sortes de récits qui parlent à une structure, quand sa population ne les range pas."""


@dataclass(frozen=True)
class Liste:
    """Une liste : le nom de sa page, son groupe, son titre, et ses récits, les plus récents d'abord."""

    nom: str
    groupe: str
    titre: str
    recits: tuple[Retour, ...]

    @property
    def pages(self) -> int:
        """Le nombre de pages de la liste."""
        return -(-len(self.recits) // PER_PAGE)

    def address(self, page: int) -> str:
        """L'adresse d'une page de la liste."""
        return f"retours/listes/{self.nom}/" if page == 1 else f"retours/listes/{self.nom}-page-{page}/"

    def shown(self, page: int) -> tuple[Retour, ...]:
        """Les récits d'une page."""
        return self.recits[(page - 1) * PER_PAGE : page * PER_PAGE]


@dataclass(frozen=True)
class Tri:
    """Ce qui fait une liste : son nom, son groupe, son titre, et les récits qu'elle garde."""

    nom: str
    groupe: str
    titre: str
    garde: Callable[[Retour], bool]

    def among(self, told: Iterable[Retour]) -> Liste:
        """La liste de ses récits, les plus récents d'abord."""
        chosen = sorted(filter(self.garde, told), key=lambda retour: retour.date or "", reverse=True)
        return Liste(self.nom, self.groupe, self.titre, tuple(chosen))


def sorts(corpus: Corpus) -> Iterator[Tri]:
    """Toutes les listes possibles, dans l'ordre où la page d'accueil les montre."""
    places = {**regions(corpus), "": PLACELESS}
    yield Tri("tous", "Tous les récits", "Tous les récits", lambda retour: True)
    yield from group("sujet", "Par sujet", SUJETS.items(), lambda retour: retour.themes)
    yield from group("sorte", "Par sorte de collectivité", TYPES.items(), lambda retour: (retour.structure,))
    yield from group("taille", "Par taille", TRANCHES.items(), lambda retour: (retour.size,))
    yield from group(
        "region", "Près de chez vous", places.items(), lambda retour: (region_of(corpus, retour) or "",)
    )


def group(
    prefix: str, name: str, labels: Iterable[tuple[str, str]], chosen: Callable[[Retour], Sequence[str]]
) -> Iterator[Tri]:
    """Une liste par valeur d'un groupe."""
    for value, label in labels:
        yield Tri(f"{prefix}-{slug(value or 'non precisee')}", name, label, keeper(value, chosen))


def keeper(value: str, chosen: Callable[[Retour], Sequence[str]]) -> Callable[[Retour], bool]:
    """Ce qui garde les récits rangés sous une valeur."""
    return lambda retour: value in chosen(retour)


def lists(corpus: Corpus) -> Iterator[Liste]:
    """Toutes les listes qui ont au moins un récit."""
    every = (sort.among(corpus.retours.values()) for sort in sorts(corpus))
    yield from (one for one in every if one.recits)


def alike(corpus: Corpus, profile: Profil) -> list[Liste]:
    """Les listes où racontent des collectivités comme celle-ci : de sa taille, sinon de sa sorte."""
    kinds = SORTES.get(profile.structure, ())
    wanted = {f"sorte-{slug(kind)}" for kind in kinds} or {
        f"taille-{slug(size)}" for size in sizes(profile.population_min, profile.population_max)
    }
    return [one for one in lists(corpus) if one.nom in wanted]


@inventory
def sommaire_retours(corpus: Corpus, here: Here) -> Markup:
    """Les récits les plus récents, puis un lien vers chaque liste, avec son nombre de récits."""
    everything = list(lists(corpus))
    newest = everything[0].recits[:NEWEST] if everything else ()
    parts: list[Content] = [
        html.heading(2, "Les plus récents"),
        summary_table("Les récits les plus récents", newest, here),
    ]
    for name in dict.fromkeys(one.groupe for one in everything):
        lines = (entry(one, here) for one in everything if one.groupe == name)
        parts += [html.heading(2, name), html.bullets(lines)]
    return html.join(parts, "\n")


@word
def liste_retours(corpus: Corpus, here: Here, nom: str, page: int) -> str:
    """Une page d'une liste : son titre, ses récits, et les pages voisines."""
    sort = next((one for one in sorts(corpus) if one.nom == nom), None)
    if sort is None:
        raise Unknown(
            f"liste de récits inconnue : « {nom} »{nearest(nom, (one.nom for one in sorts(corpus)))}"
        )
    liste = sort.among(corpus.retours.values())
    if not liste.recits:
        return f"# Aucun récit\n\n{html.paragraph(back(here))}\n"
    if not 1 <= page <= liste.pages:
        raise Unknown(f"page inconnue : la liste « {nom} » en a {liste.pages}. Exemple : {liste.pages}")
    caption = f"{liste.titre} : {counted(len(liste.recits), 'récit')}{numbered(liste, page)}"
    table = html.section(html.INVENTORY, summary_table(caption, liste.shown(page), here))
    links = html.around("Pages de la liste", around(liste, page, here))
    return f"# {title(liste, page)}\n\n{table}\n\n{links}\n"


def title(liste: Liste, page: int) -> str:
    """Le titre d'une page : Données personnelles : les récits, page 2."""
    name = liste.titre if liste.nom == "tous" else f"{liste.titre} : les récits"
    return f"{name}{numbered(liste, page)}"


def numbered(liste: Liste, page: int) -> str:
    """Le numéro d'une page, s'il y en a plusieurs."""
    return f", page {page} sur {liste.pages}" if liste.pages > 1 else ""


def around(liste: Liste, page: int, here: Here) -> Iterator[Markup]:
    """Les liens d'une page à l'autre, et le retour à l'accueil de la rubrique."""
    if page > 1:
        yield html.link(f"Page {page - 1} de la liste, avant celle-ci", here.to(liste.address(page - 1)))
    if page < liste.pages:
        yield html.link(f"Page {page + 1} de la liste, la suite", here.to(liste.address(page + 1)))
    yield back(here)


def back(here: Here) -> Markup:
    """Le lien vers toutes les listes."""
    return html.link("Toutes les listes de récits", here.to("retours/"))


def entry(liste: Liste, here: Here) -> Markup:
    """Une liste en une ligne : son titre, en lien, et son nombre de récits."""
    count = counted(len(liste.recits), "récit")
    return html.join([html.link(liste.titre, here.to(liste.address(1))), f" : {count}"])
