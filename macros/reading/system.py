"""Ce que le système refuse, dit en français : ses propres messages sont en anglais."""

import errno
from collections.abc import Mapping
from pathlib import Path

SAID: Mapping[int, str] = {
    errno.EACCES: "ce fichier n'est pas à vous : demandez le droit d'écrire ici",
    errno.EDQUOT: "votre part du disque est pleine : libérez de la place, puis relancez",
    errno.EFBIG: "le disque refuse un fichier de cette taille",
    errno.EISDIR: "un dossier porte déjà ce nom",
    errno.EMFILE: "trop de fichiers sont ouverts à la fois : fermez d'autres logiciels, puis relancez",
    errno.ENAMETOOLONG: "ce nom est trop long",
    errno.ENOENT: "ce fichier a disparu",
    errno.ENOSPC: "le disque est plein : libérez de la place, puis relancez",
    errno.ENOTDIR: "un fichier porte le nom d'un dossier attendu",
    errno.ENOTEMPTY: "un autre logiciel écrit dans ce dossier : fermez-le, puis relancez",
    errno.EPERM: "le système interdit cette action",
    errno.EROFS: "ce disque ne s'écrit pas : copiez le guide ailleurs, puis relancez",
}
"""Les refus qu'une personne peut rencontrer."""


def refusal(error: OSError, root: Path) -> str:
    """Un refus du système et le fichier en cause, nommé depuis la racine du guide."""
    why = SAID.get(error.errno or 0, f"le système a refusé, erreur {error.errno}")
    return f"{why} ({place(Path(str(error.filename)), root)})" if error.filename else why


def place(path: Path, root: Path) -> str:
    """Le chemin d'un fichier, compté depuis la racine quand il y est."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
