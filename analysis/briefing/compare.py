"""Where every actor stands, in short, and what differs between two briefings."""

import pandas as pd

from analysis.briefing.matter import Matter, Row, desk, each
from analysis.briefing.model import Briefing, Claim, Stood
from analysis.briefing.wording import iso, listed, moment
from analysis.figures.palette import WORDS
from analysis.types import Confidence, Label


def stood(matter: Matter) -> tuple[Stood, ...]:
    """Where every actor stands, in short."""
    return tuple(
        Stood(
            row.actor, matter.name(row.actor), Label(row.label), Confidence(row.confidence),
            iso(row.since), iso(row.date), row.origins, row.doubt, row.why,
            articles_of(held_by(matter, row)),
        )
        for row in each(matter.standing)
    )  # fmt: skip


def held_by(matter: Matter, row: Row) -> pd.DataFrame:
    """The readings that show the position since it began."""
    found = matter.readings
    own = (found["actor"] == row.actor) & (found["label"] == row.label)
    held: pd.DataFrame = found[own if pd.isna(row.since) else own & (found["date"] >= row.since)]
    return held


def articles_of(held: pd.DataFrame) -> tuple[str, ...]:
    """The articles of some readings, the latest first."""
    latest = held.sort_values(["date", "id"], ascending=[False, True], na_position="last")
    return tuple(dict.fromkeys(latest["article"]))


def differences(earlier: Briefing, after: tuple[Stood, ...]) -> tuple[Claim, ...]:
    """What stands otherwise than in an earlier briefing: sentences of the desk."""
    now = {one.actor: one for one in after}
    before = {one.actor: one for one in earlier.standing}
    found: list[Claim] = []
    when = moment(earlier.as_of)
    for actor, one in sorted(now.items()):
        was = before.get(actor)
        if was and was.label is not one.label:
            told = f"from {WORDS[was.label]} to {WORDS[one.label]}"
        elif was and was.confidence is not one.confidence:
            told = f"{WORDS[one.label]} as before, now of {one.confidence} confidence ({one.why})"
        else:
            continue
        found.append(desk(f"since {actor}", f"{one.name}: {told}.", one.articles[:2]))
    new = [one.name for actor, one in sorted(now.items()) if actor not in before]
    gone = [one.name for actor, one in sorted(before.items()) if actor not in now]
    for which, names in (("new here", new), ("no longer here", gone)):
        if names:
            told = f"With a position {which}: {listed(names)}."
            found.append(desk(f"since {which}", told, corpus=True))
    if not found:
        told = f"Every actor stands as in the briefing of {when}."
        return (desk("since same", told, corpus=True),)
    head = f"Beside the briefing of {when}:"
    return (desk("since head", head, corpus=True), *found)
