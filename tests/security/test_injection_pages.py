"""Hostile text in every field, on every page, in Chromium: nothing runs, nothing is fetched."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request

from tests.browser.conftest import browser, playwright, serving, settle  # noqa: F401
from tests.security.hostile import EVERY, SPACE, STRINGS, fill

pytestmark = pytest.mark.browser
PAGES = ("", "actors", "quotes", "stance", "compare", "briefing", "load", "method", "activity")


@pytest.fixture(scope="module")
def app(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: F811
    where = fill(Path(tmp_path_factory.mktemp("hostile"), "desk.db"))
    with serving(where) as address:
        yield address


INVISIBLE = ("terminal",)  # a page shows nothing of what moves a terminal's cursor
Look = Callable[[str], Page]


@pytest.fixture
def look(browser: Browser, app: str) -> Iterator[Look]:  # noqa: F811
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
