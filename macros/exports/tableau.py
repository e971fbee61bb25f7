"""La page des données publiques : chaque fichier, ce qu'il contient, ses formats."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.exports.resource import lines
from macros.exports.versions import VERSIONS, Version
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.texts.french import counted


@word
def tableau_donnees(corpus: Corpus, here: Here) -> Markup:
    """Les fichiers à télécharger, version par version, avec leur nombre de lignes et leur description."""
    return html.join([table(corpus, here, version) for version in VERSIONS], "\n")


def table(corpus: Corpus, here: Here, version: Version) -> Markup:
    """Les fichiers d'une version."""
    folder = f"donnees/{version.folder}"
    rows = [
        (
            resource.title,
            counted(len(lines(resource, corpus)), "ligne"),
            html.link(
                f"{resource.name}-tableur.csv, {version.folder} (CSV)",
                here.to(f"{folder}/{resource.name}-tableur.csv"),
            ),
            html.join(
                [
                    html.link(
                        f"{resource.name}.csv, {version.folder} (CSV)",
                        here.to(f"{folder}/{resource.name}.csv"),
                    ),
                    html.link(
                        f"{resource.name}.json, {version.folder} (JSON)",
                        here.to(f"{folder}/{resource.name}.json"),
                    ),
                ],
                ", ",
            ),
        )
        for resource in version.resources
    ]
    caption = f"Les fichiers de données, {version.folder}"
    package = html.link(f"datapackage.json, {version.folder} (JSON)", here.to(f"{folder}/datapackage.json"))
    said: list[Content] = ["La description de tous leurs champs : ", package, "."]
    if version.until:
        said += [" Ces fichiers restent là jusqu'au ", html.day(version.until), " au moins."]
    shown = html.table(caption, ("Contenu", "Taille", "Tableur", "Programmes"), rows)
    return html.join([shown, html.paragraph(html.join(said))], "\n")
