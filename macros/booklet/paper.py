"""Le papier : un document HTML devient un PDF balisé, avec sa langue, ses signets et sa date."""

from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from macros.booklet.finishing import finished
from macros.booklet.printing import Tirage

FEUILLES = Path(__file__).parent / "feuilles"
VARIANTE = "pdf/ua-1"


def pdf(markup: str, issue: Tirage, styles: tuple[str, ...]) -> bytes:
    """Le PDF d'un document, mis en page par le texte de ces feuilles de style."""
    fonts = FontConfiguration()
    sheets = [CSS(string=issue.coloured(text), font_config=fonts) for text in styles]
    sheets.append(CSS(string=f'@page {{ @bottom-left {{ content: "{issue.label}" }} }}', font_config=fonts))
    made = HTML(string=markup, url_fetcher=refuse).write_pdf(
        stylesheets=sheets, font_config=fonts, pdf_variant=VARIANTE
    )
    return finished(bytes(made or b""), markup)


@cache
def sheet(name: str) -> str:
    """Une feuille de style du livret."""
    return (FEUILLES / name).read_text(encoding="utf-8")


def refuse(address: str) -> dict[str, object]:
    """Refuse d'aller chercher quoi que ce soit : tout est dans le document."""
    raise ValueError(f"le livret ne va rien chercher ailleurs : {address}")
