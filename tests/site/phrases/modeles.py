"""Les modèles à remplir : usage, confiance, dates, réserves, et où trouver de quoi remplir chaque espace."""

from collections.abc import Iterable, Iterator, Mapping

from macros.corpus.facts import Corpus
from macros.models.modeles import ModeleDeTableau, ModeleDeTexte
from tests.site.phrases.droit import CONFIANCES
from tests.site.phrases.lecture import Guide, on

FICHIERS: Mapping[str, str] = {
    "odt": "texte ODT, pour LibreOffice",
    "docx": "texte DOCX, pour Word",
    "ods": "tableur ODS, pour LibreOffice",
    "xlsx": "tableur XLSX, pour Excel",
}


def pages(corpus: Corpus) -> Iterable[str]:
    """La page de chaque modèle."""
    return (f"modeles/{id}/" for id in corpus.modeles)


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Ce que la page d'un modèle ne dit pas."""
    modele = guide.corpus.variantes[address.split("/")[1]][0].modele
    box, blocks, text = guide.box(address), guide.blocks(address), guide.text(address)
    yield from guide.missing(box.get("à quoi il sert", ""), {"usage": modele.usage})
    yield from guide.missing(box.get("vérifié le", ""), {"verifie_le": on(modele.verifie_le)})
    yield from guide.missing(box.get("à relire avant le", ""), {"revoir_avant": on(modele.revoir_avant)})
    yield from guide.missing(box.get("confiance", ""), {"confiance": f"{CONFIANCES[modele.confiance]} :"})
    linked = {id: guide.corpus.obligations[id].nom_court for id in modele.obligations}
    yield from guide.missing(box.get("fiches liées", ""), linked)
    for name in modele.blanks():
        yield from guide.apart(blocks, guide.corpus.champs[name].ou_le_trouver, {"espace": name})
    yield from guide.missing(text, {f"réserve {rank}": said for rank, said in enumerate(modele.reserves)})
    for name in modele.sources:
        source = guide.corpus.sources[name]
        read = (
            {"lecture": source.lecture, "date": source.date, "lu le": on(source.lu_le)} if source.url else {}
        )
        yield from guide.apart(blocks, source.titre, read)
    yield from guide.missing(text, {f"fichier {kind}": FICHIERS[kind] for kind in modele.formats})
    if isinstance(modele, ModeleDeTexte):
        yield from of_law(guide, address, modele)
        lines = (line for line in modele.texte if line.startswith("#"))
        yield from guide.missing(text, {line: line.lstrip("# ") for line in lines})
    if isinstance(modele, ModeleDeTableau):
        yield from of_register(guide, address, modele)


def of_law(guide: Guide, address: str, modele: ModeleDeTexte) -> Iterator[str]:
    """Chaque point d'une liste de la loi : son article, et la phrase du modèle qui y répond."""
    rows = {row.name: row.text for row in guide.rows(address)}
    for one in modele.exigences:
        known = {
            "article": guide.corpus.articles[one.article].breve,
            "point": one.point,
            "phrase": one.phrase,
        }
        for fault in guide.missing(rows.get(guide.reader.sentence(one.demande), ""), known):
            yield f"« {one.demande} » : {fault}"


def of_register(guide: Guide, address: str, modele: ModeleDeTableau) -> Iterator[str]:
    """Le registre : chaque activité, son but, chaque durée avec sa confiance."""
    blocks = guide.blocks(address)
    for item in modele.registre.traitements:
        yield from guide.apart(blocks, item.nom, {"finalité": item.finalite})
        for line in item.durees:
            yield from guide.apart(
                blocks,
                f"{line.objet} : {line.duree}",
                {"confiance": f"confiance {CONFIANCES[line.confiance]}"},
            )
