"""Fields: which column of a table, or which key of a JSON record, holds what of an article.

Names are compared without case, spaces and marks; of a dotted path ("fields.bodyText") the whole
and then the last part. The analyst's mapping overrules the guess. Left out: summaries and
descriptions, which are not the article.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import lxml.html

from analysis.sources.document import Document, Told
from analysis.sources.published import Dated, day_of, day_order

Record = Mapping[str, Sequence[str]]  # values by column or path; a JSON list has several

# In the order in which they count. Own list from the exports and interfaces of Media Cloud
# (publish_date, media_name), GDELT (seendate, domain, sourcelang), NewsAPI (publishedAt,
# source.name), Guardian (webTitle, fields.bodyText), New York Times (web_url, pub_date),
# news-please (maintext, date_publish), trafilatura, ProQuest and Factiva tables, "All the news".
_SPELLINGS = {
    "text": (
        "text fulltext bodytext articletext articlebody maintext body content article story "
        "storytext plaintext cleanedtext rawtext documenttext contents textcontent bodyhtml"
    ),
    "title": "title headline webtitle articletitle storytitle documenttitle heading headlinemain",
    "date": (
        "date published publishdate publicationdate publishedat pubdate datepublished "
        "datepublish publisheddate publishedon webpublicationdate dateofpublication datetime "
        "seendate day entrydate"
    ),
    "outlet": (
        "outlet sourcename medianame publication publicationtitle publicationname newspaper "
        "publishername publisher sitename mediaoutlet source sourcetitle journal sourcedomain "
        "domain hostname site media"
    ),
    "author": "author authors byline by writer authorname authorsname creator journalist reporter",
    "section": "section sectionname newssection category rubric desk",
    "language": "language lang sourcelang languageofpublication inlanguage",
    "url": (
        "url link weburl articleurl documenturl permalink address href pageurl originalurl "
        "canonicalurl webaddress sourceurl uri"
    ),
    "credit": "credit creditline agency newsagency wire wireservice",
}
FIELDS = tuple(_SPELLINGS)
LOOKED_AT = 1_000  # records from which the order of day and month is told
_MARKUP = re.compile(r"</?(?:p|br|div|li|h[1-6]|ul|ol|blockquote)\b[^<>]{0,300}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table or the paths of JSON records, what each is taken for, a few rows.

    `guess` is field -> column, the fields in the order of FIELDS; `rows` are cells as text.
    """

    names: tuple[str, ...]
    guess: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...]


def guessed(names: Iterable[str]) -> dict[str, str]:
    """Field -> name, for each field that a name is known for.

    >>> guessed(["Headline", "Full Text", "fields.pubDate", "n"])
    {'text': 'Full Text', 'title': 'Headline', 'date': 'fields.pubDate'}
    """
    left = {name: (_folded(name), _folded(name.rpartition(".")[2])) for name in names}
    found: dict[str, str] = {}
    for field, spellings in _SPELLINGS.items():
        ranks = {word: number for number, word in enumerate(spellings.split())}
        ranked = [
            (ranks[word], number, name)
            for name, folded in left.items()
            for number, word in enumerate(folded)
            if word in ranks
        ]
        if ranked:
            found[field] = min(ranked, key=lambda one: one[:2])[2]
            del left[found[field]]
    return found


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def chosen(document: Document, names: Sequence[str]) -> Mapping[str, str]:
    """Field -> name: the analyst's mapping where there is one, else the guess.

    Raises SourceError where no name holds the text.
    """
    if document.mapping is not None:
        for field, name in document.mapping.items():
            if field not in FIELDS or name not in names:
                raise document.refuse(
                    f"there is no column {name!r} for {field!r}: it has {_listed(names)}",
                    f"Map {', '.join(FIELDS)} to columns that it has.",
                )
        mapping = document.mapping
    else:
        mapping = guessed(names)
    if "text" in mapping:
        return mapping
    if "url" in mapping:
        raise document.refuse(
            "it lists addresses without the text of the articles",
            "Load the addresses, or export with full text.",
        )
    raise document.refuse(
        f"no column is known to hold the text: it has {_listed(names)}",
        "Name one of them text, or choose the columns on the page Add articles.",
    )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(" ".join(name.split())[:40] for name in names[:12])
    return (shown or "no columns") + (", …" if len(names) > 12 else "")


def is_day_first(records: Iterable[Record], mapping: Mapping[str, str]) -> bool | None:
    """Whether the dates of these records put the day before the month; None where unknown."""
    return day_order(_one(record, mapping.get("date", "")) for record in records)


def told(
    record: Record, mapping: Mapping[str, str], *, place: str, is_day_first: bool | None = None
) -> Told:
    """What a record tells of its article."""
    about = {f: _one(record, mapping.get(f, "")) for f in FIELDS}
    date = about["date"].strip()
    day = day_of(date, is_day_first=is_day_first)
    return Told(
        text=printed("\n\n".join(record.get(mapping["text"], ()))),
        title=printed(about["title"]),
        dates=(Dated(day.isoformat() if day else date, "document"),) if date else (),
        outlet=_outlet(about["outlet"]),
        author=about["author"],
        url=about["url"],
        language=about["language"],
        section=about["section"],
        credit=about["credit"],
        place=place,
    )


def _one(record: Record, name: str) -> str:
    return ", ".join(record.get(name, ()))


def _outlet(value: str) -> str:
    """The outlet, where an address is given the host of it."""
    if not value.startswith(("http://", "https://")):
        return value
    try:
        return (urlsplit(value).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def printed(text: str) -> str:
    """Text as it is printed, where a record holds it as a piece of HTML.

    >>> printed("<p>Talks &amp; tea</p><p>They met.<script>x</script></p>")
    'Talks & tea\\n\\nThey met.'
    """
    if len(_MARKUP.findall(text)) < 2 and not re.search(r"<p\b[^<>]{0,300}>", text):
        return text
    try:
        tree = lxml.html.fragment_fromstring(_MARKUP.sub(r"\n\n\g<0>", text), create_parent="div")
    except (lxml.etree.LxmlError, ValueError):
        return text
    for node in list(tree.iter("script", "style")):
        node.drop_tree()
    return re.sub(r"\n{3,}", "\n\n", str(tree.text_content())).strip()
