"""Les pages courtes : population retenue, documents, sujets à instruire, nouveautés, lexique."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from macros.models.obligations import Structure
from tests.site.phrases.lecture import Guide, on, profile_page, sheet
from tests.site.phrases.profils import gesture

PORTES: Mapping[str, str] = {
    "ma liste": "ma-collectivite/",
    "ce mois-ci": "douze-mois/",
    "un modèle": "modeles/",
}
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


def home(guide: Guide, address: str) -> Iterator[str]:
    """L'accueil : ses trois portes, puis chaque priorité en lien, avec le geste d'une petite commune."""
    corpus, page = guide.corpus, guide.page(address)
    links = [(guide.said(link), str(link.get("href"))) for link in page.iter("a")]
    for name, place in PORTES.items():
        if (name, place) not in links:
            yield f"« {name} » ne mène pas à {place}"
    yield from guide.missing(guide.text(address), {"modèles": f"{len(corpus.modeles)} textes à remplir"})
    found = [href for _, href in links if href in {sheet(id) for id in corpus.priorites}]
    if found[: len(corpus.priorites)] != [sheet(id) for id in corpus.priorites]:
        yield f"les priorités mènent à {found}"
    for item in map(corpus.obligation, corpus.priorites):
        move = gesture(item, item.answer(Structure.COMMUNE, 900).regles)
        yield from guide.missing(guide.text(address), {item.id: f"{item.nom_court} {move}"})


def credited(guide: Guide, address: str) -> Iterator[str]:
    """Les données reprises : leur paquet, sa version, sa licence, ses sources, sous leur intitulé."""
    source, box = guide.corpus.territoires, guide.box(address)
    wanted = {"paquet": source.paquet, "version": source.version, "licence": source.licence}
    for label, words in (wanted | {"sources": " ".join(source.sources)}).items():
        yield from guide.missing(box.get(label, ""), {label: words})


CONTROLS: Mapping[str, Callable[[Guide, str], Iterator[str]]] = {
    "": home,
    "credits/": credited,
    "demarche/": documents,
    "telecharger/": takeaways,
    "nouveautes/": news,
    "lexique/": terms,
    "ma-collectivite/": population,
}
"""Chaque page et son contrôle."""
