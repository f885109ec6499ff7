"""The labels of the demo corpus agree with its articles, word by word."""

import csv
from datetime import date

import pytest
from demo import DEMO, gold_labels

GOLD = gold_labels()
LABELS = {"supports", "conditional", "opposes", "neutral"}
ROWS = list(
    csv.DictReader((DEMO / "manifest.csv").read_text(encoding="utf-8").splitlines(), strict=True)
)


def joined(text):
    return " ".join(text.split())


@pytest.fixture(params=GOLD)
def case(request):
    raw = (DEMO / "articles" / request.param).read_text(encoding="utf-8")
    return raw, GOLD[request.param]


def test_manifest_articles_and_labels_name_the_same_files():
    assert {row["file"] for row in ROWS} == set(GOLD)
    assert {path.name for path in (DEMO / "articles").iterdir()} == set(GOLD)
    assert [row["file"] for row in ROWS if not row["date"]] == ["11-night-desk-bodo.txt"]
    assert all(date.fromisoformat(row["date"]) for row in ROWS if row["date"])


def test_article_says_that_it_is_fictional(case):
    raw, _ = case
    assert raw.split("\n")[1:3] == ["[Fictional demo article]", ""]


def test_stances_stand_in_the_article(case):
    raw, gold = case
    assert all(row["label"] in LABELS for row in gold["stances"])
    assert all(alias in raw for row in gold["stances"] for alias in row["aliases"])
    quoted = [words for row in gold["stances"] for words in row["evidence"]]
    assert [words for words in quoted if joined(words) not in joined(raw)] == []


def test_quotes_and_events_stand_where_their_spans_say(case):
    raw, gold = case
    for row, words in [(q, q["text"]) for q in gold["quotes"]] + [
        (e, e["expression"]) for e in gold["events"]
    ]:
        start, end = row["span"]
        assert raw[start:end] == words
