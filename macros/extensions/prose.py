"""Le texte de chaque page : sigles développés une fois, mots anglais marqués, typographie française."""

from functools import lru_cache
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from macros.corpus.loader import current_corpus
from macros.texts.lexicon import Expander, Forms
from macros.texts.typography import typeset

LEXICON = Path(__file__).resolve().parents[2] / "data" / "lexique.yml"

VERBATIM = frozenset({"code", "pre", "kbd", "samp", "script", "style", "svg", "abbr", "dfn", "textarea"})
"""Là où le texte reste tel quel, comme dans tout élément qui dit sa langue."""

RAW = frozenset({"script", "style"})
"""Là où un caractère réservé ne s'échappe pas."""

SHORT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "dt", "title"})
"""Là où un sigle reste court : la première écriture en toutes lettres attend le texte courant."""

BLOCKS = SHORT | frozenset({"p", "li", "td", "dd", "div", "ul", "ol", "dl", "tr", "blockquote", "figcaption"})
"""Là où une nouvelle phrase commence : l'article d'avant ne compte plus."""

VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


class Words(HTMLParser):
    """Recopie le HTML tel quel et ne change que ses textes."""

    def __init__(self, expander: Expander) -> None:
        super().__init__(convert_charrefs=False)
        self.expander = expander
        self.open: list[tuple[str, bool]] = []
        self.out: list[str] = []
        self.pending: list[str] = []

    def rewrite(self, page: str) -> str:
        """Le HTML d'une page, textes mis en forme."""
        self.feed(page)
        self.close()
        self.flush()
        return "".join(self.out)

    def flush(self) -> None:
        """Écrit le texte en attente, dans la forme que demande sa place."""
        text, self.pending = "".join(self.pending), []
        if not text:
            return
        if any(tag in RAW for tag, _ in self.open):
            self.out.append(text)
            return
        if not text.strip() or any(verbatim for _, verbatim in self.open):
            self.out.append(escape(text, quote=False))
            return
        first = SHORT.isdisjoint(tag for tag, _ in self.open)
        self.out.append(self.expander.expand(typeset(text), first))

    def raw(self, markup: str) -> None:
        """Recopie une balise."""
        self.flush()
        self.out.append(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Une balise ouvrante ; un bloc qui commence oublie le texte d'avant."""
        self.raw(self.get_starttag_text() or "")
        if tag in BLOCKS:
            self.expander.before = ""
        if tag not in VOID:
            self.open.append((tag, tag in VERBATIM or any(name == "lang" for name, _ in attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Une balise vide."""
        self.raw(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Une balise fermante."""
        self.raw(f"</{tag}>")
        if any(tag == name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                continue

    def handle_data(self, data: str) -> None:
        """Du texte."""
        self.pending.append(data)

    def handle_entityref(self, name: str) -> None:
        """Un caractère nommé (`&amp;`) : lu comme du texte, réécrit ensuite."""
        self.pending.append(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        """Un caractère numéroté (`&#39;`)."""
        self.pending.append(unescape(f"&#{name};"))

    def handle_comment(self, data: str) -> None:
        """Un commentaire."""
        self.raw(f"<!--{data}-->")


@lru_cache(maxsize=1)
def lexicon(changed: int) -> Forms:
    """Les écritures du lexique du guide, relues quand son fichier change."""
    return Forms.of(tuple(current_corpus(LEXICON.parents[1]).lexique.values()))


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
        return Words(Expander(lexicon(LEXICON.stat().st_mtime_ns))).rewrite(text)


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
