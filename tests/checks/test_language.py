"""Les fautes de langue : chacune est vue à sa ligne, et une page juste passe."""

import pytest

from macros.checks import language
from macros.models.lexique import Domaine, Langue, Sorte, Terme
from macros.models.mots_simples import MotEtranger
from macros.texts import vocabulary
from tests.conftest import Drafted, Write, reduced

DPD = Terme(
    id="dpd",
    ecriture="DPD",
    sorte=Sorte.SIGLE,
    developpe="délégué à la protection des données",
    explication="Il conseille la mairie.",
    theme=Domaine.DONNEES_PERSONNELLES,
)
LEXICON = reduced({"lexique": {"dpd": DPD}})
HEAD = "---\ndescription: Une phrase.\n---\n"
UNKNOWN = vocabulary.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "Le DPD conseille la mairie.",
        "L'article L112-1 et le règlement XVI, sur papier A4.",
        "Voir [le site](https://www.exemple.fr/RGXX/) et <https://exemple.fr/ABC>.",
        'Un code `ABCD`, un mot {{ fiche_obligation("ABC") }}.',
        "```\nABCD\n```",
    ],
)
def test_une_page_juste_passe(draft: Drafted, text: str) -> None:
    assert list(language.sigles(draft(HEAD + text, LEXICON))) == []


def test_chaque_sigle_inconnu_est_dit_a_sa_ligne(draft: Drafted) -> None:
    page = draft(f"{HEAD}# Titre ABC\n\nLe DPD et le RGXX.\nEncore RGXX et ZED.\n", LEXICON)
    assert list(language.sigles(page)) == [
        (4, UNKNOWN.format("ABC")),
        (6, UNKNOWN.format("RGXX")),
        (7, UNKNOWN.format("RGXX")),
        (7, UNKNOWN.format("ZED")),
    ]


FOREIGN = reduced(
    {
        "mots_etrangers": {
            "feedback": MotEtranger(mot="feedback", remplacement="retour", langue=Langue.ANGLAIS)
        }
    }
)
UNMARKED = (
    "« feedback » : mot anglais que rien ne marque ; dites-le en français, ou ajoutez-le à data/lexique.yml"
    ' avec sa langue. Exemple : retour, ou <span lang="en">feedback</span>'
)


def test_un_mot_etranger_que_rien_ne_marque_est_dit_a_sa_ligne(draft: Drafted) -> None:
    page = draft(f'{HEAD}# Titre\n\nUn <span lang="en">feedback\nmarqué</span>.\nUn feedback.\n', FOREIGN)
    assert list(language.mots_etrangers(page)) == [(8, UNMARKED)]


@pytest.mark.parametrize(
    "text",
    [
        "Un retour.",
        "`feedback`, [le site](https://exemple.fr/feedback) et <https://exemple.fr/feedback>",
        'Un <em class="a" lang="en">feedback</em>.',
        "```\nfeedback\n```",
    ],
)
def test_un_mot_etranger_marque_ou_qui_n_est_pas_de_la_prose_passe(draft: Drafted, text: str) -> None:
    assert list(language.mots_etrangers(draft(HEAD + text, FOREIGN))) == []


@pytest.mark.parametrize("image", ["![](a.png)", "![ ](a.png)"])
def test_une_image_sans_texte_est_refusee(draft: Drafted, image: str) -> None:
    assert list(language.images_muettes(draft(f"{HEAD}# Titre\n{image}\n"))) == [
        (5, "image sans texte de remplacement. Exemple : ![Capture de l'outil Mes Adresses](…)")
    ]


def test_une_image_decrite_passe(draft: Drafted) -> None:
    assert list(language.images_muettes(draft(f"{HEAD}![La carte des aides](a.png)\n"))) == []


@pytest.mark.parametrize(
    "text", ["Section à compléter.", "TODO : finir", "Lorem ipsum dolor", "À compléter", "xxx"]
)
def test_un_texte_inacheve_est_refuse(draft: Drafted, text: str) -> None:
    assert list(language.textes_inacheves(draft(f"{HEAD}# Titre\n\n{text}\n"))) == [
        (6, "texte inachevé ; écrivez-le ou retirez-le. Exemple : la phrase entière")
    ]


@pytest.mark.parametrize(
    "text", ["Il vous reste à compléter votre dossier ? Non.", "La méthodologie", "Un todoliste"]
)
def test_un_mot_voisin_n_est_pas_pris_pour_un_oubli(draft: Drafted, text: str) -> None:
    found = list(language.textes_inacheves(draft(HEAD + text)))
    assert found == (
        [(4, "texte inachevé ; écrivez-le ou retirez-le. Exemple : la phrase entière")]
        if "à compléter" in text
        else []
    )


def test_une_phrase_du_modele_laissee_telle_quelle_est_dite(guide: Write, draft: Drafted) -> None:
    model = f"{HEAD}## Le contexte\n\nLe point de départ, en deux phrases.\n\n- Premier geste.\n"
    guide({"docs/retours/_modele.md": model})
    page = draft(model.replace("- Premier", "- Un"), place="docs/retours/valbois.md")
    assert list(language.modele_recopie(page)) == [(2, language.COPIED), (6, language.COPIED)]
    assert list(language.modele_recopie(draft(model, place="docs/retours/_modele.md"))) == []
