"""JSON and JSONL: where the list of records is, which field is what, and broken records."""

import json
from datetime import date

import pytest

from analysis.settings import read_settings
from analysis.sources import preview_columns

ONE = {
    "title": "Talks open",
    "text": "They met.",
    "date": "2017-02-16T08:00:00Z",
    "outlet": "The Wire",
    "author": "Kari Nord",
    "url": "https://w.example/1",
}
TWO = ONE | {"title": "Talks close", "text": "They left.", "url": "https://w.example/2"}
NESTED = {
    "webTitle": "Talks open",
    "webPublicationDate": "2017-02-16T08:00:00Z",
    "webUrl": "https://w.example/1",
    "sectionName": "World",
    "fields": {"bodyText": "They met.", "byline": "Kari Nord"},
}
SHAPES = {
    "a list": [ONE, TWO],
    "NewsAPI": {"status": "ok", "totalResults": 2, "articles": [
        {**one, "source": {"id": None, "name": "The Wire"}, "publishedAt": one["date"],
         "content": one["text"]} for one in (ONE, TWO)]},
    "results": {"results": [ONE, TWO], "page": 1},
    "items": {"version": "1", "items": [ONE, TWO]},
    "nested answer": {"response": {"status": "ok", "docs": [ONE, TWO]}},
    "search engine": {"hits": {"total": 2, "hits": [{"_id": 1, "_source": ONE},
                                                    {"_id": 2, "_source": TWO}]}},
    "by id": {"17": ONE, "18": TWO},
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_records_are_found_in_any_usual_shape(shape, read):
    articles, errors = read("news.json", json.dumps(shape))
    assert errors == []
    assert [a.text for a in articles] == ["Talks open\n\nThey met.", "Talks close\n\nThey left."]
    assert {(a.published, a.published_certainty, a.outlet) for a in articles} == {
        (date(2017, 2, 16), "certain", "The Wire")
    }


def test_single_record_is_the_file(read):
    (article,), errors = read("talks.json", json.dumps(ONE))
    assert errors == []
    assert (article.id, article.author, article.url) == (
        "talks",
        "Kari Nord",
        "https://w.example/1",
    )


def test_nested_fields_are_found_by_their_last_name(read):
    (article,), errors = read("a.json", json.dumps({"response": {"results": [NESTED]}}))
    assert errors == []
    assert (article.text, article.author, article.section) == (
        "Talks open\n\nThey met.",
        "Kari Nord",
        "World",
    )


def test_mapping_names_nested_fields_by_dotted_path(read):
    record = {"a": {"b": [{"c": "First."}, {"c": "Second."}]}, "t": "Talks"}
    (article,), errors = read("a.json", json.dumps([record]), {"text": "a.b.c", "title": "t"})
    assert errors == []
    assert article.text == "Talks\n\nFirst.\n\nSecond."


def test_lists_are_paragraphs_and_names(read):
    record = ONE | {"text": ["First.", "Second."], "author": None, "authors": ["A. B", "C. D"]}
    (article,), _ = read("a.json", json.dumps([record]))
    assert (article.text, article.author) == ("Talks open\n\nFirst.\n\nSecond.", "A. B, C. D")


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.txt", "a"])
def test_lines_of_json_are_records(name, read):
    articles, errors = read(name, f"{json.dumps(ONE)}\n\n{json.dumps(TWO)}\n")
    assert errors == []
    assert [a.title for a in articles] == ["Talks open", "Talks close"]


def test_broken_line_costs_only_itself(read):
    lines = [json.dumps(ONE), json.dumps(TWO)[:-9], "[" * 100_000, "7", json.dumps(TWO)]
    articles, errors = read("a.jsonl", "\n".join(lines))
    assert [a.title for a in articles] == ["Talks open", "Talks close"]
    assert [e.split(": ")[0] for e in errors] == [f"a.jsonl, line {n}" for n in (2, 3, 4)]


def test_record_without_text_costs_only_itself(read):
    articles, (error,) = read("a.json", json.dumps([ONE, ONE | {"text": ""}, TWO]))
    assert [a.title for a in articles] == ["Talks open", "Talks close"]
    assert error.startswith("a.json, record 2: there is no text")


def test_preview_shows_paths():
    columns = preview_columns("a.json", json.dumps([NESTED]).encode(), read_settings({}))
    assert columns.guess["text"] == "fields.bodyText"
    assert columns.rows[0][columns.names.index("fields.byline")] == "Kari Nord"


def test_own_contract_is_read_back(read):
    (article,), errors = read("out.jsonl", json.dumps(ONE | {"id": "x", "quotes": []}))
    assert errors == []
    assert article.published == date(2017, 2, 16)


def test_bracket_at_the_start_of_a_text_is_text(read):
    (article,), errors = read("a.txt", "[Fictional demo article]\n\n{They} met.")
    assert errors == []
    assert article.title == "[Fictional demo article]"


REFUSED = {
    "empty": ("", "empty"),
    "nothing in it": ("{}", "no article"),
    "an empty list": ("[]", "no article"),
    "numbers": ("[1, 2]", "no article"),
    "no text": ('[{"a": "1", "b": "2"}]', "it has a, b"),
    "only addresses": ('[{"title": "T", "url": "https://w.example"}]', "addresses without"),
    "cut short": (json.dumps([ONE, TWO])[:-20], "no JSON"),
    "no JSON": ("Talks open", "no JSON"),
    "nested too deep": ('{"a":' * 100_000, "nested too deep"),
    "nested too deep, closed": ("[" * 100_000 + "]" * 100_000, "nested too deep"),
    "binary": (b"{\x00\x01\x02\xff\xfe", "binary"),
    "endless number": ('{"text": ' + "9" * 100_000 + "}", "no JSON"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_json_that_is_refused_says_why(content, reason, read):
    articles, errors = read("news.json", content)
    assert articles == []
    assert errors[-1].startswith("news.json")
    assert any(reason in error for error in errors)


def test_record_nested_deep_keeps_its_text(read):
    deep = {}
    for _ in range(300):
        deep = {"deep": deep}
    (article,), errors = read("a.json", json.dumps([ONE | {"more": deep}]))
    assert errors == []
    assert article.title == "Talks open"
