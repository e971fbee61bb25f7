"""Les schémas des éditeurs de texte suivent les modèles, et chaque fichier de faits nomme le sien."""

import json
from dataclasses import fields

import pytest

from macros.corpus.facts import Corpus
from macros.corpus.schemas import described, headed, headers, schemas
from macros.proofs.ledger import Ledger
from macros.reading.collections import collections
from tests.conftest import ROOT, Write


def test_chaque_fichier_de_faits_a_son_schema() -> None:
    """La ligne qui le nomme n'aide que l'éditeur de texte : `make schemas` l'ajoute, rien ne la demande."""
    places = {path.relative_to(ROOT).as_posix(): schema for path, schema in described(ROOT)}
    assert places["data/obligations/open_data.yml"] == "obligations.json"
    assert places["docs/retours/_modele.md"] == "retour.json"
    assert "docs/index.md" not in places and "docs/retours/index.md" not in places
    assert set(places.values()) <= schemas().keys()


def test_un_fait_sans_schema_recoit_sa_ligne(guide: Write) -> None:
    root = guide(
        {"data/noms.yml": "- id: a\n", "data/modeles/lettre.md": "---\ntitre: Lettre\n---\nBonjour\n"}
    )
    written = {path.name: text for path, text in headers(root) if path.exists()}
    assert written["noms.yml"].startswith(
        "# yaml-language-server: $schema=../construit/schemas/noms.json\n- id"
    )
    line = "# yaml-language-server: $schema=../../construit/schemas/modeledetexte.json"
    assert written["lettre.md"].splitlines()[:3] == ["---", line, "titre: Lettre"]


@pytest.mark.parametrize("text", ["- id: a\n", "---\ntitre: a\n---\n"])
def test_corriger_deux_fois_la_tete_ne_change_rien(text: str) -> None:
    once = headed(text, "# yaml-language-server: $schema=a.json")
    assert headed(once, "# yaml-language-server: $schema=a.json") == once
    assert headed(once, "# yaml-language-server: $schema=b.json").count("$schema=") == 1


def test_un_schema_ne_demande_pas_ce_que_dit_le_nom_du_fichier() -> None:
    obligation = json.loads(schemas()["obligations.json"])
    assert "id" not in obligation["properties"] and "id" not in obligation["required"]
    assert not {"chemin", "heading", "sections"} & set(json.loads(schemas()["retour.json"])["properties"])
    assert "texte" not in json.loads(schemas()["modeledetexte.json"])["properties"]
    assert json.loads(schemas()["lexique.json"])["type"] == "array"


def test_tout_champ_du_corpus_dit_d_ou_il_vient() -> None:
    """Une collection qui n'aurait ni schéma ni lecture n'existe pas : son fichier serait lu par personne."""
    told = {one.name for one in collections(Corpus)}
    beside = {"rgaa", "bibliotheques", "faits", "racine", "ajouts"}
    assert {field.name for field in fields(Corpus)} - told == beside
    assert {field.name for field in fields(Ledger)} - told == {"construction"}
