"""The log: what happened, with counts; not a word of an article, an address or a secret."""

import ast
import json
import logging
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import logs
from analysis.settings import read_settings
from tests.security.hostile import STRINGS

ROOT = Path(__file__).parents[2]
WORDS = "Zanzibarquartz"  # stands in everything that must not be logged, and nowhere else
SECRETS = {
    "DETENTE_LLM_KEY": f"key-{WORDS}",
    "DETENTE_SHARE_SECRET": f"{WORDS}-{WORDS}-{WORDS}",
}


@pytest.fixture
def as_json(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """This process logs as JSON; the lines so far are read by `lines`."""
    factory, hooks = logging.getLogRecordFactory(), (sys.excepthook, threading.excepthook)
    before = list(logging.root.handlers)
    for one in before:
        logging.root.removeHandler(one)
    logs.set_up(read_settings({"DETENTE_LOG": "json", "DETENTE_LOG_LEVEL": "debug"}))
    capsys.readouterr()
    yield
    for one in list(logging.root.handlers):
        logging.root.removeHandler(one)
    for one in before:
        logging.root.addHandler(one)
    logging.setLogRecordFactory(factory)
    logging.captureWarnings(False)
    sys.excepthook, threading.excepthook = hooks


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(one) for one in capsys.readouterr().err.splitlines()]


@pytest.mark.usefixtures("as_json")
def test_an_event_is_one_line_with_its_facts(capsys: pytest.CaptureFixture[str]) -> None:
    logs.event(logs.Event.LOAD_ENDED, kept=3, seconds=1.23456, error=KeyError)
    (line,) = lines(capsys)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", str(line.pop("time")))
    assert line == {
        "level": "info", "event": "load ended", "kept": 3, "seconds": 1.235, "error": "KeyError",
    }  # fmt: skip


@pytest.mark.usefixtures("as_json")
@pytest.mark.parametrize("name", STRINGS)
def test_no_text_is_a_fact(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    bad = STRINGS[name]
    logs.event(logs.Event.EXPORT_MADE, kind=bad, page=logs.token(bad))  # type: ignore[arg-type]
    (line,) = lines(capsys)
    assert (line["kind"], line["page"]) == ("?", "?")


@pytest.mark.usefixtures("as_json")
def test_others_messages_lose_what_they_were_filled_with(
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = logging.getLogger("some.library")
    try:
        raise ValueError(f"could not convert {WORDS}\nERROR forged")
    except ValueError:
        other.warning("Failed to read %s", WORDS, exc_info=True)
        other.exception(f"Failed: {WORDS}")
        logging.getLogger("detente").error("From %s", WORDS, stack_info=True)
    first, second, third = lines(capsys)
    assert (first["said"], first["error"]) == ("Failed to read %s", "ValueError")
    assert "test_logs.py:" in str(first["where"])
    assert "said" not in second
    assert second["error"] == "ValueError"
    assert third["said"] == "From %s"
    assert WORDS not in str([first, second, third])


@pytest.mark.usefixtures("as_json")
def test_the_loggers_of_streamlit_write_the_same_lines(capsys: pytest.CaptureFixture[str]) -> None:
    from streamlit.logger import get_logger

    logger = get_logger("streamlit.made_by_a_test")
    logger.streamlit_console_handler.setStream(sys.stderr)  # type: ignore[attr-defined]
    logger.error("Uncaught %s of 10.1.2.3", WORDS, exc_info=KeyError(WORDS))
    (line,) = lines(capsys)
    assert (line["by"], line["error"]) == ("streamlit.made_by_a_test", "KeyError")
    assert WORDS not in str(line)


@pytest.mark.usefixtures("as_json")
def test_an_error_that_nobody_caught_is_told_by_its_class(
    capsys: pytest.CaptureFixture[str],
) -> None:
    try:
        raise LookupError(WORDS)
    except LookupError as error:
        logs._uncaught(type(error), error, error.__traceback__)
    (line,) = lines(capsys)
    assert (line["event"], line["error"]) == ("program failed", "LookupError")
    assert WORDS not in str(line)


def run(code: str, *, folder: Path, **environment: str) -> str:
    """What a process of its own writes to standard error."""
    base = {"DETENTE_STORE": str(folder / "desk.db"), "DETENTE_LOG": "json", "COLUMNS": "300"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **base, **SECRETS, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stderr


LOAD = """
import sys
from analysis import __main__, pipeline
def fails(article, doc):
    raise ValueError(article.text)
if {fails}:
    pipeline.analyse_doc = fails
sys.argv = ["detente", "load", {folder!r}]
__main__.main()
"""


@pytest.mark.parametrize("fails", [False, True])
def test_a_loading_logs_counts_and_no_word_of_the_article(tmp_path: Path, fails: bool) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    text = f"{WORDS} meets Russia\n\nAda {WORDS} of Norway said: “{WORDS} is open.”\n"
    (folder / f"{WORDS}.txt").write_text(text, encoding="utf-8")
    (folder / f"empty-{WORDS}.txt").write_text("", encoding="utf-8")
    (folder / "manifest.csv").write_text(
        f"file,date,outlet,author,url\n{WORDS}.txt,2026-01-02,{WORDS},{WORDS},"
        f"https://u:{WORDS}@example.org/?q={WORDS}\n",
        encoding="utf-8",
    )
    code = LOAD.replace("{fails}", str(fails)).replace("{folder!r}", repr(str(folder)))
    written = run(code, folder=tmp_path)
    logged = [json.loads(one) for one in written.splitlines() if one.startswith("{")]
    assert WORDS not in str(logged)
    by_event = {one["event"]: one for one in logged}
    ended = by_event["load ended"]
    assert (ended["kept"], ended["broken"], ended["unread"]) == (not fails, fails, 1)
    if fails:
        assert by_event["article failed"]["error"] == "ValueError"
        assert re.fullmatch(r"[0-9a-f]{12}", by_event["article failed"]["article"])


def test_a_store_that_fails_is_logged_without_its_password(tmp_path: Path) -> None:
    code = (
        "import sys; from analysis import __main__; sys.argv = ['detente', 'workspaces']; "
        "__main__.main()"
    )
    written = run(
        code, folder=tmp_path, DETENTE_STORE=f"postgresql+psycopg://u:{WORDS}@127.0.0.1:1/x"
    )
    assert '"event": "store failed"' in written
    assert WORDS not in written


def test_a_fault_of_the_program_tells_no_words(tmp_path: Path) -> None:
    code = f"""
import sys
from analysis import __main__
def fails():
    raise ValueError({WORDS!r} * 3)
__main__.app.command("fails")(fails)
sys.argv = ["detente", "fails"]
__main__.main()
"""
    written = run(code, folder=tmp_path)
    assert "ValueError" in written
    assert WORDS not in written


def test_a_command_logs_only_where_it_is_asked_to(tmp_path: Path) -> None:
    code = (
        "import sys; from analysis import __main__; "
        "sys.argv = ['detente', 'workspaces']; __main__.main()"
    )
    unreachable = "postgresql+psycopg://u@127.0.0.1:1/x"
    assert "{" not in run(code, folder=tmp_path, DETENTE_LOG="", DETENTE_STORE=unreachable)
    assert "{" in run(code, folder=tmp_path, DETENTE_STORE=unreachable)


def test_every_event_is_one_of_the_list() -> None:
    """No file of the project logs by another way than `logs`, or words of its own making."""
    for path in [*ROOT.glob("analysis/**/*.py"), *ROOT.glob("pages/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                name = ast.unparse(node.func)
                if name in ("logs.event", "logs.trouble"):
                    assert ast.unparse(node.args[0]).startswith("logs.Event."), path


def test_the_docs_list_every_event() -> None:
    docs = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
    assert [one for one in logs.Event if f"`{one}`" not in docs] == []
