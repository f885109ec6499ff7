"""PDF: pages in, their article or the articles of a database's export out.

What is repeated at the top or foot of pages goes, lines are joined to paragraphs, words cut at a
line's end are made whole. Title and author of the file count where the page prints them; the day on
which the file was made is no more than a guess. Left out: pictures, columns of tables, notes.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdf
from pypdf.errors import PyPdfError

from analysis.errors import MetadataError
from analysis.sources import databases
from analysis.sources.document import Document, Told, byline
from analysis.sources.docx import author_of, title_of
from analysis.sources.published import GUESSED, Dated
from analysis.sources.wrapping import unwrapped

EDGE = 3  # lines at the top and at the foot of a page that may repeat
OPERATORS = 300_000  # of one page, parsed before the time can be checked: about 5 seconds
NARROWEST = 25  # characters of a column
_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s]{4,500}")
_CUT = re.compile(r"(-?)(\w+)-$")
# First parts of words that keep their hyphen ("co-operate" is printed both ways). Own list.
_PREFIXES = frozenset(
    [
        "all",
        "anti",
        "cross",
        "ex",
        "half",
        "long",
        "mid",
        "multi",
        "non",
        "post",
        "pre",
        "pro",
        "self",
        "semi",
        "short",
        "so",
        "vice",
        "well",
    ]
)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints become our errors


def is_pdf(document: Document) -> bool:
    """Whether the bytes are a PDF; what a server put before it is passed over."""
    return "%PDF-" in document.head[:1024]


def read(document: Document) -> Iterator[Told | MetadataError]:
    """The article of a PDF, or those of the export that it is; a note where pages are pictures.

    Raises SourceError where it is damaged, encrypted, scanned or has too many pages.
    """
    try:
        with pypdf.apply_configuration(stream_parsing_work_maximum_count=OPERATORS):
            reader = pypdf.PdfReader(io.BytesIO(document.raw))
            pages = list(_pages(document, reader))
    except PyPdfError as error:
        raise document.refuse(
            f"it can't be read as a PDF ({str(error)[:80] or type(error).__name__})",
            "It may be damaged: open it, save it again, or paste its text.",
        ) from None
    blank = [n for n, lines in enumerate(pages, start=1) if not lines]
    if len(blank) == len(pages):
        raise document.refuse(
            "its pages hold no text: they are pictures, as a scanner makes them",
            "Have the text recognised (OCR) and load the result.",
        )
    if blank:
        shown = ", ".join(map(str, blank[:10])) + (", …" if len(blank) > 10 else "")
        yield MetadataError(f"{document.name}: no text on page {shown}: pictures, or left blank.")
    several = tuple(databases.split("\n".join(line for lines in pages for line in lines)))
    yield from several or (_told(reader, pages),)


def _pages(document: Document, reader: pypdf.PdfReader) -> Iterator[list[str]]:
    """The lines of each page that have words."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise document.refuse("it is locked with a password", "Save it without one.")
    if len(reader.pages) > document.settings.max_pages:
        raise document.refuse(
            f"{len(reader.pages):,} pages, more than the {document.settings.max_pages:,} allowed",
            "Split it, or raise DETENTE_MAX_PAGES.",
        )
    characters = 0
    for page in reader.pages:
        document.check_time()
        text = page.extract_text(visitor_operand_before=lambda *_: document.check_time())
        characters += len(text)
        if characters > 10 * document.settings.max_characters:
            raise document.refuse(
                f"more than {characters:,} characters of text",
                "Split it, or raise DETENTE_MAX_CHARACTERS.",
            )
        yield [line.strip() for line in text.split("\n") if line.strip()]


def _told(reader: pypdf.PdfReader, pages: Sequence[Sequence[str]]) -> Told:
    kept, dropped = _without_edges(pages)
    lines = _whole_words([line for page in kept for line in page])
    text = "\n\n".join(unwrapped(lines, width=_width(lines)))
    about = reader.metadata
    title, author = (about and about.title) or "", (about and about.author) or ""
    return Told(
        text,
        title=title_of(title, text),
        dates=_made(about),
        author=byline(text) or author_of(author),
        url=next((found[0] for line in dropped if (found := _ADDRESS.search(line))), ""),
        language=str(reader.root_object.get("/Lang", "")),
    )


def _made(about: pypdf.DocumentInformation | None) -> tuple[Dated, ...]:
    """The day on which the file was made, as a guess."""
    made = about.creation_date_raw if about else None
    return (Dated(str(made), "file", GUESSED),) if made else ()


def _without_edges(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], list[str]]:
    """Pages without what most of them repeat at their edges, and what that was."""
    seen = Counter(_folded(line) for page in pages for line in {*page[:EDGE], *page[-EDGE:]})
    often = max(2, len(pages) / 2)
    kept: list[list[str]] = []
    dropped: list[str] = []
    for page in pages:
        rest = list(page)
        for at in (0, -1):
            for _ in range(EDGE):
                if rest and (_NUMBER.match(rest[at]) or seen[_folded(rest[at])] >= often):
                    dropped.append(rest.pop(at))
        kept.append(rest)
    return kept, dropped


def _folded(line: str) -> str:
    """A line as the same on every page: its numbers aside."""
    return re.sub(r"\d+", "#", line.casefold())


def _whole_words(lines: Sequence[str]) -> list[str]:
    """Lines with the words that a line's end cut made whole, with a hyphen that is theirs."""
    words = Counter(re.findall(r"[\w-]+", " ".join(lines).lower()))
    joined: list[str] = []
    for line in lines:
        cut = _CUT.search(joined[-1]) if joined else None
        if cut and line[:1].islower():
            rest = re.match(r"\w*", line)
            second = rest[0] if rest else ""
            is_compound = (
                cut[1]  # "search-and-" goes on with "rescue"
                or cut[2].lower() in _PREFIXES
                or words[f"{cut[2]}-{second}".lower()]
            )
            keeps = is_compound and not words[f"{cut[2]}{second}".lower()]
            glued = joined.pop() if keeps else joined.pop()[:-1]
            joined.append(glued + line)
        else:
            joined.append(line)
    return joined


def _width(lines: Sequence[str]) -> int:
    """About how long a full line is, 0 where lines are no column of text."""
    lengths = sorted(len(line) for line in lines)
    width = lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0
    return width if width >= NARROWEST else 0
