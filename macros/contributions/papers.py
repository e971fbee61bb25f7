"""Les formulaires tirés des questions : celui de la forge, et celui à imprimer."""

from collections.abc import Iterator

import yaml

from macros.contributions.choices import options
from macros.contributions.tickets import BLANK
from macros.corpus.facts import Corpus
from macros.models.contribuer import Forme, Liste, Question

SEVERAL = (Forme.RECIT, Forme.LIGNES)
FREE = (Liste.DEPARTEMENTS,)
"""Les listes que le papier n'énumère pas : on y écrit le nom."""

DERIVED = "# Écrit à partir de data/contribuer.yml : make formulaires\n"
WELCOME = (
    "Racontez ce que votre collectivité a fait, et ce qui n'a pas marché. Dix minutes suffisent.\n"
    "Ni nom de personne, ni courriel, ni téléphone. Votre récit est relu avant d'être publié.\n"
)


# --- La forge ------------------------------------------------------------------------------------------


def ticket(corpus: Corpus) -> str:
    """Le formulaire de la forge."""
    fields = [{"type": "markdown", "attributes": {"value": WELCOME}}]
    content = {
        "name": "Raconter une expérience",
        "description": "Ce que votre collectivité a fait, et ce qui n'a pas marché.",
        "title": "Retour : ",
        "labels": ["retour"],
        "body": [*fields, *(forge_field(corpus, question) for question in corpus.formulaire.questions)],
    }
    return DERIVED + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120)


def forge_field(corpus: Corpus, question: Question) -> dict[str, object]:
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
    return "\n".join(form_lines(corpus)) + "\n"


def form_lines(corpus: Corpus) -> Iterator[str]:
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
