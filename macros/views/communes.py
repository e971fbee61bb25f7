"""La recherche d'une commune par son nom, et la place où sa fiche la montre."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import word
from macros.texts.french import listed

SCRIPTS = ("frappe", "territoires", "commune")
"""De quoi reconnaître un nom, puis le champ, et la commune choisie sur sa fiche."""

LIST = "autocompletion"
"""La bibliothèque qui change le champ en liste."""

LABEL = "Votre commune ou votre intercommunalité"
HELP = (
    "Un nom ou un code postal. Choisir une réponse ouvre sa fiche. "
    "La recherche se fait dans votre navigateur."
)

PANNE = "La recherche de commune ne s’est pas chargée. Choisissez la taille de votre collectivité."
"""Ce que dit la page quand les scripts d'une commune n'arrivent pas."""


@word
def chercher_ma_commune(corpus: Corpus, here: Here) -> Markup:
    """Le champ de recherche et, à côté, le chemin qui s'en passe : choisir une taille."""
    link = html.link(
        "choisissez la taille de votre collectivité", here.to("ma-collectivite/#choisir-votre-taille")
    )
    scripts = " ".join(here.scripts(SCRIPTS))
    form = html.commune_form(here.path(""), scripts, here.path(f"assets/{LIST}.js"), PANNE, LABEL, HELP)
    return html.join([form, html.paragraph(html.join(["Sans donner de nom : ", link, "."]))], "\n")


@word
def population_retenue(corpus: Corpus, here: Here) -> Markup:
    """Quelle population est comparée aux seuils, d'où elle vient, et ce qui reste à vérifier."""
    source = corpus.territoires
    origin = html.join(
        [
            f"Communes et populations : {listed(source.sources)}, réunies dans le paquet {source.paquet} "
            f"{source.version} (millésime {source.millesime}), sous ",
            html.link(source.licence, source.licence_url),
            ".",
        ]
    )
    return html.join(
        [
            html.paragraph(f"{source.regle} Nous retenons donc ce chiffre : {source.population}."),
            html.paragraph(
                f"Faute de ce chiffre, nous prenons celui-ci : {source.population_de_repli}. "
                f"À {source.marge} % d'un seuil ou moins, la fiche dit « à vérifier »."
            ),
            html.bullets([*source.regle_sources, *source.reserves]),
            html.note(html.join([origin, " Vérifié le ", html.day(source.verifie_le), "."])),
        ],
        "\n",
    )
