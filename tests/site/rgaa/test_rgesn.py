"""L'écoconception : ce que le site construit montre de lui-même."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import brotli

from macros.building.guide import current_guide
from tests.conftest import ROOT
from tests.site.rgaa.reading import SCRIPT, SHEET, Reading, Seen, control

ELSEWHERE = (
    r"\b(?:fetch|import|importScripts)\(\s*[\"'`]https?:|XMLHttpRequest|sendBeacon|WebSocket|EventSource"
)
LINKED = "//link[@rel and not(@rel='canonical' or @rel='alternate' or @rel='license')]/@href"
LOADED = f"//@src | //@srcset | //@poster | {LINKED}"


@control(
    (SCRIPT, "$", "document.cookie = 'x=1';"),
)
def test_rgesn_1_6_aucun_temoin(reading: Reading) -> Iterator[Seen]:
    """Aucun script ne pose de témoin (cookie) ni ne parle à un autre site. Retirez cet appel."""
    yield from reading.written(rf"document\.cookie|cookieStore|{ELSEWHERE}")


@control(
    ("credits/", "licence MIT|Licence MIT|MIT", "licence fermée"),
)
def test_rgesn_1_8_code_ouvert(reading: Reading) -> Iterator[Seen]:
    """La page des crédits dit la licence du code et celle des textes. Rétablissez-les."""
    said = reading.pages["credits/"].text
    yield from (
        ("credits/", f"sans {name}") for name in ("licence MIT", "Licence Ouverte") if name not in said
    )


@control(
    ("telecharger/", "hors[ \u00a0-]ligne", "à l'écran"),
)
def test_rgesn_2_3_hors_connexion(reading: Reading) -> Iterator[Seen]:
    """La page des téléchargements offre le guide hors ligne. Rétablissez ce lien."""
    page = reading.pages["telecharger/"]
    if not re.search(r"hors[ \u00a0-]ligne", page.text):
        yield page.address, "sans guide hors ligne"


@control(
    (SCRIPT, "$", "new IntersectionObserver(f);"),
    (SCRIPT, "$", "addEventListener('scroll', f);"),
)
def test_rgesn_4_2_pas_de_defilement_infini(reading: Reading) -> Iterator[Seen]:
    """Rien ne s'ajoute quand on descend. Coupez la page, ou repassez 4.2 en non prouvé."""
    yield from reading.written(r"IntersectionObserver|[\"'`](?:scroll|wheel)[\"'`]")


@control(
    ("", "</h1>", '</h1><div role="button" tabindex="0">Ouvrir</div>'),
)
def test_rgesn_4_5_composants_natifs(reading: Reading) -> Iterator[Seen]:
    """Un bouton est un bouton, un champ est un champ. Employez la balise du navigateur."""
    roles = (
        "button",
        "checkbox",
        "radio",
        "switch",
        "slider",
        "tab",
        "menuitem",
        "listbox",
        "combobox",
        "dialog",
    )
    yield from reading.seen(" | ".join(f"//*[@role='{role}']" for role in roles))


@control(
    (SHEET, "$", "@font-face{font-family:x;src:url(x.woff2)}"),
)
def test_rgesn_4_8_aucune_police(reading: Reading) -> Iterator[Seen]:
    """Aucune police ne se télécharge. Prenez celles de l'appareil."""
    yield from (("assets/guide.css", found) for found in re.findall(r"@font-face[^}]*", reading.sheet))


@control(
    (SCRIPT, "$", "Notification.requestPermission();"),
)
def test_rgesn_4_13_aucune_notification(reading: Reading) -> Iterator[Seen]:
    """Aucune notification n'est demandée. Retirez cet appel."""
    yield from reading.written(r"Notification\.|PushManager|pushManager|showNotification")


@control(
    ("", "</main>", "<p>" + "".join(f"mot{rank} " for rank in range(9000)) + "</p></main>"),
    ("", "</main>", "<br>" * 2000 + "</main>"),
)
def test_rgesn_6_1_budget(reading: Reading) -> Iterator[Seen]:
    """Chaque page tient sa limite de poids et d'éléments, écrite dans budget.yml. Allégez-la."""
    budget = current_guide(ROOT).limites
    for page in reading.pages.values():
        known = page.tree.xpath("//link[@rel='canonical']")
        limits = budget.published(page.address) if known else budget.limits(page.address)
        size = len(brotli.compress(page.markup.encode(), quality=11))
        elements = sum(isinstance(one.tag, str) for one in page.tree.iter())
        if size > limits.octets_page_suivante:
            yield page.address, f"{size} octets"
        if elements > limits.elements:
            yield page.address, f"{elements} éléments"


@control(
    ("", "</h1>", '</h1><img src="https://exemple.fr/a.png" alt="x">'),
    (SHEET, "$", "a{background:url(https://exemple.fr/a.png)}"),
    (SCRIPT, "$", "fetch('https://exemple.fr/');"),
)
def test_rgesn_garde_services_tiers(reading: Reading) -> Iterator[Seen]:
    """Rien ne se charge d'un autre site. Sinon, repassez 2.10, 4.4 et 6.7 en non prouvé."""
    for page in reading.pages.values():
        for value in map(str, page.tree.xpath(LOADED)):
            if urlsplit(value).netloc:
                yield page.address, value
    yield from (
        ("assets/guide.css", found) for found in re.findall(r"url\([\"']?https?:[^)]*", reading.sheet)
    )
    yield from reading.written(ELSEWHERE)


@control(
    (SCRIPT, "$", "navigator.bluetooth.requestDevice();"),
    (SCRIPT, "$", "navigator.geolocation.watchPosition(f);"),
)
def test_rgesn_garde_materiel(reading: Reading) -> Iterator[Seen]:
    """Aucun script ne parle à un périphérique ni ne lit la position. Sinon, repassez 1.10 et 6.6."""
    yield from reading.written(
        r"navigator\.(?:usb|bluetooth|serial|hid|geolocation|mediaDevices|requestMIDIAccess)"
    )


@control(
    (SCRIPT, "$", "new WebAssembly.Module(x);"),
)
def test_rgesn_garde_calculs(reading: Reading) -> Iterator[Seen]:
    """Ni calcul partagé, ni modèle livré. Sinon, repassez 7.4 et 9.2 à 9.7 en non prouvé."""
    yield from reading.written(
        r"WebAssembly\.(?:Module|instantiate|compile)|navigator\.gpu|\bweb3\b|\bonnx|tensorflow|\.safetensors"
    )
