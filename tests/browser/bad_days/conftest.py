"""Fixtures of the bad days in the browser: those of tests/faults, and a look at a dying server."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.bad_days.person import Look
from tests.browser.conftest import settle
from tests.faults.cluster import cluster, own_cluster, place
from tests.faults.tally import opened, tally

__all__ = ["cluster", "opened", "own_cluster", "place", "tally"]


@pytest.fixture
def look(browser: Browser) -> Iterator[Look]:
    """Opens an address in a browser context of its own; here the server may go away under it."""
    contexts = []

    def open_page(address: str, wait: str = ".d-name") -> Page:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(address)
        page.wait_for_selector(wait)
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
