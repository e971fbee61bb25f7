"""Ce que le site publie : rien de personnel, rien d'inachevé, rien que les corrections aient déclaré faux."""

import re
from pathlib import Path

import pytest
import yaml

from macros.corpus.facts import Corpus
from tests.built import Built

PRIVATE = {
    "courriel": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "lien de courriel": r"mailto:",
    "téléphone": r"(?<![\d.,/=-])(?:\+33|0033|0)[\s.-]?[1-9](?:[\s.-]?\d{2}){4}(?!\d)",
    "lien de téléphone": r"\btel:",
    "code de réunion": r"(?i)(?:code secret|identifiant de (?:la )?r[ée]union|meeting id|passcode)",
    "numéro de réunion": r"\b\d{3} \d{3} \d{3} \d{3}\b",
    "salle de réunion": r"(?:teams\.microsoft\.com|zoom\.us/j|meet\.google\.com)",
}
UNFINISHED = r"\b(?i:lorem ipsum|todo|fixme|tbd|undefined)\b|\{\{|\}\}|\bNone\b|\b(?:Niveau|Statut)\.[A-Z]"

CORRECTIONS = yaml.safe_load((Path(__file__).parent / "corrections.yml").read_text("utf-8"))


def plain(text: str) -> str:
    """Un texte aux espaces et apostrophes simples, pour y chercher une phrase."""
    return re.sub(r"[ \u00a0\u202f]+", " ", text.replace("’", "'"))


def asserted(text: str) -> str:
    """Ce qu'un texte affirme : sans ce qu'il cite entre guillemets pour le corriger."""
    return re.sub(r"«[^»]*»", " ", plain(text))


@pytest.mark.parametrize("kind", PRIVATE)
def test_rien_de_personnel_n_est_publie(site: Built, kind: str) -> None:
    found = {page.address: re.findall(PRIVATE[kind], page.text) for page in site.pages.values()}
    marked = {
        page.address
        for page in site.pages.values()
        if re.search(r"""href=["']?(?:mailto|tel):""", page.markup)
    }
    assert {address: match for address, match in found.items() if match} == {}
    assert marked == set()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("courriel", "écrire à prenom.nom@mairie-exemple.fr"),
        ("téléphone", "au 01 23 45 67 89"),
        ("téléphone", "au +33 6.12.34.56.78"),
        ("code de réunion", "Code secret : aB3dE"),
        ("numéro de réunion", "ID 312 456 789 012"),
    ],
)
def test_ces_motifs_reconnaissent_ce_qu_ils_refusent(kind: str, text: str) -> None:
    assert re.search(PRIVATE[kind], text)


def test_rien_d_inacheve_n_est_publie(site: Built) -> None:
    found = {page.address: re.findall(UNFINISHED, page.prose) for page in site.pages.values()}
    assert {address: match for address, match in found.items() if match} == {}


def test_rien_n_est_marque_a_completer(site: Built) -> None:
    found = [
        page.address for page in site.pages.values() if re.search(r"(?i)[(\[«]\s*à compléter", page.text)
    ]
    assert found == []


@pytest.mark.parametrize("line", CORRECTIONS, ids=lambda line: f"ligne-{line['ligne']}")
def test_aucune_page_ne_contredit_les_corrections(site: Built, line: dict[str, str]) -> None:
    pattern = re.compile(line["motif"], re.IGNORECASE)
    found = {page.address: pattern.search(asserted(page.text)) for page in site.pages.values()}
    assert {address: match[0] for address, match in found.items() if match} == {}


@pytest.mark.parametrize("line", CORRECTIONS, ids=lambda line: f"ligne-{line['ligne']}")
def test_chaque_motif_reconnait_la_phrase_fausse(line: dict[str, str]) -> None:
    assert re.search(line["motif"], plain(line["exemple"]), re.IGNORECASE)


def test_chaque_correction_de_gravite_a_est_gardee() -> None:
    assert [line["ligne"] for line in CORRECTIONS] == [1, 2, 3, 6, 7, 9, 10, 13, 14, 15, 20, 21, 22, 27]


JUST = {
    "obligations/accessibilite-numerique/": "50 000 euros",
    "obligations/open-data/": "au moins 50 agents",
    "obligations/paiement-en-ligne/": "2022",
    "obligations/reen-strategie/": "plus de 50 000 habitants",
    "obligations/ia-haut-risque/": "2 décembre 2027",
    "obligations/ia-transparence/": "2 août 2026",
    "obligations/nis2/": "pas encore en vigueur",
    "obligations/data-act/": "12 septembre 2025",
    "obligations/data-governance-act/": "24 septembre 2023",
}


@pytest.mark.parametrize("address", JUST)
def test_la_fiche_dit_ce_qui_est_juste(site: Built, address: str) -> None:
    assert JUST[address].lower() in plain(site.pages[address].text).lower()


def test_aucun_sigle_inconnu_dans_le_texte_visible(site: Built, corpus: Corpus) -> None:
    vocabulary = corpus.vocabulary
    found = {
        page.address: [word for word, _ in vocabulary.faults(plain(page.prose))]
        for page in site.pages.values()
    }
    assert {address: words for address, words in found.items() if words} == {}


def test_chaque_fiche_pas_en_vigueur_le_dit_avant_tout(site: Built, corpus: Corpus) -> None:
    for item in corpus.obligations.values():
        text = site.pages[f"obligations/{item.id.replace('_', '-')}/"].text
        assert ("rien ne vous est imposé à ce titre" in text) is (item.statut == "a_venir"), item.id
        assert ("c’est une recommandation" in text) is (item.statut == "recommandation"), item.id


def test_aucune_commune_n_est_dite_conforme(site: Built) -> None:
    pattern = re.compile(r"votre commune est (?:déjà )?conforme", re.IGNORECASE)
    assert [page.address for page in site.pages.values() if pattern.search(page.text)] == []
