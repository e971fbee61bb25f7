"""Note ce que le site construit montre de chaque cible jugée : le registre ne dit vrai que de ce site-là.

Avant de construire, il suppose sans contrôle les pages que nulle preuve ne nomme : un récit de plus ne fait
ainsi construire qu'une fois.
"""

from dataclasses import replace
from pathlib import Path

from macros.building.folder import TAKEN
from macros.building.guide import current_guide
from macros.building.mirror import refresh
from macros.corpus.facts import Corpus
from macros.engine import ABSENT
from macros.models.rgaa import Empreintes
from macros.proofs.audit import unbound
from macros.proofs.documents import of_documents
from macros.proofs.fingerprints import CONTENT, of_page
from macros.proofs.ledger import SEEN, Construction, Ledger
from macros.proofs.sobriete import addresses
from macros.proofs.validity import fallen
from macros.views.pages import page_at
from scripts.preuves import noted, pending


def foresee(root: Path) -> None:
    """Note d'avance ce que montrera un site qui a des pages de plus ; s'il s'y trompe, `note` le dira."""
    if expected := foreseen(current_guide(root)):
        refresh(root / SEEN, expected.model_dump_json(indent=1).encode())


def foreseen(corpus: Corpus) -> Construction | None:
    """Le dernier site construit, avec les pages que nulle preuve ne nomme ; rien si toutes en ont une."""
    proven = {line.rpartition(" /")[2] for line in noted()}
    pages = {page.address for page in corpus.pages.values() if not corpus.edition.left(page.address)}
    if pages <= proven:
        return None
    last = corpus.rgaa.construction or Construction(pages=0, sans_preuve=(), cibles={})
    unproved = tuple(sorted({*last.sans_preuve, *(pages - proven)}))
    return last.model_copy(update={"pages": len({*pages, ABSENT}), "sans_preuve": unproved})


def note(site: Path, root: Path) -> bool:
    """Note ce que montre un site neuf ; vrai si le registre dont il est fait croyait déjà juste."""
    corpus = current_guide(root)
    built = seen(corpus, site)
    refresh(root / SEEN, built.model_dump_json(indent=1).encode())
    ledger = replace(corpus.rgaa, construction=built)
    return (lost(ledger), *unbound(ledger)) == (lost(corpus.rgaa), *unbound(corpus.rgaa))


def lost(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Les critères de chaque constat dont le jugement ne tient plus."""
    return {finding.id: fallen(ledger, finding) for finding in ledger.constats.values()}


def seen(corpus: Corpus, site: Path) -> Construction:
    """Ce que montre un site construit : ses pages, celles sans preuve, chaque cible qui a un constat."""
    looks = {target: of_target(corpus, site, target) for target in sorted(present_targets(corpus))}
    pages = sum(1 for _ in addresses(site))
    return Construction(
        pages=pages,
        sans_preuve=tuple(pending(site, noted())),
        cibles=looks,
        documents=of_documents(corpus.racine / TAKEN),
    )


def targets(corpus: Corpus) -> set[str]:
    """Les pages et les gabarits que des personnes ont jugés."""
    return {finding.target for finding in corpus.rgaa.constats.values()}


def present_targets(corpus: Corpus) -> set[str]:
    """Celles que l'édition n'a pas laissées."""
    return {target for target in targets(corpus) if not corpus.edition.left(witness(corpus, target))}


def witness(corpus: Corpus, target: str) -> str:
    """L'adresse où se voit un gabarit, ou une page."""
    template = corpus.rgaa.gabarits.get(target)
    return template.temoin if template else page_at(corpus, target).address


def of_target(corpus: Corpus, site: Path, target: str) -> Empreintes:
    """Les empreintes d'un gabarit, à la place de son témoin, ou d'une page."""
    template = corpus.rgaa.gabarits.get(target)
    if template:
        return of_page(site, template.temoin, template.partie)
    return of_page(site, witness(corpus, target), CONTENT)
