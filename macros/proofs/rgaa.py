"""Le calcul de l'état d'accessibilité : des preuves du registre au mot que dit chaque page."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from macros.models.rgaa import Critere, LigneDeGrille, Sorte, Verdict, VerdictHumain
from macros.proofs.ledger import Ledger
from macros.proofs.validity import holds

PARTIELLE_DES = 50
"""Le taux, en pourcentage, à partir duquel la loi parle de conformité partielle."""


class Niveau(StrEnum):
    """Les trois mots imposés par la loi."""

    TOTALE = "totalement conforme"
    PARTIELLE = "partiellement conforme"
    NON = "non conforme"


@dataclass(frozen=True)
class Jugement:
    """L'état d'un critère : son verdict, et ceux de chaque cible quand des personnes en décident."""

    critere: Critere
    ligne: LigneDeGrille
    verdict: Verdict
    echoues: tuple[str, ...]
    absents: tuple[str, ...]
    cibles: Mapping[str, VerdictHumain | None]


@dataclass(frozen=True)
class Bilan:
    """L'état de tous les critères."""

    jugements: tuple[Jugement, ...]

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
        """Le mot de la loi ; « non conforme » tant qu'un critère n'a pas de verdict valide."""
        if self.with_verdict(Verdict.NON_TESTE) or self.taux < PARTIELLE_DES:
            return Niveau.NON
        return Niveau.PARTIELLE if self.with_verdict(Verdict.NON_CONFORME) else Niveau.TOTALE


def assess(ledger: Ledger) -> Bilan:
    """L'état de tous les critères, dans l'ordre du référentiel."""
    return Bilan(tuple(judge(ledger, item) for item in ledger.referentiel.criteres))


def judge(ledger: Ledger, criterion: Critere) -> Jugement:
    """L'état d'un critère, tiré des contrôles et des constats encore valides."""
    line = ledger.grille[criterion.numero]
    results = {item.id: item.echecs for item in ledger.resultats.controles}
    failed = tuple(check for check in line.checks if results.get(check))
    missing = tuple(check for check in line.checks if check not in results)
    seen = {target: latest(ledger, target, criterion.numero) for target in targets(ledger, line.sorte)}
    return Jugement(criterion, line, decided(line.sorte, failed, missing, seen), failed, missing, seen)


def targets(ledger: Ledger, kind: Sorte) -> Iterable[str]:
    """Ce que des personnes doivent regarder pour une sorte de critère."""
    chosen = {Sorte.GABARIT: ledger.gabarits, Sorte.PAGE: ledger.echantillon}
    return chosen.get(kind, {})


def decided(
    kind: Sorte,
    failed: tuple[str, ...],
    missing: tuple[str, ...],
    seen: Mapping[str, VerdictHumain | None],
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


def latest(ledger: Ledger, target: str, criterion: str) -> VerdictHumain | None:
    """Le dernier verdict valide d'un critère sur une cible, s'il y en a un."""
    seen = (item for item in ledger.constats.values() if item.target == target)
    valid = (item for item in seen if holds(ledger, item, criterion))
    found = [
        verdict
        for item in sorted(valid, key=lambda item: item.date)
        for verdict in item.verdicts
        if verdict.critere == criterion
    ]
    return found[-1] if found else None


def grid_csv(ledger: Ledger, names: Mapping[str, str]) -> str:
    """La grille dans la forme qu'Ara exporte : une ligne par critère, une colonne par page de l'échantillon.

    Sa première colonne s'appelle Critères ; les verdicts s'écrivent C, NC, NA et NT (non testé).
    """
    header = ("Critères", *(names[page] for page in ledger.echantillon))
    rows = (
        (item.critere.numero, *(on_page(item, page).upper() for page in ledger.echantillon))
        for item in assess(ledger).jugements
    )
    return spreadsheet(header, rows)


def findings_csv(ledger: Ledger, names: Mapping[str, str]) -> str:
    """Les preuves de lecture encore valides : une ligne par critère et par cible."""
    header = ("Critère", "Page ou gabarit", "Verdict", "Preuve", "Méthode")
    rows = (
        (item.critere.numero, names[target], found.verdict.upper(), found.preuve, found.methode)
        for item in assess(ledger).jugements
        for target, found in item.cibles.items()
        if found
    )
    return spreadsheet(header, rows)


def spreadsheet(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Un tableau en CSV, son en-tête d'abord."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def on_page(item: Jugement, page: str) -> Verdict:
    """Le verdict d'un critère sur une page : le sien si des personnes l'ont lue, sinon celui du site."""
    if item.ligne.sorte is not Sorte.PAGE or item.echoues:
        return item.verdict
    seen = item.cibles[page]
    return seen.verdict if seen and not item.absents else Verdict.NON_TESTE
