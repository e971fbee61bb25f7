"""Ce qui s'imprime dit la même chose que le site : chaque fait, à sa place, avec sa réserve."""

import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

import pytest
from lxml import html

from macros.booklet import communal, extraction, pocket, profiles
from macros.booklet.assembly import Partie
from macros.booklet.outline import goes_on_paper
from macros.corpus.facts import Corpus
from macros.main import today
from macros.views.fiche_profil import LIEUX
from tests.booklet.conftest import EDITION
from tests.built import Built
from tests.site.phrases import CONTROLS
from tests.site.phrases.lecture import Guide
from tests.site.phrases.lecture import sheet as sheet_of
from tests.site.phrases.profils import expected, gesture
from tests.site.phrases.rendu import planted

PRINTED = ("aides", "autres", "chiffres", "declaration", "fiches", "modeles", "mois", "propos", "recits")
"""Les contrôles des pages qui s'impriment ; les formulaires et les données restent à l'écran."""


def on_paper(site: Built, corpus: Corpus, page: Callable[[str], html.HtmlElement]) -> Guide:
    """Le guide tel qu'il s'imprime."""
    return Guide(corpus, today(), page, lambda address: (site.root / address).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PRINTED)
def test_le_livret_garde_chaque_phrase_de_ses_pages(site: Built, corpus: Corpus, name: str) -> None:
    guide = on_paper(site, corpus, lambda address: extraction.content(site.root, address))
    places = [place for place in CONTROLS[name].pages(corpus) if goes_on_paper(place)]
    faults = [f"/{place} : {fault}" for place in places for fault in read_on_paper(guide, name, place)]
    assert places and not faults, "\n".join(faults)


def sheet(site: Built, address: str) -> html.HtmlElement:
    """La fiche à imprimer d'une tranche."""
    return html.document_fromstring(profiles.sheet(site.root, address.split("/")[1], EDITION))


def test_la_fiche_a_imprimer_garde_les_listes_les_raisons_et_les_articles(
    site: Built, corpus: Corpus
) -> None:
    guide = on_paper(site, corpus, lambda address: sheet(site, address))
    places = CONTROLS["profils"].pages(corpus)
    faults = [f"/{it} : {fault}" for it in places for fault in read_on_paper(guide, "profils", it)]
    assert not faults, "\n".join(faults)


def test_chaque_condition_se_lit_avec_ses_reponses_et_le_numero_de_ses_questions(
    site: Built, corpus: Corpus
) -> None:
    """Sous sa propre question, une réponse seule se passe de numéro ; partout ailleurs, elle le dit."""
    for profile in corpus.profils():
        address = f"ma-collectivite/{profile.slug}/"
        main = site.pages[address].main
        legends = {
            it.get("id", "")[2:]: it.findtext("legend", "").split(".")[0] for it in main.iter("fieldset")
        }
        answers = {
            (box.get("name"), box.get("value")): " ".join(box.getparent().text_content().split())
            for box in main.xpath(".//fieldset//input")
        }
        owed = []
        for place in main.xpath(".//*[@data-si][not(ancestor::template or ancestor-or-self::*[@hidden])]"):
            own = next((it.get("id", "")[2:] for it in place.iterancestors("fieldset")), "")
            cases = [
                [one.split("=") if "=" in one else [own, one] for one in case.split("+")]
                for case in place.get("data-si").split()
            ]
            alone = own and sum(map(len, cases)) == 1
            said = [
                " et ".join(
                    " ou ".join(f"« {answers[name, it]} »" for it in values.split("|") if it != "?")
                    + ("" if alone else f" (question {legends[name]})")
                    for name, values in case
                )
                for case in cases
                if all(values != "?" for _, values in case)
            ]
            owed += [", ou ".join(said)] if said else []
        told = [it.text_content().lstrip(" ,") for it in sheet(site, address).xpath("//*[@data-si]")]
        pairs_read = zip(told, owed, strict=True)
        assert [
            it for it in pairs_read if not it[0].lower().startswith(f"si vous répondez {it[1]} : ".lower())
        ] == []
        assert owed, profile.slug


def read_on_paper(guide: Guide, name: str, place: str) -> Iterator[str]:
    """Les fautes d'une page imprimée, qui n'a ni lien à suivre ni texte muet."""
    yield from (it for it in CONTROLS[name].faults(guide, place) if not it.startswith(SCREEN))


SCREEN = ("« Et ensuite » mène à", "les actions ne ", "l'encadré muet, ")
"""Le début d'une faute qui ne se voit qu'à l'écran."""

FAULTS = (
    # contrôle, ce que l'on remplace dans la fabrique du livret, ce que l'on met
    ("fiches", '"descendant::nav | ', '"descendant::nav | descendant::ul | '),
    ("fiches", 'main = next(tree.iter("main"))', 'main = next(tree.iter("dl"))'),
    ("profils", "descendant::*[@hidden]", "descendant::*[@hidden] | descendant::ul[@class='refus']"),
    ("profils", "descendant::*[@hidden]", "descendant::*[@hidden] | descendant::span[@data-si]"),
)


@pytest.mark.parametrize(("name", "old", "new"), FAULTS)
def test_la_faute_plantee_dans_la_fabrique_fait_rougir_son_controle(
    site: Built, corpus: Corpus, name: str, old: str, new: str
) -> None:
    with planted(old, new):
        read, made = import_module("macros.booklet.extraction"), import_module("macros.booklet.profiles")
        pages: dict[str, Callable[[str], html.HtmlElement]] = {
            "fiches": lambda address: read.content(site.root, address),
            "profils": lambda address: html.document_fromstring(
                made.sheet(site.root, address.split("/")[1], EDITION)
            ),
        }
        guide = on_paper(site, corpus, pages[name])
        places = CONTROLS[name].pages(corpus)
        assert next((fault for it in places for fault in read_on_paper(guide, name, it)), None)


def tight(text: str) -> str:
    """Un texte sans blancs ni coupures : une colonne étroite en met partout."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text).casefold()


def test_le_texte_du_pdf_d_une_fiche_dit_chaque_ligne(site: Built, corpus: Corpus) -> None:
    profile = corpus.profils()[0]
    guide = on_paper(site, corpus, lambda address: sheet(site, address))
    content = profiles.fiche(site.root, profile.slug, EDITION)
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    text = tight(guide.reader.read(read.stdout.decode()))
    missing = [
        f"{id} : « {words} »"
        for id, item in corpus.obligations.items()
        for words in (item.nom_court, gesture(item, profile.answer(item).regles))
        if (words == item.nom_court or expected(profile)[id] == "O")
        and tight(guide.reader.sentence(words)) not in text
    ]
    assert missing == []


@pytest.fixture(scope="module")
def made(site: Built, corpus: Corpus) -> Mapping[str, Partie]:
    """Les parties du livret de la plus petite des communes, par adresse."""
    parts = communal.parties(corpus, site.root, corpus.profils()[0], EDITION)
    return {part.feuillet.adresse: part for part in parts}


def test_le_livret_d_une_tranche_range_ses_fiches_et_dit_leurs_gestes_leur_risque_et_leurs_modeles(
    site: Built, corpus: Corpus, made: Mapping[str, Partie]
) -> None:
    profile, told = corpus.profils()[0], on_paper(site, corpus, lambda address: site.pages[address].main)
    place, faults = "", []
    for address, part in made.items():
        place = address if address.startswith("lieu-") else place
        item = next((it for id, it in corpus.obligations.items() if sheet_of(id) == address), None)
        if item:
            steps = {f"étape {rank}": action.faire for rank, action in enumerate(item.actions)}
            known = steps | {"risque": item.sanction.resume}
            faults += [f"{address} : {fault}" for fault in told.missing(told.said(part.contenu), known)]
            if place != f"lieu-{LIEUX[item.theme]}/":
                faults.append(f"{address} : rangée sous {place}")
    due = {id for id, letter in expected(profile).items() if letter == "O"}
    lines = [told.said(line) for line in made["modeles/"].contenu.iter("li")]
    wanted = [it for it in corpus.modeles.values() if due & {*it.obligations} and it.suits(profile)]
    assert faults == []
    assert lines == [told.reader.read(f"{it.titre} : {it.description}") for it in wanted] != []


def test_le_livret_d_une_tranche_a_ses_rubriques_et_finit_par_ses_mots(
    site: Built, corpus: Corpus, made: Mapping[str, Partie]
) -> None:
    told = on_paper(site, corpus, lambda address: site.pages[address].main)
    home, *_, months, helpers, papers, words = made
    assert home == f"ma-collectivite/{corpus.profils()[0].slug}/"
    assert (months, helpers, papers, words) == ("douze-mois/", "qui-aide/", "modeles/", "lexique/")
    for address, part in made.items():
        title = told.reader.read(part.titre)
        assert told.said(next(part.contenu.iter("h1", "h2"))) == title, "le sommaire dit un autre titre"
        if address.startswith("lieu-"):
            assert title in told.text(home)
        elif address != papers:
            assert title == told.title(address)
    assert made[papers].titre == "Les modèles à remplir"
    assert f"page « {site.pages[papers].title.partition(' –')[0]} »" in made[papers].contenu.text_content()
    heading, opening, listed = made[words].contenu
    assert (heading.tag, opening.text) == ("h1", "Les sigles et les mots qu'emploie ce livret.")
    assert {it.tag for it in listed} == {"dl"} and all(len(it) for it in listed)
    said = " ".join(part.contenu.text_content() for address, part in made.items() if address != words)
    lexicon = (" ".join(it.text_content().split()) for it in site.pages[words].tree.xpath("//dl/div/dt[1]"))
    used = [word for word in lexicon if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said)]
    assert [" ".join(it.text_content().split()) for it in listed.iter("dt")] == used != []


def test_le_guide_de_poche_dit_les_premiers_gestes_et_les_douze_mois(site: Built, corpus: Corpus) -> None:
    told = on_paper(site, corpus, lambda address: site.pages[address].main)
    profile, letters = corpus.profils()[0], expected(corpus.profils()[0])
    lines = [told.said(line) for line in pocket.gestures(corpus, EDITION).contenu.iter("li")]
    said = {
        told.reader.read(f"{it.nom_court} : {gesture(it, profile.answer(it).regles)}"): id
        for id, it in corpus.obligations.items()
    }
    first = [id for id in corpus.priorites if letters[id] in "OC"]
    ids = [said[line] for line in lines]
    assert ids[: len(first)] == first and len({*ids}) == pocket.GESTES
    assert {letters[id] for id in ids[len(first) :]} == {"O"}
    year = pocket.months(corpus).contenu
    months = corpus.douze_mois.mois
    moves = [f"{one.geste} ({one.minutes} minutes)." for month in months for one in month.gestes]
    assert [told.said(line) for line in year.iter("li")] == [told.reader.read(move) for move in moves]
    titles = [f"{month.nom} : {month.titre}" for month in months]
    assert [told.said(line) for line in year.iter("h2")] == [told.reader.read(title) for title in titles]


def test_le_guide_de_poche_a_ses_rubriques_ses_notes_et_finit_par_ses_mots(
    site: Built, corpus: Corpus
) -> None:
    told = on_paper(site, corpus, lambda address: site.pages[address].main)
    whole = html.document_fromstring(pocket.document(corpus, site.root, EDITION, 2))
    cover, *sections = whole.xpath("/html/body/section")
    assert next(line.text_content() for line in cover) == pocket.TITRE
    titles = [told.said(title) for section in sections for title in section.iter("h1")]
    pages = ("modeles/fiche-reflexe-cyberattaque/", "qui-aide/", "lexique/")
    urgent, helpers, words = (told.title(page) for page in pages)
    ours = ("Les dix premiers gestes", "Douze mois, trente minutes par mois")
    assert titles == [*map(told.reader.read, ours), urgent, helpers, words]
    assert [section.get("class") for section in sections] == [*["rubrique"] * 4, "notes", "notes", "rubrique"]
    emergency, lexicon = told.said(sections[2]), sections[-1].xpath("descendant::dl/div")
    lines = site.pages[pages[0]].tree.xpath("//h2[@id='apercu-du-texte']/following-sibling::blockquote//li")
    assert lines and [it for it in map(told.said, lines) if it not in emergency] == []
    assert 0 < len(lexicon) <= pocket.MOTS
    assert not whole.xpath("//a[not(starts-with(@href, 'http') or starts-with(@href, 'mailto:'))]")
