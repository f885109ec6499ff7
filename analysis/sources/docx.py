"""DOCX: a Word document in, its article or the articles of a database's export out.

Insertions that were tracked count, deletions do not. Cells of a table follow one another. The
properties give title, language and section; the day of the file is no more than a guess. Left out:
headers, footers, footnotes, comments, pictures.
"""

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from analysis.sources import databases
from analysis.sources.archive import checked_zip, is_zip, names_in
from analysis.sources.document import Document, Told, byline
from analysis.sources.published import GUESSED, Dated

SUFFIXES = (".docx", ".docm")
_GONE = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # said twice
}
_PRINTED = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_HEADLINES = ("title", "heading 1")  # names of styles
# What programs write where a title or an author should be. Own list.
_NO_TITLE = re.compile(
    r"(?:microsoft word\b|document ?\d*$|untitled|.*\.(?:docx?|rtf|indd|qxd|pdf)$)", re.I
)
_NO_AUTHOR = re.compile(
    r"(?:python-docx|microsoft|user|admin|owner|.*\buser$|.*\.(?:com|org))", re.I
)


def is_docx(document: Document) -> bool:
    """Whether the bytes are a Word document."""
    names = names_in(document)
    is_damaged = not names and is_zip(document) and document.suffix in SUFFIXES
    return is_damaged or f"{document.name}/word/document.xml" in names


def read(document: Document) -> Iterator[Told]:
    """The article of a document, or those of the export that it is."""
    checked_zip(document).close()
    word = docx.Document(io.BytesIO(document.raw))
    paragraphs = list(_paragraphs(document, word))
    text = "\n\n".join(words for words, _ in paragraphs)
    several = tuple(databases.split("\n".join(words for words, _ in paragraphs)))
    if several:
        yield from several
        return
    about = word.core_properties
    headline = next((words for words, style in paragraphs if style in _HEADLINES), "")
    yield Told(
        text,
        title=headline or title_of(about.title, text),
        dates=(Dated(about.created.date().isoformat(), "file", GUESSED),) if about.created else (),
        author=byline(text) or author_of(about.author),
        language=about.language,
        section=about.category,
    )


def title_of(title: str, text: str) -> str:
    """The title in a file's properties, where the text prints it near its beginning."""
    folded = " ".join(title.split()).casefold()
    is_printed = folded in " ".join(text[:2_000].split()).casefold()
    return title if folded and is_printed and not _NO_TITLE.match(title) else ""


def author_of(author: str) -> str:
    """The author in a file's properties, where that is a name."""
    return "" if _NO_AUTHOR.match(author.strip()) else author


def _paragraphs(document: Document, word: WordDocument) -> Iterator[tuple[str, str]]:
    """Words and style (in small letters) of each paragraph that has words."""
    styles = {style.style_id: (style.name or "").lower() for style in word.styles}
    for number, paragraph in enumerate(word.element.body.iter(qn("w:p"))):
        if number % 1_000 == 0:
            document.check_time()
        is_gone = any(parent.tag in _GONE for parent in paragraph.iterancestors())
        words = "" if is_gone else "".join(_words(paragraph)).strip()
        if words:
            yield words, styles.get(paragraph.style or "", "")


def _words(element: object) -> Iterator[str]:
    """The words of a paragraph, without those of text boxes inside it and of deletions."""
    for child in element:  # type: ignore[attr-defined]  # an lxml element
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _PRINTED:
            yield _PRINTED[child.tag]
        elif child.tag != qn("w:p") and child.tag not in _GONE:
            yield from _words(child)
