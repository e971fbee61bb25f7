"""Les formulaires : chaque question avec son aide, ses réponses, et la condition qui la fait paraître."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from macros.corpus.facts import Corpus
from macros.models.contribuer import Liste
from tests.site.phrases.lecture import Guide

GENERATEUR, RACONTER = "declaration-accessibilite/generateur/", "contribuer/raconter/"


def pages(corpus: Corpus) -> Iterable[str]:
    """Les deux formulaires."""
    return (GENERATEUR, RACONTER)


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les questions mal posées."""
    yield from of_generator(guide) if address == GENERATEUR else of_story(guide)


def of_generator(guide: Guide) -> Iterator[str]:
    """Le générateur : ses questions, et chaque texte imposé avec la réponse dont il dépend."""
    main, corpus = guide.page(GENERATEUR), guide.corpus
    for question in corpus.generateur.questions:
        asked = main.xpath(f".//form//*[@data-question='{question.id}']")
        choices = {choice.valeur: choice.nom for choice in question.choix}
        yield from of_question(guide, asked, question.id, question.etiquette, question.aide, choices)
        if not question.choix:  # une réponse y est choisie d'avance
            yield from of_mandatory(guide, asked, question.id, question.obligatoire)
        yield from of_condition(asked, question.id, question.si)
    template = main.xpath(".//template[@id='plan-declaration']")
    kept = list(template[0].iterdescendants()) if template else []
    for block in corpus.generateur.blocs:
        for text in filter(None, (block.titre, block.texte, *block.liste)):
            words = guide.reader.sentence(max(re.split(r"\[[a-z_]+\]", text), key=len))
            near = [element for element in kept if words in guide.said(element)]
            if not near:
                yield f"le plan n'a plus « {text} »"
            elif block.si and not near[-1].xpath(f"ancestor-or-self::*[@data-si='{block.si}']"):
                yield f"« {text} » ne dépend plus de la réponse « {block.si} »"


def of_story(guide: Guide) -> Iterator[str]:
    """Le récit : ses questions, et les choix que donnent les faits."""
    main, corpus = guide.page(RACONTER), guide.corpus
    known = {
        Liste.OBLIGATIONS: {id: item.nom_court for id, item in corpus.obligations.items()},
        Liste.DEPARTEMENTS: {code: county.nom for code, county in corpus.departements.items()},
        Liste.ETAPES: {str(numero): step.titre for numero, step in corpus.etapes.items()},
    }
    for question in corpus.formulaire.questions:
        asked = main.xpath(f".//form//*[@data-reponse='{question.id}']")
        choices = known.get(question.liste, {}) if question.liste else {}
        yield from of_question(guide, asked, question.id, question.etiquette, question.aide, choices)
        yield from of_mandatory(guide, asked, question.id, question.obligatoire)


def of_question(
    guide: Guide, asked: list[HtmlElement], id: str, label: str, help: str, choices: dict[str, str]
) -> Iterator[str]:
    """Une question : son étiquette, son aide, toutes ses réponses."""
    if len(asked) != 1:
        yield f"{id} : {len(asked)} fois au lieu d'une"
        return
    text = guide.said(asked[0])
    yield from guide.missing(text, {f"{id}, étiquette": label, f"{id}, aide": help})
    yield from guide.missing(text, {f"{id}, réponse {value}": name for value, name in choices.items()})


def of_mandatory(guide: Guide, asked: list[HtmlElement], id: str, mandatory: bool) -> Iterator[str]:
    """Une question obligatoire le dit, et elle seule."""
    if asked and ("(obligatoire)" in guide.said(asked[0])) is not mandatory:
        yield f"{id} : {'ne se dit pas' if mandatory else 'se dit'} obligatoire"


def of_condition(asked: list[HtmlElement], id: str, condition: str | None) -> Iterator[str]:
    """Une question qui dépend d'une réponse ne paraît qu'avec elle."""
    found = [str(one) for element in asked for one in element.xpath("ancestor::*/@data-si")]
    if found != ([condition] if condition else []):
        yield f"{id} : dépend de {found} au lieu de {condition}"
