"""Le pied de page, tel que l'écrit la coque : une phrase fausse se signale de partout."""

from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from jinja2 import DictLoader, Environment
from lxml import html

from tests.conftest import ROOT

PLACES = ("en-tete", "menu", "fil", "pied", "sommaire", "jour")
LOCAL = SimpleNamespace(url="obligations/rgpd-delegue/", canonical_url=None, meta={}, content="x", toc=[])


def footer(contact: str, page: object) -> html.HtmlElement:
    """Le pied d'une page, pour un contact donné."""
    shell = {f"partials/{it}.html": (ROOT / f"overrides/partials/{it}.html").read_text() for it in PLACES}
    said = {"version": "1.2.3", "etat-accessibilite": "non conforme", "contact": contact, "faits": ""}
    shell |= {f"partials/{name}.html": text for name, text in said.items()}
    env = Environment(loader=DictLoader(shell), autoescape=False)
    env.filters |= {"url": lambda it: f"../../{it}"}
    config = {"repo_url": ""}
    return html.document_fromstring(env.get_template("partials/pied.html").render(page=page, config=config))


def report(contact: str, page: object = LOCAL) -> tuple[str, str]:
    """Ce que dit la phrase, et où mène son seul lien."""
    (link,) = footer(contact, page).xpath("//p[@id='signaler']/a")
    return link.getparent().text_content().strip(), link.get("href")


def test_le_courriel_est_deja_rempli() -> None:
    sentence, href = report("mailto:guide@exemple.fr")
    assert sentence == "Une phrase est fausse ? Signalez-la"
    address = urlsplit(href)
    assert (address.scheme, address.path) == ("mailto", "guide@exemple.fr")
    said = parse_qs(address.query)
    assert said["subject"] == ["Une phrase est fausse"]
    assert said["body"] == ["Page /obligations/rgpd-delegue/, version 1.2.3\n"]


@pytest.mark.parametrize("start", ["https://x.fr/dire", "https://x.fr/new?template=erreur.yml"])
def test_le_formulaire_recoit_la_page_et_la_version(start: str) -> None:
    page = SimpleNamespace(**vars(LOCAL) | {"canonical_url": "https://guide.fr/obligations/rgpd-delegue/"})
    _, address = report(start, page)
    assert address.startswith(start)
    said = parse_qs(urlsplit(address).query)
    assert (said["page"], said["version"]) == ([page.canonical_url], ["1.2.3"])


def test_la_page_introuvable_signale_aussi() -> None:
    assert "page=/404.html" in report("https://x.fr/dire", None)[1]


def test_sans_contact_le_pied_l_avoue_et_dit_que_faire() -> None:
    sentence, href = report("")
    assert sentence.startswith("Une phrase est fausse ? Cette copie n’a pas encore")
    assert href == "../../contribuer/signaler/"
