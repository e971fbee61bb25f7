"""Les empreintes de ce que des personnes ont jugé, lues dans le site construit.

`python -m scripts.empreintes lexique/index.md` montre celles d'une cible, à recopier dans un constat neuf.
`make empreintes RAISON="…"` reprend, sans relecture, celles des constats périmés : chacun en garde la raison.
"""

import json
import re
import sys
from datetime import date

from macros.building.guide import current_guide
from macros.building.mirror import refresh
from macros.corpus.facts import Corpus
from macros.main import today
from macros.models.rgaa import Empreintes, Regard
from macros.proofs.validity import stale
from macros.reading.problems import Problems, Unknown
from macros.texts.french import counted
from scripts.site import SITE
from scripts.verifier import ROOT, show
from scripts.vues import of_target

FINDINGS = ROOT / "data" / "rgaa" / "constats"
NOTED = re.compile(r"^(?:empreintes|reprise):\n(?:  .*\n)+", re.MULTILINE)
WHY = 'dites pourquoi les verdicts tiennent encore : make empreintes RAISON="Seule la typographie change."'
UNBUILT = "le site n'est pas construit ; lancez make site"


def main(given: list[str]) -> int:
    """Montre les empreintes des cibles nommées, ou reprend celles des constats périmés."""
    try:
        corpus = current_guide(ROOT)
        told = renewed(corpus, given[1]) if given[0] == "--raison" else shown(corpus, given)
    except Problems as problems:
        show(list(problems.found))
        return 1
    except (Unknown, FileNotFoundError) as error:
        print(error if isinstance(error, Unknown) else UNBUILT, file=sys.stderr)
        return 1
    print(told)
    return 0


def shown(corpus: Corpus, targets: list[str]) -> str:
    """Les empreintes de cibles, comme un constat les écrit."""
    return "\n".join(f"# {target}\n{written(of_target(corpus, SITE, target))}" for target in targets)


def renewed(corpus: Corpus, why: str) -> str:
    """Réécrit les empreintes des constats périmés ; refuse de le faire sans raison."""
    if not why.strip():
        raise Unknown(WHY)
    found = list(stale(corpus.rgaa))
    for finding in found:
        path = FINDINGS / f"{finding.id}.yml"
        text = again(path.read_text("utf-8"), of_target(corpus, SITE, finding.target), today(), why)
        refresh(path, text.encode())
    return f"{counted(len(found), 'constat repris', 'constats repris')} sans relecture ; relancez make site."


def again(text: str, looks: Empreintes, day: date, why: str) -> str:
    """Le texte d'un constat aux empreintes reprises."""
    told = f"reprise:\n  le: {day.isoformat()}\n  raison: {json.dumps(why, ensure_ascii=False)}\n"
    return NOTED.sub("", text).replace("\nrole:", f"\n{written(looks)}{told}role:", 1)


def written(looks: Empreintes) -> str:
    """Des empreintes, comme un constat les écrit."""
    return "empreintes:\n" + "".join(f'  {look}: "{getattr(looks, look)}"\n' for look in Regard)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
