"""La page qui dit ce que le guide mesure de plus : rien n'y est réclamé sans un contrôle qui a tourné."""

from datetime import date

import pytest

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.rgaa import ResultatDeControle, Resultats
from macros.models.wcag import Wcag
from macros.views import au_dela
from tests.conftest import BLANK, reduced

HERE = Here("accessibilite/au-dela/", date(2026, 11, 27))
TARGET = {
    "numero": "2.5.8",
    "niveau": "double_a",
    "nom": "Taille",
    "demande": "Assez grand.",
    "raison": "Mesuré.",
}
ACCOUNT = {
    "numero": "3.3.8",
    "niveau": "double_a",
    "nom": "Connexion",
    "demande": "Sans épreuve.",
    "raison": "Rien.",
}


def corpus(*results: ResultatDeControle) -> Corpus:
    """Deux critères, dont le second est sans objet, et les résultats de leurs contrôles."""
    wcag = Wcag.model_validate(
        {
            "version": "2.2",
            "nombre": 2,
            "source": "Une source",
            "source_url": "https://exemple.fr/",
            "lu_le": date(2026, 11, 27),
            "criteres": [TARGET | {"controles": ["axe:target-size"]}, ACCOUNT | {"gardes": ["wcag_3_3_8_x"]}],
            "engagements": [{"nom": "Le papier", "raison": "Mesuré.", "controles": ["guide_papier"]}],
        }
    )
    seen = Resultats(le=date(2026, 11, 27), pages=281, outils=("axe-core 4",), controles=results)
    return reduced({"wcag": wcag, "rgaa": BLANK.__class__(**(vars(BLANK) | {"resultats": seen}))})


@pytest.mark.parametrize(
    ("results", "target", "account"),
    [
        ((), "Pas prouvé", "Pas prouvé"),
        (
            (
                ResultatDeControle(id="axe:target-size", echecs=(), pages=("", "lexique/")),
                ResultatDeControle(id="wcag_3_3_8_x", echecs=()),
            ),
            "Prouvé",
            "Sans objet",
        ),
        (
            (
                ResultatDeControle(id="axe:target-size", echecs=("lexique/",)),
                ResultatDeControle(id="wcag_3_3_8_x", echecs=("",)),
            ),
            "Pas tenu",
            "Pas prouvé",
        ),
    ],
)
def test_un_critere_ajoute_ne_dit_que_ce_qui_est_prouve(
    results: tuple[ResultatDeControle, ...], target: str, account: str
) -> None:
    _, first, second = au_dela.criteres_ajoutes(corpus(*results), HERE).split('<th scope="row">')
    assert target in first and account in second


def test_le_nombre_de_pages_est_celui_que_le_controle_a_vues() -> None:
    driven = ResultatDeControle(id="axe:target-size", echecs=(), pages=("", "lexique/"))
    said = au_dela.criteres_ajoutes(corpus(driven), HERE)
    assert "2 sur 281" in said and "0 sur 281" in said
    assert "Pas prouvé" in au_dela.engagements_mesures(corpus(), HERE)
