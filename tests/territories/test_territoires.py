"""Les communes : leurs codes, leurs populations, et les morceaux que le navigateur charge un par un."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import brotli
import pytest

from macros.corpus.facts import Corpus
from macros.markup.literals import literal
from macros.models.obligations import Structure
from macros.models.profils import Profil
from macros.models.territoires import Commune, Sorte
from macros.reading.problems import Problems
from macros.territories.census import Territories, load_territories
from macros.territories.communes import file_name, script, table
from macros.territories.names import full_name, keys, union_keys
from macros.territories.shards import Atlas, Entry, Family, family
from tests.conftest import ROOT, Write

BUDGET = 12_000
COMMUNES = "code,nom,departement,codes_postaux,totale,municipale,epci\n"
EPCI = "siren,nom,departement,totale\n"
DEPARTEMENTS = "code,nom,particulier\n01,Ain,false\n"
EMPTY = {
    "data/territoires/epci.csv": EPCI,
    "data/territoires/departements.csv": DEPARTEMENTS,
    "data/territoires/anciennes.csv": "code,nom,sorte,commune\n",
    "data/territoires/ept.csv": "siren,nom,departement\n",
    "data/territoires/usages.csv": "siren,nom\n",
}


@pytest.fixture(scope="module")
def territories() -> Territories:
    return load_territories(ROOT)


@pytest.fixture(scope="module")
def atlas(territories: Territories, corpus: Corpus) -> Atlas:
    questions = tuple(corpus.questions.values())
    return Atlas(territories, corpus.profils(), corpus.territoires.marge, questions)


@pytest.fixture(scope="module")
def families(atlas: Atlas) -> dict[str, Family]:
    return dict(atlas.families())


def test_toutes_les_communes_y_sont(territories: Territories) -> None:
    assert len(territories.communes) == 34_969
    assert len(territories.epci) == 1_255
    assert territories.communes["01001"].nom == "L'Abergement-Clémenciat"
    assert territories.communes["2A004"].codes_postaux == ("20000", "20090", "20167")


def test_les_noms_d_hier_y_sont_avec_la_commune_qui_les_contient(territories: Territories) -> None:
    kinds = Counter(item.sorte for item in territories.anciennes.values())
    assert kinds == {Sorte.DELEGUEE: 2_105, Sorte.ASSOCIEE: 471, Sorte.ARRONDISSEMENT: 45}
    assert territories.communes[territories.anciennes["49006"].commune].nom == "Beaupréau-en-Mauges"
    assert len(territories.ept) == 11


def test_les_tableaux_sont_tries_pour_se_comparer_d_une_annee_a_l_autre(territories: Territories) -> None:
    for rows in (
        territories.communes,
        territories.epci,
        territories.departements,
        territories.anciennes,
        territories.ept,
    ):
        assert list(rows) == sorted(rows)


def test_la_source_dit_la_version_qui_est_installee(corpus: Corpus) -> None:
    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    source = corpus.territoires
    assert package["devDependencies"][source.paquet] == source.version


def test_la_population_totale_l_emporte_sur_la_municipale() -> None:
    commune = Commune(code="01001", nom="Ici", departement="01", totale=875, municipale=860)
    assert commune.population == 875
    assert commune.model_copy(update={"totale": None}).population == 860


def test_les_homonymes_se_distinguent(territories: Territories) -> None:
    names = Counter(item.nom for item in territories.communes.values())
    assert names["Sainte-Colombe"] == 12
    shown = Counter(
        (item.nom, item.departement, item.codes_postaux[:1])
        for item in territories.communes.values()
        if item.population is not None
    )
    assert [label for label, count in shown.items() if count > 1] == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("1001,Ici,01,,1,,\n", 'communes.csv:2: code : forme refusée. Exemple : "01001"'),
        ("01001,Ici,01,,beaucoup,,\n", "communes.csv:2: totale : nombre entier attendu. Exemple : 860"),
        ("01001,Ici,01,140,1,,\n", 'communes.csv:2: codes_postaux.0 : forme refusée. Exemple : "01400"'),
        (
            "01001,Ici,01,,1,,\n01001,Là,01,,1,,\n",
            "communes.csv:3: code : « 01001 » est déjà pris ; gardez une seule ligne",
        ),
        ("01001,Ici,02,,1,,\n", "communes.csv:2: departement : « 02 » est inconnu dans departements.csv"),
        ("01001,Ici,01,,1,,200069193\n", "communes.csv:2: epci : « 200069193 » est inconnu dans epci.csv"),
        (
            "01001,Ici,01,,1,\n",
            "communes.csv:2: 6 cases pour 7 colonnes ; une virgule manque ou est de trop. "
            "Exemple : code,nom,departement,codes_postaux,totale,municipale,epci",
        ),
        (
            "01001,Ici,01,,1,,,\n",
            "communes.csv:2: 8 cases pour 7 colonnes ; une virgule manque ou est de trop. "
            "Exemple : code,nom,departement,codes_postaux,totale,municipale,epci",
        ),
    ],
)
def test_une_ligne_fausse_se_dit_a_sa_place(guide: Write, rows: str, message: str) -> None:
    root = guide({**EMPTY, "data/territoires/communes.csv": COMMUNES + rows})
    with pytest.raises(Problems) as caught:
        load_territories(root)
    assert [str(problem) for problem in caught.value.faults] == [f"data/territoires/{message}"]


def test_un_nom_d_hier_sans_commune_d_aujourd_hui_se_dit(guide: Write) -> None:
    former = {"data/territoires/anciennes.csv": "code,nom,sorte,commune\n01002,Là,deleguee,01001\n"}
    root = guide({**EMPTY, "data/territoires/communes.csv": COMMUNES, **former})
    with pytest.raises(Problems) as caught:
        load_territories(root)
    assert [str(problem) for problem in caught.value.faults] == [
        "data/territoires/anciennes.csv:2: commune : « 01001 » est inconnu dans communes.csv"
    ]


def test_un_tableau_absent_se_dit(tmp_path: Path) -> None:
    with pytest.raises(Problems) as caught:
        load_territories(tmp_path)
    assert "data/territoires/communes.csv:1: fichier introuvable" in str(caught.value)


NAMES = json.loads((ROOT / "tests/navigateur/noms.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "expected"), NAMES["communes"])
def test_un_nom_se_compare_sans_accent_ni_signe(text: str, expected: list[str]) -> None:
    assert list(keys(text)) == expected


@pytest.mark.parametrize(("text", "expected"), NAMES["intercommunalites"])
def test_une_intercommunalite_se_compare_sans_sa_nature(text: str, expected: list[str]) -> None:
    assert list(union_keys(text)) == expected


def test_la_nature_d_une_intercommunalite_s_ecrit_en_toutes_lettres() -> None:
    assert full_name("CC de la Dombes") == "Communauté de communes de la Dombes"
    assert full_name("Métropole de Lyon") == "Métropole de Lyon"


def test_chaque_commune_est_dans_sa_tranche(atlas: Atlas, corpus: Corpus) -> None:
    for commune, placed in atlas.inhabited():
        assert atlas.profiles[placed.profile].covers(Structure.COMMUNE, commune.population or 0)


@pytest.mark.parametrize(
    ("population", "near"),
    [(3_324, ()), (3_325, (3_500,)), (3_499, (3_500,)), (3_500, (3_500,)), (3_675, (3_500,)), (3_676, ())],
)
def test_a_cinq_pour_cent_d_un_seuil_la_population_est_a_verifier(
    population: int, near: tuple[int, ...]
) -> None:
    profiles = (Profil(Structure.COMMUNE, 0, 3_499), Profil(Structure.COMMUNE, 3_500, None))
    atlas = Atlas(Territories({}, {}, {}), profiles, 5)
    assert atlas.near(Structure.COMMUNE, population) == near
    placed = atlas.place(Structure.COMMUNE, population, None, ())
    assert placed.reasons == tuple(f"s{start}" for start in near)
    assert bool(placed.neighbours) == bool(near)


def test_deux_chiffres_qui_menent_a_deux_fiches_se_disent() -> None:
    profiles = (Profil(Structure.COMMUNE, 0, 3_499), Profil(Structure.COMMUNE, 3_500, None))
    placed = Atlas(Territories({}, {}, {}), profiles, 5).place(Structure.COMMUNE, 3_900, 3_400, ())
    assert (placed.profile, placed.neighbours, placed.reasons) == (1, (0,), ("d",))


def test_une_intercommunalite_sait_si_l_une_de_ses_communes_atteint_le_seuil(atlas: Atlas) -> None:
    """CGCT, L5211-36 : au moins une commune de 3 500 habitants. Près du seuil, la question reste posée."""
    biggest: dict[str, int] = {}
    for commune in atlas.territories.communes.values():
        if commune.epci:
            biggest[commune.epci] = max(biggest.get(commune.epci, 0), commune.population or 0)
    found = {siren: list(atlas.answers(item)) for siren, item in atlas.territories.epci.items()}
    assert found.keys() == biggest.keys()
    assert all((said == ["membre_3500=oui"]) is (biggest[siren] >= 3_500) for siren, said in found.items())
    assert all((said == ["membre_3500=non"]) is (biggest[siren] < 3_325) for siren, said in found.items())
    assert Counter(len(said) for said in found.values())[0] > 0, "aucune n'est près du seuil"


def test_le_morceau_d_une_intercommunalite_dit_ce_que_l_on_sait_d_elle(
    families: dict[str, Family], atlas: Atlas
) -> None:
    lines = {
        cells[1]: cells
        for leaf in families["chiffres"].leaves
        for line in leaf.lines
        if len((cells := line.split("|"))[1]) == 9
    }
    found = {siren: lines[siren][7].split() for siren in atlas.territories.epci}
    assert found == {siren: list(atlas.answers(it)) for siren, it in atlas.territories.epci.items()}


def test_hors_d_un_departement_la_fiche_previent(atlas: Atlas) -> None:
    assert "p" in atlas.placed["98735"].reasons
    assert "m" in atlas.placed["85113"].reasons
    assert "98412" not in atlas.placed


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("97105", ["o"]),
        ("97411", ["o"]),
        ("97608", ["o"]),
        ("97502", ["p", "o"]),
        ("98735", ["p", "o"]),
        ("98818", ["p", "o"]),
        ("67482", ["l"]),
        ("57463", ["l"]),
        ("14118", []),
    ],
)
def test_outre_mer_et_droit_local_rien_n_est_tenu_pour_verifie(
    atlas: Atlas, code: str, expected: list[str]
) -> None:
    """Basse-Terre, Saint-Denis, Mamoudzou, Saint-Pierre, Papeete, Nouméa, Strasbourg, Metz, et Caen."""
    assert [reason for reason in atlas.placed[code].reasons if reason in "pol"] == expected


def test_aucun_morceau_ne_pese_plus_de_12_ko(families: dict[str, Family]) -> None:
    for name, found in families.items():
        for shard in (*found.leaves, *found.summaries):
            _, text = script(file_name(name, shard.start), shard)
            assert len(brotli.compress(text.encode())) <= BUDGET, (name, shard.start)


def test_la_table_reste_legere(territories: Territories, corpus: Corpus, families: dict[str, Family]) -> None:
    given = table(territories, corpus.profils(), corpus.territoires, families, "essai")
    assert len(brotli.compress(literal(given).encode())) <= 4_000


def test_chaque_territoire_se_trouve_dans_un_seul_morceau(atlas: Atlas, families: dict[str, Family]) -> None:
    for entries, found in ((atlas.by_name(), families["noms"]), (atlas.by_number(), families["chiffres"])):
        assert lost(entries, found) == []


def lost(entries: Iterable[Entry], found: Family) -> list[tuple[str, str]]:
    """Les lignes qu'un de leurs débuts de mot, tapé en entier, ne donne pas."""
    lines = {shard.start: set(shard.lines) for shard in found.leaves}
    short = {shard.start: set(shard.lines) for shard in found.summaries}
    missing = []
    for entry in entries:
        for start in entry.keys:
            shard = found.find(start)
            kept = short[start] if start in short else lines[shard.start]
            if entry.line not in kept:
                missing.append((start, entry.line))
    return missing


def test_chaque_lettre_tapee_mene_au_morceau_ou_a_un_resume(
    atlas: Atlas, families: dict[str, Family]
) -> None:
    found = families["noms"]
    for entry in list(atlas.by_name())[::97]:
        for start in entry.keys:
            for length in range(1, len(start) + 1):
                shard = found.find(start[:length])
                assert start[:length] in found.short or entry.line in shard.lines, start[:length]


def test_une_commune_est_suivie_de_son_intercommunalite(families: dict[str, Family]) -> None:
    shard = families["chiffres"].find("01001")
    codes = [line.split("|")[1] for line in shard.lines]
    assert codes.index("01001") < codes.index("200069193")


def test_un_debut_trop_court_repond_par_les_noms_exacts_puis_les_plus_peuples() -> None:
    heavy = [Entry(str(rank), (f"a{rank:05}",), rank, f"{rank}|{'x' * 400}") for rank in range(100)]
    found = family([*heavy, Entry("a", ("a",), 0, "exact")], {})
    assert found.find("a").lines[:3] == ("exact", heavy[99].line, heavy[98].line)
    assert heavy[5].line in found.find("a00005").lines
