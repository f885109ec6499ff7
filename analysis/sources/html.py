"""HTML pages: a saved page in, its article out, with what its metadata says of it.

The body is trafilatura's: menus, cookie banners, newsletters and related articles stay out. Title,
date, author, outlet and section come from JSON-LD, then from OpenGraph and meta tags, then from the
page as it is printed. Left out: scripts, pictures, comments, tables of figures.
"""

import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import lxml.html
import trafilatura
from htmldate import find_date

from analysis.sources import databases
from analysis.sources.decode import decode
from analysis.sources.document import Document, Told, check_size
from analysis.sources.published import GUESSED, LIKELY, Dated

MEGABYTES = 10  # of one page without its pictures
ELEMENTS = 50_000  # a long live page has 20,000; a page of this many takes about 10 seconds
LINKED = 500_000  # characters of one piece of JSON-LD; pages have ten thousand
DEPTH = 50  # of JSON-LD; pages have four

_START = re.compile(
    r"^\s*(?:<!--.*?-->\s*)*(?:<!doctype html|<html\b|<head\b|<body\b)", re.I | re.S
)
_BLOCKS = re.compile(
    r"<(?:p|div|article|section|h1|h2|br|table|meta|title|script|style)\b[^<>]{0,500}>", re.I
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]+)""", re.I)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # byte order
_CODE = "<b>HD</b>"  # of Factiva's exports
_ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|NewsStory)$")
# What publishers call boxes that are not the article; trafilatura knows most. Own list.
_BOXES = (
    "//*[@aria-modal='true' or @role='dialog' or @role='alertdialog']",
    "//*[self::div or self::section or self::aside or self::ul or self::form]"
    "[contains(@class,'cookie') or contains(@id,'cookie') or contains(@class,'consent')"
    " or contains(@id,'consent') or contains(@class,'newsletter') or contains(@id,'newsletter')"
    " or contains(@class,'related') or contains(@id,'related') or contains(@class,'recirc')"
    " or contains(@class,'read-more') or contains(@class,'most-read')"
    " or contains(@class,'recommended')]",
)
# Machine-readable dates of publication, by how many pages carry them. "Modified" is another day.
_DATES = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished' or @property='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='parsely-pub-date' or @name='sailthru.date' or @name='pubdate' or @name='date'"
    " or @name='publish-date' or @name='publication_date' or @name='DC.date.issued'"
    " or @name='dcterms.created' or @name='citation_publication_date']/@content",
    "//time[@pubdate]/@datetime",
)
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints become our errors
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def is_html(document: Document) -> bool:
    """Whether the bytes are a page: it begins as one, or is full of its tags."""
    head = document.head
    if _START.match(head):
        return True
    is_named = document.suffix in (".html", ".htm", ".xhtml")
    return head.lstrip()[:1] == "<" and len(_BLOCKS.findall(head)) >= (1 if is_named else 3)


def read(document: Document) -> Iterator[Told]:
    """The article of a page; those of a news database's export where it is one."""
    check_size(document.name, len(document.raw), document.settings, MEGABYTES)
    page = decoded(document.raw, document.name)
    several = tuple(databases.factiva_page(parsed(document, page))) if _CODE in page else ()
    yield from several or (told(document, page),)


def decoded(raw: bytes, name: str, encoding: str | None = None) -> str:
    """The page as text, in the encoding that it names, or in the one that it is in.

    `encoding` is what was said with the page; `name` stands in errors.
    """
    named = _CHARSET.search(raw[:4096])
    for one in filter(None, (encoding, named and named[1].decode("ascii", "replace"))):
        if not raw.startswith(_MARKS):
            try:
                return raw.decode(one)
            except (LookupError, UnicodeError):  # it names a wrong one
                continue
    return decode(raw, name)


def told(document: Document, page: str, *, url: str = "", more: Sequence[Dated] = ()) -> Told:
    """What a page tells of its article.

    `url` is where it is known to come from, `more` are dates that count after the page's own.

    Raises SourceError when there is no article in it, or it is nested or long beyond reason.
    """
    tree = parsed(document, page)
    linked = _linked(tree)
    lang = "".join(tree.xpath("/html/@lang")[:1]) or _meta(tree, "og:locale")
    said = [_string(linked.get("datePublished")), *(str(v) for p in _DATES for v in tree.xpath(p))]
    dates = tuple(Dated(value, "document") for value in said if value.strip())[:1]
    guesses = () if dates else tuple(_guesses(tree, document))
    section = _meta(tree, "article:section")
    credit = _meta(tree, "article:credit")
    body = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
        prune_xpath=list(_BOXES),
    )
    text = (getattr(body, "text", None) or _string(linked.get("articleBody"))).strip()
    if not text:
        raise document.refuse(
            "no article is found on the page: it may be drawn by a script",
            "Open it in a browser, select the article and paste its text.",
        )
    return Told(
        text="\n\n".join(text.split("\n")),
        title=_string(linked.get("headline")) or getattr(body, "title", None) or "",
        dates=(*dates, *guesses, *more),
        outlet=_name(linked.get("publisher"))
        or _meta(tree, "og:site_name")
        or getattr(body, "sitename", None)
        or "",
        author=_name(linked.get("author")) or getattr(body, "author", None) or "",
        url=url or getattr(body, "url", None) or _string(linked.get("url")),
        language=_string(linked.get("inLanguage")) or lang,
        section=_name(linked.get("articleSection")) or section,
        credit=_name(linked.get("sourceOrganization")) or credit,
    )


def parsed(document: Document, page: str) -> lxml.html.HtmlElement:
    """The tree of a page.

    Raises SourceError when it is empty, or nested or long beyond reason.
    """
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", page).replace("\0", "")
    try:
        tree = lxml.html.document_fromstring(plain, parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):
        raise document.refuse(
            "there is no page in it", "Save the page again, as “Web page, complete”."
        ) from None
    if any("depth" in error.message for error in parser.error_log):
        raise document.refuse(
            "its tags are nested more than 255 deep",
            "Open it in a browser, select the article and paste its text.",
        )
    if sum(1 for _ in tree.iter()) > ELEMENTS:
        raise document.refuse(
            f"the page has more than {ELEMENTS:,} tags",
            "Save the article's own page, or paste its text.",
        )
    return tree


def _meta(tree: lxml.html.HtmlElement, name: str) -> str:
    found = tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name)
    return str(found[0]).strip() if found else ""


def _guesses(tree: lxml.html.HtmlElement, document: Document) -> Iterator[Dated]:
    """What htmldate makes of the page: from its marked-up dates, else from any date in it."""
    for extensive, certainty in ((False, LIKELY), (True, GUESSED)):
        value = find_date(
            tree,
            extensive_search=extensive,
            original_date=True,
            max_date=document.today.isoformat(),
        )
        if value:
            yield Dated(value, "document" if certainty == LIKELY else "text", certainty)
            return


def _linked(tree: lxml.html.HtmlElement) -> Mapping[str, Any]:
    """The first article that the page's JSON-LD describes, {} where there is none."""
    for script in tree.xpath("//script[contains(@type,'ld+json')]"):
        if len(script.text or "") > LINKED:
            script.drop_tree()  # trafilatura would take long over it
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value, DEPTH):
            types = node.get("@type")
            if any(
                _ARTICLES.search(str(t)) for t in (types if isinstance(types, list) else [types])
            ):
                return node
    return {}


def _nodes(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth - 1)
    elif depth and isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth - 1)


def _string(value: object) -> str:
    return str(value) if isinstance(value, str | int) else ""


def _name(value: object) -> str:
    """Names of a person, an organisation or a list of them, as one string."""
    if isinstance(value, dict):
        return _string(value.get("name"))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(filter(None, (_name(one) for one in list(value)[:20])))
    return _string(value)
