"""Dans une page, Jinja ne trouve que des mots du guide et des constantes ; le reste se refuse à sa ligne."""

import pytest

from macros.reading.braces import (
    ANCHOR,
    CALL,
    COMMENT,
    CONSTANTS,
    HEAD,
    TAG,
    UNCLOSED,
    Word,
    refused,
    refused_in_head,
    words,
)

GOOD = {
    "Un texte sans accolade.": [],
    "{{ nombre_obligations() }} fiches": [Word(1, "nombre_obligations", ())],
    '\n\n{{ fiche_obligation("open_data") }}': [Word(3, "fiche_obligation", ("open_data",))],
    '{{ a("un", "deux") }}\n{{ b(4) }}': [Word(1, "a", ("un", "deux")), Word(2, "b", (4,))],
    "{{- nombre_obligations() -}}": [Word(1, "nombre_obligations", ())],
    "Une ancre {: #ici }, un ensemble {a, b} et un prix de 12 %.": [],
    "{ { x } }": [],
}

BAD = {
    "{% set x = cycler.__init__.__globals__.os.system('id') %}": TAG,
    "{%- for x in range(10**9) -%}": TAG,
    '{% include "/etc/passwd" %}': TAG,
    "{% raw %}{{ exemple }}": TAG,
    "{%+ raw %}": TAG,
    "Un bout de {%": TAG,
    "```\n{% if 1 %}\n```": TAG,
    "{# une note #}": COMMENT,
    "{#- une note": COMMENT,
    "{#note#}": COMMENT,
    "## Un titre {#mon-titre}": ANCHOR.format("mon-titre"),
    "## Un titre {#mon-titre .classe}": ANCHOR.format("mon-titre"),
    "{{ nombre_obligations }}": CALL,
    "{{ cycler.__init__.__globals__.os.system('id') }}": CALL,
    "{{ ''.__class__.__mro__[1].__subclasses__() }}": CALL,
    '{{ "texte" }}': CALL,
    "{{ 1 / 0 }}": CALL,
    "{{ [1][0]() }}": CALL,
    "{{ nombre_obligations()() }}": CALL,
    "{{ nombre_obligations() | upper }}": CALL,
    "{{ nombre_obligations() if x else y() }}": CALL,
    "{{ a() ~ b() }}": CALL,
    "{{ a(), b() }}": CALL,
    "{{ not a() }}": CALL,
    "{{ page.title }}": CALL,
    "{{ " + "(" * 4000 + "1" + ")" * 4000 + " }}": CALL,
    "{{ a(" + "9" * 5000 + ") }}": CALL,
    '{{ a("x" * 9999999999) }}': CONSTANTS.format("a"),
    "{{ a(b) }}": CONSTANTS.format("a"),
    "{{ a(b()) }}": CONSTANTS.format("a"),
    '{{ a(id="open_data") }}': CONSTANTS.format("a"),
    "{{ a(*page) }}": CONSTANTS.format("a"),
    "{{ a(**config) }}": CONSTANTS.format("a"),
    '{{ a(["x"]) }}': CONSTANTS.format("a"),
    "{{ a('x'|upper) }}": CONSTANTS.format("a"),
    "{{ nombre_obligations( }}": UNCLOSED,
    "{{ nombre_obligations()": UNCLOSED,
    "{{ }}": UNCLOSED,
    "Un }} de trop": UNCLOSED,
    "Un %} de trop": UNCLOSED,
}


@pytest.mark.parametrize("text", GOOD)
def test_un_mot_du_guide_et_ses_constantes_passent(text: str) -> None:
    assert list(refused(text)) == []
    assert list(words(text)) == GOOD[text]


@pytest.mark.parametrize("text", BAD, ids=lambda text: str(text)[:40])
@pytest.mark.parametrize("before", [0, 3])
def test_tout_le_reste_est_refuse_a_sa_ligne(text: str, before: int) -> None:
    inner = text.count("\n", 0, max(text.find("{"), 0))
    assert list(refused("Texte.\n" * before + text)) == [(before + inner + 1, BAD[text])]
    assert list(words(text)) == []


def test_chaque_signe_d_une_page_est_dit() -> None:
    found = list(refused("{% if 1 %}\nTexte\n{# x #}\n{{ y }}\n{% endif %}"))
    assert found == [(1, TAG), (3, COMMENT), (5, TAG)]


@pytest.mark.parametrize("sign", ["{{ x() }}", "{% x %}", "{# x #}"])
def test_un_en_tete_n_a_pas_d_accolades_doubles(sign: str) -> None:
    assert list(refused_in_head(f'---\ndescription: "{sign}"\n---\n')) == [(2, HEAD)]


@pytest.mark.parametrize("said", [CALL, UNCLOSED, TAG, COMMENT, CONSTANTS, ANCHOR, HEAD])
def test_chaque_phrase_donne_un_exemple(said: str) -> None:
    assert "Exemple : " in said
