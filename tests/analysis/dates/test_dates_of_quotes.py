"""When something was said: by its own sentence, its passage, or the article's date."""

from datetime import date

import pytest

from analysis.dates import dated_quotes, dates
from analysis.types import Basis, Quote, QuoteType, Span

THURSDAY = date(2017, 2, 16)


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def quote(text, content, cue="", actor="a"):
    cues = (span(text, cue),) if cue else ()
    return Quote(QuoteType.INDIRECT, (span(text, content),), cues, actor=actor)


def dated(parsed, text, *quotes, published=THURSDAY):
    doc = parsed(text)
    found = dated_quotes(doc, quotes, dates(doc, published), published)
    return [(q.date, q.date_basis) for q in found]


@pytest.mark.parametrize(
    ("text", "content", "cue", "value"),
    [
        ("The ferry is late, Brandt said on Tuesday.", "The ferry is late", "said", "2017-02-14"),
        ("Brandt said on Tuesday the ferry is late.", "the ferry is late", "said", "2017-02-14"),
        (
            "Brandt told Monday's meeting that the ferry is late.",
            "the ferry is late",
            "told",
            "2017-02-13",
        ),
        (
            "Brandt issued a warning on Tuesday, saying the ferry is late.",
            "the ferry is late",
            "saying",
            "2017-02-14",
        ),
        ("Last week Brandt said the ferry is late.", "the ferry is late", "said", "2017-W06"),
    ],
)
def test_dated_quotes_by_their_own_sentence(parsed, text, content, cue, value):
    assert dated(parsed, text, quote(text, content, cue)) == [(value, Basis.SENTENCE)]


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("Brandt said the ferry sank on Tuesday.", "the ferry sank on Tuesday", "said"),
        ("Brandt criticised Friday's ruling, saying it was late.", "it was late", "saying"),
        ("Brandt said the ferry is late.", "the ferry is late", "said"),
        ("BERGEN, Feb 15 (Corvane Wire) - Brandt said he is late.", "he is late", "said"),
    ],
)  # fmt: skip
def test_dated_quotes_by_the_article(parsed, text, content, cue):
    assert dated(parsed, text, quote(text, content, cue)) == [("2017-02-16", Basis.ARTICLE)]


def test_dated_quotes_by_what_the_speaker_said_before(parsed):
    text = 'The ferry is late, Brandt said on Tuesday.\n\n"It is the wind," he told reporters.'
    quotes = quote(text, "The ferry is late", "said"), quote(text, "It is the wind", "told")
    assert dated(parsed, text, *quotes)[1] == ("2017-02-14", Basis.PASSAGE)


def test_dated_quotes_by_what_the_speaker_did_before(parsed):
    text = 'Brandt addressed a rally in Bergen on Tuesday. "It is the wind," he said.'
    assert dated(parsed, text, quote(text, "It is the wind", "said")) == [
        ("2017-02-14", Basis.PASSAGE)
    ]


def test_dated_quotes_an_old_statement_does_not_date_the_next(parsed):
    text = "In October Brandt said the ferry was safe. Now he says it is not."
    quotes = quote(text, "the ferry was safe", "said"), quote(text, "it is not", "says")
    assert dated(parsed, text, *quotes) == [
        ("2016-10", Basis.SENTENCE),
        ("2017-02-16", Basis.ARTICLE),
    ]


def test_dated_quotes_two_speakers_of_one_surname_keep_their_dates(parsed):
    text = "Ola Brandt said on Tuesday he would go. Kari Brandt said he would not."
    quotes = (
        quote(text, "he would go", "said", actor="ola"),
        Quote(
            QuoteType.INDIRECT,
            (span(text, "he would not"),),
            (Span(text.rindex("said"), text.rindex("said") + 4),),
            actor="kari",
        ),
    )
    assert [value for value, _ in dated(parsed, text, *quotes)] == ["2017-02-14", "2017-02-14"]


def test_dated_quotes_undated_article_leaves_them_open(parsed):
    text = "Brandt said on Tuesday the ferry is late."
    assert dated(parsed, text, quote(text, "the ferry is late", "said"), published=None) == [
        (None, None)
    ]


@pytest.mark.parametrize("text", ["", "Brandt", '"We met on Monday, he said.'])
def test_dated_quotes_none_in_none_out(parsed, text):
    assert dated(parsed, text) == []


def test_dated_quotes_without_a_cue(parsed):
    text = '"It is the wind." — Brandt'
    assert dated(parsed, text, quote(text, "It is the wind.")) == [("2017-02-16", Basis.ARTICLE)]
