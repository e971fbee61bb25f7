"""Ce que la fiche d'une tranche dit selon chaque réponse : Python le calcule, la page le montre."""

import re
from itertools import product

import pytest

from macros.corpus.facts import Corpus
from macros.models.obligations import NE_SAIT_PAS, Resultat
from macros.models.profils import Profil
from macros.views import verdicts
from macros.views.verdicts import cubes

OUI, NON = "oui", "non"
DEUX = [("site", (NE_SAIT_PAS, OUI, NON)), ("ia", (NE_SAIT_PAS, OUI, NON))]


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        ([], []),
        ([(NON, one) for one in (NE_SAIT_PAS, OUI, NON)], [(("site", (NON,)),)]),
        ([(NON, NON)], [(("site", (NON,)), ("ia", (NON,)))]),
        ([(OUI, NON), (NON, NON)], [(("site", (OUI, NON)), ("ia", (NON,)))]),
        (list(product((NE_SAIT_PAS, OUI, NON), repeat=2)), [()]),
    ],
    ids=["aucun", "une question décide", "les deux décident", "deux réponses se valent", "rien ne décide"],
)
def test_les_cas_tiennent_en_peu_de_cubes(
    cases: list[tuple[str, ...]], expected: list[verdicts.Cube]
) -> None:
    assert list(cubes(cases, DEUX)) == expected


def matches(cube: verdicts.Cube, given: dict[str, str]) -> bool:
    """Vrai si ces réponses sont dans le cube."""
    return all(given[id] in answers for id, answers in cube)


def profiles(corpus: Corpus) -> list[Profil]:
    return list(corpus.profils())


def test_a_chaque_reponse_une_seule_chose_est_dite_et_c_est_la_bonne(corpus: Corpus) -> None:
    """Toutes les façons de répondre, sur toutes les tranches : la page dit ce que dit le modèle."""
    seen = 0
    for profile in profiles(corpus):
        for item in corpus.obligations.values():
            found = verdicts.verdict(corpus, profile, item)
            for case in profile.cases(item, corpus.questions):
                seen += 1
                shown = [
                    dit
                    for dit, these in found.autres.items()
                    if any(matches(cube, dict(case.reponses)) for cube in these)
                ]
                wanted = verdicts.outcome(item, case)
                assert (shown or [found.dit]) == [wanted], (profile.slug, item.id, case.reponses)
                refused = case.reponse.resultat is Resultat.NE_S_APPLIQUE_PAS
                assert wanted.garde is not refused
                if refused and case.reponses:
                    assert wanted.texte and wanted.articles, (item.id, "un « non » sans raison ni article")
    assert seen > 1_500


def test_chaque_cas_de_la_page_a_sa_regle_et_chaque_regle_son_cas(corpus: Corpus) -> None:
    rules = verdicts.rules(corpus)
    named = set(re.findall(r'\[data-si~="([^"]+)"\]', rules))
    used = {
        name
        for profile in profiles(corpus)
        for item in corpus.obligations.values()
        for found in [verdicts.verdict(corpus, profile, item)]
        for dit in found.autres
        for name in found.tokens(dit)
    }
    assert named == used
    hidden = {
        name
        for profile in profiles(corpus)
        for item in corpus.obligations.values()
        for found in [verdicts.verdict(corpus, profile, item)]
        if not found.question
        for name in (*found.refus(), *found.remplace())
    }
    assert set(re.findall(r'\[data-sauf~="([^"]+)"\]', rules)) == hidden
    assert not any(" " in name or '"' in name for name in used)
