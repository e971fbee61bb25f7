"""Les formulaires : chaque question avec son aide, ses réponses, et la condition qui la fait paraître."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from macros.corpus.facts import Corpus
from macros.models.contribuer import Liste
from macros.models.generateur import Bloc, Generateur
from tests.site.phrases.lecture import Guide

GENERATEUR, MENTIONS = "declaration-accessibilite/generateur/", "declaration-accessibilite/mentions-legales/"
RACONTER = "contribuer/raconter/"


def pages(corpus: Corpus) -> Iterable[str]:
    """Les formulaires : les deux qui écrivent une page, et le récit."""
    return (GENERATEUR, MENTIONS, RACONTER)


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les questions mal posées."""
    written = {GENERATEUR: guide.corpus.generateur, MENTIONS: guide.corpus.mentions}
    if address in written:
        yield from of_generator(guide, address, written[address])
    else:
        yield from of_story(guide)


def of_generator(guide: Guide, address: str, generator: Generateur) -> Iterator[str]:
    """Une page qui s'écrit : ses questions, et chaque texte avec la réponse dont il dépend."""
    main = guide.page(address)
    for question in generator.questions:
        asked = main.xpath(f".//form//*[@data-question='{question.id}']")
        choices = {choice.valeur: choice.nom for choice in question.choix}
        yield from of_question(guide, asked, question.id, question.etiquette, question.aide, choices)
        if not question.choix:  # une réponse y est choisie d'avance
            yield from of_mandatory(guide, asked, question.id, question.obligatoire)
        yield from of_condition(asked, question.id, question.si)
    template = main.xpath(".//template[@id='texte-a-remplir']")
    kept = list(template[0].iterdescendants()) if template else []
    for block in generator.blocs:
        for text in filter(None, (*words_of(guide.corpus, block), *block.liste)):
            words = guide.reader.sentence(max(re.split(r"\[[a-z_]+\]|\[|\]\([^)]*\)", text), key=len))
            near = [element for element in kept if words in guide.said(element)]
            if not near:
                yield f"le texte n'a plus « {text} »"
                continue
            conditions = (("data-si", block.si), ("data-sauf", block.sauf))
            for mark, answer in conditions:
                if answer and not any(it.xpath(f"ancestor-or-self::*[@{mark}='{answer}']") for it in near):
                    yield f"« {text} » ne dépend plus de la réponse « {answer} »"


def words_of(corpus: Corpus, block: Bloc) -> tuple[str | None, ...]:
    """Ce qu'un bloc écrit : ses mots, le titre imposé qu'il prend, ou la phrase imposée."""
    part = corpus.plan_declaration[block.partie].titre_impose if block.partie else None
    return block.titre, block.texte, part, corpus.phrases[block.phrase] if block.phrase else None


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
