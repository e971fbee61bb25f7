"""Les communes que le texte nomme : un nom propre, jamais un mot de tous les jours."""

from macros.search.places import places
from macros.search.reading import PageLue

PAGE = PageLue("a/", "Le port de La Rochelle", "", (), ("Port et Nantes.", "Un port à Nantes, sur la côte."))


def test_seuls_les_noms_toujours_ecrits_avec_une_capitale() -> None:
    assert places([PAGE], ["port", "nantes", "la rochelle", "rochelle sur port", "brest"]) == [
        "la rochelle",
        "nantes",
    ]
