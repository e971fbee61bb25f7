"""Lire un fichier YAML, ou l'en-tête d'une page, sans perdre le numéro de ligne d'aucune valeur."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from macros.reading.problems import Problem, Problems

Loc = tuple[str | int, ...]

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<head>.*?)^---[ \t]*\n?(?P<body>.*)\Z", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]+(?P<text>.+?)[ \t]*$", re.MULTILINE)
FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
QUOTED = frozenset({"'", '"', "|", ">"})
WORDS: dict[str, object] = {"": None, "null": None, "~": None, "true": True, "false": False}


@dataclass(frozen=True)
class Source:
    """Un fichier lu : son chemin relatif, sa valeur, la ligne de chaque valeur, et le corps d'une page."""

    path: str
    value: object
    lines: dict[Loc, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def line(self, loc: Loc) -> int:
        """La ligne d'une valeur, ou celle du plus proche contenant connu."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)


def read_yaml(root: Path, path: Path) -> Source:
    """La valeur d'un fichier de données ; refuse le YAML illisible et les clés répétées."""
    text = read_text(root, path)
    return parse(text, name(root, path), first_line=1)


def read_page(root: Path, path: Path) -> Source:
    """L'en-tête (vide s'il n'y en a pas) et le corps d'une page Markdown."""
    return page_source(read_text(root, path), name(root, path))


def page_source(text: str, path: str) -> Source:
    """L'en-tête et le corps d'une page dont on a déjà le texte."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return Source(path, {}, {}, text)
    head = parse(match["head"], path, first_line=2)
    value = {} if head.value is None else head.value
    return Source(head.path, value, head.lines, match["body"], text[: match.start("body")].count("\n") + 1)


def headings(body: str) -> dict[int, list[str]]:
    """Les titres d'une page, par niveau, dans l'ordre ; ceux d'un bloc de code n'en sont pas."""
    titles: dict[int, list[str]] = {}
    for match in HEADING.finditer(FENCE.sub("", body)):
        titles.setdefault(len(match["level"]), []).append(match["text"])
    return titles


def name(root: Path, path: Path) -> str:
    """Le chemin tel qu'on le montre : relatif à la racine du guide, avec des barres obliques."""
    return path.relative_to(root).as_posix()


def field_name(loc: Loc) -> str:
    """Le champ d'une place, tel qu'un message le dit : `concerne.0.population_min`."""
    return ".".join(map(str, loc))


def read_text(root: Path, path: Path) -> str:
    """Le texte d'un fichier, fins de ligne unifiées ; refuse ce qui n'est pas de l'UTF-8."""
    try:
        if path.is_fifo():
            raise OSError(path)
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        message = f"fichier introuvable ; créez-le ou corrigez son nom. Exemple : {path.name}"
    except UnicodeDecodeError:
        message = "le fichier n'est pas en UTF-8 ; enregistrez-le ainsi. Exemple : UTF-8"
    except IsADirectoryError:
        message = "c'est un dossier, et son nom est celui d'un fichier ; renommez-le. Exemple : essai"
    except OSError:
        message = f"le fichier ne s'ouvre pas ; rendez-le lisible. Exemple : chmod u+r {path.name}"
    raise Problems([Problem(name(root, path), 1, message)])


@lru_cache(maxsize=2_000)
def parse(text: str, path: str, first_line: int) -> Source:
    """La valeur d'un texte YAML dont la première ligne porte le numéro `first_line` ; lue une seule fois."""
    try:
        deep = too_deep(text)
        node = None if deep else yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        opened = re.search("quoted|flow", getattr(error, "context", None) or "")
        mark = getattr(error, "context_mark" if opened else "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        raise Problems([Problem(path, line, UNREADABLE)]) from None
    if deep:
        raise Problems([Problem(path, first_line + deep - 1, TOO_DEEP)])
    reader = Reader(path, first_line)
    value = None if node is None else reader.read(node, ())
    if reader.faults:
        raise Problems(reader.faults)
    return Source(path, value, reader.lines)


def too_deep(text: str) -> int:
    """La ligne où un YAML s'enfonce trop, ou zéro : au-delà, la bibliothèque elle-même s'effondre."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return event.start_mark.line + 1 if event.start_mark else 1
    return 0


UNREADABLE = (
    "YAML illisible ici ou juste au-dessus : vérifiez les espaces du début de ligne, les deux-points "
    'et les guillemets. Exemple : nom: "Texte : suite du texte"'
)

DEEPEST = 20
"""Nos faits ont cinq étages au plus."""

LONGEST_NUMBER = 12
TOO_DEEP = "champs rangés les uns dans les autres sans fin ; retirez les crochets de trop. Exemple : [a, b]"
TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}"
    for kind in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value")
)
"""Ce que YAML reconnaît sans qu'on le lui dise."""


class Reader:
    """Change les nœuds YAML en valeurs simples et note la ligne de chacune."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[Loc, int] = {}
        self.faults: list[Problem] = []
        self.met: set[int] = set()

    def read(self, node: yaml.Node, loc: Loc) -> object:
        """La valeur d'un nœud, à la place `loc` ; un nœud ne se lit qu'une fois."""
        self.lines[loc] = self.line(node)
        if id(node) in self.met:
            self.refuse(
                node, "renvoi YAML (& et *) refusé ; écrivez la valeur à chaque fois. Exemple : nom: Essai"
            )
            return None
        self.met.add(id(node))
        if node.tag not in TAGS:
            self.refuse(node, f"« {node.tag} » refusé : écrivez la valeur seule. Exemple : nom: Essai")
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node, loc))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*loc, rank)) for rank, child in enumerate(node.value)]
        return self.scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def pairs(self, node: yaml.MappingNode, loc: Loc) -> Iterator[tuple[str, object]]:
        """Les couples d'une liste de champs ; une clé répétée est une faute."""
        seen: set[str] = set()
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.refuse(key_node, "nom de champ attendu avant les deux-points. Exemple : nom: Essai")
                continue
            key = str(key_node.value)
            if key in seen:
                self.refuse(
                    key_node, f"{key} : champ écrit deux fois ; gardez-en un seul. Exemple : {key}: Essai"
                )
            seen.add(key)
            yield key, self.read(value_node, (*loc, key))

    def scalar(self, node: yaml.ScalarNode) -> object:
        """Une valeur simple. `01001` et `12:30` restent du texte, une date impossible est une faute."""
        text = str(node.value)
        if node.style in QUOTED:
            return text
        if text in WORDS:
            return WORDS[text]
        if len(text) > LONGEST_NUMBER and (INTEGER.fullmatch(text) or DECIMAL.fullmatch(text)):
            self.refuse(node, f"nombre trop grand : {text[:LONGEST_NUMBER]}…. Exemple : 120")
            return None
        if INTEGER.fullmatch(text):
            return int(text)
        if DECIMAL.fullmatch(text):
            return float(text)
        return self.day(node, text) if DAY.fullmatch(text) else text

    def day(self, node: yaml.Node, text: str) -> object:
        """Une date écrite AAAA-MM-JJ."""
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.refuse(node, f"cette date n'existe pas : {text}. Exemple : 2026-11-21")
            return None

    def line(self, node: yaml.Node) -> int:
        """Le numéro de ligne d'un nœud dans le fichier."""
        return int(node.start_mark.line) + self.first_line

    def refuse(self, node: yaml.Node, message: str) -> None:
        """Note une faute à la place d'un nœud."""
        self.faults.append(Problem(self.path, self.line(node), message))
