"""L'atelier rend chaque fichier du guide à la demande, les mêmes que ceux du site construit."""

from pathlib import Path

from macros.serving.workshop import Workshop
from tests.built import Built
from tests.conftest import ROOT


def test_chaque_fichier_rendu_a_la_demande_est_celui_du_site(site: Built) -> None:
    workshop = Workshop(ROOT)
    built = {path.relative_to(site.root).as_posix(): path for path in site.root.rglob("*") if path.is_file()}
    assert len(built) > 300
    assert [place for place in sorted(built) if workshop.content(place) != built[place].read_bytes()] == []


def test_les_pages_rendues_d_avance_sont_toutes_celles_du_guide() -> None:
    workshop = Workshop(ROOT)
    made = []
    while (found := workshop.ahead()) is not None:
        made.append(found)
    assert {place for place, _ in made} == workshop.site.pages.keys()
    assert all(isinstance(content, bytes) for _, content in made)


def test_un_fichier_absent_n_est_pas_une_faute(tmp_path: Path) -> None:
    assert Workshop(ROOT).content("absent/index.html") is None
