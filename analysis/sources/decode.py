"""Decoding: the bytes of a file in, text in whatever encoding it was written out.

Binary data is refused. Left out: files that mix encodings, which `clean` mends as mojibake.
"""

import codecs
import os
import re
from pathlib import Path

from charset_normalizer import from_bytes

from analysis.errors import SourceError

_MARKS = (  # byte order marks, the longer before those they begin with
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (  # file(1)'s magic for what is most often renamed or saved as .txt
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
# Encodings of newsrooms and wire archives; asked of the detector, who else offers ninety.
_LIKELY = ("cp1252", "cp1251", "koi8_r", "cp1250", "mac_roman", "cp866", "gb18030", "shift_jis")
# A curly apostrophe inside a word or an opening mark before one, in Mac Roman.
_MAC = re.compile(rb"[a-z]\xd5[a-z]|(?:^|\s)\xd2\w")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))


def shown(path: Path) -> str:
    """A path as it can be printed, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def unreadable(name: str, error: OSError) -> SourceError:
    """The error of a file or folder that the system would not open."""
    reason = (error.strerror or "unreadable").lower()
    return SourceError(f"{name}: {reason}. Check the path and that it may be read.")


def _binary(shown: str, what: str) -> SourceError:
    return SourceError(f"{shown}: not text but {what}. Save it as plain text (.txt, UTF-8) first.")


def _without_mark(data: bytes) -> str | None:
    """Text of UTF-16 without a byte order mark: every other byte of English is zero."""
    half = len(data) // 2
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if len(data) % 2 == 0 and zeros.count(0) > 0.6 * half:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _detected(data: bytes) -> str | None:
    """Text of an 8-bit or East Asian encoding; Western where only a few bytes are not ASCII.

    The detector can't tell the Western encodings apart by a handful of curly quotation marks.
    """
    high = sum(byte > 127 for byte in data)
    if high <= 0.1 * len(data):
        try:
            return data.decode("mac_roman" if _MAC.search(data) else "cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(data, cp_isolation=list(_LIKELY)).best()
    return str(best) if best else None


def decode(data: bytes, shown: str) -> str:
    """The text of a file, in any encoding; `shown` names the file in errors.

    >>> decode("Мир".encode("utf-16"), "a.txt")
    'Мир'
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise _binary(shown, what)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\0" in data:
        text = _without_mark(data)
        if text is None:
            raise _binary(shown, "binary data")
        return text
    if len(data.translate(None, _CONTROLS)) < 0.98 * len(data):
        raise _binary(shown, "binary data")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _detected(data)
    if text is None:
        raise SourceError(f"{shown}: its encoding can't be told. Save it as UTF-8.")
    return text
