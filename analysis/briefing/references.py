"""The numbered sources as a citation list: BibTeX, RIS, CSL-JSON, each escaped for its format."""

import json
import re
from collections.abc import Iterable

from analysis.briefing.html import web
from analysis.briefing.model import Briefing, Source
from analysis.briefing.wording import flat

# Own list: what BibTeX reads as markup, and how it is written as itself.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def bibtex(briefing: Briefing) -> str:
    """One @misc a source, its key "source1", "source2" …"""
    return "\n".join(_entry(n, one) for n, one in enumerate(briefing.sources, start=1))


def tex(text: str) -> str:
    r"""Text that BibTeX and LaTeX show as it is.

    >>> tex("A & B_{100%}")
    'A \\& B\\_\\{100\\%\\}'
    """
    return "".join(_TEX.get(sign, sign) for sign in flat(text))


def _entry(number: int, one: Source) -> str:
    fields = {
        "title": f"{{{tex(one.title)}}}",
        "author": f"{{{tex(one.author)}}}" if one.author else "",
        "howpublished": tex(one.outlet),
        "date": one.published,
        "year": one.published[:4],
        "url": re.sub(r"[{}\\\s]", "", web(one.url)),
        "urldate": one.retrieved[:10],
        "langid": one.language,
        "note": tex(f"Origin: {one.origin}. SHA-256 of the text: {one.hash}"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{source{number},", *lines, "}", ""])


def ris(briefing: Briefing) -> str:
    """One record of type NEWS a source, with the line ends that the format wants."""
    lines = [line for one in briefing.sources for line in _record(one)]
    return "".join(f"{line}\r\n" for line in lines)


def _record(one: Source) -> Iterable[str]:
    fields = (
        ("TI", one.title), ("AU", one.author), ("T2", one.outlet),
        ("DA", one.published.replace("-", "/")), ("PY", one.published[:4]), ("UR", web(one.url)),
        ("Y2", one.retrieved[:10].replace("-", "/")), ("LA", one.language),
        ("N1", f"Origin: {one.origin}. SHA-256 of the text: {one.hash}"),
    )  # fmt: skip
    yield "TY  - NEWS"
    for tag, value in fields:
        if value:
            yield f"{tag}  - {flat(value)}"
    yield "ER  - "
    yield ""


def csl(briefing: Briefing) -> str:
    """CSL-JSON, one item a source."""
    items = [_item(number, one) for number, one in enumerate(briefing.sources, start=1)]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _item(number: int, one: Source) -> dict[str, object]:
    found: dict[str, object] = {
        "id": f"source{number}",
        "type": "article-newspaper",
        "title": one.title,
        "container-title": one.outlet,
        "author": [{"literal": one.author}] if one.author else None,
        "issued": _parts(one.published),
        "accessed": _parts(one.retrieved[:10]),
        "URL": web(one.url),
        "language": one.language,
        "note": f"Origin: {one.origin}. SHA-256 of the text: {one.hash}",
    }
    return {name: value for name, value in found.items() if value}


def _parts(value: str) -> dict[str, object] | None:
    """A day as CSL has it.

    >>> _parts("2025-09-04")
    {'date-parts': [[2025, 9, 4]]}
    """
    return {"date-parts": [[int(part) for part in value.split("-")]]} if value else None
