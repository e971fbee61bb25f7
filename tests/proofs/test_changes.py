"""Une vieille rédaction rejouée contre la phrase épinglée : ce qui a bougé se dit, le reste se tait."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.checks import account
from macros.corpus.facts import Corpus
from macros.corpus.loader import Loader
from macros.markup.here import Here
from macros.models.base import Niveau
from macros.models.textes import ArticleEpingle, Changement, TexteChange
from macros.proofs.changes import changes, same
from macros.reading.extracts import Extracted, key, read_extract
from macros.reading.problems import Unknown
from macros.views.fiches import droit_obligation, fiche_obligation
from scripts.a_relire import plain, ticket
from tests.conftest import Write

OLD = Path(__file__).parent / "extraits"
"""L'article R2196-1 du code de la commande publique tel qu'il était avant le 1er janvier 2024."""

TODAY = date(2026, 12, 1)
CRPA = "LEGITEXT000031366350"
MARCHES = "code_commande_publique/r2196_1"


def test_une_vieille_redaction_dit_la_phrase_qui_a_change(corpus: Corpus) -> None:
    (found,) = changes([corpus.articles[MARCHES]], read_extract(OLD), "avant 2024", TODAY)
    assert (found.changement, found.constate_le) == (Changement.PHRASE_CHANGEE, TODAY)
    assert found.maintenant and found.maintenant.startswith("L'acheteur offre, sur son profil d'acheteur")


def test_un_article_que_l_extrait_ne_connait_plus_se_dit(corpus: Corpus) -> None:
    pin = corpus.articles[MARCHES]
    gone = replace(pin, article=pin.article.model_copy(update={"numero": "R2196-99"}))
    (found,) = changes([gone], read_extract(OLD), "avant 2024", TODAY)
    assert found.changement is Changement.ARTICLE_ABSENT


def test_un_texte_que_l_extrait_n_a_pas_ne_se_compare_pas(corpus: Corpus) -> None:
    pins = [pin for pin in corpus.articles.values() if pin.texte.id != "code_commande_publique"]
    assert list(changes(pins, read_extract(OLD), "avant 2024", TODAY)) == []


def crpa(corpus: Corpus) -> ArticleEpingle:
    return next(pin for pin in corpus.articles.values() if CRPA in pin.texte.url)


def tree(pin: ArticleEpingle, text: str, state: str = "VIGUEUR") -> str:
    """Un code en arbre JSON, où l'article est rangé sous une section."""
    article = {"type": "article", "data": {"num": pin.article.numero, "etat": state, "texteHtml": text}}
    return json.dumps({"type": "code", "data": {}, "children": [{"type": "section", "children": [article]}]})


def disguised(text: str) -> str:
    """La même phrase, telle qu'une autre copie l'écrit."""
    return f"<p>I. ― {text}</p>".replace("'", "’").replace(" ", "\u00a0\n", 3).replace("L. ", "L.")


@pytest.mark.parametrize(
    ("state", "cut", "expected"),
    [
        ("VIGUEUR", False, []),
        ("VIGUEUR", True, [Changement.PHRASE_CHANGEE]),
        ("ABROGE", False, [Changement.ARTICLE_ABROGE]),
    ],
)
def test_une_autre_typographie_n_est_pas_un_changement(
    guide: Write, corpus: Corpus, state: str, cut: bool, expected: list[Changement]
) -> None:
    pin = crpa(corpus)
    kept = [citation[:-20] if cut else citation for citation in pin.article.citations]
    text = "</p><p>".join(map(disguised, kept))
    root = guide({f"extrait/{CRPA}.json": tree(pin, text, state)})
    found = changes([pin], read_extract(root / "extrait"), "essai", TODAY)
    assert [change.changement for change in found] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l'article L. 311-1", "l’article L311-1"),
        ("I.-Les communes", "I. ― Les communes"),
        ("3 500 habitants", "3\u202f500\u00a0habitants"),
        ("Conseil d'État", "Conseil d'Etat"),
    ],
)
def test_deux_copies_d_une_phrase_sont_la_meme_phrase(one: str, other: str) -> None:
    assert same(one) == same(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("3 500 habitants", "3 501 habitants"), ("2,5 %", "25 %"), ("deux mois", "deux ans")],
)
def test_un_mot_change_est_un_changement(one: str, other: str) -> None:
    assert same(one) != same(other)


def test_un_dossier_sans_texte_est_refuse(guide: Write) -> None:
    root = guide({"extrait/notes.md": "# Rien\n"})
    with pytest.raises(Unknown, match="aucun texte dans"):
        read_extract(root / "extrait")


@pytest.fixture
def moved(guide: Write, corpus: Corpus) -> tuple[Corpus, list[str]]:
    """Le guide après `make droit EXTRAIT=…` sur la vieille rédaction, et ce que la commande a dit."""
    root = guide({account.RECORD: "[]\n"})
    ((code, old),) = read_extract(OLD).items()
    kept = [pin.article for pin in corpus.articles.values() if code in pin.texte.url]
    today = {key(article.numero): Extracted(" ".join(article.citations)) for article in kept}
    said = list(account.compare(corpus, {code: {**today, **old}}, "avant 2024", root, TODAY))
    loader = Loader(root)
    record = loader.entries(account.RECORD, TexteChange, "article")
    assert loader.problems == []
    return replace(corpus, textes_changes=record), said


def test_la_commande_dit_ce_qui_a_bouge_et_les_fiches_a_relire(moved: tuple[Corpus, list[str]]) -> None:
    said = "\n".join(moved[1])
    assert "article R2196-1 : la phrase que nous citons n'y est plus." in said
    assert "  Dans l'extrait : « L'acheteur offre, sur son profil d'acheteur" in said
    assert "Fiches à relire : donnees_essentielles_marches" in said
    assert said.endswith("1 a changé.")


def test_la_page_le_dit_d_abord_jusqu_a_la_relecture(moved: tuple[Corpus, list[str]]) -> None:
    guide, _ = moved
    here = Here("obligations/donnees-essentielles-marches/", TODAY)
    shown = fiche_obligation(guide, here, "donnees_essentielles_marches")
    assert "Un texte de cette fiche a changé depuis notre lecture" in shown
    assert "texte modifié depuis notre lecture" in droit_obligation(
        guide, here, "donnees_essentielles_marches"
    )
    assert guide.confiance(guide.obligation("donnees_essentielles_marches")) is not Niveau.ELEVEE
    read_again = reread(guide)
    assert "Un texte de cette fiche a changé" not in fiche_obligation(
        read_again, here, "donnees_essentielles_marches"
    )


def reread(guide: Corpus) -> Corpus:
    """Le guide une fois l'article relu."""
    text = guide.textes["code_commande_publique"]
    article = text.articles["r2196_1"].model_copy(update={"lu_le": date(2026, 12, 2)})
    changed = text.model_copy(update={"articles": {**text.articles, "r2196_1": article}})
    return replace(guide, textes={**guide.textes, text.id: changed})


def test_le_ticket_commence_par_ce_qui_a_change(moved: tuple[Corpus, list[str]]) -> None:
    guide, _ = moved
    assert list(ticket([], guide))[2].startswith("- [ ] Code de la commande publique, article R2196-1")
    assert "donnees_essentielles_marches" in next(iter(plain([], guide)))
    assert list(plain([], reread(guide))) == ["Aucun fait n'a passé sa date de relecture."]


def test_le_releve_garde_les_textes_que_l_extrait_n_a_pas(
    moved: tuple[Corpus, list[str]], guide: Write, tmp_path: Path
) -> None:
    changed, _ = moved
    pin = crpa(corpus=changed)
    shutil.rmtree(tmp_path / "extrait", ignore_errors=True)
    root = guide({f"extrait/{CRPA}.json": tree(pin, " ".join(pin.article.citations)), account.RECORD: "[]\n"})
    list(account.compare(changed, read_extract(root / "extrait"), "essai", root, TODAY))
    assert MARCHES in (root / account.RECORD).read_text(encoding="utf-8")
