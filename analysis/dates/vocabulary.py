"""The words of dates and what each can mean: its class, and a value for those that have one.

English only. A class is a name that the grammar uses ("LAST", "UNIT"); one word has one class.
"""

Value = int | float | str

# own lists, here and below
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_NUMBERS = {
    **{word: n for n, word in enumerate(_SMALL) if n},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
    "hundred": 100,
    "thousand": 1000,
}
# the letter of TIMEX3 durations; E decade, C century, N fortnight, I minute, NI night
_UNITS = {
    "minute": "I", "hour": "H", "day": "D", "weekday": "D", "week": "W", "weekend": "WE",
    "fortnight": "N", "month": "M", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
_UNITS_OF_MANY = {
    **{f"{word}s": unit for word, unit in _UNITS.items()},
    "centuries": "C", "quarters": "Q", "seconds": "S",
}  # fmt: skip
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
    "FUTURE": "future",
    "NEAR": "near immediate distant",
    "EACH": "each every",
    "AGO": "ago",
    "EARLIER": "earlier",
    "LATER": "later",
    "EARLY": "early late mid sometime",
    "END": "end beginning start middle close turn eve",
    "FEW": "few several couple many dozens",
    "MORE": "more additional full straight consecutive trading working further whole other entire "
    "long successive business or so calendar",
    "OF": "of",
    "IN": "in within for over during through throughout after than lasting under",
    "ON": "on",
    "AT": "at",
    "TO": "to",
    "AND": "and",
    "HALF": "half",
    "QUARTER": "quarter",
    "FISCAL": "fiscal financial",
    "PERIOD": "period",
    "OLD": "old age",
    "LONG": "long",
    "ONCE": "once twice times",
}
_VALUED: dict[str, dict[str, Value]] = {
    "MONTH": {word: n for n, word in enumerate(MONTHS, 1)},
    "WEEKDAY": {word: n for n, word in enumerate(_WEEKDAYS, 1)},
    "WEEKDAYS": {f"{word}s": n for n, word in enumerate(_WEEKDAYS, 1)},
    "NUMBER": {**_NUMBERS},
    "ORDINAL": {**{word: n for n, word in enumerate(_ORDINALS, 1)}, "final": 4},
    "UNIT": {**_UNITS},
    "UNITS": {**_UNITS_OF_MANY},
    "DAYPART": {
        "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "daytime": "DT",
    },
    "DAYPARTS": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "NOON": {"noon": "12:00", "midday": "12:00", "midnight": "24:00"},
    "SEASON": {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"},
    "SETWORD": {
        "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
        "monthly": "P1M", "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y",
    },
    "VAGUE": {
        "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
        "presently": "PRESENT_REF", "recently": "PAST_REF", "lately": "PAST_REF",
    },
    "DEICTIC": {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0},
    "HOLIDAY": {
        "christmas": "12-25", "easter": "easter", "thanksgiving": "thanksgiving",
        "halloween": "10-31", "valentine": "02-14",
    },
    "DECADE": {f"{word[:-1]}ies": f"19{n}" for n, word in enumerate(_TENS, 2)},
    "FEW": {"couple": 2, "dozen": 12},
}  # fmt: skip

SHORT_MONTHS = {**{word[:3]: n for n, word in enumerate(MONTHS, 1)}, "sept": 9}
SHORT_DAYS = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
    "sun": 7,
}  # fmt: skip
ZONES = {
    "GMT", "UTC", "BST", "CET", "CEST", "EET", "EEST", "MSK", "EST", "EDT", "CST", "CDT", "MST",
    "MDT", "PST", "PDT", "JST", "IST", "AEST", "AEDT", "HKT", "ET", "PT",
}  # fmt: skip
SIGNS = {
    ",": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "/": "SLASH", "(": "OPEN", ")": "CLOSE",
}  # fmt: skip

WORDS: dict[str, tuple[str, Value]] = {
    **{word: (name, word) for name, line in _CLASSES.items() for word in line.split()},
    **{word: (name, value) for name, table in _VALUED.items() for word, value in table.items()},
    **{word: ("MONTH", n) for word, n in SHORT_MONTHS.items()},
}
