"""Les plans imposés des documents d'accessibilité, en tableaux et en listes."""

from collections.abc import Iterable

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.models.accessibilite import Aide, Appui, Partie
from macros.models.base import Niveau
from macros.models.sources import SourceLue
from macros.texts.french import counted
from macros.views import obligations

NIVEAUX = {Niveau.ELEVEE: "lu", Niveau.MOYENNE: "lu en partie, à vérifier", Niveau.MEMOIRE: "non vérifié"}


def premiere_fois(corpus: Corpus, here: Here) -> Markup:
    """Les gestes d'une petite commune jamais auditée, avec leur temps."""
    first = corpus.accessibilite.premiere_fois
    minutes = sum(item.minutes for item in first.gestes)
    return html.join(
        [
            html.steps(f"{item.geste} : {counted(item.minutes, 'minute')}." for item in first.gestes),
            html.note(f"Environ {minutes} minutes en tout. Ces durées sont une proposition du guide."),
            html.paragraph("Ce qui ne change pas pour vous :"),
            html.bullets(first.ce_qui_ne_change_pas),
            html.paragraph("Ce qui change :"),
            html.bullets(first.ce_qui_change),
            html.paragraph(html.join([html.strong("Pour la suite. "), first.ensuite])),
        ],
        "\n",
    )


def pieces_accessibilite(corpus: Corpus, here: Here) -> Markup:
    """Les quatre pièces à publier."""
    rows = []
    for piece in corpus.accessibilite.pieces:
        sheet = corpus.obligation(piece.obligation)
        link = html.link(sheet.nom_court, here.to(obligations.address(sheet)))
        rows.append((piece.nom, piece.ou, piece.validite, link))
    headers = ("Pièce", "Où la mettre", "Combien de temps elle vaut", "La fiche")
    return html.table("Les quatre pièces à publier", headers, rows)


def mention_accueil(corpus: Corpus, here: Here) -> Markup:
    """Les trois formules imposées de la mention d'accueil."""
    mention = corpus.accessibilite.mention
    rows = [(item.formule, item.condition) for item in mention.formules]
    table = html.table(
        "Les trois formules imposées de la mention", ("Formule à écrire", "Quand l'employer"), rows
    )
    return html.join([table, html.bullets(mention.regles), html.note(mention.attention)], "\n")


def page_accessibilite(corpus: Corpus, here: Here) -> Markup:
    """Ce que contient la page « accessibilité » du site."""
    page = corpus.accessibilite.page
    return html.join(
        [html.bullets(page.contenu), html.paragraph("Les règles :"), html.bullets(page.regles)], "\n"
    )


def plan_declaration(corpus: Corpus, here: Here) -> Markup:
    """Les parties imposées de la déclaration, dans l'ordre, et quoi écrire sans audit."""
    parts = corpus.accessibilite.declaration.parties
    rows = [
        (f"{rank}. {title(part)}", level(part), html.bullets(part.contenu), part.regle, part.si_jamais_audite)
        for rank, part in enumerate(parts, start=1)
    ]
    headers = (
        "Titre imposé",
        "Niveau du titre",
        "Ce qu'on y met",
        "Comment l'écrire",
        "Si vous n'avez jamais été audité",
    )
    return html.table(
        f"Le plan imposé de la déclaration : {len(parts)} parties, toutes obligatoires", headers, rows
    )


def regles_declaration(corpus: Corpus, here: Here) -> Markup:
    """Ce que la loi exige au moins, la durée de validité, la publication et les réponses aux habitants."""
    declaration = corpus.accessibilite.declaration
    return titled_lists(
        [
            ("Le contenu minimal", declaration.contenu_minimal),
            ("La durée de validité", declaration.validite),
            ("La publication", declaration.publication),
            ("Les réponses aux habitants", declaration.reponse_aux_usagers),
        ]
    )


def erreurs_declaration(corpus: Corpus, here: Here) -> Markup:
    """Les erreurs fréquentes."""
    rows = [(item.erreur, item.juste) for item in corpus.accessibilite.declaration.erreurs]
    return html.table("Les erreurs fréquentes", ("L'erreur", "Ce qui est juste"), rows)


def taux_conformite(corpus: Corpus, here: Here) -> Markup:
    """Le calcul du taux de conformité."""
    taux = corpus.accessibilite.taux
    lists = titled_lists(
        [
            ("Les pages à vérifier toujours", taux.echantillon),
            ("Les pages à ajouter", taux.a_ajouter),
            ("La règle de calcul", taux.regles),
            ("Un critère ne s'applique pas dans trois cas", taux.non_applicable_si),
        ]
    )
    auditors = [html.heading(3, "Qui peut auditer"), html.paragraph(taux.qui_peut_auditer)]
    return html.join([lists, *auditors], "\n")


def derogations(corpus: Corpus, here: Here) -> Markup:
    """La charge disproportionnée : quand, et ce qui reste dû."""
    case = corpus.accessibilite.derogation
    example = html.paragraph(html.join([html.strong("Exemple officiel pour une mairie : "), case.exemple]))
    lists = titled_lists(
        [
            ("Ce que l'on regarde", case.on_regarde),
            ("Ce qui ne compte pas", case.ne_compte_pas),
            ("Ce que vous devez quand même", case.obligations_qui_restent),
        ]
    )
    return html.join(
        [html.paragraph(case.principe), html.paragraph(html.strong(case.limite)), example, lists], "\n"
    )


def contenus_exemptes(corpus: Corpus, here: Here) -> Markup:
    """Les contenus que la loi exempte."""
    rows = [
        (item.contenu, item.sauf or "Pas d'exception dans la page lue")
        for item in corpus.accessibilite.exemptions
    ]
    return html.table("Les contenus exemptés", ("Contenu", "Condition ou limite"), rows)


def plan_schema(corpus: Corpus, here: Here) -> Markup:
    """Le contenu du schéma pluriannuel, et une version en une page."""
    schema = corpus.accessibilite.schema_pluriannuel
    lists = titled_lists(
        [
            ("La partie politique", schema.politique),
            ("La partie travaux", schema.travaux),
            ("La publication du schéma", schema.publication),
            ("La méthode officielle", schema.methode),
        ]
    )
    rows = [(item.rubrique, item.exemple) for item in schema.en_une_page]
    page = html.table("Un schéma en une page : proposition du guide", ("Rubrique", "Exemple à adapter"), rows)
    return html.join([lists, html.heading(3, "Un schéma en une page"), page], "\n")


def sanctions_accessibilite(corpus: Corpus, here: Here) -> Markup:
    """Ce que risque la collectivité qui ne publie rien."""
    return html.paragraph(corpus.accessibilite.sanctions)


def plan_annuel(corpus: Corpus, here: Here) -> Markup:
    """Le contenu du plan de l'année, et un modèle pour 900 habitants."""
    plan = corpus.accessibilite.plan_annuel
    rows = [(item.action, item.periode, item.qui) for item in plan.modele]
    model = html.table("Un plan pour 900 habitants : proposition du guide", ("Action", "Quand", "Qui"), rows)
    return html.join([html.bullets(plan.contenu), html.paragraph(plan.forme), model], "\n")


def recours(corpus: Corpus, here: Here) -> Markup:
    """Les voies de recours de l'habitant, dans l'ordre."""
    facts = corpus.accessibilite
    return html.join([html.steps(facts.recours), html.note(facts.recours_attention)], "\n")


def outils_accessibilite(corpus: Corpus, here: Here) -> Markup:
    """Les outils officiels, puis des exemples réels."""
    facts = corpus.accessibilite
    return html.join(
        [
            html.bullets(helped(item) for item in facts.outils),
            html.paragraph("Des exemples réels, comme point de départ, pas comme modèle sûr :"),
            html.bullets(helped(item) for item in facts.exemples),
        ],
        "\n",
    )


def sources_accessibilite(corpus: Corpus, here: Here) -> Markup:
    """Ce qui a été lu, et ce qui reste à vérifier."""
    facts = corpus.accessibilite
    return html.join(
        [
            html.paragraph(f"{facts.base_legale}."),
            html.paragraph(facts.portee),
            html.paragraph("Ce que nous avons lu :"),
            html.bullets(read(source) for source in facts.sources if source.url),
            html.paragraph("Ce qui reste à vérifier :"),
            html.bullets(facts.a_reverifier),
        ],
        "\n",
    )


def titled_lists(lists: Iterable[tuple[str, Iterable[Content]]]) -> Markup:
    """Des listes, chacune sous son titre de niveau 3."""
    return html.join(
        (html.join([html.heading(3, name), html.bullets(items)], "\n") for name, items in lists), "\n"
    )


def title(part: Partie) -> str:
    """Le titre imposé d'une partie ; les premières n'en ont pas."""
    return part.titre_impose or "Sans titre"


def level(part: Partie) -> str:
    """Le niveau du titre imposé."""
    return f"niveau {part.niveau_de_titre}" if part.niveau_de_titre else "pas de titre"


def helped(item: Aide) -> Markup:
    """Un outil ou un exemple, avec sa réserve quand tout n'a pas été lu."""
    name: Content = html.link(item.nom, item.url) if item.url else item.nom
    return html.join([name, " : ", item.quoi, reservation(item)])


def reservation(part: Appui) -> str:
    """La réserve d'une partie qui n'a pas été lue en entier."""
    return "" if part.confiance is Niveau.ELEVEE else f" ({NIVEAUX[part.confiance]})"


def read(source: SourceLue) -> Markup:
    """Une source, en lien : sa date et ce qui en a été lu."""
    name: Content = html.link(source.titre, source.url) if source.url else source.titre
    dated = f", {source.date}" if source.date else ", date non précisée"
    return html.join([name, dated, " ; lecture : ", source.lecture, " ; lu le ", html.day(source.lu_le)])
