"""L'orthographe : les mots du guide passent, un mot inconnu se dit à sa ligne, et l'absence se dit."""

from pathlib import Path

from macros.checks import spelling
from macros.corpus.facts import Corpus
from tests.conftest import Drafted

HEAD = "---\ndescription: Une phrase.\n---\n"


def test_un_mot_inconnu_se_dit_une_fois_a_sa_premiere_ligne(draft: Drafted) -> None:
    page = draft(f"{HEAD}Un mott juste.\n\nEncore mott, et `codde`, et [lien](adressse.md).\n")
    found = spelling.orthographe(page, {"mott", "codde", "adressse"}.intersection)
    assert list(found) == [(4, "« mott » n'est pas au dictionnaire : vérifiez-le")]


def test_les_noms_les_sigles_et_les_nombres_ne_se_verifient_pas() -> None:
    assert list(spelling.words("Valbois, la CNIL, le 1er, l'API, d'eau, aujourd'hui")) == [
        "la",
        "le",
        "eau",
        "aujourd'hui",
    ]


def test_sans_dictionnaire_rien_n_est_verifie(corpus: Corpus, tmp_path: Path) -> None:
    assert spelling.speller(corpus, [tmp_path]) is None
    assert "apt-get install hunspell hunspell-fr" in spelling.MISSING
