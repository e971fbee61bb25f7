"""La feuille et les pages vont ensemble : rien d'écrit sans style, rien de mis en forme en vain."""

from tests.built import Built
from tests.test_feuille import styled

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

COMPOSED = ("autocomplete__", "etiquette--")
"""Les débuts de classes qu'un script ou une vue achève : la fin dépend du moment ou d'un fait."""


def test_toute_classe_d_une_page_est_dans_la_feuille(site: Built) -> None:
    known = styled() | UNSTYLED
    lost = {
        f"{page.address or 'accueil'} : {name}"
        for page in site.pages.values()
        for name in classes(page.tree) - known
    }
    assert not lost, "écrivez leur style dans overrides/styles/guide.css : " + " ; ".join(sorted(lost)[:20])


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
