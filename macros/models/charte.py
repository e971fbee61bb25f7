"""La méthode de la charte territoriale de la donnée."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Fait, Identifiant, IdObligation, IdSource, Niveau, Texte, faute

Sources = Annotated[tuple[IdSource, ...], Field(min_length=1)]


class Affirmation(Fait):
    """Une phrase, ses sources et la confiance qu'elle mérite."""

    texte: Texte
    sources: Sources
    confiance: Niveau


class Definition(Fait):
    """Ce qu'est une charte de la donnée."""

    texte: Texte
    themes_frequents: tuple[Texte, ...]
    a_savoir: Texte
    sources: Sources
    confiance: Niveau


class Reunion(Fait):
    """Les personnes à réunir, pour deux tailles de collectivités."""

    commune_900: Annotated[tuple[Texte, ...], Field(min_length=1)]
    communaute_12000: Annotated[tuple[Texte, ...], Field(min_length=1)]
    sources: Sources
    confiance: Niveau


class EtapeDeCharte(Fait):
    """Une étape de l'écriture d'une charte, avec le temps qu'elle prend."""

    numero: Annotated[int, Field(ge=1, le=7, examples=["3"])]
    titre: Texte
    que_faire: Annotated[tuple[Texte, ...], Field(min_length=1)]
    duree_commune_900: Texte
    duree_communaute_12000: Texte
    exemple: Texte | None = None
    origine: IdSource


class Duree(Fait):
    """La durée de toute la démarche, et des durées réelles comme repère."""

    commune_900: Texte
    communaute_12000: Texte
    origine: IdSource
    repere: Texte
    sources: Sources


class Clause(Fait):
    """Un engagement à adapter : son texte, son sens, ce qu'il ajoute à la loi."""

    id: Identifiant
    nom: Texte
    theme: Texte
    texte: Texte
    ce_que_cela_veut_dire: Texte
    par_rapport_a_la_loi: Texte
    faisable_a_900_habitants: Texte
    obligations: tuple[IdObligation, ...]
    inspiration: Sources
    confiance: Niveau


class Vote(Fait):
    """Le chemin jusqu'au vote."""

    etapes: Annotated[tuple[Texte, ...], Field(min_length=1)]
    attention: Texte
    obligations: tuple[IdObligation, ...]
    origine: IdSource
    confiance: Niveau


class CharteReelle(Fait):
    """Une charte ou une démarche publiée par une collectivité."""

    qui: Texte
    type: Texte
    taille: Texte | None
    annee: Texte
    demarche: Texte | None
    contenu: Annotated[tuple[Texte, ...], Field(min_length=1)]
    limite_dite: Texte | None
    sources: Sources
    confiance: Niveau


class DemarcheVoisine(Fait):
    """Une démarche qui n'est pas une charte et dont on peut s'inspirer."""

    qui: Texte
    nature: Texte
    utile_pour: Texte
    sources: Sources
    confiance: Niveau


class Piege(Fait):
    """Une erreur courante et la parade proposée."""

    piege: Texte
    parade: Texte


class DeuxPages(Fait):
    """Un modèle de charte en deux pages, qui reprend des clauses par leur identifiant."""

    titre: Texte
    preambule: Texte
    champ: Texte
    nos_engagements: Annotated[tuple[Identifiant, ...], Field(min_length=1)]
    nos_choix: Annotated[tuple[Identifiant, ...], Field(min_length=1)]
    nos_partenaires: Annotated[tuple[Identifiant, ...], Field(min_length=1)]
    le_suivi: Annotated[tuple[Identifiant, ...], Field(min_length=1)]
    qui_contacter: Texte
    signatures: Texte
    annexe: Texte
    mode_d_emploi: Texte


class Charte(Fait):
    """Toute la méthode : pourquoi, avec qui, comment, avec quels mots, et d'après quels exemples."""

    avertissement: Texte
    guide_des_chartes: IdSource
    definition: Definition
    pourquoi: Annotated[tuple[Affirmation, ...], Field(min_length=1)]
    ce_que_ce_n_est_pas: Annotated[tuple[Affirmation, ...], Field(min_length=1)]
    portee_juridique: Annotated[tuple[Affirmation, ...], Field(min_length=1)]
    qui_reunir: Reunion
    etapes: Annotated[tuple[EtapeDeCharte, ...], Field(min_length=1)]
    duree_totale: Duree
    questions: Annotated[tuple[Texte, ...], Field(min_length=1)]
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]
    vote: Vote
    faire_vivre: Annotated[tuple[Affirmation, ...], Field(min_length=1)]
    chartes_reelles: tuple[CharteReelle, ...]
    demarches_voisines: tuple[DemarcheVoisine, ...]
    non_trouvees: tuple[Texte, ...]
    pieges: tuple[Piege, ...]
    deux_pages: DeuxPages

    @model_validator(mode="after")
    def verifie_les_clauses(self) -> Self:
        """Refuse deux clauses du même nom, et un modèle qui cite une clause inconnue."""
        known = [clause.id for clause in self.clauses]
        twice = next((name for name in known if known.count(name) > 1), None)
        if twice:
            raise faute("clauses", f"« {twice} » est déjà pris ; choisissez-en un autre")
        missing = next((name for name in self.reprises() if name not in known), None)
        if missing:
            raise faute("deux_pages", f"« {missing} » n'est pas une clause de la charte")
        return self

    def reprises(self) -> tuple[str, ...]:
        """Les clauses que reprend le modèle en deux pages, dans son ordre."""
        pages = self.deux_pages
        return (*pages.nos_engagements, *pages.nos_choix, *pages.nos_partenaires, *pages.le_suivi)

    def clause(self, name: str) -> Clause:
        """Une clause par son identifiant, que la charte connaît toujours."""
        return next(clause for clause in self.clauses if clause.id == name)
