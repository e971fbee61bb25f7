"""Ce que le guide donne à emporter : livret, livre électronique, guide hors ligne, fiches."""

from collections.abc import Iterable

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.models.profils import Profil
from macros.views import profils

LIVRET, LIVRE, HORS_LIGNE = "livret.pdf", "livret.epub", "guide-hors-ligne.zip"
DOSSIER = "telecharger/fichiers/"
BALISE = "PDF balisé, en français"


@word
def livret_a_telecharger(corpus: Corpus, here: Here) -> Markup:
    """Le guide en un fichier, pour le papier et pour les liseuses."""
    return block(
        [
            file(LIVRET, "Le livret à imprimer", BALISE),
            file(LIVRE, "Le livret pour liseuse ou téléphone", "EPUB, en français"),
        ]
    )


@word
def hors_ligne_a_telecharger(corpus: Corpus, here: Here) -> Markup:
    """Le site entier dans un dossier."""
    return block([file(HORS_LIGNE, "Le guide hors ligne", "dossier ZIP, en français")])


@word
def fiches_a_telecharger(corpus: Corpus, here: Here) -> Markup:
    """La fiche de chaque tranche, en deux pages."""
    return block(map(fiche, corpus.profils()))


def fiche(profile: Profil) -> Content:
    """Le fichier d'une tranche."""
    return file(file_name(profile), f"Fiche : {profils.title(profile)}", f"{BALISE}, deux pages")


def file_name(profile: Profil) -> str:
    """Le nom du fichier d'une tranche."""
    return f"fiche-{profile.slug}.pdf"


def sheet(profile: Profil) -> str:
    """L'adresse du fichier d'une tranche."""
    return f"{DOSSIER}{file_name(profile)}"


def files(corpus: Corpus) -> set[str]:
    """Les adresses de tout ce qui est à emporter."""
    return {*(DOSSIER + name for name in (LIVRET, LIVRE, HORS_LIGNE)), *map(sheet, corpus.profils())}


def file(name: str, label: str, kind: str) -> Content:
    """Un fichier : nom, format, langue ; la publication y mène et dit son poids."""
    return html.awaited(f"{label} ({kind})", f"{DOSSIER}{name}")


def block(items: Iterable[Content]) -> Markup:
    """Des fichiers à prendre ; le livret et le guide hors ligne laissent ce bloc de côté."""
    return html.section(f"telechargements {html.COMPUTED}", html.bullets(items))
