"""Les listes que la loi impose à un papier : chaque point y est, dans chaque version."""

import re
from collections.abc import Iterable, Mapping

import pytest
from pydantic import ValidationError

from macros.corpus.facts import Corpus
from macros.models.droits import DROITS, PHRASES, Droit
from macros.models.modeles import ModeleDeTableau, ModeleDeTexte
from macros.models.registre import BaseLegale

LISTES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("clauses-editeur", "rgpd/article_28"): {
        "3, objet": "définit l'objet et la durée du traitement",
        "3, durée": "définit l'objet et la durée du traitement",
        "3, nature": "la nature et la finalité du traitement",
        "3, finalité": "la nature et la finalité du traitement",
        "3, type de données": "le type de données à caractère personnel",
        "3, personnes": "les catégories de personnes concernées",
        "3, droits et obligations": "les obligations et les droits du responsable du traitement",
        "3 a": "que sur instruction documentée",
        "3 b": "s'engagent à respecter la confidentialité",
        "3 c": "prend toutes les mesures requises",
        "3 d": "respecte les conditions visées aux paragraphes 2 et 4",
        "3 e": "donner suite aux demandes dont les personnes concernées le saisissent",
        "3 f": "obligations prévues aux articles 32 à 36",
        "3 g": "supprime toutes les données à caractère personnel ou les renvoie",
        "3 h": "la réalisation d'audits, y compris des inspections",
        "3, dernier alinéa": "si, selon lui, une instruction constitue une violation",
        "4": "les mêmes obligations en matière de protection de données",
    },
    ("lettre-de-mission-delegue", "rgpd/article_39"): {
        "1 a": "informer et conseiller",
        "1 b": "contrôler le respect du présent règlement",
        "1 b, formation": "la sensibilisation et la formation du personnel",
        "1 c": "dispenser des conseils, sur demande",
        "1 d": "coopérer avec l'autorité de contrôle",
        "1 e": "point de contact pour l'autorité de contrôle",
    },
    ("lettre-de-mission-delegue", "rgpd/article_38"): {
        "1": "en temps utile, à toutes les questions",
        "2": "les ressources nécessaires",
        "3, instruction": "ne reçoive aucune instruction",
        "3, sanction": "ne peut être relevé de ses fonctions ou pénalisé",
        "3, rapport": "au niveau le plus élevé de la direction",
        "5": "soumis au secret professionnel",
    },
    ("mention-information", "rgpd/article_13"): {
        "1 a": "l'identité et les coordonnées du responsable",
        "1 b": "les coordonnées du délégué",
        "1 c": "ainsi que la base juridique du traitement",
        "1 e": "les destinataires ou les catégories de destinataires",
        "1 f": "transfert de données à caractère personnel vers un pays tiers",
        "2 a": "la durée de conservation",
        "2 b": "l'existence du droit de demander au responsable du traitement l'accès",
        "2 c": "l'existence du droit de retirer son consentement à tout moment",
        "2 d": "le droit d'introduire une réclamation",
        "2 e": "les conséquences éventuelles de la non-fourniture de ces données",
        "2 f": "l'existence d'une prise de décision automatisée",
    },
}
"""Pour un papier et un article, les points à dire, et les mots de l'article qui les demandent."""

POINTS = [(id, article, point) for (id, article), points in LISTES.items() for point in points]

MENTION = {
    "1 a": "[Nom de la collectivité], [Adresse postale de la collectivité]",
    "1 b": "délégué à la protection des données : [Moyen de joindre le délégué]",
    "1 c": "utilise ces informations pour : [But du formulaire]",
    "1 e": "Elles sont lues par : [Destinataires]",
    "1 f": "Transfert hors de l'Union européenne : [",
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
    words = LISTES[id, article][point]
    assert words in " ".join(corpus.articles[article].article.citations), f"{article} ne dit pas « {words} »"


@pytest.mark.parametrize(("id", "article"), LISTES)
def test_un_papier_ne_repond_a_aucun_point_hors_de_la_liste(corpus: Corpus, id: str, article: str) -> None:
    modele = corpus.modele(id)
    assert isinstance(modele, ModeleDeTexte)
    assert {one.point for one in modele.exigences if one.article == article} == set(LISTES[id, article])


def test_l_interet_legitime_n_a_pas_de_version(corpus: Corpus) -> None:
    """Article 13, 1 d : il ne vaut que pour l'intérêt légitime, qu'une autorité publique n'invoque pas."""
    assert "intérêts légitimes" in " ".join(corpus.articles["rgpd/article_13"].article.citations)
    assert "ne s'applique pas" in " ".join(corpus.articles["rgpd/article_6"].article.citations)
    assert "rgpd/article_6" in corpus.modele("mention-information").textes
    assert set(sections(corpus)) == set(BaseLegale)


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
