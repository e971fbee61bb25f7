"""Les dix étapes : des numéros uniques, une page chacune, des origines connues ; la charte se tient."""

import pytest

from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader, load_corpus
from macros.models.etapes import Etape
from macros.reading.problems import Problems, Unknown
from tests.conftest import ROOT, Write, reduced

ETAPE = """\
- numero: 1
  phase: se_preparer
  titre: Réunir une équipe
  adresse: etape-1-reunir
  objet: {texte: Savoir qui décide., origine: proposition}
  contenu_du_document: [composer son équipe]
  actions:
    - {texte: Nommer une personne., origine: guide}
  livrables:
    - {texte: Une page., origine: proposition}
  acteurs: [élu]
  vigilance: []
  outils: []
  decret: {exige: false, texte: Rien de propre.}
  duree_indicative: une demi-journée
  petite_commune_en_bref: Deux personnes suffisent.
  commune_900:
    qui: [un élu]
    gestes: [compter les postes]
    livrable: Une page
    duree_indicative: deux heures
    origine: proposition
  communaute_12000:
    qui: [un élu]
    gestes: [compter les postes]
    livrable: Une page
    duree_indicative: deux heures
    origine: proposition
  sources: [guide]
  confiance: moyenne
"""


def test_les_dix_etapes_se_suivent(corpus: Corpus) -> None:
    assert list(corpus.etapes) == list(range(1, 11))


def test_chaque_etape_a_sa_page_et_chaque_page_son_etape(corpus: Corpus) -> None:
    written = {path.stem for path in (ROOT / "docs/feuille-de-route").glob("etape-*.md")}
    assert {step.adresse for step in corpus.etapes.values()} == written


def test_l_adresse_d_une_etape_porte_son_numero(corpus: Corpus) -> None:
    for step in corpus.etapes.values():
        assert step.adresse.startswith(f"etape-{step.numero}-")


def test_un_numero_repete_est_refuse_a_sa_ligne(guide: Write) -> None:
    loader = Loader(guide({"data/etapes.yml": ETAPE + ETAPE}))
    loader.entries("data/etapes.yml", Etape, key="numero")
    line = ETAPE.count("\n") + 1
    assert [str(problem) for problem in loader.problems] == [
        f"data/etapes.yml:{line}: numero : « 1 » est déjà pris ; choisissez-en un autre. Exemple : 2"
    ]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("numero: 1", "numero: 11", "1: numero : nombre attendu : 10 ou moins. Exemple : 4"),
        (
            "etape-1-reunir",
            "Etape 1",
            "4: adresse : forme refusée. Exemple : etape-1-reunir-une-equipe",
        ),
        (
            "phase: se_preparer",
            "phase: avant",
            "2: phase : valeur attendue : se_preparer, definir_l_ambition ou decliner_et_mettre_en_oeuvre."
            " Exemple : se_preparer",
        ),
        (
            "    - {texte: Nommer une personne., origine: guide}",
            "    - {texte: Nommer une personne.}",
            "8: actions.0.origine : champ manquant ; ajoutez-le. Exemple : declaration_accessibilite",
        ),
    ],
)
def test_une_etape_fautive_se_dit_a_sa_ligne(guide: Write, before: str, after: str, message: str) -> None:
    loader = Loader(guide({"data/etapes.yml": ETAPE.replace(before, after)}))
    loader.entries("data/etapes.yml", Etape, key="numero")
    assert [str(problem) for problem in loader.problems] == [f"data/etapes.yml:{message}"]


def test_une_origine_inconnue_est_refusee(guide: Write) -> None:
    loader = Loader(guide({"data/etapes.yml": ETAPE}))
    steps = loader.entries("data/etapes.yml", Etape, key="numero")
    with pytest.raises(Problems) as caught:
        loader.finish(reduced({"etapes": steps, "sources": {"proposition": None}}))
    assert str(caught.value) == (
        "data/etapes.yml:8: actions.0.origine : « guide » est inconnu dans sources ; corrigez-le."
        " Exemple : proposition\n"
        "data/etapes.yml:29: sources.0 : « guide » est inconnu dans sources ; corrigez-le."
        " Exemple : proposition\n"
        "2 problèmes à corriger."
    )


def test_une_etape_inconnue_se_dit_en_une_phrase(corpus: Corpus) -> None:
    with pytest.raises(Unknown) as caught:
        corpus.etape(11)
    assert str(caught.value) == "étape inconnue : « 11 » ; corrigez-le. Exemple : 1"


def test_les_clauses_et_les_etapes_manquantes_se_disent(guide: Write) -> None:
    with pytest.raises(Problems) as caught:
        load_corpus(guide({"data/documents.yml": "[]\n"}))
    missing = "fichier introuvable ; créez-le ou corrigez son nom. Exemple : "
    assert f"data/clauses.yml:1: {missing}" in str(caught.value)
    assert f"data/etapes.yml:1: {missing}" in str(caught.value)
