"""Les chiffres : rien sans enquête ni réserve, et ce que corrections.md demande de ne jamais écrire."""

import re

import pytest

from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.models.barometre import Barometre, Nature, Unite
from tests.conftest import Write

PETIT = """\
enquetes:
  - id: e
    nom: Enquête
    producteurs: [Une association]
    document: doc_002
    repondants: 10 volontaires
    precaution: Peu de réponses.
vagues:
  - numero: 1
    indicateur: v1
    debut: 2024-01-01
    fin: 2024-02-01
    sujets: tout
tableau:
  titre: Essai
  enquete: e
  colonnes:
    - {id: a, libelle: A}
    - {id: b, libelle: B}
  lignes:
    - {id: l, libelle: L, valeurs: {a: 1, b: 2}}
  remarques: []
indicateurs:
  - {id: v1, nature: methode, libelle: un, valeur: 10, unite: reponses, enquete: e, vague: 1, endroit: ici}
constats: []
contexte: []
"""


def test_un_petit_barometre_est_accepte(guide: Write) -> None:
    loader = Loader(guide({"data/barometre.yml": PETIT}))
    read = loader.document("data/barometre.yml", Barometre)
    assert read and read.indicateur("v1").valeur == 10
    assert loader.problems == []


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("b: 2}", "c: 2}", "21: tableau.lignes : ligne l : une valeur pour chaque colonne, ni plus ni moins"),
        ("enquete: e, vague", "enquete: f, vague", "24: indicateurs : v1 : l'enquête « f » n'existe pas"),
        ("vague: 1,", "vague: 4,", "24: indicateurs : v1 : la vague 4 n'existe pas"),
        ("nature: methode", "nature: mesure", "24: indicateurs.0.sujet : une mesure demande un sujet"),
        (
            "nature: methode",
            "nature: regle_citee",
            "24: indicateurs.0.obligation : une règle citée renvoie à la fiche qui la dit,"
            " ou porte une réserve",
        ),
    ],
)
def test_un_chiffre_sans_appui_est_refuse(guide: Write, right: str, wrong: str, message: str) -> None:
    loader = Loader(guide({"data/barometre.yml": PETIT.replace(right, wrong)}))
    loader.document("data/barometre.yml", Barometre)
    assert [str(problem).split(". Exemple")[0] for problem in loader.problems] == [
        f"data/barometre.yml:{message}"
    ]


def test_un_identifiant_pris_deux_fois_est_refuse(guide: Write) -> None:
    line = PETIT.splitlines()[23]
    loader = Loader(guide({"data/barometre.yml": PETIT.replace(line, f"{line}\n{line}")}))
    loader.document("data/barometre.yml", Barometre)
    assert "« v1 » est pris deux fois" in str(loader.problems[0])


def test_la_somme_des_vagues_n_est_pas_le_total_et_la_reserve_le_dit(corpus: Corpus) -> None:
    data = corpus.barometre
    total = data.indicateur("declic_total")
    waves = sum(data.indicateur(wave.indicateur).valeur for wave in data.vagues)
    assert (waves, total.valeur, waves - total.valeur) == (3390, 3117, 273)
    assert "3 390" in str(total.reserve)
    assert "273" in str(total.reserve)


def test_aucune_mesure_ne_parle_des_communes_de_france(corpus: Corpus) -> None:
    for item in corpus.indicateurs.values():
        assert not re.search(r"communes de France|collectivités françaises", item.libelle), item.id
        assert item.nature is not Nature.MESURE or item.unite is Unite.POURCENT, item.id


def test_chaque_mesure_declic_dit_sa_vague_et_chaque_mesure_de_maturite_ses_56_repondants(
    corpus: Corpus,
) -> None:
    for item in corpus.barometre.of_nature(Nature.MESURE):
        if item.enquete == "barometre_maturite_2025":
            assert "56 répondants" in str(item.reserve), item.id
        else:
            assert item.vague, item.id


def test_une_proposition_n_est_pas_une_regle(corpus: Corpus) -> None:
    for item in corpus.barometre.of_nature(Nature.PROPOSITION):
        assert item.enquete == "villes_internet_2026"
        assert item.reserve == "Proposition d'une association, pas une règle."
