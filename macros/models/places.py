"""Ce qu'il y a à remplir dans un modèle : une réponse par champ, ou par place quand chacune diffère."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from macros.models.champs import ESPACE, Champ
from macros.models.modeles import Modele, ModeleDeTableau


@dataclass(frozen=True)
class Place:
    """Une réponse à donner : son nom (`pilote`, puis `pilote-2`), son champ, et la ligne où elle va."""

    nom: str
    champ: Champ
    ligne: str = ""

    @property
    def titre(self) -> str:
        """Ce que l'on demande, avec la ligne s'il y en a plusieurs."""
        return f"{self.champ.nom} ({self.ligne})" if self.ligne else self.champ.nom


def places(modele: Modele, champs: Mapping[str, Champ]) -> tuple[Place, ...]:
    """Les réponses que demande un modèle, dans l'ordre du texte.

    Dans un tableur, les espaces de chaque activité se remplissent dans le fichier, feuille par feuille.
    """
    met: dict[Champ, list[str]] = {}
    order: list[tuple[Champ, int]] = []
    for _, text in modele.written():
        for blank in ESPACE.findall(text):
            field = champs[blank]
            lines = met.setdefault(field, [])
            lines.append(line(text))
            if field.chacun or len(lines) == 1:
                order.append((field, len(lines)))
    if isinstance(modele, ModeleDeTableau):
        order = [(field, rank) for field, rank in order if not field.chacun]
    return tuple(place(field, rank, met[field]) for field, rank in order)


def place(field: Champ, rank: int, lines: Sequence[str]) -> Place:
    """La énième réponse d'un champ ; sa ligne la distingue des autres, sinon son numéro."""
    name = field.id if rank == 1 else f"{field.id}-{rank}"
    if not field.chacun or len(lines) == 1:
        return Place(name, field)
    told = len(set(lines)) == len(lines) and all(lines)
    return Place(name, field, lines[rank - 1] if told else f"n° {rank}")


def line(text: str) -> str:
    """Ce que dit la première cellule d'une ligne de tableau, si elle n'est pas elle-même à remplir."""
    first = text.strip("| ").partition(" | ")[0] if text.startswith("|") else ""
    return "" if ESPACE.search(first) else first
