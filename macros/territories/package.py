"""Les lignes de nos tableaux, tirées du paquet npm du découpage administratif."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

PARTICULAR = frozenset({"com"})
"""Les zones du paquet où les communes suivent souvent un droit qui leur est propre."""

Line = list[str | int]


def communes(known: Iterable[dict[str, Any]], epci: Iterable[dict[str, Any]]) -> Iterator[Line]:
    """Les communes : la population totale vient de la liste des membres des intercommunalités."""
    members = {
        member["code"]: (member["populationTotale"], item["code"])
        for item in epci
        for member in item["membres"]
    }
    for item in known:
        total, siren = members.get(item["code"], ("", ""))
        postal = " ".join(sorted(item.get("codesPostaux", ())))
        yield [
            item["code"],
            item["nom"],
            item["departement"],
            postal,
            total,
            item.get("population", ""),
            siren,
        ]


def intercommunalities(known: Iterable[dict[str, Any]], epci: Iterable[dict[str, Any]]) -> Iterator[Line]:
    """Les intercommunalités, avec le département où vit le plus grand nombre de leurs habitants."""
    home = {item["code"]: item["departement"] for item in known}
    for item in epci:
        people: Counter[str] = Counter()
        for member in item["membres"]:
            people[home[member["code"]]] += member["populationTotale"]
        yield [item["code"], item["nom"], people.most_common(1)[0][0], item["populationTotale"]]


KINDS = {
    "commune-deleguee": "deleguee",
    "commune-associee": "associee",
    "arrondissement-municipal": "arrondissement",
}
"""Les noms d'hier et les parties d'aujourd'hui : leur sorte dans le paquet, et dans notre tableau."""


def former(known: Iterable[dict[str, Any]]) -> Iterator[Line]:
    """Les communes déléguées et associées, les arrondissements, et la commune qui les contient."""
    for item in known:
        if item["type"] in KINDS:
            yield [
                item["code"],
                item["nom"],
                KINDS[item["type"]],
                item.get("chefLieu") or item["commune"],
            ]


def parisian(known: Iterable[dict[str, Any]], ept: Iterable[dict[str, Any]]) -> Iterator[Line]:
    """Les établissements publics territoriaux du Grand Paris, avec le département le plus peuplé."""
    for siren, name, county, _ in intercommunalities(known, ept):
        yield [siren, name, county]


def departments(known: Iterable[dict[str, Any]]) -> Iterator[Line]:
    """Les départements et les collectivités d'outre-mer."""
    for item in known:
        yield [item["code"], item["nom"], "true" if item["zone"] in PARTICULAR else "false"]


def code(line: Line) -> str:
    """La première case d'une ligne : le code."""
    return str(line[0])
