"""Qui aide : chaque organisme dit ce que nous en savons, d'où, et ce qui reste à vérifier."""

import re
from collections.abc import Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from macros.models.acteurs import Acteur
from macros.models.aides import Aide, Lecture
from tests.site.phrases.lecture import Guide, moment

DEPARTEMENTS, BESOINS, ACCUEIL = "qui-aide/departements/", "qui-aide/besoins/", "qui-aide/"
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
    """Les trois pages de la rubrique."""
    return (ACCUEIL, BESOINS, DEPARTEMENTS)


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les organismes séparés de ce que nous en savons."""
    if address == DEPARTEMENTS:
        yield from of_departments(guide)
    else:
        yield from of_actors(guide, address)


def of_departments(guide: Guide) -> Iterator[str]:
    """Chaque département : quelqu'un à appeler, puis ses organismes."""
    corpus = guide.corpus
    centres = {code: it.nom for it in corpus.centres_de_gestion.values() for code in it.departements}
    for code, county in corpus.departements.items():
        known = [helper for helper in corpus.aides.values() if code in helper.departements]
        lines = between(guide, f"departement-{code.lower()}")
        if not any(helper.type == "centre_de_gestion" and helper.url for helper in known):
            said = centres.get(code, f"annuaire des centres de gestion, pour {county.nom}")
            yield from guide.missing(" ".join(lines), {county.nom: said})
        for helper in known:
            yield from guide.apart(lines, helper.nom, described(guide, helper))
    for region in corpus.csirt.values():
        name = region.nom or "portes nationales"
        doubt = None if region.confiance == "elevee" else CONFIANCES[region.confiance]
        codes = [it.code for it in corpus.departements.values() if it.region == region.id]
        text = " ".join(between(guide, region.id))
        told = {"centre": name, "remarque": region.remarque, "confiance": doubt}
        yield from guide.missing(text, told)
        if re.findall(r"\b(?:\d{2,3}|2[ab])\b", text.partition(".")[0]) != [code.lower() for code in codes]:
            yield f"{region.region} : les départements {codes} ne se lisent pas dans « {text} »"


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


def of_actors(guide: Guide, address: str) -> Iterator[str]:
    """Les portes et les acteurs d'une page ; un acteur non identifié n'est montré nulle part."""
    blocks = guide.blocks(address)
    for door in guide.corpus.portes.values() if address == ACCUEIL else ():
        known = {"rôle": door.role, "source": door.source, "confiance": CONFIANCES[door.confiance]}
        yield from guide.apart(blocks, f"{door.nom} :", known)
    for actor in guide.corpus.acteurs.values():
        if actor.identified and has_sheet(guide.corpus, actor) is (address == BESOINS):
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


def has_sheet(corpus: Corpus, actor: Acteur) -> bool:
    """Vrai d'un acteur qu'une fiche nomme, ou qui en nomme une : il se lit besoin par besoin."""
    named = {id for item in corpus.obligations.values() for id in item.acteurs}
    return bool(actor.utile_pour) or actor.id in named
