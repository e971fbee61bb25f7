"""La facilité de lecture du site construit, page par page."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from lxml import html

from macros.models.sobriete import Lisibilite
from macros.proofs.sobriete import file
from macros.texts.readability import EASY, score

HARDEST = 5
BLOCKS = "p or self::li or self::dd"
APART = " or ".join(f"ancestor-or-self::{tag}" for tag in ("template", "blockquote", "pre", "table", "form"))
"""Ce qui n'est pas de notre prose, ou ne se lit pas d'une traite."""

SILENT = " or ".join(f"ancestor::{tag}" for tag in ("script", "style", "svg", "code"))


def readability(site: Path, paths: dict[str, str]) -> Lisibilite:
    """Le score médian des pages assez longues, et les plus dures ; `paths` donne leurs fichiers."""
    scores = {
        path: found for address, path in paths.items() if (found := score(prose(site, address))) is not None
    }
    hardest = sorted(scores, key=lambda path: scores[path])[:HARDEST]
    return Lisibilite.model_validate(
        {
            "pages": len(scores),
            "mediane": round(median(scores.values()), 1),
            "difficiles": sum(found < EASY for found in scores.values()),
            "plus_dures": [{"page": path, "score": round(scores[path], 1)} for path in hardest],
        }
    )


def prose(site: Path, address: str) -> Iterator[str]:
    """Les paragraphes, les points de liste et les réponses d'une page, un par un."""
    tree = html.document_fromstring(file(site, address).read_text("utf-8"))
    for block in tree.xpath(f"//main//*[self::{BLOCKS}][not({APART})]"):
        own = block.xpath(f".//text()[not({SILENT})]")
        if not block.xpath(".//p | .//li | .//dd"):
            yield " ".join("".join(own).split())
