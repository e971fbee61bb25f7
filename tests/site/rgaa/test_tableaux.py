"""Thématique 5 : les tableaux."""

from collections import Counter
from collections.abc import Iterator

from macros.checks.guessing import SHORTEST_CAPTION
from tests.built import visible
from tests.site.rgaa.reading import CHART, TABLES, Element, Reading, Seen, control, name, shown


def rows(table: Element) -> list[list[Element]]:
    """Les cellules d'un tableau, ligne par ligne."""
    return [[cell for cell in line if cell.tag in ("td", "th")] for line in table.iter("tr")]


@control(
    (TABLES, "<caption.*?</caption>", ""),
    (TABLES, ' aria-labelledby="tableau[^"]*"', ""),
)
def test_rgaa_5_4_titre_de_tableau(reading: Reading) -> Iterator[Seen]:
    """Tout tableau commence par son titre, et sa région le nomme.

    Écrivez le paragraphe « Tableau : titre » avant lui.
    """
    for page, table in reading.all("//table"):
        title = next((child for child in table if isinstance(child.tag, str)), None)
        region = table.getparent()
        if title is None or title.tag != "caption" or not visible(title):
            yield page.address, shown(table)
        elif region is None or name(region) != visible(title):
            yield page.address, f"région qui ne porte pas le titre « {visible(title)} »"


@control(
    (CHART, "<caption([^>]*)>.*?</caption>", r"<caption\1>Les chiffres</caption>"),
)
def test_rgaa_5_5_titres_de_tableaux_distincts(reading: Reading) -> Iterator[Seen]:
    """Dans une page, deux tableaux n'ont pas le même titre. Précisez le titre d'un des deux."""
    for page in reading.pages.values():
        counts = Counter(visible(title) for title in page.tree.iter("caption"))
        yield from ((page.address, title) for title, count in counts.items() if count > 1)


@control(
    (TABLES, "<caption([^>]*)>.*?</caption>", r"<caption\1>Chiffres</caption>"),
)
def test_rgaa_5_5_titres_de_tableaux_parlants(reading: Reading) -> Iterator[Seen]:
    """Le titre d'un tableau dit ce qu'il contient. Ajoutez de quoi, et pour qui."""
    for page, title in reading.all("//caption"):
        if len(visible(title).split()) < SHORTEST_CAPTION:
            yield page.address, visible(title)


@control(
    (TABLES, '<th scope="row"[^>]*>(.*?)</th>', r"<td>\1</td>"),
    (TABLES, '<th scope="col"[^>]*>(.*?)</th>', r"<td>\1</td>"),
)
def test_rgaa_5_6_entetes_de_tableau(reading: Reading) -> Iterator[Seen]:
    """La première ligne et la première cellule des autres sont des en-têtes, et elles seules.

    Passez par html.table.
    """
    for page, table in reading.all("//table"):
        head, *body = rows(table) or [[]]
        wrong = [cell for cell in head if cell.tag != "th"]
        for cells in body:
            wrong += [cell for rank, cell in enumerate(cells) if (cell.tag == "th") != (rank == 0)]
        yield from ((page.address, shown(cell)) for cell in wrong)


@control(
    (TABLES, ' scope="row"', ""),
    (TABLES, 'scope="col"', 'scope="row"'),
)
def test_rgaa_5_7_portee_des_entetes(reading: Reading) -> Iterator[Seen]:
    """Chaque en-tête dit s'il vaut pour sa colonne ou pour sa ligne.

    Passez par html.table ou l'extension tables.
    """
    for page, table in reading.all("//table"):
        for rank, cells in enumerate(rows(table)):
            wanted = "row" if rank else "col"
            wrong = [cell for cell in cells if cell.tag == "th" and cell.get("scope") != wanted]
            yield from ((page.address, shown(cell)) for cell in wrong)


@control(
    (TABLES, "<td ", '<td colspan="2" '),
    (TABLES, "</thead>", "<tr><th>x</th></tr></thead>"),
)
def test_rgaa_garde_tableaux_complexes(reading: Reading) -> Iterator[Seen]:
    """Aucune cellule fusionnée, une seule ligne d'en-tête.

    Coupez le tableau en deux, ou repassez 5.1 et 5.2 en page.
    """
    yield from reading.seen("//table//*[@colspan or @rowspan or @headers] | //table[@summary]")
    yield from reading.seen("//table[count(thead) > 1 or count(thead/tr) > 1]")


@control(
    (TABLES, "<table>", '<table role="presentation">'),
)
def test_rgaa_garde_tableaux_de_mise_en_forme(reading: Reading) -> Iterator[Seen]:
    """Un tableau présente des données. Sinon, employez une liste ou la feuille de style."""
    yield from reading.seen("//table[not(caption) or not(.//th)]")
    yield from reading.seen("//table[@role='presentation' or @role='none']")
