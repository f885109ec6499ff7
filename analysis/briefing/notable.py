"""The block of notable quotes: three to five, verbatim, chosen by criteria that are stated."""

from typing import Any

import pandas as pd

from analysis.briefing.matter import Matter, each, where
from analysis.briefing.model import Block, Claim, Voice
from analysis.briefing.verbatim import is_quoted_in
from analysis.briefing.wording import counted, day, name
from analysis.frames.periods import period
from analysis.types import QuoteType

QUOTES = "quotes"
MOST, SPARE = 4, 24
FEWEST, LONGEST = 6, 45  # words: enough to say something, short enough to be read out
MARKS = str.maketrans("", "", '"“”„«»')
CRITERIA = (
    "Chosen: words inside quotation marks by a known speaker that show its position, "
    f"{FEWEST} to {LONGEST} words long; key actors first, then the latest; one a speaker."
)
NONE = "No words inside quotation marks by a known speaker are in this scope."
Row = Any


def notable(matter: Matter) -> Block:
    """The chosen quotes, and more to choose from."""
    rows = [row for row in each(matter.sayings) if _fits(row, matter)]
    rank = {actor: n for n, actor in enumerate(matter.key)}
    rows.sort(key=lambda row: _rank(row, matter, rank))
    first, seen = [], set()
    for row in rows:
        if row.actor not in seen and row.on_topic:
            seen.add(row.actor)
            first.append(row)
    chosen = (first or rows)[:MOST]
    ids = {row.id for row in chosen}
    claims = tuple(_quote(matter, row) for row in chosen)
    spare = tuple(_quote(matter, row) for row in rows if row.id not in ids)[:SPARE]
    return Block(QUOTES, "Notable quotes", claims, spare=spare, note=CRITERIA if claims else NONE)


def _fits(row: Row, matter: Matter) -> bool:
    """Whether an utterance is verbatim, by somebody known, and of a length to be read out.

    One whose words hold marks of their own would have to be changed to be quoted.
    """
    words = row.verbatim.split()
    plain = row.verbatim == row.verbatim.translate(MARKS)
    quoted = row.type != QuoteType.INDIRECT and bool(row.actor)
    if not (quoted and plain and FEWEST <= len(words) <= LONGEST):
        return False
    return is_quoted_in(_verbatim(row), matter.articles[row.article].text)


def _verbatim(row: Row) -> str:
    return str(row.verbatim.strip().rstrip(","))


def _rank(row: Row, matter: Matter, rank: dict[str, int]) -> tuple[Any, ...]:
    published = matter.articles[row.article].published
    latest = published.toordinal() if not pd.isna(published) else 0
    whole = row.type == QuoteType.DIRECT
    return (
        not row.on_topic, row.actor not in rank, -latest, not whole, -row.outlets,
        rank.get(row.actor, len(rank)), row.id,
    )  # fmt: skip


def _quote(matter: Matter, row: Row) -> Claim:
    """An utterance with speaker, role, outlet, day said, day published and language."""
    role = matter.roles.get(row.actor, "")
    who = matter.name(row.actor) + (f" ({role})" if role else "")
    days = period(row.date)
    said = day(days[0]) if days and days[0] == days[1] else ""
    told = where(matter, row.article, said)
    also = [
        name(matter.articles[one.article].outlet) or one.article
        for one in row.witnesses
        if one.article != row.article
    ]
    if also:
        told += f"; also in {counted(len(set(also)), 'other outlet')}"
    one = matter.articles[row.article]
    if one.language not in ("", "en"):
        told += f"; in {one.language}"
    start, end = row.content[0][0], row.content[-1][1]
    return Claim(
        f"quote {row.id}", Voice.SOURCE, _verbatim(row), (row.article,),
        quoted=True, by=who, where=told, language=one.language, place=(int(start), int(end)),
    )  # fmt: skip
