"""One document: bytes under a name in, Articles out, by what the document says of itself.

Every reader takes a Document and gives a Told for each article that it finds; `articles` makes the
Article of it: cleaned, its date chosen by certainty, its faults told with the place in the file.
"""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

from analysis.errors import MetadataError, SourceError
from analysis.settings import Settings
from analysis.sources.clean import clean
from analysis.sources.languages import language_code
from analysis.sources.published import (
    GUESSED,
    LIKELY,
    Dated,
    day_of,
    in_address,
    in_text,
    is_future,
)
from analysis.sources.titles import content_id, titled
from analysis.sources.tongue import language_of
from analysis.types import Article

Found = Article | SourceError
_BYLINE = re.compile(r"^(?:by|author:)\s+(?P<names>[A-ZÀ-Þ][^\d@]{2,80})$", re.IGNORECASE)
_MEGABYTE = 1_000_000


def utc_today() -> date:
    """The day by the clock, in UTC."""
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes under a name, and what bounds their reading.

    `name` is what errors show; inside an archive it starts with the archive's. `mapping` is the
    analyst's word on which column or field holds what. `depth` counts the archives around it.
    """

    name: str
    raw: bytes
    settings: Settings
    today: date = field(default_factory=utc_today)
    mapping: Mapping[str, str] | None = None
    depth: int = 0
    started: float = field(default_factory=time.monotonic)

    @property
    def suffix(self) -> str:
        """The ending of the name, in small letters with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without folders and ending."""
        return PurePosixPath(self.name).stem

    @property
    def head(self) -> str:
        """The first characters, to tell the format by; letters outside ASCII may be wrong."""
        first = self.raw[:4096]
        for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
            if first.startswith(mark):
                return first[2:].decode(encoding, "replace")
        return first.removeprefix(b"\xef\xbb\xbf").decode("latin-1").replace("\0", "")

    def refuse(self, reason: str, remedy: str, *, place: str = "") -> SourceError:
        """The error that names this document, or a place in it, and what to do."""
        where = f"{self.name}, {place}" if place else self.name
        return SourceError(f"{where}: {reason}. {remedy}")

    def check_time(self) -> None:
        """Raises SourceError when reading has taken longer than allowed."""
        if time.monotonic() - self.started > self.settings.max_seconds:
            raise self.refuse(
                f"reading it took more than {self.settings.max_seconds} seconds, the rest is left "
                "out",
                "Split the file, or raise DETENTE_MAX_SECONDS.",
            )


def check_size(name: str, size: int, settings: Settings, megabytes: int | None = None) -> None:
    """Raises SourceError where a file is larger than allowed; its format may allow less."""
    limit = min(megabytes or settings.max_file_megabytes, settings.max_file_megabytes)
    if size > limit * _MEGABYTE:
        is_set = limit == settings.max_file_megabytes
        remedy = "raise DETENTE_MAX_FILE_MEGABYTES" if is_set else "paste the text of its article"
        raise SourceError(
            f"{name}: {size / _MEGABYTE:,.1f} MB, more than the {limit} allowed. "
            f"Split it, or {remedy}."
        )


@dataclass(frozen=True, slots=True)
class Told:
    """An article as a document tells it, nothing cleaned yet; "" where it does not say.

    `dates` are in the order in which they count. `place` is where in the file it stands
    ("row 17"), "" where it is the whole file.
    """

    text: str
    title: str = ""
    dates: tuple[Dated, ...] = ()
    outlet: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    section: str = ""
    credit: str = ""
    place: str = ""


def articles(document: Document, told: Iterable[Told | Found]) -> Iterator[Found]:
    """An Article for each that was told, and an error or note where one can't be taken whole.

    What is an Article or an error already passes. Raises SourceError at the allowed number and
    time.
    """
    for number, one in enumerate(told):
        if number >= document.settings.max_articles:
            raise document.refuse(
                f"it holds more than {document.settings.max_articles:,} articles, the rest is left "
                "out",
                "Split it, or raise DETENTE_MAX_ARTICLES.",
            )
        if isinstance(one, Told):
            document.check_time()
            yield from _article(document, one)
        else:
            yield one


def checked(text: str, name: str, settings: Settings) -> str:
    """The text, cleaned.

    Raises SourceError, under that name, where nothing is left or it is too long.
    """
    if len(text) > settings.max_characters:
        raise SourceError(
            f"{name}: {len(text):,} characters, more than the {settings.max_characters:,} allowed. "
            "Split it into its articles, or raise DETENTE_MAX_CHARACTERS."
        )
    cleaned = clean(text)
    if not re.search(r"\w", cleaned):
        raise SourceError(f"{name}: there is no text in it. Put the article into it or remove it.")
    return cleaned


def _article(document: Document, told: Told) -> Iterator[Found]:
    where = f"{document.name}, {told.place}" if told.place else document.name
    try:
        body = checked(told.text, where, document.settings)
    except SourceError as error:
        yield error
        return
    title, text = titled(body, _line(told.title))
    url = _address(told.url)
    likely = (*in_address(url), *in_text(body))
    said = [d for d in told.dates if d.certainty != GUESSED]
    dated, notes = _published(
        (*said, *likely, *(d for d in told.dates if d.certainty == GUESSED)), document.today
    )
    for note in notes:
        yield MetadataError(f"{where}: {note}.")
    yield Article(
        id=content_id(title, text) if told.place else document.stem,
        title=title,
        text=text,
        published=day_of(dated.value) if dated else None,
        published_from=dated.source if dated else "",
        published_certainty=dated.certainty if dated else "",
        outlet=_line(told.outlet),
        author=_line(told.author) or byline(body),
        url=url,
        path=document.name,
        language=language_of(text, language_code(told.language)),
        section=_line(told.section),
        credit=_line(told.credit),
    )


def _line(value: str) -> str:
    """A piece of metadata on one line, bounded: a hostile one may be a book."""
    return " ".join(clean(value[:1000]).split())


def _address(value: str) -> str:
    """The address, where it is one that a browser may follow."""
    address = _line(value)
    return address if re.match(r"https?://[^\s/]", address, re.IGNORECASE) else ""


def byline(text: str) -> str:
    """The name on a line "By …" near the headline."""
    for line in text.split("\n")[1:8]:
        if (found := _BYLINE.match(line.strip())) and not line.rstrip().endswith((".", "!", "?")):
            return found["names"].strip(" ,|")
    return ""


def _published(dates: Iterable[Dated], today: date) -> tuple[Dated | None, list[str]]:
    """The date that counts, and notes on those that can't be used or contradict it."""
    chosen: Dated | None = None
    notes: list[str] = []
    for one in dates:
        day = day_of(one.value)
        shown = repr(_line(one.value)[:40])
        if not one.value.strip() or (chosen and one.certainty == GUESSED):
            continue
        if day is None:
            notes.append(f"the date {shown} can't be read: write it as 2017-02-16")
        elif is_future(day, today):
            notes.append(f"the date {shown} lies in the future and is not taken: correct it")
        elif chosen is None:
            chosen = Dated(day.isoformat(), one.source, one.certainty)
        elif _apart(chosen, day) and one.certainty == LIKELY:
            notes.append(
                f"its {_source(chosen)} says {chosen.value}, its {_source(one)} "
                f"{day.isoformat()}: the first is kept"
            )
    return chosen, notes


def _source(dated: Dated) -> str:
    return "metadata" if dated.source == "document" else dated.source


def _apart(chosen: Dated, day: date) -> bool:
    """More than the day that time zones and late editions make."""
    return abs((date.fromisoformat(chosen.value) - day).days) > 1
