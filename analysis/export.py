"""What leaves the desk: the JSON lines of `detente analyse`, and any table as CSV or XLSX.

Spreadsheets run a cell that looks like a formula; no cell written here can be taken for one.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from analysis.types import (
    Actor,
    Analysis,
    Confidence,
    Evidence,
    Quote,
    Resolution,
    Stance,
    pairs,
)

FORMULA = tuple("=+-@＝＋－＠")  # own list; some languages' Excel takes the wide forms for it too
_CELL = 32_767  # characters: the longest text that a cell of a workbook holds
_MADE = datetime(1980, 1, 1)  # of every workbook, so that the same rows give the same bytes


def _merged(local: Sequence[Actor], ids: dict[str, str]) -> dict[str, list[Actor]]:
    """Local actors by corpus id: two of one article may turn out to be one actor."""
    merged: dict[str, list[Actor]] = {}
    for actor in local:
        merged.setdefault(ids[actor.key], []).append(actor)
    return merged


def _actor(corpus_id: str, same: Sequence[Actor], resolution: Resolution) -> dict[str, Any]:
    mentions = sorted((m.start, m.end, m.form.value) for a in same for m in a.mentions)
    known = resolution.actors[corpus_id]
    return {
        "actor": corpus_id,
        "name": known.name,
        "kind": known.kind.value,
        "aliases": sorted({alias for a in same for alias in a.aliases}),
        "mentions": [{"start": s, "end": e, "form": form} for s, e, form in mentions],
    }


def _quote(quote: Quote, ids: dict[str, str], resolution: Resolution) -> dict[str, Any]:
    corpus_id = ids[quote.actor] if quote.actor else None
    return {
        "type": quote.type.value,
        "content": pairs(quote.content),
        "cue": pairs(quote.cue),
        "source": pairs(quote.source),
        "speaker": resolution.actors[corpus_id].name if corpus_id else quote.speaker,
        "actor": corpus_id,
        "date": quote.date,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end, "detail": evidence.detail}


def _one_each(stances: Sequence[Stance], ids: dict[str, str]) -> list[Stance]:
    """The surest stance of each corpus actor, in the article's order."""
    sure = list(Confidence)
    best: dict[str, Stance] = {}
    for one in sorted(stances, key=lambda s: sure.index(s.confidence)):
        best.setdefault(ids[one.actor], one)
    return [one for one in stances if best[ids[one.actor]] is one]


def record(analysis: Analysis, resolution: Resolution) -> dict[str, Any]:
    """One article as the contract has it; actors carry their corpus-wide ids and names."""
    article = analysis.article
    ids = {a.key: resolution.actor_of[article.id, a.key] for a in analysis.actors}
    actors = [
        _actor(corpus_id, same, resolution)
        for corpus_id, same in _merged(analysis.actors, ids).items()
    ]
    aliases = {a["actor"]: a["aliases"] for a in actors}

    def told(stances: Sequence[Stance]) -> list[dict[str, Any]]:
        return [
            {
                "actor": ids[s.actor],
                "name": resolution.actors[ids[s.actor]].name,
                "aliases": aliases[ids[s.actor]],
                "label": s.label.value,
                "confidence": s.confidence.value,
                "detail": s.detail,
                "evidence": [_evidence(e) for e in s.evidence],
                "reader": s.reader,
            }
            for s in _one_each(stances, ids)
        ]

    return {
        "id": article.id,
        "title": article.title,
        "date": article.published.isoformat() if article.published else None,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "text": article.text,
        "actors": actors,
        "quotes": [_quote(q, ids, resolution) for q in analysis.quotes],
        "dates": [
            {"start": t.start, "end": t.end, "text": t.text, "type": t.type.value, "value": t.value}
            for t in analysis.dates
        ],
        "events": [
            {
                "date": e.date,
                "precision": e.precision,
                "start": e.start,
                "end": e.end,
                "actors": sorted({ids[key] for key in e.actors}),
                "text": e.text,
            }
            for e in analysis.events
        ],
        "stances": told(analysis.stances),
        "other_stances": told(analysis.other_stances),
        "analyser": analysis.analyser,
        "notes": list(analysis.notes),
        "language": article.language,
    }


def lines(analyses: Iterable[Analysis], resolution: Resolution) -> Iterator[str]:
    """One JSON line an article."""
    for analysis in analyses:
        yield json.dumps(record(analysis, resolution), ensure_ascii=False) + "\n"


def _cell(value: object) -> str:
    """A CSV cell as text; what a spreadsheet would take for a formula starts with an apostrophe.

    >>> _cell("=1+1")
    "'=1+1"
    """
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip()[:1] in FORMULA else text


def table_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV in UTF-8 with a byte order mark, without which Excel garbles other scripts."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def table_xlsx(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, sheet: str = "Sheet1"
) -> bytes:
    """A table as an XLSX workbook of one sheet, every cell a text."""
    return tables_xlsx([(sheet, columns, rows)])


def tables_xlsx(
    tables: Iterable[tuple[str, Sequence[str], Iterable[Sequence[object]]]],
) -> bytes:
    """Tables (name, columns, rows) as an XLSX workbook, a sheet each, every cell a text.

    The same tables give the same bytes.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        for name, columns, rows in tables:
            _sheet(book, name, columns, rows)
    return buffer.getvalue()


def _sheet(
    book: xlsxwriter.Workbook, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    page = book.add_worksheet(name[:31])
    heading = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    longest = [len(column) for column in columns]
    for column, title in enumerate(columns):
        page.write_string(0, column, title, heading)
    for n, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            text = "" if value is None else str(value)
            longest[column] = max(longest[column], len(text))
            page.write_string(n, column, text[:_CELL], wrapped)
    for column, width in enumerate(longest):
        page.set_column(column, column, min(60, width + 2))
    page.freeze_panes(1, 0)
