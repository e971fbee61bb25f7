"""Un bloc part de côté pendant que Markdown lit la page, et y revient tel quel."""

import markdown
import pytest

from macros.markup.held import hold, restore

BLOCKS = (
    '<div class="cartes"><h2 id="a">Titre</h2>\n\n<p>*Pas* du Markdown {: #b }</p></div>',
    "<ul>\n<li>un</li>\n</ul>",
    '<section class="calcule"><p>à</p></section>',
)


@pytest.mark.parametrize("said", BLOCKS)
def test_un_bloc_revient_tel_qu_il_a_ete_dit(said: str) -> None:
    """Dit deux fois, entre deux textes : Markdown n'en change pas une lettre et n'y met pas de paragraphe."""
    page = f"Avant.\n\n{hold(said)}\n\n## Titre\n\n{hold(said)}\n\nAprès."
    shown = restore(markdown.markdown(page))
    assert shown == f"<p>Avant.</p>\n{said}\n\n<h2>Titre</h2>\n{said}\n\n<p>Après.</p>"


@pytest.mark.parametrize("said", ["63", "<a href='x'>un lien</a>", '<span lang="en">open data</span>', ""])
def test_ce_qui_se_dit_dans_une_phrase_reste_dans_la_phrase(said: str) -> None:
    """Un nombre, un lien, une étiquette : Markdown les lit avec leur phrase."""
    assert hold(said) == said
