"""Les fautes de langue qu'une machine voit : sigle inconnu, sigle à deux sens, lien qui ne dit rien."""

import re
from collections.abc import Iterator

from macros.checks.pages import CODE, Draft
from macros.french import folded

Fault = tuple[int, str]

LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(")
IMAGE = re.compile(r"!\[\s*\]\(")
VAGUE = frozenset(
    {
        "ici",
        "cliquez ici",
        "cliquer ici",
        "lien",
        "ce lien",
        "en savoir plus",
        "lire la suite",
        "plus d'infos",
        "voir",
    }
)
UNFINISHED = re.compile(r"\b(?:à compléter|lorem ipsum|todo|fixme|xxx)\b", re.IGNORECASE)


def sigles(draft: Draft) -> Iterator[Fault]:
    """Un sigle s'explique au lexique ; un sigle à deux sens ne s'écrit pas seul."""
    vocabulary = draft.corpus.vocabulary()
    for line, text in draft.prose():
        for _, sentence in vocabulary.faults(text):
            yield line, sentence


def liens_vagues(draft: Draft) -> Iterator[Fault]:
    """L'intitulé d'un lien se comprend seul (RGAA 6.1)."""
    for line, text in draft.lines():
        for label in LINK.findall(CODE.sub(" ", text)):
            if folded(label).strip(" .…") in {folded(vague) for vague in VAGUE}:
                yield (
                    line,
                    f"lien « {label} » : dites où il mène. Exemple : [la fiche sur l'accessibilité](…)",
                )


def images_muettes(draft: Draft) -> Iterator[Fault]:
    """Une image qui informe porte un texte de remplacement (RGAA 1.1)."""
    for line, text in draft.lines():
        if IMAGE.search(CODE.sub(" ", text)):
            yield line, "image sans texte de remplacement. Exemple : ![Capture de l'outil Mes Adresses](…)"


def textes_inacheves(draft: Draft) -> Iterator[Fault]:
    """Rien d'inachevé ne se publie."""
    for line, text in draft.lines():
        if UNFINISHED.search(text):
            yield line, "texte inachevé ; écrivez-le ou retirez-le"
