"""Une édition du guide : qui le publie sous son nom, et ce qu'il ajoute aux faits nationaux."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from macros.models.base import Adresse, CodeDepartement, Fait, Identifiant, IdObligation, Jour, Texte, faute
from macros.models.couleurs import FONDS_CLAIRS, FONDS_SOMBRES, LISIBLE, Couleurs
from macros.models.hebergement import Publication
from macros.models.modeles import ModeleDeTexte
from macros.models.pages import Page
from macros.models.territoires import CodeCommune, CodeTerritoire
from macros.reading.collections import entries, folder, pages

INDISPENSABLES = (
    "obligations/",
    "ma-collectivite/",
    "modeles/",
    "accessibilite/",
    "mentions-legales/",
    "donnees-personnelles/",
    "plan-du-site/",
    "recherche/",
    "nouveautes/",
    "contribuer/signaler/",
)
"""Ce qu'aucune édition ne laisse : les faits nationaux, ce que la loi demande, et où signaler une faute."""

Place = Annotated[str, Field(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*/)+$", examples=["barometre/"])]
Logo = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.svg$", examples=["logo.svg"])]
ILLISIBLE = "contraste de {:.1f} avec {} ; il faut {} au moins, pour qui voit mal. Prenez un ton plus {}"


class Perimetre(Fait):
    """Les communes que sert une édition : celles de départements entiers, ou une liste ; vide, toutes."""

    departements: tuple[CodeTerritoire, ...] = ()
    communes: tuple[CodeCommune, ...] = ()

    @property
    def everywhere(self) -> bool:
        """Vrai si l'édition sert toute la France."""
        return not (self.departements or self.communes)

    def holds(self, code: str, departement: str) -> bool:
        """Vrai si une commune en est."""
        return self.everywhere or code in self.communes or departement in self.departements


class Edition(Fait):
    """Ce qu'une édition dit d'elle-même : son nom, qui la publie, ses couleurs, ses communes."""

    nom: Annotated[str, Field(pattern=r'^[^<>"\\\n{}]{1,90}$', examples=["Guide numérique du CDG d'Exemple"])]
    id: Annotated[Identifiant, Field(examples=["guide-cdg-exemple"])]
    publication: Publication = Publication()
    couleurs: Couleurs
    couleurs_sombres: Couleurs
    logo: Logo | None = None
    perimetre: Perimetre = Perimetre()
    pages_laissees: Annotated[tuple[Place, ...], Field(examples=["[barometre/]"])] = ()

    @field_validator("couleurs", "couleurs_sombres")
    @classmethod
    def verifie_les_couleurs(cls, colors: Couleurs, info: ValidationInfo) -> Couleurs:
        """Refuse une couleur sur laquelle, ou avec laquelle, un texte ne se lirait pas."""
        light = info.field_name == "couleurs"
        for name, other, ratio in colors.unreadable(FONDS_CLAIRS if light else FONDS_SOMBRES):
            tone = "foncé" if light or name == "principale" else "clair"
            raise faute(name, ILLISIBLE.format(ratio, other, LISIBLE, tone))
        return colors

    @model_validator(mode="after")
    def garde_l_indispensable(self) -> Self:
        """Refuse de laisser une page sans laquelle l'édition ne serait plus le guide."""
        for place in self.pages_laissees:
            if place.startswith(INDISPENSABLES) or any(one.startswith(place) for one in INDISPENSABLES):
                raise faute(
                    "pages_laissees", f"« {place} » reste dans toutes les éditions. Exemple : barometre/"
                )
        return self

    @property
    def du_guide(self) -> str:
        """Le nom après « du » ou « de » : « du Guide pratique… », « de « Le numérique chez nous » »."""
        return f"du {self.nom}" if self.nom.startswith("Guide") else f"de « {self.nom} »"

    @property
    def le_guide(self) -> str:
        """Le nom en tête de phrase : « Le Guide pratique… », « Le site « Le numérique chez nous » »."""
        return f"Le {self.nom}" if self.nom.startswith("Guide") else f"Le site « {self.nom} »"

    def left(self, address: str) -> bool:
        """Vrai si l'édition laisse la page de cette adresse."""
        return address.startswith(self.pages_laissees) if self.pages_laissees else False


class AideLocale(Fait):
    """Un organisme qu'une édition connaît chez elle, et le jour où elle l'a écrit."""

    id: Identifiant
    nom: Texte
    departements: Annotated[tuple[CodeDepartement, ...], Field(min_length=1)]
    url: Adresse | None = None
    services: tuple[Texte, ...] = ()
    remarque: Texte | None = None
    ajoute_le: Jour


class NoteLocale(Fait):
    """Ce qu'une édition ajoute à une fiche nationale, sans y toucher."""

    id: Identifiant
    obligation: IdObligation
    texte: Texte
    source: Texte | None = None
    url: Adresse | None = None
    ajoute_le: Jour


class PageLocale(Page):
    """Une page qu'une édition ajoute."""

    ajoute_le: Jour


class ModeleLocal(ModeleDeTexte):
    """Un modèle à remplir qu'une édition ajoute."""

    ajoute_le: Jour


@dataclass(frozen=True)
class Ajouts:
    """Ce qu'une édition ajoute au guide national, par fichier de son dossier ; rien n'y est obligatoire."""

    aides: Mapping[str, AideLocale] = entries("aides.yml")
    notes: Mapping[str, NoteLocale] = entries("notes.yml")
    pages: Mapping[str, PageLocale] = pages("docs", {"*.md": PageLocale})
    modeles: Mapping[str, ModeleLocal] = folder("modeles", {"*.md": ModeleLocal})


SANS_AJOUTS = Ajouts({}, {}, {}, {})
"""L'édition nationale n'ajoute rien."""
