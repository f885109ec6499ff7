"""Strings that try to be more than text, and a store in which every field is one of them.

`STRINGS` × `FIELDS` is the table that the tests in this folder go through: page, exports, log,
terminal. A script that ran would set `window.pwned`; a markup that was taken for markup would ask
`BEACON` for something.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from analysis.store import Store
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Confidence,
    Correction,
    CorrectionKind,
    Event,
    Evidence,
    Form,
    Kind,
    Label,
    Mention,
    Quote,
    QuoteType,
    Span,
    Stance,
)

BEACON = "http://beacon.invalid"
STRINGS = {
    "script": "<script>window.pwned=1</script>",
    "image": f"<img src='{BEACON}/x' onerror='window.pwned=1'>",
    "svg": "<svg/onload=window.pwned=1>",
    "frame": f"<iframe srcdoc='<script>top.pwned=1</script>' src='{BEACON}'></iframe>",
    "attribute": "\" onmouseover=\"window.pwned=1\" autofocus onfocus='window.pwned=1' x='",
    "closing": "</style></title></textarea></mark><script>window.pwned=1</script>",
    "address": "javascript:window.pwned=1",
    "data": "data:text/html,<script>window.pwned=1</script>",
    "markdown": f"[a](javascript:window.pwned=1) ![b]({BEACON}/y) :red[c] $d$ **e** `f` <{BEACON}>",
    "formula": f'=HYPERLINK("{BEACON}","a")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1+1)",
    "wide": "＝1+1",
    "tab": "\t=1+1",
    "terminal": "\x1b]0;owned\x07\x1b[2J\x1b[31mred",
    "line": "Norway\nERROR forged by an article\r\n2026-01-01 forged",
    "direction": "\u202egpj.exe\u2066",
    "format": "%s %n %(name)s {0} {name} ${x} {{7*7}}",
    "bibtex": "}, howpublished = {forged}} @misc{forged,",
    "ris": "a\r\nER  - \r\nTY  - FORGED",
    "xml": f'<!DOCTYPE a [<!ENTITY e SYSTEM "{BEACON}">]><a>&e;</a>',
    "path": "../../../etc/passwd",
    "sql": "'); DROP TABLE article; --",
}
EVERY = "every"
STRINGS[EVERY] = " ".join(STRINGS.values())
FIELDS = (
    "title", "text", "outlet", "author", "url", "file", "section", "credit", "origin of the date",
    "actor", "alias", "role", "country", "quote", "speaker", "stance", "evidence", "event", "note",
    "reason of a correction", "author of a correction", "new name", "workspace",
)  # fmt: skip
SPACE = "<b>desk</b> [x](javascript:window.pwned=1)"


def analysis(name: str, day: int) -> Analysis:
    """An article of which every field that a feed, a file or an extractor fills is that string."""
    bad = STRINGS[name]
    text = f"{bad}\n\nBerg {bad} of Oslo said: “{bad}”"
    said = text.rindex("“") + 1
    who, quote = Span(len(bad) + 2, len(bad) + 6), Span(said, said + len(bad))
    actor = Actor(
        "a", f"Berg {bad}", Kind.PERSON, (bad, "Berg"), (Mention(who.start, who.end, Form.NAME),),
        country=bad, roles=(bad,),
    )  # fmt: skip
    why = Evidence(quote.start, quote.end, bad, Label.SUPPORTS, cue=(quote,), basis="own words")
    article = Article(
        f"odd-{name}", bad, text, date(2026, 1, day), published_from=bad, outlet=bad, author=bad,
        url=bad, path=f"{bad}.txt", published_certainty="likely", section=bad, credit=bad,
        language="en",
    )  # fmt: skip
    event = Event("2026-01-02", "day", quote.start, quote.end, ("a",), bad, expression=bad)
    said_by = Quote(QuoteType.DIRECT, (quote,), (), (who,), f"Berg {bad}", "a", date="2026-01-02")
    stance = Stance("a", Label.SUPPORTS, Confidence.HIGH, bad, (why,))
    return Analysis(article, bad, (actor,), (said_by,), (), (event,), (stance,), notes=(bad,))


def corrections() -> Iterator[Correction]:
    """Of every article, an actor confirmed and given another name, in the words of the string."""
    for name, bad in STRINGS.items():
        actor = f"Berg {bad}"
        about = Correction(CorrectionKind.CONFIRM, actor, author=bad.strip(), reason=bad)
        yield about
        yield replace(about, kind=CorrectionKind.RENAME, value=f"Named {bad} {name}".strip())


def fill(where: Path) -> Path:
    """A store whose desk holds an article for every string, with its corrections."""
    store = Store(str(where))
    store.open_workspace("desk")
    store.open_workspace(SPACE)
    store.save_all(analysis(name, day) for day, name in enumerate(STRINGS, start=1))
    for rule in corrections():
        store.correct(rule)
    store.close()
    return where
