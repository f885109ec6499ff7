"""Rows by an index are the rows that reading the column gives, and one text is joined once."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import frames
from analysis.frames import index as indexing
from analysis.frames.corpus import Corpus
from analysis.frames.index import Index, index
from analysis.utterances import _pairs, _shingles
from tests.pages.labelled_store import demo_store

COLUMNS = (
    ("articles", "id"),
    ("mentions", "article"),
    ("mentions", "actor"),
    ("quotes", "actor"),
    ("events", "actors"),
    ("stances", "outlet"),
    ("evidence", "article"),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    store = demo_store(Path(tmp_path_factory.mktemp("store"), "desk.db"), copies=60)
    found = frames.corpus(store, "demo")
    store.close()
    return found


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_an_index_gives_the_rows_that_reading_gives(
    whole: Corpus, name: str, column: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame: pd.DataFrame = getattr(whole, name)
    cells = frame[column].explode() if column == "actors" else frame[column]
    values = [*sorted(set(cells.dropna()))[:3], "nobody"]
    monkeypatch.setattr(indexing, "FEW", 1.0)
    by_index = Index(whole).rows(whole, name, column, values)
    monkeypatch.setattr(indexing, "FEW", 0.0)
    by_reading = Index(whole).rows(whole, name, column, values)
    assert 0 < len(by_reading) < len(frame)
    pd.testing.assert_frame_equal(by_index, by_reading)
    assert Index(whole).rows(whole, name, column, []).empty


def test_a_corpus_keeps_its_index(whole: Corpus) -> None:
    assert index(whole) is index(whole)


def test_the_same_words_are_compared_once_however_many_print_them() -> None:
    words = ["we", "are", "ready", "to", "talk", "to", "them", "tomorrow"]
    other = ["we", "are", "ready", "to", "talk", "to", "them", "at", "noon"]
    shingles = [_shingles(some, None) for some in (*[words] * 500, *[other] * 500)]
    assert len(list(_pairs(shingles))) == 499 + 499 + 1
