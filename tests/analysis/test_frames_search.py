"""Search: names in any spelling, texts by the exact phrase, the best first."""

import time
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import frames
from analysis.frames import Corpus
from analysis.frames.search import names, search
from analysis.types import Actor, Analysis, Article, Form, Kind, Mention
from tests.analysis.reports import Store
from tests.pages.labelled_store import demo_store

PEOPLE = (
    ("Sergei Lavrov", "a", ("the Russian foreign minister",)),
    ("Volodymyr Zelenskyy", "b", ()),
    ("Halvard Rostøl", "c", ("Rostøl",)),
    ("Iran", "d", ()),
    ("Iraq", "e", ()),
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    store = demo_store(Path(tmp_path_factory.mktemp("search"), "demo.db"))
    found = frames.corpus(store, "demo")
    store.close()
    return found


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    store = Store(str(Path(tmp_path_factory.mktemp("people"), "t.db")))
    store.open_workspace("desk")
    text = "Title\n\n" + " ".join(name for name, _, _ in PEOPLE)
    actors = []
    for name, key, aliases in PEOPLE:
        start = text.index(name)
        kind = Kind.PERSON if " " in name else Kind.COUNTRY
        mention = Mention(start, start + len(name), Form.NAME)
        actors.append(Actor(key, name, kind, aliases, (mention,)))
    store.save(Analysis(Article("a", "Title", text), "t", tuple(actors)))
    found = frames.corpus(store)
    store.close()
    return found


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Lavrov", "Sergei Lavrov"),
        ("lavrow", "Sergei Lavrov"),
        ("Sergej Lawrow", "Sergei Lavrov"),
        ("Лавров", "Sergei Lavrov"),
        ("Lavr", "Sergei Lavrov"),
        ("Lavorv", "Sergei Lavrov"),
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("Зеленський", "Volodymyr Zelenskyy"),
        ("Rostol", "Halvard Rostøl"),
        ("ROSTØL", "Halvard Rostøl"),
        ("russian foreign", "Sergei Lavrov"),
        ("  iran ", "Iran"),
    ],
)
def test_search_finds_an_actor_in_another_spelling(people: Corpus, words: str, name: str):
    assert list(search(people, words).actors["name"]) == [name]


@pytest.mark.parametrize("words", ["Paris", "Lavrov Zelenskyy", "x", "", " ", "$", "()", "("])
def test_search_finds_no_actor_of_another_name(people: Corpus, words: str):
    assert search(people, words).actors.empty


def test_search_finds_a_phrase_whatever_capitals_and_spaces(demo: Corpus):
    found = search(demo, "The  sea DOES not\ncheck passports")
    assert set(found.quotes["speaker"]) == {"Ingvild Tveitmoen"}
    assert (found.quotes_in_all, len(found.quotes)) == (2, 1), "the same words are shown once"
    assert (found.articles_in_all, len(found.articles)) == (2, 1), "and so is a story"
    assert all("sea does not check passports" in text for text in found.articles["search"])


def test_search_says_how_many_there_are_in_all(demo: Corpus):
    found = search(demo, "rescue", most=2)
    assert len(found.articles) == len(found.quotes) == 2
    held = demo.articles["text"].str.casefold().str.contains("rescue", regex=False)
    assert found.articles_in_all == held.sum()


def test_search_puts_titles_first_and_then_the_latest(demo: Corpus):
    found = search(demo, "rescue", most=50).articles
    titled = [("rescue" in title.casefold()) for title in found["title"]]
    assert titled == sorted(titled, reverse=True)
    days = found.loc[titled, "published"]
    assert list(days) == sorted(days, reverse=True)


def test_search_is_no_pattern(demo: Corpus):
    assert search(demo, ".*").is_empty
    assert search(demo, "no such words anywhere").is_empty


def test_search_of_an_empty_corpus(tmp_path: Path):
    store = Store(str(tmp_path / "e.db"))
    store.open_workspace("desk")
    assert search(frames.corpus(store), "anything").is_empty
    store.close()


def test_search_in_ten_thousand_articles_is_quick(demo: Corpus):
    times = 10_000 // len(demo.articles) + 1
    articles = pd.concat([demo.articles] * times, ignore_index=True)
    big = replace(
        demo,
        articles=articles.assign(id=[f"a{number}" for number in articles.index]),
        quotes=pd.concat([demo.quotes] * 75),
        actors=pd.concat([demo.actors] * 100),
    )
    known = names(big.actors)
    began = time.perf_counter()
    found = search(big, "Tweitmon", known=known)
    spent = time.perf_counter() - began
    assert set(found.actors["name"]) == {"Ingvild Tveitmoen"}
    assert spent < 3, f"{spent:.2f} s for {len(big.articles)} articles"  # 0.2 s on an idle core
