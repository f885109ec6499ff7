"""A text in, its tokens out, each with one letter for what it can mean in a date.

The grammar is a set of regular expressions over those letters: a rule reads "LAST NUM UNITS", and
an article is searched in a few milliseconds. Number words that make one number are one token.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.dates.vocabulary import MONTHS, SHORT_DAYS, SHORT_MONTHS, SIGNS, WORDS, ZONES, Value

_CAPITALISED = {*MONTHS, *SHORT_MONTHS}
_NAMES = sorted(
    {name for name, _ in WORDS.values()}
    | {*SIGNS.values(), "YEAR", "DAYNUM", "NUMBER", "CLOCK", "AMPM", "ZONE", "POSS", "ISO",
       "BREAK", "DECADE", "WORD"}
)  # fmt: skip
LETTERS = {name: chr(0x100 + n) for n, name in enumerate(_NAMES)}

_TOKEN = re.compile(
    r"""(?P<break>\n\s*\n)
    |(?P<iso>\d{4}-\d\d-\d\d(?!\d)|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d))
    |(?P<decade>(?:1[5-9]|20)\d0s\b|['’]?[2-9]0s\b)
    |(?P<clock>(?:[01]?\d|2[0-4])(?::[0-5]\d(?!\d)|\.[0-5]\d(?=\s?[ap]\.?m\b)))
    |(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
    |(?P<mixed>\d+[ -]1/2|\d*½)
    |(?P<number>\d+(?:[,.]\d+)*)
    |(?P<ampm>[ap]\.m\.|[ap]\.?m\b)
    |(?P<zone>local\ time\b)
    |(?P<newyear>new\ year['’]s(?=\ (?:day|eve)\b))
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
            name, value = _word(
                found.rstrip("."), kind == "short" or bool(_COMMA_DAY.match(text, end))
            )
            yield name, start, end, value
        elif kind == "sign":
            yield SIGNS.get(found, "WORD"), start, end, found
        elif kind == "number":
            yield _number(found, start, end)
        else:
            yield _special(str(kind), found, start, end)


def _word(found: str, may_be_short: bool) -> tuple[str, Value]:
    lower = found.lower()
    if found in ZONES:
        return "ZONE", found
    if lower in _CAPITALISED and not found[0].isupper():
        return "WORD", lower
    if may_be_short and found[0].isupper() and lower in SHORT_DAYS:
        return "WEEKDAY", SHORT_DAYS[lower]
    return WORDS.get(lower, ("WORD", lower))


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
    if kind == "newyear":
        return "HOLIDAY", start, end, "01-01"
    if kind == "mixed":
        whole = re.match(r"\d+", found.removesuffix("1/2"))
        return "NUMBER", start, end, (int(whole[0]) if whole else 0) + 0.5
    return kind.upper(), start, end, found.lower()


def _joined_numbers(text: str, rows: list[_Row]) -> Iterator[_Row]:
    """Number words that make one number become one token ("twenty-four", "nineteen ninety-six")."""
    at = 0
    while at < len(rows):
        name, start, _, value = rows[at]
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
