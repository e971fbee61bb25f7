"""Vos dates à vous : un formulaire qui en fait un calendrier, dans le navigateur."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import forms, html
from macros.markup.here import Here
from macros.markup.registry import word

SCRIPTS = ("formulaire", "ecriture", "evenements", "agenda")
AVANT = "Écrivez celles que vous connaissez. Rien ne quitte votre appareil, et rien n'y est gardé."
DATES = (
    (
        "declaration",
        "Le jour de votre déclaration d'accessibilité",
        "Celui qui est écrit dessus. Elle se refait au bout de trois ans.",
    ),
    ("domaine", "La fin de votre nom de domaine", "Le contrat de votre prestataire la donne."),
    ("convention", "La fin de la convention du délégué", "Le délégué à la protection des données, partagé."),
    ("licences", "La fin de vos licences de logiciels", "La première qui s'arrête."),
)
"""Le nom d'une date, sa question, son aide ; `agenda.js` en fait un événement et son rappel."""


@word
def mes_dates(corpus: Corpus, here: Here) -> Markup:
    """Le formulaire des dates d'une collectivité ; il paraît quand les scripts sont permis."""
    fields = [forms.line(name, label, help, "jour", "") for name, label, help in DATES]
    scripts = here.scripts(SCRIPTS)
    return forms.form("mes-dates", scripts, fields, "Faire mon calendrier (ICS)", html.paragraph(AVANT))
