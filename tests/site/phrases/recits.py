"""Les retours d'expérience : d'où vient chaque récit, ce qu'il vaut, et ce que l'on ignore."""

from collections.abc import Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from macros.models.retours import Publication, Retour
from tests.site.phrases.lecture import Guide, moment, on, thousands

CONFIANCES: Mapping[str, str] = {"elevee": "élevée", "moyenne": "moyenne", "memoire": "faible"}
DETAILS: Mapping[str, str] = {
    "complet": "un long extrait",
    "partiel": "une partie",
    "bref": "un court extrait",
}
SILENCE = "non précisé"


def pages(corpus: Corpus) -> Iterable[str]:
    """La page de chaque récit."""
    return (retour.address for retour in corpus.retours.values())


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Ce que l'encadré et l'origine d'un récit ne disent pas."""
    told = next(retour for retour in guide.corpus.retours.values() if retour.address == address)
    box = guide.box(address)
    for label, expected in boxed(guide, told).items():
        for fault in guide.missing(box.get(label, ""), expected):
            yield f"« {label} » : {fault}"
    origin = guide.said(guide.page(address).find_class("origine")[0])
    yield from guide.missing(origin, origins(guide, told))
    yield from guide.missing(guide.title(address), {"titre": told.titre})


def boxed(guide: Guide, told: Retour) -> Mapping[str, Mapping[str, str | None]]:
    """Ce que dit l'encadré, intitulé par intitulé."""
    corpus = guide.corpus
    county = corpus.departements[told.departement] if told.departement else None
    return {
        "collectivité": {"collectivite": told.collectivite},
        "habitants": inhabitants(told),
        "où": {"departement": f"{county.nom} ({county.code})" if county else SILENCE},
        "quand": {"date": moment(told.date) if told.date else SILENCE},
        "temps passé": {
            "duree": None if told.duree else SILENCE,
            "jours": f"{thousands(told.duree.jours)} jour" if told.duree and told.duree.jours else None,
            "precision": told.duree.precision if told.duree else None,
        },
        "coût": {
            "cout": None if told.cout else SILENCE,
            "euros": f"{thousands(told.cout.euros)} euro" if told.cout and told.cout.euros else None,
            "gratuit": "gratuit" if told.cout and told.cout.euros == 0 else None,
            "precision": told.cout.precision if told.cout else None,
        },
        "personnes mobilisées": {"agents": told.agents or SILENCE},
        "qui a aidé": {name: name for name in told.qui_a_aide} or {"qui_a_aide": SILENCE},
        "le referiez-vous?": {"le_referiez_vous": told.le_referiez_vous},
        "fiches liées": {id: corpus.obligations[id].nom_court for id in told.obligations},
        "étapes liées": {str(numero): f"Étape {numero} :" for numero in told.etapes},
        "confiance": {"confiance": CONFIANCES[told.confiance]},
        "à vérifier": {text: text for text in told.a_verifier},
    }


def inhabitants(told: Retour) -> Mapping[str, str | None]:
    """Le nombre d'habitants, son millésime et d'où il vient."""
    size = told.population
    official = size and size.officielle is not None
    return {
        "officielle": f"{thousands(size.officielle or 0)} (population légale, millésime {size.millesime})"
        if size and official
        else None,
        "selon_la_source": f"{thousands(size.selon_la_source)} selon la source"
        if size and size.selon_la_source is not None
        else None,
    }


def origins(guide: Guide, told: Retour) -> Mapping[str, str | None]:
    """D'où vient le récit, et ce qu'il ne prouve pas."""
    published = [source for source in (told.source, *told.autres_sources) if source]
    minutes = guide.corpus.documents[told.compte_rendu] if told.compte_rendu else None
    return {
        **{name: text for source in published for name, text in of_source(source).items()},
        "source publique": "D'après une source publique" if told.source else None,
        "compte rendu": (on(minutes.date) if minutes.date else minutes.titre) if minutes else None,
        "accord": f"avec son accord du {on(told.accord.donne_le)}" if told.accord else None,
        "réserve": "Une expérience n'est pas une preuve de conformité",
        "silence": "jamais que la réponse est non",
    }


def of_source(source: Publication) -> Mapping[str, str | None]:
    """Une page publique : son titre, qui la publie, sa date, ce qui en a été lu."""
    return {
        f"titre {source.titre}": f"{source.titre}, {source.media}",
        f"date {source.titre}": moment(source.date) if source.date else "date non précisée",
        f"lecture {source.titre}": DETAILS[source.detail] if source.detail else None,
    }
