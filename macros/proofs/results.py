"""Les résultats des contrôles d'accessibilité : lus chez les outils, écrits dans un relevé."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from xml.etree import ElementTree

from macros.models.rgaa import PARTOUT
from macros.reading.problems import Problem

TEST = re.compile(r"test_((?:rgaa|rgesn|wcag|guide)(?:_[a-z0-9]+)+)(?:\[.*\])?")
HEAD = """\
# yaml-language-server: $schema=../../construit/schemas/resultats.json
# Écrit par `make rgaa` d'après le dernier passage de la suite de contrôles ; ne se modifie pas à la main.
"""

Failures = dict[str, set[str]]


def partial(reports: Iterable[dict[str, Any]], pages: int) -> Iterator[Problem]:
    """Les outils qui n'ont pas vu autant de pages qu'il y en a de construites."""
    for report in reports:
        if report["pages"] is not None and report["pages"] != pages:
            seen = f"{report['outil']} a vu {report['pages']} pages sur {pages}"
            said = f"{seen} ; relancez les contrôles. Exemple : make rgaa"
            yield Problem("releves/rgaa/resultats.yml", 1, said)


def cases(tree: "ElementTree.ElementTree[Any]") -> Iterator[tuple[str, set[str]]]:
    """Les contrôles écrits pour pytest : réussi, ou en échec sur l'ensemble du site ; sauté vaut échec."""
    for case in tree.iter("testcase"):
        match = TEST.fullmatch(case.get("name", ""))
        if match:
            failed = any(case.find(tag) is not None for tag in ("failure", "error", "skipped"))
            yield match[1], {PARTOUT} if failed else set()


def driven(reports: Iterable[dict[str, Any]]) -> Iterator[tuple[str, set[str]]]:
    """Les contrôles des outils et du navigateur : les pages en échec de chacun."""
    for report in reports:
        for check, places in report["controles"].items():
            yield check, set(places)


def failures(results: Iterable[tuple[str, set[str]]]) -> Failures:
    """Les pages en échec de chaque contrôle, tous passages confondus."""
    merged: Failures = {}
    for check, places in results:
        merged.setdefault(check, set()).update(places)
    return dict(sorted(merged.items()))


def scopes(reports: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """Les pages où ont tourné les contrôles qui n'ont pas tourné partout."""
    return {
        check: sorted(report["vues"])
        for report in reports
        if report.get("vues") is not None
        for check in report["controles"]
    }


def tools(reports: Iterable[dict[str, Any]]) -> list[str]:
    """Les outils et leur version, sans doublon."""
    return sorted({f"{report['outil']} {report['version']}" for report in reports})


def text(day: date, pages: int, used: list[str], merged: Failures, seen: Mapping[str, list[str]]) -> str:
    """Le texte du fichier des résultats ; `seen` dit où ont tourné ceux qui n'ont pas tourné partout."""
    lines = [f"le: {day.isoformat()}", f"pages: {pages}", f"outils: {json.dumps(used, ensure_ascii=False)}"]
    checks = (entry(check, sorted(places), seen.get(check)) for check, places in merged.items())
    body = "\n".join(checks)
    return HEAD + "\n".join([*lines, f"controles:\n{body}" if body else "controles: []"]) + "\n"


def entry(check: str, failed: list[str], seen: list[str] | None) -> str:
    """Un contrôle dans le fichier des résultats."""
    lines = [f"- id: {check}", f"  echecs: {json.dumps(failed, ensure_ascii=False)}"]
    if seen is not None:
        lines.append(f"  pages: {json.dumps(seen, ensure_ascii=False)}")
    return "\n".join(lines)
