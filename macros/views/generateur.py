"""Les pages qui s'écrivent à partir de questions : le formulaire, et le texte que le script remplit."""

import re

from markupsafe import Markup, escape

from macros.corpus.facts import Corpus
from macros.markup import forms, html
from macros.markup.here import Here
from macros.markup.registry import word
from macros.models.declaration import HOLE
from macros.models.generateur import Bloc, Forme, Generateur, Question

SCRIPTS = ("formulaire", "ecriture", "redaction")
"""Ce que partagent les formulaires, les pages qui font un fichier, puis celles qui s'écrivent."""

ARCHIVE = "assets/archive.js"
"""Ce qui range un ODT ; ne se charge qu'au moment de le télécharger."""

LINK = re.compile(r"\[([^\[\]]+)\]\((https://[^)\s]+)\)")
OBLIGATOIRE = "obligatoire"
AVANT = (
    "Rien de ce que vous écrivez ne quitte votre appareil. Votre brouillon y reste, et vous pouvez l'effacer."
)


@word
def generateur_declaration(corpus: Corpus, here: Here) -> Markup:
    """Le formulaire de la déclaration, le plan imposé à remplir, et la place du résultat."""
    return written_page(
        corpus, here, corpus.generateur, "declaration", ("evenements",), "Écrire ma déclaration"
    )


@word
def generateur_mentions(corpus: Corpus, here: Here) -> Markup:
    """Le formulaire des mentions légales et des traceurs, leur texte à remplir, et la place du résultat."""
    return written_page(corpus, here, corpus.mentions, "mentions", (), "Écrire mes mentions légales")


def written_page(
    corpus: Corpus, here: Here, generator: Generateur, name: str, later: tuple[str, ...], button: str
) -> Markup:
    """Un formulaire, son texte à remplir et la place du résultat ; `name` est aussi celui de son script.

    `later` sont les scripts que celui-là charge au moment de s'en servir.
    """
    fields = [forms.shown_when(question_field(question), question.si) for question in generator.questions]
    blocks = html.join([fillable_block(corpus, block) for block in generator.blocs], "\n")
    scripts = here.scripts((*SCRIPTS, name))
    return html.join(
        [
            forms.form("generateur", scripts, fields, button, html.paragraph(AVANT)),
            forms.template("texte-a-remplir", blocks),
            forms.made_from(
                "resultat", "Votre texte", here.scripts(later), here.path(""), here.path(ARCHIVE)
            ),
        ],
        "\n",
    )


def question_field(question: Question) -> Markup:
    """Le champ d'une question, selon la forme de sa réponse."""
    mandatory = OBLIGATOIRE if question.obligatoire else ""
    if question.forme is Forme.CHOIX:
        options = [(choice.valeur, choice.nom) for choice in question.choix]
        return forms.choice(question.id, question.etiquette, question.aide, options)
    if question.forme is Forme.LIGNES:
        return forms.area(question.id, question.etiquette, question.aide, mandatory)
    return forms.line(question.id, question.etiquette, question.aide, question.forme, mandatory)


def fillable_block(corpus: Corpus, block: Bloc) -> Markup:
    """Un bloc du texte : les réponses y sont des places vides que le script remplit."""
    return forms.shown_unless(forms.shown_when(shape(corpus, block), block.si), block.sauf)


def shape(corpus: Corpus, block: Bloc) -> Markup:
    """Le HTML d'un bloc, selon ce qu'il contient."""
    if block.partie:
        part = corpus.plan_declaration[block.partie]
        return forms.title(part.niveau_de_titre, titled(part.titre_impose or "", block.suite))
    if block.titre:
        return forms.title(block.niveau, titled(block.titre, block.suite))
    if block.lignes:
        return forms.rows(block.lignes, block.sinon or "")
    if block.liste:
        return html.bullets(holes(text) for text in block.liste)
    if block.phrase:
        return html.paragraph(holes(f"{corpus.phrases[block.phrase]}{block.suite}"))
    return html.paragraph(holes(block.texte or ""))


def titled(words: str, suite: str) -> Markup:
    """Un titre et ce qui le finit."""
    return html.join(filter(None, [words, holes(suite)]), " ")


def holes(text: str) -> Markup:
    """Un texte échappé dont chaque [réponse] est une place à remplir, et chaque lien un lien."""
    linked = LINK.sub(lambda it: str(html.link(it[1], it[2])), str(escape(text)))
    return Markup(HOLE.sub(lambda hole: forms.hole(hole[1]), linked))
