"""The briefing as one HTML file: nothing is fetched, it prints to A4, and it can be presented.

Goes in: an edited briefing. Comes out: HTML text in which everything of an article is escaped and
each sentence says in `data-voice` who speaks. A policy in the head allows the one script and no
other. Left out: the page of the app, which takes single blocks from here.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from analysis.briefing import pictures
from analysis.briefing.bottom_line import BOTTOM
from analysis.briefing.gaps import GAPS
from analysis.briefing.happened import TIMELINE
from analysis.briefing.model import Block, Briefing, Claim, Picture, Position, Source, Voice
from analysis.briefing.wording import CORPUS, day, flat, moment, reference
from analysis.figures.palette import GLYPHS

CSS, SCRIPT = Path(__file__).with_name("html.css"), Path(__file__).with_name("present.js")
MARK = "✎ Analyst"
KEY = (
    "How to read: indented words with an outlet are the article’s own; in “quotation marks” it "
    f"quotes them itself. Sentences behind {MARK} were typed by a person. All others are the "
    "desk’s: counted or inferred by rules. [3] is a numbered source; [C] counts all articles in "
    "scope."
)
CONDITION = "Condition"
PICTURE = "Positions over time"
PAIRED = (GAPS, TIMELINE)  # blocks of short sentences, in two columns
HEADS = ("Actor", "Position, and how sure", "Best evidence", "Strongest against it")


To = Callable[[Claim, Briefing], str]
Drawing = Callable[[Picture], str]


def own_list(one: Claim, briefing: Briefing) -> str:
    """The place of a claim's source in the list of this file; "" where it has several."""
    numbers = [n for n in map(briefing.number, one.articles) if n]
    return f"#s{numbers[0]}" if len(numbers) == 1 and not one.corpus else ""


def _svg(picture: Picture) -> str:
    """The picture as part of the page, with its words for who does not see it."""
    told = escape(picture.alt)
    return pictures.svg(picture).replace("<svg ", f'<svg role="img" aria-label="{told}" ', 1)


def html(briefing: Briefing) -> str:
    """The whole file."""
    script = SCRIPT.read_text(encoding="utf-8")
    told = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
        f"form-action 'none'; script-src 'sha256-{told}'"
    )
    panels = "\n".join(panel(block, briefing) for block in briefing.blocks)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(briefing.title)}</title>
<style>
{CSS.read_text(encoding="utf-8")}</style>
</head>
<body>
<div class="bar"><button type="button" hidden>Present</button></div>
<main class="briefing">
<header>
<h1 dir="auto">{escape(briefing.title)}</h1>
{head(briefing)}
</header>
{panels}
<footer>{foot(briefing)}</footer>
</main>
<div class="place" role="status"></div>
<script>{script}</script>
</body>
</html>
"""


def head(briefing: Briefing) -> str:
    """Scope, moment, handling and review state."""
    scope = list(briefing.scope)
    fiction = f'<p class="fiction"><b>{escape(scope.pop(0))}</b></p>' if briefing.fictional else ""
    return (
        f'{fiction}<p class="meta">{escape(" ".join(scope))} {escape(state(briefing))}</p>'
        f'<p class="key">{escape(KEY)}</p>'
    )


def state(briefing: Briefing) -> str:
    """As of when, how to handle it, who looked at it."""
    since = f" Changes since {day(briefing.since)}." if briefing.since else ""
    handling = flat(briefing.handling) or "no mark was set"
    reviewed = flat(briefing.reviewed_by) or "nobody yet"
    return (
        f"As of {moment(briefing.as_of)}.{since} Handling: {handling.rstrip('.')}. "
        f"Reviewed by: {reviewed.rstrip('.')}."
    )


def foot(briefing: Briefing) -> str:
    """What took part, with versions."""
    return escape("Made by: " + made_by(briefing))


def made_by(briefing: Briefing) -> str:
    """Modules and versions in one sentence."""
    each = (f"{one.name} {one.version} ({one.part})" for one in briefing.modules)
    return "; ".join(map(flat, each)) + "."


def panel(block: Block, briefing: Briefing) -> str:
    """A block under its heading; its picture is a panel of its own, for the wall of a room."""
    if block.picture and block.positions:
        table, shown = replace(block, picture=None, note=""), replace(block, positions=())
        figure = f'<section class="panel picture" id="picture"><h2>{escape(PICTURE)}</h2>'
        return f"{panel(table, briefing)}\n{figure}\n{body(shown, briefing)}</section>"
    draft = f' <span class="draft">{DRAFT}</span>' if block.draft else ""
    lead = " lead" if block.id == BOTTOM else ""
    return (
        f'<section class="panel{lead}" id="{escape(block.id)}">'
        f"<h2>{escape(block.title)}{draft}</h2>\n{body(block, briefing)}</section>"
    )


DRAFT = "Draft: counted by the desk, not yet edited by a person"


def body(block: Block, briefing: Briefing, to: To = own_list, drawing: Drawing = _svg) -> str:
    """What a block says, without its heading; `to` gives the address of a claim's reference."""
    parts = [_table(block.positions, briefing, to)] if block.positions else []
    if block.picture:
        shown = drawing(block.picture)
        caption = f"<figcaption>{escape(CAPTION)}</figcaption>"
        parts.append(f'<figure tabindex="0">{shown}{caption}</figure>')  # a phone scrolls it
    claims = "\n".join(claim(one, briefing, to) for one in block.claims)
    parts.append(f'<div class="pair">{claims}</div>' if block.id in PAIRED else claims)
    if block.numbered:
        parts.append(_sources(briefing.sources))
    if block.note:
        parts.append(f'<p class="note">{escape(block.note)}</p>')
    return "\n".join(parts)


CAPTION = (
    "Each mark is what one text shows of the actor, copies of a text as one; the large one is the "
    "latest position. Nothing is averaged."
)


def claim(one: Claim, briefing: Briefing, to: To = own_list) -> str:
    """One sentence, marked by who speaks."""
    ref = _reference(one, briefing, to)
    if one.voice is Voice.SOURCE:
        by = f"<b>{escape(one.by)}:</b> " if one.by else ""
        words = escape(one.text)
        said = f"“{words}”" if one.quoted else words
        language = f' lang="{escape(one.language)}"' if one.language else ""
        return (
            f'<blockquote data-voice="source" dir="auto">{by}<span class="words"{language}>{said}'
            f'</span> <cite dir="auto">{escape(one.where)}</cite> {ref}</blockquote>'
        )
    if one.voice is Voice.ANALYST:
        author = f" ({escape(one.author)})" if one.author else ""
        stale = (
            (
                f'<span class="stale">The facts changed since this was typed. The desk now: '
                f"{escape(one.stale)}</span>"
            )
            if one.stale
            else ""
        )
        return (
            f'<p data-voice="analyst" dir="auto"><span class="mark">{MARK}{author}:</span> '
            f"{escape(one.text)} {ref}{stale}</p>"
        )
    by = f"{escape(one.by)}: " if one.by else ""
    return f'<p data-voice="desk" dir="ltr">{by}{escape(one.text)} {ref}</p>'


def _reference(one: Claim, briefing: Briefing, to: To) -> str:
    told = reference(one, briefing)
    if told and (address := to(one, briefing)):
        told = f'<a href="{escape(address)}" target="_self">{told}</a>'
    return f'<span class="ref" dir="ltr">{told}</span>' if told else ""


def _table(positions: Iterable[Position], briefing: Briefing, to: To) -> str:
    """One row an actor."""
    top = "".join(f'<th scope="col">{escape(one)}</th>' for one in HEADS)
    rows = "\n".join(
        _row(number, one, briefing, to) for number, one in enumerate(positions, start=1)
    )
    return (
        f'<table><caption class="hidden">Key actors and positions</caption>'
        f"<thead><tr>{top}</tr></thead>\n<tbody>{rows}</tbody></table>"
    )


def _row(number: int, one: Position, briefing: Briefing, to: To) -> str:
    role = f'<span class="role" dir="auto">{escape(one.role)}</span>' if one.role else ""
    who = f'<span class="who" dir="auto">{number}. {escape(one.name)}</span>{role}'
    mark = GLYPHS[one.label]
    badge = f'<span class="badge {one.label}" aria-hidden="true">{mark}</span>'
    best = claim(one.best, briefing, to) if one.best else "<p>Judged by an analyst.</p>"
    if one.condition:
        condition = replace(one.condition, by=one.condition.by or CONDITION)
        best += claim(condition, briefing, to)
    against = claim(one.contrary, briefing, to) if one.contrary else ""
    cells = (
        who,
        badge + claim(one.line, briefing, to) + claim(one.basis, briefing, to),
        best,
        against,
    )
    return (
        f'<tr data-actor="{escape(one.actor)}" data-origins="{one.origins}" '
        f'data-confidence="{one.confidence}">'
        + "".join(
            f'<td data-head="{escape(title)}">{cell}</td>'
            for title, cell in zip(HEADS, cells, strict=True)
        )
        + "</tr>"
    )


def _sources(sources: Iterable[Source]) -> str:
    """The numbered sources."""
    items = "\n".join(
        f'<li id="s{number}" data-hash="{one.hash}"><span class="n">{number}</span>'
        f"{escape(described(one))} {_address(one.url)}</li>"
        for number, one in enumerate(sources, start=1)
    )
    every = f'<li><span class="n">{CORPUS}</span>All articles in scope, counted by the desk.</li>'
    return f'<ol class="sources">{items}\n{every}</ol>'


def described(one: Source) -> str:
    """A source in words: title, outlet, author, date, origin, hash, when it was retrieved."""
    when = day(one.published)
    if one.published and one.dated_from == "analyst":
        when += " (dated by an analyst)"
    parts = [
        one.title,
        ", ".join(filter(None, (one.outlet or "outlet not given", one.author, when))),
    ]
    origin = f"Origin: {one.origin or 'not known'}"
    if one.prints > 1:
        origin += f", {one.prints} prints" + (f", this one {one.copy}" if one.copy else "")
    parts += [origin, f"Hash {one.hash[:12]}"]
    if one.retrieved:
        parts.append(f"Retrieved {day(one.retrieved)}")
    return flat(". ".join(part.rstrip(".") for part in parts) + ".")


def web(url: str) -> str:
    """An address that may be linked to; "" for any that is not of the web.

    >>> web("https://example.org/a"), web("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def _address(url: str) -> str:
    if not web(url):
        return escape(url)
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(url)}</a>'
