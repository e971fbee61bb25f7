"""Les sigles dans une phrase : développés une fois, dans un français qui se lit, et jamais dans un titre."""

import pytest

from macros.markup.abbreviations import Expander, Forms
from macros.models.lexique import Domaine, Langue, Sorte, Terme
from macros.texts.french import slug
from macros.texts.lexicon import doubles, foreign, sigles


def term(form: str, long: str, **given: str) -> Terme:
    return Terme(
        id=given.get("id", slug(form)),
        ecriture=form,
        sorte=Sorte.SIGLE,
        developpe=long,
        pluriel=given.get("pluriel"),
        precise_par=given.get("precise_par"),
        explication="Une phrase.",
        theme=Domaine.DROIT,
    )


TERMS = (
    term("DPD", "délégué à la protection des données", pluriel="délégués à la protection des données"),
    term("ANCT", "Agence nationale de la cohésion des territoires"),
    term("OCR", "reconnaissance optique de caractères"),
    term("REEN", "loi visant à réduire l'empreinte environnementale du numérique"),
    term("NIS", "sécurité des réseaux"),
    term("NIS 2", "directive sur la sécurité des réseaux, deuxième version"),
    term("Plat'AU", "plateforme des autorisations d'urbanisme"),
    term("DGA", "directeur général adjoint", id="dga_fonction", precise_par="fonction"),
    term("DGA", "règlement sur la gouvernance des données", id="dga_reglement", precise_par="règlement"),
)


DPD = '<abbr title="délégué à la protection des données">DPD</abbr>'


def shown(text: str) -> str:
    return Expander(Forms.of(TERMS)).expand(text, str)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Le DPD conseille.", "Le délégué à la protection des données (DPD) conseille."),
        ("Vos DPD conseillent.", "Vos délégués à la protection des données (DPD) conseillent."),
        ("Pas de DPD ici.", "Pas de DPD (délégué à la protection des données) ici."),
        ("L’ANCT aide.", "L’Agence nationale de la cohésion des territoires (ANCT) aide."),
        ("L’OCR lit.", "L’OCR (reconnaissance optique de caractères) lit."),
        (
            "La loi REEN oblige.",
            "La loi visant à réduire l’empreinte environnementale du numérique (REEN) oblige.",
        ),
        ("(voir DPD)", f"(voir {DPD})"),
    ],
)
def test_la_premiere_ecriture_est_developpee_sans_faute_de_francais(written: str, read: str) -> None:
    assert shown(written) == read


def test_les_ecritures_suivantes_sont_abregees() -> None:
    abbreviated = '<abbr title="délégué à la protection des données">DPD</abbr>'
    assert shown("Le DPD, puis le DPD.").endswith(f"(DPD), puis le {abbreviated}.")


@pytest.mark.parametrize(
    "text",
    ["Un délégué à la protection des données (DPD).", "Un DPD (délégué à la protection des données)."],
)
def test_ce_que_l_auteur_a_deja_developpe_reste_tel_quel(text: str) -> None:
    assert shown(text) == text


def test_dans_un_titre_le_sigle_reste_court_et_le_texte_le_developpe_ensuite() -> None:
    expander = Expander(Forms.of(TERMS))
    assert "<abbr" in expander.expand("Le DPD. ")
    assert expander.expand("Le DPD", str) == "Le délégué à la protection des données (DPD)"


def test_l_ecriture_la_plus_longue_gagne() -> None:
    assert (
        shown("soumis à NIS 2") == "soumis à NIS 2 (directive sur la sécurité des réseaux, deuxième version)"
    )


def test_une_espace_insecable_ou_une_apostrophe_courbe_ne_cachent_pas_un_sigle() -> None:
    assert shown("NIS\u00a02").startswith("NIS\u00a02 (directive")
    assert shown("Plat’AU").startswith("Plat’AU (plateforme")


def test_un_sigle_a_deux_sens_prend_celui_que_l_auteur_a_ecrit() -> None:
    text = shown("Le directeur général adjoint (DGA) signe. Le DGA rend compte.")
    assert text.endswith('Le <abbr title="directeur général adjoint">DGA</abbr> rend compte.')


def test_un_sigle_a_deux_sens_n_est_jamais_devine() -> None:
    assert shown("Le DGA signe.") == "Le DGA signe."
    assert "DGA" not in sigles(TERMS)
    assert [sense.precise_par for sense in doubles(TERMS)["DGA"]] == ["fonction", "règlement"]


def test_un_mot_anglais_entre_dans_l_usage_n_est_pas_marque() -> None:
    word = Terme(
        id="webinaire",
        ecriture="webinaire",
        sorte=Sorte.TERME,
        developpe="séminaire en ligne",
        langue_origine=Langue.ANGLAIS,
        explication="Une phrase.",
        theme=Domaine.STRATEGIE,
    )
    assert foreign([word.model_copy(update={"entre_dans_l_usage": True})]) == {}
    assert set(foreign([word])) == {"webinaire", "Webinaire"}
