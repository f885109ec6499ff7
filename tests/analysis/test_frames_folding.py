"""Folding: what several outlets tell of one day in the same words is one event."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis import frames
from analysis.store import Store
from analysis.types import Actor, Analysis, Article, Event, Form, Kind, Mention

WIRE = "Ties\n\nOslo and Moscow agreed on Monday to reopen the rescue line in the north."
RETOLD = "Ties\n\nA rescue line in the far north will be back, the two capitals said on Monday."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(str(tmp_path / "desk.db"))
    opened.open_workspace("desk")
    yield opened
    opened.close()


def told(one: Article, *dates: str) -> Analysis:
    """An article with its sentence as an event, once for each date."""
    actor = Actor("a0", f"Norway {one.id}", Kind.COUNTRY, ("Oslo",), (Mention(6, 10, Form.NAME),))
    events = tuple(Event(d, "day", 6, len(one.text), ("a0",), one.text[6:]) for d in dates)
    return Analysis(one, "test 1", actors=(actor,), events=events)


def test_folding_joins_wire_copies_and_counts_outlets(
    store: Store, article: Callable[..., Article]
) -> None:
    for name, outlet, text in (
        ("a", "Courier", WIRE),
        ("b", "Herald", WIRE),
        ("c", "Post", RETOLD),
    ):
        store.save(told(article(text, id=name, outlet=outlet), "2017-02-13"))
    found = frames.folded(frames.corpus(store)).set_index("id")
    assert list(found.index) == ["a:e0", "c:e0"]
    assert found.loc["a:e0", "copies"] == ("a:e0", "b:e0")
    assert list(found["outlets"]) == [2, 1]
    assert len(found.loc["a:e0", "actors"]) == 2


def test_folding_keeps_two_days_and_two_events_of_one_article_apart(
    store: Store, article: Callable[..., Article]
) -> None:
    store.save(told(article(WIRE, id="a", outlet="Courier"), "2017-02-13", "2017-02-13"))
    store.save(told(article(WIRE, id="b", outlet="Herald"), "2017-02-14"))
    assert len(frames.folded(frames.corpus(store))) == 3


def test_folding_of_nothing_has_its_columns(store: Store) -> None:
    found = frames.folded(frames.corpus(store))
    assert {"copies", "outlets"} <= set(found.columns)
    assert found.empty
