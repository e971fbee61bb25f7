"""Le dossier d'une collectivité : sa fiche, ses modèles remplis, son agenda, son suivi, son fichier."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from macros.batch.finding import Collectivite
from macros.corpus.facts import Corpus
from macros.documents.archives import packed
from macros.documents.filling import filled
from macros.exports import calendars, classeur, dossier, suivi
from macros.models.dossier import Lieu
from macros.models.modeles import FormatDeTableau, FormatDeTexte
from macros.models.obligations import Resultat
from macros.models.profils import Profil
from macros.models.variantes import Variante
from macros.reading.problems import Unknown
from macros.texts.french import slug
from macros.views import conseil, telecharger

OUVERTS = (FormatDeTexte.ODT, FormatDeTableau.ODS)
"""Les formats des dossiers : tout traitement de texte les ouvre."""

STALE = "Les modèles fabriqués ne sont plus ceux des données : lancez make modeles, puis recommencez."

Taken = Callable[[str], bytes | None]
"""Un fichier déjà fabriqué, par adresse ; rien s'il ne l'est pas."""


def name(one: Collectivite) -> str:
    """Le nom d'un dossier : « 14118-caen »."""
    return f"{one.code}-{slug(one.nom)}"


def files(corpus: Corpus, one: Collectivite, on: date, taken: Taken) -> Iterator[tuple[str, bytes]]:
    """Chaque fichier du dossier d'une collectivité : son nom, son contenu."""
    lines = suivi.lignes(corpus, one.profil, on, one.reponses)
    parts = classeur.suivi(f"Suivi de {one.nom}", lines, corpus.edition)
    yield "suivi.ods", packed(parts, on)
    yield "agenda.ics", agenda(corpus, one.profil)
    place = Lieu(nom=one.nom, code=one.code, tranche=one.profil.slug)
    kept = dossier.neuf(corpus, corpus.faits.version, on, place, one.reponses)
    yield f"dossier-{one.code}.json", dossier.dossier_text(kept).encode()
    if sheet := taken(telecharger.sheet(one.profil)):
        yield "fiche.pdf", sheet
    for word, kind, _, _ in conseil.SORTES[:3]:
        if deck := taken(f"{conseil.DOSSIER}{conseil.file(one.profil, word, kind)}"):
            yield f"conseil/{word}.{kind}", deck
    for file, content in models(corpus, one, taken):
        yield f"modeles/{file}", content


@cache
def agenda(corpus: Corpus, profile: Profil) -> bytes:
    """Le calendrier d'une tranche."""
    told = calendars.content(profile, tuple(corpus.obligations.values()), corpus.articles)
    return told.encode()


def models(corpus: Corpus, one: Collectivite, taken: Taken) -> Iterator[tuple[str, bytes]]:
    """Les modèles de ce qui s'applique, remplis de ce que dit la liste ; le reste y reste à remplir."""
    for variante in wanted(corpus, one.profil, tuple(sorted(one.reponses.items()))):
        for kind in (kind for kind in variante.modele.kinds if kind in OUVERTS):
            made = taken(f"modeles/fichiers/{variante.nom}.{kind}")
            if made:
                told: Mapping[str, str] = one.champs
                try:
                    yield f"{variante.nom}.{kind}", filled(made, kind, told, corpus.champs.values())
                except KeyError:
                    raise Unknown(STALE) from None


@cache
def wanted(corpus: Corpus, profile: Profil, given: Sequence[tuple[str, str]]) -> tuple[Variante, ...]:
    """Les modèles qui servent une obligation de la collectivité, dans ses mots à elle."""
    due = {item.id for item in corpus.having(profile, Resultat.S_APPLIQUE, reponses=dict(given))}
    serving = (it for it in corpus.modeles.values() if due & {*it.obligations} and it.suits(profile))
    return tuple(corpus.variante(it.id, profile) for it in serving)
