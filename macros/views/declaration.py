"""Le plan imposé de la déclaration d'accessibilité, et quoi écrire dans chaque partie."""

from markupsafe import Markup

from macros.corpus.facts import Corpus, find_fact
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import word
from macros.models.declaration import PartieDeDeclaration, filled
from macros.views.generateur import holes


@word
def plan_declaration(corpus: Corpus, here: Here) -> Markup:
    """Les parties imposées de la déclaration, dans l'ordre, et quoi écrire sans audit."""
    parts = corpus.plan_declaration.values()
    rows = [
        (
            f"{part.rang}. {title(part)}",
            level(part),
            html.bullets(part.contenu),
            part.regle,
            part.si_jamais_audite,
        )
        for part in parts
    ]
    headers = (
        "Titre imposé",
        "Niveau du titre",
        "Ce qu'on y met",
        "Comment l'écrire",
        "Si vous n'avez jamais été audité",
    )
    caption = f"Le plan imposé de la déclaration : {len(parts)} parties, toutes obligatoires"
    return html.table(caption, headers, rows)


@word
def phrase_imposee(corpus: Corpus, here: Here, id: str, nom: str = "") -> Markup:
    """Une phrase imposée par le modèle officiel, citée ; `nom` y tient la place de l'organisme ou du site."""
    said = filled(find_fact("phrase", id, corpus.phrases), {"entite": nom, "site": nom})
    return html.paragraph(holes(said))


def title(part: PartieDeDeclaration) -> str:
    """Le titre imposé d'une partie ; les premières n'en ont pas."""
    return part.titre_impose or "Sans titre"


def level(part: PartieDeDeclaration) -> str:
    """Le niveau du titre imposé."""
    return f"niveau {part.niveau_de_titre}" if part.niveau_de_titre else "pas de titre"
