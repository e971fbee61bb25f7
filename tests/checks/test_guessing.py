"""Ce qui ne se comprend qu'à la vue, ou se devine : chaque faute est vue à sa ligne."""

import pytest

from macros.checks import guessing
from macros.checks.pages import Text
from macros.checks.run import ALONE, Check
from tests.conftest import Drafted

HEAD = "---\ndescription: Une phrase.\n---\n"
LONG = "[" + "le compte rendu du conseil " * 8 + "](a.md)"

FAULTS: list[tuple[Check[Text], str, str]] = [
    *(
        (guessing.liens_obscurs, f"Lisez [{label}](a.md).", f"lien « {label} »")
        for label in (
            "ici",
            "Cliquez ici",
            "En savoir plus…",
            "lien",
            "Voir",
            "cette page",
            "la suite",
            "Lire l'article",
            "ce document",
            "Voir la fiche",
            "",
            "plus d'informations",
        )
    ),
    (guessing.liens_obscurs, LONG, "lien de 40 mots"),
    (guessing.faux_titres, "\n**Le contexte**\n", "ligne en gras"),
    (guessing.faux_titres, "\n__Ce qui a changé__ :\n", "ligne en gras"),
    (guessing.fausses_listes, "• un point", "puce écrite à la main"),
    (guessing.fausses_listes, "– un point", "puce écrite à la main"),
    (guessing.fausses_listes, "Un point<br>• un autre", "puce écrite à la main"),
    (guessing.reperes_visuels, "Lisez les lignes en rouge.", "« en rouge » ne se comprend qu'à la vue"),
    (guessing.reperes_visuels, "C'est dans le cadre de droite.", "« cadre de droite »"),
    (guessing.reperes_visuels, "Le schéma ci-contre le montre.", "« ci-contre »"),
    (guessing.reperes_visuels, "Ouvrez le menu de gauche.", "« menu de gauche »"),
    (guessing.reperes_visuels, "Prenez le bouton vert.", "« bouton vert »"),
    (guessing.legendes_vagues, "Tableau : Chiffres", "titre de tableau trop court : « Chiffres »"),
    (
        guessing.phrases_etrangeres,
        "Please read the guide and send your answer to the mayor.",
        "phrase en anglais",
    ),
    (
        guessing.phrases_etrangeres,
        "Nous avons lu ceci : we will not be able to help you.",
        "phrase en anglais",
    ),
    (guessing.phrases_etrangeres, "We are open.", "phrase en anglais"),
    (
        guessing.phrases_etrangeres,
        '<span lang="en">Bonjour à tous</span>',
        "« Bonjour à tous » est du français",
    ),
    (guessing.citations_longues, f"Il écrit : « {'nous avons tout refait ' * 11} ».", "citation de 46 mots"),
    (guessing.contenus_cryptiques, "Bravo 🎉 à tous.", "« 🎉 » ne se lit pas"),
    (guessing.contenus_cryptiques, "Merci :-)", "« :-) » ne se lit pas"),
    (guessing.contenus_cryptiques, "\n|---------|\n|         |\n|---------|\n", "dessin fait de"),
]


@pytest.mark.parametrize(("check", "text", "start"), FAULTS)
def test_la_faute_se_voit_a_sa_ligne(draft: Drafted, check: Check[Text], text: str, start: str) -> None:
    page = draft(f"{HEAD}\nUn texte.\n\n{text}\n")
    ((line, said),) = list(check(page))
    assert said.startswith(start) and "Exemple : " in said
    assert line == 7 + text.startswith("\n")
    assert check in ALONE


@pytest.mark.parametrize(
    "text",
    [
        "[la fiche ici présente](a.md) et `[ici](a.md)`",
        "![ici](a.png)",
        "C'est ici (là).",
        "[NOTRe](a.md)",
        "**Sauf exception justifiée, jamais pour tout un site.**",
        "Un mot **en gras** dans sa phrase.",
        "- un point\n- un autre",
        "Le maire — et lui seul — signe.",
        "Les élus de gauche, les listes de droite, et We Are Open, un café.",
        "La carte verte de l'assurance, le registre rouge.",
        "Tableau : Les aides, par département",
        "Le logiciel Open Data Soft et la lettre of counsel.",
        '<span lang="en">open data</span> et <span lang="en">Please read the guide</span>',
        "```\nread the guide and send your answer to the mayor\n```",
        "Nous avons signé the contrat and puis la suite.",
        f"> Il écrit : « {'nous avons tout refait ' * 11} ».",
        "Cochez la case ☐ : oui.",
    ],
)
def test_un_texte_juste_passe(draft: Drafted, text: str) -> None:
    page = draft(f"{HEAD}\nUn texte.\n\n{text}\n")
    checks = [check for check in ALONE if check.__module__ == guessing.__name__]
    assert len(checks) == 8
    assert [fault for check in checks for fault in check(page)] == []
