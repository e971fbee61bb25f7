"""Le dossier où les moteurs construisent : les sources recopiées, et ce qui se fait du corpus."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from macros.building.mirror import mirror
from macros.building.pages import made_pages
from macros.building.shell import dressed, icon, partials, shared
from macros.corpus.facts import Corpus
from macros.exports import catalogue, dossier, feed, versions
from macros.exports.resource import BOM
from macros.models.profils import Profil
from macros.proofs.rgaa import findings_csv, grid_csv
from macros.reading.folders import source_files
from macros.territories import communes
from macros.views import calendrier, verdicts
from macros.views.pages import titles
from macros.views.rgaa import target_names

BUILT = "construit"
PAGES, SHELL, ASSETS = f"{BUILT}/pages", f"{BUILT}/coque", f"{BUILT}/ressources"
"""Les pages et la coque que lisent les moteurs ; les ressources que make allège pour la coque."""

TAKEN = f"{BUILT}/emporter"
"""Les fichiers à emporter, par adresse : la publication les ajoute au site."""

COMMUNES = "assets/communes"
PROFIL = "assets/profil.css"
"""La feuille des fiches de tranche : à la nôtre s'ajoute ce que montre chaque réponse."""

CARTES, COLLECTIVITE = "assets/cartes.css", "assets/collectivite.css"
FORMULAIRE, REPERES = "assets/formulaire.css", "assets/reperes.css"
SUITES = {
    "assets/annexes.css": (CARTES, REPERES),
    "assets/carte-obligations.css": (REPERES, COLLECTIVITE),
    COLLECTIVITE: (CARTES,),
    "assets/dossier.css": (REPERES, FORMULAIRE),
    "assets/douze-mois.css": (REPERES, FORMULAIRE),
    "assets/fiche.css": (REPERES,),
}
"""Les feuilles qui commencent par d'autres : une page n'en a qu'une."""

PARTAGE = "partage.png"
FEUILLE, ICONE, LOGO = "assets/guide.css", "assets/icone.svg", "assets/logo.svg"

SOURCES = ("scripts/", "styles/")
"""Ce qui, dans la coque, ne sert qu'à fabriquer les ressources."""

Content = Callable[[], bytes]


def prepare(root: Path, corpus: Corpus, base: str, on: date, edition: Path | None = None) -> None:
    """Tient à jour les pages et la coque ; `base` est l'adresse où le guide sera servi, si on la sait.

    `edition` est le dossier de l'édition, quand ce n'est pas la nôtre.
    """
    made = {place: encoded(text) for place, text in made_files(corpus, base).items()}
    local = copied(edition / "docs") if edition else {}
    mirror(root / PAGES, {**copied(root / "docs"), **local, **made})
    shell = {place: it for place, it in copied(root / "overrides").items() if not place.startswith(SOURCES)}
    assets = {f"assets/{place}": it for place, it in copied(root / ASSETS).items()}
    assets[PROFIL] = partial(answering, assets[PROFIL], corpus)
    assets |= {it: partial(joined, *(assets[one] for one in (*first, it))) for it, first in SUITES.items()}
    assets |= dossier.scripts(corpus, corpus.faits.version)
    assets[FEUILLE] = encoded(partial(dressed, assets[FEUILLE]().decode(), corpus))
    assets[ICONE] = encoded(partial(icon, corpus.edition))
    assets[PARTAGE] = partial(shared, shell[PARTAGE](), corpus.edition)
    if edition and corpus.edition.logo:
        assets[LOGO] = (edition / corpus.edition.logo).read_bytes
    said = {place: encoded(text) for place, text in partials(corpus, on).items()}
    mirror(root / SHELL, {**shell, **said, **assets}, apart=COMMUNES)
    communes.refresh(root, root / SHELL / COMMUNES, corpus)


def made_files(corpus: Corpus, base: str = "") -> Mapping[str, Callable[[], str]]:
    """Ce qui se fait du corpus, par place sous `docs/` : on en sait le nom avant d'en écrire le texte."""
    return {
        **{one.page.chemin: partial(getattr, one, "text") for one in made_pages(corpus)},
        **{calendrier.file(one): partial(calendar, one, corpus, base) for one in corpus.profils()},
        **{calendrier.months_file(one): partial(year, one, corpus, base) for one in corpus.profils()},
        **{f"donnees/{place}": text for place, text in versions.files(corpus).items()},
        catalogue.CATALOGUE: partial(catalogue.dcat, corpus, base),
        **{place: partial(str, text) for place, text in dossier.published().items()},
        catalogue.INDEX: partial(catalogue.index, corpus),
        feed.FLUX: partial(feed.content, corpus, base),
        **{feed.file(one): partial(feed.of_profile, corpus, base, one) for one in corpus.profils()},
        "accessibilite/grille.csv": lambda: BOM + grid_csv(corpus.rgaa, titles(corpus)),
        "accessibilite/lectures.csv": lambda: BOM + findings_csv(corpus.rgaa, target_names(corpus)),
    }


def calendar(profile: Profil, corpus: Corpus, base: str) -> str:
    """Le calendrier d'une tranche ; sa bibliothèque ne s'ouvre que pour l'écrire, vérifier n'en veut pas."""
    from macros.exports import calendars

    return calendars.content(profile, tuple(corpus.obligations.values()), corpus.articles, base)


def year(profile: Profil, corpus: Corpus, base: str) -> str:
    """Les douze mois d'une tranche, en calendrier."""
    from macros.exports import calendars

    return calendars.months(profile, corpus, base)


def answering(sheet: Content, corpus: Corpus) -> bytes:
    """La feuille des fiches de tranche, et les règles tirées des questions."""
    return sheet() + verdicts.rules(corpus).encode()


def joined(*sheets: Content) -> bytes:
    """Plusieurs feuilles en une."""
    return b"".join(sheet() for sheet in sheets)


def encoded(text: Callable[[], str]) -> Content:
    """Les octets d'un texte, quand on les demande."""
    return lambda: text().encode()


def copied(folder: Path) -> Mapping[str, Content]:
    """Les fichiers d'un dossier de sources, par place."""
    return {path.relative_to(folder).as_posix(): path.read_bytes for path in source_files(folder)}
