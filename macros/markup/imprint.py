"""Ce qu'une édition écrit dans la coque : ses faits datés, son retard, ses pages, son emblème."""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup


def facts(limit: date, on: str, version: str, mark: str) -> Markup:
    """La date, la version et l'empreinte des faits nationaux ; passé `limit`, le navigateur dit le retard."""
    return Markup(
        '<p class="calcule" data-revoir-avant="{}">Faits nationaux au {}, version {}, empreinte {}</p>'
    ).format(limit, on, version, mark)


def late() -> Markup:
    """Le retard d'une édition, dit sur chaque page."""
    return Markup(
        '\n<p class="perime calcule">Édition en retard : ses faits nationaux ont plus de six mois. '
        "Lisez le texte officiel avant d’agir.</p>"
    )


def entry(address: str, name: str) -> Markup:
    """Une page de l'édition dans le menu, tel que l'écrit un gabarit : la page où l'on est s'y marque."""
    return Markup(
        "<li><a href=\"{{{{ '{0}' | url }}}}\""
        "{{% if page and page.url == '{0}' %}} aria-current=\"page\"{{% endif %}}>{1}</a></li>"
    ).format(address, name)


def group(title: str, entries: Iterable[Markup]) -> Markup:
    """Les pages d'une édition, sous le nom de qui la publie."""
    return Markup("<li>{}\n<ul>{}</ul></li>").format(title, Markup("\n").join(entries))


def emblem(color: str) -> Markup:
    """L'emblème du guide, une façade, dans cette couleur."""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        '<rect width="32" height="32" rx="6" fill="{}"/><path fill="#fff" '
        'd="M16 5 5 12v3h22v-3zM7 17h3v7H7zm7.5 0h3v7h-3zM22 17h3v7h-3zM5 25.5h22V28H5z"/></svg>\n'
    ).format(color)
