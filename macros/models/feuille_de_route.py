"""Ce qui entoure les dix étapes : la loi, la grille, les modèles, le calendrier, les exemples."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Fait, IdSource, Jour, Niveau, Texte
from macros.models.etapes import Phase

Sources = Annotated[tuple[IdSource, ...], Field(min_length=1)]


class NomDePhase(Fait):
    """Une phase et le nom que les pages lui donnent."""

    phase: Phase
    nom: Texte


class Repere(Fait):
    """Une phrase, ses sources, la confiance qu'elle mérite et, s'il le faut, sa réserve."""

    texte: Texte
    sources: Sources
    confiance: Niveau
    remarque: Texte | None = None


class Piece(Fait):
    """Une pièce demandée par le décret REEN, sa date limite et son contenu."""

    nom: Texte
    date_limite: Jour | None
    contenu: Annotated[tuple[Texte, ...], Field(min_length=1)]


class Objectif(Fait):
    """Une des six familles d'objectifs possibles, avec des exemples."""

    numero: Annotated[int, Field(ge=1, le=6, examples=["1"])]
    objectif: Texte
    actions: tuple[Texte, ...]
    indicateurs: tuple[Texte, ...]
    sources: Sources
    confiance: Niveau


class Decret(Fait):
    """Ce que la loi REEN et son décret demandent, et à qui."""

    qui: Texte
    petite_commune: Texte
    pieces: Annotated[tuple[Piece, ...], Field(min_length=1)]
    sanction: Texte
    liberte: Texte
    objectifs: tuple[Objectif, ...]
    sources: Sources
    confiance: Niveau


class Voie(Fait):
    """La méthode qui convient à une taille de collectivité."""

    taille: Texte
    voie: Texte
    sources: Sources
    confiance: Niveau


class ActionFacile(Fait):
    """Une fiche d'un guide de l'État, avec la priorité et la difficulté qu'il lui donne."""

    code: Texte
    action: Texte
    priorite: Texte
    difficulte: Texte
    sources: Sources
    confiance: Niveau


class ThemeDeLaGrille(Fait):
    """Un thème de l'état des lieux en une page et ses questions."""

    theme: Texte
    questions: Annotated[tuple[Texte, ...], Field(min_length=1)]


class Calendrier(Fait):
    """Le temps à prévoir, pour deux tailles de collectivités."""

    commune_900: Texte
    communaute_12000: Texte
    origine: IdSource


class Exemple(Fait):
    """Une collectivité et le document qu'elle a publié."""

    qui: Texte
    document: Texte
    sources: Sources
    confiance: Niveau
    remarque: Texte | None


class FeuilleDeRoute(Fait):
    """Le cadre des dix étapes."""

    avertissement: Texte
    durees: Texte
    rappel: Texte
    phases: Annotated[tuple[NomDePhase, ...], Field(min_length=3, max_length=3)]
    esprit_du_guide: tuple[Repere, ...]
    decret: Decret
    choisir_sa_voie: tuple[Voie, ...]
    actions_faciles_note: Texte
    actions_faciles: tuple[ActionFacile, ...]
    grille: Annotated[tuple[ThemeDeLaGrille, ...], Field(min_length=1)]
    colonnes_du_tableau: Annotated[tuple[Texte, ...], Field(min_length=1)]
    deliberation: Annotated[tuple[Texte, ...], Field(min_length=1)]
    calendrier: Calendrier
    reperes: tuple[Repere, ...]
    exemples: tuple[Exemple, ...]
    limites: tuple[Texte, ...]
