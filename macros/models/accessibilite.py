"""Les documents d'accessibilité : mention, déclaration, schéma, plan, et ce que la loi y impose."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Adresse, Fait, Identifiant, IdObligation, Niveau, Texte, faute
from macros.models.sources import SourceLue

Textes = Annotated[tuple[Texte, ...], Field(min_length=1)]


class Appui(Fait):
    """Ce qui appuie une partie : les sources lues, par leur identifiant dans ce fichier, et la confiance."""

    sources: Annotated[tuple[Identifiant, ...], Field(min_length=1)]
    confiance: Niveau


class Piece(Appui):
    """Une des quatre pièces à publier : où la mettre, combien de temps elle vaut, la fiche qui l'explique."""

    nom: Texte
    ou: Texte
    validite: Texte
    obligation: IdObligation


class Formule(Fait):
    """Une des trois formules de la mention d'accueil, et quand l'employer."""

    formule: Texte
    condition: Texte


class Mention(Appui):
    """La mention de la page d'accueil."""

    formules: Annotated[tuple[Formule, ...], Field(min_length=3, max_length=3)]
    regles: Textes
    attention: Texte


class PageDediee(Appui):
    """La page « accessibilité » du site."""

    contenu: Textes
    regles: Textes


class Partie(Appui):
    """Une partie de la déclaration, dans l'ordre du modèle officiel ; son titre est imposé."""

    niveau_de_titre: Annotated[int, Field(ge=2, le=4)] | None
    titre_impose: Texte | None
    contenu: Textes
    regle: Texte
    si_jamais_audite: Texte

    @model_validator(mode="after")
    def verifie_le_titre(self) -> Self:
        """Refuse un titre imposé sans son niveau, ou l'inverse."""
        if (self.titre_impose is None) != (self.niveau_de_titre is None):
            raise faute("niveau_de_titre", "un titre imposé va avec son niveau")
        return self


class Erreur(Fait):
    """Une erreur fréquente et ce qui est juste."""

    erreur: Texte
    juste: Texte


class Declaration(Appui):
    """La déclaration d'accessibilité."""

    parties: Annotated[tuple[Partie, ...], Field(min_length=1)]
    contenu_minimal: Textes
    validite: Textes
    publication: Textes
    reponse_aux_usagers: Textes
    erreurs: tuple[Erreur, ...]


class Taux(Appui):
    """Le calcul du taux de conformité."""

    echantillon: Textes
    a_ajouter: Textes
    regles: Textes
    non_applicable_si: Textes
    qui_peut_auditer: Texte


class Derogation(Appui):
    """La charge disproportionnée."""

    principe: Texte
    on_regarde: Textes
    ne_compte_pas: Textes
    obligations_qui_restent: Textes
    limite: Texte
    exemple: Texte


class Exemption(Appui):
    """Un contenu que la loi exempte, et l'exception à cette exemption."""

    contenu: Texte
    sauf: Texte | None


class Rubrique(Fait):
    """Une ligne du schéma en une page proposé par le guide."""

    rubrique: Texte
    exemple: Texte


class Schema(Appui):
    """Le schéma pluriannuel."""

    politique: Textes
    travaux: Textes
    publication: Textes
    methode: Textes
    en_une_page: Annotated[tuple[Rubrique, ...], Field(min_length=1)]


class Ligne(Fait):
    """Une ligne du plan de l'année proposé par le guide."""

    periode: Texte
    action: Texte
    qui: Texte


class PlanAnnuel(Appui):
    """Le plan d'actions de l'année."""

    contenu: Textes
    forme: Texte
    modele: Annotated[tuple[Ligne, ...], Field(min_length=1)]


class Geste(Fait):
    """Un geste et son temps, estimé par le guide."""

    geste: Texte
    minutes: Annotated[int, Field(ge=1, examples=["30"])]


class PremiereFois(Appui):
    """Ce que fait une petite commune jamais auditée."""

    gestes: Annotated[tuple[Geste, ...], Field(min_length=1)]
    ce_qui_ne_change_pas: Textes
    ce_qui_change: Textes
    ensuite: Texte


class Aide(Appui):
    """Un outil ou un exemple réel."""

    nom: Texte
    quoi: Texte
    url: Adresse | None


class Accessibilite(Fait):
    """Tout ce que le guide sait des documents d'accessibilité."""

    portee: Texte
    base_legale: Texte
    a_reverifier: Textes
    sources: Annotated[tuple[SourceLue, ...], Field(min_length=1)]
    pieces: Annotated[tuple[Piece, ...], Field(min_length=4, max_length=4)]
    mention: Mention
    page: PageDediee
    declaration: Declaration
    taux: Taux
    derogation: Derogation
    exemptions: tuple[Exemption, ...]
    schema_pluriannuel: Schema
    plan_annuel: PlanAnnuel
    premiere_fois: PremiereFois
    outils: tuple[Aide, ...]
    exemples: tuple[Aide, ...]
    sanctions: Texte
    recours: Textes
    recours_attention: Texte

    @model_validator(mode="after")
    def verifie_les_sources(self) -> Self:
        """Refuse une source citée que le fichier ne décrit pas."""
        known = {source.id for source in self.sources}
        missing = next((name for part in supported(self) for name in part.sources if name not in known), None)
        if missing:
            raise faute("sources", f"« {missing} » est cité mais pas décrit")
        return self


def supported(fact: Fait) -> Iterator[Appui]:
    """Toutes les parties d'un fait qui citent des sources, aussi profondes soient-elles."""
    for field in type(fact).model_fields:
        value = getattr(fact, field)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Appui):
                yield item
            if isinstance(item, Fait):
                yield from supported(item)
