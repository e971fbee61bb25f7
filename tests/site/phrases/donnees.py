"""Les données publiques : les mêmes réponses, seuils, niveaux et réserves que les faits."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from macros.corpus.facts import Corpus
from macros.models.obligations import (
    NE_SAIT_PAS,
    BaseLegale,
    Obligation,
    ReferenceEpinglee,
    Reponse,
    Resultat,
)
from tests.site.phrases.droit import support
from tests.site.phrases.lecture import Guide, profile_page, sheet
from tests.site.phrases.profils import LISTES, expected, gesture

DOSSIER = "donnees/"
REPONSES: Mapping[str, str] = {
    "O": "s_applique",
    "C": "sous_condition",
    "N": "ne_s_applique_pas",
    "F": "a_venir",
    **dict.fromkeys("XRD", "sous_condition"),
}
NEUVES: Mapping[str, str] = {
    "O": "s_applique",
    "C": "selon_reponse",
    "X": "au_choix",
    "R": "conseille",
    "D": "un_droit",
    "N": "ne_s_applique_pas",
    "F": "a_venir",
}
assert REPONSES.keys() == NEUVES.keys() == LISTES.keys()


def pages(corpus: Corpus) -> Iterable[str]:
    """Les fichiers dont les valeurs se comparent aux faits."""
    return [f"{DOSSIER}{name}" for name in CONTROLS]


def faults(guide: Guide, address: str) -> Iterator[str]:
    """Les valeurs d'un fichier qui ne sont pas celles des faits."""
    name = address.removeprefix(DOSSIER)
    text = guide.file(address).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text))) if name.endswith(".csv") else json.loads(text)
    wanted = [as_text(row) if name.endswith(".csv") else row for row in CONTROLS[name](guide.corpus)]
    if len(rows) != len(wanted):
        yield f"{len(rows)} lignes pour {len(wanted)} faits"
    for row, expected_row in zip(rows, wanted, strict=False):
        for field, value in expected_row.items():
            if not same(row.get(field), value):
                name = row.get("id") or row.get("profil")
                yield f"{name} : {field} vaut {row.get(field)!r} au lieu de {value!r}"


def same(found: Any, wanted: Any) -> bool:
    """Vrai si une valeur dit au moins ce qui est attendu d'elle."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        return all(same(found.get(key), value) for key, value in wanted.items())
    if isinstance(found, list) and isinstance(wanted, list):
        return len(found) == len(wanted) and all(map(same, found, wanted))
    return bool(found == wanted)


def as_text(row: Mapping[str, Any]) -> Mapping[str, str]:
    """Une ligne telle qu'un tableur la lit."""
    return {field: "" if value is None else str(value) for field, value in row.items()}


def obligations(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Ce que tout le monde peut relire d'une fiche : ses règles, ses seuils, ses sanctions, ses réserves."""
    for id, item in corpus.obligations.items():
        yield {
            "id": id,
            "url": sheet(id),
            "nom": item.nom,
            "hors_champ": item.hors_champ,
            "statut": str(item.statut),
            "depuis": item.depuis.isoformat() if item.depuis else None,
            "concerne": [
                {
                    **rule.model_dump(mode="json"),
                    "structures": [str(one) for one in rule.structures],
                    "population_min": rule.population_min,
                    "population_max": rule.population_max,
                    "agents_min": rule.agents_min,
                    "si": {id: list(wanted) for id, wanted in rule.si.items()},
                    "question": " ".join(corpus.questions[id].texte for id in rule.si) or None,
                    "precision": rule.precision,
                }
                for rule in item.concerne
            ],
            "exceptions": list(item.exceptions),
            "reserves": list(item.reserves),
            "base_legale": [law(corpus, basis) for basis in item.base_legale],
            "sanction": item.sanction.model_dump(mode="json"),
            "confiance": {
                "niveau": str(corpus.confiance(item)),
                "sources": list(item.confiance.sources),
                "de_memoire": item.confiance.de_memoire,
            },
            "actions": [action.faire for action in item.actions],
            "verifie_le": item.verifie_le.isoformat(),
            "revoir_avant": item.revoir_avant.isoformat(),
        }


def law(corpus: Corpus, basis: BaseLegale) -> Mapping[str, Any]:
    """Un texte : sa référence, et ce qui en a été lu quand il est épinglé."""
    if not isinstance(basis, ReferenceEpinglee):
        dated = basis.date.isoformat() if basis.date else None
        return {"texte": basis.texte, "reference": basis.reference, "date": dated, "article": None}
    pin = corpus.articles[basis.article]
    return {
        "texte": pin.texte.nom,
        "reference": pin.article.numero,
        "article": pin.id,
        "lu_le": pin.article.lu_le.isoformat(),
        "lecture": str(pin.article.lecture),
        "citations": list(pin.article.citations),
    }


def obligation_lines(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """La ligne d'une fiche dans le tableur."""
    for id, item in corpus.obligations.items():
        yield {
            "id": id,
            "nom": item.nom,
            "nom_court": item.nom_court,
            "theme": str(item.theme),
            "statut": str(item.statut),
            "depuis": item.depuis,
            "confiance": str(corpus.confiance(item)),
            "verifie_le": item.verifie_le,
            "revoir_avant": item.revoir_avant,
            "url": sheet(id),
        }


def profils(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Les réponses d'une tranche : celles de la table d'or."""
    for profile in corpus.profils():
        yield {
            "id": profile.slug,
            "structure": str(profile.structure),
            "population_min": profile.population_min,
            "population_max": profile.population_max,
            "url": profile_page(profile),
            "obligations": {id: REPONSES[expected(profile)[id]] for id in corpus.obligations},
        }


def profil_lines(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Une ligne par tranche et par obligation."""
    for profile in profils(corpus):
        for id, answer in profile["obligations"].items():
            yield {
                "profil": profile["id"],
                "structure": profile["structure"],
                "population_min": profile["population_min"],
                "population_max": profile["population_max"],
                "obligation": id,
                "reponse": answer,
                "url": profile["url"],
            }


def figures(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Les chiffres, avec leur réserve."""
    for item in corpus.barometre.indicateurs:
        yield {
            "id": item.id,
            "libelle": item.libelle,
            "valeur": item.valeur,
            "unite": str(item.unite),
            "reserve": item.reserve,
            "recoupement": item.recoupement,
            "vague": item.vague,
        }


def calendar(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Les dates."""
    for id, item in corpus.obligations.items():
        for it in item.echeances:
            yield {
                "obligation": id,
                "id": it.id,
                "date": it.date.isoformat(),
                "objet": it.objet,
                "pour": str(it.pour),
                "rythme": str(it.rythme) if it.rythme else None,
                "url": sheet(id),
                "verifie_le": item.verifie_le.isoformat(),
            }


def actors(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Ceux qui aident, et comment nous le savons."""
    for id, item in corpus.acteurs.items():
        yield {"id": id, "nom": item.nom, "role": item.role, "verification": str(item.verification)}


def terms(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Les mots expliqués."""
    for id, item in corpus.lexique.items():
        yield {
            "id": id,
            "ecriture": item.ecriture,
            "developpe": item.developpe,
            "explication": item.explication,
        }


def answered(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Les réponses d'une tranche qui n'a rien répondu : celles de la table d'or, avec leur raison."""
    for profile in corpus.profils():
        letters = expected(profile)
        yield {
            "id": profile.slug,
            "structure": str(profile.structure),
            "population_min": profile.population_min,
            "population_max": profile.population_max,
            "url": profile_page(profile),
            "obligations": [
                {
                    "id": id,
                    "reponse": NEUVES[letters[id]],
                    "raison": first_sentence(item.hors_champ or "") if letters[id] == "N" else None,
                    "premier_geste": move(item, profile.answer(item)),
                    "articles": [
                        {"reference": it} for it in support(corpus, item, profile.answer(item)).values()
                    ],
                    "confiance": str(corpus.confiance(item)),
                }
                for id, item in corpus.obligations.items()
            ],
        }


def answered_lines(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Une ligne par tranche, par obligation et par façon de répondre."""
    for profile in corpus.profils():
        for id, item in corpus.obligations.items():
            for case in profile.cases(item, corpus.questions):
                answer = case.reponse
                said = (f"{name}={one}" for name, one in case.reponses.items() if one != NE_SAIT_PAS)
                yield {
                    "profil": profile.slug,
                    "structure": str(profile.structure),
                    "population_min": profile.population_min,
                    "population_max": profile.population_max,
                    "obligation": id,
                    "reponses": " ; ".join(said),
                    "reponse": str(answer.resultat),
                    "raison": answer.raison,
                    "reste": answer.reste,
                    "questions": " ; ".join(answer.questions),
                    "articles": " ; ".join(support(corpus, item, answer).values()),
                    "premier_geste": move(item, answer),
                    "confiance": str(corpus.confiance(item)),
                    "url": profile_page(profile),
                }


def move(item: Obligation, answer: Reponse) -> str | None:
    """Le premier geste d'une réponse ; aucun si rien n'est à faire."""
    refused = answer.resultat is Resultat.NE_S_APPLIQUE_PAS
    return None if refused else gesture(item, answer.regles)


def first_sentence(text: str) -> str:
    """La première phrase d'un texte."""
    return re.split(r"(?<=\.) ", text)[0]


def questions(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    """Les questions et leurs réponses."""
    for id, question in corpus.questions.items():
        yield {
            "id": id,
            "texte": question.texte,
            "ou_trouver": question.ou_trouver,
            "reponses": [{"id": one.id, "texte": one.texte} for one in question.reponses],
        }


CONTROLS: Mapping[str, Callable[[Corpus], Iterable[Mapping[str, Any]]]] = {
    "v1/obligations.json": obligations,
    "v1/obligations.csv": obligation_lines,
    "v1/profils.json": profils,
    "v1/profils.csv": profil_lines,
    "v2/profils.json": answered,
    "v2/profils.csv": answered_lines,
    "v2/questions.json": questions,
    "v1/barometre.json": figures,
    "v1/calendrier.json": calendar,
    "v1/calendrier.csv": calendar,
    "v1/acteurs.json": actors,
    "v1/acteurs.csv": actors,
    "v1/lexique.json": terms,
    "v1/lexique.csv": terms,
}
"""Chaque fichier, et les valeurs qu'il doit porter dans l'ordre des faits."""
