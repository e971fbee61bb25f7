"""Ce que l'on montre au conseil : huit diapositives au plus par tranche, et les faits de chacune."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.corpus.facts import Corpus
from macros.models.douze_mois import MINUTES_PAR_MOIS
from macros.models.modeles import Modele, ModeleDeTexte
from macros.models.obligations import Obligation, Resultat, Structure
from macros.models.profils import Profil
from macros.texts.french import counted, in_words
from macros.texts.typography import typeset
from macros.views.priorites import premieres
from macros.views.profils import title
from macros.views.reponses import EFFORTS

LIGNES = 6
"""Ce qui tient sur une diapositive en lettres de 24 points."""

NOMBRE = re.compile(r"\d")

REGION = "région"
"""Ce que dit d'un acteur qu'il n'aide pas partout."""

DOUZE_MOIS = "douze_mois"
"""Le fait dont viennent les minutes d'un mois."""

NOUS = {
    Structure.COMMUNE: "notre commune",
    Structure.EPCI_FISCALITE_PROPRE: "notre intercommunalité",
    Structure.SYNDICAT: "notre syndicat",
    Structure.ETABLISSEMENT_PUBLIC_LOCAL: "notre établissement",
}


@dataclass(frozen=True)
class Diapositive:
    """Un titre, quelques lignes, ce que dit l'orateur, et les identifiants des faits.

    `chiffres` dit de quels faits vient chaque ligne qui porte un nombre, son titre compris.
    """

    titre: str
    lignes: tuple[str, ...]
    notes: tuple[str, ...]
    faits: tuple[str, ...]
    chiffres: Mapping[str, tuple[str, ...]]


def diapositives(corpus: Corpus, profile: Profil) -> tuple[Diapositive, ...]:
    """La présentation d'une tranche, typographie posée ; une diapositive sans ligne n'y est pas."""
    parts = (opening, changed, priorities, excluded, time, votes, contacts, worth)
    slides = (part(corpus, profile) for part in parts)
    return tuple(tidy(one) for one in slides if one.lignes)


def tidy(one: Diapositive) -> Diapositive:
    """La même, typographie française posée ; ne se rattache à ses faits que ce qui porte un nombre."""
    lines, notes = (tuple(map(typeset, some)) for some in (one.lignes, one.notes))
    figures = {typeset(said): facts for said, facts in one.chiffres.items() if NOMBRE.search(said)}
    return Diapositive(typeset(one.titre), lines, notes, one.faits, figures)


def ids(items: Iterable[Obligation]) -> tuple[str, ...]:
    """Leurs identifiants."""
    return tuple(item.id for item in items)


def opening(corpus: Corpus, profile: Profil) -> Diapositive:
    """De quoi l'on parle."""
    due, asked = (corpus.having(profile, result) for result in (Resultat.S_APPLIQUE, Resultat.SELON_REPONSE))
    lines = {
        title(profile): (profile.slug,),
        f"{counted(len(due), 'règle')} s'appliquent": ids(due),
        f"{counted(len(asked), 'autre')} dépendent de ce que nous avons": ids(asked),
    }
    notes = ("Dix minutes. Le but : décider qui suit le sujet, et voter ce qui doit l'être.",)
    named = f"Le numérique et {NOUS[profile.structure]}"
    return Diapositive(named, tuple(lines), notes, ids([*due, *asked]), lines)


def changed(corpus: Corpus, profile: Profil) -> Diapositive:
    """Ce qui a changé : les changements annoncés qui touchent la tranche."""
    out = {*ids(corpus.having(profile, Resultat.NE_S_APPLIQUE_PAS))}
    news = [one for one in corpus.nouveautes.values() if one.faits and not out.issuperset(one.faits)][:4]
    lines = {f"{in_words(one.date)} : {one.titre}": (one.id,) for one in news}
    facts = tuple(dict.fromkeys(id for one in news for id in one.faits if id not in out))
    return Diapositive("Ce qui a changé", tuple(lines), tuple(one.texte for one in news), facts, lines)


def priorities(corpus: Corpus, profile: Profil) -> Diapositive:
    """Par quoi commencer."""
    items = premieres(corpus, profile)
    named = f"Nos {len(items)} priorités"
    lines = {f"{item.nom_court} : {EFFORTS[item.effort]}": (item.id,) for item in items}
    notes = tuple(
        f"{item.nom_court}. {item.gesture(profile.answer(item))} {corpus.priorites[item.id].pourquoi}"
        for item in items
    )
    return Diapositive(named, tuple(lines), notes, ids(items), {named: ids(items), **lines})


def excluded(corpus: Corpus, profile: Profil) -> Diapositive:
    """Ce qui ne nous concerne pas, et pourquoi."""
    items = corpus.having(profile, Resultat.NE_S_APPLIQUE_PAS)
    shown = items if len(items) <= LIGNES else items[: LIGNES - 1]
    lines: dict[str, tuple[str, ...]] = {item.nom_court: (item.id,) for item in shown}
    if left := items[len(shown) :]:
        lines[f"Et {counted(len(left), 'autre')}"] = ids(left)
    notes = tuple(f"{item.nom_court} : {profile.answer(item).raison}" for item in items)
    return Diapositive("Ce qui ne nous concerne pas", tuple(lines), notes, ids(items), lines)


def time(corpus: Corpus, profile: Profil) -> Diapositive:
    """Le temps qu'il faut, et ce qui se paie."""
    due = corpus.having(profile, Resultat.S_APPLIQUE)
    efforts = {it: ids(item for item in due if item.effort is it) for it in EFFORTS}
    lines = {
        **{f"{counted(len(some), 'geste')} : {EFFORTS[it]}": some for it, some in efforts.items() if some},
        f"Au fil de l'année : {MINUTES_PAR_MOIS} minutes par mois": (DOUZE_MOIS,),
        "Le guide et ses modèles sont gratuits": (),
    }
    notes = (
        "Ces durées sont une estimation du guide. Un prestataire, un délégué ou un hébergement se paient : "
        "demandez leur devis avant de voter.",
    )
    return Diapositive("Le temps et le coût", tuple(lines), notes, ids(due), lines)


def votes(corpus: Corpus, profile: Profil) -> Diapositive:
    """Les délibérations à proposer, que le guide a en modèle."""
    models = [modele for modele in serving(corpus, profile) if isinstance(modele, ModeleDeTexte)]
    acts = [modele for modele in models if modele.objet][:LIGNES]
    notes = tuple(f"{modele.titre}. {modele.usage}" for modele in acts)
    facts = tuple(dict.fromkeys(id for modele in acts for id in modele.obligations))
    lines = {modele.titre: (modele.id,) for modele in acts}
    return Diapositive("Les votes proposés", tuple(lines), notes, facts, lines)


def serving(corpus: Corpus, profile: Profil) -> Iterator[Modele]:
    """Les modèles qui conviennent à la tranche et servent une de ses obligations."""
    out = {*ids(corpus.having(profile, Resultat.NE_S_APPLIQUE_PAS))}
    for modele in corpus.modeles.values():
        if modele.suits(profile) and not out.issuperset(modele.obligations):
            yield modele


def contacts(corpus: Corpus, profile: Profil) -> Diapositive:
    """Qui appeler pour commencer."""
    items = premieres(corpus, profile)
    everywhere = (id for item in items for id in item.acteurs if REGION not in corpus.acteurs[id].pour_qui)
    named = list(dict.fromkeys(everywhere))[:LIGNES]
    lines = {corpus.acteurs[id].nom: (id,) for id in named}
    notes = tuple(f"{corpus.acteurs[id].nom} : {corpus.acteurs[id].role}" for id in named)
    return Diapositive("Qui peut nous aider", tuple(lines), notes, ids(items), lines)


def worth(corpus: Corpus, profile: Profil) -> Diapositive:
    """Ce que vaut la présentation."""
    items = sorted(corpus.obligations.values(), key=lambda it: it.verifie_le)
    first, last = items[0], items[-1]
    lines = {
        f"Faits vérifiés du {in_words(first.verifie_le)} au {in_words(last.verifie_le)}": (first.id, last.id),
        "Chaque règle a sa fiche, son article et sa confiance": (),
        "Ceci informe, et n'est pas un conseil juridique": (),
    }
    notes = ("Avant de voter, relisez le texte officiel que cite la fiche.",)
    every = ids(corpus.obligations.values())
    return Diapositive("Ce que vaut cette présentation", tuple(lines), notes, every, lines)
