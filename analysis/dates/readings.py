"""What a date expression is worth: a match of the grammar in, its TIMEX3 type and value out.

Values are resolved against the article's date and what was said before; without a date they stay
underspecified (XXXX-WXX-4). A reader answers None where the words are no date after all.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from analysis.dates import calendar
from analysis.dates.tense import is_planned, is_told_as_past
from analysis.dates.words import Tokens, Value
from analysis.types import TimexType

DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of tokens `start` to `end` (one past the last)."""

    start: int
    end: int
    type: TimexType
    value: str


@dataclass(slots=True)
class Scene:
    """What a reader may look at: the tokens, the article's date, and what was read before."""

    tokens: Tokens
    published: date | None
    doc: Doc
    words: dict[int, int]  # character offset -> index of the Doc's token that starts there
    read: list[Reading] = field(default_factory=list)

    def word(self, at: int) -> Token | None:
        """The Doc's token at one of ours."""
        index = self.words.get(self.tokens.spans[at][0])
        return None if index is None else self.doc[index]

    def offset(self, at: int) -> int:
        return self.tokens.spans[at][0]


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `end` of a scene, as a rule of the grammar found them."""

    scene: Scene
    start: int
    end: int

    def find(self, *names: str) -> int | None:
        """The first token of one of these classes, or None."""
        tokens = self.scene.tokens
        return next((i for i in range(self.start, self.end) if tokens.is_a(i, *names)), None)

    def has(self, *names: str) -> bool:
        return self.find(*names) is not None

    def value(self, *names: str) -> Value | None:
        at = self.find(*names)
        return None if at is None else self.scene.tokens.values[at]

    def number(self, *names: str) -> int | None:
        value = self.value(*names)
        return int(value) if isinstance(value, int | float) else None

    def unit(self) -> str:
        """The letter of the (last) unit, "" without one."""
        for at in range(self.end - 1, self.start - 1, -1):
            if self.scene.tokens.is_a(at, "UNIT", "UNITS"):
                return str(self.scene.tokens.values[at])
            if self.scene.tokens.is_a(at, "QUARTER"):
                return "Q"
        return ""

    def has_unit(self, unit: str) -> bool:
        tokens = self.scene.tokens
        return any(
            tokens.is_a(i, "UNIT") and tokens.values[i] == unit for i in range(self.start, self.end)
        )

    def before(self, back: int = 1) -> str:
        return self.scene.tokens.lower(self.start - back)

    def after(self) -> str:
        return self.scene.tokens.lower(self.end)

    def is_future(self, at: int | None = None) -> bool:
        """Whether words before the date, or its verb, point forward."""
        if self.has("NEXT", "COMING"):
            return True
        word = self.scene.word(self.start if at is None else at)
        if self.before() in _FORWARD or (self.before(), self.before(2)) in _AS_SOON:
            return word is None or not is_told_as_past(word)
        return word is not None and is_planned(word)

    def of(self, type_: TimexType, value: str | None) -> tuple[Reading, ...]:
        """This match with a type and a value, or nothing where there is no value."""
        return () if value is None else (Reading(self.start, self.end, type_, value),)


_FORWARD = {"until", "till", "by", "coming"}
_AS_SOON = {("as", "soon"), ("as", "early")}
_X = calendar.UNKNOWN_YEAR
_BACK, _ON = ("LAST", "PAST", "PREV"), ("NEXT", "COMING", "FOLLOWING")
_MEASURES = {"percent", "per", "million", "billion", "thousand", "people", "points", "members"}


def _turn(match: Match) -> int:
    """-1 for last, 1 for next, 0 for this or nothing."""
    return -1 if match.has(*_BACK) else 1 if match.has(*_ON) else 0


def _antecedent(match: Match, units: set[str], reach: int = 600) -> str | None:
    """The value of the last date before, of one of these precisions, at most so far away."""
    here = match.scene.offset(match.start)
    for reading in reversed(match.scene.read):
        if here - match.scene.offset(reading.start) > reach:
            return None
        if calendar.precision(reading.value) in units:
            return reading.value
    return None


# --- days


def _is_month(match: Match, at: int) -> bool:
    """Whether a month's name is one: not a person's, not a verb."""
    tokens, word = match.scene.tokens, match.scene.word(at)
    name = tokens.lower(at)
    if len(name) < 5 and name[-1] != "." and name not in {"may", "june", "july"}:
        return match.has("DAYNUM", "ORDINAL", "YEAR")  # "Sept 4", but "Jan" alone is a name
    if word is None:
        return True
    if name == "may" and (word.tag_ == "MD" or word.pos_ == "AUX"):
        return False
    if name in {"may", "march", "april", "june", "august"} and match.end - match.start == 1:
        if word.ent_type_ == "PERSON" or word.tag_.startswith("V"):
            return False
        nearby = {"PREP"} | _MONTH_CUES
        return name not in {"may", "march"} or match.before() in nearby
    return True


_MONTH_CUES = set(
    "in since by until till from to of before after during for through late early mid and or on "
    "between last next this around about".split()
) | {"-", "–", ",", "("}


def day(match: Match) -> tuple[Reading, ...]:
    """A day, with a part of it or a time where the words give one."""
    month_at = match.find("MONTH")
    if month_at is not None and not _is_month(match, month_at):
        return ()
    if month_at is not None and match.after() in _MEASURES | {"%"}:
        return ()
    value = _day_value(match)
    if value is None:
        return ()
    time = _time_of_day(match)
    return match.of(TIME if time else DATE, value + time)


def _day_value(match: Match) -> str | None:
    if match.has("ISO"):
        return _numeric(str(match.value("ISO")))
    if match.has("MONTH"):
        return _month_day(match)
    if match.has("WEEKDAY"):
        return _weekday_value(match)
    published = match.scene.published
    if match.has("DEICTIC"):
        days = match.number("DEICTIC") or 0
        if published is None:
            return ("PRESENT_REF", "FUTURE_REF", "PAST_REF")[days]
        return (published + timedelta(days=days)).isoformat()
    if match.has("LAST"):
        return (published - timedelta(days=1)).isoformat() if published else "XXXX-XX-XX"
    if match.unit():
        return _near_day_value(match)
    return published.isoformat() if published else "XXXX-XX-XX"


def _numeric(text: str) -> str | None:
    """An ISO date as it is; a date in figures only where it can be read one way.

    >>> _numeric("16/02/2017"), _numeric("02/03/2017"), _numeric("2017-02-16")
    ('2017-02-16', '2017', '2017-02-16')
    """
    if text[4:5] == "-":
        return text if calendar.first_day(text) else None
    first, second, year = (int(part) for part in text.replace(".", "/").split("/"))
    if "." in text or first > 12:
        value = f"{year}-{second:02}-{first:02}"
    elif second > 12 or first == second:
        value = f"{year}-{first:02}-{second:02}"
    else:
        return str(year)
    return value if calendar.first_day(value) else None


def _said_year(match: Match) -> int | None:
    """The year that the words give: a number, or last, this or next year."""
    months = match.find("MONTH", "SEASON", "QUARTER", "HALF", "ORDINAL")
    year = match.number("YEAR")
    if year is not None:
        return year
    if match.has_unit("Y") and match.scene.published and months is not None:
        return match.scene.published.year + _turn(match)
    return None


def _month_day(match: Match) -> str | None:
    month, number = match.number("MONTH"), _day_number(match)
    if month is None or number is None:
        return None
    year = _said_year(match)
    if year is None:
        near = _year_of_day(match, month, number)
        if near is None:
            return f"{_X}-{month:02}-{number:02}" if number <= 31 else None
        year = near
    value = f"{year}-{month:02}-{number:02}"
    return value if calendar.first_day(value) else None


def _day_number(match: Match) -> int | None:
    """The day of the month among the numbers: not the 5 of "5 p.m."."""
    tokens = match.scene.tokens
    for at in range(match.start, match.end):
        if tokens.is_a(at, "DAYNUM", "ORDINAL") and not tokens.is_a(at + 1, "AMPM"):
            return int(tokens.values[at])
    return None


def _year_of_day(match: Match, month: int, number: int) -> int | None:
    """The nearest year; the last one after "ended" or "last", the next after "next"."""
    published = match.scene.published
    if published is None:
        return None
    there = calendar.first_day(f"{published.year}-{month:02}-{number:02}")
    if there and (match.has("LAST") or match.before() == "ended"):
        return published.year if there <= published else published.year - 1
    if there and match.has("NEXT"):
        return published.year if there > published else published.year + 1
    return _nearest_year(published, month, number)


def _nearest_year(published: date | None, month: int, number: int) -> int | None:
    """The year that puts a month and day nearest the article's date."""
    if published is None:
        return None
    years = [published.year - 1, published.year, published.year + 1]
    days = [(calendar.first_day(f"{y}-{month:02}-{number:02}"), y) for y in years]
    near = [(abs((day - published).days), y) for day, y in days if day]
    return min(near)[1] if near else None


def _weekday_value(match: Match) -> str:
    weekday, published = match.number("WEEKDAY") or 1, match.scene.published
    if published is None:
        return f"XXXX-WXX-{weekday}"
    if match.unit() == "W":
        monday = calendar.weekday_near(published, 1, direction=-1, same=True)
        return (monday + timedelta(days=7 * _turn(match) + weekday - 1)).isoformat()
    if match.has("LAST", "PAST", "PREV"):
        known = _antecedent(match, {"day"}) if match.has("PREV") else None
        day = (calendar.first_day(known) if known else None) or published
        return calendar.weekday_near(day, weekday, direction=-1, same=False).isoformat()
    ahead = match.has("NEXT", "COMING", "FOLLOWING")
    if ahead or match.is_future(match.find("WEEKDAY")):
        return calendar.weekday_near(published, weekday, direction=1, same=not ahead).isoformat()
    return calendar.weekday_near(published, weekday, direction=-1, same=True).isoformat()


def _time_of_day(match: Match) -> str:
    """T14:00, TEV or "": the part of the day or the clock time among the words."""
    clock = _clock_value(match)
    if clock:
        return f"T{clock}"
    part = match.value("DAYPART")
    if part:
        return f"T{part}"
    return "TNI" if match.scene.tokens.lower(match.start) == "tonight" else ""


def _clock_value(match: Match) -> str:
    tokens = match.scene.tokens
    if match.has("NOON"):
        return str(match.value("NOON"))
    for at in range(match.start, match.end):
        if tokens.is_a(at, "CLOCK"):
            return _half_of_day(str(tokens.values[at]), tokens.lower(at + 1))
        if tokens.is_a(at, "DAYNUM") and tokens.is_a(at + 1, "AMPM"):
            return _half_of_day(f"{tokens.values[at]:02}:00", tokens.lower(at + 1))
        if tokens.is_a(at, "YEAR", "NUMBER") and tokens.is_a(at + 1, "ZONE"):
            digits = tokens.lower(at)
            return f"{digits[:2]}:{digits[2:]}" if len(digits) == 4 else ""
    return ""


def _half_of_day(clock: str, half: str) -> str:
    """
    >>> _half_of_day("07:15", "p.m."), _half_of_day("12:30", "am"), _half_of_day("15:00", "gmt")
    ('19:15', '00:30', '15:00')
    """
    hour, minute = int(clock[:2]), clock[3:]
    if half[:1] == "p" and hour < 12:
        hour += 12
    if half[:1] == "a" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute}"


def clock(match: Match) -> tuple[Reading, ...]:
    """A time of day without its day: on the day told last, else on the article's."""
    tokens = match.scene.tokens
    value = _clock_value(match)
    if match.has("THE"):
        number, part = match.number("DAYNUM") or 0, str(match.value("DAYPART"))
        value = f"{number + 12 * (part != 'MO' and number < 12):02}:00"
    if not value or int(value[:2]) > 24 or int(value[3:]) > 59:
        return ()
    if not match.has("AMPM", "ZONE", "THE") and tokens.lower(match.start - 1) not in {
        "at", "by", "until", "about", "around", "from", "before", "after",
    }:  # fmt: skip
        return ()  # a score or a ratio
    published = match.scene.published
    day = _antecedent(match, {"day"}, reach=200) or (published.isoformat() if published else "")
    return match.of(TIME, f"{day[:10] or 'XXXX-XX-XX'}T{value}")


def near_day(match: Match) -> tuple[Reading, ...]:
    """The next day, that day, the same evening; "on the 28th"; "mid-afternoon"."""
    if match.has("EARLY") and match.has("DAYPART"):
        known, published = _antecedent(match, {"day"}), match.scene.published
        day = known[:10] if known else published.isoformat() if published else "XXXX-XX-XX"
        return match.of(TIME, f"{day}T{match.value('DAYPART')}")
    if match.has("ORDINAL"):
        return _ordinal_day(match)
    part = match.value("DAYPART")
    value = _near_day_value(match) if part or match.unit() == "D" else None
    if value is None:
        return relative(match) if match.unit() not in {"", "D"} else ()
    return match.of(TIME if part else DATE, value + (f"T{part}" if part else ""))


def _near_day_value(match: Match) -> str | None:
    known = _antecedent(match, {"day"})
    if known is None:
        return None
    days = 1 if match.has("NEXT", "FOLLOWING") else -1 if match.has("PREV") else 0
    return calendar.shifted(known[:10], "D", days)


def _ordinal_day(match: Match) -> tuple[Reading, ...]:
    number, published = match.number("ORDINAL") or 0, match.scene.published
    at = match.find("ORDINAL")
    in_figures = at is not None and match.scene.tokens.lower(at)[0].isdigit()
    word = match.scene.word(at) if at is not None else None
    if not in_figures or number > 31 or (word is not None and word.dep_ in {"amod", "compound"}):
        return ()
    if published is None:
        return match.of(DATE, f"XXXX-XX-{number:02}")
    months = [calendar.add_months(published.replace(day=1), n) for n in (-1, 0, 1)]
    days = [calendar.first_day(f"{calendar.month(m)}-{number:02}") for m in months]
    ahead = match.is_future()
    fitting = [d for d in days if d and (d >= published if ahead else d <= published)]
    if not fitting:
        return ()
    return match.of(DATE, (fitting[0] if ahead else fitting[-1]).isoformat())


def day_range(match: Match) -> tuple[Reading, ...]:
    """ "June 3-5": two days of one month, the second as wide as its own words."""
    tokens = match.scene.tokens
    numbers = [i for i in range(match.start, match.end) if tokens.is_a(i, "DAYNUM", "ORDINAL")]
    month_at = match.find("MONTH")
    if month_at is None or not _is_month(match, month_at) or match.after() in _MEASURES | {"%"}:
        return ()
    month, year = match.number("MONTH") or 1, match.number("YEAR")
    found = []
    for at in numbers:
        number = int(tokens.values[at])
        its_year = year or _nearest_year(match.scene.published, month, number)
        value = f"{its_year or _X}-{month:02}-{number:02}"
        if its_year and calendar.first_day(value) is None:
            return ()
        start = match.start if at == numbers[0] else at
        end = at + 1 if at == numbers[0] else match.end
        found.append(Reading(start, end, DATE, value))
    return tuple(found)


def holiday(match: Match) -> tuple[Reading, ...]:
    """Christmas, Easter, Thanksgiving, Halloween: the nearest, or as last, next, a year say."""
    at = match.find("HOLIDAY")
    word = match.scene.word(at) if at is not None else None
    if word is not None and word.dep_ == "compound" and not match.has("UNIT"):
        return ()
    name, published = str(match.value("HOLIDAY")), match.scene.published
    year = match.number("YEAR")
    if match.has("UNIT") and match.unit() not in {"D", "W"}:
        return ()
    if year is None and published is None:
        return match.of(DATE, f"{_X}-{name}" if name[0].isdigit() else "XXXX-XX-XX")
    years = [year] if year else [published.year + n for n in (-1, 0, 1)] if published else []
    days = [_holiday(name, y) for y in years]
    if published and not year:
        if match.has("LAST"):
            days = [max(d for d in days if d < published)]
        elif match.is_future():
            days = [min(d for d in days if d >= published)]
        days.sort(key=lambda d: abs((d - published).days))
    return match.of(DATE, calendar.week(days[0]) if match.unit() == "W" else days[0].isoformat())


def _holiday(name: str, year: int) -> date:
    if name == "easter":
        return calendar.easter(year)
    if name == "thanksgiving":
        return calendar.nth_weekday(year, 11, 4, 4)
    return date.fromisoformat(f"{year}-{name}")


# --- months, seasons, quarters, years


def month(match: Match) -> tuple[Reading, ...]:
    """A month: the one of its year, else the past one up to nine months back."""
    at = match.find("MONTH")
    if at is None or not _is_month(match, at):
        return ()
    number, year = match.number("MONTH") or 1, _said_year(match)
    if year is None:
        year = _year_of_month(match, number)
    return match.of(DATE, f"{year or _X}-{number:02}")


def _year_of_month(match: Match, number: int) -> int | None:
    published = match.scene.published
    if published is None:
        return None
    back = (published.month - number) % 12
    past = calendar.add_months(published.replace(day=1), -back)
    if match.has("LAST", "PAST", "PREV"):
        return past.year if back else past.year - 1
    if match.has("THIS") and match.unit() != "Y":
        return published.year
    if match.has("NEXT", "COMING"):
        return past.year + 1
    ahead = 12 - back
    forward = match.before() == "through" or match.is_future(match.find("MONTH"))
    if back and ahead <= 6 and forward:
        return past.year + 1
    return past.year if back <= 9 else past.year + 1


def season(match: Match) -> tuple[Reading, ...]:
    """A season: the latest begun, unless the words say which."""
    at = match.find("SEASON")
    assert at is not None
    word, name = match.scene.word(at), str(match.value("SEASON"))
    alone = match.end - match.start == 1
    if word is not None and (word.pos_ not in {"NOUN", "PROPN"} or word.dep_ == "compound"):
        return ()
    if alone and match.before() not in _SEASON_CUES:
        return ()
    year = _said_year(match)
    if year is None:
        year = _year_of_season(match, name)
    return match.of(DATE, f"{year or _X}-{name}")


_SEASON_CUES = {"in", "by", "until", "since", "last", "next", "this", "through", "over", "during"}


def _year_of_season(match: Match, name: str) -> int | None:
    published = match.scene.published
    if published is None:
        return None
    begun = (published.year, calendar.SEASON_STARTS[name]) <= (published.year, published.month)
    latest = published.year if begun else published.year - 1
    if name == "WI" and published.month < 3:
        return latest + 1 if match.has("NEXT", "COMING") else latest
    if match.has("THIS"):
        return published.year
    if match.has("LAST"):
        in_it = begun and published.month < calendar.SEASON_STARTS[name] + 3
        return latest - 1 if in_it else latest
    if match.has("NEXT", "COMING") or (not begun and match.is_future()):
        return latest + 1
    return latest


def piece(match: Match) -> tuple[Reading, ...]:
    """A quarter or half of a year, or "the 1988 period"."""
    kind = "H" if match.has("HALF") else "Q"
    number = match.number("ORDINAL")
    if number is None and match.has("LAST") and kind == "H":
        number = 2
    published, year = match.scene.published, _said_year(match)
    if number is None:
        known = _antecedent(match, {"quarter", "half"})
        if year is None:
            return ()
        return match.of(DATE, f"{year}{known[4:]}" if known else str(year))
    if number > (2 if kind == "H" else 4) or match.after() == "of" and kind == "H" and year is None:
        return ()
    at = match.find("HALF", "QUARTER")
    if year is None and kind == "H" and not match.has("THE", "OWN"):
        return ()
    assert at is not None
    if year is None and published is not None:
        starts = date(published.year, (number - 1) * (3 if kind == "Q" else 6) + 1, 1)
        year = published.year if starts <= published else published.year - 1
        if starts > published and match.is_future():
            year = published.year
    return match.of(DATE, f"{year or _X}-{kind}{number}")


def same_piece(match: Match) -> tuple[Reading, ...]:
    """The quarter that is spoken of: the one named last, else the latest that has ended."""
    published = match.scene.published
    if not match.has(*_BACK, *_ON, "THIS", "CURRENT"):
        if not match.has("THE", "LATEST", "THAT"):
            return ()
        known = _latest_quarter(match)
        if known:
            return match.of(DATE, known)
        if match.has("PERIOD"):
            return ()
    if published is None:
        return match.of(DATE, "XXXX-QX")
    turn = 0 if match.has("THIS", "CURRENT") else 1 if match.has(*_ON) else -1
    return match.of(DATE, calendar.moved(published, "Q", turn))


def year_ago_piece(match: Match) -> tuple[Reading, ...]:
    """ "The year-earlier quarter": a year before the one spoken of."""
    if not match.has_unit("Y"):
        return ()
    number, published = match.number("ORDINAL"), match.scene.published
    known = _antecedent(match, {"quarter"}, reach=3000)
    if number and published:
        year = int(known[:4]) if known else published.year
        return match.of(DATE, f"{year - 1}-Q{number}")
    if known:
        return match.of(DATE, _year_before(match, known))
    return match.of(DATE, str(published.year - 1) if published else _X)


def _year_before(match: Match, quarter: str) -> str:
    """A year before a quarter, unless that quarter was itself given as the year-ago one."""
    return f"{int((_latest_quarter(match) or quarter)[:4]) - 1}{quarter[4:]}"


def _latest_quarter(match: Match) -> str | None:
    """The latest quarter read so far that has ended, else begun: what the account is about."""
    published = match.scene.published
    now = calendar.quarter(published) if published else "9"
    read = [r.value for r in match.scene.read if calendar.precision(r.value) == "quarter"]
    ended = [quarter for quarter in read if quarter < now]
    return max(ended, default=now if now in read else None)


def decade(match: Match) -> tuple[Reading, ...]:
    """The 1990s, the nineties, the '80s: three figures of the year; "in his 30s" is an age."""
    if match.has("OWN"):
        return ()
    return match.of(DATE, str(match.value("DECADE")))


def century(match: Match) -> tuple[Reading, ...]:
    """The 20th century: two figures of the year."""
    if match.unit() != "C":
        return ()
    return match.of(DATE, f"{(match.number('ORDINAL') or 1) - 1:02}")


def year_end(match: Match) -> tuple[Reading, ...]:
    at = match.find("END")
    if match.unit() != "Y" or at is None or match.scene.tokens.lower(at) != "end":
        return ()
    published = match.scene.published
    return match.of(DATE, str(published.year) if published else _X)


def fiscal_year(match: Match) -> tuple[Reading, ...]:
    """ "Fiscal 1989", "the current fiscal year"."""
    year, published = match.number("YEAR"), match.scene.published
    if year is not None:
        return match.of(DATE, str(year))
    if match.unit() != "Y":
        return ()
    if match.after() in {"ended", "ending", "that"}:
        return match.of(DURATION, "P1Y")
    return match.of(DATE, str(published.year + _turn(match)) if published else _X)


def year(match: Match) -> tuple[Reading, ...]:
    """A year in figures, where it is no amount."""
    number, tokens = match.number("YEAR", "NUMBER") or 0, match.scene.tokens
    at = match.find("YEAR", "NUMBER")
    assert at is not None
    if match.has("UNIT") and match.unit() != "Y" or not 1000 <= number < 2100:
        return ()
    start, end = tokens.spans[at]
    if tokens.text[max(0, start - 1) : start] in {"$", "£", "€", "#", "-", "/", ".", "&", "'"}:
        if tokens.text[start - 1] != "-" or match.start == at:
            return ()
    if tokens.text[end : end + 1] in {"%", "/"} or tokens.text[end : end + 2].lower() in {
        "km",
        "kg",
    }:
        return ()
    word = match.scene.word(at)
    spoken = not tokens.lower(at)[0].isdigit()
    if match.end - match.start > 1 or spoken or number < 1500:
        return match.of(DATE, str(number))
    if word is not None and not _reads_as_year(match, word, number):
        return ()
    return match.of(DATE, str(number))


_YEAR_CUES = set(
    "in since by of until till from to before after during for through late early mid and or "
    "between around about than circa versus vs than post over".split()
) | {"(", "-", "–", ",", "/"}


def _reads_as_year(match: Match, word: Token, number: int) -> bool:
    """Whether four bare figures are a year: after a preposition, before a noun of one thing."""
    if not 1900 <= number <= 2099 and match.before() not in {"in", "since", "by", "of", "until"}:
        return False
    following = word.nbor(1) if word.i + 1 < len(word.doc) else None
    counted = following is not None and following.tag_ in {"NNS", "NNPS"} and word.head == following
    if word.dep_ in {"nummod", "quantmod"} and counted:
        return match.before() in {"in", "since", "the"} and word.ent_type_ == "DATE"
    return match.before() in _YEAR_CUES or word.ent_type_ == "DATE" or word.dep_ == "nummod"


def year_range(match: Match) -> tuple[Reading, ...]:
    """ "1957-58": two years."""
    tokens, first = match.scene.tokens, match.number("YEAR") or 0
    last_at = match.end - 1
    digits = tokens.lower(last_at)
    if not digits.isdigit() or len(digits) not in {2, 4}:
        return ()
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    if not first < last < first + 150:
        return ()
    return (
        Reading(match.start, match.start + 1, DATE, str(first)),
        Reading(last_at, match.end, DATE, str(last)),
    )


# --- ago, last, this, next


def ago(match: Match) -> tuple[Reading, ...]:
    """ "Two years ago", "a day later": as precise as the unit."""
    unit, published = match.unit(), match.scene.published
    backward = match.has("AGO")
    if (
        match.has("FEW")
        and match.number("FEW") is None
        or match.has("UNITS")
        and not match.has("NUMBER", "DAYNUM", "YEAR", "ART", "FEW")
    ):
        reference = "PAST_REF" if not match.has("LATER") else "FUTURE_REF"
        return match.of(DATE, reference)
    count = match.number("NUMBER", "DAYNUM", "YEAR", "FEW") or 1
    if unit in {"S", "I", "H", ""}:
        if not backward or unit == "":
            return match.of(DURATION, _length(count, unit)) if unit else ()
        return match.of(TIME, "PAST_REF")
    if backward or (match.has("EARLIER") and unit == "Y"):
        quarter = _antecedent(match, {"quarter"}, reach=900) if unit == "Y" and count == 1 else None
        if quarter and not match.has("NUMBER", "DAYNUM"):
            return match.of(DATE, _year_before(match, quarter))
    if backward:
        return match.of(DATE, calendar.moved(published, unit, -count) if published else "PAST_REF")
    return _from_antecedent(match, unit, count if match.has("LATER") else -count)


def _from_antecedent(match: Match, unit: str, count: int) -> tuple[Reading, ...]:
    finer = {"D": {"day"}, "N": {"day"}, "W": {"day", "week"}, "M": {"day", "week", "month"}}
    known = _antecedent(match, finer.get(unit, {"day", "week", "month", "quarter", "year"}))
    published = match.scene.published
    is_last_year = unit == "Y" and published and known and int(known[:4]) >= published.year - 1
    if known is not None and not (is_last_year and count == -1):
        if unit == "W" and calendar.precision(known) == "day":
            return match.of(DATE, calendar.shifted(known, "D", 7 * count))
        return match.of(DATE, calendar.shifted(known, unit, count))
    if count == -1 and published and unit == "Y":
        return match.of(DATE, str(published.year - 1))
    return match.of(DURATION, _length(abs(count), unit))


def _is_title(match: Match) -> bool:
    """Whether the words are a name: "This Week", the programme, but not in a headline."""
    last = match.scene.word(match.end - 1)
    if last is None or not last.is_title or match.end - match.start == 1 and last.is_sent_start:
        return False
    return "\n" in match.scene.tokens.text[: last.idx]


def relative(match: Match) -> tuple[Reading, ...]:
    """Last week, this month, next year, the previous year, that year."""
    unit, published, turn = match.unit(), match.scene.published, _turn(match)
    if unit in {"S", "I", "H", "", "NI"} or _is_title(match):
        return ()
    if match.has("THAT", "SAME", "FOLLOWING", "PREV"):
        return _told_before(match, unit)
    if unit == "D":
        return ()
    if match.has("PAST") or match.has("COMING") and match.has("THE"):
        return match.of(DURATION, _length(1, unit))
    if match.has("THE", "OWN") and match.has("LAST", "NEXT") and unit in {"E", "C", "M", "Y", "W"}:
        if unit in {"E", "C"}:
            return match.of(DURATION, _length(1, unit))
    if published is None:
        return match.of(DATE, _unknown(unit))
    if unit == "WE":
        return match.of(DATE, _weekend(published, turn))
    return match.of(DATE, calendar.moved(published, unit, turn))


def _weekend(published: date, turn: int) -> str:
    return f"{calendar.week(published + timedelta(weeks=turn))}-WE"


def _told_before(match: Match, unit: str) -> tuple[Reading, ...]:
    """That year, the following month: counted from the date told before."""
    finer = {"W": {"day", "week"}, "M": {"day", "week", "month"}}
    known = _antecedent(
        match, finer.get(unit, {"day", "week", "month", "quarter", "half", "year"}), reach=1200
    )
    if known is None or unit == "D":
        return ()
    turn = 1 if match.has("FOLLOWING") else -1 if match.has("PREV") else 0
    day = calendar.first_day(known)
    return match.of(DATE, calendar.moved(day, unit, turn) if day else None)


def _unknown(unit: str) -> str:
    return {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, _X)


def this_unit(match: Match) -> tuple[Reading, ...]:
    """ "The week", "the end of the year", "earlier in the year": the one of the article."""
    unit, published = match.unit(), match.scene.published
    if unit == "WE":
        if published is None:
            return match.of(DATE, _unknown(unit))
        return match.of(DATE, _weekend(published, -1 if published.isoweekday() < 6 else 0))
    if unit == "Y" and match.after() in {"ended", "ending", "to"}:
        return match.of(DURATION, "P1Y")
    if unit not in {"W", "M", "Y"} or match.after() in {"of", "when", "that"}:
        return ()
    if match.after() == "before":
        return _from_antecedent(match, unit, -1)
    if match.has("MORE") and match.scene.tokens.lower(match.start + 1) not in {"full", "whole"}:
        return ()
    return match.of(DATE, calendar.moved(published, unit, 0) if published else _unknown(unit))


# --- durations, sets and vague words


_LETTERS = {
    "S": "T{}S", "I": "T{}M", "H": "T{}H", "D": "{}D", "NI": "{}D", "W": "{}W", "WE": "{}WE",
    "M": "{}M", "Q": "{}Q", "Y": "{}Y", "SE": "{}SE",
}  # fmt: skip
_HALVES = {"Y": "6M", "H": "30M", "I": "30S"}
_LARGER = {"E": ("Y", 10), "C": ("Y", 100), "N": ("W", 2)}


def _length(count: float | str, unit: str) -> str:
    """A TIMEX3 duration.

    >>> _length(2.5, "Y"), _length(5.5, "H"), _length(2, "E"), _length("X", "W"), _length(1.5, "I")
    ('P2Y6M', 'PT5H30M', 'P20Y', 'PXW', 'PT1M30S')
    """
    if unit in _LARGER:
        smaller, times = _LARGER[unit]
        if isinstance(count, str):
            return "PXY" if smaller == "Y" else "PXW"
        return _length(count * times, smaller)
    if isinstance(count, str):
        return "P" + _LETTERS[unit].format(count)
    whole, half = int(count), count % 1 == 0.5
    if half and unit in _HALVES:
        first = _LETTERS[unit].format(whole) if whole else ("T" if unit in "HI" else "")
        return f"P{first}{_HALVES[unit]}"
    return "P" + _LETTERS[unit].format(whole if count % 1 == 0 else f"{count:g}")


def _count(match: Match) -> float | str:
    """How many: a number, with "and a half" added, or X."""
    at = match.find("NUMBER", "DAYNUM", "YEAR")
    few = match.value("FEW")
    number = match.scene.tokens.values[at] if at is not None else few
    if isinstance(number, str):
        return "X"
    if number is None:
        return (
            0.5 if match.has("HALF") and not match.has("AND") else 1.5 if match.has("HALF") else 1
        )
    return number + 0.5 if match.has("HALF") else number


def span(match: Match) -> tuple[Reading, ...]:
    """How long: "two weeks", "the past three months", "10-year"; never an age."""
    unit = match.unit()
    if not unit or _is_age(match):
        return ()
    count = _count(match)
    if unit == "Q" and count in (1, 3) and match.after() == "of":
        return ()
    return match.of(DURATION, _length(count, unit))


def _is_age(match: Match) -> bool:
    tokens = match.scene.tokens
    following = [tokens.lower(match.end + n) for n in range(3)]
    if following[0] == "old" or following[:2] == ["-", "old"] or following[:2] == ["of", "age"]:
        return True
    return match.before() == "aged" or following[:2] == ["in", "age"]


def measure(match: Match) -> tuple[Reading, ...]:
    """ "For a week", "within a year", "an hour": a length where it is one."""
    unit = match.unit()
    if not unit:
        return ()
    if match.has("UNITS"):
        return match.of(DURATION, _length("X", unit))
    if match.before() in _LENGTH_CUES and not (unit == "D" and match.before() in {"in", "of"}):
        return match.of(DURATION, _length(_count(match), unit))
    if match.has("HALF") or match.after() in {"long"}:
        return match.of(DURATION, _length(_count(match), unit))
    return ()


_LENGTH_CUES = set(
    "for within in over after than about nearly almost barely every took take lasted lasting last "
    "under through throughout during additional least roughly just only".split()
)
_BARE_CUES = {"for", "in", "within", "after", "over", "through", "of", "spent", "lasted", "took"}


def bare_units(match: Match) -> tuple[Reading, ...]:
    """ "For years", "within weeks": a length of unknown number."""
    unit, before = match.unit(), match.before()
    if unit in {"S", "SE", "WE", "NI", "I"} or before not in _BARE_CUES:
        return ()
    if before == "of" and unit not in {"W", "M", "Y", "D"} or match.after() in {"of"}:
        return ()
    return match.of(DURATION, _length("X", unit))


def vague_units(match: Match) -> tuple[Reading, ...]:
    """ "Recent months", "coming weeks", "these days"."""
    unit = match.unit()
    if match.has("THESE"):
        return match.of(DATE, "PRESENT_REF") if unit == "D" and not match.has("THE") else ()
    if unit == "Y" and match.has("RECENT"):
        return match.of(DATE, "PAST_REF")
    if match.has("FUTURE"):
        return match.of(DATE, "FUTURE_REF")
    return match.of(DURATION, _length("X", unit))


def each(match: Match) -> tuple[Reading, ...]:
    """ "Every week", "each July", "Mondays"."""
    if match.has("WEEKDAY", "WEEKDAYS"):
        part = "TNI" if match.has("DAYPARTS") else ""
        return match.of(SET, f"XXXX-WXX-{match.number('WEEKDAY', 'WEEKDAYS')}{part}")
    if match.has("MONTH"):
        return match.of(SET, f"{_X}-{match.number('MONTH'):02}")
    if match.has("SEASON"):
        return match.of(SET, f"{_X}-{match.value('SEASON')}")
    if match.has("DAYPART"):
        return match.of(SET, f"XXXX-XX-XXT{match.value('DAYPART')}")
    number = match.number("NUMBER", "DAYNUM") or 1
    if match.has("MORE", "ORDINAL"):
        number = match.number("ORDINAL") or (2 if match.has("MORE") else 1)
    return match.of(SET, _length(number, match.unit())) if match.unit() else ()


def setword(match: Match) -> tuple[Reading, ...]:
    """ "Annually", "daily" as adverbs; "twice a week"."""
    if match.has("ONCE"):
        return match.of(SET, _length(1, match.unit()))
    word = match.scene.word(match.start)
    value = str(match.value("SETWORD"))
    if word is not None and word.pos_ != "ADV" and value != "PT1H":
        return ()
    return match.of(SET, value)


def vague(match: Match) -> tuple[Reading, ...]:
    """Now, recently, currently, recent, current; the past."""
    tokens, word = match.scene.tokens, match.scene.word(match.start)
    lower = tokens.lower(match.start)
    if match.has("FUTURE"):
        return match.of(DATE, "FUTURE_REF")
    if match.has("PAST"):
        is_noun = match.has("THE") and match.before() in {"in", "of", "from", "with", "about"}
        return match.of(DATE, "PAST_REF") if is_noun else ()
    if match.has("CURRENT"):
        return match.of(DATE, "PRESENT_REF") if lower == "current" else ()
    if match.has("RECENT"):
        return match.of(DATE, "PAST_REF")
    if lower == "now" and (
        word is not None and word.pos_ not in {"ADV", "SCONJ"}
    ):
        return ()
    return match.of(DATE, str(match.value("VAGUE") or "PRESENT_REF"))


READERS: dict[str, Callable[[Match], tuple[Reading, ...]]] = {
    reader.__name__: reader
    for reader in (
        day, clock, near_day, day_range, holiday, month, season, piece, same_piece, year_ago_piece,
        decade, century, year_end, fiscal_year, year, year_range, ago, relative, this_unit,
        vague_units, span, measure, bare_units, each, setword, vague,
    )
}  # fmt: skip
