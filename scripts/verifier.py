"""Vérifie les données et les textes du guide, et dit toutes les fautes à la fois : `make verifier`."""

import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from macros.checks.chosen import resolved
from macros.checks.run import advise, verify
from macros.corpus.schemas import write as write_schemas
from macros.reading.problems import Problem, Problems, Unknown, annotations, report
from scripts.jour import today

ROOT = Path(__file__).resolve().parent.parent
Given = ParamSpec("Given")


def command(main: Callable[Given, int]) -> Callable[Given, int]:
    """Une commande qui montre en français les fautes qu'elle rencontre, et rend alors 1."""

    @wraps(main)
    def told(*given: Given.args, **named: Given.kwargs) -> int:
        try:
            return main(*given, **named)
        except Problems as problems:
            show(list(problems.faults))
        except Unknown as reason:
            print(reason, file=sys.stderr)
        return 1

    return told


@command
def main(given: list[str]) -> int:
    """Montre les fautes des fichiers choisis, ou de tous, puis les conseils ; rend 1 s'il y a une faute."""
    chosen = resolved(ROOT, given)
    faults = list(verify(ROOT, today(ROOT), chosen))
    show(faults)
    write_schemas(ROOT)
    if chosen:
        suggest(advise(ROOT, chosen))
    return 1 if faults else 0


def suggest(advice: Iterable[Problem]) -> None:
    """Écrit les conseils de langue ; ils n'empêchent rien."""
    for problem in sorted(advice):
        print(f"Conseil : {problem}")


def show(faults: list[Problem]) -> None:
    """Écrit les fautes, en annotations aussi quand la forge le demande."""
    if not faults:
        print("Tout est en ordre.")
        return
    if os.environ.get("GITHUB_ACTIONS"):
        print(annotations(faults))
    print(report(faults), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
