"""Chaque nombre d'une fiche et la phrase de loi qui le porte ; ce qui n'en a pas est notre dette."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from macros.models.base import Niveau
from macros.models.confiance import cited, confidence
from macros.models.obligations import (
    Echeance,
    Obligation,
    ReferenceEpinglee,
    Regle,
    Sanction,
)
from macros.models.questions import Question
from macros.models.textes import ArticleEpingle, Lecture
from macros.reading.loading import Loc, field_name
from macros.texts.french import NARROW, in_words, number
from macros.texts.numbers import (
    Mesure,
    Moment,
    Quantity,
    carries,
    carries_bound,
    carries_day,
    carries_moment,
    moments,
    quantities,
    quarter,
    spoken,
)

Articles = Mapping[str, ArticleEpingle]
NON_RELU = "article non relu"
PRESENTATION = "lu dans une présentation, pas dans le texte"
CHANGE = "texte modifié depuis notre lecture"
Judge = Callable[[Iterable[str]], bool]


@dataclass(frozen=True)
class Nombre:
    """Un nombre sur lequel une mairie agit : sa place, ce qu'il dit, ses preuves, et comment les juger.

    `partage` dit qu'aucune preuve ne lui est propre : tous les articles de la fiche peuvent le porter.
    """

    loc: Loc
    dit: str
    preuve: tuple[str, ...]
    porte: Judge
    partage: bool = False

    def proved(self, articles: Articles) -> bool:
        """Vrai si une phrase citée de ses preuves porte ce nombre."""
        return self.porte([text for id in self.preuve for text in articles[id].article.citations])

    @property
    def field(self) -> str:
        """Le champ, tel qu'on le montre : `concerne.0.population_min`."""
        return field_name(self.loc)


def numbers(item: Obligation) -> Iterator[Nombre]:
    """Tous les nombres d'une fiche."""
    for rank, rule in enumerate(item.concerne):
        yield from of_rule(("concerne", rank), rule)
    if item.depuis:
        yield of_day(("depuis",), item.depuis, item.preuve_depuis)
    for rank, deadline in enumerate(item.echeances):
        yield from of_deadline(("echeances", rank), deadline)
    for rank, action in enumerate(item.actions):
        yield from of_text(("actions", rank, "faire"), action.faire, action.preuve)
    yield from of_sanction(("sanction",), item.sanction)
    for rank, place in enumerate(item.territoires):
        yield from of_text(("territoires", rank, "dit"), place.dit, place.preuve)
    shared = tuple(dict.fromkeys(named_articles(item)))
    lines = [
        ("premier_geste",),
        ("hors_champ",),
        *(("exceptions", rank) for rank in range(len(item.exceptions))),
    ]
    for loc, text in zip(lines, (item.premier_geste, item.hors_champ, *item.exceptions), strict=True):
        yield from (replace(it, partage=True) for it in of_text(loc, text, shared))


def named_articles(item: Obligation) -> Iterator[str]:
    """Tous les articles que nomme une fiche, dans sa base légale et dans ses preuves."""
    yield from cited(item)
    yield from item.preuve_depuis
    for rule in item.concerne:
        yield from (*rule.preuve, *(of_risk(rule.sanction) if rule.sanction else ()))
        yield from rule.sinon.preuve if rule.sinon else ()
    yield from (id for deadline in item.echeances for id in deadline.preuve)
    yield from (id for action in item.actions for id in action.preuve)
    yield from of_risk(item.sanction)
    yield from (id for place in item.territoires for id in place.preuve)


def of_risk(risk: Sanction) -> Iterator[str]:
    """Les articles que nomme une sanction."""
    yield from risk.preuve
    yield from (id for amount in risk.montants for id in amount.preuve)
    yield from (id for precedent in risk.precedents for id in precedent.preuve)


def of_rule(loc: Loc, rule: Regle) -> Iterator[Nombre]:
    """Les bornes et les phrases d'une règle."""
    bounds = (
        ("population_min", rule.population_min, rule.population_min, Mesure.HABITANTS),
        ("population_max", rule.population_max, (rule.population_max or 0) + 1, Mesure.HABITANTS),
        ("agents_min", rule.agents_min, rule.agents_min, Mesure.AGENTS),
    )
    for field, given, first, measure in bounds:
        if given and first:
            yield Nombre((*loc, field), f"{plainly(given)} {measure}", rule.preuve, at_bound(first, measure))
    for field in ("precision", "premier_geste"):
        yield from of_text((*loc, field), getattr(rule, field), rule.preuve)
    if rule.sinon:
        for field in ("raison", "reste"):
            yield from of_text((*loc, "sinon", field), getattr(rule.sinon, field), rule.sinon.preuve)
    if rule.sanction:
        yield from of_sanction((*loc, "sanction"), rule.sanction)


def of_deadline(loc: Loc, deadline: Echeance) -> Iterator[Nombre]:
    """La date d'une échéance et les nombres de son objet."""
    yield of_day(
        (*loc, "date"), deadline.date, deadline.preuve, quarter(deadline.date) if deadline.rythme else ""
    )
    yield from of_text((*loc, "objet"), deadline.objet, deadline.preuve)


def of_sanction(loc: Loc, risk: Sanction) -> Iterator[Nombre]:
    """Les nombres d'une sanction ; un montant sans preuve à lui prend celle de la sanction."""
    yield from of_text((*loc, "resume"), risk.resume, risk.preuve)
    for rank, item in enumerate(risk.montants):
        proof = item.preuve or risk.preuve
        said = f"{plainly(item.euros)} euros"
        yield Nombre((*loc, "montants", rank, "euros"), said, proof, at_value(item.euros))
        yield from of_text((*loc, "montants", rank, "objet"), item.objet, proof)
    for rank, past in enumerate(risk.precedents):
        yield from of_text((*loc, "precedents", rank, "dit"), past.dit, past.preuve)


def plainly(value: int) -> str:
    """Un nombre tel qu'on l'écrit dans une phrase, avant sa mise en forme."""
    return number(value).replace(NARROW, " ")


def of_day(loc: Loc, day: date, proof: tuple[str, ...], also: str = "") -> Nombre:
    """Une date, et l'autre façon dont un texte peut la dire."""
    return Nombre(loc, in_words(day), proof, lambda sentences: carries_day(sentences, day, also))


def of_text(loc: Loc, text: str | None, proof: tuple[str, ...]) -> Iterator[Nombre]:
    """Les nombres mesurés et les jours d'une phrase."""
    for quantity in quantities(text or ""):
        if quantity.measure:
            said = (text or "")[quantity.start : quantity.stop]
            yield Nombre(loc, said, proof, same(quantity))
    for moment in moments(text or ""):
        said = spoken(moment)
        yield Nombre(loc, said, proof, at_moment(moment))


def same(quantity: Quantity) -> Judge:
    """Juge un nombre d'une phrase."""
    assert quantity.measure is not None
    measure = quantity.measure
    return lambda sentences: carries(sentences, quantity.value, measure, quantity.side)


def at_moment(moment: Moment) -> Judge:
    """Juge un jour d'une phrase."""
    return lambda sentences: carries_moment(sentences, moment)


def at_bound(first: int, measure: Mesure) -> Judge:
    """Juge un seuil."""
    return lambda sentences: carries_bound(sentences, first, measure)


def at_value(euros: int) -> Judge:
    """Juge un montant."""
    return lambda sentences: carries(sentences, Decimal(euros), Mesure.EUROS)


def faults(item: Obligation, articles: Articles) -> list[Nombre]:
    """Les nombres qui nomment une preuve où ils ne sont pas."""
    return [it for it in numbers(item) if it.preuve and not it.partage and not it.proved(articles)]


def misquoted(question: Question, articles: Articles) -> list[Nombre]:
    """Les nombres d'une question qui nomme une preuve où ils ne sont pas."""
    return [it for it in of_question(question) if it.preuve and not it.proved(articles)]


def of_question(question: Question) -> Iterator[Nombre]:
    """Les nombres d'une question, de ses réponses, et de ce que les territoires en savent."""
    said: list[tuple[Loc, str]] = [(("texte",), question.texte), (("ou_trouver",), question.ou_trouver)]
    said += [(("reponses", rank, "texte"), one.texte) for rank, one in enumerate(question.reponses)]
    for loc, text in said:
        yield from of_text(loc, text, question.preuve)
    if question.connue:
        first = question.connue.membre_min
        judge = at_bound(first, Mesure.HABITANTS)
        yield Nombre(("connue", "membre_min"), f"{plainly(first)} {Mesure.HABITANTS}", question.preuve, judge)


def unproved(question: Question) -> list[Nombre]:
    """Les nombres d'une question que rien n'appuie encore."""
    return [it for it in of_question(question) if not it.preuve]


def sentence(it: Nombre) -> str:
    """La faute, dite à celui qui écrit la fiche."""
    return (
        f"{it.field} : « {it.dit} » n'est dans aucune phrase citée de {', '.join(it.preuve)} ; "
        "corrigez le nombre, citez la phrase qui le porte, ou nommez le bon article. "
        "Exemple : preuve: [code_justice_administrative/r611_8_6]"
    )


def debt(item: Obligation, articles: Articles) -> list[Nombre]:
    """Les nombres que rien n'appuie encore."""
    alone = (it for it in numbers(item) if it.partage or not it.preuve)
    return [it for it in alone if not it.proved(articles)]


def trust(item: Obligation, articles: Articles) -> Niveau:
    """La confiance d'une fiche ; un nombre sans texte l'empêche d'être élevée."""
    level = confidence(item, articles)
    return Niveau.MOYENNE if level is Niveau.ELEVEE and debt(item, articles) else level


@dataclass(frozen=True)
class NonLu:
    """Une référence que nous n'avons pas lue dans le texte : le texte, l'endroit, et pourquoi."""

    texte: str
    endroit: str
    raison: str

    def __str__(self) -> str:
        """La référence en une ligne."""
        return f"{self.texte}, {self.endroit} ({self.raison})"


def moved(item: Obligation, articles: Articles) -> list[ArticleEpingle]:
    """Les articles d'une fiche qui ont changé depuis notre lecture."""
    return [articles[id] for id in dict.fromkeys(named_articles(item)) if articles[id].change]


def unread(item: Obligation, articles: Articles) -> Iterator[NonLu]:
    """Les références d'une fiche que personne n'a lues, ou pas dans le texte."""
    for basis in item.base_legale:
        if not isinstance(basis, ReferenceEpinglee):
            yield NonLu(basis.texte, basis.reference, NON_RELU)
            continue
        pin = articles[basis.article]
        if pin.change:
            yield NonLu(pin.texte.nom, pin.nom, CHANGE)
        elif pin.article.lecture is Lecture.PRESENTATION:
            yield NonLu(pin.texte.nom, pin.nom, PRESENTATION)
