"""La police et les couleurs des tableurs, les styles des textes, et ce qui ne se sépare pas sur le papier."""

from collections.abc import Iterator, Sequence

FONT = "Arial"
PALE = "FFF3C4"
LINE = "8A97A8"
GREY = "444444"

ESPACE = "Espace"
"""Le style de caractère d'un espace à remplir, dans les documents de référence."""

SIGNATURE = "Signature"
"""Le style d'une signature, dans les documents de référence."""

HEADING = "Heading"
"""Le début du nom d'un style de titre ; un titre se garde de lui-même avec sa suite."""


def tied(paragraphs: Sequence[tuple[str, str]]) -> Iterator[bool]:
    """Pour chaque paragraphe, son style et son texte : se garde-t-il avec le suivant ?

    Ce qui annonce une suite la garde, et une signature garde ce qu'elle signe et celles qui l'accompagnent.
    """
    for rank, (_, text) in enumerate(paragraphs):
        follows = paragraphs[rank + 1][0] if rank + 1 < len(paragraphs) else ""
        announces = text.rstrip().endswith(":") and not follows.startswith(HEADING)
        yield bool(follows) and (announces or follows == SIGNATURE)
