"""Trouver chaque collectivité d'une liste, et ce que le guide lui répond : ce que ferait sa page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from macros.batch.listing import Demande
from macros.corpus.facts import Corpus
from macros.exports.liste import PHRASES, SANS_AVIS
from macros.models.profils import Profil
from macros.models.questions import Question
from macros.models.territoires import Commune, Epci
from macros.reading.problems import Problem, Problems
from macros.territories.census import Territories, load_territories, sirens, within
from macros.territories.communes import reasons
from macros.territories.names import full_name, keys, union_keys
from macros.territories.shards import Atlas
from macros.texts.french import folded, number

SIREN = 9


@dataclass(frozen=True)
class Collectivite:
    """Une collectivité d'une liste : où elle tombe, pourquoi vérifier, ce qu'elle a répondu et rempli."""

    code: str
    nom: str
    departement: str
    population: int
    profil: Profil
    a_verifier: tuple[str, ...]
    reponses: Mapping[str, str]
    champs: Mapping[str, str]


@dataclass(frozen=True)
class Finder:
    """Les territoires, les tranches, et de quoi y chercher."""

    corpus: Corpus
    known: Territories
    sirens: Mapping[str, str]

    @cached_property
    def atlas(self) -> Atlas:
        """Les territoires à leur place, comme la recherche de commune les donne au navigateur."""
        asked = tuple(self.corpus.questions.values())
        return Atlas(self.known, self.corpus.profils(), self.corpus.territoires.marge, asked)

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Commune | Epci, ...]]:
        """Les collectivités par écriture de leur nom."""
        homonyms: dict[str, list[Commune | Epci]] = {}
        for commune in self.known.communes.values():
            for key in keys(commune.nom):
                homonyms.setdefault(key, []).append(commune)
        for union in self.known.epci.values():
            for key in union_keys(union.nom):
                homonyms.setdefault(key, []).append(union)
        return {key: tuple(items) for key, items in homonyms.items()}

    @cached_property
    def saying(self) -> Mapping[str, str]:
        """Les phrases qui disent pourquoi vérifier une place."""
        return reasons(self.corpus.territoires)

    def found(self, demands: Iterable[Demande], name: str) -> list[Collectivite]:
        """Chaque collectivité d'une liste ; lève toutes les fautes de toutes les lignes à la fois."""
        faults: list[Problem] = []
        made: dict[str, tuple[int, Collectivite]] = {}
        for demand in demands:
            try:
                one = self.one(demand)
            except Mistaken as mistake:
                faults += [Problem(name, demand.ligne, said) for said in mistake.said]
                continue
            if one.code in made:
                faults.append(
                    Problem(name, demand.ligne, PHRASES["deux_fois"].format(one.nom, made[one.code][0]))
                )
            made.setdefault(one.code, (demand.ligne, one))
        if faults:
            raise Problems(faults)
        return [one for _, one in made.values()]

    def one(self, demand: Demande) -> Collectivite:
        """La collectivité d'une ligne."""
        return self.placed(self.territory(demand), demand.dits)

    def placed(self, item: Commune | Epci, told: Mapping[str, str] | None = None) -> Collectivite:
        """Une commune ou une intercommunalité à sa place, avec ses réponses."""
        code = item.code if isinstance(item, Commune) else item.siren
        place = self.atlas.placed.get(code)
        people = item.population if isinstance(item, Commune) else item.totale
        if place is None or people is None:
            raise Mistaken([PHRASES["videe"].format(item.nom, code)])
        known = (
            dict(answer.split("=") for answer in self.atlas.answers(item)) if isinstance(item, Epci) else {}
        )
        answers, fields = self.sorted(told or {})
        said = {**known, **answers}
        county = self.known.departements[item.departement].nom
        return Collectivite(
            code=code,
            nom=shown(item),
            departement=county,
            population=people,
            profil=self.corpus.profils()[place.profile],
            a_verifier=tuple(self.saying[it[0]].format(number(int(it[1:] or 0))) for it in place.reasons),
            reponses={id: said[id] for id in self.corpus.questions if id in said},
            champs={"collectivite": item.nom, "departement": county, **fields},
        )

    def sorted(self, told: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        """Ce que dit une ligne : les réponses aux questions, les espaces des modèles."""
        answers, wrong = {}, []
        for id, value in told.items():
            question = self.corpus.questions.get(id)
            if question and folded(value) not in SANS_AVIS:
                if answer := chosen(question, value):
                    answers[id] = answer
                else:
                    wrong.append(
                        PHRASES["reponse"].format(id, value, ", ".join(it.id for it in question.reponses))
                    )
        if wrong:
            raise Mistaken(wrong)
        return answers, {id: value for id, value in told.items() if id not in self.corpus.questions}

    def territory(self, demand: Demande) -> Commune | Epci:
        """La commune ou l'intercommunalité que nomme une ligne."""
        code = "".join(demand.code.split()).upper()
        if code:
            return self.of_code(code)
        if demand.nom:
            return self.of_name(demand)
        raise Mistaken([PHRASES["vide"]])

    def of_code(self, code: str) -> Commune | Epci:
        """Celle d'un code INSEE ou d'un SIREN ; sinon la plus proche se propose."""
        known = self.known
        today = self.sirens.get(code, code)
        if today in known.communes:
            return known.communes[today]
        if code in known.epci:
            return known.epci[code]
        if former := known.anciennes.get(code):
            now = known.communes[former.commune]
            raise Mistaken([PHRASES["hier"].format(code, former.nom, now.nom, now.code)])
        raise Mistaken([PHRASES["inconnu"].format(code, self.near(code))])

    def near(self, code: str) -> str:
        """Les codes qui ressemblent, avec leur nom : « avez-vous voulu dire 33499 (Saint-Symphorien) ? »"""
        items: Mapping[str, Commune | Epci] = self.known.epci if len(code) == SIREN else self.known.communes
        same = [one for one in items if one[:2] == code[:2]]
        (close,) = get_close_matches(code, same, n=1, cutoff=0.6) or [""]
        if not close:
            return PHRASES["ecrire_code"].format(PHRASES["exemple_code"])
        return PHRASES["voulu"].format(f"{close} ({shown(items[close])})")

    def of_name(self, demand: Demande) -> Commune | Epci:
        """Celle d'un nom, dans un département quand on le dit."""
        county = self.county(demand.departement)
        candidates = [it for it in self.homonyms(demand.nom) if county in ("", it.departement)]
        towns = [it for it in candidates if isinstance(it, Commune)] or candidates
        if len(towns) == 1:
            return towns[0]
        if towns:
            raise Mistaken([PHRASES["sans_departement"].format(len(towns), demand.nom)])
        where = PHRASES["dans_departement"].format(county) if county else PHRASES["dans_tableaux"]
        raise Mistaken(
            [
                PHRASES["sans_nom"].format(
                    demand.nom, where, self.like(next(iter(keys(demand.nom)), ""), county)
                )
            ]
        )

    def homonyms(self, name: str) -> Sequence[Commune | Epci]:
        """Celles qui portent ce nom ; « communauté urbaine Caen » n'est pas la commune de Caen."""
        for form in keys(name):
            if form in self.by_name:
                return self.by_name[form]
        named = (
            [it for it in self.by_name.get(form, ()) if isinstance(it, Epci)] for form in union_keys(name)
        )
        return next(filter(None, named), [])

    def like(self, key: str, county: str) -> str:
        """Le nom qui ressemble, dans ce département."""
        names = {k: it for k, all_ in self.by_name.items() for it in all_ if county in ("", it.departement)}
        near = get_close_matches(key, names, n=1, cutoff=0.7)
        return PHRASES["voulu"].format(shown(names[near[0]])) if near else PHRASES["corriger_nom"]

    def county(self, said: str) -> str:
        """Le code d'un département, dit par son code ou par son nom."""
        if not said:
            return ""
        code = said.upper().zfill(2)
        names = {folded(it.nom): it for it in self.known.departements.values()}
        if code in self.known.departements:
            return code
        if folded(said) in names:
            return names[folded(said)].code
        near = get_close_matches(folded(said), names, n=1)
        hint = (
            PHRASES["voulu"].format(names[near[0]].nom)
            if near
            else PHRASES["ecrire_code"].format(PHRASES["exemple_departement"])
        )
        raise Mistaken([PHRASES["departement"].format(said, hint)])


class Mistaken(Exception):
    """Ce qu'une ligne a de faux, en phrases."""

    def __init__(self, said: Sequence[str]) -> None:
        self.said = tuple(said)
        super().__init__(*self.said)


def shown(item: Commune | Epci) -> str:
    """Le nom que l'on lit ; celui d'une intercommunalité dit sa nature en toutes lettres."""
    return item.nom if isinstance(item, Commune) else full_name(item.nom)


def chosen(question: Question, value: str) -> str:
    """La réponse que dit une cellule, par son identifiant ou ses mots ; rien si elle n'en est pas une."""
    told = folded(value).strip()
    return next((it.id for it in question.reponses if told in (it.id, folded(it.texte))), "")


def finder(root: Path, corpus: Corpus) -> Finder:
    """De quoi chercher dans les territoires de l'édition, comme ses pages."""
    known = within(load_territories(root), corpus.edition.perimetre)
    return Finder(corpus, known, dict(sirens(root)))
