"""Les empreintes : ce qui périme un jugement selon ce qu'il a regardé, et ce qui n'en périme aucun."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.models.rgaa import Empreintes, Regard
from macros.proofs.fingerprints import of_page, of_tools

PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Titre – Guide</title>
<link rel="stylesheet" href="../assets/guide.css"><script defer src="../assets/guide.js"></script></head>
<body><header><a href="../">Accueil</a></header>
<main id="contenu"><h1>Titre</h1>
<p class="note" id="b">Un <abbr title="Sigle long">SL</abbr> de <a href="../page/">la page</a>,
lu 3 fois en mars.</p>
<p>Vérifié le <time datetime="2026-11-21">21 novembre 2026</time>.</p>
<form data-script="../assets/formulaire.js"><label for="q">Question</label><input id="q" type="text"></form>
<div class="inventaire"><h2 id="a">A</h2><ul>
<li><a href="un/">Un récit</a></li>
<li><a href="deux/">Deux récits</a> (<em>récent</em>)</li>
</ul></div>
<div class="calcule"><p>Conforme.</p></div>
</main>
<footer><ul><li><a href="../plan/">Plan</a></li>
<li class="calcule"><a href="../etat/">conforme</a></li></ul></footer>
</body></html>"""
CODE = {
    "assets/guide.css": "p{}",
    "assets/guide.js": "1;",
    "assets/formulaire.js": "2;",
    "assets/index-recherche.js": "3;",
}
TEXTE, STRUCTURE, ENTOURAGE = Regard.TEXTE, Regard.STRUCTURE, Regard.ENTOURAGE
Changed = Callable[..., frozenset[Regard]]


def look(root: Path, page: str, part: str = "main") -> Empreintes:
    """Les empreintes d'un site d'une page."""
    for place, text in {**CODE, "une/index.html": page}.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        if not (root / place).exists() or place.endswith(".html"):
            (root / place).write_text(text, encoding="utf-8")
    return of_page(root, "une/", part)


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Ce qui a changé aux yeux d'un juge quand un passage de la page en devient un autre."""

    def compare(before: str, after: str, part: str = "main") -> frozenset[Regard]:
        assert before in PAGE
        first = look(tmp_path, PAGE, part)
        return look(tmp_path, PAGE.replace(before, after, 1), part).changed_since(first)

    return compare


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p class", "\n  <p class"),
        ('class="note" id="b"', 'id="c" class="note"'),
        ("3 fois en mars", "12 400 fois en juillet"),
        ("21 novembre 2026", "1er mars 2027"),
        ("2026-11-21", "2027-03-01"),
        ('<abbr title="Sigle long">SL</abbr>', "SL"),
        ('href="../page/"', 'href="../autre-page/"'),
        ("Conforme.", "Non conforme <strong>hélas</strong>."),
        ("Un récit", "Autre récit"),
        ("</ul></div>", '<li><a href="trois/">Trois récits</a></li></ul></div>'),
        ("</ul></div>", '</ul><h2 id="b">B</h2><ul><li><a href="b/">B</a></li></ul></div>'),
        (">conforme<", ">non conforme<"),
    ],
)
def test_une_contribution_ne_perime_rien(changed: Changed, before: str, after: str) -> None:
    """Une ligne de plus, un compte, une date, un sigle expliqué, l'état que calcule le registre."""
    assert changed(before, after) == frozenset()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("lu 3 fois", "vu 3 fois", {TEXTE}),
        ("la page</a>", "la <span lang='en'>page</span></a>", {TEXTE, STRUCTURE}),
        ("<title>Titre", "<title>Autre", {TEXTE}),
        ("<label", '<label aria-hidden="true"', {STRUCTURE}),
        ('type="text"', 'type="text" placeholder="Ici"', {STRUCTURE, TEXTE}),
        ("<h1>Titre</h1>", "<p><strong>Titre</strong></p>", {STRUCTURE, TEXTE}),
        ('href="../page/"', 'href="../page.pdf"', {STRUCTURE}),
        ("Deux récits</a>", 'Deux récits</a><img src="a.png" alt="">', {STRUCTURE}),
        (">Plan<", ">Le plan<", {ENTOURAGE}),
        ("<footer>", '<footer role="presentation">', {ENTOURAGE}),
        (">la page</a>", "></a>", {STRUCTURE, TEXTE}),
    ],
)
def test_ce_qui_change_la_page_perime_ceux_qui_le_regardent(
    changed: Changed, before: str, after: str, expected: set[Regard]
) -> None:
    assert changed(before, after) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("assets/guide.css", {Regard.STYLES}),
        ("assets/guide.js", {Regard.SCRIPTS}),
        ("assets/formulaire.js", {Regard.SCRIPTS}),
        ("assets/index-recherche.js", set()),
    ],
)
def test_les_octets_que_la_page_charge_comptent(tmp_path: Path, place: str, expected: set[Regard]) -> None:
    page = PAGE.replace("<form ", '<form data-scripts="../assets/index-recherche.js" ')
    before = look(tmp_path, page)
    (tmp_path / place).write_text("autre", encoding="utf-8")
    assert look(tmp_path, page).changed_since(before) == expected


def test_un_gabarit_ne_regarde_que_sa_partie(changed: Changed) -> None:
    assert changed("Un <abbr", "Deux <abbr", "form") == frozenset()
    assert changed(">Question<", ">Demande<", "form") == {TEXTE}
    assert changed(">Plan<", ">Le plan<", "header, footer") == {TEXTE, ENTOURAGE}


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("Un récit", "Autre récit", True),
        (">conforme<", ">non conforme<", True),
        ("<p>Conforme.</p>", "<table><tr><td>Conforme.</td></tr></table>", False),
        ("lu 3 fois", "vu 3 fois", False),
        ("<em>récent</em>", "<blink>récent</blink>", False),
    ],
)
def test_les_outils_relisent_toute_forme_nouvelle(
    tmp_path: Path, before: str, after: str, same: bool
) -> None:
    look(tmp_path, PAGE)
    first = of_tools(tmp_path, "une/")
    look(tmp_path, PAGE.replace(before, after, 1))
    assert (of_tools(tmp_path, "une/") == first) is same
