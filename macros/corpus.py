"""Tous les faits du guide, chargés une fois, références résolues."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin

from macros.credits import shipped
from macros.models.accessibilite import Accessibilite
from macros.models.acteurs import Acteur
from macros.models.aides import Aide, Csirt, Departement, Porte
from macros.models.barometre import Barometre, Indicateur
from macros.models.base import Fait, Niveau, Reference
from macros.models.charte import Charte
from macros.models.confiance import confidence
from macros.models.contribuer import Formulaire
from macros.models.credits import Bibliotheque
from macros.models.documents import Document
from macros.models.douze_mois import DouzeMois
from macros.models.etapes import Etape
from macros.models.feuille_de_route import FeuilleDeRoute
from macros.models.generateur import Generateur
from macros.models.hebergement import Hebergement
from macros.models.instruire import SujetAInstruire
from macros.models.lexique import Terme
from macros.models.modeles import Modele, ModeleDeTableau, ModeleDeTexte
from macros.models.mots_simples import MotAdministratif, MotConnu, MotEtranger
from macros.models.noms import Nom
from macros.models.nouveautes import Nouveaute
from macros.models.obligations import AUCUN, Obligation
from macros.models.outils import Outil
from macros.models.pages import Page
from macros.models.profils import Profil, profiles
from macros.models.redirections import Redirection
from macros.models.retours import Retour
from macros.models.rgaa import (
    Constat,
    DeclarationDuGuide,
    Empreinte,
    Gabarit,
    LigneDeGrille,
    PageVerifiee,
    PointJuge,
    Referentiel,
    Registre,
    Resultats,
)
from macros.models.sobriete import Banc, Budget, Mesures
from macros.models.sources import SourceLue
from macros.models.synonymes import Synonymes
from macros.models.territoires import SourceTerritoires
from macros.models.textes import ArticleEpingle, TexteOfficiel, pinned
from macros.proofs.fingerprints import of_files
from macros.reading.loading import Loc, Source, headings, name, read_page, read_yaml
from macros.reading.problems import Problem, Problems, Unknown
from macros.reading.validation import validate
from macros.texts.foreign import Foreign, unmarked
from macros.texts.vocabulary import Vocabulary, unexplained

Fact = TypeVar("Fact", bound=Fait)
Named = TypeVar("Named")


@dataclass(frozen=True)
class Corpus:
    """Les faits du guide, par identifiant, dans l'ordre des fichiers."""

    obligations: Mapping[str, Obligation]
    textes: Mapping[str, TexteOfficiel]
    lexique: Mapping[str, Terme]
    noms: Mapping[str, Nom]
    documents: Mapping[str, Document]
    acteurs: Mapping[str, Acteur]
    aides: Mapping[str, Aide]
    departements: Mapping[str, Departement]
    csirt: Mapping[str, Csirt]
    portes: Mapping[str, Porte]
    barometre: Barometre
    synonymes: Mapping[str, Synonymes]
    pages: Mapping[str, Page]
    sources: Mapping[str, SourceLue]
    outils: Mapping[str, Outil]
    etapes: Mapping[int, Etape]
    feuille_de_route: FeuilleDeRoute
    charte: Charte
    douze_mois: DouzeMois
    generateur: Generateur
    formulaire: Formulaire
    mots_simples: Mapping[str, MotAdministratif]
    mots_connus: Mapping[str, MotConnu]
    mots_etrangers: Mapping[str, MotEtranger]
    modeles: Mapping[str, Modele]
    fichiers: Mapping[str, int]
    telechargements: Mapping[str, int]
    accessibilite: Accessibilite
    territoires: SourceTerritoires
    a_instruire: Mapping[str, SujetAInstruire]
    nouveautes: Mapping[str, Nouveaute]
    budget: Budget
    mesures: Mesures
    banc: Banc
    charge: Banc
    redirections: Mapping[str, Redirection]
    hebergement: Hebergement
    bibliotheques: tuple[Bibliotheque, ...]
    rgaa: Registre

    def obligation(self, id: str) -> Obligation:
        """Une obligation par son identifiant ; refuse un identifiant inconnu."""
        return found("obligation", id, self.obligations)

    @cached_property
    def articles(self) -> Mapping[str, ArticleEpingle]:
        """Les articles épinglés, par « texte/article »."""
        return pinned(self.textes)

    def confiance(self, obligation: Obligation) -> Niveau:
        """La confiance d'une fiche, calculée de ce qui a été lu."""
        return confidence(obligation, self.articles)

    def profils(self) -> tuple[Profil, ...]:
        """Les tranches de population où toutes les réponses sont les mêmes."""
        return profiles(self.obligations.values())

    def profil(self, slug: str) -> Profil:
        """Une tranche par le nom de sa page ; refuse un nom inconnu."""
        return found("tranche", slug, {profile.slug: profile for profile in self.profils()})

    def etape(self, numero: int) -> Etape:
        """Une étape de la feuille de route par son numéro ; refuse un numéro inconnu."""
        if numero not in self.etapes:
            raise Unknown(f"étape inconnue : « {numero} » ; écrivez un numéro de 1 à 10")
        return self.etapes[numero]

    @cached_property
    def retours(self) -> Mapping[str, Retour]:
        """Les retours d'expérience, par nom de page."""
        return {page.slug: page for page in self.pages.values() if isinstance(page, Retour)}

    def modele(self, id: str) -> Modele:
        """Un modèle à remplir par son identifiant ; refuse un identifiant inconnu."""
        return found("fiche de modèle", id, self.modeles)

    @cached_property
    def indicateurs(self) -> Mapping[str, Indicateur]:
        """Les chiffres des enquêtes, par identifiant ; aucun si leur fichier est à corriger."""
        return {item.id: item for item in self.barometre.indicateurs} if self.barometre else {}

    def vocabulary(self) -> Vocabulary:
        """Ce que les textes peuvent écrire en capitales : le lexique, et les noms propres des données."""
        named = [fact.nom for facts in (self.noms, self.aides, self.csirt) for fact in facts.values()]
        return Vocabulary.of(tuple(self.lexique.values()), filter(None, named))

    @cached_property
    def foreign(self) -> Foreign:
        """Les mots étrangers que les textes ne peuvent pas écrire sans les marquer."""
        names = [fact.nom for fact in self.noms.values()]
        return Foreign.of(self.lexique.values(), self.mots_etrangers.values(), names)

    def known(self) -> Mapping[str, Collection[str | int]]:
        """Les identifiants de chaque collection que d'autres faits peuvent nommer."""
        return {
            "obligations": self.obligations.keys(),
            "articles": self.articles.keys(),
            "modeles": {AUCUN, *self.modeles},
            "lexique": self.lexique.keys(),
            "documents": self.documents.keys(),
            "acteurs": self.acteurs.keys(),
            "departements": self.departements.keys(),
            "regions": self.csirt.keys(),
            "indicateurs": self.indicateurs.keys(),
            "sources": self.sources.keys(),
            "outils": self.outils.keys(),
            "etapes": self.etapes.keys(),
            "pages": self.pages.keys(),
            "criteres": {item.numero for item in self.rgaa.referentiel.criteres},
            "gabarits": self.rgaa.gabarits.keys(),
        }


def load_corpus(root: Path) -> Corpus:
    """Le corpus d'un dossier de guide ; lève toutes les fautes de tous les fichiers à la fois."""
    loader = Loader(root)
    corpus = Corpus(
        obligations=loader.folder("data/obligations", Obligation),
        textes=loader.folder("data/textes", TexteOfficiel),
        lexique=loader.entries("data/lexique.yml", Terme),
        noms=loader.entries("data/noms.yml", Nom),
        documents=loader.entries("data/documents.yml", Document),
        acteurs=loader.entries("data/acteurs.yml", Acteur),
        aides=loader.entries("data/aides.yml", Aide),
        departements=loader.entries("data/departements.yml", Departement, key="code"),
        csirt=loader.entries("data/csirt.yml", Csirt),
        portes=loader.entries("data/portes.yml", Porte),
        barometre=loader.document("data/barometre.yml", Barometre),
        synonymes=loader.entries("data/synonymes.yml", Synonymes),
        pages=loader.pages("docs", page_model),
        sources=loader.entries("data/sources.yml", SourceLue),
        outils=loader.entries("data/outils.yml", Outil),
        etapes=loader.entries("data/etapes.yml", Etape, key="numero"),
        feuille_de_route=loader.document("data/feuille_de_route.yml", FeuilleDeRoute),
        charte=loader.document("data/charte.yml", Charte),
        douze_mois=loader.document("data/douze-mois.yml", DouzeMois),
        generateur=loader.document("data/generateur.yml", Generateur),
        formulaire=loader.document("data/contribuer.yml", Formulaire),
        mots_simples=loader.entries("data/mots-simples.yml", MotAdministratif, key="mot"),
        mots_connus=loader.entries("data/mots-connus.yml", MotConnu, key="mot"),
        mots_etrangers=loader.entries("data/mots-etrangers.yml", MotEtranger, key="mot"),
        modeles=loader.texts("data/modeles", ModeleDeTexte) | loader.folder("data/modeles", ModeleDeTableau),
        fichiers=sizes(root / "docs" / "modeles" / "fichiers"),
        telechargements=sizes(root / "docs" / "telecharger" / "fichiers"),
        accessibilite=loader.document("data/accessibilite.yml", Accessibilite),
        territoires=loader.document("data/territoires/source.yml", SourceTerritoires),
        a_instruire=loader.entries("data/a-instruire.yml", SujetAInstruire),
        nouveautes=loader.entries("data/nouveautes.yml", Nouveaute),
        budget=loader.document("budget.yml", Budget),
        mesures=loader.document("data/mesures.yml", Mesures),
        banc=loader.document("data/banc.yml", Banc),
        charge=loader.document("data/charge.yml", Banc),
        redirections=loader.entries("data/redirections.yml", Redirection, key="ancienne"),
        hebergement=loader.document("data/hebergement.yml", Hebergement),
        bibliotheques=shipped(root / "overrides" / "assets"),
        rgaa=load_ledger(loader),
    )
    loader.finish(corpus)
    return corpus


def load_ledger(loader: "Loader") -> Registre:
    """Le registre d'accessibilité ; l'empreinte d'un gabarit se calcule, celle d'une page est notée."""
    templates = loader.entries("data/rgaa/gabarits.yml", Gabarit)
    noted = loader.entries("data/rgaa/empreintes.yml", Empreinte, key="page")
    ledger = Registre(
        referentiel=loader.document("data/rgaa/criteres.yml", Referentiel),
        grille=loader.entries("data/rgaa/grille.yml", LigneDeGrille, key="critere"),
        gabarits=templates,
        echantillon=loader.entries("data/rgaa/echantillon.yml", PageVerifiee, key="page"),
        constats=tuple(loader.folder("data/rgaa/constats", Constat).values()),
        resultats=loader.document("data/rgaa/resultats.yml", Resultats),
        juges=loader.entries("data/rgaa/a_juger.yml", PointJuge),
        empreintes={page: item.empreinte for page, item in noted.items()}
        | {name: of_files(loader.root, item.fichiers) for name, item in templates.items()},
        declaration=loader.document("data/rgaa/declaration.yml", DeclarationDuGuide),
    )
    loader.found.extend(undecided(ledger, loader.lost))
    return ledger


def undecided(ledger: Registre, lost: Collection[object]) -> Iterator[Problem]:
    """Les critères que la grille oublie ; une ligne illisible ne s'accuse qu'une fois."""
    for item in ledger.referentiel.criteres if ledger.referentiel else ():
        if item.numero not in ledger.grille and item.numero not in lost:
            message = f"le critère {item.numero} manque ; dites qui le décide"
            yield Problem("data/rgaa/grille.yml", 1, message)


def sizes(folder: Path) -> dict[str, int]:
    """Le poids en octets de chaque fichier fabriqué ; rien tant qu'ils ne le sont pas."""
    return {path.name: path.stat().st_size for path in sorted(folder.glob("*.*"))}


def current_corpus(root: Path) -> Corpus:
    """Le corpus, relu seulement si un fichier a changé : Zensical le demande pour chaque page."""
    return kept(root, stamps(root))


@lru_cache(maxsize=1)
def kept(root: Path, changed: tuple[tuple[str, int], ...]) -> Corpus:
    """Le corpus d'un dossier dans l'état que disent les dates de ses fichiers."""
    return load_corpus(root)


def stamps(root: Path) -> tuple[tuple[str, int], ...]:
    """Les fichiers dont le corpus dépend, chacun avec sa date de changement."""
    found = (path for folder in ("data", "docs") for path in (root / folder).rglob("*.*"))
    return tuple(sorted((str(path), path.stat().st_mtime_ns) for path in found))


def load_lexicon(root: Path) -> Mapping[str, Terme]:
    """Le lexique seul, pour qui n'a besoin que des sigles."""
    loader = Loader(root)
    lexicon = loader.entries("data/lexique.yml", Terme)
    if loader.found:
        raise Problems(loader.found)
    return lexicon


def page_model(place: str) -> type[Page]:
    """Le modèle de l'en-tête d'une page, d'après sa place : un retour d'expérience, ou une page ordinaire."""
    folder, _, file = place.rpartition("/")
    return Retour if folder == "retours" and file != "index.md" else Page


def load_rules(root: Path) -> Mapping[str, Obligation]:
    """Les obligations seules, pour qui écrit des fichiers avant que le corpus entier se charge."""
    loader = Loader(root)
    obligations = loader.folder("data/obligations", Obligation)
    if loader.found:
        raise Problems(loader.found)
    return obligations


def load_articles(root: Path) -> Mapping[str, ArticleEpingle]:
    """Les articles épinglés seuls, pour qui écrit des fichiers avant que le corpus entier se charge."""
    loader = Loader(root)
    texts = loader.folder("data/textes", TexteOfficiel)
    if loader.found:
        raise Problems(loader.found)
    return pinned(texts)


def load_profiles(root: Path) -> tuple[Profil, ...]:
    """Les tranches seules, pour qui écrit leurs pages."""
    return profiles(load_rules(root).values())


def found(kind: str, id: str, facts: Mapping[str, Named]) -> Named:
    """Un fait par son identifiant ; sinon une phrase qui propose le plus proche."""
    if id in facts:
        return facts[id]
    near = get_close_matches(id, facts, n=1)
    hint = f" ; vouliez-vous « {near[0]} » ?" if near else ""
    raise Unknown(f"{kind} inconnue : « {id} »{hint}")


class Loader:
    """Lit les fichiers l'un après l'autre et garde les fautes pour la fin."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: list[Problem] = []
        self.read: list[tuple[Source, Loc, Fait]] = []
        self.sources: list[Source] = []
        self.lost: set[object] = set()
        self.unread = False

    def folder(self, folder: str, model: type[Fact]) -> dict[str, Fact]:
        """Un fait par fichier ; l'identifiant est le nom du fichier."""
        facts = {}
        for path in sorted((self.root / folder).glob("*.yml")):
            fact = self.fact(path, model, {"id": path.stem})
            if fact is None:
                self.lost.add(path.stem)
            else:
                facts[path.stem] = fact
        return facts

    def texts(self, folder: str, model: type[Fact]) -> dict[str, Fact]:
        """Un fait par fichier Markdown : l'en-tête, puis les lignes du texte dans le champ `texte`."""
        facts = {}
        for path in sorted((self.root / folder).glob("*.md")):
            source = self.source(path)
            if source is None:
                continue
            head = source.value if isinstance(source.value, dict) else {}
            lines = source.body.strip("\n").splitlines()
            first = source.body_line + len(source.body) - len(source.body.lstrip("\n"))
            source.lines.update({("texte", rank): first + rank for rank in range(len(lines))})
            fact = self.validated(source, model, {**head, "id": path.stem, "texte": lines}, ())
            if fact is not None:
                facts[path.stem] = fact
        return facts

    def document(self, file: str, model: type[Fact]) -> Fact:
        """Un fichier qui est un seul fait ; s'il manque, sa faute est notée et `finish` arrêtera tout."""
        fact = self.fact(self.root / file, model, {})
        self.unread |= fact is None
        return cast(Fact, fact)

    def entries(self, file: str, model: type[Fact], key: str = "id") -> dict[Any, Fact]:
        """Une liste de faits dans un fichier, rangés par leur champ `key`, qui ne se répète pas."""
        facts: dict[Any, Fact] = {}
        source = self.source(self.root / file)
        if source is None:
            self.unread = True
            return facts
        if not isinstance(source.value, list):
            self.unread = True
            self.found.append(Problem(source.path, 1, "liste attendue : chaque entrée commence par un tiret"))
            return facts
        for rank, value in enumerate(source.value):
            fact = self.validated(source, model, value, (rank,))
            if fact is None:
                self.lost.add(value.get(key) if isinstance(value, dict) else None)
                continue
            if getattr(fact, key) in facts:
                message = f"{key} : « {getattr(fact, key)} » est déjà pris ; choisissez-en un autre"
                self.found.append(Problem(source.path, source.line((rank, key)), message))
            facts[getattr(fact, key)] = fact
        return facts

    def pages(self, folder: str, model: Callable[[str], type[Page]]) -> dict[str, Page]:
        """Les pages d'un dossier, par chemin sous `docs/` ; un modèle à copier est vérifié à part."""
        facts = {}
        for path in sorted((self.root / folder).rglob("*.md")):
            place = name(self.root / "docs", path)
            fact = self.page(path, place, model(place))
            if fact is not None and not path.name.startswith("_"):
                facts[place] = fact
        return facts

    def page(self, path: Path, place: str, model: type[Page]) -> Page | None:
        """L'en-tête d'une page, avec le titre et les sections que son texte annonce."""
        source = self.source(path)
        if source is None or not isinstance(source.value, dict):
            return None if source is None else self.validated(source, model, source.value, ())
        return self.validated(source, model, announced(source, place), ())

    def fact(self, path: Path, model: type[Fact], extra: Mapping[str, str]) -> Fact | None:
        """Le fait d'un fichier, complété de ce que dit son nom."""
        source = self.source(path)
        if source is None:
            return None
        value = {**source.value, **extra} if isinstance(source.value, dict) else source.value
        return self.validated(source, model, value, ())

    def source(self, path: Path) -> Source | None:
        """Un fichier lu, ou ses fautes notées."""
        try:
            source = read_page(self.root, path) if path.suffix == ".md" else read_yaml(self.root, path)
        except Problems as problems:
            self.found.extend(problems.found)
            return None
        self.sources.append(source)
        return source

    def validated(self, source: Source, model: type[Fact], value: object, at: Loc) -> Fact | None:
        """Un fait typé, ou ses fautes notées."""
        try:
            fact = validate(model, source, value, at)
        except Problems as problems:
            self.found.extend(problems.found)
            return None
        self.read.append((source, at, fact))
        return fact

    def finish(self, corpus: Corpus) -> None:
        """Vérifie les références, les sigles et les mots étrangers, puis lève les fautes s'il y en a.

        Un fait illisible ne s'accuse qu'une fois : ce que d'autres disent de lui n'est pas une faute de plus.
        """
        if not self.unread:
            self.found.extend(self.dangling(corpus))
        if not self.unread and not self.lost:
            vocabulary = corpus.vocabulary()
            self.found.extend(
                problem for source in self.sources for problem in unexplained(source, vocabulary)
            )
            self.found.extend(
                problem for source in self.sources for problem in unmarked(source, corpus.foreign)
            )
        if self.found:
            raise Problems(self.found)

    def dangling(self, corpus: Corpus) -> Iterator[Problem]:
        """Les références qui ne mènent à aucun fait, lu ou illisible."""
        known = corpus.known()
        for source, at, fact in self.read:
            for loc, collection, value in references(fact):
                if value not in known.get(collection, ()) and value not in self.lost:
                    field = ".".join(str(part) for part in loc)
                    message = f"{field} : « {value} » est inconnu dans {collection}"
                    yield Problem(source.path, source.line((*at, *loc)), message)


def announced(source: Source, place: str) -> dict[str, object]:
    """Les champs d'une page : ceux de son en-tête, sa place, et les titres que son texte annonce."""
    titles = headings(source.body)
    given = {"chemin": place, "heading": titles.get(1, [None])[0], "sections": titles.get(2, [])}
    source.lines[("sections",)] = source.body_line
    return {**cast(dict[str, object], source.value), **given}


def references(fact: Fait) -> Iterator[tuple[Loc, str, str | int]]:
    """Les références d'un fait et de ce qu'il contient : place, collection visée, identifiant."""
    for field, collections in fields_of(type(fact)):
        yield from referenced(collections, (field,), getattr(fact, field))


@cache
def fields_of(model: type[Fait]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Les champs d'un modèle, chacun avec les collections qu'il nomme ; lus une fois par modèle."""
    return tuple(
        (field, tuple(marked([*info.metadata, info.annotation])))
        for field, info in model.model_fields.items()
    )


def referenced(collections: tuple[str, ...], loc: Loc, value: object) -> Iterator[tuple[Loc, str, str | int]]:
    """Les références d'une valeur, d'après les collections que nomme son champ."""
    if isinstance(value, Fait):
        for inner, collection, found in references(value):
            yield (*loc, *inner), collection, found
    elif isinstance(value, tuple):
        for rank, item in enumerate(value):
            yield from referenced(collections, (*loc, rank), item)
    elif isinstance(value, str | int):
        for collection in collections:
            yield loc, collection, value


def marked(marks: list[object]) -> Iterator[str]:
    """Les collections nommées par les marques d'un type, aussi profondes soient-elles."""
    for mark in marks:
        if isinstance(mark, Reference):
            yield mark.collection
        elif get_origin(mark) is Annotated or get_args(mark):
            yield from marked(list(get_args(mark)))
