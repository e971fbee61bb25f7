"""Qui aide : par besoin, puis par département, où il y a toujours quelqu'un à appeler."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory, word
from macros.models.acteurs import Acteur, Nature, Verification
from macros.models.aides import Aide, Csirt, Departement, Forme, Lecture
from macros.models.base import Niveau
from macros.models.obligations import Obligation, Theme
from macros.texts.french import counted, folded, listed, published
from macros.texts.trust import explained
from macros.views import ajouts
from macros.views.obligations import THEMES, address
from macros.views.sources import source_list

NATURES: Mapping[Nature, str] = {
    Nature.ETAT: "Services de l'État",
    Nature.AUTORITE: "Autorités",
    Nature.MUTUALISATION: "Structures partagées entre collectivités",
    Nature.DISPOSITIF: "Dispositifs publics",
    Nature.OUTIL_PUBLIC: "Outils publics gratuits ou partagés",
    Nature.ASSOCIATION_D_ELUS: "Associations d'élus",
    Nature.ASSOCIATION_DE_COLLECTIVITES: "Associations de collectivités",
    Nature.ASSOCIATION: "Associations",
    Nature.FORMATION: "Formation",
    Nature.FINANCEUR: "Financement",
    Nature.COMMANDE_PUBLIQUE: "Achats",
    Nature.PUBLICATION: "Guides à lire",
    Nature.PRESSE: "Presse",
    Nature.ENTREPRISE: "Entreprises citées, sans recommandation",
}
ORIGINES: Mapping[Verification, str] = {
    Verification.LU_PENDANT_L_ENQUETE: "Confirmé par une source lue.",
    Verification.DOCUMENT_FOURNI: "D'après un document du groupe de travail.",
    Verification.MEMOIRE: "De mémoire, à vérifier sur son site.",
    Verification.NON_IDENTIFIE: "Non identifié.",
}
COUTS: Mapping[bool | None, str] = {True: "gratuit", False: "payant ou sur adhésion", None: "coût non connu"}
CONFIANCES = explained("", "statut ou périmètre à préciser", "rattachement de mémoire, à vérifier")
ANNUAIRE = "https://fncdg.com/annuaire_cdg/"
"""L'annuaire que tient la fédération des centres de gestion, là où nous n'avons pas lu d'adresse."""

BESOINS = "qui-aide/besoins/#besoin-"
"""Où se lisent les organismes d'un thème ; son nom suit."""

PORTES = "portes-nationales"
"""L'ancre des services nationaux, dans la page `qui-aide/`."""


@inventory
def acteurs_par_besoin(corpus: Corpus, here: Here) -> Markup:
    """Un tableau par thème d'obligation : qui peut aider, à quel coût, pour quelles fiches."""
    blocks: list[Content] = []
    for theme, title in THEMES.items():
        rows = list(needs(corpus, here, theme))
        caption = f"{title} : {counted(len(rows), 'acteur')}"
        headers = ("Qui", "Ce qu'il apporte", "Coût", "Fiches", "Ce que nous en savons")
        if rows:
            blocks += [html.heading(3, title, f"besoin-{theme}"), html.table(caption, headers, rows)]
    return html.join(blocks, "\n")


@inventory
def autres_acteurs(corpus: Corpus, here: Here) -> Markup:
    """Les acteurs qu'aucune fiche ne nomme, par sorte ; un acteur non identifié n'y est pas."""
    blocks: list[Content] = []
    for nature, title in NATURES.items():
        actors = [actor for actor in identified(corpus) if actor.type is nature and not served(corpus, actor)]
        if actors:
            blocks += [html.heading(3, title, f"acteurs-{nature}"), html.bullets(map(in_one_line, actors))]
    return html.join(blocks, "\n")


@inventory
def portes_nationales(corpus: Corpus, here: Here) -> Markup:
    """Les services nationaux, ouverts à toutes les communes."""
    return html.bullets(
        html.join(
            [html.link(door.nom, door.url), f" : {door.role}. ", known_from(door.source, door.confiance)]
        )
        for door in corpus.portes.values()
    )


@inventory
def liste_des_departements(corpus: Corpus, here: Here) -> Markup:
    """Un lien vers chaque département, par son numéro : on y trouve le sien sans savoir sa région."""
    links = (html.link(f"{it.code} {it.nom}", here.to(place(it))) for it in corpus.departements.values())
    return html.section("legende", html.around("Départements", links))


@inventory
def liste_des_besoins(corpus: Corpus, here: Here) -> Markup:
    """Un lien vers chaque besoin pour lequel nous connaissons quelqu'un."""
    themes = [theme for theme in THEMES if any(needs(corpus, here, theme))]
    links = (html.link(THEMES[theme], here.to(f"{BESOINS}{theme}")) for theme in themes)
    return html.section("legende", html.around("Besoins", links))


@inventory
def aides_par_departement(corpus: Corpus, here: Here) -> Markup:
    """Chaque département, par son numéro : son centre de gestion, puis ses organismes."""
    blocks: list[Content] = []
    for county in corpus.departements.values():
        anchor = place(county).partition("#")[2]
        blocks += [html.heading(3, f"{county.nom} ({county.code})", anchor), helpers(corpus, county)]
    return html.join(blocks, "\n")


@inventory
def secours_par_region(corpus: Corpus, here: Here) -> Markup:
    """Le centre de secours de chaque région, et celui des territoires qui ne sont pas des départements."""
    blocks: list[Content] = []
    for region in by_name(corpus.csirt.values()):
        blocks += [html.heading(3, region.region, region.id), rescue(region, counties(corpus, region), here)]
    return html.join(blocks, "\n")


@word
def nombre_de_departements(corpus: Corpus, here: Here) -> str:
    """Le nombre de départements où nous connaissons au moins un organisme, sur le total."""
    covered = [county for county in corpus.departements.values() if local(corpus, county)]
    return f"{counted(len(covered), 'département')} sur {len(corpus.departements)}"


@inventory
def sources_des_aides(corpus: Corpus, here: Here) -> Markup:
    """Les sources communes à plusieurs organismes et aux centres de secours."""
    read = [centre.source for centre in corpus.centres_de_gestion.values()]
    read += [source for helper in corpus.aides.values() for source in helper.sources]
    read += [region.source for region in corpus.csirt.values()]
    return source_list(corpus, dict.fromkeys(read))


def identified(corpus: Corpus) -> list[Acteur]:
    """Les acteurs vers lesquels le guide peut orienter."""
    return [actor for actor in corpus.acteurs.values() if actor.identified]


def served(corpus: Corpus, actor: Acteur) -> list[Obligation]:
    """Les fiches pour lesquelles un acteur aide, d'après lui ou d'après elles."""
    return [
        obligation
        for obligation in corpus.obligations.values()
        if obligation.id in actor.utile_pour or actor.id in obligation.acteurs
    ]


def needs(corpus: Corpus, here: Here, theme: Theme) -> Iterable[Sequence[Content]]:
    """Les lignes d'un thème : chaque acteur et ses fiches de ce thème."""
    for actor in identified(corpus):
        sheets = [obligation for obligation in served(corpus, actor) if obligation.theme is theme]
        if sheets:
            links = html.bullets(html.link(sheet.nom_court, here.to(address(sheet))) for sheet in sheets)
            yield (
                actor_name(actor),
                f"{actor.role} Pour : {actor.pour_qui}.",
                cost(actor),
                links,
                trust(actor),
            )


def in_one_line(actor: Acteur) -> Markup:
    """Un acteur, son rôle, son coût et ce que nous en savons."""
    return html.join(
        [actor_name(actor), f" : {actor.role} Pour : {actor.pour_qui} ; {cost(actor)}. {trust(actor)}"]
    )


def actor_name(actor: Acteur) -> Content:
    """Le nom d'un acteur, en lien quand il a une adresse."""
    return html.link(actor.nom, actor.url) if actor.url else actor.nom


def cost(actor: Acteur) -> str:
    """Ce que coûte un acteur, ou l'aveu que nous ne le savons pas."""
    return COUTS[actor.gratuit]


def trust(actor: Acteur) -> str:
    """D'où vient ce que nous disons d'un acteur, et nos réserves."""
    return " ".join(filter(None, [ORIGINES[actor.verification], actor.remarques]))


def by_name(regions: Iterable[Csirt]) -> list[Csirt]:
    """Les régions dans l'ordre alphabétique."""
    return sorted(regions, key=lambda region: folded(region.region))


def place(county: Departement) -> str:
    """Où se lit un département."""
    return f"qui-aide/departements/#departement-{county.code.lower()}"


def counties(corpus: Corpus, region: Csirt) -> str:
    """Les départements d'une région, par leur numéro : « Départements 22, 29, 35 et 56. »"""
    codes = [county.code for county in corpus.departements.values() if county.region == region.id]
    return f"{'Départements' if len(codes) > 1 else 'Département'} {listed(codes)}. " if codes else ""


def local(corpus: Corpus, county: Departement) -> list[Aide]:
    """Les organismes connus d'un département."""
    return [helper for helper in corpus.aides.values() if county.code in helper.departements]


def rescue(region: Csirt, where: str, here: Here) -> Markup:
    """Le centre de secours d'une région ; sans centre, la porte nationale."""
    if region.nom is None:
        door = html.link("les portes nationales", here.to(f"qui-aide/#{PORTES}"))
        return html.paragraph(
            html.join(
                [
                    where,
                    "Nous ne connaissons pas de centre régional de secours : utilisez ",
                    door,
                    ". ",
                    about(region),
                ]
            )
        )
    return html.paragraph(html.join([where, centre(region), "."]))


def centre(region: Csirt) -> Markup:
    """Un centre de secours, en lien, avec sa réserve."""
    place = html.link(region.nom, region.url) if region.nom and region.url else region.nom or ""
    extra = about(region).removesuffix(".")
    return html.join([place, f". {extra}" if extra else ""])


def about(region: Csirt) -> str:
    """La réserve et la confiance d'un centre de secours, quand elles comptent."""
    doubt = "" if region.confiance is Niveau.ELEVEE else f"Confiance {CONFIANCES[region.confiance]}."
    return " ".join(filter(None, [region.remarque, doubt]))


def helpers(corpus: Corpus, county: Departement) -> Markup:
    """Qui appeler dans un département : le centre de gestion d'abord, puis les organismes connus."""
    actors = local(corpus, county)
    known = any(helper.type is Forme.CENTRE_DE_GESTION and helper.url for helper in actors)
    first = [] if known else [management(corpus, county)]
    own = (ajouts.helper(corpus, it) for it in corpus.ajouts.aides.values() if county.code in it.departements)
    return html.bullets([*own, *first, *(described(corpus, helper) for helper in actors)])


def management(corpus: Corpus, county: Departement) -> Markup:
    """Le centre de gestion d'un département, en lien ; sans adresse lue, l'annuaire où le trouver."""
    centres = corpus.centres_de_gestion.values()
    known = next((it for it in centres if county.code in it.departements), None)
    if known:
        return html.join([html.link(known.nom, known.url)])
    said = html.link(f"annuaire des centres de gestion, pour {county.nom}", ANNUAIRE)
    return html.join(["Centre de gestion", " : son adresse n'est pas dans notre liste. Voyez l'", said, "."])


def described(corpus: Corpus, helper: Aide) -> Markup:
    """Un organisme : ses services lus, ses sources, sa confiance, sa réserve."""
    place = html.link(helper.nom, helper.url) if helper.url else helper.nom
    services = listed(helper.services) if helper.services else "services non précisés dans nos sources"
    known = [corpus.sources[source].nom_court for source in helper.sources]
    read = html.join([*known, *(article(reading) for reading in helper.lectures)], " ; ")
    note = f" {helper.remarque}" if helper.remarque else ""
    trusted = f". Confiance {CONFIANCES[helper.confiance]}.{note}"
    return html.join([html.strong(place), f" : {services}. D'après : ", read, trusted])


def article(reading: Lecture) -> Markup:
    """Un article ou une page lus : titre en lien, média, date telle que publiée."""
    title = html.link(reading.titre, reading.url) if reading.url else reading.titre
    when = f", {published(reading.date)}" if reading.date else ""
    return html.join([title, f" ({reading.media}{when})"])


def known_from(source: str, trust: Niveau) -> str:
    """La source d'une porte nationale et sa confiance."""
    return f"D'après : {source}. Confiance {CONFIANCES[trust]}."
