"""Les schémas que lisent les éditeurs de texte, tirés du corpus, et la ligne qui nomme celui d'un fichier."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, relpath

from pydantic import BaseModel, TypeAdapter

from macros.corpus.facts import Corpus
from macros.reading.collections import Collection, Form, collections
from macros.reading.loading import name

FOLDER, MARK = "construit/schemas", "fait"
"""Où sont les schémas, et le fichier dont la date dit quand ils ont été écrits."""

HEADER = re.compile(r"^# yaml-language-server: \$schema=.*$", re.MULTILINE)

GIVEN = frozenset({"id", "chemin", "heading", "sections", "affirmations", "texte"})
"""Ce que disent le nom et le texte d'un fichier : personne ne l'écrit dans ses champs."""


def write(root: Path) -> None:
    """Écrit les schémas dans le dossier fabriqué d'un guide, si les modèles ont changé depuis."""
    mark = root / FOLDER / MARK
    written_on = mark.stat().st_mtime if mark.exists() else 0
    if max(path.stat().st_mtime for path in (root / "macros").rglob("*.py")) < written_on:
        return
    mark.parent.mkdir(parents=True, exist_ok=True)
    for file, schema in schemas().items():
        mark.with_name(file).write_text(schema, encoding="utf-8")
    mark.write_text("", encoding="utf-8")


def schemas() -> Mapping[str, str]:
    """Le texte de chaque schéma, par nom de fichier."""
    return dict(pair for one in collections(Corpus) for pair in drawn(one))


def drawn(one: Collection) -> Iterator[tuple[str, str]]:
    """Les schémas d'une collection : celui de son modèle, ou de chacun de ses modèles."""
    for model in dict.fromkeys([one.model, *one.others.values()]):
        yield file_name(one, model), text(model, one.form)


def file_name(one: Collection, model: type[BaseModel]) -> str:
    """Le nom d'un schéma : celui du champ, ou celui du modèle quand la collection en a plusieurs."""
    return f"{one.name if model is one.model else model.__name__.lower()}.json"


def text(model: type[BaseModel], form: Form) -> str:
    """Un schéma en JSON, lisible et stable : celui d'une liste, ou d'un fichier qui est un seul fait."""
    if form is Form.ENTRIES:
        return rendered(TypeAdapter(list[model]).json_schema())  # type: ignore[valid-type]
    schema = model.model_json_schema()
    if form is not Form.DOCUMENT:
        schema["properties"] = {field: it for field, it in schema["properties"].items() if field not in GIVEN}
        schema["required"] = [field for field in schema.get("required", []) if field not in GIVEN]
    return rendered(schema)


def rendered(schema: dict[str, object]) -> str:
    """Le texte d'un schéma."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def headers(root: Path) -> Iterator[tuple[Path, str]]:
    """Les fichiers dont la tête ne nomme pas leur schéma, chacun avec son texte corrigé."""
    for path, schema in described(root):
        place = name(root, path)
        line = f"# yaml-language-server: $schema={relpath(f'{FOLDER}/{schema}', dirname(place))}"
        before = path.read_text(encoding="utf-8")
        after = headed(before, line)
        if after != before:
            yield path, after


def headed(text: str, line: str) -> str:
    """Un texte dont la première ligne, ou la première de l'en-tête, est celle-là."""
    if HEADER.search(text):
        return HEADER.sub(line, text, count=1)
    return f"---\n{line}\n{text[4:]}" if text.startswith("---\n") else f"{line}\n{text}"


def described(root: Path) -> Iterator[tuple[Path, str]]:
    """Chaque fichier de faits, avec le nom de son schéma ; une page ordinaire n'en a pas besoin."""
    for one in collections(Corpus):
        for path in one.files(root):
            model = one.model_of(name(root, path))
            if path.suffix in (".yml", ".md") and not (one.form is Form.PAGES and model is one.model):
                yield path, file_name(one, model)
