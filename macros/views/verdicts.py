"""Ce que la fiche d'une tranche dit d'une obligation, selon chaque façon de répondre à ses questions."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.corpus.facts import Corpus
from macros.models.obligations import NE_SAIT_PAS, Obligation, Resultat
from macros.models.profils import Cas, Profil
from macros.views.obligations import RESULTATS, sentences

COURTES: Mapping[str, str] = {NE_SAIT_PAS: "^=je"}
"""Les réponses que leur début désigne : écrites en entier dans chaque règle, elles pèsent."""

LIBRES = (Resultat.AU_CHOIX, Resultat.CONSEILLE, Resultat.UN_DROIT)
"""Ce que rien n'oblige à faire."""

PAGE, GROUPE = "main", "fieldset"
"""Ce qui tient toutes les questions d'une fiche, et une seule."""

Given = tuple[str, tuple[str, ...]]
"""Une question, et des réponses qui valent l'une pour l'autre."""

Cube = tuple[Given, ...]
"""Des réponses à plusieurs questions à la fois."""


@dataclass(frozen=True)
class Dit:
    """Ce que lit une collectivité : un geste à faire, ou la raison qui l'en dispense et ses articles.

    `ouvertes` nomme les questions qui décident encore, quand une réponse déjà donnée n'a pas suffi.
    """

    garde: bool
    texte: str
    articles: tuple[str, ...] = ()
    ouvertes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """Ce que dit la fiche tant que rien n'est répondu, puis ce qui s'y ajoute ou le remplace, et quand.

    `question` est celle sous laquelle l'obligation se lit ; vide quand elle a sa place ailleurs.
    """

    question: str
    dit: Dit
    autres: Mapping[Dit, tuple[Cube, ...]]

    def tokens(self, dit: Dit) -> list[str]:
        """Les noms des cas où cela se dit."""
        return [token(cube, self.question) for cube in self.autres[dit]]

    def gestes(self) -> list[Dit]:
        """Les gestes qui prennent la place du premier."""
        return [dit for dit in self.autres if dit.garde and dit.texte != self.dit.texte]

    def remplace(self) -> list[str]:
        """Les cas où un autre geste prend la place du premier."""
        return [name for dit in self.gestes() for name in self.tokens(dit)]

    def refus(self) -> list[str]:
        """Les cas où l'obligation ne concerne plus la collectivité."""
        return [name for dit in self.autres if not dit.garde for name in self.tokens(dit)]


def verdict(corpus: Corpus, profile: Profil, item: Obligation) -> Verdict:
    """Tout ce que la fiche d'une tranche peut dire d'une obligation."""
    cases = list(profile.cases(item, corpus.questions))
    told: dict[Dit, list[tuple[str, ...]]] = {}
    for case in cases:
        told.setdefault(outcome(item, case), []).append(tuple(case.reponses.values()))
    asked = [(id, possible(corpus, id)) for id in cases[0].reponses]
    first, *others = told
    under = question(corpus, profile, item)
    return Verdict(under, first, {dit: tuple(cubes(told[dit], asked)) for dit in others})


def possible(corpus: Corpus, id: str) -> tuple[str, ...]:
    """Toutes les réponses à une question, « je ne sais pas » d'abord."""
    return (NE_SAIT_PAS, *(one.id for one in corpus.questions[id].reponses))


def question(corpus: Corpus, profile: Profil, item: Obligation) -> str:
    """La question sous laquelle une obligation se lit : la première dont elle dépend, sauf priorité."""
    asked = sorted(profile.asked(item), key=list(corpus.questions).index)
    hanging = profile.answer(item).resultat in (Resultat.SELON_REPONSE, Resultat.A_VENIR)
    return asked[0] if asked and hanging and item.id not in corpus.priorites else ""


def outcome(item: Obligation, case: Cas) -> Dit:
    """Ce que lit une collectivité qui a répondu ainsi."""
    answer = case.reponse
    if answer.resultat is Resultat.NE_S_APPLIQUE_PAS:
        return Dit(False, sentences(answer.raison, answer.reste), answer.preuve)
    name = f"{RESULTATS[answer.resultat]} : " if answer.resultat in LIBRES else ""
    started = answer.resultat is Resultat.SELON_REPONSE and set(case.reponses.values()) != {NE_SAIT_PAS}
    return Dit(True, f"{name}{item.gesture(answer)}", ouvertes=answer.questions if started else ())


def cubes(cases: Sequence[tuple[str, ...]], asked: Sequence[Given]) -> Iterator[Cube]:
    """Les mêmes cas, en aussi peu de cubes que possible ; une question sans effet n'y est pas nommée."""
    if not cases:
        return
    if not asked:
        yield ()
        return
    (id, answers), *rest = asked
    alike: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for answer in answers:
        following = tuple(case[1:] for case in cases if case[0] == answer)
        alike.setdefault(following, []).append(answer)
    for following, chosen in alike.items():
        named = () if len(chosen) == len(answers) else ((id, tuple(chosen)),)
        yield from ((*named, *cube) for cube in cubes(following, rest))


def token(cube: Cube, question: str) -> str:
    """Le nom d'un cas dans la page : `site=non+ia=?`, ou `non` sous la question même."""
    own = owned(cube, question)
    told = ((id, "|".join(answers).replace(NE_SAIT_PAS, "?")) for id, answers in cube)
    return "+".join(said if own else f"{id}={said}" for id, said in told)


def owned(cube: Cube, question: str) -> bool:
    """Vrai si le cas ne dépend que de la question sous laquelle il se lit."""
    return len(cube) == 1 and cube[0][0] == question


def around(cube: Cube, question: str) -> str:
    """Où cocher ce qui fait un cas : le groupe de sa seule question, sinon la page."""
    return GROUPE if owned(cube, question) else PAGE


def rules(corpus: Corpus) -> str:
    """Les règles de style qui montrent ce que chaque réponse change.

    Un navigateur qui ne sait pas les lire montre tout, et n'écarte jamais une obligation.
    """
    verdicts = [
        verdict(corpus, one, item) for one in corpus.profils() for item in corpus.obligations.values()
    ]
    named = {
        (token(cube, one.question), around(cube, one.question)): cube
        for one in verdicts
        for cubes in one.autres.values()
        for cube in cubes
    }
    hiding = {name for one in verdicts if not one.question for name in (*one.refus(), *one.remplace())}
    return "".join(
        f"{case(place, cube)}{{{effect(name, hiding)}}}\n" for (name, place), cube in sorted(named.items())
    )


def case(place: str, cube: Cube) -> str:
    """Là où un cas est vrai : ses réponses sont cochées, dans la page ou sous sa question."""
    told = (checked("" if place == GROUPE else id, answers) for id, answers in cube)
    return f"{place}{''.join(f':has({one})' for one in told)}"


def effect(name: str, hiding: Container[str]) -> str:
    """Ce qu'un cas montre, et ce qu'il cache s'il cache quelque chose."""
    hidden = f'[data-sauf~="{name}"]{{display:none}}' if name in hiding else ""
    return f'[data-si~="{name}"]{{display:block}}{hidden}'


def checked(id: str, answers: tuple[str, ...]) -> str:
    """Les boutons cochés qui donnent l'une de ces réponses ; sans question, dans le groupe où l'on est."""
    name = f"[name={id}]" if id else ""
    return ",".join(f"{name}[value{COURTES.get(answer, f'={answer}')}]:checked" for answer in answers)
