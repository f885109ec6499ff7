"""The one filter, and the laws that it keeps."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import frames
from analysis.frames import Corpus, focus
from analysis.frames.corpus import FRAMES
from analysis.types import Focus, Label
from tests.pages.labelled_store import demo_store

LINKED = ("mentions", "quotes", "events", "stances", "evidence")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    store = demo_store(Path(tmp_path_factory.mktemp("focus"), "demo.db"))
    built = frames.corpus(store, "demo")
    store.close()
    return built


def ids(part: Corpus) -> dict[str, list]:
    """Which rows of each frame are there."""
    return {name: list(getattr(part, name).index) for name in FRAMES}


FOCUSES = st.builds(
    Focus,
    actors=st.lists(
        st.sampled_from(["norway", "russia", "ingvild-tveitmoen", "nobody"]), max_size=2
    ).map(tuple),
    labels=st.lists(st.sampled_from(list(Label)), max_size=2, unique=True).map(tuple),
    outlets=st.sampled_from([(), ("Corvane Wire",), ("Corvane Wire", "The Daily Clamour")]),
    since=st.none() | st.dates(date(2025, 8, 1), date(2026, 5, 1)),
    until=st.none() | st.dates(date(2025, 8, 1), date(2026, 5, 1)),
    text=st.sampled_from(["", "rescue", "CABLES", "no such words at all", "("]),
    article=st.sampled_from(["", "01-oslo-offers-rescue-drill", "not-there"]),
)
LAW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_an_empty_focus_is_everything(corpus: Corpus):
    assert ids(focus(corpus, Focus(workspace="demo"))) == ids(corpus)


@LAW
@given(on=FOCUSES)
def test_a_focus_only_takes_away(corpus: Corpus, on: Focus):
    part = focus(corpus, on)
    for name, kept in ids(part).items():
        assert set(kept) <= set(getattr(corpus, name).index), name


@LAW
@given(on=FOCUSES)
def test_a_focus_twice_is_the_focus_once(corpus: Corpus, on: Focus):
    once = focus(corpus, on)
    assert ids(focus(once, on)) == ids(once)


@LAW
@given(on=FOCUSES)
def test_every_row_has_its_article_and_its_actors(corpus: Corpus, on: Focus):
    part = focus(corpus, on)
    articles, actors = set(part.articles["id"]), {"", *part.actors["id"]}
    for name in LINKED:
        assert set(getattr(part, name)["article"]) <= articles, name
    for name in ("mentions", "quotes", "stances", "evidence"):
        assert set(getattr(part, name)["actor"]) <= actors, name
    assert set().union(*part.events["actors"], {""}) <= actors
    assert set(part.evidence["stance"]) <= set(part.stances["id"])


@LAW
@given(on=FOCUSES, days=st.integers(0, 60))
def test_a_wider_range_keeps_what_a_narrow_one_kept(corpus: Corpus, on: Focus, days: int):
    if on.since is None or on.article:
        on = replace(on, since=date(2025, 11, 1), article="")
    wider = replace(on, since=on.since - timedelta(days=days))
    narrow, wide = ids(focus(corpus, on)), ids(focus(corpus, wider))
    for name in ("quotes", "events", "stances"):
        assert set(narrow[name]) <= set(wide[name]), name


def test_an_actor_leaves_its_words_stances_and_events(corpus: Corpus):
    part = focus(corpus, Focus(actors=("ingvild-tveitmoen",)))
    assert set(part.quotes["actor"]) == {"ingvild-tveitmoen"}
    assert set(part.stances["actor"]) == {"ingvild-tveitmoen"}
    assert all("ingvild-tveitmoen" in among for among in part.events["actors"])
    assert 0 < len(part.articles) < len(corpus.articles)


def test_a_label_leaves_actors_in_the_articles_in_which_they_hold_it(corpus: Corpus):
    part = focus(corpus, Focus(labels=(Label.OPPOSES,)))
    pairs = set(zip(part.stances["article"], part.stances["actor"], strict=True))
    assert set(part.stances["label"]) == {Label.OPPOSES}
    assert set(zip(part.quotes["article"], part.quotes["actor"], strict=True)) <= pairs


def test_a_range_goes_by_the_day_of_the_event_and_not_of_the_article(corpus: Corpus):
    part = focus(corpus, Focus(since=date(2025, 8, 20), until=date(2025, 8, 20)))
    assert len(part.events)
    assert not any(part.articles["published"] <= "2025-08-20")
    assert part.stances.empty


def test_undated_articles_are_outside_every_range(corpus: Corpus):
    undated = set(corpus.articles.loc[corpus.articles["published"].isna(), "id"])
    part = focus(corpus, Focus(since=date(1900, 1, 1), until=date(2100, 1, 1)))
    assert undated
    assert not undated & set(part.stances["article"])


def test_text_is_searched_as_words_and_not_as_a_pattern(corpus: Corpus):
    assert focus(corpus, Focus(text="r.scue")).empty
    assert not focus(corpus, Focus(text="  RESCUE ")).quotes.empty


def test_quotes_without_a_known_speaker_are_a_limit_of_their_own(corpus: Corpus):
    quotes = focus(corpus, Focus(nobody=True)).quotes
    assert len(quotes)
    assert set(quotes["actor"]) == {""}
    assert len(quotes) == (corpus.quotes["actor"] == "").sum()


def test_a_picked_quote_narrows_the_rest_to_its_speaker_and_article(corpus: Corpus):
    row = corpus.quotes[corpus.quotes["actor"] == "ingvild-tveitmoen"].iloc[0]
    part = focus(corpus, Focus(quote=row["id"]))
    assert list(part.quotes["id"]) == [row["id"]]
    assert set(part.stances["actor"]) == {"ingvild-tveitmoen"}
    assert set(part.stances["article"]) == {row["article"]}


def test_a_picked_stance_leaves_its_own_evidence(corpus: Corpus):
    row = corpus.stances.iloc[3]
    part = focus(corpus, Focus(stance=row["id"]))
    assert list(part.stances["id"]) == [row["id"]]
    assert set(part.evidence["stance"]) == {row["id"]}


def test_a_picked_event_leaves_its_actors(corpus: Corpus):
    row = corpus.events[corpus.events["actors"].map(len) == 2].iloc[0]
    part = focus(corpus, Focus(event=row["id"]))
    assert list(part.events["id"]) == [row["id"]]
    assert set(part.quotes["actor"]) <= set(row["actors"])


@pytest.mark.parametrize("pick", ["stance", "quote", "event"])
def test_a_pick_that_is_not_there_leaves_nothing(corpus: Corpus, pick: str):
    assert focus(corpus, Focus(**{pick: "gone:x1"})).empty
