"""Ce que les pages montrent des enquêtes : graphiques, tableaux, et la réserve à côté de chaque chiffre."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from macros.corpus.facts import Corpus, nearest
from macros.markup import html, svg
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import word
from macros.models.barometre import Contexte, Enquete, Indicateur, Nature, Sujet, Unite, Vague
from macros.reading.problems import Unknown
from macros.texts.french import capital, counted, listed, lowered, number
from macros.texts.typography import NBSP
from macros.views.obligations import address

SUJETS: Mapping[Sujet, str] = {
    Sujet.MUTUALISATION: "Mutualisation",
    Sujet.INCLUSION: "Inclusion numérique",
    Sujet.CYBERSECURITE: "Cybersécurité",
    Sujet.COMMUNICATION: "Communication avec les habitants",
    Sujet.OUTILS_INTERNES: "Outils internes",
    Sujet.DONNEES: "Données et intelligence artificielle",
    Sujet.DEMATERIALISATION: "Dématérialisation",
    Sujet.SERVICES_EN_LIGNE: "Services en ligne",
    Sujet.STRATEGIE: "Stratégie, formation et pilotage",
}
UNITES: Mapping[Unite, tuple[str, str]] = {
    Unite.POURCENT: ("%", "%"),
    Unite.REPONSES: ("réponse", "réponses"),
    Unite.REPONDANTS: ("répondant", "répondants"),
    Unite.COLLECTIVITES: ("collectivité", "collectivités"),
    Unite.COMMUNES: ("commune", "communes"),
    Unite.COMMUNAUTES_DE_COMMUNES: ("communauté de communes", "communautés de communes"),
    Unite.HABITANTS: ("habitant", "habitants"),
    Unite.EUROS: ("euro", "euros"),
    Unite.ANS: ("an", "ans"),
    Unite.MOIS: ("mois", "mois"),
    Unite.REUNIONS: ("réunion", "réunions"),
    Unite.QUESTIONNAIRES: ("questionnaire", "questionnaires"),
    Unite.QUESTIONS: ("question", "questions"),
    Unite.CONTRIBUTIONS: ("contribution", "contributions"),
    Unite.ATELIERS: ("atelier", "ateliers"),
    Unite.ENGAGEMENTS: ("engagement", "engagements"),
}
ORDINALS = ("", "première", "deuxième", "troisième")
TOTAL = "declic_total"


@word
def enquetes_barometre(corpus: Corpus, here: Here) -> Markup:
    """Les enquêtes qui mesurent : qui les a faites, auprès de qui, comment les lire."""
    surveys = [survey for survey in corpus.barometre.enquetes if survey.repondants]
    return html.join(map(survey_facts, surveys), "\n")


@word
def vagues_barometre(corpus: Corpus, here: Here) -> Markup:
    """Les trois vagues du baromètre Déclic, et l'écart entre leur somme et le total annoncé."""
    data = corpus.barometre
    rows = [wave_row(wave, data.indicateur(wave.indicateur)) for wave in data.vagues]
    table = html.table("Les vagues du baromètre Déclic", ("Vague", "Dates", "Sujets", "Réponses"), rows)
    total = data.indicateur(TOTAL)
    return html.join([table, html.note(f"{amount(total)} {total.libelle}. {total.reserve}")], "\n")


@word
def conformite_barometre(corpus: Corpus, here: Here) -> Markup:
    """Le tableau de conformité par taille, son graphique pour l'ensemble, et ce qui le rend fragile."""
    table = corpus.barometre.tableau
    first = table.colonnes[0]
    shares = [(line.libelle, line.valeurs[first.id]) for line in table.lignes]
    drawing = svg.bars(f"{table.titre} : {lowered(first.libelle)}", shares)
    rows = [
        [line.libelle, *(svg.percent(line.valeurs[column.id]) for column in table.colonnes)]
        for line in table.lignes
    ]
    headers = ["Sujet", *(column.libelle for column in table.colonnes)]
    data = html.table(table.titre, headers, rows)
    return html.join([html.figure(drawing, data), html.bullets(table.remarques)], "\n")


@word
def mesures_barometre(corpus: Corpus, here: Here, sujet: str) -> Markup:
    """Les réponses sur un sujet : un graphique, et le tableau qui dit la vague, la source et la réserve."""
    subject = chosen(sujet)
    measures = corpus.barometre.measures(subject)
    shares = [(capital(item.libelle), item.valeur) for item in measures]
    headers = ("Ce qui est mesuré", "Part", "Enquête et vague", "Source", "Réserve")
    rows = [measure_row(corpus, here, item) for item in measures]
    title = f"{SUJETS[subject]} : parts en pourcentage"
    return html.figure(
        svg.bars(title, shares), html.table(f"{SUJETS[subject]} : les chiffres", headers, rows)
    )


@word
def constats_barometre(corpus: Corpus, here: Here) -> Markup:
    """Ce que les enquêtes disent sans chiffre."""
    return html.bullets(
        f"{item.constat} Source : {corpus.barometre.enquete(item.enquete).nom}."
        for item in corpus.barometre.constats
    )


@word
def contexte_barometre(corpus: Corpus, here: Here) -> Markup:
    """Des chiffres lus ailleurs, pour situer les précédents."""
    return html.bullets(map(context_line, corpus.barometre.contexte))


@word
def regles_citees_barometre(corpus: Corpus, here: Here) -> Markup:
    """Les seuils et montants cités en réunion : ils ne disent pas le droit, la fiche le dit."""
    rules = corpus.barometre.of_nature(Nature.REGLE_CITEE)
    rows = [
        (capital(item.libelle), amount(item), item.reserve or "", sheet(corpus, here, item)) for item in rules
    ]
    headers = ("Ce qui est cité", "Valeur citée", "Ce qui manque ou se corrige", "Où lire la règle")
    table = html.table("Seuils et montants cités dans le diaporama", headers, rows)
    return html.join([table, precautions(corpus, rules)], "\n")


@word
def propositions_barometre(corpus: Corpus, here: Here) -> Markup:
    """Les seuils proposés par une association, qui ne sont pas du droit."""
    return numbered(corpus, Nature.PROPOSITION)


@word
def demarche_barometre(corpus: Corpus, here: Here) -> Markup:
    """Les nombres qui décrivent le groupe de travail et les documents."""
    return numbered(corpus, Nature.DEMARCHE)


@word
def methode_barometre(corpus: Corpus, here: Here) -> Markup:
    """Les nombres qui décrivent la méthode du baromètre Déclic, hors vagues et total."""
    items = corpus.barometre.of_nature(Nature.METHODE)
    return html.bullets(f"{number(i.valeur)} {i.libelle}" for i in items if i.unite is not Unite.REPONSES)


@word
def ecartes_barometre(corpus: Corpus, here: Here) -> Markup:
    """Les chiffres que le guide ne retient pas, et pourquoi ; leur valeur n'est pas donnée."""
    return html.bullets(
        f"{capital(item.libelle)}. {item.reserve}" for item in corpus.barometre.of_nature(Nature.ECARTE)
    )


def chosen(sujet: str) -> Sujet:
    """Un sujet par son nom ; refuse un nom inconnu."""
    if sujet not in list(Sujet):
        raise Unknown(f"sujet inconnu : « {sujet} »{nearest(sujet, Sujet)}")
    return Sujet(sujet)


def survey_facts(survey: Enquete) -> Markup:
    """L'encadré d'une enquête."""
    caution: Content = survey.precaution
    if survey.precaution_url:
        caution = html.join(
            [caution, " ", html.link("Article qui décrit ce panel", survey.precaution_url), "."]
        )
    facts = [
        ("Réalisée par", listed(survey.producteurs)),
        ("Qui a répondu", survey.repondants or ""),
        ("À savoir", caution),
    ]
    return html.join([html.heading(3, survey.nom, survey.id), html.facts(facts)], "\n")


def wave_row(wave: Vague, size: Indicateur) -> Sequence[Content]:
    """La ligne d'une vague."""
    dates = html.join(["du ", html.day(wave.debut), " au ", html.day(wave.fin)])
    return f"{ORDINALS[wave.numero].capitalize()} vague", dates, wave.sujets, number(size.valeur)


def measure_row(corpus: Corpus, here: Here, item: Indicateur) -> Sequence[Content]:
    """La ligne d'une mesure : rien ne s'y lit sans sa vague ni sa réserve."""
    survey = corpus.barometre.enquete(item.enquete)
    reserves: Iterable[Content] = filter(None, [item.reserve, item.recoupement, sheet(corpus, here, item)])
    return (
        capital(item.libelle),
        amount(item),
        respondents(corpus, item),
        survey.nom,
        html.join(reserves, " "),
    )


def respondents(corpus: Corpus, item: Indicateur) -> str:
    """Auprès de combien de répondants : la vague, ou l'enquête entière."""
    if item.vague is None:
        return corpus.barometre.enquete(item.enquete).repondants or ""
    size = corpus.barometre.indicateur(corpus.barometre.vague(item.vague).indicateur)
    return f"{ORDINALS[item.vague]} vague du baromètre Déclic, {number(size.valeur)} réponses"


def sheet(corpus: Corpus, here: Here, item: Indicateur) -> Content:
    """Le lien vers la fiche qui dit la règle, ou rien."""
    if item.obligation is None:
        return ""
    obligation = corpus.obligation(item.obligation)
    return html.link(f"Fiche : {obligation.nom_court}", here.to(address(obligation)))


def context_line(item: Contexte) -> Markup:
    """Un chiffre de contexte, sa source et sa réserve."""
    source: Content = html.link(item.source, item.url) if item.url else item.source
    reserve = f" {item.reserve}" if item.reserve else ""
    return html.join([f"{amount(item)} : {item.libelle}. Source : ", source, f".{reserve}"])


def numbered(corpus: Corpus, nature: Nature) -> Markup:
    """Les chiffres d'une nature, en liste : leur source, leur réserve, et la précaution de chaque source."""
    indicators = corpus.barometre.of_nature(nature)
    items = html.bullets(
        f"{capital(item.libelle)} : {amount(item)}."
        f" Source : {corpus.barometre.enquete(item.enquete).nom}. {item.reserve or ''}".rstrip()
        for item in indicators
    )
    return html.join([items, precautions(corpus, indicators)], "\n")


def precautions(corpus: Corpus, items: Iterable[Indicateur]) -> Markup:
    """Comment lire chaque document d'où viennent des chiffres."""
    read = [corpus.barometre.enquete(name) for name in dict.fromkeys(item.enquete for item in items)]
    return html.join((html.note(f"{document.nom} : {document.precaution}") for document in read), "\n")


def amount(item: Indicateur | Contexte) -> str:
    """Une valeur et son unité : 8,2 % ou 3 117 réponses."""
    if item.unite is Unite.EDITION:
        return f"{number(item.valeur)}e édition"
    if item.unite is Unite.POURCENT:
        return f"{number(item.valeur)}{NBSP}%"
    return counted(item.valeur, *UNITES[item.unite])
