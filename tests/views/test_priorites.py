"""Par où commencer : des cartes qui mènent aux fiches, une raison chacune, valables pour toute commune."""

from bs4 import BeautifulSoup

from macros.corpus.facts import Corpus
from macros.markup.here import Here
from macros.models.obligations import Resultat, Structure
from macros.models.priorites import Priorite
from macros.views import priorites
from tests.views.petit import TODAY, guide

LISTES = Here("obligations/", TODAY)
UNE = {"pour_tous": Priorite(obligation="pour_tous", pourquoi="Personne n'y échappe.")}


def test_les_cartes_et_leurs_raisons() -> None:
    known = guide(priorites=UNE)
    assert priorites.premieres_obligations(known, LISTES) == (
        '<ul class="cartes">\n<li class="carte">'
        '<h3 class="carte__titre"><a href="pour-tous/">Réponse</a></h3>'
        "<p>Répondez.</p></li>\n</ul>"
    )
    assert priorites.pourquoi_les_premieres(known, LISTES) == (
        "<ol>\n<li>Réponse. Personne n&#39;y échappe.</li>\n</ol>"
    )


def test_les_cartes_disent_le_geste_d_une_petite_commune(corpus: Corpus) -> None:
    """« Ouvrez un acte récent sur votre site » : le geste d'une grande commune, lu par qui affiche au mur."""
    shown = str(priorites.premieres_obligations(corpus, LISTES))
    told = BeautifulSoup(shown, "html.parser").select("li > p")
    items = map(corpus.obligation, corpus.priorites)
    expected = [item.gesture(item.answer(Structure.COMMUNE, 900)) for item in items]
    assert [one.get_text() for one in told] == expected


def test_elles_visent_toute_petite_commune(corpus: Corpus) -> None:
    """Une règle qui dépend d'une taille ne peut pas venir avant celles que toutes doivent suivre."""
    assert len(corpus.priorites) == 6
    refused = (Resultat.NE_S_APPLIQUE_PAS, Resultat.A_VENIR)
    for name in corpus.priorites:
        for people in (80, 900, 3499):
            assert corpus.obligation(name).answer(Structure.COMMUNE, people).resultat not in refused, name
