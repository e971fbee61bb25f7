"""Découper les communes en petits morceaux, pour que le navigateur n'en charge qu'un par recherche."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from macros.models.obligations import Structure
from macros.models.profils import Profil
from macros.models.questions import NON, OUI, Question
from macros.models.territoires import Commune, Epci, Sorte
from macros.territories.census import Territories
from macros.territories.names import full_name, keys, union_keys

LIMIT = 24_000
"""Le poids d'un morceau en octets : moins de 12 ko une fois compressé, un test le vérifie."""

SUMMARY = 40
"""Combien de territoires répondent à un début de nom trop court pour tenir dans un morceau."""

PARTICULAR = frozenset({"75056", "200046977"})
"""Paris et la métropole de Lyon : leur statut est particulier."""

LOCAL_LAW = frozenset({"57", "67", "68"})
"""La Moselle, le Bas-Rhin et le Haut-Rhin : un droit local y subsiste."""

ALIASES: Mapping[Sorte, str] = {Sorte.DELEGUEE: "d", Sorte.ASSOCIEE: "a", Sorte.ARRONDISSEMENT: "r"}
USAGE, EPT = "u", "t"
"""La sorte d'un nom qui n'est pas celui d'une commune ni d'une intercommunalité, en une lettre."""


@dataclass(frozen=True)
class Entry:
    """Une ligne de morceau et les débuts de mot qui y mènent."""

    code: str
    keys: tuple[str, ...]
    weight: int
    line: str


@dataclass(frozen=True)
class Shard:
    """Un morceau : le premier début de mot qu'il couvre, et ses lignes."""

    start: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Family:
    """Les morceaux d'une sorte : les feuilles se suivent sans trou, un résumé répond aux débuts courts."""

    leaves: tuple[Shard, ...]
    summaries: tuple[Shard, ...]

    @cached_property
    def short(self) -> Mapping[str, Shard]:
        """Les résumés, par début de mot."""
        return {shard.start: shard for shard in self.summaries}

    @cached_property
    def starts(self) -> list[str]:
        """Le premier début de mot de chaque feuille, dans l'ordre ; celui de la première est vide."""
        return [leaf.start for leaf in self.leaves]

    def find(self, query: str) -> Shard:
        """Le seul morceau qui répond à un début de mot ; le navigateur fait de même."""
        return self.short.get(query) or self.leaves[bisect_right(self.starts, query) - 1]


@dataclass(frozen=True)
class Placed:
    """Un territoire à sa place : la page de sa tranche, celles d'à côté, et pourquoi vérifier."""

    profile: int
    neighbours: tuple[int, ...]
    reasons: tuple[str, ...]


def unchecked(county: str) -> list[str]:
    """Ce que nous n'avons pas vérifié dans ce département : l'outre-mer, le droit local."""
    return [*(["o"] if county.startswith(("97", "98")) else []), *(["l"] if county in LOCAL_LAW else [])]


@dataclass(frozen=True)
class Atlas:
    """Les territoires et les tranches où ils tombent ; le navigateur, lui, n'applique aucune règle."""

    territories: Territories
    profiles: Sequence[Profil]
    margin: int
    questions: Sequence[Question] = ()

    def rank(self, structure: Structure, population: int) -> int:
        """Le rang de la tranche qui contient cette population."""
        return next(rank for rank, item in enumerate(self.profiles) if item.covers(structure, population))

    def near(self, structure: Structure, population: int) -> tuple[int, ...]:
        """Les seuils dont cette population est proche : à `margin` pour cent ou moins."""
        starts = self.thresholds[structure]
        return tuple(s for s in starts if abs(population - s) * 100 <= self.margin * s)

    @cached_property
    def thresholds(self) -> Mapping[Structure, tuple[int, ...]]:
        """La première population de chaque tranche, par structure, sauf celle qui commence à zéro."""
        return {
            structure: tuple(
                one.population_min
                for one in self.profiles
                if one.structure is structure and one.population_min
            )
            for structure in Structure
        }

    def place(
        self, structure: Structure, population: int, other: int | None, reasons: Iterable[str]
    ) -> Placed:
        """La place d'une population ; `other` est l'autre chiffre connu, qui peut mener ailleurs."""
        here, near = self.rank(structure, population), self.near(structure, population)
        around = {self.rank(structure, figure) for start in near for figure in (start - 1, start)}
        elsewhere = set() if other is None else {self.rank(structure, other)} - {here}
        closest = sorted(near, key=lambda start: abs(population - start))[:1]
        said = [*(f"s{start}" for start in closest), *("d" for _ in elsewhere), *reasons]
        return Placed(here, tuple(sorted((around | elsewhere) - {here})), tuple(said))

    @cached_property
    def placed(self) -> Mapping[str, Placed]:
        """La place de chaque territoire habité, par code."""
        communes = {item.code: self.commune(item) for item in self.territories.communes.values()}
        unions = {item.siren: self.epci(item) for item in self.territories.epci.values()}
        return {code: placed for code, placed in {**communes, **unions}.items() if placed is not None}

    def commune(self, item: Commune) -> Placed | None:
        """La place d'une commune ; aucune si elle n'a pas d'habitants connus."""
        if item.population is None:
            return None
        reasons = ["m"] if item.totale is None else []
        if item.code in PARTICULAR or self.territories.departements[item.departement].particulier:
            reasons.append("p")
        reasons += unchecked(item.departement)
        return self.place(Structure.COMMUNE, item.population, item.municipale, reasons)

    def epci(self, item: Epci) -> Placed:
        """La place d'une intercommunalité."""
        reasons = [*(["p"] if item.siren in PARTICULAR else []), *unchecked(item.departement)]
        return self.place(Structure.EPCI_FISCALITE_PROPRE, item.totale, None, reasons)

    @cached_property
    def biggest(self) -> Mapping[str, int]:
        """La population de la plus grande commune de chaque intercommunalité."""
        weights: dict[str, int] = {}
        for item in self.territories.communes.values():
            if item.epci is not None:
                weights[item.epci] = max(weights.get(item.epci, 0), item.population or 0)
        return weights

    def answers(self, item: Epci) -> Iterator[str]:
        """Ce que nos tableaux répondent pour elle : `membre_3500=oui` ; rien quand elle est près du seuil."""
        for question in self.questions:
            known = question.connue
            if known and Structure.EPCI_FISCALITE_PROPRE in known.structures:
                people = self.biggest.get(item.siren, 0)
                if people >= known.membre_min:
                    yield f"{question.id}={OUI}"
                elif (known.membre_min - people) * 100 > self.margin * known.membre_min:
                    yield f"{question.id}={NON}"

    def inhabited(self) -> Iterator[tuple[Commune, Placed]]:
        """Les communes habitées, avec leur place."""
        for item in self.territories.communes.values():
            if item.code in self.placed:
                yield item, self.placed[item.code]

    def by_name(self) -> Iterator[Entry]:
        """Les lignes à chercher par nom : nom, code, codes postaux ou département, tranche."""
        for item, placed in self.inhabited():
            line = cells(item.nom, item.code, " ".join(item.codes_postaux), placed.profile)
            yield Entry(item.code, keys(item.nom), item.population or 0, line)
        for union in self.territories.epci.values():
            line = cells(
                full_name(union.nom), union.siren, union.departement, self.placed[union.siren].profile
            )
            yield Entry(union.siren, union_keys(union.nom), union.totale, line)
        for _, alias in self.aliases():
            yield alias

    def by_number(self) -> Iterator[Entry]:
        """Les lignes à chercher par code : les mêmes, avec tout ce que montre la fiche de la tranche."""
        for item, placed in self.inhabited():
            figures = detail(item.population, placed)
            line = cells(item.nom, item.code, " ".join(item.codes_postaux), *figures, item.epci or "")
            yield Entry(item.code, (item.code.lower(), *item.codes_postaux), item.population or 0, line)
        for union in self.territories.epci.values():
            figures = detail(union.totale, self.placed[union.siren])
            known = " ".join(self.answers(union))
            line = cells(full_name(union.nom), union.siren, union.departement, *figures, known)
            yield Entry(union.siren, (union.siren,), union.totale, line)
        for code, alias in self.aliases():
            if code not in self.placed:
                yield Entry(alias.code, (code.lower(),), alias.weight, alias.line)

    def aliases(self) -> Iterator[tuple[str, Entry]]:
        """Les noms qui mènent à un autre : leur propre code, et leur ligne, qui dit leur sorte."""
        known = self.territories
        for item in known.anciennes.values():
            today = known.communes[item.commune]
            written = tuple(key for key in keys(item.nom) if key not in keys(today.nom))
            postal, range_ = " ".join(today.codes_postaux), self.placed[today.code].profile
            line = cells(item.nom, today.code, postal, range_, ALIASES[item.sorte], today.nom, item.code)
            yield item.code, Entry(item.code, written, 0, line)
        for usage in known.usages.values():
            union = known.epci[usage.siren]
            range_ = self.placed[union.siren].profile
            line = cells(usage.nom, union.siren, union.departement, range_, USAGE, full_name(union.nom), "")
            yield union.siren, Entry(usage.nom, keys(usage.nom), 0, line)
        nearest = next(rank for rank, one in enumerate(self.profiles) if one.structure is Structure.SYNDICAT)
        for ept in known.ept.values():
            line = cells(ept.nom, ept.siren, ept.departement, nearest, EPT, "", "")
            yield ept.siren, Entry(ept.siren, keys(ept.nom), 0, line)

    def families(self) -> Mapping[str, Family]:
        """Les familles de morceaux ; une ligne de code est suivie de celle de son intercommunalité.

        Les noms lus à l'envers retrouvent ceux dont une faute de frappe change le début.
        """
        numbers, names = list(self.by_number()), list(self.by_name())
        unions = {entry.code: entry.line for entry in numbers if entry.code in self.territories.epci}
        backwards = (replace(entry, keys=tuple(key[::-1] for key in entry.keys)) for entry in names)
        return {
            "noms": family(names, {}),
            "chiffres": family(numbers, unions),
            "envers": Family(family(backwards, {}).leaves, ()),
        }


def cells(*values: str | int) -> str:
    """Une ligne : ses cases séparées par une barre, qu'aucun nom ne contient."""
    return "|".join(str(value) for value in values)


def detail(population: int | None, placed: Placed) -> tuple[int, int, str, str]:
    """La tranche, la population, les tranches voisines et les raisons de vérifier."""
    return placed.profile, population or 0, " ".join(map(str, placed.neighbours)), " ".join(placed.reasons)


Pairs = list[tuple[str, Entry]]


def family(entries: Iterable[Entry], unions: Mapping[str, str]) -> Family:
    """Les morceaux d'un ensemble de lignes, à partir de tous les débuts de mot qui y mènent."""
    pairs = sorted(((start, entry) for entry in entries for start in entry.keys), key=lambda pair: pair[0])
    summaries: list[Shard] = []
    leaves = merged(cut("", pairs, summaries))
    return Family(tuple(Shard(start, rows(group, unions)) for start, group in leaves), tuple(summaries))


def cut(prefix: str, pairs: Pairs, summaries: list[Shard]) -> Iterator[tuple[str, Pairs]]:
    """Les plus courts débuts de mot dont les lignes tiennent dans un morceau ; note les résumés."""
    if size(pairs) <= LIMIT:
        yield prefix, pairs
        return
    summaries.append(summary(prefix, pairs))
    for start, group in groupby(pairs, key=lambda pair: pair[0][: len(prefix) + 1]):
        inside = list(group)
        if start == prefix:
            yield prefix, inside
        else:
            yield from cut(start, inside, summaries)


def merged(leaves: Iterable[tuple[str, Pairs]]) -> Iterator[tuple[str, Pairs]]:
    """Les mêmes feuilles, les petites réunies à leur voisine tant qu'elles tiennent ensemble."""
    first, kept, total = "", Pairs(), 0
    for start, group in leaves:
        weight = size(group)
        if kept and total + weight > LIMIT:
            yield first, kept
            first, kept, total = start, Pairs(), 0
        kept, total = [*kept, *group], total + weight
    yield first, kept


def size(pairs: Pairs) -> int:
    """Le poids d'un groupe de lignes, sans compter deux fois le même territoire."""
    return sum(len(line.encode()) + 1 for line in {entry.code: entry.line for _, entry in pairs}.values())


def rows(pairs: Pairs, unions: Mapping[str, str]) -> tuple[str, ...]:
    """Les lignes d'un groupe, les plus peuplées d'abord, sans répétition, puis leurs intercommunalités."""
    ordered = sorted((entry for _, entry in pairs), key=lambda entry: (-entry.weight, entry.code))
    lines = dict.fromkeys(entry.line for entry in ordered)
    sirens = sorted({line.rpartition("|")[2] for line in lines} & unions.keys())
    return tuple(dict.fromkeys([*lines, *(unions[siren] for siren in sirens)]))


def summary(prefix: str, pairs: Pairs) -> Shard:
    """La réponse à un début de mot trop court : les noms exacts, puis les plus peuplés."""
    ordered = sorted(pairs, key=lambda pair: (pair[0] != prefix, -pair[1].weight, pair[1].code))
    lines = dict.fromkeys(entry.line for _, entry in ordered)
    exact = {entry.line for start, entry in pairs if start == prefix}
    return Shard(prefix, tuple(lines)[: max(SUMMARY, len(exact))])
