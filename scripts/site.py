"""Construit le site à côté, puis l'échange d'un coup avec l'ancien : `make site`."""

import shutil
import sys
from contextlib import suppress
from pathlib import Path

from macros.building.guide import current_guide, settled
from macros.checks.run import verify
from macros.engine import build
from macros.main import base
from macros.main import today as built_on
from macros.publication.exchange import exchange, recover
from macros.publication.trimming import trimmed
from macros.reading.problems import Problems, Unknown
from macros.reading.system import refusal
from macros.search.index import files, write
from macros.search.reading import read_site
from macros.territories.census import commune_names
from scripts import preparer, vues
from scripts.jour import today
from scripts.verifier import ROOT, show

SITE = ROOT / "site"


def main(target: Path = SITE) -> int:
    """Vérifie, prépare, construit, échange ; en cas de faute, l'ancien `site/` reste tel quel."""
    fresh = target.with_name(f".{target.name}-neuf")
    try:
        set_up()
        with suppress(Problems):  # Les fautes des données, `verify` les dit toutes.
            vues.foresee(ROOT)
        if problems := list(verify(ROOT, today(ROOT), built_on=built_on())):
            show(problems)
            return 1
        recover(target)
        shutil.rmtree(fresh, ignore_errors=True)
        if truthful(fresh):
            exchange(fresh, target)
            print(f"Le guide est construit dans {target.name}/.")
            if not current_guide(ROOT).edition.publication.contact:
                print("Personne n'y reçoit les erreurs signalées : make publier demandera CONTACT_DU_GUIDE.")
            return 0
    except Unknown as reason:
        print(reason, file=sys.stderr)
    except OSError as error:
        print(f"Rien n'est construit : {refusal(error, ROOT)}.", file=sys.stderr)
    shutil.rmtree(fresh, ignore_errors=True)
    return 1


def set_up() -> None:
    """Refuse d'abord un réglage faux : l'adresse du guide, qui le publie, le jour de sa fabrication."""
    base()
    settled()
    built_on()


def truthful(target: Path) -> bool:
    """Vrai si un site est construit, dont le registre d'accessibilité dit vrai.

    Ce que des personnes ont jugé est présumé inchangé. Si le site construit montre le contraire, il est
    reconstruit avec ce qu'il montre : les blocs que le registre écrit ne comptent dans aucune empreinte.
    """
    return made(target) and (vues.note(target, ROOT) or (made(target) and vues.note(target, ROOT)))


def made(target: Path) -> bool:
    """Vrai si le moteur a construit tout le site dans `target` ; l'index de recherche en est tiré."""
    if preparer.main() or not build(target):
        return False
    trimmed(target, current_guide(ROOT).edition, base())
    write(target, files(current_guide(ROOT), commune_names(ROOT), read_site(target)))
    return True


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
