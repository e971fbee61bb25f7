"""Ce que les pages montrent des modèles à remplir : liste, encadré, fichiers, champs, aperçu."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import forms, html, schemas
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory, referral, word
from macros.models.actes import Cadre
from macros.models.champs import Champ, Saisie
from macros.models.edition import ModeleLocal
from macros.models.modeles import FormatDeTableau, FormatDeTexte, Modele, ModeleDeTableau, ModeleDeTexte
from macros.models.obligations import AUCUN, SANS_REPONSE, Obligation
from macros.models.places import Place, places
from macros.models.profils import Profil
from macros.models.registre import BASES, Traitement
from macros.models.variantes import POUR
from macros.texts.trust import explained
from macros.views import ajouts
from macros.views.etapes import address as step_address
from macros.views.generateur import ARCHIVE
from macros.views.obligations import THEMES
from macros.views.obligations import address as obligation_address
from macros.views.sources import source_list

DOSSIER = "modeles/fichiers/"

FORMATS: Mapping[str, str] = {
    FormatDeTexte.ODT: "texte ODT, pour LibreOffice",
    FormatDeTexte.DOCX: "texte DOCX, pour Word",
    FormatDeTableau.ODS: "tableur ODS, pour LibreOffice",
    FormatDeTableau.XLSX: "tableur XLSX, pour Excel",
}
CONFIANCES = explained(
    "le texte officiel, ou plusieurs sources concordantes, a été lu",
    "une partie reste à vérifier",
    "rien n'a pu être vérifié, à relire avant de s'en servir",
)
SCRIPTS = ("formulaire", "ecriture", "remplir")
"""Ce que partagent les formulaires, puis les fichiers à emporter, puis ce qui remplit un modèle."""

KEPT = (
    "Rien ne quitte votre appareil, qui garde vos réponses jusqu'à ce que vous les effaciez. Ce qui sert à "
    "plusieurs modèles ne s'écrit qu'une fois. Le fichier rempli n'a plus de note de fin : "
    "lisez plus bas « À vérifier, et sources »."
)
WHOM = "Il parle du maire et du conseil municipal, ou du président et de son assemblée."

AUTRES = "Pour raconter votre expérience"
"""Le titre des modèles qui ne servent aucune obligation."""

HEADING = re.compile(r"^#(?=#* )")
TITLE, BOLD = re.compile(r"^# (.*)"), r"**\1**"
"""Le titre d'un acte, en gras dans la page, qui a le sien."""

SCANNED, ITALIC = re.compile(r"!\[([^\]]*)\]\(qr:[^)]+\)"), r"*\1*"
"""Une image à scanner : la page n'en garde que les mots, car elle porte déjà l'adresse."""

DRESSED = ":::"
"""Ce qui habille des lignes dans un fichier, et ne se lit pas."""


@inventory
def liste_modeles(corpus: Corpus, here: Here) -> Markup:
    """Tous les modèles, en cartes : par thème, puis ceux qui ne servent aucune obligation."""
    blocks: list[Content] = []
    serving = [modele for modele in corpus.modeles.values() if modele.obligations]
    groups = {
        title: (f"theme-{theme}", [modele for modele in serving if modele.theme is theme])
        for theme, title in THEMES.items()
    }
    groups[AUTRES] = ("theme-autres", [item for item in corpus.modeles.values() if not item.obligations])
    for title, (anchor, group) in groups.items():
        if group:
            cards = html.cards(3, ((item.titre, here.to(address(item)), item.description) for item in group))
            blocks += [html.heading(2, title, anchor), cards]
    return html.join(blocks, "\n")


@word
def fiche_modele(corpus: Corpus, here: Here, id: str) -> str:
    """Le titre d'un modèle, à quoi il sert, ce qu'il vaut, et ses fichiers à télécharger."""
    modele = corpus.modele(id)
    header = html.facts(
        [
            ("À quoi il sert", modele.usage),
            ("Télécharger", downloads(corpus, modele)),
            ("Fiches liées", html.several(obligations(corpus, here, modele))),
            ("Étapes de la feuille de route", html.several(steps(corpus, here, modele))),
            ("Licence", "Licence Ouverte 2.0 : copiez, changez, partagez"),
            ("Vérifié le", html.day(modele.verifie_le)),
            ("À relire avant le", html.day(modele.revoir_avant)),
            ("Confiance", CONFIANCES[modele.confiance]),
            ("Modèle", ajouts.signed(corpus, modele.ajoute_le) if isinstance(modele, ModeleLocal) else ""),
        ]
    )
    return f"# {modele.titre}\n\n{html.section('encadre', header)}\n"


@word
def champs_modele(corpus: Corpus, here: Here, id: str) -> Markup:
    """Chaque espace à remplir, tel qu'il est écrit dans le fichier, et où trouver de quoi le remplir."""
    modele = corpus.modele(id)
    blanks = [corpus.champs[name] for name in spoken(corpus, modele).blanks()]
    rows = [(f"[{champ.nom}]", champ.ou_le_trouver) for champ in blanks]
    headers = ("Espace à remplir", "Où le trouver")
    table = html.table(f"Les espaces à remplir : {modele.titre}", headers, rows)
    shown = html.figure(first_page(modele), table) if isinstance(modele, ModeleDeTexte) else table
    return html.join([to_fill(corpus, here, modele, blanks), shown], "\n") if modele.obligations else shown


def to_fill(corpus: Corpus, here: Here, modele: Modele, blanks: Iterable[Champ]) -> Markup:
    """De quoi écrire le fichier fini sans quitter la page ; ses questions sont les lignes du tableau."""
    several = [(one.nom, POUR[one.structure]) for one in corpus.variantes[modele.id] if one.structure]
    chosen = [forms.choice("variante", "Ce papier est", WHOM, several)] if len(several) > 1 else []
    asked = places(spoken(corpus, modele), corpus.champs)
    return forms.unfolded(
        "Remplir ce modèle dans cette page",
        {
            "modele": modele.id,
            "ouvre": " ".join(here.scripts(SCRIPTS)),
            "feuille": here.path("assets/formulaire.css"),
            "archive": here.path(ARCHIVE),
            "fichiers": here.path(DOSSIER),
            "champs": json.dumps([known(champ, asked) for champ in blanks], ensure_ascii=False),
        },
        [html.paragraph(KEPT), *chosen],
        [(kind, f"Écrire le {FORMATS[kind]}") for kind in modele.kinds],
    )


def known(champ: Champ, asked: Iterable[Place]) -> Mapping[str, object]:
    """Ce que le script doit savoir d'une ligne du tableau ; rien si le champ se remplit dans le fichier."""
    lines = [place.ligne for place in asked if place.champ is champ]
    if not lines:
        return {}
    told = {"saisie": champ.saisie, "partout": champ.partout, "lignes": lines if any(lines) else []}
    return {
        "id": champ.id,
        **{name: value for name, value in told.items() if value and value != Saisie.LIGNE},
    }


def first_page(modele: ModeleDeTexte) -> Markup:
    """La première page d'un modèle, en petit, à côté de ce qu'elle demande."""
    lines = [(line.lstrip("#- "), line.startswith("#")) for line in modele.texte if line.strip()]
    return schemas.thumbnail(f"La première page : {modele.titre}", [(modele.heading, True), *lines])


@word
def apercu_modele(corpus: Corpus, here: Here, id: str) -> str:
    """Le texte du modèle, tel que le reçoit une commune, ou les fiches du registre."""
    modele = spoken(corpus, corpus.modele(id))
    if isinstance(modele, ModeleDeTexte):
        return "\n".join(quoted(modele))
    return preview(modele) if isinstance(modele, ModeleDeTableau) else ""


@word
def sources_modele(corpus: Corpus, here: Here, id: str) -> Markup:
    """Ce qui reste à vérifier dans un modèle, l'article de chaque ligne, et les sources de son contenu."""
    modele = spoken(corpus, corpus.modele(id))
    parts: list[Content] = [html.bullets(modele.reserves)] if modele.reserves else []
    parts += articles(corpus, modele)
    parts += [html.paragraph("Ce que nous avons lu :"), source_list(corpus, cited(modele))]
    parts.append(html.note("Modèle donné pour information, sans valeur de conseil juridique."))
    return html.join(parts, "\n")


@referral
def modeles_de_l_obligation(corpus: Corpus, here: Here, id: str) -> Markup:
    """Les modèles liés à une obligation, avec leurs fichiers ; rien s'il n'y en a pas."""
    obligation = corpus.obligation(id)
    models = [modele for modele in corpus.modeles.values() if obligation.id in modele.obligations]
    return html.bullets(entry(corpus, here, modele) for modele in models)


def modele_principal(
    corpus: Corpus,
    obligation: Obligation,
    profile: Profil,
    reponses: Mapping[str, str] = SANS_REPONSE,
) -> Modele | None:
    """Le modèle à remplir d'abord, pour cette tranche : celui que dit sa règle, sinon le plus proche.

    Le plus proche nomme l'obligation avant les autres, ou en partage le thème ; il vise toute la tranche.
    """
    rules = profile.answer(obligation, reponses).regles
    said = next((rule.modele for rule in rules if rule.modele), None)
    if said:
        return None if said == AUCUN else corpus.modele(said)
    models = [
        modele
        for modele in corpus.modeles.values()
        if obligation.id in modele.obligations
        and (obligation.id == modele.obligations[0] or modele.theme is obligation.theme)
        and modele.suits(profile)
    ]
    return min(models, key=lambda modele: place(modele, obligation), default=None)


def place(modele: Modele, obligation: Obligation) -> tuple[int, int, bool, int]:
    """La place d'une obligation parmi celles d'un modèle, puis son rang, puis son thème, puis leur nombre."""
    return (
        modele.obligations.index(obligation.id),
        modele.rang,
        modele.theme is not obligation.theme,
        len(modele.obligations),
    )


@referral
def modeles_de_l_etape(corpus: Corpus, here: Here, numero: int) -> Markup:
    """Les modèles liés à une étape de la feuille de route ; rien s'il n'y en a pas."""
    models = [modele for modele in corpus.modeles.values() if corpus.etape(numero).numero in modele.etapes]
    return html.bullets(entry(corpus, here, modele) for modele in models)


@referral
def modeles_a_remplir(corpus: Corpus, here: Here, *ids: str) -> Markup:
    """Les modèles dont une page a besoin, au bout de ce qu'elle explique."""
    return html.bullets(entry(corpus, here, corpus.modele(id)) for id in ids)


def entry(corpus: Corpus, here: Here, modele: Modele) -> Markup:
    """Un modèle en une ligne : son nom, en lien, et ce qu'il est."""
    return html.join([html.link(modele.titre, here.to(address(modele))), " : ", modele.description])


def files(corpus: Corpus, modele: Modele) -> Iterator[tuple[str, str]]:
    """Les fichiers d'un modèle, avec ce qu'en dit leur lien : pour qui, quel format, quelle langue."""
    for variante in corpus.variantes[modele.id]:
        for kind in modele.kinds:
            yield f"{variante.titre} ({FORMATS[kind]}, en français)", f"{DOSSIER}{variante.nom}.{kind}"


def downloads(corpus: Corpus, modele: Modele) -> Markup:
    """Les fichiers d'un modèle : nom, format, langue ; la publication dira le poids (RGAA 13.3)."""
    return html.section(
        html.COMPUTED, html.bullets(html.awaited(said, place) for said, place in files(corpus, modele))
    )


def spoken(corpus: Corpus, modele: Modele) -> Modele:
    """Le modèle dans les mots d'une commune, avec son cadre d'acte s'il en a un."""
    return corpus.variantes[modele.id][0].modele


def articles(corpus: Corpus, modele: Modele) -> Iterator[Markup]:
    """Les articles sur lesquels repose un texte : ceux de son cadre, de ses exigences, les autres."""
    if not isinstance(modele, ModeleDeTexte):
        return
    if modele.objet:
        yield html.paragraph("Chaque ligne du cadre de l'acte a son article :")
        yield html.bullets(
            html.join([pins(corpus, [id]), " : ", ", ".join(lines)]) for id, lines in asking(corpus.cadre)
        )
    if modele.exigences:
        asked = [
            (one.demande, html.join([pins(corpus, [one.article]), f", {one.point}"]), one.phrase)
            for one in modele.exigences
        ]
        yield html.table(
            "Ce que la loi demande à ce texte", ("Demande", "Article", "Où le modèle y répond"), asked
        )
    if modele.textes:
        yield html.paragraph(html.join(["Textes lus : ", pins(corpus, modele.textes), "."]))


def asking(cadre: Cadre) -> Iterator[tuple[str, list[str]]]:
    """Chaque article du cadre d'acte, et les lignes qu'il demande."""
    for id in dict.fromkeys(id for line in cadre.lignes for id in line.articles):
        yield id, [line.nom.lower() for line in cadre.lignes if id in line.articles]


def pins(corpus: Corpus, ids: Iterable[str]) -> Markup:
    """Des articles en liens, l'un après l'autre."""
    articles = (corpus.articles[id] for id in ids)
    return html.join((html.link(pin.reference, pin.url) for pin in articles), " ; ")


def obligations(corpus: Corpus, here: Here, modele: Modele) -> Iterator[Markup]:
    """Les fiches d'obligation que sert un modèle, en liens."""
    for name in modele.obligations:
        obligation = corpus.obligation(name)
        yield html.link(obligation.nom_court, here.to(obligation_address(obligation)))


def steps(corpus: Corpus, here: Here, modele: Modele) -> Iterator[Markup]:
    """Les étapes de la feuille de route que sert un modèle, en liens."""
    for numero in modele.etapes:
        step = corpus.etape(numero)
        yield html.link(f"Étape {numero} : {step.titre}", here.to(step_address(step)))


def quoted(modele: ModeleDeTexte) -> Iterator[str]:
    """Le texte en citation ; ses titres descendent d'un niveau, car la page a les siens."""
    for line in modele.texte:
        if not line.startswith(DRESSED):
            shown = TITLE.sub(BOLD, SCANNED.sub(ITALIC, line)).replace("\\\n", "  \n> ")
            yield f"> {HEADING.sub('##', shown)}".rstrip()


def preview(modele: ModeleDeTableau) -> str:
    """Les fiches du registre, en tableau : but, base légale, durées."""
    rows = [(item.nom, item.finalite, bases(item), durations(item)) for item in modele.registre.traitements]
    headers = ("Activité", "Pourquoi", "Base légale", "Durées de conservation et confiance")
    return str(html.table("Les activités déjà remplies", headers, rows))


def bases(item: Traitement) -> Markup:
    """Ce qui autorise un traitement."""
    return html.several(BASES[base] for base in item.base_legale)


def durations(item: Traitement) -> Markup:
    """Les durées d'un traitement, chacune avec sa confiance."""
    return html.several(
        f"{line.objet} : {line.duree} (confiance {CONFIANCES[line.confiance].split(' : ')[0]})"
        for line in item.durees
    )


def cited(modele: Modele) -> Iterator[str]:
    """Les sources d'un modèle et de ses fiches, chacune une fois."""
    named = list(modele.sources)
    if isinstance(modele, ModeleDeTableau):
        named += [name for item in modele.registre.traitements for name in item.sources]
        named += [
            name for item in modele.registre.traitements for line in item.durees for name in line.sources
        ]
    yield from dict.fromkeys(named)


def address(modele: Modele) -> str:
    """L'adresse de la page d'un modèle."""
    return f"modeles/{modele.id}/"
