"""La page de recherche, que son script remplit."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import word

SCRIPTS = ("recherche", "bibliotheques", "frappe", "moteur", "index-recherche")
"""Le script de la page, puis ceux qu'il charge quand une question arrive."""

SANS_SCRIPT = (
    "Votre navigateur n'exécute pas JavaScript : la recherche ne peut pas répondre. Essayez autrement."
)


@word
def page_recherche(corpus: Corpus, here: Here) -> Markup:
    """La place des résultats, et ce qui les remplace sans JavaScript."""
    scripts = here.scripts(SCRIPTS)
    return html.search(here.path(""), scripts, here.path("assets/territoires.js"), SANS_SCRIPT)
