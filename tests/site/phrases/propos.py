"""Chaque phrase qui cite une source la montre à côté d'elle, avec sa confiance ; les faits aussi."""

import re
from collections.abc import Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from macros.models.base import Fait
from macros.models.pages import Page
from macros.models.sources import PROPOSITION, SourceLue
from tests.conftest import ROOT
from tests.site.phrases.lecture import Guide, on
from tests.site.phrases.textes import coded, inside

CONFIANCES: Mapping[str, str] = {
    "elevee": "confiance élevée",
    "moyenne": "confiance moyenne",
    "memoire": "non vérifié",
}
WRITTEN = re.compile(r"^(?P<before>[^`\n]*?) ?\{(?P<fields>sources=[^}\n]*)\}", re.MULTILINE)
"""Une phrase écrite dans une page, et son affirmation."""

MARKS = re.compile(r"^ *(?:[-:] +|\d+\. +)|\*\*|\[|\]\([^)]*\)")
"""Ce que Markdown écrit et que personne ne lit."""

FEUILLE = "feuille-de-route/"


def pages(corpus: Corpus) -> Iterable[str]:
    """Les pages qui affirment, et celles des étapes."""
    told = [page.address for page in corpus.pages.values() if page.affirmations or said(page, "a_savoir")]
    return (*told, *(f"{FEUILLE}{step.adresse}/" for step in corpus.etapes.values()))


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les phrases séparées de leur origine ou de leur confiance."""
    blocks = guide.blocks(address)
    (page,) = (page for page in guide.corpus.pages.values() if page.address == address)
    yield from of_page(guide, blocks, page)
    for folder in said(page, "sources_citees"):
        yield from of_sources(guide, blocks, folder)
    for name in said(page, "a_savoir"):
        yield from guide.missing(guide.text(address), {name: guide.corpus.sources[name].a_savoir})
    if said(page, "clauses_charte"):
        for clause in guide.corpus.clauses.values():
            yield from of_claim(guide, blocks, clause)
    yield from of_step(guide, address)


def text_of(page: Page) -> str:
    """Ce qui est écrit dans une page ; rien d'une page que le corpus fait lui-même."""
    path = ROOT / "docs" / page.chemin
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def said(page: Page, word: str) -> list[str]:
    """Le premier argument de chaque emploi d'un mot dans une page ; vide s'il n'en a pas."""
    return re.findall(rf'\{{\{{ {word}\("?([^")]*)', text_of(page))


def of_page(guide: Guide, blocks: list[str], page: Page) -> Iterator[str]:
    """Les phrases d'une page, chacune avec les étiquettes de ses sources et sa confiance."""
    found = list(WRITTEN.finditer(text_of(page)))
    if len(found) != len(page.affirmations):
        yield f"{len(page.affirmations)} affirmations lues pour {len(found)} écrites"
    for match, claim in zip(found, page.affirmations, strict=False):
        known = labels(guide, claim.sources, claim.confiance)
        phrase = MARKS.sub(
            "", match["before"].rpartition("|")[2].strip() or match["before"].rpartition("|")[0]
        )
        if phrase.strip(" |"):
            yield from guide.apart(blocks, phrase.strip(" |").rpartition(" | ")[2], known)
        else:
            yield from guide.missing(" ".join(blocks), known)


def labels(guide: Guide, names: Iterable[str], trust: str | None) -> Mapping[str, str | None]:
    """Les étiquettes que montre une affirmation."""
    short = {f"source {name}": guide.corpus.sources[name].nom_court for name in names}
    return {**short, "confiance": CONFIANCES[trust] if trust else None}


def of_sources(guide: Guide, blocks: list[str], folder: str) -> Iterator[str]:
    """Toute source citée dans un dossier est dans sa liste, avec sa date et ce qui en a été lu."""
    inside = [page for page in guide.corpus.pages.values() if page.chemin.startswith(f"{folder}/")]
    for name in dict.fromkeys(name for page in inside for it in page.affirmations for name in it.sources):
        source = guide.corpus.sources[name]
        yield from guide.apart(blocks, source.titre, {} if name == PROPOSITION else reading(source))


def reading(source: SourceLue) -> Mapping[str, str | None]:
    """Ce que la liste des sources dit de l'une d'elles."""
    return {"date": source.date, "lecture": source.lecture, "lu le": on(source.lu_le)}


def of_step(guide: Guide, address: str) -> Iterator[str]:
    """Une étape dit sa confiance, si le décret la demande, ses limites et l'origine de ses lignes."""
    step = next((it for it in guide.corpus.etapes.values() if address == f"{FEUILLE}{it.adresse}/"), None)
    if step is None:
        return
    trust = {"elevee": "élevée :", "moyenne": "moyenne :", "memoire": "faible :"}[step.confiance]
    yield from guide.missing(guide.box(address).get("confiance", ""), {"confiance de l'étape": trust})
    asked = "Demandé au-dessus de 50 000 habitants" if step.decret.exige else "Pas demandé par le décret"
    blocks = guide.blocks(address)
    yield from guide.apart(blocks, step.decret.texte, {"décret": asked})
    known = {
        name: guide.corpus.sources[name].a_savoir for name in ("guide_inr_2023", "decret_reen", PROPOSITION)
    }
    yield from guide.missing(guide.text(address), known)
    for field in type(step).model_fields:
        value = getattr(step, field)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Fait) and "origine" in type(item).model_fields:
                yield from of_claim(guide, blocks, item)


def of_claim(guide: Guide, blocks: list[str], claim: Fait) -> Iterator[str]:
    """Une phrase, ses sources et sa confiance se lisent d'un bloc."""
    first, *others = own(claim)
    names = getattr(claim, "inspiration", None) or (claim.origine,)  # type: ignore[attr-defined]
    texts = {f"texte {rank}": text for rank, text in enumerate(others)}
    known = labels(guide, names, getattr(claim, "confiance", None))
    yield from guide.apart(blocks, first, {**texts, **known})


def own(claim: Fait) -> list[str]:
    """Les textes qu'un fait porte lui-même."""
    return [
        text
        for field, info in type(claim).model_fields.items()
        if not coded([*info.metadata, info.annotation])
        for _, text in inside(getattr(claim, field), field)
    ]
