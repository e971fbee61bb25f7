"""La porte : ce que les deux moteurs appellent ; seule, elle connaît l'horloge et l'environnement."""

import os
import posixpath
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort

from macros.building.guide import current_guide
from macros.building.settings import address, moment
from macros.building.words import say
from macros.corpus.facts import Corpus
from macros.markup.held import hold
from macros.markup.here import Here
from macros.markup.registry import WORDS
from macros.reading.braces import refused
from macros.reading.loading import read_text
from macros.reading.problems import Problem, Problems, Unknown, report

ROOT = Path(__file__).resolve().parent.parent


def define_env(env: Any) -> None:
    """Charge le corpus et donne aux pages les mots du guide ; arrête tout si un fait est faux."""
    try:
        corpus = current_guide(ROOT)
    except (Problems, Unknown) as reason:
        raise Abort(str(reason)) from None
    for name in WORDS:
        env.macro(spoken(env, corpus, name), name)
    page = getattr(env, "page", None)  # MkDocs n'en a pas encore ; Zensical recommence pour chacune.
    if page is not None:
        guard(page.path, source_of(env, page.path))


def on_pre_page_macros(env: Any) -> None:
    """Juste avant que MkDocs exécute une page : son fichier, puis le texte et le titre qu'il en a tirés."""
    place = env.page.file.src_uri
    guard(place, source_of(env, place), env.markdown, str(env.page.title))


def source_of(env: Any, place: str) -> str:
    """Le texte d'une page tel qu'il est écrit dans son fichier."""
    docs = Path(env.project_dir) / env.conf["docs_dir"]
    return read_text(docs.parent, docs / place)


def guard(place: str, *texts: str) -> None:
    """Arrête tout si une page demande autre chose que les mots du guide ; rien d'elle n'est exécuté."""
    for text in texts:
        faults = [Problem(f"docs/{place}", line, said) for line, said in refused(text)]
        if faults:
            raise Abort(report(faults))


def spoken(env: Any, corpus: Corpus, name: str) -> Callable[..., str]:
    """Un mot qui sait dans quelle page il est, et arrête tout s'il est mal employé."""

    def speak(*args: Any) -> str:
        here = Here(env.page.url, today(), links_from(env.page, corpus))
        try:
            return hold(say(name, corpus, here, args))
        except Unknown as error:
            raise Abort(f"page /{here.url} : {error}") from None

    return speak


def links_from(page: Any, corpus: Corpus) -> str | None:
    """D'où Zensical compte les liens du HTML : du dossier du fichier source ; MkDocs, de la page."""
    if hasattr(page, "file") or f"{page.url}index.md" in corpus.pages:
        return None
    return f"{posixpath.dirname(page.url.rstrip('/'))}/".lstrip("/")


def base() -> str:
    """L'adresse où le guide sera servi, que lit aussi `mkdocs.yml` ; vide si elle n'est pas connue."""
    return address(os.environ.get("ADRESSE_DU_GUIDE", ""))


def today() -> date:
    """Le jour de la construction : celui de `SOURCE_DATE_EPOCH` quand il est fixé, sinon aujourd'hui."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(moment(epoch), UTC).date() if epoch else datetime.now(UTC).date()
