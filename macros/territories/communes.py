"""Les morceaux de communes que le navigateur charge un par un."""

import shutil
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from macros.corpus.facts import Corpus
from macros.markup.literals import literal
from macros.models.profils import Profil
from macros.models.territoires import SourceTerritoires
from macros.territories import census, names, shards
from macros.territories.census import Territories, load_territories, sirens, within
from macros.territories.shards import Atlas, Family, Shard
from macros.texts.french import number
from macros.views.profils import title

TABLE = "table.js"
SIREN_START = 4
"""Les chiffres d'un SIREN qui nomment son morceau."""


def refresh(root: Path, target: Path, corpus: Corpus) -> None:
    """Écrit la table et les morceaux, sauf s'ils sont déjà ceux des données et des règles d'aujourd'hui."""
    mark = fingerprint(root, corpus)
    table = target / TABLE
    if not table.exists() or mark not in table.read_text(encoding="utf-8"):
        known = within(load_territories(root), corpus.edition.perimetre)
        replace(target, {**dict(files(known, corpus, mark)), **dict(listed(known, dict(sirens(root))))})


def fingerprint(root: Path, corpus: Corpus) -> str:
    """L'empreinte de ce dont les morceaux dépendent : tableaux, source, tranches, questions, découpage."""
    code = [Path(str(module.__file__)) for module in (shards, names)] + [Path(__file__)]
    read = [*sorted((root / census.FOLDER).glob("*.csv")), *code]
    facts = (corpus.profils(), corpus.territoires, corpus.questions, corpus.edition.perimetre)
    parts = [path.read_bytes() for path in read] + [repr(facts).encode()]
    return sha256(b"\0".join(parts)).hexdigest()[:12]


def files(known: Territories, corpus: Corpus, mark: str) -> Iterator[tuple[str, str]]:
    """Le nom et le texte de chaque fichier ; ce sont des scripts, pour marcher aussi depuis un dossier."""
    profiles, source = corpus.profils(), corpus.territoires
    families = Atlas(known, profiles, source.marge, tuple(corpus.questions.values())).families()
    yield TABLE, f"guideCommunes.table({literal(table(known, profiles, source, families, mark))});\n"
    for name, family in families.items():
        for shard in family.leaves:
            yield script(file_name(name, shard.start), shard)
        for shard in family.summaries:
            yield script(file_name(f"{name}-court", shard.start), shard)


def listed(known: Territories, by_siren: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Ce que demande une liste collée, et qu'une recherche ne demande pas.

    Les communes sans habitants, que rien d'autre ne nomme, et le code INSEE de chaque SIREN, par morceaux.
    """
    empty = (f"{it.code}|{it.nom}" for it in known.communes.values() if it.population is None)
    kept = [(siren, code) for siren, code in sorted(by_siren.items()) if code in known.communes]
    pieces = [(start, list(pairs)) for start, pairs in groupby(kept, key=lambda pair: pair[0][:SIREN_START])]
    yield script("vides", Shard("", tuple(empty)))
    yield script("sirens", Shard("", tuple(start for start, _ in pieces)))
    for start, pairs in pieces:
        yield script(
            f"sirens-{start}", Shard("", tuple(f"{siren[SIREN_START:]} {code}" for siren, code in pairs))
        )


def file_name(name: str, start: str) -> str:
    """Le nom d'un morceau : sa famille et le début de mot ; le navigateur le compose de même."""
    return f"{name}-{start.replace(' ', '_')}"


def script(name: str, shard: Shard) -> tuple[str, str]:
    """Un morceau : un appel qui donne ses lignes au module des communes."""
    return f"{name}.js", f"guideCommunes.recevoir({literal(name)},{literal(chr(10).join(shard.lines))});\n"


def table(
    known: Territories,
    profiles: tuple[Profil, ...],
    source: SourceTerritoires,
    families: Mapping[str, Family],
    mark: str,
) -> dict[str, object]:
    """Ce que le navigateur sait avant de chercher : morceaux, tranches, départements, phrases."""
    return {
        "empreinte": mark,
        "feuilles": {name: [shard.start for shard in shards.leaves] for name, shards in families.items()},
        "courts": {name: [shard.start for shard in shards.summaries] for name, shards in families.items()},
        "tranches": [[profile.slug, title(profile)] for profile in profiles],
        "departements": {code: item.nom for code, item in known.departements.items()},
        "aides": [code for code, item in known.departements.items() if not item.particulier],
        "population": {"t": source.population, "m": source.population_de_repli},
        "raisons": reasons(source),
    }


def reasons(source: SourceTerritoires) -> dict[str, str]:
    """Pourquoi vérifier un chiffre, par raison ; `{}` reçoit le seuil."""
    return {
        "s": f"cette population est à {source.marge} % ou moins du seuil de {{}} habitants. "
        "Regardez le dernier chiffre de l'Insee avant de conclure.",
        "d": f"l'autre chiffre connu ({source.population_de_repli}) mène à une autre fiche.",
        "m": "la population totale n'est pas connue ici.",
        "p": "ce territoire a un statut particulier. Des règles propres peuvent s'y appliquer.",
        "o": "à confirmer outre-mer : une règle peut y avoir son propre texte. Chaque fiche dit ce que nous "
        "avons vérifié ; ne concluez pas d'un « ne s'applique pas ».",
        "l": "à confirmer en Alsace et en Moselle : le droit local peut changer une règle. Ne concluez pas "
        "d'un « ne s'applique pas ».",
    }


def replace(target: Path, texts: Mapping[str, str]) -> None:
    """Remplace le dossier des morceaux d'un coup."""
    fresh = target.with_name(".communes-neuf")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name, text in texts.items():
        (fresh / name).write_text(text, encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    weight = sum(len(text.encode()) for text in texts.values())
    print(f"Communes : {number(len(texts))} morceaux, {number(weight // 1000)} ko.")
