"""Ce qu'une édition ajoute au guide national : toujours dit d'elle, avec le jour où elle l'a écrit."""

from datetime import date

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.html import Content
from macros.models.edition import AideLocale, NoteLocale
from macros.models.obligations import Obligation
from macros.texts.french import listed


def signed(corpus: Corpus, day: date) -> Markup:
    """« ajouté par le centre de gestion d'Exemple le 3 octobre 2026 »."""
    who = corpus.edition.publication.entite or corpus.edition.nom
    return html.join([f"ajouté par {who} le ", html.day(day)])


def notes(corpus: Corpus, obligation: Obligation) -> Markup:
    """Les notes locales d'une fiche, à part de ce que dit le guide national."""
    held = [note for note in corpus.ajouts.notes.values() if note.obligation == obligation.id]
    return html.join((html.section("ajout", note_of(corpus, one)) for one in held), "\n")


def note_of(corpus: Corpus, note: NoteLocale) -> Markup:
    """Une note : son texte, sa source, qui l'a écrite."""
    source = html.link(note.source or note.url, note.url) if note.url else note.source
    known: list[Content] = [" D'après : ", source, "."] if source else []
    return html.paragraph(
        html.join(
            [html.strong("Chez nous : "), note.texte, *known, " (", signed(corpus, note.ajoute_le), ")"]
        )
    )


def helper(corpus: Corpus, aide: AideLocale) -> Markup:
    """Un organisme local, en une ligne."""
    place = html.link(aide.nom, aide.url) if aide.url else aide.nom
    services = f" : {listed(aide.services)}" if aide.services else ""
    extra = f". {aide.remarque}" if aide.remarque else ""
    return html.join([html.strong(place), services, extra, " (", signed(corpus, aide.ajoute_le), ")"])
