"""Un contrôle que l'on n'a jamais vu échouer ne prouve rien : une faute plantée dans une copie le fait rougir."""

import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.built import Page
from tests.site.rgaa.reading import Reading

MODULES = (
    "images",
    "cadres",
    "multimedia",
    "tableaux",
    "liens",
    "obligatoires",
    "structure",
    "presentation",
    "formulaires",
    "navigation",
    "consultation",
)
SHEET, SCRIPT = "assets/guide.css", "assets/guide.js"
TABLES, CHART, PLAN, DELEGUE = "barometre/", "barometre/", "plan-du-site/", "obligations/rgpd-delegue/"
FILES, FORM = "modeles/declaration-accessibilite/", "declaration-accessibilite/generateur/"

FAULTS: tuple[tuple[str, str, str, str], ...] = (
    # contrôle, page ou fichier, ce que l'on remplace (motif), ce que l'on met
    ("rgaa_1_1_images_avec_alternative", "", "<h1", '<img src="a.png"><h1'),
    ("rgaa_1_1_images_avec_alternative", CHART, ' role="img"', ""),
    ("rgaa_1_6_graphiques_avec_donnees", "", "<h1", '<svg role="img" aria-label="Un dessin"></svg><h1'),
    ("rgaa_garde_images_decoratives", "", "<h1", '<img src="a.png" alt=""><h1'),
    ("rgaa_garde_epreuves_anti_robot", SCRIPT, "$", "captcha();"),
    ("rgaa_garde_epreuves_anti_robot", "", "</form>", '<input type="image" alt="Envoyer"></form>'),
    ("rgaa_garde_images_matricielles", "", "<h1", '<img src="a.png" alt="Une affiche"><h1'),
    ("rgaa_garde_images_matricielles", CHART, "<rect", '<path d="M0 0"/><rect'),
    ("rgaa_garde_legendes_d_images", "", "<h1", "<figure><img alt='x'><figcaption>Vue</figcaption></figure><h1"),
    ("rgaa_garde_cadres", "", "<h1", '<iframe src="x" title="x"></iframe><h1'),
    ("rgaa_garde_cadres", SCRIPT, "$", "document.createElement('iframe');"),
    ("rgaa_garde_sons_et_videos", "", "<h1", "<video></video><h1"),
    ("rgaa_garde_sons_et_videos", "", "<h1", '<a href="film.mp4">Le film</a><h1'),
    ("rgaa_garde_sons_et_videos", SCRIPT, "$", "new Audio('x');"),
    ("rgaa_garde_contenus_interactifs", "", "<h1", "<canvas></canvas><h1"),
    ("rgaa_garde_contenus_interactifs", CHART, "<rect", '<rect tabindex="0"/><rect'),
    ("rgaa_5_4_titre_de_tableau", TABLES, "<caption.*?</caption>", ""),
    ("rgaa_5_4_titre_de_tableau", TABLES, ' aria-labelledby="tableau[^"]*"', ""),
    ("rgaa_5_5_titres_de_tableaux_distincts", CHART, "<caption([^>]*)>.*?</caption>", r"<caption\1>Les chiffres</caption>"),
    ("rgaa_5_6_entetes_de_tableau", TABLES, '<th scope="row"[^>]*>(.*?)</th>', r"<td>\1</td>"),
    ("rgaa_5_6_entetes_de_tableau", TABLES, '<th scope="col"[^>]*>(.*?)</th>', r"<td>\1</td>"),
    ("rgaa_5_7_portee_des_entetes", TABLES, ' scope="row"', ""),
    ("rgaa_5_7_portee_des_entetes", TABLES, 'scope="col"', 'scope="row"'),
    ("rgaa_garde_tableaux_complexes", TABLES, "<td ", '<td colspan="2" '),
    ("rgaa_garde_tableaux_complexes", TABLES, "</thead>", "<tr><th>x</th></tr></thead>"),
    ("rgaa_garde_tableaux_de_mise_en_forme", TABLES, '<table role="table">', '<table role="presentation">'),
    ("rgaa_6_1_liens_explicites", "", "<h1", '<a href="x/">Cliquez ici</a><h1'),
    ("rgaa_6_1_liens_explicites", "", "<h1", '<a href="x/">Fiche</a> <a href="y/">Fiche</a><h1'),
    ("rgaa_6_1_liens_explicites", "", "<h1", '<a href="x/" aria-label="Autre chose">La fiche</a><h1'),
    ("rgaa_6_2_liens_nommes", "", "<h1", '<a href="x/"></a><h1'),
    ("rgaa_8_1_type_de_document", "", "<!DOCTYPE html>\n", ""),
    ("rgaa_8_3_langue_de_la_page", "", '<html lang="fr"', "<html"),
    ("rgaa_8_4_langue_francaise", "404.html", '<html lang="fr"', '<html lang="en"'),
    ("rgaa_8_6_titres_de_page_uniques", DELEGUE, "<title>.*?</title>", "<title>Lexique – Guide pratique du numérique des petites collectivités</title>"),
    ("rgaa_8_6_titres_de_page_uniques", DELEGUE, "<title>.*? –", "<title>Sans rapport –"),
    ("rgaa_8_7_mots_etrangers_signales", "", "<h1", "<p>Un open data de qualité.</p><h1"),
    ("rgaa_8_8_codes_de_langue", "", "<h1", '<p>Un <span lang="anglais">cloud</span>.</p><h1'),
    ("rgaa_8_9_balises_a_leur_place", "", "<h1", "<p> </p><h1"),
    ("rgaa_8_9_balises_a_leur_place", "", "<h1", "<p><b>Important</b></p><h1"),
    ("rgaa_garde_sens_de_lecture", "", "<h1", '<p dir="rtl">x</p><h1'),
    ("rgaa_garde_sens_de_lecture", "", "<h1", "<p>שלום</p><h1"),
    ("rgaa_9_1_titres_sans_saut", "", "</h1>", "</h1><h4>Trop bas</h4>"),
    ("rgaa_9_1_titres_sans_saut", "", "</h1>", "</h1><h1>Un second</h1>"),
    ("rgaa_9_2_structure_du_document", "", "</h1>", "</h1><nav aria-label='Liens utiles'></nav>"),
    ("rgaa_9_2_structure_du_document", "", "(?s)<footer.*?</footer>", ""),
    ("rgaa_10_1_mise_en_forme_a_part", "", "</h1>", '</h1><p style="color: red">Rouge</p>'),
    ("rgaa_10_1_mise_en_forme_a_part", "", "</h1>", "</h1><center>Milieu</center>"),
    ("rgaa_10_1_mise_en_forme_a_part", "", "</h1>", "</h1><p>M A I R I E</p>"),
    ("rgaa_10_5_couleurs_par_paires", SHEET, "--fond:", "--autre:"),
    ("rgaa_10_5_couleurs_par_paires", SHEET, "$", "h1{background:url(a.png)}"),
    ("rgaa_11_1_etiquettes_des_champs", "", '<label class="discret".*?</label>', ""),
    ("rgaa_11_3_etiquettes_coherentes", DELEGUE, "Rechercher dans le guide", "Chercher"),
    ("rgaa_garde_formulaires_sans_envoi", "", 'method="get"', 'method="post"'),
    ("rgaa_garde_formulaires_sans_envoi", SCRIPT, "$", "fetch('https://exemple.fr/');"),
    ("rgaa_12_1_deux_navigations", DELEGUE, "(?s)<nav id=\"menu\".*?</nav>", ""),
    ("rgaa_12_1_deux_navigations", DELEGUE, "<li><a href=\"[^\"]*plan-du-site/\">Plan du site</a></li>", ""),
    ("rgaa_12_2_menu_meme_place", DELEGUE, ">Lexique</a>", ">Les mots</a>"),
    ("rgaa_12_2_menu_meme_place", DELEGUE, "(?s)(<header.*?</header>)(.*)(<footer)", r"\2\1\3"),
    ("rgaa_12_3_plan_complet", PLAN, r'<li><a href="\.\./lexique/par-theme/">.*?</a></li>', ""),
    ("rgaa_12_3_plan_complet", PLAN, r'(<li><a href="\.\./lexique/par-theme/">).*?</a>', r"\1Autre chose</a>"),
    ("rgaa_12_4_plan_atteignable", DELEGUE, "(<footer(?s:.*?)<ul>)", r'\1<li><a href="x">Autre lien</a></li>'),
    ("rgaa_12_5_recherche_meme_place", DELEGUE, "(?s)(<form class=\"recherche\".*?</form>)(.*</header>)", r"\2\1"),
    ("rgaa_12_6_zones_reperees", DELEGUE, ' aria-label="Vous êtes ici"', ' aria-label="Menu principal"'),
    ("rgaa_12_7_lien_d_evitement", DELEGUE, '<a href="#contenu">Aller au contenu</a>', ""),
    ("rgaa_12_7_lien_d_evitement", DELEGUE, 'id="contenu"', 'id="autre"'),
    ("rgaa_13_2_pas_de_fenetre_imposee", "", "<h1", '<a href="x/" target="_blank">La page</a><h1'),
    ("rgaa_13_2_pas_de_fenetre_imposee", SCRIPT, "$", "window.open('x');"),
    ("rgaa_13_3_telechargements_decrits", FILES, r" \([^()]*\.?(?:ko|Mo)\)</a>", "</a>"),
    ("rgaa_13_3_telechargements_decrits", "", "<h1", '<p><a href="https://exemple.fr/a.pdf">Le guide</a></p><h1'),
    ("rgaa_garde_limites_de_temps", "", "<title>", '<meta http-equiv="Refresh" content="5"><title>'),
    ("rgaa_garde_limites_de_temps", SCRIPT, "$", "setInterval(f, 1000);"),
    ("rgaa_garde_contenus_cryptiques", "", "<h1", "<p>Bravo 🎉</p><h1"),
    ("rgaa_garde_contenus_cryptiques", "", "<h1", "<p>Bravo :-)</p><h1"),
    ("rgaa_garde_mouvements", "", "<h1", "<marquee>x</marquee><h1"),
    ("rgaa_garde_mouvements", SHEET, "$", "@keyframes tourne{}"),
    ("rgaa_garde_mouvements", SHEET, "$", "a{transition:color 2s}"),
    ("rgaa_garde_gestes", SCRIPT, "$", "addEventListener('touchmove', f);"),
    ("rgaa_garde_mouvements_de_l_appareil", SCRIPT, "$", "addEventListener('devicemotion', f);"),
)  # fmt: skip


def controls() -> dict[str, Callable[[Reading], None]]:
    """Tous les contrôles écrits pour pytest, par identifiant."""
    modules = [importlib.import_module(f"tests.site.rgaa.test_{name}") for name in MODULES]
    return {
        name.removeprefix("test_"): check
        for module in modules
        for name, check in vars(module).items()
        if name.startswith("test_rgaa_")
    }


def planted(reading: Reading, place: str, old: str, new: str, folder: Path) -> Reading:
    """Le même site, avec une faute dans une copie d'une page, d'un script ou de la feuille."""
    kept = (
        reading.sheet
        if place == SHEET
        else reading.scripts.get(place.removeprefix("assets/")) or reading.pages[place].markup
    )
    spoilt = re.sub(old, new, kept) if old != "$" else kept + new
    assert spoilt != kept, f"la faute n'a pas pris : {old} n'est pas dans /{place}"
    if place == SHEET:
        return replace(reading, sheet=spoilt)
    if place.startswith("assets/"):
        return replace(reading, scripts={**reading.scripts, place.removeprefix("assets/"): spoilt})
    file = folder / (place if place.endswith(".html") else f"{place}index.html")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(spoilt, encoding="utf-8")
    return replace(reading, pages={**reading.pages, place: Page(place, folder)})


@pytest.mark.parametrize(("check", "place", "old", "new"), FAULTS)
def test_la_faute_plantee_fait_rougir_son_controle(
    reading: Reading, tmp_path: Path, check: str, place: str, old: str, new: str
) -> None:
    with pytest.raises(AssertionError, match="faute"):
        controls()[check](planted(reading, place, old, new, tmp_path))


def test_chaque_controle_a_sa_faute() -> None:
    assert set(controls()) - {check for check, *_ in FAULTS} == set()
