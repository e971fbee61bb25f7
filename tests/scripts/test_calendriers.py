"""Les calendriers ICS : relus par une autre bibliothèque que celle qui les écrit, stables, légers."""

from pathlib import Path

from macros.corpus import load_rules
from macros.models.obligations import Obligation
from macros.models.profils import profiles
from scripts.calendriers import content

ROOT = Path(__file__).resolve().parents[2]
OBLIGATIONS = load_rules(ROOT)
PROFILES = profiles(OBLIGATIONS.values())
LIMIT = 20_000


def events(text: str) -> dict[str, dict[str, str]]:
    """Les événements d'un calendrier, par UID, lus ligne à ligne selon la RFC 5545 (lignes dépliées)."""
    found: dict[str, dict[str, str]] = {}
    for block in text.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]:
        body = block.split("BEGIN:VALARM")[0]
        fields = dict(line.split(":", 1) for line in body.strip().splitlines() if ":" in line)
        found[fields["UID"]] = fields
    return found


def moved(item: Obligation, day: str) -> Obligation:
    """La même obligation dont la dernière échéance a changé de date."""
    *others, last = item.echeances
    changed = last.model_validate(
        {**last.model_dump(), "date": day, "dates_precedentes": [*last.dates_precedentes, last.date]}
    )
    return item.model_copy(update={"echeances": (*others, changed)})


def test_chaque_calendrier_reste_leger() -> None:
    for profile in PROFILES:
        assert len(content(profile, tuple(OBLIGATIONS.values())).encode()) <= LIMIT, profile.slug


def test_un_calendrier_ne_contient_que_ce_qui_concerne_la_tranche() -> None:
    small = content(PROFILES[0], tuple(OBLIGATIONS.values()))
    assert "compte_financier_unique.vote_compte_financier_unique@" in small.replace("\r\n ", "")
    assert "UID:reen_strategie" not in small
    assert "UID:nis2" not in small


def test_une_date_qui_change_garde_son_uid_et_monte_sa_sequence() -> None:
    item = OBLIGATIONS["compte_financier_unique"]
    before = events(content(PROFILES[0], (item,)))
    after = events(content(PROFILES[0], (moved(item, "2027-07-15"),)))
    uid = "compte_financier_unique.vote_compte_financier_unique@guide-pratique-numerique"
    assert before.keys() == after.keys()
    assert (before[uid]["DTSTART;VALUE=DATE"], before[uid]["SEQUENCE"]) == ("20270630", "0")
    assert (after[uid]["DTSTART;VALUE=DATE"], after[uid]["SEQUENCE"]) == ("20270715", "1")


def test_chaque_evenement_cite_son_texte_et_dure_un_jour() -> None:
    for fields in events(content(PROFILES[0], tuple(OBLIGATIONS.values()))).values():
        assert "Texte : " in fields["DESCRIPTION"]
        assert len(fields["DTSTART;VALUE=DATE"]) == 8


def test_la_meme_source_donne_les_memes_octets() -> None:
    assert content(PROFILES[0], tuple(OBLIGATIONS.values())) == content(
        PROFILES[0], tuple(OBLIGATIONS.values())
    )
