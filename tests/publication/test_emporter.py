"""À la publication, un fichier fabriqué a son lien et son poids ; un autre reste un texte."""

from macros.markup import html
from macros.publication.downloads import placed

PLACE = "telecharger/fichiers/livret.pdf"
PAGE = f"<main><p>{html.awaited('Le livret & ses fiches (PDF, en français)', PLACE)}</p></main>".encode()
SITE = {"telecharger/index.html": PAGE, "une/deux/index.html": PAGE, "index.html": PAGE, "a.css": b"a{}"}


def test_chaque_page_mene_au_fichier_et_dit_son_poids() -> None:
    made = placed(SITE, {PLACE: b"x" * 2_620_069})
    said = "Le livret &amp; ses fiches (PDF, en français, 2\u202f621 ko)</a></p></main>"
    assert made["telecharger/index.html"].decode() == f'<main><p><a href="fichiers/livret.pdf">{said}'
    assert f'<a href="../../{PLACE}">{said}' in made["une/deux/index.html"].decode()
    assert f'<a href="{PLACE}">{said}' in made["index.html"].decode()
    assert len(made[PLACE]) == 2_620_069 and made["a.css"] == b"a{}"


def test_un_fichier_qui_n_est_pas_fabrique_reste_un_texte() -> None:
    assert placed(SITE, {"autre.odt": b"x"})["index.html"] == PAGE
