"""Le tableau de suivi et le dossier : ce qu'une mairie y lit, ce que le navigateur en reçoit."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree
from pydantic import ValidationError

from macros.corpus.facts import Corpus
from macros.exports import classeur, dossier, liste, suivi
from macros.models.dossier import Dossier, Etat, Geste, Lieu
from macros.models.obligations import Resultat
from macros.models.profils import Profil
from tests.site.phrases.profils import expected, following

LE = date(2026, 11, 27)
ORDRE = "OCFDRXN"
"""Les lettres de la table d'or, dans l'ordre du tableau."""


@pytest.fixture(scope="module")
def petite(corpus: Corpus) -> Profil:
    """La tranche de la plus petite commune."""
    return corpus.profils()[0]


def test_le_tableau_a_une_ligne_par_obligation_dans_chaque_tranche(corpus: Corpus) -> None:
    for profile in corpus.profils():
        found = [one["id"] for one in suivi.lignes(corpus, profile, LE)]
        assert sorted(found) == sorted(corpus.obligations), profile.slug


def test_chaque_ligne_dit_son_etat_et_sa_prochaine_date_dans_l_ordre_des_reponses(corpus: Corpus) -> None:
    """D'après la table d'or ; la date que la mairie s'est donnée passe avant celle du texte."""
    own = {"compte_financier_unique": Geste(etat=Etat.EN_COURS, prochaine=date(2026, 12, 1))}
    for profile in corpus.profils():
        letters = expected(profile)
        lines = {one["id"]: one for one in suivi.lignes(corpus, profile, LE)}
        ranks = [ORDRE.index(letters[id]) for id in lines]
        assert ranks == sorted(ranks), profile.slug
        for id, line in lines.items():
            day = None if letters[id] == "N" else following(corpus.obligations[id], LE)
            assert line["prochaine"] == (day.isoformat() if day else ""), (profile.slug, id)
            assert line["etat"] == ("Sans objet" if letters[id] == "N" else "À faire"), (profile.slug, id)
            for case in profile.cases(corpus.obligations[id], corpus.questions):
                if case.reponse.resultat is Resultat.NE_S_APPLIQUE_PAS:
                    refused = suivi.ligne(corpus, profile, corpus.obligations[id], LE, case.reponses, None)
                    assert refused["prochaine"] == "", (profile.slug, id, "un refus n'a pas d'échéance")
        mine = {one["id"]: one for one in suivi.lignes(corpus, profile, LE, gestes=own)}
        assert mine["compte_financier_unique"]["prochaine"] == "2026-12-01"


def test_un_non_ecarte_la_ligne_avec_sa_raison_et_son_article(corpus: Corpus, petite: Profil) -> None:
    before, after = (
        next(one for one in suivi.lignes(corpus, petite, LE, said) if one["id"] == "acces_internet_public")
        for said in ({}, {"wifi": "non"})
    )
    assert before["reponse"].startswith("Selon votre réponse\u00a0: Offrez-vous au public")
    assert after["reponse"].startswith("Ne s’applique pas\u00a0: La règle vise qui offre au public")
    assert (after["etat"], after["geste"]) == ("Sans objet", "")
    assert "L34-1" in after["texte"]


def test_ce_que_la_mairie_a_fait_est_dans_sa_ligne(corpus: Corpus, petite: Profil) -> None:
    done = {
        "rgpd_delegue": Geste(etat=Etat.FAIT, le=LE, preuve="Délibération 12", prochaine=date(2029, 1, 2))
    }
    first = suivi.lignes(corpus, petite, LE, {}, done)[0]
    assert [first[it] for it in ("etat", "le", "preuve", "prochaine")] == [
        "Fait",
        "2026-11-27",
        "Délibération 12",
        "2029-01-02",
    ]


def test_le_navigateur_recoit_l_issue_de_chaque_facon_de_repondre(corpus: Corpus) -> None:
    for profile in corpus.profils():
        sheet = suivi.table(corpus, profile)
        for one in sheet["obligations"]:
            item = corpus.obligation(one["id"])
            for case in profile.cases(item, corpus.questions):
                issue = one["issues"][one["cas"][",".join(case.reponses.values())]]
                line = suivi.ligne(corpus, profile, item, LE, case.reponses, None)
                assert issue == [line["resultat"], line["reponse"], line["geste"], line["texte"]]


def test_rien_de_ce_qu_on_ecrit_ne_casse_le_classeur(corpus: Corpus, petite: Profil) -> None:
    nasty = Geste(preuve="<b>&\x00 {lignes} {fin}", note="]]>")
    lines = suivi.lignes(corpus, petite, LE, {}, {"rgpd_delegue": nasty})
    made = classeur.suivi("Suivi : L'Haÿ <{lignes}>", lines, corpus.edition)["content.xml"].decode()
    assert "&lt;b&gt;&amp; {lignes} {fin}</text:p>" in made
    assert made.count("<table:table-row ") == len(corpus.obligations) + 1


TITRES = (
    *("Obligation", "Réponse", "Premier geste", "État", "Fait le", "Preuve", "Qui", "Prochaine date"),
    *("Texte", "Note"),
)
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def test_le_tableau_a_ses_titres_sa_liste_d_etats_et_son_filtre(corpus: Corpus, petite: Profil) -> None:
    lines = suivi.lignes(corpus, petite, LE)
    root = etree.fromstring(classeur.suivi("Suivi", lines, corpus.edition)["content.xml"])
    (sheet,) = root.iter(f"{TABLE}table")
    head, *rows = sheet.iter(f"{TABLE}table-row")
    assert sheet.get(f"{TABLE}name") == "Suivi"
    assert tuple("".join(cell.itertext()) for cell in head) == TITRES
    (choice,) = root.iter(f"{TABLE}content-validation")
    (offered,) = re.findall(r"cell-content-is-in-list\((.*)\)", choice.get(f"{TABLE}condition", ""))
    assert offered.split(";") == ['"À faire"', '"En cours"', '"Fait"', '"Sans objet"']
    assert choice.get(f"{TABLE}display-list") == "unsorted"
    held = {row[3].get(f"{TABLE}content-validation-name") for row in rows}
    assert held == {choice.get(f"{TABLE}name")} and len(rows) == len(lines)
    (filtered,) = root.iter(f"{TABLE}database-range")
    assert filtered.get(f"{TABLE}display-filter-buttons") == "true"


def test_un_dossier_neuf_se_relit_a_l_octet(corpus: Corpus, petite: Profil) -> None:
    place = Lieu(nom="Brocas", code="40056", tranche=petite.slug)
    made = dossier.dossier_text(dossier.neuf(corpus, "0.1.0", LE, place, {"wifi": "non"}))
    assert dossier.dossier_text(Dossier.model_validate_json(made, strict=True)) == made
    assert json.loads(made)["guide"]["empreintes"].keys() == corpus.obligations.keys()


def test_une_reponse_qui_change_se_voit_au_dossier_avant_meme_d_etre_notee(corpus: Corpus) -> None:
    item = corpus.obligation("open_data")
    less = item.model_copy(update={"concerne": item.concerne[1:]})
    after = dossier.prints(replace(corpus, obligations={**corpus.obligations, item.id: less}))
    before = dossier.prints(corpus)
    assert {id for id in before if before[id] != after[id]} == {item.id}


@pytest.mark.parametrize(
    "spoilt",
    [
        {"dossier": "autre"},
        {"version": 4},
        {"inconnu": 1},
        {"reponses": {"<img>": "oui"}},
        {"gestes": {"rgpd_delegue": {"le": "hier"}}},
        {"gestes": {"rgpd_delegue": {"etat": "peut-être"}}},
        {"champs": {"__proto__": "x"}},
        {"dates": [{"id": "a", "objet": "", "le": "2026-01-01"}]},
    ],
    ids=str,
)
def test_un_dossier_d_une_autre_forme_se_refuse(
    corpus: Corpus, petite: Profil, spoilt: dict[str, object]
) -> None:
    place = Lieu(nom="Brocas", tranche=petite.slug)
    made = json.loads(dossier.dossier_text(dossier.neuf(corpus, "0.1.0", LE, place, {})))
    with pytest.raises(ValidationError):
        Dossier.model_validate_json(json.dumps({**made, **spoilt}), strict=True)


def test_les_donnees_du_navigateur_sont_des_scripts_qui_se_lisent(corpus: Corpus) -> None:
    made = dossier.scripts(corpus, "0.1.0")
    common, ranges = (
        made[dossier.DEFINITION]().decode(),
        [one for one in made if one.startswith(dossier.DOSSIER)],
    )
    others = [made[one]().decode() for one in ranges[:2]]
    told = json.loads(re.fullmatch(r"var guideSuivi = (.*);\n", common, re.DOTALL)[1])  # type: ignore[index]
    assert told["schema"]["properties"].keys() == Dossier.model_fields.keys()
    assert [one["titre"] for one in told["colonnes"]][:3] == ["Obligation", "Réponse", "Premier geste"]
    assert all(one.startswith('guideSuivi.tranches["commune') for one in others)


def test_la_definition_d_une_liste_porte_les_phrases_et_les_colonnes(corpus: Corpus) -> None:
    text = dossier.scripts(corpus, "0.1.0")[liste.DEFINITION]().decode()
    told = json.loads(re.fullmatch(r"guideListe\.recevoir\((.*)\);\n", text, re.DOTALL)[1])  # type: ignore[index]
    assert told["phrases"] == dict(liste.PHRASES)
    assert [one["nom"] for one in told["feuilles"]] == ["Ensemble", "À faire", "Ce qui manque"]
    assert told["colonnes"]["insee"] == "code" and told["colonnes"]["site"] == "site"
