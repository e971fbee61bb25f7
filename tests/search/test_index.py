"""L'index : ce que chaque page y laisse."""

import json
from typing import Any

from macros.corpus.facts import Corpus
from macros.search.index import REPETEE, script
from macros.search.reading import PageLue
from tests.conftest import reduced

REFRAIN = "Demandez conseil au secrétariat départemental voisin."


def page(address: str, *sentences: str, headings: tuple[str, ...] = ()) -> PageLue:
    """Une page lue, titrée de son adresse."""
    return PageLue(address, f"Titre {address}", "Résumé.", headings, sentences)


def index(*pages: PageLue, corpus: Corpus | None = None) -> dict[str, Any]:
    """Les données du script."""
    text = script(corpus or reduced({}), pages)
    start, end = "globalThis.guideIndex = ", ";\n"
    assert text.startswith(start)
    assert text.endswith(end)
    data: dict[str, Any] = json.loads(text.removeprefix(start).removesuffix(end))
    return data


def test_une_phrase_reprise_partout_est_otee_une_phrase_propre_est_gardee() -> None:
    own = "La cantine municipale accepte les tickets colorés."
    pages = [page(f"a/{rank}/", REFRAIN) for rank in range(REPETEE)]
    kept = index(*pages, page("a/z/", REFRAIN, own))["pages"]
    assert [entry[-1] for entry in kept] == [[]] * REPETEE + [[own]]


def test_un_intertitre_present_partout_est_ote() -> None:
    pages = [page(f"a/{rank}/", headings=("En clair", f"Propre {rank}")) for rank in range(8)]
    assert index(*pages)["pages"][2][-2] == ["Propre 2"]


def test_la_rubrique_porte_le_titre_de_son_entree_et_la_page_de_recherche_s_ignore() -> None:
    data = index(page("a/"), page("a/b/"), page("seule/"), page("recherche/"))
    assert data["rubriques"] == {"a": "Titre a/"}
    assert [entry[0] for entry in data["pages"]] == ["a/", "a/b/", "seule/"]


def test_une_fiche_apporte_ses_noms_ses_mots_cles_et_ses_sigles(corpus: Corpus) -> None:
    (entry,) = index(page("obligations/rgpd-delegue/"), corpus=corpus)["pages"]
    fiche = corpus.obligation("rgpd_delegue")
    assert entry[2] == [fiche.nom_court, fiche.nom]
    assert entry[3] == list(fiche.mots_cles)
    assert "DPD" in str(entry[4])
