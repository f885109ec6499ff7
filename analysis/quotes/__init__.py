"""Doc and actors in, the attributions of one article out.

Direct, mixed and indirect: who (source) said or held what (content), by which cue, and whom the
source resolves to. Dates of utterances and the same words in other articles are left out.
"""

from spacy.tokens import Doc

from analysis.quotes.clauses import clause_drafts
from analysis.quotes.datelines import without_datelines
from analysis.quotes.draft import Draft
from analysis.quotes.headlines import headline_drafts
from analysis.quotes.layout import Layout, layout
from analysis.quotes.pieces import joined
from analysis.quotes.speakers import resolved
from analysis.types import Actor, Quote, QuoteType, Span


def quotes(doc: Doc, actors: tuple[Actor, ...]) -> tuple[Quote, ...]:
    """Everything that somebody is said to have said, thought or demanded, in order of the text."""
    plan = layout(doc)
    clauses = [*headline_drafts(plan), *clause_drafts(doc, plan.is_quoted)]
    drafts = without_datelines(plan, joined(plan, clauses))
    drafts.sort(key=lambda draft: (draft.content[0].start, draft.content[-1].end))
    return tuple(
        Quote(
            type=_type(plan, draft),
            content=draft.content,
            cue=_spans(plan.text, draft),
            source=draft.source.spans if draft.source else (),
            speaker=speaker,
            actor=key,
            manner=draft.manner,
        )
        for draft, speaker, key in resolved(drafts, actors)
    )


def _spans(text: str, draft: Draft) -> tuple[Span, ...]:
    """The cue's tokens, neighbours joined."""
    spans: list[Span] = []
    for token in draft.cue:
        start, end = token.idx, token.idx + len(token)
        if spans and not text[spans[-1].end : start].strip():
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return tuple(spans)


def _type(plan: Layout, draft: Draft) -> QuoteType:
    if draft.own:
        return QuoteType.DIRECT
    touched = any(plan.is_touched(span.start, span.end) for span in draft.content)
    return QuoteType.MIXED if touched else QuoteType.INDIRECT
