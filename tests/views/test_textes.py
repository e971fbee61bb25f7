"""Le droit à l'écran : l'article en lien, la phrase citée à la lettre, où et quand elle a été lue."""

from datetime import date
from typing import Any

import pytest

from macros.models.obligations import ReferenceEpinglee
from macros.models.textes import Article, Lecture, Nature, TexteOfficiel
from macros.views import textes
from tests.views.petit import POUR_TOUS, guide, obligation


def pinned(**changes: Any) -> TexteOfficiel:
    """Une loi d'un seul article."""
    facts: dict[str, Any] = {
        "numero": "2",
        "identifiant": None,
        "version": date(2021, 1, 1),
        "lecture": Lecture.TEXTE,
        "lu_dans": "une copie publique",
        "lu_le": date(2026, 11, 26),
        "citations": ("Toute commune répond.",),
        **changes,
    }
    article = Article(**facts)
    return TexteOfficiel(
        id="loi",
        nom="Loi d'essai",
        nature=Nature.LOI,
        date=date(2020, 1, 1),
        url="https://loi.fr/",
        articles={"a2": article},
    )


BASIS = ReferenceEpinglee(article="loi/a2")


def test_un_article_epingle_montre_sa_phrase_sa_lecture_et_sa_version() -> None:
    assert textes.legal_basis(guide(textes={"loi": pinned()}), BASIS) == (
        '<a href="https://loi.fr/">Loi d&#39;essai, article 2</a>, '
        '<time datetime="2020-01-01">1er janvier 2020</time>'
        "<details><summary>Le texte : article 2</summary>\n"
        '<blockquote lang="fr">\n<p>« Toute commune répond. »</p>\n</blockquote>\n'
        '<p class="note">Texte lu le 26 novembre 2026 : une copie publique. '
        "Version en vigueur depuis le 1er janvier 2021.</p>\n</details>"
    )


def test_un_article_lu_chez_un_autre_le_dit() -> None:
    shown = textes.legal_basis(guide(textes={"loi": pinned(lecture=Lecture.PRESENTATION)}), BASIS)
    assert "Lu dans une présentation, pas dans le texte, le " in shown


@pytest.mark.parametrize(
    ("changes", "memory", "said"),
    [
        ({}, None, "Texte lu le 26 novembre 2026"),
        ({"lecture": Lecture.PRESENTATION}, None, "Lu dans une présentation, pas dans le texte"),
        ({}, "Une date.", "Texte lu le 26 novembre 2026, en partie ; pour le reste : de mémoire"),
    ],
)
def test_une_fiche_dit_quand_son_texte_a_ete_lu_et_ce_qui_ne_l_a_pas_ete(
    changes: dict[str, Any], memory: str | None, said: str
) -> None:
    facts = {**POUR_TOUS, "base_legale": (BASIS,), "confiance": {"sources": (), "de_memoire": memory}}
    assert textes.read_on(guide(textes={"loi": pinned(**changes)}), obligation(facts)) == said


def test_un_nombre_porte_ses_articles_en_liens() -> None:
    assert textes.proofs(guide(textes={"loi": pinned()}), ["loi/a2"]) == (
        ' (<a href="https://loi.fr/">Loi d&#39;essai, article 2</a>)'
    )
    assert textes.proofs(guide(), []) == ""
