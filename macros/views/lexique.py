"""Le lexique : tous les sigles et les mots du guide, par lettre et par thème."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory, word
from macros.models.lexique import Domaine, Langue, Terme
from macros.texts.french import capital, counted, folded
from macros.texts.lexicon import is_foreign
from macros.views.obligations import address

DOMAINES: Mapping[Domaine, str] = {
    Domaine.INSTITUTIONS: "Collectivités et institutions",
    Domaine.ACTEURS: "Organismes et réseaux",
    Domaine.METIERS: "Métiers et fonctions",
    Domaine.DROIT: "Lois et codes",
    Domaine.VIE_INSTITUTIONNELLE: "Actes, élections et état civil",
    Domaine.RELATION_USAGERS: "Relation avec les habitants",
    Domaine.INCLUSION: "Inclusion numérique",
    Domaine.ACCESSIBILITE: "Accessibilité numérique",
    Domaine.PRESENCE_NUMERIQUE: "Site internet et adresse officielle",
    Domaine.DONNEES_PERSONNELLES: "Données personnelles",
    Domaine.DONNEES: "Données ouvertes et partagées",
    Domaine.CYBERSECURITE: "Cybersécurité",
    Domaine.ARCHIVES: "Archives et hébergement",
    Domaine.FINANCES: "Budget, factures et comptes",
    Domaine.COMMANDE_PUBLIQUE: "Marchés publics",
    Domaine.URBANISME: "Urbanisme",
    Domaine.TERRITOIRE: "Adresses, réseaux et territoire",
    Domaine.NUMERIQUE_RESPONSABLE: "Numérique responsable",
    Domaine.INTELLIGENCE_ARTIFICIELLE: "Intelligence artificielle",
    Domaine.STRATEGIE: "Stratégie et méthode",
    Domaine.TECHNIQUE: "Technique",
}
DIGITS = "0-9"
"""Le groupe des sigles qui commencent par un chiffre."""


@inventory
def lexique_par_lettre(corpus: Corpus, here: Here) -> Markup:
    """Tout le lexique, lettre par lettre, après les liens vers chaque lettre."""
    groups = [(letter, list(group)) for letter, group in groupby(in_order(corpus), initial)]
    links = (html.link(letter_label(letter), f"#{place(letter)}") for letter, _ in groups)
    blocks: list[Content] = [html.section("legende", html.around("Lettres du lexique", links))]
    for letter, terms in groups:
        blocks += [html.heading(2, letter, place(letter)), html.definitions(entries(corpus, here, terms))]
    return html.join(blocks, "\n")


@inventory
def lexique_par_theme(corpus: Corpus, here: Here) -> Markup:
    """Le même lexique par thème : chaque mot mène à son explication."""
    blocks: list[Content] = []
    for domain, title in DOMAINES.items():
        terms = [term for term in in_order(corpus) if term.theme is domain]
        blocks += [
            html.heading(2, title, f"theme-{domain}"),
            html.bullets(pointer(term, here) for term in terms),
        ]
    return html.join(blocks, "\n")


@word
def nombre_de_termes(corpus: Corpus, here: Here) -> str:
    """Le nombre d'entrées du lexique : « 220 entrées »."""
    return counted(len(corpus.lexique), "entrée")


def in_order(corpus: Corpus) -> list[Terme]:
    """Le lexique dans l'ordre alphabétique, sans casse, accents ni signes."""
    return sorted(corpus.lexique.values(), key=lambda term: (initial(term), sorting(term.ecriture), term.id))


def sorting(text: str) -> str:
    """Ce qui compte pour ranger un mot : ses lettres et ses chiffres."""
    return "".join(letter for letter in folded(text) if letter.isalnum())


def initial(term: Terme) -> str:
    """La lettre sous laquelle un mot se range."""
    first = sorting(term.ecriture)[0].upper()
    return DIGITS if first.isdigit() else first


def letter_label(letter: str) -> str:
    """L'intitulé d'un lien vers une lettre, qui se comprend seul."""
    return "Chiffres" if letter == DIGITS else f"Lettre {letter}"


def place(letter: str) -> str:
    """L'ancre d'une lettre."""
    return "chiffres" if letter == DIGITS else f"lettre-{letter.lower()}"


def entries(
    corpus: Corpus, here: Here, terms: Iterable[Terme]
) -> Iterable[tuple[Content, list[tuple[str, Content]]]]:
    """Les entrées d'une lettre : un mot, et chacun de ses sens avec son ancre."""
    for writing, group in groupby(terms, lambda term: term.ecriture):
        senses = list(group)
        yield defined(senses[0], writing), [(anchor(term), meaning(corpus, here, term)) for term in senses]


def defined(term: Terme, written: str) -> Markup:
    """Une écriture d'un mot du lexique, dans sa langue."""
    return html.english_term(written) if is_foreign(term) else html.term(written)


def meaning(corpus: Corpus, here: Here, term: Terme) -> Markup:
    """Un sens : le développé, la forme d'origine, l'explication, les autres écritures, les fiches."""
    sense = f" (sens : {term.precise_par})" if term.precise_par else ""
    title = f"{capital(term.developpe)}{sense}."
    return html.join([title, origin(term), f" {term.explication}", also(term), sheets(corpus, here, term)])


def sheets(corpus: Corpus, here: Here, term: Terme) -> Markup:
    """Les fiches qui emploient un mot, en liens ; rien s'il n'y en a pas."""
    items = [it for it in corpus.obligations.values() if term.id in it.sigles]
    links = html.join((html.link(it.nom_court, here.to(address(it))) for it in items), ", ")
    return html.join([" Fiches : " if len(items) > 1 else " Fiche : ", links, "."]) if items else Markup("")


def also(term: Terme) -> Markup:
    """Les autres écritures d'un mot ; rien s'il n'en a pas."""
    forms = html.join((defined(term, form) for form in term.variantes), ", ")
    return html.join([" S'écrit aussi : ", forms, "."]) if forms else Markup("")


def origin(term: Terme) -> Markup:
    """La forme d'origine, dans sa langue ; rien si elle est la même que le mot."""
    if term.forme_origine is None or term.forme_origine == term.ecriture:
        return Markup("")
    named = html.english(term.forme_origine) if term.langue_origine is Langue.ANGLAIS else term.forme_origine
    return html.join([" En anglais : ", named, "."])


def pointer(term: Terme, here: Here) -> Markup:
    """Un mot, en lien vers son explication, et son développé."""
    return html.join([reference(term, here), f" : {term.developpe}"])


def reference(term: Terme, here: Here) -> Markup:
    """Un mot, en lien vers son explication."""
    sense = f" ({term.precise_par})" if term.precise_par else ""
    return html.link(html.join([defined(term, term.ecriture), sense]), here.to(f"lexique/#{anchor(term)}"))


def anchor(term: Terme) -> str:
    """L'ancre d'un terme dans la page du lexique : `dpd`, `nis-2`."""
    return term.id.replace("_", "-")
