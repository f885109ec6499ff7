"""Durations, repeated times and vague words: a match in, its reading out. Ages are left out."""

from analysis.dates.scene import DATE, DURATION, SET, UNKNOWN_YEAR, Match, Reading

_LETTERS = {
    "S": "T{}S", "I": "T{}M", "H": "T{}H", "D": "{}D", "NI": "{}D", "W": "{}W", "WE": "{}WE",
    "M": "{}M", "Q": "{}Q", "Y": "{}Y", "SE": "{}SE",
}  # fmt: skip


_HALVES = {"Y": "6M", "H": "30M", "I": "30S"}


_LARGER = {"E": ("Y", 10), "C": ("Y", 100), "N": ("W", 2)}


def length(count: float | str, unit: str) -> str:
    """A TIMEX3 duration.

    >>> length(2.5, "Y"), length(5.5, "H"), length(2, "E"), length("X", "W"), length(1.5, "I")
    ('P2Y6M', 'PT5H30M', 'P20Y', 'PXW', 'PT1M30S')
    """
    if unit in _LARGER:
        smaller, times = _LARGER[unit]
        if isinstance(count, str):
            return "PXY" if smaller == "Y" else "PXW"
        return length(count * times, smaller)
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
    return match.of(DURATION, length(count, unit))


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
    if match.has("LONG"):
        return match.of(DURATION, length("X" if match.has("UNITS") else 1, unit))
    if match.before() in _LENGTH_CUES and not (unit == "D" and match.before() in {"in", "of"}):
        return match.of(DURATION, length(_count(match), unit))
    if match.has("HALF") or match.after() in {"long", "after", "before"}:
        return match.of(DURATION, length(_count(match), unit))
    return ()


_LENGTH_CUES = {
    "for", "within", "in", "over", "after", "than", "about", "nearly", "almost", "barely",
    "every", "took", "take", "lasted", "lasting", "last", "under", "through", "throughout",
    "during", "additional", "least", "roughly", "just", "only",
}  # fmt: skip


_BARE_CUES = {
    "for", "in", "within", "after", "over", "through", "of", "spent", "lasted", "took",
}  # fmt: skip


def bare_units(match: Match) -> tuple[Reading, ...]:
    """ "For years", "within weeks": a length of unknown number."""
    unit, before = match.unit(), match.before()
    if unit in {"S", "SE", "WE", "NI", "I"} or before not in _BARE_CUES:
        return ()
    if (before == "of" and unit not in {"W", "M", "Y", "D"}) or match.after() in {"of"}:
        return ()
    return match.of(DURATION, length("X", unit))


def vague_units(match: Match) -> tuple[Reading, ...]:
    """ "Recent months", "coming weeks", "these days"."""
    unit = match.unit()
    if match.has("THESE"):
        return match.of(DATE, "PRESENT_REF") if unit == "D" and not match.has("THE") else ()
    if unit == "Y" and match.has("RECENT"):
        return match.of(DATE, "PAST_REF")
    if match.has("FUTURE"):
        return match.of(DATE, "FUTURE_REF")
    return match.of(DURATION, length("X", unit))


def each(match: Match) -> tuple[Reading, ...]:
    """ "Every week", "each July", "Mondays"."""
    if match.has("WEEKDAY", "WEEKDAYS"):
        part = "TNI" if match.has("DAYPARTS") else ""
        return match.of(SET, f"XXXX-WXX-{match.number('WEEKDAY', 'WEEKDAYS')}{part}")
    if match.has("MONTH"):
        return match.of(SET, f"{UNKNOWN_YEAR}-{match.number('MONTH'):02}")
    if match.has("SEASON"):
        return match.of(SET, f"{UNKNOWN_YEAR}-{match.value('SEASON')}")
    if match.has("DAYPART"):
        return match.of(SET, f"XXXX-XX-XXT{match.value('DAYPART')}")
    number = match.number("NUMBER", "DAYNUM") or 1
    if match.has("MORE", "ORDINAL"):
        number = match.number("ORDINAL") or (2 if match.has("MORE") else 1)
    return match.of(SET, length(number, match.unit())) if match.unit() else ()


def setword(match: Match) -> tuple[Reading, ...]:
    """ "Annually", "daily" as adverbs; "twice a week"."""
    if match.has("ONCE"):
        return match.of(SET, length(1, match.unit()))
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
    if lower == "now" and (word is not None and word.pos_ not in {"ADV", "SCONJ"}):
        return ()
    return match.of(DATE, str(match.value("VAGUE") or "PRESENT_REF"))
