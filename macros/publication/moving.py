"""Ce qui a changé d'adresse : une page mène à la nouvelle, sans script ; un fichier y est recopié."""

import re
from collections.abc import Iterable, Mapping

from macros.markup import html
from macros.markup.here import relative
from macros.publication.announcing import TITLE, first
from macros.publication.refusals import Refused
from macros.publication.tree import Files, addresses

LINK = re.compile(r'(?<= )(href|src|action)="([^"]*)"')
MAIN = re.compile(r"(<main\b[^>]*>).*(</main>)", re.DOTALL)
UNKNOWN = "404.html"


def redirected(files: Files, moves: Mapping[str, str], base: str, folder: str) -> dict[str, bytes]:
    """Le site où chaque ancienne adresse répond : une page mène à la nouvelle, un fichier y est recopié."""
    made, known = dict(files), addresses(files)
    for old, new in moves.items():
        if old in known:
            raise Refused(f"/{old} répond encore ; retirez-la de data/redirections.yml")
        if new not in known:
            raise Refused(f"/{new} n'existe pas ; corrigez data/redirections.yml")
        if old.endswith("/"):
            made[f"{old}index.html"] = page(files, old, new, base, folder).encode()
        else:
            made[old] = files[new]
    return made


def page(files: Files, old: str, new: str, base: str, folder: str) -> str:
    """La page d'une ancienne adresse : la charpente du guide, une phrase, un lien."""
    shell = relinked(files[UNKNOWN].decode("utf-8"), old, folder)
    there = files[f"{new}index.html"].decode("utf-8")
    home = first(TITLE, files["index.html"].decode("utf-8"))
    name = first(TITLE, there).removesuffix(f" – {home}")
    said = html.moved(name, relative(new, old))
    titled = TITLE.sub(lambda _: str(html.title(f"Nouvelle adresse : {name} – {home}")), shell, count=1)
    head = html.canonical(f"{base}{new}" if base else relative(new, old))
    return MAIN.sub(lambda match: f"{match[1]}\n{said}\n{match[2]}", titled).replace(
        "</head>", f"{head}\n</head>"
    )


def relinked(text: str, place: str, folder: str) -> str:
    """Une page aux liens absolus devenus relatifs à sa place : elle marche aussi dans un sous-dossier."""

    def one(match: re.Match[str]) -> str:
        name, value = match.groups()
        if not value.startswith(folder) or value.startswith("//"):
            return match[0]
        return f'{name}="{relative(value.removeprefix(folder).removeprefix("."), place)}"'

    return LINK.sub(one, text)


def unanswered(published: Iterable[str], files: Files) -> list[str]:
    """Les adresses déjà publiées auxquelles plus rien ne répond."""
    known = addresses(files)
    return sorted(address for address in published if address not in known)


def rules(moves: Mapping[str, str], folder: str) -> dict[str, bytes]:
    """Les mêmes renvois d'une page à l'autre, tels que les serveurs les lisent : un code 301."""
    pairs = [(folder + old, folder + new) for old, new in moves.items() if old.endswith("/")]
    nginx = "".join(f"location = {old} {{ return 301 {new}; }}\n" for old, new in pairs)
    caddy = "".join(f"redir {old} {new} permanent\n" for old, new in pairs)
    head = "# Écrit par make publier, d'après data/redirections.yml.\n"
    return {"redirections.nginx": (head + nginx).encode(), "redirections.caddy": (head + caddy).encode()}
