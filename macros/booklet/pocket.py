"""« Le guide de poche » : seize pages A5, et les mêmes posées sur quatre feuilles A4 à plier en deux."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from lxml import html
from lxml.html import builder as write
from pikepdf import Dictionary, Pdf

from macros.booklet import anchors, communal, paper
from macros.booklet.assembly import Partie, cover, heading_of, printed
from macros.booklet.outline import Feuillet
from macros.booklet.printing import Tirage
from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.obligations import Obligation
from macros.models.profils import Profil
from macros.publication.downloads import length
from macros.views import fiche_profil, profils

PAGES = 16
GESTES, MOTS = 10, 30
FEUILLES = ("livret.css", "poche.css")
TITRE = "Le guide de poche"
PHRASE = "Les dix premiers gestes, l'année mois par mois, qui appeler, et que faire le jour où tout s'arrête."
A4 = (842, 595)
"""Une feuille A4 couchée, en points."""


def poche(corpus: Corpus, site: Path, issue: Tirage) -> bytes:
    """Les seize pages, l'une après l'autre ; ce qui reste est à vos notes."""
    styles = tuple(map(paper.sheet, FEUILLES))
    written = paper.pdf(document(corpus, site, issue, 0), issue, styles)
    left = PAGES - length(written)
    if left < 0:
        raise ValueError(f"le guide de poche a {length(written)} pages : il en faut {PAGES}, abrégez-le")
    return paper.pdf(document(corpus, site, issue, left), issue, styles) if left else written


def document(corpus: Corpus, site: Path, issue: Tirage, notes: int) -> str:
    """Le guide de poche en un seul document HTML."""
    parts = list(parties(corpus, site, issue))
    for part in parts:
        anchors.redirect(part.contenu, part.feuillet.adresse, ())
    empty = [write.SECTION(write.CLASS("notes"), write.P("Vos notes")) for _ in range(notes)]
    told = [*(part.contenu for part in parts[:-1]), *empty, parts[-1].contenu]
    body = write.BODY(cover(TITRE, PHRASE, issue), *told)
    whole = write.HTML(heading_of(f"{TITRE} – {issue.nom}", issue), body, lang="fr")
    anchors.repair(whole)
    return printed(whole)


def parties(corpus: Corpus, site: Path, issue: Tirage) -> Iterator[Partie]:
    """Les parties, dans l'ordre où l'on s'en sert."""
    yield gestures(corpus, issue)
    yield months(corpus)
    yield emergency(site)
    yield communal.opening(site, "qui-aide/", ("portes-nationales",))
    yield words(corpus, site, issue)


def emergency(site: Path) -> Partie:
    """La fiche réflexe, où l'on écrit ses numéros à la main, sans ce qui n'y serait qu'un aperçu."""
    part = communal.opening(site, "modeles/fiche-reflexe-cyberattaque/", ("apercu-du-texte",))
    for element in part.contenu.xpath("child::h2 | descendant::p[em and not(text()[normalize-space()])]"):
        element.drop_tree()
    for heading in part.contenu.iter("h3"):
        heading.tag = "h2"
    return part


def words(corpus: Corpus, site: Path, issue: Tirage) -> Partie:
    """Les mots que disent le plus les fiches de ce qui s'applique."""
    sheets = communal.sheets(corpus, site, corpus.profils()[0], issue)
    said = " ".join(part.contenu.text_content() for part in sheets)
    part = communal.words(site, said)
    entries = part.contenu.xpath("descendant::dl/div")
    for entry in sorted(entries, key=lambda it: -said.count(communal.term(it)))[MOTS:]:
        entry.drop_tree()
    for listed in part.contenu.xpath("descendant::dl[not(div)]"):
        listed.drop_tree()
    return part


def gestures(corpus: Corpus, issue: Tirage) -> Partie:
    """Les dix premiers gestes de la plus petite des communes : les priorités, puis ce qui presse."""
    profile = corpus.profils()[0]
    one = fiche_profil.Fiche(corpus, profile, Here("", issue.jour))
    items = [*one.first, *one.others][:GESTES]
    said = f"Pour une commune de la tranche « {profils.title(profile)} ». Les autres tailles ont leur livret."
    rows = (gesture(profile, item) for item in items)
    return alone("Les dix premiers gestes", write.P(said), write.OL(*rows))


def gesture(profile: Profil, item: Obligation) -> html.HtmlElement:
    """Un geste : son sujet, et par quoi commencer."""
    return write.LI(write.STRONG(item.nom_court), f" : {item.gesture(profile.answer(item))}")


def months(corpus: Corpus) -> Partie:
    """Douze mois, trente minutes par mois."""
    told: list[html.HtmlElement] = []
    for month in corpus.douze_mois.mois:
        told.append(write.H2(f"{month.nom.capitalize()} : {month.titre}"))
        told.append(write.UL(*(write.LI(f"{one.geste} ({one.minutes} minutes).") for one in month.gestes)))
    return alone("Douze mois, trente minutes par mois", *told)


def alone(title: str, *content: html.HtmlElement) -> Partie:
    """Une partie que le guide de poche est seul à avoir."""
    address = f"poche/{title}/"
    section = write.SECTION(write.CLASS("rubrique"), write.H1(title), *content, id=anchors.anchor(address))
    return Partie(Feuillet(address, True), title, section)


def imposed(made: bytes) -> bytes:
    """Les seize pages posées deux par deux sur quatre feuilles A4, recto puis verso : à plier en deux."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as source, Pdf.new() as target:
        target.Root.Lang = pikepdf.String("fr")
        target.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        with target.open_metadata(set_pikepdf_as_editor=False) as described:
            described["dc:title"] = f"{TITRE}, à imprimer recto verso sur quatre feuilles A4 et à plier"
        for left, right in sides():
            sheet = target.add_blank_page(page_size=A4)
            drawn = {
                f"/Page{number}": target.copy_foreign(source.pages[number - 1].as_form_xobject())
                for number in (left, right)
            }
            sheet.obj.Resources = Dictionary(XObject=Dictionary(drawn))
            placed = f"q /Page{left} Do Q q 1 0 0 1 {A4[0] // 2} 0 cm /Page{right} Do Q"
            sheet.obj.Contents = target.make_stream(placed.encode())
        target.save(out, deterministic_id=True)
    return out.getvalue()


def sides() -> Iterator[tuple[int, int]]:
    """Les deux pages de chaque face, dans l'ordre des feuilles : 16 et 1, 2 et 15, 14 et 3…"""
    for first in range(1, PAGES // 2, 2):
        last = PAGES + 1 - first
        yield last, first
        yield first + 1, last - 1
