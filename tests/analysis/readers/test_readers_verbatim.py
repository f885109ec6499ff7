"""Copied words found again in the article, and sentences without a parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.readers.verbatim import around, cut, fold, occurrences, sentences

ARTICLE = (
    "Oslo weighs talks\n\n"
    "“We’re  ready to talk,” Ada Brook said – but Mr. Ek wasn’t. "
    "“Not now,” he told the U.S. envoy. He will not talk about gas…\n"
)


@pytest.mark.parametrize(
    "words",
    [
        "“We’re  ready to talk,” Ada Brook said",
        '"We\'re ready to talk," Ada Brook said',
        "We're ready to talk, Ada Brook said - but Mr. Ek wasn't.",
        "WE’RE READY TO TALK",
        "we're\nready to\ttalk.",
        "...ready to talk...",
    ],
)
def test_words_are_found_whatever_copying_did_to_their_signs(words: str) -> None:
    (found,) = occurrences(words, fold(ARTICLE))
    assert "ready to talk" in found.of(ARTICLE)


@pytest.mark.parametrize(
    "words",
    [
        "We are ready to talk",
        "ready to talk with Moscow",
        "We’re … Ada Brook said",
        "eady to talk, Ada Brook",
        "ready to",
        "talk",
        "",
        "“”",
        "...",
    ],
)
def test_words_that_are_not_there_or_too_few_are_not_found(words: str) -> None:
    assert occurrences(words, fold(ARTICLE)) == ()


def test_words_that_stand_twice_are_found_twice() -> None:
    text = "He said no to it. She said no to it."
    assert [s.start for s in occurrences("said no to it", fold(text))] == [3, 22]


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_every_piece_of_a_text_is_found_in_it_or_too_short(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    for span in occurrences(text[start:end], fold(text)):
        assert 0 <= span.start < span.end <= len(text)
        assert fold(span.of(text)).text.strip() == fold(text[start:end]).text.strip(" .,;:!?-…")


@given(st.text(max_size=300))
def test_sentences_are_in_order_and_leave_out_only_space(text: str) -> None:
    found = sentences(text)
    assert [*found] == sorted(found)
    assert "".join("".join(s.of(text).split()) for s in found) == "".join(text.split())


def test_sentences_end_at_stops_and_line_breaks_but_not_at_short_forms() -> None:
    assert [s.of(ARTICLE) for s in sentences(ARTICLE)] == [
        "Oslo weighs talks",
        "“We’re  ready to talk,” Ada Brook said – but Mr. Ek wasn’t.",
        "“Not now,” he told the U.S. envoy.",
        "He will not talk about gas…",
    ]


def test_evidence_is_whole_sentences_and_never_many() -> None:
    whole = sentences(ARTICLE)
    (place,) = occurrences("ready to talk", fold(ARTICLE))
    found = around(place, whole)
    assert found is not None
    assert found.of(ARTICLE).endswith("but Mr. Ek wasn’t.")
    (everything,) = occurrences(ARTICLE, fold(ARTICLE))
    assert around(everything, whole) is None


def test_cut_ends_at_a_sentence_and_leaves_short_texts_alone() -> None:
    assert cut(ARTICLE, 10_000) == ARTICLE
    assert cut(ARTICLE, 90).endswith("Mr. Ek wasn’t.")
    assert cut("word" * 10, 7) == "wordwor"
