"""Le compte du droit : ce qui est prouvé, ce qui reste à lire, ce qui a bougé depuis notre lecture."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import yaml

from macros.corpus.facts import Corpus
from macros.models.textes import TexteChange
from macros.proofs.changes import changes, compared
from macros.proofs.droit import debt, faults, named_articles, numbers, of_question, unproved, unread
from macros.reading.extracts import Extract
from macros.texts.french import counted, in_words
from macros.views.textes import CHANGEMENTS

RECORD = "releves/textes.yml"
HEAD = """\
# yaml-language-server: $schema=../construit/schemas/textes_changes.json
# Écrit par make droit EXTRAIT=dossier : les articles qui ont changé depuis notre lecture.
"""


def account(corpus: Corpus) -> Iterator[str]:
    """Le compte des nombres et des textes, fiche par fiche."""
    items = corpus.obligations.values()
    asked = corpus.questions
    written = sum(1 for item in items for _ in numbers(item))
    written += sum(1 for question in asked.values() for _ in of_question(question))
    alone = {item.id: debt(item, corpus.articles) for item in items}
    alone |= {f"question {id}": unproved(question) for id, question in asked.items()}
    wrong = sum(len(faults(item, corpus.articles)) for item in items)
    owing = sum(map(len, alone.values()))
    missing = {item.id: list(unread(item, corpus.articles)) for item in items}
    yield f"{counted(written - owing - wrong, 'nombre prouvé', 'nombres prouvés')} sur {written}."
    yield f"{counted(owing, 'nombre sans texte', 'nombres sans texte')} :"
    yield from (f"  {id} : {it.field} : {it.dit}" for id, owed in alone.items() for it in owed)
    texts = {it for articles in missing.values() for it in articles}
    yield f"{counted(len(texts), 'article non lu', 'articles non lus')} :"
    yield from (f"  {id} : {it}" for id, articles in missing.items() for it in articles)


def compare(corpus: Corpus, extract: Extract, name: str, root: Path, on: date) -> Iterator[str]:
    """Ce qui a bougé, article par article, avec les fiches concernées ; le relevé est récrit."""
    known = compared(corpus.articles.values(), extract)
    changed = list(changes(known, extract, name, on))
    seen = {pin.id for pin in known}
    kept = [it for id, it in corpus.textes_changes.items() if id not in seen and id in corpus.articles]
    (root / RECORD).write_text(recorded([*kept, *changed]), encoding="utf-8")
    for change in changed:
        yield from change_lines(corpus, change)
    yield (
        f"{counted(len(known), 'article comparé', 'articles comparés')} sur {len(corpus.articles)}, "
        f"{counted(len(changed), 'a changé', 'ont changé')}."
    )


def change_lines(corpus: Corpus, change: TexteChange) -> Iterator[str]:
    """Un changement : l'article, ce que nous citons, ce que dit l'extrait, les fiches à relire."""
    pin = corpus.articles[change.article]
    sheets = [item.id for item in corpus.obligations.values() if change.article in named_articles(item)]
    yield f"{pin.reference} : {CHANGEMENTS[change.changement]}"
    yield from (f"  Lu le {in_words(change.lu_le)} : « {citation} »" for citation in pin.article.citations)
    if change.maintenant:
        yield f"  Dans l'extrait : « {change.maintenant} »"
    yield f"  Fiches à relire : {', '.join(sheets) or 'aucune'}"


def recorded(changed: Iterable[TexteChange]) -> str:
    """Le relevé, en YAML."""
    lines = [
        {**it.model_dump(), "changement": str(it.changement)}
        for it in sorted(changed, key=lambda it: it.article)
    ]
    return HEAD + yaml.dump(lines, Dumper=Spelled, allow_unicode=True, sort_keys=False, width=110)


class Spelled(yaml.SafeDumper):
    """Écrit chaque valeur en entier : le guide refuse les renvois YAML."""

    def ignore_aliases(self, data: object) -> bool:
        """Aucune valeur ne renvoie à une autre."""
        return True
