"""Hostile text in every field, on every page, in Chromium: nothing runs, nothing is fetched."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request

from tests.browser.conftest import ROOT, _wait, free_port, serving, settle
from tests.security.hostile import EVERY, SPACE, STRINGS, fill

pytestmark = pytest.mark.browser
PAGES = ("", "actors", "quotes", "stance", "compare", "briefing", "load", "method", "activity")


@pytest.fixture(scope="module")
def log() -> list[Path]:
    """The file that the app of this module logs to."""
    return []


@pytest.fixture(scope="module")
def app(
    playwright: Playwright,
    tmp_path_factory: pytest.TempPathFactory,
    log: list[Path],
) -> Iterator[str]:
    where = fill(Path(tmp_path_factory.mktemp("hostile"), "desk.db"))
    log.append(where.with_suffix(".log"))
    with serving(where) as address:
        yield address


INVISIBLE = ("terminal",)  # a page shows nothing of what moves a terminal's cursor
Look = Callable[[str], Page]


@pytest.fixture
def look(browser: Browser, app: str) -> Iterator[Look]:
    """Opens a path of the app; afterwards nothing may have run or been asked of another host."""
    context = browser.new_context(viewport={"width": 1440, "height": 3000})
    elsewhere: list[str] = []
    dialogs: list[str] = []

    def watch(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws") and parts.netloc != urlsplit(app).netloc:
            elsewhere.append(request.url)

    context.on("request", watch)
    context.on("dialog", lambda one: dialogs.append(one.message))
    opened: list[Page] = []

    def go(path: str) -> Page:
        page = context.new_page()
        page.set_default_timeout(40_000)
        page.goto(app + path)
        page.wait_for_selector(".d-name")
        settle(page)
        opened.append(page)
        return page

    yield go
    for page in opened:
        assert page.evaluate("() => window.pwned ?? null") is None
        assert injected(page) == []
    assert elsewhere == []
    assert dialogs == []
    context.close()


def injected(page: Page) -> list[str]:
    """Elements that only hostile text could have made."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(one =>
            [...one.attributes].some(a => /^on(error|load|mouseover|focus)$/.test(a.name))
            || /[/]{2}beacon.invalid/.test(one.getAttribute('src') || one.getAttribute('href'))
            || /^\\s*(javascript|data:text|vbscript)/i.test(one.getAttribute('href') || '')
            || (one.tagName === 'SCRIPT' && /pwned/.test(one.textContent))
            || (one.tagName === 'IFRAME' && one.srcdoc)
        ).map(one => one.outerHTML.slice(0, 200))"""
    )
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_nothing_that_an_article_says(look: Look, page: str) -> None:
    shown = look(f"/{page}")
    assert shown.locator("[data-testid=stException]").count() == 0
    assert shown.locator("[data-testid=stAlertContentError]").count() == 0


def test_the_reader_shows_the_words_as_they_are(look: Look) -> None:
    shown = look(f"/article?read=odd-{EVERY}")
    seen = " ".join(shown.locator("[data-testid=stMain]").inner_text().split())
    for name, words in STRINGS.items():
        if name not in INVISIBLE:
            assert " ".join(words.split()) in seen, name


def test_any_address_is_looked_at(look: Look) -> None:
    bad = quote(STRINGS[EVERY])
    look(f"/quotes?find={bad}")
    look(f"/actors?actor={bad}&words={bad}&outlet={bad}&from={bad}&cell={bad}")
    look(f"/compare?versus={bad}&actor={bad}")
    look(f"/article?read={bad}&at={bad}")


def test_a_workspace_of_any_name_is_looked_at(look: Look) -> None:
    look(f"/load?workspace={quote(SPACE)}")
    look(f"/?workspace={quote(STRINGS['script'])}")


def test_the_log_of_all_that_holds_none_of_it(look: Look, log: list[Path]) -> None:
    look(f"/article?read=odd-{EVERY}")
    look(f"/quotes?find={quote(STRINGS['script'])}")
    written = log[0].read_text(encoding="utf-8")
    assert "app started" in written
    for words in ("pwned", "beacon", "forged", "Berg", "odd-", "\x1b", "find="):
        assert words not in written


FAULTS = {
    "raised": 'raise ValueError("Zanzibarquartz said no")',
    "key": '{}["Zanzibarquartz"]',
    "widget": 'st.button("Zanzibarquartz"); st.button("Zanzibarquartz")',
    "frame": "import pandas as pd; st.dataframe(pd.DataFrame({'a': [1, 'Zanzibarquartz', b'x']}))",
    "thread": "import threading; one = threading.Thread(target=lambda: {}['Zanzibarquartz']); "
    "one.start(); one.join()",
    "warning": "import warnings; warnings.warn('Zanzibarquartz')",
}
FAILING = f"""
import streamlit as st
from analysis import logs
from analysis.settings import read_settings
logs.set_up(read_settings())
st.html('<p class="d-name">a page</p>')
exec({FAULTS!r}[st.query_params["fault"]])
"""


@contextmanager
def failing(folder: Path) -> Iterator[tuple[str, Path]]:
    """The address and the log of an app that fails as the address asks."""
    script, log = folder / "app.py", folder / "log"
    script.write_text(FAILING, encoding="utf-8")
    port = free_port()
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", script, *options],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=out, stderr=out,
        )  # fmt: skip
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}", log
        finally:
            server.terminate()
            server.wait(timeout=20)


def test_an_app_that_fails_tells_no_words(browser: Browser, tmp_path: Path) -> None:
    with failing(tmp_path) as (address, log):
        page = browser.new_page()
        page.set_default_timeout(40_000)
        for fault in FAULTS:
            page.goto(f"{address}/?fault={fault}")
            page.wait_for_selector(".d-name")
            settle(page)
            if fault in ("raised", "key"):
                assert "Zanzibarquartz" not in page.inner_text("body")
        page.close()
    written = log.read_text(encoding="utf-8")
    assert '"event": "app started"' in written
    assert "Zanzibarquartz" not in written
    for error in ("ValueError", "KeyError", "StreamlitDuplicateElementId", "program failed"):
        assert error in written
