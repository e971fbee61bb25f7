"""Ce que l'on montre au conseil : huit diapositives au plus par tranche, et les faits de chacune."""

from collections import Counter
from collections.abc import Iterable, Iterator
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

REGION = "région"
"""Ce que dit d'un acteur qu'il n'aide pas partout."""

NOUS = {
    Structure.COMMUNE: "notre commune",
    Structure.EPCI_FISCALITE_PROPRE: "notre intercommunalité",
    Structure.SYNDICAT: "notre syndicat",
    Structure.ETABLISSEMENT_PUBLIC_LOCAL: "notre établissement",
}


@dataclass(frozen=True)
class Diapositive:
    """Un titre, quelques lignes, ce que dit l'orateur, et les identifiants des faits."""

    titre: str
    lignes: tuple[str, ...]
    notes: tuple[str, ...]
    faits: tuple[str, ...]


def diapositives(corpus: Corpus, profile: Profil) -> tuple[Diapositive, ...]:
    """La présentation d'une tranche, typographie posée ; une diapositive sans ligne n'y est pas."""
    parts = (opening, changed, priorities, excluded, time, votes, contacts, worth)
    slides = (part(corpus, profile) for part in parts)
    return tuple(tidy(one) for one in slides if one.lignes)


def tidy(one: Diapositive) -> Diapositive:
    """La même, typographie française posée."""
    lines, notes = (tuple(map(typeset, some)) for some in (one.lignes, one.notes))
    return Diapositive(typeset(one.titre), lines, notes, one.faits)


def ids(items: Iterable[Obligation]) -> tuple[str, ...]:
    """Leurs identifiants."""
    return tuple(item.id for item in items)


def opening(corpus: Corpus, profile: Profil) -> Diapositive:
    """De quoi l'on parle."""
    due, asked = (corpus.having(profile, result) for result in (Resultat.S_APPLIQUE, Resultat.SELON_REPONSE))
    lines = (
        title(profile),
        f"{counted(len(due), 'règle')} s'appliquent",
        f"{counted(len(asked), 'autre')} dépendent de ce que nous avons",
    )
    notes = ("Dix minutes. Le but : décider qui suit le sujet, et voter ce qui doit l'être.",)
    return Diapositive(f"Le numérique et {NOUS[profile.structure]}", lines, notes, ids([*due, *asked]))


def changed(corpus: Corpus, profile: Profil) -> Diapositive:
    """Ce qui a changé : les changements annoncés qui touchent la tranche."""
    out = {*ids(corpus.having(profile, Resultat.NE_S_APPLIQUE_PAS))}
    news = [one for one in corpus.nouveautes.values() if one.faits and not out.issuperset(one.faits)][:4]
    lines = tuple(f"{in_words(one.date)} : {one.titre}" for one in news)
    facts = tuple(dict.fromkeys(id for one in news for id in one.faits if id not in out))
    return Diapositive("Ce qui a changé", lines, tuple(one.texte for one in news), facts)


def priorities(corpus: Corpus, profile: Profil) -> Diapositive:
    """Par quoi commencer."""
    items = premieres(corpus, profile)
    lines = tuple(f"{item.nom_court} : {EFFORTS[item.effort]}" for item in items)
    notes = tuple(
        f"{item.nom_court}. {item.gesture(profile.answer(item))} {corpus.priorites[item.id].pourquoi}"
        for item in items
    )
    return Diapositive(f"Nos {len(items)} priorités", lines, notes, ids(items))


def excluded(corpus: Corpus, profile: Profil) -> Diapositive:
    """Ce qui ne nous concerne pas, et pourquoi."""
    items = corpus.having(profile, Resultat.NE_S_APPLIQUE_PAS)
    shown = items if len(items) <= LIGNES else items[: LIGNES - 1]
    more = (f"Et {counted(len(items) - len(shown), 'autre')}",) if len(items) > len(shown) else ()
    notes = tuple(f"{item.nom_court} : {profile.answer(item).raison}" for item in items)
    return Diapositive(
        "Ce qui ne nous concerne pas", (*(item.nom_court for item in shown), *more), notes, ids(items)
    )


def time(corpus: Corpus, profile: Profil) -> Diapositive:
    """Le temps qu'il faut, et ce qui se paie."""
    due = corpus.having(profile, Resultat.S_APPLIQUE)
    efforts = Counter(item.effort for item in due)
    lines = (
        *(f"{counted(efforts[it], 'geste')} : {said}" for it, said in EFFORTS.items() if efforts[it]),
        f"Au fil de l'année : {MINUTES_PAR_MOIS} minutes par mois",
        "Le guide et ses modèles sont gratuits",
    )
    notes = (
        "Ces durées sont une estimation du guide. Un prestataire, un délégué ou un hébergement se paient : "
        "demandez leur devis avant de voter.",
    )
    return Diapositive("Le temps et le coût", lines, notes, ids(due))


def votes(corpus: Corpus, profile: Profil) -> Diapositive:
    """Les délibérations à proposer, que le guide a en modèle."""
    models = [modele for modele in serving(corpus, profile) if isinstance(modele, ModeleDeTexte)]
    acts = [modele for modele in models if modele.objet][:LIGNES]
    notes = tuple(f"{modele.titre}. {modele.usage}" for modele in acts)
    facts = tuple(dict.fromkeys(id for modele in acts for id in modele.obligations))
    return Diapositive("Les votes proposés", tuple(modele.titre for modele in acts), notes, facts)


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
    lines = tuple(corpus.acteurs[id].nom for id in named)
    notes = tuple(f"{corpus.acteurs[id].nom} : {corpus.acteurs[id].role}" for id in named)
    return Diapositive("Qui peut nous aider", lines, notes, ids(items))


def worth(corpus: Corpus, profile: Profil) -> Diapositive:
    """Ce que vaut la présentation."""
    items = corpus.obligations.values()
    lines = (
        f"Faits vérifiés du {in_words(min(it.verifie_le for it in items))} "
        f"au {in_words(max(it.verifie_le for it in items))}",
        "Chaque règle a sa fiche, son article et sa confiance",
        "Ceci informe, et n'est pas un conseil juridique",
    )
    notes = ("Avant de voter, relisez le texte officiel que cite la fiche.",)
    return Diapositive("Ce que vaut cette présentation", lines, notes, ids(items))
