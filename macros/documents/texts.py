"""Fabriquer les textes, en ODT et en DOCX, par pandoc."""

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path

import pypandoc

from macros.corpus.facts import Corpus
from macros.documents import docx, odt
from macros.documents.archives import Change, changed
from macros.documents.manuscript import footer, manuscript
from macros.models.modeles import FormatDeTexte, ModeleDeTexte

REFERENCES = Path(__file__).with_name("references")
"""Les styles de chaque mise en page, en ODT et en DOCX, à ouvrir et à changer dans un traitement de texte."""

FOOTER = "PIED DE PAGE DU MODÈLE"
"""La ligne de leur pied de page qui reçoit celle du modèle ; gardez-la en changeant les styles."""

HELD = {FormatDeTexte.ODT: "styles.xml", FormatDeTexte.DOCX: "word/footer1.xml"}
TEMPLATES = {FormatDeTexte.ODT: "opendocument", FormatDeTexte.DOCX: "openxml"}
FINISHES: Mapping[FormatDeTexte, Mapping[str, Change]] = {
    FormatDeTexte.ODT: {"content.xml": odt.finished},
    FormatDeTexte.DOCX: {"word/document.xml": docx.finished},
}


def document(modele: ModeleDeTexte, corpus: Corpus, kind: FormatDeTexte) -> bytes:
    """Le fichier d'un modèle de texte, daté de sa vérification pour se refaire à l'identique."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "texte.md").write_text(manuscript(modele, corpus), encoding="utf-8")
        (place / "gabarit").write_text(untitled(kind), encoding="utf-8")
        (place / f"reference.{kind}").write_bytes(reference(modele, kind))
        options = [
            *("--from", "markdown-auto_identifiers-smart", "--to", str(kind), "--output", f"sortie.{kind}"),
            *("--template", "gabarit", "--reference-doc", f"reference.{kind}", "--metadata", "lang=fr-FR"),
            *("--metadata", f"title={modele.heading}", "texte.md"),
        ]
        pandoc(options, place, modele.verifie_le)
        made = (place / f"sortie.{kind}").read_bytes()
    return changed(made, FINISHES[kind], modele.verifie_le)


def reference(modele: ModeleDeTexte, kind: FormatDeTexte) -> bytes:
    """Le document de référence de sa mise en page, qu'un traitement de texte ouvre, avec son pied de page."""
    given = (REFERENCES / f"{modele.mise_en_page}.{kind}").read_bytes()
    said = escape(footer(modele)).encode()
    return changed(given, {HELD[kind]: lambda xml: xml.replace(FOOTER.encode(), said)}, modele.verifie_le)


def untitled(kind: FormatDeTexte) -> str:
    """Le gabarit de pandoc sans son paragraphe de titre : notre titre est un vrai titre de niveau 1."""
    template = pandoc(["--print-default-template", TEMPLATES[kind]], Path.cwd(), date(2026, 1, 1)).decode()
    return template.replace("$if(title)$", "$if(titre-en-style)$", 1)


def pandoc(options: Sequence[str], folder: Path, day: date) -> bytes:
    """Ce que pandoc écrit, avec l'horloge arrêtée à ce jour."""
    epoch = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    command = [pypandoc.get_pandoc_path(), *options]
    clock = os.environ | {"SOURCE_DATE_EPOCH": str(epoch)}
    return subprocess.run(command, cwd=folder, env=clock, check=True, stdout=subprocess.PIPE).stdout
