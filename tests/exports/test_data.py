"""Les données publiques : décrites, valides, et les mêmes réponses que les pages."""

import csv
import io
import json
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from macros.building.guide import current_guide
from macros.exports import catalogue
from macros.exports.communes import COMMUNES
from macros.exports.data import DIT_EN_V1
from macros.exports.versions import VERSIONS, Version, files
from macros.models.obligations import Structure
from macros.territories.census import load_territories

ROOT = Path(__file__).resolve().parents[2]
CORPUS = current_guide(ROOT)
FILES = {name: text() for name, text in files(CORPUS).items()}


def written(folder: Path, version: str, texts: dict[str, str]) -> str:
    """La description des fichiers d'une version, qui sont tous écrits à côté d'elle."""
    for place, text in texts.items():
        if place.startswith(f"{version}/"):
            path = folder / place.removeprefix(f"{version}/")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return str(folder / "datapackage.json")


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.folder)
def test_aucune_colonne_promise_ne_disparait_d_une_version(version: Version) -> None:
    promised = yaml.safe_load((Path(__file__).parent / "colonnes.yml").read_text("utf-8"))[version.folder]
    heads = {name: FILES[f"{version.folder}/{name}.csv"].partition("\n")[0].split(",") for name in promised}
    lost = {name: sorted({*columns} - {*heads[name]}) for name, columns in promised.items()}
    assert not any(lost.values()), lost
    assert heads.keys() == {resource.name for resource in version.resources}


@pytest.mark.filterwarnings("ignore")  # frictionless emploie des bibliothèques qui annoncent leur retrait
@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.folder)
def test_frictionless_trouve_les_fichiers_conformes_a_leur_description(
    tmp_path: Path, version: Version
) -> None:
    from frictionless import Package

    report = Package(written(tmp_path, version.folder, FILES)).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])


@pytest.mark.filterwarnings("ignore")
def test_frictionless_refuse_une_date_fausse(tmp_path: Path) -> None:
    from frictionless import Package

    broken = FILES | {"v1/calendrier.csv": FILES["v1/calendrier.csv"].replace("2027-06-30", "30 juin")}
    assert not Package(written(tmp_path, "v1", broken)).validate().valid


JEUX = [resource.name for resource in VERSIONS[0].resources]


@pytest.mark.parametrize("name", JEUX)
def test_chaque_jeu_respecte_le_schema_publie_et_un_champ_promis_qui_manque_se_voit(name: str) -> None:
    schema = json.loads(FILES[f"v2/schemas/{name}.json"])
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    held = json.loads(FILES[f"v2/{name}.json"])
    assert [error.message for error in judge.iter_errors(held)] == []
    promised = schema["items"]["required"]
    assert "id" in promised or len(promised) > 2
    (broken, *_) = held
    assert not judge.is_valid([{key: value for key, value in broken.items() if key != promised[0]}])
    assert judge.is_valid([{**broken, "champ_de_demain": 1}])


def test_chaque_fiche_a_part_respecte_son_schema() -> None:
    judge = Draft202012Validator(json.loads(FILES["v2/schemas/obligation.json"]))
    for id in CORPUS.obligations:
        assert judge.is_valid(json.loads(FILES[f"v2/obligations/{id}.json"])), id


PLACES = [f"{version.folder}/{resource.name}" for version in VERSIONS for resource in version.resources]


@pytest.mark.parametrize("place", PLACES)
def test_chaque_jeu_existe_pour_un_programme_et_pour_un_tableur(place: str) -> None:
    """Un programme ne veut pas de marque ; sans elle et sans point-virgule, un tableur français perd tout."""
    assert json.loads(FILES[f"{place}.json"])
    program, spreadsheet = FILES[f"{place}.csv"], FILES[f"{place}-tableur.csv"]
    assert not program.startswith("\ufeff") and spreadsheet.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(program)))
    assert rows == list(csv.reader(io.StringIO(spreadsheet[1:]), delimiter=";"))
    assert len(rows) > 1


@pytest.mark.parametrize("place", PLACES)
def test_aucune_colonne_n_est_vide_partout(place: str) -> None:
    rows = list(csv.DictReader(io.StringIO(FILES[f"{place}.csv"])))
    assert [name for name in rows[0] if not any(row[name] for row in rows)] == []


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.folder)
def test_la_description_dit_un_codage_connu_la_taille_et_l_empreinte(version: Version) -> None:
    for resource in json.loads(FILES[f"{version.folder}/datapackage.json"])["resources"]:
        octets = FILES[f"{version.folder}/{resource['path']}"].encode()
        assert resource["encoding"] == "utf-8"
        assert resource["bytes"] == len(octets)
        assert resource["hash"] == f"sha256:{sha256(octets).hexdigest()}"


def test_chaque_chiffre_et_chaque_date_voyagent_avec_leurs_reserves() -> None:
    figures = {row["id"]: row for row in csv.DictReader(io.StringIO(FILES["v2/barometre.csv"]))}
    for figure in CORPUS.barometre.indicateurs:
        assert figures[figure.id]["reserve"] == (figure.reserve or "")
        assert figures[figure.id]["endroit"] and figures[figure.id]["precaution"]
    sheets = {row["id"]: row for row in csv.DictReader(io.StringIO(FILES["v2/obligations.csv"]))}
    for item in CORPUS.obligations.values():
        row = sheets[item.id]
        assert (row["sanction"], row["premier_geste"]) == (item.sanction.resume, item.premier_geste)
        assert all(reserve in row["reserves"] for reserve in item.reserves)
        assert row["textes"] and (row["de_memoire"] == (item.confiance.de_memoire or ""))
    for row in csv.DictReader(io.StringIO(FILES["v2/calendrier.csv"])):
        assert row["confiance"] == CORPUS.confiance(CORPUS.obligation(row["obligation"]))


def test_le_catalogue_mene_a_des_fichiers_qui_existent() -> None:
    """La forme que moissonne data.gouv.fr : un jeu, ses distributions, leur taille."""
    base = "https://exemple.fr/guide"
    found = json.loads(catalogue.dcat(CORPUS, base))
    assert found["@type"] == "dcat:Catalog" and found["@id"] == f"{base}/donnees/catalogue.jsonld"
    assert len(found["dcat:dataset"]) == len(VERSIONS[0].resources)
    for item in found["dcat:dataset"]:
        assert item["dct:title"] and item["dct:description"] and item["dct:license"]["@id"]
        for one in item["dcat:distribution"]:
            place = one["dcat:downloadURL"]["@id"].removeprefix(f"{base}/donnees/")
            assert one["dcat:byteSize"] == len(FILES[place].encode()), place


def test_l_index_nomme_chaque_fichier_et_chaque_fiche() -> None:
    found = json.loads(catalogue.index(CORPUS))
    named = {
        one[form]
        for version in found["versions"]
        for one in version["jeux"]
        for form in ("csv", "json", "tableur", "schema")
        if form in one
    }
    named |= {found["schema_des_fiches"]}
    named |= {version["description"] for version in found["versions"]}
    named |= {one["json"] for one in found["fiches"]}
    assert named == set(FILES)
    assert all(json.loads(FILES[one["json"]])["id"] == one["id"] for one in found["fiches"])


def test_profils_json_donne_une_reponse_par_obligation_et_une_tranche_par_population() -> None:
    profiles = json.loads(FILES["v1/profils.json"])
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


def test_la_version_1_garde_ses_quatre_reponses_et_la_condition_de_chaque_regle() -> None:
    """Promises un an : celui qui les lit ne voit ni champ disparu, ni mot nouveau."""
    found = {
        said for profile in json.loads(FILES["v1/profils.json"]) for said in profile["obligations"].values()
    }
    assert found == {"s_applique", "sous_condition", "ne_s_applique_pas", "a_venir"}
    for item in json.loads(FILES["v1/obligations.json"]):
        for rule in item["concerne"]:
            assert bool(rule["si"]) is bool(rule["condition"]) is bool(rule["question"])
            assert not rule["question"] or rule["question"].endswith("?")


def test_chaque_commune_a_la_tranche_de_sa_population() -> None:
    known = load_territories(ROOT).communes
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(FILES["v2/communes.csv"]))}
    assert rows.keys() == known.keys()
    slugs = {profile.slug: profile for profile in CORPUS.profils()}
    for code, item in known.items():
        row = rows[code]
        assert (row["nom"], row["departement"]) == (item.nom, item.departement)
        if item.population is None:
            assert (row["population"], row["profil"]) == ("", "")
        else:
            assert row["population"] == str(item.population)
            assert slugs[row["profil"]].covers(Structure.COMMUNE, item.population), row
    reasons = {reason for row in rows.values() for reason in row["a_verifier"].split(" ; ") if reason}
    (described,) = (column.description for column in COMMUNES.columns if column.name == "a_verifier")
    assert reasons and all(reason in described for reason in reasons)


def test_la_version_2_dit_tout_de_chaque_reponse() -> None:
    """Un « non » a sa raison et son article, un « selon » sa question, le reste son premier geste."""
    questions = {
        it["id"]: {one["id"] for one in it["reponses"]} for it in json.loads(FILES["v2/questions.json"])
    }
    for profile in json.loads(FILES["v2/profils.json"]):
        assert [item["id"] for item in profile["obligations"]] == list(CORPUS.obligations)
        for item in profile["obligations"]:
            for case in (item, *item["cas"]):
                at = (profile["id"], item["id"], case.get("reponses"))
                none = case["reponse"] == "ne_s_applique_pas"
                assert all(one["reference"] for one in case["articles"]) and case["articles"], at
                assert bool(case["raison"]) is none is not bool(case["premier_geste"]), at
                assert case["reponse"] != "selon_reponse" or case["questions"], at
                assert case["modele"] is None or case["modele"] in CORPUS.modeles, at
                assert set(case["questions"]) <= set(profile["questions"]), at
            for case in item["cas"]:
                assert all(answer in questions[id] for id, answer in case["reponses"].items())
