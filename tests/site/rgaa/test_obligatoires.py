"""Thématique 8 : les éléments obligatoires."""

import re
from collections import Counter
from collections.abc import Iterator

from macros.building.guide import current_guide
from macros.checks.guessing import SENTENCE, english, french
from macros.models.lexique import CODES
from macros.texts.lexicon import foreign, search
from macros.texts.typography import typeset
from tests.built import HIDDEN, visible
from tests.conftest import ROOT
from tests.site.rgaa.reading import DELEGUE, Reading, Seen, akin, control, plain, shown, text

GUIDE = typeset(current_guide(ROOT).edition.nom)
QUOTED = ("code", "pre", "kbd", "samp", "title", "abbr", "dfn", "textarea", *HIDDEN)
"""Là où un mot n'est pas de notre prose : code, dessin, définition, titre recopié d'ailleurs."""
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]")


@control(
    ("", "<!DOCTYPE html>\n", ""),
)
def test_rgaa_8_1_type_de_document(reading: Reading) -> Iterator[Seen]:
    """Chaque page commence par son type de document. Rétablissez la première ligne de overrides/base.html."""
    for page in reading.pages.values():
        if not page.markup.lower().lstrip("\n").startswith("<!doctype html>"):
            yield page.address, page.markup[:40]


@control(
    ("", '<html lang="fr"', "<html"),
)
def test_rgaa_8_3_langue_de_la_page(reading: Reading) -> Iterator[Seen]:
    """La page dit sa langue. Rétablissez lang dans overrides/base.html."""
    yield from reading.seen("/html[not(normalize-space(@lang))]")


@control(
    ("404.html", '<html lang="fr"', '<html lang="en"'),
)
def test_rgaa_8_4_langue_francaise(reading: Reading) -> Iterator[Seen]:
    """La langue dite est le français, page d'erreur comprise. Corrigez overrides/base.html."""
    yield from reading.seen("/html[@lang!='fr']")


@control(
    (
        DELEGUE,
        "<title>.*?</title>",
        f"<title>Lexique – {GUIDE}</title>",
    ),
    (DELEGUE, "<title>.*? –", "<title>Sans rapport –"),
)
def test_rgaa_8_6_titres_de_page_uniques(reading: Reading) -> Iterator[Seen]:
    """Le titre de l'onglet est propre à la page, reprend son grand titre et finit par le nom du guide.

    Changez l'un d'eux.
    """
    counts = Counter(page.title for page in reading.pages.values())
    for page in reading.pages.values():
        own, _, end = page.title.rpartition(" – ")
        if counts[page.title] > 1 or end != GUIDE or (page.address and not own):
            yield page.address, page.title
        elif page.address not in ("", "404.html") and not akin(own, text(next(page.tree.iter("h1")))):
            yield page.address, f"titre « {own} », grand titre « {text(next(page.tree.iter('h1')))} »"


@control(
    ("", "<h1", "<p>Un open data de qualité.</p><h1"),
)
def test_rgaa_8_7_mots_etrangers_signales(reading: Reading) -> Iterator[Seen]:
    """Un mot étranger du lexique est dans un élément qui dit sa langue.

    Ajoutez-le à data/lexique.yml avec sa langue.
    """
    pattern = search(foreign(reading.terms))
    quoted = " or ".join(f"ancestor::{tag}" for tag in QUOTED)
    for page, main in reading.all("//main"):
        for part in main.xpath(f".//text()[not({quoted} or ancestor::*[@lang and not(self::html)])]"):
            yield from (
                (page.address, f"« {found[0]} » dans « {str(part).strip()[:80]} »")
                for found in pattern.finditer(part)
            )


@control(
    ("", "<h1", "<p>This guide is for the mayor and all of the staff.</p><h1"),
)
def test_rgaa_8_7_phrases_etrangeres(reading: Reading) -> Iterator[Seen]:
    """Une phrase en anglais dit sa langue. Traduisez-la, ou marquez-la."""
    marked = " or ".join(("ancestor::*[@lang and not(self::html)]", *(f"ancestor::{tag}" for tag in QUOTED)))
    blocks = " or ".join(f"self::{tag}" for tag in ("p", "li", "td", "th", "dd", "dt", "caption", "h2", "h3"))
    for page, block in reading.all(f"//main//*[{blocks}]"):
        said = "".join(block.xpath(f".//text()[not({marked})]"))
        yield from ((page.address, found.strip()[:60]) for found in SENTENCE.findall(said) if english(found))


@control(
    ("", "<h1", '<p>Un <span lang="anglais">cloud</span>.</p><h1'),
    ("", "<h1", '<p><span lang="en">Bonjour à tous</span>.</p><h1'),
)
def test_rgaa_8_8_codes_de_langue(reading: Reading) -> Iterator[Seen]:
    """La langue dite d'un mot est celle que lui donne le lexique. Corrigez langue_origine."""
    written = {
        plain(typeset(form)): CODES[term.langue_origine]
        for term in reading.terms
        for form in (term.ecriture, *term.variantes, term.forme_origine or "")
    }
    for page, element in reading.all("//*[@lang][not(self::html)]"):
        code, said = element.get("lang"), visible(element)
        if (
            code not in CODES.values()
            or written.get(plain(said), code) != code
            or (code != "fr" and french(said))
        ):
            yield page.address, shown(element)


@control(
    ("", "<h1", "<p> </p><h1"),
    ("", "<h1", "<p><b>Important</b></p><h1"),
)
def test_rgaa_8_9_balises_a_leur_place(reading: Reading) -> Iterator[Seen]:
    """Aucune balise vide, aucun gras ni italique pour l'œil seul.

    Supprimez-la, ou employez la bonne balise.
    """
    hidden = "ancestor-or-self::*[@hidden or @role='status']"
    for tag in ("p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"):
        yield from reading.seen(f"//{tag}[not(normalize-space()) and not(.//img) and not({hidden})]")
    yield from reading.seen("//br[following-sibling::node()[1][self::br]] | //b | //i")


@control(
    ("", "<h1", '<p dir="rtl">x</p><h1'),
    ("", "<h1", "<p>שלום</p><h1"),
)
def test_rgaa_garde_sens_de_lecture(reading: Reading) -> Iterator[Seen]:
    """Tout se lit de gauche à droite. Si une page change de sens, repassez 8.10 en page."""
    yield from reading.seen("//*[@dir][not(self::html) or @dir!='ltr']")
    for page in reading.pages.values():
        yield from ((page.address, repr(found[0])) for found in RIGHT_TO_LEFT.finditer(page.markup))
