"""La lecture des fichiers : les valeurs restent ce que l'auteur a écrit, chaque faute a sa ligne."""

from datetime import date
from pathlib import Path

import pytest

from macros.reading.loading import UNREADABLE, Source, parse, read_page, read_yaml
from macros.reading.problems import Problems
from tests.conftest import Write


def value(guide: Write, text: str) -> object:
    return source(guide, text).value


def source(guide: Write, text: str) -> Source:
    root = guide({"data/x.yml": text})
    return read_yaml(root, root / "data/x.yml")


def faults(guide: Write, text: str) -> list[str]:
    with pytest.raises(Problems) as caught:
        source(guide, text)
    return [str(problem) for problem in caught.value.faults]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("01001", "01001"),
        ("2A004", "2A004"),
        ("12:30", "12:30"),
        ("1:30:00", "1:30:00"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".5", ".5"),
        ("on", "on"),
        ("off", "off"),
        ("oui", "oui"),
        ("non", "non"),
        ("yes", "yes"),
        ("no", "no"),
        ("True", "True"),
        ("NULL", "NULL"),
        ("2026-1-5", "2026-1-5"),
        ("2026-11-21T10:00:00", "2026-11-21T10:00:00"),
        ("'2026-11-21'", "2026-11-21"),
        ('"42"', "42"),
        ("'null'", "null"),
        ("|\n  42\n", "42\n"),
    ],
)
def test_ce_qui_est_ecrit_en_texte_reste_du_texte(guide: Write, written: str, read: str) -> None:
    assert value(guide, f"champ: {written}") == {"champ": read}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("42", 42),
        ("-3", -3),
        ("0", 0),
        ("8.1", 8.1),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2026-11-21", date(2026, 11, 21)),
        ("[a, 1]", ["a", 1]),
        ("{a: 1}", {"a": 1}),
    ],
)
def test_nombre_reponse_et_date_sont_reconnus(guide: Write, written: str, read: object) -> None:
    found = value(guide, f"champ: {written}")
    assert found == {"champ": read}
    assert isinstance(found, dict) and type(found["champ"]) is type(read)


def test_un_fichier_vide_ne_vaut_rien(guide: Write) -> None:
    assert value(guide, "# rien encore\n") is None


def test_chaque_valeur_garde_sa_ligne(guide: Write) -> None:
    read = source(guide, "nom: Essai\nliste:\n  - un\n  - deux:\n      trois: 3\n")
    assert [read.line(loc) for loc in (("nom",), ("liste", 0), ("liste", 1, "deux", "trois"))] == [1, 3, 5]


def test_un_champ_absent_est_montre_a_la_ligne_de_son_contenant(guide: Write) -> None:
    read = source(guide, "nom: Essai\nliste:\n  - un\n  - deux: 2\n")
    assert read.line(("liste", 1, "manquant")) == 4
    assert read.line(("absent",)) == 1


def test_toutes_les_cles_repetees_et_les_dates_impossibles_sont_dites_a_la_fois(guide: Write) -> None:
    assert faults(guide, "nom: a\ndate: 2026-02-30\nnom: b\nfin:\n  le: 2026-13-01\n  le: 2026-01-01\n") == [
        "data/x.yml:2: cette date n'existe pas : 2026-02-30. Exemple : 2026-11-21",
        "data/x.yml:3: nom : champ écrit deux fois ; gardez-en un seul. Exemple : nom: Essai",
        "data/x.yml:5: cette date n'existe pas : 2026-13-01. Exemple : 2026-11-21",
        "data/x.yml:6: le : champ écrit deux fois ; gardez-en un seul. Exemple : le: Essai",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("nom: Texte : suite\n", 1),
        ("a: 1\nb: [1, 2\nc: 3\n", 2),
        ("a: 1\n b: 2\n", 2),
        ('a: 1\nb: "ouvert\n', 2),
        ("a: 1\n\tb: 2\n", 2),
        ("a: *inconnu\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: 1\nb: @essai\n", 2),
    ],
)
def test_un_yaml_casse_se_dit_en_francais_avec_sa_ligne(guide: Write, text: str, line: int) -> None:
    assert faults(guide, text) == [f"data/x.yml:{line}: {UNREADABLE}"]


def test_une_cle_qui_est_une_liste_est_refusee(guide: Write) -> None:
    assert faults(guide, "nom: a\n[b, c]: 2\n") == [
        "data/x.yml:2: nom de champ attendu avant les deux-points. Exemple : nom: Essai"
    ]


def test_un_renvoi_yaml_est_refuse(guide: Write) -> None:
    assert faults(guide, "a: &moi\n  - *moi\n") == [
        "data/x.yml:1: renvoi YAML (& et *) refusé ; écrivez la valeur à chaque fois. Exemple : nom: Essai"
    ]


def test_un_fichier_absent_se_dit_en_francais(tmp_path: Path) -> None:
    with pytest.raises(Problems) as caught:
        read_yaml(tmp_path, tmp_path / "data/x.yml")
    assert (
        str(caught.value.faults[0])
        == "data/x.yml:1: fichier introuvable ; créez-le ou corrigez son nom. Exemple : x.yml"
    )


def test_un_fichier_qui_n_est_pas_en_utf8_se_dit_en_francais(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes("nom: Élu".encode("latin-1"))
    with pytest.raises(Problems) as caught:
        read_yaml(tmp_path, tmp_path / "x.yml")
    assert str(caught.value.faults[0]) == (
        "x.yml:1: le fichier n'est pas en UTF-8 ; enregistrez-le ainsi. Exemple : UTF-8"
    )


def test_la_marque_et_les_fins_de_ligne_de_windows_ne_genent_pas(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes(b"\xef\xbb\xbfnom: a\r\nliste:\r\n  - b\r\n")
    read = read_yaml(tmp_path, tmp_path / "x.yml")
    assert read.value == {"nom": "a", "liste": ["b"]}
    assert read.line(("liste", 0)) == 3


def page(guide: Write, text: str) -> Source:
    root = guide({"docs/x.md": text})
    return read_page(root, root / "docs/x.md")


def test_une_page_garde_la_ligne_de_son_en_tete_et_de_son_corps(guide: Write) -> None:
    read = page(guide, "---\ntitre: Essai\ndescription: Une phrase.\n---\n# Essai\n\n---\n\nSuite\n")
    assert read.value == {"titre": "Essai", "description": "Une phrase."}
    assert read.line(("description",)) == 3
    assert (read.body, read.body_line) == ("# Essai\n\n---\n\nSuite\n", 5)


@pytest.mark.parametrize("text", ["# Essai\n", "---\ntitre: Essai\n", ""])
def test_une_page_sans_en_tete_ferme_n_en_a_pas(guide: Write, text: str) -> None:
    read = page(guide, text)
    assert (read.value, read.body, read.body_line) == ({}, text, 1)


def test_un_en_tete_vide_ne_dit_rien(guide: Write) -> None:
    read = page(guide, "---\n---\n# Essai\n")
    assert (read.value, read.body_line) == ({}, 3)


def test_une_faute_dans_un_en_tete_porte_la_ligne_du_fichier(guide: Write) -> None:
    with pytest.raises(Problems) as caught:
        page(guide, "---\ntitre: a\ntitre: b\n---\n")
    assert str(caught.value.faults[0]) == (
        "docs/x.md:3: titre : champ écrit deux fois ; gardez-en un seul. Exemple : titre: Essai"
    )


@pytest.mark.parametrize(
    ("text", "line", "start"),
    [
        ("a: " + "[" * 5000 + "]" * 5000, 1, "champs rangés les uns dans les autres sans fin"),
        ("[" * 200_000, 1, "champs rangés les uns dans les autres sans fin"),
        ("a: 1\nb: " + "{a: " * 3000 + "}" * 3000, 2, "champs rangés"),
        ("a: 1\nb: " + "[" * 50 + "]" * 50, 2, "champs rangés"),
        ("a: 1\nb: " + "9" * 5000, 2, "nombre trop grand : 999999999999…. Exemple : 120"),
        ("a: 0." + "9" * 400, 1, "nombre trop grand"),
        ("a: 1\nb: !secret c", 2, "« !secret » refusé"),
        ("a: !!python/object/apply:os.system [id]", 1, "« tag:yaml.org,2002:python/object"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_un_fichier_demesure_ou_ruse_se_dit_sans_trace(text: str, line: int, start: str) -> None:
    with pytest.raises(Problems) as caught:
        parse(text, "data/essai.yml", 1)
    (problem,) = caught.value.faults
    assert (problem.path, problem.line) == ("data/essai.yml", line)
    assert problem.message.startswith(start)


def test_un_dossier_qui_porte_le_nom_d_un_fichier_se_dit(tmp_path: Path) -> None:
    (tmp_path / "essai.yml").mkdir()
    with pytest.raises(Problems, match=r"essai\.yml:1: c'est un dossier, et son nom est celui d'un fichier"):
        read_yaml(tmp_path, tmp_path / "essai.yml")
