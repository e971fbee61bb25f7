"""Les adresses d'une page : bonnes et mauvaises, écrites de toutes les façons que Markdown accepte."""

from dataclasses import replace

import pytest

from macros.checks.links import (
    ABSENT,
    ABSOLUTE,
    ADVICE,
    EMPTY,
    HOSTLESS,
    LOADED,
    NO_ANCHOR,
    NOT_A_PAGE,
    OUTSIDE,
    STRANGE,
    adresses,
    liens,
)
from macros.corpus.facts import Corpus
from tests.conftest import ROOT, Drafted, Write, reduced

HEAD = "---\ndescription: Une phrase.\n---\n"

GOOD = (
    "[Une page](autre.md)",
    "[Une page](./autre.md)",
    "[Une page](dossier/index.md)",
    '[Une page](autre.md "Un titre")',
    "[Une page](<autre.md>)",
    "[Une page](autre.md#le-contexte)",
    "[Une page](autre.md#choisie)",
    "[Plus bas](#un-titre)\n\n## Un titre",
    "[Le site](https://exemple.fr/a.md#b)",
    "[Le site](HTTPS://exemple.fr)",
    "<https://exemple.fr/>",
    "[Le site][x]\n\n[x]: https://exemple.fr/",
    "![Le badge](badge.svg)",
    "`[x](javascript:alert(1))`",
    "```\n[x](javascript:alert(1))\n```",
)

BAD = {
    "[x](javascript:alert(1))": STRANGE,
    "[x](JaVaScRiPt:alert(1))": STRANGE,
    "[x](&#106;avascript:alert(1))": STRANGE,
    "[x](javascript&colon;alert(1))": STRANGE,
    "[x](java&#x09;script:alert(1))": STRANGE,
    "[x][y]\n\n[y]: javascript:alert(1)": STRANGE,
    "[y]\n\n[y]: <javascript:alert(1)>": STRANGE,
    "<javascript:alert(1)>": "",
    "[x](vbscript:x)": STRANGE,
    "[x](data:text/html,x)": STRANGE,
    "[x](file:///etc/passwd)": STRANGE,
    "[x](blob:x)": STRANGE,
    "[x](//exemple.fr/)": STRANGE,
    "[x][y]\n\n[y]: //exemple.fr/": STRANGE,
    "[x](https:)": HOSTLESS,
    "[x](https://mairie.fr@exemple.fr/)": HOSTLESS,
    "[x](/etc/hostname)": ABSOLUTE,
    "[x]()": EMPTY,
    "[x](../Makefile)": OUTSIDE,
    "[x](..%2FMakefile)": OUTSIDE,
    "![x](https://exemple.fr/a.png)": LOADED,
    "![x](//exemple.fr/a.png)": LOADED,
    "![x](data:image/png;base64,AAAA)": STRANGE,
    "![x][y]\n\n[y]: https://exemple.fr/a.png": LOADED,
}

ASTRAY = {
    "[x](absente.md)": ABSENT.format("docs/absente.md"),
    "[x][y]\n\n[y]: absente.md": ABSENT.format("docs/absente.md"),
    "[x](absente.md#ancre)": ABSENT.format("docs/absente.md"),
    '[x](absente.md "Un titre")': ABSENT.format("docs/absente.md"),
    "![x](absente.svg)": ABSENT.format("docs/absente.svg"),
    "[x](dossier)": NOT_A_PAGE.format("docs/dossier", "dossier"),
    "[x](dossier/)": NOT_A_PAGE.format("docs/dossier", "dossier"),
    "[x](#nulle-part)": NO_ANCHOR.format("nulle-part", "docs/essai.md"),
    "[x](autre.md#nulle-part)": NO_ANCHOR.format("nulle-part", "docs/autre.md"),
    "[x](autre.md#description)": NO_ANCHOR.format("description", "docs/autre.md"),
}


@pytest.fixture(autouse=True)
def pages(guide: Write) -> None:
    guide(
        {
            "docs/autre.md": f"{HEAD}# Autre\n\n## Le contexte\n\nTexte.\n{{: #choisie }}\n",
            "docs/dossier/index.md": HEAD,
            "docs/badge.svg": "<svg/>",
            "Makefile": "",
        }
    )


@pytest.mark.parametrize("text", GOOD)
def test_une_adresse_qui_mene_quelque_part_passe(draft: Drafted, text: str) -> None:
    assert list(liens(draft(f"{HEAD}# Titre\n\n{text}\n", reduced({})))) == []


@pytest.mark.parametrize("text", [text for text in BAD if BAD[text]])
def test_une_adresse_dangereuse_est_dite_a_sa_ligne(draft: Drafted, text: str) -> None:
    page = draft(f"{HEAD}# Titre\n\nUne phrase.\n\n{text}\n", reduced({}))
    ((line, said),) = (*adresses(page), *liens(page))
    assert said.endswith(ADVICE.partition("{}")[2].format(BAD[text]))
    assert line in (8, 10)


@pytest.mark.parametrize("text", ASTRAY)
def test_une_adresse_qui_ne_mene_nulle_part_est_dite(draft: Drafted, text: str) -> None:
    ((line, said),) = liens(draft(f"{HEAD}# Titre\n\n{text}\n", reduced({})))
    assert said == ASTRAY[text]
    assert line in (6, 8)


def test_un_lien_part_du_dossier_de_sa_page(draft: Drafted) -> None:
    text = f"{HEAD}# Titre\n\n[Une page](../autre.md) et [une autre](autre.md).\n"
    page = draft(text, reduced({}), "docs/a/b.md")
    assert list(liens(page)) == [(6, ABSENT.format("docs/a/autre.md"))]


def test_l_ancre_que_pose_un_mot_du_guide_existe(draft: Drafted, corpus: Corpus) -> None:
    """Les ancres d'une page viennent aussi de ses mots : tous les liens du guide mènent quelque part."""
    text = (ROOT / "docs/qui-aide/index.md").read_text(encoding="utf-8")
    draft(text, corpus, "docs/qui-aide/index.md")
    page = draft(
        f"{HEAD}[Vu](index.md#portes-nationales), [absent](index.md#x).\n", corpus, "docs/qui-aide/a.md"
    )
    assert list(liens(page)) == [(4, NO_ANCHOR.format("x", "docs/qui-aide/index.md"))]


def test_un_lien_vers_un_fichier_qui_se_fera_passe(draft: Drafted) -> None:
    page = replace(draft(f"{HEAD}[Le flux](flux.xml)\n"), made=frozenset({"docs/flux.xml"}))
    assert list(liens(page)) == []
