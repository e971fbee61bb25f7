"""Le guide avec une faute : un texte du produit remplacé, ses pièces relues, des pages rendues par elles."""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache, partial
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from jinja2 import Environment, StrictUndefined
from lxml import html
from markdown import Markdown
from mkdocs.config import load_config

from macros.corpus.facts import Corpus
from tests.conftest import ROOT
from tests.site.phrases.lecture import Guide

ROOMS = ("macros", "scripts")
GARDEES = re.compile(
    r"macros(\.(corpus|models|reading)(\..*)?|\.extensions(\.(prose|tables|facts))?|\.building(\.guide)?)?|scripts"
)
"""Les pièces que les faits chargés emploient : elles ne se relisent pas, et ont leurs propres épreuves."""


@cache
def sources() -> Mapping[Path, str]:
    """Le texte de chaque module du produit."""
    return {path: path.read_text(encoding="utf-8") for room in ROOMS for path in (ROOT / room).rglob("*.py")}


@cache
def compiled(path: Path) -> CodeType:
    """Un module prêt à exécuter ; il ne se compile qu'une fois pour toutes les fautes."""
    return compile(sources()[path], str(path), "exec")


def holder(text: str) -> Path:
    """Le module qui contient ce texte, une fois ; une faute dont le texte a disparu n'éprouve plus rien."""
    found = [path for path, source in sources().items() for _ in range(source.count(text))]
    places = ", ".join(str(path.relative_to(ROOT)) for path in found) or "aucun module"
    assert len(found) == 1, (
        f"la faute ne prend plus : « {text} » attendu une fois dans le produit, lu dans {places}"
    )
    return found[0]


class Planted(MetaPathFinder, Loader):
    """Relit les pièces du produit, dont une avec sa faute."""

    def __init__(self, path: Path, old: str, new: str) -> None:
        self.path = path
        self.code = compile(sources()[path].replace(old, new), str(path), "exec")

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        """La place d'une pièce du produit ; les autres bibliothèques ne changent pas."""
        place = ROOT.joinpath(*name.split("."))
        package = place / "__init__.py"
        if package in sources():
            return spec_from_file_location(
                name, package, loader=self, submodule_search_locations=[str(place)]
            )
        module = place.with_suffix(".py")
        return spec_from_file_location(name, module, loader=self) if module in sources() else None

    def exec_module(self, module: ModuleType) -> None:
        """Exécute la pièce, avec sa faute si c'est elle."""
        path = Path(str(module.__file__))
        exec(self.code if path == self.path else compiled(path), module.__dict__)


def named(path: Path) -> str:
    """Le nom d'un module."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@contextmanager
def planted(old: str, new: str) -> Iterator[None]:
    """Le produit avec une faute, le temps d'un contrôle."""
    path = holder(old)
    assert not GARDEES.fullmatch(named(path)), f"{named(path)} a ses propres épreuves"
    sound = reloaded()
    finder = Planted(path, old, new)
    sys.meta_path.insert(0, finder)
    for name in sound:
        del sys.modules[name]
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in reloaded():
            del sys.modules[name]
        sys.modules.update(sound)
        for name, module in sound.items():
            parent, _, child = name.rpartition(".")
            setattr(sys.modules[parent], child, module)


def reloaded() -> dict[str, ModuleType]:
    """Les pièces déjà lues et qui se relisent."""
    return {
        name: module
        for name, module in sys.modules.items()
        if name.partition(".")[0] in ROOMS and not GARDEES.fullmatch(name)
    }


def rendered(corpus: Corpus, today: date) -> Guide:
    """Le guide tel que ses vues d'à présent l'écrivent, page par page, à la demande."""
    return Guide(corpus, today, cache(partial(page, corpus, today)), cache(partial(file, corpus)))


def page(corpus: Corpus, today: date, address: str) -> html.HtmlElement:
    """Une page, de ses mots au HTML."""
    words, here = (
        import_module("macros.building.words"),
        import_module("macros.markup.here").Here(address, today),
    )
    known = {name: partial(spoken, words.say, name, corpus, here) for name in sorted(words.WORDS)}
    text = Environment(undefined=StrictUndefined).from_string(written(corpus, address)).render(known)
    extensions, options = markdown()
    markup = Markdown(extensions=extensions, extension_configs=options).convert(text)
    return html.fragment_fromstring(markup, create_parent="main")


def spoken(say: Any, name: str, corpus: Corpus, here: Any, *args: Any) -> str:
    """Ce qu'un mot affiche."""
    return str(say(name, corpus, here, args))


def written(corpus: Corpus, address: str) -> str:
    """Le texte d'une page, sans son en-tête : écrit dans `docs/`, ou fait du corpus."""
    index, leaf = f"{address}index.md", f"{address.rstrip('/')}.md"
    places = [place for place in (index, leaf) if (ROOT / "docs" / place).is_file()]
    text = (ROOT / "docs" / places[0]).read_text(encoding="utf-8") if places else file(corpus, leaf)
    return text.split("\n---\n", 1)[1]


@cache
def markdown() -> tuple[list[str], dict[str, Any]]:
    """Les extensions que le site emploie."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return config["markdown_extensions"], config["mdx_configs"]


def file(corpus: Corpus, place: str) -> str:
    """Un fichier qui se fait du corpus : une page, des données, un agenda, ce que reçoit un script."""
    made = import_module("macros.building.folder").made_files(corpus)
    if place in made:
        return str(made[place]())
    scripts = import_module("macros.exports.dossier").scripts(corpus, corpus.faits.version)
    return str(scripts[place](), "utf-8")
