"""MHTML: a page that a browser saved as one file, or an e-mail with one, in; its article out.

The address is where the page was; the day of saving is no more than a guess of its date. Left out:
pictures and styles that were saved with it, and frames.
"""

import email
import email.policy
import re
from collections.abc import Iterator

from analysis.sources import html
from analysis.sources.document import Document, Told, check_size
from analysis.sources.published import GUESSED, Dated

PARTS = 5_000  # a page has some hundred pictures; the parser's time grows with the square
SUFFIXES = (".mhtml", ".mht", ".eml")
_HEADER = re.compile(
    r"^(?:From|MIME-Version|Content-Type|Subject|Date|Snapshot-Content-Location):", re.I
)
_MULTIPART = re.compile(r"^Content-Type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)


def is_mhtml(document: Document) -> bool:
    """Whether the bytes begin as a message does, and the message holds a page."""
    head = document.head.lstrip()
    return bool(_HEADER.match(head)) and bool(_MULTIPART.search(head))


def read(document: Document) -> Iterator[Told]:
    """The article of the page.

    Raises SourceError where no page is in it.
    """
    if document.raw.count(b"\n--") > PARTS:
        raise document.refuse(f"it has more than {PARTS:,} parts", "Save the page alone, as HTML.")
    message = email.message_from_bytes(document.raw, policy=email.policy.default)
    part = next((one for one in message.walk() if one.get_content_type() == "text/html"), None)
    if part is None:
        raise document.refuse("no page is in it", "Save it again, or as “Web page, HTML only”.")
    raw = part.get_payload(decode=True)
    page = raw if isinstance(raw, bytes) else b""
    check_size(document.name, len(page), document.settings, html.MEGABYTES)
    about = (message["Snapshot-Content-Location"], part["Content-Location"])
    url = next((str(one) for one in about if str(one or "").startswith("http")), "")
    saved = Dated(str(message["Date"] or ""), "file", GUESSED)
    yield html.told(
        document,
        html.decoded(page, document.name, part.get_content_charset()),
        url=url,
        more=(saved,),
    )
