"""Écrit une page par tranche de « Ma collectivité », avant la construction ; retire les anciennes."""

import sys
from collections.abc import Collection
from pathlib import Path

from macros.corpus.loader import current_corpus
from macros.models.profils import Profil
from macros.reading.problems import Problems
from macros.views.profils import title
from scripts.verifier import ROOT, show

FOLDER = ROOT / "docs" / "ma-collectivite"


def main() -> int:
    """Écrit les pages des tranches que donnent les règles d'aujourd'hui."""
    try:
        wanted = {
            FOLDER / f"{profile.slug}.md": content(profile) for profile in current_corpus(ROOT).profils()
        }
    except Problems as problems:
        show(list(problems.found))
        return 1
    stale_removed(FOLDER, "*.md", {*wanted, FOLDER / "index.md"})
    for path, text in wanted.items():
        write(path, text)
    return 0


def content(profile: Profil) -> str:
    """La page d'une tranche : son en-tête et les mots qui affichent sa fiche et son fichier."""
    name = title(profile)
    description = f"{name} : ce qui s'applique, ce qui est à vérifier, ce qui ne s'applique pas."
    head = f'---\ndescription: "{description}"\n---\n'
    return (
        f'{head}{{{{ fiche_profil("{profile.slug}") }}}}\n\n{{{{ fiche_a_telecharger("{profile.slug}") }}}}\n'
    )


def stale_removed(folder: Path, pattern: str, wanted: Collection[Path]) -> None:
    """Retire d'un dossier les fichiers écrits par une construction d'avant et dont on ne veut plus."""
    for stale in set(folder.glob(pattern)) - set(wanted):
        stale.unlink()


def write(path: Path, text: str) -> None:
    """Écrit une page seulement si elle change, pour ne pas reconstruire le site sans raison."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
