"""Years, decades and centuries: a match in, its reading out; amounts are left out."""

from spacy.tokens import Token

from analysis.dates.scene import DATE, DURATION, UNKNOWN_YEAR, Match, Reading, turn


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
    return match.of(DATE, str(published.year) if published else UNKNOWN_YEAR)


def fiscal_year(match: Match) -> tuple[Reading, ...]:
    """ "Fiscal 1989", "the current fiscal year"."""
    year, published = match.number("YEAR"), match.scene.published
    if year is not None:
        return match.of(DATE, str(year))
    if match.unit() != "Y":
        return ()
    if match.after() in {"ended", "ending", "that"}:
        return match.of(DURATION, "P1Y")
    return match.of(DATE, str(published.year + turn(match)) if published else UNKNOWN_YEAR)


def year(match: Match) -> tuple[Reading, ...]:
    """A year in figures, where it is no amount."""
    number, tokens = match.number("YEAR", "NUMBER") or 0, match.scene.tokens
    at = match.find("YEAR", "NUMBER")
    assert at is not None
    if (match.has("UNIT") and match.unit() != "Y") or not 1000 <= number < 2100:
        return ()
    if _is_part_of_figure(match, at):
        return ()
    word = match.scene.word(at)
    spoken = not tokens.lower(at)[0].isdigit()
    if match.end - match.start > 1 or spoken or number < 1500:
        return match.of(DATE, str(number))
    if word is not None and not _reads_as_year(match, word, number):
        return ()
    return match.of(DATE, str(number))


_YEAR_CUES = {
    "in", "since", "by", "of", "until", "till", "from", "to", "before", "after", "during", "for",
    "through", "late", "early", "mid", "and", "or", "between", "around", "about", "than", "circa",
    "versus", "vs", "post", "over",
} | {"(", "-", "–", ",", "/"}  # fmt: skip


def _is_part_of_figure(match: Match, at: int) -> bool:
    """Whether a sign beside the figures makes them an amount, a number or a part of one."""
    text, (start, end) = match.scene.tokens.text, match.scene.tokens.spans[at]
    before, after = text[max(0, start - 1) : start], text[end : end + 2].lower()
    if before == "-" and match.start < at:  # "mid-1996"
        return False
    return before in _BEFORE_NUMBERS or after[:1] in {"%", "/"} or after in {"km", "kg"}


_BEFORE_NUMBERS = {"$", "£", "€", "#", "-", "/", ".", "&", "'"}


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
