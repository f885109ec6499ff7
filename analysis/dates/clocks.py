"""Clock times and parts of a day: a match in, "T15:00" or "TEV" out. Zones are left out."""

from analysis.dates.scene import TIME, Match, Reading, antecedent


def time_of_day(match: Match) -> str:
    """T14:00, TEV or "": the part of the day or the clock time among the words."""
    clock = clock_value(match)
    if clock:
        return f"T{clock}"
    part = match.value("DAYPART")
    if part:
        return f"T{part}"
    return "TNI" if match.scene.tokens.lower(match.start) == "tonight" else ""


def clock_value(match: Match) -> str:
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
            is_time = digits.isdigit() and len(digits) == 4 and digits < "2401" and digits[2] < "6"
            return f"{digits[:2]}:{digits[2:]}" if is_time else ""
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
    value = clock_value(match)
    if match.has("THE"):
        number, part = match.number("DAYNUM", "NUMBER") or 0, str(match.value("DAYPART"))
        if not 1 <= number <= 12:
            return ()
        value = f"{number + 12 * (part != 'MO' and number < 12):02}:00"
    if not value or int(value[:2]) > 24 or int(value[3:]) > 59:
        return ()
    if not match.has("AMPM", "ZONE", "THE") and tokens.lower(match.start - 1) not in {
        "at", "by", "until", "about", "around", "from", "before", "after",
    }:  # fmt: skip
        return ()  # a score or a ratio
    published = match.scene.published
    day = antecedent(match, {"day"}, reach=200) or (published.isoformat() if published else "")
    return match.of(TIME, f"{day[:10] or 'XXXX-XX-XX'}T{value}")
