"""L'index de recherche : un premier fichier qui répond aussitôt, et tout le texte en morceaux."""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from macros.corpus.facts import Corpus
from macros.markup.here import INDEX, TEXTES
from macros.markup.literals import literal
from macros.models.lexique import Terme
from macros.models.obligations import Obligation, Structure
from macros.search import fulltext
from macros.search.places import places
from macros.search.reading import PageLue
from macros.search.synonyms import synonyms
from macros.search.words import TOOLS, roots
from macros.texts.french import capital
from macros.texts.lexicon import foreign
from macros.views.lexique import anchor
from macros.views.profils import title

HORS_INDEX = frozenset({"recherche/", "plan-du-site/"})
"""Les pages qui ne font que mener aux autres."""

A_PROPOS = ("accessibilite/", "contribuer/", "retours/")
"""Là où un intertitre qui interroge n'est pas une question de lecteur."""

COURANT = 0.25
"""Un intertitre présent sur plus d'un quart des pages ne distingue aucune d'elles."""

REPANDU = 0.4
"""Une racine lue sur plus de quatre pages sur dix distingue mal une page des autres."""

Entry = list[str | list[str]]
Told = tuple[list[str], list[str], list[str]]
BARE: Told = ([], [], [])


def files(corpus: Corpus, communes: Iterable[str], site: Iterable[PageLue]) -> Iterator[tuple[str, str]]:
    """Le nom et le texte de chaque fichier ; ce sont des scripts, lisibles aussi depuis un dossier (`file://`)."""
    kept = [page for page in site if page.adresse not in HORS_INDEX]
    pages = [page for page in kept if not is_report(page)]
    shards = fulltext.shards(pages, [page for page in kept if is_report(page)])
    texts = [literal([shard.words, shard.reports]) for shard in shards]
    data = {
        "rubriques": sections(pages),
        "outils": sorted(TOOLS),
        "courants": worn(pages),
        "lieux": places(pages, communes),
        "anglais": list(foreign(corpus.lexique.values())),
        "synonymes": synonyms(corpus.lexique.values(), corpus.synonymes.values()),
        "profils": profiles(corpus),
        "pages": [*entries(corpus, pages), *terms(corpus), *questions(pages)],
        "ecrites": len(pages),
        "debuts": fulltext.starts(shards),
        "empreinte": sha256("".join(texts).encode()).hexdigest()[:12],
    }
    yield INDEX, f"globalThis.guideIndex = {literal(data)};\n"
    for rank, text in enumerate(texts):
        yield f"{TEXTES}{rank}.js", f"guideMoteur.recevoir({rank},{text});\n"


def write(site: Path, made: Iterable[tuple[str, str]]) -> None:
    """Écrit ces fichiers dans un site, à la place des anciens."""
    shutil.rmtree(site / TEXTES, ignore_errors=True)
    (site / TEXTES).mkdir(parents=True)
    for name, text in made:
        (site / name).write_text(text, encoding="utf-8")


def is_report(page: PageLue) -> bool:
    """Vrai pour le récit d'une collectivité : il y en aura des milliers, seul le texte les fait trouver."""
    return page.adresse.startswith("retours/") and page.adresse.count("/") == 2


def sections(pages: Sequence[PageLue]) -> dict[str, str]:
    """Le nom de chaque rubrique : le titre de sa page d'entrée, par premier morceau d'adresse."""
    held = {page.adresse.partition("/")[0] for page in pages if page.adresse.count("/") > 1} | {"retours"}
    titles = {page.adresse.rstrip("/"): page.titre for page in pages}
    return {section: titles[section] for section in sorted(held & titles.keys())}


def profiles(corpus: Corpus) -> list[list[object]]:
    """Les tranches de population : la première de chacune, son adresse et son titre."""
    kinds = {Structure.COMMUNE: "commune", Structure.EPCI_FISCALITE_PROPRE: "intercommunalite"}
    return [
        [kinds[item.structure], item.population_min, f"ma-collectivite/{item.slug}/", title(item)]
        for item in corpus.profils()
        if item.structure in kinds
    ]


def worn(pages: Sequence[PageLue]) -> list[str]:
    """Les racines que presque toutes les pages emploient, dans l'ordre."""
    read = (set(roots(" ".join((page.titre, page.resume, *page.phrases)))) for page in pages)
    counts = Counter(root for page in read for root in page)
    return sorted(root for root, count in counts.items() if count > REPANDU * len(pages))


def entries(corpus: Corpus, pages: Sequence[PageLue]) -> list[Entry]:
    """Ce que l'index retient de chaque page, dans l'ordre que lit `moteur.js`."""
    counts = Counter(heading for page in pages for heading in set(page.intertitres))
    known, limit = dict(extra_texts(corpus)), max(3, int(len(pages) * COURANT))
    return [
        [
            page.adresse,
            page.titre,
            *known.get(page.adresse, BARE),
            page.resume,
            [heading for heading in page.intertitres if counts[heading] <= limit],
        ]
        for page in pages
    ]


def extra_texts(corpus: Corpus) -> Iterator[tuple[str, Told]]:
    """Ce que les données ajoutent au texte d'une page : ses autres noms, ses mots-clés, ses sigles.

    Une page qui est une liste est connue par les noms de ce qu'elle liste.
    """
    for item in corpus.obligations.values():
        sigles = [corpus.lexique[sigle].ecriture for sigle in item.sigles]
        yield address(item), ([item.nom_court, item.nom], list(item.mots_cles), sigles)
    for entree in corpus.entrees.values():
        listed = [actor.nom for actor in corpus.acteurs.values()] if entree.page == "qui-aide/" else []
        yield entree.page, ([], list(entree.mots), listed)


def address(obligation: Obligation) -> str:
    """L'adresse d'une fiche dans le site."""
    return f"obligations/{obligation.id.replace('_', '-')}/"


def terms(corpus: Corpus) -> Iterator[Entry]:
    """Chaque mot du lexique, à son ancre."""
    for term in corpus.lexique.values():
        yield [
            f"lexique/#{anchor(term)}",
            term_label(term),
            list(term.variantes),
            [],
            [],
            term.explication,
            [],
        ]


def term_label(term: Terme) -> str:
    """Un mot du lexique et ce qu'il veut dire : « DPD : délégué à la protection des données »."""
    if term.developpe.casefold() == term.ecriture.casefold():
        return capital(term.ecriture)
    return f"{term.ecriture} : {term.developpe}"


def questions(pages: Iterable[PageLue]) -> Iterator[Entry]:
    """Chaque question à laquelle une page répond, à son intertitre."""
    for page in pages:
        for heading, place in page.ancres:
            if heading.endswith("?") and not page.adresse.startswith(A_PROPOS):
                yield [f"{page.adresse}#{place}", heading, [], [], [], page.titre, []]
