"""Un tableau écrit en Markdown devient accessible sans que son auteur y pense (RGAA 5.4, 5.6, 5.7)."""

import pytest
from lxml import html
from markdown import markdown

TABLE = "| Qui | Quoi |\n|---|---|\n| CNIL | Conseil |\n| **Arcom** | Contrôle |\n"
EXTENSIONS = ["tables", "attr_list", "macros.extensions.tables"]


def made(text: str) -> str:
    return markdown(text, extensions=EXTENSIONS)


def test_le_paragraphe_au_dessus_nomme_le_tableau() -> None:
    assert made(f"Avant.\n\nTableau : les *aides*\n\n{TABLE}\nAprès.\n") == (
        "<p>Avant.</p>\n"
        '<div aria-labelledby="tableau-les-aides" class="tableau" role="region" tabindex="0"><table>\n'
        '<caption id="tableau-les-aides">les <em>aides</em></caption>'
        '<thead>\n<tr>\n<th scope="col">Qui</th>\n<th scope="col">Quoi</th>\n</tr>\n</thead>\n<tbody>\n'
        '<tr>\n<th scope="row">CNIL</th>\n<td>Conseil</td>\n</tr>\n'
        '<tr>\n<th scope="row"><strong>Arcom</strong></th>\n<td>Contrôle</td>\n</tr>\n'
        "</tbody>\n</table></div>\n"
        "<p>Après.</p>"
    )


def test_un_tableau_sans_titre_reste_un_cadre_nomme() -> None:
    tree = html.fragment_fromstring(made(f"Avant.\n\n{TABLE}"), create_parent="main")
    (box,) = tree.xpath("div")
    assert dict(box.attrib) == {
        "class": "tableau",
        "role": "region",
        "tabindex": "0",
        "aria-label": "Tableau",
    }
    assert tree.xpath("p/text()") == ["Avant."]


def test_deux_tableaux_gardent_chacun_leur_titre() -> None:
    tree = html.fragment_fromstring(
        made(f"Tableau : un\n\n{TABLE}\nTableau : deux\n\n{TABLE}\nFin.\n"), create_parent="main"
    )
    assert tree.xpath("//caption/text()") == ["un", "deux"]
    assert tree.xpath("//div/@aria-labelledby") == ["tableau-un", "tableau-deux"]
    assert tree.xpath("p/text()") == ["Fin."]


def test_deux_tableaux_de_meme_titre_n_ont_pas_la_meme_ancre() -> None:
    tree = html.fragment_fromstring(
        made(f"Tableau : un\n\n{TABLE}\nTableau : un\n\n{TABLE}"), create_parent="main"
    )
    names = tree.xpath("//caption/@id")
    assert names == tree.xpath("//div/@aria-labelledby")
    assert len(set(names)) == 2


@pytest.mark.parametrize("before", ["Tableau sans deux-points", "Le Tableau : suite", "> Tableau : cité"])
def test_un_paragraphe_ordinaire_n_est_pas_pris_pour_un_titre(before: str) -> None:
    tree = html.fragment_fromstring(made(f"{before}\n\n{TABLE}"), create_parent="main")
    assert tree.xpath("//caption") == []
    assert tree.xpath("string(*[1])").strip() == before.removeprefix("> ")
