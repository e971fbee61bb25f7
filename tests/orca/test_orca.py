"""Huit gestes sur le site construit, et les mots qu'Orca doit dire : lancés par `make orca`."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.orca.voix import Voice, reading

SITE = Path(__file__).resolve().parents[2] / "site"

Open = Callable[..., AbstractContextManager[Voice]]


class Quiet(SimpleHTTPRequestHandler):
    """Sert des fichiers sans rien écrire."""

    def log_message(self, *_: object) -> None:
        """Rien."""


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """L'adresse du site construit, servi sur cette machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SITE))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def listen(served: str, tmp_path: Path) -> Open:
    """Ouvre une page du guide et en écoute la lecture."""

    @contextmanager
    def opened(address: str, width: int = 1280) -> Iterator[Voice]:
        with reading(served + address, tmp_path, width) as voice:
            yield voice

    return opened


def test_le_champ_des_communes_annonce_sa_liste_ses_choix_et_ses_erreurs(listen: Open) -> None:
    with listen("ma-collectivite/") as voice:
        voice.until("Tab", "Votre commune ou votre intercommunalité")
        voice.write("broc")
        voice.press("Down")
        voice.hears("Liste à", "Broc")
        voice.press("ctrl+a", "BackSpace")
        voice.write("zzzzq")
        voice.hears("Aucun")


def test_la_recherche_annonce_le_nombre_de_pages(listen: Open) -> None:
    with listen("") as voice:
        voice.until("Tab", "Rechercher dans le guide")
        voice.write("delegue")
        voice.press("Return")
        voice.hears("pages trouvées")


def test_une_question_se_dit_avec_ses_reponses_et_ce_qu_elles_changent(listen: Open) -> None:
    with listen("ma-collectivite/commune-moins-de-3500-habitants/") as voice:
        voice.until("r", "bouton radio")
        voice.press("space")
        voice.hears("sélectionné", "1 question répondue sur 24")


def test_un_formulaire_vide_dit_ses_erreurs(listen: Open) -> None:
    with listen("declaration-accessibilite/generateur/") as voice:
        voice.until("b", "Écrire ma déclaration")
        voice.press("Return")
        voice.hears("corriger")


def test_cocher_un_geste_le_compte(listen: Open) -> None:
    with listen("douze-mois/") as voice:
        voice.until("x", "case")
        voice.press("space")
        voice.hears("coché", "geste")


def test_un_graphique_se_dit_avec_ses_chiffres_et_son_tableau(listen: Open) -> None:
    with listen("barometre/") as voice:
        voice.press("g")
        voice.hears("Part des répondants", "93 %", "image")
        voice.press("t")
        voice.hears("tableau avec", "en-tête de colonne")


def test_le_menu_dit_s_il_est_ouvert(listen: Open) -> None:
    with listen("lexique/", width=640) as voice:
        voice.until("Tab", "Menu")
        voice.hears("bouton")
        voice.press("Return")
        voice.hears("étendu")


def test_la_fiche_d_une_commune_se_parcourt_par_ses_titres(listen: Open) -> None:
    with listen("ma-collectivite/commune-moins-de-3500-habitants/") as voice:
        voice.until("h", "Commune de moins de 3 500 habitants")
        voice.hears("niveau 1")
        voice.press("h")
        voice.hears("Commencez par", "niveau 2")
