"""Ce qui entoure les dix étapes : la loi, la grille, les modèles à imprimer, le calendrier, les exemples."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.models.feuille_de_route import Objectif, Piece, Repere
from macros.views.etapes import tool
from macros.views.sources import attributed, claim, origins, proposed, source_list, sources_of

LIGNES_VIDES = 3
"""Les lignes du tableau à remplir : assez pour comprendre, la personne en ajoute."""


def rappel_feuille_de_route(corpus: Corpus, here: Here) -> Markup:
    """Pour qui la stratégie est obligatoire, et d'où vient ce que l'on lit."""
    frame = corpus.feuille_de_route
    return html.section(
        "avertissement", html.join([html.paragraph(frame.rappel), html.note(frame.avertissement)], "\n")
    )


def esprit_feuille_de_route(corpus: Corpus, here: Here) -> Markup:
    """Ce que l'on sait de l'esprit du guide de 2023."""
    return html.bullets(landmark(corpus, item) for item in corpus.feuille_de_route.esprit_du_guide)


def decret_feuille_de_route(corpus: Corpus, here: Here) -> Markup:
    """Ce que demande le décret REEN : qui, quelles pièces, à quelles dates."""
    decree = corpus.feuille_de_route.decret
    facts = html.facts(
        [
            ("Qui est visé", decree.qui),
            ("Les autres", decree.petite_commune),
            ("Ce qui est demandé", html.bullets(piece(item) for item in decree.pieces)),
            ("Sanction", decree.sanction),
            ("Liberté", decree.liberte),
            ("Origine", claim(corpus, "", decree.sources, decree.confiance)),
        ]
    )
    return html.section("encadre", facts)


def objectifs_feuille_de_route(corpus: Corpus, here: Here) -> Markup:
    """Les six familles d'objectifs possibles, avec des actions et des mesures."""
    headers = ("Objectif", "Exemples d'actions", "Comment on saura", "Origine")
    rows = [objective(corpus, item) for item in corpus.feuille_de_route.decret.objectifs]
    return html.table("Les six familles d'objectifs possibles", headers, rows)


def voies_feuille_de_route(corpus: Corpus, here: Here) -> Markup:
    """La méthode qui convient à chaque taille de collectivité."""
    ways = corpus.feuille_de_route.choisir_sa_voie
    return html.bullets(
        claim(corpus, f"{way.taille[0].upper()}{way.taille[1:]} : {way.voie}.", way.sources, way.confiance)
        for way in ways
    )


def outils_feuille_de_route(corpus: Corpus, here: Here) -> Markup:
    """Tous les outils cités dans les étapes."""
    return html.bullets(tool(corpus, item) for item in corpus.outils.values())


def grille_etat_des_lieux(corpus: Corpus, here: Here) -> Markup:
    """L'état des lieux en une page, à imprimer et à remplir."""
    rows = [
        (question, part.theme, "") for part in corpus.feuille_de_route.grille for question in part.questions
    ]
    grid = html.table("État des lieux en une page", ("Question", "Thème", "Votre réponse"), rows)
    return html.join([proposed(corpus), grid], "\n")


def modele_de_tableau(corpus: Corpus, here: Here) -> Markup:
    """Le tableau d'une feuille de route, à recopier."""
    columns = corpus.feuille_de_route.colonnes_du_tableau
    rows = [(str(rank), *("" for _ in columns[1:])) for rank in range(1, LIGNES_VIDES + 1)]
    return html.join([proposed(corpus), html.table("Modèle de feuille de route", columns, rows)], "\n")


def trame_deliberation(corpus: Corpus, here: Here) -> Markup:
    """Les points d'une délibération, dans l'ordre."""
    return html.join([proposed(corpus), html.steps(corpus.feuille_de_route.deliberation)], "\n")


def calendrier_feuille_de_route(corpus: Corpus, here: Here) -> Markup:
    """Le temps à prévoir, pour deux tailles de collectivités."""
    frame = corpus.feuille_de_route
    plan = frame.calendrier
    facts = html.facts(
        [
            ("Commune de 900 habitants", plan.commune_900),
            ("Communauté de communes de 12 000 habitants", plan.communaute_12000),
            ("Origine", attributed(corpus, frame.durees, plan.origine)),
        ]
    )
    return html.section("encadre", facts)


def actions_faciles(corpus: Corpus, here: Here) -> Markup:
    """Les actions que l'État classe prioritaires, avec leur difficulté."""
    frame = corpus.feuille_de_route
    rows = [
        (item.action, item.code, item.priorite, item.difficulte, origins(corpus, item.sources))
        for item in frame.actions_faciles
    ]
    headers = ("Action", "Numéro de la fiche", "Priorité", "Difficulté", "Origine")
    chart = html.table("Actions prioritaires pour commencer", headers, rows)
    return html.join([html.note(frame.actions_faciles_note), chart], "\n")


def reperes_feuille_de_route(corpus: Corpus, here: Here) -> Markup:
    """Quelques ordres de grandeur, chacun avec sa réserve."""
    return html.bullets(landmark(corpus, item) for item in corpus.feuille_de_route.reperes)


def exemples_feuille_de_route(corpus: Corpus, here: Here) -> Markup:
    """Des collectivités qui ont publié leur démarche."""
    rows = [
        claim(
            corpus,
            f"{item.qui} : {item.document}." + (f" Réserve : {item.remarque}." if item.remarque else ""),
            item.sources,
            item.confiance,
        )
        for item in corpus.feuille_de_route.exemples
    ]
    return html.bullets(rows)


def sources_feuille_de_route(corpus: Corpus, here: Here) -> Markup:
    """Toutes les sources de la feuille de route, et les limites de ce qui a été lu."""
    frame = corpus.feuille_de_route
    facts = (frame, *corpus.etapes.values(), *corpus.outils.values())
    ids = dict.fromkeys(name for fact in facts for name in sources_of(fact))
    limits = html.join([html.paragraph("Nos limites :"), html.bullets(frame.limites)], "\n")
    return html.join([source_list(corpus, ids), limits], "\n")


def landmark(corpus: Corpus, item: Repere) -> Markup:
    """Un repère, avec sa réserve."""
    reserve = f" Réserve : {item.remarque}." if item.remarque else ""
    return claim(corpus, f"{item.texte}{reserve}", item.sources, item.confiance)


def piece(item: Piece) -> Markup:
    """Une pièce demandée : son nom, sa date limite, son contenu."""
    limit: Content = html.join([" (pour le ", html.day(item.date_limite), ")"]) if item.date_limite else ""
    return html.join([html.strong(item.nom), limit, " : ", " ; ".join(item.contenu)])


def objective(corpus: Corpus, item: Objectif) -> tuple[Content, ...]:
    """La ligne d'une famille d'objectifs."""
    return (
        f"{item.numero}. {item.objectif}",
        html.bullets(item.actions),
        html.bullets(item.indicateurs),
        claim(corpus, "", item.sources, item.confiance),
    )
