"""The manifest: a manifest.csv in, what it says of each file out, and its mistakes as errors.

Columns file,date,outlet,author,url, all but file optional; comma, semicolon or tab. A file is named
relative to the manifest's folder or to the folder "articles" in it.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from analysis.errors import MetadataError, SourceError
from analysis.sources.clean import clean
from analysis.sources.decode import decode, shown, unreadable
from analysis.sources.published import CERTAIN
from analysis.types import Article

_FIELDS = {"published": "date", "outlet": "outlet", "author": "author", "url": "url"}
NAME = "manifest.csv"
ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Row:
    """What the manifest says of one file; "" and None where it says nothing."""

    published: date | None = None
    outlet: str = ""
    author: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Rows by file name, and what is wrong with the table."""

    folder: Path
    rows: dict[str, Row]
    problems: tuple[SourceError, ...]

    def row(self, path: Path) -> Row | None:
        """What is said of that file, None where it is not listed."""
        name = _normal(path.relative_to(self.folder).as_posix())
        return self.rows.get(name) or self.rows.get(name.removeprefix(f"{ARTICLES}/"))

    def lists(self, folder: Path) -> bool:
        """Whether any file of that folder is listed."""
        return any(name.startswith(f"{_normal(folder.name)}/") for name in self.rows)


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
    if day > today + timedelta(days=1):  # the outlet may be east of us
        raise ValueError(f"the date {value!r} lies in the future: correct it")
    return day


def _outside(name: str) -> bool:
    """Whether the name would lead out of the manifest's folder."""
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or bool(PureWindowsPath(name).drive)


def _exists(folder: Path, name: str) -> bool:
    return (folder / name).exists() or (folder / ARTICLES / name).exists()


def _row(cells: dict[str, str], folder: Path, today: date) -> tuple[Row | None, str]:
    """What a line says of its file, None where it is of no use; and what is wrong, or ""."""
    name = _normal(cells["file"])
    if not cells["file"]:
        return None, "names no file: fill in the column file, or remove the row"
    if _outside(name):
        return None, f"{name!r} lies outside the folder: name files inside it"
    if not _exists(folder, name):
        return None, f"there is no file {name!r}: add it, or remove the row"
    about = {column: cells.get(column, "") for column in ("outlet", "author", "url")}
    try:
        return Row(_published(cells.get("date", ""), today), **about), ""
    except ValueError as error:
        return Row(None, **about), f"{name!r}: {error}; until then it is undated"


def _open(path: Path) -> "csv.DictReader[str]":
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(shown(path), error) from error
    table = _table(decode(data, shown(path)))
    if "file" not in (table.fieldnames or ()):
        raise SourceError(f"{shown(path)}: no column is named file. Add it to the first line.")
    return table


def read_manifest(path: Path, *, today: date | None = None) -> Manifest:
    """What a manifest says of the files beside it; its mistakes are kept, not raised.

    Raises SourceError when the whole table can't be read.
    """
    now = today or datetime.now(UTC).date()
    rows: dict[str, Row] = {}
    problems: list[SourceError] = []
    table = _open(path)
    for line in table:
        cells = {k: clean(v or "") for k, v in line.items() if isinstance(k, str)}
        row, wrong = _row(cells, path.parent, now)
        name = _normal(cells["file"])
        if any(line.get(None) or ()):  # cells beyond the header
            row, wrong = None, f"{name!r} has more cells than the header: quote those with commas"
        if row is not None and rows.setdefault(name, row) != row:
            wrong = f"{name!r} is listed before with other values: remove one of the rows"
        if wrong:
            kind = SourceError if row is None else MetadataError
            problems.append(kind(f"{shown(path)}, line {table.line_num}: {wrong}."))
    return Manifest(path.parent, rows, tuple(problems))
