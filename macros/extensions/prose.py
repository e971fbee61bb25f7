"""Le texte de chaque page : sigles développés une fois, mots anglais marqués, typographie française."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from macros.building.guide import current_guide
from macros.markup import html
from macros.markup.abbreviations import Expander, Forms, spelled_late
from macros.markup.held import restore
from macros.texts.typography import typeset

LEXICON = Path(__file__).resolve().parents[2] / "data" / "lexique.yml"

VERBATIM = frozenset({"code", "pre", "kbd", "samp", "svg", "abbr", "dfn", "textarea"})
"""Là où le texte reste tel quel, comme dans tout élément qui dit sa langue."""

TAG = re.compile(
    r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)>"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>[^\"'>]*(?:(?:\"[^\"]*\"|'[^']*')[^\"'>]*)*)>",
    re.DOTALL,
)
"""Une balise, un commentaire, ou un script entier : ce que l'on recopie sans y toucher."""

LANGUAGE = re.compile(r"\slang\s*=")
"""L'attribut d'un élément qui dit sa langue."""

SHORT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "dt", "title"})
"""Là où un sigle reste court : la première écriture en toutes lettres attend le texte courant."""

BLOCKS = SHORT | frozenset({"p", "li", "td", "dd", "div", "ul", "ol", "dl", "tr", "blockquote", "figcaption"})
"""Là où une nouvelle phrase commence : l'article d'avant ne compte plus."""

LONGEST = 200
"""Ce que l'on lit après un sigle, en caractères, pour savoir si sa phrase le dit déjà en entier."""

VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


class Words:
    """Recopie le HTML tel quel et ne change que ses textes."""

    def __init__(self, expander: Expander) -> None:
        self.expander = expander
        self.open: list[str] = []
        self.verbatim: list[int] = []
        self.short: list[int] = []

    def rewrite(self, page: str) -> str:
        """Le HTML d'une page, textes mis en forme."""
        parts, end = [], 0
        for tag in TAG.finditer(page):
            parts += [self.text(page[end : tag.start()], partial(following, page, tag.start())), tag[0]]
            self.follow(tag)
            end = tag.end()
        return "".join([*parts, self.text(page[end:], str)])

    def text(self, written: str, following: Callable[[], str]) -> str:
        """Un texte, dans la forme que demande sa place."""
        if not written or written.isspace():
            return written
        if self.verbatim:
            return written
        return self.expander.expand(typeset(unescape(written)), None if self.short else following)

    def follow(self, tag: re.Match[str]) -> None:
        """Note où l'on est après une balise ; un bloc qui commence oublie le texte d'avant."""
        name = (tag["name"] or "").lower()
        if tag["end"]:
            self.close(name)
            return
        if name in BLOCKS:
            self.expander.before = ""
        if not name or name in VOID or tag["attributes"].endswith("/"):
            return
        if name in VERBATIM or LANGUAGE.search(tag["attributes"]):
            self.verbatim.append(len(self.open))
        if name in SHORT:
            self.short.append(len(self.open))
        self.open.append(name)

    def close(self, name: str) -> None:
        """Ferme un élément, et ceux que personne n'a fermés dedans."""
        if name not in self.open:
            return
        while self.open.pop() != name:
            continue
        for marks in (self.verbatim, self.short):
            while marks and marks[-1] >= len(self.open):
                marks.pop()


def following(page: str, start: int) -> str:
    """Le texte qui suit une place, jusqu'au bloc suivant, dans la limite d'une phrase."""
    said, end = "", start
    for tag in TAG.finditer(page, start):
        said += page[end : tag.start()]
        end = tag.end()
        if (tag["name"] or "").lower() in BLOCKS or len(said) > LONGEST:
            break
    return typeset(unescape(said))


@lru_cache(maxsize=1)
def lexicon(changed: int) -> Forms:
    """Les écritures du lexique du guide, relues quand son fichier change."""
    return Forms.of(tuple(current_guide(LEXICON.parents[1]).lexique.values()))


class PageReady(Treeprocessor):
    """Signale que l'arbre de la page est fini : le sommaire fait passer chaque titre, seul, par ici."""

    ready = False

    def run(self, root: Element) -> None:
        """Note que le prochain texte sera la page entière."""
        self.ready = True


class WordsPostprocessor(Postprocessor):
    """Dernière étape de Markdown : la page entière, HTML des vues compris."""

    def __init__(self, md: Markdown, page: PageReady) -> None:
        super().__init__(md)
        self.page = page

    def run(self, text: str) -> str:
        """Le HTML de la page, textes mis en forme ; un titre du sommaire reste tel quel."""
        if not self.page.ready:
            return text
        self.page.ready = False
        forms = lexicon(LEXICON.stat().st_mtime_ns)
        page, left = spelled_late(Words(Expander(forms)).rewrite(restore(text)), forms)
        return f"{page}\n{meanings(left)}" if left else page


def meanings(left: Iterable[tuple[str, str]]) -> Markup:
    """Le sens des sigles que la page n'a pu écrire en entier à leur place, après elle."""
    said = (f"{form}, {unescape(title)}" for form, title in left)
    return html.note(f"{typeset('Sigles :')} {' ; '.join(said)}.")


class WordsExtension(Extension):
    """Branche la mise en forme des textes après tout le reste."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (nom imposé par Python-Markdown)
        """Inscrit le traitement."""
        page = PageReady(md)
        md.treeprocessors.register(page, "page-finie", -10)
        md.postprocessors.register(WordsPostprocessor(md, page), "mots", -10)


def makeExtension(**options: Any) -> WordsExtension:  # noqa: N802 (nom imposé par Python-Markdown)
    """L'extension, telle que Python-Markdown la demande."""
    return WordsExtension(**options)
