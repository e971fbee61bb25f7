"""L'archive à emporter et les sommes de contrôle, aux mêmes octets à chaque fois."""

import gzip
import hashlib
import io
import tarfile

from macros.publication.tree import Files, dated


def archive(folder: str, files: Files, epoch: int) -> bytes:
    """Une archive `.tar.gz` : fichiers dans l'ordre, chacun à la date de son contenu, aucun propriétaire."""
    out = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9, mtime=epoch, filename="") as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for name, content in sorted(files.items()):
            member = tarfile.TarInfo(f"{folder}/{name}")
            member.size, member.mtime, member.mode = len(content), dated(files, name), 0o644
            tar.addfile(member, io.BytesIO(content))
    return out.getvalue()


def sums(files: Files) -> bytes:
    """Les empreintes, comme les lit `sha256sum --check`."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()
