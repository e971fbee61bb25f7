"""Les pages du guide entre elles : le plan du site, et les cartes qui mènent à quelques pages."""

from collections.abc import Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import inventory, word
from macros.models.pages import Page
from macros.reading.problems import Unknown
from macros.texts.french import counted
from macros.views import etapes, obligations, profils

SECTIONS: tuple[str, ...] = (
    "",
    "ma-collectivite",
    "obligations",
    "calendrier",
    "douze-mois",
    "vous-venez-d-etre-elu",
    "feuille-de-route",
    "charte-de-la-donnee",
    "declaration-accessibilite",
    "barometre",
    "lexique",
    "qui-aide",
    "modeles",
    "telecharger",
    "retours",
    "demarche",
    "contribuer",
    "nouveautes",
    "donnees",
    "recherche",
    "plan-du-site",
    "accessibilite",
    "mentions-legales",
)
"""L'ordre des rubriques dans le plan ; une rubrique nouvelle se range à la fin, jamais oubliée."""


@inventory
def plan_du_site(corpus: Corpus, here: Here) -> Markup:
    """Toutes les pages, par rubrique, dans l'ordre."""
    names = titles(corpus)
    places = {path: rank for rank, path in enumerate(titled_pages(corpus))}
    branches: dict[str, list[Page]] = {}
    for page in sorted(corpus.pages.values(), key=lambda page: order(page, places)):
        branches.setdefault(section(page), []).append(page)
    return html.bullets(branch(pages, names, here) for pages in branches.values())


@word
def portes_du_guide(corpus: Corpus, here: Here) -> Markup:
    """Les trois portes de l'accueil : sa liste, le mois en cours, un modèle."""
    return html.doors(
        [
            (
                "Ma liste",
                here.to("ma-collectivite/"),
                "Ce qui s'applique à votre commune, ce qui ne la concerne pas, et par quoi commencer.",
            ),
            (
                "Ce mois-ci",
                here.to("douze-mois/"),
                "Trois gestes au plus, trente minutes au plus, et une trace de chacun.",
            ),
            (
                "Un modèle",
                here.to("modeles/"),
                f"{counted(len(corpus.modeles), 'texte')} à remplir : délibération, courrier, registre…",
            ),
        ]
    )


@inventory
def pages_de(corpus: Corpus, here: Here, dossier: str) -> Markup:
    """Les pages d'un dossier de `docs/`, sauf son accueil : titre et description."""
    names = titles(corpus)
    inside = [page for path, page in corpus.pages.items() if path.rpartition("/")[0] == dossier]
    lines = (
        html.join([html.link(names[page.chemin], here.to(page.address)), " : ", page.description])
        for page in inside
        if not page.chemin.endswith("index.md")
    )
    return html.bullets(lines)


def titles(corpus: Corpus) -> dict[str, str]:
    """Le titre de chaque page : son en-tête, son premier titre, ou le nom du fait qu'elle montre."""
    shown = titled_pages(corpus)
    return {
        path: page.titre or page.heading or shown.get(path) or untitled(path)
        for path, page in corpus.pages.items()
    }


def titled_pages(corpus: Corpus) -> dict[str, str]:
    """Les pages dont une vue écrit le titre, dans l'ordre de leurs faits."""
    return {
        **{f"{obligations.address(fact).rstrip('/')}.md": fact.nom for fact in corpus.obligations.values()},
        **{f"ma-collectivite/{profile.slug}.md": profils.title(profile) for profile in corpus.profils()},
        **{f"feuille-de-route/{step.adresse}.md": etapes.name(step) for step in corpus.etapes.values()},
    }


def untitled(path: str) -> str:
    """Refuse une page qui n'a de titre nulle part."""
    raise Unknown(f"docs/{path} n'a pas de titre ; donnez-lui-en un. Exemple : # Le contexte")


def page_at(corpus: Corpus, path: str) -> Page:
    """Une page par sa place sous `docs/` ; refuse une page qui n'existe pas."""
    if path not in corpus.pages:
        raise Unknown(f"page inconnue : « {path} ». Exemple : obligations/index.md")
    return corpus.pages[path]


def branch(pages: list[Page], names: Mapping[str, str], here: Here) -> Markup:
    """Une rubrique : sa page d'accueil, puis les autres pages en retrait."""
    first, *others = (html.link(names[page.chemin], here.to(page.address)) for page in pages)
    return html.join([first, html.bullets(others)])


def section(page: Page) -> str:
    """La rubrique d'une page : le premier morceau de son adresse."""
    return page.address.partition("/")[0]


def order(page: Page, places: Mapping[str, int]) -> tuple[int, str, bool, int, str]:
    """La place d'une page : sa rubrique, son accueil d'abord, puis l'ordre des faits ou des adresses."""
    name = section(page)
    known = SECTIONS.index(name) if name in SECTIONS else len(SECTIONS)
    inside = page.address.removeprefix(name).strip("/")
    return known, name, bool(inside), places.get(page.chemin, len(places)), inside
