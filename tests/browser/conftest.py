"""The real app in a real browser: a server on a free port, Debian's Chromium, no network besides.

Without a browser these tests fail where CI=true and are skipped elsewhere, with the remedy.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
)

from analysis.store import Store
from tests.pages.conftest import odd_article
from tests.pages.labelled_store import demo_store

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
REMEDY = "no Chromium found: apt-get install chromium (or put `chromium` on the PATH)"
CHIPS = '[class*="st-key-chip-"]'
DESK = ".st-key-board .js-plotly-plot .point"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def browser_path() -> str | None:
    """The installed Chromium; None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(
    store: Path,
    port: int = 0,
    root: Path = ROOT,
    options: Sequence[str] = (),
    **environment: str,
) -> Iterator[str]:
    """The address of a running app on that store."""
    port = port or free_port()
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", *options]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", *options]
    log = store.with_suffix(".log").open("w", encoding="utf-8")
    server = subprocess.Popen(
        [*command, "--server.headless", "true"],
        cwd=root,
        env={**os.environ, "DETENTE_STORE": str(store), **environment},
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended at once"
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not start within a minute")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The labelled demo corpus, and a desk with one article full of markup."""
    where = Path(tmp_path_factory.mktemp("browser"), "desk.db")
    opened = demo_store(where)
    opened.open_workspace("desk")
    opened.save(odd_article())
    opened.close()
    return where


@pytest.fixture(scope="session")
def app(playwright: Playwright, store: Path) -> Iterator[str]:
    """The address of the app; the browser is asked for first, so that no server starts in vain."""
    with serving(store) as address:
        yield address


@pytest.fixture(scope="module")
def empty_app(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    where = Path(tmp_path_factory.mktemp("browser-empty"), "desk.db")
    Store(str(where)).close()
    with serving(where) as address:
        yield address


Opener = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Opener]:
    """Opens an address in a browser context of its own.

    An error of a page's scripts or in its console fails the test.
    """
    contexts = []
    troubles: list[str] = []

    def go(
        address: str,
        *,
        wait: str = ".d-name",
        width: int = 1440,
        height: int = 900,
        theme: str = "light",
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.extend(_complaints(said)))
        page.goto(address)
        page.wait_for_selector(wait)
        settle(page)
        return page

    yield go
    for context in contexts:
        context.close()
    assert not troubles


def _complaints(said: ConsoleMessage) -> list[str]:
    """What a browser's console says is wrong.

    Of an address with a page's name Streamlit asks first below that page, then at the root; a
    connection is refused or cut where a test has stopped its server.
    """
    where = said.location.get("url", "")
    known = ("_stcore/" in where and "404" in said.text) or "net::ERR_CONNECTION" in said.text
    return [f"{said.text} ({where})"] if said.type == "error" and not known else []


def shows_chips(page: Page, *chips: str) -> None:
    """Waits until these are the limits shown, in that order."""
    expect(page.locator(CHIPS)).to_have_text(list(chips), use_inner_text=True, timeout=15_000)


def serious(page: Page) -> list[tuple[str, list[str], str]]:
    """What axe finds serious or critical: the rule, where, and the element."""
    return [
        (violation["id"], node["target"], node["html"][:160])
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def settle(page: Page) -> None:
    """Waits until the script has run and everything is drawn."""
    page.wait_for_function(
        "() => { const app = document.querySelector('[data-testid=stApp]');"
        " return app && app.dataset.testScriptState === 'notRunning'; }"
    )
    page.wait_for_timeout(250)
