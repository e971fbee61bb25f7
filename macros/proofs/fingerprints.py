"""L'empreinte d'une page : si elle change, ce qu'une personne y a vérifié est à revoir."""

from collections.abc import Sequence
from html.parser import HTMLParser

from macros.reading.digest import digest

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
COMPUTED = "calcule"
"""La classe des blocs que la construction calcule, registre ou fichiers fabriqués : rien n'y est à relire."""

Attributes = Sequence[tuple[str, str | None]]


def of_page(markup: str) -> str:
    """L'empreinte du contenu principal d'une page construite."""
    reader = MainReader()
    reader.feed(markup)
    reader.close()
    return digest(reader.tokens)


class MainReader(HTMLParser):
    """Lit `<main>` : balises, attributs triés, textes aux espaces unifiées ; ni dates, ni blocs calculés."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[str] = []
        self.depth = 0
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Note une balise qui s'ouvre, sauf dans ce qui ne compte pas."""
        if not self.depth and tag != "main":
            return
        if tag not in VOID:
            self.depth += 1
        if not self.hidden:
            self.tokens.append(opened(tag, [] if tag == "time" else attrs))
            if tag == "time" or COMPUTED in (dict(attrs).get("class") or "").split():
                self.hidden = self.depth

    def handle_endtag(self, tag: str) -> None:
        """Note une balise qui se ferme."""
        if not self.depth or tag in VOID:
            return
        if self.hidden == self.depth:
            self.hidden = 0
        self.depth -= 1
        if not self.hidden:
            self.tokens.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Note un texte."""
        text = " ".join(data.split())
        if self.depth and not self.hidden and text:
            self.tokens.append(text)


def opened(tag: str, attrs: Attributes) -> str:
    """Une balise ouvrante, ses attributs dans un ordre stable."""
    return " ".join(
        [f"<{tag}", *(f"{name}={value}" for name, value in sorted(attrs, key=lambda pair: pair[0]))]
    )
