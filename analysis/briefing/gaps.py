"""The block of gaps and limits: what was searched, what is missing, what would change it all."""

from collections.abc import Iterator

from analysis.briefing.matter import Matter, desk, each
from analysis.briefing.model import Block
from analysis.briefing.wording import counted, day, listed, name
from analysis.corrections import Corrected
from analysis.frames.judged import ANALYST
from analysis.frames.missing import QUIET, Gap, Kind, missing, quiet
from analysis.frames.positions import conflicts
from analysis.sources.languages import language_name
from analysis.types import Label, Resolution

GAPS = "gaps"
MOST = 4  # names in a sentence
NO_QUESTIONS = Corrected(Resolution({}, {}))  # those of the whole workspace are not the briefing's
Told = Iterator[tuple[str, str]]


def gaps(matter: Matter) -> Block:
    """Sentences of the desk, each counted from the corpus or from the positions above."""
    found = missing(matter.part, matter.standing, NO_QUESTIONS)
    told = (*_searched(matter), *_missing(matter, found), *_reading(matter), *_assumed(matter))
    claims = tuple(desk(f"gap {one}", text, corpus=True) for one, text in told)
    return Block(GAPS, "Gaps and limits", claims)


def _searched(matter: Matter) -> Told:
    articles = matter.part.articles
    outlets = sorted({name(one) for one in articles["outlet"] if one})
    languages = sorted({language_name(one) for one in articles["language"] if one})
    copies = len(articles) - articles["story"].nunique()
    told = f"Searched: {counted(len(articles), 'article')}"
    if outlets:
        told += f" from {counted(len(outlets), 'outlet')}, named under Sources"
    stories = counted(articles["story"].nunique(), "story", "stories")
    told += f"; {stories} with {counted(copies, 'copy', 'copies')} joined to what they copy"
    if languages:
        told += f"; in {listed(languages, MOST)}"
    yield "searched", f"{told}."


def _missing(matter: Matter, found: tuple[Gap, ...]) -> Told:
    """A sentence for each kind of gap that a reader of the briefing has to know."""
    for gap in found:
        if text := _words(matter, gap):
            yield str(gap.kind), text


def _words(matter: Matter, gap: Gap) -> str:
    """What is missing, in words; "" for what concerns the desk alone."""
    articles = counted(gap.count, "article")
    if gap.kind is Kind.ALONE:
        key = [matter.name(one) for one in matter.key if one in set(gap.ids)]
        among = f", among them {listed(key, MOST)}" if key else ""
        positions = counted(gap.of, "position")
        return f"{gap.count} of {positions} rest on a single origin{among}."
    if gap.kind is Kind.SILENT:
        names = listed(map(matter.name, gap.ids), MOST)
        who = counted(gap.count, "actor")
        return (
            f"{who} with a position but without words of their own here, or only as others "
            f"report: {names}."
        )
    if gap.kind is Kind.SPEAKERS:
        return f"{gap.count} of {counted(gap.of, 'quote')} have no known speaker."
    if gap.kind is Kind.DAYS:
        first, last = quiet(matter.part.articles["published"])[0]
        times = counted(gap.count, "stretch", "stretches")
        return (
            f"{times} of more than {QUIET} days without any article, the longest of "
            f"{(last - first).days + 1} days, {day(first)} to {day(last)}."
        )
    if gap.kind is Kind.UNDATED:
        return f"{articles} without a date: what they show is in no order of time."
    if gap.kind is Kind.UNREAD:
        kept = matter.part.articles
        codes = kept.loc[kept["id"].isin(gap.ids), "language"]
        languages = listed(sorted({language_name(one) for one in codes}), MOST)
        return f"{articles} not analysed, since only English is read: {languages}."
    if gap.kind is Kind.NOBODY:
        return f"{articles} in which no actor was found."
    return ""


def _reading(matter: Matter) -> Told:
    differing = conflicts(matter.readings)
    if len(differing):
        names = dict.fromkeys(matter.name(actor) for actor in differing["actor"])
        days = counted(len(differing), "day")
        yield "differ", f"On {days} texts differ on where an actor stands: {listed(names, MOST)}."
    if len(matter.readings):
        judged = int((matter.readings["judge"] == ANALYST).sum())
        texts = counted(len(matter.readings), "text")
        yield "reviewed", f"{judged} of {texts} that show a position were reviewed by a person."
    if doubtful := int((matter.standing["doubt"] != "").sum()):
        who = counted(doubtful, "actor")
        yield "doubtful", f"{who} with doubtful readings alone: not counted in the bottom line."
    shown = set(matter.part.stances["article"])
    articles = matter.part.articles["id"]
    if without := len(articles) - int(articles.isin(shown).sum()):
        yield "no position", f"{without} of {counted(len(articles), 'article')} show no position."


def _assumed(matter: Matter) -> Told:
    believed = "Assumed: a position is what articles show of an actor, not what it believes; "
    yield "assumed", believed + "outlets that print different words of their own are independent."
    read = "Positions are read by rules, which err: read the evidence before you repeat one."
    yield "reading", read
    key = set(matter.key)
    open_ = [
        matter.name(row.actor)
        for row in each(matter.standing)
        if row.label == Label.CONDITIONAL and row.actor in key
    ]
    parts = [f"the conditions of {listed(open_, MOST)} met or refused"] if open_ else []
    if (matter.standing["origins"] < 2).any():
        parts.append("a second independent origin for the positions that rest on one")
    parts.append("a statement after the last article")
    yield "turn", f"What would change this picture: {listed(parts)}."
