"""Tout le texte du guide, mot par mot, en morceaux que le navigateur charge quand la question les demande."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from macros.search.reading import PageLue
from macros.search.words import roots

LIMIT = 16_000
"""Le poids d'un morceau en octets : moins de 6 ko une fois compressé, un test le vérifie."""

RECITS = 60
"""Combien de récits un mot fait trouver : les mieux placés. Un mot rare les trouve tous."""

FINESSE = 10
"""Les notes s'écrivent en dixièmes."""

K, B, D = 1.2, 0.7, 0.5
"""Les réglages de BM25+, ceux de MiniSearch : les notes du texte s'ajoutent aux siennes."""

POIDS = (("titre", 6), ("resume", 3), ("intertitres", 2), ("texte", 1))
"""Le poids de chaque texte d'un récit ; `moteur.js` a les mêmes pour les pages."""


@dataclass(frozen=True)
class Postings:
    """Un mot : les pages où il se lit et leur note, puis les récits."""

    root: str
    pages: tuple[tuple[int, int], ...]
    reports: tuple[tuple[int, int], ...]

    @property
    def weight(self) -> int:
        """Le poids de ses notes, en octets."""
        return len(self.root) + 8 + 7 * (len(self.pages) + len(self.reports))


@dataclass(frozen=True)
class Shard:
    """Un morceau : ses mots, dans l'ordre, et l'adresse et le titre des récits qu'ils font trouver."""

    words: Mapping[str, Sequence[int]]
    reports: Sequence[tuple[str, str]]


def shards(pages: Sequence[PageLue], reports: Sequence[PageLue]) -> list[Shard]:
    """Les morceaux de tout le texte, dans l'ordre des mots."""
    lists = postings([scores(page, POIDS[-1:]) for page in pages], [scores(one, POIDS) for one in reports])
    return [shard(group, reports, len(pages)) for group in cut(lists, reports)]


def starts(shards_cut: Iterable[Shard]) -> list[str]:
    """Par morceau, les lettres qui suffisent à le distinguer du précédent : le début de son premier mot."""
    made, before = list[str](), ""
    for one in shards_cut:
        first, *_, last = (*one.words, *one.words)
        made.append(next(first[:size] for size in range(1, len(first) + 1) if first[:size] > before))
        before = last
    return made


def scores(page: PageLue, fields: Iterable[tuple[str, int]]) -> list[tuple[int, Counter[str]]]:
    """Les mots d'une page, par texte et avec son poids."""
    texts = {
        "titre": page.titre,
        "resume": page.resume,
        "intertitres": " ".join(page.intertitres),
        "texte": " ".join((*page.intertitres, *page.phrases)),
    }
    return [(weight, Counter(roots(texts[field]))) for field, weight in fields]


Read = Sequence[list[tuple[int, Counter[str]]]]


def postings(pages: Read, reports: Read) -> list[Postings]:
    """Chaque mot, dans l'ordre, avec ses notes ; d'un mot courant, seuls les meilleurs récits."""
    of_pages, of_reports = noted(pages), noted(reports)
    lists = []
    for root in sorted(of_pages.keys() | of_reports.keys()):
        best = sorted(of_reports.get(root, ()), key=lambda pair: (-pair[1], pair[0]))[:RECITS]
        lists.append(Postings(root, tuple(of_pages.get(root, ())), tuple(sorted(best))))
    return lists


def noted(read: Read) -> dict[str, list[tuple[int, int]]]:
    """Par mot, les documents où il se lit et leur note : BM25+ sans la rareté, que le navigateur connaît."""
    lengths = [[max(1, counts.total()) for _, counts in fields] for fields in read]
    means = [sum(column) / len(column) for column in zip(*lengths, strict=True)]
    scored: dict[str, list[tuple[int, int]]] = {}
    for rank, fields in enumerate(read):
        notes: Counter[str] = Counter()
        for (weight, counts), length, mean in zip(fields, lengths[rank], means, strict=True):
            for root, count in counts.items():
                share = count * (K + 1) / (count + K * (1 - B + B * length / mean))
                notes[root] += ceil(weight * FINESSE * (D + share))
        for root, note in notes.items():
            scored.setdefault(root, []).append((rank, note))
    return scored


def cut(lists: Iterable[Postings], reports: Sequence[PageLue]) -> Iterator[list[Postings]]:
    """Des groupes de mots voisins qui tiennent chacun dans un morceau, récits compris."""
    kept: list[Postings] = []
    total, named = 0, set[int]()
    for item in lists:
        fresh = {rank for rank, _ in item.reports}
        extra = item.weight + sum(label(reports[rank]) for rank in fresh - named)
        if kept and total + extra > LIMIT:
            yield kept
            kept, total, named = [], 0, set()
            extra = item.weight + sum(label(reports[rank]) for rank in fresh)
        kept.append(item)
        named |= fresh
        total += extra
    if kept:
        yield kept


def label(report: PageLue) -> int:
    """Le poids de l'adresse et du titre d'un récit."""
    return len(f'["{report.adresse}","{report.titre}"],'.encode())


def shard(group: Sequence[Postings], reports: Sequence[PageLue], first: int) -> Shard:
    """Un morceau ; ses récits y portent un numéro qui suit celui des pages."""
    ranks = sorted({rank for item in group for rank, _ in item.reports})
    numbers = {rank: first + place for place, rank in enumerate(ranks)}
    words = {
        item.root: [
            *(value for pair in item.pages for value in pair),
            *(value for rank, note in item.reports for value in (numbers[rank], note)),
        ]
        for item in group
    }
    named = [(reports[rank].adresse, reports[rank].titre) for rank in ranks]
    return Shard(words, named)
