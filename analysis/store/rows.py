"""An Analysis as rows of the result tables, one list a table."""

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from analysis.store.schema import actor, event, evidence, mention, quote, stance, timex
from analysis.types import Analysis, pairs


def result_rows(result: Analysis) -> tuple[tuple[sa.Table, list[dict[str, Any]]], ...]:
    """The rows of every result table for one analysis."""
    both = (*result.stances, *result.other_stances)
    stances = [(n, s, n < len(result.stances)) for n, s in enumerate(both)]
    return (
        (
            actor,
            [
                {
                    "key": a.key,
                    "name": a.name,
                    "kind": a.kind,
                    "country": a.country,
                    "gender": a.gender,
                    "aliases": list(a.aliases),
                    "roles": list(a.roles),
                }
                for a in result.actors
            ],
        ),
        (
            mention,
            [
                {"actor_key": a.key, "start": m.start, "end": m.end, "form": m.form}
                for a in result.actors
                for m in a.mentions
            ],
        ),
        (
            quote,
            [
                {
                    "n": n,
                    "type": q.type,
                    "manner": q.manner,
                    "speaker": q.speaker,
                    "actor_key": q.actor,
                    "date": q.date,
                    "date_basis": q.date_basis,
                    "content": pairs(q.content),
                    "cue": pairs(q.cue),
                    "source": pairs(q.source),
                }
                for n, q in enumerate(result.quotes)
            ],
        ),
        (timex, [asdict(t) for t in result.dates]),
        (
            event,
            [{**asdict(e), "n": n, "actors": list(e.actors)} for n, e in enumerate(result.events)],
        ),
        (
            stance,
            [
                {
                    "n": n,
                    "actor_key": s.actor,
                    "label": s.label,
                    "confidence": s.confidence,
                    "detail": s.detail,
                    "reader": s.reader,
                    "counts": counts,
                }
                for n, s, counts in stances
            ],
        ),
        (
            evidence,
            [
                {
                    "stance_n": n,
                    "rank": rank,
                    "start": e.start,
                    "end": e.end,
                    "detail": e.detail,
                    "label": e.label,
                    "basis": e.basis,
                    "cue": pairs(e.cue),
                    "condition": pairs((e.condition,)) if e.condition else [],
                    "counts": counts,
                }
                for n, s, counts in stances
                for rank, e in enumerate(s.evidence)
            ],
        ),
    )
