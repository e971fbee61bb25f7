"""Le calcul de l'état d'accessibilité : des preuves du registre au mot que dit chaque page."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.models.hebergement import Publication
from macros.models.rgaa import Critere, FormatDeDocument, LigneDeGrille, Sorte, Verdict, VerdictLu
from macros.proofs.audit import lacking
from macros.proofs.ledger import Ledger
from macros.proofs.validity import holds, says_how
from macros.texts.french import counted, listed

PARTIELLE_DES = 50
"""Le taux, en pourcentage, à partir duquel la loi parle de conformité partielle."""


class Niveau(StrEnum):
    """Les trois mots imposés par la loi."""

    TOTALE = "totalement conforme"
    PARTIELLE = "partiellement conforme"
    NON = "non conforme"


@dataclass(frozen=True)
class Jugement:
    """L'état d'un critère : son verdict, ceux de chaque cible lue, et ce qui manque à sa preuve."""

    critere: Critere
    ligne: LigneDeGrille
    verdict: Verdict
    echoues: tuple[str, ...]
    absents: tuple[str, ...]
    manques: tuple[str, ...]
    cibles: Mapping[str, VerdictLu | None]


@dataclass(frozen=True)
class Bilan:
    """L'état de tous les critères, et ce qui manque pour que la loi y voie un audit."""

    jugements: tuple[Jugement, ...]
    manques: tuple[str, ...]

    def with_verdict(self, verdict: Verdict) -> tuple[Jugement, ...]:
        """Les critères qui ont ce verdict."""
        return tuple(item for item in self.jugements if item.verdict is verdict)

    @property
    def applicables(self) -> int:
        """Le nombre de critères applicables ; un critère non vérifié est tenu pour applicable."""
        return len(self.jugements) - len(self.with_verdict(Verdict.NON_APPLICABLE))

    @property
    def taux(self) -> int:
        """La part des critères applicables dont le respect est prouvé, arrondie vers le bas."""
        proved = len(self.with_verdict(Verdict.CONFORME))
        return 100 * proved // self.applicables if self.applicables else 0

    @property
    def niveau(self) -> Niveau:
        """Le mot de la loi : « non conforme » sans audit ; un critère non vérifié n'est pas respecté."""
        if self.manques or self.taux < PARTIELLE_DES:
            return Niveau.NON
        whole = len(self.with_verdict(Verdict.CONFORME)) == self.applicables
        return Niveau.TOTALE if whole else Niveau.PARTIELLE


def assess(ledger: Ledger, publication: Publication, on: date) -> Bilan:
    """L'état de tous les critères, et ce qui manque à l'audit ce jour-là."""
    every = judged(ledger)
    return Bilan(every, (*lacking(ledger, publication, on), *unseen(every)))


def judged(ledger: Ledger) -> tuple[Jugement, ...]:
    """L'état de chaque critère, dans l'ordre du référentiel."""
    return tuple(judge(ledger, item) for item in ledger.referentiel.criteres)


def unseen(every: Iterable[Jugement]) -> Iterator[str]:
    """Les critères que ni un contrôle ni une lecture ne décident sur chaque page : l'audit n'est pas fini."""
    waiting = [item for item in every if item.verdict is Verdict.NON_TESTE and not item.manques]
    if waiting:
        yield f"{counted(len(waiting), 'critère')} sans contrôle ni lecture sur tout l'échantillon."


def judge(ledger: Ledger, criterion: Critere) -> Jugement:
    """L'état d'un critère, tiré des contrôles et des constats encore valides."""
    line = ledger.grille[criterion.numero]
    results = {item.id: item.echecs for item in ledger.resultats.controles}
    failed = tuple(check for check in line.checks if results.get(check))
    missing = tuple(
        check for check in line.checks if check not in results or not ran_everywhere(ledger, check)
    )
    lacks = tuple(unproved(ledger, line))
    seen = {target: latest(ledger, target, criterion.numero) for target in targets(ledger, line.sorte)}
    verdict = decided(line.sorte, failed, (*missing, *lacks), seen)
    return Jugement(criterion, line, verdict, failed, missing, lacks, seen)


def unproved(ledger: Ledger, line: LigneDeGrille) -> Iterator[str]:
    """Ce qui manque à la preuve d'un critère, contrôles et lectures mis à part : une phrase par manque."""
    facts = ledger.declaration
    untried = [it for it in ledger.referentiel.combinaison if not any(map(it.met_by, facts.environnements))]
    if line.restitution and untried:
        asked = listed([it.told for it in untried])
        yield f"Son test {line.restitution} demande aussi {asked} : pas encore essayé."
    tools = {one.format for one in facts.outils_des_documents}
    without = [kind for kind in FormatDeDocument if kind not in tools]
    if line.documents and without:
        yield f"Aucun outil nommé n'a vérifié les documents {listed(without)}."
    made = ledger.construction.documents if ledger.construction else {}
    other = [one.format for one in facts.outils_des_documents if made.get(one.format) != one.empreinte]
    if line.documents and other:
        yield f"Les documents {listed(other)} ne sont pas, octet pour octet, ceux que l'outil a vérifiés."
    yield from (one.texte for one in facts.non_prouve if line.critere in one.criteres)


def ran_everywhere(ledger: Ledger, check: str) -> bool:
    """Vrai si un contrôle a tourné sur chaque page de l'échantillon."""
    return all(ran_on(ledger, check, page) for page in ledger.echantillon)


def ran_on(ledger: Ledger, check: str, page: str) -> bool:
    """Vrai si un contrôle a tourné sur cette page de l'échantillon."""
    address = ledger.echantillon[page].address
    return any(one.saw(address) for one in ledger.resultats.controles if one.id == check)


def targets(ledger: Ledger, kind: Sorte) -> Iterable[str]:
    """Ce que des personnes doivent regarder pour une sorte de critère."""
    chosen = {Sorte.GABARIT: ledger.gabarits, Sorte.PAGE: ledger.echantillon}
    return chosen.get(kind, {})


def decided(
    kind: Sorte,
    failed: tuple[str, ...],
    missing: tuple[str, ...],
    seen: Mapping[str, VerdictLu | None],
) -> Verdict:
    """Le verdict d'un critère : un échec l'emporte, une preuve qui manque laisse le critère non vérifié."""
    human = {item.verdict if item else Verdict.NON_TESTE for item in seen.values()}
    if kind is Sorte.SANS_OBJET:
        return Verdict.NON_TESTE if failed or missing else Verdict.NON_APPLICABLE
    if failed or Verdict.NON_CONFORME in human:
        return Verdict.NON_CONFORME
    if missing or Verdict.NON_TESTE in human or (kind is not Sorte.MACHINE and not human):
        return Verdict.NON_TESTE
    return Verdict.NON_APPLICABLE if human == {Verdict.NON_APPLICABLE} else Verdict.CONFORME


def latest(ledger: Ledger, target: str, criterion: str) -> VerdictLu | None:
    """Le dernier verdict valide d'un critère sur une cible, s'il y en a un."""
    seen = (item for item in ledger.constats.values() if item.target == target)
    valid = (item for item in seen if holds(ledger, item, criterion))
    dates = [
        verdict
        for item in sorted(valid, key=lambda item: item.date)
        for verdict in item.verdicts
        if verdict.critere == criterion and says_how(verdict)
    ]
    return dates[-1] if dates else None


def grid_csv(ledger: Ledger, names: Mapping[str, str]) -> str:
    """La grille dans la forme qu'Ara exporte : une ligne par critère, une colonne par page de l'échantillon.

    Sa première colonne s'appelle Critères ; les verdicts s'écrivent C, NC, NA et NT (non testé).
    """
    header = ("Critères", *(names[page] for page in ledger.echantillon))
    rows = (
        (item.critere.numero, *(on_page(ledger, item, page).upper() for page in ledger.echantillon))
        for item in judged(ledger)
    )
    return spreadsheet(header, rows)


def findings_csv(ledger: Ledger, names: Mapping[str, str]) -> str:
    """Les preuves de lecture encore valides : une ligne par critère et par cible."""
    header = ("Critère", "Page ou gabarit", "Verdict", "Preuve", "Méthode")
    rows = (
        (item.critere.numero, names[target], finding.verdict.upper(), finding.preuve, finding.methode)
        for item in judged(ledger)
        for target, finding in item.cibles.items()
        if finding
    )
    return spreadsheet(header, rows)


def spreadsheet(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Un tableau en CSV, son en-tête d'abord."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def on_page(ledger: Ledger, item: Jugement, page: str) -> Verdict:
    """Le verdict d'un critère sur une page : celui de sa lecture, ou des contrôles qui y ont tourné."""
    if item.echoues or item.manques or not all(ran_on(ledger, check, page) for check in item.ligne.checks):
        return item.verdict
    if item.ligne.sorte is Sorte.PAGE:
        seen = item.cibles[page]
        return seen.verdict if seen else Verdict.NON_TESTE
    return decided(item.ligne.sorte, (), (), item.cibles)
