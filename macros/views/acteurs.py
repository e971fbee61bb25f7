"""Qui aide : les acteurs par besoin, les portes nationales, puis les organismes par département."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.html import Content
from macros.markup.registry import inventory, word
from macros.models.acteurs import Acteur, Nature, Verification
from macros.models.aides import Aide, Csirt, Departement, Lecture
from macros.models.base import Niveau
from macros.models.obligations import Obligation, Theme
from macros.texts.french import counted, folded, listed, published
from macros.texts.trust import explained
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
        found = [actor for actor in identified(corpus) if actor.type is nature and not served(corpus, actor)]
        if found:
            blocks += [html.heading(3, title, f"acteurs-{nature}"), html.bullets(map(in_one_line, found))]
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
def liste_des_regions(corpus: Corpus, here: Here) -> Markup:
    """Les liens vers chaque région de la page des départements."""
    regions = [region for region in corpus.csirt.values() if counties(corpus, region)]
    links = (html.link(region.region, f"#{region.id}") for region in by_name(regions))
    return html.section("legende", html.around("Régions", links))


@inventory
def aides_par_departement(corpus: Corpus, here: Here) -> Markup:
    """Chaque région et son centre de secours, chaque département et ses organismes connus."""
    blocks: list[Content] = []
    for region in by_name([region for region in corpus.csirt.values() if counties(corpus, region)]):
        blocks += [html.heading(2, region.region, region.id), rescue(region, here)]
        for county in counties(corpus, region):
            blocks += [
                html.heading(3, f"{county.nom} ({county.code})", f"departement-{county.code.lower()}"),
                helpers(corpus, here, county),
            ]
    return html.join(blocks, "\n")


@inventory
def autres_territoires(corpus: Corpus, here: Here) -> Markup:
    """Les centres de secours des territoires qui ne sont pas des départements."""
    others = [region for region in by_name(corpus.csirt.values()) if not counties(corpus, region)]
    return html.bullets(html.join([f"{region.region} : ", centre(region)]) for region in others)


@word
def nombre_de_departements(corpus: Corpus, here: Here) -> str:
    """Le nombre de départements où nous connaissons au moins un organisme, sur le total."""
    covered = [county for county in corpus.departements.values() if local(corpus, county)]
    return f"{counted(len(covered), 'département')} sur {len(corpus.departements)}"


@inventory
def sources_des_aides(corpus: Corpus, here: Here) -> Markup:
    """Les sources communes à plusieurs organismes et aux centres de secours."""
    read = [source for helper in corpus.aides.values() for source in helper.sources]
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
            yield named(actor), f"{actor.role} Pour : {actor.pour_qui}.", cost(actor), links, trust(actor)


def in_one_line(actor: Acteur) -> Markup:
    """Un acteur, son rôle, son coût et ce que nous en savons."""
    return html.join(
        [named(actor), f" : {actor.role} Pour : {actor.pour_qui} ; {cost(actor)}. {trust(actor)}"]
    )


def named(actor: Acteur) -> Content:
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


def counties(corpus: Corpus, region: Csirt) -> list[Departement]:
    """Les départements d'une région, dans l'ordre de leur code."""
    return [county for county in corpus.departements.values() if county.region == region.id]


def local(corpus: Corpus, county: Departement) -> list[Aide]:
    """Les organismes connus d'un département."""
    return [helper for helper in corpus.aides.values() if county.code in helper.departements]


def rescue(region: Csirt, here: Here) -> Markup:
    """Le centre de secours d'une région ; sans centre, la porte nationale."""
    if region.nom is None:
        door = html.link("les portes nationales", here.to(f"qui-aide/#{PORTES}"))
        return html.paragraph(
            html.join(
                [
                    "Nous ne connaissons pas de centre régional de secours : utilisez ",
                    door,
                    ". ",
                    about(region),
                ]
            )
        )
    return html.paragraph(html.join(["En cas d'attaque informatique : ", centre(region), "."]))


def centre(region: Csirt) -> Markup:
    """Un centre de secours, en lien, avec sa réserve."""
    place = html.link(region.nom, region.url) if region.nom and region.url else region.nom or ""
    extra = about(region).removesuffix(".")
    return html.join([place, f". {extra}" if extra else ""])


def about(region: Csirt) -> str:
    """La réserve et la confiance d'un centre de secours, quand elles comptent."""
    doubt = "" if region.confiance is Niveau.ELEVEE else f"Confiance {CONFIANCES[region.confiance]}."
    return " ".join(filter(None, [region.remarque, doubt]))


def helpers(corpus: Corpus, here: Here, county: Departement) -> Markup:
    """Les organismes d'un département ; s'il n'y en a pas de connu, la page le dit."""
    found = local(corpus, county)
    if found:
        return html.bullets(described(corpus, helper) for helper in found)
    door = html.link("les portes nationales", here.to(f"qui-aide/#{PORTES}"))
    sentence = "Nous ne connaissons pas d'organisme public qui aide ici : il en existe peut-être. Voyez "
    return html.paragraph(html.join([sentence, door, ", votre centre de gestion et votre intercommunalité."]))


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
