"""Une liste se lit en CSV ou en ODS, avec ou sans en-tête ; chaque faute a sa ligne et dit quoi écrire."""

from pathlib import Path

import pytest
from odfdo import Cell, Document, Row, Table

from macros.batch.finding import Finder, finder
from macros.batch.listing import read
from macros.corpus.facts import Corpus
from macros.reading.problems import Problems
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def known(corpus: Corpus) -> Finder:
    """De quoi chercher dans tous les territoires."""
    return finder(ROOT, corpus)


def names(known: Finder, path: Path) -> list[str]:
    return [one.nom for one in known.found(read(path, known.corpus), path.name)]


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "liste.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("14118\n200065597\n", "utf-8"),
        ("code;site\n14118;oui\n200065597;\n", "utf-8-sig"),
        ("Code INSEE,Nom\r\n14118,Caen\r\n200065597,\r\n", "utf-8"),
        ("SIREN\tmaire\n211401187\tPrénom Nom\n200065597\t\n", "utf-8"),
        ("Commune;Département\nCaen;Calvados\nCU Caen la Mer;14\n", "cp1252"),
    ],
)
def test_une_liste_se_lit_de_toutes_les_facons_ordinaires(
    known: Finder, tmp_path: Path, text: str, encoding: str
) -> None:
    assert names(known, written(tmp_path, text, encoding)) == ["Caen", "Communauté urbaine Caen la Mer"]


def test_un_tableur_rend_son_zero_au_code(known: Finder, tmp_path: Path) -> None:
    document = Document("ods")
    document.body.clear()
    table = Table("Liste")
    for cells in (("code", "site"), (1001, "oui"), ("14118", "non")):
        row = Row()
        row.extend_cells([Cell(value) for value in cells])
        table.append_row(row)
    document.body.append(table)
    document.save(str(tmp_path / "liste.ods"))
    assert names(known, tmp_path / "liste.ods") == ["L'Abergement-Clémenciat", "Caen"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("33999;;;", "code 33999 inconnu ; avez-vous voulu dire 33499 (Les Salles-de-Castillon) ?"),
        ("14118;;;", "Caen est déjà à la ligne 2 ; retirez l'une des deux"),
        ("211401187;;;", "Caen est déjà à la ligne 2"),
        (";;;oui", "aucune collectivité sur cette ligne ; écrivez son code. Exemple : 14118"),
        ("14047;;;peut-être", "site : « peut-être » n'est pas une réponse ; attendu : oui, non"),
        (";Bayeu;14;", "« Bayeu » est inconnu dans le département 14 ; avez-vous voulu dire Bayeux ?"),
        (";Bayeux;Calvado;", "département inconnu : « Calvado » ; avez-vous voulu dire Calvados ?"),
        (
            ";Sainte-Marie;;",
            " communes s'appellent « Sainte-Marie » ; ajoutez leur département.",
        ),
    ],
)
def test_chaque_faute_dit_sa_ligne_et_quoi_ecrire(
    known: Finder, tmp_path: Path, line: str, said: str
) -> None:
    path = written(tmp_path, f"code;nom;departement;site\n14118;;;oui\n{line}\n")
    with pytest.raises(Problems) as caught:
        names(known, path)
    (fault,) = caught.value.faults
    assert str(fault).startswith("liste.csv:3: ") and said in fault.message


def test_toutes_les_fautes_se_disent_a_la_fois(known: Finder, tmp_path: Path) -> None:
    path = written(tmp_path, "code\n33999\n14118\n99999\n")
    with pytest.raises(Problems) as caught:
        names(known, path)
    assert [fault.line for fault in caught.value.faults] == [2, 4]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "liste.csv:1: aucune collectivité dans ce fichier"),
        ("code;sitte\n14118;oui\n", "liste.csv:1: colonne inconnue : « sitte » ;"),
        ("site\noui\n", "liste.csv:1: aucune colonne ne dit la collectivité"),
    ],
)
def test_une_liste_fausse_se_refuse(known: Finder, tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Problems) as caught:
        names(known, written(tmp_path, text))
    assert said in str(caught.value)


def test_un_ancien_code_dit_la_commune_d_aujourd_hui(known: Finder, tmp_path: Path) -> None:
    former = next(it for it in known.known.anciennes.values() if it.code not in known.known.communes)
    with pytest.raises(Problems) as caught:
        names(known, written(tmp_path, f"code\n{former.code}\n"))
    now = known.known.communes[former.commune]
    assert f"est le code de {former.nom}, qui fait aujourd'hui partie de {now.nom}" in str(caught.value)


def test_une_terre_sans_habitants_n_a_pas_de_fiche(known: Finder, tmp_path: Path) -> None:
    empty = next(it for it in known.known.communes.values() if it.population is None)
    with pytest.raises(Problems, match="n'a pas d'habitants connus : le guide n'a pas de fiche pour elle"):
        names(known, written(tmp_path, f"code\n{empty.code}\n"))
