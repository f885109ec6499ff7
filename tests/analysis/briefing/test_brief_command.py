"""`detente brief`: files on disk, exit codes, and what stays when it fails."""

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from analysis.__main__ import app
from analysis.errors import BriefingError
from analysis.store import Store
from analysis.store.briefings import listed
from analysis.types import Label
from tests.analysis.reports import Report, analysis_of, filled
from tests.lacking import lacking

Brief = Callable[..., Result]
AS_OF = ("--as-of", "2025-06-01T06:00")


@pytest.fixture
def where(tmp_path: Path) -> Path:
    filled(
        tmp_path / "desk.db",
        Report("Herald", "2025-05-01", Label.SUPPORTS),
        Report("Echo", "2025-05-14", Label.OPPOSES),
    ).close()
    return tmp_path / "desk.db"


@pytest.fixture
def brief(where: Path, monkeypatch: pytest.MonkeyPatch) -> Brief:
    monkeypatch.setenv("DETENTE_STORE", str(where))

    def run(*options: str | Path) -> Result:
        return CliRunner().invoke(app, ["brief", *map(str, options)])

    return run


@pytest.mark.parametrize("ending", ["docx", "html", "md", "zip"])
def test_brief_writes_the_same_file_each_time(brief: Brief, tmp_path: Path, ending: str):
    files = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
    for file in files:
        result = brief("--out", file, *AS_OF)
        assert result.exit_code == 0, result.output
        assert "2 articles, as of 2025-06-01 06:00 UTC" in result.output.replace("\n", " ")
    assert files[0].read_bytes() == files[1].read_bytes()
    assert not list(tmp_path.glob(".*.part"))


def test_brief_tells_what_changed_since_a_day(brief: Brief, tmp_path: Path):
    out = tmp_path / "b.md"
    assert brief("--out", out, "--since", "2025-05-10").exit_code == 0
    assert "from supports to opposes, 14 May 2025" in out.read_text("utf-8")
    assert brief("--out", out, "--since", "2025-05-15").exit_code == 0
    assert "No change of position since 15 May 2025" in out.read_text("utf-8")


def test_brief_since_the_last_one_compares_with_it(brief: Brief, where: Path, tmp_path: Path):
    out = tmp_path / "b.md"
    assert brief("--out", out, "--keep", *AS_OF).exit_code == 0
    store = Store(str(where))
    assert len(listed(store)) == 1
    new = Report("Echo", "2025-06-14", Label.CONDITIONAL)
    store.save(analysis_of("a9", 9, new))
    store.close()
    assert brief("--out", out, "--since", "last").exit_code == 0
    told = out.read_text("utf-8")
    assert "Beside the briefing of 1 Jun 2025, 06:00 UTC" in told
    assert "Ada Brook: from opposes to conditional." in told


def test_brief_on_an_actor_by_name(brief: Brief, tmp_path: Path):
    out = tmp_path / "b.md"
    assert brief("--out", out, "--actor", "ada brook", "--title", "For *Monday*").exit_code == 0
    assert out.read_text("utf-8").startswith("# For \\*Monday\\*\n")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--out", "b.odt"), "end its name in .docx"),
        (("--out", "b.md", "--since", "soon"), "--since is 'soon': give a day"),
        (("--out", "b.md", "--actor", "Nobody"), "no actor 'Nobody'"),
        (("--out", "b.md", "--workspace", "none"), "load articles"),
        (("--out", "nowhere/b.md"), "can't be written"),
        (("--out", "b.md", "--as-of", "x"), "give a moment as"),
    ],
)
def test_brief_says_what_is_wrong_and_leaves_the_file(
    brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple, told: str
):
    monkeypatch.chdir(tmp_path)
    Path("b.md").write_text("before", "utf-8")
    result = brief(*options)
    assert isinstance(result.exception, BriefingError)
    assert told in str(result.exception)
    assert Path("b.md").read_text("utf-8") == "before"


def test_brief_puts_every_table_and_the_citations_into_the_zip(brief: Brief, tmp_path: Path):
    out = tmp_path / "b.zip"
    assert brief("--out", out).exit_code == 0
    with zipfile.ZipFile(out) as held:
        names = set(held.namelist())
    each = ("positions", "picture", "sentences", "sources", "modules")
    assert names == {
        "tables.xlsx", "sources.bib", "sources.ris", "sources.csl.json",
        *(f"{name}.{ending}" for name in each for ending in ("csv", "jsonl")),
    }  # fmt: skip


def test_brief_prints_a_pdf(brief: Brief, tmp_path: Path):
    try:
        import weasyprint  # noqa: F401
    except OSError:  # its system part is missing
        told = "printing a PDF needs Pango: apt-get install libpangoft2-1.0-0"
        lacking(told)
    out = tmp_path / "b.pdf"
    result = brief("--out", out, *AS_OF)
    assert result.exit_code == 0, result.output
    pages = PdfReader(out).pages
    assert 1 <= len(pages) <= 2
    assert "Herald" in " ".join(page.extract_text() for page in pages)


def test_brief_names_the_extra_where_it_is_missing(
    brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    result = brief("--out", tmp_path / "b.pdf", *AS_OF)
    assert isinstance(result.exception, BriefingError)
    assert "detente[pdf]" in str(result.exception)
    assert not list(tmp_path.glob("*.pdf"))
