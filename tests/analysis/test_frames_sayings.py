"""Sayings: one row an utterance, its witnesses, and where their prints differ."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import frames
from analysis.frames.sayings import SAYINGS, sayings, verbatim
from analysis.store import Store
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Confidence,
    Evidence,
    Form,
    Kind,
    Label,
    Mention,
    Quote,
    QuoteType,
    Span,
    Stance,
)

PRINT = 'Talks\n\n"We will never talk to Oslo before the spring," Ada Brook said. She was glad.'
REPRINT = PRINT.replace("never", "not")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(str(tmp_path / "desk.db"))
    opened.open_workspace("desk")
    yield opened
    opened.close()


def analysed(one: Article) -> Analysis:
    """Two actors, a direct quote that names one of them, reported speech, and a stance."""
    text = one.text
    start, end = text.index("We"), text.index('," Ada')
    ada, oslo, glad = text.index("Ada"), text.index("Oslo"), text.index("glad")
    return Analysis(
        one,
        "test 1",
        actors=(
            Actor("a0", "Ada Brook", Kind.PERSON, ("Ada",), (Mention(ada, ada + 9, Form.NAME),)),
            Actor("a1", "Norway", Kind.COUNTRY, ("Oslo",), (Mention(oslo, oslo + 4, Form.NAME),)),
        ),
        quotes=(
            Quote(QuoteType.DIRECT, (Span(start, end),), speaker="Ada Brook", actor="a0"),
            Quote(QuoteType.INDIRECT, (Span(glad, glad + 4),), speaker="Ada Brook", actor="a0"),
        ),
        stances=(
            Stance(
                "a0",
                Label.OPPOSES,
                Confidence.HIGH,
                "Will not talk.",
                (Evidence(start, end, "never", Label.OPPOSES),),
            ),
        ),
    )


def test_sayings_join_prints_and_show_where_they_differ(
    store: Store, article: Callable[..., Article]
) -> None:
    for one in (
        article(PRINT, id="a", outlet="Courier"),
        article(REPRINT, id="b", outlet="Herald"),
    ):
        store.save(analysed(one))
    found = sayings(frames.corpus(store))
    assert tuple(found.columns) == SAYINGS
    direct = found[found["type"] == "direct"].iloc[0]
    assert direct["quotes"] == ("a:q0", "b:q0")
    assert [w.article for w in direct["witnesses"]] == ["a", "b"]
    assert [(c.ours, c.theirs) for c in direct["witnesses"][1].changes] == [("never", "not")]
    assert direct["outlets"] == 2
    assert list(found["type"]).count("indirect") == 2, "reported speech is never joined"


def test_sayings_know_whom_the_words_name_and_whether_they_show_a_stance(
    store: Store, article: Callable[..., Article]
) -> None:
    store.save(analysed(article(PRINT)))
    found = sayings(frames.corpus(store)).set_index("type")
    assert found.loc["direct", "about"] == ("norway",)
    assert bool(found.loc["direct", "on_topic"])
    assert found.loc["indirect", "about"] == ()
    assert not found.loc["indirect", "on_topic"]


def test_sayings_of_an_empty_store(store: Store) -> None:
    assert list(sayings(frames.corpus(store)).columns) == list(SAYINGS)


def test_sayings_without_a_resolved_speaker_stay_apart(
    store: Store, article: Callable[..., Article]
) -> None:
    for name in ("a", "b"):
        done = analysed(article(PRINT, id=name, outlet=name))
        unknown = tuple(replace(q, speaker=None, actor=None) for q in done.quotes)
        store.save(replace(done, quotes=unknown))
    assert len(sayings(frames.corpus(store))) == 4


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        pytest.param("We go.", "direct", "We go.", id="direct"),
        pytest.param(
            'was "ready" and “rock solid”', "mixed", "ready … rock solid", id="two pieces"
        ),
        pytest.param("rock solid", "mixed", "", id="no mark at all"),
        pytest.param("it’s ‘not over’ yet", "mixed", "not over", id="apostrophe is no mark"),
        pytest.param('he was "ready', "mixed", "ready", id="left open"),
        pytest.param("He would go.", "indirect", "", id="reported"),
        pytest.param("", "direct", "", id="empty"),
    ],
)
def test_verbatim_is_what_stands_in_marks(text: str, kind: str, words: str) -> None:
    assert verbatim(text, kind, [[0, len(text)]]) == words


def test_marks_may_stand_just_outside_a_piece() -> None:
    assert verbatim('It was "rock solid" then.', "mixed", [[8, 18]]) == "rock solid"
