"""Les listes que la loi impose à un papier : chaque point y est, dans chaque version."""

import re
from collections.abc import Iterable

import pytest
from pydantic import ValidationError

from macros.corpus.facts import Corpus
from macros.models.droits import DROITS, PHRASES, Droit
from macros.models.modeles import ModeleDeTableau, ModeleDeTexte
from macros.models.registre import BaseLegale

OBJET = ("objet", "durée", "nature", "finalité", "type de données", "personnes", "droits et obligations")
LISTES = {
    ("clauses-editeur", "rgpd/article_28"): (
        *(f"3, {it}" for it in OBJET),
        *(f"3 {it}" for it in "abcdefgh"),
    ),
    ("lettre-de-mission-delegue", "rgpd/article_39"): [f"1 {letter}" for letter in "abcde"],
    ("lettre-de-mission-delegue", "rgpd/article_38"): (
        *("1", "2", "3, instruction", "3, sanction", "3, rapport", "5"),
    ),
    ("mention-information", "rgpd/article_13"): (
        *(f"1 {letter}" for letter in "abcef"),
        *(f"2 {letter}" for letter in "abcdef"),
    ),
}
POINTS = [(id, article, point) for (id, article), points in LISTES.items() for point in points]

MENTION = {
    "1 a": "[Nom de la collectivité], [Adresse postale de la collectivité]",
    "1 b": "délégué à la protection des données : [Moyen de joindre le délégué]",
    "1 c": "utilise ces informations pour : [But du formulaire]",
    "1 e": "Elles sont lues par : [Destinataires]",
    "1 f": "Hors de l'Union européenne : [",
    "2 a": "Elles sont gardées : [Durée de conservation]",
    "2 b": PHRASES[Droit.ACCES],
    "2 d": "adressez une réclamation à la CNIL",
    "2 e": "Sans les réponses obligatoires",
    "2 f": "Décision automatisée : [",
}
"""Ce que dit chaque version de la mention ; le retrait de l'accord (2 c) suit de la règle des droits."""


def text(corpus: Corpus, id: str) -> ModeleDeTexte:
    modele = corpus.variantes[id][0].modele
    assert isinstance(modele, ModeleDeTexte)
    return modele


@pytest.mark.parametrize(("id", "article", "point"), POINTS)
def test_chaque_point_de_la_liste_a_sa_reponse(corpus: Corpus, id: str, article: str, point: str) -> None:
    modele = corpus.modele(id)
    assert isinstance(modele, ModeleDeTexte)
    answers = [one for one in modele.exigences if (one.article, one.point) == (article, point)]
    assert answers, f"{id} : rien ne répond à {article}, {point}"
    for one in answers:
        without = [line.replace(one.phrase, "…") for line in modele.texte]
        with pytest.raises(ValidationError, match="le texte ne dit pas"):
            ModeleDeTexte.model_validate({**modele.model_dump(), "texte": without})


def sections(corpus: Corpus) -> dict[BaseLegale, str]:
    """Le texte de chacune des quatre versions de la mention, d'après la règle des droits."""
    whole = "\n".join(text(corpus, "mention-information").texte)
    found = re.split(r"(?m)^## ", whole)[1:5]
    order = (
        BaseLegale.OBLIGATION_LEGALE,
        BaseLegale.MISSION_INTERET_PUBLIC,
        BaseLegale.CONTRAT,
        BaseLegale.CONSENTEMENT,
    )
    return dict(zip(order, found, strict=True))


@pytest.mark.parametrize("point", MENTION)
def test_chaque_version_de_la_mention_dit_tout(corpus: Corpus, point: str) -> None:
    silent = [base for base, said in sections(corpus).items() if MENTION[point] not in said]
    assert silent == []


@pytest.mark.parametrize("base", BaseLegale)
def test_les_droits_suivent_de_la_base_legale(corpus: Corpus, base: BaseLegale) -> None:
    """Article 20 : portabilité pour l'accord et le contrat ; article 21 : opposition à la mission."""
    said = sections(corpus)[base]
    assert {right for right, words in PHRASES.items() if words in said} == set(DROITS[base])
    assert (Droit.PORTABILITE in DROITS[base]) is (base in (BaseLegale.CONSENTEMENT, BaseLegale.CONTRAT))
    assert (Droit.OPPOSITION in DROITS[base]) is (base is BaseLegale.MISSION_INTERET_PUBLIC)
    assert (Droit.RETRAIT in DROITS[base]) is (base is BaseLegale.CONSENTEMENT)


def columns(corpus: Corpus, name: str) -> Iterable[str]:
    registre = corpus.modele("registre-des-traitements")
    assert isinstance(registre, ModeleDeTableau)
    (found,) = (one for one in registre.registre.suivis if one.nom == name)
    return (column.rubrique for column in found.colonnes)


def test_le_registre_des_violations_demande_faits_effets_et_mesures(corpus: Corpus) -> None:
    """Article 33, § 5 : les faits, les effets et les mesures prises."""
    assert {"Faits", "Effets", "Mesures prises"} <= set(columns(corpus, "Violations"))


def test_le_registre_des_demandes_compte_un_mois(corpus: Corpus) -> None:
    assert {"Reçue le", "Demande", "Réponse avant le", "Répondu le"} <= set(
        columns(corpus, "Demandes de droits")
    )


def test_l_affiche_commence_par_ne_pas_payer_et_montre_17cyber(corpus: Corpus) -> None:
    lines = text(corpus, "fiche-reflexe-cyberattaque").texte
    assert lines[0].startswith("**Ne payez pas la rançon.**")
    assert any("(qr:https://17cyber.gouv.fr/)" in line for line in lines)
