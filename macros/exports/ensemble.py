"""Le classeur d'une liste : collectivités × obligations, ce qu'il faut faire, ce que l'on ne sait pas.

Une accolade nomme ce qui se remplit : le navigateur remplit les mêmes pièces que Python.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from macros.corpus.facts import Corpus
from macros.exports import classeur, suivi
from macros.exports.classeur import letter, put, width
from macros.exports.tints import tinted
from macros.texts.typography import typeset

TITRE = "Vos collectivités et leurs obligations numériques"
ORDINAIRE = 3.2
QUI = ("Collectivité", "Code", "Département", "Population", "Fiche")
A_FAIRE = ("Collectivité", "Code", "Obligation", "Réponse", "Premier geste", "Prochaine date", "Texte")
MANQUES = ("Collectivité", "Code", "Ce que l'on ne sait pas", "Où le trouver")
A_VERIFIER = "À vérifier : {}"

EN_TETE, RUBRIQUE, CONTENU = "EnTete", "Rubrique", "Contenu"
CELLULE = (
    '<table:table-cell table:style-name="{style}" office:value-type="string">'
    "<text:p>{texte}</text:p></table:table-cell>"
)
LIGNE = "<table:table-row>{cellules}</table:table-row>"
FEUILLE = (
    '<table:table table:name="{nom}" table:style-name="Feuille">'
    '<table:table-column table:style-name="Large"/>'
    '<table:table-column table:style-name="Ordinaire" table:number-columns-repeated="{autres}"/>'
    "<table:table-header-rows>{tete}</table:table-header-rows>{lignes}</table:table>"
)
FILTRE = (
    '<table:database-range table:name="Filtre{rang}" table:target-range-address='
    "\"$'{nom}'.$A$1:$'{nom}'.${lettre}${fin}\" table:display-filter-buttons=\"true\"/>"
)
CONTENT = (
    f'{classeur.XML}<office:document-content {classeur.SPACES} office:version="1.3">'
    f"<office:automatic-styles>{classeur.JOUR}"
    '<style:style style:name="Feuille" style:family="table" style:master-page-name="Page"/>'
    f"{width('Large', 4.5)}{width('Ordinaire', ORDINAIRE)}{classeur.looks()}</office:automatic-styles>"
    "<office:body><office:spreadsheet>{feuilles}<table:database-ranges>{filtres}</table:database-ranges>"
    "</office:spreadsheet></office:body></office:document-content>"
)


def pieces(corpus: Corpus) -> dict[str, str]:
    """Les pièces du classeur, aux couleurs de l'édition."""
    named = {"cellule": CELLULE, "ligne": LIGNE, "feuille": FEUILLE, "filtre": FILTRE, "contenu": CONTENT}
    return {name: tinted(text, corpus.edition.couleurs) for name, text in named.items()}


@dataclass(frozen=True)
class Feuille:
    """Une feuille du classeur : son nom et son en-tête."""

    nom: str
    en_tete: tuple[str, ...]


def feuilles(corpus: Corpus) -> tuple[Feuille, ...]:
    """Les trois feuilles, dans l'ordre des onglets."""
    names = (typeset(it.nom_court) for it in suivi.ordered(corpus))
    return Feuille("Ensemble", (*QUI, *names)), Feuille("À faire", A_FAIRE), Feuille("Ce qui manque", MANQUES)


def around(corpus: Corpus) -> dict[str, str]:
    """Les fichiers du classeur autour de son contenu, finis."""
    parts = classeur.classeur(corpus.edition)
    return {**parts, **{name: put(parts[name], {"titre": TITRE}) for name in ("meta.xml", "styles.xml")}}


def workbook_files(corpus: Corpus, rows: Sequence[Sequence[Sequence[str]]]) -> dict[str, bytes]:
    """Les fichiers du classeur, par nom, d'après les lignes de chaque feuille."""
    pairs = list(zip(feuilles(corpus), rows, strict=True))
    told = {
        "feuilles": "".join(sheet(one, lines) for one, lines in pairs),
        "filtres": "".join(filtered(rank, one, len(lines)) for rank, (one, lines) in enumerate(pairs)),
    }
    made = {**around(corpus), "content.xml": put(pieces(corpus)["contenu"], told)}
    return {name: text.encode() for name, text in made.items()}


def sheet(one: Feuille, lines: Sequence[Sequence[str]]) -> str:
    """Une feuille, son en-tête répété à l'impression."""
    told = {
        "nom": one.nom,
        "autres": str(len(one.en_tete) - 1),
        "tete": row(one.en_tete, [EN_TETE] * len(one.en_tete)),
        "lignes": "".join(row(cells, styles(len(cells))) for cells in lines),
    }
    return put(FEUILLE, told)


def filtered(rank: int, one: Feuille, count: int) -> str:
    """Le filtre d'une feuille."""
    told = {"rang": str(rank), "nom": one.nom, "lettre": letter(len(one.en_tete)), "fin": str(count + 1)}
    return put(FILTRE, told)


def styles(count: int) -> Iterator[str]:
    """Les styles d'une ligne : sa première cellule nomme la collectivité."""
    yield RUBRIQUE
    yield from [CONTENU] * (count - 1)


def row(cells: Sequence[str], looks: Sequence[str] | Iterator[str]) -> str:
    """Une ligne."""
    return put(LIGNE, {"cellules": "".join(map(cell, cells, looks))})


@cache
def cell(text: str, style: str) -> str:
    """Une cellule ; la même revient souvent."""
    return put(CELLULE, {"style": style, "texte": classeur.xml_text(text)})
