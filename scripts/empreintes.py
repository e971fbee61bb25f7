"""Montre les empreintes de ce qui se juge, lues dans le site construit.

`python -m scripts.empreintes lexique/index.md` montre celles d'une cible, à recopier dans un constat neuf.
"""

import sys

from macros.building.guide import current_guide
from macros.corpus.facts import Corpus
from macros.models.rgaa import Regard
from macros.reading.problems import Unknown
from scripts.site import SITE
from scripts.verifier import ROOT, command
from scripts.vues import of_target

UNBUILT = "le site n'est pas construit ; lancez make site"


@command
def main(targets: list[str]) -> int:
    """Montre les empreintes des cibles nommées, comme un constat les écrit."""
    corpus = current_guide(ROOT)
    try:
        print("\n".join(shown(corpus, target) for target in targets))
    except FileNotFoundError:
        raise Unknown(UNBUILT) from None
    return 0


def shown(corpus: Corpus, target: str) -> str:
    """Les empreintes d'une cible."""
    looks = of_target(corpus, SITE, target)
    lines = (f'  {look}: "{getattr(looks, look)}"' for look in Regard)
    return "\n".join([f"# {target}", "empreintes:", *lines])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
