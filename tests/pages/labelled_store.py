"""A store made from the demo corpus's labels instead of the extractors: the same on every run.

Also a big one: the same articles again and again under other dates and ids.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from analysis.frames.periods import period
from analysis.settings import read_settings
from analysis.sources import load
from analysis.store import Store
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Confidence,
    Event,
    EventKind,
    Evidence,
    Form,
    Kind,
    Label,
    Manner,
    Mention,
    Phase,
    Quote,
    QuoteType,
    Span,
    Stance,
)

SEEDS = Path(__file__).parents[2] / "seeds"
ANALYSER = "labels"
COUNTRIES = {"Norway", "Russia", "Finland", "Denmark", "Rheinhaven", "Turkey", "Sweden"}
BODIES = re.compile(r"NATO|EU$|European|Veltagas|Centre|Center|Institute|Union|Council|Court")


def labelled() -> tuple[Analysis, ...]:
    """Every demo article with what its labels say of it."""
    gold = json.loads((SEEDS / "demo/gold.json").read_text(encoding="utf-8"))
    found = load([SEEDS / "demo/articles"], read_settings({}))
    articles = [a for a in found if isinstance(a, Article)]
    return tuple(_analysis(one, gold[Path(one.path).name]) for one in articles)


def demo_store(where: Path, *, copies: int = 0, step: int = 7) -> Store:
    """A store whose fictional workspace `demo` holds the labelled articles.

    With `copies` that many articles in all, each further set dated `step` days after the last.
    """
    store = Store(str(where))
    store.open_workspace("demo", fictional=True)
    for number, one in enumerate(repeated(copies, step) if copies else labelled()):
        store.save(one, "demo")
        assert number < 100_000
    return store


def repeated(count: int, step: int = 7) -> Iterator[Analysis]:
    """So many analyses: the labelled ones over and over, each round `step` days later."""
    ones = labelled()
    for number in range(count):
        one, turn = ones[number % len(ones)], number // len(ones)
        day = one.article.published
        yield replace(
            one,
            article=replace(
                one.article,
                id=f"{one.article.id}-{turn}",
                published=day + timedelta(days=step * turn) if day else None,
                url=f"{one.article.url}-{turn}",
                path=f"{turn}/{one.article.path}",
            ),
            events=tuple(_later(event, step * turn) for event in one.events),
        )


def _later(event: Event, days: int) -> Event:
    if event.precision != "day":
        return event
    return replace(event, date=str(date.fromisoformat(event.date) + timedelta(days=days)))


def _find(text: str, words: str) -> Span | None:
    """Where words stand in a text, whatever the white space."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return Span(*found.span()) if found else None


def _analysis(article: Article, gold: dict) -> Analysis:
    names = {s["actor"]: tuple(s["aliases"]) for s in gold["stances"]}
    named = [q["speaker"] for q in gold["quotes"] if q["speaker"]]
    named += [actor for event in gold["events"] for actor in event["actors"]]
    for name in (*named, *gold["mentions_only"]):
        names.setdefault(name, ())
    actors = {name: _actor(article.text, name, aliases) for name, aliases in names.items()}
    found = {name: actor for name, actor in actors.items() if actor}
    return Analysis(
        article,
        ANALYSER,
        actors=tuple(found.values()),
        quotes=tuple(_quotes(article.text, gold["quotes"], found)),
        events=tuple(_events(article.text, gold["events"], found)),
        stances=tuple(_stances(article.text, gold["stances"], found)),
    )


def _actor(text: str, name: str, aliases: tuple[str, ...]) -> Actor | None:
    spans: dict[int, int] = {}
    for words in sorted({name, *aliases}, key=len, reverse=True):
        for found in re.finditer(rf"\b{re.escape(words)}\b", text):
            if not any(start <= found.start() < end for start, end in spans.items()):
                spans[found.start()] = found.end()
    if not spans:
        return None
    kind = Kind.PERSON
    if name in COUNTRIES:
        kind = Kind.COUNTRY
    elif BODIES.search(name):
        kind = Kind.ORGANISATION
    mentions = tuple(Mention(start, end, Form.NAME) for start, end in sorted(spans.items()))
    return Actor(name.casefold().replace(" ", "-"), name, kind, aliases, mentions)


def _key(found: dict[str, Actor], name: str | None) -> str | None:
    return found[name].key if name in found else None


def _quotes(text: str, gold: list[dict], found: dict[str, Actor]) -> Iterator[Quote]:
    groups: dict[str, list[dict]] = {}
    for number, quote in enumerate(gold):
        groups.setdefault(quote.get("group") or f"alone{number}", []).append(quote)
    for group in groups.values():
        spans = [_find(text, quote["text"]) for quote in group]
        cue = _find(text, group[0]["cue"]) if group[0].get("cue") else None
        source = _find(text, group[0]["source"]) if group[0].get("source") else None
        if all(spans):
            yield Quote(
                QuoteType(group[0]["type"]),
                tuple(span for span in spans if span),
                (cue,) if cue else (),
                (source,) if source else (),
                group[0]["speaker"],
                _key(found, group[0]["speaker"]),
                Manner.SPEECH,
            )


def _events(text: str, gold: list[dict], found: dict[str, Actor]) -> Iterator[Event]:
    for event in gold:
        span = _find(text, event["expression"])
        if span is None or period(event["date"]) is None:
            continue
        value = event["date"]
        precision = {4: "year", 7: "month", 10: "day"}.get(len(value), "week")
        precision = "quarter" if "Q" in value else "week" if "W" in value else precision
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        said = re.search(r"\b(says|tells|announces|warns|calls)\b", event["what"])
        planned = re.search(r"\b(planned|due|will|to be|deadline)\b", event["what"])
        yield Event(
            value,
            precision,
            start,
            end if end > 0 else len(text),
            tuple(found[name].key for name in event["actors"] if name in found),
            event["what"],
            EventKind.STATEMENT if said else EventKind.ACTION,
            Phase.PLANNED if planned else Phase.PAST,
            expression=event["expression"],
        )


def _stances(text: str, gold: list[dict], found: dict[str, Actor]) -> Iterator[Stance]:
    confidence = {"high": Confidence.HIGH, "medium": Confidence.MODERATE, "low": Confidence.LOW}
    for stance in gold:
        if stance["actor"] not in found:
            continue
        label = Label(stance["label"])
        spans = [span for words in stance["evidence"] if (span := _find(text, words))]
        yield Stance(
            found[stance["actor"]].key,
            label,
            confidence[stance["confidence"]],
            f"{stance['actor']} {label} cooperation by these sentences, as labelled.",
            tuple(
                Evidence(s.start, s.end, "labelled by hand", label, (_first_words(text, s),))
                for s in spans
            ),
        )


def _first_words(text: str, span: Span) -> Span:
    """The second and third word of a span, in place of a cue."""
    words = list(re.finditer(r"\S+", text[span.start : span.end]))[1:3] or [None]
    if words[0] is None:
        return span
    return Span(span.start + words[0].start(), span.start + words[-1].end())
