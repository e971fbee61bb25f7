"""« Ma collectivité » à l'écran : quatre listes dans l'ordre, chaque ligne avec sa raison et son article."""

import pytest

from macros.markup.here import Here
from macros.models.obligations import Structure
from macros.models.profils import Profil
from macros.views import profils
from tests.views.petit import AU_DESSUS, POUR_TOUS, TODAY, guide, obligation

HERE = Here("ma-collectivite/commune-moins-de-1000-habitants/", TODAY)
INDEX = Here("ma-collectivite/", TODAY)


def rows(shown: str, title: str) -> list[str]:
    """Les lignes du tableau d'une liste."""
    inside = shown.partition(f">{title}</h2>")[2].partition("<h2")[0]
    return [line for line in inside.splitlines() if line.startswith("<tr>")]


def test_chaque_fiche_est_dans_sa_liste_avec_ce_qui_la_justifie() -> None:
    shown = profils.fiche_profil(guide(), HERE, "commune-moins-de-1000-habitants")
    assert shown.startswith("# Commune de moins de 1\u202f000 habitants\n")
    assert rows(shown, "S&#39;applique") == [
        '<tr><th scope="row"><a href="../../obligations/pour-tous/">Réponse</a></th>'
        "<td>depuis le 1er mars 2021</td><td>Répondez.</td>"
        "<td>L&#39;aide</td><td>faible</td></tr>"
    ]
    assert rows(shown, "Selon votre réponse") == [
        '<tr><th scope="row"><a href="../../obligations/a-verifier/">Déclaration</a></th>'
        "<td>Comptez-vous au moins 50 agents ?</td>"
        "<td>Tous les contrats comptent.</td>"
        "<td>Comptez vos agents.</td><td>faible</td></tr>"
    ]
    assert rows(shown, "Ne s&#39;applique pas") == [
        '<tr><th scope="row"><a href="../../obligations/au-dessus/">Publication</a></th>'
        "<td>Le texte vise les communes de 1 000 habitants et plus.</td><td>Loi, n° 1</td>"
        "<td>faible</td></tr>"
    ]
    assert rows(shown, "À venir") == []
    assert "<p>Aucune obligation dans cette liste.</p>" in shown


def test_le_resume_compte_chaque_liste() -> None:
    shown = profils.fiche_profil(guide(), HERE, "commune-de-1000-habitants-et-plus")
    assert ("<strong>2 obligations s&#39;appliquent et 1 dépend de vos réponses.</strong>") in shown
    date = '<time data-au data-script="../../assets/dates.js" datetime="2026-11-27">27 novembre 2026</time>'
    assert f"Prochaines dates au {date}." in shown
    assert (
        'prochaine date : <span data-echeances="2027-01-01">'
        '<time datetime="2027-01-01">1er janvier 2027</time></span>'
    ) in shown


def order(*facts: dict[str, object]) -> list[str]:
    """L'ordre où se lisent des fiches qui s'appliquent toutes."""
    known = {str(fact["id"]): obligation({**POUR_TOUS, **fact}) for fact in facts}
    profile = Profil(Structure.COMMUNE, 0, None)
    answers = profils.answered(
        guide(obligations=known), profile, profile.answer(known[min(known)]).resultat, TODAY
    )
    return [item.id for item, _ in answers]


DATE = {"echeances": AU_DESSUS["echeances"], "revoir_avant": AU_DESSUS["revoir_avant"]}
AMENDE = {"sanction": AU_DESSUS["sanction"]}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"id": "b", **DATE}, {"id": "a", **AMENDE}),
        ({"id": "b", **AMENDE}, {"id": "a"}),
        ({"id": "b", "effort": "facile"}, {"id": "a", "effort": "long"}),
        ({"id": "b", "nom_court": "A"}, {"id": "a", "nom_court": "B"}),
    ],
    ids=["une date d'abord", "l'amende la plus forte", "le plus facile", "l'ordre alphabétique"],
)
def test_le_plus_pressant_vient_d_abord(first: dict[str, object], second: dict[str, object]) -> None:
    assert order(second, first) == ["b", "a"]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0, 999, "Commune de moins de 1\u202f000 habitants"),
        (1000, 1999, "Commune de 1\u202f000 à 1\u202f999 habitants"),
        (3500, 3500, "Commune de 3\u202f500 habitants"),
        (50001, None, "Commune de 50\u202f001 habitants et plus"),
        (0, None, "Commune de toute taille"),
    ],
)
def test_le_titre_dit_les_deux_bornes(low: int, high: int | None, said: str) -> None:
    assert profils.title(Profil(Structure.COMMUNE, low, high)) == said


def test_la_liste_des_tranches_mene_a_chacune() -> None:
    shown = profils.liste_profils(guide(), INDEX)
    assert (
        '<h3 id="commune">Commune</h3>\n<ul>\n'
        '<li><a href="commune-moins-de-1000-habitants/">Commune de moins de 1\u202f000 habitants</a></li>\n'
        '<li><a href="commune-de-1000-habitants-et-plus/">Commune de 1\u202f000 habitants et plus</a></li>\n'
        "</ul>"
    ) in shown
    assert shown.count("<li>") == len(guide().profils())
