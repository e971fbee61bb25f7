"""Ce que les pages montrent des dix étapes : les phases, la fiche, les gestes, les deux tailles, la loi."""

from collections.abc import Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory, referral, word
from macros.models.etapes import Etape, Phase, Propos, Version
from macros.models.obligations import Obligation, Structure
from macros.models.outils import Destinataire, Outil
from macros.models.sources import PROPOSITION
from macros.texts.french import lowered
from macros.texts.trust import explained
from macros.views.obligations import PETITE_COMMUNE, STATUTS, result_mark
from macros.views.obligations import address as obligation_address
from macros.views.sources import attributed, caution, origin, origins, source_list

CONFIANCES = explained(
    "des sources officielles ont été lues",
    "une partie vient de sources lues, le reste est notre proposition",
    "rien n'a pu être vérifié",
)
DESTINATAIRES: Mapping[Destinataire, str] = {
    Destinataire.COMMUNE: "surtout pour une commune",
    Destinataire.INTERCOMMUNALITE: "surtout pour une intercommunalité",
    Destinataire.STRUCTURE_MUTUALISEE: "pour une structure qui aide plusieurs communes",
    Destinataire.TOUS: "pour tous",
}
PHASES: Mapping[Phase, str] = {
    Phase.SE_PREPARER: "Se préparer",
    Phase.DEFINIR_L_AMBITION: "Définir l'ambition pour son territoire",
    Phase.DECLINER_ET_METTRE_EN_OEUVRE: "Décliner et mettre en œuvre",
}
PREMIERE, DERNIERE = 1, 10
DIAPORAMA = "document_000"
"""La source des intitulés de chaque étape."""

GUIDE, DECRET = "guide_inr_2023", "decret_reen"
"""Les sources dont chaque étape dit ce qu'il faut savoir."""


@word
def liste_etapes(corpus: Corpus, here: Here) -> Markup:
    """Les dix étapes, rangées dans leurs trois phases."""
    blocks: list[Content] = []
    for rank, (phase, title) in enumerate(PHASES.items(), start=1):
        steps = [step for step in corpus.etapes.values() if step.phase is phase]
        blocks.append(html.heading(3, f"Phase {rank} : {title}", f"phase-{rank}"))
        blocks.append(html.cards(4, ((name(step), here.to(address(step)), in_short(step)) for step in steps)))
    return html.join(blocks, "\n")


@word
def fiche_etape(corpus: Corpus, here: Here, numero: int) -> str:
    """Le titre d'une étape et son encadré : but, livrable, qui, temps, phase."""
    step = corpus.etape(numero)
    header = html.facts(
        [
            ("Phase", phase_name(step.phase)),
            ("But", sourced_sentence(corpus, step.objet)),
            ("Livrable", html.several(sourced_sentence(corpus, phrase) for phrase in step.livrables)),
            ("Qui participe", html.several(step.acteurs)),
            ("Temps", f"{step.duree_indicative} (estimation du guide)"),
            ("Dans une petite commune", attributed(corpus, step.petite_commune_en_bref, PROPOSITION)),
            (
                "Mots du diaporama",
                attributed(corpus, html.join(map(html.quoted, step.contenu_du_document), " ; "), DIAPORAMA),
            ),
            ("Confiance", CONFIANCES[step.confiance]),
        ]
    )
    return f"# {name(step)}\n\n{html.section('encadre', header)}\n"


@word
def actions_etape(corpus: Corpus, here: Here, numero: int) -> Markup:
    """Les gestes d'une étape à cocher au stylo, les points de vigilance et les outils."""
    step = corpus.etape(numero)
    parts: list[Content] = [html.checklist(sourced_sentence(corpus, phrase) for phrase in step.actions)]
    warnings = html.bullets(sourced_sentence(corpus, phrase) for phrase in step.vigilance)
    if warnings:
        parts += [html.heading(3, "Points de vigilance"), warnings]
    if step.outils:
        tools = (tool(corpus, corpus.outils[key]) for key in step.outils)
        parts += [html.heading(3, "Outils utiles"), html.bullets(tools)]
    return html.join(parts, "\n")


@word
def petite_commune_etape(corpus: Corpus, here: Here, numero: int) -> Markup:
    """L'étape dans une commune de 900 habitants."""
    return version(corpus, corpus.etape(numero).commune_900)


@word
def grande_etape(corpus: Corpus, here: Here, numero: int) -> Markup:
    """L'étape dans une communauté de communes de 12 000 habitants."""
    return version(corpus, corpus.etape(numero).communaute_12000)


@word
def decret_etape(corpus: Corpus, here: Here, numero: int) -> Markup:
    """Ce que demande le décret REEN, et le rappel de ceux qu'il vise."""
    asked = corpus.etape(numero).decret
    label = "Demandé au-dessus de 50 000 habitants" if asked.exige else "Pas demandé par le décret"
    text = html.paragraph(html.join([html.mark(label, "decret"), asked.texte], " "))
    return html.join([text, html.note(caution(corpus, DECRET))], "\n")


@referral
def obligations_etape(corpus: Corpus, here: Here, numero: int) -> Markup:
    """Les obligations auxquelles l'étape répond, avec la réponse pour une petite commune."""
    number = corpus.etape(numero).numero
    return html.bullets(rule(it, here) for it in corpus.obligations.values() if number in it.etapes)


def rule(sheet: Obligation, here: Here) -> Markup:
    """Une obligation en une ligne : son statut, la réponse pour une petite commune, le premier geste."""
    answer = sheet.answer(Structure.COMMUNE, PETITE_COMMUNE)
    status = STATUTS[sheet.statut]
    return html.join(
        [
            html.link(sheet.nom_court, here.to(obligation_address(sheet))),
            f" ({lowered(status)}). À {PETITE_COMMUNE} habitants : ",
            result_mark(answer.resultat),
            f" {sheet.gesture(answer)}",
        ]
    )


@word
def sources_etape(corpus: Corpus, here: Here, numero: int) -> Markup:
    """Les sources d'une étape, et les limites de ce qui a pu être lu."""
    limits = html.note(f"{caution(corpus, GUIDE)} {caution(corpus, PROPOSITION)}")
    return html.join([source_list(corpus, corpus.etape(numero).sources), limits], "\n")


@word
def voisines_etape(corpus: Corpus, here: Here, numero: int) -> Markup:
    """Les liens vers l'étape précédente, l'étape suivante et la liste des dix."""
    step = corpus.etape(numero)
    links: list[Content] = []
    if step.numero > PREMIERE:
        links.append(neighbour("Étape précédente", corpus.etape(step.numero - 1), here))
    if step.numero < DERNIERE:
        links.append(neighbour("Étape suivante", corpus.etape(step.numero + 1), here))
    return html.around("Étapes voisines", [*links, html.link("Les dix étapes", here.to("feuille-de-route/"))])


@inventory
def outils_etapes(corpus: Corpus, here: Here) -> Markup:
    """Tous les outils cités dans les étapes."""
    return html.bullets(tool(corpus, useful) for useful in corpus.outils.values())


def name(step: Etape) -> str:
    """Le nom complet d'une étape : « Étape 4 : Faire l'état des lieux »."""
    return f"Étape {step.numero} : {step.titre}"


def address(step: Etape) -> str:
    """L'adresse de la page d'une étape dans le site."""
    return f"feuille-de-route/{step.adresse}/"


def in_short(step: Etape) -> str:
    """Une étape en une ligne : son but et le temps qu'elle prend à 900 habitants."""
    return f"{step.objet.texte} À 900 habitants : {step.commune_900.duree_indicative} (estimation)."


def phase_name(phase: Phase) -> str:
    """Le nom d'une phase, avec son rang : « 1 sur 3 : Se préparer »."""
    return f"{list(PHASES).index(phase) + 1} sur {len(PHASES)} : {PHASES[phase]}"


def sourced_sentence(corpus: Corpus, phrase: Propos) -> Markup:
    """Une phrase d'une étape et son origine."""
    return attributed(corpus, phrase.texte, phrase.origine)


def tool(corpus: Corpus, useful: Outil) -> Markup:
    """Un outil : son nom en lien, ce qu'il est, à qui il convient, d'où l'on tient l'information."""
    text = f" : {useful.quoi} ({DESTINATAIRES[useful.pour]}). "
    return html.join([html.link(useful.nom, useful.url), text, origins(corpus, useful.sources)])


def version(corpus: Corpus, size: Version) -> Markup:
    """L'étape à la taille d'une collectivité : qui, les gestes à cocher, le résultat, le temps."""
    facts = html.facts(
        [
            ("Qui", html.several(size.qui)),
            ("Gestes", html.checklist(size.gestes)),
            ("Résultat", size.livrable),
            ("Temps", size.duree_indicative),
            ("Coût", size.cout or ""),
            ("À éviter", html.several(size.a_eviter)),
            ("Origine", origin(corpus, size.origine)),
        ]
    )
    return html.section("encadre", facts)


def neighbour(label: str, step: Etape, here: Here) -> Markup:
    """Le lien vers une étape voisine : « Étape suivante : … »."""
    return html.link(f"{label} : {step.titre}", here.to(address(step)))
