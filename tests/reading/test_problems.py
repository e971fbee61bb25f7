"""Les fautes se disent toutes, dans l'ordre, avec leur nombre."""

from macros.reading.problems import Problem, Problems, annotations, report

FIRST = Problem("data/a.yml", 2, "nom : champ manquant ; ajoutez-le")
SECOND = Problem("data/a.yml", 10, "date : date attendue")


def test_une_faute_dit_sa_place_puis_sa_phrase() -> None:
    assert str(FIRST) == "data/a.yml:2: nom : champ manquant ; ajoutez-le"


def test_les_fautes_sont_rangees_par_fichier_puis_par_ligne() -> None:
    assert report([Problem("docs/z.md", 1, "z"), SECOND, FIRST]) == (
        "data/a.yml:2: nom : champ manquant ; ajoutez-le\n"
        "data/a.yml:10: date : date attendue\n"
        "docs/z.md:1: z\n"
        "3 problèmes à corriger."
    )


def test_une_seule_faute_se_compte_au_singulier() -> None:
    assert report([FIRST]).endswith("\n1 problème à corriger.")


def test_l_exception_montre_le_meme_texte() -> None:
    caught = Problems([SECOND, FIRST])
    assert caught.faults == (FIRST, SECOND)
    assert str(caught) == report([FIRST, SECOND])


def test_la_forge_recoit_une_annotation_par_ligne() -> None:
    assert annotations([SECOND, FIRST]) == (
        "::error file=data/a.yml,line=2::nom : champ manquant ; ajoutez-le\n"
        "::error file=data/a.yml,line=10::date : date attendue"
    )
