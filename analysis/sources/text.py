"""Text files, Markdown and pasted text in, articles out, the title on the first line.

A title that stands twice is kept once. Markdown loses its marks, and its front matter is metadata.
"""

import re
from collections.abc import Iterator
from datetime import date

from analysis.settings import Settings
from analysis.sources import databases
from analysis.sources.clean import clean
from analysis.sources.decode import decode
from analysis.sources.document import Document, Told, checked
from analysis.sources.published import CERTAIN, Dated
from analysis.sources.titles import content_id, titled
from analysis.sources.tongue import language_of
from analysis.types import Article

MARKDOWN = (".md", ".markdown")
_FRONT = re.compile(r"\A---\n(.{0,5000}?)\n---\n", re.DOTALL)  # of notes and web clippers
_MARKS = (  # Markdown -> what is printed of it
    (re.compile(r"^#{1,6} +|^> ?", re.MULTILINE), ""),
    (re.compile(r"!\[[^\]\n]{0,200}\]\([^)\s]{0,2000}[^)\n]{0,200}\)"), ""),
    (re.compile(r"\[([^\]\n]{1,200})\]\([^)\s]{0,2000}[^)\n]{0,200}\)"), r"\1"),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{0,2000}[^\s*])\1(?![\w*])"), r"\2"),
)


def read(document: Document) -> Iterator[Told]:
    """The article of a text file; or those of a news database's export, one after another."""
    text = decode(document.raw, document.name)
    if len(text) > document.settings.max_characters and document.suffix in MARKDOWN:
        yield Told(text)  # refused all the same, before its marks are looked for
    elif document.suffix in MARKDOWN:
        yield _markdown(text)
    else:
        yield from tuple(databases.split(text)) or (Told(text),)


def _markdown(text: str) -> Told:
    """The article of a Markdown file, with the front matter that web clippers write."""
    front = _FRONT.match(text.lstrip("\ufeff").replace("\r\n", "\n"))
    about: dict[str, str] = {}
    if front:
        text = text.lstrip("\ufeff").replace("\r\n", "\n")[front.end() :]
        for line in front[1].split("\n"):
            key, _, value = line.partition(":")
            about[key.strip().lower()] = value.strip().strip("\"'")
    for pattern, printed in _MARKS:
        text = pattern.sub(printed, text)
    dates = [about[key] for key in ("published", "date") if about.get(key)]
    return Told(
        text,
        title=about.get("title", ""),
        dates=tuple(Dated(value, "document") for value in dates[:1]),
        outlet=about.get("outlet", "") or about.get("publisher", ""),
        author=about.get("author", ""),
        url=about.get("url", "") or about.get("source", ""),
        language=about.get("language", "") or about.get("lang", ""),
    )


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
    cleaned = checked(text, "pasted text", settings)
    headline, whole = titled(cleaned, " ".join(clean(title).split()))
    return Article(
        id=content_id(headline, whole),
        title=headline,
        text=whole,
        published=published,
        published_from="analyst" if published else "",
        published_certainty=CERTAIN if published else "",
        outlet=outlet.strip(),
        author=author.strip(),
        url=url.strip(),
        language=language_of(whole),
    )
