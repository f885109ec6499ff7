"""How dates are written: rules over the letters of the tokens, each with the reader of its sense.

A rule names token classes in capitals ("LAST NUM UNITS"); the reader of that name, in `readings`,
says what a match is worth. Ages, fractions, scores and the modal "may" have no rule.
"""

import re
from collections.abc import Iterator
from re import Match, Pattern

from analysis.dates.words import LETTERS, Tokens

_ANY_OF = {  # classes that rules share
    "NUM": "NUMBER DAYNUM YEAR",
    "QUANTITY": "NUMBER DAYNUM YEAR FEW",
    "AROUND": "LAST PAST PREV NEXT COMING FOLLOWING",
    "WHICH": "LAST PAST PREV NEXT COMING FOLLOWING THIS CURRENT LATEST SAME",
    "REL": "LAST NEXT THIS",
    "DET": "THE OWN",
    "PIECE": "HALF QUARTER",
    "UNITWORD": "UNIT QUARTER",
    "ANYUNIT": "UNIT UNITS QUARTER",
    "DAYTH": "DAYNUM ORDINAL",
    "TILL": "DASH TO AND SLASH",
    "SHIFT": "AGO EARLIER LATER",
    "GENERAL": "EARLY EARLIER LATER",
    "PART": "DAYPART DAYPARTS",
}

_AT = "(?:(?:(?:CLOCK|DAYNUM)AMPM|CLOCK|YEAR(?=ZONE)|NUMBER(?=ZONE)|NOON)ZONE?)"
_OF_YEAR = "(?:COMMA?OF?(?:YEAR|REL UNIT(?!POSS)))"
_DATE = f"(?:REL?MONTH THE?DAYTH{_OF_YEAR}?|THE?DAYTH OF?MONTH{_OF_YEAR}?|ISO)"
_WEEKDAY = "(?:(?:THE?(?:WHICH|THIS COMING))?WEEKDAY)"
_NEAR_DAY = "(?:(?:THE|THAT|THIS)?(?:SAME|FOLLOWING|NEXT|PREV)UNIT|THAT UNIT)"
_DAY = (
    f"(?:{_WEEKDAY}COMMA?{_DATE}|{_DATE}|{_WEEKDAY}(?:OF?REL UNIT)?|DEICTIC"
    f"|(?:THIS|LAST)DAYPART|{_NEAR_DAY}(?=DAYPART))"
)
_END_OF = "(?:THE?EARLY?END OF)"
_MOD = f"(?:THE?GENERAL DASH?(?:IN|ON)?|{_END_OF})"
_YEARWORD = "(?:YEAR|(?:REL|THAT|PREV|FOLLOWING)UNIT)"
_OF_FISCAL = f"(?:OF?(?:FISCAL UNIT?)?{_YEARWORD})"

_RULES: tuple[tuple[str, str], ...] = (
    ("day_range", "MONTH DAYNUM TILL DAYTH(?!MONTH)(?:COMMA?YEAR)?"),
    ("day_range", "THE?DAYTH TILL THE?DAYTH OF?MONTH(?:COMMA?YEAR)?"),
    ("year_range", "YEAR(?:DASH|SLASH)NUM"),
    ("day", f"{_MOD}?{_DAY}(?:EARLY?PART)?(?:COMMA?AT?{_AT})?"),
    ("day", f"(?:THE?DAYPART OF|THE?EARLY UNITS OF){_DAY}PART?"),
    ("day", f"(?:{_AT}(?:OPEN{_AT}CLOSE)?|EARLY DASH?DAYPART)(?:COMMA|ON)*GENERAL?{_DAY}PART?"),
    ("clock", f"{_AT}|(?:DAYNUM|NUMBER)IN THE DAYPART"),
    ("near_day", f"GENERAL?{_NEAR_DAY}|THE(?:NEXT|FOLLOWING)DAYPART"),
    ("near_day", "ON THE ORDINAL(?!OF?MONTH)|EARLY DASH?DAYPART"),
    ("holiday", f"{_MOD}?REL?HOLIDAY(?:POSS?UNIT|END)?YEAR?"),
    ("month", f"{_MOD}?(?:THE?(?:WHICH|THIS COMING))?MONTH{_OF_YEAR}?"),
    ("season", f"{_MOD}?DET?(?:WHICH|THAT|THIS PAST)?EARLY?SEASON(?:OF?{_YEARWORD})?"),
    ("piece", f"{_MOD}?DET?FISCAL?DASH?(?:ORDINAL|LAST)DASH?FISCAL?PIECE{_OF_FISCAL}?"),
    ("piece", "DET?YEAR FISCAL?ORDINAL?DASH?(?:PIECE|PERIOD)"),
    ("piece", "DET?REL UNIT POSS FISCAL?ORDINAL?(?:PIECE|PERIOD)"),
    ("year_ago_piece", "DET?UNIT DASH(?:AGO|EARLIER)FISCAL?ORDINAL?DASH?(?:QUARTER|PERIOD)?"),
    ("year_ago_piece", "THE(?:SAME|WORD)?(?:QUARTER|PERIOD)(?:ART UNIT(?:AGO|EARLIER)|LAST UNIT)"),
    ("same_piece", f"{_MOD}?THE?WHICH?QUARTER|THE(?:LATEST|SAME)PERIOD|THAT QUARTER"),
    ("decade", "DET?(?:EARLY DASH?|(?:LAST|ORDINAL)HALF OF THE)?DECADE"),
    ("century", "THE?EARLY?ORDINAL DASH?UNIT"),
    ("year_end", "THE?UNIT(?:POSS|DASH)?END(?!OF)"),
    ("fiscal_year", f"{_MOD}?(?:(?:DET WHICH?|WHICH)FISCAL UNIT YEAR?|FISCAL YEAR)"),
    ("year", f"(?:{_MOD}|THE UNIT)?YEAR|THE UNIT NUMBER"),
    ("ago", "(?:ART?QUANTITY|ART)OF?MORE?ANYUNIT(?:AND ART HALF)?MORE*SHIFT"),
    ("ago", "UNITS AGO|HALF ART UNIT AGO"),
    ("relative", f"{_MOD}?DET?WHICH UNIT|{_MOD}?THAT UNIT"),
    ("this_unit", f"GENERAL IN THE UNIT|{_END_OF}THE UNIT|THE MORE?UNIT"),
    ("vague_units", "THE?(?:RECENT|COMING|PAST|THESE|FUTURE)UNITS"),
    ("span", "THE?(?:AROUND|THIS|ORDINAL|LATEST|THESE)QUANTITY OF?MORE?UNITS(?:AND ART HALF)?"),
    ("span", "(?:DET|ART)?QUANTITY OF?(?:TO|AND|MORE)?QUANTITY?MORE?ANYUNIT(?:AND ART HALF)?"),
    ("span", "NUM AND ART HALF ANYUNIT"),
    ("span", "ART?QUANTITY DASH ANYUNIT(?:DASH LONG)?|HALF ART UNITWORD|ART HALF DASH?UNITWORD"),
    ("measure", "ART MORE?UNIT(?:AND ART HALF)?|UNITS DASH LONG|ART?UNIT DASH LONG"),
    ("bare_units", "UNITS"),
    ("each", "EACH(?:NUM|ORDINAL|MORE)?ANYUNIT|EACH(?:WEEKDAY|MONTH|SEASON|DAYPART)"),
    ("each", "WEEKDAYS|WEEKDAY DAYPARTS"),
    ("setword", "SETWORD|ONCE ART UNITWORD"),
    ("vague", "THE NEAR?FUTURE|VAGUE|CURRENT|RECENT|THE?PAST(?!UNIT|NUM|FEW|WEEKDAY|MONTH)"),
)  # fmt: skip


def _compiled(rule: str) -> Pattern[str]:
    def letters(name: Match[str]) -> str:
        if name[0] in LETTERS:
            return LETTERS[name[0]]
        return "[" + "".join(LETTERS[one] for one in _ANY_OF[name[0]].split()) + "]"

    return re.compile(re.sub(r"[A-Z_]{2,}", letters, rule).replace(" ", ""))


_PATTERNS = tuple((reader, _compiled(rule)) for reader, rule in _RULES)


def candidates(tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """Every match as (first token, one past the last, reader), by place and then longest first."""
    found = [
        (match.start(), -match.end(), order, reader)
        for order, (reader, pattern) in enumerate(_PATTERNS)
        for match in pattern.finditer(tokens.letters)
    ]
    for start, minus_end, _, reader in sorted(found):
        yield start, -minus_end, reader
