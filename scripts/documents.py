"""Passe à nos contrôles les documents à télécharger, une fois fabriqués, et dépose ce qu'ils trouvent.

Lit `construit/emporter/` ; écrit `.cache/rgaa/documents.json`, que `make rgaa` met au registre (13.3).
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from macros.booklet import inspection as paper
from macros.building.folder import TAKEN
from macros.documents import inspection as office
from macros.models.rgaa import FormatDeDocument
from macros.proofs.documents import of_documents
from macros.views.telecharger import POCHE, POCHE_A_PLIER
from scripts.rgaa import FOLDER
from scripts.verifier import ROOT

VERSIONS = {POCHE_A_PLIER: POCHE}
"""Un fichier à plier ne se lit que sur papier : c'est sa version accessible, à côté, qui se juge (13.3)."""

NONE = "Aucun document n'est fabriqué. Lancez : make modeles livret"


def main(taken: Path = ROOT / TAKEN) -> int:
    """Dépose les fautes de chaque format ; les dit, et rend 1 s'il y en a."""
    judged = {kind: dict(read(taken, kind)) for kind in FormatDeDocument}
    absent = [kind for kind, files in judged.items() if not files]
    if absent:
        print(NONE, file=sys.stderr)
        return 1
    failed = {
        kind.controle: sorted(name for name, faults in files.items() if faults)
        for kind, files in judged.items()
    }
    report = {"outil": "pikepdf", "version": pikepdf.__version__, "pages": None, "controles": failed}
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "documents.json").write_text(json.dumps(report, ensure_ascii=False, indent=2), encoding="utf-8")
    said = [
        f"{name} : {fault}" for files in judged.values() for name, faults in files.items() for fault in faults
    ]
    print("\n".join(f"empreinte {kind} : {found}" for kind, found in of_documents(taken).items()))
    print("\n".join(said) or f"{sum(map(len, judged.values()))} documents sans faute de structure.")
    return 1 if said else 0


def read(taken: Path, kind: FormatDeDocument) -> Iterator[tuple[str, list[str]]]:
    """Chaque fichier d'un format, et ses fautes."""
    for path in sorted(taken.rglob(f"*.{kind.lower()}")):
        if (path.parent / VERSIONS.get(path.name, "")).is_file():
            continue
        content = path.read_bytes()
        faults = paper.faults(content) if kind is FormatDeDocument.PDF else office.faults(kind, content)
        yield path.relative_to(taken).as_posix(), faults


if __name__ == "__main__":
    sys.exit(main())
