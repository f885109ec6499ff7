"""The briefing as Markdown: an edited briefing in, text out. Nothing of an article is markup.

Words of an article stand behind ">", a person's sentences behind "✎ Analyst"; all others are the
desk's. Left out: the picture, whose content is told in words.
"""

import re
from collections.abc import Iterator

from analysis.briefing.html import CONDITION, DRAFT, KEY, MARK, described, made_by, state, web
from analysis.briefing.model import Block, Briefing, Claim, Position, Voice
from analysis.briefing.wording import CORPUS, flat, reference
from analysis.figures.palette import GLYPHS

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")
_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")
AGAINST = "Strongest against it"


def markdown(briefing: Briefing) -> str:
    """The whole text."""
    return "\n".join(_lines(briefing)).rstrip() + "\n"


def plain(text: str) -> str:
    r"""Text that Markdown shows as it is.

    >>> plain("US$ <b>x</b> [a](b)"), plain("- 1. x")
    ('US\\$ \\<b\\>x\\</b\\> \\[a\\](b)', '\\- 1. x')
    """
    return _START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", flat(text)))


def _lines(briefing: Briefing) -> Iterator[str]:
    yield f"# {plain(briefing.title)}"
    for sentence in briefing.scope[: int(briefing.fictional)]:
        yield f"\n**{plain(sentence)}**"
    yield "\n" + " ".join(plain(one) for one in briefing.scope[int(briefing.fictional) :])
    yield f"\n{plain(state(briefing))}"
    yield f"\n*{plain(KEY)}*"
    for block in briefing.blocks:
        yield f"\n## {plain(block.title)}" + (f" ({DRAFT})" if block.draft else "")
        yield from _block(block, briefing)
    yield f"\n---\n\n*Made by: {plain(made_by(briefing))}*"


def _block(block: Block, briefing: Briefing) -> Iterator[str]:
    for number, position in enumerate(block.positions, start=1):
        yield from _position(number, position, briefing)
    if block.picture:
        yield f"\n*{plain(block.picture.alt)}*"
    for one in block.claims:
        yield f"\n{claim(one, briefing)}"
    if block.numbered:
        yield from _sources(briefing)
    if block.note:
        yield f"\n*{plain(block.note)}*"


def claim(one: Claim, briefing: Briefing) -> str:
    """One sentence with its reference."""
    ref = reference(one, briefing).replace("[", r"\[").replace("]", r"\]")
    by = f"**{plain(one.by)}:** " if one.by else ""
    if one.voice is Voice.SOURCE:
        words = plain(one.text)
        said = f"“{words}”" if one.quoted else words
        return f"> {by}{said} ({plain(one.where)}) {ref}"
    if one.voice is Voice.ANALYST:
        author = f" ({plain(one.author)})" if one.author else ""
        stale = f" *(The facts changed. The desk now: {plain(one.stale)})*" if one.stale else ""
        return f"**{MARK}{author}:** {plain(one.text)} {ref}{stale}"
    return f"{by}{plain(one.text)} {ref}".rstrip()


def _position(number: int, one: Position, briefing: Briefing) -> Iterator[str]:
    role = f" ({plain(one.role)})" if one.role else ""
    yield f"\n### {number}. {plain(one.name)}{role} {GLYPHS[one.label]}"
    yield f"\n{claim(one.line, briefing)}"
    yield f"\n{claim(one.basis, briefing)}"
    named = (("Best evidence", one.best), (CONDITION, one.condition), (AGAINST, one.contrary))
    for title, told in named:
        if told:
            yield f"\n*{title}:*\n\n{claim(told, briefing)}"


def _sources(briefing: Briefing) -> Iterator[str]:
    yield ""
    for number, one in enumerate(briefing.sources, start=1):
        address = web(one.url)
        told = f" <{address}>" if address and not re.search(r"[<>\s]", address) else (
            f" {plain(one.url)}" if one.url else ""
        )  # fmt: skip
        yield f"{number}. {plain(described(one))}{told}"
    yield f"\n{CORPUS}: All articles in scope, counted by the desk."
