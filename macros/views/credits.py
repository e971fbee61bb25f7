"""Ce que le guide doit à d'autres, et où signaler une faille."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import word
from macros.models.credits import Bibliotheque, licence_name


@word
def bibliotheques_livrees(corpus: Corpus, here: Here) -> Markup:
    """Le tableau des bibliothèques que reçoit le navigateur, chacune avec le texte de sa licence."""
    rows = [shown(item, here) for item in corpus.bibliotheques]
    return html.table("Les bibliothèques livrées", ("Bibliothèque", "Version", "Licence"), rows)


def shown(item: Bibliotheque, here: Here) -> tuple[html.Content, ...]:
    """Une bibliothèque ; l'intitulé du lien dit de qui est la licence."""
    text = html.join(["Licence ", item.licence, " de ", html.english(item.nom)])
    return html.english(item.nom), item.version, html.link(text, here.to(f"assets/licences/{item.fichier}"))


@word
def donnees_livrees(corpus: Corpus, here: Here) -> Markup:
    """D'où viennent les noms et les populations des communes, avec leur licence."""
    source = corpus.territoires
    return html.facts(
        [
            ("Paquet", html.link(source.paquet, source.adresse)),
            ("Version", source.version),
            ("Licence", html.link(source.licence, here.to(f"assets/licences/{licence_name(source.paquet)}"))),
            ("Sources", html.bullets(source.sources)),
        ]
    )


@word
def contact_securite(corpus: Corpus, here: Here) -> Markup:
    """L'adresse où signaler une faille, ou l'aveu qu'il n'y en a pas encore."""
    contact = corpus.hebergement.contact_securite
    if contact is None:
        return html.paragraph(
            "Cette copie du guide n'a pas encore d'adresse où signaler une faille. "
            "La structure qui la mettra en ligne l'indiquera ici."
        )
    return html.paragraph(html.link("Signaler une faille à la structure qui publie ce guide", contact))
