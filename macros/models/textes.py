"""Les textes officiels épinglés : chaque article lu, les phrases citées à la lettre, où et quand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Adresse, Fait, IdArticle, Identifiant, Jour, Texte, faute

CleDArticle = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", examples=["r611_8_6"])]
COURT = re.compile(
    r"(?P<numero>(?:Loi|Décret|Ordonnance|Délibération de la CNIL) n° [^ ,]+|Arrêté du \d+\w* \w+ \d{4}"
    r"|Règlement \(UE\) [\d/]+(?!.*, dite? ))"
    r"|, dite? (?P<surnom>.+)"
)
"""Ce qui suffit à nommer un texte que la fiche cite en entier plus bas : son numéro, ou son surnom."""

NUMERO = re.compile(r"[LRDA]?\*?\.?\s?\d")
"""Ce qui se lit après le mot « article » : un numéro, et non « considérant 12 » ou « annexe III »."""

NUMERO_LEGI = re.compile(r"LEGIARTI\d{12}")
NUMERO_JORF = re.compile(r"JORFARTI\d{12}")
NUMERO_CELEX = re.compile(r"[0-9]{5}[A-Z]{1,2}[0-9]{4}(?:\([0-9]{2}\))?")


class Nature(StrEnum):
    """Les sortes de textes que le guide cite."""

    CODE = "code"
    LOI = "loi"
    ORDONNANCE = "ordonnance"
    DECRET = "decret"
    ARRETE = "arrete"
    REGLEMENT_UE = "reglement_ue"
    DIRECTIVE_UE = "directive_ue"
    DELIBERATION = "deliberation"
    CIRCULAIRE = "circulaire"


class Lecture(StrEnum):
    """Ce qui a été lu : l'article lui-même, ou une présentation qui le cite."""

    TEXTE = "texte"
    PRESENTATION = "presentation"


class Article(Fait):
    """Un article, un considérant ou un point d'annexe, tel qu'il a été lu.

    Deux dates, jamais une : `lu_le`, le jour de la lecture, et `version`, l'entrée en vigueur de ce texte-là.
    """

    numero: Annotated[str, Field(min_length=1, examples=["R611-8-6"])]
    identifiant: (
        Annotated[
            str,
            Field(
                min_length=1,
                examples=["LEGIARTI000033372347"],
                description="Celui que vous avez vu : LEGIARTI, CELEX ou NOR. Sinon null.",
            ),
        ]
        | None
    )
    version: Jour | None
    lecture: Lecture
    lu_dans: Texte
    lu_le: Jour
    citations: Annotated[tuple[Texte, ...], Field(min_length=1)]

    def in_force(self) -> bool:
        """Vrai si la rédaction lue était en vigueur le jour de la lecture."""
        return self.version is None or self.version <= self.lu_le


class TexteOfficiel(Fait):
    """Un texte et ses articles épinglés ; son identifiant est le nom du fichier."""

    id: Identifiant
    nom: Annotated[str, Field(min_length=1, examples=["Code de justice administrative"])]
    nature: Nature
    date: Jour | None
    url: Adresse
    articles: Annotated[dict[CleDArticle, Article], Field(min_length=1)]

    @property
    def court(self) -> str:
        """« Loi n° 78-17 », « RGPD » : le nom du texte au plus court ; un code garde le sien."""
        numbered = COURT.search(self.nom)
        return str(numbered["numero"] or numbered["surnom"]) if numbered else self.nom

    @model_validator(mode="after")
    def verifie_la_date(self) -> Self:
        """Refuse un code daté, et un autre texte sans date : un code se date article par article."""
        if (self.nature is Nature.CODE) is not (self.date is None):
            raise faute("date", "null pour un code, la date de signature pour un autre texte")
        return self


class Changement(StrEnum):
    """Ce qui est arrivé à un article depuis sa lecture."""

    PHRASE_CHANGEE = "phrase_changee"
    ARTICLE_ABSENT = "article_absent"
    ARTICLE_ABROGE = "article_abroge"


class TexteChange(Fait):
    """Un article qui a bougé : `make droit EXTRAIT=…` l'écrit, une relecture l'efface."""

    article: IdArticle
    changement: Changement
    maintenant: Texte | None
    lu_le: Jour
    constate_le: Jour
    extrait: Texte


@dataclass(frozen=True)
class ArticleEpingle:
    """Un article avec le texte qui le porte : de quoi le nommer, y mener et dater sa lecture."""

    id: IdArticle
    texte: TexteOfficiel
    article: Article
    change: TexteChange | None = None

    @property
    def nom(self) -> str:
        """« article R611-8-6 », « considérant 12 » : ce qui nomme l'article dans une phrase."""
        numero = self.article.numero
        return f"article {numero}" if NUMERO.match(numero) else numero

    @property
    def reference(self) -> str:
        """Le texte et l'article : « Code de justice administrative, article R611-8-6 »."""
        return f"{self.texte.nom}, {self.nom}"

    @property
    def breve(self) -> str:
        """La référence au plus court : « RGPD, article 37 »."""
        return f"{self.texte.court}, {self.nom}"

    @property
    def url(self) -> str:
        """L'adresse de l'article quand son identifiant est connu, sinon celle du texte."""
        known = self.article.identifiant or ""
        if NUMERO_LEGI.fullmatch(known):
            shelf = "codes" if self.texte.nature is Nature.CODE else "loda"
            return f"https://www.legifrance.gouv.fr/{shelf}/article_lc/{known}"
        if NUMERO_JORF.fullmatch(known):
            return f"https://www.legifrance.gouv.fr/jorf/article_jo/{known}"
        if NUMERO_CELEX.fullmatch(known):
            return f"https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:{known}"
        return self.texte.url


def pinned(
    texts: Mapping[str, TexteOfficiel], changes: Mapping[str, TexteChange]
) -> dict[str, ArticleEpingle]:
    """Tous les articles, par « texte/article », chacun avec ce qui lui est arrivé depuis sa lecture."""
    return {
        id: ArticleEpingle(id, text, article, since(changes.get(id), article))
        for text in texts.values()
        for key, article in text.articles.items()
        for id in [f"{text.id}/{key}"]
    }


def since(change: TexteChange | None, article: Article) -> TexteChange | None:
    """Un changement qu'aucune lecture n'a suivi."""
    return change if change and change.lu_le == article.lu_le else None
