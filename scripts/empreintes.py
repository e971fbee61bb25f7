"""Note l'empreinte des pages construites qui ont un constat : `make empreintes`, après `make site`.

Avec des cibles (`python -m scripts.empreintes lexique/index.md charpente`), montre l'empreinte à recopier
dans un constat : celle d'une page du site construit, ou celle d'un gabarit.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from macros.building.guide import current_guide
from macros.building.mirror import refresh
from macros.corpus.facts import Corpus
from macros.proofs.fingerprints import of_page
from macros.reading.problems import Problems, Unknown
from macros.views.pages import page_at
from scripts.site import SITE
from scripts.verifier import ROOT, show

EMPREINTES = ROOT / "releves" / "rgaa" / "empreintes.yml"
HEAD = """\
# yaml-language-server: $schema=../../construit/schemas/notees.json
# Écrit par `make empreintes` : l'empreinte, aujourd'hui, de chaque page qui a un constat.
"""


def main(targets: list[str]) -> int:
    """Réécrit les empreintes notées, ou montre celles qu'on demande."""
    try:
        corpus = current_guide(ROOT)
    except Problems as problems:
        show(list(problems.found))
        return 1
    try:
        tell(corpus, targets) if targets else refresh(EMPREINTES, noted(current(corpus, SITE)).encode())
    except (Unknown, FileNotFoundError) as error:
        unbuilt = "le site n'est pas construit ; lancez make site"
        print(error if isinstance(error, Unknown) else unbuilt, file=sys.stderr)
        return 1
    return 0


def tell(corpus: Corpus, targets: list[str]) -> None:
    """Montre l'empreinte de chaque cible demandée."""
    print("\n".join(f"{target} {of_target(corpus, SITE, target)}" for target in targets))


def current(corpus: Corpus, site: Path) -> dict[str, str]:
    """L'empreinte de chaque page qui a un constat, telle qu'elle est dans un site construit."""
    seen = sorted({item.page for item in corpus.rgaa.constats.values() if item.page})
    return {page: of_target(corpus, site, page) for page in seen}


def of_target(corpus: Corpus, site: Path, target: str) -> str:
    """L'empreinte d'un gabarit, ou d'une page d'un site construit."""
    if target in corpus.rgaa.gabarits:
        return corpus.rgaa.empreintes[target]
    return of_page((site / page_at(corpus, target).address / "index.html").read_text("utf-8"))


def noted(fingerprints: dict[str, str]) -> str:
    """Le texte du fichier des empreintes."""
    return HEAD + ("".join(entries(fingerprints.items())) or "[]\n")


def entries(pairs: Iterable[tuple[str, str]]) -> Iterable[str]:
    """Les entrées du fichier, une par page."""
    return (f'- page: {page}\n  empreinte: "{value}"\n' for page, value in pairs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
