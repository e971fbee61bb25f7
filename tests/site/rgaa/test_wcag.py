"""Ce que WCAG 2.2 ajoute et que le référentiel ne demande pas encore, et ce que le guide s'impose de plus."""

import re
from collections import defaultdict
from collections.abc import Iterator

from macros.markup.abbreviations import readable, singular
from macros.texts.typography import typeset
from tests.built import visible
from tests.site.rgaa.reading import DELEGUE, FORM, SCRIPT, Reading, Seen, control, shown
from tests.site.rgaa.test_formulaires import FIELDS, label
from tests.site.rgaa.test_navigation import usual

DRAGGED = (
    r"(?i)[\"'`](?:drag(?!over)\w*|(?:pointer|mouse|touch)move)[\"'`]|\bon(?:drag|pointermove|mousemove)\b"
)
DROPPED = "[\"'`]drop[\"'`]"
ACCOUNT = "username|current-password|new-password|one-time-code"


@control(
    (SCRIPT, "$", "addEventListener('pointermove', f);"),
    ("", "</h1>", '</h1><p draggable="true">Glissez-moi</p>'),
    (FORM, "</form>", '<input type="range" id="x"></form>'),
    ("contribuer/liste/", 'type="file"', 'type="text"'),
)
def test_wcag_2_5_7_glisser_ou_choisir(reading: Reading) -> Iterator[Seen]:
    """Rien ne se fait en glissant, sauf déposer un fichier qu'un champ permet aussi de choisir.

    Ajoutez ce champ, ou un bouton.
    """
    yield from reading.written(DRAGGED)
    yield from reading.seen("//*[@draggable='true'] | //input[@type='range']")
    dropping = [name for name, code in reading.scripts.items() if re.search(DROPPED, code)]
    for page in reading.pages.values():
        loaded = any(name in page.markup for name in dropping)
        if loaded and not page.tree.xpath("//input[@type='file']"):
            yield page.address, "un fichier se dépose et ne se choisit pas"


@control(
    (DELEGUE, '(<li><a href="[^"]*plan-du-site/">Plan du site</a></li>)(?s:(.*?))(</ul>)', r"\2\1\3"),
    (DELEGUE, '<p id="signaler"', '<p id="ailleurs"'),
)
def test_wcag_3_2_6_aide_a_la_meme_place(reading: Reading) -> Iterator[Seen]:
    """De quoi signaler, le plan et le contact sont au même endroit du pied. Corrigez pied.html."""
    found = {
        page.address: " > ".join(
            ["signaler"] * len(page.tree.xpath("//footer//p[@id='signaler']"))
            + [re.sub(r" :.*", "", visible(link)) for link in page.tree.xpath("//footer//ul//a")]
        )
        for page in reading.pages.values()
    }
    yield from usual({where: said.removesuffix(" > Modifier cette page") for where, said in found.items()})


@control(
    (
        FORM,
        "</form>",
        '<label for="x">Encore</label><input id="x"><label for="y">Encore</label><input id="y"></form>',
    ),
    (FORM, "<form", '<form action="../../suite/"'),
)
def test_wcag_3_3_7_rien_de_redemande(reading: Reading) -> Iterator[Seen]:
    """Une démarche tient dans une page, et n'y demande rien deux fois. Reprenez la première réponse."""
    yield from (
        (page.address, shown(form)) for page, form in reading.all("//form[@action and not(@role='search')]")
    )
    for page, form in reading.all("//form"):
        asked: dict[str, int] = defaultdict(int)
        for field in form.xpath(f".{FIELDS.replace(' | //', ' | .//')}"):
            if field.get("type") not in ("radio", "checkbox"):
                asked[label(field)] += 1
        yield from ((page.address, f"« {said} » {count} fois") for said, count in asked.items() if count > 1)


@control(
    (FORM, "</form>", '<input type="password" id="x"></form>'),
    (FORM, "</form>", '<input autocomplete="username" id="x"></form>'),
)
def test_wcag_3_3_8_aucun_compte(reading: Reading) -> Iterator[Seen]:
    """Rien ne demande de s'identifier : ni mot de passe, ni code. Sinon, repassez 3.3.8 en contrôle."""
    yield from reading.seen("//input[@type='password']")
    yield from (
        (page.address, shown(field))
        for page, field in reading.all("//*[@autocomplete]")
        if re.search(ACCOUNT, field.get("autocomplete", ""))
    )


@control(
    (DELEGUE, "</h1>", '</h1><p>Le <abbr title="comité des voitures à pédales">CVP</abbr> siège.</p>'),
)
def test_wcag_3_1_4_sigles_ecrits(reading: Reading) -> Iterator[Seen]:
    """Un sigle s'écrit une fois en entier dans sa page : un titre au survol ne s'imprime pas.

    Ceux que le lexique dit entrés dans l'usage restent courts.
    """
    usual_forms = {typeset(term.developpe or "") for term in reading.terms if term.entre_dans_l_usage}
    for page in reading.pages.values():
        short = {item.get("title", "") for item in page.tree.xpath("//main//abbr[@title]")} - usual_forms
        said = singular(re.sub(r"\s+", " ", " ".join(page.tree.xpath("//main//text()")))) if short else ""
        yield from ((page.address, title) for title in short if readable(title) not in said)
