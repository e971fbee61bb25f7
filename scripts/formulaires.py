"""Récrit les formulaires tirés des questions, celui de la forge et celui à imprimer : `make formulaires`."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from macros.building.guide import current_guide
from macros.contributions.choices import options
from macros.contributions.tickets import BLANK
from macros.corpus.facts import Corpus
from macros.models.contribuer import Forme, Liste, Question
from macros.reading.problems import Problems
from scripts.verifier import ROOT, show

TICKET = ROOT / ".github" / "ISSUE_TEMPLATE" / "retour.yml"
PAPER = ROOT / "data" / "modeles" / "formulaire-retour.md"
SEVERAL = (Forme.RECIT, Forme.LIGNES)
FREE = (Liste.DEPARTEMENTS,)
"""Les listes que le papier n'énumère pas : on y écrit le nom."""

DERIVED = "# Écrit par scripts/formulaires.py à partir de data/contribuer.yml : make formulaires\n"
WELCOME = (
    "Racontez ce que votre collectivité a fait, et ce qui n'a pas marché. Dix minutes suffisent.\n"
    "Ni nom de personne, ni courriel, ni téléphone. Votre récit est relu avant d'être publié.\n"
)


def main() -> int:
    """Récrit les fichiers qui ont changé, et le dit."""
    try:
        corpus = current_guide(ROOT)
    except Problems as problems:
        show(list(problems.found))
        return 1
    for path, text in files(corpus).items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"{path.relative_to(ROOT)} réécrit")
    return 0


def files(corpus: Corpus) -> Mapping[Path, str]:
    """Le texte de chaque formulaire, par chemin ; celui à imprimer garde son en-tête, écrit à la main."""
    head = PAPER.read_text(encoding="utf-8").split("\n---\n", 1)[0]
    return {TICKET: ticket(corpus), PAPER: f"{head}\n---\n{paper(corpus)}"}


# --- La forge ------------------------------------------------------------------------------------------


def ticket(corpus: Corpus) -> str:
    """Le formulaire de la forge."""
    fields = [{"type": "markdown", "attributes": {"value": WELCOME}}]
    content = {
        "name": "Raconter une expérience",
        "description": "Ce que votre collectivité a fait, et ce qui n'a pas marché.",
        "title": "Retour : ",
        "labels": ["retour"],
        "body": [*fields, *(asked(corpus, question) for question in corpus.formulaire.questions)],
    }
    return DERIVED + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120)


def asked(corpus: Corpus, question: Question) -> dict[str, object]:
    """Un champ du formulaire de la forge."""
    said: dict[str, object] = {"label": question.etiquette, "description": question.aide}
    labels = list(options(corpus, question.liste).values()) if question.liste else []
    kind = "textarea" if question.forme in SEVERAL else "input"
    if question.forme is Forme.CHOIX:
        kind, said = "dropdown", {**said, "options": labels}
    if question.forme is Forme.PLUSIEURS:
        return {
            "type": "checkboxes",
            "id": question.id,
            "attributes": {**said, "options": [{"label": label} for label in labels]},
        }
    required = {"validations": {"required": True}} if question.obligatoire else {}
    return {"type": kind, "id": question.id, "attributes": said, **required}


# --- Le papier -----------------------------------------------------------------------------------------


def paper(corpus: Corpus) -> str:
    """Le texte du formulaire à imprimer : un titre par question, son aide, la place de la réponse."""
    return "\n".join(written(corpus)) + "\n"


def written(corpus: Corpus) -> Iterator[str]:
    """Les lignes du formulaire."""
    yield "Racontez ce que votre collectivité a fait, et ce qui n'a pas marché. Dix minutes suffisent."
    yield ""
    yield (
        "À l'écran, écrivez à la place des crochets. Pour choisir, remplacez la case ☐ par un X. "
        "Gardez les titres. Sur papier, cochez et écrivez sous chaque question."
    )
    yield ""
    yield "N'écrivez ni nom de personne, ni courriel, ni numéro de téléphone."
    for question in corpus.formulaire.questions:
        if question.papier:
            yield from ("", f"## {question.etiquette}", "", question.aide, "")
            yield from place(corpus, question)


def place(corpus: Corpus, question: Question) -> Iterator[str]:
    """La place de la réponse : des cases, ou des crochets."""
    if question.liste and question.liste not in FREE:
        yield from (f"- ☐ {label}" for label in options(corpus, question.liste).values())
    else:
        yield BLANK


if __name__ == "__main__":
    sys.exit(main())
