"""Le HTML du guide, à la lettre : accessible par construction, et un texte n'y devient jamais une balise."""

from collections.abc import Callable
from datetime import date

import pytest
from markupsafe import Markup

from macros.markup import html

EVIL = "<script>alert('x')</script>"
SAFE = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            html.link("La CNIL", "https://www.cnil.fr/?a=1&b=2"),
            '<a href="https://www.cnil.fr/?a=1&amp;b=2">La CNIL</a>',
        ),
        (html.strong("Important"), "<strong>Important</strong>"),
        (html.paragraph("Texte"), "<p>Texte</p>"),
        (html.note("Réserve"), '<p class="note">Réserve</p>'),
        (html.heading(2, "Qui aide ?"), '<h2 id="qui-aide">Qui aide ?</h2>'),
        (html.heading(3, "Les dates", "dates"), '<h3 id="dates">Les dates</h3>'),
        (html.day(date(2026, 3, 1)), '<time datetime="2026-03-01">1er mars 2026</time>'),
        (html.mark("À venir", "a_venir"), '<span class="etiquette etiquette--a_venir">À venir</span>'),
        (html.bullets(["a", "b"]), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        (html.steps(["a"]), "<ol>\n<li>a</li>\n</ol>"),
        (html.bullets([]), ""),
        (html.steps([]), ""),
        (html.several(["a", "b"]), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        (html.several(["<a>"]), "&lt;a&gt;"),
        (html.several([]), ""),
        (html.section("encadre", "Texte"), '<div class="encadre">\nTexte\n</div>'),
        (html.join(["a", Markup("<b>b</b>")], ", "), "a, <b>b</b>"),
        (
            html.facts([("Depuis", "2018"), ("Sanction", ""), ("Aide", Markup("<b>oui</b>"))]),
            '<dl class="faits">\n<div><dt>Depuis</dt><dd>2018</dd></div>\n'
            "<div><dt>Aide</dt><dd><b>oui</b></dd></div>\n</dl>",
        ),
        (
            html.cards(3, [("Titre", "../a/", "Phrase.")]),
            '<ul class="cartes">\n<li class="carte"><h3 class="carte__titre"><a href="../a/">Titre</a></h3>'
            "<p>Phrase.</p></li>\n</ul>",
        ),
        (
            html.doors([("Titre", "../a/", "Phrase.")]),
            '<ul class="cartes portes">\n<li class="carte"><h2 class="carte__titre">'
            '<a href="../a/">Titre</a></h2><p>Phrase.</p></li>\n</ul>',
        ),
        (
            html.table("Les aides", ["Qui", "Quoi"], [["CNIL", "Conseil"], ["Arcom", "Contrôle"]]),
            '<div class="tableau" role="region" aria-labelledby="tableau-les-aides" tabindex="0">\n<table>\n'
            '<caption id="tableau-les-aides">Les aides</caption>\n'
            '<thead><tr><th scope="col">Qui</th><th scope="col">Quoi</th></tr></thead>\n<tbody>\n'
            '<tr><th scope="row">CNIL</th><td>Conseil</td></tr>\n'
            '<tr><th scope="row">Arcom</th><td>Contrôle</td></tr>\n</tbody>\n</table>\n</div>',
        ),
    ],
)
def test_le_html_est_celui_attendu(made: Markup, expected: str) -> None:
    assert str(made) == expected


@pytest.mark.parametrize(
    "make",
    [
        lambda text: html.link(text, "../a/"),
        lambda text: html.strong(text),
        lambda text: html.paragraph(text),
        lambda text: html.note(text),
        lambda text: html.heading(2, text),
        lambda text: html.mark(text, "essai"),
        lambda text: html.bullets([text]),
        lambda text: html.steps([text]),
        lambda text: html.facts([(text, text)]),
        lambda text: html.section("essai", text),
        lambda text: html.cards(3, [(text, "../a/", text)]),
        lambda text: html.table(text, [text], [[text, text]]),
        lambda text: html.join([text], text),
    ],
)
def test_une_balise_ecrite_par_un_auteur_reste_du_texte(make: Callable[[str], Markup]) -> None:
    made = str(make(EVIL))
    assert "<script" not in made
    assert SAFE in made


def test_une_adresse_ne_sort_pas_de_son_attribut() -> None:
    assert str(html.link("a", '"><script>')) == '<a href="&#34;&gt;&lt;script&gt;">a</a>'
