"""Le papier : un document HTML devient un PDF balisé, avec sa langue, ses signets et sa date."""

from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from macros.booklet.edition import Edition
from macros.booklet.finishing import finished

FEUILLES = Path(__file__).parent / "feuilles"
VARIANTE = "pdf/ua-1"


def pdf(markup: str, edition: Edition, sheets: tuple[str, ...]) -> bytes:
    """Le PDF d'un document, mis en page par des feuilles de style du dossier `feuilles/`."""
    fonts = FontConfiguration()
    styles = [CSS(string=sheet(name), font_config=fonts) for name in sheets]
    styles.append(CSS(string=f'@page {{ @bottom-left {{ content: "{edition.label}" }} }}', font_config=fonts))
    made = HTML(string=markup, url_fetcher=refuse).write_pdf(
        stylesheets=styles, font_config=fonts, pdf_variant=VARIANTE
    )
    return finished(bytes(made or b""), markup)


def pages(markup: str, sheets: tuple[str, ...], size: float) -> int:
    """Combien de feuilles prend un document à une taille de lettre donnée, en points."""
    fonts = FontConfiguration()
    styles = [CSS(string=sheet(name), font_config=fonts) for name in sheets]
    styles.append(CSS(string=f"html {{ font-size: {size}pt }}", font_config=fonts))
    return len(HTML(string=markup, url_fetcher=refuse).render(stylesheets=styles, font_config=fonts).pages)


@cache
def sheet(name: str) -> str:
    """Une feuille de style."""
    return (FEUILLES / name).read_text(encoding="utf-8")


def refuse(address: str) -> dict[str, object]:
    """Refuse d'aller chercher quoi que ce soit : tout est dans le document."""
    raise ValueError(f"le livret ne va rien chercher ailleurs : {address}")
