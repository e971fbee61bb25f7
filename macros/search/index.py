"""L'index de recherche : les textes de chaque page, pesés pour tenir dans un envoi léger."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from macros.corpus.facts import Corpus
from macros.models.obligations import Obligation
from macros.search.reading import PageLue
from macros.search.synonyms import synonyms
from macros.texts.french import words
from macros.texts.lexicon import foreign

TEXTE_EN_TOUT = 80_000
"""Les signes de texte gardés pour tout le guide, partagés entre les pages : l'index garde son poids."""

TEXTE_PAR_PAGE = 1_600
"""La part d'une page quand elles sont peu nombreuses."""

HORS_INDEX = frozenset({"recherche/", "plan-du-site/"})
"""Les pages qui ne font que mener aux autres."""

COURANT = 0.25
"""Un mot, un intertitre présent sur plus d'un quart des pages ne distingue aucune d'elles."""

REPETEE = 3
"""Une phrase reprise sur plus de trois pages est un refrain."""

NOUVEAUX = 3
"""Une phrase est gardée si elle apporte trois mots nouveaux à sa page."""

Entry = list[str | list[str]]
Told = tuple[list[str], list[str], list[str]]


def script(corpus: Corpus, site: Iterable[PageLue]) -> str:
    """Le fichier d'index : un script qui pose ses données, lisible aussi depuis un dossier (`file://`)."""
    pages = [page for page in site if page.adresse not in HORS_INDEX]
    data = {
        "rubriques": sections(pages),
        "anglais": list(foreign(corpus.lexique.values())),
        "synonymes": synonyms(corpus.lexique.values(), corpus.synonymes.values()),
        "pages": entries(corpus, pages),
    }
    return f"globalThis.guideIndex = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def sections(pages: Sequence[PageLue]) -> dict[str, str]:
    """Le nom de chaque rubrique : le titre de sa page d'entrée, par premier morceau d'adresse."""
    held = {page.adresse.partition("/")[0] for page in pages if page.adresse.count("/") > 1}
    titles = {page.adresse.rstrip("/"): page.titre for page in pages}
    return {section: titles[section] for section in sorted(held & titles.keys())}


def entries(corpus: Corpus, pages: Sequence[PageLue]) -> list[Entry]:
    """Ce que l'index retient de chaque page, dans l'ordre que lit `moteur.js`."""
    commons, known = Commons(pages), dict(told(corpus))
    return [entry(page, known.get(page.adresse, ([], [], [])), commons) for page in pages]


def entry(page: PageLue, told: Told, commons: "Commons") -> Entry:
    """Une page : adresse, titre, autres noms, mots-clés, sigles, résumé, intertitres, phrases."""
    headings = [heading for heading in page.intertitres if not commons.heading(heading)]
    return [page.adresse, page.titre, *told, page.resume, headings, commons.kept(page)]


def told(corpus: Corpus) -> Iterator[tuple[str, Told]]:
    """Ce que les données ajoutent au texte d'une page : ses autres noms, ses mots-clés, ses sigles.

    Une page qui est une liste est connue par les noms de ce qu'elle liste.
    """
    for item in corpus.obligations.values():
        sigles = [corpus.lexique[sigle].ecriture for sigle in item.sigles]
        yield address(item), ([item.nom_court, item.nom], list(item.mots_cles), sigles)
    yield "lexique/", ([], [], [term.ecriture for term in corpus.lexique.values()])
    yield "qui-aide/", ([], [], [actor.nom for actor in corpus.acteurs.values()])


def address(obligation: Obligation) -> str:
    """L'adresse d'une fiche dans le site."""
    return f"obligations/{obligation.id.replace('_', '-')}/"


class Commons:
    """Ce que les pages ont en commun, et qui n'aide donc pas à les distinguer."""

    def __init__(self, pages: Sequence[PageLue]) -> None:
        self.limit = max(REPETEE, int(len(pages) * COURANT))
        self.share = min(TEXTE_PAR_PAGE, TEXTE_EN_TOUT // max(1, len(pages)))
        self.words = Counter(word for page in pages for word in set(words(" ".join(page.phrases))))
        self.sentences = Counter(sentence for page in pages for sentence in set(page.phrases))
        self.headings = Counter(heading for page in pages for heading in set(page.intertitres))

    def heading(self, heading: str) -> bool:
        """Vrai si cet intertitre revient partout (« En clair », « Sources »)."""
        return self.headings[heading] > self.limit

    def kept(self, page: PageLue) -> list[str]:
        """Les phrases d'une page qui lui apportent des mots rares, dans l'ordre, jusqu'à sa part."""
        seen = set(words(" ".join([page.titre, page.resume, *page.intertitres])))
        kept: list[str] = []
        for sentence in page.phrases:
            fresh = {word for word in words(sentence) if self.words[word] <= self.limit} - seen
            if len(fresh) >= NOUVEAUX and self.sentences[sentence] <= REPETEE:
                kept.append(sentence)
                seen |= fresh
            if sum(map(len, kept)) >= self.share:
                break
        return kept
