"""La fraîcheur : ce qui est passé se dit avec sa source, et une date ne change pas sans lecture."""

from datetime import date

import pytest

from macros.proofs.freshness import bumped, overdue
from scripts.a_relire import plain, ticket
from tests.conftest import Write, reduced

FACT = """\
nom: Essai
sources:
  - titre: Loi
    url: https://exemple.fr/loi
verifie_le: 2026-05-20
revoir_avant: {}
"""


def test_un_fait_passe_dit_sa_ligne_et_quoi_rouvrir(guide: Write) -> None:
    root = guide({"data/a.yml": FACT.format("2026-11-20"), "data/b.yml": FACT.format("2026-11-21")})
    (fact,) = overdue(root, date(2026, 11, 21))
    assert str(fact) == "data/a.yml:6: Essai, à relire avant le 20 novembre 2026 : https://exemple.fr/loi"


def test_les_plus_anciens_viennent_d_abord_et_un_fichier_illisible_n_arrete_rien(guide: Write) -> None:
    files = {
        "data/a.yml": FACT.format("2026-03-01"),
        "data/b.yml": FACT.format("2026-01-01"),
        "data/c.yml": "- {",
    }
    nested = "- id: un\n  sources: [rgpd]\n  revoir_avant: 2026-02-01\n"
    found = overdue(guide(files | {"data/d.yml": nested}), date(2026, 11, 21))
    assert [fact.path for fact in found] == ["data/b.yml", "data/d.yml", "data/a.yml"]
    assert found[1].sources == ("rgpd",)


def test_le_ticket_est_une_liste_a_cocher(guide: Write) -> None:
    found = overdue(guide({"data/a.yml": FACT.format("2026-11-20")}), date(2026, 11, 21))
    assert list(ticket(found, reduced({})))[-1].startswith(
        "- [ ] `data/a.yml` ligne 6 : Essai, à relire avant le 20 nov"
    )
    assert (
        list(plain([], reduced({})))
        == list(ticket([], reduced({})))
        == ["Aucun fait n'a passé sa date de relecture."]
    )


def diff(*files: tuple[str, str]) -> list[str]:
    """Une différence git où chaque fichier reçoit une date, et d'autres lignes."""
    lines = []
    for path, more in files:
        lines += [f"+++ b/{path}", "@@ -8 +8 @@ x", "-verifie_le: 2026-01-01", "+verifie_le: 2026-11-21"]
        lines += more.splitlines()
    return lines


FOUR = [(f"data/obligations/{name}.yml", "") for name in "abcd"]


def test_un_changement_en_bloc_sans_source_est_refuse_fichier_par_fichier() -> None:
    found = bumped(diff(*FOUR))
    assert str(found[0]) == (
        "data/obligations/a.yml:8: verifie_le change, sans ligne de source relue ; "
        "relisez la source, et écrivez sa date de lecture. Exemple : lu_le: 2026-11-21"
    )
    assert len(found) == 4


@pytest.mark.parametrize(
    "line", ["+    lu_le: 2026-11-21", "+  - titre: Décret", "+    url: https://exemple.fr/"]
)
def test_une_source_relue_dans_chaque_fichier_suffit(line: str) -> None:
    assert bumped(diff(*((path, line) for path, _ in FOUR))) == []


def test_une_source_relue_dans_la_liste_commune_suffit() -> None:
    assert bumped([*diff(*FOUR), "+++ b/data/sources.yml", "@@ -3 +3 @@", "+  lu_le: 2026-11-21"]) == []


def test_une_faute_de_frappe_dans_deux_fichiers_passe() -> None:
    assert bumped(diff(*FOUR[:2])) == []


def test_un_autre_changement_ne_compte_pas_pour_une_lecture() -> None:
    assert len(bumped(diff(*((path, "+nom: Autre") for path, _ in FOUR)))) == 4
