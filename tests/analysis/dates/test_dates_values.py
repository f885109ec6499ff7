"""What date expressions are worth in an article of Thursday 16 February 2017."""

from datetime import date

import pytest

from analysis.dates import dates

THURSDAY = date(2017, 2, 16)


def found(parsed, text, published=THURSDAY):
    return [(t.text, t.type.value, t.value) for t in dates(parsed(text), published)]


def one(parsed, text, published=THURSDAY):
    (timex,) = dates(parsed(text), published)
    return timex.type.value, timex.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister arrived on Thursday.", "2017-02-16"),
        ("The minister arrived on Friday.", "2017-02-10"),
        ("The minister arrived last Thursday.", "2017-02-09"),
        ("The minister will arrive next Thursday.", "2017-02-23"),
        ("The minister will arrive on Saturday.", "2017-02-18"),
        ("The ferry is due to sail on Monday.", "2017-02-20"),
        ("Both sides must answer by Monday.", "2017-02-20"),
        ("The ferry had been due to sail on Monday.", "2017-02-13"),
        ("Her father called on Wednesday of last week.", "2017-02-08"),
        ("The minister arrived yesterday.", "2017-02-15"),
        ("The talks open tomorrow.", "2017-02-17"),
        ("The pact was signed on 3 March 2014.", "2014-03-03"),
        ("The pact was signed on March 3, 2014.", "2014-03-03"),
        ("The pact was signed on Monday, 3 March 2014.", "2014-03-03"),
        ("The pact was signed on the 3rd of March, 2014.", "2014-03-03"),
        ("The pact was signed on 2014-03-03.", "2014-03-03"),
        ("The pact was signed on Dec. 30.", "2016-12-30"),
        ("The pact was signed on 2 March.", "2017-03-02"),
        ("The books cover the year ended March 31.", "2016-03-31"),
        ("The office opens again on the 28th.", "2017-02-28"),
        ("A letter came on the 9th.", "2017-02-09"),
        ("The pact ends on Christmas Day.", "2016-12-25"),
        ("They met ten days ago.", "2017-02-06"),
        ("They met on New Year's Eve.", "2016-12-31"),
        ("Voting begins on Monday.", "2017-02-20"),
    ],
)
def test_dates_day(parsed, text, value):
    assert value in [v for _, _, v in found(parsed, text)]


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("He spoke on Wednesday evening.", "TIME", "2017-02-15TEV"),
        ("He spoke last night.", "TIME", "2017-02-15TNI"),
        ("He will speak tonight.", "TIME", "2017-02-16TNI"),
        ("He spoke this morning.", "TIME", "2017-02-16TMO"),
        ("He spoke at 15:00 GMT on Wednesday.", "TIME", "2017-02-15T15:00"),
        ("He spoke at 7.15 p.m. on 3 March 2014.", "TIME", "2014-03-03T19:15"),
        ("The truce began at noon on Wednesday.", "TIME", "2017-02-15T12:00"),
        ("The line was cut on the night of 17 January.", "TIME", "2017-01-17TNI"),
        ("It began at 1800 GMT (19:00 local time) on Tuesday.", "TIME", "2017-02-14T18:00"),
        ("The ferry stops at four in the afternoon.", "TIME", "2017-02-16T16:00"),
    ],
)
def test_dates_part_of_day_and_clock(parsed, text, type_, value):
    assert one(parsed, text) == (type_, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met last week.", "2017-W06"),
        ("They met this week.", "2017-W07"),
        ("They meet early next week.", "2017-W08"),
        ("They met six weeks ago.", "2017-W01"),
        ("They met over the weekend.", "2017-W06-WE"),
        ("The inspector is expected at the weekend.", "2017-W07-WE"),
        ("They met last month.", "2017-01"),
        ("They met in October.", "2016-10"),
        ("They met in late November.", "2016-11"),
        ("They will meet in June.", "2017-06"),
        ("They met last March.", "2016-03"),
        ("They will meet next March.", "2017-03"),
        ("They met in March this year.", "2017-03"),
        ("They met in May 2011.", "2011-05"),
        ("They met two months ago.", "2016-12"),
        ("Exports fell in the third quarter.", "2016-Q3"),
        ("Exports fell in the third quarter of 2014.", "2014-Q3"),
        ("Exports fell last quarter.", "2016-Q4"),
        ("Exports fell in the first half of 2014.", "2014-H1"),
        ("They met last summer.", "2016-SU"),
        ("They met in the winter of 1994.", "1994-WI"),
        ("They met in 2014.", "2014"),
        ("They met last year.", "2016"),
        ("They met two years ago.", "2015"),
        ("Sales fell in fiscal 2015.", "2015"),
        ("Sales fell in the fourth quarter of fiscal year 2012.", "2012-Q4"),
        ("They met half a century ago.", "1967"),
        ("The pact dates from the 1990s.", "199"),
        ("The pact dates from the late nineties.", "199"),
        ("The pact dates from the 19th century.", "18"),
        ("It was agreed in nineteen ninety-six.", "1996"),
    ],
)
def test_dates_keep_the_precision_of_the_words(parsed, text, value):
    assert one(parsed, text) == ("DATE", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They talked for two weeks.", "P2W"),
        ("They talked for a year.", "P1Y"),
        ("A 10-year pact was signed.", "P10Y"),
        ("They talked for two and a half years.", "P2Y6M"),
        ("They waited 2 1/2 years.", "P2Y6M"),
        ("Trade grew over the past three months.", "P3M"),
        ("Trade will grow over the next few years.", "PXY"),
        ("They talked for several hours.", "PTXH"),
        ("They have fought for decades.", "PXY"),
        ("They talked for twenty-four hours.", "PT24H"),
    ],
)
def test_dates_durations(parsed, text, value):
    assert one(parsed, text) == ("DURATION", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They meet every week.", "P1W"),
        ("They meet every two years.", "P2Y"),
        ("The council meets annually.", "P1Y"),
        ("The line is tested every Thursday.", "XXXX-WXX-4"),
        ("They march each July.", "XXXX-07"),
        ("The market opens on Mondays.", "XXXX-WXX-1"),
        ("They call twice a week.", "P1W"),
    ],
)
def test_dates_sets(parsed, text, value):
    assert one(parsed, text) == ("SET", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They now agree.", "PRESENT_REF"),
        ("They recently agreed.", "PAST_REF"),
        ("That belongs in the past.", "PAST_REF"),
        ("Nobody knows the future.", "FUTURE_REF"),
        ("They met several years ago.", "PAST_REF"),
    ],
)
def test_dates_vague(parsed, text, value):
    assert one(parsed, text) == ("DATE", value)


def test_dates_range_of_years_is_two_expressions(parsed):
    assert found(parsed, "The talks of 1957-58 failed.") == [
        ("1957", "DATE", "1957"),
        ("58", "DATE", "1958"),
    ]


def test_dates_range_of_days_is_two_expressions(parsed):
    assert found(parsed, "The fleet exercised from 3 to 5 March 2014.") == [
        ("3", "DATE", "2014-03-03"),
        ("5 March 2014", "DATE", "2014-03-05"),
    ]


def test_dates_counted_from_what_was_told_before(parsed):
    text = "The logs came on 2 April 2016. The men flew home three days later."
    assert [v for _, _, v in found(parsed, text)] == ["2016-04-02", "2016-04-05"]


def test_dates_that_year_is_the_year_told_before(parsed):
    text = "The pact was signed in 2011. Trade doubled that year and fell the following year."
    assert [v for _, _, v in found(parsed, text)] == ["2011", "2011", "2012"]


def test_dates_dateline_is_a_date(parsed):
    text = "LUNDVIK, Norway, Feb 16 (Corvane Wire) - Ministers met on Monday."
    assert [v for _, _, v in found(parsed, text)] == ["2017-02-16", "2017-02-13"]


def test_dates_figures_that_read_two_ways_keep_the_year_only(parsed):
    assert one(parsed, "It was filed on 02/03/2014.") == ("DATE", "2014")


def test_dates_day_that_no_calendar_has_is_none(parsed):
    assert found(parsed, "It was filed on 2014-02-31.") == []
