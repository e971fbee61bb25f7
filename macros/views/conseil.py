"""Ce que le guide prépare pour le conseil : une présentation, une note et un dossier par tranche."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import word
from macros.models.profils import Profil
from macros.views import profils

DOSSIER = "telecharger/conseil/"
SORTES = (
    ("presentation", "odp", "Présentation", "ODP, pour LibreOffice, en français"),
    ("presentation", "pptx", "Présentation", "PPTX, pour PowerPoint, en français"),
    ("note", "odt", "Note", "ODT, en français"),
    ("dossier", "zip", "Tout le dossier", "dossier ZIP, en français"),
)


@word
def conseil_a_telecharger(corpus: Corpus, here: Here) -> Markup:
    """Les fichiers de chaque tranche."""
    rows = (
        html.awaited(f"{said} : {profils.title(profile)} ({kind})", address(name, suffix, profile))
        for profile in corpus.profils()
        for name, suffix, said, kind in SORTES
    )
    return html.section(html.COMPUTED, html.bullets(rows))


def files(corpus: Corpus) -> set[str]:
    """Les adresses de tous les fichiers du conseil."""
    return {address(name, suffix, profile) for profile in corpus.profils() for name, suffix, _, _ in SORTES}


def address(name: str, kind: str, profile: Profil) -> str:
    """L'adresse d'un fichier d'une tranche."""
    return f"{DOSSIER}{file(profile, name, kind)}"


def file(profile: Profil, name: str, kind: str) -> str:
    """Le nom d'un fichier : `presentation-commune-de-3500-habitants.odp`."""
    return f"{name}-{profile.slug}.{kind}"
