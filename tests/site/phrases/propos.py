"""La charte et la feuille de route : chaque phrase a son origine et sa confiance, ou se dit proposition."""

from collections.abc import Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from macros.models.base import Fait
from macros.models.charte import CharteReelle, DemarcheVoisine
from macros.models.sources import PROPOSITION
from tests.site.phrases.lecture import Guide, on
from tests.site.phrases.textes import coded, inside

CONFIANCES: Mapping[str, str] = {
    "elevee": "confiance élevée",
    "moyenne": "confiance moyenne",
    "memoire": "non vérifié",
}
SANS_CONFIANCE = frozenset({"ActionFacile", "Outil"})
"""Ce qui vient tel quel d'une source nommée : son étiquette suffit."""

A_PART = frozenset({"Etape", "EtapeDeCharte", "Vote"})
"""Ce dont l'origine se dit une fois pour tout le bloc : voir `of_steps` et `of_charter`."""

CHARTE, FEUILLE = "charte-de-la-donnee/", "feuille-de-route/"


def pages(corpus: Corpus) -> Iterable[str]:
    """Les deux rubriques."""
    return (CHARTE, FEUILLE)


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les phrases séparées de leur origine ou de leur confiance."""
    corpus = guide.corpus
    places = [page.address for page in corpus.pages.values() if page.address.startswith(address)]
    blocks = [block for place in places for block in guide.blocks(place)]
    facts = [corpus.charte] if address == CHARTE else [corpus.feuille_de_route, *corpus.etapes.values()]
    for fact in facts:
        for claim in claims(fact):
            yield from of_claim(guide, blocks, claim)
    proposals = of_charter(corpus) if address == CHARTE else of_roadmap(corpus)
    for text in proposals:
        if not any(proposed(guide, place, text) for place in places):
            yield f"« {text} » : rien ne dit que c'est notre proposition"
    if address == FEUILLE:
        yield from of_decree(guide)
        yield from of_steps(guide)


def of_decree(guide: Guide) -> Iterator[str]:
    """Ce que demande le décret : à qui, à qui non, quelles pièces et à quelle date, quelle sanction."""
    decree, box = guide.corpus.feuille_de_route.decret, guide.box(FEUILLE)
    limits = {it.nom: f"pour le {on(it.date_limite)}" if it.date_limite else None for it in decree.pieces}
    wanted: Mapping[str, Mapping[str, str | None]] = {
        "qui est visé": {"qui": decree.qui},
        "les autres": {"petite_commune": decree.petite_commune},
        "ce qui est demandé": {it.nom: it.nom for it in decree.pieces}
        | {f"date {k}": v for k, v in limits.items()},
        "sanction": {"sanction": decree.sanction},
        "liberté": {"liberte": decree.liberte},
    }
    for label, expected in wanted.items():
        for fault in guide.missing(box.get(label, ""), expected):
            yield f"« {label} » : {fault}"


def of_steps(guide: Guide) -> Iterator[str]:
    """Chaque étape dit sa confiance, si le décret la demande, et ce qui n'a pas pu être lu."""
    frame = guide.corpus.feuille_de_route
    for step in guide.corpus.etapes.values():
        place = f"{FEUILLE}{step.adresse}/"
        trust = {"elevee": "élevée :", "moyenne": "moyenne :", "memoire": "faible :"}[step.confiance]
        yield from guide.missing(
            guide.box(place).get("confiance", ""), {f"confiance de l'étape {step.numero}": trust}
        )
        asked = "Demandé au-dessus de 50 000 habitants" if step.decret.exige else "Pas demandé par le décret"
        yield from guide.apart(guide.blocks(place), step.decret.texte, {"décret": asked})
        known = {"limites": frame.avertissement, "durées": frame.durees, "sinon": frame.decret.petite_commune}
        yield from guide.missing(guide.text(place), known)


def claims(fact: Fait) -> Iterator[Fait]:
    """Un fait et ceux qu'il contient, quand ils ont des sources ou une origine."""
    named = {"sources", "origine", "inspiration"} & set(type(fact).model_fields)
    if named and type(fact).__name__ not in A_PART:
        yield fact
    for field in type(fact).model_fields:
        value = getattr(fact, field)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Fait):
                yield from claims(item)


def of_claim(guide: Guide, blocks: list[str], claim: Fait) -> Iterator[str]:
    """Une phrase, ses sources et sa confiance se lisent d'un bloc."""
    fields = type(claim).model_fields
    first, *others = own(claim)
    trust = getattr(claim, "confiance", None)
    names = getattr(claim, "sources", None) or getattr(claim, "inspiration", None) or ()
    if type(claim).__name__ in SANS_CONFIANCE:
        trust = None
    if "origine" in fields and "sources" not in fields:
        names = (claim.origine,)  # type: ignore[attr-defined]
    known = {f"source {name}": guide.corpus.sources[name].nom_court for name in names}
    texts = {f"texte {rank}": text for rank, text in enumerate(others)}
    yield from guide.apart(
        blocks, first, {**texts, **known, "confiance": CONFIANCES[trust] if trust else None}
    )


def own(claim: Fait) -> list[str]:
    """Les textes qu'un fait porte lui-même, sans ceux des faits qu'il contient."""
    return [
        text
        for field, info in type(claim).model_fields.items()
        if field != "qui" or not titled(claim)
        if not coded([*info.metadata, info.annotation]) and not contains(getattr(claim, field))
        for _, text in inside(getattr(claim, field), field)
    ]


def titled(claim: Fait) -> bool:
    """Vrai d'une fiche dont le nom est un intertitre, au-dessus de son encadré."""
    return isinstance(claim, CharteReelle | DemarcheVoisine)


def contains(value: object) -> bool:
    """Vrai d'une valeur faite d'autres faits."""
    return any(isinstance(item, Fait) for item in (value if isinstance(value, tuple) else (value,)))


def of_charter(corpus: Corpus) -> Iterable[str]:
    """Le début de chaque bloc que la charte propose d'elle-même."""
    charter = corpus.charte
    return (
        charter.etapes[0].que_faire[0],
        charter.questions[0],
        charter.pieges[0].piege,
        charter.clauses[0].texte,
        charter.deux_pages.titre,
        charter.vote.etapes[0],
    )


def of_roadmap(corpus: Corpus) -> Iterable[str]:
    """Le début de chaque bloc que la feuille de route propose d'elle-même."""
    frame = corpus.feuille_de_route
    return frame.grille[0].questions[0], frame.colonnes_du_tableau[-1], frame.deliberation[0]


def proposed(guide: Guide, address: str, text: str) -> bool:
    """Vrai si le bloc qui contient un texte vient juste après « Notre proposition »."""
    label = guide.reader.sentence(guide.corpus.sources[PROPOSITION].nom_court)
    lists, tables = ".//*[self::ul or self::ol][not(ancestor::table)]", ".//div[contains(@class, 'tableau')]"
    holders = f"{lists} | {tables} | .//h3 | .//h4"
    for holder in guide.page(address).xpath(holders):
        if guide.reader.sentence(text) in guide.said(holder):
            before = holder.getprevious()
            if before is not None and guide.said(before) == label:
                return True
    return False
