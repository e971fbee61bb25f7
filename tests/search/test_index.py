"""L'index : ce que chaque page y laisse, et tout le texte en morceaux."""

import json
from typing import Any

import brotli

from macros.corpus.facts import Corpus
from macros.search import fulltext
from macros.search.index import files
from macros.search.reading import PageLue
from macros.search.words import root
from tests.conftest import reduced

BUDGET = 6_000


def page(address: str, *sentences: str, headings: tuple[str, ...] = ()) -> PageLue:
    """Une page lue, titrée de son adresse."""
    anchors = tuple((heading, f"ancre-{rank}") for rank, heading in enumerate(headings))
    return PageLue(address, f"Titre {address}", "Résumé.", headings, sentences, anchors)


def index(*pages: PageLue, corpus: Corpus | None = None) -> dict[str, Any]:
    """Les données du premier fichier."""
    _, text = next(files(corpus or reduced({}), (), pages))
    start, end = "globalThis.guideIndex = ", ";\n"
    assert text.startswith(start)
    assert text.endswith(end)
    data: dict[str, Any] = json.loads(text.removeprefix(start).removesuffix(end))
    return data


def found(word: str, *pages: PageLue) -> list[str]:
    """Les adresses où les morceaux trouvent un mot."""
    guide = [item for item in pages if not item.adresse.startswith("retours/")]
    reports = [item for item in pages if item.adresse.startswith("retours/")]
    for shard in fulltext.shards(guide, reports):
        numbers = shard.words.get(word, ())[::2]
        if numbers:
            names = [item.adresse for item in guide] + [address for address, _ in shard.reports]
            return [names[number] for number in numbers]
    return []


def test_un_mot_ecrit_une_seule_fois_se_trouve_meme_parmi_des_milliers_de_recits() -> None:
    """Un récit de plus ne rend aucune page moins trouvable : rien n'est partagé entre elles."""
    own = page("a/", "Le versement utilise asalae.")
    reports = [page(f"retours/r{rank}/", "La cantine municipale facture ses repas.") for rank in range(100)]
    rare = page("retours/rare/", "Le pigeonnier est numérisé.")
    assert found(root("asalae"), own, rare, *reports) == ["a/"]
    assert found(root("pigeonnier"), own, rare, *reports) == ["retours/rare/"]


def test_un_recit_de_plus_ne_change_la_note_d_aucune_page() -> None:
    pages = [page("a/", "La cantine déclare ses achats."), page("b/", "La cantine et les factures.")]
    reports = [page(f"retours/r{rank}/", "La cantine municipale facture.") for rank in range(300)]

    def notes(shards: list[fulltext.Shard]) -> dict[str, list[tuple[int, int]]]:
        """Par mot, les pages et leur note, récits ôtés."""
        said = {word: notes for one in shards for word, notes in one.words.items()}
        pairs = {word: list(zip(notes[::2], notes[1::2], strict=True)) for word, notes in said.items()}
        return {word: [pair for pair in kept if pair[0] < len(pages)] for word, kept in pairs.items()}

    alone, crowded = notes(fulltext.shards(pages, [])), notes(fulltext.shards(pages, reports))
    assert alone == {word: crowded[word] for word in alone}
    assert index(*pages)["lieux"] == index(*pages, *reports)["lieux"]


def test_un_mot_se_retrouve_par_le_debut_de_son_morceau() -> None:
    pages = [page(f"p{rank}/", " ".join(f"mot{n:05}" for n in range(rank, 6_000, 9))) for rank in range(60)]
    shards = fulltext.shards(pages, [])
    begins = fulltext.starts(shards)
    assert begins == sorted(begins)
    for rank, one in enumerate(shards):
        assert all(sum(begin <= word for begin in begins) == rank + 1 for word in one.words)


def test_d_un_mot_courant_les_meilleurs_recits_seulement() -> None:
    reports = [page(f"retours/r{rank}/", "La cantine.") for rank in range(100)]
    assert len(found(root("cantine"), *reports)) == fulltext.RECITS


def test_un_article_de_loi_est_un_mot_entier() -> None:
    assert found("l2131-1", page("a/", "Voir l'article L. 2131-1 du code.")) == ["a/"]


def test_un_morceau_reste_leger() -> None:
    words = [f"mot{rank:05}" for rank in range(4_000)]
    pages = [page(f"p{rank}/", " ".join(words[rank::7])) for rank in range(60)]
    made = list(files(reduced({}), (), pages))[1:]
    assert len(made) > 3
    assert max(len(brotli.compress(text.encode())) for _, text in made) <= BUDGET


def test_un_intertitre_present_partout_est_ote() -> None:
    pages = [page(f"a/{rank}/", headings=("En clair", f"Propre {rank}")) for rank in range(8)]
    assert index(*pages)["pages"][2][-1] == ["Propre 2"]


def test_une_question_de_page_est_un_resultat_a_son_ancre() -> None:
    (_, asked) = index(page("obligations/x/", headings=("Et nous ?", "En clair")))["pages"]
    assert asked[:2] == ["obligations/x/#ancre-0", "Et nous ?"]


def test_la_rubrique_porte_le_titre_de_son_entree_et_la_page_de_recherche_s_ignore() -> None:
    data = index(page("a/"), page("a/b/"), page("seule/"), page("recherche/"))
    assert data["rubriques"] == {"a": "Titre a/"}
    assert [entry[0] for entry in data["pages"]] == ["a/", "a/b/", "seule/"]


def test_une_fiche_apporte_ses_noms_ses_mots_cles_et_ses_sigles(corpus: Corpus) -> None:
    entry = index(page("obligations/rgpd-delegue/"), corpus=corpus)["pages"][0]
    fiche = corpus.obligation("rgpd_delegue")
    assert entry[2] == [fiche.nom_court, fiche.nom]
    assert entry[3] == list(fiche.mots_cles)
    assert "DPD" in str(entry[4])


def test_chaque_mot_du_lexique_est_un_resultat_a_son_ancre(corpus: Corpus) -> None:
    addresses = [entry[0] for entry in index(corpus=corpus)["pages"]]
    assert "lexique/#csirt" in addresses
    assert len(addresses) == len(corpus.lexique)
