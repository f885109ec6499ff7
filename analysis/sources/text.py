"""Text files and pasted text in, Articles out: decoded, cleaned, the title on the first line.

A title that stands twice is kept once. Where the first line is too long for a title, the title is
its beginning and the text stays as it is. Left out: dates and authors inside the text.
"""

import hashlib
import re
import unicodedata
from datetime import date
from pathlib import Path

from analysis.errors import SourceError
from analysis.settings import Settings
from analysis.sources.clean import clean
from analysis.sources.decode import decode, shown, unreadable
from analysis.types import Article

SUFFIXES = (".txt", ".text", ".md")
LONGEST_TITLE = 200
_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)  # Markdown


def _folded(line: str) -> str:
    return " ".join(line.split()).casefold()


def _short(line: str) -> str:
    """The line, or its beginning up to a word's end where it is too long for a title."""
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def titled(text: str, title: str = "") -> tuple[str, str]:
    r"""Title and text: the title on the first line, once, and a blank line after it.

    >>> titled("Talks open\nTALKS  OPEN\nThey met.")
    ('Talks open', 'Talks open\n\nThey met.')
    """
    first, _, rest = f"{title}\n{text}".strip().partition("\n")
    while rest and _folded(rest.lstrip().partition("\n")[0]) == _folded(first):
        rest = rest.lstrip().partition("\n")[2]
    body = rest.strip()
    return _short(first), f"{first}\n\n{body}" if body else first


def _checked(text: str, name: str, settings: Settings) -> str:
    """The text, cleaned; refused where nothing is left or it is too long."""
    if len(text) > settings.max_characters:
        raise SourceError(
            f"{name}: {len(text):,} characters, more than the {settings.max_characters:,} allowed. "
            "Split it into its articles, or raise DETENTE_MAX_CHARACTERS."
        )
    cleaned = clean(text)
    if not re.search(r"\w", cleaned):
        raise SourceError(f"{name}: there is no text in it. Put the article into it or remove it.")
    return cleaned


def _bytes(path: Path, settings: Settings) -> bytes:
    name = shown(path)
    try:
        str(path).encode()
    except UnicodeEncodeError:
        raise SourceError(f"{name}: its name is not valid UTF-8. Rename the file.") from None
    try:
        if not path.is_file():
            missing = "not a regular file" if path.exists() else "no such file"
            raise SourceError(f"{name}: {missing}. Check the path.")
        if path.stat().st_size > 4 * settings.max_characters:
            raise SourceError(
                f"{name}: {path.stat().st_size:,} bytes, too long for one article. "
                "Split it into its articles, or raise DETENTE_MAX_CHARACTERS."
            )
        return path.read_bytes()
    except OSError as error:
        raise unreadable(name, error) from error


def read_text(path: Path, settings: Settings) -> Article:
    """The article in a text file, without the metadata that only a manifest can give.

    Raises SourceError, which names the file and the remedy.
    """
    raw = decode(_bytes(path, settings), shown(path))
    if path.suffix.lower() == ".md":
        raw = _HEADING.sub("", raw)
    title, text = titled(_checked(raw, shown(path), settings))
    return Article(id=path.stem, title=title, text=text, path=str(path))


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:6])


def pasted(
    text: str,
    settings: Settings,
    *,
    title: str = "",
    published: date | None = None,
    outlet: str = "",
    author: str = "",
    url: str = "",
) -> Article:
    """The article in pasted text; its id comes from its words, so pasting it twice is one article.

    Raises SourceError when there is no text or too much.
    """
    cleaned = _checked(text, "pasted text", settings)
    headline, whole = titled(cleaned, " ".join(clean(title).split()))
    digest = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return Article(
        id=f"{_slug(headline) or 'pasted'}-{digest}",
        title=headline,
        text=whole,
        published=published,
        published_from="analyst" if published else "",
        outlet=outlet.strip(),
        author=author.strip(),
        url=url.strip(),
    )
