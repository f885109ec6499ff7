"""Hostile text in every field, in every file that leaves: no formula, script or forged entry."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

from analysis import frames
from analysis.briefing.docx import word
from analysis.briefing.drafting import drafted
from analysis.briefing.edits import Added, Edits, edited
from analysis.briefing.html import html as as_html
from analysis.briefing.markdown import markdown
from analysis.briefing.model import Briefing
from analysis.briefing.tables import bundle
from analysis.export import table_csv, table_xlsx
from analysis.frames.citation import TABLE, table
from analysis.store import Store
from analysis.store.savefile import open_workspace_file, save_workspace
from analysis.types import Focus
from tests.security.hostile import EVERY, STRINGS, fill

RUNS = re.compile(r"\s*[=+\-@＝＋－＠]")  # what a spreadsheet may take for a formula
ROWS = [(bad, f"Berg {bad}") for bad in STRINGS.values()]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    where = fill(Path(tmp_path_factory.mktemp("hostile-exports"), "desk.db"))
    with closing(Store(str(where))) as opened:
        yield opened


@pytest.fixture(scope="module")
def briefing(store: Store) -> Briefing:
    """The desk's briefing with a title and a sentence by an analyst of the same kind."""
    whole = frames.corpus(store, "desk")
    moment = datetime(2026, 2, 1, tzinfo=UTC)
    draft = drafted(store, whole, Focus("desk"), "pipeline", as_of=moment)
    block, bad = draft.blocks[0].id, STRINGS[EVERY]
    added = Added("own-1", block, bad, articles=draft.articles[:1], author=bad)
    return edited(draft, Edits(title=bad, handling=bad, reviewed_by=bad, added=(added,)))


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def runs(content: bytes) -> list[str]:
    """The cells of a CSV file that a spreadsheet would run."""
    return [cell for row in cells(content) for cell in row if RUNS.match(cell)]


def is_inert(content: bytes) -> None:
    """Every cell of a workbook is a text."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        assert not sheet._hyperlinks
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
        assert all(cell.value is None or isinstance(cell.value, str) for r in sheet for cell in r)


def active(page: str) -> list[str]:
    """What in a page runs, or leads to where text alone may lead."""
    tree = html.document_fromstring(page)
    found = [
        etree.tostring(one, encoding="unicode")[:200]
        for one in tree.iter(etree.Element)
        if any(name.startswith("on") for name in one.attrib)
        or (
            one.tag in ("iframe", "object", "embed", "form", "base", "svg")
            and "pwned" in etree.tostring(one, encoding="unicode")
        )
        or re.match(r"\s*(javascript|data:text|vbscript)", one.get("href", ""), re.IGNORECASE)
        or (one.get("src") or "data:image/").strip()[:11] != "data:image/"
    ]
    return found + [one for one in tree.xpath("//script/text()|//style/text()") if "pwned" in one]


def test_csv_holds_no_formula() -> None:
    content = table_csv(("a", "b"), ROWS)
    assert runs(content) == []
    assert [row[1] for row in cells(content)[1:]] == [b for _, b in ROWS], "the words are kept"
    assert len(cells(content)) == len(ROWS) + 1


def test_xlsx_holds_no_formula_and_no_link() -> None:
    is_inert(table_xlsx(("a", "b"), ROWS))


def test_the_quotes_leave_as_text(store: Store) -> None:
    part = frames.corpus(store, "desk")
    rows = list(table(frames.sayings(part), part))
    assert len(rows) >= len(STRINGS) - 2
    assert runs(table_csv(TABLE, rows)) == []
    is_inert(table_xlsx(TABLE, rows))


def test_a_page_of_a_briefing_runs_nothing(briefing: Briefing) -> None:
    page = as_html(briefing)
    assert active(page) == []
    assert "pwned" in html.document_fromstring(page).text_content(), "the words are there"


def test_markdown_of_a_briefing_renders_to_nothing_active(briefing: Briefing) -> None:
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown(briefing))
    assert active(page) == []
    assert "pwned" in page


def test_a_word_file_holds_no_field_and_no_foreign_link(briefing: Briefing) -> None:
    content = word(briefing)
    made = docx.Document(io.BytesIO(content))
    links = [one.target_ref for one in made.part.rels.values() if one.is_external]
    assert [one for one in links if not re.match(r"https?://", one)] == []
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = parts.read("word/document.xml").decode()
    fields = re.findall(r"<w:instrText[^>]*>([^<]*)", body)
    assert [one for one in fields if "HYPERLINK" in one or "DDE" in one] == []
    assert "pwned" in body


def test_a_briefing_prints_without_asking_anybody(briefing: Briefing) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    asked: list[str] = []

    def fetch(url: str, *_: object, **__: object) -> dict[str, object]:
        asked.append(url)
        raise ValueError(url)

    weasyprint.HTML(string=as_html(briefing), url_fetcher=fetch).write_pdf()
    assert [one for one in asked if not one.startswith("data:image/")] == []


def test_the_tables_of_a_briefing_hold_no_formula_and_no_forged_entry(briefing: Briefing) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle(briefing))) as files:
        inside = {name: files.read(name) for name in files.namelist()}
    for name, content in inside.items():
        assert "/" not in name
        if name.endswith(".csv"):
            assert runs(content) == []
        elif name.endswith(".jsonl"):
            assert all(json.loads(line) for line in content.decode().split("\n")[:-1])
    is_inert(inside["tables.xlsx"])
    sources = len(briefing.sources)
    assert sources >= 1
    bib, ris = inside["sources.bib"].decode(), inside["sources.ris"].decode()
    assert len(re.findall(r"^@", bib, re.MULTILINE)) == sources
    bare = re.sub(r"\\[{}]", "", bib)
    assert bare.count("{") == bare.count("}")
    assert all(line.endswith("},") for line in bib.split("\n") if line.startswith("  "))
    assert len(re.findall(r"^TY  - ", ris, re.MULTILINE)) == sources
    assert len(json.loads(inside["sources.csl.json"])) == sources


def test_a_workspace_is_the_same_after_it_was_saved_and_opened(
    store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "desk.zip"
    with file.open("wb") as out:
        save_workspace(store, out, "desk")
    with zipfile.ZipFile(file) as saved:
        assert all(re.fullmatch(r"[a-z.-]+", name) for name in saved.namelist())
    with closing(Store(str(tmp_path / "other.db"))) as other, file.open("rb") as held:
        made = open_workspace_file(other, held, "")
        assert other.articles(made.name) == store.articles("desk")
