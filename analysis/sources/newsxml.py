"""News in XML: NewsML-G2 and NITF in, their articles out, with what their elements say.

Entities are never expanded and nothing is fetched. Left out: pictures, subject codes, rights.
"""

import re
from collections.abc import Iterator
from typing import Any

import defusedxml.ElementTree as SafeTree
from defusedxml import DefusedXmlException

from analysis.sources.document import Document, Told, check_size
from analysis.sources.published import Dated

_ROOT = re.compile(  # after the declaration, comments and the document type
    r"\s*(?:<[?!][^<>]{0,2000}>\s*)*<(?:[\w-]+:)?(?P<name>\w+)[\s>/]"
)
MEGABYTES = 10  # read in about 25 seconds where all of it is tags
_ROOTS = ("newsMessage", "newsItem", "packageItem", "NewsML", "nitf")
_LISTED = ("newsItem", "NewsItem", "nitf")  # an item may hold its text as NITF

Element = Any  # xml.etree's; typeshed and defusedxml do not agree on its class


def is_xml(document: Document) -> bool:
    """Whether the bytes are XML that is no page: by the name of the root, or a declaration."""
    root = _ROOT.match(document.head)
    if root is None or root["name"].lower() == "html":
        return root is None and document.head.lstrip().startswith("<?xml")
    return root["name"] in _ROOTS or document.head.lstrip().startswith("<?xml")


def read(document: Document) -> Iterator[Told]:
    """An article a news item.

    Raises SourceError where it is damaged or no news format that is known.
    """
    check_size(document.name, len(document.raw), document.settings, MEGABYTES)
    try:
        root = SafeTree.fromstring(document.raw)
    except DefusedXmlException:
        raise document.refuse(
            "it defines entities, as only a trap does", "Export it again, without a DTD."
        ) from None
    except (SafeTree.ParseError, ValueError, LookupError) as error:
        raise document.refuse(f"it is no whole XML ({error})", "Export it again.") from None
    items = next(filter(None, (_all(root, name) for name in _LISTED)), [])
    if not items:
        raise document.refuse(
            f"it is XML of a kind that is not known (<{_name(root)[:40]}>)",
            "NewsML-G2 and NITF are read; export it so, or as HTML or text.",
        )
    for number, item in enumerate(items, start=1):
        document.check_time()
        yield _told(item, f"item {number}" if len(items) > 1 else "")


def _name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _all(element: Element, *names: str) -> list[Element]:
    return [one for one in element.iter() if _name(one) in names]


def _words(element: Element, *names: str) -> str:
    """The words of the first element of one of these names, in the order of the names."""
    for name in names:
        for one in _all(element, name):
            if words := " ".join("".join(one.itertext()).split()):
                return words
    return ""


def _attribute(element: Element, name: str, attribute: str) -> str:
    values = (one.get(attribute, "") for one in _all(element, name))
    return next(filter(None, values), "")


def _told(item: Element, place: str) -> Told:
    bodies = _all(item, "body.content") or _all(item, "inlineXML", "inlineData") or [item]
    paragraphs = [" ".join("".join(p.itertext()).split()) for p in _all(bodies[0], "p")]
    dates = (
        _attribute(item, "date.issue", "norm"),
        _attribute(item, "pubdata", "date.publication"),
        _words(item, "contentCreated", "firstCreated", "versionCreated"),
    )
    return Told(
        text="\n\n".join(filter(None, paragraphs)) or "".join(bodies[0].itertext()),
        title=_words(item, "hl1", "headline", "title"),
        dates=tuple(Dated(value, "document") for value in dates if value)[:1],
        outlet=_attribute(item, "pubdata", "name") or _words(item, "infoSource", "provider"),
        author=re.sub(r"^by\s+", "", _words(item, "byline", "by"), flags=re.IGNORECASE),
        url=_attribute(item, "pubdata", "ex-ref"),
        language=_attribute(item, "language", "tag"),
        section=_attribute(item, "pubdata", "position.section"),
        credit=_words(item, "creditline", "distributor"),
        place=place,
    )
