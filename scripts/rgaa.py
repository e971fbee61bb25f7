"""Range dans le registre ce que les contrôles ont trouvé, et note les pages prouvées : la fin de `make rgaa`.

Lit `.cache/rgaa/*.xml` (pytest, forme JUnit) et `.cache/rgaa/*.json` (les outils et le navigateur).
"""

import json
import sys
from xml.etree import ElementTree

from macros.building.mirror import refresh
from macros.main import today
from macros.proofs.results import cases, driven, failures, partial, scopes, text, tools
from macros.proofs.sobriete import addresses
from scripts.preuves import PREUVES, proofs
from scripts.site import SITE
from scripts.verifier import ROOT, show

FOLDER = ROOT / ".cache" / "rgaa"
RESULTATS = ROOT / "releves" / "rgaa" / "resultats.yml"


def main() -> int:
    """Réécrit les résultats ; refuse un outil qui n'a pas vu toutes les pages."""
    reports = [json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    trees = [ElementTree.parse(path) for path in sorted(FOLDER.glob("*.xml"))]
    pages = sum(1 for _ in addresses(SITE))
    missing = list(partial(reports, pages))
    if missing:
        show(missing)
        return 1
    merged = failures([*(case for tree in trees for case in cases(tree)), *driven(reports)])
    refresh(RESULTATS, text(today(), pages, tools(reports), merged, scopes(reports)).encode())
    refresh(PREUVES, proofs(SITE, set().union(*merged.values())).encode())
    print(f"{len(merged)} contrôles rangés, dont {sum(map(bool, merged.values()))} en échec.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
