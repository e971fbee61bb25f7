"""Rendre une archive ZIP (ODT, DOCX, ODS, XLSX) identique à l'octet pour le même contenu."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date

from macros.exports.tints import tinted
from macros.models.edition import Edition

Parts = Mapping[str, bytes]
Change = Callable[[bytes], bytes]


def parts(archive: bytes) -> dict[str, bytes]:
    """Le contenu d'une archive, par nom, dans l'ordre où elle le range."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {info.filename: opened.read(info) for info in opened.infolist() if not info.is_dir()}


def packed(content: Parts, day: date) -> bytes:
    """Une archive où tout porte le même jour ; `mimetype` vient en tête, sans compression (norme ODF)."""
    out = io.BytesIO()
    names = sorted(content, key=lambda name: name != "mimetype")
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content[name])
    return out.getvalue()


def changed(archive: bytes, changes: Mapping[str, Change], day: date) -> bytes:
    """L'archive où chaque fichier nommé a reçu son changement."""
    content = parts(archive)
    return packed(content | {name: change(content[name]) for name, change in changes.items()}, day)


def coloured(archive: bytes, edition: Edition) -> bytes:
    """L'archive aux couleurs de l'édition : toutes ses pièces XML, au même jour."""
    content = parts(archive)
    made = {
        name: tinted(part.decode(), edition.couleurs).encode() if name.endswith(".xml") else part
        for name, part in content.items()
    }
    return packed(made, dated(archive))


def dated(archive: bytes) -> date:
    """Le jour que porte une archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return date(*opened.infolist()[0].date_time[:3])
