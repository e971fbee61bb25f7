"""Ce que les pages montrent des clauses types de la charte : leur tableau, les articles du modèle."""

from markupsafe import Markup

from macros.corpus.facts import Corpus, find_fact
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.models.charte import Clause
from macros.texts.french import counted
from macros.views.obligations import address
from macros.views.sources import claim


@word
def clauses_charte(corpus: Corpus, here: Here) -> Markup:
    """Les clauses types, ce qu'elles veulent dire et ce qu'elles ajoutent à la loi."""
    headers = (
        "Clause",
        "Texte proposé",
        "Ce que cela veut dire",
        "Par rapport à la loi",
        "Faisable à 900 habitants",
    )
    caption = counted(len(corpus.clauses), "clause à adapter", "clauses à adapter")
    return html.table(caption, headers, [clause_row(corpus, here, it) for it in corpus.clauses.values()])


def clause_row(corpus: Corpus, here: Here, clause: Clause) -> tuple[Content, ...]:
    """La ligne d'une clause dans le tableau."""
    sheets = [corpus.obligation(name) for name in clause.obligations]
    links = html.bullets(html.link(sheet.nom_court, here.to(address(sheet))) for sheet in sheets)
    return (
        f"{clause.nom} (thème : {clause.theme})",
        claim(corpus, clause.texte, clause.inspiration, clause.confiance),
        clause.ce_que_cela_veut_dire,
        html.join([clause.par_rapport_a_la_loi, links], " "),
        clause.faisable_a_900_habitants,
    )


@word
def articles_charte(corpus: Corpus, here: Here, *clauses: str) -> Markup:
    """Une partie du modèle de charte : le texte de ces clauses, dans cet ordre."""
    return html.steps(find_fact("clause", id, corpus.clauses).texte for id in clauses)
