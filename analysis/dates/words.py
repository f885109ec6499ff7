"""The vocabulary of dates: a text in, its tokens in; each with one letter for what it can mean.

The grammar is a set of regular expressions over those letters, so the words stand here alone and
a rule reads "LAST NUM UNITS". English only. Word lists are our own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Value = int | float | str

MONTHS = (
    "january february march april may june july august september october november december"
).split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
NUMBER_WORDS: dict[str, int] = {
    **{word: n for n, word in enumerate(_SMALL) if n},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
    "hundred": 100,
    "thousand": 1000,
}

# own list: singular -> the letter of TIMEX3 durations; E decade, C century, N fortnight, S second
UNITS = {
    "second": "S", "minute": "I", "hour": "H", "day": "D", "week": "W", "weekend": "WE",
    "fortnight": "N", "month": "M", "quarter": "Q", "season": "SE", "year": "Y", "decade": "E",
    "century": "C", "weekday": "D", "night": "NI",
}  # fmt: skip
PLURALS = {**{f"{word}s": unit for word, unit in UNITS.items()}, "centuries": "C"}

# own list: one line a class; the value of a word is itself unless the class gives another below
_CLASSES = {
    "ART": "a an",
    "THE": "the",
    "OWN": "its his her their our my",
    "LAST": "last",
    "PAST": "past",
    "PREV": "previous preceding prior",
    "NEXT": "next",
    "COMING": "coming upcoming forthcoming",
    "FOLLOWING": "following ensuing subsequent",
    "THIS": "this",
    "THAT": "that",
    "THESE": "these",
    "SAME": "same very",
    "CURRENT": "current present",
    "LATEST": "latest",
    "RECENT": "recent",
    "EACH": "each every",
    "AGO": "ago",
    "EARLIER": "earlier",
    "LATER": "later",
    "EARLY": "early late mid sometime",
    "END": "end beginning start middle close turn eve",
    "FEW": "few several couple many dozen dozens",
    "MORE": "more additional full straight consecutive trading working further whole other entire "
    "long successive business or so calendar tumultuous",
    "OF": "of",
    "IN": "in within for over during through throughout after than lasting under",
    "BY": "by until till before since from between",
    "ON": "on",
    "AT": "at",
    "TO": "to",
    "AND": "and",
    "FUTURE": "future",
    "NEAR": "near immediate distant",
    "HALF": "half",
    "FISCAL": "fiscal financial",
    "PERIOD": "period",
    "QUARTER": "quarter",
    "OLD": "old age",
    "LONG": "long",
    "ONCE": "once twice times",
}
_DAYPARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "daytime": "DT",
}
_NOONS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "monthly": "P1M", "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y",
}  # fmt: skip
_VAGUE = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "presently": "PRESENT_REF", "recently": "PAST_REF", "lately": "PAST_REF",
}  # fmt: skip
_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_HOLIDAYS = {"christmas": "12-25", "easter": "easter", "thanksgiving": "thanksgiving",
             "halloween": "10-31"}  # fmt: skip
_ABBREVIATED_DAYS = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4,
                     "fri": 5, "sat": 6, "sun": 7}  # fmt: skip
_ZONES = (
    "GMT UTC BST CET CEST EET EEST MSK EST EDT CST CDT MST MDT PST PDT JST IST AEST AEDT HKT ET PT"
).split()
_DECADES = {f"{word[:-1]}ies": n for n, word in enumerate(_TENS, 2)}


def _vocabulary() -> dict[str, tuple[str, Value]]:
    words: dict[str, tuple[str, Value]] = {
        word: (name, word) for name, line in _CLASSES.items() for word in line.split()
    }
    words["couple"] = ("FEW", 2)
    words["dozen"] = ("FEW", 12)
    for name, table in (
        ("DAYPART", _DAYPARTS), ("NOON", _NOONS), ("SEASON", _SEASONS), ("SETWORD", _SETS), ("VAGUE", _VAGUE),
        ("DEICTIC", _DEICTIC), ("HOLIDAY", _HOLIDAYS), ("UNITS", PLURALS),
        ("NUMBER", NUMBER_WORDS),
    ):  # fmt: skip
        words.update({word: (name, value) for word, value in table.items()})
    words.update({word: ("UNIT", unit) for word, unit in UNITS.items() if word != "quarter"})
    words.update({word: ("ORDINAL", n) for n, word in enumerate(_ORDINALS, 1)})
    words["final"] = ("ORDINAL", 4)
    words["night"] = ("DAYPART", "NI")
    words["nights"] = words["evenings"] = words["mornings"] = ("DAYPARTS", "NI")
    for n, word in enumerate(WEEKDAYS, 1):
        words[word] = ("WEEKDAY", n)
        words[f"{word}s"] = ("WEEKDAYS", n)
    for n, word in enumerate(MONTHS, 1):
        words[word] = words[word[:3]] = ("MONTH", n)
    words["sept"] = ("MONTH", 9)
    words.update({word: ("DECADE", f"19{n}") for word, n in _DECADES.items()})
    return words


_VOCABULARY = _vocabulary()
_CAPITAL = {*MONTHS, *(m[:3] for m in MONTHS), "sept"}
_SIGNS = {",": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "/": "SLASH", "(": "OPEN", ")": "CLOSE"}

_NAMES = sorted(
    {name for name, _ in _VOCABULARY.values()}
    | {*_SIGNS.values(), "YEAR", "DAYNUM", "NUMBER", "CLOCK", "AMPM", "ZONE", "POSS", "ISO",
       "BREAK", "DECADE", "WORD"}
)  # fmt: skip
LETTERS = {name: chr(0x100 + n) for n, name in enumerate(_NAMES)}
_ANY = LETTERS["WORD"]

_TOKEN = re.compile(
    r"""(?P<break>\n\s*\n)
    |(?P<iso>\d{4}-\d\d-\d\d(?!\d)|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d))
    |(?P<decade>(?:1[5-9]|20)\d0s\b|['’]?[2-9]0s\b)
    |(?P<clock>\d{1,2}:\d\d(?!\d)|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b))
    |(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
    |(?P<mixed>\d+[ -]1/2|\d*½)
    |(?P<number>\d+(?:[,.]\d+)*)
    |(?P<ampm>[ap]\.m\.|[ap]\.?m\b)
    |(?P<poss>['’]s\b)
    |(?P<short>(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|thu|fri|sat|sun)
        \.)
    |(?P<word>[^\W\d_]+)
    |(?P<sign>\S)""",
    re.VERBOSE | re.IGNORECASE,
)


_COMMA_DAY = re.compile(r", \d")  # "Sun, 12 Feb", not "Sun, Hewlett and others"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: their letters in one string, and offsets and values beside it."""

    text: str
    letters: str
    spans: tuple[tuple[int, int], ...]
    values: tuple[Value, ...]

    def lower(self, at: int) -> str:
        """The word there in lower case, "" outside the text."""
        if not 0 <= at < len(self.spans):
            return ""
        start, end = self.spans[at]
        return self.text[start:end].lower()

    def is_a(self, at: int, *names: str) -> bool:
        """Whether the token there is of one of these classes."""
        return 0 <= at < len(self.spans) and any(self.letters[at] == LETTERS[n] for n in names)


def tokens(text: str) -> Tokens:
    """The tokens of a text with what each can mean in a date.

    >>> [tokens("two weeks ago").values[n] for n in (0, 1)]
    [2, 'W']
    """
    rows = list(_joined_numbers(text, list(_tokens(text))))
    return Tokens(
        text,
        "".join(LETTERS[name] for name, *_ in rows),
        tuple((start, end) for _, start, end, _ in rows),
        tuple(value for *_, value in rows),
    )


_Row = tuple[str, int, int, Value]


def _tokens(text: str) -> Iterator[_Row]:
    for match in _TOKEN.finditer(text):
        kind, found = match.lastgroup, match[0]
        start, end = match.span()
        if kind in {"word", "short"}:
            name, value = _word(found.rstrip("."), kind == "short" or bool(_COMMA_DAY.match(text, end)))
            yield name, start, end, value
        elif kind == "sign":
            yield _SIGNS.get(found, "WORD"), start, end, found
        elif kind == "number":
            yield _number(found, start, end)
        else:
            yield _special(str(kind), found, start, end)


def _word(found: str, may_be_short: bool) -> tuple[str, Value]:
    lower = found.lower()
    if found in _ZONES:
        return "ZONE", found
    if lower in _CAPITAL and not found[0].isupper():
        return "WORD", lower
    if may_be_short and found[0].isupper() and lower in _ABBREVIATED_DAYS:
        return "WEEKDAY", _ABBREVIATED_DAYS[lower]
    return _VOCABULARY.get(lower, ("WORD", lower))


def _number(found: str, start: int, end: int) -> _Row:
    if found.isdigit():
        number = int(found)
        if len(found) == 4 and 1500 <= number < 2100:
            return "YEAR", start, end, number
        if len(found) < 3 and 1 <= number <= 31:
            return "DAYNUM", start, end, number
        return "NUMBER", start, end, number
    plain = found.replace(",", "")
    return "NUMBER", start, end, float(plain) if plain.count(".") < 2 else 0.0


def _special(kind: str, found: str, start: int, end: int) -> _Row:
    if kind == "decade":
        digits = found.strip("'’s")
        return "DECADE", start, end, digits[:-1] if len(digits) == 4 else f"19{digits[0]}"
    if kind == "clock":
        hour, minute = re.split("[:.]", found)
        return "CLOCK", start, end, f"{int(hour):02}:{minute}"
    if kind == "ordinal":
        return "ORDINAL", start, end, int(found[:-2])
    if kind == "mixed":
        whole = re.match(r"\d+", found.removesuffix("1/2"))
        return "NUMBER", start, end, (int(whole[0]) if whole else 0) + 0.5
    return kind.upper(), start, end, found.lower()


def _joined_numbers(text: str, rows: list[_Row]) -> Iterator[_Row]:
    """Number words that make one number become one token ("twenty-four", "nineteen ninety-six")."""
    at = 0
    while at < len(rows):
        name, start, end, value = rows[at]
        if name != "NUMBER" or not isinstance(value, int) or text[start].isdigit():
            yield rows[at]
            at += 1
            continue
        parts, until = [value], at + 1
        while (step := _continues(text, rows, until)) is not None:
            until = step
            parts.append(int(rows[until - 1][3]))
        ordinal = rows[until - 1][0] == "ORDINAL"
        number = _spoken(parts)
        is_year = not ordinal and len(parts) > 1 and parts[0] > 12 and 1300 < number < 2100
        yield (
            "ORDINAL" if ordinal else "YEAR" if is_year else "NUMBER",
            start,
            rows[until - 1][2],
            number,
        )
        at = until


def _continues(text: str, rows: list[_Row], at: int) -> int | None:
    """One past the next number word when it carries on the number that ends before `at`."""
    gap_end = at
    if at < len(rows) and text[rows[at][1] : rows[at][2]] == "-":
        gap_end = at + 1
    if gap_end >= len(rows):
        return None
    name, start, _, value = rows[gap_end]
    between = text[rows[at - 1][2] : start]
    if between not in {" ", "-"} or text[start].isdigit():
        return None
    before = rows[at - 1][3]
    assert isinstance(before, int)
    if name == "NUMBER" and value != before and not (before < 10 and int(value) < 100):
        return gap_end + 1
    tens = before in range(20, 100, 10) and text[rows[at - 1][1]].isalpha()
    return gap_end + 1 if name == "ORDINAL" and tens and int(value) < 10 else None


def _spoken(parts: list[int]) -> int:
    """The number that spoken parts make.

    >>> _spoken([19, 90, 6]), _spoken([2, 1000]), _spoken([20, 4])
    (1996, 2000, 24)
    """
    if len(parts) > 1 and parts[0] in range(13, 21) and 10 <= parts[1] < 100:
        return parts[0] * 100 + sum(parts[1:])
    total = current = 0
    for part in parts:
        if part in (100, 1000):
            current = max(current, 1) * part
            if part == 1000:
                total, current = total + current, 0
        else:
            current += part
    return total + current
