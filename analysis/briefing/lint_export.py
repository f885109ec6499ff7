"""The rules of a briefing, checked on the rendered file as its reader has it.

Goes in: a Markdown, HTML or DOCX file with the briefing and the stored texts. Comes out: what
breaks a rule, each with its place in the file. A file that was edited after the export can be
checked again.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import html as lxml_html

from analysis.briefing.docx import ENTRY, NOTE, STYLES
from analysis.briefing.html import DRAFT, HEADS, KEY, MARK
from analysis.briefing.likelihood import faults, terms
from analysis.briefing.lint import Refusal, Rule
from analysis.briefing.model import Briefing, Voice, claims_of
from analysis.briefing.verbatim import quotations, stands_in_any
from analysis.briefing.wording import cut, flat

REFERENCE = re.compile(r"\[(C|\d[\d–, ]*(?:, ?C)?)\]\s*(?:\(The facts changed.*|\*\(.*)?$", re.S)
NUMBER = re.compile(r"\d+")
ALONE = re.compile(r"(high|moderate) confidence:[^;]*\b1 origin\b")
PLACED = {"Title", "Intense Quote", "Caption", "Heading 1", "Heading 2", NOTE, ENTRY}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the file, who speaks by its mark (None: no mark), and where it stands."""

    place: str
    voice: Voice | None
    text: str
    words: str = ""  # of a SOURCE: what is the article's own


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read back: its sentences, its list of sources, everything."""

    lines: tuple[Line, ...]
    sources: tuple[str, ...]
    text: str
    problems: tuple[Refusal, ...] = field(default=())


def lint_export(
    content: bytes, kind: str, briefing: Briefing, texts: Mapping[str, str]
) -> tuple[Refusal, ...]:
    """Everything in a file (of kind md, html or docx) that breaks a rule."""
    read = READERS[kind](content)
    cited = [texts[one.article] for one in briefing.sources if one.article in texts]
    found = list(read.problems)
    for line in read.lines:
        found += _line(line, len(read.sources), cited)
    return (*found, *_whole(read, briefing))


def _line(line: Line, sources: int, cited: list[str]) -> Iterator[Refusal]:
    place = f"{line.place}, ’{cut(line.text, 60)}’"
    if line.voice is None:
        yield Refusal(place, Rule.VOICES, "no mark says who speaks")
        return
    told = REFERENCE.search(line.text)
    if told is None:
        yield Refusal(place, Rule.SOURCED, "it carries no number of a source")
    elif beyond := [n for n in map(int, NUMBER.findall(told[1])) if not 1 <= n <= sources]:
        yield Refusal(place, Rule.SOURCED, f"there is no source {beyond[0]}")
    if line.voice is Voice.SOURCE:
        if not stands_in_any(line.words, cited):
            yield Refusal(place, Rule.VERBATIM, "its words do not stand in any cited article")
        return
    for words in quotations(line.text):
        if not stands_in_any(words, cited):
            why = f"’{cut(words, 60)}’ is in quotation marks, but in no cited article"
            yield Refusal(place, Rule.VERBATIM, why)
    if ALONE.search(line.text):
        why = "more than low confidence on a single origin"
        yield Refusal(place, Rule.CONFIDENCE, why)
    if line.voice is Voice.ANALYST:
        yield from (Refusal(place, Rule.LIKELIHOOD, one) for one in faults(line.text))
    elif used := terms(line.text, any_case=False):
        why = f"the desk uses {used[0]!r}, which only a person may"
        yield Refusal(place, Rule.LIKELIHOOD, why)


def _whole(read: Read, briefing: Briefing) -> Iterator[Refusal]:
    if len(read.sources) != len(briefing.sources):
        why = f"it lists {len(read.sources)} sources of {len(briefing.sources)}"
        yield Refusal("Sources", Rule.SOURCED, why)
    for number, (told, one) in enumerate(
        zip(read.sources, briefing.sources, strict=False), start=1
    ):
        if one.hash[:12] not in told:
            yield Refusal(f"Source {number}", Rule.SOURCED, "it does not tell the text hash")
    for module in briefing.modules:
        if flat(f"{module.name} {module.version}") not in read.text:
            why = f"{module.name} {module.version} is not named"
            yield Refusal("The foot", Rule.DISCLOSED, why)
    if any(block.draft for block in briefing.blocks) and DRAFT not in read.text:
        yield Refusal("Bottom line", Rule.VOICES, "it is a draft and not marked as one")
    meant = [claim for block in briefing.blocks for claim in claims_of(block)]
    for voice in Voice:
        wanted = sum(claim.voice is voice for claim in meant)
        there = sum(line.voice is voice for line in read.lines)
        if wanted != there:
            why = f"{there} sentences are marked as the {voice}’s, and {wanted} are"
            yield Refusal("The file", Rule.VOICES, why)


def read_html(content: bytes) -> Read:
    """The sentences of an HTML file by their `data-voice`."""
    tree = lxml_html.document_fromstring(content.decode("utf-8"))
    lines = []
    for one in tree.iter():
        if one.get("data-voice") is None:
            continue
        section = next((up for up in one.iterancestors("section")), None)
        head = section.findtext("h2") if section is not None else ""
        voice = Voice(one.get("data-voice")) if one.get("data-voice") in set(Voice) else None
        stale = one.find_class("stale")
        after = flat(stale[0].text_content()) if stale else ""
        words = one.find_class("words")
        text = flat(one.text_content()).removesuffix(after).strip()
        lines.append(
            Line(
                flat(head or "The file"),
                voice,
                text,
                _own(words[0].text_content()) if words else "",
            )
        )
    problems = tuple(_unmarked_html(tree))
    entries = [flat(one.text_content()) for one in tree.xpath("//ol[@class='sources']/li[@id]")]
    for one in tree.xpath("//script|//style"):
        one.drop_tree()
    return Read(tuple(lines), tuple(entries), flat(tree.text_content()), problems)


def _unmarked_html(tree: lxml_html.HtmlElement) -> Iterator[Refusal]:
    """Paragraphs of a panel that say nothing of who speaks."""
    for one in tree.xpath("//section//p|//section//blockquote"):
        if one.get("data-voice") is None and "note" not in (one.get("class") or ""):
            text = flat(one.text_content())
            if text != "Judged by an analyst.":
                place = f"The file, ’{cut(text, 60)}’"
                yield Refusal(place, Rule.VOICES, "no mark says who speaks")


def _own(words: str) -> str:
    """The words of an article without the marks that were drawn around them.

    >>> _own("“No.”"), _own("He said “no”")
    ('No.', 'He said “no”')
    """
    text = flat(words)
    whole = text.startswith("“") and list(quotations(text)) == [text[1:-1]]
    return text[1:-1] if whole else text


def read_markdown(content: bytes) -> Read:
    """The sentences of a Markdown file: ">" is an article's, "✎ Analyst" a person's."""
    text = re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", content.decode("utf-8"))
    lines, sources, head = [], [], "The head"
    begun = False
    for raw in content.decode("utf-8").splitlines():
        line = re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", raw).strip()
        if raw.startswith("#"):
            begun = begun or raw.startswith("## ")
            head = line.lstrip("# ")
        elif not line or not begun or (raw.startswith(("*", "---")) and not raw.startswith("**")):
            continue
        elif re.match(r"\d+\. ", raw):
            sources.append(flat(line))
        elif raw.startswith("C: "):
            continue
        elif raw.startswith("> "):
            lines.append(Line(head, Voice.SOURCE, line[2:], _markdown_words(raw[2:])))
        elif raw.startswith(f"**{MARK}"):
            lines.append(Line(head, Voice.ANALYST, line))
        else:
            lines.append(Line(head, Voice.DESK, line))
    return Read(tuple(lines), tuple(sources), flat(text))


def _markdown_words(raw: str) -> str:
    """The words of a line without speaker before them and outlet after."""
    told = re.sub(r"^\*\*.*?:\*\* ", "", raw)
    told = re.sub(r" \((?:[^()]|\([^()]*\))*\) \\\[[^\]]*\\\]$", "", told)
    return _own(re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", told))


def read_docx(content: bytes) -> Read:
    """The sentences of a Word file by the styles of its paragraphs."""
    document = docx.Document(io.BytesIO(content))
    voices = {name: voice for voice, name in STYLES.items()}
    lines, sources, problems, every = [], [], [], []
    head = "The head"
    for paragraph in _paragraphs(document):
        text = _text(paragraph)
        style = paragraph.style.name if paragraph.style is not None else ""
        every.append(text)
        if style == "Heading 1":
            head = text
        elif style in voices:
            voice = voices[style]
            lines.append(
                Line(head, voice, text, _docx_words(paragraph) if voice is Voice.SOURCE else "")
            )
        elif style == ENTRY and re.match(r"\d+\. ", text):
            sources.append(text)
        elif text and style not in PLACED and text not in HEADS and text != KEY:
            place = f"{head}, ’{cut(text, 60)}’"
            problems.append(Refusal(place, Rule.VOICES, "no mark says who speaks"))
    return Read(tuple(lines), tuple(sources), flat(" ".join(every)), tuple(problems))


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph in order, those in tables too."""
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        else:
            yield part


def _text(paragraph: Paragraph) -> str:
    return flat("".join(one.text or "" for one in paragraph._p.iter(qn("w:t"))))


def _docx_words(paragraph: Paragraph) -> str:
    """The runs that are an article's: neither bold (who speaks) nor small (where, number)."""
    own = [run.text for run in paragraph.runs if not run.bold and run.font.size is None]
    return _own("".join(own))


READERS = {"md": read_markdown, "html": read_html, "docx": read_docx}
