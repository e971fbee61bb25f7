"""Le guide hors ligne : le site, tel qu'un navigateur l'ouvre depuis un dossier, sans serveur ni réseau."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import builder as write

from macros.corpus.facts import Corpus
from macros.documents.archives import packed
from macros.markup.here import TEXTES
from macros.publication import tree
from macros.publication.downloads import placed
from macros.publication.tree import Files
from macros.search.index import files as search_files
from macros.search.reading import read_page
from macros.texts.french import in_words

DOSSIER = "guide-hors-ligne"
SANS_OBJET = (
    "404.html",
    "sitemap.xml",
    "partage.png",
    "assets/javascripts/",
    "assets/stylesheets/",
    "assets/images/",
)
"""Ce que seul un serveur emploie, que nos pages ne chargent pas, ou qui ne sert qu'à fabriquer le site."""

FICHIERS = "telecharger/fichiers/"
"""Les fichiers à télécharger : le guide hors ligne est l'un d'eux, il ne se contient pas lui-même."""

DONNEES = "donnees/"
"""Les données publiques : des fichiers pour les programmes et les tableurs, un tiers de l'archive."""

AILLEURS = "Vous lisez le guide hors ligne : ce fichier se prend sur le site du guide, avec une connexion."
SUR_LE_SITE = "Vous lisez le guide hors ligne : les fichiers de données se prennent sur le site du guide."

LISEZ_MOI = """\
{nom}
{editeur}
D'abord, extrayez le dossier de l'archive : clic droit, puis « Extraire tout ».
Ouvert dans l'archive, le guide n'aurait ni mise en page ni liens.

Puis, dans ce dossier, ouvrez le fichier index.html par un double clic.
Le guide s'ouvre dans votre navigateur.
La recherche et la recherche de commune fonctionnent sans réseau.
Les liens vers d'autres sites demandent une connexion.

Pour une clé USB : copiez tout le dossier, pas seulement index.html.
"""


def archive(site: Path, corpus: Corpus, communes: Sequence[str], models: Files) -> bytes:
    """Le guide hors ligne en une archive, identique à l'octet pour le même site et les mêmes données.

    Ses fichiers portent le jour de la dernière vérification d'une obligation, pas celui de la fabrication.
    """
    content = {f"{DOSSIER}/{name}": made for name, made in files(site, corpus, communes, models).items()}
    return packed(content, max(item.verifie_le for item in corpus.obligations.values()))


def files(site: Path, corpus: Corpus, communes: Sequence[str], models: Files) -> Mapping[str, bytes]:
    """Chaque fichier du guide hors ligne, modèles à remplir compris : son nom, son contenu."""
    made = {"LISEZ-MOI.txt": read_me(corpus).replace("\n", "\r\n").encode("utf-8-sig")}
    whole = placed(tree.read(site), models)
    made |= {name: read(content, name, site) for name, content in whole.items() if used_offline(name)}
    kept_texts = {name: content for name, content in made.items() if not name.startswith(TEXTES)}
    return kept_texts | {name: text.encode("utf-8") for name, text in index(corpus, communes, made)}


def read_me(corpus: Corpus) -> str:
    """Comment ouvrir le guide, qui l'a publié, où lui écrire, et de quels faits il est fait."""
    known, facts = corpus.edition.publication, corpus.faits
    lines = [f"Publié par : {known.entite}"] if known.entite else []
    lines += [f"Contact : {known.contact.removeprefix('mailto:')}"] if known.contact else []
    lines += [
        f"Faits nationaux au {in_words(corpus.faits_du)}, version {facts.version}, empreinte {facts.somme}",
        "",
    ]
    return LISEZ_MOI.format(nom=corpus.edition.nom, editeur="\n".join(lines))


def used_offline(name: str) -> bool:
    """Vrai si le fichier sert hors ligne."""
    data = name.startswith(DONNEES) and not name.endswith(".html")
    return not data and not name.startswith((*SANS_OBJET, FICHIERS)) and not name.endswith(".map")


def read(content: bytes, name: str, site: Path) -> bytes:
    """Un fichier du site ; si c'est une page, telle qu'elle se lit sans serveur."""
    return offline(content.decode("utf-8"), name, site) if name.endswith(".html") else content


def offline(markup: str, name: str, site: Path) -> bytes:
    """Une page dont les liens nomment des fichiers : un dossier n'ouvre pas seul sa page d'accueil."""
    page = html.document_fromstring(markup)
    for block in page.find_class("telechargements"):
        block.addnext(write.P(write.CLASS("note"), AILLEURS))
        block.drop_tree()
    unlinked(page, name)
    for tag, attribute in (("a", "href"), ("form", "action")):
        for element in page.iter(tag):
            if attribute in element.attrib:
                element.set(attribute, file_address(element.get(attribute, ""), name, site))
    return bytes(html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>"))


def unlinked(page: html.HtmlElement, name: str) -> None:
    """Ôte le lien d'un fichier de données, qui reste sur le site, et le dit une fois sous le titre."""
    links = [it for it in page.iter("a") if data_file(it.get("href", ""), name)]
    for link in links:
        link.drop_tag()
    for title in page.findall(".//h1") if links else ():
        title.addnext(write.P(write.CLASS("note"), SUR_LE_SITE))


def data_file(href: str, name: str) -> bool:
    """Vrai si une adresse mène à un fichier de données du guide."""
    parts = urlsplit(href)
    place = target(parts.path, name)
    return not (parts.scheme or parts.netloc) and place.startswith(DONNEES) and "." in place


def target(path: str, name: str) -> str:
    """Le fichier ou le dossier où mène un chemin écrit dans une page, depuis la racine du site."""
    return normpath(f"{dirname(name)}/{unquote(path)}".lstrip("/"))


def file_address(href: str, name: str, site: Path) -> str:
    """Une adresse qui nomme son fichier : `../lexique/#rgaa` devient `../lexique/index.html#rgaa`."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path:
        return href
    if not (site / target(parts.path, name)).is_dir():
        return href
    return parts._replace(path=f"{parts.path.rstrip('/')}/index.html").geturl()


def index(corpus: Corpus, communes: Sequence[str], made: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """L'index de recherche de ces pages-là : elles ne disent pas tout ce que disent celles du site."""
    pages = sorted(name.removesuffix("index.html") for name in made if name.endswith("index.html"))
    pages_read = [read_page(address, made[f"{address}index.html"].decode("utf-8")) for address in pages]
    return search_files(corpus, communes, [page for page in pages_read if page.titre])
