"""Les calendriers ICS : relus par une autre bibliothèque que celle qui les écrit, stables, légers."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from ical.types.recur import Frequency

from macros.building.guide import current_guide
from macros.exports.calendars import content, months
from macros.models.obligations import Obligation, Resultat, Structure
from macros.models.profils import profiles

ROOT = Path(__file__).resolve().parents[2]
CORPUS = current_guide(ROOT)
OBLIGATIONS = CORPUS.obligations
ALL = tuple(OBLIGATIONS.values())
PROFILES = profiles(OBLIGATIONS.values())
ARTICLES = CORPUS.articles
LIMIT = 1_000
"""Les octets d'une date, en moyenne : une de plus n'y change rien."""

VOTE = "compte_financier_unique.vote_compte_financier_unique@guide-pratique-numerique"


def events(text: str) -> dict[str, Event]:
    """Les événements d'un calendrier, par UID, relus par `ical`, qui suit la RFC 5545."""
    found = IcsCalendarStream.calendar_from_ics(text).events
    assert len({event.uid for event in found}) == len(found), "deux événements ont le même UID"
    return {event.uid or "": event for event in found}


def moved(item: Obligation, day: str) -> Obligation:
    """La même obligation dont la dernière échéance a changé de date."""
    *others, last = item.echeances
    changed = last.model_validate(
        {**last.model_dump(), "date": day, "dates_precedentes": [*last.dates_precedentes, last.date]}
    )
    return item.model_copy(update={"echeances": (*others, changed)})


def test_chaque_calendrier_reste_leger_et_se_relit() -> None:
    for profile in PROFILES:
        text = content(profile, ALL, ARTICLES)
        assert len(text.encode()) <= LIMIT * len(events(text)), profile.slug


def test_un_calendrier_ne_contient_que_ce_qui_concerne_la_tranche() -> None:
    small = events(content(PROFILES[0], ALL, ARTICLES))
    assert VOTE in small
    assert not [uid for uid in small if uid.startswith(("reen_strategie.", "nis2."))]


def test_une_date_qui_change_garde_son_uid_et_monte_sa_sequence() -> None:
    item = OBLIGATIONS["compte_financier_unique"]
    before = events(content(PROFILES[0], (item,), ARTICLES))
    after = events(content(PROFILES[0], (moved(item, "2027-07-15"),), ARTICLES))
    assert before.keys() == after.keys()
    assert (before[VOTE].dtstart, before[VOTE].sequence) == (date(2027, 6, 30), 0)
    assert (after[VOTE].dtstart, after[VOTE].sequence) == (date(2027, 7, 15), 1)


EVERY = [
    (profile, text)
    for profile in PROFILES
    for text in (content(profile, ALL, ARTICLES), months(profile, CORPUS))
]


def test_chaque_evenement_dure_un_jour_n_occupe_personne_et_se_lit_en_entier() -> None:
    for profile, text in EVERY:
        for uid, event in events(text).items():
            assert type(event.dtstart) is date, uid
            assert event.computed_duration == timedelta(days=1), uid
            assert event.transparency == "TRANSPARENT", uid
            assert 8 <= len(event.summary or "") <= 70, (profile.slug, event.summary)
            assert event.categories, uid
        assert text.count("X-MICROSOFT-CDO-BUSYSTATUS:FREE") == len(events(text))
        assert "X-PUBLISHED-TTL:P7D" in text


def test_chaque_echeance_se_montre_trente_jours_avant_meme_dans_un_agenda_suivi() -> None:
    found = events(content(PROFILES[0], ALL, ARTICLES))
    dates = {uid: event for uid, event in found.items() if ".j30@" not in uid}
    assert dates and len(found) == 2 * len(dates)
    for uid, event in dates.items():
        before = found[uid.replace("@", ".j30@")]
        assert event.dtstart and before.dtstart == event.dtstart - timedelta(days=30)
        assert [alarm.trigger for alarm in event.alarm] == [timedelta(days=-30)] and not before.alarm
        assert before.rrule == event.rrule


def test_une_echeance_parle_de_cette_date_puis_cite_son_texte() -> None:
    vote = events(content(PROFILES[0], ALL, ARTICLES))[VOTE].description or ""
    (deadline,) = (it for it in OBLIGATIONS["compte_financier_unique"].echeances if it.id in VOTE)
    assert vote.startswith(f"Chaque année, le 30 juin : {deadline.objet}.")
    assert "Texte : " in vote and "Premier geste : " in vote


def test_une_echeance_passee_ne_s_annonce_plus() -> None:
    for item in ALL:
        past = {it.id for it in item.echeances if not it.rythme and it.date < item.verifie_le}
        for profile in PROFILES:
            found = {uid.partition("@")[0] for uid in events(content(profile, (item,), ARTICLES))}
            assert not found & {f"{item.id}.{id}" for id in past}


def test_les_douze_mois_reviennent_avec_leurs_gestes_a_cocher() -> None:
    for profile in PROFILES:
        found = events(months(profile, CORPUS, "https://exemple.fr"))
        for uid, event in found.items():
            month = CORPUS.douze_mois.mois[int(uid[5:7]) - 1]
            assert event.rrule and event.rrule.freq == Frequency.YEARLY
            assert event.dtstart and (event.dtstart.month, event.dtstart.day) == (int(uid[5:7]), 1)
            assert str(event.url) == "https://exemple.fr/douze-mois/"
            boxes = [
                f"☐ {one.geste} ({one.minutes} minutes)"
                for one in month.gestes
                if any(
                    profile.answer(OBLIGATIONS[id]).resultat is not Resultat.NE_S_APPLIQUE_PAS
                    for id in one.obligations
                )
            ]
            page = f"Page du guide : https://exemple.fr/douze-mois/#{month.id}"
            told = [*boxes, page, "Information générale, sans valeur de conseil juridique."]
            assert (event.description or "").split("\n") == told, (profile.slug, month.id)
            assert month.titre in (event.summary or ""), (profile.slug, month.id)
    assert len(events(months(PROFILES[0], CORPUS))) == 12


def test_ce_qui_revient_chaque_annee_est_une_regle() -> None:
    found = events(content(PROFILES[0], ALL, ARTICLES))
    yearly = {uid for uid, event in found.items() if event.rrule and ".j30@" not in uid}
    assert VOTE in yearly
    assert yearly == {
        f"{item.id}.{deadline.id}@{VOTE.partition('@')[2]}"
        for item in ALL
        for deadline in item.echeances
        if deadline.rythme and PROFILES[0].answer(item).resultat is not Resultat.NE_S_APPLIQUE_PAS
    }
    rules = {
        event.rrule.freq for event in events(content(PROFILES[0], ALL, ARTICLES)).values() if event.rrule
    }
    assert rules == {Frequency.YEARLY}


def test_le_lien_vers_la_fiche_est_complet_quand_l_adresse_du_guide_est_connue() -> None:
    known = events(content(PROFILES[0], ALL, ARTICLES, "https://exemple.fr/guide"))[VOTE]
    unknown = events(content(PROFILES[0], ALL, ARTICLES))[VOTE]
    assert str(known.url) == "https://exemple.fr/guide/obligations/compte-financier-unique/"
    assert str(known.url) in (known.description or "")
    assert unknown.url is None


def test_un_agenda_ne_date_que_des_relectures_jamais_de_sa_fabrication() -> None:
    for uid, event in events(content(PROFILES[0], ALL, ARTICLES)).items():
        assert f"{event.dtstamp:%Y-%m-%d}" == OBLIGATIONS[uid.partition(".")[0]].verifie_le.isoformat(), uid


def test_ce_qui_ne_vise_pas_la_tranche_n_entre_pas_dans_son_agenda() -> None:
    item = OBLIGATIONS["compte_financier_unique"]
    above = item.concerne[0].model_copy(update={"structures": (Structure.COMMUNE,), "population_min": 60_000})
    moved_up = item.model_copy(update={"concerne": (above,)})
    small, *_, large = [one for one in PROFILES if one.structure is Structure.COMMUNE]
    assert events(content(small, (moved_up,), ARTICLES)) == {}
    assert small.population_max and small.population_max < 60_000
    assert VOTE in events(content(replace(large, population_min=60_000), (moved_up,), ARTICLES))
