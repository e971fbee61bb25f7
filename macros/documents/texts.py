"""Fabriquer les textes, en ODT et en DOCX, par pandoc."""

import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import segno

from macros.corpus.facts import Corpus
from macros.documents import docx, odt, pandoc
from macros.documents.archives import changed
from macros.documents.manuscript import manuscript, provenance
from macros.models.champs import A_SCANNER, Champ
from macros.models.edition import Edition
from macros.models.modeles import FormatDeTexte, ModeleDeTexte
from macros.texts.typography import typeset

Finish = Callable[[bytes, Mapping[str, Champ]], bytes]

REFERENCES = Path(__file__).with_name("references")
"""Les styles de chaque mise en page, en ODT et en DOCX, à ouvrir et à changer dans un traitement de texte."""

TEMPLATES = {FormatDeTexte.ODT: "opendocument", FormatDeTexte.DOCX: "openxml"}
FINISHES: Mapping[FormatDeTexte, tuple[str, Finish]] = {
    FormatDeTexte.ODT: ("content.xml", odt.finished),
    FormatDeTexte.DOCX: ("word/document.xml", docx.finished),
}


def document(modele: ModeleDeTexte, corpus: Corpus, kind: FormatDeTexte) -> bytes:
    """Le fichier d'un modèle de texte, daté de sa vérification pour se refaire à l'identique."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "texte.md").write_text(drawn(manuscript(modele, corpus), place), encoding="utf-8")
        (place / "gabarit").write_text(untitled(kind), encoding="utf-8")
        options = [
            *("--from", "markdown-auto_identifiers-smart", "--to", str(kind), "--output", f"sortie.{kind}"),
            *("--template", "gabarit", "--reference-doc", str(REFERENCES / f"{modele.mise_en_page}.{kind}")),
            pandoc.described(properties(modele, corpus.edition), place),
            "texte.md",
        ]
        pandoc.run(options, place, modele.verifie_le)
        made = (place / f"sortie.{kind}").read_bytes()
    held, finish = FINISHES[kind]
    fields = {typeset(name): field for name, field in corpus.champs.items()}
    return changed(made, {held: lambda content: finish(content, fields)}, modele.verifie_le)


def drawn(text: str, folder: Path) -> str:
    """Le texte où chaque adresse à scanner est devenue une image, posée dans le dossier."""
    for rank, address in enumerate(dict.fromkeys(A_SCANNER.findall(text))):
        image = f"code-{rank}.png"
        segno.make(address, error="m").save(str(folder / image), scale=10, border=2)
        text = text.replace(f"(qr:{address})", f"({image}){{width=2.6cm}}")
    return text


def properties(modele: ModeleDeTexte, edition: Edition) -> Mapping[str, str]:
    """Les propriétés du fichier : d'où il vient, ce qu'il vaut, et jamais dans l'acte que l'on signe."""
    return {
        "lang": "fr-FR",
        "title": modele.heading,
        "author": edition.nom,
        "subject": modele.description,
        "description": provenance(modele, edition),
    }


def untitled(kind: FormatDeTexte) -> str:
    """Le gabarit de pandoc sans ses paragraphes de titre et d'auteur : notre titre est un vrai titre."""
    call = ["--print-default-template", TEMPLATES[kind]]
    template = pandoc.run(call, Path.cwd(), date(2026, 1, 1)).decode()
    for field, mark in (("if(title)", "titre"), ("for(author)", "auteur"), ("if(subject)", "sujet")):
        word = field.partition("(")[0]
        template = template.replace(f"${field}$", f"${word}({mark}-en-style)$", 1)
    return template
