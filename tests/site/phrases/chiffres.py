"""Le baromètre : aucun chiffre ne se lit sans son enquête, sa vague ni sa réserve."""

from collections.abc import Iterable, Iterator

from macros.corpus.facts import Corpus
from macros.models.barometre import Contexte, Indicateur, Nature, Unite
from tests.site.phrases.lecture import Guide, on, thousands

VAGUES = ("", "première vague", "deuxième vague", "troisième vague")


def pages(corpus: Corpus) -> Iterable[str]:
    """La page du baromètre."""
    return ("barometre/",)


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les chiffres séparés de ce qui les rend lisibles."""
    blocks = guide.blocks(address)
    data = guide.corpus.barometre
    waves = {wave.indicateur for wave in data.vagues}
    for item in data.indicateurs:
        if item.id in waves:
            continue
        yield from guide.apart(blocks, f"{item.libelle}", expected(guide.corpus, item))
    for survey in data.enquetes:
        yield from guide.apart(
            blocks,
            survey.precaution,
            {
                "répondants": survey.repondants,
                "nom": None if survey.repondants else survey.nom,
                **{name: name for name in survey.producteurs if survey.repondants},
            },
        )
    for wave in data.vagues:
        size = data.indicateur(wave.indicateur).valeur
        dates = f"du {on(wave.debut)} au {on(wave.fin)}"
        yield from guide.apart(blocks, wave.sujets, {"dates": dates, "réponses": thousands(size)})
    for other in data.contexte:
        yield from guide.apart(
            blocks, other.libelle, {"valeur": value(other), "source": other.source, "réserve": other.reserve}
        )
    for finding in data.constats:
        yield from guide.apart(blocks, finding.constat, {"enquête": data.enquete(finding.enquete).nom})
    yield from of_table(guide, address)


def expected(corpus: Corpus, item: Indicateur) -> dict[str, str | None]:
    """Ce qui se lit avec un chiffre, selon ce qu'il vaut."""
    if item.nature is Nature.ECARTE:
        return {"réserve": item.reserve}
    if item.nature is Nature.METHODE:
        return {"valeur": thousands(item.valeur), "réserve": item.reserve}
    always = {"valeur": value(item), "réserve": item.reserve, "recoupement": item.recoupement}
    if item.nature is Nature.REGLE_CITEE:
        linked = corpus.obligations[item.obligation].nom_court if item.obligation else None
        return always | {"fiche": linked}
    survey = corpus.barometre.enquete(item.enquete)
    wave = VAGUES[item.vague] if item.vague and item.nature is Nature.MESURE else None
    return always | {"enquête": survey.nom, "vague": wave}


def value(item: Indicateur | Contexte) -> str:
    """Un chiffre et son unité, du moins ce qui s'en lit toujours pareil."""
    return f"{thousands(item.valeur)} %" if item.unite is Unite.POURCENT else thousands(item.valeur)


def of_table(guide: Guide, address: str) -> Iterator[str]:
    """Le tableau de conformité : chaque case, puis les remarques."""
    table = guide.corpus.barometre.tableau
    rows = {row.name: row for row in guide.rows(address)}
    for line in table.lignes:
        row = rows.get(guide.reader.sentence(line.libelle))
        for column in table.colonnes:
            said = row.cells.get(guide.reader.sentence(column.libelle), "") if row else ""
            yield from guide.missing(
                said, {f"{line.id}, {column.id}": f"{thousands(line.valeurs[column.id])} %"}
            )
