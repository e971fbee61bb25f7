"""Un tableau mis en piles n'écrit aucun rôle, et chaque donnée garde le nom de sa colonne."""

from markdown import markdown

from macros.markup import html
from macros.markup.stacks import stackable

EXTENSIONS = ["tables", "macros.extensions.tables", "macros.extensions.stacks"]


def test_chaque_case_dit_sa_colonne() -> None:
    made = str(html.table("Les aides", ["Qui", "Quoi", "Coût & délai"], [["CNIL", "Conseil", "Rien"]]))
    assert stackable(made) == (
        '<div class="tableau" role="region" aria-labelledby="tableau-les-aides" tabindex="0">\n'
        '<table>\n<caption id="tableau-les-aides">Les aides</caption>\n'
        '<thead><tr><th scope="col">Qui</th>'
        '<th scope="col">Quoi</th>'
        '<th scope="col">Coût &amp; délai</th></tr></thead>\n<tbody>\n'
        '<tr><th scope="row">CNIL</th>'
        '<td data-colonne="Quoi">Conseil</td>'
        '<td data-colonne="Coût &amp; délai">Rien</td></tr>\n</tbody>\n</table>\n</div>'
    )


def test_une_seule_donnee_par_ligne_n_a_pas_besoin_de_nom() -> None:
    assert "data-colonne" not in stackable(
        str(html.table("Les aides", ["Qui", "Quoi"], [["CNIL", "Conseil"]]))
    )


def test_un_tableau_ecrit_en_markdown_s_empile_aussi() -> None:
    made = markdown(
        "| Qui | *Quoi* | Où |\n|---|---|---|\n| CNIL | Conseil | Paris |\n", extensions=EXTENSIONS
    )
    assert "<table>" in made
    assert '<td data-colonne="Quoi">Conseil</td>' in made
    assert "role=" not in made.replace('role="region"', "")


def test_le_reste_de_la_page_ne_bouge_pas() -> None:
    page = "<h1>Titre</h1>\n<p>Une <em>phrase</em>.</p>"
    assert markdown(page, extensions=EXTENSIONS) == page
