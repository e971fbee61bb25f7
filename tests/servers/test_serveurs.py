"""nginx et Caddy, avec nos configurations. Chaque test vaut pour les deux."""

import gzip
from pathlib import Path
from shutil import copytree

import brotli
import pytest

from macros.publication.policy import HEADER
from macros.publication.tree import dated, write
from tests.conftest import ROOT
from tests.servers.running import Served

HEADERS = {
    "content-security-policy": HEADER,
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
SHARED = {"cross-origin-resource-policy": "cross-origin"}
REUSED = (
    "/donnees/v1/faits.csv",
    "/donnees/v1/faits.json",
    "/calendrier/une.ics",
    "/nouveautes/flux.xml",
    "/accessibilite/etat.svg",
)
"""Ce qu'une page d'un autre site a le droit de reprendre."""

TYPES = {
    "/": "text/html; charset=utf-8",
    "/une/": "text/html; charset=utf-8",
    "/vieux/absent/": "text/html; charset=utf-8",
    "/donnees/v1/faits.csv": "text/csv; charset=utf-8",
    "/donnees/v1/faits.json": "application/json",
    "/calendrier/une.ics": "text/calendar; charset=utf-8",
    "/nouveautes/flux.xml": "text/xml; charset=utf-8",
    "/accessibilite/etat.svg": "image/svg+xml",
    "/modeles/une.odt": "application/vnd.oasis.opendocument.text",
    "/robots.txt": "text/plain; charset=utf-8",
    "/.well-known/security.txt": "text/plain; charset=utf-8",
    "/assets/guide.*.css": "text/css; charset=utf-8",
    "/assets/guide.*.js": "text/javascript; charset=utf-8",
    "/assets/icone.*.svg": "image/svg+xml",
    "/assets/communes.*/noms-a.js": "text/javascript; charset=utf-8",
}


def exact(server: Served, path: str) -> str:
    """L'adresse où `*` est remplacé par l'empreinte du site servi."""
    if "*" not in path:
        return path
    (found,) = server.root.glob(path.lstrip("/"))
    return f"/{found.relative_to(server.root).as_posix()}"


@pytest.mark.parametrize("path", TYPES)
def test_chaque_sorte_de_fichier_porte_tous_les_en_tetes(server: Served, path: str) -> None:
    found = server.ask(exact(server, path)).headers
    shared = SHARED if path in REUSED else {}
    assert {name: found.get(name) for name in HEADERS} == HEADERS | shared
    assert found.get("access-control-allow-origin") == ("*" if shared else None)
    assert (
        found["content-type"]
        .replace("application/json; charset=utf-8", "application/json")
        .replace("svg+xml; charset=utf-8", "svg+xml")
        == TYPES[path]
    )
    assert "set-cookie" not in found
    assert not any(digit in found.get("server", "") for digit in "0123456789")


@pytest.mark.parametrize(
    "path", ["/", "/donnees/v1/faits.json", "/calendrier/une.ics", "/assets/guide.*.css"]
)
def test_la_forme_envoyee_est_celle_que_le_navigateur_sait_lire(server: Served, path: str) -> None:
    path = exact(server, path)
    plain = server.ask(path)
    small = server.ask(path, accept_encoding="gzip, deflate, br")
    older = server.ask(path, accept_encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert (small.headers["content-encoding"], older.headers["content-encoding"]) == ("br", "gzip")
    assert brotli.decompress(small.body) == gzip.decompress(older.body) == plain.body
    assert len(small.body) < len(plain.body)
    assert {"accept-encoding"} == {answer.headers["vary"].lower() for answer in (small, older)}
    assert small.headers["content-type"] == plain.headers["content-type"]


@pytest.mark.parametrize(
    "path", ["/assets/guide.*.css", "/assets/communes.*/table.js", "/assets/icone.*.svg"]
)
def test_un_nom_a_empreinte_se_garde_un_an(server: Served, path: str) -> None:
    found = server.ask(exact(server, path)).headers
    assert found["cache-control"] == "public, max-age=31536000, immutable"


BY_DATE = {"nginx": 304, "caddy": 200}
"""Ce que répond un serveur à la date qu'il a donnée ; Caddy ne croit que l'étiquette."""


@pytest.mark.parametrize("path", ["/", "/une/", "/donnees/v1/faits.csv", "/assets/licences/moteur.txt"])
def test_tout_le_reste_se_redemande_et_repond_304(server: Served, path: str) -> None:
    first = server.ask(path, accept_encoding="br")
    again = server.ask(path, accept_encoding="br", if_none_match=first.headers["etag"])
    dated = server.ask(path, if_modified_since=first.headers["last-modified"])
    assert first.headers["cache-control"] == "no-cache"
    assert (again.status, again.body, dated.status) == (304, b"", BY_DATE[server.name])
    assert again.headers["content-security-policy"] == HEADER


def test_un_contenu_change_se_redemande_et_lui_seul(server: Served, tmp_path: Path) -> None:
    """Même taille, même jour : sans date tirée du contenu, le lecteur garderait l'ancienne limite."""
    files = {f"essai/{name}.txt": b"le 9 du mois" for name in ("change", "garde")}
    write(server.root.parent / "avant", files)
    place = server.root / "essai"
    copytree(server.root.parent / "avant/essai", place, dirs_exist_ok=True)
    first = {name: server.ask(f"/essai/{name}.txt").headers for name in ("change", "garde")}
    write(tmp_path / "apres", {**files, "essai/change.txt": b"le 8 du mois"}, server.root)
    copytree(tmp_path / "apres/essai", place, dirs_exist_ok=True)
    for header, known, same in (
        ("if_none_match", "etag", 304),
        ("if_modified_since", "last-modified", BY_DATE[server.name]),
    ):
        for name, status in (("change", 200), ("garde", same)):
            given = {header: first[name][known]}
            assert server.ask(f"/essai/{name}.txt", **given).status == status, (name, header)


def test_une_archive_nouvelle_n_est_jamais_prise_pour_l_ancienne(server: Served, tmp_path: Path) -> None:
    """Deux archives ne se connaissent pas : la date du contenu nouveau est parfois plus ancienne."""
    texts = sorted((f"le {day:02} du mois".encode() for day in range(1, 29)), key=moment, reverse=True)
    asked: list[dict[str, str]] = []
    for rank, text in enumerate(texts[:4]):
        write(tmp_path / str(rank), {"suite/page.txt": text})
        copytree(tmp_path / str(rank), server.root, dirs_exist_ok=True)
        for headers in asked:
            assert server.ask("/suite/page.txt", **headers).body == text, headers
        known = server.ask("/suite/page.txt").headers
        asked += [{"if_none_match": known["etag"]}, {"if_modified_since": known["last-modified"]}]


def moment(text: bytes) -> int:
    """La date que son contenu donne à un fichier."""
    return dated({"page.txt": text}, "page.txt")


@pytest.mark.parametrize(
    "path",
    [
        "/absente/",
        "/une/absente.html",
        "/fichiers/",
        "/assets/",
        "/.git/config",
        "/sous/.env",
        "/une/index.html.br",
        "/assets/../../secret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
    ],
)
def test_ce_qui_n_existe_pas_ou_se_cache_repond_404_par_notre_page(server: Served, path: str) -> None:
    answer = server.ask(path)
    assert b"secret" not in answer.body and b"hors du site" not in answer.body
    assert answer.status in ((400, 404) if ".." in path or "%2e" in path else (404,))
    if answer.status == 404:
        assert "Page introuvable" in answer.body.decode("utf-8")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-security-policy"] == HEADER


def test_une_ancienne_adresse_mene_a_la_nouvelle_pour_toujours(server: Served) -> None:
    answer = server.ask("/vieux/nom/")
    assert (answer.status, answer.headers["location"]) == (301, "/une/")


def test_un_dossier_sans_barre_mene_a_la_page(server: Served) -> None:
    answer = server.ask("/une")
    assert answer.status in (301, 308)
    assert answer.headers["location"].endswith("/une/")


def test_tout_passe_en_https(server: Served) -> None:
    answer = server.ask_plain("/une/?q=1")
    assert answer.status in (301, 308)
    assert answer.headers["location"].startswith("https://localhost")
    assert answer.headers["location"].endswith("/une/?q=1")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_on_ne_peut_que_lire(server: Served, method: str) -> None:
    assert server.ask("/", method).status == 405
    assert server.ask("/", "HEAD").status == 200


def test_les_deux_configurations_de_nginx_disent_la_meme_chose() -> None:
    """Celle du conteneur n'ajoute aucun en-tête à elle et inclut les mêmes morceaux."""
    for name in ("nginx.conf", "nginx-conteneur.conf"):
        text = (ROOT / "deploiement" / name).read_text("utf-8")
        assert "add_header" not in text
        assert text.count("include guide-http.nginx;") == text.count("include guide-serveur.nginx;") == 1
    assert (ROOT / "deploiement/guide-serveur.nginx").read_text("utf-8").count("\nlocation") == 2


def test_le_conteneur_ne_demande_aucun_privilege() -> None:
    lines = Path(ROOT / "deploiement/Containerfile").read_text("utf-8").splitlines()
    assert "USER www-data" in lines
    assert "EXPOSE 8080" in lines
    text = (ROOT / "deploiement/nginx-conteneur.conf").read_text("utf-8")
    assert "listen 8080" in text and "pid /tmp/" in text


def test_ce_que_le_chiffrement_impose_aux_sites_voisins_est_dit() -> None:
    """À la racine d'un domaine, `includeSubDomains` coupe tout sous-domaine qui n'est pas chiffré."""
    told = (ROOT / "docs/contribuer/heberger.md").read_text(encoding="utf-8")
    assert "includeSubDomains" in HEADERS["strict-transport-security"]
    assert (
        "tout ce qui finit par `.commune.fr` doit être chiffré. Sinon, retirez `; includeSubDomains`" in told
    )
