"""Le journal des changements, tiré de `data/nouveautes.yml` : un jour par titre, une ligne par changement."""

from collections.abc import Iterator
from itertools import groupby

from macros.corpus.facts import Corpus
from macros.models.nouveautes import Nature
from macros.texts.french import in_words

SORTES = {Nature.FICHE: "Fiche", Nature.DROIT: "Droit", Nature.OUTIL: "Outil", Nature.GUIDE: "Guide"}
TETE = "Engendré de `data/nouveautes.yml` par `make changements` ; ne le changez pas à la main."


def changelog(corpus: Corpus) -> str:
    """Le texte du journal, le plus récent d'abord."""
    return "\n".join(["# Changements", "", TETE, *lines(corpus)]) + "\n"


def lines(corpus: Corpus) -> Iterator[str]:
    """Les jours et leurs changements."""
    entries = sorted(corpus.nouveautes.values(), key=lambda item: item.date, reverse=True)
    for day, items in groupby(entries, key=lambda item: item.date):
        yield from ("", f"## {in_words(day)}", "")
        for item in items:
            facts = f" Fiches : {', '.join(item.faits)}." if item.faits else ""
            yield f"- **{SORTES[item.nature]}** : {item.titre}. {item.texte}{facts}"
