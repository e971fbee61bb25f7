"""Le calendrier à l'écran : ce qui vient, ce qui vise d'autres que vous, ce qui est passé depuis un an."""

import re
from datetime import date

from markupsafe import escape

from macros.markup.here import Here
from macros.views import agenda, calendrier
from tests.views.petit import AU_DESSUS, TODAY, guide, obligation

HERE = Here("calendrier/", TODAY)


def lines(shown: str) -> list[str]:
    """Les titres et les lignes, dans l'ordre."""
    return [line for line in shown.splitlines() if line.startswith(("<h2", '<tr><th scope="row"'))]


def row(day: str, said: str, what: str) -> str:
    """Une ligne du calendrier."""
    return (
        f'<tr><th scope="row"><time datetime="{day}">{said}</time></th>'
        f'<td><a href="../obligations/au-dessus/">Publication</a></td><td>{what}</td></tr>'
    )


def test_chaque_date_est_dans_sa_liste() -> None:
    assert lines(calendrier.tableau_calendrier(guide(), HERE)) == [
        '<h2 id="les-dates-a-venir">Les dates à venir</h2>',
        row("2027-01-01", "1er janvier 2027", "Dépôt"),
        '<h2 id="pour-information">Pour information</h2>',
        row("2027-02-01", "1er février 2027", "Version prête"),
        '<h2 id="les-dates-de-l-annee-passee">Les dates de l&#39;année passée</h2>',
        row("2026-06-01", "1er juin 2026", "Bilan passé"),
    ]


def dated(*days: date, **more: str) -> str:
    """Le calendrier d'une fiche qui a ces dates."""
    deadlines = tuple(
        {"id": f"j{rank}", "date": day, "objet": str(day), "pour": "collectivite", **more}
        for rank, day in enumerate(days)
    )
    facts = {**AU_DESSUS, "echeances": deadlines, "revoir_avant": AU_DESSUS["verifie_le"]}
    return calendrier.tableau_calendrier(guide(obligations={"au_dessus": obligation(facts)}), HERE)


def test_les_dates_a_venir_montent_et_les_passees_descendent() -> None:
    days = (date(2025, 11, 1), date(2025, 12, 1), date(2026, 11, 26), TODAY, date(2028, 1, 1))
    assert re.findall(r'datetime="([^"]+)"', dated(*days)) == [
        "2026-11-27",
        "2026-11-27",
        "2028-01-01",
        "2026-11-26",
        "2025-12-01",
    ]


def test_une_date_annuelle_revient_au_jour_ou_elle_tombe() -> None:
    shown = dated(date(2026, 3, 31), rythme="chaque_annee")
    coming = row("2027-03-31", "31 mars 2027", "2026-03-31").replace("<time", "<time data-annuel")
    assert lines(shown)[1] == coming
    assert lines(shown)[4] == coming.replace("2027", "2026"), "et la dernière fois est passée"


def test_sans_script_la_page_dit_de_quel_jour_sont_ses_dates() -> None:
    shown = calendrier.tableau_calendrier(guide(), HERE).striptags()
    assert "Au 27 novembre 2026, voici ce qui vient." in shown


def test_sans_date_la_page_le_dit() -> None:
    assert dated().count("<p>Aucune date connue.</p>") == 3


def test_chaque_tranche_a_ses_deux_agendas() -> None:
    shown = calendrier.liste_calendriers(guide(), HERE)
    for file, what in (("", "échéances"), ("-douze-mois", "douze mois")):
        name = f"Commune de moins de 1\u202f000 habitants, {what} (ICS)"
        assert f'<a href="commune-moins-de-1000-habitants{file}.ics">{name}</a>' in shown


def test_une_echeance_se_dit_en_une_phrase_vraie_avant_comme_apres() -> None:
    for day in (TODAY, date(2027, 1, 1), date(2027, 6, 1)):
        said = calendrier.echeance(guide(), Here("calendrier/", day), "au_dessus", "depot")
        assert said.striptags() == "Le 1er janvier 2027 : dépôt."


def test_vos_dates_a_vous_ont_leur_etiquette_et_leur_aide() -> None:
    shown = str(agenda.mes_dates(guide(), HERE))
    for name, label, help in agenda.DATES:
        assert f'<label for="{name}">{escape(label)}</label>' in shown
        assert f'id="{name}-aide">{escape(help)}' in shown
    names = ("formulaire", "ecriture", "evenements", "agenda")
    assert f'data-script="{" ".join(f"../assets/{name}.js" for name in names)}"' in shown
