"""Le texte d'un modèle tel que pandoc le lit : titre, espaces marqués, typographie, note à retirer."""

import re
from collections.abc import Iterator

from macros.corpus.facts import Corpus
from macros.models.base import Niveau
from macros.models.champs import ESPACE
from macros.models.edition import Edition
from macros.models.modeles import MiseEnPage, Modele, ModeleDeTexte
from macros.models.sources import SourceLue
from macros.texts.french import in_words
from macros.texts.trust import COURTES
from macros.texts.typography import typeset

LICENCE = "Licence Ouverte 2.0"
CAPTION = re.compile(r"^Tableau : ", re.MULTILINE)

CONFIANCES = {
    Niveau.ELEVEE: COURTES[Niveau.ELEVEE],
    Niveau.MOYENNE: f"{COURTES[Niveau.MOYENNE]}, une partie reste à vérifier",
    Niveau.MEMOIRE: f"{COURTES[Niveau.MEMOIRE]}, à relire avant de s'en servir",
}


def manuscript(modele: ModeleDeTexte, corpus: Corpus) -> str:
    """Le Markdown complet d'un document."""
    note = list(notice(modele, corpus)) if modele.mise_en_page is MiseEnPage.COURANTE else []
    title = [] if modele.objet else [f"# {modele.heading}", ""]
    text = typeset("\n".join([*title, *modele.texte, "", *note]))
    text = text.replace(
        "- ☐ ", "- ☐\u00a0"
    )  # Sans quoi le DOCX ferait de la case une puce, que rien ne remplace.
    return marked(CAPTION.sub("Table: ", text.replace("Tableau\u00a0: ", "Tableau : ")))


def notice(modele: Modele, corpus: Corpus) -> Iterator[str]:
    """La note de fin, à retirer : la confiance, les réserves, les sources et ce qui en a été lu."""
    yield from ("::: {custom-style=Note}", corpus.edition.nom, ":::", "")
    yield from ("## Note à supprimer avant de vous servir du document", "")
    yield (
        f"Modèle {corpus.edition.du_guide}, {LICENCE}. Remplacez chaque espace entre crochets. "
        f"{trust(modele)} Ceci n'est pas un conseil juridique."
    )
    yield ""
    yield modele.usage
    yield ""
    for reserve in modele.reserves:
        yield f"- {reserve}"
    yield ""
    yield "Sources :"
    yield ""
    for name in modele.sources:
        yield f"- {cited(corpus.sources[name])}"


def trust(modele: Modele) -> str:
    """La confiance et les dates, en une phrase."""
    return (
        f"Vérifié le {in_words(modele.verifie_le)}, {CONFIANCES[modele.confiance]}. "
        f"À relire avant le {in_words(modele.revoir_avant)}."
    )


def cited(source: SourceLue) -> str:
    """Une source en une ligne : son titre, sa date et ce qui en a vraiment été lu."""
    dated = f", {source.date}" if source.date else ""
    return f"{source.titre}{dated}. Lecture : {source.lecture}."


def provenance(modele: Modele, edition: Edition) -> str:
    """D'où vient le fichier, sous quelle licence, vérifié quand, avec quelle confiance : ses propriétés."""
    return f"Modèle {edition.du_guide}, {LICENCE}. {trust(modele)}"


def marked(text: str) -> str:
    """Le texte où chaque espace à remplir porte le style qui le met en évidence, crochets compris."""
    return ESPACE.sub(r'[\\[\1\\]]{custom-style="Espace"}', text)
