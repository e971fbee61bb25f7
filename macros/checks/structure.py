"""Les fautes de construction d'une page : titres qui sautent un niveau, mots du guide, liens internes."""

import posixpath
import re
from collections.abc import Iterator
from datetime import date

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.checks.pages import CODE, Draft
from macros.markup.here import Here
from macros.reading.problems import Unknown
from macros.views.words import say

Fault = tuple[int, str]

HEADING = re.compile(r"^(#{1,6})\s+\S")
TARGET = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)\s]*)?(?:\s+\"[^\"]*\")?\)")
JINJA = Environment(autoescape=True)
SOME_DAY = date(2026, 1, 1)


def titres_sans_saut(draft: Draft) -> Iterator[Fault]:
    """Les titres descendent d'un niveau à la fois (RGAA 9.1)."""
    level = 1
    for line, text in draft.lines():
        match = HEADING.match(text)
        if match is None:
            continue
        depth = len(match[1])
        if depth > level + 1:
            yield line, f"titre de niveau {depth} après un niveau {level} ; écrivez {'#' * (level + 1)}"
        level = depth


def mots_du_guide(draft: Draft) -> Iterator[Fault]:
    """Les mots entre `{{ }}` sont bien employés ; un modèle à copier n'a pas de page."""
    if posixpath.basename(draft.source.path).startswith("_"):
        return
    here = Here(address(draft.source.path), SOME_DAY)
    try:
        tree = JINJA.parse(draft.source.body)
    except TemplateSyntaxError as error:
        yield (
            draft.source.body_line + (error.lineno or 1) - 1,
            "accolades mal fermées. Exemple : {{ nombre_obligations() }}",
        )
        return
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            if not isinstance(node, nodes.TemplateData):
                yield from spoken(draft, here, node)


def spoken(draft: Draft, here: Here, node: nodes.Expr) -> Iterator[Fault]:
    """Les fautes d'un appel."""
    line = draft.source.body_line + node.lineno - 1
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        yield line, "appel attendu entre les accolades. Exemple : {{ nombre_obligations() }}"
        return
    try:
        say(node.node.name, draft.corpus, here, [*map(constant, node.args), *(None for _ in node.kwargs)])
    except Unknown as error:
        yield line, str(error)


def constant(argument: nodes.Expr) -> object:
    """La valeur d'un argument ; rien s'il n'en a pas, comme un nom écrit sans guillemets."""
    try:
        return argument.as_const()
    except nodes.Impossible:
        return None


def liens_internes(draft: Draft) -> Iterator[Fault]:
    """Un lien vers une autre page du guide mène à un fichier qui existe."""
    folder = posixpath.dirname(draft.source.path)
    for line, text in draft.lines():
        for target in TARGET.findall(CODE.sub("", text)):
            path = posixpath.normpath(posixpath.join(folder, target))
            if not (draft.root / path).exists():
                yield line, f"le lien mène à {path}, qui n'existe pas"


def address(path: str) -> str:
    """L'adresse de la page d'un fichier : `docs/lexique/index.md` devient `lexique/`."""
    place = path.removeprefix("docs/").removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{place}/" if place else ""
