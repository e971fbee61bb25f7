"""Ce que le guide est : chaque champ dit son fichier. Une collection nouvelle est une ligne d'ici."""

from collections.abc import Collection as Group
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from macros.corpus.shipped import shipped
from macros.models.actes import Accord, Cadre
from macros.models.acteurs import Acteur
from macros.models.aides import Aide, CentreDeGestion, Csirt, Departement, Porte
from macros.models.barometre import Barometre, Indicateur
from macros.models.base import Fait, Niveau
from macros.models.champs import Champ
from macros.models.charte import Clause
from macros.models.contribuer import Formulaire
from macros.models.credits import Bibliotheque
from macros.models.declaration import PartieDeDeclaration, filled
from macros.models.dispenses import Dispense
from macros.models.documents import Document
from macros.models.douze_mois import DouzeMois
from macros.models.droits import PAR_REGLE
from macros.models.edition import SANS_AJOUTS, Ajouts, Edition
from macros.models.entrees import Entree
from macros.models.etapes import Etape
from macros.models.generateur import Generateur
from macros.models.hebergement import Hebergement
from macros.models.instruire import SujetAInstruire
from macros.models.lexique import Terme
from macros.models.modeles import Modele, ModeleDeTableau, ModeleDeTexte
from macros.models.mots_simples import MotAdministratif, MotConnu, MotEtranger
from macros.models.noms import Nom
from macros.models.nouveautes import Nouveaute
from macros.models.obligations import AUCUN, SANS_REPONSE, Obligation, Resultat
from macros.models.outils import Outil
from macros.models.pages import Page
from macros.models.priorites import Priorite
from macros.models.profils import Profil, profiles
from macros.models.questions import Question
from macros.models.redirections import Redirection
from macros.models.retours import Retour
from macros.models.rgesn import Rgesn
from macros.models.sobriete import Banc, Budget, Mesures, Suite
from macros.models.sources import SourceLue
from macros.models.synonymes import Synonymes
from macros.models.territoires import SourceTerritoires
from macros.models.textes import ArticleEpingle, TexteChange, TexteOfficiel, pinned
from macros.models.variantes import Variante, variants
from macros.models.wcag import Wcag
from macros.proofs.announced import Annonce
from macros.proofs.droit import trust
from macros.proofs.ledger import Ledger
from macros.reading.collections import Form, collections, computed, document, entries, folder, pages, part
from macros.reading.problems import Unknown
from macros.reading.stamp import Empreinte, stamped
from macros.texts.foreign import Foreign
from macros.texts.vocabulary import Vocabulary

Named = TypeVar("Named")

MODELES: Mapping[str, type[Fait]] = {"*.md": ModeleDeTexte, "*.yml": ModeleDeTableau}
"""Un texte à remplir est en Markdown, un tableur en YAML."""

PAGES: Mapping[str, type[Fait]] = {"docs/retours/index.md": Page, "docs/retours/*.md": Retour}
"""Un retour d'expérience a son propre en-tête."""


@dataclass(frozen=True, eq=False)
class Corpus:
    """Les faits du guide, par identifiant, dans l'ordre des fichiers. Un corpus n'est égal qu'à lui-même."""

    edition: Edition = document("edition.yml")
    obligations: Mapping[str, Obligation] = folder("data/obligations")
    questions: Mapping[str, Question] = entries("data/questions.yml")
    textes: Mapping[str, TexteOfficiel] = folder("data/textes")
    textes_changes: Mapping[str, TexteChange] = entries("releves/textes.yml", key="article")
    reponses: Mapping[str, Annonce] = entries("releves/reponses.yml", key="obligation")
    lexique: Mapping[str, Terme] = entries("data/lexique.yml")
    noms: Mapping[str, Nom] = entries("data/noms.yml")
    documents: Mapping[str, Document] = entries("data/documents.yml")
    acteurs: Mapping[str, Acteur] = entries("data/acteurs.yml")
    aides: Mapping[str, Aide] = entries("data/aides.yml")
    centres_de_gestion: Mapping[str, CentreDeGestion] = entries("data/centres-de-gestion.yml")
    departements: Mapping[str, Departement] = entries("data/departements.yml", key="code")
    csirt: Mapping[str, Csirt] = entries("data/csirt.yml")
    portes: Mapping[str, Porte] = entries("data/portes.yml")
    barometre: Barometre = document("data/barometre.yml", inside="indicateurs")
    synonymes: Mapping[str, Synonymes] = entries("data/synonymes.yml")
    entrees: Mapping[str, Entree] = entries("data/entrees.yml", key="page")
    pages: Mapping[str, Page] = pages("docs", PAGES)
    sources: Mapping[str, SourceLue] = entries("data/sources.yml")
    outils: Mapping[str, Outil] = entries("data/outils.yml")
    etapes: Mapping[int, Etape] = entries("data/etapes.yml", key="numero")
    clauses: Mapping[str, Clause] = entries("data/clauses.yml")
    douze_mois: DouzeMois = document("data/douze-mois.yml")
    generateur: Generateur = document("data/generateur.yml")
    mentions: Generateur = document("data/mentions.yml")
    formulaire: Formulaire = document("data/contribuer.yml")
    mots_simples: Mapping[str, MotAdministratif] = entries("data/mots-simples.yml", key="mot")
    mots_connus: Mapping[str, MotConnu] = entries("data/mots-connus.yml", key="mot")
    mots_etrangers: Mapping[str, MotEtranger] = entries("data/mots-etrangers.yml", key="mot")
    champs: Mapping[str, Champ] = entries("data/champs.yml", key="nom")
    accords: Mapping[str, Accord] = entries("data/accords.yml", key="commune")
    cadre: Cadre = document("data/cadre-acte.yml")
    modeles: Mapping[str, Modele] = folder("data/modeles", MODELES)
    plan_declaration: Mapping[int, PartieDeDeclaration] = entries("data/plan-declaration.yml", key="rang")
    territoires: SourceTerritoires = document("data/territoires/source.yml")
    a_instruire: Mapping[str, SujetAInstruire] = entries("data/a-instruire.yml")
    priorites: Mapping[str, Priorite] = entries("data/priorites.yml", key="obligation")
    dispenses: Mapping[str, Dispense] = entries("data/dispenses.yml")
    nouveautes: Mapping[str, Nouveaute] = entries("data/nouveautes.yml")
    rgesn: Rgesn = document("data/rgesn.yml")
    wcag: Wcag = document("data/wcag.yml")
    budget: Budget = document("budget.yml")
    mesures: Mesures = document("releves/mesures.yml")
    banc: Banc = document("releves/banc.yml")
    charge: Banc = document("releves/charge.yml")
    redirections: Mapping[str, Redirection] = entries("data/redirections.yml", key="ancienne")
    hebergement: Hebergement = document("data/hebergement.yml")
    rgaa: Ledger = part()
    bibliotheques: tuple[Bibliotheque, ...] = computed(lambda root, _: shipped(root))
    faits: Empreinte = computed(lambda root, _: stamped(root))
    racine: Path = computed(lambda root, _: root)
    ajouts: Ajouts = computed(lambda root, _: SANS_AJOUTS)

    def obligation(self, id: str) -> Obligation:
        """Une obligation par son identifiant ; refuse un identifiant inconnu."""
        return find_fact("obligation", id, self.obligations)

    @cached_property
    def articles(self) -> Mapping[str, ArticleEpingle]:
        """Les articles épinglés, par « texte/article »."""
        return pinned(self.textes, self.textes_changes)

    def confiance(self, obligation: Obligation) -> Niveau:
        """La confiance d'une fiche, calculée de ce qui a été lu."""
        return trust(obligation, self.articles)

    @cached_property
    def tranches(self) -> tuple[Profil, ...]:
        """Les tranches, calculées une fois."""
        return profiles(self.obligations.values())

    def profils(self) -> tuple[Profil, ...]:
        """Les tranches de population où toutes les réponses sont les mêmes."""
        return self.tranches

    def profil(self, slug: str) -> Profil:
        """Une tranche par le nom de sa page ; refuse un nom inconnu."""
        return find_fact("tranche", slug, {profile.slug: profile for profile in self.profils()})

    def having(
        self, profile: Profil, *results: Resultat, reponses: Mapping[str, str] = SANS_REPONSE
    ) -> list[Obligation]:
        """Les obligations qui reçoivent une de ces réponses dans une tranche, d'après ce que l'on y a dit."""
        return [it for it in self.obligations.values() if profile.answer(it, reponses).resultat in results]

    def variante(self, id: str, profile: Profil) -> Variante:
        """Un modèle dans les mots de la tranche ; à défaut, dans ceux d'une commune."""
        variants = self.variantes[id]
        return next((one for one in variants if one.structure is profile.structure), variants[0])

    def questions_for(self, profile: Profil) -> tuple[Question, ...]:
        """Les questions dont dépend au moins une réponse d'une tranche, dans l'ordre du fichier."""
        asked = {id for item in self.obligations.values() for id in profile.asked(item)}
        return tuple(one for id, one in self.questions.items() if id in asked)

    @cached_property
    def faits_du(self) -> date:
        """Le jour des faits nationaux : la dernière fiche relue, ou le dernier changement annoncé."""
        checked = (item.verifie_le for item in self.obligations.values())
        return max((*checked, *(item.date for item in self.nouveautes.values())))

    def etape(self, numero: int) -> Etape:
        """Une étape de la feuille de route par son numéro ; refuse un numéro inconnu."""
        if numero not in self.etapes:
            raise Unknown(f"étape inconnue : « {numero} »{nearest(numero, self.etapes)}")
        return self.etapes[numero]

    @cached_property
    def limites(self) -> Budget:
        """Le budget d'aujourd'hui : une page qui a une ligne par fait grandit avec eux."""
        counts = {
            Suite.OBLIGATIONS: len(self.obligations),
            Suite.ECHEANCES: sum(len(item.echeances) for item in self.obligations.values()),
            Suite.TRANCHES: len(self.tranches),
            Suite.LEXIQUE: len(self.lexique),
            Suite.RETOURS: len(self.retours),
            Suite.PAGES: len(self.pages),
            Suite.ACTEURS: len(self.acteurs),
            Suite.AIDES: len(self.aides),
        }
        return self.budget.grown(counts)

    @cached_property
    def retours(self) -> Mapping[str, Retour]:
        """Les retours d'expérience, par nom de page."""
        return {page.slug: page for page in self.pages.values() if isinstance(page, Retour)}

    def modele(self, id: str) -> Modele:
        """Un modèle à remplir par son identifiant ; refuse un identifiant inconnu."""
        return find_fact("fiche de modèle", id, self.modeles)

    @cached_property
    def phrases(self) -> Mapping[str, str]:
        """Les phrases imposées de la déclaration d'accessibilité, par identifiant."""
        return {it.id: it.written for part in self.plan_declaration.values() for it in part.phrases_imposees}

    @cached_property
    def regles(self) -> Mapping[str, str]:
        """Ce que la règle écrit dans un modèle : les droits d'une base légale, une phrase imposée."""
        given = self.generateur.dans_le_modele
        imposed = {f"imposé : {id}": filled(text, given) for id, text in self.phrases.items()}
        return {**PAR_REGLE, **imposed}

    @cached_property
    def variantes(self) -> Mapping[str, tuple[Variante, ...]]:
        """Chaque modèle dans les mots de chaque sorte de collectivité, les communes d'abord."""
        given = (self.cadre, self.accords, self.regles)
        return {id: tuple(variants(modele, *given)) for id, modele in self.modeles.items()}

    @cached_property
    def indicateurs(self) -> Mapping[str, Indicateur]:
        """Les chiffres des enquêtes, par identifiant."""
        return {item.id: item for item in self.barometre.indicateurs}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Ce que les textes peuvent écrire en capitales : le lexique, et les noms propres des données."""
        names = [fact.nom for facts in (self.noms, self.aides, self.csirt) for fact in facts.values()]
        return Vocabulary.of(tuple(self.lexique.values()), filter(None, names))

    @cached_property
    def foreign(self) -> Foreign:
        """Les mots étrangers que les textes ne peuvent pas écrire sans les marquer."""
        names = [fact.nom for fact in self.noms.values()]
        return Foreign.of(self.lexique.values(), self.mots_etrangers.values(), names)

    def known(self) -> Mapping[str, Group[str | int]]:
        """Les identifiants de chaque collection que d'autres faits peuvent nommer."""
        facts = {**vars(self.rgaa), **vars(self)}
        read = {
            one.inside or one.name: one.known(facts[one.name])
            for one in collections(Corpus)
            if one.inside or one.form is not Form.DOCUMENT
        }
        accords = {*self.accords, *self.regles}
        return {
            **read,
            "articles": self.articles.keys(),
            "modeles": {AUCUN, *self.modeles},
            "accords": accords,
            "phrases_imposees": self.phrases.keys(),
        }


def find_fact(kind: str, id: str, facts: Mapping[str, Named]) -> Named:
    """Un fait par son identifiant ; refuse un inconnu, en proposant le plus proche."""
    if id in facts:
        return facts[id]
    raise Unknown(f"{kind} inconnue : « {id} »{nearest(id, facts)}")


PROCHE = " ; corrigez-le. Exemple : {}"
"""Ce que l'on ajoute à une faute quand un exemple lui ressemble."""


def nearest(value: str | int, known: Iterable[str | int]) -> str:
    """L'exemple qui ressemble le plus à ce que la personne a écrit ; rien si l'on n'en connaît aucun."""
    near = get_close_matches(str(value), map(str, known), n=1, cutoff=0)
    return PROCHE.format(near[0]) if near else ""
