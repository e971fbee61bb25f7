"""Les schémas que l'on regarde avant de lire : le délégué en quatre cases, le bas d'un site."""

from collections.abc import Sequence

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html, schemas
from macros.markup.here import Here
from macros.markup.registry import word

DELEGUE = (
    ("La mairie demande", "un délégué au centre de gestion ou à l'intercommunalité, s'ils en partagent un."),
    ("Le centre de gestion propose", "une convention, avec la personne qui sera votre délégué."),
    ("Le conseil vote", "la délibération qui le désigne. Le maire signe la convention."),
    ("La mairie déclare", "le délégué à la CNIL, par son téléservice, puis affiche comment le joindre."),
)
PIED = (
    (
        "Accessibilité : non conforme",
        "la mention, dès la page d'accueil. Son lien mène à la déclaration. Sans audit, écrivez ces mots-là.",
    ),
    ("Mentions légales", "qui publie le site, qui l'héberge, comment vous écrire."),
    ("Contact", "une adresse ou un formulaire, où signaler aussi ce qui bloque."),
)


@word
def schema_delegue(corpus: Corpus, here: Here) -> Markup:
    """Désigner son délégué en quatre cases : qui demande, qui propose, qui vote, qui déclare."""
    drawing = schemas.chain("Désigner le délégué, en quatre cases", DELEGUE)
    return html.figure(drawing, in_words(DELEGUE))


@word
def schema_pied_de_site(corpus: Corpus, here: Here) -> Markup:
    """Le bas d'un site de mairie, annoté : où va chaque mention."""
    return html.figure(schemas.footer("Le bas de votre site, annoté", PIED), in_words(PIED))


def in_words(said: Sequence[tuple[str, str]]) -> Markup:
    """Le même schéma, en mots : une liste que l'on déplie."""
    return html.folded("Le même schéma, en mots", html.steps(f"{who} : {what}" for who, what in said))
