"""Les feuilles et les pages vont ensemble : rien d'écrit sans style, rien de mis en forme en vain."""

import re
from functools import cache
from pathlib import Path

from tests.built import Built, Page
from tests.test_feuille import in_sheet, styled

UNSTYLED = frozenset(
    {
        # Repères pour les tests et les scripts ; leur contenu porte déjà son style.
        "commune-doutes",
        "commune__reponse",
        "douze-mois",
        "echeances",
        "echeances-autres",
        "echeances-passees",
        "formulaire__actions",
        "recits",
        "selon",
        "telechargements",
        # Nuances d'une classe mise en forme, qui n'ont pas de couleur à elles.
        "bande",
        "etiquette--ne_s_applique_pas",
        "etiquette--rgaa-na",
    }
)
"""Les classes que les pages écrivent et que la feuille ignore, exprès."""

CODE = re.compile(r"(?<![\w.-])code[,{]")
"""La règle des morceaux de code."""

COMPOSED = ("autocomplete__", "etiquette--")
"""Les débuts de classes qu'un script ou une vue achève : la fin dépend du moment ou d'un fait."""


def test_toute_classe_d_une_page_est_dans_une_feuille_qu_elle_charge(site: Built) -> None:
    lost = {
        f"{page.address or 'accueil'} : {name}"
        for page in site.pages.values()
        for name in classes(page.tree) - UNSTYLED - loaded(site.root, page)
    }
    assert not lost, "écrivez leur style dans une feuille de la page : " + " ; ".join(sorted(lost)[:20])


def test_un_code_se_lit_comme_du_code(site: Built) -> None:
    """Une balise n'a pas de classe : sa feuille se demande dans la charpente, d'après le contenu."""
    bare = [
        page.address
        for page in site.pages.values()
        if page.tree.xpath("//main//code") and not any(CODE.search(text) for text in sheets(site.root, page))
    ]
    assert bare == []


def test_toute_classe_de_la_feuille_sert_a_une_page_ou_a_un_script(site: Built) -> None:
    used = {name for page in site.pages.values() for name in classes(page.tree)}
    scripts = "".join(path.read_text("utf-8") for path in (site.root / "assets").glob("*.js"))
    idle = {name for name in styled() - used if name not in scripts and not name.startswith(COMPOSED)}
    assert not idle, f"retirez de overrides/styles/guide.css : {', '.join(sorted(idle))}"


def classes(tree: object) -> set[str]:
    """Les classes d'une page."""
    found: set[str] = set()
    for value in tree.xpath("//@class"):  # type: ignore[attr-defined]
        found.update(str(value).split())
    return found


def loaded(root: Path, page: Page) -> set[str]:
    """Les classes que mettent en forme les feuilles d'une page."""
    return {name for text in sheets(root, page) for name in in_sheet(text)}


def sheets(root: Path, page: Page) -> list[str]:
    """Le texte des feuilles que demande une page, tout de suite ou quand on ouvre ce qu'elles montrent."""
    asked = page.tree.xpath("/html/head/link[@rel='stylesheet']/@href | //@data-feuille")
    return [read(root / "assets" / Path(str(href)).name) for href in asked]


@cache
def read(path: Path) -> str:
    """Le texte d'une feuille, lu une fois."""
    return path.read_text("utf-8")
