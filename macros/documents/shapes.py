"""La police et les couleurs des tableurs, celles des documents de référence."""

FONT = "Arial"
PALE = "FFF3C4"
LINE = "8A97A8"
GREY = "444444"

ESPACE = "Espace"
"""Le style de caractère d'un espace à remplir, dans les documents de référence."""
