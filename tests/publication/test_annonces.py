"""Plan, robots, contact de sécurité, sommaire : écrits quand ils sont vrais, absents sinon."""

import struct

from lxml import etree

from macros.building.guide import current_guide
from macros.building.shell import icon
from macros.publication.announcing import announced
from macros.publication.pruning import pruned
from macros.publication.where import base, folder
from tests.conftest import ROOT
from tests.publication.essai import HOME, SITE, page

DAY = 1795219200  # 21 novembre 2026


def made(address: str = "", contact: str = "") -> dict[str, str]:
    """Les fichiers ajoutés au petit site."""
    before = pruned(SITE)
    after = announced(before, address, contact, DAY)
    return {name: after[name].decode() for name in after.keys() - before.keys()}


def test_sans_adresse_rien_ne_cite_une_adresse() -> None:
    assert made() == {"robots.txt": "User-agent: *\nAllow: /\n"}


def test_le_plan_nomme_chaque_page_et_son_jour_de_verification() -> None:
    plan = made("https://guide.fr/x/")["sitemap.xml"]
    places = etree.fromstring(plan.encode()).findall("{*}url")
    assert [url.findtext("{*}loc") for url in places] == ["https://guide.fr/x/", "https://guide.fr/x/une/"]
    assert [url.findtext("{*}lastmod") for url in places] == [None, "2026-11-21"]
    assert "Sitemap: https://guide.fr/x/sitemap.xml\n" in made("https://guide.fr/x/")["robots.txt"]


def test_le_sommaire_en_texte_dit_chaque_page() -> None:
    assert made("https://guide.fr/")["llms.txt"] == (
        f"# {HOME}\n\n> À propos de {HOME}.\n\n## Pages\n\n"
        f"- [Une page](https://guide.fr/une/) : À propos de Une page – {HOME}.\n"
    )


def test_le_contact_de_securite_n_est_ecrit_que_s_il_existe() -> None:
    assert ".well-known/security.txt" not in made("https://guide.fr/")
    assert made("https://guide.fr/", "https://guide.fr/faille")[".well-known/security.txt"] == (
        "Contact: https://guide.fr/faille\nExpires: 2027-05-20T00:00:00Z\nPreferred-Languages: fr\n"
        "Canonical: https://guide.fr/.well-known/security.txt\n"
    )


def test_l_adresse_du_guide_est_celle_que_dit_son_accueil() -> None:
    assert (base(SITE), folder(base(SITE))) == ("", "/")
    home = page(HOME, "", "", '<link rel="canonical" href="https://guide.fr/guide/">\n')
    assert base({"index.html": home}) == "https://guide.fr/guide/"
    assert folder("https://guide.fr/guide/") == "/guide/"


def test_l_image_de_partage_a_la_taille_et_la_couleur_de_l_embleme() -> None:
    image = (ROOT / "overrides/partage.png").read_bytes()
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", image[16:24]) == (1200, 630)
    assert f"#{image[image.index(b'PLTE') + 4 :][:3].hex()}" in icon(current_guide(ROOT).edition)


def test_l_image_de_partage_ne_part_que_si_une_page_l_annonce() -> None:
    files = {**SITE, "partage.png": b"png"}
    assert "partage.png" in announced(files, "https://guide.fr/", "", DAY)
    assert "partage.png" not in announced(files, "", "", DAY)
