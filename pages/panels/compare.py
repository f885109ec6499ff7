"""Two sides beside each other: numbers, positions, time, words, and what one has alone.

Every number is a link to the page that shows the sentences behind it, limited to its side.
"""

from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from analysis.figures.beside import beside
from analysis.figures.palette import CONFIDENCE, WORDS
from analysis.figures.sheet import cut
from analysis.frames import Corpus
from analysis.frames.comparison import by_period, company, parted, positions, utterances
from analysis.frames.matrix import words as period_words
from analysis.types import Confidence, Focus, Label
from pages.panels import chart, data, focus, look, nav, quotes, sides, state, text, titled
from pages.panels.sides import By

KEY, ALL = "beside", "beside-all"
SHOWN, SAID, LISTED = 12, 4, 14  # rows of positions, utterances and names of a list
DIFFER = ' <span class="d-differ">differ</span>'
NOTHING = '<span class="d-how">nothing</span>'
LONGEST = 220  # characters of an utterance


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its name, its focus and what is in it."""

    name: str
    on: Focus
    part: Corpus


def show(whole: Corpus, on: Focus, other: Focus) -> None:
    """The whole comparison."""
    on = focus.without(on, focus.PICKS)
    pair = (on, other), (other, on)
    first, second = (
        Side(sides.named(whole, one, than), one, data.focused(one)) for one, than in pair
    )
    st.html(
        f'<h1 class="d-scope">{escape(first.name)} <span class="d-span">beside</span> '
        f"{escape(second.name)}</h1>"
    )
    if empty := [side.name for side in (first, second) if side.part.articles.empty]:
        st.html(
            f'<p class="d-empty" role="status">Nothing is there for {escape(" and ".join(empty))} '
            "within the other limits: choose another side, or take a limit away.</p>"
        )
        return
    _numbers(first, second)
    kind = sides.by(on, other)
    if kind is By.ACTORS:
        _by_time(first, second)
    else:
        _positions(first, second, whole)
    _over_time(first, second)
    _words(first, second, sides.common(on, other), kind)
    _alone(first, second, sides.common(on, other), kind)


def address(page: str, on: Focus, **more: str) -> str:
    """The address of a page with a focus, from any other page of the app, ready for HTML.

    >>> address("quotes", Focus(text="a&b"))
    'quotes?words=a%26b'
    """
    return escape(f"{page or './'}?{urlencode({**focus.to_query(on), **more}, doseq=True)}")


def _link(words: str, page: str, on: Focus, *, said: str = "", **more: str) -> str:
    """A link as HTML; `words` is HTML already, `said` what it means to who hears it."""
    label = f' aria-label="{escape(said)}"' if said else ""
    return f'<a href="{address(page, on, **more)}" target="_self"{label}>{words}</a>'


def _heads(first: Side, second: Side, what: str) -> str:
    return (
        f'<thead><tr><th scope="col">{what}</th>'
        f'<th scope="col">{escape(first.name)}</th><th scope="col">{escape(second.name)}</th>'
        "</tr></thead>"
    )


def _counts(side: Side) -> list[tuple[str, int, str]]:
    """What is counted, how many, and the page that shows them."""
    said = data.sayings(side.on)
    spoken = said[said["spoken"]] if len(said) else said
    changed = data.changes(side.on)
    articles = side.part.articles
    return [
        ("articles", len(articles), ""),
        ("stories, copies as one", articles["story"].nunique(), ""),
        ("outlets", articles.loc[articles["outlet"] != "", "outlet"].nunique(), ""),
        ("actors with a position", len(data.standing(side.on)), "stance"),
        ("texts that show a position", len(data.readings(side.on)), "stance"),
        ("changes of position", int((changed["doubt"] == "").sum()), "stance"),
        ("utterances, each once", len(spoken), "quotes"),
        ("of them without a known speaker", int((spoken["actor"] == "").sum()), "quotes"),
        ("dated events, copies as one", len(data.folded(side.on)), ""),
    ]


def _numbers(first: Side, second: Side) -> None:
    rows = []
    for (what, one, page), (_, other, _) in zip(_counts(first), _counts(second), strict=True):
        cells = "".join(
            f"<td>{_number(n, what, page, side)}</td>"
            for side, n in ((first, one), (second, other))
        )
        rows.append(f'<tr><th scope="row">{what}</th>{cells}</tr>')
    note = "Each number opens what it counts."
    if first.on.since or first.on.until or second.on.since or second.on.until:
        note += " An article is in a time where it, or a quote or event in it, is of that time."
    titled.show("In numbers", _numbers_say(first, second), note=note)
    st.html(
        f'<table class="d-beside-table">{_heads(first, second, "")}'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _number(n: int, what: str, page: str, side: Side) -> str:
    """A number as a link to what it counts; nothing has no link."""
    return _link(f"{n:,}", page, side.on, said=f"{n:,} {what}, {side.name}") if n else "0"


def _numbers_say(first: Side, second: Side) -> str:
    one, other = len(first.part.articles), len(second.part.articles)
    return f"{text.counted(one, 'article')} beside {other:,}"


def _positions(first: Side, second: Side, whole: Corpus) -> None:
    """Where each actor stands by either side, those first on whom they differ."""
    stood = [data.standing(side.on) for side in (first, second)]
    rows = positions(*stood)
    shared = rows[(rows["first"] != "") & (rows["second"] != "")]
    differ = len(shared) - int(shared["same"].sum())
    titled.show("Positions", _positions_say(rows, len(shared), differ))
    if rows.empty:
        return
    sure = [one.set_index("actor")["confidence"].to_dict() for one in stood]
    shown = rows if state.held(ALL) else rows.head(SHOWN)
    body = []
    for row in shown.itertuples():
        cells = "".join(
            f"<td>{_position(label, confidence.get(row.actor), row.actor, side)}</td>"
            for label, confidence, side in (
                (row.first, sure[0], first),
                (row.second, sure[1], second),
            )
        )
        differs = bool(row.first and row.second) and not row.same
        mark = DIFFER if differs else ""
        body.append(f'<tr><th scope="row">{escape(whole.name(row.actor))}{mark}</th>{cells}</tr>')
    st.html(
        f'<table class="d-beside-table">{_heads(first, second, "Actor")}'
        f"<tbody>{''.join(body)}</tbody></table>"
    )
    if len(rows) > SHOWN:
        st.toggle(f"Show all {len(rows)} actors", key=ALL)


def _positions_say(rows: pd.DataFrame, shared: int, differ: int) -> str:
    if rows.empty:
        return "Neither side shows a position"
    if not shared:
        return "No actor has a position on both sides"
    told = f"{text.counted(shared, 'actor')} with a position on both sides"
    return f"{told}, who stand{'s' if shared == 1 else ''} alike" if not differ else (
        f"{told}; the sides differ on {differ}"
    )  # fmt: skip


def _position(label: str, sure: str | None, actor: str, side: Side) -> str:
    """A position as a link to its sentences."""
    if not label:
        return '<span class="d-how">no position</span>'
    on = focus.without(side.on, focus.PICKS)
    said = f"{WORDS[Label(label)]}, {CONFIDENCE[Confidence(sure)]}, by {side.name}: the sentences"
    badge = _link(look.badge(Label(label)), "", _with_actor(on, actor), said=said)
    return f'{badge} <span class="d-how">{CONFIDENCE[Confidence(sure)]}</span>'


def _with_actor(on: Focus, actor: str) -> Focus:
    return Focus(**{name: getattr(on, name) for name in focus.NAMES} | {"actors": (actor,)})


def _by_time(first: Side, second: Side) -> None:
    """What each of two actors shows, period by period."""
    rows = by_period(data.readings(first.on), data.readings(second.on))
    both = rows[(rows["first"].map(len) > 0) & (rows["second"].map(len) > 0)]
    alike = int(both["same"].sum())
    finding = "Never a position at the same time"
    if len(both):
        finding = f"In {alike} of {text.counted(len(both), 'period')} with both, they show the same"
    titled.show("Positions, period by period", finding if len(rows) else "No position found")
    if rows.empty:
        return
    body = []
    for row in rows.iloc[::-1].itertuples():
        cells = ""
        for labels, side in ((row.first, first), (row.second, second)):
            actor = side.on.actors[0] if side.on.actors else ""
            links = " ".join(
                _link(look.badge(Label(one)), "stance", side.on, cell=f"{row.period} {actor}")
                for one in labels
            )
            cells += f"<td>{links or NOTHING}</td>"
        when = escape(period_words(row.period))
        body.append(f'<tr><th scope="row">{when}</th>{cells}</tr>')
    st.html(
        f'<table class="d-beside-table">{_heads(first, second, "Period")}'
        f"<tbody>{''.join(body)}</tbody></table>"
    )


def _over_time(first: Side, second: Side) -> None:
    days = [(side.name, _published(side)) for side in (first, second)]
    (one, ones), (other, others) = days
    title = (
        f"{text.counted(len(ones), 'article')} for {cut(one, 40)}, "
        f"{len(others):,} for {cut(other, 40)}"
    )
    figure = beside(days, title, look.colours())
    titled.show("Articles over time", figure.layout.meta["title"])
    if figure.data:
        chart.show(figure, KEY, _picked)
        st.html('<p class="d-note">Click a bar to limit both sides to its time.</p>')
    else:
        st.html('<p class="d-empty">No article here has a date.</p>')


def _published(side: Side) -> pd.Series:
    """The days of a side's articles, of those published in its time."""
    days = side.part.articles["published"]
    if side.on.since:
        days = days[days >= pd.Timestamp(side.on.since)]
    return days[days <= pd.Timestamp(side.on.until)] if side.on.until else days


def _picked() -> None:
    for kind, one in focus.picked_ids(state.held(KEY)):
        if kind == "range":
            first, last = (date.fromisoformat(day) for day in one.split("/"))
            focus.change(since=first, until=last)
            return


def _words(first: Side, second: Side, shared: Focus, kind: By) -> None:
    """Utterances: carried by both, and by one side alone."""
    rows = data.sayings(shared)
    rows = rows[rows["spoken"]] if len(rows) else rows
    told = utterances(rows, first.part, second.part)
    finding = f"{len(told.first):,} and {len(told.second):,} utterances of one side alone"
    if told.both or kind is By.OUTLETS:
        finding = f"{text.counted(len(told.both), 'utterance')} in both; {finding}"
    titled.show("Words", finding)
    by_id = rows.set_index("id", drop=False).rename_axis(None)
    if told.both:
        st.html('<p class="d-where"><b>In both</b></p>')
        for one in told.both[:SAID]:
            _utterance(by_id.loc[one], first, "both")
    sides_of = ((first, told.first), (second, told.second))
    for column, (side, ids) in zip(st.columns(2, gap="large"), sides_of, strict=True):
        with column:
            st.html(f'<p class="d-where"><b>{escape(side.name)} alone of the two</b></p>')
            latest = by_id.loc[list(ids)].sort_values(
                ["outlets", "since", "id"], ascending=[False, False, True], na_position="last"
            )
            for _, row in latest.head(SAID).iterrows():
                _utterance(row, side, "first" if side is first else "second")
            if not ids:
                st.html('<p class="d-how">Nothing</p>')
                continue
            st.page_link(
                nav.QUOTES,
                label=text.plain(f"All quotes: {side.name}"),
                icon=":material/format_quote:",
                query_params=focus.to_query(side.on),
            )


def _utterance(row: pd.Series, side: Side, place: str) -> None:
    """An utterance in the words of a print that the side has."""
    own = side.part.quotes[side.part.quotes["id"].isin(row["quotes"])]
    said = next(own.itertuples())
    article = side.part.articles.set_index("id").loc[said.article]
    with st.container(key=f"quote-{place}-{row['id']}", gap="small"):
        words = text.words(article["text"], said.content, said.type)
        if len(said.words) > LONGEST:
            words = escape(cut(said.words, LONGEST))
        who = escape(said.speaker or "Speaker not resolved")
        st.html(f'<p class="d-where"><b>{who}</b></p><p class="d-quote">{words}</p>')
        st.page_link(
            nav.ARTICLE,
            label=text.plain(article["outlet"] or "outlet not given") + ": read",
            icon=":material/article:",
            query_params=quotes.link(said.article, int(said.start), int(said.end)),
        )


def _alone(first: Side, second: Side, shared: Focus, kind: By) -> None:
    """Who and what is in the articles of one side and not of the other."""
    about = (*first.on.actors, *second.on.actors) if kind is By.ACTORS else ()
    rows = company(data.focused(shared), first.part, second.part, leave_out=about)
    only = [rows[(rows[a] > 0) & (rows[b] == 0)] for a, b in
            (("first", "second"), ("second", "first"))]  # fmt: skip
    stories = parted(first.part.articles["story"], second.part.articles["story"])
    titled.show(
        "What one has and the other lacks",
        f"{len(only[0]):,} and {len(only[1]):,} actors, "
        f"{len(stories.first):,} and {len(stories.second):,} stories",
    )
    titles = data.focused(shared).articles.set_index("id")
    for column, side, own, alone in zip(
        st.columns(2, gap="large"), (first, second), only, (stories.first, stories.second),
        strict=True,
    ):  # fmt: skip
        with column:
            st.html(_lists(side, own, alone, titles))


def _lists(side: Side, own: pd.DataFrame, alone: tuple[str, ...], titles: pd.DataFrame) -> str:
    base = focus.without(side.on, ("actors",))
    met = [
        _link(
            f"{escape(row.name)} <span class='d-how'>{row.first + row.second}</span>", "actors",
            _with_actor(base, row.actor),
        )
        for row in own.head(LISTED).itertuples(index=False)
    ]  # fmt: skip
    known = [one for one in alone if one in titles.index]
    read = [
        _link(escape(cut(titles.loc[one, "title"], 90)), "article", side.on, read=one)
        for one in known[:LISTED]
    ]
    return (
        f'<p class="d-where"><b>{escape(side.name)} alone of the two</b></p>'
        f'<p class="d-where">Actors, by articles: {_more(met, len(own), ", ") or "none"}</p>'
        f'<ul class="d-limits">{"".join(f"<li>{one}</li>" for one in read)}</ul>'
        + (f'<p class="d-note">and {len(alone) - LISTED:,} more</p>' if len(alone) > LISTED else "")
    )


def _more(shown: list[str], count: int, between: str) -> str:
    more = f", and {count - LISTED:,} more" if count > LISTED else ""
    return between.join(shown) + more
