"""Cleaning: text as it came out of a file or clipboard in, text that reads as it was printed out.

Mends mojibake, odd spaces, odd line ends and invisible characters, and joins lines that an export
cut at a fixed width. Quotation marks, dashes, ellipses, ligatures and wide letters stay as written.
Left out: markup, boilerplate and hyphens that a line break put into a word.
"""

import re

from ftfy import TextFixerConfig, fix_and_explain

from analysis.sources.wrapping import unwrapped

# What ftfy would change in the words themselves is off: quotation marks are this project's subject.
# It heeds these settings only while it explains.
_CONFIG = TextFixerConfig(
    unescape_html=False,
    fix_c1_controls=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    normalization="NFC",
    explain=True,
)
# NEL (U+0085) is a line end; but among other C1 controls it was an ellipsis (Windows-1252 read as
# Latin-1), and after a Latin-1 letter it is the rest of mojibake.
# Entities in entities, which would take a pass each: "&amp;amp;amp;quot;".
_NESTED = re.compile(r"&(?:(?:amp|#38|#x26);){2,}", re.IGNORECASE)
_C1 = re.compile(r"[\x80-\x84\x86-\x9f]")
_NEXT_LINE = re.compile(r"(?<![\x80-\xff])\x85")
_BREAKS = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\u2028\u2029]")
_SPACES = re.compile(r"[ \t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Soft hyphen, zero-width spaces and joiners, directional marks, byte order mark.
_INVISIBLE = re.compile(r"[\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f]")
# What is left of a no-break space whose second byte was stripped: "campaign team.Â". A capital
# before it may be the rest of a word in capitals.
_STRAY = re.compile(r"(?<![^\W\d_a-zà-öø-ÿ])Â(?=\s|$)")


def _mended(line: str, config: TextFixerConfig) -> str:
    if line.isascii() and "&" not in line and "\x1b" not in line:  # ftfy is most of the cost
        return line
    return fix_and_explain(line, config).text


def _once(text: str) -> str:
    config = _CONFIG._replace(unescape_html="<" not in text, fix_c1_controls=bool(_C1.search(text)))
    if config.unescape_html:
        text = _NESTED.sub("&amp;", text)
    if not config.fix_c1_controls:
        text = _NEXT_LINE.sub("\n", text)
    mended = "\n".join(_mended(line, config) for line in _BREAKS.split(text))
    mended = _INVISIBLE.sub("", _STRAY.sub("", mended))
    spaced = _CONTROLS.sub("", _SPACES.sub(" ", _BREAKS.sub("\n", mended)))
    joined = unwrapped([line.rstrip() for line in spaced.split("\n")])
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in joined)).strip()


def clean(text: str) -> str:
    r"""The text as it was printed: no mojibake, one kind of space and of line end, words untouched.

    >>> clean("“We won’t,” he said.Â\r\n\r\n\r\n\ufeffcafÃ©\xa0closed ")
    '“We won’t,” he said.\n\ncafé closed'
    """
    while (cleaner := _once(text)) != text:  # mending one thing may bring another to light
        text = cleaner
    return text
