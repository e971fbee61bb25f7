"""Un second référentiel garde les verdicts du premier que la correspondance reprend en entier."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from macros.models.passage import CritereRepris, Passage
from macros.models.rgaa import Constat, LigneDeGrille, Referentiel, Regard, Reserve, Sorte, Verdict, VerdictLu
from macros.proofs.ledger import Ledger

WORST = (Verdict.NON_CONFORME, Verdict.NON_TESTE, Verdict.CONFORME, Verdict.NON_APPLICABLE)
"""Le verdict qui l'emporte quand un nouveau critère en réunit plusieurs."""

HARDEST = (Sorte.PAGE, Sorte.GABARIT, Sorte.MACHINE, Sorte.SANS_OBJET)
"""Qui décide un critère qui en réunit plusieurs : celui qui demande le plus de regards."""

NEW = "Critère neuf : rien de ce que l'ancien référentiel demandait ne le prouve."


def carried(ledger: Ledger, referentiel: Referentiel, passage: Passage) -> Ledger:
    """Le registre dans le nouveau référentiel : mêmes preuves, renumérotées ; rien pour un critère neuf."""
    origins = {item.critere: item for item in passage.criteres}
    fresh = {
        item.numero: line(ledger, origins.get(item.numero) or CritereRepris(critere=item.numero, raison=NEW))
        for item in referentiel.criteres
    }
    read = {number for number, one in ledger.grille.items() if one.sorte in (Sorte.PAGE, Sorte.GABARIT)}
    findings = {name: rewritten(finding, origins, read) for name, finding in ledger.constats.items()}
    kept = {name: finding for name, finding in findings.items() if finding.verdicts}
    reserves = tuple(reserve for one in ledger.declaration.non_prouve for reserve in renamed(one, passage))
    facts = ledger.declaration.model_copy(update={"non_prouve": reserves})
    return replace(ledger, referentiel=referentiel, grille=fresh, constats=kept, declaration=facts)


def line(ledger: Ledger, item: CritereRepris) -> LigneDeGrille:
    """Qui décide un nouveau critère : ceux qui décidaient les anciens, tous ensemble."""
    old = [ledger.grille[number] for number in item.repris_de]
    if not old:
        return LigneDeGrille(critere=item.critere, sorte=Sorte.PAGE, regarde=tuple(Regard), raison=NEW)
    kind = min((one.sorte for one in old), key=HARDEST.index)
    alone = kind is Sorte.SANS_OBJET
    checks = tuple(dict.fromkeys(check for one in old for check in one.checks))
    return LigneDeGrille(
        critere=item.critere,
        sorte=kind,
        regarde=tuple(dict.fromkeys(look for one in old for look in one.regarde)),
        controles=() if alone else checks,
        gardes=checks if alone else (),
        restitution=next((one.restitution for one in old if one.restitution), None),
        documents=any(one.documents for one in old),
        raison=item.raison,
    )


def rewritten(finding: Constat, origins: Mapping[str, CritereRepris], read: Collection[str]) -> Constat:
    """Un constat dont chaque verdict porte son nouveau numéro ; ce qui n'est repris qu'en partie tombe."""
    known = {verdict.critere: verdict for verdict in finding.verdicts}
    told = (joined(item, known, read) for item in origins.values())
    return finding.model_copy(update={"verdicts": tuple(verdict for verdict in told if verdict)})


def joined(item: CritereRepris, known: Mapping[str, VerdictLu], read: Collection[str]) -> VerdictLu | None:
    """Le verdict d'un nouveau critère, si tous ceux qu'il reprend et qui se lisent l'ont été ensemble."""
    wanted = [number for number in item.repris_de if number in read]
    old = [known[number] for number in wanted if number in known]
    if not old or len(old) < len(wanted):
        return None
    worst = min(old, key=lambda one: WORST.index(one.verdict))
    return worst.model_copy(update={"critere": item.critere})


def renamed(reserve: Reserve, passage: Passage) -> Iterator[Reserve]:
    """Une réserve, sur les nouveaux critères qui viennent de ceux qu'elle nomme."""
    touched = tuple(one.critere for one in passage.criteres if set(one.repris_de) & set(reserve.criteres))
    if touched:
        yield reserve.model_copy(update={"criteres": touched})
