"""Un tableur, feuille par feuille : ce que contient chaque cellule, sans rien savoir du format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.corpus.facts import Corpus
from macros.documents.manuscript import CONFIANCES, cited, provenance, trust
from macros.models.base import Niveau
from macros.models.modeles import Modele, ModeleDeTableau, ModeleDeTexte
from macros.models.registre import BASES, Classeur, Duree, Registre, Suivi, Traitement
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


def feuilles(modele: Modele, corpus: Corpus) -> tuple[Feuille, ...]:
    """Toutes les feuilles d'un tableur, dans l'ordre des onglets, typographie posée."""
    sheets = register(modele, corpus) if isinstance(modele, ModeleDeTableau) else tables(modele, corpus)
    return tuple(tidy(sheet) for sheet in sheets)


def register(modele: ModeleDeTableau, corpus: Corpus) -> Iterator[Feuille]:
    """Le registre : ses fiches entre la page de garde et les tableaux à tenir."""
    registre = modele.registre
    yield cover(modele, corpus, registre, (item.nom for item in registre.traitements))
    yield from (fiche(corpus, registre, item) for item in registre.traitements)
    yield from (tracking_table(corpus, suivi) for suivi in registre.suivis)
    yield blank(registre)
    yield advice([*tips(corpus, registre), *known(modele)])
    yield sources(corpus, [*modele.sources, *cited_in(registre)])


def tables(modele: Modele, corpus: Corpus) -> Iterator[Feuille]:
    """Les tableaux à tenir d'un modèle de texte."""
    assert isinstance(modele, ModeleDeTexte) and modele.classeur
    yield cover(modele, corpus, modele.classeur, ())
    yield from (tracking_table(corpus, suivi) for suivi in modele.classeur.suivis)
    yield advice([("À quoi il sert", modele.usage, ""), *known(modele)])
    yield sources(corpus, modele.sources)


def tidy(sheet: Feuille) -> Feuille:
    """La feuille, typographie française posée partout."""
    rows = tuple(tuple(typeset(capital(cell)) for cell in row) for row in sheet.lignes)
    return Feuille(typeset(sheet.nom), tuple(map(typeset, sheet.en_tete)), rows, sheet.largeurs)


def cover(modele: Modele, corpus: Corpus, classeur: Classeur, activites: Iterable[str]) -> Feuille:
    """La page de garde : qui tient le fichier, la liste numérotée de ses activités, d'où il vient."""
    rows = [(line.rubrique, line.contenu) for line in classeur.renseignements]
    rows += [(f"Activité {rank}", name) for rank, name in enumerate(activites, start=1)]
    rows += [("Ce fichier", provenance(modele, corpus.edition))]
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


def tracking_table(corpus: Corpus, suivi: Suivi) -> Feuille:
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


def advice(rows: Iterable[Ligne]) -> Feuille:
    """Comment s'en servir."""
    return Feuille("Mode d'emploi", ("Sujet", "À savoir", "Confiance et source"), tuple(rows), TROIS)


def tips(corpus: Corpus, registre: Registre) -> Iterator[Ligne]:
    """Le mode d'emploi du registre : ordre conseillé, temps de conservation, erreurs."""
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


def known(modele: Modele) -> Iterator[Ligne]:
    """Ce qui reste à vérifier dans un tableur, et quand il l'a été."""
    for reserve in modele.reserves:
        yield "Réserve", reserve, CONFIANCES[modele.confiance]
    yield "Vérification", trust(modele), "Ceci n'est pas un conseil juridique"


def sources(corpus: Corpus, named: Iterable[str]) -> Feuille:
    """Les sources citées, et ce qui en a vraiment été lu."""
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
