"""Le HTML du guide : le seul endroit où l'on écrit des balises, échappées et accessibles par construction."""

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup, escape

from macros.markup.here import DATES, Here
from macros.texts.french import in_words, slug

Content = str | Markup

COMPUTED, INVENTORY = "calcule", "inventaire"
"""Ce que la construction écrit seule : un état, des renvois ; une liste, dont seule la forme se juge."""


def join(parts: Iterable[Content], between: Content = "") -> Markup:
    """Des morceaux mis bout à bout, chacun échappé s'il n'est pas déjà du HTML."""
    return escape(between).join(parts)


def link(text: Content, href: str) -> Markup:
    """Un lien dont le texte se comprend seul (RGAA 6.1) ; vers un PDF, il le dit (RGAA 13.3)."""
    said = join([text, " (PDF)"]) if href.lower().endswith(".pdf") and "PDF" not in text else text
    return Markup('<a href="{}">{}</a>').format(href, said)


def awaited(text: Content, place: str) -> Markup:
    """Un fichier à emporter, nommé par son adresse ; la publication en fait un lien qui dit son poids."""
    return Markup('<span data-fichier="{}">{}</span>').format(place, text)


def until(day: date, text: Content) -> Markup:
    """Un texte que le script marque quand, chez le lecteur, ce jour est passé."""
    return Markup('<span data-revoir-avant="{}">{}</span>').format(day.isoformat(), text)


def strong(text: Content) -> Markup:
    """Un texte mis en avant."""
    return Markup("<strong>{}</strong>").format(text)


def paragraph(text: Content) -> Markup:
    """Un paragraphe."""
    return Markup("<p>{}</p>").format(text)


def note(text: Content) -> Markup:
    """Une réserve ou une précision, plus discrète que le texte."""
    return Markup('<p class="note">{}</p>').format(text)


def heading(level: int, text: str, anchor: str = "") -> Markup:
    """Un titre de niveau 2 à 6, avec l'ancre qui permet d'y mener."""
    return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, anchor or slug(text), text)


def day(value: date) -> Markup:
    """La date en toutes lettres, lisible par une machine : 1er mars 2026."""
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), in_words(value))


def breakable(name: str) -> Markup:
    """Un nom de machine, que la ligne peut couper à un tiret bas, vers son milieu."""
    cut = name.find("_", len(name) // 2) + 1
    return Markup("{}<wbr>{}").format(name[:cut], name[cut:]) if cut else escape(name)


def yearly(value: date) -> Markup:
    """Une date qui revient chaque année : passée, le navigateur la porte à la suivante."""
    return Markup('<time data-annuel datetime="{}">{}</time>').format(value.isoformat(), in_words(value))


def as_of(here: Here) -> Markup:
    """Le jour de la construction, qu'un script remplace par celui du lecteur : ce qui suit en dépend."""
    return Markup('<time data-au data-script="{}" datetime="{}">{}</time>').format(
        here.path(DATES), here.today.isoformat(), in_words(here.today)
    )


def next_of(dates: Sequence[tuple[str, str]], shown: date) -> Markup:
    """La prochaine de plusieurs dates, ce qu'elle annonce, et de quoi passer aux suivantes.

    Une date qui revient s'écrit sans année : `--03-31`.
    """
    (_, said), *_ = dates
    told = f" : {said}" if said else ""
    return Markup('<span data-echeances="{}">{}{}</span>').format(
        "|".join(f"{when} {what}".rstrip() for when, what in dates), day(shown), told
    )


def mark(text: str, kind: str) -> Markup:
    """Une étiquette colorée ; le mot dit tout, la couleur ne fait que le répéter (RGAA 3.1)."""
    return Markup('<span class="etiquette etiquette--{}">{}</span>').format(kind, text)


def bullets(items: Iterable[Content]) -> Markup:
    """Une liste à puces ; rien si elle est vide."""
    return wrapped("ul", items)


def several(items: Iterable[Content]) -> Markup:
    """Une liste à puces s'il y en a plusieurs ; un seul se dit sans puce, rien ne se dit pas."""
    known = tuple(items)
    return bullets(known) if len(known) > 1 else join(known)


def checklist(items: Iterable[Content]) -> Markup:
    """Une liste à cocher au stylo : la feuille de style dessine la case, muette pour les lecteurs d'écran."""
    lines = join(Markup("<li>{}</li>\n").format(item) for item in items)
    return Markup('<ul class="cases">\n{}</ul>').format(lines)


def steps(items: Iterable[Content]) -> Markup:
    """Une liste numérotée ; rien si elle est vide."""
    return wrapped("ol", items)


def wrapped(tag: str, items: Iterable[Content]) -> Markup:
    """Une liste HTML de balise `tag`."""
    lines = join(Markup("<li>{}</li>\n").format(item) for item in items)
    return Markup("<{0}>\n{1}</{0}>").format(tag, lines) if lines else Markup("")


def facts(pairs: Iterable[tuple[str, Content]]) -> Markup:
    """Un encadré de faits : un intitulé, une valeur. Les valeurs vides ne s'affichent pas."""
    lines = join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>\n").format(label, value) for label, value in pairs if value
    )
    return Markup('<dl class="faits">\n{}</dl>').format(lines)


def standalone(content: Content) -> Markup:
    """Un morceau à poser dans un autre site, qui dit sa langue."""
    return Markup('<section lang="fr">\n{}\n</section>\n').format(content)


def section(kind: str, content: Content) -> Markup:
    """Un bloc de contenu d'une sorte donnée, que la feuille de style met en forme."""
    return Markup('<div class="{}">\n{}\n</div>').format(kind, content)


def scripted(kind: str, scripts: Iterable[str], content: Content) -> Markup:
    """Un bloc de contenu que des scripts complètent, dans cet ordre ; il se lit et s'imprime sans eux."""
    return Markup('<div class="{}" data-script="{}">\n{}\n</div>').format(kind, " ".join(scripts), content)


def remembering(kind: str, scripts: Iterable[str], keys: Iterable[str], content: Content) -> Markup:
    """Un bloc dont les scripts, dans cet ordre, gardent les réponses.

    Ils partent à la première, ou tout de suite si l'appareil garde déjà quelque chose sous une de ces clés.
    """
    return Markup('<div class="{}" data-garde="{}" data-cles="{}">\n{}\n</div>').format(
        kind, " ".join(scripts), " ".join(keys), content
    )


def cards(level: int, items: Iterable[tuple[str, str, Content]]) -> Markup:
    """Des cartes : un titre de ce niveau, qui est le lien, son adresse, une phrase (RGAA 9.1)."""
    return cards_of("cartes", level, items)


def doors(items: Iterable[tuple[str, str, Content]]) -> Markup:
    """Les cartes de l'accueil, par où l'on entre dans le guide : grandes, chacune avec un vrai titre."""
    return cards_of("cartes portes", 2, items)


def cards_of(kind: str, level: int, items: Iterable[tuple[str, str, Content]]) -> Markup:
    """Une liste de cartes d'une sorte donnée, avec le niveau de leur titre."""
    card = Markup(f'<li class="carte"><h{level} class="carte__titre">{{}}</h{level}><p>{{}}</p></li>\n')
    lines = join(card.format(link(title, href), text) for title, href, text in items)
    return Markup('<ul class="{}">\n{}</ul>').format(kind, lines)


def around(label: str, links: Iterable[Content]) -> Markup:
    """Les liens vers les pages voisines, dans une zone de navigation qui porte un nom."""
    return Markup('<nav class="voisines" aria-label="{}">\n{}\n</nav>').format(label, bullets(links))


def table(caption: str, headers: Sequence[Content], rows: Iterable[Sequence[Content]]) -> Markup:
    """Un tableau de données : titre, en-têtes de colonnes et de lignes (RGAA 5.4, 5.6, 5.7).

    La première cellule de chaque ligne en est l'en-tête. Le cadre prend le focus pour défiler au clavier.
    """
    name = f"tableau-{slug(caption)}"
    head = join(Markup('<th scope="col">{}</th>').format(header) for header in headers)
    body = join(row(cells) for cells in rows)
    return Markup(
        '<div class="tableau" role="region" aria-labelledby="{0}" tabindex="0">\n<table>\n'
        '<caption id="{0}">{1}</caption>\n<thead><tr>{2}</tr></thead>\n<tbody>\n{3}</tbody>\n</table>\n</div>'
    ).format(name, caption, head, body)


def row(cells: Sequence[Content]) -> Markup:
    """Une ligne de tableau ; sa première cellule en est l'en-tête."""
    first, *others = cells
    data = join(Markup("<td>{}</td>").format(cell) for cell in others)
    return Markup('<tr><th scope="row">{}</th>{}</tr>\n').format(first, data)


def term(text: str) -> Markup:
    """Un mot que la page définit : il reste tel qu'écrit, jamais développé.

    Sans son rôle, que les lecteurs d'écran ajoutent à celui de `<dt>` : chaque mot serait annoncé deux fois.
    """
    return Markup('<dfn role="none">{}</dfn>').format(text)


def english_term(text: str) -> Markup:
    """Un mot anglais que la page définit (RGAA 8.7)."""
    return Markup('<dfn role="none" lang="en">{}</dfn>').format(text)


def quoted(text: str) -> Markup:
    """Des mots repris tels quels d'un document (RGAA 9.4)."""
    return Markup("<q>{}</q>").format(text)


def law(sentences: Iterable[str]) -> Markup:
    """Des phrases de loi, citées à la lettre ; la langue dite arrête la mise en forme (RGAA 9.4)."""
    lines = join(Markup("<p>« {} »</p>\n").format(sentence) for sentence in sentences)
    return Markup('<blockquote lang="fr">\n{}</blockquote>').format(lines)


def as_written(text: str | None) -> Markup:
    """Des mots de la loi dans une phrase, à la lettre."""
    return Markup('<span lang="fr">{}</span>').format(text or "")


def folded(summary: str, content: Content) -> Markup:
    """Un bloc replié, que la souris et le clavier ouvrent sans script."""
    return Markup("<details><summary>{}</summary>\n{}\n</details>").format(summary, content)


def adapted(keys: Iterable[str], content: Content) -> Markup:
    """La réponse d'une fiche pour qui porte une de ces clés ; le script y met celle de la commune choisie."""
    return Markup('<div class="encadre reponse"{}>\n{}\n</div>').format(meant(keys), content)


def alternative(keys: Iterable[str], content: Content, case: str = "") -> Markup:
    """Un texte muet, que le script met à la place de l'autre pour qui porte une de ces clés, dans ce cas."""
    when = Markup(' data-si="{}"').format(case) if case else ""
    return Markup("<template{}{}>{}</template>").format(meant(keys), when, content)


def meant(keys: Iterable[str]) -> Markup:
    """Pour qui est un texte ; pour tous s'il ne nomme personne."""
    said = " ".join(keys)
    return Markup(' data-pour="{}"').format(said) if said else Markup("")


def for_population(low: int, high: int | None, content: Content) -> Markup:
    """Une liste muette, que le script met à la place de l'autre pour une population entre ces bornes."""
    top = "" if high is None else high
    return Markup('<template data-de="{}" data-a="{}">{}</template>').format(low, top, content)


def summary_place() -> Markup:
    """L'endroit où la coque met le sommaire de la page, quand il ne suit pas le titre."""
    return Markup("<!-- sommaire -->")


def unfolded(summary: Content, content: Content) -> Markup:
    """Un bloc déplié, que l'on peut replier sans script."""
    return Markup("<details open><summary>{}</summary>\n{}\n</details>").format(summary, content)


def english(text: str) -> Markup:
    """Un texte en anglais, prononcé comme tel par les lecteurs d'écran (RGAA 8.7)."""
    return Markup('<span lang="en">{}</span>').format(text)


def definitions(entries: Iterable[tuple[Content, Sequence[tuple[str, Content]]]]) -> Markup:
    """Une liste de définitions : un mot, puis chacun de ses sens avec l'ancre qui y mène."""
    lines = join(
        Markup("<div><dt>{}</dt>{}</div>\n").format(
            word, join(Markup('<dd id="{}">{}</dd>').format(anchor, sense) for anchor, sense in senses)
        )
        for word, senses in entries
    )
    return Markup('<dl class="lexique">\n{}</dl>').format(lines)


def figure(drawing: Content, data: Content) -> Markup:
    """Un graphique et, à côté, le tableau qui donne les mêmes valeurs."""
    return Markup('<div class="figure">\n{}\n{}\n</div>').format(drawing, data)


def search(root: str, scripts: Sequence[str], communes: str, otherwise: Content) -> Markup:
    """La place des résultats de recherche : leur nombre annoncé, puis la liste que le premier script remplit.

    Les autres scripts, plus lourds, ne partent qu'avec une question. Sans JavaScript se lit `otherwise`.
    """
    first, *others = scripts
    return Markup(
        '<p id="etat-recherche" class="note" role="status"></p>\n'
        '<div id="conseil-recherche" role="alert" aria-live="assertive"></div>\n'
        '<ol id="resultats" class="resultats" data-racine="{}" data-scripts="{}" '
        'data-territoires="{}"></ol>\n'
        '<noscript><p>{}</p></noscript>\n<script defer src="{}"></script>'
    ).format(root, " ".join(others), communes, otherwise, first)


def commune_form(root: str, scripts: str, listing: str, unloaded: str, label: str, help: str) -> Markup:
    """Le champ qui trouve une commune ; sans JavaScript il reste caché, et le texte de la page le remplace.

    Les scripts se chargent quand on touche le champ ; `listing` en fait une liste qui se complète,
    `unloaded` se dit s'ils n'arrivent pas.
    """
    return Markup(
        '<form class="commune" method="dialog" data-racine="{}" data-commune="{}" data-liste="{}" '
        'data-panne="{}" hidden>\n'
        '<label id="etiquette-commune" for="champ-commune">{}</label>\n'
        '<p class="note" id="aide-commune">{}</p>\n'
        '<div class="commune__rang"><div class="commune__champ">'
        '<input id="champ-commune" type="text" maxlength="200" autocomplete="off" '
        'aria-describedby="aide-commune">'
        '</div><button type="submit">Voir la fiche</button></div>\n'
        '<div class="commune__reponse" role="status"></div>\n'
        '<div class="commune__alerte" role="alert" aria-live="assertive"></div>\n</form>'
    ).format(root, scripts, listing, unloaded, label, help)


def commune_place(root: str, scripts: str, helpers: str, unloaded: str) -> Markup:
    """La place où la fiche d'une tranche montre la commune que nomme l'adresse ; cachée sinon."""
    return Markup(
        '<section class="commune-choisie" data-racine="{}" data-commune="{}" data-aides="{}" '
        'data-panne="{}" hidden></section>'
    ).format(root, scripts, helpers, unloaded)


def commune_doubts() -> Markup:
    """La place où la fiche d'une tranche dit ce qui reste à vérifier de la commune choisie."""
    return Markup('<div class="commune-doutes"></div>')


def title(text: str) -> Markup:
    """Le titre que montre l'onglet."""
    return Markup("<title>{}</title>").format(text)


def script(href: str) -> Markup:
    """Un script servi à cette adresse."""
    return Markup('<script src="{}"></script>').format(href)


def canonical(href: str) -> Markup:
    """L'adresse que les moteurs de recherche doivent garder pour cette page."""
    return Markup('<link rel="canonical" href="{}">').format(href)


def inherited(former: str, now: str, href: str) -> Markup:
    """L'avertissement d'une page de tranche servie à l'adresse d'une tranche qui n'existe plus."""
    return Markup(
        '<div class="perime">\n<p>Les tranches de population ont changé. '
        "Cette adresse était celle de : {}. Vous lisez maintenant : {}. "
        "Votre population n’y est pas ? {}.</p>\n</div>"
    ).format(former, now, link("Choisissez votre tranche", href))


def moved(name: str, href: str) -> Markup:
    """Le contenu d'une ancienne adresse : où la page se trouve maintenant, et rien qui parte tout seul."""
    return Markup(
        "<h1>Cette page a changé d’adresse</h1>\n<p>La page que vous cherchez est ici : {}</p>"
    ).format(link(name, href))
