"""Des faits écrits en Markdown deviennent le même encadré que ceux d'une vue."""

import re

from markdown import markdown

from macros.markup import html

WRITTEN = """Avant.

Forme
:   charte communale

Contenu
:   - valeurs
    - maîtrise

Après.
"""


def squeezed(text: str) -> str:
    """Un HTML sans les sauts de ligne que chacun pose à sa façon entre deux balises."""
    return re.sub(r">\s+<", "><", text)


def test_des_faits_donnent_l_encadre_des_vues() -> None:
    facts = html.facts([("Forme", "charte communale"), ("Contenu", html.bullets(["valeurs", "maîtrise"]))])
    made = markdown(WRITTEN, extensions=["def_list", "macros.extensions.facts"])
    assert squeezed(made) == squeezed(f"<p>Avant.</p>{html.section('encadre', facts)}<p>Après.</p>")
