"""Une affirmation écrite en Markdown se lit comme celle d'une vue, où qu'elle soit."""

import pytest
from markdown import markdown

from macros.corpus.facts import Corpus
from macros.models.base import Niveau
from macros.views.sources import claim

EXTENSIONS = ["attr_list", "def_list", "tables", "macros.extensions.facts", "macros.extensions.claims"]
WRITTEN = '{sources="document_000 proposition" confiance=elevee}'


def made(text: str) -> str:
    return markdown(text, extensions=EXTENSIONS)


@pytest.mark.parametrize(
    ("text", "around"),
    [
        (f"- Poser une doctrine. {WRITTEN}", "<li>{}</li>"),
        (f"Poser une doctrine. {WRITTEN}", "<p>{}</p>"),
        (f"| Un | Deux |\n|---|---|\n| x | Poser une doctrine. {WRITTEN} |", "<td>{}</td>"),
        (f"Terme\n:   Poser une doctrine. {WRITTEN}", "<dd>{}</dd>"),
    ],
)
def test_une_phrase_montre_ses_sources_comme_dans_une_vue(corpus: Corpus, text: str, around: str) -> None:
    shown = claim(corpus, "Poser une doctrine.", ["document_000", "proposition"], Niveau.ELEVEE)
    assert around.format(shown) in made(text)


def test_une_proposition_du_guide_n_a_que_son_etiquette() -> None:
    mark = '<span class="etiquette etiquette--proposition">Notre proposition</span>'
    assert made("{sources=proposition}") == f"<p>{mark}</p>"


def test_un_code_montre_ses_accolades() -> None:
    assert made("Écrivez `{sources=joigny}`.") == "<p>Écrivez <code>{sources=joigny}</code>.</p>"


def test_les_accolades_d_une_ancre_restent_a_markdown() -> None:
    assert made("## Titre {: #ici }") == '<h2 id="ici">Titre</h2>'
