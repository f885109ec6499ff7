"""Quotation marks: what is a stretch in marks, and what a stray mark or an apostrophe costs."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.marks import regions


def words(text):
    return [text[r.first : r.last] for r in regions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("Fog", [], id="one word"),
        pytest.param('She said "no" twice.', ["no"], id="straight"),
        pytest.param("She said “no” twice.", ["no"], id="curly"),
        pytest.param("She said ‘no’ twice.", ["no"], id="single"),
        pytest.param("She said ''no'' twice.", ["no"], id="two strokes"),
        pytest.param("She said ``no'' twice.", ["no"], id="backticks"),
        pytest.param("Elle dit «non» et part.", ["non"], id="guillemets"),
        pytest.param("« Non », dit-il.", ["Non"], id="guillemets with spaces"),
        pytest.param("»Nein«, sagte sie.", ["Nein"], id="guillemets pointing in"),
        pytest.param("„Nein“, sagte sie. „Nie.“", ["Nein", "Nie."], id="German low-high"),
        pytest.param('"A," she said. "B."', ["A,", "B."], id="two pieces"),
        pytest.param("“It is ‘very’ cold,” he said.", ["It is ‘very’ cold,"], id="nested"),
        pytest.param("“He said, ‘Go.’”", ["He said, ‘Go.’"], id="both close at once"),
        pytest.param("The crew's boat and Moe's car, '90s style", [], id="apostrophes"),
        pytest.param("The voters' hope was 'big'.", ["big"], id="possessive before single"),
        pytest.param(
            "‘I don’t know what the voters’ hope is,’ he said.",
            ["I don’t know what the voters’ hope is,"],
            id="apostrophes inside single",
        ),
        pytest.param("Get 'em out, rock 'n' roll", [], id="clipped words"),
        pytest.param('He stands 6\'2" tall. "Yes," he said.', ["Yes,"], id="feet and inches"),
        pytest.param('A stray " mark.\nThen "yes," he said.', ["yes,"], id="stray mark"),
        pytest.param('"Stray and "real," he said.', ["real,"], id="opened twice"),
        pytest.param('He said, "I will\nNew line.', ["I will"], id="unclosed ends with paragraph"),
    ],
)
def test_quotes_marks_paired(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        pytest.param('"We wait.\n\n"We go," she said.', [True, False], id="next opens with a mark"),
        pytest.param('"We wait.\n\nShe left.', [False], id="next does not"),
        pytest.param("‘We wait.\n\n‘We go,’ she said.", [True, False], id="single marks"),
    ],
)
def test_quotes_marks_unclosed_goes_on(text, goes_on):
    assert [r.goes_on for r in regions(text)] == goes_on


@given(st.text(alphabet="ab \n\"'“”‘’„«»`.,", max_size=60))
def test_quotes_marks_stay_inside_their_paragraph(text):
    found = regions(text)
    for region in found:
        assert region.start <= region.first < region.last <= region.end <= len(text)
        assert "\n" not in text[region.start : region.end]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
