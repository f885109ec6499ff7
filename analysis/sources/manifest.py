"""The manifest: a manifest.csv in, what it says of each file out, and its mistakes as errors.

Columns file,date,outlet,author,url, all but file optional; comma, semicolon or tab. A file is named
relative to the manifest's folder or to the folder "articles" in it.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath, PureWindowsPath

from analysis.errors import SourceError
from analysis.sources.clean import clean
from analysis.sources.decode import decode, shown, unreadable

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


def _lines(path: Path, today: date) -> Iterator[tuple[str, Row | None, str]]:
    """(file, row or None, what is wrong or "") for each line of the table."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(shown(path), error) from error
    table = _table(decode(data, shown(path)))
    if "file" not in (table.fieldnames or ()):
        raise SourceError(f"{shown(path)}: no column is named file. Add it to the first line.")
    for line in table:
        cells = {k: clean(v or "") for k, v in line.items() if isinstance(k, str)}
        name, wrong, published = _normal(cells["file"]), "", None
        if not cells["file"]:
            yield "", None, "names no file: fill in the column file, or remove the row"
        elif _outside(name):
            yield name, None, f"{name!r} lies outside the folder: name files inside it"
        elif not _exists(path.parent, name):
            yield name, None, f"there is no file {name!r}: add it, or remove the row"
        else:
            try:
                published = _published(cells.get("date", ""), today)
            except ValueError as error:
                wrong = f"{name!r}: {error}; until then it is undated"
            about = {k: cells.get(k, "") for k in ("outlet", "author", "url")}
            yield name, Row(published, **about), wrong


def read_manifest(path: Path, *, today: date | None = None) -> Manifest:
    """What a manifest says of the files beside it; its mistakes are kept, not raised.

    Raises SourceError when the whole table can't be read.
    """
    now = today or datetime.now(UTC).date()
    rows: dict[str, Row] = {}
    problems: list[SourceError] = []
    for number, (name, row, wrong) in enumerate(_lines(path, now), start=2):
        if row is not None and rows.setdefault(name, row) != row:
            wrong = f"{name!r} is listed before with other values: remove one of the rows"
        if wrong:
            problems.append(SourceError(f"{shown(path)}, row {number}: {wrong}."))
    return Manifest(path.parent, rows, tuple(problems))
