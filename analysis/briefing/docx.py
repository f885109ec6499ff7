"""The briefing as a Word document made to be edited: real headings, styles, tables, pictures.

Goes in: an edited briefing. Comes out: bytes, the same for the same briefing. Who speaks is a named
style of the paragraph: "Source words", "Desk" or "Analyst".
"""

import io
import unicodedata
import zipfile
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from analysis.briefing import pictures
from analysis.briefing.html import (
    CAPTION,
    CONDITION,
    DRAFT,
    HEADS,
    KEY,
    MARK,
    described,
    made_by,
    state,
    web,
)  # fmt: skip
from analysis.briefing.model import Block, Briefing, Claim, Picture, Position, Source, Voice
from analysis.briefing.wording import CORPUS, reference
from analysis.figures.palette import GLYPHS, LIGHT

STYLES = {Voice.SOURCE: "Source words", Voice.DESK: "Desk", Voice.ANALYST: "Analyst"}
NOTE, ENTRY = "Note", "Source entry"
WIDTHS = (31, 43, 54, 54)  # mm, of the table of actors
BORDERS = (  # fine lines between the rows, none between the columns
    f"<w:tblBorders {nsdecls('w')}>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LIGHT.rule[1:]}"/>'
        if side in ("top", "bottom", "insideH")
        else f'<w:{side} w:val="nil"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)
FIRST = (1980, 1, 1, 0, 0, 0)  # the time of every part, so that the bytes are the same
Place = Document | _Cell


def word(briefing: Briefing) -> bytes:
    """The whole document."""
    document = docx.Document()
    _page(document)
    _styles(document)
    _properties(document, briefing)
    _words(document.add_paragraph(style="Title"), briefing.title)
    scope = list(briefing.scope)
    if briefing.fictional:
        _words(document.add_paragraph(style="Intense Quote"), scope.pop(0))
    _words(document.add_paragraph(style=NOTE), f"{' '.join(scope)} {state(briefing)}")
    _words(document.add_paragraph(style=NOTE), KEY)
    for block in briefing.blocks:
        _block(document, block, briefing)
    _words(document.add_paragraph(style=NOTE), f"Made by: {made_by(briefing)}")
    return _saved(document)


def _page(document: Document) -> None:
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(14)
        section.top_margin = section.bottom_margin = Mm(13)


def _styles(document: Document) -> None:
    """The styles of the document; the desk's own look is a change of these alone."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(9.5)
    normal.paragraph_format.space_after = Pt(3)
    for name, size, before in (("Title", 20, 0), ("Heading 1", 13, 9), ("Heading 2", 10.5, 5)):
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0x1A, 0x1D, 0x21)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(3)
    looks = (
        (STYLES[Voice.SOURCE], 9, "1A1D21", 4, False),
        (STYLES[Voice.DESK], 9.5, "1A1D21", 0, False),
        (STYLES[Voice.ANALYST], 9.5, LIGHT.accent[1:], 0, True),
        (NOTE, 8, LIGHT.muted[1:], 0, False),
        (ENTRY, 7.5, "1A1D21", 0, False),
    )
    for name, points, colour, indent, bold in looks:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = normal, True
        style.font.size, style.font.bold = Pt(points), bold
        style.font.color.rgb = RGBColor.from_string(colour)
        style.paragraph_format.left_indent = Mm(indent)
        style.paragraph_format.space_after = Pt(2)
    document.styles[STYLES[Voice.SOURCE]].font.name = "Georgia"
    caption = document.styles["Caption"].font
    caption.size, caption.bold = Pt(8), False
    caption.color.rgb = RGBColor.from_string(LIGHT.muted[1:])


def _properties(document: Document, briefing: Briefing) -> None:
    made = datetime.fromisoformat(briefing.as_of).replace(tzinfo=None)
    core = document.core_properties
    core.title = _valid(briefing.title)[:255]  # no property of a Word file may be longer
    core.author, core.last_modified_by = "Détente", ""
    core.created = core.modified = made
    core.revision, core.comments, core.language = 1, "", "en"


def _saved(document: Document) -> bytes:
    """The bytes, every part dated alike."""
    made, fixed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(zipfile.ZipInfo(part.filename, FIRST), old.read(part),
                         zipfile.ZIP_DEFLATED)  # fmt: skip
    return fixed.getvalue()


def _block(document: Document, block: Block, briefing: Briefing) -> None:
    heading = document.add_heading(level=1)
    _words(heading, block.title)
    if block.draft:
        run = heading.add_run(f"  {DRAFT}")
        run.font.size, run.font.color.rgb = Pt(8.5), RGBColor.from_string("A03A19")
    if block.positions:
        _table(document, block.positions, briefing)
    if block.picture:
        _picture(document, block.picture)
    for claim in block.claims:
        _claim(document, claim, briefing)
    if block.numbered:
        for number, one in enumerate(briefing.sources, start=1):
            _entry(document, number, one)
        told = f"{CORPUS}. All articles in scope, counted by the desk."
        _words(document.add_paragraph(style=ENTRY), told)
    if block.note:
        _words(document.add_paragraph(style=NOTE), block.note)


def _claim(place: Place, claim: Claim, briefing: Briefing) -> Paragraph:
    """One sentence as a paragraph in the style of who speaks."""
    paragraph = place.add_paragraph(style=STYLES[claim.voice])
    if claim.voice is Voice.ANALYST:
        author = f" ({claim.author})" if claim.author else ""
        _words(paragraph, f"{MARK}{author}: ")
    if claim.by:
        _words(paragraph, f"{claim.by}: ").bold = True
    said = f"“{claim.text}”" if claim.quoted else claim.text
    _words(paragraph, said, language=claim.language, ours=claim.voice is Voice.DESK)
    if claim.where:
        _muted(paragraph, f" {claim.where}")
    ref = paragraph.add_run(f" {reference(claim, briefing)}")
    ref.font.size, ref.font.color.rgb = Pt(8), RGBColor.from_string(LIGHT.accent[1:])
    if claim.stale:
        _muted(paragraph, f" (The facts changed. The desk now: {claim.stale})")
    return paragraph


def _muted(paragraph: Paragraph, text: str) -> None:
    run = _words(paragraph, text)
    run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(LIGHT.muted[1:])


def _valid(text: str) -> str:
    """Text that XML can hold.

    >>> _valid("a" + chr(0) + "b")
    'ab'
    """
    return "".join(c for c in text if c in "\t\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left.

    >>> is_right_to_left("“شهد"), is_right_to_left("Oslo شهد")
    (True, False)
    """
    strong = (unicodedata.bidirectional(c) for c in text)
    return next((one in ("R", "AL") for one in strong if one in ("L", "R", "AL")), False)


def _words(paragraph: Paragraph, text: str, language: str = "", *, ours: bool = False) -> Run:
    """Text as a run that keeps its direction and language; the desk's own run left to right."""
    run: Run = paragraph.add_run(_valid(text))
    properties = run._r.get_or_add_rPr()
    if is_right_to_left(text) and not ours:
        properties.append(OxmlElement("w:rtl"))
        if len(paragraph.runs) == 1:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    if language and language != "en":
        told = OxmlElement("w:lang")
        for name in ("w:val", "w:bidi", "w:eastAsia"):
            told.set(qn(name), language)
        properties.append(told)
    return run


def _table(document: Document, positions: tuple[Position, ...], briefing: Briefing) -> None:
    """One row an actor, under a row of heads that is repeated on every page."""
    table = document.add_table(rows=1, cols=len(HEADS), style="Table Grid")
    table.autofit = False
    table._tbl.tblPr.append(parse_xml(BORDERS))
    head = table.rows[0]
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    head._tr.get_or_add_trPr().append(repeated)
    for cell, title in zip(head.cells, HEADS, strict=True):
        _words(cell.paragraphs[0], title).bold = True
    for number, one in enumerate(positions, start=1):
        row = table.add_row()
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)
        _row(row.cells, number, one, briefing)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = Mm(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.left_indent = Mm(0)


def _row(cells: tuple[_Cell, ...], number: int, one: Position, briefing: Briefing) -> None:
    who, stands, best, against = cells
    first = who.paragraphs[0]
    first.style = NOTE
    name = _words(first, f"{number}. {one.name}")
    name.bold, name.font.size, name.font.color.rgb = True, Pt(9.5), RGBColor(0x1A, 0x1D, 0x21)
    if one.role:
        first.add_run().add_break()
        _words(first, one.role)
    _only(stands, _claim(stands, one.line, briefing))
    mark = OxmlElement("w:r")
    glyph = Run(mark, stands.paragraphs[0])
    glyph.text = f"{GLYPHS[one.label]} "
    glyph.bold, glyph.font.color.rgb = True, RGBColor.from_string(LIGHT.labels[one.label].ink[1:])
    stands.paragraphs[0]._p.insert(1, mark)
    _claim(stands, one.basis, briefing)
    if one.best:
        _only(best, _claim(best, one.best, briefing))
    else:
        best.paragraphs[0].style = NOTE
        _words(best.paragraphs[0], "Judged by an analyst.")
    if one.condition:
        told = best.add_paragraph(style=NOTE)
        _words(told, f"{CONDITION}:")
        _claim(best, one.condition, briefing)
    if one.contrary:
        _only(against, _claim(against, one.contrary, briefing))


def _only(cell: _Cell, paragraph: Paragraph) -> None:
    """Takes away the empty paragraph that a new cell begins with."""
    first = cell.paragraphs[0]
    if first._p is not paragraph._p:
        first._p.getparent().remove(first._p)


def _picture(document: Document, picture: Picture) -> None:
    """The picture with its text alternative, and a caption."""
    shape = document.add_picture(io.BytesIO(pictures.png(picture)), width=Mm(178))
    told = shape._inline.docPr
    told.set("descr", _valid(picture.alt))
    told.set("title", picture.title)
    _words(document.add_paragraph(style="Caption"), CAPTION)


def _entry(document: Document, number: int, one: Source) -> None:
    """A numbered source, its address as a link."""
    paragraph = document.add_paragraph(style=ENTRY)
    _words(paragraph, f"{number}. ").bold = True
    _words(paragraph, f"{described(one)} ")
    if not (address := web(one.url)):
        if one.url:
            _words(paragraph, one.url)
        return
    relation = paragraph.part.relate_to(
        _valid(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = OxmlElement("w:r")
    link.append(run)
    paragraph._p.append(link)
    shown = Run(run, paragraph)
    shown.text = _valid(address)
    shown.font.color.rgb, shown.font.underline = RGBColor.from_string(LIGHT.accent[1:]), True
