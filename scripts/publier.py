"""Fait du site construit un dossier prêt à servir, et l'archive à emporter : `make publier`."""

import shutil
import sys
from pathlib import Path

from macros.building.folder import TAKEN
from macros.building.guide import current_guide
from macros.building.settings import reachable
from macros.publication import clock
from macros.publication.artifact import artifact
from macros.publication.downloads import placed
from macros.publication.exchange import exchange, recover
from macros.publication.refusals import Refused
from macros.publication.tree import Files, read, write
from macros.reading.problems import Problems, Unknown
from macros.reading.system import refusal
from scripts import adresses, changements, reponses
from scripts.verifier import ROOT, show


def main(site: Path, target: Path) -> int:
    """Publie `site` dans `target` ; en cas de faute, dit laquelle et laisse l'ancien dossier entier."""
    recover(target)
    fresh = target.with_name(f".{target.name}-neuf")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        reachable(current_guide(ROOT).edition.publication)
        taken = placed(built(site), read(ROOT / TAKEN))
        write(fresh, artifact(ROOT, taken, current_guide(ROOT), clock.epoch(ROOT)), target)
        exchange(fresh, target)
    except Problems as problems:
        show(list(problems.faults))
    except Refused as reason:
        print(f"Rien n'est publié : {reason}.", file=sys.stderr)
    except Unknown as reason:
        print(f"Rien n'est publié. {reason}", file=sys.stderr)
    except OSError as error:
        print(f"Rien n'est publié : {refusal(error, ROOT)}.", file=sys.stderr)
    else:
        adresses.note(current_guide(ROOT), target / "site")
        changements.note(current_guide(ROOT))
        reponses.note(current_guide(ROOT))
        print(f"Le guide est prêt à servir dans {target.name}/site/.")
        return 0
    shutil.rmtree(fresh, ignore_errors=True)
    return 1


def built(site: Path) -> Files:
    """Le site construit ; refuse un dossier qui n'en est pas un."""
    if not (site / "index.html").is_file():
        raise Refused("il n'y a pas de site construit ; lancez make site")
    return read(site)


if __name__ == "__main__":
    sys.exit(
        main(*(Path(argument) for argument in sys.argv[1:]))
        if sys.argv[1:]
        else main(ROOT / "site", ROOT / "dist")
    )
