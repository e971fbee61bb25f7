"""Qui publie cette copie du guide, et où lui écrire ; l'aveu qu'on ne le sait pas encore."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import referral, word

MAIL = "mailto:"
SANS_CONTACT = (
    "Cette copie du guide n'est pas publiée : elle n'a pas encore d'adresse où écrire. "
    "Dites-le à la personne qui vous l'a remise, ou à votre intercommunalité. "
    "La structure qui mettra le guide en ligne ne pourra pas le faire sans donner une adresse."
)
SANS_ENTITE = (
    "La structure qui publie cette copie n'a pas encore donné son nom. "
    "Si personne ne l'a mise en ligne, elle n'a pas d'éditeur."
)


@word
def nom_du_guide(corpus: Corpus, here: Here) -> str:
    """Le nom sous lequel cette copie se publie."""
    return corpus.edition.nom


@word
def du_guide(corpus: Corpus, here: Here) -> str:
    """Le même nom, après une préposition : « du Guide pratique… »."""
    return corpus.edition.du_guide


@referral
def ou_signaler(corpus: Corpus, here: Here) -> Markup:
    """Où écrire à la structure qui publie, ou ce que l'on peut faire quand elle n'a pas d'adresse."""
    contact = corpus.edition.publication.contact
    if not contact:
        return html.paragraph(SANS_CONTACT)
    first = html.join(["Écrivez à la structure qui publie ce guide : ", contact_link(contact), "."])
    last = "Au bas de chaque page, « Signalez-la » prépare ce message, avec l'adresse de la page."
    return html.join([html.paragraph(first), html.paragraph(last)], "\n")


@referral
def qui_publie(corpus: Corpus, here: Here) -> Markup:
    """Le nom et le contact de la structure qui publie ; dit ce qui manque."""
    known = corpus.edition.publication
    contact = contact_link(known.contact) if known.contact else ""
    told = html.facts([("Éditeur", known.entite), ("Contact", contact)]) if known.entite or contact else ""
    missing = "" if known.entite else html.paragraph(SANS_ENTITE)
    return html.join(filter(None, [told, missing]), "\n")


def contact_link(contact: str) -> Markup:
    """Le contact en lien : l'adresse de courriel se lit, un formulaire se nomme."""
    if contact.startswith(MAIL):
        return html.link(contact.removeprefix(MAIL), contact)
    return html.link("le formulaire de contact de la structure qui publie ce guide", contact)
