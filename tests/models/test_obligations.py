"""Qui est concerné : la réponse du guide, seuil par seuil, et ce que les modèles refusent.

Dire à tort « ne s'applique pas » est le pire défaut possible : ces tables sont écrites à la main, d'après le
dossier vérifié, jamais d'après le code ni les données.
"""

from datetime import date
from typing import Any

import pytest

from macros.corpus.loader import Loader
from macros.models.obligations import Destinataire, Echeance, Obligation, Resultat, Rythme, Structure
from macros.reading.loading import Source, read_yaml
from macros.reading.problems import Problems
from macros.reading.validation import validate
from tests.conftest import ROOT, Write

OUI, NON = Resultat.S_APPLIQUE, Resultat.NE_S_APPLIQUE_PAS
SELON, A_VENIR = Resultat.SELON_REPONSE, Resultat.A_VENIR
AU_CHOIX = Resultat.AU_CHOIX

BORNES = (0, 3_499, 3_500, 3_501, 9_999, 10_000, 10_001, 30_000, 30_001, 50_000, 50_001, 200_000)

AUTRES = {
    # Ce que la table d'or, écrite dans reponses_attendues.yml, ne dit pas : les seuils y sont tous.
    # Les 50 agents seuls : le seuil d'habitants ne vise que les collectivités territoriales.
    ("open_data", "epci_fiscalite_propre", 900): SELON,
    ("open_data", "syndicat", 900): SELON,
    ("open_data", "departement", 300_000): SELON,
    ("publicite_actes", "epci_fiscalite_propre", 900): OUI,
    ("publicite_actes", "departement", 80_000): OUI,
    ("publicite_actes", "region", 300_000): OUI,
    # Ouvert ou fermé, un syndicat publie ses actes ; seul le mode change.
    ("publicite_actes", "syndicat", 900): OUI,
    ("transmission_actes", "epci_fiscalite_propre", 900): OUI,
    ("transmission_actes", "departement", 80_000): OUI,
    ("transmission_actes", "region", 300_000): OUI,
    ("repertoire_informations_publiques", "epci_fiscalite_propre", 9_999): OUI,
    ("repertoire_informations_publiques", "syndicat", 900): OUI,
    ("repertoire_informations_publiques", "etablissement_public_local", 900): OUI,
    ("repertoire_informations_publiques", "epci_fiscalite_propre", 10_000): OUI,
    ("repertoire_informations_publiques", "departement", 80_000): OUI,
    ("telerecours", "epci_fiscalite_propre", 900): OUI,
    ("telerecours", "syndicat", 900): OUI,
    ("telerecours", "etablissement_public_local", 900): OUI,
    ("nis2", "epci_fiscalite_propre", 900): A_VENIR,
    ("nis2", "departement", 80_000): A_VENIR,
    ("nis2", "region", 300_000): A_VENIR,
    ("pieces_comptables_dematerialisees", "departement", 80_000): OUI,
    # L3313-1 et R3313-8 du CGCT : la même mise en ligne, sans seuil, si un site existe.
    ("documents_budgetaires_en_ligne", "departement", 80_000): SELON,
    ("documents_budgetaires_en_ligne", "region", 300_000): SELON,
    # R*423-15 du code de l'urbanisme : un syndicat, un département ou une agence peut instruire.
    ("urbanisme_sve", "departement", 80_000): SELON,
    ("urbanisme_sve", "etablissement_public_local", 900): SELON,
    ("urbanisme_teleprocedure", "syndicat", 900): SELON,
    ("urbanisme_teleprocedure", "departement", 80_000): SELON,
    ("urbanisme_teleprocedure", "etablissement_public_local", 900): SELON,
    # CGCT, L5211-1 : la convocation suit les règles d'une commune d'au moins 3 500 habitants, sans seuil.
    ("convocation_conseil", "epci_fiscalite_propre", 900): OUI,
    ("convocation_conseil", "syndicat", 900): OUI,
    # Un autre texte les régit, que personne n'a relu : jamais « ne s'applique pas ».
    ("convocation_conseil", "departement", 80_000): OUI,
    ("convocation_conseil", "etablissement_public_local", 900): OUI,
    # CGFP, L4 et L313-4 : les collectivités et leurs établissements publics.
    ("offres_emploi", "etablissement_public_local", 900): OUI,
    ("rapport_social_unique", "syndicat", 900): OUI,
    # CSI, L731-4 : le plan intercommunal suit celui d'une commune membre ; un syndicat n'en a pas.
    ("plan_communal_sauvegarde", "epci_fiscalite_propre", 900): SELON,
    ("plan_communal_sauvegarde", "syndicat", 900): NON,
}


@pytest.fixture(scope="module")
def obligations() -> dict[str, Obligation]:
    """Les vraies fiches, seules : ces tests ne dépendent d'aucune autre donnée."""
    loader = Loader(ROOT)
    found = loader.folder("data/obligations", lambda _: Obligation)
    assert loader.problems == []
    return found


@pytest.mark.parametrize(("id", "structure", "population"), AUTRES)
def test_les_autres_structures_ont_leur_regle(
    obligations: dict[str, Obligation], id: str, structure: str, population: int
) -> None:
    answer = obligations[id].answer(Structure(structure), population)
    assert answer.resultat is AUTRES[id, structure, population]


def test_une_exclusion_est_toujours_expliquee(obligations: dict[str, Obligation]) -> None:
    silent = {
        item.id
        for item in obligations.values()
        for structure in Structure
        for population in BORNES
        if (found := item.answer(structure, population)).resultat is NON and not found.raison
    }
    assert silent == set()


def test_l_open_data_d_une_commune_demande_aussi_cinquante_agents(obligations: dict[str, Obligation]) -> None:
    answer = obligations["open_data"].answer(Structure.COMMUNE, 3_500)
    assert [rule.agents_min for rule in answer.regles] == [50]


def test_deux_fiches_seulement_ne_sont_pas_encore_en_vigueur(obligations: dict[str, Obligation]) -> None:
    assert {item.id for item in obligations.values() if item.statut == "a_venir"} == {
        "nis2",
        "ia_haut_risque",
    }


def test_une_seule_fiche_n_est_qu_une_recommandation(obligations: dict[str, Obligation]) -> None:
    found = {item.id for item in obligations.values() if item.statut == "recommandation"}
    assert found == {"presence_numerique_nom_domaine"}


FICHE = """\
nom: Essai
nom_court: Essai
theme: donnees
statut: en_vigueur
mots_cles: [un, deux, trois]
premier_geste: Commencez.
effort: facile
concerne:
  - structures: [commune]
    population_min: 3500
hors_champ: Le texte vise les communes.
base_legale:
  - {texte: Loi, reference: n° 1, date: 2016-10-07, url: null}
depuis: 2018-10-07
echeances:
  - {id: premier, date: 2027-01-01, objet: Premier pas, pour: collectivite}
  - {id: second, date: 2028-01-01, objet: Second pas, pour: collectivite}
a_suivre: []
actions: [{faire: Agir.}]
sanction: {nature: rien, resume: Aucune.}
autorite: Le juge
aides: []
exceptions: []
reserves: []
confiance: {sources: [Loi lue], de_memoire: null}
verifie_le: 2026-11-21
revoir_avant: 2027-01-08
etapes: []
sigles: []
"""


def read(guide: Write, text: str) -> Obligation:
    root = guide({"data/obligations/essai.yml": text})
    source = read_yaml(root, root / "data/obligations/essai.yml")
    assert isinstance(source.value, dict)
    return validate(Obligation, source, {**source.value, "id": "essai"})


REFUSES = [
    (
        "2027-01-01",
        "2029-01-01",
        "16: echeances : rangez les dates de la plus ancienne à la plus récente",
    ),
    (
        "revoir_avant: 2027-01-08",
        "revoir_avant: 2027-06-21",
        "27: revoir_avant : doit suivre verifie_le de six mois au plus. Exemple : 2026-11-21",
    ),
    (
        "revoir_avant: 2027-01-08",
        "revoir_avant: 2026-11-20",
        "27: revoir_avant : doit suivre verifie_le de six mois au plus. Exemple : 2026-11-21",
    ),
    (
        "revoir_avant: 2027-01-08",
        "revoir_avant: 2027-01-09",
        "27: revoir_avant : sept jours au plus après la prochaine échéance, le 01/01/2027."
        " Exemple : 2026-11-21",
    ),
    (
        "objet: Premier pas, pour: collectivite",
        "objet: Premier pas",
        "16: echeances.0.pour : champ manquant ; ajoutez-le",
    ),
    (
        "actions: [{faire: Agir.}]",
        "actions: [Agir.]",
        "19: actions.0 : liste de champs attendue. Exemple : faire: Une phrase courte.",
    ),
    (
        "{texte: Loi, reference: n° 1, date: 2016-10-07, url: null}",
        "{article: Loi n° 1}",
        "13: base_legale.0.article : forme refusée. Exemple : code_justice_administrative/r611_8_6",
    ),
    (
        "{texte: Loi, reference: n° 1, date: 2016-10-07, url: null}",
        "{texte: Loi, date: 2016-10-07, url: null}",
        "13: base_legale.0.reference : champ manquant ; ajoutez-le. Exemple : ",
    ),
    (
        "confiance: {sources",
        "confiance: {niveau: elevee, sources",
        "25: confiance.niveau : champ inconnu ; corrigez son nom ou retirez-le",
    ),
    (
        "hors_champ: Le texte vise les communes.",
        "hors_champ: null",
        "11: hors_champ : dites en une phrase pourquoi les autres collectivités ne sont pas visées."
        " Exemple : Une phrase courte.",
    ),
    (
        "population_min: 3500",
        "agents_min: 50",
        "9: concerne.0.si : un seuil d'agents demande la question qui le fait connaître."
        " Exemple : {site: [oui]}",
    ),
    (
        "population_min: 3500",
        "sinon: {raison: Rien., preuve: [essai/article_1]}",
        "10: concerne.0.sinon : une règle sans question n'a pas de « non » à expliquer",
    ),
    (
        "population_min: 3500",
        "si: {site: [oui]}\n    sinon: {raison: Rien., preuve: []}",
        "11: concerne.0.sinon.preuve : liste trop courte ; au moins 1."
        " Exemple : [code_justice_administrative/r611_8_6]",
    ),
    (
        "population_min: 3500",
        "si: {site: []}",
        "10: concerne.0.si.site : liste trop courte ; au moins 1. Exemple : [oui]",
    ),
    (
        "population_min: 3500",
        "portee: facultatif",
        "10: concerne.0.portee : valeur attendue : obligation, au_choix, conseille ou un_droit",
    ),
    (
        "population_min: 3500",
        "population_max: -1",
        "10: concerne.0.population_max : nombre attendu : 0 ou plus. Exemple : 3499",
    ),
    (
        "structures: [commune]",
        "structures: [communes]",
        "9: concerne.0.structures.0 : valeur attendue : commune, epci_fiscalite_propre, syndicat,"
        " departement, region ou etablissement_public_local",
    ),
    (
        "statut: en_vigueur",
        "statut: recommandation",
        "9: concerne : une recommandation n'oblige personne ; écrivez portee: conseille",
    ),
    ("theme: donnees\n", "", "1: theme : champ manquant ; ajoutez-le"),
    ("autorite:", "autorites:", None),
]


@pytest.mark.parametrize(("before", "after", "expected"), REFUSES)
def test_une_fiche_fausse_est_refusee_a_sa_ligne(
    guide: Write, before: str, after: str, expected: str | None
) -> None:
    with pytest.raises(Problems) as caught:
        read(guide, FICHE.replace(before, after, 1))
    said = [str(problem).removeprefix("data/obligations/essai.yml:") for problem in caught.value.faults]
    assert (
        [it.startswith(expected) for it in said] == [True]
        if expected
        else said
        == [
            "1: autorite : champ manquant ; ajoutez-le. Exemple : Une phrase courte.",
            "21: autorites : champ inconnu ; corrigez son nom ou retirez-le. Exemple : autorite",
        ]
    )


def test_des_bornes_a_l_envers_sont_refusees(guide: Write) -> None:
    with pytest.raises(Problems) as caught:
        read(guide, FICHE.replace("population_min: 3500", "population_min: 3500\n    population_max: 3499"))
    assert [problem.message for problem in caught.value.faults] == [
        "concerne.0.population_max : doit être au moins égale à population_min. Exemple : 3499"
    ]


def test_les_bornes_sont_incluses(guide: Write) -> None:
    item = read(guide, FICHE.replace("population_min: 3500", "population_min: 100\n    population_max: 200"))
    found = [item.answer(Structure.COMMUNE, population).resultat for population in (99, 100, 200, 201)]
    assert found == [NON, OUI, OUI, NON]
    assert item.answer(Structure.SYNDICAT, 150).resultat is NON


def test_une_regle_certaine_l_emporte_sur_une_condition(guide: Write) -> None:
    rules = (
        "concerne:\n  - structures: [commune]\n    si: {site: [oui]}\n"
        "  - structures: [commune]\n    population_min: 3500\n"
    )
    text = FICHE.replace("concerne:\n  - structures: [commune]\n    population_min: 3500\n", rules)
    item = read(guide, text)
    found: dict[int, Any] = {
        population: item.answer(Structure.COMMUNE, population) for population in (3_499, 3_500)
    }
    assert found[3_499].resultat is SELON
    assert (found[3_500].resultat, found[3_500].regles) == (OUI, (item.concerne[1],))


def test_une_fiche_a_venir_ne_dit_jamais_qu_elle_s_applique(guide: Write) -> None:
    item = read(guide, FICHE.replace("statut: en_vigueur", "statut: a_venir"))
    assert item.answer(Structure.COMMUNE, 3_500).resultat is A_VENIR
    assert item.answer(Structure.COMMUNE, 3_499).resultat is NON


def test_la_prochaine_date_est_celle_du_jour_ou_d_apres(guide: Write) -> None:
    item = read(guide, FICHE)
    days = (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2), date(2028, 1, 2))
    first, second = item.echeances
    assert list(map(item.next_deadline, days)) == [
        (date(2027, 1, 1), first),
        (date(2027, 1, 1), first),
        (date(2028, 1, 1), second),
        None,
    ]


def test_une_fiche_se_relit_a_sa_date(guide: Write) -> None:
    item = read(guide, FICHE)
    assert not item.overdue(date(2027, 1, 8))
    assert item.overdue(date(2027, 1, 9))


def test_un_fait_sans_fichier_n_a_pas_de_ligne_mais_garde_sa_phrase() -> None:
    with pytest.raises(Problems) as caught:
        validate(Obligation, Source("data/obligations/essai.yml", None), None)
    assert str(caught.value.faults[0]) == (
        "data/obligations/essai.yml:1: fichier : liste de champs attendue. Exemple : nom: Une phrase courte."
    )


@pytest.mark.parametrize(
    ("rythme", "on", "expected"),
    [
        (None, date(2027, 3, 31), None),
        (None, date(2027, 4, 1), date(2027, 3, 31)),
        (Rythme.CHAQUE_ANNEE, date(2028, 3, 31), date(2027, 3, 31)),
        (Rythme.CHAQUE_ANNEE, date(2028, 4, 1), date(2028, 3, 31)),
    ],
)
def test_une_echeance_n_est_passee_que_le_lendemain(
    rythme: Rythme | None, on: date, expected: date | None
) -> None:
    one = Echeance(
        id="essai",
        date=date(2027, 3, 31),
        objet="Un envoi.",
        rythme=rythme,
        pour=Destinataire.COLLECTIVITE,
        preuve=(),
    )
    assert one.last(on) == expected
