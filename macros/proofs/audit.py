"""Ce qui manque à notre vérification pour que la loi y voie un audit : elle dit alors « non conforme »."""

import hashlib
from collections.abc import Iterator
from datetime import date

from macros.models.hebergement import Publication
from macros.models.rgaa import PageDemandee, due, later
from macros.proofs.ledger import Ledger
from macros.texts.french import counted, listed

VALID_FOR = 36
"""Les mois que vaut un audit, et ce qui le prouve (décret n° 2019-768, article 5)."""

DRAWN_SHARE = 0.02
"""La part du site dans laquelle tombe une page tirée au sort."""

CALLED = {
    PageDemandee.ACCUEIL: "l'accueil",
    PageDemandee.CONTACT: "le contact",
    PageDemandee.AIDE: "l'aide",
    PageDemandee.MENTIONS_LEGALES: "les mentions légales",
    PageDemandee.ACCESSIBILITE: "la déclaration d'accessibilité",
    PageDemandee.PLAN_DU_SITE: "le plan du site",
}


def lacking(ledger: Ledger, publication: Publication, on: date) -> Iterator[str]:
    """Une phrase par chose qui manque ce jour-là ; aucune pour un audit que l'on peut opposer."""
    yield from unsigned(publication, ledger)
    yield from expired(ledger, on)
    yield from ill_sampled(ledger)
    yield from unbound(ledger)


def unsigned(publication: Publication, ledger: Ledger) -> Iterator[str]:
    """Qui publie, où lui écrire, qui a vérifié et avec quelle compétence."""
    if not publication.entite:
        yield "Personne ne publie encore cette copie : la déclaration n'a pas d'entité."
    if not publication.contact:
        yield "La déclaration n'a pas d'adresse où signaler un obstacle."
    if not ledger.declaration.audit:
        yield "Aucune personne compétente n'a signé la vérification."
    if not ledger.declaration.environnements:
        yield "Aucun environnement de test n'est déclaré."


def expired(ledger: Ledger, on: date) -> Iterator[str]:
    """Ce qui est trop vieux, ou daté de l'avenir : la déclaration, l'audit, les contrôles, les lectures."""
    facts = ledger.declaration
    if not facts.etablie_le <= facts.mise_a_jour_le <= on <= due(facts):
        yield "La déclaration a passé sa date, ou n'y est pas encore."
    if facts.audit and not current(facts.audit.le, on):
        yield "L'audit a plus de trois ans, ou porte une date à venir."
    if not ledger.resultats.le or not current(ledger.resultats.le, on):
        yield "Les contrôles automatiques n'ont pas tourné depuis trois ans."
    old = [one for one in ledger.constats.values() if not current(one.date, on)]
    if old:
        yield f"{counted(len(old), 'lecture')} de plus de trois ans, ou datée de l'avenir."


def ill_sampled(ledger: Ledger) -> Iterator[str]:
    """Les pages que la méthode demande, et le tirage au sort que l'on peut refaire."""
    sample = ledger.echantillon.values()
    asked = {kind for page in sample for kind in page.demandee}
    absent = [CALLED[kind] for kind in PageDemandee if kind not in asked]
    if absent:
        yield f"Il manque à l'échantillon : {listed(absent)}."
    seed, chance = ledger.declaration.graine or "", [page for page in sample if page.tiree]
    if 10 * len(chance) < len(sample) - len(chance):
        yield "Moins d'une page sur dix de l'échantillon est tirée au sort."
    if not seed or any(not drawn(seed, page.page) for page in chance):
        yield "Le tirage au sort ne se refait pas avec la graine donnée."


def drawn(seed: str, page: str) -> bool:
    """Vrai si le sort désigne cette page ; une page de plus dans le guide ne change rien aux autres."""
    rank = int.from_bytes(hashlib.sha256(f"{seed}\0{page}".encode()).digest()[:8])
    return rank < DRAWN_SHARE * 2**64


def unbound(ledger: Ledger) -> Iterator[str]:
    """Ce qui détache les résultats du site construit : outils sans nom, pages non vues."""
    results, site = ledger.resultats, ledger.construction
    if not results.outils:
        yield "Les contrôles automatiques ne nomment aucun outil."
    if site and results.pages < site.pages:
        yield "Les contrôles n'ont pas vu toutes les pages du site."
    if site and site.sans_preuve:
        yield "Des pages ont changé depuis le dernier passage des contrôles."


def current(day: date, on: date) -> bool:
    """Vrai si ce jour n'est ni à venir, ni vieux de plus de trois ans."""
    return day <= on <= later(day, VALID_FOR)
