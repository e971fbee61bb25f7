"""Écrire des diapositives en PPTX et en ODP : seize neuvièmes, titre unique, 24 points au moins, notes."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape

from odfdo import Document, Element
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.text.text import TextFrame
from pptx.util import Cm, Pt

from macros.documents.archives import changed, coloured
from macros.documents.conseil import Diapositive
from macros.documents.shapes import FONT
from macros.exports.tints import INK
from macros.models.edition import Edition
from macros.texts.typography import typeset

LARGEUR, HAUTEUR = 33.867, 19.05
"""La diapositive, en centimètres."""

MARGE, HAUT, SUITE = 1.8, 1.2, 4.4
"""Le bord, le haut du titre, le haut du texte."""

TITRE, TEXTE = 36, 26
"""Les tailles de lettres, en points."""

PAGED = (
    '<style:style style:name="{0}" style:family="presentation"><style:graphic-properties draw:stroke="none" '
    'draw:fill="none" draw:auto-grow-height="false" draw:textarea-vertical-align="top"/>'
    '<style:text-properties style:font-name="{3}" fo:font-size="{1}pt" fo:color="#{4}" '
    'fo:font-weight="{2}" fo:language="fr" fo:country="FR"/></style:style>'
)
PARAGRAPH = (
    '<style:style style:name="{0}" style:family="paragraph"><style:paragraph-properties '
    'fo:margin-bottom="0.35cm"/><style:text-properties fo:font-size="{1}pt" fo:font-weight="{2}" '
    'fo:color="#{3}" fo:language="fr" fo:country="FR"/></style:style>'
)
BULLETS = (
    '<text:list-style style:name="Puces"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
    '<style:list-level-properties text:min-label-width="0.9cm"/>'
    '<style:text-properties style:font-name="{}" fo:color="#{}" fo:font-size="100%"/>'
    "</text:list-level-style-bullet></text:list-style>"
)
"""Sans style à elles, les puces d'ODP font moins de la moitié d'une lettre."""

FRAME = (
    '<draw:frame presentation:class="{kind}" presentation:style-name="{style}" svg:x="{x}cm" svg:y="{y}cm" '
    'svg:width="{width}cm" svg:height="{height}cm" draw:layer="layout"><draw:text-box>{text}</draw:text-box>'
    "</draw:frame>"
)


def spoken(slide: Diapositive) -> tuple[str, ...]:
    """Ce que dit l'orateur, les faits dont vient chaque chiffre, puis tous ceux de la diapositive."""
    figures = (f"« {said} » vient de : {', '.join(facts)}." for said, facts in slide.chiffres.items())
    return (*slide.notes, *map(typeset, figures), f"Faits du guide : {', '.join(slide.faits)}.")


def pptx(title: str, slides: Sequence[Diapositive], day: date, edition: Edition) -> bytes:
    """La présentation PPTX, identique à l'octet pour les mêmes faits."""
    show = Presentation()
    show.slide_width, show.slide_height = Cm(LARGEUR), Cm(HAUTEUR)
    for rel in [it for it in show.part.package._rels.values() if it.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        show.part.package.drop_rel(rel.rId)
    for slide in slides:
        page = show.slides.add_slide(show.slide_layouts[1])
        for place, top, height, texts, size in (
            (page.shapes.title, HAUT, SUITE - HAUT, (slide.titre,), TITRE),
            (page.placeholders[1], SUITE, HAUTEUR - SUITE - HAUT, slide.lignes, TEXTE),
        ):
            place.left, place.width = Cm(MARGE), Cm(LARGEUR - 2 * MARGE)
            place.top, place.height = Cm(top), Cm(height)
            write(place.text_frame, texts, size)
        write(page.notes_slide.notes_text_frame, spoken(slide), 12)
    about, now = show.core_properties, datetime(day.year, day.month, day.day)
    about.title, about.author, about.last_modified_by = title, edition.nom, edition.nom
    about.language = "fr-FR"
    about.created = about.modified = now
    out = io.BytesIO()
    show.save(out)
    return coloured(changed(out.getvalue(), {}, day), edition)


def write(frame: TextFrame, texts: Sequence[str], size: int) -> None:
    """Écrit des paragraphes, en français, à cette taille."""
    frame.word_wrap = True
    for rank, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if rank == 0 else frame.add_paragraph()  # type: ignore[no-untyped-call]
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.name, run.font.language_id = Pt(size), FONT, MSO_LANGUAGE_ID.FRENCH
        if size == TITRE:
            run.font.bold, run.font.color.rgb = True, RGBColor.from_string(INK)  # type: ignore[no-untyped-call]


def odp(title: str, slides: Sequence[Diapositive], day: date, edition: Edition) -> bytes:
    """La présentation ODP, identique à l'octet pour les mêmes faits."""
    show = Document("presentation")
    show.body.clear()
    for name, size, weight, ink in (("Titre", TITRE, "bold", INK), ("Texte", TEXTE, "normal", "000000")):
        show.insert_style(PAGED.format(name, size, weight, FONT, ink), automatic=True)
        show.insert_style(PARAGRAPH.format(f"P{name}", size, weight, ink), automatic=True)
    show.insert_style(BULLETS.format(FONT, INK), automatic=True)
    for rank, slide in enumerate(slides, start=1):
        show.body.append(Element.from_tag(page(rank, slide)))
    show.meta.title, show.meta.language = title, "fr-FR"
    show.meta.initial_creator = show.meta.creator = edition.nom
    show.meta.creation_date = show.meta.date = datetime(day.year, day.month, day.day)
    out = io.BytesIO()
    show.save(out)
    return coloured(changed(out.getvalue(), {"styles.xml": widened}, day), edition)


def page(rank: int, slide: Diapositive) -> str:
    """Une diapositive, en XML : son titre, ses lignes, ses notes."""
    title = f'<text:p text:style-name="PTitre">{escape(slide.titre)}</text:p>'
    items = "".join(
        f'<text:list-item><text:p text:style-name="PTexte">{escape(line)}</text:p></text:list-item>'
        for line in slide.lignes
    )
    notes = "".join(f"<text:p>{escape(line)}</text:p>" for line in spoken(slide))
    wide = LARGEUR - 2 * MARGE
    place = {"x": MARGE, "width": wide}
    head = FRAME.format(kind="title", style="Titre", y=HAUT, height=SUITE - HAUT, text=title, **place)
    body = FRAME.format(
        kind="outline",
        style="Texte",
        y=SUITE,
        height=HAUTEUR - SUITE - HAUT,
        text=f'<text:list text:style-name="Puces">{items}</text:list>',
        **place,
    )
    told = FRAME.format(kind="notes", style="Texte", x=2, y=14, width=17, height=12, text=notes)
    return (
        f'<draw:page draw:name="Diapositive {rank}" draw:master-page-name="presentation">{head}{body}'
        f"<presentation:notes>{told}</presentation:notes></draw:page>"
    )


def widened(styles: bytes) -> bytes:
    """Les pages en seize neuvièmes."""
    return styles.replace(b'"28cm"', f'"{LARGEUR}cm"'.encode()).replace(b'"21cm"', f'"{HAUTEUR}cm"'.encode())
