"""La page « Mon dossier » : la place que son script remplit, et ce qui se lit sans lui."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import forms
from macros.markup.here import Here
from macros.markup.registry import word
from macros.views.generateur import ARCHIVE

SCRIPTS = ("formulaire", "ecriture", "dossier")
SUITE = ("dossier-definition", "dossier-fichier", "evenements", "dossier-papiers")
"""Ce qui ne se charge que si l'appareil garde quelque chose, ou qu'un fichier arrive."""

SANS_SCRIPT = (
    "Cette page demande que les scripts soient permis dans votre navigateur. Sans eux, imprimez la fiche de "
    "votre collectivité et cochez au stylo."
)


@word
def mon_dossier(corpus: Corpus, here: Here) -> Markup:
    """La place du dossier."""
    scripts, later = here.scripts(SCRIPTS), here.scripts(SUITE)
    return forms.dossier(scripts, later, here.path(""), here.path(ARCHIVE), SANS_SCRIPT)
