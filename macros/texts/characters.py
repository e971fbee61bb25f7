"""Les caractères qui ne se voient pas : le guide n'en garde aucun, ni dans ses pages ni dans ses données."""

import re

INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u2800\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Contrôle, sens d'écriture, espaces sans largeur, remplissages, signes privés, moitiés de caractère."""

MIXED = re.compile(
    r"[\uff21-\uff5a\U0001d400-\U0001d7ff]+|[\u0300-\u036f]{2,}|[a-zà-ÿ][\u0370-\u03a8\u03aa-\u03bb\u03bd-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][a-zà-ÿ]{2}",
    re.IGNORECASE,
)
"""Ce qu'une voix ne lit pas comme l'œil : une lettre grecque ou cyrillique dans un mot de nos lettres (ni kΩ
ni μm), des lettres larges ou de mathématiques, plusieurs accents sur une lettre."""


def code(character: str) -> str:
    """Le nom qu'Unicode donne à un caractère que l'on ne peut pas montrer : U+200B."""
    return f"U+{ord(character):04X}"
