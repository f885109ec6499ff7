"""JSON and JSONL: records in, an article a record out, by the names of their fields.

A record may nest: a field of a field is named by a dotted path ("source.name"), and a list gives
several values (paragraphs, authors). The list of records is the document itself or lies under a
key that interfaces use for it. Left out: records without text, told one by one.
"""

import json
import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.errors import SourceError
from analysis.sources import fields
from analysis.sources.decode import decode
from analysis.sources.document import Document, Told
from analysis.sources.fields import Columns, Record

SUFFIXES = (".json", ".jsonl", ".ndjson")
NESTED = 8  # levels of a record that are looked at; interfaces have three
VALUES = 10_000  # of one field
SEARCHED = 4  # levels above the list of records
SHOWN = 5  # records of a preview
# Where interfaces keep their list: NewsAPI (articles), Guardian (response.results), New York Times
# (response.docs), Elasticsearch (hits.hits, _source), JSON Feed (items) and others. Own list.
_LISTS = (
    "articles", "articleList", "items", "results", "data", "docs", "documents", "stories",
    "records", "entries", "hits", "response", "content", "news", "posts", "value", "rows",
    "@graph", "_source",
)  # fmt: skip

Numbered = tuple[str, object]  # place, value


def is_json(document: Document) -> bool:
    """Whether the bytes are JSON or lines of it: by their ending, or because they parse."""
    if document.suffix in SUFFIXES:
        return True
    first = document.head.lstrip()
    if not re.match(r"""\{\s*["}]|\[\s*[\[{"\]]""", first):
        return False
    try:
        return any(isinstance(value, dict | list) for _, value in _values(document))
    except SourceError:
        return False


def read(document: Document) -> Iterator[Told | SourceError]:
    """An article a record.

    Raises SourceError where no field holds text, or nothing can be read.
    """
    found = list(_values(document))
    if not any(isinstance(value, dict) for _, value in found):
        yield from (value for _, value in found if isinstance(value, SourceError))
        raise document.refuse("there is no article in it", "Give it a list of records with text.")
    flat = [(place, _flat(value)) for place, value in found if isinstance(value, dict)]
    names = _paths([record for _, record in flat])
    mapping = fields.chosen(document, names)
    order = fields.is_day_first((r for _, r in flat[: fields.LOOKED_AT]), mapping)
    for place, value in found:
        if isinstance(value, SourceError):
            yield value
        elif isinstance(value, dict):
            yield fields.told(_flat(value), mapping, place=place, is_day_first=order)
        else:
            yield document.refuse("it is no record", "Write it as {…}.", place=place)


def preview(document: Document) -> Columns:
    """The paths of the records, each with what it is taken for.

    Raises SourceError where nothing can be read.
    """
    found = [_flat(value) for _, value in _values(document) if isinstance(value, dict)]
    names = _paths(found)
    rows = tuple(
        tuple(", ".join(record.get(name, ())) for name in names) for record in found[:SHOWN]
    )
    return Columns(names, fields.guessed(names), rows)


def _paths(records: Sequence[Record]) -> tuple[str, ...]:
    """Every path of the records, in the order in which they come."""
    return tuple(dict.fromkeys(path for one in records[: fields.LOOKED_AT] for path in one))


def _values(document: Document) -> list[Numbered]:
    """The records of a document with their places, and an error in place of each broken line.

    Raises SourceError where it is neither JSON nor lines of it.
    """
    text = decode(document.raw, document.name).lstrip("\ufeff").strip()
    if not text:
        raise document.refuse("it is empty", "Put the articles into it, or remove it.")
    try:
        return _records(json.loads(text, strict=False))
    except RecursionError:
        raise _nested(document) from None
    except ValueError as error:
        whole = error
    lines = _by_line(document, text)
    if not any(isinstance(value, dict) for _, value in lines):
        raise document.refuse(f"it is no JSON ({whole})", "Export it again.") from None
    return lines


def _nested(document: Document, place: str = "") -> SourceError:
    return document.refuse("it is nested too deep", "Export its articles as a list.", place=place)


def _by_line(document: Document, text: str) -> list[Numbered]:
    found: list[Numbered] = []
    for number, line in enumerate(text.split("\n"), start=1):
        place = f"line {number}"
        if not line.strip():
            continue
        try:
            found.append((place, json.loads(line, strict=False)))
        except RecursionError:
            found.append((place, _nested(document, place)))
        except ValueError as error:
            reason = f"it is no JSON ({error})"
            found.append((place, document.refuse(reason, "Mend or remove it.", place=place)))
    return found


def _records(value: object) -> list[Numbered]:
    """The records in a parsed document: itself, its list, or the first list under a known key."""
    waiting = deque([(value, 0)])
    while waiting:
        one, depth = waiting.popleft()
        if isinstance(one, list) and any(isinstance(item, dict) for item in one):
            return [(f"record {n}", _source(item)) for n, item in enumerate(one, start=1)]
        if isinstance(one, dict) and depth < SEARCHED:
            if "text" in fields.guessed(one) and depth == 0 and not _holds_list(one):
                return [("", one)]
            waiting.extend((one[key], depth + 1) for key in _LISTS if key in one)
    if isinstance(value, dict):
        if value and all(isinstance(item, dict) for item in value.values()):  # by id
            return [(f"record {key}"[:80], item) for key, item in value.items()]
        return [("", value)] if value else []
    return []


def _holds_list(record: dict[str, Any]) -> bool:
    """Whether one of its keys holds records, as of an answer with "content" and "articles"."""
    return any(
        isinstance(record.get(key), list) and any(isinstance(i, dict) for i in record[key])
        for key in ("articles", "items", "results", "docs", "stories")
    )


def _source(item: object) -> object:
    """The record itself, where a search engine wraps it."""
    inner = item.get("_source") if isinstance(item, dict) else None
    return inner if isinstance(inner, dict) else item


def _flat(value: dict[str, Any]) -> Record:
    """Values by dotted path, all as text."""
    found: dict[str, list[str]] = {}
    waiting: deque[tuple[str, object, int]] = deque([("", value, 0)])
    while waiting:
        path, one, depth = waiting.popleft()
        if isinstance(one, dict) and depth < NESTED:
            prefix = f"{path}." if path else ""
            waiting.extend((f"{prefix}{key}", inner, depth + 1) for key, inner in one.items())
        elif isinstance(one, list) and depth < NESTED:
            waiting.extend((path, inner, depth + 1) for inner in one[:VALUES])
        elif isinstance(one, str | int | float) and not isinstance(one, bool) and path:
            found.setdefault(path, []).append(str(one))
    return found
