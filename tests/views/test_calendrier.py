"""Le calendrier : seules les dates de la collectivité sont des échéances ; une phrase se dit au bon temps."""

from datetime import date

import pytest

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.obligations import Destinataire, Echeance, Obligation, Rythme
from macros.reading.problems import Unknown
from macros.views import calendrier
from tests.conftest import reduced

PALIER = Echeance(
    id="palier", date=date(2027, 1, 1), objet="Nouveau palier : 25 %", pour=Destinataire.COLLECTIVITE
)


def guide_of(corpus: Corpus, *deadlines: Echeance) -> Corpus:
    item: Obligation = corpus.obligation("achats_reemploi_agec")
    return reduced({"obligations": {item.id: item.model_copy(update={"echeances": deadlines})}})


def on(day: date) -> Here:
    return Here("calendrier/", day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 27), "Ce sera le 1er janvier 2027 : nouveau palier : 25 %."),
        (date(2027, 1, 1), "C'est aujourd'hui, le 1er janvier 2027 : nouveau palier : 25 %."),
        (date(2027, 1, 2), "C'était le 1er janvier 2027 : nouveau palier : 25 %."),
    ],
)
def test_une_echeance_se_dit_au_temps_du_jour(corpus: Corpus, day: date, expected: str) -> None:
    said = calendrier.echeance(guide_of(corpus, PALIER), on(day), "achats_reemploi_agec", "palier")
    assert said.striptags() == expected


def test_une_echeance_qui_revient_dit_la_prochaine_fois(corpus: Corpus) -> None:
    yearly = PALIER.model_copy(update={"rythme": Rythme.CHAQUE_ANNEE})
    said = calendrier.echeance(
        guide_of(corpus, yearly), on(date(2028, 5, 1)), "achats_reemploi_agec", "palier"
    )
    assert said.striptags().startswith("C'est chaque année, la prochaine fois le 1er janvier 2029 : ")


def test_une_echeance_inconnue_propose_la_plus_proche(corpus: Corpus) -> None:
    with pytest.raises(Unknown, match="échéance inconnue : « paliers » ; vouliez-vous « palier »"):
        calendrier.echeance(guide_of(corpus, PALIER), on(date(2027, 1, 2)), "achats_reemploi_agec", "paliers")


@pytest.mark.parametrize("whose", [Destinataire.FOURNISSEUR, Destinataire.INFORMATION])
def test_la_date_d_un_autre_n_est_pas_une_echeance(corpus: Corpus, whose: Destinataire) -> None:
    other = PALIER.model_copy(update={"pour": whose})
    guide = guide_of(corpus, other)
    shown = calendrier.tableau_calendrier(guide, on(date(2026, 11, 27)))
    before, after = shown.split("Pour information", 1)
    assert "Aucune date connue." in before
    assert "Nouveau palier" in after
    assert guide.obligation("achats_reemploi_agec").next_deadline(date(2026, 11, 27)) is None
