"""Un petit site construit, avec chaque sorte de fichier et chaque façon de les demander."""

from macros.publication.tree import Files

HOME = "Guide d'essai"


def page(title: str, depth: str, content: str, head: str = "") -> bytes:
    """Une page telle que le moteur l'écrit ; `depth` mène à la racine du site."""
    return (
        f'<!DOCTYPE html>\n<html lang="fr" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n"
        f'<meta name="description" content="À propos de {title}.">\n{head}'
        f'<link rel="icon" href="{depth}assets/icone.svg" type="image/svg+xml">\n'
        f'<link rel="stylesheet" href="{depth}assets/guide.css">\n'
        f'<script defer src="{depth}assets/guide.js"></script>\n</head>\n<body>\n'
        f'<main id="contenu">\n<h1>{title}</h1>\n{content}\n</main>\n</body>\n</html>\n'
    ).encode()


LONG = "<p>Un texte assez long pour que la forme compressée pèse moins.</p>\n" * 20
VERIFIED = '<p>Page vérifiée le <time datetime="2026-11-21">21 novembre 2026</time></p>'

ICON = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" '
    b'fill="#17443b"/><path fill="#fff" d="M7 17h3v7H7zm7.5 0h3v7h-3z"/></svg>'
)

SITE: Files = {
    "index.html": page(HOME, "", f'<a href="une/">Une</a>{LONG}'),
    "404.html": page(f"Page introuvable – {HOME}", "/", '<a href="/.">Accueil</a> <a href="/une/">Une</a>'),
    "une/index.html": page(
        f"Une page – {HOME}",
        "../",
        '<div data-commune="../assets/commune.js"></div>\n'
        '<ol data-scripts="../assets/moteur.js ../assets/index.js"></ol>\n'
        '<a href="https://ailleurs.fr/assets/guide.css">ailleurs</a>\n<code>assets/guide.css</code>\n'
        '<a href="../assets/licences/moteur.txt">Licence</a>\n' + VERIFIED,
    ),
    "assets/guide.css": b"/*! la feuille */\nbody{color:#111}\n" * 20,
    "assets/guide.js": b'"use strict";\n// rien\n' * 20,
    "assets/commune.js": b"const lire = (nom) => charger(`${racine}assets/communes/${nom}.js`);\n" * 5,
    "assets/moteur.js": b"/*! moteur 1.2.3, licence MIT : licences/moteur.txt */\nmoteur();\n",
    "assets/index.js": b"index();\n",
    "assets/icone.svg": ICON,
    "assets/communes/table.js": b"table();\n",
    "assets/communes/noms-a.js": b"noms();\n",
    "assets/licences/moteur.txt": b"La licence.\n",
    "assets/licences/etalab-decoupage-administratif.txt": b"La licence des communes.\n",
    "assets/javascripts/bundle.js": b"bundle();\n",
    "assets/stylesheets/main.css": b"body{}\n",
    "sitemap.xml": b"<loc>None</loc>",
    "sitemap.xml.gz": b"x",
    "donnees/v1/faits.json": b'{"faits": [1, 2, 3]}\n' * 20,
    "donnees/v1/faits.csv": "id;nom\n1;é\n".encode() * 40,
    "calendrier/une.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" * 20,
    "nouveautes/flux.xml": b"<feed/>",
    "accessibilite/etat.svg": ICON,
    "modeles/une.odt": b"PK\x03\x04",
}
