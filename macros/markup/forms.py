"""Les formulaires du guide : chaque champ a son étiquette, son aide, son message d'erreur (RGAA 11)."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from macros.markup.html import Content, join

TYPES: Mapping[str, str] = {
    "ligne": "text",
    "adresse": "url",
    "jour": "date",
    "nombre": "text",
    "fichier": "file",
}
"""Le type de champ HTML de chaque forme de réponse sur une ligne."""


DECIMAL = Markup(' inputmode="decimal"')
"""Un nombre s'écrit en texte : virgule ou point, quelle que soit la langue du navigateur."""


def form(id: str, scripts: Iterable[str], fields: Iterable[Markup], button: str, intro: Markup) -> Markup:
    """Un formulaire que ses scripts animent, dans cet ordre ; caché sans eux, car il ne ferait rien."""
    return Markup(
        '<form id="{0}" class="formulaire" data-script="{1}" novalidate hidden>\n{2}\n'
        '<div class="formulaire__erreurs" tabindex="-1" hidden></div>\n{3}\n'
        '<p class="formulaire__actions"><button type="submit">{4}</button></p>\n</form>'
    ).format(id, " ".join(scripts), intro, join(fields, "\n"), button)


def line(id: str, label: str, help: str, shape: str, mandatory: str) -> Markup:
    """Un champ d'une ligne."""
    control = Markup('<input id="{0}" name="{0}" type="{1}"{3} aria-describedby="{0}-aide"{2}>').format(
        id, TYPES[shape], required(mandatory), DECIMAL if shape == "nombre" else ""
    )
    return field(id, label, help, control, mandatory)


def area(id: str, label: str, help: str, mandatory: str) -> Markup:
    """Un champ de plusieurs lignes."""
    control = Markup(
        '<textarea id="{0}" name="{0}" rows="3" aria-describedby="{0}-aide"{1}></textarea>'
    ).format(id, required(mandatory))
    return field(id, label, help, control, mandatory)


def choice(id: str, label: str, help: str, options: Iterable[tuple[str, str]]) -> Markup:
    """Une question fermée : des boutons radio dans un groupe nommé ; le premier est choisi d'avance."""
    radios = join(
        Markup(
            '<p><input type="radio" id="{0}-{1}" name="{0}" value="{1}"{3}> '
            '<label for="{0}-{1}">{2}</label></p>\n'
        ).format(id, value, name, Markup(" checked") if rank == 0 else "")
        for rank, (value, name) in enumerate(options)
    )
    return Markup(
        '<fieldset class="champ" data-question="{0}" aria-describedby="{0}-aide">\n<legend>{1}</legend>\n'
        '<p class="champ__aide" id="{0}-aide">{2}</p>\n{3}</fieldset>'
    ).format(id, label, help, radios)


def select(id: str, label: str, help: str, options: Iterable[tuple[str, str]], mandatory: str) -> Markup:
    """Une question fermée aux nombreuses réponses : une liste déroulante, où rien n'est choisi d'avance."""
    lines = join(
        Markup('<option value="{}">{}</option>').format(value, name)
        for value, name in [("", "Choisissez"), *options]
    )
    control = Markup('<select id="{0}" name="{0}" aria-describedby="{0}-aide"{1}>{2}</select>').format(
        id, required(mandatory), lines
    )
    return field(id, label, help, control, mandatory)


def boxes(id: str, label: str, help: str, options: Iterable[tuple[str, str]], mandatory: str) -> Markup:
    """Une question à plusieurs réponses : des cases dans un groupe nommé.

    La première case porte aussi l'aide et l'erreur : le résumé des fautes mène à elle (RGAA 11.10).
    """
    described = Markup(' aria-describedby="{0}-erreur {0}-aide"').format(id)
    lines = join(
        Markup(
            '<p><input type="checkbox" id="{0}-{1}" name="{0}" value="{1}"{3}> '
            '<label for="{0}-{1}">{2}</label></p>\n'
        ).format(id, value, name, described if rank == 0 else "")
        for rank, (value, name) in enumerate(options)
    )
    return Markup(
        '<fieldset class="champ" aria-describedby="{0}-aide">\n<legend>{1}{2}</legend>\n'
        '<p class="champ__aide" id="{0}-aide">{3}</p>\n{4}'
        '<p class="champ__erreur" id="{0}-erreur" hidden></p>\n</fieldset>'
    ).format(id, label, aside(mandatory), help, lines)


def folded(label: str, content: Markup) -> Markup:
    """Un morceau replié, que la personne ouvre si elle en a besoin."""
    return Markup("<details>\n<summary>{}</summary>\n{}\n</details>").format(label, content)


def scripted_question(id: str, longest: int | None, mandatory: str, content: Markup) -> Markup:
    """Une question et ce que son script doit en savoir : la longueur d'un texte, si elle est obligatoire."""
    size = Markup(' data-longueur="{}"').format(longest) if longest else ""
    return Markup('<div data-reponse="{}"{}{}>\n{}\n</div>').format(
        id, size, Markup(" data-obligatoire") if mandatory else "", content
    )


def aside(mandatory: str) -> Markup:
    """La mention d'un champ obligatoire, à côté de son étiquette."""
    return Markup(" <span>({})</span>").format(mandatory) if mandatory else Markup("")


def field(id: str, label: str, help: str, control: Markup, mandatory: str) -> Markup:
    """Un champ : étiquette, aide, contrôle, place du message d'erreur."""
    return Markup(
        '<div class="champ" data-question="{0}">\n<label for="{0}">{1}{2}</label>\n'
        '<p class="champ__aide" id="{0}-aide">{3}</p>\n{4}\n'
        '<p class="champ__erreur" id="{0}-erreur" hidden></p>\n</div>'
    ).format(id, label, aside(mandatory), help, control)


def required(mandatory: str) -> Markup:
    """L'attribut d'un champ obligatoire."""
    return Markup(' required aria-invalid="false"') if mandatory else Markup("")


def shown_when(markup: Markup, condition: str | None) -> Markup:
    """Un morceau qui ne paraît que pour une réponse donnée."""
    return Markup('<div data-si="{}">\n{}\n</div>').format(condition, markup) if condition else markup


def shown_unless(markup: Markup, condition: str | None) -> Markup:
    """Un morceau qui ne paraît pas pour une réponse donnée."""
    return Markup('<div data-sauf="{}">\n{}\n</div>').format(condition, markup) if condition else markup


def template(id: str, content: Markup) -> Markup:
    """Un texte que la page ne montre pas et que le script remplit."""
    return Markup('<div hidden>\n<template id="{}">\n{}\n</template>\n</div>').format(id, content)


def unfolded(
    title: str, data: Mapping[str, str], content: Iterable[Markup], buttons: Iterable[tuple[str, str]]
) -> Markup:
    """Un formulaire replié, que ses scripts finissent quand on l'ouvre ; caché sans eux."""
    known = join(Markup(' data-{}="{}"').format(name, value) for name, value in data.items())
    submits = join(
        (
            Markup('<button type="submit" value="{}">{}</button>').format(value, name)
            for value, name in buttons
        ),
        " ",
    )
    return Markup(
        "<details{0} hidden>\n<summary>{1}</summary>\n"
        '<form class="formulaire" novalidate>\n{2}\n'
        '<p class="formulaire__actions">{3}</p>\n</form>\n</details>'
    ).format(known, title, join(content, "\n"), submits)


def output(id: str, title: str) -> Markup:
    """La place de ce que le script écrit, annoncée aux lecteurs d'écran."""
    return Markup(
        '<section id="{0}" class="resultat" aria-labelledby="{0}-titre" hidden>\n'
        '<h2 id="{0}-titre" tabindex="-1">{1}</h2>\n</section>'
    ).format(id, title)


def made_from(id: str, title: str, later: Iterable[str], root: str, archive: str) -> Markup:
    """La place d'un résultat, et ce que son script charge quand on le demande."""
    return Markup('<div data-suite="{}" data-racine="{}" data-archive="{}">\n{}\n</div>').format(
        " ".join(later), root, archive, output(id, title)
    )


def dossier(scripts: Iterable[str], later: Iterable[str], root: str, archive: str, otherwise: str) -> Markup:
    """La place d'un dossier que ses scripts écrivent, les uns aussitôt, les autres s'ils servent.

    `otherwise` se lit sans eux.
    """
    return Markup(
        '<div class="dossier" data-script="{}" data-suite="{}" data-racine="{}" data-archive="{}">\n'
        "<p>{}</p>\n</div>"
    ).format(" ".join(scripts), " ".join(later), root, archive, otherwise)


def rows(field: str, otherwise: str) -> Markup:
    """Une place pour les lignes d'une réponse, et ce qui s'y lit sans elle."""
    return Markup('<div data-lignes="{}"><p>{}</p></div>').format(field, otherwise)


def hole(field: str) -> Markup:
    """La place, dans une phrase, d'une réponse."""
    return Markup('<span data-champ="{}"></span>').format(field)


def title(level: int | None, words: Content) -> Markup:
    """Un titre de ce qu'un script écrit, sans ancre : la page n'y mène pas."""
    return Markup("<h{0}>{1}</h{0}>").format(level, words)
