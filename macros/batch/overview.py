"""Le tableau d'ensemble : collectivités × obligations, ce qu'il faut faire, ce que l'on ne sait pas."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from macros.batch.finding import Collectivite
from macros.corpus.facts import Corpus
from macros.documents.archives import packed
from macros.exports import classeur, suivi
from macros.exports.classeur import letter, width
from macros.exports.suivi import Ligne
from macros.models.obligations import Resultat
from macros.texts.typography import typeset
from macros.views.obligations import RESULTATS
from macros.views.profils import title

NOM = "ensemble.ods"
TITRE = "Vos collectivités et leurs obligations numériques"
ORDINAIRE = 3.2
CELLULE = (
    '<table:table-cell table:style-name="{}" office:value-type="string">'
    "<text:p>{}</text:p></table:table-cell>"
)
MANQUES = ("Collectivité", "Code", "Ce que l'on ne sait pas", "Où le trouver")
QUI = ("Collectivité", "Code", "Département", "Population", "Fiche")


@dataclass(frozen=True)
class Feuille:
    """Une feuille du classeur : son nom, son en-tête, ses lignes."""

    nom: str
    en_tete: Sequence[str]
    lignes: Sequence[Sequence[str]]


def overview(corpus: Corpus, chosen: Sequence[Collectivite], on: date) -> bytes:
    """Le classeur ODS, identique à l'octet pour la même liste, les mêmes faits et le même jour."""
    return packed(written(corpus, [*sheets(corpus, chosen, on)]), on)


def sheets(corpus: Corpus, chosen: Sequence[Collectivite], on: date) -> Iterator[Feuille]:
    """Les trois feuilles."""
    lines = answering(corpus, on)
    whole = [(one, lines(one)) for one in chosen]
    names = [typeset(it.nom_court) for it in suivi.ordered(corpus)]
    order = [it.id for it in suivi.ordered(corpus)]
    rows = [[*who(one), *in_order(rows_of, order)] for one, rows_of in whole]
    yield Feuille("Ensemble", (*QUI, *names), rows)
    todo = [
        [one.nom, one.code, it["obligation"], it["reponse"], it["geste"], it["prochaine"], it["texte"]]
        for one, rows_of in whole
        for it in rows_of
        if it["resultat"] == Resultat.S_APPLIQUE
    ]
    head = ("Collectivité", "Code", "Obligation", "Réponse", "Premier geste", "Prochaine date", "Texte")
    yield Feuille("À faire", head, todo)
    missing = [[one.nom, one.code, *it] for one in chosen for it in unknown(corpus, one)]
    yield Feuille("Ce qui manque", MANQUES, missing)


def answering(corpus: Corpus, on: date) -> Callable[[Collectivite], list[Ligne]]:
    """Ce qui donne les lignes d'une collectivité : celles qui répondent de même les partagent."""

    @cache
    def read(slug: str, given: tuple[tuple[str, str], ...]) -> list[Ligne]:
        return suivi.lignes(corpus, corpus.profil(slug), on, dict(given))

    return lambda one: read(one.profil.slug, tuple(sorted(one.reponses.items())))


def who(one: Collectivite) -> list[str]:
    """Les premières cellules d'une ligne."""
    return [one.nom, one.code, one.departement, str(one.population), title(one.profil)]


def in_order(rows_of: Iterable[Ligne], order: Sequence[str]) -> list[str]:
    """Le mot de chaque réponse, dans l'ordre des colonnes."""
    said = {it["id"]: RESULTATS[Resultat(it["resultat"])] for it in rows_of}
    return [said[id] for id in order]


def unknown(corpus: Corpus, one: Collectivite) -> Iterator[tuple[str, str]]:
    """Les questions sans réponse d'une collectivité, et ce qui est à vérifier de sa place."""
    for reason in one.a_verifier:
        yield f"À vérifier : {reason}", ""
    for question in corpus.questions_for(one.profil):
        if question.id not in one.reponses:
            yield question.texte, question.ou_trouver


def written(corpus: Corpus, sheets_made: Sequence[Feuille]) -> dict[str, bytes]:
    """Les fichiers du classeur, par nom."""
    parts = {
        **classeur.classeur(corpus.edition.nom),
        "content.xml": content(sheets_made),
        "meta.xml": classeur.about(corpus.edition.nom).replace("{titre}", TITRE),
        "styles.xml": classeur.paged("29.7cm", "21cm", "landscape").replace("{titre}", TITRE),
    }
    return {name: text.encode() for name, text in parts.items()}


def content(sheets_made: Sequence[Feuille]) -> str:
    """Le contenu : une feuille après l'autre, leurs en-têtes répétés, leurs filtres."""
    ranges = "".join(
        f'<table:database-range table:name="Filtre{rank}" table:target-range-address='
        f"\"$'{sheet.nom}'.$A$1:$'{sheet.nom}'.${letter(len(sheet.en_tete))}${len(sheet.lignes) + 1}\" "
        'table:display-filter-buttons="true"/>'
        for rank, sheet in enumerate(sheets_made)
    )
    return (
        f'{classeur.XML}<office:document-content {classeur.SPACES} office:version="1.3">'
        f"<office:automatic-styles>{classeur.JOUR}"
        '<style:style style:name="Feuille" style:family="table" style:master-page-name="Page"/>'
        f"{width('Large', 4.5)}{width('Ordinaire', ORDINAIRE)}{classeur.looks()}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(map(table, sheets_made))}"
        f"<table:database-ranges>{ranges}</table:database-ranges></office:spreadsheet></office:body>"
        "</office:document-content>"
    )


def table(sheet: Feuille) -> str:
    """Une feuille, son en-tête répété à l'impression."""
    others = len(sheet.en_tete) - 1
    rows = "".join(row(cells, "Contenu") for cells in sheet.lignes)
    return (
        f'<table:table table:name="{sheet.nom}" table:style-name="Feuille">'
        '<table:table-column table:style-name="Large"/>'
        f'<table:table-column table:style-name="Ordinaire" table:number-columns-repeated="{others}"/>'
        f"<table:table-header-rows>{row(sheet.en_tete, 'EnTete')}</table:table-header-rows>"
        f"{rows}</table:table>"
    )


def row(cells: Sequence[str], look: str) -> str:
    """Une ligne ; la première cellule nomme la collectivité."""
    first = "EnTete" if look == "EnTete" else "Rubrique"
    made = [CELLULE.format(first if rank == 0 else look, said(text)) for rank, text in enumerate(cells)]
    return f"<table:table-row>{''.join(made)}</table:table-row>"


@cache
def said(text: str) -> str:
    """Un texte tel que XML l'accepte."""
    return classeur.said(text)
