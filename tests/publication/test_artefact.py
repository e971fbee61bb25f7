"""Compression, archive, sommes, nomenclature : les mêmes octets à chaque fois, et lisibles par d'autres."""

import gzip
import io
import json
import os
import subprocess
import tarfile
import time
from hashlib import sha256
from importlib.resources import files
from pathlib import Path, PurePath

import brotli
import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]
from referencing import Registry
from referencing.jsonschema import DRAFT7

from macros.corpus.loader import load_corpus
from macros.models.credits import BUNDLES
from macros.publication.archive import archive, sums
from macros.publication.bom import Component, bom, libraries, territories
from macros.publication.compression import compressed
from macros.publication.policy import HEADER, POLICY, guarded
from macros.publication.pruning import pruned
from macros.publication.refusals import Refused
from macros.publication.tree import dated, read, write
from tests.built import Built
from tests.conftest import ROOT
from tests.publication.essai import SITE

DAY = 1795219200
SCHEMAS = Path(str(files("cyclonedx"))) / "schema" / "_res"


def cyclonedx() -> Draft7Validator:
    """Le schéma de CycloneDX, et la liste des licences qu'il cite."""
    main, licences = (
        json.loads((SCHEMAS / name).read_text("utf-8"))
        for name in ("bom-1.6.SNAPSHOT.schema.json", "spdx.SNAPSHOT.schema.json")
    )
    listed = DRAFT7.create_resource(licences)
    known: Registry[object] = Registry().with_resource(
        "http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json", listed
    )
    return Draft7Validator(main, registry=known)


def test_chaque_texte_a_ses_deux_formes_quand_elles_pesent_moins(site: Built) -> None:
    made = compressed(SITE)
    assert brotli.decompress(made["assets/guide.css.br"]) == SITE["assets/guide.css"]
    assert gzip.decompress(made["assets/guide.css.gz"]) == SITE["assets/guide.css"]
    assert "modeles/une.odt.br" not in made
    assert "assets/index.js.gz" not in made, "plus lourd compressé"
    kinds = {PurePath(name).suffix: content for name, content in pruned(read(site.root)).items()}
    texts = {kind: b"texte " * 40 for kind, content in kinds.items() if not content.startswith(b"\x89PNG")}
    missing = {kind for kind in texts if not {f"{kind}.br", f"{kind}.gz"} <= compressed(texts).keys()}
    assert missing == set(), "une sorte de texte du site part sans être compressée"


def test_l_archive_se_deplie_et_ne_dit_rien_de_la_machine(tmp_path: Path) -> None:
    packed = archive("guide-1", SITE, DAY)
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        tar.extractall(tmp_path, filter="data")
        members = tar.getmembers()
    assert read(tmp_path / "guide-1") == dict(SITE)
    assert {(item.uid, item.uname, item.mode) for item in members} == {(0, "", 0o644)}
    assert {item.name.partition("/")[2]: item.mtime for item in members} == {
        name: dated(SITE, name) for name in SITE
    }


def test_deux_fabrications_donnent_les_memes_octets(tmp_path: Path) -> None:
    """L'ordre des fichiers, leur date et leur dossier ne comptent pas."""
    folders = (tmp_path / "a", tmp_path / "b")
    write(folders[0], SITE)
    write(folders[1], dict(list(SITE.items())[::-1]))
    first, second = (archive("guide-1", compressed(read(folder)), DAY) for folder in folders)
    assert first == second


def dates(folder: Path) -> dict[str, int]:
    """La date de chaque fichier d'un dossier."""
    return {name: int((folder / name).stat().st_mtime) for name in read(folder)}


def test_la_date_d_un_fichier_suit_son_contenu_et_lui_seul(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    write(first, compressed(SITE))
    write(second, compressed({**SITE, "une/index.html": SITE["une/index.html"].replace(b"20", b"21")}), first)
    before, after = dates(first), dates(second)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"une/index.html", "une/index.html.br", "une/index.html.gz"}
    assert {after[name] for name in changed} == {after["une/index.html"]}, (
        "une page et ses formes vont ensemble"
    )


def test_une_date_ne_recule_jamais_dans_le_dossier_servi(tmp_path: Path) -> None:
    """Caddy n'envoie une page que si sa date a avancé."""
    write(tmp_path / "0", {"page.txt": b"0"})
    for edition in range(1, 20):
        write(tmp_path / str(edition), {"page.txt": str(edition).encode()}, tmp_path / str(edition - 1))
    found = [dates(tmp_path / str(edition))["page.txt"] for edition in range(20)]
    assert found == sorted(set(found))
    assert found[-1] < time.time()


@pytest.mark.parametrize("mask", [0o077, 0o027, 0o000])
def test_le_dossier_publie_se_lit_quel_que_soit_le_masque(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write(tmp_path / "dist", SITE)
    finally:
        os.umask(before)
    modes = {
        (path.is_dir(), path.stat().st_mode & 0o777)
        for path in [tmp_path / "dist", *(tmp_path / "dist").rglob("*")]
    }
    assert modes == {(True, 0o755), (False, 0o644)}


def test_les_sommes_se_verifient_avec_l_outil_ordinaire(tmp_path: Path) -> None:
    write(tmp_path, {**SITE, "SHA256SUMS": sums(SITE)})
    check = ["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"]
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "index.html").write_text("autre", encoding="utf-8")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1


def test_la_nomenclature_suit_le_schema_de_cyclonedx() -> None:
    communes = {"assets/communes/table.js": SITE["assets/communes/table.js"]}
    parts = [
        *libraries(SITE),
        Component("donnees", "6.0", "etalab-2.0", "pkg:npm/donnees@6.0", b"Le texte.", communes, "data"),
    ]
    found = json.loads(bom("guide", "1", parts, SITE, DAY))
    assert [error.message for error in cyclonedx().iter_errors(found)] == []
    assert [part["purl"] for part in found["components"]] == ["pkg:npm/donnees@6.0", "pkg:npm/moteur@1.2.3"]
    assert bom("guide", "1", parts[::-1], SITE, DAY) == bom("guide", "1", parts, SITE, DAY)
    found["components"][0]["licenses"] = [{"license": {"id": "Licence Ouverte"}}]
    assert not cyclonedx().is_valid(found), "le schéma refuse une licence hors de sa liste"


def test_la_nomenclature_donne_l_empreinte_des_fichiers_et_le_texte_de_la_licence() -> None:
    (part,) = json.loads(bom("guide", "1", libraries(SITE), SITE, DAY))["components"]
    assert part["licenses"] == [{"license": {"id": "MIT", "text": {"content": "La licence.\n"}}}]
    (file,) = part["components"]
    assert file["name"] == "assets/moteur.js"
    assert file["hashes"] == [{"alg": "SHA-256", "content": sha256(SITE[file["name"]]).hexdigest()}]


def test_une_bibliotheque_sans_le_texte_de_sa_licence_ne_se_publie_pas() -> None:
    bare = {name: content for name, content in SITE.items() if name != "assets/licences/moteur.txt"}
    with pytest.raises(Refused, match="il manque le texte d'une licence"):
        list(libraries(bare))


def test_chaque_fichier_d_autrui_que_porte_le_site_est_dans_la_nomenclature(site: Built) -> None:
    files = pruned(read(site.root))
    parts = [*libraries(files), territories(load_corpus(ROOT).territoires, files)]
    told = {name for part in parts for name in part.files}
    shards = {name for name in files if name.startswith("assets/communes/")}
    assert len(shards) > 10
    assert told == shards | {f"assets/{name}" for name in BUNDLES}
    assert {part.name for part in parts} >= {"accessible-autocomplete", "core-js", "preact", "minisearch"}
    assert all(part.text for part in parts)


def test_chaque_page_porte_sa_regle_une_fois() -> None:
    made = guarded(SITE)
    for name in ("index.html", "404.html", "une/index.html"):
        assert made[name].decode().count(f'http-equiv="Content-Security-Policy" content="{POLICY}"') == 1
    assert "unsafe" not in HEADER


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("essai.html", b"<h1>Une page brute</h1>"),
        ("essai.html", b'<script>x</script><!-- <meta charset="utf-8"> -->'),
        ("essai.html", b'<!DOCTYPE html><html><head><script src="x"></script><meta charset="utf-8">'),
        ("essai.html", b""),
        ("essai.htm", SITE["index.html"]),
        ("ESSAI.HTML", b"<h1>Une page brute</h1>"),
        ("essai.xhtml", b"<html/>"),
        ("essai.html", SITE["index.html"].replace(b"</head>", b"<base href='https://x.fr'></head>")),
        (
            "essai.html",
            SITE["index.html"].replace(b"<h1>", b'<meta content="0;url=x" http-equiv="refresh"><h1>'),
        ),
        ("essai.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'),
        ("essai.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'),
        ("essai.svg", b'<svg><a href="javascript:x"/></svg>'),
        ("essai.xml", b'<x:script xmlns:x="http://www.w3.org/1999/xhtml">x</x:script>'),
    ],
)
def test_ce_que_l_on_ne_sait_pas_garder_n_est_pas_publie(name: str, content: bytes) -> None:
    with pytest.raises(Refused, match=f"/{name} "):
        guarded({**SITE, name: content})
