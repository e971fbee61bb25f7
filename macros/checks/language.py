"""Les fautes de langue qu'une machine voit : sigle inconnu, mot étranger, image muette."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from macros.checks.pages import CODE, Draft, Text
from macros.corpus.facts import Corpus
from macros.models.lexique import CODES
from macros.reading.collections import Collection, Form
from macros.reading.loading import Source, read_page, read_yaml
from macros.reading.problems import Problem
from macros.texts.foreign import unmarked
from macros.texts.vocabulary import ambiguous, unexplained, unexplained_fields

Fault = tuple[int, str]

MARKED = re.compile(r"<(\w+)\b[^>]*\slang=[^>]*>.*?</\1>", re.DOTALL)
"""Ce que l'auteur a marqué lui-même."""

IMAGE = re.compile(
    r"!\[\s*(?:(?:une? |l')?(?:image|photo|illustration|capture|dessin|logo|figure)s?(?: \d+)?"
    r"|[\w.-]+\.\w{3,4})?\s*\]\(",
    re.IGNORECASE,
)
"""Une image sans rien qui la remplace, ou que remplace son nom de fichier."""

MODEL = "_modele.md"
WORDED = re.compile(r"(?!#|\{)\S+(?: \S+)+")
"""Ce qu'un modèle donne à remplacer : une ligne de plusieurs mots, ni titre ni mot du guide."""

NAMED = ("titre", "description", "collectivite")
"""Ce que chacun écrit à sa façon, quand il copie un modèle."""

COPIED = (
    "phrase du modèle, laissée telle quelle ; écrivez la vôtre. Exemple : Notre sauvegarde datait de 2019."
)
INACHEVE = "texte inachevé ; écrivez-le ou retirez-le. Exemple : la phrase entière"
UNFINISHED = re.compile(
    r"\b(?:à compléter|lorem ipsum|todo|tbd|fixme|xxx|(?:bla ?){2,}|en cours de rédaction)\b"
    r"|\?{3}|[\[(]\s*(?:à (?:remplir|préciser|venir|rédiger|faire|définir)|voir plus tard)\b"
    r"|^\W*(?:texte |contenu |page |partie )?à (?:venir|définir|faire|préciser|remplir|rédiger)\W*$",
    re.IGNORECASE,
)


def sigles(draft: Draft) -> Iterator[Fault]:
    """Un sigle s'explique au lexique ; un sigle à deux sens ne s'écrit pas seul."""
    source, vocabulary = draft.source, draft.corpus.vocabulary
    for problem in (*unexplained_fields(source, vocabulary), *ambiguous(source, vocabulary)):
        yield problem.line, problem.message
    for line, text in draft.prose():
        for _, sentence in vocabulary.faults(text):
            yield line, sentence


def mots_etrangers(draft: Draft) -> Iterator[Fault]:
    """Un mot étranger se dit en français, entre au lexique ou porte sa langue (RGAA 8.7)."""
    yield from ((problem.line, problem.message) for problem in unmarked(draft.source, draft.corpus.foreign))
    body = MARKED.sub(lambda match: "\n" * match[0].count("\n"), draft.source.body)
    for line, text in replace(draft, source=replace(draft.source, body=body)).prose():
        for word, sentence in draft.corpus.foreign.faults(text):
            yield line, f'{sentence}, ou <span lang="{CODES[word.langue]}">{word.mot}</span>'


def faits(root: Path, declared: Iterable[Collection], corpus: Corpus) -> Iterator[Problem]:
    """Les mêmes fautes dans les fichiers de faits de quelques collections."""
    for path in (path for one in declared if one.form is not Form.PAGES for path in one.files(root)):
        source = read_page(root, path) if path.suffix == ".md" else read_yaml(root, path)
        yield from unexplained(source, corpus.vocabulary)
        yield from unmarked(source, corpus.foreign)


def images_muettes(draft: Text) -> Iterator[Fault]:
    """Une image qui informe porte un texte de remplacement (RGAA 1.1)."""
    for line, text in draft.lines():
        if IMAGE.search(CODE.sub(" ", text)):
            yield line, "image sans texte de remplacement. Exemple : ![Capture de l'outil Mes Adresses](…)"


def textes_inacheves(draft: Text) -> Iterator[Fault]:
    """Rien d'inachevé ne se publie."""
    for line, text in draft.lines():
        if UNFINISHED.search(text):
            yield line, INACHEVE


def kept_fields(source: Source, model: Source) -> Iterator[int]:
    """La ligne de chaque champ d'une page qui redit celui du modèle."""
    if isinstance(source.value, dict) and isinstance(model.value, dict):
        for name in NAMED:
            if source.value.get(name) == model.value.get(name) is not None:
                yield source.line((name,))


def modele_recopie(draft: Text) -> Iterator[Fault]:
    """Rien ne reste des phrases du modèle que l'on a copié."""
    path = draft.root / draft.source.path
    model = path.with_name(MODEL)
    if path != model and model.is_file():
        pattern = read_page(draft.root, model)
        yield from ((line, COPIED) for line in kept_fields(draft.source, pattern))
        given = set(filter(WORDED.fullmatch, pattern.body.splitlines()))
        yield from ((line, COPIED) for line, text in draft.lines() if text in given)
