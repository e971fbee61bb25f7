"""Ce que le guide doit à d'autres : lu dans les fichiers livrés, chacun avec sa licence."""

import re
from datetime import date
from pathlib import Path

import pytest

from macros.building.folder import ASSETS
from macros.corpus.shipped import shipped
from macros.markup.here import Here
from macros.models.credits import BUNDLES, Bibliotheque
from macros.models.hebergement import Hebergement
from macros.publication.bom import credited
from macros.views.credits import bibliotheques_livrees, contact_securite
from tests.conftest import ROOT, reduced

HERE = Here("credits/", date(2026, 11, 21))
REPOSITORY = re.compile(r"github\.com/[\w-]+/([\w-]+)")
VERSION = re.compile(r"github\.com/[\w-]+/([\w-]+)/blob/v(\d+\.\d+\.\d+)/")
DONNEES = "etalab-decoupage-administratif.txt"
WHOLE = {"MIT": "Permission is hereby granted", "Apache-2.0": "TERMS AND CONDITIONS FOR USE"}
"""Une phrase que seul le texte entier d'une licence contient."""

MOTEUR = Bibliotheque(nom="moteur", version="1.2.3", licence="MIT", fichier="moteur.txt")


def test_une_bibliotheque_se_lit_en_tete_de_son_script() -> None:
    text = "/*! moteur 1.2.3, licence MIT : licences/moteur.txt */\nmoteur();\n/*! autre chose */\n"
    assert list(credited(text)) == [MOTEUR]


def test_les_bibliotheques_livrees_sont_celles_que_fixe_le_verrou(tmp_path: Path) -> None:
    """Dans leur version, dans leur licence, et chacune avec le texte de la sienne."""
    assets = ROOT / ASSETS
    written = [found for path in assets.glob("*.js") for found in credited(path.read_text("utf-8"))]
    assert sorted(written, key=lambda item: item.nom.lower()) == list(shipped(ROOT))
    kept = {path.name: path.read_text("utf-8") for path in (assets / "licences").iterdir()}
    assert {item.fichier for item in shipped(ROOT)} | {DONNEES} == kept.keys()
    assert all(WHOLE[item.licence] in kept[item.fichier] for item in shipped(ROOT))
    assert "LICENCE OUVERTE" in kept[DONNEES]
    assert shipped(tmp_path) == ()


@pytest.mark.parametrize("file", BUNDLES)
def test_chaque_depot_que_nomme_un_script_d_autrui_a_son_entree(file: str) -> None:
    """Une bibliothèque en contient parfois d'autres : leurs traces y restent, avec leur version."""
    text = (ROOT / ASSETS / file).read_text("utf-8")
    told = {item.nom.rpartition("/")[2]: item.version for item in credited(text)}
    assert set(REPOSITORY.findall(text)) <= told.keys()
    assert [trace for trace in VERSION.findall(text) if told.get(trace[0]) != trace[1]] == []
    assert ("preact" in told) == ("__preactattr_" in text)


def test_bibliotheques_livrees() -> None:
    table = bibliotheques_livrees(reduced({"bibliotheques": (MOTEUR,)}), HERE)
    assert (
        '<tr><th scope="row"><span lang="en">moteur</span></th><td>1.2.3</td><td>'
        '<a href="../assets/licences/moteur.txt">Licence MIT de <span lang="en">moteur</span></a></td></tr>'
    ) in table


def test_contact_securite_ne_s_invente_pas() -> None:
    absent = contact_securite(reduced({"hebergement": Hebergement()}), HERE)
    assert "n&#39;a pas encore d&#39;adresse" in absent and "href" not in absent
    given = Hebergement(contact_securite="https://exemple.fr/faille")
    assert '<a href="https://exemple.fr/faille">' in contact_securite(reduced({"hebergement": given}), HERE)
