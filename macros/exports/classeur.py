"""Les pièces XML du tableau de suivi (ODS) et du bilan (ODT), que le navigateur remplit comme Python.

Une accolade nomme ce qui se remplit. Rien ici ne demande de bibliothèque : `make site` les écrit aussi.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

from macros.exports.suivi import COLONNES, ETATS, Colonne, Ligne, Sorte
from macros.exports.tints import HEAD, INK, tinted
from macros.models.edition import Edition

LINE, PALE, FONT = "8CA8A2", "FFF6D6", "Liberation Sans"

ODS, ODT = (f"application/vnd.oasis.opendocument.{kind}" for kind in ("spreadsheet", "text"))

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMES = {
    "office": "office:1.0",
    "style": "style:1.0",
    "text": "text:1.0",
    "table": "table:1.0",
    "fo": "xsl-fo-compatible:1.0",
    "number": "datastyle:1.0",
    "meta": "meta:1.0",
    "manifest": "manifest:1.0",
    "svg": "svg-compatible:1.0",
}
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}"' for short, name in NAMES.items()
)
FORMULES = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
PURL = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'

JOUR = (
    '<number:date-style style:name="EnJour"><number:day number:style="long"/><number:text>/</number:text>'
    '<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>'
    "</number:date-style>"
)
LOOKS: Mapping[str, str] = {
    "EnTete": f'fo:background-color="#{HEAD}"',
    "Rubrique": "",
    "Contenu": "",
    "ARemplir": f'fo:background-color="#{PALE}"',
    "Jour": f'fo:background-color="#{PALE}"',
}
BOLD = ("EnTete", "Rubrique")
MINE = ("etat", "le", "preuve", "qui", "note")
"""Les colonnes que la mairie tient."""

CELLULE = '<table:table-cell table:style-name="{style}"'
TEXTE = "><text:p>{texte}</text:p></table:table-cell>"
CELLULES: Mapping[Sorte, str] = {
    Sorte.TEXTE: f'{CELLULE} office:value-type="string"{TEXTE}',
    Sorte.ETAT: f'{CELLULE} table:content-validation-name="Etats" office:value-type="string"{TEXTE}',
    Sorte.JOUR: f'{CELLULE} office:value-type="date" office:date-value="{{iso}}"{TEXTE}',
}
VIDE = '<table:table-cell table:style-name="Jour"/>'
LIGNE = '<table:table-row table:style-name="Ligne">{cellules}</table:table-row>'


PIED = (
    '<text:p text:style-name="Bas">{titre} · page <text:page-number>1</text:page-number> sur '
    "<text:page-count>1</text:page-count></text:p>"
)


def style(column: Colonne) -> str:
    """Le style des cellules d'une colonne."""
    if column.id == "obligation":
        return "Rubrique"
    if column.sorte is Sorte.JOUR:
        return "Jour"
    return "ARemplir" if column.id in MINE else "Contenu"


def rows(lines: Iterable[Ligne]) -> str:
    """Les lignes du tableau, en XML."""
    return "".join(
        LIGNE.replace("{cellules}", "".join(cell(column, line[column.id]) for column in COLONNES))
        for line in lines
    )


def cell(column: Colonne, value: str) -> str:
    """Une cellule : un texte, un état de la liste, ou un vrai jour."""
    if column.sorte is Sorte.JOUR and not value:
        return VIDE
    shown = f"{date.fromisoformat(value):%d/%m/%Y}" if column.sorte is Sorte.JOUR else value
    made = CELLULES[column.sorte].replace("{style}", style(column))
    return made.replace("{iso}", value).replace("{texte}", xml_text(shown))


def classeur(edition: Edition) -> dict[str, str]:
    """Les fichiers du tableau de suivi ; `{lignes}`, `{titre}` et `{fin}` restent à remplir."""
    parts = {
        "mimetype": ODS,
        "content.xml": sheet(),
        "styles.xml": paged("29.7cm", "21cm", "landscape"),
        "meta.xml": about(edition.nom),
        "META-INF/manifest.xml": manifest(ODS),
    }
    return {name: tinted(text, edition.couleurs) for name, text in parts.items()}


def sheet() -> str:
    """Le contenu du classeur, sans ses lignes."""
    widths = "".join(width(f"C{rank}", column.largeur) for rank, column in enumerate(COLONNES))
    columns = "".join(f'<table:table-column table:style-name="C{rank}"/>' for rank in range(len(COLONNES)))
    head = "".join(
        CELLULES[Sorte.TEXTE].replace("{style}", "EnTete").replace("{texte}", escape(column.titre))
        for column in COLONNES
    )
    listed = ";".join(f"&quot;{escape(state)}&quot;" for state in ETATS.values())
    return (
        f'{XML}<office:document-content {SPACES} {FORMULES} office:version="1.3">'
        f"<office:automatic-styles>{JOUR}"
        '<style:style style:name="Feuille" style:family="table" style:master-page-name="Page"/>'
        '<style:style style:name="Ligne" style:family="table-row"><style:table-row-properties '
        f'style:use-optimal-row-height="true"/></style:style>{widths}{looks()}</office:automatic-styles>'
        "<office:body><office:spreadsheet><table:content-validations><table:content-validation "
        f'table:name="Etats" table:condition="of:cell-content-is-in-list({listed})" '
        'table:allow-empty-cell="true" table:display-list="unsorted" '
        'table:base-cell-address="$Suivi.$D$2"><table:error-message table:message-type="stop" '
        'table:display="true"><text:p>Choisissez un état de la liste.</text:p></table:error-message>'
        "</table:content-validation></table:content-validations>"
        f'<table:table table:name="Suivi" table:style-name="Feuille">{columns}<table:table-header-rows>'
        f'<table:table-row table:style-name="Ligne">{head}</table:table-row></table:table-header-rows>'
        '{lignes}</table:table><table:database-ranges><table:database-range table:name="Filtre" '
        f'table:target-range-address="$Suivi.$A$1:$Suivi.${letter(len(COLONNES))}${{fin}}" '
        'table:display-filter-buttons="true"/></table:database-ranges></office:spreadsheet></office:body>'
        "</office:document-content>"
    )


def width(name: str, size: float) -> str:
    """Un style de colonne, large de tant de centimètres."""
    return (
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{size}cm"/></style:style>'
    )


def letter(rank: int) -> str:
    """Le nom d'une colonne de tableur : A, Z, AA, BP."""
    name = ""
    while rank:
        rank, left = divmod(rank - 1, 26)
        name = chr(ord("A") + left) + name
    return name


def looks() -> str:
    """Les styles des cellules."""
    return "".join(
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default"'
        f"{' style:data-style-name=' + chr(34) + 'EnJour' + chr(34) if name == 'Jour' else ''}>"
        f'<style:table-cell-properties {ground} fo:border="0.5pt solid #{LINE}" fo:padding="0.08cm" '
        'fo:wrap-option="wrap" style:vertical-align="top"/><style:text-properties '
        f'fo:font-weight="{"bold" if name in BOLD else "normal"}"/></style:style>'
        for name, ground in LOOKS.items()
    )


def paged(width: str, height: str, way: str) -> str:
    """Les styles communs : la lettre, la langue, la page, et son numéro en bas."""
    page = "Page" if way == "landscape" else "Standard"
    return (
        f'{XML}<office:document-styles {SPACES} office:version="1.3"><office:font-face-decls>'
        f'<style:font-face style:name="{FONT}" '
        f"svg:font-family=\"'{FONT}'\"/></office:font-face-decls><office:styles>"
        + "".join(
            f'<style:default-style style:family="{family}"><style:text-properties '
            f'style:font-name="{FONT}" fo:font-size="{size}" fo:language="fr" fo:country="FR"/>'
            "</style:default-style>"
            for family, size in (("table-cell", "9pt"), ("paragraph", "11pt"))
        )
        + '<style:style style:name="Default" style:family="table-cell"/>'
        '<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties '
        'fo:margin-bottom="0.25cm" fo:line-height="120%"/></style:style>'
        '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" '
        'style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties '
        f'fo:font-size="17pt" fo:font-weight="bold" fo:color="#{INK}"/></style:style>'
        '<style:style style:name="Bas" style:family="paragraph"><style:text-properties fo:font-size="8pt"/>'
        "</style:style></office:styles><office:automatic-styles>"
        f'<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="{width}" '
        f'fo:page-height="{height}" style:print-orientation="{way}" fo:margin="1.5cm" '
        'style:scale-to-X="1" style:scale-to-Y="0" style:print-page-order="ttb"/><style:footer-style>'
        '<style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.2cm"/></style:footer-style>'
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        f'<style:master-page style:name="{page}" style:page-layout-name="A4"><style:footer>{PIED}'
        "</style:footer></style:master-page></office:master-styles></office:document-styles>"
    )


def about(guide: str) -> str:
    """Ce que le fichier dit de lui : titre, langue, auteur."""
    return (
        f'{XML}<office:document-meta {SPACES} {PURL} office:version="1.3"><office:meta>'
        f"<dc:title>{{titre}}</dc:title><dc:creator>{escape(guide)}</dc:creator><dc:language>fr-FR</dc:language>"
        "</office:meta></office:document-meta>"
    )


def manifest(kind: str) -> str:
    """La liste des fichiers d'une archive ODF."""
    named = [("/", kind), *((name, "text/xml") for name in ("content.xml", "styles.xml", "meta.xml"))]
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in named
    )
    return f'{XML}<manifest:manifest {SPACES} manifest:version="1.3">{entries}</manifest:manifest>'


def document(edition: Edition) -> dict[str, str]:
    """Les fichiers d'un texte ODT : un titre, puis `{lignes}`."""
    parts = {
        "mimetype": ODT,
        "content.xml": (
            f'{XML}<office:document-content {SPACES} office:version="1.3"><office:body><office:text>'
            '<text:h text:style-name="Heading_20_1" text:outline-level="1">{titre}</text:h>{lignes}'
            "</office:text></office:body></office:document-content>"
        ),
        "styles.xml": paged("21cm", "29.7cm", "portrait"),
        "meta.xml": about(edition.nom),
        "META-INF/manifest.xml": manifest(ODT),
    }
    return {name: tinted(text, edition.couleurs) for name, text in parts.items()}


PARAGRAPHE = '<text:p text:style-name="Standard">{texte}</text:p>'


PLACES = re.compile(r"\{([a-z]+)\}")
MUETS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Ce que XML refuse, même échappé."""


def filled(parts: Mapping[str, str], title: str, lines: str, count: int) -> dict[str, bytes]:
    """Les mêmes fichiers, remplis."""
    given = {"titre": xml_text(title), "fin": str(count + 1), "lignes": lines}
    return {name: put(text, given).encode() for name, text in parts.items()}


def put(text: str, told: Mapping[str, str]) -> str:
    """Un texte où chaque place reçoit ce qu'on lui donne ; celles que l'on ne connaît pas restent."""
    return PLACES.sub(lambda place: told.get(place[1], place[0]), text)


def xml_text(text: str) -> str:
    """Un texte tel que XML l'accepte."""
    return escape(MUETS.sub("", text))


def suivi(title: str, lines: Sequence[Ligne], edition: Edition) -> dict[str, bytes]:
    """Le tableau de suivi d'une collectivité, fichier par fichier."""
    return filled(classeur(edition), title, rows(lines), len(lines))


def note(title: str, paragraphs: Sequence[str], edition: Edition) -> dict[str, bytes]:
    """Un texte d'un titre et de paragraphes, fichier par fichier."""
    lines = "".join(PARAGRAPHE.replace("{texte}", xml_text(one)) for one in paragraphs)
    return filled(document(edition), title, lines, 0)
