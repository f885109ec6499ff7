"""Text in, the stretches in quotation marks out, paragraph by paragraph.

Straight, curly, single and two-stroke marks, guillemets and German low-high marks; apostrophes
are none. A stretch left open runs to the end of its paragraph and says whether the next one
goes on with it. What stands inside another quotation is left out. No stretch crosses a line
break, so that a stray mark never costs more than its paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_DOUBLE = re.compile(r"''|``|[\"“”„«»]")
_SINGLE_OPEN = re.compile(r"(?<![\w.,!?'’])['‘‚](?=[^\s'’,.;:!?)])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[—–‘])['’](?!\w)")
# Own list: words that begin with an apostrophe and open nothing.
_CLIPPED = re.compile(r"['’‘](?:\d0s|em|til|till|cause|tis|twas|n|round|bout|cos)\b", re.I)
_BEFORE_OPENING = " \t\xa0([{—–-―/‘'…:,"
_ENDS_SENTENCE = ".,!?…—–-"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch in quotation marks: `start` and `end` with the marks, `first` and `last` without.

    `closed` is False where the closing mark is missing, and `goes_on` True where then the next
    paragraph opens with a mark.
    """

    start: int
    end: int
    first: int
    last: int
    closed: bool = True
    goes_on: bool = False


def regions(text: str) -> tuple[Region, ...]:
    """All stretches in quotation marks, in order, none inside another.

    >>> [text[r.first : r.last] for text in ['He said "no" to ‘us’'] for r in regions(text)]
    ['no', 'us']
    """
    found: list[Region] = []
    lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    for number, (offset, line) in enumerate(lines):
        following = lines[number + 1][1].lstrip() if number + 1 < len(lines) else ""
        goes_on = bool(_DOUBLE.match(following) or following.startswith("‘"))
        doubles = list(_double(line, offset, goes_on))
        singles = _single(line, offset, doubles, goes_on)
        found += sorted([*doubles, *singles], key=lambda region: region.start)
    return tuple(trimmed for region in found if (trimmed := _trimmed(text, region)))


def _trimmed(text: str, region: Region) -> Region | None:
    """Without spaces beside the marks, as after a French one; None where no word is left."""
    words = text[region.first : region.last]
    if not any(sign.isalnum() for sign in words):
        return None
    first = region.first + len(words) - len(words.lstrip())
    return replace(region, first=first, last=region.first + len(words.rstrip()))


def _opens(line: str, mark: re.Match[str]) -> bool:
    before = line[mark.start() - 1] if mark.start() else " "
    after = line[mark.end()] if mark.end() < len(line) else " "
    return before in _BEFORE_OPENING and not after.isspace()


def _closes(line: str, mark: re.Match[str]) -> bool:
    return mark.start() > 0 and not (line[mark.start() - 1].isspace() and _opens(line, mark))


def _role(line: str, mark: re.Match[str], opened: str) -> str:
    """ "open", "close" or "" of a mark, given the mark that is open before it."""
    sign = mark.group()
    if sign in "„``" or (sign == "“" and opened != "„"):
        return "open"
    if sign == "”" or (sign == "“" and opened == "„"):
        return "close"
    if sign in "«»":
        if opened in ("«", "»"):
            return "close" if sign != opened else ""
        return "open"
    if opened:
        return "close" if _closes(line, mark) else "open"
    return "open" if _opens(line, mark) else ""


def _double(line: str, offset: int, goes_on: bool) -> Iterator[Region]:
    """Pairs double marks; a mark that opens again inside an open one is taken for a nested one
    when both are closed later, else the earlier one is a stray."""
    stack: list[re.Match[str]] = []
    done: list[tuple[int, int, int, int]] = []
    for mark in _DOUBLE.finditer(line):
        role = _role(line, mark, stack[-1].group() if stack else "")
        if role == "open":
            stack.append(mark)
        elif role == "close" and stack:
            opening = stack.pop()
            done.append((opening.start(), mark.end(), opening.end(), mark.start()))
    if stack:
        last = stack[0] if goes_on and not line[: stack[0].start()].strip() else stack[-1]
        if not any(start > last.start() for start, *_ in done) or goes_on:
            size = len(line.rstrip())
            yield Region(
                offset + last.start(), offset + size, offset + last.end(), offset + size,
                closed=False, goes_on=goes_on,
            )  # fmt: skip
            done = [pair for pair in done if pair[0] < last.start()]
    reach = 0  # the furthest end so far: what ends before it is nested
    for start, end, first, stop in sorted(done):
        is_outer, reach = end > reach, max(end, reach)
        if is_outer and stop > first:
            yield Region(offset + start, offset + end, offset + first, offset + stop)


def _single(line: str, offset: int, doubles: list[Region], goes_on: bool) -> Iterator[Region]:
    """Pairs single marks outside the double ones; a closing mark after punctuation is surer than
    one after a letter, which may be a possessive ("the voters' hope")."""
    position = 0
    while opening := _SINGLE_OPEN.search(line, position):
        position = opening.end()
        start = offset + opening.start()
        if _CLIPPED.match(line, opening.start()) or _inside(start, doubles):
            continue
        barrier = min((r.start - offset for r in doubles if r.start > start), default=len(line))
        again = _SINGLE_OPEN.search(line, position)
        while again and _CLIPPED.match(line, again.start()):
            again = _SINGLE_OPEN.search(line, again.end())
        stop = min(barrier, again.start() if again else len(line))
        closings = list(_SINGLE_CLOSE.finditer(line, position, stop))
        if not closings:
            if goes_on and not again and not doubles and line[opening.start()] == "‘":
                size = len(line.rstrip())
                yield Region(
                    start, offset + size, offset + opening.end(), offset + size,
                    closed=False, goes_on=True,
                )  # fmt: skip
            continue
        sure = [c for c in closings if line[c.start() - 1] in _ENDS_SENTENCE]
        possessive = [c for c in closings if line[c.start() - 1] != "s"]
        closing = (sure or possessive or closings)[0]
        position = closing.end()
        yield Region(
            start, offset + closing.end(), offset + opening.end(), offset + closing.start()
        )


def _inside(position: int, doubles: list[Region]) -> bool:
    return any(region.start <= position < region.end for region in doubles)
