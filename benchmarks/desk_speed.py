"""Speed of the desk in a real browser, 2,000 articles with 20,000 quotes beside 20 articles.

    python benchmarks/desk_speed.py [ARTICLES ...] [--sessions N]

For each size, on a server of its own: the first usable desk, a second visit, a click to all panels
redrawn, the memory of the server, and what each further open desk adds to it. The last lines are
ratios to the first size; the bars are 3 for the first desk and 1.5 for a click. The articles are
made by `varied.py`, so the numbers say nothing about the extractors. The start of the server is
apart: it does not depend on the articles.
"""

import argparse
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import psutil  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from varied import varied  # noqa: E402

from analysis.store import Store  # noqa: E402
from tests.browser.conftest import ARGS, DESK, REMEDY, browser_path, serving  # noqa: E402

CLICKS = 8
FIRST_BAR, CLICK_BAR = 3.0, 1.5
PATIENCE = 240_000  # milliseconds
DRAWN = ".st-key-timeline"


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds and megabytes of one size."""

    articles: int
    quotes: int
    started: float
    first: float
    again: float
    clicks: tuple[float, ...]
    memory: float
    session: float

    @property
    def click(self) -> float:
        return statistics.median(self.clicks)


def fill(where: Path, articles: int) -> int:
    """A store whose workspace `demo` holds so many articles; returns the number of quotes."""
    store, quotes = Store(str(where)), 0
    store.open_workspace("demo", fictional=True)
    made = varied(articles)
    while some := list(islice(made, 200)):
        store.save_all(some, "demo")
        quotes += sum(len(one.quotes) for one in some)
    store.close()
    return quotes


def usable(page: Page) -> None:
    """Waits until both charts and the quotes are there and the script has ended."""
    page.wait_for_selector(DESK, timeout=PATIENCE)
    page.wait_for_selector(DRAWN, timeout=PATIENCE)
    page.wait_for_selector('[class*="st-key-follow-"]', timeout=PATIENCE)
    page.wait_for_function(
        "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'",
        timeout=PATIENCE,
    )


def click(page: Page) -> float:
    """Seconds from a click on a speaker, or on the chip that lets go, to all panels redrawn."""
    before = page.locator(".d-scope").inner_text()
    chip = page.locator('[class*="st-key-chip-"]')
    target = chip if chip.count() else page.locator('[class*="st-key-speaker-"]')
    button = target.first.locator("button:visible").first
    button.scroll_into_view_if_needed()
    start = time.perf_counter()
    button.click()
    page.wait_for_function(
        "before => document.querySelector('.d-scope')?.innerText !== before",
        arg=before,
        timeout=PATIENCE,
    )
    usable(page)
    return time.perf_counter() - start


def server_memory() -> float:
    """Megabytes of the server that this process started."""
    servers = [one for one in psutil.Process().children() if "streamlit" in one.cmdline()]
    return float(sum(one.memory_info().rss for one in servers)) / 1e6


def opened(browser: Browser, address: str) -> tuple[Page, float]:
    """A desk in a browser context of its own, and how long it took."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    start = time.perf_counter()
    page.goto(f"{address}/?workspace=demo")
    usable(page)
    return page, time.perf_counter() - start


def measure(browser: Browser, folder: Path, articles: int, sessions: int) -> Measured:
    """One size, on a server of its own."""
    where = folder / f"{articles}.db"
    quotes = fill(where, articles)
    start = time.perf_counter()
    with serving(where) as address:
        started = time.perf_counter() - start
        page, first = opened(browser, address)
        _, again = opened(browser, address)
        clicks = tuple(click(page) for _ in range(CLICKS))
        memory = server_memory()
        further = [opened(browser, address)[0] for _ in range(sessions)]
        grown = (server_memory() - memory) / max(1, sessions)
        for one in further:
            one.context.close()
    return Measured(articles, quotes, started, first, again, clicks, memory, grown)


def main() -> int:
    parser = argparse.ArgumentParser(description="The desk in a browser, by size.")
    parser.add_argument("articles", type=int, nargs="*", default=[20, 2_000])
    parser.add_argument("--sessions", type=int, default=5, help="further desks (default: 5)")
    options = parser.parse_args()
    if browser_path() is None:
        sys.exit(REMEDY)
    found = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(ARGS))
        for articles in options.articles:
            one = measure(browser, Path(folder), articles, options.sessions)
            found.append(one)
            print(
                f"{one.articles:>7,} articles, {one.quotes:>7,} quotes: server up {one.started:.1f}"
                f" s, first desk {one.first:.1f} s, next visit {one.again:.1f} s, click"
                f" {one.click:.2f} s ({min(one.clicks):.2f} to {max(one.clicks):.2f}), server"
                f" {one.memory:.0f} MB, {one.session:+.1f} MB each further desk",
                flush=True,
            )
        browser.close()
    small, high = found[0], 0
    for one in found[1:]:
        first, clicked = one.first / small.first, one.click / small.click
        print(
            f"{one.articles:,} beside {small.articles:,} articles: first desk {first:.2f} times"
            f" (bar {FIRST_BAR}), click {clicked:.2f} times (bar {CLICK_BAR})"
        )
        high += first > FIRST_BAR or clicked > CLICK_BAR
    return min(high, 1)


if __name__ == "__main__":
    sys.exit(main())
