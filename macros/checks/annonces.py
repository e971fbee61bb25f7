"""Une réponse qui change s'annonce : le lecteur de la veille apprend ce qui n'est plus vrai."""

from collections.abc import Iterator
from pathlib import Path

from macros.corpus.facts import Corpus
from macros.proofs.announced import unannounced
from macros.reading.loading import read_yaml
from macros.reading.problems import Problem

SILENT = (
    "concerne : cette fiche est neuve, ou ce qu'elle répond a changé ; annoncez-le en tête de "
    "data/nouveautes.yml par un changement qui la nomme. Exemple : faits: [{}]"
)


def problems(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """Les fiches dont la réponse n'est plus celle que l'on a publiée, sans nouveauté qui les nomme."""
    for id in unannounced(corpus.obligations.values(), corpus.reponses, corpus.nouveautes.values()):
        source = read_yaml(root, root / f"data/obligations/{id}.yml")
        yield Problem(source.path, source.line(("concerne",)), SILENT.format(id))
