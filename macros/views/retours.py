"""Ce que les pages montrent des retours d'expérience : l'encadré d'un récit, et ce qui manque."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import referral, word
from macros.models.retours import (
    BORNES,
    SUJETS,
    TRANCHES,
    TYPES,
    Cout,
    Detail,
    Duree,
    Origine,
    Population,
    Publication,
    Retour,
    Sujet,
    Tranche,
)
from macros.reading.problems import Unknown
from macros.texts.french import MONTHS, counted, in_words, listed, lowered, number
from macros.texts.trust import explained
from macros.views import etapes, obligations

SHOWN = 3
"""Les récits que montre une fiche ou une étape ; les autres sont dans la page des retours."""

ORIGINES: Mapping[Origine, str] = {
    Origine.SOURCE_PUBLIQUE: "D'après une source publique",
    Origine.COMPTE_RENDU: "D'après le compte rendu du",
    Origine.CONTRIBUTION: "Raconté par la collectivité, avec son accord du",
}
DETAILS: Mapping[Detail, str] = {
    Detail.COMPLET: "lu : un long extrait",
    Detail.PARTIEL: "lu : une partie",
    Detail.BREF: "lu : un court extrait",
}
CONFIANCES = explained("sur les faits repris ici", "une partie reste à vérifier", "rien n'a pu être vérifié")
SILENCE = "non précisé"
"""Ce que le guide écrit quand la source se tait : cela ne veut jamais dire non."""


@word
def fiche_retour(corpus: Corpus, here: Here) -> str:
    """Le titre d'un retour, d'où il vient, et son encadré ; la page se reconnaît à son adresse."""
    retour = told_at(corpus, here)
    box = html.facts(
        [
            ("Collectivité", retour.collectivite),
            ("Sorte", TYPES[retour.structure]),
            ("Habitants", inhabitants(retour)),
            ("Où", place(corpus, retour)),
            ("Quand", when(retour.date)),
            ("Temps passé", duration(retour.duree)),
            ("Coût", cost(retour.cout)),
            ("Personnes mobilisées", retour.agents or SILENCE),
            ("Qui a aidé", html.several(retour.qui_a_aide) or SILENCE),
            ("Le referiez-vous ?", retour.le_referiez_vous or ""),
            ("Document joint", document(retour)),
            ("Fiches liées", related(corpus, here, retour)),
            ("Étapes liées", linked_steps(corpus, here, retour)),
            ("Confiance", CONFIANCES[retour.confiance]),
            ("À vérifier", html.several(retour.a_verifier)),
        ]
    )
    origin = html.section("origine", html.join(provenance(corpus, retour), "\n"))
    return f"# {retour.titre}\n\n{origin}\n\n{html.section('encadre', box)}\n"


@referral
def retours_manquants(corpus: Corpus, here: Here) -> Markup:
    """Ce que le guide n'a pas : les sujets sans petite commune, les régions sans récit, et une invitation."""
    subjects = [label for sujet, label in SUJETS.items() if sujet not in subjects_of_small(corpus)]
    heard = {region_of(corpus, retour) for retour in corpus.retours.values()}
    silent = [name for region, name in regions(corpus).items() if region not in heard]
    parts: list[Content] = []
    if subjects:
        lead = "Aucun retour d'une commune de moins de 1 000 habitants sur ces sujets :"
        parts += [html.paragraph(lead), html.bullets(subjects)]
    if silent:
        parts.append(html.paragraph(f"Aucun retour de ces régions : {listed(silent)}."))
    return html.join([*parts, invitation(here)], "\n") if parts else Markup("")


def subjects_of_small(corpus: Corpus) -> set[Sujet]:
    """Les sujets qu'au moins une commune de moins de 1 000 habitants raconte."""
    return {sujet for retour in corpus.retours.values() if retour.small for sujet in retour.themes}


@referral
def retours_de_l_obligation(corpus: Corpus, here: Here, id: str) -> Markup:
    """Les récits qui parlent d'une obligation, ou une invitation à raconter le premier."""
    obligation = corpus.obligation(id)
    told = [retour for retour in corpus.retours.values() if obligation.id in retour.obligations]
    shown = told_or_invited(here, told)
    others = (
        html.for_population(low, high, mentions(nearest(told, size)[:SHOWN], here))
        for size, (low, high) in BORNES.items()
        if nearest(told, size)[:SHOWN] != nearest(told)[:SHOWN]
    )
    return html.section("recits", html.join([shown, *others], "\n")) if told else shown


@referral
def retours_de_l_etape(corpus: Corpus, here: Here, numero: int) -> Markup:
    """Les récits qui illustrent une étape de la feuille de route, ou une invitation à raconter le premier."""
    step = corpus.etape(numero)
    return told_or_invited(
        here, [retour for retour in corpus.retours.values() if step.numero in retour.etapes]
    )


@word
def nombre_retours(corpus: Corpus, here: Here) -> str:
    """Le nombre de retours du guide."""
    return number(len(corpus.retours))


def told_at(corpus: Corpus, here: Here) -> Retour:
    """Le retour de la page en train de s'écrire."""
    slug = here.url.removeprefix("retours/").strip("/")
    if slug not in corpus.retours:
        raise Unknown(
            "« fiche_retour » ne va que dans un retour. Exemple : docs/retours/brocas-sauvegarde.md"
        )
    return corpus.retours[slug]


def titled(retour: Retour, here: Here) -> Markup:
    """Le titre d'un retour, en lien."""
    return html.link(retour.titre, here.to(retour.address))


def told_or_invited(here: Here, told: Sequence[Retour]) -> Markup:
    """Quelques récits, les plus petites collectivités d'abord, ou la phrase qui dit qu'il n'y en a pas."""
    if not told:
        nobody = html.paragraph("Aucune collectivité n'a encore raconté cela.")
        return html.join([nobody, invitation(here)], "\n")
    shown = mentions(nearest(told)[:SHOWN], here)
    return shown if len(told) <= SHOWN else html.join([shown, everything(len(told), here)], "\n")


def nearest(told: Sequence[Retour], size: Tranche = Tranche.MOINS_DE_500) -> list[Retour]:
    """Les récits, la taille la plus proche d'abord ; à distance égale, la plus petite."""
    order = list(TRANCHES)
    here = order.index(size)
    return sorted(told, key=lambda it: (abs(order.index(it.size) - here), order.index(it.size)))


def everything(count: int, here: Here) -> Markup:
    """Le renvoi vers tous les récits, quand la liste n'en montre que quelques-uns."""
    page = html.link("Tous les retours d'expérience", here.to("retours/"))
    return html.paragraph(html.join([f"Le guide en a {number(count)} sur ce sujet. ", page]))


def invitation(here: Here) -> Markup:
    """L'invitation à raconter, qui mène aux questions."""
    questions = here.to("contribuer/raconter/")
    return html.paragraph(
        html.join(["Vous l'avez fait ? ", html.link("Racontez votre expérience", questions), "."])
    )


def mentions(told: Iterable[Retour], here: Here) -> Markup:
    """Des récits en liste : titre, collectivité, taille."""
    return html.bullets(
        html.join([titled(retour, here), f" ({retour.collectivite}, {scale(retour)})"]) for retour in told
    )


def scale(retour: Retour) -> str:
    """La taille d'une collectivité, au milieu d'une phrase."""
    label = TRANCHES[retour.size]
    return lowered(label)


def summary_table(caption: str, told: Iterable[Retour], here: Here) -> Markup:
    """Un tableau de récits : titre, collectivité, taille, date, origine."""
    rows = [
        (
            titled(retour, here),
            retour.collectivite,
            TRANCHES[retour.size],
            when(retour.date),
            retour.description,
        )
        for retour in told
    ]
    return html.table(caption, ("Récit", "Collectivité", "Taille", "Quand", "En une phrase"), rows)


def provenance(corpus: Corpus, retour: Retour) -> Iterable[Markup]:
    """D'où vient le récit, en tête de page : la source et sa date, le compte rendu, ou l'accord donné."""
    label = ORIGINES[retour.origin]
    if retour.source:
        yield html.paragraph(html.join([html.strong(f"{label} : "), publication(retour.source)]))
        others = html.bullets(publication(item) for item in retour.autres_sources)
        if others:
            yield html.join([html.paragraph("Autres sources :"), others])
    elif retour.compte_rendu:
        minutes = corpus.documents[retour.compte_rendu]
        held = [label, " ", html.day(minutes.date)] if minutes.date else [minutes.titre]
        yield html.paragraph(
            html.join([html.strong(html.join(held)), ". Aucune personne n'est nommée ni citée."])
        )
    elif retour.accord:
        yield html.paragraph(html.join([html.strong(label), " ", html.day(retour.accord.donne_le), "."]))
    yield html.note(
        "« Non précisé » veut dire que nous ne le savons pas, jamais que la réponse est non. "
        "Une expérience n'est pas une preuve de conformité."
    )


def publication(source: Publication) -> Markup:
    """Une page publique : titre en lien, média, date, et ce que le guide en a lu."""
    title: Content = html.link(source.titre, source.url) if source.url else source.titre
    read = DETAILS[source.detail] if source.detail else ""
    published = f"date {SILENCE}e" if source.date is None else when(source.date)
    return html.join(filter(None, [title, source.media, published, read]), ", ")


def when(moment: str | None) -> str:
    """Une année, un mois ou un jour, en toutes lettres."""
    if moment is None:
        return SILENCE
    year, *rest = moment.split("-")
    if len(rest) == 2:
        return in_words(date.fromisoformat(moment))
    return " ".join([*(MONTHS[int(month) - 1] for month in rest), year])


def inhabitants(retour: Retour) -> str:
    """Le nombre d'habitants et d'où il vient, ou la tranche."""
    return counts(retour.population) if retour.population else TRANCHES[retour.size]


def counts(population: Population) -> str:
    """Les nombres d'habitants connus."""
    official = (
        f"{number(population.officielle)} (population légale, millésime {population.millesime})"
        if population.officielle is not None
        else ""
    )
    told = (
        f"{number(population.selon_la_source)} selon la source"
        if population.selon_la_source is not None
        else ""
    )
    return " ; ".join(filter(None, [official, told]))


def place(corpus: Corpus, retour: Retour) -> str:
    """Le département et la région : Landes (40), Nouvelle-Aquitaine."""
    if retour.departement is None:
        return SILENCE
    county = corpus.departements[retour.departement]
    return f"{county.nom} ({county.code}), {regions(corpus)[county.region]}"


def regions(corpus: Corpus) -> dict[str, str]:
    """Le nom des régions qui ont des départements, dans l'ordre du fichier."""
    inhabited = {county.region for county in corpus.departements.values()}
    return {region.id: region.region for region in corpus.csirt.values() if region.id in inhabited}


def region_of(corpus: Corpus, retour: Retour) -> str | None:
    """La région d'un récit, d'après son département."""
    return corpus.departements[retour.departement].region if retour.departement else None


def duration(duree: Duree | None) -> str:
    """Le temps passé : en jours, puis ce que la source en dit."""
    if duree is None:
        return SILENCE
    days = f"{number(duree.jours)} {'jour' if duree.jours < 2 else 'jours'}" if duree.jours else ""
    return " : ".join(filter(None, [days, duree.precision]))


def cost(cout: Cout | None) -> str:
    """Ce que cela a coûté, et ce que la somme couvre."""
    if cout is None:
        return SILENCE
    amount = "" if cout.euros is None else counted(cout.euros, "euro") if cout.euros else "gratuit"
    return " : ".join(filter(None, [amount, cout.precision]))


def document(retour: Retour) -> Content:
    """Le document que la collectivité partage, s'il y en a un."""
    return html.link("Document de la collectivité", retour.document_joint) if retour.document_joint else ""


def related(corpus: Corpus, here: Here, retour: Retour) -> Markup:
    """Les fiches d'obligation dont parle le récit."""
    items = [corpus.obligation(name) for name in retour.obligations]
    return html.join((html.link(item.nom_court, here.to(obligations.address(item))) for item in items), " ; ")


def linked_steps(corpus: Corpus, here: Here, retour: Retour) -> Markup:
    """Les étapes de la feuille de route que le récit illustre."""
    steps = [corpus.etape(numero) for numero in retour.etapes]
    links = (html.link(etapes.name(step), here.to(etapes.address(step))) for step in steps)
    return html.join(links, " ; ")
