"""Lire un guide : ses fichiers l'un après l'autre, toutes leurs fautes à la fois, puis le corpus."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from macros.corpus.facts import Corpus, nearest
from macros.corpus.references import references
from macros.proofs.ledger import undecided
from macros.reading.claims import claims
from macros.reading.collections import Collection, Form, origins
from macros.reading.folders import inside, source_files
from macros.reading.loading import Loc, Source, field_name, headings, name, read_page, read_yaml
from macros.reading.problems import Problem, Problems
from macros.reading.validation import examples_at, validate

FILE_NAME = "nom du fichier"
TAKEN = "{} : « {} » est déjà pris ; choisissez-en un autre. Exemple : {}"
UNLISTED = "liste attendue ; chaque entrée commence par un tiret. Exemple : - {}: essai"

SECTION = re.compile(r"^## ", re.MULTILINE)

Fact = TypeVar("Fact", bound=BaseModel)
Whole = TypeVar("Whole")


def load_corpus(root: Path) -> Corpus:
    """Le corpus d'un dossier de guide ; lève toutes les fautes de tous les fichiers à la fois."""
    loader = Loader(root)
    values = loader.values(Corpus)
    if loader.unread:
        raise Problems(loader.problems)
    return loader.finish(gathered(Corpus, values))


def gathered(kind: Callable[..., Whole], values: Mapping[str, Any]) -> Whole:
    """Une classe et ses parties, faites de ce qui a été lu."""
    parts = {field: what for field, what in origins(kind).items() if isinstance(what, type)}
    return kind(**{**values, **{field: gathered(part, values[field]) for field, part in parts.items()}})


class Loader:
    """Lit les fichiers l'un après l'autre et garde les fautes pour la fin."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.read: list[tuple[Source, Loc, BaseModel]] = []
        self.lost: set[object] = set()
        self.unsure: set[str] = set()
        self.unread = False

    def values(self, kind: type) -> dict[str, Any]:
        """Ce que chaque champ d'une classe reçoit des fichiers qu'il dit."""
        values: dict[str, Any] = {}
        for field, what in origins(kind).items():
            if isinstance(what, Collection):
                values[field] = self.collection(what)
            elif isinstance(what, type):
                values[field] = self.values(what)
            else:
                values[field] = what(self.root, values)
        return values

    def collection(self, one: Collection) -> Any:
        """Les faits d'une collection ; un identifiant faux cache le vrai, que d'autres faits nomment."""
        before = len(self.problems)
        facts = self.formed(one)
        key = FILE_NAME if one.form is Form.FOLDER else one.key
        if any(problem.message.startswith(f"{key} : ") for problem in self.problems[before:]):
            self.unsure.add(one.inside or one.name)
        return facts

    def formed(self, one: Collection) -> Any:
        """Les faits d'une collection, d'après sa forme."""
        match one.form:
            case Form.FOLDER:
                return self.folder(one.place, one.model_of, tuple(one.others) or ("*.yml",))
            case Form.ENTRIES:
                return self.entries(one.place, one.model, one.key)
            case Form.DOCUMENT:
                return self.document(one.place, one.model)
            case Form.PAGES:
                return self.pages(one.place, one.model_of)

    def folder(
        self, place: str, model_of: Callable[[str], type[Fact]], motifs: tuple[str, ...] = ("*.yml",)
    ) -> dict[str, Fact]:
        """Un fait par fichier ; l'identifiant est le nom du fichier. Rien d'autre n'a sa place ici."""
        facts: dict[str, Fact] = {}
        paths = list(inside(self.root / place))
        for path in sorted(paths, key=lambda path: (path.suffix, path)):
            file = name(self.root, path)
            if path.is_dir() or path.parent != self.root / place or not any(map(path.match, motifs)):
                self.problems.append(Problem(file, 1, misplaced(path, place, motifs)))
                self.lost.add(path.stem)
                continue
            fact = self.fact(path, model_of(file))
            if fact is None:
                self.lost.add(path.stem)
            elif path.stem in facts:
                self.problems.append(Problem(file, 1, TAKEN.format(FILE_NAME, path.stem, f"{path.stem}-2")))
            else:
                facts[path.stem] = fact
        return facts

    def document(self, file: str, model: type[Fact]) -> Fact | None:
        """Un fichier qui est un seul fait ; sans lui, rien ne peut se construire."""
        source = self.source(self.root / file)
        fact = None if source is None else self.validated(source, model, source.value, ())
        self.unread |= fact is None
        return fact

    def entries(self, file: str, model: type[Fact], key: str = "id") -> dict[Any, Fact]:
        """Une liste de faits dans un fichier, rangés par leur champ `key`, qui ne se répète pas."""
        facts: dict[Any, Fact] = {}
        source = self.source(self.root / file)
        if source is None:
            self.unread = True
            return facts
        if not isinstance(source.value, list):
            self.unread = True
            self.problems.append(Problem(source.path, 1, UNLISTED.format(key)))
            return facts
        for rank, value in enumerate(source.value):
            fact = self.validated(source, model, value, (rank,))
            if fact is None:
                self.lost.add(value.get(key) if isinstance(value, dict) else None)
                continue
            if getattr(fact, key) in facts:
                message = TAKEN.format(key, getattr(fact, key), free(facts, model, key))
                self.problems.append(Problem(source.path, source.line((rank, key)), message))
            facts[getattr(fact, key)] = fact
        return facts

    def pages(self, folder: str, model_of: Callable[[str], type[Fact]]) -> dict[str, Fact]:
        """Les pages d'un dossier, par leur chemin dans ce dossier ; un modèle à copier est vérifié à part."""
        facts = {}
        for path in source_files(self.root / folder):
            if path.suffix != ".md":
                continue
            place = name(self.root / folder, path)
            fact = self.page(path, place, model_of(name(self.root, path)))
            if fact is None:
                self.lost.add(place)
            elif not path.name.startswith("_"):
                facts[place] = fact
        return facts

    def page(self, path: Path, place: str, model: type[Fact]) -> Fact | None:
        """L'en-tête d'une page, avec le titre et les sections que son texte annonce."""
        source = self.source(path)
        if source is None or not isinstance(source.value, dict):
            return None if source is None else self.validated(source, model, source.value, ())
        return self.validated(source, model, announced(source, place), ())

    def fact(self, path: Path, model: type[Fact]) -> Fact | None:
        """Le fait d'un fichier, complété de ce que disent son nom et, s'il est en Markdown, son texte."""
        source = self.source(path)
        if source is None:
            return None
        value = source.value
        source.lines[("id",)] = 1
        if isinstance(value, dict):
            value = {**value, "id": path.stem, **(text_of(source) if path.suffix == ".md" else {})}
        before = len(self.problems)
        fact = self.validated(source, model, value, ())
        self.problems[before:] = map(in_its_name, self.problems[before:])
        return fact

    def source(self, path: Path) -> Source | None:
        """Un fichier lu, ou ses fautes notées."""
        try:
            return read_page(self.root, path) if path.suffix == ".md" else read_yaml(self.root, path)
        except Problems as problems:
            self.problems.extend(problems.faults)
            return None

    def validated(self, source: Source, model: type[Fact], value: object, at: Loc) -> Fact | None:
        """Un fait typé, ou ses fautes notées."""
        try:
            fact = validate(model, source, value, at)
        except Problems as problems:
            self.problems.extend(problems.faults)
            return None
        self.read.append((source, at, fact))
        return fact

    def finish(self, corpus: Corpus) -> Corpus:
        """Vérifie les références ; rend le corpus, ou lève les fautes.

        Un fait illisible ne s'accuse qu'une fois : ce que d'autres disent de lui n'est pas une faute de plus.
        """
        self.problems.extend(self.dangling(corpus))
        self.problems.extend(undecided(corpus.rgaa, self.lost))
        if self.problems:
            raise Problems(self.problems)
        return corpus

    def dangling(self, corpus: Corpus) -> Iterator[Problem]:
        """Les références qui ne mènent à aucun fait, lu ou illisible."""
        known = corpus.known()
        for source, at, fact in self.read:
            for loc, collection, value in references(fact):
                named = known.get(collection, ())
                if collection in self.unsure:
                    continue
                if value not in named and self.lost.isdisjoint((value, str(value).partition("/")[0])):
                    field = field_name(loc)
                    message = f"{field} : « {value} » est inconnu dans {collection}{nearest(value, named)}"
                    yield Problem(source.path, source.line((*at, *loc)), message)


def in_its_name(problem: Problem) -> Problem:
    """Une faute d'identifiant, dite du nom du fichier : c'est là que la personne l'a écrit."""
    return replace(problem, message=re.sub(r"^id : ", f"{FILE_NAME} : ", problem.message))


def free(taken: Mapping[Any, object], model: type[BaseModel], key: str) -> object:
    """Un identifiant encore libre quand c'est un numéro ; sinon, un exemple."""
    if all(isinstance(one, int) for one in taken):
        return next(number for number in count(1) if number not in taken)
    return next(iter(examples_at(model, (key,))), "")


def misplaced(path: Path, place: str, motifs: tuple[str, ...]) -> str:
    """Ce que dit un fichier, ou un dossier, que personne ne lirait."""
    endings = " ou ".join(motif.removeprefix("*") for motif in motifs)
    what = "dossier au lieu d'un fichier" if path.is_dir() else "fichier que rien ne lit"
    return f"{what} ; un fichier de {place} finit par {endings}. Exemple : essai{motifs[0].removeprefix('*')}"


def text_of(source: Source) -> dict[str, object]:
    """Les lignes du texte d'un fichier Markdown, chacune à sa place."""
    lines = source.body.strip("\n").splitlines()
    first = source.body_line + len(source.body) - len(source.body.lstrip("\n"))
    source.lines.update({("texte", rank): first + rank for rank in range(len(lines))})
    return {"texte": lines}


def announced(source: Source, place: str) -> dict[str, object]:
    """Les champs d'une page : ceux de son en-tête, sa place, ses titres et ses affirmations."""
    titles = headings(source.body)
    told = list(claims(source.body))
    first = SECTION.search(source.body)
    source.lines[("sections",)] = source.body_line + source.body.count("\n", 0, first.start() if first else 0)
    source.lines.update(
        {("affirmations", rank): source.body_line + line - 1 for rank, (line, _) in enumerate(told)}
    )
    given = {
        "chemin": place,
        "heading": titles.get(1, [None])[0],
        "sections": titles.get(2, []),
        "affirmations": [fields for _, fields in told],
    }
    return {**cast(dict[str, object], source.value), **given}
