"""Ce que les pages montrent de la charte de la donnée : la méthode, les clauses, le modèle, les exemples."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.models.charte import Charte, CharteReelle, Clause, DemarcheVoisine
from macros.texts.french import counted
from macros.views.obligations import address, summary_table
from macros.views.sources import (
    CONFIANCES,
    attributed,
    claim,
    origins,
    proposed,
    source_list,
    sources_of,
)

TAILLES = ("Commune de 900 habitants", "Communauté de communes de 12 000 habitants")


def avertissement_charte(corpus: Corpus, here: Here) -> Markup:
    """Ce qui n'a pas pu être lu, et ce que cela change."""
    return html.section("avertissement", html.paragraph(corpus.charte.avertissement))


def definition_charte(corpus: Corpus, here: Here) -> Markup:
    """Ce qu'est une charte de la donnée."""
    meaning = corpus.charte.definition
    facts = html.facts(
        [
            ("Définition", claim(corpus, meaning.texte, meaning.sources, meaning.confiance)),
            ("Thèmes fréquents", html.bullets(meaning.themes_frequents)),
            ("À savoir", meaning.a_savoir),
        ]
    )
    return html.section("encadre", facts)


def pourquoi_charte(corpus: Corpus, here: Here) -> Markup:
    """À quoi sert une charte."""
    return html.bullets(claim(corpus, x.texte, x.sources, x.confiance) for x in corpus.charte.pourquoi)


def limites_charte(corpus: Corpus, here: Here) -> Markup:
    """Ce qu'une charte n'est pas."""
    items = corpus.charte.ce_que_ce_n_est_pas
    return html.bullets(claim(corpus, x.texte, x.sources, x.confiance) for x in items)


def portee_charte(corpus: Corpus, here: Here) -> Markup:
    """Ce que vaut une charte en droit."""
    items = corpus.charte.portee_juridique
    return html.bullets(claim(corpus, x.texte, x.sources, x.confiance) for x in items)


def qui_reunir_charte(corpus: Corpus, here: Here) -> Markup:
    """Les personnes à réunir, pour deux tailles de collectivités."""
    people = corpus.charte.qui_reunir
    facts = html.facts(
        [
            (TAILLES[0], html.bullets(people.commune_900)),
            (TAILLES[1], html.bullets(people.communaute_12000)),
            ("Origine", claim(corpus, "", people.sources, people.confiance)),
        ]
    )
    return html.section("encadre", facts)


def etapes_charte(corpus: Corpus, here: Here) -> Markup:
    """Les sept étapes : quoi faire, et combien de temps."""
    rows = [
        (
            f"{step.numero}. {step.titre}",
            html.join([html.bullets(step.que_faire), step.exemple or ""]),
            step.duree_commune_900,
            step.duree_communaute_12000,
        )
        for step in corpus.charte.etapes
    ]
    headers = ("Étape", "Que faire", *(f"Durée, {size[0].lower()}{size[1:]}" for size in TAILLES))
    return html.join([proposed(corpus), html.table("Les sept étapes d'une charte", headers, rows)], "\n")


def duree_charte(corpus: Corpus, here: Here) -> Markup:
    """La durée de toute la démarche, à deux tailles, et deux durées réelles."""
    length = corpus.charte.duree_totale
    facts = html.facts(
        [
            (TAILLES[0], attributed(corpus, length.commune_900, length.origine)),
            (TAILLES[1], attributed(corpus, length.communaute_12000, length.origine)),
            ("Repère", html.join([length.repere, origins(corpus, length.sources)], " ")),
        ]
    )
    return html.section("encadre", facts)


def questions_charte(corpus: Corpus, here: Here) -> Markup:
    """Les questions à trancher, à cocher au stylo."""
    return html.join([proposed(corpus), html.checklist(corpus.charte.questions)], "\n")


def pieges_charte(corpus: Corpus, here: Here) -> Markup:
    """Les erreurs courantes et leur parade."""
    rows = [(item.piege, item.parade) for item in corpus.charte.pieges]
    traps = html.table("Pièges et parades", ("Piège", "Parade"), rows)
    return html.join([proposed(corpus), traps], "\n")


def clauses_charte(corpus: Corpus, here: Here) -> Markup:
    """Les clauses types, ce qu'elles veulent dire et ce qu'elles ajoutent à la loi."""
    clauses = corpus.charte.clauses
    headers = (
        "Clause",
        "Texte proposé",
        "Ce que cela veut dire",
        "Par rapport à la loi",
        "Faisable à 900 habitants",
    )
    caption = counted(len(clauses), "clause à adapter", "clauses à adapter")
    grid = html.table(caption, headers, [clause_row(corpus, here, item) for item in clauses])
    return html.join([proposed(corpus), grid], "\n")


def modele_charte(corpus: Corpus, here: Here) -> Markup:
    """Un modèle de charte en deux pages, à recopier et à adapter."""
    charter = corpus.charte
    pages = charter.deux_pages
    blocks = [
        proposed(corpus),
        html.heading(3, pages.titre, "modele-de-charte"),
        html.paragraph(pages.preambule),
        html.paragraph(pages.champ),
        articles(charter, "Nos engagements", pages.nos_engagements),
        articles(charter, "Nos choix", pages.nos_choix),
        articles(charter, "Nos partenaires", pages.nos_partenaires),
        articles(charter, "Le suivi", pages.le_suivi),
        html.heading(4, "Qui contacter"),
        html.paragraph(pages.qui_contacter),
        html.heading(4, "Signatures et annexe"),
        html.bullets([pages.signatures, pages.annexe]),
        html.note(f"Mode d'emploi : {pages.mode_d_emploi}"),
    ]
    return html.join(blocks, "\n")


def vote_charte(corpus: Corpus, here: Here) -> Markup:
    """Le chemin jusqu'au vote, l'avertissement, et les obligations de publication."""
    vote = corpus.charte.vote
    found = [corpus.obligation(name) for name in vote.obligations]
    blocks = [
        proposed(corpus),
        html.steps(vote.etapes),
        html.section("avertissement", html.paragraph(vote.attention)),
        summary_table("Obligations à suivre pour publier la délibération", found, here),
    ]
    return html.join(blocks, "\n")


def vie_charte(corpus: Corpus, here: Here) -> Markup:
    """Les gestes qui font vivre une charte."""
    return html.bullets(claim(corpus, x.texte, x.sources, x.confiance) for x in corpus.charte.faire_vivre)


def chartes_reelles(corpus: Corpus, here: Here) -> Markup:
    """Les chartes publiées que nous avons trouvées, une fiche chacune."""
    return html.join((real(corpus, item) for item in corpus.charte.chartes_reelles), "\n")


def demarches_voisines(corpus: Corpus, here: Here) -> Markup:
    """Les démarches proches d'une charte, et ce que nous avons cherché sans le trouver."""
    charter = corpus.charte
    others = html.join((close(corpus, item) for item in charter.demarches_voisines), "\n")
    missing = html.join(
        [html.paragraph("Cherchées et non trouvées :"), html.bullets(charter.non_trouvees)], "\n"
    )
    return html.join([others, missing], "\n")


def sources_charte(corpus: Corpus, here: Here) -> Markup:
    """Toutes les sources de la méthode, et ce qui en a été lu."""
    return source_list(corpus, sources_of(corpus.charte))


def clause_row(corpus: Corpus, here: Here, item: Clause) -> tuple[Content, ...]:
    """La ligne d'une clause dans le tableau."""
    linked = [corpus.obligation(name) for name in item.obligations]
    links = html.bullets(html.link(found.nom_court, here.to(address(found))) for found in linked)
    return (
        f"{item.nom} (thème : {item.theme})",
        claim(corpus, item.texte, item.inspiration, item.confiance),
        item.ce_que_cela_veut_dire,
        html.join([item.par_rapport_a_la_loi, links], " "),
        item.faisable_a_900_habitants,
    )


def articles(charter: Charte, title: str, names: tuple[str, ...]) -> Markup:
    """Une partie du modèle : son titre et le texte de ses clauses."""
    texts = html.steps(charter.clause(name).texte for name in names)
    return html.join([html.heading(4, title), texts], "\n")


def real(corpus: Corpus, item: CharteReelle) -> Markup:
    """Une charte publiée : taille, date, démarche, contenu, limite dite, sources."""
    facts = html.facts(
        [
            ("Forme", item.type),
            ("Taille", item.taille or "non précisée"),
            ("Date", item.annee),
            ("Démarche", item.demarche or "non précisée"),
            ("Contenu", html.bullets(item.contenu)),
            ("Limite dite", item.limite_dite or "non précisée"),
            ("Origine", origins(corpus, item.sources)),
            ("Fiabilité", CONFIANCES[item.confiance]),
        ]
    )
    return html.join([html.heading(3, item.qui), html.section("encadre", facts)], "\n")


def close(corpus: Corpus, item: DemarcheVoisine) -> Markup:
    """Une démarche voisine : ce qu'elle est et à quoi elle peut servir."""
    facts = html.facts(
        [
            ("Démarche", item.nature),
            ("Utile pour", item.utile_pour),
            ("Origine", claim(corpus, "", item.sources, item.confiance)),
        ]
    )
    return html.join([html.heading(3, item.qui), html.section("encadre", facts)], "\n")
