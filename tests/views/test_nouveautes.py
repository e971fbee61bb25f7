"""Ce qui change, d'où l'on part : chaque ligne garde sa date."""

from datetime import date

from macros.markup.here import Here
from macros.models.documents import Document
from macros.models.nouveautes import Nature, Nouveaute
from macros.models.pages import Page
from macros.views.documents import tableau_documents
from macros.views.nouveautes import journal
from tests.conftest import reduced

HERE = Here("nouveautes/", date(2026, 11, 21))


def news(name: str, day: date) -> Nouveaute:
    return Nouveaute(
        id=name,
        date=day,
        nature=Nature.GUIDE,
        titre=f"Titre {name}",
        pour_qui="Tous.",
        texte="Un <texte>.",
        page="lexique/index.md",
    )


def test_journal_va_du_plus_recent_au_plus_ancien_et_mene_a_la_page() -> None:
    corpus = reduced(
        {
            "nouveautes": {"a": news("a", date(2026, 1, 1)), "b": news("b", date(2026, 11, 21))},
            "pages": {
                "lexique/index.md": Page(chemin="lexique/index.md", description="D", heading="Le lexique")
            },
        }
    )
    shown = str(journal(corpus, HERE))
    assert shown.startswith(
        '<h3 id="b">Titre b</h3>\n'
        '<p><time datetime="2026-11-21">21 novembre 2026</time>. Pour qui : Tous.</p>\n'
        '<p>Un &lt;texte&gt;.</p>\n<p><a href="../lexique/">Le lexique</a></p>\n<h3 id="a">'
    )


def test_tableau_documents_garde_la_precaution_et_la_date_inconnue() -> None:
    paper = Document(
        id="d", titre="Étude", editeur="Un réseau", date=None, nature="Enquête", precaution="Fragile."
    )
    assert (
        '<tr><th scope="row">Étude</th><td>Un réseau</td><td>date non précisée</td><td>Enquête</td>'
        "<td>Fragile.</td></tr>"
    ) in str(tableau_documents(reduced({"documents": {"d": paper}}), HERE))
