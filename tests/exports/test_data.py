"""Les données publiques : décrites, valides, et les mêmes réponses que les pages."""

import json
from pathlib import Path

import pytest

from macros.building.guide import current_guide
from macros.exports.data import DIT_EN_V1, RESOURCES, files
from macros.models.obligations import Structure

ROOT = Path(__file__).resolve().parents[2]
CORPUS = current_guide(ROOT)
FILES = {name: text() for name, text in files(CORPUS).items()}


@pytest.mark.filterwarnings("ignore")  # frictionless emploie des bibliothèques qui annoncent leur retrait
def test_frictionless_trouve_les_fichiers_conformes_a_leur_description(tmp_path: Path) -> None:
    from frictionless import Package

    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])


@pytest.mark.filterwarnings("ignore")
def test_frictionless_refuse_une_date_fausse(tmp_path: Path) -> None:
    from frictionless import Package

    broken = FILES | {"calendrier.csv": FILES["calendrier.csv"].replace("2027-06-30", "30 juin")}
    for name, text in broken.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.name)
def test_chaque_jeu_existe_en_json_et_en_csv(resource: object) -> None:
    name = getattr(resource, "name", "")
    assert json.loads(FILES[f"{name}.json"])
    assert FILES[f"{name}.csv"].startswith("\ufeff"), "sans cette marque, un tableur perd les accents"


def test_profils_json_donne_une_reponse_par_obligation_et_une_tranche_par_population() -> None:
    profiles = json.loads(FILES["profils.json"])
    for profile in profiles:
        bounds = {"structure", "population_min", "population_max"}
        assert set(profile) == {"id", "url", "obligations", "confiances", *bounds}
        assert set(profile["obligations"]) == set(profile["confiances"]) == set(CORPUS.obligations)
    for structure in ("commune", "epci_fiscalite_propre", "syndicat"):
        for population in (0, 199, 900, 1999, 2000, 3499, 3500, 3501, 9999, 10000, 50001, 900000):
            found = [
                it
                for it in profiles
                if it["structure"] == structure
                and it["population_min"] <= population
                and (it["population_max"] is None or population <= it["population_max"])
            ]
            assert len(found) == 1, (structure, population)
            expected = CORPUS.obligation("open_data").answer(Structure(structure), population).resultat
            assert found[0]["obligations"]["open_data"] == DIT_EN_V1[expected]
