"""Exports of news databases: one text with many articles in, each article with its metadata out.

Reads the text that LexisNexis and Nexis Uni ("1 of 25 DOCUMENTS", LENGTH:, LOAD-DATE:), Factiva
(HD, PD, SN, LP, TD) and ProQuest ("Full text:") give, whether it comes as text, DOCX or PDF, and
Factiva's HTML. Left out: indexing terms, company codes, the databases' abstracts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import lxml.html

from analysis.sources.document import Told
from analysis.sources.published import Dated, day_of

# LexisNexis. The labels of the classic export and of Nexis Uni, by where they stand.
_NEXIS_START = re.compile(r"^\s*(?:Document )?\d{1,5} of \d{1,5}(?: DOCUMENTS)?\s*$")
_NEXIS_END = re.compile(r"^\s*End of Document\s*$")
_BEFORE = ("BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "SERIES")
_AFTER = (
    "LOAD-DATE", "LANGUAGE", "GRAPHIC", "PUBLICATION-TYPE", "JOURNAL-CODE", "URL", "NOTES",
    "DOCUMENT-TYPE", "CORRECTION-DATE", "CORRECTION", "DISTRIBUTION", "SUBJECT", "COMPANY",
    "ORGANIZATION", "GEOGRAPHIC", "COUNTRY", "STATE", "CITY", "PERSON", "INDUSTRY", "CATEGORY",
    "TYPE", "TICKER", "PUB-TYPE",
)  # fmt: skip
_NEXIS_LABEL = re.compile(rf"^\s*({'|'.join((*_BEFORE, *_AFTER))}):\s*(.*)$", re.IGNORECASE)
# These begin no paragraph of an article; the other labels might.
_NEXIS_HARD = re.compile(
    r"^\s*(?:(?:LOAD-DATE|PUBLICATION-TYPE|JOURNAL-CODE|LANGUAGE|DOCUMENT-TYPE):.*|Classification"
    r"|Copyright (?:\(c\) |© ?)?(?:19|20)\d\d\b.*)$",
    re.IGNORECASE,
)
_NEXIS_BODY = re.compile(r"^\s*BODY:?\s*$", re.IGNORECASE)
_NEXIS_TAIL = re.compile(
    r"^\s*(?:Classification|Copyright (?:\(c\) |© ?)?(?:19|20)\d\d\b.*)$", re.I
)
_LENGTH = re.compile(r"^[ \t]*LENGTH:[ \t]*[\d,]+ words", re.IGNORECASE | re.MULTILINE)

# Factiva. Its two- and three-letter codes; what follows LP and TD ends the text.
_HEAD_CODES = ("SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY",
               "CX", "LP", "TD")  # fmt: skip
_TAIL_CODES = ("TD", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "ART")
_HEAD_CODE = re.compile(rf"^({'|'.join({*_HEAD_CODES, *_TAIL_CODES})})(?:\s+(.*)|\s*)$")
_TAIL_CODE = re.compile(rf"^({'|'.join(_TAIL_CODES)})(?:(?:\t|  )\s*(.*)|\s*| (Document .*))$")
_NEEDED = ("HD", "PD", "SN", "(?:LP|TD)")
_FACTIVA = tuple(
    re.compile(rf"^{code}\b", re.MULTILINE) for code in ("HD", "PD", "SN", "(?:LP|TD)")
)

# ProQuest.
_RULE = re.compile(r"^_{20,}\s*$", re.MULTILINE)
_PROQUEST_AFTER = (
    "Subject", "Location", "People", "Company / organization", "Company", "Classification",
    "Identifier / keyword", "Title", "Publication title", "Volume", "Issue", "Pages", "First page",
    "Number of pages", "Publication year", "Publication date", "Year", "Section", "Publisher",
    "Place of publication", "Country of publication", "Publication subject", "ISSN", "Source type",
    "Language of publication", "Document type", "Dateline", "ProQuest document ID",
    "Document URL", "Copyright", "Last updated", "Database", "Credit", "Author", "Links",
    "Abstract", "Publication info", "Full text",
)  # fmt: skip
_PROQUEST_LABEL = re.compile(rf"^({'|'.join(map(re.escape, _PROQUEST_AFTER))}):\s*(.*)$")


def split(text: str) -> Iterator[Told]:
    """The articles of a database's export; none where the text is no such export."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    if all(code.search(text) for code in _FACTIVA):
        yield from _factiva(_coded(text.split("\n")))
    elif _LENGTH.search(text) and (blocks := _nexis_blocks(text)):
        yield from (_nexis(block, f"document {n}") for n, block in enumerate(blocks, start=1))
    elif re.search(r"^Full text:", text, re.MULTILINE):
        records = [one for one in _RULE.split(text) if "Full text:" in one]
        if "Publication" in text:
            yield from (_proquest(one, f"document {n}") for n, one in enumerate(records, start=1))


def factiva_page(tree: lxml.html.HtmlElement) -> Iterator[Told]:
    """The articles of Factiva's HTML export; none where the page is no such export."""
    rows = []
    for row in tree.iter("tr"):
        cells = row.findall("td")
        code = str(cells[0].text_content()).strip() if len(cells) == 2 else ""
        if _HEAD_CODE.fullmatch(code):
            paragraphs = [str(p.text_content()).strip() for p in cells[1].iter("p")]
            rows.append((code, "\n\n".join(paragraphs) or str(cells[1].text_content()).strip()))
    if {"HD", "PD", "SN"} <= {code for code, _ in rows}:
        yield from _factiva(rows)


def _nexis_blocks(text: str) -> list[list[str]]:
    """The lines of each document, between what starts and ends one."""
    blocks: list[list[str]] = [[]]
    is_marked = False
    for line in text.split("\n"):
        if _NEXIS_START.match(line) or _NEXIS_END.match(line):
            is_marked = True
            blocks.append([])
        else:
            blocks[-1].append(line)
    full = [block for block in blocks if any(_LENGTH.match(line) for line in block)]
    return full if is_marked or any("LOAD-DATE:" in line.upper() for line in full[0]) else []


def _nexis(lines: Sequence[str], place: str) -> Told:
    start = next(n for n, line in enumerate(lines) if _NEXIS_LABEL.match(line))
    title, outlet, date = _nexis_head(lines[:start])
    about, body = _nexis_body(lines[start:])
    return Told(
        text="\n".join(body).strip(),
        title=title,
        dates=(Dated(date, "document"),) if date else (),
        outlet=outlet,
        author=re.sub(r"^by\s+", "", about.get("BYLINE", ""), flags=re.IGNORECASE),
        url=about.get("URL", ""),
        language=about.get("LANGUAGE", ""),
        section=about.get("SECTION", ""),
        place=place,
    )


def _nexis_head(lines: Iterable[str]) -> tuple[str, str, str]:
    """Title, outlet and date: outlet, date, title in the classic export, title first in Uni's."""
    stripped = [line.strip() for line in lines]
    blocks = [list(group) for is_full, group in groupby(stripped, key=bool) if is_full]
    flat = [(number, line) for number, block in enumerate(blocks) for line in block]
    flat = [(n, line) for n, line in flat if not _NEXIS_TAIL.match(line)]
    at = next((i for i, (_, line) in enumerate(flat[:12]) if day_of(line)), None)
    if at is None:
        return " ".join(line for _, line in flat[:1]), "", ""
    before, after = [line for _, line in flat[:at]], flat[at + 1 :]
    if len(before) > 1:
        return " ".join(before[:-1]), before[-1], flat[at][1]
    # an edition stands right below the date, the title after a blank line
    title = [line for n, line in after if n > flat[at][0]] or [line for _, line in after]
    return " ".join(title), " ".join(before), flat[at][1]


def _nexis_body(lines: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """What the labels say, and the lines between those before and those after the text."""
    start = next((n + 1 for n, line in enumerate(lines) if _NEXIS_BODY.match(line)), 0)
    if not start:  # then the text is the first paragraph without a label
        opens = (n for n, line in enumerate(lines) if line.strip() and not lines[n - 1].strip())
        start = next((n for n in opens if n and not _NEXIS_LABEL.match(lines[n])), len(lines))
    paragraphs = [
        list(g) for full, g in groupby(lines[start:], key=lambda x: bool(x.strip())) if full
    ]
    end = next(
        (n for n, one in enumerate(paragraphs) if _NEXIS_HARD.match(one[0])), len(paragraphs)
    )
    while end > 1 and _NEXIS_LABEL.match(paragraphs[end - 1][0]):
        end -= 1
    tail = [line for one in paragraphs[end:] for line in [*one, ""]]
    body = [line for one in paragraphs[:end] for line in [*one, ""]]
    return _labelled([*lines[:start], "", *tail]), body


def _labelled(lines: Iterable[str]) -> dict[str, str]:
    """What each label says, its words up to the next label or blank line."""
    about: dict[str, str] = {}
    label = ""
    for line in lines:
        if found := _NEXIS_LABEL.match(line):
            label = found[1].upper()
            about.setdefault(label, found[2].strip())
        elif not line.strip() or _NEXIS_BODY.match(line):
            label = ""
        elif label:
            about[label] += f" {line.strip()}"
    return about


def _coded(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(code, words) of a Factiva text; inside an article's text only what follows it is a code."""
    code, words = "", list[str]()
    for line in lines:
        found = (_TAIL_CODE if code in ("LP", "TD") else _HEAD_CODE).match(line)
        if found:
            if code:
                yield code, "\n".join(words).strip()
            code, words = found[1], [next(filter(None, found.groups()[1:]), "")]
        elif code:
            words.append(line)
    if code:
        yield code, "\n".join(words).strip()


def _factiva(rows: Iterable[tuple[str, str]]) -> Iterator[Told]:
    record: dict[str, str] = {}
    number = 0
    for code, words in rows:
        if code in ("SE", "HD") and ("AN" in record or code in record):
            number += 1
            yield _factiva_article(record, f"document {number}")
            record = {}
        record.setdefault(code, words)
    if "HD" in record:
        yield _factiva_article(record, f"document {number + 1}")


def _factiva_article(record: Mapping[str, str], place: str) -> Told:
    date = record.get("PD", "")
    return Told(
        text="\n\n".join(filter(None, (record.get("LP", ""), record.get("TD", "")))),
        title=record.get("HD", ""),
        dates=(Dated(date, "document"),) if date else (),
        outlet=record.get("SN", ""),
        author=re.sub(r"^by\s+", "", record.get("BY", ""), flags=re.IGNORECASE),
        language=record.get("LA", ""),
        section=record.get("SE", ""),
        credit=record.get("CR", ""),
        place=place,
    )


def _proquest(record: str, place: str) -> Told:
    head, _, rest = record.partition("Full text:")
    about: dict[str, str] = {}
    body: list[str] = []
    is_body = True
    for line in rest.split("\n"):
        if found := _PROQUEST_LABEL.match(line):
            about[found[1]] = found[2].strip()
            is_body = False
        elif is_body:
            body.append(line)
    above = [line.strip() for line in head.split("\n") if line.strip()]
    above = [line for line in above if not _NEXIS_START.match(line)]
    for line in above:
        if found := _PROQUEST_LABEL.match(line):
            about.setdefault(found[1], found[2].strip())
    date = about.get("Publication date", "")
    return Told(
        text="\n".join(body).strip(),
        title=about.get("Title", "") or next(iter(above), ""),
        dates=(Dated(date, "document"),) if date else (),
        outlet=about.get("Publication title", ""),
        author=about.get("Author", ""),
        url=about.get("Document URL", ""),
        language=about.get("Language of publication", ""),
        section=about.get("Section", ""),
        place=place,
    )
