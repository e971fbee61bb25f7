"""Les fichiers d'amont que nous remplaçons ou lisons : s'ils changent, une personne relit nos gabarits."""

import hashlib
from importlib.metadata import distribution
from pathlib import Path

import pytest

UPSTREAM = {
    # Remplacés par overrides/ : un bloc, une variable ou une balise nouvelle peut nous manquer.
    ("mkdocs-material", "material/templates/404.html"): (
        "80c93494b5432b1bcdf292caeb67a0653c45b37372f49e08ad4a70ca695a7495"
    ),
    ("mkdocs-material", "material/templates/base.html"): (
        "8536d352b0093623df9e0032894f321cbe264b15a9b48cdd962583772455dadb"
    ),
    ("mkdocs-material", "material/templates/main.html"): (
        "9948b55a7bc979c35825df99baba9e6971fca4eb298dea3cdde61e990a2de5e0"
    ),
    ("zensical", "zensical/templates/404.html"): (
        "80c93494b5432b1bcdf292caeb67a0653c45b37372f49e08ad4a70ca695a7495"
    ),
    ("zensical", "zensical/templates/base.html"): (
        "36503b17ee88e8f11a76fd42004d3a5c29684f7e24210931a4097394010e3cb7"
    ),
    ("zensical", "zensical/templates/main.html"): (
        "9948b55a7bc979c35825df99baba9e6971fca4eb298dea3cdde61e990a2de5e0"
    ),
    # macros/engine.py rend une page seule par les mêmes étapes, dans le même ordre.
    ("mkdocs", "mkdocs/commands/build.py"): (
        "77fb0135d13f14223066a60c5a7e0293e333d1e6a4b058cebbb6d8acf8cc3825"
    ),
    # Lu par le moteur pour savoir quelles pages fixes écrire.
    ("mkdocs-material", "material/templates/mkdocs_theme.yml"): (
        "7762893939c35c14b6b3f7631b5b79ea2beef7306bedeca8840ff1791f1ec75c"
    ),
}
"""L'empreinte de chaque fichier, au jour où quelqu'un l'a relu."""


@pytest.mark.parametrize(("package", "file"), UPSTREAM)
def test_le_fichier_d_amont_est_celui_que_nous_avons_relu(package: str, file: str) -> None:
    path = Path(str(distribution(package).locate_file(file)))
    found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "introuvable"
    remedy = (
        f"relisez {file}, reportez dans overrides/ ce qui doit l'être, puis mettez ici l'empreinte {found}"
    )
    assert found == UPSTREAM[package, file], remedy


@pytest.mark.parametrize(("engine", "file"), [("mkdocs-material", "material"), ("zensical", "zensical")])
def test_nos_morceaux_ne_remplacent_rien_par_megarde(engine: str, file: str) -> None:
    """Un morceau qui porterait le nom d'un morceau d'amont prendrait sa place chez qui l'inclut."""
    theirs = Path(str(distribution(engine).locate_file(file))) / "templates"
    ours = Path(__file__).resolve().parents[2] / "overrides"
    same = {path.relative_to(ours).as_posix() for path in ours.rglob("*.html")} & {
        path.relative_to(theirs).as_posix() for path in theirs.rglob("*.html")
    }
    assert same == {"404.html", "base.html", "main.html"}
