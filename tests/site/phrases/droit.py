"""Ce qui a été lu du droit, quand, et la confiance qui s'en déduit : ce que chaque page doit en dire."""

from collections.abc import Iterable, Mapping

from macros.corpus.facts import Corpus
from macros.models.confiance import cited, reference
from macros.models.obligations import Obligation, ReferenceEpinglee, Reponse
from macros.models.textes import ArticleEpingle
from tests.site.phrases.lecture import on

CONFIANCES: Mapping[str, str] = {"elevee": "élevée", "moyenne": "moyenne", "memoire": "faible"}


def readings(corpus: Corpus, item: Obligation) -> dict[str, str | None]:
    """Le jour où le texte a été lu, et chaque raison de ne pas le croire lu."""
    pins = [corpus.articles[id] for id in cited(item)]
    days = [pin.article.lu_le for pin in pins if pin.article.lecture == "texte"]
    told = any(pin.article.lecture == "presentation" and not pin.change for pin in pins)
    return {
        "lu le": f"Texte lu le {on(min(days))}" if days else None,
        "changé": "texte modifié depuis notre lecture" if any(pin.change for pin in pins) else None,
        "présentation": "lu dans une présentation, pas dans le texte" if told else None,
        "non relu": "article non relu" if len(pins) < len(item.base_legale) else None,
        "de mémoire": "de mémoire" if item.confiance.de_memoire else None,
    }


def trust(corpus: Corpus, item: Obligation) -> str:
    """La confiance d'une fiche, en un mot."""
    return CONFIANCES[corpus.confiance(item)]


def first(corpus: Corpus, item: Obligation) -> str:
    """Le texte et l'article à montrer au maire."""
    return reference(item.base_legale[0], corpus.articles)


def proofs(corpus: Corpus, ids: Iterable[str]) -> dict[str, str | None]:
    """Les articles qui portent un nombre."""
    return {f"preuve {id}": corpus.articles[id].reference for id in ids}


def brief_proofs(corpus: Corpus, ids: Iterable[str]) -> dict[str, str | None]:
    """Les mêmes au plus court, sur une page qui cite leurs textes en entier plus bas."""
    return {f"preuve {id}": corpus.articles[id].breve for id in ids}


def held(corpus: Corpus, item: Obligation, answer: Reponse) -> str:
    """Les articles d'un « non », au plus court : ceux de sa raison, sinon le premier texte de la fiche."""
    if answer.preuve:
        return " ; ".join(corpus.articles[id].breve for id in answer.preuve)
    basis = item.base_legale[0]
    if isinstance(basis, ReferenceEpinglee):
        return corpus.articles[basis.article].breve
    return reference(basis, corpus.articles)


def quoted(pin: ArticleEpingle) -> dict[str, str | None]:
    """Ce qui se lit d'un article épinglé : ses phrases, où et quand elles ont été lues, leur version."""
    said = (
        "Texte lu le" if pin.article.lecture == "texte" else "Lu dans une présentation, pas dans le texte, le"
    )
    return {
        **{f"{pin.id}, phrase {rank}": text for rank, text in enumerate(pin.article.citations)},
        f"{pin.id}, texte": pin.reference,
        f"{pin.id}, date": on(pin.texte.date) if pin.texte.date else None,
        f"{pin.id}, lu le": f"{said} {on(pin.article.lu_le)} : {pin.article.lu_dans}",
        f"{pin.id}, aujourd'hui": pin.change.maintenant if pin.change else None,
        f"{pin.id}, version": f"depuis le {on(pin.article.version)}" if pin.article.version else None,
    }


def support(corpus: Corpus, item: Obligation, answer: Reponse) -> Mapping[str, str]:
    """Les articles d'une réponse : les siens, ceux de ses règles, sinon le premier texte de la fiche."""
    held = answer.preuve or [id for rule in answer.regles for id in rule.preuve]
    return {id: corpus.articles[id].reference for id in held} or {"texte": first(corpus, item)}
