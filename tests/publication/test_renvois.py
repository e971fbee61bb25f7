"""Une ancienne adresse mène à la nouvelle : sans script, sans départ automatique."""

import pytest
from lxml import html

from macros.publication.moving import redirected, rules, unanswered
from macros.publication.refusals import Refused
from tests.publication.essai import HOME, SITE, page

OLD = {"vieux/nom/": "une/"}


def test_la_page_de_l_ancienne_adresse() -> None:
    tree = html.document_fromstring(redirected(SITE, OLD, "", "/")["vieux/nom/index.html"].decode())
    assert tree.get("lang") == "fr"
    assert tree.findtext(".//title") == f"Nouvelle adresse : Une page – {HOME}"
    assert tree.findtext(".//h1") == "Cette page a changé d’adresse"
    assert [(link.text, link.get("href")) for link in tree.findall(".//main//a")] == [
        ("Une page", "../../une/")
    ]
    assert tree.xpath("//link[@rel='canonical']/@href") == ["../../une/"]
    assert tree.xpath("//meta[@http-equiv]") == []
    assert tree.xpath("//script/@src | //link[@rel='stylesheet']/@href") == [
        "../../assets/guide.css",
        "../../assets/guide.js",
    ]


def test_dans_un_sous_dossier_les_liens_restent_relatifs() -> None:
    """La page 404 d'un guide servi sous /guide/ a des liens absolus ; celle du renvoi n'en garde aucun."""
    site = {**SITE, "404.html": page("Page introuvable", "/guide/", '<a href="/guide/">Accueil</a>')}
    made = redirected(site, OLD, "https://x.fr/guide/", "/guide/")["vieux/nom/index.html"].decode()
    tree = html.document_fromstring(made)
    assert [value for value in tree.xpath("//@href | //@src") if str(value).startswith("/")] == []
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://x.fr/guide/une/"]


@pytest.mark.parametrize(
    ("ancienne", "nouvelle", "reason"),
    [
        ("une/", "une/", "/une/ répond encore ; retirez-la de data/redirections.yml"),
        ("vieux/", "absente/", "/absente/ n'existe pas ; corrigez data/redirections.yml"),
    ],
)
def test_un_renvoi_faux_est_refuse(ancienne: str, nouvelle: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        redirected(SITE, {ancienne: nouvelle}, "", "/")


def test_un_ancien_fichier_est_le_nouveau() -> None:
    made = redirected(SITE, {"vieux/a.ics": "calendrier/une.ics"}, "", "/")
    assert made["vieux/a.ics"] == SITE["calendrier/une.ics"]


def test_les_regles_des_serveurs() -> None:
    found = rules({**OLD, "vieux/a.ics": "calendrier/une.ics"}, "/guide/")
    assert b"location = /guide/vieux/nom/ { return 301 /guide/une/; }\n" in found["redirections.nginx"]
    assert b"a.ics" not in found["redirections.nginx"]
    assert b"redir /guide/vieux/nom/ /guide/une/ permanent\n" in found["redirections.caddy"]


def test_une_adresse_publiee_qui_ne_repond_plus_se_dit() -> None:
    assert unanswered(["une/", "donnees/v1/faits.csv", "perdue/"], SITE) == ["perdue/"]
    assert unanswered(["vieux/nom/"], redirected(SITE, OLD, "", "/")) == []
