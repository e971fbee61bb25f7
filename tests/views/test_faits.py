"""Une collection en tableau : la page dit les colonnes, et la faute dit laquelle ne va pas."""

from datetime import date

import pytest

from macros.building.words import say
from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.instruire import SujetAInstruire
from macros.reading.problems import Unknown
from tests.conftest import reduced
from tests.views.petit import TODAY

HERE = Here("obligations/", TODAY)
SUBJECT = SujetAInstruire(
    id="a", sujet="Le projet de loi", pourquoi="Le texte <voté>.", vu_le=date(2026, 11, 1)
)
CORPUS = reduced({"a_instruire": {"a": SUBJECT}})


def test_un_fait_par_ligne_une_colonne_par_champ_la_date_en_toutes_lettres() -> None:
    columns = ("Sujet : sujet", "Il manque : pourquoi", "Noté le : vu_le")
    shown = say("tableau_de_faits", CORPUS, HERE, ("a_instruire", "Les sujets", *columns))
    assert '<th scope="col">Sujet</th><th scope="col">Il manque</th><th scope="col">Noté le</th>' in shown
    assert (
        '<tr><th scope="row">Le projet de loi</th><td>Le texte &lt;voté&gt;.</td>'
        '<td><time datetime="2026-11-01">1er novembre 2026</time></td></tr>'
    ) in shown
    assert shown.startswith('<div class="inventaire">')


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("a_instruir", "T", "S : sujet"),
            "collection inconnue : « a_instruir » ; corrigez-le. Exemple : a_instruire",
        ),
        (("a_instruire", "T", "S : suje"), "champ inconnu : « suje » ; corrigez-le. Exemple : sujet"),
        (("a_instruire", "T", "sujet"), "colonne « sujet » : en-tête et champ attendus"),
        (("budget", "T", "S : sujet"), "collection inconnue : « budget »"),
        (("dispenses", "T", "Le texte : base"), "le champ « base » ne se montre pas seul"),
        (("lexique", "T", "Sorte : sorte"), "le champ « sorte » ne se montre pas seul"),
    ],
)
def test_la_faute_dit_ce_qui_ne_va_pas(corpus: Corpus, args: tuple[str, ...], said: str) -> None:
    """Un champ fait d'autres champs, ou le mot d'une liste fermée, demande une vue."""
    with pytest.raises(Unknown) as refused:
        say("tableau_de_faits", corpus, HERE, args)
    assert said in str(refused.value)
