"""Les documents de départ à l'écran : chacun avec la précaution qui le rend lisible."""

from datetime import date

from macros.markup.here import Here
from macros.models.documents import Document
from macros.views.documents import tableau_documents
from tests.conftest import reduced
from tests.views.petit import TODAY


def test_un_document_dit_sa_date_ou_qu_elle_manque_et_sa_precaution() -> None:
    told = {"editeur": "Un groupe", "nature": "diaporama", "precaution": "Des erreurs de droit."}
    known = reduced(
        {
            "documents": {
                "a": Document(id="a", titre="Premier", date=date(2025, 6, 19), **told),
                "b": Document(id="b", titre="Second", date=None, **told),
            }
        }
    )
    rows = tableau_documents(known, Here("demarche/", TODAY)).split("<tbody>\n")[1].splitlines()
    assert rows[:2] == [
        '<tr><th scope="row">Premier</th><td>Un groupe</td>'
        '<td><time datetime="2025-06-19">19 juin 2025</time></td>'
        "<td>diaporama</td><td>Des erreurs de droit.</td></tr>",
        '<tr><th scope="row">Second</th><td>Un groupe</td><td>date non précisée</td>'
        "<td>diaporama</td><td>Des erreurs de droit.</td></tr>",
    ]
