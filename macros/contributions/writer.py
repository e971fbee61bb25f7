"""Le seul endroit qui écrit un retour : des réponses au fichier, validé avant toute écriture."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.contributions.answers import Answers, Value, read
from macros.contributions.letters import slug
from macros.corpus.facts import Corpus
from macros.corpus.loader import announced
from macros.models.retours import CONSEIL, SECTIONS, Retour
from macros.reading.loading import page_source
from macros.reading.problems import Problem, Problems
from macros.reading.validation import validate
from macros.texts.vocabulary import unexplained

FOLDER = "docs/retours"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 60
RESERVED = frozenset({"index", "con", "prn", "aux", "nul"})
"""Les noms qu'un récit ne peut pas prendre : l'accueil de la section, et ceux que Windows refuse."""

SCHEMA = "# yaml-language-server: $schema=../../construit/schemas/retour.json"
TAKEN = "un retour porte déjà ce nom ; changez le titre, ou modifiez ce fichier"
TO_CHECK = "Récit reçu par formulaire, à relire avec la collectivité."
STORY = ("contexte", "actions", "resultats", "echecs", "conseil")
"""Les réponses qui font le récit, dans l'ordre de ses sections."""


@dataclass(frozen=True)
class Story:
    """Un retour prêt à enregistrer : le nom de sa page, et son texte."""

    name: str
    text: str

    @property
    def path(self) -> str:
        """La place du fichier, toujours dans le dossier des retours."""
        return f"{FOLDER}/{self.name}.md"


def compose(answers: Answers, corpus: Corpus, today: date) -> Story:
    """Le retour que donnent des réponses ; lève toutes les fautes, et n'écrit rien."""
    values = read(answers, corpus, today)
    story = Story(name(answers, values), "\n".join([*head(values), *body(values)]) + "\n")
    source = page_source(story.text, story.path)
    validate(Retour, source, announced(source, f"retours/{story.name}.md"))
    return story


def save(story: Story, root: Path) -> Path:
    """Enregistre un retour dans le dossier des retours ; n'écrase jamais un fichier."""
    if not NAME.fullmatch(story.name):
        raise Problems([Problem(FOLDER, 1, f"nom de fichier refusé : « {story.name} »")])
    path = root / story.path
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(story.text)
    except FileExistsError:
        raise Problems([Problem(story.path, 1, TAKEN)]) from None
    return path


def to_reread(story: Story, corpus: Corpus) -> list[Problem]:
    """Ce qu'une personne doit encore corriger : les sigles que le lexique n'explique pas."""
    return list(unexplained(page_source(story.text, story.path), corpus.vocabulary))


def name(answers: Answers, values: Mapping[str, Value]) -> str:
    """Le nom de la page : la collectivité, puis les premiers mots du titre."""
    words = slug(f"{values['collectivite']} {values['titre']}")[: LONGEST + 1].split("-")
    cut = words[:-1] if len("-".join(words)) > LONGEST and len(words) > 1 else words
    short = "-".join(cut)[:LONGEST]
    if not NAME.fullmatch(short) or short in RESERVED:
        line = answers.lines.get("titre", 1)
        raise Problems([Problem(answers.path, line, "Titre du récit : écrivez-le avec des lettres")])
    return short


# --- Le texte du fichier -------------------------------------------------------------------------------


def head(values: Mapping[str, Value]) -> Iterator[str]:
    """L'en-tête, champ par champ, dans l'ordre du modèle à copier."""
    yield from ("---", SCHEMA)
    yield from (f"{field}: {quoted(values[field])}" for field in ("titre", "description", "collectivite"))
    yield from (f"{field}: {values[field]}" for field in ("structure", "tranche"))
    yield from texts(values, "departement")
    yield from items("themes", values.get("themes", ()))
    yield from items("obligations", values.get("obligations", ()))
    yield from items("etapes", values.get("etapes", ()))
    yield from (f"date: {values[field]}" for field in ("date",) if field in values)
    yield from group("duree", "jours", values.get("duree_jours"), values.get("duree_precision"))
    yield from group("cout", "euros", values.get("cout_euros"), values.get("cout_precision"))
    yield from texts(values, "agents")
    yield from items("qui_a_aide", tuple(quoted(item) for item in values.get("qui_a_aide", ())))
    yield from texts(values, "le_referiez_vous", "document_joint")
    yield from ("accord:", f"  donne_le: {values['accord_le']}", f"  par: {quoted(values['accord_par'])}")
    yield from ("confiance: moyenne", *items("a_verifier", (quoted(TO_CHECK),)), "---", "")


def body(values: Mapping[str, Value]) -> Iterator[str]:
    """Le récit, section par section."""
    yield "{{ fiche_retour() }}"
    for title, field in zip((*SECTIONS, CONSEIL), STORY, strict=True):
        yield from ("", f"## {title}", "", str(values[field]))


def texts(values: Mapping[str, Value], *fields: str) -> Iterator[str]:
    """Les champs de texte qui ont une réponse."""
    yield from (f"{field}: {quoted(values[field])}" for field in fields if field in values)


def items(field: str, values: Value) -> Iterator[str]:
    """Une liste, s'il y a de quoi."""
    if values:
        yield f"{field}:"
        yield from (f"  - {value}" for value in values)


def group(field: str, measure: str, number: Value | None, words: Value | None) -> Iterator[str]:
    """Une mesure et sa précision, s'il y a l'une ou l'autre."""
    if number or words:
        yield f"{field}:"
    if number:
        yield f"  {measure}: {number}"
    if words:
        yield f"  precision: {quoted(words)}"


def quoted(value: Value) -> str:
    """Un texte entre guillemets YAML ; il n'a plus ni barre inverse ni saut de ligne."""
    escaped = str(value).replace('"', '\\"')
    return f'"{escaped}"'
