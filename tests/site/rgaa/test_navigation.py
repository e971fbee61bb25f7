"""Thématique 12 : la navigation."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.built import Page, visible
from tests.site.rgaa.reading import DELEGUE, PLAN, Reading, Seen, control, plain, shown, text

SECTIONS = "//nav[@id='menu']/ul/li/a | //nav[@id='menu']/ul/li/ul/li/a"
"""L'accueil, et les sections de chaque groupe."""

ZONES = "//div[@class='evitement'] | //header | //nav[@id='menu'] | //main | //footer"


def usual(found: dict[str, str]) -> Iterator[Seen]:
    """Les pages qui ne font pas comme la plupart des autres."""
    ((common, _),) = Counter(found.values()).most_common(1)
    yield from (
        (address, f"{what} ; partout ailleurs : {common}")
        for address, what in found.items()
        if what != common
    )


def entries(page: Page) -> str:
    """Les sections du menu, dans l'ordre."""
    return " > ".join(visible(link) for link in page.tree.xpath(SECTIONS))


@control(
    (DELEGUE, '(?s)<nav id="menu".*?</nav>', ""),
    (DELEGUE, '<li><a href="[^"]*plan-du-site/">Plan du site</a></li>', ""),
)
def test_rgaa_12_1_deux_navigations(reading: Reading) -> Iterator[Seen]:
    """Chaque page a le menu, la recherche et le lien vers le plan. Rétablissez-les dans overrides/."""
    wanted = {
        "menu": "//nav[@id='menu']//a",
        "recherche": "//form[@role='search']",
        "plan": f"//footer//a[contains(@href, '{PLAN}') or .='Plan du site']",
    }
    for page in reading.pages.values():
        yield from (
            (page.address, f"sans {what}") for what, path in wanted.items() if not page.tree.xpath(path)
        )


@control(
    (DELEGUE, ">Lexique</a>", ">Les mots</a>"),
    (DELEGUE, "(?s)(<header.*?</header>)(.*)(<footer)", r"\2\1\3"),
)
def test_rgaa_12_2_menu_meme_place(reading: Reading) -> Iterator[Seen]:
    """Les zones et les sections du menu sont dans le même ordre partout.

    Corrigez overrides/partials/menu.html.
    """
    zones = {
        page.address: " > ".join(zone.tag for zone in page.tree.xpath(ZONES))
        for page in reading.pages.values()
    }
    yield from usual(zones)
    yield from usual({page.address: entries(page) for page in reading.pages.values()})


@control(
    (PLAN, r'<li><a href="\.\./lexique/par-theme/">.*?</a></li>', ""),
    (PLAN, r'(<li><a href="\.\./lexique/par-theme/">).*?</a>', r"\1Autre chose</a>"),
)
def test_rgaa_12_3_plan_complet(reading: Reading) -> Iterator[Seen]:
    """Le plan mène à toutes les pages, sous leur titre.

    Une page de docs/ s'y trouve d'elle-même ; corrigez plan_du_site.
    """
    plan = reading.pages[PLAN]
    met = {target for target, _ in plan.links()}
    missing = set(reading.pages) - met - {PLAN, "recherche/", "404.html"}
    yield from ((PLAN, f"sans lien vers /{address}") for address in missing)
    for link in plan.tree.xpath("//main//a[@href]"):
        target, _ = plan.target(link.get("href")) or ("", "")
        if target not in reading.pages:
            continue
        heading = text(next(reading.pages[target].tree.iter("h1")))
        titles = (heading, reading.pages[target].title.rpartition(" – ")[0])
        if (
            target
            and link.xpath("ancestor::ul")
            and not any(full(words) <= full(text(link)) for words in titles)
        ):
            yield PLAN, f"« {visible(link)} » mène à la page « {heading} »"


def full(words: str) -> set[str]:
    """Les mots pleins d'un titre : le plan y développe les sigles, ce qui ne change rien d'autre."""
    return set(re.findall(r"\b[a-z]{5,}\b", plain(re.sub(r"@?\b\w*[A-Z]{2}\w*", "", words))))


@control(
    (DELEGUE, "(<footer(?s:.*?)<ul>)", r'\1<li><a href="x">Autre lien</a></li>'),
)
def test_rgaa_12_4_plan_atteignable(reading: Reading) -> Iterator[Seen]:
    """Le lien vers le plan est le premier du pied de chaque page. Corrigez overrides/partials/pied.html."""
    for page in reading.pages.values():
        first = next((visible(link) for link in page.tree.xpath("//footer//ul//a")), "")
        if first != "Plan du site":
            yield page.address, f"le pied commence par « {first} »"


@control(
    (DELEGUE, '(?s)(<form class="recherche".*?</form>)(.*</header>)', r"\2\1"),
)
def test_rgaa_12_5_recherche_meme_place(reading: Reading) -> Iterator[Seen]:
    """La recherche est la même, à la même place, sur toutes les pages.

    Corrigez overrides/partials/en-tete.html.
    """
    yield from usual({page.address: " ".join(skeleton(page)) for page in reading.pages.values()})


def skeleton(page: Page) -> Iterator[str]:
    """Le formulaire de recherche, adresse mise à part, et le chemin qui y mène."""
    for form in page.tree.xpath("//form[@role='search']"):
        yield etree.ElementTree(page.tree).getpath(form)
        yield from (
            f"{part.tag}#{part.get('id')}[{part.get('type')}]"
            for part in form.iter()
            if isinstance(part.tag, str)
        )


@control(
    (DELEGUE, ' aria-label="Vous êtes ici"', ' aria-label="Menu principal"'),
)
def test_rgaa_12_6_zones_reperees(reading: Reading) -> Iterator[Seen]:
    """Deux zones de même rôle ont chacune leur nom. Donnez un aria-label à chacune."""
    for page in reading.pages.values():
        for path in ("//nav", "//header", "//main", "//footer", "//*[@role='search']", "//*[@role='region']"):
            found = page.tree.xpath(path)
            names = Counter(zone.get("aria-label") or zone.get("aria-labelledby") or "" for zone in found)
            yield from (
                (page.address, f"{path} : « {one} » {count} fois")
                for one, count in names.items()
                if count > 1
            )
        if not page.tree.xpath("//form[@role='search']"):
            yield page.address, "aucune zone de recherche"


@control(
    (DELEGUE, '<a href="#contenu">Aller au contenu</a>', ""),
    (DELEGUE, 'id="contenu"', 'id="autre"'),
)
def test_rgaa_12_7_lien_d_evitement(reading: Reading) -> Iterator[Seen]:
    """Le premier lien de la page mène au contenu. Rétablissez-le dans overrides/partials/en-tete.html."""
    for page in reading.pages.values():
        first = next(iter(page.tree.xpath("//body//a[@href]")), None)
        if first is None or first.get("href") != "#contenu" or "contenu" not in page.anchors:
            yield page.address, shown(first) if first is not None else "aucun lien"
