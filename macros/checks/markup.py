"""Le HTML d'une page : une courte liste de ce qui est permis, et rien d'autre.

Une page s'écrit en Markdown ; les vues du guide écrivent le HTML. Il ne reste à l'auteur que de quoi marquer
la langue d'un mot. Ce qui n'est pas dans ces listes est refusé, même inoffensif.
"""

import re
from collections.abc import Iterator, Mapping

from macros.checks.files import UNSEEN
from macros.checks.pages import Text
from macros.checks.rendered import VOID, Finder, Tag, rendered
from macros.reading.braces import SIGN
from macros.texts.characters import INVISIBLE, code

Fault = tuple[int, str]

LANGUAGES = "en|de|es|it|pt|nl|la|el|ar|br|ca|co|eu|gsw|oc|ru|zh|ja|fr"
"""Les langues dont une page peut citer un mot."""

WRITTEN = re.compile(rf'<span lang="(?:{LANGUAGES})(?:-[A-Z]{{2}})?">|</span>')
"""Ce qu'un auteur peut écrire en HTML : la langue d'un mot étranger."""

FROM_MARKDOWN = re.compile(
    r"&#?\w+;" r'|<pre><code(?: class="language-[\w+-]+")?>[^<>]*</code></pre>\s*', re.DOTALL
)
"""Ce que Markdown met lui-même de côté : un caractère codé, un bloc de code."""

NAME = re.compile(r"<[/!?]?[^\s/>]*")

ANYWHERE = ("id", "lang")
"""Les attributs que `{: }` peut donner à tout élément."""

GENERATED: Mapping[str, tuple[str, ...]] = {
    "a": ("href", "title", "class"),
    "abbr": ("title",),
    "code": ("class",),
    "dl": ("class",),
    "div": ("class", "role", "tabindex", "aria-label", "aria-labelledby"),
    "img": ("src", "alt", "title"),
    "ol": ("start",),
    "sup": (),
    "th": ("scope",),
}
"""Les attributs que Markdown et nos tableaux écrivent."""

CLASSES = re.compile(r"footnote(?:-ref|-backref)?|tableau|encadre|faits|language-[\w+-]+")

HTML_ADVICE = (
    "« {} » refusé : écrivez en Markdown ; le seul HTML permis marque une langue. "
    'Exemple : <span lang="en">open data</span>'
)
ATTRIBUTE_ADVICE = "« {} » refusé : seules une ancre et une langue se donnent ainsi. Exemple : {{: #ici }}"
ALIGNED = "les deux-points donnent un style à la colonne ; retirez-les. Exemple : | --- | --- |"
UNCLOSED = '<span> jamais fermé : ajoutez </span>. Exemple : <span lang="en">open data</span>'
STRAY = '« </{}> » ne ferme rien ici ; retirez-le. Exemple : <span lang="en">open data</span>'
TWICE = "l'ancre « {0} » est posée deux fois dans la page ; changez-en une. Exemple : {{: #{0}-2 }}"


def balises(draft: Text) -> Iterator[Fault]:
    """Le HTML écrit dans une page : rien que la langue d'un mot, ouverte et fermée au même endroit."""
    find = Finder(draft)
    page = rendered(draft.source.body)
    strange = [raw for raw in page.raw if not WRITTEN.fullmatch(raw) and not FROM_MARKDOWN.fullmatch(raw)]
    for raw in strange:
        match = NAME.search(raw)
        clue = match[0] if match else raw.strip()[:20]
        yield find.line(clue), HTML_ADVICE.format(clue + ("…" if clue != raw.strip() else ""))
    if not strange:
        yield from ((find.line(clue), message) for clue, message in unbalanced(page.read.tags))


def unbalanced(tags: list[Tag]) -> Iterator[tuple[str, str]]:
    """Les balises qui se croisent, restent ouvertes ou ferment autre chose, avec un indice de leur place."""
    opened: list[str] = []
    for tag in tags:
        if not tag.closing:
            opened += [] if tag.name in VOID else [tag.name]
        elif opened and opened[-1] == tag.name:
            opened.pop()
        elif "span" in opened[-1:]:
            opened.pop()
            yield "<span", UNCLOSED
            if opened and opened[-1] == tag.name:
                opened.pop()
        else:
            yield f"</{tag.name}", STRAY.format(tag.name)
    yield from (("<span", UNCLOSED) for name in opened if name == "span")


def attributs(draft: Text) -> Iterator[Fault]:
    """Les attributs donnés par `{: }` : une ancre, une langue ; ni style, ni classe, ni geste."""
    if SIGN.search(draft.source.body):
        return  # Jinja a d'autres accolades, que Markdown prendrait pour des attributs.
    find = Finder(draft)
    seen: set[str] = set()
    for tag in rendered(draft.source.body).read.tags:
        for name, value in tag.attributes:
            if name == "style" and tag.name in ("td", "th") and value.startswith("text-align"):
                if tag.name == "th" and ("scope", "col") in tag.attributes:
                    yield find.line(":-") if ":-" in draft.source.body else find.line("-:"), ALIGNED
            elif not allowed(tag, name, value):
                yield (
                    find.line(value if name == "class" else name),
                    ATTRIBUTE_ADVICE.format(f"{name}={value[:30]}"),
                )
            elif name == "id" and value in seen:
                yield find.line(f"#{value}"), TWICE.format(value)
            elif name == "id":
                seen.add(value)


def allowed(tag: Tag, name: str, value: str) -> bool:
    """Vrai si cet attribut est de ceux que Markdown écrit, ou que chacun peut donner."""
    if name == "class":
        return all(map(CLASSES.fullmatch, value.split()))
    if name == "lang":
        return re.fullmatch(rf"(?:{LANGUAGES})(?:-[A-Z]{{2}})?", value) is not None
    return name in ANYWHERE or name in GENERATED.get(tag.name, ())


def caracteres(draft: Text) -> Iterator[Fault]:
    """Ce qui ne se voit pas et change ce qu'on lit : sens d'écriture, espace sans largeur, caractère codé."""
    find = Finder(draft)
    for text in rendered(draft.source.body).read.words:
        for match in INVISIBLE.finditer(text):
            if match[0] not in draft.source.body:
                yield find.line(match[0]), UNSEEN.format(code(match[0]))
