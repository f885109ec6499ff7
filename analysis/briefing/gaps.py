"""The block of gaps and limits: what was searched, what is missing, what would change it all."""

import itertools
from collections.abc import Iterator

import pandas as pd

from analysis.briefing.matter import Matter, desk, each
from analysis.briefing.model import Block
from analysis.briefing.wording import counted, day, listed, name
from analysis.frames.judged import ANALYST
from analysis.frames.positions import REPORTED, conflicts
from analysis.types import Label, Manner

GAPS = "gaps"
QUIET = 14  # days without an article that are told as a gap
READ = ("", "en")  # languages that the rules were made for
MOST = 4  # names in a sentence


def gaps(matter: Matter) -> Block:
    """Sentences of the desk, each counted from the corpus or from the positions above."""
    claims = tuple(
        desk(f"gap {one}", text, corpus=True)
        for one, text in (
            *_searched(matter), *_coverage(matter), *_voices(matter), *_speakers(matter),
            *_reading(matter), *_assumed(matter),
        )
    )  # fmt: skip
    return Block(GAPS, "Gaps and limits", claims)


def _searched(matter: Matter) -> Iterator[tuple[str, str]]:
    articles = matter.part.articles
    outlets = sorted({name(one) for one in articles["outlet"] if one})
    known = sorted({one for one in articles["language"] if one})
    copies = len(articles) - articles["story"].nunique()
    told = f"Searched: {counted(len(articles), 'article')}"
    if outlets:
        told += f" from {counted(len(outlets), 'outlet')} ({listed(outlets, MOST + 4)})"
    stories = counted(articles["story"].nunique(), "story", "stories")
    told += f"; {stories} with {counted(copies, 'copy', 'copies')} joined to what they copy"
    if known:
        told += f"; languages: {', '.join(known)}"
    yield "searched", f"{told}."


def _coverage(matter: Matter) -> Iterator[tuple[str, str]]:
    published = matter.part.articles["published"]
    if undated := int(published.isna().sum()):
        count = counted(undated, "article")
        yield "undated", f"{count} without a date: what they show is in no order of time."
    days = sorted(set(published.dropna()))
    quiet = [
        (later - earlier, earlier, later)
        for earlier, later in itertools.pairwise(days)
        if (later - earlier).days > QUIET
    ]
    if quiet:
        length, first, last = max(quiet, key=lambda one: (one[0], one[2]))
        one_day = pd.Timedelta(days=1)
        count = f"{len(quiet)} stretches" if len(quiet) > 1 else "1 stretch"
        yield (
            "coverage",
            (
                f"{count} of more than {QUIET} days without any article, the longest of "
                f"{length.days - 1} days, {day(first + one_day)} to {day(last - one_day)}."
            ),
        )


def _voices(matter: Matter) -> Iterator[tuple[str, str]]:
    stood, part = matter.standing, matter.part
    alone = [row for row in each(stood) if row.origins < 2]
    if alone:
        rank = {actor: n for n, actor in enumerate(matter.key)}
        key = [matter.name(row.actor) for row in sorted(
            (one for one in alone if one.actor in rank), key=lambda one: rank[one.actor]
        )]  # fmt: skip
        told = f"{len(alone)} of {counted(len(stood), 'position')} rest on a single origin"
        yield "single", told + (f", among them {listed(key, MOST)}." if key else ".")
    said = part.quotes[part.quotes["spoken"] & (part.quotes["manner"] == Manner.SPEECH)]
    speakers = set(said["actor"])
    silent = [
        matter.name(row.actor)
        for row in each(stood)
        if row.actor not in speakers or row.basis == REPORTED
    ]
    if silent:
        told = counted(len(silent), "actor")
        yield (
            "silent",
            (
                f"{told} with a position but without words of their own here, or only as "
                f"others report: {listed(silent, MOST)}."
            ),
        )
    differing = conflicts(matter.readings)
    if len(differing):
        names = dict.fromkeys(matter.name(actor) for actor in differing["actor"])
        told = counted(len(differing), "day")
        yield "differ", f"On {told} texts differ on where an actor stands: {listed(names, MOST)}."


def _speakers(matter: Matter) -> Iterator[tuple[str, str]]:
    said = matter.part.quotes[matter.part.quotes["spoken"]]
    unknown = int((said["actor"] == "").sum())
    if unknown:
        yield "speakers", f"{unknown} of {counted(len(said), 'quote')} have no known speaker."


def _reading(matter: Matter) -> Iterator[tuple[str, str]]:
    part = matter.part
    judged = int((matter.readings["judge"] == ANALYST).sum())
    texts = counted(len(matter.readings), "text")
    if len(matter.readings):
        yield "reviewed", f"{judged} of {texts} that show a position were reviewed by a person."
    doubtful = int((matter.standing["doubt"] != "").sum())
    if doubtful:
        count = counted(doubtful, "actor")
        yield "doubtful", f"{count} with doubtful readings alone: not counted in the bottom line."
    foreign = part.articles[~part.articles["language"].isin(READ)]
    if len(foreign):
        count, kinds = counted(len(foreign), "article"), ", ".join(sorted(set(foreign["language"])))
        yield "language", f"{count} in {kinds} were read by rules that were made for English."
    shown = set(part.stances["article"])
    without = len(part.articles) - int(part.articles["id"].isin(shown).sum())
    if without:
        yield (
            "silent articles",
            f"{without} of {counted(len(part.articles), 'article')} show no position.",
        )
    if not part.articles.empty and part.mentions.empty:
        yield "unread", "No actor was found in any article: they may not have been analysed."


def _assumed(matter: Matter) -> Iterator[tuple[str, str]]:
    yield (
        "assumed",
        (
            "Assumed: a position is what articles show of an actor, not what it believes; outlets "
            "that print different words of their own are independent."
        ),
    )
    single = int((matter.standing["origins"] < 2).sum())
    open_ = [
        matter.name(row.actor)
        for row in each(matter.standing)
        if row.label == Label.CONDITIONAL and row.actor in set(matter.key)
    ]
    parts = []
    if open_:
        parts.append(f"the conditions of {listed(open_, MOST)} met or refused")
    if single:
        parts.append("a second independent origin for the positions that rest on one")
    parts.append("a statement after the last article")
    yield "turn", f"What would change this picture: {listed(parts)}."
