"""Le dossier publié : le site tel qu'il sera servi, les serveurs, la nomenclature, l'archive, les sommes."""

from collections.abc import Collection
from pathlib import Path

from macros.building.addresses import moves, promised
from macros.corpus.facts import Corpus
from macros.exports import plain
from macros.publication import announcing, bom, moving, where
from macros.publication.archive import archive, sums
from macros.publication.compression import compressed
from macros.publication.inheriting import inherited
from macros.publication.naming import fingerprinted
from macros.publication.policy import guarded
from macros.publication.pruning import pruned
from macros.publication.refusals import Refused
from macros.publication.tree import Files, addresses, read
from macros.reading.project import version

SERVERS = "deploiement"
LICENCES = ("LICENCE", "LICENCE-CONTENU.md")


def artifact(root: Path, files: Files, known: Corpus, epoch: int) -> dict[str, bytes]:
    """Tout le dossier publié : le site, les serveurs, la nomenclature, l'archive, les sommes."""
    name = f"guide-{version(root)}"
    places = promised(root) - addresses(files)
    moved = moves(known, places)
    ready = published(files, known, places, epoch)
    components = [*bom.libraries(ready), bom.territories(known.territoires, ready)]
    described = bom.bom("guide", version(root), components, ready, epoch)
    servers = read(root / SERVERS) | moving.rules(moved, where.folder(where.base(files)))
    made = under("site", compressed(ready)) | under("deploiement", servers) | {f"{name}.cdx.json": described}
    licences = {licence: (root / licence).read_bytes() for licence in LICENCES}
    made[f"{name}.tar.gz"] = archive(name, made | licences, epoch)
    return made | {"SHA256SUMS": sums(made)}


def published(files: Files, known: Corpus, places: Collection[str], epoch: int) -> dict[str, bytes]:
    """Le site tel qu'il sera servi, avant compression ; refuse de perdre une adresse déjà publiée."""
    base, contact = where.base(files), known.hebergement.contact_securite or ""
    told = announcing.announced(pruned(files), base, contact, epoch)
    if base:
        told["llms.txt"] += plain.summary(known, base).encode()
    kept = inherited(told, places, known, base)
    moved = moving.redirected(kept, moves(known, places), base, where.folder(base))
    lost = moving.unanswered(places, moved)
    if lost:
        raise Refused(f"/{lost[0]} ne répond plus ; dites où elle mène dans data/redirections.yml")
    return {**guarded(fingerprinted(moved)), **plain.files(known, base)}


def under(folder: str, files: Files) -> dict[str, bytes]:
    """Des fichiers rangés dans un dossier."""
    return {f"{folder}/{name}": content for name, content in files.items()}
