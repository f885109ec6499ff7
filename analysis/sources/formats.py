"""Formats: bytes under a name in, Articles and errors out, whatever the format.

FORMATS is the table of formats. A file is read by the first one whose test fits its content; its
name only decides between what looks alike. To add a format, write a module with a test and a reader
(html.py is an example) and give it a line here and in docs/loading.md.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from analysis.errors import MetadataError, SourceError
from analysis.settings import Settings
from analysis.sources import (
    archive,
    bundle,
    docx,
    feed,
    html,
    mhtml,
    newsxml,
    pdf,
    records,
    table,
    text,
)
from analysis.sources.document import Document, Found, Told, articles, check_size, utc_today
from analysis.sources.fields import Columns
from analysis.sources.manifest import is_manifest


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, how its files end, how its content is told, how it is read."""

    name: str
    suffixes: tuple[str, ...]
    fits: Callable[[Document], bool]
    read: Callable[[Document], Iterable[Told | Found]]


def _archived(document: Document) -> Iterator[Found]:
    """What is in an archive, its manifest.csv read as that of a folder."""
    yield from bundle.read(archive.members(document), archive.names_in(document), read)


FORMATS = (
    Format("a PDF", (".pdf",), pdf.is_pdf, pdf.read),
    Format("a Word document", docx.SUFFIXES, docx.is_docx, docx.read),
    Format("an Excel workbook", table.WORKBOOKS, table.is_workbook, table.read_workbook),
    Format("a ZIP archive", (".zip",), archive.is_zip, _archived),
    Format("a saved page", mhtml.SUFFIXES, mhtml.is_mhtml, mhtml.read),
    Format("a feed", feed.SUFFIXES, feed.is_feed, feed.read),
    Format("XML of news", (".xml", ".nitf"), newsxml.is_xml, newsxml.read),
    Format("a web page", (".html", ".htm", ".xhtml"), html.is_html, html.read),
    Format("JSON", records.SUFFIXES, records.is_json, records.read),
    Format("a table", table.SUFFIXES, table.is_table, table.read),
    Format("text", (".txt", ".text", *text.MARKDOWN), lambda _: True, text.read),
)
SUFFIXES = tuple(ending for one in FORMATS for ending in one.suffixes)


def read_bytes(
    name: str,
    raw: bytes,
    settings: Settings,
    mapping: Mapping[str, str] | None = None,
    *,
    today: date | None = None,
) -> Iterator[Found]:
    """Every article in a file of any format, and an error in place of each that can't be read.

    `name` decides what the content leaves open, and stands in errors. `mapping` says which column
    or field holds what, where the guess of `preview_columns` is to be overruled. A MetadataError is
    a note: its article is there all the same.
    """
    yield from read(Document(name, raw, settings, today or utc_today(), mapping))


def read_files(
    files: Iterable[tuple[str, bytes]],
    settings: Settings,
    mappings: Mapping[str, Mapping[str, str]] | None = None,
    *,
    today: date | None = None,
) -> Iterator[Found]:
    """Every article in files that came together, a manifest.csv among them read as a folder's.

    `mappings` is by the name of the file.
    """
    day, by_name = today or utc_today(), mappings or {}
    documents = [Document(n, raw, settings, day, by_name.get(n)) for n, raw in files]
    documents.sort(key=lambda one: not is_manifest(one.name))
    yield from bundle.read(documents, {one.name for one in documents}, read)


def preview_columns(name: str, raw: bytes, settings: Settings) -> Columns | None:
    """The columns of a table or the fields of JSON, and what each is taken for; None for others.

    Raises SourceError where the file can't be read.
    """
    document = Document(name, raw, settings)
    check_size(name, len(raw), settings)
    form = FORMATS[-1]
    try:
        form = next(one for one in FORMATS if one.fits(document))
        if form.read in (table.read, table.read_workbook):
            return table.preview(document)
        return records.preview(document) if form.read is records.read else None
    except SourceError:
        raise
    except Exception as error:  # as in read
        raise _damaged(document, form, error) from error


def read(document: Document) -> Iterator[Found]:
    """Every article in a document, and an error in place of each that can't be read."""
    form = FORMATS[-1]
    try:
        check_size(document.name, len(document.raw), document.settings)
        form = next(one for one in FORMATS if one.fits(document))
        yield from _misnamed(document, form)
        is_empty = True
        for found in articles(document, form.read(document)):
            is_empty = False
            yield found
        if is_empty:
            yield document.refuse("there is no article in it", "Put one into it, or remove it.")
    except SourceError as error:
        yield error
    except Exception as error:  # parsers fail on damaged and hostile files in ways of their own
        yield _damaged(document, form, error)


def _damaged(document: Document, form: Format, error: Exception) -> SourceError:
    return document.refuse(
        f"it can't be read as {form.name} ({type(error).__name__})",
        "It may be damaged: open it, save it again, or paste its text.",
    )


def _misnamed(document: Document, form: Format) -> Iterator[SourceError]:
    """A note where the ending of a name promises another format than the content is.

    Raises SourceError for text under an ending that no article has ("site.css").
    """
    named = [one for one in FORMATS if document.suffix in one.suffixes]  # XML may be two things
    expected = form if form in named else next(iter(named), None)
    if expected is None and document.suffix and form is FORMATS[-1]:
        known = ", ".join(SUFFIXES)
        raise SourceError(f"{document.name}: skipped, only {known} can be read. Save it as .txt.")
    if expected not in (None, form, FORMATS[-1]) and document.raw.strip():
        yield MetadataError(
            f"{document.name}: it is named like {expected.name} but is {form.name}; read as that."
        )
