"""La version du guide, écrite à un seul endroit."""

import tomllib
from pathlib import Path


def version(root: Path) -> str:
    """La version que dit `pyproject.toml` : « 0.1.0 »."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])
