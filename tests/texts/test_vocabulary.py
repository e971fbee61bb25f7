"""Aucun sigle que le lecteur ne comprendrait : inconnu, ou à plusieurs sens."""

import pytest

from macros.corpus.facts import Corpus
from macros.models.lexique import Domaine, Sorte, Terme
from macros.reading.loading import Source
from macros.texts.vocabulary import Vocabulary, unexplained, unknown


def term(form: str, long: str, sense: str = "un") -> Terme:
    return Terme(
        id=f"{form.lower().replace(' ', '_')}_{sense}",
        ecriture=form,
        sorte=Sorte.SIGLE,
        developpe=long,
        precise_par=sense,
        explication="Une phrase.",
        theme=Domaine.DROIT,
    )


VOCABULARY = Vocabulary.of(
    (
        term("CNIL", "Commission nationale de l'informatique et des libertés"),
        term("NIS 2", "directive"),
        term("DGA", "directeur général adjoint", "fonction"),
        term("DGA", "règlement sur la gouvernance des données", "reglement"),
    ),
    ["Seine-Maritime Numérique (SMN76)"],
)


@pytest.mark.parametrize("text", ["le XYZ", "l'XYZ", "l’XYZ", "(XYZ)", "XYZ-AB", "**XYZ**"])
def test_un_sigle_inconnu_est_trouve(text: str) -> None:
    assert [word[:3] for word in unknown(text, frozenset({"CNIL"}))] == ["XYZ"]


@pytest.mark.parametrize(
    "text",
    [
        "la CNIL, NIS 2 et SMN76",
        "l'article L311-1, l'annexe III, une feuille A4",
        "la proposition COM(2025) 837 et l'instruction DGP/SIAF/2014/006",
        "[la fiche](XYZ.md), `XYZ`, https://exemple.fr/XYZ",
        "Une phrase, À Paris.",
    ],
)
def test_ce_qui_est_connu_ou_n_est_pas_un_sigle_est_accepte(text: str) -> None:
    assert list(VOCABULARY.faults(text)) == []


def test_un_sigle_a_deux_sens_demande_lequel() -> None:
    assert list(VOCABULARY.undecided("Le DGA signe.")) == [
        (
            "DGA",
            "« DGA » a plusieurs sens ; dites d'abord lequel. Exemple : « directeur général adjoint (DGA) »"
            " ou « règlement sur la gouvernance des données (DGA) »",
        )
    ]
    assert list(VOCABULARY.undecided("Le directeur général adjoint (DGA) signe. Le DGA part.")) == []


def test_chaque_faute_est_a_sa_ligne() -> None:
    source = Source(
        "docs/x.md", {"description": "Le XYZ."}, {("description",): 2}, "Un\n\nL'ABC et le XYZ.\n", 4
    )
    sentence = "ajoutez-le à data/lexique.yml ou écrivez-le en entier. Exemple : base adresse locale (BAL)"
    assert [str(problem) for problem in unexplained(source, VOCABULARY)] == [
        f"docs/x.md:2: sigle inconnu : « XYZ » ; {sentence}",
        f"docs/x.md:6: sigle inconnu : « ABC » ; {sentence}",
        f"docs/x.md:6: sigle inconnu : « XYZ » ; {sentence}",
    ]


def test_le_vocabulaire_du_guide_connait_ses_organismes_et_ses_sources(corpus: Corpus) -> None:
    vocabulary = corpus.vocabulary
    assert list(vocabulary.faults("SICTIAM, SMN76, CSIRT-ATLANTIC et BFMTV")) == []
    assert [word for word, _ in vocabulary.faults("l'AGEDI")] == ["AGEDI"]
