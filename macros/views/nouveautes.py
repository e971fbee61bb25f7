"""Les nouveautés du guide, de la plus récente à la plus ancienne."""

from collections.abc import Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import inventory, word
from macros.models.nouveautes import Nouveaute
from macros.models.pages import Page
from macros.views.pages import page_at, titles
from macros.views.profils import title


@word
def liste_flux(corpus: Corpus, here: Here) -> Markup:
    """Le flux de chaque tranche."""
    return html.bullets(
        html.link(f"{title(profile)} (Atom)", here.to(f"nouveautes/{profile.slug}.xml"))
        for profile in corpus.profils()
    )


@inventory
def journal(corpus: Corpus, here: Here) -> Markup:
    """Tous les changements : date, titre, pour qui, ce qui change."""
    entries = sorted(corpus.nouveautes.values(), key=lambda item: item.date, reverse=True)
    names = titles(corpus)
    return html.join((entry(item, page_at(corpus, item.page), names, here) for item in entries), "\n")


def entry(item: Nouveaute, page: Page, names: Mapping[str, str], here: Here) -> Markup:
    """Un changement, et le lien vers sa page."""
    return html.join(
        [
            html.heading(3, item.titre, item.id),
            html.paragraph(html.join([html.day(item.date), ". Pour qui : ", item.pour_qui])),
            html.paragraph(item.texte),
            html.paragraph(html.link(names[page.chemin], here.to(page.address))),
        ],
        "\n",
    )
