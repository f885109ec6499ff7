"""Rows of the result tables out of the store: as they are, as actors, or as whole analyses.

Every function works within the transaction of the connection that it is given.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from analysis.store.articles import as_article, chunks, stored
from analysis.store.schema import RESULTS, analysis, article, workspace
from analysis.types import (
    Actor,
    Analysis,
    Basis,
    Confidence,
    Event,
    EventKind,
    Evidence,
    Form,
    Kind,
    Label,
    Manner,
    Mention,
    Phase,
    Quote,
    QuoteType,
    Span,
    Stance,
    Timex,
    TimexType,
)

INNER = ("pk", "analysis_pk", "counts")  # columns that mean nothing outside the store

Group = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one result table, with the article's id as the first column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def rows(connection: Connection, table: str, name: str, *, counting: bool = True) -> Rows:
    """The rows of a result table that belong to a workspace, in order of article."""
    source = RESULTS[table]
    columns = [c for c in source.c if c.name not in INNER]
    wanted = (
        sa.select(article.c.id, *columns)
        .join_from(source, analysis, analysis.c.pk == source.c.analysis_pk)
        .join(article, article.c.pk == analysis.c.article_pk)
        .join(workspace, workspace.c.pk == article.c.workspace_pk)
        .where(workspace.c.name == name)
        .order_by(article.c.id, source.c.pk)
    )
    if "counts" in source.c:
        wanted = wanted.where(source.c.counts == counting)
    found = tuple(tuple(row) for row in connection.execute(wanted))
    return Rows(("article", *(c.name for c in columns)), found)


def actors(connection: Connection, name: str) -> tuple[tuple[str, tuple[Actor, ...]], ...]:
    """The local actors of every article, mentions included: (article id, actors) in order."""
    mentions: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for one, key, start, end, form in rows(connection, "mention", name).rows:
        mentions[one, key].append(Mention(start, end, Form(form)))
    ids = connection.execute(stored(name, article.c.id).order_by(article.c.id)).scalars()
    found: dict[str, list[Actor]] = {one: [] for one in ids}
    columns = rows(connection, "actor", name)
    for row in columns.rows:
        held = dict(zip(columns.columns, row, strict=True))
        one = held.pop("article")
        found[one].append(_actor(held, mentions[one, held["key"]]))
    return tuple((one, tuple(held)) for one, held in found.items())


def analyses(connection: Connection, name: str) -> Iterator[Analysis]:
    """Every analysis of a workspace as it was put in, in order of article, a few at a time."""
    wanted = stored(name, analysis.c.pk).join(analysis, analysis.c.article_pk == article.c.pk)
    keys = connection.execute(wanted.order_by(article.c.id)).scalars().all()
    for some in chunks(keys):
        yield from of_keys(connection, some)


def notes(connection: Connection, name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the user is told of articles: (article id, notes) of those that have any."""
    wanted = stored(name, article.c.id, analysis.c.notes).join(
        analysis, analysis.c.article_pk == article.c.pk
    )
    found = connection.execute(wanted.order_by(article.c.id))
    return tuple((one, tuple(told)) for one, told in found if told)


def of_keys(connection: Connection, keys: Sequence[int]) -> Iterator[Analysis]:
    """The analyses of these keys, in order of article."""
    groups: dict[int, Group] = {key: defaultdict(list) for key in keys}
    for name, table in RESULTS.items():
        wanted = sa.select(table).where(table.c.analysis_pk.in_(keys)).order_by(table.c.pk)
        for row in connection.execute(wanted):
            groups[row.analysis_pk][name].append(row)
    heads = sa.select(article, analysis.c.pk.label("key"), analysis.c.analyser, analysis.c.notes)
    heads = heads.join(analysis, analysis.c.article_pk == article.c.pk)
    for head in connection.execute(heads.where(analysis.c.pk.in_(keys)).order_by(article.c.id)):
        yield _analysis(head, groups[head.key])


def _analysis(head: sa.Row[Any], group: Group) -> Analysis:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for m in group["mention"]:
        mentions[m.actor_key].append(Mention(m.start, m.end, Form(m.form)))
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    for row in group["evidence"]:
        evidence[row.stance_n].append(_evidence(row))
    stances = [(row.counts, _stance(row, evidence[row.n])) for row in group["stance"]]
    return Analysis(
        article=as_article(head),
        analyser=head.analyser,
        actors=tuple(_actor(_plain(row), mentions[row.key]) for row in group["actor"]),
        quotes=tuple(map(_quote, group["quote"])),
        dates=tuple(
            Timex(t.start, t.end, t.text, TimexType(t.type), t.value) for t in group["timex"]
        ),
        events=tuple(map(_event, group["event"])),
        stances=tuple(stance for counts, stance in stances if counts),
        other_stances=tuple(stance for counts, stance in stances if not counts),
        notes=tuple(head.notes),
    )


def _plain(row: sa.Row[Any]) -> dict[str, Any]:
    return {column: value for column, value in row._mapping.items() if column not in INNER}


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _actor(held: dict[str, Any], mentions: Sequence[Mention]) -> Actor:
    lists: dict[str, Any] = {name: tuple(held.pop(name)) for name in ("aliases", "roles")}
    return Actor(kind=Kind(held.pop("kind")), mentions=tuple(mentions), **lists, **held)


def _quote(row: sa.Row[Any]) -> Quote:
    return Quote(
        QuoteType(row.type),
        content=_spans(row.content),
        cue=_spans(row.cue),
        source=_spans(row.source),
        speaker=row.speaker,
        actor=row.actor_key,
        manner=Manner(row.manner),
        date=row.date,
        date_basis=Basis(row.date_basis) if row.date_basis else None,
    )


def _event(row: sa.Row[Any]) -> Event:
    return Event(
        row.date,
        row.precision,
        row.start,
        row.end,
        tuple(row.actors),
        row.text,
        EventKind(row.kind),
        Phase(row.phase),
        Basis(row.basis),
        row.expression,
    )


def _stance(row: sa.Row[Any], evidence: Sequence[Evidence]) -> Stance:
    return Stance(
        row.actor_key,
        Label(row.label),
        Confidence(row.confidence),
        row.detail,
        tuple(evidence),
        row.reader,
    )


def _evidence(row: sa.Row[Any]) -> Evidence:
    return Evidence(
        row.start,
        row.end,
        row.detail,
        Label(row.label),
        _spans(row.cue),
        row.basis,
        next(iter(_spans(row.condition)), None),
    )
