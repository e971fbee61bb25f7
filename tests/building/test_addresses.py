"""Une adresse publiée ne meurt pas : ce que la branche principale a eu répond, ou mène ailleurs."""

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from macros.building.addresses import NOTED, address, lost, moves, needless, once_written, promised, successor
from macros.corpus.facts import Corpus
from macros.models.profils import of_slug
from macros.models.redirections import Redirection
from tests.conftest import ROOT, Write, reduced


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("index.md", ""),
        ("lexique/index.md", "lexique/"),
        ("lexique/par-theme.md", "lexique/par-theme/"),
        ("donnees/v1/lexique.csv", "donnees/v1/lexique.csv"),
        ("mon-index.md", "mon-index/"),
    ],
)
def test_l_adresse_d_un_fichier(place: str, expected: str) -> None:
    assert address(place) == expected


def test_chaque_tranche_se_relit_de_son_adresse(corpus: Corpus) -> None:
    assert [of_slug(profile.slug) for profile in corpus.profils()] == list(corpus.profils())
    assert of_slug("chaton-de-3-a-4-habitants") is None


@pytest.mark.parametrize(
    "place",
    [
        "ma-collectivite/{}/",
        "calendrier/{}.ics",
        "telecharger/fichiers/fiche-{}.pdf",
        "telecharger/conseil/note-{}.odt",
    ],
)
@pytest.mark.parametrize(
    "slug",
    [
        "commune-de-3000-a-3200-habitants",
        "commune-moins-de-7-habitants",
        "syndicat",
        # Publiées quand chaque seuil d'un texte faisait une tranche ; les mêmes réponses sont une seule page.
        "commune-de-2000-a-3499-habitants",
        "commune-de-10000-habitants",
        "intercommunalite-moins-de-10000-habitants",
    ],
)
def test_toute_adresse_de_tranche_a_un_successeur(corpus: Corpus, place: str, slug: str) -> None:
    former = of_slug(slug)
    found = successor(place.format(slug), corpus)
    assert former and found and found.address == place.format(found.now.slug)
    assert found.now.covers(former.structure, former.population_min)


def test_toute_adresse_notee_au_nom_d_une_tranche_se_reprend(corpus: Corpus) -> None:
    """Un seuil qui change ne tue rien de publié : la première adresse perdue arrêterait la publication."""
    named = {profile.slug for profile in corpus.profils() if profile.slug.endswith("-habitants")}
    kinds = {place.replace(slug, "{}") for place in promised(ROOT) for slug in named if slug in place}
    assert "telecharger/fichiers/livret-{}.pdf" in kinds
    former = "commune-de-3000-a-3200-habitants"
    assert [kind for kind in kinds if "{}" in kind and not successor(kind.format(former), corpus)] == []


@pytest.mark.parametrize(
    "place", ["lexique/", "calendrier/lexique.ics", "obligations/syndicat/", "modeles/fichiers/syndicat.odt"]
)
def test_une_autre_adresse_n_en_a_pas(corpus: Corpus, place: str) -> None:
    assert successor(place, corpus) is None


def test_une_liste_videe_mene_a_la_rubrique(corpus: Corpus) -> None:
    assert moves(corpus, ["retours/listes/sujet-x/", "autre/"])["retours/listes/sujet-x/"] == "retours/"


def commit(root: Path, written: Mapping[str, str], removed: tuple[str, ...] = ()) -> None:
    """Un enregistrement de plus."""
    for place, text in written.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, encoding="utf-8")
    for place in removed:
        (root / place).unlink()
    who = ("-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr")
    for command in (("add", "--all"), (*who, "commit", "--quiet", "--message", "essai")):
        subprocess.run(["git", *command], cwd=root, check=True)


@pytest.fixture
def repository(guide: Write) -> Path:
    """Un guide de deux pages, enregistré."""
    root = guide(
        {
            "docs/index.md": "# A",
            "docs/ete/page.md": "# P",
            "docs/_modele.md": "# M",
            NOTED.as_posix(): "vieille/\n",
        }
    )
    subprocess.run(["git", "init", "--quiet", "--initial-branch", "main"], cwd=root, check=True)
    commit(root, {})
    return root


def faults(root: Path, **facts: object) -> list[str]:
    """Les fautes, lues par une personne."""
    return [str(fault) for fault in lost(root, reduced(facts))]


def test_une_page_de_plus_ne_demande_rien(repository: Path) -> None:
    (repository / "docs/neuve.md").write_text("# N", encoding="utf-8")
    assert [fault for fault in faults(repository) if "neuve" in fault] == []
    assert promised(repository) == {"", "ete/page/", "vieille/"}


def test_une_page_retiree_ou_renommee_sans_renvoi_est_refusee(repository: Path) -> None:
    commit(repository, {"docs/ete/autre.md": "# P"}, ("docs/ete/page.md",))
    (fault,) = (fault for fault in faults(repository) if "ete/page/" in fault)
    assert fault.startswith(
        "data/redirections.yml:1: /ete/page/ ne répond plus, et le guide l'a publiée ; dites où elle mène. "
    )
    said = Redirection(
        ancienne="ete/page/", nouvelle="ete/autre/", depuis=date(2026, 11, 27), raison="Essai."
    )
    assert [it for it in faults(repository, redirections={"ete/page/": said}) if "ete" in it] == []


def test_une_page_de_brouillon_jamais_fusionnee_n_a_rien_promis(repository: Path) -> None:
    subprocess.run(["git", "update-ref", "refs/remotes/origin/main", "HEAD"], cwd=repository, check=True)
    commit(repository, {"docs/brouillon.md": "# B"})
    commit(repository, {}, ("docs/brouillon.md",))
    assert sorted(once_written(repository)) == ["ete/page.md", "index.md"]


def test_hors_d_un_depot_seule_la_liste_promet(guide: Write) -> None:
    assert promised(guide({"docs/index.md": "# A", NOTED.as_posix(): "une/\n"})) == {"une/"}


def test_un_renvoi_inutile_ou_qui_ne_mene_nulle_part_se_dit_a_sa_ligne(repository: Path) -> None:
    places = {"ete/page/": "ete/absente/", "absente/": "ete/page/"}
    lines = (
        f"- ancienne: {old}\n  nouvelle: {new}\n  depuis: 2026-11-27\n  raison: x\n"
        for old, new in places.items()
    )
    (repository / "data").mkdir(exist_ok=True)
    (repository / "data/redirections.yml").write_text("".join(lines), encoding="utf-8")
    moved = {
        old: Redirection(ancienne=old, nouvelle=new, depuis=date(2026, 11, 27), raison="Essai.")
        for old, new in places.items()
    }
    told = [str(fault) for fault in needless(repository, reduced({"redirections": moved}))]
    assert [line.split(" ; ")[0] for line in told] == [
        "data/redirections.yml:1: ancienne : /ete/page/ répond encore",
        "data/redirections.yml:2: nouvelle : /ete/absente/ n'existe pas",
    ]
