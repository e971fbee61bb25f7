"""Ce que le guide donne à emporter : fiches, livrets, guide de poche, liseuse, guide hors ligne."""

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
POCHE, POCHE_A_PLIER = "guide-de-poche.pdf", "guide-de-poche-a-plier.pdf"
RUBRIQUES = (
    ("livret-feuille-de-route.pdf", "La feuille de route en dix étapes", "feuille-de-route/"),
    ("livret-charte.pdf", "La charte de la donnée", "charte-de-la-donnee/"),
)
"""Les rubriques qui ont leur livret : son fichier, son titre, le dossier de leurs pages."""

DOSSIER = "telecharger/fichiers/"
BALISE = "PDF balisé, en français"


@word
def livret_a_telecharger(corpus: Corpus, here: Here) -> Markup:
    """Le guide en un fichier, pour le papier et pour les liseuses."""
    return block(
        [
            file(LIVRET, "Le livret complet, à ne pas imprimer", BALISE),
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


@word
def livrets_a_telecharger(corpus: Corpus, here: Here) -> Markup:
    """Le livret de chaque tranche : seulement ce qui s'applique à elle."""
    return block(map(booklet, corpus.profils()))


@word
def poche_a_telecharger(corpus: Corpus, here: Here) -> Markup:
    """Le guide de poche, à plier ou à lire, et les livrets d'une rubrique."""
    folded = "PDF en français, à imprimer recto verso et à plier"
    return block(
        [
            file(POCHE_A_PLIER, "Le guide de poche, sur quatre feuilles A4", folded),
            file(POCHE, "Le guide de poche, page par page", BALISE),
            *(file(name, title, BALISE) for name, title, _ in RUBRIQUES),
        ]
    )


def fiche(profile: Profil) -> Content:
    """Le fichier d'une tranche."""
    return file(file_name(profile), f"Fiche : {profils.title(profile)}", BALISE)


def booklet(profile: Profil) -> Content:
    """Le livret d'une tranche."""
    return file(booklet_name(profile), f"Livret : {profils.title(profile)}", BALISE)


def booklet_name(profile: Profil) -> str:
    """Le nom du livret d'une tranche."""
    return f"livret-{profile.slug}.pdf"


def file_name(profile: Profil) -> str:
    """Le nom du fichier d'une tranche."""
    return f"fiche-{profile.slug}.pdf"


def sheet(profile: Profil) -> str:
    """L'adresse du fichier d'une tranche."""
    return f"{DOSSIER}{file_name(profile)}"


def booklet_sheet(profile: Profil) -> str:
    """L'adresse du livret d'une tranche."""
    return f"{DOSSIER}{booklet_name(profile)}"


def files(corpus: Corpus) -> set[str]:
    """Les adresses de tout ce qui est à emporter."""
    names = (LIVRET, LIVRE, HORS_LIGNE, POCHE, POCHE_A_PLIER, *(name for name, _, _ in RUBRIQUES))
    ranges = (naming(profile) for profile in corpus.profils() for naming in (sheet, booklet_sheet))
    return {*(DOSSIER + name for name in names), *ranges}


def file(name: str, label: str, kind: str) -> Content:
    """Un fichier : nom, format, langue ; la publication y mène et dit son poids."""
    return html.awaited(f"{label} ({kind})", f"{DOSSIER}{name}")


def block(items: Iterable[Content]) -> Markup:
    """Des fichiers à prendre ; le livret et le guide hors ligne laissent ce bloc de côté."""
    return html.section(f"telechargements {html.COMPUTED}", html.bullets(items))
