"""Le registre, feuille par feuille : ce que contient chaque cellule, sans rien savoir du format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.corpus.facts import Corpus
from macros.documents.manuscript import CONFIANCES, cited, provenance, trust
from macros.models.base import Niveau
from macros.models.modeles import ModeleDeTableau
from macros.models.registre import BASES, Duree, Registre, Suivi, Traitement
from macros.texts.french import capital
from macros.texts.trust import COURTES
from macros.texts.typography import typeset

Ligne = tuple[str, ...]

FICHE = ("Rubrique", "Contenu prérempli, à relire et à adapter", "Confiance, source et remarque")
DEUX, TROIS = (5.5, 12.5), (4.3, 8.2, 5.5)
"""Les largeurs de colonnes, en centimètres : 18 au total, la page A4 debout moins ses marges."""

PLACE = 24
"""Les lignes vides d'un tableau à tenir : une page."""

VIERGE = (
    *("Activité", "Responsable", "Pourquoi (finalité)", "Ce qui l'autorise (base légale)", "Textes"),
    *("Personnes concernées", "Données", "Données sensibles", "Qui les reçoit (destinataires)", "Durée"),
    *("Sécurité", "Points de vigilance", "Analyse d'impact", "Information des personnes"),
)


@dataclass(frozen=True)
class Feuille:
    """Une feuille : son nom d'onglet, son en-tête, ses lignes, la largeur de ses colonnes en centimètres."""

    nom: str
    en_tete: Ligne
    lignes: tuple[Ligne, ...]
    largeurs: tuple[float, ...]


def feuilles(modele: ModeleDeTableau, corpus: Corpus) -> tuple[Feuille, ...]:
    """Toutes les feuilles du registre, dans l'ordre des onglets, typographie posée."""
    registre = modele.registre
    sheets = [cover(modele, corpus), *(fiche(corpus, registre, item) for item in registre.traitements)]
    sheets += [kept(corpus, suivi) for suivi in registre.suivis]
    sheets += [blank(registre), advice(corpus, modele), sources(corpus, modele)]
    return tuple(tidy(sheet) for sheet in sheets)


def tidy(sheet: Feuille) -> Feuille:
    """La feuille, typographie française posée partout."""
    rows = tuple(tuple(typeset(capital(cell)) for cell in row) for row in sheet.lignes)
    return Feuille(typeset(sheet.nom), tuple(map(typeset, sheet.en_tete)), rows, sheet.largeurs)


def cover(modele: ModeleDeTableau, corpus: Corpus) -> Feuille:
    """La page de garde : qui tient le registre, et la liste numérotée des activités."""
    registre = modele.registre
    rows = [(line.rubrique, line.contenu) for line in registre.renseignements]
    rows += [(f"Activité {rank}", item.nom) for rank, item in enumerate(registre.traitements, start=1)]
    rows += [
        (
            "Ce fichier",
            f"{provenance(modele, corpus.edition)} À relire avec le délégué et les archives départementales.",
        )
    ]
    return Feuille("Page de garde", ("Renseignement", "À remplir ou à adapter"), tuple(rows), DEUX)


def fiche(corpus: Corpus, registre: Registre, item: Traitement) -> Feuille:
    """La fiche d'une activité : ce que demande l'article 30, puis ce qui est utile à la mairie."""
    rows: list[Ligne] = [
        ("Activité", item.nom, whence(corpus, item.confiance, item.sources)),
        ("Responsable", "Le maire, ès qualités", ""),
        ("Pourquoi (finalité)", item.finalite, ""),
        ("Ce qui l'autorise (base légale)", listed(BASES[base] for base in item.base_legale), ""),
        ("Textes", listed(item.textes), ""),
        ("Personnes concernées", listed(item.personnes), ""),
        ("Données", listed(item.donnees), ""),
        ("Données sensibles", item.donnees_sensibles, ""),
        ("Qui les reçoit (destinataires)", listed(item.destinataires), ""),
        *(duration(corpus, line) for line in item.durees),
        ("Sécurité", lined(item.securite), ""),
        ("Points de vigilance", lined(item.points_de_vigilance), ""),
        ("Analyse d'impact", item.analyse_d_impact, ""),
        ("Information des personnes", item.information_des_personnes, ""),
        *((line.rubrique, line.contenu, "À remplir") for line in registre.a_remplir_par_fiche),
    ]
    return Feuille(tab(item.nom), FICHE, tuple(rows), TROIS)


def duration(corpus: Corpus, line: Duree) -> Ligne:
    """Une durée, ce que la pièce devient ensuite, et ce que l'on sait de cette durée."""
    after = f". Ensuite : {line.sort_final}" if line.sort_final else ""
    known = whence(corpus, line.confiance, line.sources)
    return (
        f"Durée : {line.objet}",
        f"{line.duree}{after}",
        f"{known}. {capital(line.remarque)}" if line.remarque else known,
    )


def whence(corpus: Corpus, niveau: Niveau, sources: Iterable[str]) -> str:
    """La confiance et les noms courts des sources."""
    return f"{capital(COURTES[niveau])} : {', '.join(corpus.sources[name].nom_court for name in sources)}"


def blank(registre: Registre) -> Feuille:
    """Une fiche vierge, à recopier pour une activité de plus."""
    rows = [(name, "", "") for name in VIERGE]
    rows += [(line.rubrique, line.contenu, "À remplir") for line in registre.a_remplir_par_fiche]
    return Feuille("Fiche vierge", FICHE, tuple(rows), TROIS)


def kept(corpus: Corpus, suivi: Suivi) -> Feuille:
    """Un tableau à tenir : ses colonnes, ce qu'on y écrit, et de la place."""
    asked = tuple(column.contenu for column in suivi.colonnes)
    source = (corpus.articles[suivi.article].reference, *[""] * (len(asked) - 1))
    empty = ("",) * len(asked)
    return Feuille(
        suivi.nom,
        tuple(column.rubrique for column in suivi.colonnes),
        (asked, source, *[empty] * PLACE),
        (18 / len(asked),) * len(asked),
    )


def advice(corpus: Corpus, modele: ModeleDeTableau) -> Feuille:
    """Comment s'en servir : ordre conseillé, temps de conservation, réserves, erreurs."""
    return Feuille(
        "Mode d'emploi", ("Sujet", "À savoir", "Confiance et source"), tuple(tips(corpus, modele)), TROIS
    )


def tips(corpus: Corpus, modele: ModeleDeTableau) -> Iterator[Ligne]:
    """Les lignes du mode d'emploi."""
    registre = modele.registre
    names = {item.id: item.nom for item in registre.traitements}
    proposed = "Proposition du guide"
    yield "Par où commencer", listed(names[name] for name in registre.ordre_conseille), proposed
    yield "À quel rythme", registre.rythme, proposed
    for time in registre.trois_temps:
        yield f"Temps de conservation : {time.temps}", time.sens, whence(corpus, time.confiance, time.sources)
    rule = registre.regle_des_archives
    yield "Règle des archives", rule.texte, whence(corpus, rule.confiance, rule.sources)
    for error in registre.erreurs_frequentes:
        yield "Erreur fréquente", f"{error.erreur}. Parade : {error.parade}", proposed
    for reserve in modele.reserves:
        yield "Réserve", reserve, CONFIANCES[modele.confiance]
    yield "Vérification", trust(modele), "Ceci n'est pas un conseil juridique"


def sources(corpus: Corpus, modele: ModeleDeTableau) -> Feuille:
    """Les sources citées dans les fiches, et ce qui en a vraiment été lu."""
    named = [*modele.sources, *cited_in(modele.registre)]
    rows = tuple(
        (corpus.sources[name].nom_court, cited(corpus.sources[name])) for name in dict.fromkeys(named)
    )
    return Feuille("Sources", ("Source", "Titre, date et ce qui en a été lu"), rows, DEUX)


def cited_in(registre: Registre) -> Iterator[str]:
    """Les sources du registre, fiche après fiche."""
    yield from registre.regle_des_archives.sources
    for time in registre.trois_temps:
        yield from time.sources
    for item in registre.traitements:
        yield from item.sources
        for line in item.durees:
            yield from line.sources


def lined(items: Iterable[str]) -> str:
    """Une liste dans une cellule, une valeur par ligne."""
    return "\n".join(map(capital, items))


def listed(items: Iterable[str]) -> str:
    """Une liste courte dans une cellule, à la suite."""
    return " ; ".join(items)


def tab(name: str) -> str:
    """Un nom d'onglet : sans signe interdit, 31 caractères au plus (limite des tableurs)."""
    return name.split(",")[0][:31] if len(name) > 31 else name
