"""What an analyst did to a briefing, laid over it: words, order, what is left out, what is added.

Edits name blocks and claims by id, so they outlive a refresh. Words that were written over a
sentence of the desk which says something else by now are kept and marked stale, and so are those
whose sentence is not there any more. The sources are numbered anew at the end.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analysis.briefing.bottom_line import BOTTOM
from analysis.briefing.model import Block, Briefing, Claim, Picture, Position, Voice, claims_of

GONE = "The desk says nothing of this any more."


@dataclass(frozen=True, slots=True)
class Rewrite:
    """An analyst's words in place of a sentence of the desk, which said `was` then."""

    claim: str
    text: str
    was: str
    block: str
    articles: tuple[str, ...] = ()
    corpus: bool = False
    author: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """A sentence of the analyst's own, and what it rests on."""

    id: str
    block: str
    text: str
    articles: tuple[str, ...] = ()
    corpus: bool = False
    author: str = ""


@dataclass(frozen=True, slots=True)
class Edits:
    """Everything that a person changed; empty fields leave the desk's."""

    title: str = ""
    handling: str = ""
    reviewed_by: str = ""
    order: tuple[str, ...] = ()  # ids of blocks
    dropped: tuple[str, ...] = ()  # ids of blocks and claims
    quotes: tuple[str, ...] = ()  # ids of quotes in place of the chosen ones
    rewrites: tuple[Rewrite, ...] = ()
    added: tuple[Added, ...] = ()


def edited(briefing: Briefing, edits: Edits) -> Briefing:
    """The briefing as the analyst has it; a composed one becomes fit for export by this."""
    blocks = [
        _block(block, edits) for block in ordered(briefing.blocks, edits.order)
        if block.id not in edits.dropped
    ]  # fmt: skip
    cited = dict.fromkeys(
        article for block in blocks for claim in claims_of(block) for article in claim.articles
    )
    known = {one.article: one for one in briefing.sources}
    return replace(
        briefing,
        title=edits.title.strip() or briefing.title,
        handling=edits.handling.strip(),
        reviewed_by=edits.reviewed_by.strip(),
        blocks=tuple(blocks),
        sources=tuple(known[article] for article in cited if article in known),
    )


def ordered(blocks: Iterable[Block], order: tuple[str, ...]) -> list[Block]:
    """The blocks in an order; those that it does not name keep their place after the rest."""
    rank = {one: n for n, one in enumerate(order)}
    return sorted(blocks, key=lambda block: rank.get(block.id, len(rank)))


def stale(briefing: Briefing) -> tuple[Claim, ...]:
    """The analyst's sentences of which the desk says something else by now."""
    return tuple(c for block in briefing.blocks for c in claims_of(block) if c.stale)


def _block(block: Block, edits: Edits) -> Block:
    claims = block.claims
    if edits.quotes and block.spare:
        by_id = {one.id: one for one in (*block.claims, *block.spare)}
        claims = tuple(by_id[one] for one in edits.quotes if one in by_id) or claims
    rewrites = {one.claim: one for one in edits.rewrites if one.block == block.id}
    positions = tuple(
        _position(one, rewrites) for one in block.positions if one.line.id not in edits.dropped
    )
    there = {one.id for one in claims_of(block)}
    kept = [_claim(one, rewrites) for one in claims if one.id not in edits.dropped]
    kept += [_orphan(one) for key, one in rewrites.items() if key not in there]
    kept += [
        Claim(one.id, Voice.ANALYST, one.text, one.articles, one.corpus, author=one.author)
        for one in edits.added
        if one.block == block.id and one.id not in edits.dropped
    ]
    typed = any(one.voice is Voice.ANALYST for one in kept)
    return replace(
        block,
        claims=tuple(kept),
        positions=positions,
        picture=_picture(block, positions),
        note="" if block.id == BOTTOM and typed else block.note,
        draft=block.draft and block.id == BOTTOM and not typed,
    )


def _claim(claim: Claim, rewrites: dict[str, Rewrite]) -> Claim:
    """A sentence of the desk in the analyst's words, where there are any."""
    one = rewrites.get(claim.id)
    if one is None or claim.voice is not Voice.DESK:
        return claim
    now = claim.text if claim.text != one.was else ""
    return replace(claim, voice=Voice.ANALYST, text=one.text, author=one.author, stale=now)


def _orphan(one: Rewrite) -> Claim:
    return Claim(
        one.claim, Voice.ANALYST, one.text, one.articles, one.corpus, author=one.author, stale=GONE
    )


def _position(position: Position, rewrites: dict[str, Rewrite]) -> Position:
    return replace(position, line=_claim(position.line, rewrites))


def _picture(block: Block, positions: tuple[Position, ...]) -> Picture | None:
    """The picture with the actors that are left, numbered anew."""
    picture = block.picture
    if picture is None or len(positions) == len(block.positions):
        return picture
    left = {one.actor for one in positions}
    rows = [n for n, one in enumerate(block.positions, start=1) if one.actor in left]
    new = {old: number for number, old in enumerate(rows, start=1)}
    if not new:
        return None
    return replace(
        picture,
        names=tuple(picture.names[old - 1] for old in rows),
        told=tuple(picture.told[old - 1] for old in rows),
        dots=tuple(replace(dot, row=new[dot.row]) for dot in picture.dots if dot.row in new),
    )
