"""Un modèle à remplir : à quoi il sert, son texte et ses espaces entre crochets."""

from abc import abstractmethod
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.actes import words_of
from macros.models.base import (
    Fait,
    IdArticle,
    Identifiant,
    IdObligation,
    IdSource,
    Jour,
    Loc,
    Niveau,
    NumeroEtape,
    Texte,
    faute,
)
from macros.models.champs import ESPACE
from macros.models.obligations import Structure, Theme
from macros.models.profils import Profil
from macros.models.registre import Classeur, Registre


class FormatDeTexte(StrEnum):
    """Les formats d'un texte, libre puis bureautique courant."""

    ODT = "odt"
    DOCX = "docx"


class FormatDeTableau(StrEnum):
    """Les formats d'un tableur, libre puis bureautique courant."""

    ODS = "ods"
    XLSX = "xlsx"


class MiseEnPage(StrEnum):
    """La forme d'un texte : à signer ou envoyer, sur une feuille, ou sur une affiche lue à deux mètres."""

    COURANTE = "courante"
    FICHE = "fiche"
    AFFICHE = "affiche"


class Exigence(Fait):
    """Ce qu'un article demande à un texte, et les mots du modèle qui y répondent."""

    article: IdArticle
    point: Annotated[str, Field(min_length=1, examples=["3 a"])]
    demande: Annotated[Texte, Field(examples=["N'agir que sur instruction écrite"])]
    phrase: Annotated[Texte, Field(description="Des mots du texte, à la lettre.")]


class Modele(Fait):
    """Ce que tout modèle dit de lui-même ; `rang` départage deux modèles d'une même fiche."""

    id: Identifiant
    rang: Annotated[int, Field(ge=1, examples=["2"])] = 1
    titre: Texte
    description: Annotated[
        str, Field(min_length=1, max_length=160, examples=["La délibération qui nomme le délégué."])
    ]
    usage: Texte
    theme: Theme
    obligations: tuple[IdObligation, ...]
    structures: Annotated[tuple[Structure, ...], Field(min_length=1, examples=["[commune]"])]
    population_min: Annotated[int, Field(ge=0, examples=["0"])] = 0
    population_max: Annotated[int, Field(ge=0, examples=["3499"])] | None = None
    etapes: tuple[NumeroEtape, ...]
    formats: Annotated[tuple[StrEnum, ...], Field(min_length=1)]
    confiance: Niveau
    reserves: tuple[Texte, ...]
    textes: tuple[IdArticle, ...] = ()
    sources: Annotated[tuple[IdSource, ...], Field(min_length=1)]
    verifie_le: Jour
    revoir_avant: Jour

    def serves(self, structure: Structure, lowest: int, highest: int | None) -> bool:
        """Vrai si le modèle convient à cette structure, pour toutes ces populations hors syndicats."""
        if structure not in self.structures or structure is Structure.SYNDICAT:
            return structure in self.structures
        top = self.population_max
        return self.population_min <= lowest and (top is None or (highest is not None and highest <= top))

    def suits(self, profile: Profil) -> bool:
        """Vrai si le modèle convient à toute une tranche."""
        return self.serves(profile.structure, profile.population_min, profile.population_max)

    @property
    def kinds(self) -> tuple[StrEnum, ...]:
        """Les formats de ses fichiers."""
        return self.formats

    @abstractmethod
    def written(self) -> Iterator[tuple[Loc, str]]:
        """Les textes du modèle où peut se trouver un espace, chacun avec sa place."""

    def blanks(self) -> tuple[str, ...]:
        """Les espaces à remplir, chacun une fois, dans l'ordre du texte."""
        return tuple(dict.fromkeys(name for _, text in self.written() for name in ESPACE.findall(text)))

    def mentioned(self) -> Iterator[tuple[Loc, str, str]]:
        """Les espaces et les mots accordés que le texte emploie, chacun à sa place."""
        for loc, text in self.written():
            yield from words_of(text, loc)


class ModeleDeTexte(Modele):
    """Un modèle de texte ; `texte` en donne les lignes, en Markdown, et `classeur` les tableaux à tenir."""

    formats: Annotated[tuple[FormatDeTexte, ...], Field(min_length=1)]
    mise_en_page: MiseEnPage = MiseEnPage.COURANTE
    titre_du_document: (
        Annotated[Texte, Field(description="Le titre dans le fichier, s'il n'est pas celui de la page.")]
        | None
    ) = None
    objet: (
        Annotated[
            Texte,
            Field(
                examples=["désignation du délégué"],
                description="L'objet d'une délibération : le cadre d'acte entoure alors le texte.",
            ),
        ]
        | None
    ) = None
    exigences: tuple[Exigence, ...] = ()
    classeur: Classeur | None = None
    texte: Annotated[tuple[str, ...], Field(min_length=1)]

    @property
    def heading(self) -> str:
        """Le titre que porte le fichier."""
        return self.titre_du_document or self.titre

    @property
    def kinds(self) -> tuple[StrEnum, ...]:
        """Les formats du texte, et ceux du tableur s'il y a des tableaux à tenir."""
        return (*self.formats, *FormatDeTableau) if self.classeur else self.formats

    def written(self) -> Iterator[tuple[Loc, str]]:
        """Chaque ligne du texte, puis de la page de garde de son classeur."""
        for rank, line in enumerate(self.texte):
            yield ("texte", rank), line
        for rank, asked in enumerate(self.classeur.renseignements if self.classeur else ()):
            yield ("classeur", "renseignements", rank, "contenu"), asked.contenu

    @model_validator(mode="after")
    def verifie_les_exigences(self) -> Self:
        """Refuse une exigence à laquelle le texte ne répond pas."""
        said = "\n".join(self.texte)
        absent = [one.phrase for one in self.exigences if one.phrase not in said]
        if absent:
            raise faute(
                "exigences", f"le texte ne dit pas « {absent[0]} » ; écrivez ces mots. Exemple : {absent[0]}"
            )
        return self


class ModeleDeTableau(Modele):
    """Un modèle de tableur : un registre et ses feuilles."""

    formats: Annotated[tuple[FormatDeTableau, ...], Field(min_length=1)]
    registre: Registre

    def written(self) -> Iterator[tuple[Loc, str]]:
        """Chaque ligne à remplir du registre."""
        for field in ("renseignements", "a_remplir_par_fiche"):
            for rank, line in enumerate(getattr(self.registre, field)):
                yield ("registre", field, rank, "contenu"), line.contenu
