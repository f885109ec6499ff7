"""Every table behind a briefing: rows of text in, CSV, XLSX and JSONL out, and all in one ZIP."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.briefing.model import Briefing, Claim, claims_of
from analysis.briefing.references import bibtex, csl, ris
from analysis.briefing.wording import reference
from analysis.export import table_csv, tables_xlsx

FIRST = (1980, 1, 1, 0, 0, 0)  # the time of every file in the ZIP, so that its bytes are the same


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: its name, its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(briefing: Briefing) -> tuple[Rows, ...]:
    """Positions of all actors, what the picture shows, every sentence, the sources."""
    sources = tuple(
        (str(n), one.title, one.outlet, one.author, one.published, one.dated_from, one.url,
         one.language, one.origin, one.story, str(one.prints), one.copy, one.retrieved, one.hash)
        for n, one in enumerate(briefing.sources, start=1)
    )  # fmt: skip
    return (
        Rows("positions", (
            "actor", "name", "position", "confidence", "rests on", "origins", "since", "latest",
            "doubt", "articles",
        ), tuple(
            (one.actor, one.name, str(one.label), str(one.confidence), one.why, str(one.origins),
             one.since, one.latest, one.doubt, " ".join(one.articles))
            for one in briefing.standing
        )),
        Rows("picture", ("actor", "date", "position", "doubtful", "judged by", "latest"),
             tuple(_dots(briefing))),
        Rows("sentences", (
            "block", "id", "who speaks", "before", "words", "quoted", "where", "sources",
            "article", "start", "end",
        ), tuple(_sentences(briefing))),
        Rows("sources", (
            "number", "title", "outlet", "author", "published", "dated from", "address",
            "language", "origin", "story", "prints", "copy", "retrieved", "sha256",
        ), sources),
        Rows("modules", ("name", "version", "part"),
             tuple((one.name, one.version, one.part) for one in briefing.modules)),
    )  # fmt: skip


def _dots(briefing: Briefing) -> Iterator[tuple[str, ...]]:
    for block in briefing.blocks:
        for dot in block.picture.dots if block.picture else ():
            assert block.picture
            yield (
                block.picture.names[dot.row - 1], dot.day, str(dot.label), _yes(dot.doubtful),
                "analyst" if dot.judged else "machine", _yes(dot.current),
            )  # fmt: skip


def _yes(value: bool) -> str:
    return "yes" if value else ""


def _sentences(briefing: Briefing) -> Iterator[tuple[str, ...]]:
    for block in briefing.blocks:
        for claim in claims_of(block):
            yield (block.id, claim.id, str(claim.voice), claim.by, claim.text,
                   _yes(claim.quoted), claim.where, reference(claim, briefing),
                   *_place(claim))  # fmt: skip


def _place(claim: Claim) -> tuple[str, str, str]:
    start, end = claim.place or ("", "")
    return (claim.articles[0] if claim.place else ""), str(start), str(end)


def xlsx(briefing: Briefing) -> bytes:
    """All tables as one workbook, a sheet each."""
    return tables_xlsx([(one.name, one.columns, one.rows) for one in tables(briefing)])


def jsonl(table: Rows) -> str:
    """A table as JSON lines.

    >>> jsonl(Rows("x", ("a",), (("é",),)))
    '{"a": "é"}\\n'
    """
    each = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in each)


def bundle(briefing: Briefing) -> bytes:
    """Everything behind the briefing in one ZIP: tables in three formats, and the citations."""
    files: dict[str, bytes] = {"tables.xlsx": xlsx(briefing)}
    for table in tables(briefing):
        files[f"{table.name}.csv"] = table_csv(table.columns, table.rows)
        files[f"{table.name}.jsonl"] = jsonl(table).encode()
    files["sources.bib"] = bibtex(briefing).encode()
    files["sources.ris"] = ris(briefing).encode()
    files["sources.csl.json"] = csl(briefing).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in sorted(files.items()):
            out.writestr(zipfile.ZipInfo(name, FIRST), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
