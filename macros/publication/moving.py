"""Les pages qui ont changé d'adresse : l'ancienne adresse mène à la nouvelle, sans script."""

import re
from collections.abc import Iterable

from macros.markup import html
from macros.markup.here import relative
from macros.models.redirections import Redirection
from macros.publication.announcing import TITLE, first
from macros.publication.refusals import Refused
from macros.publication.tree import Files, addresses

LINK = re.compile(r'(?<= )(href|src|action)="([^"]*)"')
MAIN = re.compile(r"(<main\b[^>]*>).*(</main>)", re.DOTALL)
UNKNOWN = "404.html"


def redirected(files: Files, redirections: Iterable[Redirection], base: str, folder: str) -> dict[str, bytes]:
    """Le site où chaque ancienne adresse répond par une page qui mène à la nouvelle."""
    made, known = dict(files), addresses(files)
    for item in redirections:
        if item.ancienne in known:
            raise Refused(f"/{item.ancienne} est encore une page ; retirez-la de data/redirections.yml")
        if item.nouvelle not in known:
            raise Refused(f"/{item.nouvelle} n'existe pas ; corrigez data/redirections.yml")
        made[f"{item.ancienne}index.html"] = page(files, item, base, folder).encode()
    return made


def page(files: Files, item: Redirection, base: str, folder: str) -> str:
    """La page d'une ancienne adresse : la charpente du guide, une phrase, un lien."""
    shell = relinked(files[UNKNOWN].decode("utf-8"), item.ancienne, folder)
    there = files[f"{item.nouvelle}index.html"].decode("utf-8")
    home = first(TITLE, files["index.html"].decode("utf-8"))
    name = first(TITLE, there).removesuffix(f" – {home}")
    said = html.moved(name, relative(item.nouvelle, item.ancienne))
    titled = TITLE.sub(lambda _: str(html.title(f"Nouvelle adresse : {name} – {home}")), shell, count=1)
    head = html.canonical(f"{base}{item.nouvelle}" if base else relative(item.nouvelle, item.ancienne))
    return MAIN.sub(lambda found: f"{found[1]}\n{said}\n{found[2]}", titled).replace(
        "</head>", f"{head}\n</head>"
    )


def relinked(text: str, place: str, folder: str) -> str:
    """Une page aux liens absolus devenus relatifs à sa place : elle marche aussi dans un sous-dossier."""

    def one(found: re.Match[str]) -> str:
        name, value = found.groups()
        if not value.startswith(folder) or value.startswith("//"):
            return found[0]
        return f'{name}="{relative(value.removeprefix(folder).removeprefix("."), place)}"'

    return LINK.sub(one, text)


def unanswered(published: Iterable[str], files: Files) -> list[str]:
    """Les adresses déjà publiées auxquelles plus rien ne répond."""
    known = addresses(files)
    return [address for address in published if address not in known]


def rules(redirections: Iterable[Redirection], folder: str) -> dict[str, bytes]:
    """Les mêmes renvois, tels que les serveurs les lisent : un code 301, que les moteurs suivent."""
    pairs = [(folder + item.ancienne, folder + item.nouvelle) for item in redirections]
    nginx = "".join(f"location = {old} {{ return 301 {new}; }}\n" for old, new in pairs)
    caddy = "".join(f"redir {old} {new} permanent\n" for old, new in pairs)
    head = "# Écrit par make publier, d'après data/redirections.yml.\n"
    return {"redirections.nginx": (head + nginx).encode(), "redirections.caddy": (head + caddy).encode()}
