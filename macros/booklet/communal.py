"""« Le livret de ma collectivité » : ce qui s'applique à une tranche, lieu par lieu, et rien d'autre."""

import re
from collections.abc import Collection, Iterator
from itertools import groupby
from pathlib import Path

from lxml import html
from lxml.html import builder as write

from macros.booklet import anchors, extraction, paper
from macros.booklet.assembly import Partie, bound, lower
from macros.booklet.outline import Feuillet
from macros.booklet.printing import Tirage
from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.obligations import Resultat
from macros.models.profils import Profil
from macros.views import fiche_profil, obligations, profils

FEUILLES = ("livret.css", "communal.css")
LEXIQUE = "lexique/"
TITRE = "Le livret de ma collectivité"
PHRASE = "Ce qui s'applique à vous, lieu par lieu, par quoi commencer, et qui vous aide."

DEBUT = ("en-clair", "les-etapes", "si-rien-nest-fait")
"""Ce qu'un livret garde d'une fiche d'obligation : ce que c'est, par où commencer, ce que l'on risque."""


def livret(corpus: Corpus, site: Path, profile: Profil, issue: Tirage) -> bytes:
    """Le livret d'une tranche."""
    markup = document(list(parties(corpus, site, profile, issue)), profile, issue)
    return paper.pdf(markup, issue, tuple(map(paper.sheet, FEUILLES)))


def parties(corpus: Corpus, site: Path, profile: Profil, issue: Tirage) -> Iterator[Partie]:
    """Les parties, dans l'ordre où l'on s'en sert ; les mots, à la fin, sont ceux des autres."""
    told = [
        opening(site, profils.page(profile)),
        *sheets(corpus, site, profile, issue),
        opening(site, "douze-mois/"),
        opening(site, "qui-aide/", ("portes-nationales",)),
        models(corpus, profile),
    ]
    yield from told
    yield words(site, " ".join(part.contenu.text_content() for part in told))


def sheets(corpus: Corpus, site: Path, profile: Profil, issue: Tirage) -> Iterator[Partie]:
    """Les fiches de ce qui s'applique, sous le lieu où cela se passe."""
    one = fiche_profil.Fiche(corpus, profile, Here("", issue.jour))
    held = sorted(one.having(Resultat.S_APPLIQUE), key=one.place)
    for place, items in groupby(held, key=lambda item: fiche_profil.LIEUX[item.theme]):
        yield alone(str(place), fiche_profil.ENDROITS[place])
        for item in items:
            yield sheet(site, obligations.address(item))


def alone(id: str, title: str) -> Partie:
    """Une rubrique qui n'a que son titre : ses pages la suivent."""
    address = f"lieu-{id}/"
    section = write.SECTION(write.CLASS("rubrique lieu"), write.H1(title), id=anchors.anchor(address))
    return Partie(Feuillet(address, True), title, section)


def opening(site: Path, address: str, kept: Collection[str] = ()) -> Partie:
    """Une page du site qui ouvre une rubrique, entière, ou réduite aux sections que l'on garde."""
    main = extraction.content(site, address)
    if kept:
        keep(main, kept)
    return Partie(Feuillet(address, True), extraction.title(main), section(main, address, "rubrique"))


def sheet(site: Path, address: str) -> Partie:
    """Le début d'une fiche d'obligation, dans sa rubrique."""
    main = extraction.content(site, address)
    keep(main, DEBUT)
    name = extraction.title(main)
    lower(main)
    return Partie(Feuillet(address, False), name, section(main, address, "page"))


def section(main: html.HtmlElement, address: str, kind: str) -> html.HtmlElement:
    """Le contenu d'une page, en section d'un livret."""
    anchors.rename(main, address)
    main.tag = "section"
    main.attrib.clear()
    main.set("class", kind)
    main.set("id", anchors.anchor(address))
    return main


def keep(main: html.HtmlElement, wanted: Collection[str | None]) -> None:
    """Ne garde d'une page que son titre et ces sections, chacune jusqu'à la suivante."""
    held = False
    for element in list(main):
        if element.tag == "h2":
            held = element.get("id") in wanted
        if not held and element.tag != "h1":
            element.drop_tree()


def models(corpus: Corpus, profile: Profil) -> Partie:
    """Les papiers à prendre sur le site, pour ce qui s'applique."""
    due = {item.id for item in corpus.having(profile, Resultat.S_APPLIQUE)}
    held_models = [
        modele
        for modele in corpus.modeles.values()
        if due & set(modele.obligations) and modele.suits(profile)
    ]
    lines = (write.LI(write.STRONG(modele.titre), f" : {modele.description}") for modele in held_models)
    section = write.SECTION(
        write.CLASS("rubrique"),
        write.H1("Les modèles à remplir"),
        write.P("Prenez-les sur le site du guide, page « Modèles à remplir »."),
        write.UL(*lines),
        id=anchors.anchor("modeles/"),
    )
    return Partie(Feuillet("modeles/", True), "Les modèles à remplir", section)


def words(site: Path, said: str) -> Partie:
    """Les mots du lexique que le livret emploie."""
    part = opening(site, LEXIQUE)
    for entry in part.contenu.xpath("descendant::dl/div"):
        if not re.search(rf"(?<!\w){re.escape(term(entry))}(?!\w)", said):
            entry.drop_tree()
    for element in part.contenu.xpath(
        "child::p | descendant::*[contains(@class, 'legende')] | descendant::h2"
    ):
        element.drop_tree()
    for listed in part.contenu.xpath("descendant::dl[not(div)]"):
        listed.drop_tree()
    part.contenu.insert(1, write.P("Les sigles et les mots qu'emploie ce livret."))
    return part


def term(entry: html.HtmlElement) -> str:
    """Le mot qu'explique une entrée du lexique."""
    return str(next(entry.iter("dt")).text_content()).strip()


def document(parts: list[Partie], profile: Profil, issue: Tirage) -> str:
    """Le livret en un seul document HTML."""
    held = {part.feuillet.adresse for part in parts}
    for part in parts:
        anchors.redirect(part.contenu, part.feuillet.adresse, held)
    return bound(f"{TITRE} : {profils.title(profile)}", PHRASE, (), parts, issue)
