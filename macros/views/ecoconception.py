"""La sobriété du guide, mesurée : les pages les plus lourdes, les notes, le budget, la comparaison."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.models.rgaa import Verdict
from macros.models.rgesn import CritereRgesn
from macros.models.sobriete import Banc, Comparaison, LignePropre, Limites
from macros.proofs import ecoindex
from macros.proofs.controlled import state
from macros.texts.french import counted, number
from macros.views.pages import page_at, titles


@word
def resume_mesures(corpus: Corpus, here: Here) -> Markup:
    """Les mesures du site construit : quand, sur quelle machine, et les grandeurs du site entier."""
    measures, limits = corpus.mesures, corpus.budget.ordinaire
    grades = ", ".join(f"{item.note} : {counted(item.pages, 'page')}" for item in measures.notes)
    rows: list[tuple[str, Content, Content]] = [
        ("Pages mesurées", number(measures.pages), "toutes"),
        (
            "Première visite, page médiane",
            kilobytes(measures.octets_mediane),
            f"{kilobytes(limits.octets_premiere_visite)} au plus",
        ),
        (
            "Première visite, page la plus lourde",
            kilobytes(measures.octets_maximum),
            f"{kilobytes(limits.octets_premiere_visite)} au plus",
        ),
        ("Part commune à toutes les pages", kilobytes(measures.octets_communs), "la plus petite possible"),
        ("Pages prêtes dès le premier envoi du serveur", number(measures.premier_vol), "le plus possible"),
        ("Éléments, page médiane", number(measures.elements_mediane), f"{number(limits.elements)} au plus"),
        ("EcoIndex, page médiane", number(measures.ecoindex_mediane), f"lettre {limits.ecoindex}"),
        ("EcoIndex, toutes les pages", grades, f"lettre {limits.ecoindex}"),
    ]
    said = html.paragraph(
        html.join(["Mesures faites le ", html.day(measures.date), ". Machine : ", measures.machine, "."])
    )
    table = html.table("Le guide, mesuré", ("Grandeur", "Mesure", "Ce que nous visons"), rows)
    return html.join([said, table], "\n")


@word
def pages_lourdes(corpus: Corpus, here: Here) -> Markup:
    """Les cinq pages les plus lourdes à la première visite."""
    names = titles(corpus)
    rows = [
        (
            html.link(names[item.page], here.to(page_at(corpus, item.page).address)),
            kilobytes(item.octets),
            number(item.requetes),
            number(item.elements),
            f"{number(item.ecoindex)} ({ecoindex.grade(item.ecoindex)})",
        )
        for item in corpus.mesures.plus_lourdes
        if item.page in corpus.pages
    ]
    headers = ("Page", "Première visite", "Requêtes", "Éléments", "EcoIndex")
    return html.table("Les cinq pages les plus lourdes", headers, rows)


@word
def formule_ecoindex(corpus: Corpus, here: Here) -> str:
    """La formule de l'EcoIndex et la variante que nous employons."""
    return f"EcoIndex = {ecoindex.FORMULE}. Variante : {ecoindex.VARIANTE}."


@word
def pages_hors_budget(corpus: Corpus, here: Here) -> Markup:
    """Les pages qui ont leur propre ligne dans le budget, la raison et la limite de chacune."""
    ordinary = corpus.budget.ordinaire
    return html.bullets(
        f"{line.nom}. {line.raison} Limites : {allowed(line, ordinary)}." for line in corpus.limites.propres
    )


def allowed(line: LignePropre, ordinary: Limites) -> str:
    """Ce qu'une ligne propre accorde de plus que le budget ordinaire."""
    given = {
        f"{kilobytes(line.octets_premiere_visite or 0)} en première visite": line.octets_premiere_visite,
        f"{kilobytes(line.octets_page_suivante or 0)} en page suivante": line.octets_page_suivante,
        f"{number(line.requetes_premiere_visite or 0)} requêtes": line.requetes_premiere_visite,
        counted(line.elements or 0, "élément"): line.elements,
        f"EcoIndex {line.ecoindex} au moins": line.ecoindex,
        f"{number(line.texte or 0)} % de texte au lieu de {number(ordinary.texte)}": line.texte,
    }
    return ", ".join(text for text, value in given.items() if value is not None)


@word
def comparaison_material(corpus: Corpus, here: Here) -> Markup:
    """Le guide face à Material seul, sur le même contenu."""
    bench = corpus.banc
    if not bench.lignes:
        return html.paragraph("La comparaison n'a pas encore été mesurée.")
    rows = [(aimed(line), valued(line.guide, line), valued(line.material, line)) for line in bench.lignes]
    headers = ("Grandeur", "Le guide", "Thème d'origine")
    return html.join([measured_on(bench), html.table("Le guide et son thème d'origine", headers, rows)], "\n")


@word
def charge_supportee(corpus: Corpus, here: Here) -> Markup:
    """Ce qu'un serveur du guide supporte, mesuré sous beaucoup de connexions à la fois."""
    load = corpus.charge
    if not load.lignes:
        return html.paragraph("La charge n'a pas encore été mesurée.")
    lines = html.bullets(f"{aimed(line)} : {valued(line.guide, line)}" for line in load.lignes)
    return html.join([measured_on(load), lines], "\n")


def measured_on(bench: Banc) -> Markup:
    """Le jour et la machine d'une mesure."""
    return html.paragraph(html.join(["Mesuré le ", html.day(bench.date), ". Machine : ", bench.machine, "."]))


def aimed(line: Comparaison) -> str:
    """Une grandeur, et ce que nous visons s'il y a lieu."""
    return f"{line.grandeur} (but : {line.cible})" if line.cible else line.grandeur


def valued(value: float | None, line: Comparaison) -> str:
    """Une valeur et son unité."""
    if value is None:
        return "sans objet"
    return f"{number(value)} {line.unite}" if line.unite else number(value)


def kilobytes(octets: int) -> str:
    """Un poids en kilo-octets, au dixième."""
    return f"{number(round(octets / 1_000, 1))} ko"


STATES = {
    Verdict.CONFORME: "Prouvé",
    Verdict.NON_CONFORME: "Pas tenu",
    Verdict.NON_TESTE: "Pas prouvé",
    Verdict.NON_APPLICABLE: "Sans objet",
}


@word
def bilan_ecoconception(corpus: Corpus, here: Here) -> Markup:
    """Combien de critères du référentiel d'écoconception sont prouvés, et lesquels ne le sont pas."""
    states = [state(item, corpus.rgaa.resultats) for item in corpus.rgesn.criteres]
    applicable = len(states) - states.count(Verdict.NON_APPLICABLE)
    proved = counted(states.count(Verdict.CONFORME), "critère prouvé", "critères prouvés")
    share = html.strong(f"{proved} sur {applicable} applicables")
    rest = counted(states.count(Verdict.NON_TESTE), "n'est pas prouvé", "ne sont pas prouvés")
    said = html.paragraph(html.join([share, f". {rest} : nous ne les réclamons pas."]))
    return html.section(html.COMPUTED, said)


@word
def grille_ecoconception(corpus: Corpus, here: Here) -> Markup:
    """Tous les critères d'écoconception, par thématique : la question, l'état, ce qui le prouve."""
    families = dict.fromkeys(item.thematique for item in corpus.rgesn.criteres)
    blocks: list[Content] = []
    for rank, family in enumerate(families, start=1):
        items = [item for item in corpus.rgesn.criteres if item.thematique == family]
        caption = f"{family} : {counted(len(items), 'critère')}"
        rows = [proof_row(corpus, item) for item in items]
        blocks += [html.heading(2, f"{rank}. {family}", f"ecoconception-{rank}")]
        blocks += [html.table(caption, ("Critère", "La question", "État", "Ce qui le montre, ou non"), rows)]
    return html.section(html.COMPUTED, html.join(blocks, "\n"))


def proof_row(corpus: Corpus, item: CritereRgesn) -> tuple[Content, ...]:
    """Une ligne de la grille d'écoconception."""
    verdict = state(item, corpus.rgaa.resultats)
    checks = item.checks
    named = f" Contrôles : {', '.join(checks)}." if checks else ""
    label = html.mark(STATES[verdict], f"rgaa-{verdict}")
    return (f"{item.numero}, {item.priorite}", item.question, label, item.raison + named)
