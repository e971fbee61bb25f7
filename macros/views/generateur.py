"""Le générateur de déclaration d'accessibilité : le formulaire, et le texte que le script remplit."""

import re

from markupsafe import Markup, escape

from macros.corpus.facts import Corpus
from macros.markup import forms, html
from macros.markup.here import Here
from macros.markup.registry import word
from macros.models.generateur import Bloc, Forme, Question

SCRIPTS = ("formulaire", "generateur")
"""Ce que partagent les formulaires, puis ce que fait celui-ci."""

HOLE = re.compile(r"\[([a-z_]+)\]")
OBLIGATOIRE = "obligatoire"
AVANT = (
    "Rien de ce que vous écrivez ne quitte votre appareil. Votre brouillon y reste, et vous pouvez l'effacer."
)


@word
def generateur_declaration(corpus: Corpus, here: Here) -> Markup:
    """Le formulaire, le plan imposé à remplir, et la place du résultat."""
    generator = corpus.generateur
    fields = [forms.shown_when(asked(question), question.si) for question in generator.questions]
    return html.join(
        [
            forms.form(
                "generateur",
                here.scripts(SCRIPTS),
                fields,
                "Écrire ma déclaration",
                html.paragraph(AVANT),
            ),
            forms.template(
                "plan-declaration",
                html.join([written(block, generator.referentiel) for block in generator.blocs], "\n"),
            ),
            forms.output("declaration", "Votre déclaration"),
        ],
        "\n",
    )


def asked(question: Question) -> Markup:
    """Le champ d'une question, selon la forme de sa réponse."""
    mandatory = OBLIGATOIRE if question.obligatoire else ""
    if question.forme is Forme.CHOIX:
        options = [(choice.valeur, choice.nom) for choice in question.choix]
        return forms.choice(question.id, question.etiquette, question.aide, options)
    if question.forme is Forme.LIGNES:
        return forms.area(question.id, question.etiquette, question.aide, mandatory)
    return forms.line(question.id, question.etiquette, question.aide, question.forme, mandatory)


def written(block: Bloc, reference: str) -> Markup:
    """Un bloc du plan : les réponses y sont des places vides que le script remplit."""
    return forms.shown_when(shape(block, reference), block.si)


def shape(block: Bloc, reference: str) -> Markup:
    """Le HTML d'un bloc, selon ce qu'il contient."""
    if block.titre:
        words = html.join(filter(None, [block.titre, holes(block.suite, reference)]), " ")
        return forms.title(block.niveau, words)
    if block.lignes:
        return forms.rows(block.lignes, block.sinon or "")
    if block.liste:
        return html.bullets(holes(text, reference) for text in block.liste)
    return html.paragraph(holes(block.texte or "", reference))


def holes(text: str, reference: str) -> Markup:
    """Un texte échappé dont chaque [réponse] est une place à remplir."""
    safe = str(escape(text)).replace("[referentiel]", str(escape(reference)))
    return Markup(HOLE.sub(lambda hole: forms.hole(hole[1]), safe))
