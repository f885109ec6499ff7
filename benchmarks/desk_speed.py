"""Speed of the desk in a real browser over 200 articles: start to a usable desk, click to redrawn.

Run: python benchmarks/desk_speed.py [ARTICLES]. The articles are the demo corpus's labels again and
again under other dates, so that the number says nothing about the extractors.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from tests.browser.conftest import ARGS, DESK, REMEDY, browser_path, serving  # noqa: E402
from tests.pages.labelled_store import demo_store  # noqa: E402

CLICKS = 8
DRAWN = ".st-key-timeline .js-plotly-plot .point"


def usable(page: Page) -> None:
    """Waits until both charts and the quotes are there and the script has ended."""
    page.wait_for_selector(DESK)
    page.wait_for_selector(DRAWN)
    page.wait_for_selector('[class*="st-key-follow-"]')
    page.wait_for_function(
        "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
    )


def click(page: Page) -> float:
    """Seconds from a click on a speaker, or on the chip that lets go, to all panels redrawn."""
    before = page.locator(".d-finding").nth(2).inner_text()
    chip = page.locator('[class*="st-key-chip-"]')
    target = chip if chip.count() else page.locator('[class*="st-key-speaker-"]')
    button = target.first.locator("button:visible").first
    button.scroll_into_view_if_needed()
    start = time.perf_counter()
    button.click()
    page.wait_for_function(
        "before => document.querySelectorAll('.d-finding')[2]?.innerText !== before", arg=before
    )
    usable(page)
    return time.perf_counter() - start


def main(articles: int) -> None:
    """Measures and prints."""
    if browser_path() is None:
        sys.exit(REMEDY)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Path(folder, "desk.db")
        demo_store(store, copies=articles).close()
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(ARGS))
        start = time.perf_counter()
        with serving(store) as address:
            listening = time.perf_counter() - start
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(f"{address}/?workspace=demo")
            usable(page)
            first = time.perf_counter() - start
            again = time.perf_counter()
            page.goto(f"{address}/?workspace=demo")
            usable(page)
            warm = time.perf_counter() - again
            clicks = [click(page) for _ in range(CLICKS)]
        browser.close()
    print(f"articles                            {articles}")
    print(f"start of the app to its port        {listening:.2f} s")
    print(f"start of the app to a usable desk   {first:.2f} s")
    print(f"a second visit to a usable desk     {warm:.2f} s")
    print(
        f"click to all panels redrawn         {statistics.median(clicks):.2f} s"
        f" (median of {CLICKS}; {min(clicks):.2f} to {max(clicks):.2f})"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
