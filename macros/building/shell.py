"""Ce que la coque dit d'une édition : son nom, qui la publie, ses faits, ses couleurs, ses pages à elle."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from struct import pack, unpack
from zlib import crc32

from markupsafe import Markup, escape

from macros.corpus.facts import Corpus
from macros.markup import imprint
from macros.models.couleurs import Couleurs
from macros.models.edition import SANS_AJOUTS, Edition, PageLocale
from macros.models.rgaa import later
from macros.proofs.rgaa import assess
from macros.texts.french import in_words
from macros.texts.typography import typeset

MOIS_DE_RETARD = 6
"""Au-delà, une édition qui n'a pas repris les faits nationaux le dit sur chaque page."""

EMBLEME = (
    ".bandeau__nom a{display:inline-block;padding:.3rem 0 .3rem 3.2rem;"
    "background:url(logo.svg) no-repeat left/2.5rem;background-color:var(--primaire)}"
    "@media print{.bandeau__nom a{background:none;padding-left:0}}"
)
"""Le logo est un décor : le nom le dit déjà, et aucune page n'y gagne une image."""

AJOUT = ".ajout{padding:.6rem 1rem;background:var(--surface);border-left:4px solid var(--lien)}"
PALETTE = b"PLTE"
"""Le morceau d'un PNG qui porte ses couleurs."""

ROOT = ":root{"
"""Où la feuille allégée commence ses deux habillages, le clair puis le sombre."""


def partials(corpus: Corpus, on: date) -> Mapping[str, Callable[[], str]]:
    """Les morceaux de gabarit qui dépendent de l'édition, par place dans la coque."""
    edition, publisher = corpus.edition, corpus.edition.publication
    made: Mapping[str, Callable[[], str]] = {
        "nom": lambda: escape(typeset(edition.nom)),
        "editeur": lambda: escape(typeset(publisher.entite or edition.nom)),
        "contact": lambda: escape(publisher.contact),
        "version": lambda: corpus.faits.version,
        "faits": lambda: facts(corpus, on),
        "chez-nous": lambda: menu(corpus),
        "etat-accessibilite": lambda: str(assess(corpus.rgaa, publisher, on).niveau),
    }
    return {f"partials/{name}.html": text for name, text in made.items()}


def facts(corpus: Corpus, on: date) -> str:
    """La date, la version et l'empreinte des faits nationaux, et le retard, montré le jour venu."""
    limit = later(corpus.faits_du, MOIS_DE_RETARD)
    known = corpus.faits
    said = imprint.facts(limit, in_words(corpus.faits_du), known.version, known.somme)
    return said + imprint.late() if limit < on else said


def menu(corpus: Corpus) -> str:
    """Les pages que l'édition ajoute, sous son éditeur ; leurs modèles sont avec les autres."""
    own = [page for page in corpus.ajouts.pages.values() if not page.address.startswith("modeles/")]
    if not own:
        return ""
    title = corpus.edition.publication.entite or corpus.edition.nom
    return imprint.group(title, map(entry, own))


def entry(page: PageLocale) -> Markup:
    """Une page ajoutée, dans le menu."""
    name = page.titre_court or page.titre or page.heading or page.chemin
    return imprint.entry(page.address, name)


def icon(edition: Edition) -> str:
    """L'emblème du guide, dans la couleur de l'édition."""
    return imprint.emblem(edition.couleurs.principale)


def shared(image: bytes, edition: Edition) -> bytes:
    """L'image que montrent les messageries, dans la couleur de l'édition : la première de sa palette."""
    start = image.index(PALETTE)
    (size,) = unpack(">I", image[start - 4 : start])
    inks = bytes.fromhex(edition.couleurs.principale.removeprefix("#")) + image[start + 7 : start + 4 + size]
    return image[: start + 4] + inks + pack(">I", crc32(PALETTE + inks)) + image[start + 8 + size :]


def dressed(sheet: str, corpus: Corpus) -> str:
    """La feuille de toutes les pages, avec ce que l'édition y écrit : ses couleurs, son nom sur le papier."""
    edition = corpus.edition
    before, light, dark = sheet.split(ROOT, 2)
    colors = variables(edition.couleurs), variables(edition.couleurs_sombres)
    whole = f"{before}{ROOT}{colors[0]};{light}{ROOT}{colors[1]};{dark}"
    return "".join([whole, *rules(corpus)])


def rules(corpus: Corpus) -> Iterator[str]:
    """Les règles que seule une édition demande."""
    yield f'@page{{@bottom-left{{font:8.5pt sans-serif;content:"{typeset(corpus.edition.nom)}"}}}}'
    if corpus.edition.logo:
        yield EMBLEME
    if corpus.ajouts != SANS_AJOUTS:
        yield AJOUT


def variables(colors: Couleurs) -> str:
    """Les variables d'un habillage."""
    return f"--primaire:{colors.principale};--lien:{colors.lien};--lien-vise:{colors.lien_vise}"
