"""The stance picture's data: the positions of the key actors over time, ready to be drawn."""

from analysis.briefing.matter import Matter, each
from analysis.briefing.model import Dot, Picture
from analysis.briefing.wording import day, iso
from analysis.figures.palette import WORDS
from analysis.frames.judged import ANALYST
from analysis.types import Label


def portrait(matter: Matter) -> Picture | None:
    """The picture; None where there is nothing to draw."""
    if not matter.key:
        return None
    current = set(matter.standing["id"])
    dots, told = [], []
    for number, actor in enumerate(matter.key, start=1):
        own = matter.readings[matter.readings["actor"] == actor]
        for row in each(own):
            dots.append(
                Dot(
                    number, iso(row.date), Label(row.label), row.doubt != "",
                    row.judge == ANALYST, row.id in current,
                )
            )  # fmt: skip
        days = [f"{day(row.date)} {WORDS[Label(row.label)]}" for row in each(own)]
        told.append(f"{matter.name(actor)}: {', '.join(days)}")
    dated = matter.readings.loc[matter.readings["actor"].isin(matter.key), "date"].dropna()
    first, last = (iso(dated.min()), iso(dated.max())) if len(dated) else ("", "")
    return Picture(
        title="Positions of the key actors over time",
        names=tuple(matter.name(actor) for actor in matter.key),
        told=tuple(told),
        dots=tuple(dots),
        first=first,
        last=last,
    )
