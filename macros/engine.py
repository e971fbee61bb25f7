"""Le moteur du site : il construit tout le guide dans un dossier, ou rend un fichier à la demande."""

import logging
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from macros.building.faults import fault_line, keep
from macros.reading.loading import read_text
from macros.reading.problems import Problem, Problems

ROOT = Path(__file__).resolve().parent.parent
CONFIG = "mkdocs.yml"
ABSENT = "404.html"

SETTING = re.compile(r"^Config value '(?P<name>\w+)'")
MENU = re.compile(r"^A reference to '(?P<page>[^']+)' is included in the 'nav'")
REFUSED = "{} : le moteur refuse ce réglage ; reprenez sa forme d'avant. Exemple : docs_dir: construit/pages"
NO_PAGE = "{} : le menu nomme une page qui n'existe pas ; corrigez son chemin. Exemple : lexique/index.md"
OTHER = "le moteur trouve à redire : {}"
LOG = logging.getLogger("mkdocs")


class Kept(logging.Handler):
    """Garde ce que le moteur écrit, au lieu de le montrer."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Garde une remarque."""
        self.found.append(record.getMessage())


@contextmanager
def remarks() -> Iterator[list[str]]:
    """Ce que le moteur trouve à redire pendant un travail : il l'écrit en anglais, nous en français."""
    kept = Kept()
    LOG.addHandler(kept)
    try:
        yield kept.found
    finally:
        LOG.removeHandler(kept)


def build(target: Path) -> bool:
    """Vrai si le moteur a construit tout le site dans `target`, sans rien à redire ; sinon il dit quoi."""
    with remarks() as said:
        try:
            config = load_config(config_file=str(ROOT / CONFIG), site_dir=str(target))
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
        except (Exception, SystemExit) as error:
            keep(error)
            print("\n".join(explained(error, said)), file=sys.stderr)
            return False
    return True


class Site:
    """Le guide, prêt à rendre chacun de ses fichiers : les étapes de `mkdocs build`, à la demande."""

    def __init__(self, root: Path) -> None:
        with remarks() as said:
            try:
                self.set_up(root)
            except Abort as error:
                raise Abort("\n".join(explained(error, said))) from None
            if said:
                raise Problems(map(french, said))

    def set_up(self, root: Path) -> None:
        """Lit les réglages, la liste des fichiers, le menu et les gabarits ; aucune page encore."""
        config = load_config(config_file=str(root / CONFIG))
        config.plugins.on_startup(command="serve", dirty=False)
        self.config: MkDocsConfig = config.plugins.on_config(config)
        self.plugins = self.config.plugins
        self.plugins.on_pre_build(config=self.config)
        files, env = get_files(self.config), self.config.theme.get_env()
        files.add_files_from_theme(env, self.config)
        self.files = self.plugins.on_files(files, config=self.config)
        set_exclusions(self.files, self.config)
        menu = get_navigation(self.files, self.config)
        self.nav = self.plugins.on_nav(menu, config=self.config, files=self.files)
        self.env = self.plugins.on_env(env, config=self.config, files=self.files)
        self.documents = self.files.documentation_pages()
        self.pages = {one.dest_uri: one.page or Page(None, one, self.config) for one in self.documents}
        self.others = {one.dest_uri: one for one in self.files if one.inclusion.is_included()}  # type: ignore[no-untyped-call]
        self.read: set[str] = set()

    def forget(self, source: str) -> str:
        """La place de la page de ce fichier, sous `docs/`, qui se relira."""
        (place,) = (place for place, page in self.pages.items() if page.file.src_uri == source)
        self.read.discard(place)
        return place

    def content(self, place: str) -> bytes | None:
        """Les octets d'un fichier du site, par place : `lexique/index.html` ; rien s'il n'y est pas."""
        if place in self.pages:
            return self.page(self.pages[place]).encode()
        if place == ABSENT:
            return self.absent().encode()
        file: File | None = self.others.get(place)
        return file.content_bytes if file else None

    def page(self, page: Page) -> str:
        """Le HTML d'une page ; son menu montre le titre de ses voisines, qui se lisent donc aussi."""
        for one in (page, *near(page)):
            if one.file.dest_uri not in self.read:
                self.populate(one)
        page.active = True
        try:
            context = get_context(self.nav, self.documents, self.config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            context = self.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
            html = template.render(context)
            return str(self.plugins.on_post_page(html, page=page, config=self.config))
        finally:
            page.active = False

    def populate(self, page: Page) -> None:
        """Lit le Markdown d'une page, en exécute les mots, et en fait du HTML."""
        page = self.plugins.on_pre_page(page, config=self.config, files=self.files)
        page.read_source(self.config)
        page.markdown = self.plugins.on_page_markdown(
            page.markdown or "", page=page, config=self.config, files=self.files
        )
        page.render(self.config, self.files)
        page.content = self.plugins.on_page_content(
            page.content or "", page=page, config=self.config, files=self.files
        )
        self.read.add(page.file.dest_uri)

    def absent(self) -> str:
        """La page des adresses inconnues, dont les liens partent de la racine."""
        base = urlsplit(self.config.site_url or "/").path
        context = get_context(self.nav, self.documents, self.config, base_url=base)
        return str(self.env.get_template(ABSENT).render(context))


def near(page: Page) -> Iterable[Page]:
    """Les autres pages de sa section du menu."""
    return (one for one in (page.parent.children if page.parent else ()) if isinstance(one, Page))


def explained(error: BaseException, remarks: Iterable[str]) -> Iterator[str]:
    """Les lignes qui disent un arrêt : les remarques du moteur quand il n'en dit que le nombre."""
    if isinstance(error, Abort) and str(error).startswith("Aborted with"):
        yield from sorted({str(french(one)) for one in remarks})
    else:
        yield fault_line(error)


def french(remark: str) -> Problem:
    """Une remarque du moteur, à la ligne du réglage qu'elle nomme."""
    if match := SETTING.search(remark):
        return Problem(CONFIG, line_of(f"{match['name']}:"), REFUSED.format(match["name"]))
    if match := MENU.search(remark):
        return Problem(CONFIG, line_of(match["page"]), NO_PAGE.format(match["page"]))
    return Problem(CONFIG, 1, OTHER.format(remark))


def line_of(words: str) -> int:
    """La première ligne des réglages où ces mots se lisent."""
    lines = read_text(ROOT, ROOT / CONFIG).splitlines()
    return next((rank for rank, line in enumerate(lines, 1) if words in line), 1)
