"""La page des données publiques : chaque fichier, ce qu'il contient, ses deux formats."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.exports.data import RESOURCES
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import word
from macros.texts.french import counted


@word
def tableau_donnees(corpus: Corpus, here: Here) -> Markup:
    """Les fichiers à télécharger, avec leur nombre de lignes et leur description."""
    rows = [
        (
            resource.title,
            counted(len(list(resource.rows(corpus))), "ligne"),
            html.link(f"{resource.name}.csv (CSV)", here.to(f"donnees/v1/{resource.name}.csv")),
            html.link(f"{resource.name}.json (JSON)", here.to(f"donnees/v1/{resource.name}.json")),
        )
        for resource in RESOURCES
    ]
    table = html.table("Les fichiers de données", ("Contenu", "Taille", "Tableur", "Programmes"), rows)
    package = html.link("datapackage.json (JSON)", here.to("donnees/v1/datapackage.json"))
    return html.join(
        [table, html.paragraph(html.join(["La description de tous les champs : ", package, "."]))], "\n"
    )
