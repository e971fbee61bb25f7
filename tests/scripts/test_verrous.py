"""Chaque verrou suit ce que les sources demandent, sous un nom que lit la veille des dépendances."""

import json
import re
import tomllib
from collections.abc import Iterator

import pytest
import yaml

from scripts import verrous
from tests.conftest import ROOT

ABOUT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = ABOUT["dependency-groups"]
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.txt"))
REQUIREMENT = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ ;\\]+)(?P<rest>.*(?:\n[ #].*)*)", re.MULTILINE)
EMPTY = "sha256:" + "0" * 64


def locked(name: str) -> dict[str, str]:
    """La version de chaque paquet d'un verrou."""
    text = (ROOT / name).read_text("utf-8")
    return {one["name"].lower(): one["version"] for one in REQUIREMENT.finditer(text)}


def wanted() -> Iterator[tuple[str, str, str]]:
    """Chaque version que les sources de Python fixent : son verrou, le paquet, la version."""
    sources = {"requirements.txt": [*ABOUT["project"]["dependencies"], *GROUPS["verifier"]]}
    sources |= {verrous.lock(group): GROUPS[group] for group in GROUPS if group != verrous.WITH_THE_GUIDE}
    for lock, lines in sources.items():
        for line in lines:
            name, _, version = line.partition("==")
            if version:
                yield lock, name.lower(), version


def test_chaque_verrou_de_python_a_sa_source_et_sa_commande() -> None:
    written = [command[-1] for command in verrous.python(ROOT)]
    assert sorted(written) == LOCKS
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [name for name in LOCKS if name not in makefile] == []


def test_chaque_verrou_de_python_suit_ses_sources() -> None:
    assert [one for one in wanted() if locked(one[0]).get(one[1]) != one[2]] == []


@pytest.mark.parametrize("name", LOCKS)
def test_chaque_paquet_d_un_verrou_a_son_empreinte(name: str) -> None:
    found = list(REQUIREMENT.finditer((ROOT / name).read_text("utf-8")))
    assert found
    assert [one["name"] for one in found if "--hash=sha256:" not in one["rest"]] == []


def test_les_memes_paquets_ont_la_meme_version_dans_tous_les_verrous() -> None:
    """Ils s'installent ensemble ; la veille a son propre environnement."""
    guide = locked("requirements.txt")
    together = [name for name in LOCKS if name != verrous.lock("veille")]
    other = {(name, package): version for name in together for package, version in locked(name).items()}
    assert [one for one, version in other.items() if guide.get(one[1], version) != version] == []


@pytest.mark.parametrize("place", verrous.PACKAGES)
def test_chaque_verrou_de_node_suit_sa_source(place: str) -> None:
    source = json.loads((ROOT / place / "package.json").read_text("utf-8"))
    root = json.loads((ROOT / place / "package-lock.json").read_text("utf-8"))["packages"][""]
    for kind in ("dependencies", "devDependencies"):
        assert root.get(kind, {}) == source.get(kind, {})


def test_la_veille_des_dependances_lit_chaque_verrou() -> None:
    """Dependabot cherche des `.txt` dans les dossiers qu'on lui nomme, jamais des `.lock`."""
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    read = {one["package-ecosystem"]: one.get("directories", [one.get("directory")]) for one in updates}
    assert read["pip"] == ["/"]
    assert {f"/{place}" for place in verrous.PACKAGES} == set(read["npm"])
    assert read["docker"] == ["/deploiement"]
    assert list(ROOT.glob("*.lock")) == []


def test_l_image_de_base_s_epingle_une_fois_et_se_reepingle() -> None:
    text = (ROOT / verrous.CONTAINER).read_text("utf-8")
    once = verrous.pinned(text, EMPTY)
    assert f"FROM docker.io/library/debian:bookworm-slim@{EMPTY}\n" in once
    assert verrous.pinned(once, EMPTY) == once
