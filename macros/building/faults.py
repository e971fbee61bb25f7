"""Une panne dite en une ligne : `chemin:ligne: ce qui ne va pas. Exemple`.

Ne demande que Python : il parle aussi quand le reste du guide ne s'importe plus.
"""

import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
DETAIL = Path(".cache") / "panne.txt"

WRITTEN = {"construit/coque/": "overrides/", "construit/pages/": "docs/"}
"""D'où viennent les fichiers recopiés pour le moteur : c'est là qu'une personne corrige."""

INSTALLED = (".venv/", "node_modules/", ".cache/")

PYTHON = (
    "Python illisible ici ou juste au-dessus : vérifiez les parenthèses, les guillemets, les deux-points "
    'et le décalage. Exemple : return "texte"'
)
UNREADABLE = (
    "gabarit illisible ici ou juste au-dessus : vérifiez les accolades et les blocs à fermer. "
    "Exemple : {% if page %}…{% endif %}"
)
ABSENT = "« {} » : ce morceau de gabarit n'existe pas. Exemple : partials/pied.html"
UNDEFINED = "un nom de cette ligne n'existe pas ici : vérifiez-le. Exemple : {{ page.title }}"
YAML = (
    "YAML illisible ici ou juste au-dessus : vérifiez les espaces du début de ligne, les deux-points "
    'et les guillemets. Exemple : site_name: "Le guide"'
)

FAILED = "ce code échoue ({}) ; le détail est dans {}. Exemple : annulez votre dernier changement"

Place = tuple[str, int]


def fault_line(error: BaseException, root: Path = ROOT) -> str:
    """La ligne qui dit une panne ; les lignes, quand le guide a trouvé plusieurs fautes."""
    cause = deepest(error)
    faults = getattr(cause, "faults", None)
    if faults:
        return "\n".join(dict.fromkeys(map(str, faults)))
    if type(cause).__module__.split(".")[0] in ("mkdocs", "macros"):
        return str(cause)
    place = where(cause, root)
    return f"{place[0]}:{place[1]}: {why(cause)}" if place else why(cause)


def why(error: BaseException) -> str:
    """Ce qui ne va pas, et un exemple de ce qui irait."""
    name = getattr(error, "name", None)
    if isinstance(error, SyntaxError):
        return PYTHON
    if isinstance(error, ImportError):
        return f"« {name or error} » ne s'importe pas : vérifiez son nom. Exemple : from pathlib import Path"
    if isinstance(error, NameError):
        return f"« {name} » n'est défini nulle part : vérifiez son nom, ou importez-le. Exemple : {name} = 1"
    if isinstance(error, AttributeError) and name:
        return f"« .{name} » n'existe pas ici : vérifiez son nom. Exemple : page.titre"
    if type(error).__module__.startswith("jinja2"):
        return template(error)
    if isinstance(error, OSError):
        return system(error)
    if hasattr(error, "problem_mark"):
        return YAML
    return FAILED.format(type(error).__name__, DETAIL)


def template(error: BaseException) -> str:
    """Ce qui ne va pas dans un gabarit."""
    match type(error).__name__:
        case "TemplateNotFound":
            return ABSENT.format(getattr(error, "name", ""))
        case "UndefinedError":
            return UNDEFINED
    return UNREADABLE


def system(error: OSError) -> str:
    """Ce que le système refuse, en français si la pièce qui le dit s'importe encore."""
    from macros.reading.system import refusal

    return f"{refusal(error, ROOT)}. Exemple : vérifiez la place libre et vos droits sur ce dossier"


def deepest(error: BaseException) -> BaseException:
    """La première cause d'une panne : une bibliothèque la change parfois en un arrêt sans phrase."""
    before = error.__cause__ or error.__context__
    return deepest(before) if before and not getattr(error, "__suppress_context__", False) else error


def where(error: BaseException, root: Path) -> Place | None:
    """Le fichier et la ligne à corriger : ceux que dit la faute, sinon les derniers des nôtres traversés."""
    mark = getattr(error, "problem_mark", None)
    if mark:
        return ours(str(mark.name), int(mark.line) + 1, root)
    file = getattr(error, "filename", None)
    if file and (isinstance(error, SyntaxError) or type(error).__module__.startswith("jinja2")):
        return ours(str(file), getattr(error, "lineno", None) or 1, root)
    return next(filter(None, (ours(path, line, root) for path, line in frames(error.__traceback__))), None)


def frames(trace: TracebackType | None) -> Iterator[Place]:
    """Les endroits traversés, du dernier au premier."""
    yield from ((one.filename, one.lineno or 1) for one in reversed(traceback.extract_tb(trace)))


def ours(path: str, line: int, root: Path) -> Place | None:
    """Un endroit du guide, nommé comme une personne le nomme ; rien s'il n'est pas de nous."""
    file = Path(path)
    if not file.is_absolute():
        file = root / file
    if not file.is_relative_to(root):
        return None
    place = file.relative_to(root).as_posix()
    if place.startswith(INSTALLED):
        return None
    for made, written in WRITTEN.items():
        place = place.replace(made, written, 1) if place.startswith(made) else place
    return place, line


def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Dit une panne que personne n'a rattrapée ; un arrêt demandé au clavier ne dit rien."""
    if isinstance(error, KeyboardInterrupt):
        return
    keep(error)
    print(fault_line(error), file=sys.stderr)


def keep(error: BaseException) -> None:
    """Garde le détail d'une panne pour qui veut le lire."""
    try:
        (ROOT / DETAIL).parent.mkdir(exist_ok=True)
        (ROOT / DETAIL).write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return
