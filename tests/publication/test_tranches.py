"""La loi change ses seuils : le guide se publie, chaque adresse répond, un agenda suivi garde ses dates."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from icalendar import Calendar, Component
from lxml import html

from macros.building.addresses import NOTED, RANGES, promised
from macros.building.folder import TAKEN
from macros.building.guide import current_guide
from macros.corpus.facts import Corpus
from macros.exports import calendars, feed
from macros.exports.changelog import changelog
from macros.models.obligations import Structure
from macros.models.profils import Profil, of_slug
from macros.views import calendrier, conseil, modeles, profils, telecharger
from scripts.copies import copy_guide
from tests.conftest import ROOT

CHANGED: Mapping[str, tuple[int, int]] = {
    "urbanisme_teleprocedure": (3501, 4001),
    "donnees_subventions": (3500, 5000),
    "nis2": (30001, 50001),
}
"""Un seuil change (3 501), un autre naît (5 000), un autre meurt (30 001)."""

NEWS = f"""\
- id: la-loi-change-ses-seuils
  date: 2026-11-27
  nature: droit
  faits: [{", ".join(CHANGED)}]
  titre: Trois seuils changent
  pour_qui: Les communes.
  texte: Trois règles visent d'autres communes.
  page: obligations/index.md
"""
BASE = "https://exemple.fr/guide/"
DAY = "1795219200"
SETTINGS = {"ADRESSE_DU_GUIDE": BASE, "CONTACT_DU_GUIDE": "mailto:guide@exemple.fr"}
FREED = ("urbanisme_teleprocedure.", "donnees_subventions.")
FORMER = "commune-de-3501-a-9999-habitants"
"""Une adresse publiée : ses deux bornes ont changé depuis, et changent encore ici."""


@dataclass(frozen=True)
class Published:
    """Le dossier publié sous la loi nouvelle, et les tranches d'avant et d'après."""

    site: Path
    before: tuple[Profil, ...]
    after: tuple[Profil, ...]

    def page(self, address: str) -> html.HtmlElement:
        """Une page servie."""
        return html.document_fromstring((self.site / address / "index.html").read_text("utf-8"))

    def holding(self, structure: Structure, population: int) -> Profil:
        """La tranche d'après qui tient une population."""
        return next(it for it in self.after if it.covers(structure, population))


def events(path: Path) -> list[Component]:
    """Les événements d'un calendrier."""
    return Calendar.from_ical(path.read_bytes()).walk("VEVENT")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Le guide recopié, ses seuils changés, construit et publié par les commandes mêmes."""
    root = copy_guide(tmp_path_factory.mktemp("tranches") / "guide")
    for name, (old, new) in CHANGED.items():
        path = root / "data/obligations" / f"{name}.yml"
        fact = unproved(yaml.safe_load(path.read_text("utf-8")))
        changed = [rule for rule in fact["concerne"] if rule.get("population_min") == old]
        assert changed, f"{name} n'a plus de seuil à {old}"
        for rule in changed:
            rule["population_min"] = new
        path.write_text(yaml.safe_dump(fact, allow_unicode=True, sort_keys=False), encoding="utf-8")
    told = root / "data/nouveautes.yml"
    head, _, news = told.read_text("utf-8").partition("\n")
    told.write_text(f"{head}\n{NEWS}{news}", encoding="utf-8")
    corpus = current_guide(root)
    former = of_slug(FORMER)
    assert former
    yesterday = (*current_guide(ROOT).profils(), former)
    carried = {place for one in corpus.modeles.values() for _, place in modeles.files(corpus, one)}
    for name in carried | telecharger.files(corpus) | conseil.files(corpus):
        path = root / TAKEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"contenu de {name}".encode())
    (root / "CHANGELOG.md").unlink()
    with (root / NOTED).open("a", encoding="utf-8") as noted:
        noted.writelines(f"{place}\n" for place in carried_by(yesterday))
    for command in ("scripts.site", "scripts.publier"):
        env = {**os.environ, "PYTHONPATH": str(root), "SOURCE_DATE_EPOCH": DAY} | SETTINGS
        run = [sys.executable, "-m", command]
        said = subprocess.run(run, cwd=root, env=env, capture_output=True, text=True, check=False)
        assert said.returncode == 0, said.stdout + said.stderr
    return Published(root / "dist" / "site", yesterday, corpus.profils())


def test_les_tranches_ont_vraiment_change(published: Published) -> None:
    assert {profile.slug for profile in published.after} - {profile.slug for profile in published.before}
    assert any(profile.population_min == 5000 for profile in published.after)


def test_chaque_adresse_publiee_repond_encore(published: Published) -> None:
    served = {path.relative_to(published.site).as_posix() for path in published.site.rglob("*")}
    lost = {place for place in promised(ROOT) if f"{place}index.html" not in served and place not in served}
    assert lost == set()


def test_une_tranche_disparue_montre_celle_qui_tient_sa_premiere_population(published: Published) -> None:
    now = published.holding(Structure.COMMUNE, 3501)
    page = published.page(f"ma-collectivite/{FORMER}/")
    assert plain(page.findtext(".//h1") or "") == plain(profils.title(now))
    assert page.xpath("//link[@rel='canonical']/@href") == [BASE + profils.page(now)]
    (warning,) = page.find_class("perime")
    assert "Cette adresse était celle de : Commune de 3 501 à 9 999 habitants." in plain(
        warning.text_content()
    )
    assert f"Vous lisez maintenant : {plain(profils.title(now))}." in plain(warning.text_content())
    assert warning.xpath(".//a/@href") == ["../"]


def test_un_agenda_suivi_garde_ses_evenements(published: Published) -> None:
    """Mêmes UID que la tranche neuve, et que la veille : l'agenda met à jour, il ne double rien."""
    now = published.holding(Structure.COMMUNE, 3501)
    old = events(published.site / f"calendrier/{FORMER}.ics")
    new = events(published.site / calendrier.file(now))
    corpus = current_guide(ROOT)
    former = of_slug(FORMER)
    assert former
    day_before = {str(it["uid"]) for it in Calendar.from_ical(calendar_of(corpus, former)).walk("VEVENT")}
    freed = {uid for uid in day_before if uid.startswith(FREED)}
    assert {str(it["uid"]) for it in old} == {str(it["uid"]) for it in new} == day_before - freed
    was = followed(now, "Ce calendrier", "un autre calendrier", "calendrier/")
    assert all(was in plain(str(it["description"])) for it in old)
    assert not any(was in plain(str(it["description"])) for it in new)


def test_les_douze_mois_suivis_continuent(published: Published) -> None:
    now = published.holding(Structure.COMMUNE, 3501)
    old = events(published.site / f"calendrier/{FORMER}-douze-mois.ics")
    new = events(published.site / calendrier.months_file(now))
    assert old and [it["uid"] for it in old] == [it["uid"] for it in new]
    was = followed(now, "Ce calendrier", "un autre calendrier", "calendrier/")
    assert all(was in plain(str(it["description"])) for it in old)


def followed(now: Profil, what: str, other: str, place: str) -> str:
    """Ce que lit qui suivait la tranche d'avant."""
    return (
        f"Les tranches de population ont changé. {what} était celui de : Commune de 3 501 à 9 999 habitants. "
        f"Il est maintenant celui de : {plain(profils.title(now))}. Votre population n'y est pas ? "
        f"Suivez {other} : {BASE}{place}"
    )


def test_un_flux_suivi_garde_ses_entrees_et_dit_que_la_tranche_a_change(published: Published) -> None:
    now = published.holding(Structure.COMMUNE, 3501)
    old = ET.parse(published.site / f"nouveautes/{FORMER}.xml").getroot()
    new = ET.parse(published.site / feed.file(now)).getroot()
    entries = f"{{{feed.ATOM}}}entry/{{{feed.ATOM}}}id"
    assert old.findall(entries) and [it.text for it in old.iterfind(entries)] == [
        it.text for it in new.iterfind(entries)
    ]
    said = plain(old.findtext(f"{{{feed.ATOM}}}subtitle") or "")
    assert said == followed(now, "Ce flux", "un autre flux", "nouveautes/")


def test_tout_ce_qui_porte_le_nom_d_une_tranche_d_avant_repond_encore(published: Published) -> None:
    served = {path.relative_to(published.site).as_posix() for path in published.site.rglob("*")}
    assert {place for place in carried_by(published.before) if place.rstrip("/") not in served} == set()


def test_une_fiche_a_imprimer_est_celle_de_la_tranche_neuve(published: Published) -> None:
    now = published.holding(Structure.COMMUNE, 3501)
    served = published.site / f"telecharger/fichiers/fiche-{FORMER}.pdf"
    assert served.read_bytes() == (published.site / telecharger.sheet(now)).read_bytes()
    note = published.site / f"telecharger/conseil/note-{FORMER}.odt"
    assert note.read_bytes() == (published.site / conseil.address("note", "odt", now)).read_bytes()


def test_la_publication_note_les_adresses_neuves_sans_oublier_les_anciennes(published: Published) -> None:
    noted = set((published.site.parents[1] / NOTED).read_text("utf-8").splitlines())
    assert noted >= promised(ROOT) - {""}
    assert {profils.page(profile) for profile in published.after} <= noted
    assert not {place for place in noted if place.endswith((".br", ".gz")) or place.startswith("assets/")}


def test_la_publication_note_ce_qui_est_annonce(published: Published) -> None:
    """Le journal, et ce que répond chaque fiche : le prochain seuil s'annoncera à son tour."""
    root = published.site.parents[1]
    assert (root / "CHANGELOG.md").read_text("utf-8") == changelog(current_guide(root))
    noted = yaml.safe_load((root / "releves/reponses.yml").read_text("utf-8"))
    told = {it["obligation"] for it in noted if it["nouveaute"] == "la-loi-change-ses-seuils"}
    assert told == set(CHANGED)


def carried_by(profiles: Iterable[Profil]) -> set[str]:
    """Les adresses qui portent le nom de ces tranches."""
    return {naming(profile) for profile in profiles for naming in RANGES}


def unproved(value: Any) -> Any:
    """Un fait sans la preuve de ses seuils, que la loi d'essai n'a pas ; un « non » garde la sienne."""
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if key != "preuve"}
        return {key: inner if key == "sinon" else unproved(inner) for key, inner in kept.items()}
    return [unproved(inner) for inner in value] if isinstance(value, list) else value


def plain(text: str) -> str:
    """Un texte aux espaces ordinaires."""
    return re.sub(r"\s", " ", text)


def calendar_of(corpus: Corpus, profile: Profil) -> str:
    """Le calendrier d'une tranche de la veille."""
    return calendars.content(profile, tuple(corpus.obligations.values()), corpus.articles)
