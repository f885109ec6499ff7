"""Utterances: the same words in several articles, and where outlets print them differently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.utterances import Change, Words, differences, utterances

LONG = "We are ready to sit down tomorrow if our colleagues are, and not a day later"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        pytest.param(LONG, LONG, True, id="the same words"),
        pytest.param(LONG, LONG.replace("’", "'").upper(), True, id="case and marks aside"),
        pytest.param(
            LONG, "ready to sit down tomorrow if our colleagues are", True, id="cut short"
        ),
        pytest.param(LONG, LONG.replace("tomorrow", "on Monday"), True, id="one word swapped"),
        pytest.param(LONG, "We are ready to fight, and not a day too early", False, id="another"),
        pytest.param("no comment", "No comment.", True, id="short and equal"),
        pytest.param("no comment", "no further comment", False, id="short and unequal"),
        pytest.param("rock solid", LONG + " and it is rock solid", False, id="short inside a long"),
        pytest.param("", "", True, id="empty"),
    ],
)
def test_utterances_join_the_same_words(first: str, second: str, same: bool) -> None:
    found = utterances([Words("a", 0, "x", first), Words("b", 0, "x", second)])
    assert len(found) == (1 if same else 2)


def test_utterances_of_two_speakers_stay_apart() -> None:
    assert len(utterances([Words("a", 0, "x", LONG), Words("b", 0, "y", LONG)])) == 2


def test_utterances_without_a_speaker_are_never_joined() -> None:
    assert len(utterances([Words("a", 0, "", LONG), Words("b", 0, "", LONG)])) == 2


def test_utterances_short_words_of_two_days_stay_apart() -> None:
    said = [
        Words("a", 0, "x", "No comment", "2025-09-04"),
        Words("b", 0, "x", "no comment", "2026-01-01"),
    ]
    assert len(utterances(said)) == 2


def test_utterances_take_the_earliest_date_and_the_longest_words_first() -> None:
    cut = LONG.removesuffix(", and not a day later")
    (one,) = utterances(
        [Words("b", 1, "x", cut, "2025-09-05"), Words("a", 0, "x", LONG, "2025-09-04")]
    )
    assert one.quotes == (("a", 0), ("b", 1))
    assert one.date == "2025-09-04"


QUOTE = st.lists(st.sampled_from(LONG.split()), max_size=14).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from("xy"), QUOTE), max_size=8), st.randoms())
def test_utterances_do_not_depend_on_order(said: list[tuple[str, str]], random: object) -> None:
    quotes = [Words(f"a{n}", n, speaker, text) for n, (speaker, text) in enumerate(said)]
    shuffled = list(quotes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = utterances(quotes)
    assert utterances(shuffled) == found
    assert sorted(q for one in found for q in one.quotes) == sorted(
        (q.article, q.n) for q in quotes
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "changes"),
    [
        pytest.param(LONG, LONG.lower() + ".", (), id="none"),
        pytest.param(LONG, "sit down tomorrow if our colleagues", (), id="a shorter quotation"),
        pytest.param(
            "We will not talk to them.",
            "We will now talk to them.",
            (Change("not", "now"),),
            id="a word swapped",
        ),
        pytest.param(
            "We will not ever talk.",
            "We will not talk.",
            (Change("ever", ""),),
            id="a word left out",
        ),
        pytest.param("", "", (), id="empty"),
        pytest.param("One thing.", "Another matter.", (), id="nothing in common"),
    ],
)
def test_differences_word_by_word(ours: str, theirs: str, changes: tuple[Change, ...]) -> None:
    assert differences(ours, theirs) == changes
