"""Le formulaire où l'on raconte une expérience : ses questions, et la place du fichier."""

from markupsafe import Markup

from macros.contributions.choices import options
from macros.corpus.facts import Corpus
from macros.markup import forms, html
from macros.markup.here import Here
from macros.markup.registry import word
from macros.models.contribuer import Forme, Liste, Question

OBLIGATOIRE = "obligatoire"
AVANT = (
    "Ce site n'envoie rien. Votre brouillon reste dans votre navigateur, et vous pouvez l'effacer. "
    "N'écrivez ni nom de personne, ni courriel, ni téléphone."
)
SCRIPTS = ("formulaire", "retour")
"""Ce que partagent les formulaires, puis ce que fait celui-ci."""

LONGUES = (Liste.OBLIGATIONS, Liste.ETAPES)
"""Les listes facultatives que la page replie."""


@word
def formulaire_retour(corpus: Corpus, here: Here) -> Markup:
    """Les questions, et la place du récit."""
    fields = [form_question(corpus, question) for question in corpus.formulaire.questions]
    scripts = here.scripts(SCRIPTS)
    return html.join(
        [
            forms.form("retour", scripts, fields, "Préparer mes réponses", html.paragraph(AVANT)),
            forms.output("recit", "Vos réponses"),
        ],
        "\n",
    )


def form_question(corpus: Corpus, question: Question) -> Markup:
    """Une question, avec ce que le script doit en savoir."""
    mandatory = OBLIGATOIRE if question.obligatoire else ""
    shown = control(corpus, question, mandatory)
    if question.liste in LONGUES:
        shown = forms.folded(question.etiquette, shown)
    return forms.scripted_question(
        question.id, None if question.liste else question.longueur, mandatory, shown
    )


def control(corpus: Corpus, question: Question, mandatory: str) -> Markup:
    """Le champ d'une question, selon la forme de sa réponse."""
    said = (question.id, question.etiquette, question.aide)
    if question.liste:
        offered = options(corpus, question.liste).items()
        shape = forms.boxes if question.forme is Forme.PLUSIEURS else forms.select
        return shape(*said, offered, mandatory)
    if question.forme in (Forme.RECIT, Forme.LIGNES):
        return forms.area(*said, mandatory)
    return forms.line(*said, "ligne", mandatory)
