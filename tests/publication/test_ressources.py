"""Élaguer, puis mettre l'empreinte dans les noms : rien d'inutile ne part, rien de demandé ne manque."""

import hashlib

import pytest

from macros.publication.naming import fingerprinted
from macros.publication.pruning import pruned
from macros.publication.references import needed_assets
from macros.publication.refusals import Refused
from tests.publication.essai import SITE


def mark(content: bytes) -> str:
    """L'empreinte attendue d'un fichier."""
    return hashlib.sha256(content).hexdigest()[:12]


def test_ce_que_nulle_page_ne_demande_ne_part_pas() -> None:
    assert SITE.keys() - pruned(SITE).keys() == {
        "assets/javascripts/bundle.js",
        "assets/stylesheets/main.css",
        "sitemap.xml",
        "sitemap.xml.gz",
    }


def test_une_page_demande_ses_ressources_par_leur_empreinte() -> None:
    made = fingerprinted(pruned(SITE))
    sheet = f"assets/guide.{mark(SITE['assets/guide.css'])}.css"
    moteur = f"assets/moteur.{mark(SITE['assets/moteur.js'])}.js"
    index = f"assets/index.{mark(SITE['assets/index.js'])}.js"
    page = made["une/index.html"].decode()
    assert made[sheet] == SITE["assets/guide.css"]
    assert f'<link rel="stylesheet" href="../{sheet}">' in page
    assert f'data-scripts="../{moteur} ../{index}"' in page
    assert f'href="/{sheet}"' in made["404.html"].decode()
    assert f'href="{sheet}"' in made["index.html"].decode()


def test_ni_le_texte_ni_un_site_ailleurs_ne_sont_recrits() -> None:
    page = fingerprinted(pruned(SITE))["une/index.html"].decode()
    assert '<a href="https://ailleurs.fr/assets/guide.css">' in page
    assert "<code>assets/guide.css</code>" in page


def test_le_dossier_des_morceaux_porte_l_empreinte_de_tous() -> None:
    made = fingerprinted(pruned(SITE))
    (folder,) = {name.split("/")[1] for name in made if name.startswith("assets/communes")}
    (script,) = (content for name, content in made.items() if name.startswith("assets/commune."))
    assert f"}}assets/{folder}/${{nom}}.js".encode() in script
    assert f"assets/{folder}/noms-a.js" in made
    changed = fingerprinted(pruned({**SITE, "assets/communes/noms-a.js": b"autre();\n"}))
    assert f"assets/{folder}/table.js" not in changed
    assert needed_assets(made) & needed_assets(changed) != needed_assets(made), (
        "le script qui nomme le dossier change de nom aussi"
    )


def test_les_licences_gardent_leur_nom() -> None:
    assert "assets/licences/moteur.txt" in fingerprinted(pruned(SITE))


def test_rien_de_demande_ne_manque() -> None:
    made = fingerprinted(pruned(SITE))
    assert needed_assets(made) - made.keys() == set()
    assert all(
        name in needed_assets(made) for name in made if name.startswith("assets/") and name.count("/") == 1
    )


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("assets/guide.css", b"a{background:url(x.png)}", "va chercher un fichier par url"),
        ("assets/guide.js", b'charger("assets/autre.js")', "nomme un fichier d'assets"),
        (
            "assets/guide.js",
            b"charger(`${racine}assets/absent/${nom}.js`)",
            "assets/absent/, que le site n'a pas",
        ),
        ("index.html", b'<script src="assets/absent.js"></script>', "assets/absent.js, que le site n'a pas"),
    ],
)
def test_une_ressource_que_l_on_ne_saurait_suivre_est_refusee(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        fingerprinted(pruned({**SITE, name: content}))
