"""Les listes : chaque fiche une fois, sous son thème ; la carte, case par case ; les récits, les mesures."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from macros.corpus.facts import Corpus
from macros.models.obligations import Structure
from macros.models.profils import Profil
from macros.models.retours import Retour
from macros.proofs.droit import unread
from macros.proofs.rgaa import assess
from macros.views.obligations import THEMES
from macros.views.pages import titles
from tests.site.phrases.lecture import Guide, moment, on, sheet, thousands
from tests.site.phrases.profils import LISTES, expected, gesture, golden

STATUTS: Mapping[str, str] = {
    "en_vigueur": "en vigueur",
    "a_venir": "pas encore en vigueur",
    "recommandation": "recommandé, pas obligatoire",
}
RECENTS = 10
TAILLES = (900, 5_000, 20_000)
KINDS = ("O", "C", "XRD", "F", "N")
"""Les lettres de la table d'or, rassemblées comme les barres de la carte."""


def pages(corpus: Corpus) -> Iterable[str]:
    """Chaque page."""
    return CONTROLS


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Ce qui manque aux listes d'une page."""
    yield from CONTROLS[address](guide, address)


def sheets(guide: Guide, address: str) -> Iterator[str]:
    """Toutes les fiches, une fois, sous leur thème, avec la réponse d'une commune de 900 habitants."""
    letters = next(letters for who, size, letters in golden() if (who, size) == ("commune", 900))
    rows = guide.rows(address)
    for id, item in guide.corpus.obligations.items():
        found = [row for row in rows if row.href.endswith(sheet(id).removeprefix("obligations/"))]
        titles, wanted = [row.title for row in found], THEMES[item.theme]
        if titles != [guide.reader.sentence(wanted)]:
            yield f"{id} : attendue une fois sous « {wanted} », lue sous {titles}"
            continue
        rules = item.answer(Structure.COMMUNE, 900).regles
        known = {"statut": STATUTS[item.statut], "premier geste": gesture(item, rules)}
        yield from guide.missing(found[0].text, known)
        if found[0].cells["commune de 900 habitants"] != LISTES[letters[id]]:
            yield f"{id} : la réponse à 900 habitants n'est pas « {LISTES[letters[id]]} »"
    for subject in guide.corpus.a_instruire.values():
        known = {"pourquoi": subject.pourquoi, "vu le": on(subject.vu_le)}
        yield from guide.apart(guide.blocks(address), subject.sujet, known)
    yield from debt(guide, address)


def debt(guide: Guide, address: str) -> Iterator[str]:
    """La dette de lecture : sous chaque raison, chaque texte à lire une fois, avec tous ses endroits."""
    corpus, read = guide.corpus, guide.reader.sentence
    missing = {it for item in corpus.obligations.values() for it in unread(item, corpus.articles)}
    wanted: dict[tuple[str, str], set[str]] = {}
    for it in missing:
        place = it.endroit.removeprefix("article ")
        wanted.setdefault((read(it.raison), read(it.texte)), set()).add(read(place))
    for reason in {reason for reason, _ in wanted}:
        leads = [it for it in guide.page(address).iter("p") if guide.said(it) == f"{reason}:"]
        lines = [guide.said(line) for lead in leads for line in lead.xpath("following-sibling::ul[1]/li")]
        texts = [text for known, text in wanted if known == reason]
        if len(leads) != 1 or len(lines) != len(texts):
            yield f"« {reason} » : {len(leads)} fois, {len(lines)} lignes pour {len(texts)} textes"
        for text in texts:
            said = [line for line in lines if line.startswith(f"{text}:")]
            lost = [place for place in wanted[reason, text] if not any(place in line for line in said)]
            if len(said) != 1 or lost:
                yield f"« {text} » se lit {len(said)} fois, sans {lost}"
    if f"{len(missing)} article" not in guide.text(address):
        yield f"la page ne compte pas {len(missing)} articles ou textes à lire"


def sizes(guide: Guide, address: str) -> Iterator[str]:
    """Trois communes comptées, ce que chaque seuil change, et les tranches de toutes les structures."""
    communes = [it for it in guide.corpus.profils() if it.structure is Structure.COMMUNE]
    counted = {row.name: list(row.cells.values()) for row in guide.rows(address)}
    for people in TAILLES:
        (profile,) = (it for it in communes if it.covers(Structure.COMMUNE, people))
        letters = list(expected(profile).values())
        wanted = [str(sum(letters.count(letter) for letter in kind)) for kind in KINDS]
        said = counted.get(f"{thousands(people)} habitants")
        if said != wanted:
            yield f"à {people} habitants : {said} au lieu de {wanted}"
    yield from changes(guide, address, communes)
    links = [str(link) for link in guide.page(address).xpath(".//li/a/@href")]
    for profile in guide.corpus.profils():
        if sum(link.rstrip("/").endswith(profile.slug) for link in links) != 1:
            yield f"{profile.slug} n'a pas son lien, une fois"


def changes(guide: Guide, address: str, communes: list[Profil]) -> Iterator[str]:
    """Sous chaque seuil, les fiches dont la réponse change, d'après la table d'or, et elles seules."""
    names = {id: guide.reader.sentence(item.nom_court) for id, item in guide.corpus.obligations.items()}
    for below, above in pairwise(communes):
        before, after = expected(below), expected(above)
        wanted = {
            f"{names[id]}: {LISTES[after[id]]}. au-dessous: {LISTES[before[id]]}."
            for id in names
            if before[id] != after[id]
        }
        start = f"à partir de {thousands(above.population_min)} habitants"
        said = {
            guide.said(line)
            for line in guide.page(address).xpath(".//h3/following-sibling::ul[1]/li")
            if guide.said(line.xpath("preceding::h3[1]")[0]) == start
        }
        yield from (f"{start} : « {line} » ne se lit pas" for line in wanted - said)
        yield from (f"{start} : « {line} » est de trop" for line in said - wanted)


def stories(guide: Guide, address: str) -> Iterator[str]:
    """L'accueil des récits : les plus récents d'abord, et une liste pour chaque région qui en a."""
    told = sorted(guide.corpus.retours.values(), key=lambda retour: retour.date or "", reverse=True)[:RECENTS]
    rows = [row for row in guide.rows(address) if row.title == "les plus récents"]
    if [row.name for row in rows] != [guide.reader.sentence(retour.titre) for retour in told]:
        yield "les récits les plus récents ne sont pas ceux-là, dans cet ordre"
    for row, retour in zip(rows, told, strict=False):
        when = moment(retour.date) if retour.date else "non précisé"
        yield from guide.missing(row.text, {"collectivité": retour.collectivite, "date": when})
    lines = [guide.said(line) for line in guide.page(address).iter("li")]
    for region, count in by_region(guide.corpus).items():
        wanted = f"{region} : {count} récit{'s' if count > 1 else ''}"
        if guide.reader.sentence(wanted) not in lines:
            yield f"« {wanted} » ne se lit pas"


def by_region(corpus: Corpus) -> dict[str, int]:
    """Le nombre de récits de chaque région."""
    counts: dict[str, int] = {}
    for retour in corpus.retours.values():
        name = region(corpus, retour)
        counts[name] = counts.get(name, 0) + 1
    return counts


def region(corpus: Corpus, retour: Retour) -> str:
    """La région d'un récit."""
    if retour.departement is None:
        return "Région non précisée"
    return corpus.csirt[corpus.departements[retour.departement].region].region


def data(guide: Guide, address: str) -> Iterator[str]:
    """Les fichiers de données : un lien par format, et leur vrai nombre de lignes."""
    for line in guide.page(address).xpath(".//tbody/tr"):
        name, size, *links = [guide.said(cell) for cell in line]
        places = sorted(f"{address}{link}" for link in line.xpath("./td/a/@href"))
        if (len(places), len(links)) != (3, 2):
            yield f"« {name} » ne mène pas à trois fichiers : {places}"
            continue
        count = guide.file(places[0]).count("\n") - 1
        if not size.startswith(f"{thousands(count)} ligne"):
            yield f"« {name} » : {size} au lieu de {count} lignes"


def state(guide: Guide, address: str) -> Iterator[str]:
    """La déclaration du guide : son mot, son taux, ses dates, et tout ce que rien ne prouve encore."""
    ledger, text = guide.corpus.rgaa, guide.text(address)
    review, facts = assess(ledger, guide.corpus.edition.publication, guide.today), ledger.declaration
    yield from guide.missing(
        text,
        {
            "mot": f"est {review.niveau} au RGAA, version {ledger.referentiel.version}",
            "taux": f"{review.applicables} applicables, soit {thousands(review.taux)} %",
            "établie le": on(facts.etablie_le),
            "mise à jour le": on(facts.mise_a_jour_le),
            "prouvés": f"prouvés sur {review.applicables} applicables",
            **{f"manque {rank}": words for rank, words in enumerate(review.manques)},
            **{f"limite {rank}": words for rank, words in enumerate(facts.limites)},
            **{f"non prouvé {rank}": it.texte for rank, it in enumerate(facts.non_prouve)},
            **{f"technologie {words}": words for words in facts.technologies},
            **{f"outil {words}": words for words in ledger.resultats.outils},
            **{f"page {it.page}": it.raison for it in ledger.echantillon.values()},
        },
    )


def played(guide: Guide, address: str) -> Iterator[str]:
    """Les pages vérifiées : le jour de leurs contrôles, et celui de leur dernière lecture."""
    ledger, names = guide.corpus.rgaa, titles(guide.corpus)
    rows = {row.name: row.cells for row in guide.rows(address) if "dernière lecture" in row.cells}
    for place in ledger.echantillon:
        days = [one.date for one in ledger.constats.values() if one.page == place]
        told = {
            "dernier passage": on(ledger.resultats.le) if ledger.resultats.le else "jamais",
            "dernière lecture": on(max(days)) if days else "jamais",
        }
        cells = rows.get(guide.reader.sentence(names[place]), {})
        if {head: cells.get(head) for head in told} != told:
            yield f"{place} : se lit {cells} au lieu de {told}"


def measures(guide: Guide, address: str) -> Iterator[str]:
    """Les mesures : leur jour, leur machine, et chaque grandeur avec son but."""
    text, corpus = guide.text(address), guide.corpus
    yield from guide.missing(
        text,
        {
            "mesures": f"Mesures faites le {on(corpus.mesures.date)}. Machine : {corpus.mesures.machine}",
            **{item.nom: f"{item.nom}. {item.raison}" for item in corpus.budget.propres},
        },
    )
    for bench in (corpus.banc, corpus.charge):
        for line in bench.lignes:
            known = {"valeur": f"{thousands(line.guide)}", "unité": line.unite}
            goal = {"but": f"(but : {line.cible})" if line.cible else None}
            other = {"autre": thousands(line.material) if line.material is not None else None}
            yield from guide.apart(guide.blocks(address), line.grandeur, known | goal | other)
        dated = {"jour": f"Mesuré le {on(bench.date)}. Machine : {bench.machine}"} if bench.lignes else {}
        yield from guide.missing(text, dated)


CONTROLS: Mapping[str, Callable[[Guide, str], Iterator[str]]] = {
    "obligations/": sheets,
    "ma-collectivite/": sizes,
    "retours/": stories,
    "donnees/": data,
    "accessibilite/": state,
    "accessibilite/grille/": played,
    "ecoconception/": measures,
}
"""Chaque page et son contrôle."""
