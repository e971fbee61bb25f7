"""Ce qui ne se comprend qu'à la vue, ou se devine : liens vagues, faux titres, fausses listes, langue tue."""

import re
from collections.abc import Iterator

from macros.checks.pages import CODE, Text
from macros.texts.french import folded

Fault = tuple[int, str]

LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(")
LONGEST_LINK = 35
"""Les mots au-delà desquels l'intitulé d'un lien ne se retient plus."""

EMPTY_WORDS = re.compile(
    r"a|au|aux|avec|ce|cela|celle|celui|ces|cet|cette|ceci|ci|cliquez|cliquer|clic|consulter|consultez"
    r"|d|de|des|du|en|et|ici|infos|information|informations|l|la|le|lien|les|lire|lisez|notre|nous"
    r"|page|par|plus|pour|quelques|savoir|site|suite|suivante|suivant|sur|texte|un|une|voici|voir"
    r"|voyez|votre|y|article|document|fiche|fichier"
)
"""Les mots qui, seuls, ne disent pas où mène un lien."""

NAME = re.compile(r"[A-Z]{2}")
"""Un sigle : « NOTRe » n'est pas « notre »."""

BOLD_LINE = re.compile(r"\s*(\*\*|__)(?!\s)(?:(?!\1).)*[^.!?…]\1\s*:?\s*")
BULLET = re.compile(r"\s*(?:[•◦▪●‣–—]\s+\S|[·]\s+\S)|.*<br\s*/?>\s*[•◦▪●‣–—·-]\s")
BY_SIGHT = re.compile(
    r"\b(?:en|de couleur|couleur) (?:rouge|vert|bleu|jaune|orange|rose|violet|gris)\b"
    r"|(?<!de gauche )(?<!de droite )\b(?:à|sur la) (?:droite|gauche)\b|\bci-contre\b"
    r"|(?<!«.le )\b(?:bandeau|barre|bloc|bouton|cadre|colonne|encadré|image|lien|marge|menu|onglet|panneau"
    r"|partie|volet|zone) de (?:droite|gauche)\b"
    r"|\b(?:bouton|cadre|encadré|zone) (?:rond|carré|rouge|vert|bleu|jaune|orange|gris)e?\b",
    re.I,
)
"""Ce que l'on désigne par sa couleur ou sa place ; « le bouton de droite », cité, n'est qu'un exemple."""

CAPTION = re.compile(r"^Tableau\s*:\s*(.+)$")
SHORTEST_CAPTION = 2

ENGLISH = re.compile(
    r"the|of|and|to|is|are|was|were|for|with|this|that|your|you|from|by|be|have|has|will|not|it|we|our"
    r"|can|which|should|they|their|there|what|when|who|how|must|may|all|any|more|about|into|than|then"
)
SUBJECT = re.compile(
    r"(?:i|we|you|he|she|it|they|this|that|there) (?:am|is|are|was|were|have|has|will|can|must|may)"
)
"""Un sujet anglais et son verbe : deux mots qui suffisent à faire une phrase."""

FRENCH = re.compile(
    r"le|la|les|des|du|une|et|est|sont|pour|dans|avec|vous|nous|tous|toutes|qui|que|votre|vos|notre"
    r"|nos|ces|cette|aux|mais|ou|où|sur|par|pas|plus|sans|bonjour|merci"
)
SENTENCE_LENGTH = 4
"""Les mots qu'il faut pour parler d'une phrase : moins, c'est un nom, que le lexique connaît."""

QUOTATION = re.compile(r"«[^«»]*»")
LONGEST_QUOTATION = 40
"""Les mots au-delà desquels un passage entre guillemets est une citation, et non un mot repris."""

SYMBOLS = re.compile(
    r"[\U0001f000-\U0001faff\u2600-\u2609\u2614-\u26ff\u2700-\u27bf\u2b00-\u2bff\ufe0f]"
    r"|[:;]-[)(DPp|/]|[:;][)D](?!\w)|¯\\_|\^\^"
)
"""Une émoticône ou un pictogramme ; une case à cocher sur papier n'en est pas un."""

DRAWING = re.compile(r"(?:^[^\w\n]{8,}\n){3,}", re.MULTILINE)
"""Un dessin de signes : trois lignes sans une lettre."""

SENTENCE = re.compile(r"[^.!?;:|]+")
LATIN = re.compile(r"[A-Za-zÀ-ÿ]+(?:'[a-z]+)?")
MARKED = re.compile(r'<span lang="(?!fr)([\w-]+)">(.*?)</span>')

VAGUE = "lien « {} » : dites où il mène. Exemple : [la fiche sur l'accessibilité](…)"
LONG = "lien de {} mots : n'en gardez que ce qui dit où il mène. Exemple : [la fiche sur l'accessibilité](…)"
FALSE_HEADING = "ligne en gras qui sert de titre : faites-en un titre. Exemple : ## Le contexte"
FALSE_LIST = "puce écrite à la main : faites une liste, un tiret par ligne. Exemple : - premier point"
SEEN_ONLY = (
    "« {} » ne se comprend qu'à la vue (RGAA 10.9) : nommez la chose. Exemple : la colonne « Obligatoire »"
)
SHORT_CAPTION = "titre de tableau trop court : « {} ». Exemple : Tableau : Les aides, par département"
IN_ENGLISH = 'phrase en anglais : traduisez-la, ou marquez sa langue. Exemple : <span lang="en">{}</span>'
LONG_QUOTATION = (
    "citation de {} mots : mettez-la à part, chaque ligne après >. Exemple : > Nous avons tout repris."
)
CRYPTIC = "« {} » ne se lit pas à voix haute (RGAA 13.5) : écrivez le mot. Exemple : avec le sourire"
DRAWN = "dessin fait de signes (RGAA 13.5) : dites-le en mots, ou en tableau. Exemple : Tableau : Les étapes"
NOT_FOREIGN = "« {} » est du français : retirez la marque de langue. Exemple : Bonjour à tous"


def liens_obscurs(draft: Text) -> Iterator[Fault]:
    """L'intitulé d'un lien se comprend seul, et se retient (RGAA 6.1)."""
    for line, text in draft.lines():
        for label in LINK.findall(CODE.sub(" ", text)):
            if vague(label):
                yield line, VAGUE.format(label)
            elif len(label.split()) > LONGEST_LINK:
                yield line, LONG.format(len(label.split()))


def vague(label: str) -> bool:
    """Vrai si tous les mots d'un intitulé sont de ceux qui ne disent pas où mène un lien."""
    words = re.findall(r"[a-z0-9]+", folded(label))
    return not NAME.search(label) and all(map(EMPTY_WORDS.fullmatch, words))


def faux_titres(draft: Text) -> Iterator[Fault]:
    """Un titre est un titre, pas une ligne en gras (RGAA 9.1)."""
    lines = list(draft.lines())
    for rank, (line, text) in enumerate(lines):
        around = [lines[at][1] for at in (rank - 1, rank + 1) if 0 <= at < len(lines)]
        if BOLD_LINE.fullmatch(text) and not any(other.strip() for other in around):
            yield line, FALSE_HEADING


def fausses_listes(draft: Text) -> Iterator[Fault]:
    """Une liste est une liste, pas des puces tapées (RGAA 9.3)."""
    yield from ((line, FALSE_LIST) for line, text in draft.lines() if BULLET.match(CODE.sub(" ", text)))


def reperes_visuels(draft: Text) -> Iterator[Fault]:
    """Rien ne se désigne par sa seule couleur ni sa seule place (RGAA 3.1, 10.9)."""
    for line, text in draft.prose():
        for match in BY_SIGHT.finditer(text):
            yield line, SEEN_ONLY.format(match[0])


def legendes_vagues(draft: Text) -> Iterator[Fault]:
    """Le titre d'un tableau dit ce qu'il contient (RGAA 5.5)."""
    for line, text in draft.lines():
        caption = CAPTION.match(text)
        if caption and len(caption[1].split()) < SHORTEST_CAPTION:
            yield line, SHORT_CAPTION.format(caption[1])


def phrases_etrangeres(draft: Text) -> Iterator[Fault]:
    """Une phrase en anglais porte sa langue ; du français n'en porte pas d'autre (RGAA 8.7, 8.8)."""
    for line, text in draft.prose():
        for said in SENTENCE.findall(MARKED.sub(" ", text)):
            if english(said):
                yield line, IN_ENGLISH.format(said.strip()[:40])
        for _, marked in MARKED.findall(text):
            if french(marked):
                yield line, NOT_FOREIGN.format(marked)


def citations_longues(draft: Text) -> Iterator[Fault]:
    """Une longue citation a sa balise (RGAA 9.4)."""
    for line, text in draft.prose():
        for quoted in QUOTATION.findall(text):
            if len(quoted.split()) > LONGEST_QUOTATION and not text.lstrip().startswith(">"):
                yield line, LONG_QUOTATION.format(len(quoted.split()))


def contenus_cryptiques(draft: Text) -> Iterator[Fault]:
    """Ni émoticône, ni pictogramme, ni dessin de signes (RGAA 13.5)."""
    for line, text in draft.prose():
        yield from ((line, CRYPTIC.format(found[0])) for found in SYMBOLS.finditer(text))
    for found in DRAWING.finditer(draft.source.body):
        yield draft.source.body_line + draft.source.body[: found.start()].count("\n"), DRAWN


def english(said: str) -> bool:
    """Vrai si une suite de mots a les mots courts de l'anglais, et pas ceux du français."""
    words = [folded(one) for one in LATIN.findall(said)]
    known = sum(map(bool, map(ENGLISH.fullmatch, words)))
    enough = len(words) >= SENTENCE_LENGTH and known > 1 and known >= len(words) / 5
    stated = len(words) > 2 and SUBJECT.match(" ".join(words))
    return bool(enough or stated) and not french(said)


def french(said: str) -> bool:
    """Vrai si une suite de mots a au moins un des mots courts du français."""
    return any(FRENCH.fullmatch(folded(one)) for one in LATIN.findall(said))
