"""Par où une petite commune commence : quelques obligations, leur premier geste, la raison du choix."""

from markupsafe import Markup

from macros.corpus.facts import Corpus
from macros.markup import html
from macros.markup.here import Here
from macros.markup.registry import word
from macros.models.obligations import Obligation, Resultat
from macros.models.profils import Profil
from macros.views.obligations import address, small_gesture


@word
def premieres_obligations(corpus: Corpus, here: Here) -> Markup:
    """Les premières à traiter, en cartes : leur nom court et le premier geste d'une petite commune."""
    chosen = map(corpus.obligation, corpus.priorites)
    return html.cards(3, ((item.nom_court, here.to(address(item)), small_gesture(item)) for item in chosen))


@word
def pourquoi_les_premieres(corpus: Corpus, here: Here) -> Markup:
    """La raison de chacune, dans l'ordre."""
    return html.steps(
        f"{corpus.obligation(item.obligation).nom_court}. {item.pourquoi}"
        for item in corpus.priorites.values()
    )


def premieres(corpus: Corpus, profile: Profil) -> list[Obligation]:
    """Les premières à traiter, parmi celles qui peuvent s'appliquer à une tranche."""
    due = (Resultat.S_APPLIQUE, Resultat.SELON_REPONSE)
    items = (corpus.obligation(id) for id in corpus.priorites)
    return [item for item in items if profile.answer(item).resultat in due]
