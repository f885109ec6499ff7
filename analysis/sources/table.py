"""Tables: CSV, TSV and XLSX in, an article a row out, by the names of the columns.

Rows are numbered as a spreadsheet shows them. Of a workbook, each sheet with a column of text is
read. Left out: formulas without a stored result, charts, notes, hidden markings.
"""

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice

import openpyxl

from analysis.errors import SourceError
from analysis.sources import fields
from analysis.sources.archive import checked_zip, is_zip, names_in
from analysis.sources.decode import decode
from analysis.sources.document import Document, Told
from analysis.sources.fields import Columns, Record

SUFFIXES = (".csv", ".tsv", ".tab")
WORKBOOKS = (".xlsx", ".xlsm")
WIDEST = 500  # columns
ROWS = 1_048_576  # of a sheet, by the format
SHOWN = 5  # rows of a preview
_EXCEL = re.compile(r"\Asep=(.)\r?\n")
csv.field_size_limit(10_000_000)  # one cell holds an article; the process-wide default is 131,072

Row = tuple[int, list[str]]  # number, cells


def is_table(document: Document) -> bool:
    """Whether text is a table: by its ending, or by a first line that names text and more."""
    if document.suffix in SUFFIXES:
        return True
    first = "".join(document.head.splitlines()[:1])
    known = fields.guessed(name.strip(' "') for name in first.split(_delimiter(first)))
    return "text" in known and len(known) > 2


def is_workbook(document: Document) -> bool:
    """Whether the bytes are an XLSX workbook."""
    names = names_in(document)
    is_damaged = not names and is_zip(document) and document.suffix in WORKBOOKS
    return is_damaged or f"{document.name}/xl/workbook.xml" in names


def read(document: Document) -> Iterator[Told | SourceError]:
    """An article a row of a CSV or TSV file."""
    yield from _articles(document, _lines(document), "")


def read_workbook(document: Document) -> Iterator[Told | SourceError]:
    """An article a row of each sheet that has a column of text.

    Raises SourceError where no sheet has one.
    """
    refusals: list[SourceError] = []
    is_read = False
    for name, rows in _sheets(document):
        try:
            yield from _articles(document, rows, f"sheet {name}, ")
            is_read = True
        except SourceError as error:
            document.check_time()
            refusals.append(error)
    if not is_read:
        raise refusals[0] if refusals else document.refuse("no sheet in it", "Add the articles.")


def preview(document: Document) -> Columns:
    """The columns of a table, of a workbook those of the first sheet that has any.

    Raises SourceError where there are none.
    """
    tables = _sheets(document) if is_workbook(document) else iter([("", _lines(document))])
    found = [_preview(rows) for _, rows in tables]
    return max(found, key=lambda one: ("text" in one.guess, bool(one.names)))


def _preview(rows: Iterator[Row]) -> Columns:
    names = _names(next(rows, (1, []))[1])
    shown = (tuple(cells[: len(names)]) for _, cells in islice(rows, SHOWN))
    return Columns(names, fields.guessed(names), tuple(shown))


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    """Names of columns: spaces trimmed, an empty one by its number, a second one numbered."""
    names: list[str] = []
    for number, cell in enumerate(cells[:WIDEST], start=1):
        name = " ".join(cell.split()) or f"column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return tuple(names)


def _articles(document: Document, rows: Iterator[Row], where: str) -> Iterator[Told | SourceError]:
    header = next(rows, None)
    if header is None:
        raise document.refuse("it is empty", "Give it a first line that names its columns.")
    names = _names(header[1])
    mapping = fields.chosen(document, names)
    first = list(islice(rows, fields.LOOKED_AT))
    order = fields.is_day_first((_record(names, cells) for _, cells in first), mapping)
    for number, cells in chain(first, rows):
        place = f"{where}row {number}"
        if any(cell.strip() for cell in cells[len(names) :]):
            yield document.refuse(
                "it has more cells than the first line names", "Quote its commas.", place=place
            )
        else:
            yield fields.told(_record(names, cells), mapping, place=place, is_day_first=order)


def _record(names: Sequence[str], cells: Sequence[str]) -> Record:
    return {name: (cell,) for name, cell in zip(names, cells, strict=False)}


def _delimiter(header: str) -> str:
    return max(",;\t|", key=header.count)


def _lines(document: Document) -> Iterator[Row]:
    """Rows of a CSV file that hold anything."""
    text = decode(document.raw, document.name).lstrip("\ufeff\r\n")
    named = _EXCEL.match(text)  # what Excel writes into files for itself
    text = text[named.end() :] if named else text
    delimiter = named[1] if named else _delimiter(text.partition("\n")[0])
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(rows, start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        raise document.refuse(
            f"it stops being a table at line {rows.line_num} ({error}); the rows before are read",
            "A quotation mark may be unclosed: mend that line.",
        ) from None


def _sheets(document: Document) -> Iterator[tuple[str, Iterator[Row]]]:
    """Name and rows of each sheet."""
    checked_zip(document)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that hold no text
        book = openpyxl.load_workbook(io.BytesIO(document.raw), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file claims may be a million rows
            yield sheet.title, _cells(document, sheet.iter_rows(max_col=WIDEST, values_only=True))
    finally:
        book.close()


def _cells(document: Document, rows: Iterable[Sequence[object]]) -> Iterator[Row]:
    """Rows of a sheet that hold anything."""
    blank: Sequence[object] | None = None
    for number, row in enumerate(rows, start=1):
        if number % 1_000 == 0:
            document.check_time()
        if number > ROWS:
            raise document.refuse(f"a sheet has more than {ROWS:,} rows", "Split it.")
        if row is blank:  # the parser gives one and the same for each row that is not there
            continue
        cells = [_cell(value) for value in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield number, cells
        else:
            blank = row


def _cell(value: object) -> str:
    if value is None or (isinstance(value, str) and value.startswith("#") and value.endswith("!")):
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
