"""Les pages courtes : population retenue, documents, sujets à instruire, nouveautés, lexique."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from tests.site.phrases.lecture import Guide, on, profile_page

EMPORTES = (
    "fichiers/fiche-{}.pdf",
    "fichiers/livret-{}.pdf",
    "conseil/presentation-{}.odp",
    "conseil/presentation-{}.pptx",
    "conseil/note-{}.odt",
    "conseil/dossier-{}.zip",
)
"""Ce que chaque tranche peut emporter."""


def pages(corpus: Corpus) -> Iterable[str]:
    """Chaque page."""
    return CONTROLS


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Ce que la page ne dit pas, ou sépare de sa réserve."""
    yield from CONTROLS[address](guide, address)


def population(guide: Guide, address: str) -> Iterator[str]:
    """La population comparée aux seuils, celle qui la remplace, la marge, et les réserves."""
    source, blocks = guide.corpus.territoires, guide.blocks(address)
    yield from guide.apart(blocks, source.regle, {"population": source.population})
    repli = {"marge": f"À {source.marge} % d'un seuil ou moins, la fiche dit « à vérifier »"}
    yield from guide.apart(
        blocks, f"Faute de ce chiffre, nous prenons celui-ci : {source.population_de_repli}", repli
    )
    for text in (*source.regle_sources, *source.reserves):
        yield from guide.apart(blocks, text, {})
    version = {
        "version": source.version,
        "millésime": str(source.millesime),
        "vérifié": on(source.verifie_le),
    }
    yield from guide.apart(blocks, source.sources[0], version)


def documents(guide: Guide, address: str) -> Iterator[str]:
    """Chaque document et la précaution avec laquelle le lire."""
    for item in guide.corpus.documents.values():
        known = {"nature": item.nature, "précaution": item.precaution, "éditeur": item.editeur}
        dated = {"date": on(item.date) if item.date else "date non précisée"}
        yield from guide.apart(guide.blocks(address), item.titre, known | dated)


def news(guide: Guide, address: str) -> Iterator[str]:
    """Chaque nouveauté : sa date, pour qui, ce qui change."""
    for item in guide.corpus.nouveautes.values():
        yield from guide.apart(guide.blocks(address), f"Pour qui : {item.pour_qui}", {"date": on(item.date)})
        yield from guide.missing(guide.text(address), {"titre": item.titre, "texte": item.texte})


def terms(guide: Guide, address: str) -> Iterator[str]:
    """Chaque mot du lexique : ses sens, son explication, sa forme d'origine."""
    entries = guide.page(address).xpath(".//dl[@class='lexique']/div/dd")
    senses = {str(entry.get("id")): guide.said(entry) for entry in entries}
    for id, term in guide.corpus.lexique.items():
        known = {"développé": term.developpe, "explication": term.explication, "sens": term.precise_par}
        for fault in guide.missing(senses.get(id.replace("_", "-"), ""), known):
            yield f"{term.ecriture} : {fault}"


def takeaways(guide: Guide, address: str) -> Iterator[str]:
    """Ce qui s'emporte : chaque fichier de chaque tranche, une fois, sous le nom de cette tranche."""
    named = [(str(it.get("data-fichier")), guide.said(it)) for it in guide.page(address).xpath("//span")]
    for profile in guide.corpus.profils():
        for kind in EMPORTES:
            place = f"telecharger/{kind.format(profile.slug)}"
            labels = [label for where, label in named if where == place]
            title = guide.title(profile_page(profile)).partition(":")[0]
            if len(labels) != 1 or title not in labels[0]:
                yield f"{place} : nommé {labels} au lieu de « {title} »"


CONTROLS: Mapping[str, Callable[[Guide, str], Iterator[str]]] = {
    "demarche/": documents,
    "telecharger/": takeaways,
    "nouveautes/": news,
    "lexique/": terms,
    "ma-collectivite/": population,
}
"""Chaque page et son contrôle."""
