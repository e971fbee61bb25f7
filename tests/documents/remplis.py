"""Des réponses à tous les champs de tous les modèles, et les fichiers remplis par Python.

`python -m tests.documents.remplis dossier` les y écrit, pour que le test de navigateur fasse la même chose.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from macros.building.guide import current_guide
from macros.corpus.facts import Corpus
from macros.documents import takeaway
from macros.documents.filling import filled
from macros.models.champs import Saisie
from macros.models.places import Place, places
from macros.models.variantes import Variante

Files = Mapping[str, bytes]
Reply = Callable[[Place], str]


def reply(place: Place) -> str:
    """Une réponse que l'on reconnaît, avec de quoi casser un fichier mal écrit."""
    if place.champ.saisie is Saisie.JOUR:
        return "2026-12-01"
    return f"  « {place.nom} » & <b>\td'ici" + ("\nSeconde." if place.champ.saisie is Saisie.LIGNES else "")


PRESQUE_VRAI = {
    "collectivite": "Syndicat intercommunal des eaux de la Haute-Vallée",
    "adresse": "3, place de l'Église, 99000 Valbois-sur-Loire",
    "noms_des_presents": "\n".join(f"Membre {rank}" for rank in range(1, 13)),
    "mode_de_publication_de_l_acte": "par voie électronique, à l'adresse https://www.valbois.example/actes",
}
"""Les réponses dont la longueur compte sur le papier."""


def plausible(place: Place) -> str:
    """Une réponse de la longueur de celles d'une secrétaire, pour juger la page imprimée."""
    if place.champ.saisie is Saisie.JOUR:
        return "2026-12-01"
    if place.champ.saisie is Saisie.NOMBRE:
        return "12"
    line = "Une réponse de quelques mots"
    several = f"{line}.\n{line}." if place.champ.saisie is Saisie.LIGNES else line
    return PRESQUE_VRAI.get(place.champ.id, several)


def expected(place: Place) -> str:
    """Ce qui s'en lit dans le fichier."""
    if place.champ.saisie is Saisie.JOUR:
        return "1er décembre 2026"
    return f"« {place.nom} » & <b> d'ici" + (" Seconde." if place.champ.saisie is Saisie.LIGNES else "")


def all_variants(corpus: Corpus) -> Iterator[Variante]:
    yield from (one for several in corpus.variantes.values() for one in several)


def replies(one: Variante, corpus: Corpus, said: Reply = reply) -> Mapping[str, str]:
    """Une réponse à chaque question d'un modèle."""
    return {place.nom: said(place) for place in places(one.modele, corpus.champs)}


def completed_from(blank: Files, corpus: Corpus, said: Reply = reply) -> Files:
    """Chaque fichier de chaque modèle, rempli en entier."""
    return {
        name: filled(blank[name], kind, replies(one, corpus, said), corpus.champs.values())
        for one in all_variants(corpus)
        for kind in one.modele.kinds
        for name in [f"{one.nom}.{kind}"]
    }


def main(folder: Path) -> None:
    """Écrit les fichiers vierges, les fichiers remplis et les réponses."""
    corpus = current_guide(Path.cwd())
    blank = dict(takeaway.files(corpus))
    for state, files in (("vierge", blank), ("rempli", completed_from(blank, corpus))):
        (folder / state).mkdir()
        for name, made in files.items():
            (folder / state / name).write_bytes(made)
    asked = [
        {
            "modele": one.modele.id,
            "variante": one.nom if one.structure else "",
            "fichiers": [f"{one.nom}.{kind}" for kind in one.modele.kinds],
            "reponses": replies(one, corpus),
        }
        for one in all_variants(corpus)
        if one.modele.obligations
    ]
    (folder / "papiers.json").write_text(json.dumps(asked), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
