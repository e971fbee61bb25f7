"""Le brouillon d'un récit : les réponses déjà données, gardées jusqu'à ce que la page soit écrite."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

PLACE = Path(".cache/brouillon-retour.json")
"""Dans le dossier du guide, que git ne suit pas : le brouillon ne part jamais avec les pages."""


@dataclass
class Draft:
    """Des réponses entières, et le début d'une réponse que l'on était en train d'écrire."""

    path: Path
    given: dict[str, str] = field(default_factory=dict)
    begun: dict[str, str] = field(default_factory=dict)

    def keep(self) -> None:
        """Écrit le brouillon, d'un coup, lisible de la seule personne qui l'écrit."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_suffix(".neuf")
        fresh.touch(mode=0o600)
        told = {"reponses": self.given, "commencees": self.begun}
        fresh.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(self.path)

    def answer(self, id: str, text: str) -> None:
        """Garde une réponse."""
        self.begun.pop(id, None)
        self.given[id] = text
        self.keep()

    def begin(self, id: str, text: str) -> None:
        """Garde le début d'une réponse."""
        if text:
            self.begun[id] = text
            self.keep()

    def forget(self, ids: Collection[str]) -> None:
        """Oublie les réponses à redemander."""
        self.given = {id: text for id, text in self.given.items() if id not in ids}
        self.keep()

    def set_aside(self) -> None:
        """Met le brouillon de côté, sans le perdre : un « n » se tape vite."""
        self.given, self.begun = {}, {}
        self.path.replace(self.path.with_suffix(".ancien"))

    def erase(self) -> None:
        """Efface le brouillon, une fois la page écrite."""
        self.given, self.begun = {}, {}
        self.path.unlink(missing_ok=True)


def opened(root: Path, known: Collection[str]) -> Draft:
    """Le brouillon gardé, réduit aux questions que l'on pose encore ; vide s'il n'y en a pas de lisible."""
    path = root / PLACE
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        given, begun = (texts(told[part], known) for part in ("reponses", "commencees"))
    except FileNotFoundError:
        return Draft(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        path.replace(path.with_suffix(".illisible"))
        return Draft(path)
    return Draft(path, given, begun)


def texts(told: dict[str, object], known: Collection[str]) -> dict[str, str]:
    """Les réponses d'un brouillon à des questions connues."""
    return {id: text for id, text in told.items() if id in known and isinstance(text, str)}


def kept_on(draft: Draft) -> date:
    """Le jour où le brouillon a été gardé."""
    return date.fromtimestamp(draft.path.stat().st_mtime)
