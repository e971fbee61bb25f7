"""Ce que le navigateur a le droit de charger : rien, sauf nos fichiers."""

from macros.publication.tree import Files

RULES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    # Les flèches des listes repliées sont des dessins écrits dans la feuille de style.
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
)
"""Les règles qu'une page peut porter elle-même."""

POLICY = "; ".join(RULES)
HEADER = f"{POLICY}; frame-ancestors 'none'"
"""Ce qu'envoie un serveur : la dernière règle n'a d'effet que dans un en-tête."""

CHARSET = b'<meta charset="utf-8">'


def guarded(files: Files) -> dict[str, bytes]:
    """Le site où chaque page porte sa règle, pour les hébergements qui n'envoient pas d'en-tête."""
    meta = CHARSET + f'\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">'.encode()
    return {
        name: content.replace(CHARSET, meta, 1) if name.endswith(".html") else content
        for name, content in files.items()
    }
