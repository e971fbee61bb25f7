"""L'article à l'écran : un lien qui y mène, la phrase repliée, deux dates, et ce qui n'a pas été lu."""

import re
from datetime import date

import pytest
from lxml import html as lxml_html

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.obligations import ReferenceLibre
from macros.models.textes import NUMERO_CELEX, NUMERO_LEGI, Lecture
from macros.proofs.droit import debt, named_articles, unproved, unread
from macros.texts.french import capital, in_words
from macros.views import dette, fiches, textes

HERE = Here("obligations/essai/", date(2026, 11, 27))
FRONT = re.compile(r"legifrance\.gouv\.fr/codes/texte_lc/LEGITEXT\d{12}")


def shown(corpus: Corpus, id: str) -> str:
    """Toute une fiche : son encadré, ses gestes, ses sources."""
    views = (fiches.fiche_obligation, fiches.gestes_obligation, fiches.droit_obligation)
    return "\n".join(view(corpus, HERE, id) for view in views)


def test_chaque_article_dont_on_a_l_identifiant_mene_a_l_article_jamais_a_son_code(corpus: Corpus) -> None:
    for id, item in corpus.obligations.items():
        page = shown(corpus, id)
        for pin in (corpus.articles[name] for name in named_articles(item)):
            known = pin.article.identifiant or ""
            if NUMERO_LEGI.fullmatch(known) or NUMERO_CELEX.fullmatch(known):
                assert known in pin.url
                assert f'href="{pin.url}"' in page, f"{id} : {pin.id}"
                assert not re.search(
                    rf'href="https://www\.{FRONT.pattern}"[^>]*>{re.escape(pin.reference)}<', page
                )


def test_la_phrase_se_deplie_sans_script_et_se_lit_a_la_lettre(corpus: Corpus) -> None:
    item = corpus.obligation("telerecours")
    tree = lxml_html.fromstring(f"<div>{fiches.droit_obligation(corpus, HERE, item.id)}</div>")
    folded = {found.findtext("summary"): found for found in tree.iter("details")}
    (pin,) = (it for it in corpus.articles.values() if it.id == "code_justice_administrative/r611_8_6")
    said = folded["Le texte : article R611-8-6"].text_content()
    for citation in pin.article.citations:
        assert f"« {citation} »" in said
    assert "Texte lu le 27 novembre 2026" in said
    assert all(found.get("open") is None for found in folded.values())
    assert tree.xpath("//script | //@onclick") == []


def test_la_version_du_texte_n_est_pas_le_jour_de_la_lecture(corpus: Corpus) -> None:
    pin = corpus.articles["code_justice_administrative/r611_8_6"]
    said = textes.reading(pin)
    assert pin.article.version
    assert f"Version en vigueur depuis le {in_words(pin.article.version)}." in said
    assert pin.article.version != pin.article.lu_le


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ({}, "Texte lu le 27 novembre 2026"),
        ({"de_memoire": "Une date."}, "Texte lu le 27 novembre 2026, en partie ; pour le reste : de mémoire"),
    ],
)
def test_une_fiche_dit_ce_qui_a_ete_lu(corpus: Corpus, update: dict[str, str], expected: str) -> None:
    item = corpus.obligation("telerecours")
    given = item.model_copy(update={"confiance": item.confiance.model_copy(update=update)})
    assert textes.read_on(corpus, given) == expected


def test_un_article_non_relu_le_dit_partout(corpus: Corpus) -> None:
    free = ReferenceLibre(texte="Loi", reference="n° 1", date=None, url=None)
    item = corpus.obligation("telerecours").model_copy(update={"base_legale": (free,)})
    assert textes.read_on(corpus, item) == "Article non relu"
    assert textes.legal_basis(corpus, free) == "Loi, n° 1 : article non relu"


def test_une_presentation_n_est_pas_le_texte(corpus: Corpus) -> None:
    pin = corpus.articles["code_justice_administrative/r611_8_6"]
    given = pin.article.model_copy(update={"lecture": Lecture.PRESENTATION})
    told = textes.reading(type(pin)(pin.id, pin.texte, given))
    assert told.startswith("Lu dans une présentation, pas dans le texte, le 27 novembre 2026 : ")


def test_la_dette_se_publie_avec_son_compte(corpus: Corpus) -> None:
    here = Here("obligations/", date(2026, 11, 27))
    tree = lxml_html.fromstring(f"<div>{dette.dette_de_lecture(corpus, here)}</div>")
    page, lines = tree.text_content(), [found.text_content() for found in tree.iter("li")]
    owing = {it for item in corpus.obligations.values() for it in unread(item, corpus.articles)}
    alone = sum(len(debt(item, corpus.articles)) for item in corpus.obligations.values())
    alone += sum(len(unproved(question)) for question in corpus.questions.values())
    assert any(map(unproved, corpus.questions.values())), "23 000 euros : le décret n'a pas été lu"
    assert page.startswith(f"{len(owing)} articles ou textes restent à lire. Sur ")
    assert f"{alone} attendent encore leur phrase de loi" in page
    for it in owing:
        found = [text for text in lines if text.startswith(f"{it.texte} : ")]
        assert any(it.endroit.removeprefix("article ") in line for line in found)
    assert all(f"{capital(it.raison)} :" in page for it in owing)
