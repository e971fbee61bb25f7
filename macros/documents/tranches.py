"""Ce que le conseil emporte, par tranche : la présentation, la note, le dossier qui réunit tout."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from macros.corpus.facts import Corpus
from macros.documents import presentations, takeaway
from macros.documents.archives import packed
from macros.documents.conseil import Diapositive, diapositives, serving
from macros.exports import calendars, classeur, suivi
from macros.models.profils import Profil
from macros.models.variantes import Variante
from macros.views import conseil
from macros.views.profils import title
from macros.views.telecharger import file_name

OBJET = "Le numérique au conseil : {}"


def files(corpus: Corpus, base: str, fiches: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Le nom et le contenu de chaque fichier ; une fiche que personne n'a imprimée n'est pas du dossier."""
    day = max(item.verifie_le for item in corpus.obligations.values())
    for profile in corpus.profils():
        decks = dict(shown(corpus, profile, day))
        yield from decks.items()
        others = dict(beside(corpus, profile, base, day))
        fiche = file_name(profile)
        printed = {fiche: fiches[fiche]} if fiche in fiches else {}
        whole = dict(sorted({**decks, **others, **printed}.items()))
        yield conseil.file(profile, "dossier", "zip"), packed(whole, day)


def shown(corpus: Corpus, profile: Profil, day: date) -> Iterator[tuple[str, bytes]]:
    """La présentation, dans ses deux formats, et la note qui la précède."""
    edition = corpus.edition
    slides, name = diapositives(corpus, profile), OBJET.format(title(profile))
    yield conseil.file(profile, "presentation", "odp"), presentations.odp(name, slides, day, edition)
    yield conseil.file(profile, "presentation", "pptx"), presentations.pptx(name, slides, day, edition)
    yield (
        conseil.file(profile, "note", "odt"),
        packed(classeur.note(name, list(speaker_notes(slides)), edition), day),
    )


def speaker_notes(slides: tuple[Diapositive, ...]) -> Iterator[str]:
    """La note : chaque diapositive en un paragraphe, puis ce que dirait l'orateur."""
    for slide in slides:
        yield f"{slide.titre}. {' ; '.join(slide.lignes)}."
        yield from slide.notes


def beside(corpus: Corpus, profile: Profil, base: str, day: date) -> Iterator[tuple[str, bytes]]:
    """Le reste du dossier : les deux agendas, le tableau de suivi, les modèles qui s'appliquent."""
    obligations = tuple(corpus.obligations.values())
    yield "echeances.ics", calendars.content(profile, obligations, corpus.articles, base).encode()
    yield "douze-mois.ics", calendars.months(profile, corpus, base).encode()
    lines = suivi.lignes(corpus, profile, day)
    yield (
        "suivi.ods",
        packed(classeur.suivi(f"Tableau de suivi : {title(profile)}", lines, corpus.edition), day),
    )
    for modele in serving(corpus, profile):
        chosen = corpus.variante(modele.id, profile)
        yield from ((f"modeles/{name}", content) for name, content in filling(corpus, chosen.nom, chosen))


@lru_cache(maxsize=256)
def filling(corpus: Corpus, name: str, chosen: Variante) -> tuple[tuple[str, bytes], ...]:
    """Les fichiers d'une variante, faits une fois pour toutes les tranches."""
    return tuple(takeaway.made(chosen, corpus))
