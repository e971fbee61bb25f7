"""Les communes et les intercommunalités : leur nom, leur population, et d'où viennent ces chiffres."""

from enum import Enum
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from macros.models.base import Adresse, Fait, Jour, Texte, faute

CodeCommune = Annotated[str, Field(pattern=r"^([0-9]{2}|2[AB])[0-9]{3}$", examples=['"01001"'])]
CodePostal = Annotated[str, Field(pattern=r"^[0-9]{5}$", examples=['"01400"'])]
CodeTerritoire = Annotated[str, Field(pattern=r"^([0-9]{2,3}|2[AB])$", examples=['"01"'])]
Siren = Annotated[str, Field(pattern=r"^[0-9]{9}$", examples=['"200069193"'])]
Habitants = Annotated[int, Field(ge=0, examples=["860"])]


class Commune(Fait):
    """Une commune : ses codes sont des textes, et sa population peut manquer (terres sans habitants)."""

    code: CodeCommune
    nom: Texte
    departement: CodeTerritoire
    codes_postaux: tuple[CodePostal, ...] = ()
    totale: Habitants | None = None
    municipale: Habitants | None = None
    epci: Siren | None = None

    @field_validator("codes_postaux", mode="before")
    @classmethod
    def separe_les_codes(cls, value: object) -> object:
        """Les codes postaux tiennent dans une cellule, séparés par une espace."""
        return tuple(value.split()) if isinstance(value, str) else value or ()

    @property
    def population(self) -> int | None:
        """La population à comparer aux seuils : la totale, sinon la municipale."""
        return self.municipale if self.totale is None else self.totale


class Epci(Fait):
    """Une intercommunalité à fiscalité propre, et le département où vivent le plus de ses habitants."""

    siren: Siren
    nom: Texte
    departement: CodeTerritoire
    totale: Habitants


class Sorte(Enum):
    """Ce qu'un nom qui n'est pas celui d'une commune désigne aujourd'hui."""

    DELEGUEE = "deleguee"
    ASSOCIEE = "associee"
    ARRONDISSEMENT = "arrondissement"


class Ancienne(Fait):
    """Une commune déléguée ou associée, un arrondissement, et le code de la commune qui le contient."""

    code: CodeCommune
    nom: Texte
    sorte: Sorte
    commune: CodeCommune


class Ept(Fait):
    """Un établissement public territorial du Grand Paris : il n'a pas de fiscalité propre."""

    siren: Siren
    nom: Texte
    departement: CodeTerritoire


class Usage(Fait):
    """Un nom que tout le monde emploie pour une intercommunalité qui en porte un autre."""

    siren: Siren
    nom: Texte


class Territoire(Fait):
    """Un département, ou une collectivité d'outre-mer ; `particulier` si le droit y a ses propres règles."""

    code: CodeTerritoire
    nom: Texte
    particulier: bool


class SourceTerritoires(Fait):
    """D'où viennent les communes et leurs populations, sous quelle licence, et quelle population compte."""

    paquet: Texte
    version: Texte
    millesime: Annotated[int, Field(ge=2026, examples=["2026"])]
    licence: Texte
    licence_spdx: Annotated[str, Field(pattern=r"^[A-Za-z0-9.+-]+$", examples=["etalab-2.0"])]
    licence_url: Adresse
    adresse: Adresse
    sources: Annotated[tuple[Texte, ...], Field(min_length=1)]
    population: Texte
    population_de_repli: Texte
    regle: Texte
    regle_sources: Annotated[tuple[Texte, ...], Field(min_length=1)]
    marge: Annotated[int, Field(ge=1, le=20, examples=["5"])]
    reserves: tuple[Texte, ...]
    verifie_le: Jour

    @model_validator(mode="after")
    def verifie_la_version(self) -> Self:
        """Refuse une version qui n'est pas exacte : un autre millésime donnerait d'autres populations."""
        if self.version.count(".") != 2:
            raise faute("version", "écrivez la version exacte du paquet")
        return self
