"""Le registre d'accessibilité du guide : les critères, qui décide chacun, les constats et les résultats."""

import re
from collections import Counter
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Adresse, Fait, Identifiant, Jour, Reference, Texte, faute
from macros.models.pages import address

NumeroEcrit = Annotated[str, Field(pattern=r"^[1-9][0-9]?\.[1-9][0-9]?$", examples=['"1.1"'])]
NumeroCritere = Annotated[NumeroEcrit, Reference("criteres")]
NumeroTest = Annotated[str, Field(pattern=r"^[1-9][0-9]?(\.[1-9][0-9]?){2}$", examples=['"7.1.2"'])]
NumeroWcag = Annotated[str, Field(pattern=r"^[1-4]\.[1-5]\.[1-9][0-9]?$", examples=['"1.1.1"'])]
IdControle = Annotated[
    str,
    Field(
        pattern=r"^((?:rgaa|rgesn|wcag|guide)(_[a-z0-9]+)+|axe:[a-z0-9]+(-[a-z0-9]+)*|nu|pa11y|htmlcs)$",
        examples=["rgaa_9_1_titres_sans_saut"],
    ),
]
RegleAxe = Annotated[str, Field(pattern=r"^axe:[a-z0-9]+(-[a-z0-9]+)*$", examples=["axe:color-contrast"])]
Motif = Annotated[str, Field(min_length=1, examples=["^text\\["])]
"""Une expression régulière, la même pour Python et pour JavaScript."""

IdGabarit = Annotated[Identifiant, Reference("gabarits")]
CheminDePage = Annotated[str, Field(min_length=1, examples=["lexique/index.md"]), Reference("pages")]
Version = Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)*$", examples=['"1.0"'])]
Hachage = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$", examples=['"0123456789abcdef"'])]


PARTOUT = "tout le site"
"""Ce que note un contrôle qui échoue sans dire sur quelle page."""


class Verdict(StrEnum):
    """Les mots des grilles d'audit : conforme, non conforme, non applicable, non testé."""

    CONFORME = "c"
    NON_CONFORME = "nc"
    NON_APPLICABLE = "na"
    NON_TESTE = "nt"


class Sorte(StrEnum):
    """Qui décide un critère : une machine, une personne par gabarit ou par page, ou l'absence de contenu."""

    MACHINE = "machine"
    GABARIT = "gabarit"
    PAGE = "page"
    SANS_OBJET = "sans_objet"


class Regard(StrEnum):
    """Ce qu'un jugement regarde d'une cible ; tant que cela ne change pas, le jugement tient.

    La structure : balises, attributs, rôles. Le texte : celui qu'on y a écrit. L'entourage : en-tête, menu et
    pied. Les styles et les scripts : les octets que la page charge.
    """

    STRUCTURE = "structure"
    TEXTE = "texte"
    ENTOURAGE = "entourage"
    STYLES = "styles"
    SCRIPTS = "scripts"


class Thematique(Fait):
    """Une famille de critères."""

    numero: Annotated[int, Field(ge=1, examples=["1"])]
    nom: Texte


class Critere(Fait):
    """Un critère : notre formulation, l'adresse du texte officiel, les règles mondiales qu'il traduit."""

    numero: NumeroEcrit
    formulation: Texte
    url: Adresse
    wcag: Annotated[tuple[NumeroWcag, ...], Field(min_length=1)]

    @property
    def thematique(self) -> int:
        """Le numéro de la famille du critère."""
        return int(self.numero.split(".")[0])


class Environnement(Fait):
    """Un navigateur essayé, avec ou sans aide technique, et comment il l'a été."""

    aide_technique: Texte | None
    navigateur: Texte
    systeme: Texte
    moyen: Texte

    @property
    def told(self) -> str:
        """Le lecteur d'écran et le navigateur, ou le navigateur seul."""
        return f"{self.aide_technique} avec {self.navigateur}" if self.aide_technique else self.navigateur


class LecteurDeReference(Fait):
    """Une ligne de la combinaison de référence : un lecteur d'écran, et les navigateurs admis avec lui."""

    aide_technique: Texte
    navigateurs: Annotated[tuple[Texte, ...], Field(min_length=1)]

    @property
    def told(self) -> str:
        """Le lecteur d'écran et ses navigateurs, en mots."""
        return f"{self.aide_technique} avec {' ou '.join(self.navigateurs)}"

    def met_by(self, tried: Environnement) -> bool:
        """Vrai si c'est ce qui a été essayé, quelle que soit la version."""
        return (tried.aide_technique or "").startswith(self.aide_technique) and any(
            map(tried.navigateur.startswith, self.navigateurs)
        )


class Referentiel(Fait):
    """Le référentiel entier, avec sa version, qui n'est écrite nulle part ailleurs."""

    version: Version
    wcag: Version
    nombre: Annotated[int, Field(ge=1, examples=["106"])]
    source: Texte
    source_url: Adresse
    lu_le: Jour
    combinaison: Annotated[tuple[LecteurDeReference, ...], Field(min_length=1)]
    thematiques: Annotated[tuple[Thematique, ...], Field(min_length=1)]
    criteres: Annotated[tuple[Critere, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def verifie_le_compte(self) -> Self:
        """Refuse un critère en trop, en moins, en double ou d'une famille inconnue."""
        counts = Counter(item.numero for item in self.criteres)
        double = next((number for number, count in counts.items() if count > 1), None)
        if double:
            raise faute("criteres", f"le critère {double} est écrit deux fois")
        if len(self.criteres) != self.nombre:
            raise faute("criteres", f"{len(self.criteres)} critères écrits pour {self.nombre} annoncés")
        families = {family.numero for family in self.thematiques}
        lost = next((item.numero for item in self.criteres if item.thematique not in families), None)
        if lost:
            raise faute("criteres", f"le critère {lost} n'a pas de thématique")
        return self


class LigneDeGrille(Fait):
    """Qui décide un critère, pourquoi, et ce qu'une lecture regarde pour le juger.

    `restitution` est le test du critère qui demande un lecteur d'écran de référence ; `documents` dit que le
    critère juge des fichiers, et demande un outil nommé pour chaque format.
    """

    critere: NumeroCritere
    sorte: Sorte
    regarde: Annotated[tuple[Regard, ...], Field(examples=["[structure, texte]"])] = ()
    controles: tuple[IdControle, ...] = ()
    gardes: tuple[IdControle, ...] = ()
    restitution: NumeroTest | None = None
    documents: bool = False
    raison: Texte

    @model_validator(mode="after")
    def verifie_la_sorte(self) -> Self:
        """Refuse un critère décidé par une machine sans contrôle, ou sans objet sans garde."""
        if self.sorte is Sorte.MACHINE and not self.controles:
            raise faute("controles", "un critère décidé par une machine nomme ses contrôles")
        if (self.sorte is Sorte.SANS_OBJET) != bool(self.gardes):
            raise faute("gardes", "un critère sans objet, et lui seul, nomme les gardes qui le prouvent")
        if self.sorte is Sorte.SANS_OBJET and self.controles:
            raise faute("controles", "un critère sans objet n'a que des gardes")
        if (self.sorte in (Sorte.GABARIT, Sorte.PAGE)) != bool(self.regarde):
            raise faute("regarde", "un critère que juge une personne, et lui seul, dit ce qu'elle regarde")
        return self

    @property
    def checks(self) -> tuple[str, ...]:
        """Tous les contrôles dont dépend le critère, gardes comprises."""
        return self.controles + self.gardes


class Gabarit(Fait):
    """Une forme de page ou de formulaire : une page où la voir, et ce qu'il faut y regarder."""

    id: Identifiant
    nom: Texte
    temoin: Texte
    partie: Annotated[str, Field(min_length=1, examples=["form"])]


class PageDemandee(StrEnum):
    """Les pages que la méthode officielle demande toujours dans l'échantillon."""

    ACCUEIL = "accueil"
    CONTACT = "contact"
    AIDE = "aide"
    MENTIONS_LEGALES = "mentions_legales"
    ACCESSIBILITE = "accessibilite"
    PLAN_DU_SITE = "plan_du_site"


class PageVerifiee(Fait):
    """Une page de l'échantillon, et pourquoi elle y est : demandée, choisie ou tirée au sort."""

    page: CheminDePage
    raison: Texte
    demandee: tuple[PageDemandee, ...] = ()
    tiree: bool = False

    @property
    def address(self) -> str:
        """L'adresse de la page dans le site."""
        return address(self.page)


class VerdictLu(Fait):
    """Ce qu'une lecture a constaté sur un critère : sa preuve en une phrase, et comment on a regardé."""

    critere: NumeroCritere
    verdict: Verdict
    preuve: Texte
    methode: Texte


class Empreintes(Fait):
    """L'empreinte de chaque chose qu'un jugement peut regarder."""

    structure: Hachage
    texte: Hachage
    entourage: Hachage
    styles: Hachage
    scripts: Hachage

    def changed_since(self, before: "Empreintes") -> frozenset[Regard]:
        """Ce qui a changé depuis d'autres empreintes de la même cible."""
        return frozenset(look for look in Regard if getattr(self, look) != getattr(before, look))


class Reprise(Fait):
    """Des empreintes notées de nouveau sans relecture : quand, et pourquoi les verdicts tiennent encore."""

    le: Jour
    raison: Texte


class Signature(Fait):
    """La personne qui répond d'une lecture : son nom, avec son accord, et ce qui la rend compétente."""

    nom: Texte
    competence: Texte
    le: Jour


class Constat(Fait):
    """Une lecture d'une page ou d'un gabarit, tel qu'il était ce jour-là, signée ou non."""

    id: Identifiant
    gabarit: IdGabarit | None = None
    page: CheminDePage | None = None
    empreintes: Empreintes
    reprise: Reprise | None = None
    signature: Signature | None = None
    date: Jour
    verdicts: Annotated[tuple[VerdictLu, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def verifie_la_cible(self) -> Self:
        """Refuse un constat sans cible, ou qui en a deux."""
        if (self.gabarit is None) == (self.page is None):
            raise faute("page", "nommez une page ou un gabarit, pas les deux")
        return self

    @property
    def target(self) -> str:
        """La cible, gabarit ou page."""
        return self.gabarit or self.page or ""


class PointJuge(Fait):
    """Ce qu'un outil n'a pas su trancher (règle, éléments, messages), et ce qu'une lecture en a jugé."""

    id: Identifiant
    regle: RegleAxe
    quoi: Texte
    element: Motif
    message: Motif
    verdict: Verdict
    raison: Texte
    signature: Signature | None = None
    date: Jour

    @model_validator(mode="after")
    def verifie_les_motifs(self) -> Self:
        """Refuse un motif illisible."""
        for field in ("element", "message"):
            try:
                re.compile(getattr(self, field))
            except re.error:
                raise faute(field, "motif illisible ; vérifiez ses parenthèses et ses crochets") from None
        return self

    @model_validator(mode="after")
    def verifie_le_verdict(self) -> Self:
        """Refuse un point sans jugement."""
        if self.verdict not in (Verdict.CONFORME, Verdict.NON_CONFORME):
            raise faute("verdict", "jugement attendu : c ou nc")
        return self


class ResultatDeControle(Fait):
    """Ce qu'a trouvé un contrôle : les pages en échec, aucune s'il a réussi.

    `pages` donne les adresses où il a tourné ; sans lui, il a tourné sur toutes.
    """

    id: IdControle
    echecs: tuple[str, ...]
    pages: tuple[str, ...] | None = None

    def saw(self, address: str) -> bool:
        """Vrai si le contrôle a tourné sur cette page."""
        return self.pages is None or address in self.pages


class Resultats(Fait):
    """Le dernier passage de la suite de contrôles : son jour, le nombre de pages, les outils."""

    le: Jour | None
    pages: Annotated[int, Field(ge=0, examples=["130"])]
    outils: tuple[Texte, ...]
    controles: tuple[ResultatDeControle, ...]


class FormatDeDocument(StrEnum):
    """Les formats des documents que le guide donne à télécharger."""

    PDF = "PDF"
    EPUB = "EPUB"
    ODT = "ODT"
    DOCX = "DOCX"
    ODS = "ODS"
    XLSX = "XLSX"

    @property
    def controle(self) -> str:
        """Le nom du contrôle qui lit tous les documents de ce format."""
        return f"rgaa_13_3_documents_{self.lower()}"


class OutilDeDocument(Fait):
    """L'outil qui a vérifié tous les documents d'un format, lesquels, et quand (RGAA, critère 13.3)."""

    format: FormatDeDocument
    outil: Texte
    empreinte: Hachage
    le: Jour


class Reserve(Fait):
    """Ce que rien ne prouve, et les critères que cela laisse sans preuve."""

    texte: Texte
    criteres: Annotated[tuple[NumeroCritere, ...], Field(min_length=1)]


class DeclarationDuGuide(Fait):
    """Ce que la déclaration du guide dit et qui ne se calcule pas."""

    etablie_le: Jour
    mise_a_jour_le: Jour
    nouvelle_version_le: Jour | None = None
    technologies: Annotated[tuple[Texte, ...], Field(min_length=1)]
    environnements: tuple[Environnement, ...]
    derogations: tuple[Texte, ...]
    exemptions: tuple[Texte, ...]
    audit: Signature | None
    graine: Texte | None
    outils_des_documents: tuple[OutilDeDocument, ...]
    non_prouve: tuple[Reserve, ...]
    limites: tuple[Texte, ...]


def due(declaration: DeclarationDuGuide) -> date:
    """Le dernier jour de validité : trois ans, ou dix-huit mois après une nouvelle version du référentiel."""
    limits = [later(declaration.etablie_le, 36)]
    if declaration.nouvelle_version_le:
        limits.append(later(declaration.nouvelle_version_le, 18))
    return min(limits)


def later(day: date, months: int) -> date:
    """Le même jour, des mois plus tard ; le 28 quand le mois d'arrivée est trop court."""
    year, month = divmod(day.month - 1 + months, 12)
    try:
        return day.replace(year=day.year + year, month=month + 1)
    except ValueError:
        return date(day.year + year, month + 1, 28)
