"""L'empreinte d'une suite de textes : si elle change, ce qui en a été dit est à revoir."""

import hashlib
from collections.abc import Iterable


def digest(parts: Iterable[str]) -> str:
    """Seize chiffres qui résument une suite de textes."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
