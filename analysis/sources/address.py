"""A web address in, the articles there out: of a page, of a feed, or of any file that is read.

The address is fetched once; what it is shows in its content, as with a file. Each article keeps the
address at which it was found, and a note says what robots.txt and the page's notes on rights say.
Left out: anything that the page links to, but for the entries of a feed when they are asked for.
"""

import codecs
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from analysis.errors import MetadataError, SourceError
from analysis.settings import Settings
from analysis.sources import feed, html
from analysis.sources.document import Document, Found, Told, articles, utc_today
from analysis.sources.formats import SUFFIXES, read
from analysis.sources.guard import Reach
from analysis.sources.robots import rights
from analysis.sources.web import Fetched, Visit, reach_of
from analysis.types import Article

MOST_PAGES = 100  # of the entries of one feed
PAUSE = 1.0  # seconds between two pages of one site
_CHARSET = re.compile(r"(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
ENDINGS = {  # of content types, for what its bytes and its address leave open
    "application/pdf": ".pdf",
    "application/json": ".json",
    "text/csv": ".csv",
    "text/plain": ".txt",
    "text/markdown": ".md",
}


def read_address(
    address: str,
    settings: Settings,
    *,
    reach: Reach | None = None,
    today: date | None = None,
    pages: bool = False,
    pause: float = PAUSE,
) -> Iterator[Found]:
    """Every article at an address, and an error in place of what can't be had.

    With `pages`, the page of each feed entry of which the feed holds only a summary is fetched too.
    """
    visit = Visit(settings, reach or reach_of(settings))
    try:
        fetched = visit.fetch(address)
    except SourceError as error:
        yield error
        return
    document = _document(fetched, settings, today or utc_today())
    if feed.is_feed(document):
        told = _whole(document, visit, pause) if pages else feed.read(document)
        try:
            yield from articles(document, told)
        except SourceError as error:
            yield error
        return
    yield from _page(document, fetched)


def _document(fetched: Fetched, settings: Settings, today: date) -> Document:
    """The bytes under a name that ends as files of their type do; a feed under its address."""
    document = Document(fetched.address, _unicode(fetched), settings, today)
    if feed.is_feed(document):
        return document
    parts = urlsplit(fetched.address)
    name = f"{parts.netloc}{parts.path.rstrip('/')}"
    if PurePosixPath(name).suffix.lower() not in SUFFIXES:
        kind = fetched.content_type.partition(";")[0].strip().lower()
        name += ENDINGS.get(kind, ".html")
    return replace(document, name=name)


def _unicode(fetched: Fetched) -> bytes:
    """The bytes, in UTF-8 where the server alone names the encoding of a text."""
    named = _CHARSET.search(fetched.content_type)
    if named is None or _CHARSET.search(fetched.raw[:4096].decode("latin-1")):
        return fetched.raw
    try:
        return codecs.BOM_UTF8 + fetched.raw.removeprefix(codecs.BOM_UTF8).decode(named[1]).encode()
    except (LookupError, UnicodeError):  # it names a wrong one
        return fetched.raw


def _page(document: Document, fetched: Fetched) -> Iterator[Found]:
    found = 0
    for one in read(document):
        if isinstance(one, Article):
            found += 1
            yield replace(one, url=fetched.address, path=fetched.address)
        else:
            kind = type(one) if isinstance(one, MetadataError) else SourceError
            yield kind(str(one).replace(document.name, fetched.address))
    if found:
        yield _said(fetched)


def _said(fetched: Fetched) -> MetadataError:
    """What the site and the page say about being read and kept."""
    page = fetched.raw.decode("utf-8", "replace") if b"<" in fetched.raw[:4096] else ""
    notes = rights(page, fetched.header("x-robots-tag"))
    said = "; ".join(("robots.txt lets it be read", *notes))
    return MetadataError(f"{fetched.address}: {said}.")


def _whole(document: Document, visit: Visit, pause: float) -> Iterator[Told | Found]:
    """The entries of a feed, each of which it has only a summary read from its own page."""
    asked = 0
    for told, is_summary in feed.entries(document):
        if not (is_summary and told.url):
            yield told
            continue
        asked += 1
        if asked > MOST_PAGES:
            yield told
            continue
        if asked > 1:
            time.sleep(pause)
        try:
            fetched = visit.fetch(told.url, megabytes=html.MEGABYTES)
            page = replace(document, name=fetched.address, raw=fetched.raw)
            read_there = html.told(page, html.decoded(page.raw, page.name), url=fetched.address)
        except SourceError as error:
            yield MetadataError(f"{error} The feed's summary is taken.")
            yield told
            continue
        yield _merged(told, read_there)
    if asked > MOST_PAGES:
        yield MetadataError(
            f"{document.name}: the pages of {MOST_PAGES} entries were fetched; the other "
            f"{asked - MOST_PAGES} are summaries. Load their pages one by one."
        )


def _merged(told: Told, page: Told) -> Told:
    """The page's text with what the feed says of it, where the feed says it."""
    return replace(
        page,
        title=told.title or page.title,
        dates=(*told.dates, *page.dates),
        outlet=page.outlet or told.outlet,
        author=told.author or page.author,
        language=page.language or told.language,
        section=told.section or page.section,
        place=told.place,
    )
