"""Ce que le guide n'a pas pu vérifier : le sujet, ce qui manque, depuis quand."""

from datetime import date

from macros.markup.here import Here
from macros.models.instruire import SujetAInstruire
from macros.views.instruire import sujets_a_instruire
from tests.conftest import reduced
from tests.views.petit import TODAY


def test_un_sujet_dit_ce_qui_nous_manque() -> None:
    item = SujetAInstruire(
        id="a", sujet="Le projet de loi", pourquoi="Le texte <voté>.", vu_le=date(2026, 11, 1)
    )
    assert (
        '<tr><th scope="row">Le projet de loi</th><td>Le texte &lt;voté&gt;.</td>'
        '<td><time datetime="2026-11-01">1er novembre 2026</time></td></tr>'
    ) in sujets_a_instruire(reduced({"a_instruire": {"a": item}}), Here("obligations/", TODAY))
