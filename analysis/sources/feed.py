"""Feeds: RSS or Atom in, its entries as articles out, with what the feed and the entry say.

The text is the entry's full content where the feed carries it, else its summary; entries of which
there is only a summary are counted in a note. feedparser reads bytes that are already here and
fetches nothing. Left out: enclosures, comments, and whatever the feed announces on other pages.
"""

import io
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
import lxml.etree

from analysis.errors import MetadataError, SourceError
from analysis.sources.document import Document, Found, Told, check_size
from analysis.sources.html import parsed
from analysis.sources.published import LIKELY, Dated

SUFFIXES = (".rss", ".atom", ".xml")
MEGABYTES = 5  # feeds of newspapers are under one; feedparser takes about a second for each
DEPTH = 1_000  # of tags; a feed that never closes its entries has one for each
SUMMARY = 120  # words: a shorter text without content of its own is a summary
_FEED = re.compile(r"^\s*(?:<\?xml[^>]*>\s*|<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*"
                   r"(?:\[.*?\])?\s*>\s*)*<(?:rss|feed|rdf:RDF)\b", re.I | re.S)  # fmt: skip
_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
_CDATA = re.compile(rb"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_TAG = re.compile(rb"<(/)?[A-Za-z][^<>]*?(/)?>")
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\bread (?:more|on)\b\W*)$", re.IGNORECASE)
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre",
    "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
_SILENT = ("script", "style", "iframe", "form", "noscript", "object", "svg", "video", "audio")


def is_feed(document: Document) -> bool:
    """Whether the bytes begin as RSS or Atom."""
    return bool(_FEED.match(document.head))


def read(document: Document) -> Iterator[Told | Found]:
    """An article for each entry, and a note on how many are summaries only."""
    summaries = total = 0
    for told, is_summary in entries(document):
        total += 1
        summaries += is_summary
        yield told
    if not total:
        raise document.refuse("the feed has no entries", "Try later, or load an article's page.")
    if summaries:
        yield MetadataError(
            f"{document.name}: of {summaries} of its {total} entries the feed holds only a "
            "summary. Load the pages that they link to for the whole articles."
        )


def entries(document: Document) -> Iterator[tuple[Told, bool]]:
    """Each entry, and whether all that the feed has of it is a summary.

    Raises SourceError where the feed can't be read or is made to exhaust its reader.
    """
    feed = _parsed(document)
    about = feed.get("feed", {})
    base = _base(document, about)
    outlet = _plain(document, about.get("title"))
    for number, entry in enumerate(feed.get("entries", ()), start=1):
        markup, is_content = _body(entry)
        text = _plain(document, markup)
        title = _plain(document, entry.get("title"))
        link = urljoin(base, _text(entry.get("link"))) if entry.get("link") else ""
        source = entry.get("source")
        yield (
            Told(
                text=text or title,
                title=title,
                dates=tuple(_dates(entry)),
                outlet=_plain(document, source.get("title") if source else "")
                or outlet
                or (urlsplit(link).hostname or ""),
                author=_plain(document, entry.get("author")),
                url=link,
                language=_text(_detail(entry, "language") or about.get("language")),
                section=_plain(document, _first(entry.get("tags")).get("term")),
                place=f"entry {number}",
            ),
            not is_content and (len(text.split()) < SUMMARY or bool(_CUT.search(text))),
        )


def _parsed(document: Document) -> Mapping[str, Any]:
    check_size(document.name, len(document.raw), document.settings, MEGABYTES)
    # UTF-16 puts a zero byte beside each letter.
    if _ENTITY.search(document.raw.replace(b"\0", b"")):
        raise document.refuse(
            "it defines entities of its own, which may grow without end", "Ask for a plain feed."
        )
    if _is_deep(document.raw):  # feedparser would take minutes
        raise document.refuse(
            f"its tags are nested more than {DEPTH:,} deep", "Ask for a plain feed."
        )
    # A stream, since a string could be taken for an address or a file. What feedparser would do to
    # markup is left out: only its text is taken.
    found: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(document.raw), resolve_relative_uris=False, sanitize_html=False
    )
    if not found.get("entries") and found.get("bozo"):
        reason = str(found.get("bozo_exception", "")).split("\n")[0][:120]
        raise document.refuse(f"it can't be read as a feed ({reason})", "Try later.")
    return found


def _is_deep(raw: bytes) -> bool:
    """Whether more tags stand open than in any feed, each of which slows down the next."""
    depth = 0
    for tag in _TAG.finditer(_CDATA.sub(b"", raw)):
        depth += -1 if tag[1] else 0 if tag[2] else 1
        if depth > DEPTH:
            return True
    return False


def _base(document: Document, about: Mapping[str, Any]) -> str:
    """What relative links start from: where the feed was found, else what it calls its site."""
    return document.name if document.name.startswith("http") else _text(about.get("link"))


def _body(entry: Mapping[str, Any]) -> tuple[str, bool]:
    """The longest content as markup, or else the summary; whether it is content."""
    contents = [_text(one.get("value")) for one in entry.get("content") or ()]
    summary = _text(entry.get("summary"))
    longest = max(contents, key=len, default="")
    return (longest, True) if len(longest) >= max(1, len(summary)) else (summary, False)


def _dates(entry: Mapping[str, Any]) -> Iterator[Dated]:
    """When the entry was published; when it was changed is only likely that day."""
    if value := _text(entry.get("published")).strip():
        yield Dated(value[:100], "feed")
    elif value := _text(entry.get("updated")).strip():
        yield Dated(value[:100], "feed", LIKELY)


def _plain(document: Document, markup: object) -> str:
    """The words of a piece of HTML, a paragraph on a line; plain text as it is.

    Raises SourceError where its tags are nested or many beyond reason.
    """
    text = _text(markup)
    if "<" not in text:
        return unescape(text).strip()
    try:
        tree = parsed(document, f"<div>{text}</div>")
    except SourceError as error:
        if "there is no page" in str(error):
            return ""
        raise
    lxml.etree.strip_elements(tree, *_SILENT, with_tail=False)
    for node in tree.iter():
        if node.tag in _BLOCKS:
            node.tail = "\n\n" + (node.tail or "")
            node.text = ("\n\n" if node.tag != "br" else "") + (node.text or "")
    words = str(tree.text_content())
    lines = (" ".join(line.split()) for line in words.split("\n\n"))
    return "\n\n".join(line for line in lines if line)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _first(values: object) -> Mapping[str, Any]:
    return values[0] if isinstance(values, list) and values else {}


def _detail(entry: Mapping[str, Any], name: str) -> str:
    return _text(_first(entry.get("content")).get(name) or entry.get("language"))
