"""Ce que lisent les moteurs de recherche et les chercheurs de failles : plan, robots, contact, résumé."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from html import unescape

from markupsafe import Markup

from macros.publication.tree import Files, address

SITEMAP = Markup(
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{}</urlset>\n'
)
URL = Markup("<url><loc>{}</loc>{}</url>\n")
DAY = Markup("<lastmod>{}</lastmod>")

VERIFIED = re.compile(r'<p>Page vérifiée le <time datetime="([0-9-]{10})">')
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')

SHARED = "partage.png"
"""L'image que base.html annonce aux messageries quand l'adresse du guide est connue."""

SIX_MONTHS = timedelta(days=180)
"""La durée d'un `security.txt` ; la RFC 9116 demande moins d'un an."""


def announced(files: Files, base: str, contact: str, epoch: int) -> dict[str, bytes]:
    """Le site avec ses fichiers d'annonce ; ceux qui citent une adresse attendent qu'elle soit réglée."""
    made = {"robots.txt": robots(base)}
    if base:
        made |= {"sitemap.xml": sitemap(files, base), "llms.txt": summary(files, base)}
    if contact:
        made[".well-known/security.txt"] = security(base, contact, epoch)
    kept = {name: content for name, content in files.items() if base or name != SHARED}
    return kept | {name: text.encode() for name, text in made.items()}


def readable(files: Files) -> Iterator[tuple[str, str]]:
    """L'adresse et le texte de chaque page, sauf celle qui répond aux adresses inconnues."""
    for name, content in sorted(files.items()):
        if name.rpartition("/")[2] == "index.html":
            yield address(name), content.decode("utf-8")


def robots(base: str) -> str:
    """Tout le monde peut tout lire."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {base}sitemap.xml\n" if base else "")


def sitemap(files: Files, base: str) -> str:
    """Le plan pour les moteurs : chaque page, et le jour où elle a été vérifiée quand elle le dit."""
    lines = [URL.format(base + place, verified(text)) for place, text in readable(files)]
    return str(SITEMAP.format(Markup("").join(lines)))


def verified(text: str) -> Markup:
    """Le jour de vérification d'une page, s'il est écrit."""
    stated = VERIFIED.search(text)
    return DAY.format(stated[1]) if stated else Markup("")


def security(base: str, contact: str, epoch: int) -> str:
    """Où signaler une faille (RFC 9116), pour six mois à compter de la publication."""
    until = datetime.fromtimestamp(epoch, UTC) + SIX_MONTHS
    lines = {"Contact": contact, "Expires": until.isoformat().replace("+00:00", "Z")}
    lines |= {"Preferred-Languages": "fr"}
    lines |= {"Canonical": f"{base}.well-known/security.txt"} if base else {}
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def summary(files: Files, base: str) -> str:
    """Le sommaire en texte : l'accueil, puis chaque page, son titre, sa phrase."""
    told = {place: (first(TITLE, text), first(DESCRIPTION, text)) for place, text in readable(files)}
    name, purpose = told.pop("", ("", ""))
    return f"# {name}\n\n> {purpose}\n\n## Pages\n\n" + "".join(lines(told, name, base))


def lines(told: Mapping[str, tuple[str, str]], name: str, base: str) -> Iterator[str]:
    """Une ligne par page."""
    for place, (title, purpose) in told.items():
        yield f"- [{title.removesuffix(f' – {name}')}]({base}{place}) : {purpose}\n"


def first(pattern: re.Pattern[str], text: str) -> str:
    """Ce qu'un motif trouve, en texte."""
    match = pattern.search(text)
    return unescape(match[1]).strip() if match else ""
