"""Fait du site construit un dossier prêt à servir, et l'archive à emporter : `make publier`."""

import shutil
import sys
import tomllib
from collections.abc import Collection
from pathlib import Path

from macros.building.addresses import moves, promised
from macros.building.folder import TAKEN
from macros.building.guide import current_guide
from macros.corpus.facts import Corpus
from macros.publication import announcing, bom, clock, moving, where
from macros.publication.archive import archive, sums
from macros.publication.compression import compressed
from macros.publication.downloads import placed
from macros.publication.exchange import exchange, recover
from macros.publication.inheriting import inherited
from macros.publication.naming import fingerprinted
from macros.publication.policy import guarded
from macros.publication.pruning import pruned
from macros.publication.refusals import Refused
from macros.publication.tree import Files, addresses, read, write
from macros.reading.problems import Problems
from scripts import adresses
from scripts.verifier import ROOT, show

SERVERS = ROOT / "deploiement"
LICENCES = ("LICENCE", "LICENCE-CONTENU.md")


def main(site: Path, target: Path) -> int:
    """Publie `site` dans `target` ; en cas de faute, dit laquelle et laisse l'ancien dossier entier."""
    recover(target)
    fresh = target.with_name(f".{target.name}-neuf")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        epoch = clock.epoch(ROOT)
        write(fresh, artifact(placed(built(site), read(ROOT / TAKEN)), current_guide(ROOT), epoch), epoch)
        exchange(fresh, target)
    except Problems as problems:
        show(list(problems.found))
    except Refused as reason:
        print(f"Rien n'est publié : {reason}.", file=sys.stderr)
    except OSError as error:
        print(f"Rien n'est publié : {error.strerror} ({error.filename or target.name}).", file=sys.stderr)
    else:
        adresses.note(current_guide(ROOT))
        print(f"Le guide est prêt à servir dans {target.name}/site/.")
        return 0
    shutil.rmtree(fresh, ignore_errors=True)
    return 1


def built(site: Path) -> Files:
    """Le site construit ; refuse un dossier qui n'en est pas un."""
    if not (site / "index.html").is_file():
        raise Refused("il n'y a pas de site construit ; lancez make site")
    return read(site)


def artifact(files: Files, known: Corpus, epoch: int) -> dict[str, bytes]:
    """Tout le dossier publié : le site, les serveurs, la nomenclature, l'archive, les sommes."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    name = f"guide-{version}"
    places = promised(ROOT) - addresses(files)
    moved = moves(known, places)
    ready = published(files, known, places, epoch)
    components = [*bom.libraries(ready), bom.territories(known.territoires)]
    described = bom.bom("guide", version, components, ready, epoch)
    servers = read(SERVERS) | moving.rules(moved, where.folder(where.base(files)))
    made = under("site", compressed(ready)) | under("deploiement", servers) | {f"{name}.cdx.json": described}
    licences = {licence: (ROOT / licence).read_bytes() for licence in LICENCES}
    made[f"{name}.tar.gz"] = archive(name, made | licences, epoch)
    return made | {"SHA256SUMS": sums(made)}


def published(files: Files, known: Corpus, places: Collection[str], epoch: int) -> dict[str, bytes]:
    """Le site tel qu'il sera servi, avant compression ; refuse de perdre une adresse déjà publiée."""
    base, contact = where.base(files), known.hebergement.contact_securite or ""
    told = announcing.announced(pruned(files), base, contact, epoch)
    kept = inherited(told, places, known, base)
    moved = moving.redirected(kept, moves(known, places), base, where.folder(base))
    lost = moving.unanswered(places, moved)
    if lost:
        raise Refused(f"/{lost[0]} ne répond plus ; dites où elle mène dans data/redirections.yml")
    return guarded(fingerprinted(moved))


def under(folder: str, files: Files) -> dict[str, bytes]:
    """Des fichiers rangés dans un dossier."""
    return {f"{folder}/{name}": content for name, content in files.items()}


if __name__ == "__main__":
    sys.exit(
        main(*(Path(argument) for argument in sys.argv[1:]))
        if sys.argv[1:]
        else main(ROOT / "site", ROOT / "dist")
    )
