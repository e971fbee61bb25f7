"""Qui aide : chaque organisme dit ce que nous en savons, d'où, et ce qui reste à vérifier."""

from collections.abc import Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from macros.models.aides import Aide, Lecture
from tests.site.phrases.lecture import Guide, moment

DEPARTEMENTS, ACCUEIL = "qui-aide/departements/", "qui-aide/"
CONFIANCES: Mapping[str, str] = {
    "elevee": "confiance élevée",
    "moyenne": "confiance moyenne",
    "memoire": "confiance faible : rattachement de mémoire, à vérifier",
}
VERIFICATIONS: Mapping[str, str] = {
    "lu_pendant_l_enquete": "confirmé par une source lue",
    "document_fourni": "d'après un document du groupe de travail",
    "memoire": "de mémoire, à vérifier",
}
COUTS: Mapping[bool | None, str] = {True: "gratuit", False: "payant ou sur adhésion", None: "coût non connu"}


def pages(corpus: Corpus) -> Iterable[str]:
    """Les deux pages de la rubrique."""
    return (ACCUEIL, DEPARTEMENTS)


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les organismes séparés de ce que nous en savons."""
    yield from of_departments(guide) if address == DEPARTEMENTS else of_actors(guide)


def of_departments(guide: Guide) -> Iterator[str]:
    """Chaque département : ses organismes, ou la phrase qui dit que nous n'en connaissons pas."""
    corpus = guide.corpus
    for code, county in corpus.departements.items():
        known = [helper for helper in corpus.aides.values() if code in helper.departements]
        lines = between(guide, f"departement-{code.lower()}")
        if not known:
            expected = {county.nom: "Nous ne connaissons pas d'organisme public qui aide ici"}
            yield from guide.missing(" ".join(lines), expected)
        for helper in known:
            yield from guide.apart(lines, helper.nom, described(guide, helper))
    for region in corpus.csirt.values():
        name = region.nom or "portes nationales"
        doubt = None if region.confiance == "elevee" else CONFIANCES[region.confiance]
        text = guide.text(DEPARTEMENTS)
        yield from guide.missing(text, {region.region: name, "remarque": region.remarque, "confiance": doubt})


def described(guide: Guide, helper: Aide) -> dict[str, str | None]:
    """Ce qui se lit d'un organisme."""
    return {
        **{service: service for service in helper.services},
        **{source: guide.corpus.sources[source].nom_court for source in helper.sources},
        **{reading.titre: cited(reading) for reading in helper.lectures},
        "confiance": CONFIANCES[helper.confiance],
        "remarque": helper.remarque,
        "services": None if helper.services else "services non précisés",
    }


def cited(reading: Lecture) -> str:
    """Un article lu : titre, média, date telle que publiée."""
    return f"{reading.titre} ({reading.media}{f', {moment(reading.date)}' if reading.date else ''})"


def between(guide: Guide, anchor: str) -> list[str]:
    """Les blocs qui suivent un titre, jusqu'au titre suivant."""
    found = guide.page(DEPARTEMENTS).xpath(f".//h3[@id='{anchor}']/following-sibling::*[1]")
    return [
        guide.said(block) for place in found for block in (place.iter("li") if place.tag == "ul" else [place])
    ]


def of_actors(guide: Guide) -> Iterator[str]:
    """Les portes nationales et les acteurs ; un acteur non identifié n'est montré nulle part."""
    blocks = guide.blocks(ACCUEIL)
    for door in guide.corpus.portes.values():
        known = {"rôle": door.role, "source": door.source, "confiance": CONFIANCES[door.confiance]}
        yield from guide.apart(blocks, f"{door.nom} :", known)
    for actor in guide.corpus.acteurs.values():
        if actor.identified:
            yield from guide.apart(
                blocks,
                f"{actor.role} Pour : {actor.pour_qui}",
                {
                    "nom": actor.nom,
                    "coût": COUTS[actor.gratuit],
                    "vérification": VERIFICATIONS[actor.verification],
                    "remarques": actor.remarques,
                },
            )
