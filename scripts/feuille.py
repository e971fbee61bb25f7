"""Écrit la feuille de style du site : ce que nos pages emploient de celle de Material, puis la nôtre."""

import re
import shutil
import sys
from importlib.metadata import distribution
from pathlib import Path

import lightningcss

from scripts.verifier import ROOT

MATERIAL = distribution("mkdocs-material")
OURS = ROOT / "overrides" / "styles" / "guide.css"
WRITTEN = ROOT / "overrides" / "assets" / "guide.css"
LICENCE = WRITTEN.with_name("licences") / "mkdocs-material.txt"

KEPT = frozenset({"md-grid", "md-typeset"})
"""Les classes de Material que nos pages emploient ; toute autre disparaît de la feuille."""

NAMED = re.compile(r"(?<=[.#])[A-Za-z_][\w-]*|(?<=@keyframes )[\w-]+")
"""Ce qu'une feuille nomme : classes, identifiants, animations."""

ABSENT = re.compile(
    r"(?<=[{}])[^{},]*(?:\[dir=rtl|\[role=columnheader|\[data-|\[align|\[type|\biframe|\bkbd|\bvideo|:root>)[^{},]*"
    r"\{[^{}]*\}"
)
"""Les règles de ce que nos pages n'ont jamais : de droite à gauche, tri, touches, cadres."""

SET = re.compile(r"--[\w-]+(?=\s*:)")
"""Une variable que l'on écrit."""

USED = re.compile(r"(?<=var\()--[\w-]+")
"""Une variable que l'on lit."""

HEADER = (
    "/*! Guide pratique du numérique des petites collectivités, licence MIT. "
    "Contient une partie de Material for MkDocs {version}, licence MIT : licences/mkdocs-material.txt */\n"
)


def main() -> int:
    """Écrit la feuille, et à côté d'elle la licence de Material."""
    LICENCE.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(upstream("licenses/LICENSE"), LICENCE)
    WRITTEN.write_text(sheet(), encoding="utf-8")
    return 0


def sheet() -> str:
    """La feuille entière : celle de Material, réduite, dans une couche que la nôtre recouvre toujours."""
    ours = OURS.read_text(encoding="utf-8")
    return layered(reduced(theirs(), ours), ours)


def unreduced() -> str:
    """La même feuille sans rien retirer à celle de Material : la réduction ne doit pas se voir."""
    return layered(theirs(), OURS.read_text(encoding="utf-8"))


def layered(theirs: str, ours: str) -> str:
    """Deux feuilles en une : la nôtre recouvre toujours l'autre."""
    both = lightningcss.process_stylesheet(f"@layer material{{{theirs}}}\n{ours}", filename=OURS.name)
    return HEADER.format(version=MATERIAL.version) + both


def theirs() -> str:
    """La feuille de Material, telle que son auteur l'a écrite."""
    return upstream("stylesheets/main.*.min.css").read_text(encoding="utf-8")


def upstream(pattern: str) -> Path:
    """Le seul fichier de Material installé dont le chemin finit ainsi."""
    (found,) = (file for file in MATERIAL.files or () if file.match(pattern))
    return Path(str(found.locate()))


def reduced(css: str, ours: str) -> str:
    """La feuille de Material sans ce que les pages ni notre feuille n'emploient."""
    named = lightningcss.process_stylesheet(css, unused_symbols=set(NAMED.findall(css)) - KEPT)
    shorter = ABSENT.sub("", named)
    return lightningcss.process_stylesheet(shorter, unused_symbols=unread(shorter, ours))


def unread(css: str, ours: str) -> set[str]:
    """Les variables que personne ne lit."""
    return set(SET.findall(css)) - set(USED.findall(css + ours))


if __name__ == "__main__":
    sys.exit(main())
