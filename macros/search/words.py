"""Les mots d'un texte tels que la recherche les compare ; `overrides/scripts/moteur.js` fait de même."""

import re
from functools import cache

import snowballstemmer

from macros.texts.french import folded

THOUSANDS = re.compile(r"(?<![\d-])\d{1,3}(?: \d{3})+(?![\d-])")
ARTICLE = re.compile(r"\b(lo|[lrd])(?:\. ?\*? ?|\* ?| (?=\d{3}))?(\d+(?:-\d+)*)\b")
"""Un article de loi, écrit « L. 2131-1 », « L2131-1 » ou « R.* 423-1 »."""

AT = re.compile(r"(?<!\S)@(?=[a-z])")
WORD = re.compile(r"[0-9a-z\u00aa-\u024f]+(?:-[0-9a-z\u00aa-\u024f]+)*")

TOOL_WORDS = """
a afin ai aie ainsi alors apres as au aucun aura aussi aux avait avant avec avez avoir
avons beaucoup bien bonjour ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci
combien comme comment concernant cote d dans de deja depuis des devez devoir devons devrait dire dit
dois doit doivent donc dont du elle elles en encore entre es est et etait etant etc etes etre eu eux
faire fais fait faites faut font hors il ils j je jusqu jusque l la le les leur leurs lors lorsqu
lorsque lui m ma mais me meme memes merci mes mettre moi moins mon n ne ni non nos notre nous on ont
or ou par parce pas pendant peu peut peuvent peux plus plutot pour pourquoi pouvez pouvoir pouvons
pres puis puisqu puisque qu quand que quel quelle quelles quels quelqu quelque quelques qui quoi
quoiqu s sa sans sauf se selon sera serait ses si sinon soit sommes son sont sous suis sur svp t ta
te tel telle tes toi ton tous tout toute toutes tres tu un une va vais vers veut veux voici voila
voir vont vos votre voulez voulons vouloir vous vu y
"""
TOOLS = frozenset(TOOL_WORDS.split())
"""Les mots-outils : ils disent la forme d'une phrase, pas son sujet."""

SIGLE = 3
"""Jusqu'à trois lettres, un mot n'a pas de fin à ôter : « PCS » n'est pas le pluriel de « PC »."""

STEMMER = snowballstemmer.stemmer("french")


def words(text: str) -> list[str]:
    """Les mots d'un texte, sans accent : nombres et articles de loi entiers, mots composés doublés."""
    plain = THOUSANDS.sub(lambda match: match[0].replace(" ", ""), folded(text).replace("\n", " "))
    return [word for match in WORD.findall(AT.sub("a", ARTICLE.sub(r"\1\2", plain))) for word in parts(match)]


@cache
def parts(word: str) -> tuple[str, ...]:
    """Un mot composé : ses parties et leur réunion ; une référence chiffrée reste d'un bloc."""
    if "-" not in word:
        return (word,)
    split = (*word.split("-"), word.replace("-", ""))
    if not re.search(r"\d", word):
        return split
    return (word, *split) if re.match(r"[a-z]{2}", word) else (word,)


@cache
def root(word: str) -> str:
    """La racine d'un mot, vide pour un mot-outil ou une lettre ; un sigle, un nombre sont leur racine."""
    if word in TOOLS or (len(word) < 2 and not word.isdigit()):
        return ""
    if len(word) <= SIGLE or re.search(r"\d", word):
        return word
    stem: str = STEMMER.stemWord(word)
    return stem if len(stem) > SIGLE else re.sub(r"[sx]$", "", word)


def roots(text: str) -> list[str]:
    """Les racines des mots d'un texte, mots-outils ôtés."""
    return [stem for word in words(text) if (stem := root(word))]
