"""Thématique 11 : les formulaires."""

from collections import defaultdict
from collections.abc import Iterator

from tests.built import visible
from tests.site.rgaa.reading import (
    DELEGUE,
    PROFILE,
    SCRIPT,
    Element,
    Reading,
    Seen,
    control,
    name,
    shown,
)

FIELDS = "//input[not(@type='hidden' or @type='submit' or @type='button')] | //select | //textarea"
OUTSIDE = r"\bfetch\(\s*[\"'`]|XMLHttpRequest|sendBeacon|WebSocket|EventSource"


def label(field: Element) -> str:
    """L'étiquette d'un champ : le label qui le désigne ou qui l'entoure, ou son propre nom."""
    root = field.getroottree().getroot()
    labels = [*root.xpath("//label[@for=$id]", id=field.get("id", "")), *field.xpath("ancestor::label")]
    return " ".join(visible(found) for found in labels) or field.get("aria-label", "") or name(field)


@control(
    ("", '<label class="discret".*?</label>', ""),
    (PROFILE, r'<label><input type="radio"(.*?)> .*?</label>', r'<input type="radio"\1>'),
)
def test_rgaa_11_1_etiquettes_des_champs(reading: Reading) -> Iterator[Seen]:
    """Tout champ a une étiquette. Ajoutez label for."""
    for page, field in reading.all(FIELDS):
        if not label(field):
            yield page.address, shown(field)


@control(
    (DELEGUE, "Rechercher dans le guide", "Chercher"),
)
def test_rgaa_11_3_etiquettes_coherentes(reading: Reading) -> Iterator[Seen]:
    """Un même champ a la même étiquette sur toutes les pages. Reprenez la même.

    Une case sans nom coche un geste : son étiquette est ce geste, qui dépend de la collectivité.
    """
    labels: dict[str, set[str]] = defaultdict(set)
    for _, field in reading.all(f"({FIELDS})[@id or @name]"):
        labels[field.get("id") or f"{field.get('name')} {field.get('value')}"].add(label(field))
    for field_id, found in labels.items():
        if len(found) > 1:
            yield "", f"champ {field_id} : {' ; '.join(sorted(found))}"


@control(
    ("", 'method="get"', 'method="post"'),
    (SCRIPT, "$", "fetch('https://exemple.fr/');"),
)
def test_rgaa_garde_formulaires_sans_envoi(reading: Reading) -> Iterator[Seen]:
    """Un formulaire interroge le guide et n'envoie rien ailleurs. Sinon, repassez 11.12 en gabarit."""
    yield from reading.seen("//form[@method='post' or contains(@action, '//')] | //*[@formaction]")
    yield from reading.written(OUTSIDE)
