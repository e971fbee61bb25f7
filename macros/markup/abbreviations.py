"""Écrire les sigles d'une page en toutes lettres à leur première apparition, marquer ses mots anglais."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from markupsafe import escape

from macros.models.lexique import Terme
from macros.texts.french import folded
from macros.texts.lexicon import doubles, foreign, plain, search, sigles, typed
from macros.texts.typography import typeset

SINGULAR = re.compile(r"le|la|[ld]'|une?|du|au|cet?|cette|son|sa|[nv]otre|leur|chaque|aucune?|toute?")
PLURAL = re.compile(r"les|des|aux|[cs]es|[nv]os|leurs|plusieurs|quelques")
"""Les mots après lesquels un sigle s'écrit « développé (SIGLE) », comme un nom."""

SENTENCE = re.compile(r"[.!?…]\s")
PLURALS = re.compile(r"[sx]\b")

LAST = re.compile(r"(\w+'|\w+ )$")
VOWELS = frozenset("aeiouyhœ")
BEFORE_VOWEL = frozenset({"l'", "d'", "cet"})
BEFORE_CONSONANT = frozenset(["le", "la", "du", "au", "ce", "sa"])
"""Les articles qui changent devant une voyelle : « l'agence », jamais « la agence »."""


@dataclass(frozen=True)
class Forms:
    """Les écritures que les pages emploient, prêtes à être cherchées ; se prépare une fois pour toutes."""

    sigles: Mapping[str, Terme]
    foreign: Mapping[str, Terme]
    doubles: Mapping[str, Sequence[Terme]]
    pattern: re.Pattern[str]
    usual: frozenset[str]

    @classmethod
    def of(cls, terms: Sequence[Terme]) -> "Forms":
        """Les écritures d'un lexique."""
        known, english, several = sigles(terms), foreign(terms), doubles(terms)
        pattern = search({*known, *english, *several})
        usual = frozenset(typeset(it.developpe or "") for it in known.values() if it.entre_dans_l_usage)
        return cls({typed(form): term for form, term in known.items()}, english, several, pattern, usual)


ABBREVIATED = re.compile(r'<abbr title="([^"]*)">([^<]*)</abbr>')
MARKUP = re.compile(r"<[^>]*>")
EDGE = re.compile(r"<(?:h[1-6]|p|li|td|th|dd|dt|caption|div|figcaption|blockquote|legend|label)\b[^>]*>")
"""Ce qui commence un bloc."""

HEADING = re.compile(r"<(?:h[1-6]|legend)\b")
"""Là où un sigle reste court, même sans autre place : un titre."""


@dataclass
class Expander:
    """Écrit les sigles d'une page : en toutes lettres la première fois, abrégés ensuite (`<abbr>`)."""

    forms: Forms
    seen: set[str] = field(default_factory=set)
    senses: dict[str, Terme] = field(default_factory=dict)
    before: str = ""

    def expand(self, text: str, following: Callable[[], str] | None = None) -> str:
        """Le texte échappé d'un nœud, ses sigles abrégés.

        Là où un sigle peut s'écrire en toutes lettres, `following` dit ce qui suit ce nœud dans le même bloc.
        """
        parts, end = [], 0
        for match in self.forms.pattern.finditer(text):
            between = text[end : match.start()]
            self.before = (self.before + between)[-200:]
            rest = following and partial(ahead, text[match.end() :], following)
            parts += [str(escape(between)), self.written(match[0], rest)]
            self.before += match[0]
            end = match.end()
        self.before = (self.before + text[end:])[-200:]
        return "".join([*parts, str(escape(text[end:]))])

    def written(self, form: str, rest: Callable[[], str] | None) -> str:
        """Un mot à sa place : anglais et marqué, développé, déjà développé par l'auteur, ou abrégé."""
        if form in self.forms.foreign:
            return f'<span lang="en">{escape(form)}</span>'
        term = self.forms.sigles.get(typed(form)) or self.senses.get(form) or self.chosen(form)
        if term is None:
            return str(escape(form))
        if rest and term.id not in self.seen and not term.entre_dans_l_usage:
            after = rest()
            if self.told(term, after):
                self.seen.add(term.id)
                return str(escape(form))
            if not self.bracketed(after):
                self.seen.add(term.id)
                return str(escape(self.introduced(form, term)))
        return f'<abbr title="{escape(typeset(term.developpe))}">{escape(form)}</abbr>'

    def chosen(self, form: str) -> Terme | None:
        """Le sens d'un sigle qui en a plusieurs : celui que l'auteur vient d'écrire en toutes lettres."""
        for term in self.forms.doubles[form]:
            if plain(self.before).endswith(f"{plain(term.developpe)} ("):
                self.senses[form] = term
                return term
        return None

    def told(self, term: Terme, after: str) -> bool:
        """Vrai si la phrase écrit déjà le sigle en toutes lettres : « délégué à la protection… (DPD) »."""
        sentence = SENTENCE.split(self.before)[-1] + SENTENCE.split(after)[0]
        return singular(term.developpe) in singular(sentence)

    def bracketed(self, after: str) -> bool:
        """Vrai entre parenthèses, ou juste avant : deux parenthèses ne s'emboîtent ni ne se suivent."""
        return self.before.rfind("(") > self.before.rfind(")") or after.lstrip().startswith("(")

    def introduced(self, form: str, term: Terme) -> str:
        """La première écriture : « délégué… (DPD) » après un article, « DPD (délégué…) » sinon."""
        word = LAST.search(plain(self.before))
        noun = lead(word[0].strip(), term) if word else ""
        return f"{typeset(noun)} ({form})" if noun else f"{form} ({typeset(term.developpe)})"


def spelled_late(page: str, forms: Forms) -> tuple[str, list[tuple[str, str]]]:
    """La page, où un sigle que rien n'y explique s'écrit en entier dans un tableau ou un intitulé.

    Rend aussi ceux qui ne tiennent qu'entre parenthèses ou dans un titre : il reste à les dire.
    """
    met = {title: form for title, form in ABBREVIATED.findall(page) if title not in forms.usual}
    said, left = readable(page) if met else "", list[tuple[str, str]]()
    for title, form in met.items():
        if readable(title) in said:
            continue
        found = next(filter(roomy(page), re.finditer(re.escape(abbreviated(title, form)), page)), None)
        if found:
            page = f"{page[: found.start()]}{form} ({title}){page[found.end() :]}"
        else:
            left.append((form, title))
    return page, left


def abbreviated(title: str, form: str) -> str:
    """Un sigle abrégé, tel que la page l'écrit."""
    return f'<abbr title="{title}">{form}</abbr>'


def readable(markup: str) -> str:
    """Un texte ramené à ses lettres, balises et pluriels ôtés : ce qu'une personne lit."""
    return singular(re.sub(r"\s+", " ", MARKUP.sub("", markup)))


def roomy(page: str) -> Callable[[re.Match[str]], bool]:
    """Dit si un sigle peut s'écrire en entier à sa place : ni dans un titre, ni dans une parenthèse."""

    def fits(found: re.Match[str]) -> bool:
        edges = list(EDGE.finditer(page, max(0, found.start() - 4_000), found.start()))
        if not edges or HEADING.match(edges[-1][0]):
            return False
        before = MARKUP.sub("", page[edges[-1].end() : found.start()])
        after = MARKUP.sub("", page[found.end() : found.end() + 200])
        return before.rfind("(") <= before.rfind(")") and not after.lstrip().startswith("(")

    return fits


def ahead(text: str, following: Callable[[], str]) -> str:
    """Le début de ce qui suit un sigle."""
    return f"{text}{following()}"[:200]


def singular(text: str) -> str:
    """Un texte ramené à ses lettres, sans marque de pluriel."""
    return PLURALS.sub("", plain(text))


def lead(word: str, term: Terme) -> str:
    """Le développé tel qu'il suit ce mot (« le », « vos », « loi »), ou rien s'il jurerait."""
    noun, _, rest = term.developpe.partition(" ")
    if word == plain(noun):
        return rest
    if PLURAL.fullmatch(word):
        return term.pluriel or ""
    clashes = word in (BEFORE_CONSONANT if folded(noun)[0] in VOWELS else BEFORE_VOWEL)
    return term.developpe if SINGULAR.fullmatch(word) and not clashes else ""
