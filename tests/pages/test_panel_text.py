"""Article text is shown as written: escaped, marked by offsets, quoted only where it is quoted."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.panels.reader import span
from pages.panels.text import Marking, is_quoted, marked, paragraph, paragraphs, plain, words

MARKS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["evidence", "cue", "said"])),
    max_size=5,
)


@given(text=st.text(max_size=40), spans=MARKS)
def test_marking_loses_and_adds_no_character(text: str, spans: list[tuple[int, int, str]]):
    html = marked(text, [Marking(start, end, style) for start, end, style in spans])
    bare = unescape(re.sub(r"<br>", "\n", re.sub(r"</?(mark|span)[^>]*>", "", html)))
    assert bare == unescape(marked(text, []).replace("<br>", "\n"))


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "a & b", 'say "no"', "it's", "<img onerror=x>"]
)
def test_markup_is_escaped(text: str):
    html = marked(text, [Marking(0, len(text), "evidence", '"><script>')])
    assert not re.findall(r"<(?!/?mark\b)", html)
    assert unescape(re.sub(r"</?mark[^>]*>", "", html)) == text


def test_overlapping_marks_are_cut_where_they_meet():
    html = marked("abcdef", [Marking(0, 4, "evidence"), Marking(2, 6, "said")])
    assert html == (
        '<mark class="evidence">ab</mark><mark class="evidence said">cd</mark>'
        '<span class="said">ef</span>'
    )


@pytest.mark.parametrize(
    ("text", "pieces", "kind", "shown"),
    [
        ('"No," she said.', [[1, 4]], "direct", "“No,”"),
        ("“No,” she said. “Never.”", [[1, 4], [17, 23]], "direct", "“No,” … “Never.”"),
        ("She said no.", [[9, 11]], "indirect", "no"),
        ('It was "ready to go" then.', [[8, 19]], "mixed", "“ready to go”"),
        ('It was "ready to go" then.', [[3, 20]], "mixed", "was &quot;ready to go&quot;"),
        ("“Never closed, she said.", [[1, 14]], "direct", "“Never closed,”"),
        ('"&c" he wrote', [[1, 3]], "direct", "“&amp;c”"),
        ("<b>no</b>", [[0, 9]], "indirect", "&lt;b&gt;no&lt;/b&gt;"),
    ],
)
def test_words_of_a_quote(text: str, pieces: list[list[int]], kind: str, shown: str):
    assert words(text, pieces, kind) == shown


@pytest.mark.parametrize(
    ("text", "start", "end", "quoted"),
    [("“No”", 1, 3, True), ("No", 0, 2, False), ("", 0, 0, False), ('He: "No', 5, 7, False)],
)
def test_is_quoted(text: str, start: int, end: int, quoted: bool):
    assert is_quoted(text, start, end) is quoted


@pytest.mark.parametrize("text", ["US$5 *b* :red[x] `c` ~5~ [a](b) #h", "1. one", "- a", "a_b_c"])
def test_plain_escapes_every_character_of_markdown(text: str):
    assert not re.search(r"(?<!\\)[*_`\[\]$:~#]", plain(text))
    assert re.sub(r"\\(.)", r"\1", plain(text)) == text


def test_paragraph_of_a_span_over_two_paragraphs_is_both():
    assert paragraph("One.\nTwo.\nThree.", 2, 7) == (0, 9)


@pytest.mark.parametrize(("text", "found"), [("", []), ("\n\n", []), ("a", [(0, 1)])])
def test_paragraphs(text: str, found: list[tuple[int, int]]):
    assert paragraphs(text) == found


@pytest.mark.parametrize("at", ["", "a-b", "5", "7-3", "0-999999", "9" * 5000 + "-1", "-1-4"])
def test_an_address_of_no_characters_is_none(at: str):
    assert span(at, 100) is None
