"""The manifest: a manifest.csv in, what it says of each file out, and its mistakes as errors.

Columns file,date,outlet,author,url, all but file optional; comma, semicolon or tab. A file is named
relative to the manifest's folder or to the folder "articles" in it.
"""

import csv
import io
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from analysis.errors import MetadataError, SourceError
from analysis.sources.clean import clean
from analysis.sources.decode import decode, shown, unreadable
from analysis.sources.published import CERTAIN, is_future
from analysis.types import Article

_FIELDS = {"published": "date", "outlet": "outlet", "author": "author", "url": "url"}
NAME = "manifest.csv"
ARTICLES = "articles"

Exists = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """What the manifest says of one file; "" and None where it says nothing."""

    published: date | None = None
    outlet: str = ""
    author: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Rows by file name, relative to the manifest's folder, and what is wrong with the table."""

    rows: dict[str, Row]
    problems: tuple[SourceError, ...]

    def row(self, name: str) -> Row | None:
        """What is said of that file, None where it is not listed."""
        name = _normal(name)
        return self.rows.get(name) or self.rows.get(name.removeprefix(f"{ARTICLES}/"))

    def lists(self, folder: str) -> bool:
        """Whether any file of that folder is listed."""
        return any(name.startswith(f"{_normal(folder)}/") for name in self.rows)


def is_manifest(name: str) -> bool:
    """Whether a file is a manifest, by its name."""
    return PurePosixPath(name.replace("\\", "/")).name == NAME


def described(article: Article, row: Row | None, name: str) -> Iterator[Article | MetadataError]:
    """The article with what the manifest says of it, and a note where the file says otherwise.

    What the manifest leaves empty stays as the file has it.
    """
    if row is None:
        yield article
        return
    given: dict[str, Any] = {f: getattr(row, f) for f in _FIELDS if getattr(row, f)}
    for name_of, value in given.items():
        own = getattr(article, name_of)
        if own and _differ(own, value):
            yield MetadataError(
                f"{name}: the manifest says {str(value)!r}, the file {str(own)!r} "
                f"({_FIELDS[name_of]}): the manifest counts."
            )
    if row.published:
        given |= {"published_from": "manifest", "published_certainty": CERTAIN}
    yield replace(article, **given)


def _differ(own: object, given: object) -> bool:
    return "".join(str(own).split()).casefold() != "".join(str(given).split()).casefold()


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", str(PurePosixPath(name.strip().replace("\\", "/"))))


def _table(text: str) -> "csv.DictReader[str]":
    header = text.lstrip("\ufeff\n").partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    table = csv.DictReader(io.StringIO(text.lstrip("\ufeff\n"), newline=""), delimiter=delimiter)
    table.fieldnames = [name.strip().lower() for name in table.fieldnames or ()]
    return table


def _published(value: str, today: date) -> date | None:
    """The day of an ISO date or time; raises ValueError that says what is wrong with it."""
    if not value:
        return None
    try:
        day = datetime.fromisoformat(value).date()
    except ValueError:
        raise ValueError(f"the date {value!r} can't be read: write it as 2017-02-16") from None
    if is_future(day, today):
        raise ValueError(f"the date {value!r} lies in the future: correct it")
    return day


def _outside(name: str) -> bool:
    """Whether the name would lead out of the manifest's folder."""
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or bool(PureWindowsPath(name).drive)


def _row(cells: dict[str, str], exists: Exists, today: date) -> tuple[Row | None, str]:
    """What a line says of its file, None where it is of no use; and what is wrong, or ""."""
    name = _normal(cells["file"])
    if not cells["file"]:
        return None, "names no file: fill in the column file, or remove the row"
    if _outside(name):
        return None, f"{name!r} lies outside the folder: name files inside it"
    if not (exists(name) or exists(f"{ARTICLES}/{name}")):
        return None, f"there is no file {name!r}: add it, or remove the row"
    about = {column: cells.get(column, "") for column in ("outlet", "author", "url")}
    try:
        return Row(_published(cells.get("date", ""), today), **about), ""
    except ValueError as error:
        return Row(None, **about), f"{name!r}: {error}; until then it is undated"


def parsed(raw: bytes, name: str, exists: Exists, today: date) -> Manifest:
    """What the bytes of a manifest say; its mistakes are kept, not raised.

    `name` is what errors show; `exists` knows names relative to the manifest's folder. Raises
    SourceError when the whole table can't be read.
    """
    rows: dict[str, Row] = {}
    problems: list[SourceError] = []
    table = _table(decode(raw, name))
    if "file" not in (table.fieldnames or ()):
        raise SourceError(f"{name}: no column is named file. Add it to the first line.")
    for line in _lines(table, name):
        cells = {k: clean(v or "") for k, v in line.items() if isinstance(k, str)}
        row, wrong = _row(cells, exists, today)
        file = _normal(cells["file"])
        if any(line.get(None) or ()):  # cells beyond the header
            row, wrong = None, f"{file!r} has more cells than the header: quote those with commas"
        if row is not None and rows.setdefault(file, row) != row:
            wrong = f"{file!r} is listed before with other values: remove one of the rows"
        if wrong:
            kind = SourceError if row is None else MetadataError
            problems.append(kind(f"{name}, line {table.line_num}: {wrong}."))
    return Manifest(rows, tuple(problems))


def _lines(table: "csv.DictReader[str]", name: str) -> Iterator[dict[Any, Any]]:
    try:
        yield from table
    except csv.Error as error:
        raise SourceError(
            f"{name}, line {table.line_num}: no table from here on ({error}). Mend that line."
        ) from None


def read_manifest(path: Path, *, today: date) -> Manifest:
    """What a manifest says of the files beside it; its mistakes are kept, not raised.

    Raises SourceError when the whole table can't be read.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise unreadable(shown(path), error) from error
    return parsed(raw, shown(path), lambda name: (path.parent / name).exists(), today)
