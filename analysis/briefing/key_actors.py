"""The block of key actors: position, since when, how sure and on what, evidence and contrary."""

import pandas as pd

from analysis.briefing.compare import articles_of, held_by
from analysis.briefing.matter import Matter, Row, desk, each, excerpt
from analysis.briefing.model import Block, Claim, Picture, Position
from analysis.briefing.wording import counted, day, iso
from analysis.figures.palette import CONFIDENCE, WORDS
from analysis.figures.said import basis_words
from analysis.frames.judged import ANALYST
from analysis.frames.positions import SURE, doubt
from analysis.types import Confidence, Label

ACTORS = "actors"
SHOWN = 3  # articles that a basis names; the table of positions names all


def key_actors(matter: Matter, picture: Picture | None) -> Block:
    """The block, with the picture of these actors' positions over time."""
    by_actor = matter.standing.set_index("actor", drop=False)
    found = tuple(_position(matter, by_actor.loc[actor]) for actor in matter.key)
    others = len(matter.standing) - len(found)
    chosen = "Actors in focus." if matter.on.actors else "The actors that most texts are about."
    more = f" {counted(others, 'more actor')} with a position: see the tables." if others else ""
    how = "A position that one origin alone shows is of low confidence, whatever its words."
    return Block(
        ACTORS, "Key actors and positions", positions=found, picture=picture,
        note=f"{chosen}{more} {how}",
    )  # fmt: skip


def _position(matter: Matter, row: Row) -> Position:
    held = held_by(matter, row)
    one = matter.readings.set_index("id", drop=False).loc[row.id]
    label = Label(row.label)
    own = matter.readings[matter.readings["actor"] == row.actor]
    articles = articles_of(held)
    reviewed = int((held["judge"] == ANALYST).sum())
    origins = int(row.origins)
    return Position(
        actor=row.actor,
        name=matter.name(row.actor),
        role=matter.roles.get(row.actor, ""),
        label=label,
        confidence=Confidence(row.confidence),
        line=desk(f"position {row.actor}", _line(row, label), (one.article,)),
        basis=desk(f"basis {row.actor}", _basis(row, len(held), reviewed), articles[:SHOWN]),
        since=iso(row.since),
        latest=iso(row.date),
        origins=origins,
        outlets=int(row.outlets),
        texts=len(held),
        reviewed=reviewed,
        doubt=row.doubt,
        best=_best(matter, row, one),
        condition=_condition(matter, row, one) if label is Label.CONDITIONAL else None,
        contrary=_contrary(matter, row, len(own)),
    )


def _line(row: Row, label: Label) -> str:
    """The position in words.

    >>> from types import SimpleNamespace as Row
    >>> when = pd.Timestamp("2025-09-04")
    >>> _line(Row(doubt="", since=when, date=when, conflict=False), Label.OPPOSES)
    'opposes, on 4 Sep 2025'
    """
    perhaps = "doubtful: " if row.doubt else ""
    told = f"{perhaps}{WORDS[label]}"
    if pd.isna(row.since):
        told += ", undated"
    elif row.since == row.date:
        told += f", on {day(row.date)}"
    else:
        told += f", since {day(row.since)}, latest {day(row.date)}"
    return told + ("; reports of that day differ" if row.conflict else "")


def _basis(row: Row, texts: int, reviewed: int) -> str:
    rests = basis_words(row.judge, row.basis)
    seen = f"{reviewed} of {counted(texts, 'text')} reviewed by a person"
    parts = [row.why, rests, row.doubt if row.doubt != "low confidence" else "", seen]
    return f"{CONFIDENCE[Confidence(row.confidence)]}: {'; '.join(filter(None, parts))}"


def _best(matter: Matter, row: Row, one: Row) -> Claim | None:
    """The strongest sentence of the latest text that shows the position."""
    pieces = matter.part.evidence[
        (matter.part.evidence["stance"] == one.id) & (matter.part.evidence["label"] == row.label)
    ]
    if pieces.empty:
        return None
    first = pieces.iloc[0]
    return excerpt(matter, f"best {row.actor}", first.article, first.start, first.end)


def _condition(matter: Matter, row: Row, one: Row) -> Claim:
    """The words of the condition, as the latest text that has one states it most strongly."""
    own = matter.part.evidence[matter.part.evidence["actor"] == row.actor]
    day_of = dict(zip(matter.readings["id"], matter.readings["date"], strict=True))
    held = [
        (iso(day_of.get(piece.stance)), piece)
        for piece in each(own)
        if piece.condition and piece.label == Label.CONDITIONAL
    ]
    if not held:
        told = "The words that were found state no condition."
        return desk(f"condition {row.actor}", told, (one.article,))
    _, piece = max(held, key=lambda pair: pair[0])  # evidence comes strongest first
    start, end = piece.condition[0] if isinstance(piece.condition[0], list) else piece.condition
    return excerpt(matter, f"condition {row.actor}", piece.article, start, end, whole=False)


def _contrary(matter: Matter, row: Row, texts: int) -> Claim:
    """The strongest sentence of another position: a firm one before one in doubt, which says so;
    then one since this position began; then the clearest, and the latest.
    """
    own = matter.part.evidence[
        (matter.part.evidence["actor"] == row.actor)
        & ~matter.part.evidence["label"].isin([row.label, str(Label.NEUTRAL)])
    ]
    if own.empty:
        told = f"None found in {counted(texts, 'text')}."
        return desk(f"contrary {row.actor}", told, corpus=True)
    stances = matter.part.stances.set_index("id")
    rows = []
    for piece in each(own):
        stance = stances.loc[piece.stance]
        doubtful = doubt(stance.judge, stance.confidence, piece.basis)
        since = not pd.isna(row.since) and not pd.isna(stance.date) and stance.date >= row.since
        days = 0 if pd.isna(stance.date) else -stance.date.toordinal()
        clear = (stance.label != piece.label, SURE[stance.confidence])
        rows.append(((bool(doubtful), not since, *clear, days, piece.id), piece, doubtful))
    _, best, doubtful = min(rows, key=lambda one: one[0])
    return excerpt(
        matter, f"contrary {row.actor}", best.article, best.start, best.end,
        by=", ".join(filter(None, (WORDS[Label(best.label)], doubtful))),
    )  # fmt: skip
