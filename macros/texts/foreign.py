"""Refuser les mots étrangers que rien ne marque : un lecteur d'écran les lirait à la française (RGAA 8.7)."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.models.lexique import Terme
from macros.models.mots_simples import MotEtranger
from macros.reading.loading import Source
from macros.reading.problems import Problem
from macros.texts.lexicon import foreign, search, typed
from macros.texts.vocabulary import ASIDE, CITED, strings

UNSAID = CITED | {"mot", "mots", "mots_cles", "forme_origine"}
"""Les champs qu'aucune page ne montre, ou que la page marque déjà : mots de recherche, forme d'origine."""


@dataclass(frozen=True)
class Foreign:
    """Les mots étrangers à chercher, et les écritures que le guide règle déjà."""

    words: Mapping[str, MotEtranger]
    sought: re.Pattern[str]
    settled: re.Pattern[str]

    @classmethod
    def of(cls, terms: Collection[Terme], listed: Iterable[MotEtranger], names: Iterable[str]) -> "Foreign":
        """La liste et le lexique, moins ce qu'il marque ou tient pour français, moins les noms propres.

        Le lexique ne marque que ses écritures exactes : « chatbots » passerait entre les mailles.
        """
        marked = foreign(terms)
        ours = (
            MotEtranger(mot=form, remplacement=term.developpe, langue=term.langue_origine)
            for form, term in marked.items()
        )
        usual = (
            form for term in terms if term.entre_dans_l_usage for form in (term.ecriture, *term.variantes)
        )
        french = {spelled for form in usual for spelled in spellings(form)}
        words = {form: word for word in (*ours, *listed) for form in spellings(word.mot) - french}
        return cls(words, search(words), search({*marked, *names}))

    def faults(self, text: str) -> Iterator[tuple[MotEtranger, str]]:
        """Chaque mot étranger d'un texte que rien ne marque, et la phrase qui dit quoi faire."""
        if not self.sought.search(text.lower()):
            return
        rest = self.settled.sub(" ", ASIDE.sub(" ", text)).lower()
        for match in self.sought.finditer(rest):
            word = self.words[typed(match[0])]
            yield (
                word,
                f"« {match[0]} » : mot {word.langue} que rien ne marque ; dites-le en français, "
                f"ou ajoutez-le à data/lexique.yml avec sa langue. Exemple : {word.remplacement}",
            )


def unmarked(source: Source, words: Foreign) -> Iterator[Problem]:
    """Les mots étrangers que rien ne marque dans un fichier de données, ou dans l'en-tête d'une page."""
    for line, text in shown_texts(source):
        yield from (Problem(source.path, line, sentence) for _, sentence in words.faults(text))


def shown_texts(source: Source) -> Iterator[tuple[int, str]]:
    """Les textes d'un fichier qui paraîtront, avec leur ligne ; le corps d'une page se vérifie à part."""
    for loc, text in strings(source.value, ()):
        if UNSAID.isdisjoint(loc):
            yield source.line(loc), text
    if not source.path.startswith("docs/"):
        yield from enumerate(source.body.splitlines(), source.body_line)


def spellings(form: str) -> set[str]:
    """Un mot en minuscules, au singulier et au pluriel, avec son trait d'union ou sans."""
    lower = form.lower()
    return {f"{written}{end}" for written in (lower, lower.replace("-", " ")) for end in ("", "s")}
