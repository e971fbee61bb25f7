"""Ce qui a bougé dans la loi : chaque phrase épinglée, cherchée dans un extrait plus récent."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher

from macros.models.textes import ArticleEpingle, Changement, TexteChange
from macros.reading.extracts import TEXT, Extract, Extracted, key
from macros.texts.french import folded

SENTENCE = re.compile(r"(?<=[.;:])\s+|\n+")
DECIMAL = re.compile(r"(?<=\d),(?=\d)")
TAG = re.compile(r"<[^>]+>")
ELLIPSIS = re.compile(r"\s*(?:\[…\]|\(…\)|\[\.\.\.\]|\(\.\.\.\)|…)\s*")


def compared(pins: Iterable[ArticleEpingle], extract: Extract) -> list[ArticleEpingle]:
    """Les articles dont le texte est dans l'extrait."""
    return [pin for pin in pins if place(pin) in extract]


def changes(pins: Iterable[ArticleEpingle], extract: Extract, named: str, on: date) -> Iterator[TexteChange]:
    """Les articles dont une phrase citée n'est plus dans l'extrait, ou qui n'y sont plus."""
    for pin in compared(pins, extract):
        extracted = extract[place(pin)].get(key(pin.article.numero))
        kind, now = verdict(pin, extracted)
        if kind:
            yield TexteChange(
                article=pin.id,
                changement=kind,
                maintenant=now,
                lu_le=pin.article.lu_le,
                constate_le=on,
                extrait=named,
            )


def place(pin: ArticleEpingle) -> str:
    """Le numéro du texte d'un article, d'après son adresse ; vide s'il n'en a pas."""
    match = TEXT.search(pin.texte.url)
    return match[0] if match else ""


def verdict(pin: ArticleEpingle, extracted: Extracted | None) -> tuple[Changement | None, str | None]:
    """Ce qu'est devenu un article, et la phrase d'aujourd'hui la plus proche de celle qui manque."""
    if extracted is None:
        return Changement.ARTICLE_ABSENT, None
    if not extracted.in_force:
        return Changement.ARTICLE_ABROGE, None
    whole = same(extracted.text)
    for citation in pin.article.citations:
        if any(same(part) not in whole for part in ELLIPSIS.split(citation)):
            return Changement.PHRASE_CHANGEE, nearest(citation, extracted.text)
    return None, None


def nearest(citation: str, text: str) -> str | None:
    """La phrase d'un texte qui ressemble le plus à une citation."""
    sentences = [part.strip() for part in SENTENCE.split(text) if part.strip()]
    wanted = same(citation)
    return max(sentences, key=lambda part: SequenceMatcher(None, wanted, same(part)).ratio(), default=None)


def same(text: str) -> str:
    """Un texte sans ce qui change d'une copie à l'autre : espaces, tirets, apostrophes, points, accents."""
    return "".join(letter for letter in folded(DECIMAL.sub("v", TAG.sub(" ", text))) if letter.isalnum())
