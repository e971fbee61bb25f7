"""Ce que le guide doit à d'autres : lu dans les fichiers livrés, chacun avec sa licence."""

from datetime import date
from pathlib import Path

from macros.building.folder import ASSETS
from macros.corpus.shipped import shipped
from macros.markup.here import Here
from macros.models.credits import Bibliotheque
from macros.models.hebergement import Hebergement
from macros.publication.bom import credited
from macros.views.credits import bibliotheques_livrees, contact_securite
from tests.conftest import ROOT, reduced

HERE = Here("credits/", date(2026, 11, 21))
MOTEUR = Bibliotheque(nom="moteur", version="1.2.3", licence="MIT", fichier="moteur.txt")


def test_une_bibliotheque_se_lit_en_tete_de_son_script() -> None:
    text = "/*! moteur 1.2.3, licence MIT : licences/moteur.txt */\nmoteur();\n/*! autre chose */\n"
    assert list(credited(text)) == [MOTEUR]


def test_les_bibliotheques_livrees_sont_celles_que_fixe_le_verrou(tmp_path: Path) -> None:
    """Dans leur version, dans leur licence, et chacune avec le texte de la sienne."""
    assets = ROOT / ASSETS
    written = [found for path in assets.glob("*.js") for found in credited(path.read_text("utf-8"))]
    assert sorted(written, key=lambda item: item.nom.lower()) == list(shipped(ROOT))
    assert {item.fichier for item in shipped(ROOT)} == {path.name for path in (assets / "licences").iterdir()}
    assert shipped(tmp_path) == ()


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
