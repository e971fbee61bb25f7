"""Les pages que personne n'écrit : une par tranche de population, une par liste de récits."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.corpus.facts import Corpus
from macros.exports import feed
from macros.models.pages import Page
from macros.models.profils import Profil
from macros.views import listes, profils
from macros.views.listes import Liste


@dataclass(frozen=True)
class MadePage:
    """Une page faite du corpus : ce qu'elle dit d'elle-même, et les mots qui l'affichent."""

    page: Page
    words: str

    @property
    def text(self) -> str:
        """La page entière, telle que le moteur la lit."""
        title = f'titre: "{self.page.titre}"\n' if self.page.titre else ""
        sheet = f"feuille: {self.page.feuille}\n" if self.page.feuille else ""
        followed = f"flux: {self.page.flux}\n" if self.page.flux else ""
        return f'---\n{title}{sheet}{followed}description: "{self.page.description}"\n---\n{self.words}\n'


def made_pages(corpus: Corpus) -> Iterator[MadePage]:
    """Toutes ces pages."""
    yield from map(of_profile, corpus.profils())
    yield from (of_list(one, rank) for one in listes.lists(corpus) for rank in range(1, one.pages + 1))


def of_profile(profile: Profil) -> MadePage:
    """La page d'une tranche : sa fiche."""
    said = f"{profils.title(profile)} : ce qui s'applique ou non, et ce qui dépend de vous."
    words = f'{{{{ fiche_profil("{profile.slug}") }}}}'
    place = f"{profils.page(profile).rstrip('/')}.md"
    return MadePage(Page(chemin=place, description=said, feuille="profil", flux=feed.file(profile)), words)


def of_list(one: Liste, rank: int) -> MadePage:
    """Une page d'une liste de récits."""
    name = listes.title(one, rank)
    said = f"Les retours d'expérience des collectivités. {name}."
    page = Page(chemin=f"{one.address(rank).rstrip('/')}.md", titre=name, description=said)
    return MadePage(page, f'{{{{ liste_retours("{one.nom}", {rank}) }}}}')
