"""Les mots de tous les jours d'une page : la page existe, et répond à chacun."""

from macros.checks.keywords import known_roots
from macros.corpus.facts import Corpus
from macros.search.reading import PageLue, read_page
from macros.search.synonyms import synonyms
from macros.search.words import roots
from tests.built import Built


def unanswered(corpus: Corpus, page: PageLue, words: tuple[str, ...]) -> list[str]:
    """Les mots dont la page ne porte aucune racine, ni celle d'un équivalent."""
    groups = synonyms(corpus.lexique.values(), corpus.synonymes.values())
    known = known_roots(
        " ".join((page.titre, page.resume, *page.intertitres, *page.phrases)),
        [[" ".join(roots(form)) for form in group] for group in groups],
    )
    return [word for word in words if known.isdisjoint(roots(word))]


def test_chaque_page_cherchee_existe_et_repond_a_ses_mots(site: Built, corpus: Corpus) -> None:
    faults = []
    for entree in corpus.entrees.values():
        path = site.root / entree.page / "index.html"
        if not path.is_file():
            faults.append(f"{entree.page} n'existe pas")
            continue
        read = read_page(entree.page, path.read_text(encoding="utf-8"))
        faults += [f"{entree.page} : « {word} »" for word in unanswered(corpus, read, entree.mots)]
    assert faults == []


def test_un_mot_sans_reponse_se_voit(corpus: Corpus) -> None:
    page = PageLue("a/", "La cantine", "", (), ("Déclarez les achats.",))
    assert unanswered(corpus, page, ("cantine", "trottinette")) == ["trottinette"]
