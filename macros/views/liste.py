"""La page où l'on colle une liste de collectivités, pour en avoir le tableau."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import forms, html
from macros.markup.here import Here
from macros.markup.registry import word
from macros.views.generateur import ARCHIVE

SCRIPTS = ("formulaire", "ecriture", "liste")
SUITE = (
    "territoires",
    "proches",
    "dossier-definition",
    "dossier-papiers",
    "liste-lecture",
    "liste-definition",
)
"""Ce qui ne se charge que lorsqu'on demande le tableau, dans cet ordre."""

AVANT = "Rien ne quitte votre appareil, et rien n'y est gardé."
COLLER = "Vos collectivités"
COMMENT = (
    "Une par ligne : un code INSEE ou un SIREN. Ou un tableau copié d'un tableur, sa première ligne nommant "
    "les colonnes."
)
DEPOSER = "Ou un fichier"
FORMATS = "Un CSV ou un ODS. Vous pouvez aussi le déposer dans la zone du dessus."


@word
def liste_de_collectivites(corpus: Corpus, here: Here) -> Markup:
    """Le formulaire, et la place de son tableau ; il paraît quand les scripts sont permis."""
    fields = [
        forms.area("collectivites", COLLER, COMMENT, ""),
        forms.line("fichier", DEPOSER, FORMATS, "fichier", ""),
    ]
    shown = forms.form("liste", here.scripts(SCRIPTS), fields, "Faire le tableau", html.paragraph(AVANT))
    result = forms.made_from(
        "tableau", "Votre tableau", here.scripts(SUITE), here.path(""), here.path(ARCHIVE)
    )
    return html.join([shown, result], "\n")
