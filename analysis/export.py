"""The contract of `detente analyse`: analyses and their resolution in, one JSON line each out."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from analysis.types import Actor, Analysis, Evidence, Quote, Resolution, Span


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


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
        "content": _pairs(quote.content),
        "cue": _pairs(quote.cue),
        "source": _pairs(quote.source),
        "speaker": resolution.actors[corpus_id].name if corpus_id else quote.speaker,
        "actor": corpus_id,
        "date": quote.date,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end, "detail": evidence.detail}


def record(analysis: Analysis, resolution: Resolution) -> dict[str, Any]:
    """One article as the contract has it; actors carry their corpus-wide ids and names."""
    article = analysis.article
    ids = {a.key: resolution.actor_of[article.id, a.key] for a in analysis.actors}
    actors = [
        _actor(corpus_id, same, resolution)
        for corpus_id, same in _merged(analysis.actors, ids).items()
    ]
    aliases = {a["actor"]: a["aliases"] for a in actors}
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
        "stances": [
            {
                "actor": ids[s.actor],
                "name": resolution.actors[ids[s.actor]].name,
                "aliases": aliases[ids[s.actor]],
                "label": s.label.value,
                "confidence": s.confidence.value,
                "detail": s.detail,
                "evidence": [_evidence(e) for e in s.evidence],
            }
            for s in analysis.stances
        ],
    }


def lines(analyses: Iterable[Analysis], resolution: Resolution) -> Iterator[str]:
    """One JSON line an article."""
    for analysis in analyses:
        yield json.dumps(record(analysis, resolution), ensure_ascii=False) + "\n"
