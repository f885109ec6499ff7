"""What a site says about being read: robots.txt in, leave or none out; a page in, its notes on
rights out.

The notes are shown, not judged: whether a text may be kept or quoted is for its reader to decide.
"""

import re
from collections.abc import Iterator
from html import unescape
from urllib.robotparser import RobotFileParser

AGENT = "Detente"
LONGEST_NOTE = 160  # characters
_META = re.compile(
    r"<meta\b[^<>]{0,100}\b(?:name|property)\s*=\s*[\"']"
    r"(?P<name>copyright|rights|dcterms\.rights|dc\.rights|robots|tdm-reservation)[\"']"
    r"[^<>]{0,100}\bcontent\s*=\s*[\"'](?P<value>[^\"'<>]{1,400})",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|&copy;|&#169;|\(c\)(?=\s*(?:19|20)\d\d))[^<>\n]{3,300}", re.I)
# Of all that a page may tell robots, what bears on keeping and reading it.
_TELLING = re.compile(r"\b(?:noarchive|noai|noimageai|nosnippet|none)\b", re.IGNORECASE)


def permits(robots: str, address: str) -> bool:
    """Whether a robots.txt lets this program read an address.

    >>> rules = "User-agent: *\\nDisallow: /private/"
    >>> permits(rules, "https://example.org/a"), permits(rules, "https://example.org/private/a")
    (True, False)
    """
    parser = RobotFileParser()
    parser.parse(robots.lstrip("\ufeff").splitlines())
    return parser.can_fetch(AGENT, address)


def rights(page: str, robots_tag: str = "") -> tuple[str, ...]:
    """What a page says of its rights and of machines that keep it, each note once, in its words.

    >>> rights("<footer>&copy; 2017 AFP. All rights reserved.</footer>")
    ('© 2017 AFP. All rights reserved.',)
    """
    return tuple(dict.fromkeys(_notes(page[:2_000_000], robots_tag)))


def _notes(page: str, robots_tag: str) -> Iterator[str]:
    if _TELLING.search(robots_tag):
        yield f"its server tells robots: {_short(robots_tag)}"
    for found in _META.finditer(page):
        name, value = found["name"].lower(), _short(found["value"])
        if name == "robots":
            if _TELLING.search(value):
                yield f"the page tells robots: {value}"
        elif name == "tdm-reservation":
            if value == "1":
                yield "its rights for text and data mining are reserved"
        else:
            yield value if value.startswith("©") else f"© {value}"
    if printed := _COPYRIGHT.search(page):
        yield _short(printed[0])


def _short(text: str) -> str:
    plain = " ".join(unescape(text).split())
    return plain if len(plain) <= LONGEST_NOTE else plain[: LONGEST_NOTE - 1] + "…"
