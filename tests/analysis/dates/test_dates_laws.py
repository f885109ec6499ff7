"""What holds for every text: spans inside it, in order, apart; arithmetic that comes back."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.dates import calendar, dates

WORDS = st.sampled_from(
    [
        "the",
        "last",
        "next",
        "two",
        "three",
        "a",
        "few",
        "weeks",
        "days",
        "year",
        "month",
        "quarter",
        "ago",
        "earlier",
        "later",
        "Monday",
        "May",
        "March",
        "3",
        "28th",
        "2014",
        "15:00",
        "GMT",
        "p.m.",
        "of",
        "in",
        "on",
        "by",
        "until",
        "half",
        "and",
        "a",
        "half",
        "-",
        ",",
        "(",
        ")",
        "'s",
        "evening",
        "weekend",
        "every",
        "each",
        "first",
        "second",
        "third",
        "fiscal",
        "period",
        "summer",
        "now",
        "recently",
        "today",
        "old",
        "1990s",
        "century",
        "nineteen",
        "ninety-six",
        "the",
        "same",
        "that",
        "said",
        "will",
    ]
)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(WORDS, max_size=25), st.one_of(st.none(), DAYS))
def test_dates_spans_lie_in_the_text_and_apart(nlp, words, published):
    doc = nlp(" ".join(words))
    end = 0
    for timex in dates(doc, published):
        assert end <= timex.start < timex.end <= len(doc.text)
        assert doc.text[timex.start : timex.end] == timex.text
        assert timex.value
        end = timex.end


@given(DAYS, st.sampled_from("DWMQY"), st.integers(-40, 40))
def test_calendar_moved_there_and_back_is_the_same_stretch(day, unit, count):
    there = calendar.moved(day.replace(day=1), unit, count)
    assert there is not None
    assert calendar.shifted(there, unit, -count) == calendar.moved(
        calendar.first_day(there), unit, -count
    )
    assert calendar.precision(there) == {
        "D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year",
    }[unit]  # fmt: skip


@given(DAYS)
def test_calendar_a_stretch_holds_its_first_and_last_day(day):
    for value in (day.isoformat(), calendar.week(day), calendar.month(day), calendar.quarter(day)):
        assert calendar.first_day(value) <= day <= calendar.last_day(value)
