"""Toutes les pages en un seul document : ancres uniques, renvois, titres décalés, table des matières."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from lxml.html import builder as write

from macros.booklet import anchors, drawings, extraction
from macros.booklet.outline import DOSSIERS_ECARTES, ECARTEES, Feuillet
from macros.booklet.printing import Tirage

PHRASE = "Ce que la loi demande à votre mairie en matière de numérique, par quoi commencer, et qui vous aide."
HEADINGS = ("h1", "h2", "h3", "h4", "h5")


@dataclass(frozen=True)
class Partie:
    """Une page prête à entrer dans le livret : son feuillet, son titre, son contenu."""

    feuillet: Feuillet
    titre: str
    contenu: html.HtmlElement


def parties(site: Path, feuillets: Sequence[Feuillet]) -> list[Partie]:
    """Les pages, lues et mises aux conventions du livret."""
    held = {item.adresse for item in feuillets}
    return [prepared(site, item, held) for item in feuillets]


def prepared(site: Path, feuillet: Feuillet, held: set[str]) -> Partie:
    """Une page du livret : ses renvois, ses ancres, ses niveaux de titre."""
    main = extraction.content(site, feuillet.adresse)
    name = extraction.title(main)
    anchors.rename(main, feuillet.adresse)
    anchors.redirect(main, feuillet.adresse, held)
    if not feuillet.ouvre:
        lower(main)
    main.tag = "section"
    main.attrib.clear()
    main.set("class", "rubrique" if feuillet.ouvre else "page")
    main.set("id", anchors.anchor(feuillet.adresse))
    return Partie(feuillet, name, main)


def lower(main: html.HtmlElement) -> None:
    """Descend chaque titre d'un niveau : la page est dans une rubrique."""
    for heading in list(main.iter(*HEADINGS)):
        heading.tag = f"h{int(str(heading.tag)[1]) + 1}"


def document(parts: Sequence[Partie], issue: Tirage) -> str:
    """Le livret complet en un seul document HTML."""
    return bound(issue.nom, PHRASE, [warning(issue)], parts, issue)


def bound(
    title: str, phrase: str, before: Iterable[html.HtmlElement], parts: Sequence[Partie], issue: Tirage
) -> str:
    """Un livret : sa couverture, ce qui se lit d'abord, sa table des matières, ses parties."""
    full = title if title == issue.nom else f"{title} – {issue.nom}"
    told = (part.contenu for part in parts)
    body = write.BODY(cover(title, phrase, issue), *before, contents(parts), *told)
    whole = write.HTML(heading_of(full, issue), body, lang="fr")
    anchors.repair(whole)
    drawings.colour(whole, issue)
    return printed(whole)


def heading_of(title: str, issue: Tirage) -> html.HtmlElement:
    """L'en-tête d'un document : titre, auteur, jour, et de quoi dater chaque page."""
    return write.HEAD(
        write.META(charset="utf-8"),
        write.TITLE(title),
        write.META(name="author", content=issue.editeur),
        write.META(name="description", content=issue.label),
        write.META(name="dcterms.created", content=issue.jour.isoformat()),
    )


def cover(title: str, phrase: str, issue: Tirage) -> html.HtmlElement:
    """La couverture."""
    return write.SECTION(
        write.CLASS("couverture"),
        write.P(write.CLASS("couverture__titre"), title),
        write.P(write.CLASS("couverture__phrase"), phrase),
        write.P(write.CLASS("couverture__edition"), issue.label),
        *(write.P(write.CLASS("couverture__edition"), line) for line in published(issue)),
        write.P(write.CLASS("couverture__licence"), "Licence Ouverte 2.0 : copiez, changez, partagez."),
    )


def published(issue: Tirage) -> Iterator[str]:
    """Qui publie le livret, et où lui écrire ; rien tant que personne ne le publie."""
    known = issue.edition.publication
    if known.entite:
        yield f"Publié par {known.entite}"
    if known.contact:
        yield f"Contact : {known.contact.removeprefix('mailto:')}"


def warning(issue: Tirage) -> html.HtmlElement:
    """Ce que vaut le livret, ce qu'il ne contient pas, ce que sa structure a passé comme contrôles."""
    left_out = [*ECARTEES.values(), *DOSSIERS_ECARTES.values()]
    return write.SECTION(
        write.CLASS("avant-de-lire"),
        write.H1("Avant de lire", id="avant-de-lire"),
        write.P(
            "Ce livret reprend les pages du site, dans le même ordre. Il a été fabriqué pour cette date : ",
            write.STRONG(issue.label),
            ". Une règle a pu changer depuis. Chaque fiche dit quand elle a été vérifiée.",
        ),
        write.P(
            "Ce guide informe. Il ne remplace pas un conseil juridique. "
            "Relisez le texte officiel avant d’agir."
        ),
        write.P(
            "Chaque fiche « Ma collectivité » a son propre fichier PDF, de deux pages. "
            "Le livret ne reprend pas ces fiches. Il laisse aussi de côté :"
        ),
        write.UL(*(write.LI(name) for name in left_out)),
        write.P(
            write.CLASS("papier"),
            "Ce fichier PDF est balisé pour les lecteurs d’écran, et nos contrôles automatiques sont passés. "
            "Personne ne l’a encore vérifié à la main.",
        ),
    )


def contents(parts: Iterable[Partie]) -> html.HtmlElement:
    """La table des matières : les rubriques et leurs pages ; le papier y ajoute les numéros."""
    listed = write.OL()
    for part in parts:
        line = write.LI(write.A(part.titre, href=f"#{anchors.anchor(part.feuillet.adresse)}"))
        if part.feuillet.ouvre:
            listed.append(line)
            continue
        inside = listed[-1].find("ol")
        if inside is None:
            inside = write.OL()
            listed[-1].append(inside)
        inside.append(line)
    return write.SECTION(
        write.CLASS("table-des-matieres"), write.H1("Table des matières", id="table-des-matieres"), listed
    )


def printed(whole: html.HtmlElement) -> str:
    """Le document en texte."""
    return str(html.tostring(whole, encoding="unicode", doctype="<!DOCTYPE html>"))
