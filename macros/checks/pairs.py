"""Un fait et sa page vont ensemble : une fiche sans page n'a pas d'adresse, une page sans fiche est vide."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from macros.building.pages import made_pages
from macros.corpus.facts import Corpus
from macros.models.modeles import ModeleDeTexte
from macros.reading.problems import Problem
from macros.views import etapes, modeles, obligations

PAIRED = {
    "obligations/*.md": "data/obligations",
    "modeles/*.md": "data/modeles",
    "feuille-de-route/etape-*.md": "data/etapes.yml",
}
"""Les pages qui n'existent que pour un fait, et où est ce fait."""

PAGELESS = "sans page, ce fait n'a pas d'adresse ; copiez une page du même dossier. Exemple : docs/{0}"
FACTLESS = (
    "aucun fait de {0} ne va avec cette page ; écrivez-le, ou retirez la page. "
    "Exemple : obligations/open-data.md va avec data/obligations/open_data.yml"
)
MADE = "le guide écrit lui-même cette page ; retirez ce fichier. Exemple : docs/essai/index.md"


def paires(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Les faits sans page, les pages sans fait, et les pages que personne n'a à écrire."""
    expected = pages_of_facts(corpus)
    for page, fact in expected.items():
        if page not in corpus.pages:
            yield Problem(fact, 1, PAGELESS.format(page))
    for page in corpus.pages:
        source = held_by(page)
        if source and page not in expected:
            yield Problem(f"docs/{page}", 1, FACTLESS.format(source))
    for made in made_pages(corpus):
        if (root / "docs" / made.page.chemin).exists():
            yield Problem(f"docs/{made.page.chemin}", 1, MADE)


def pages_of_facts(corpus: Corpus) -> Mapping[str, str]:
    """La place de la page de chaque fait, et le fichier de ce fait."""
    sheets = {obligations.address(it): f"data/obligations/{it.id}.yml" for it in corpus.obligations.values()}
    texts = {
        modeles.address(it): f"{'' if it.id in corpus.ajouts.modeles else 'data/'}modeles/{it.id}"
        f".{'md' if isinstance(it, ModeleDeTexte) else 'yml'}"
        for it in corpus.modeles.values()
    }
    steps = {etapes.address(it): "data/etapes.yml" for it in corpus.etapes.values()}
    return {f"{address.rstrip('/')}.md": fact for address, fact in {**sheets, **texts, **steps}.items()}


def held_by(page: str) -> str:
    """Où est le fait d'une page qui en demande un ; rien pour une page ordinaire."""
    path = PurePosixPath(page)
    return (
        "" if path.name == "index.md" else next((it for kind, it in PAIRED.items() if path.match(kind)), "")
    )
