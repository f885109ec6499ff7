"""The first request of a server: a deep link is guarded, and shows the same view."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Playwright

from tests.browser.conftest import DESK, serving, shows_chips

Visit = Callable[..., Page]


def test_the_first_request_may_be_for_an_inner_page(
    playwright: Playwright, store: Path, visit: Visit
):
    with serving(store) as address:
        link = f"{address}/article?workspace=demo&read=09-cod-accord-signed&at=70-120"
        page = visit(link, wait=".d-article #here")
        assert page.locator(".d-name").count() == 1, "the entrypoint was passed by"
        assert page.locator('[data-testid="stSidebarNav"]').count() == 0
        assert page.url.startswith(f"{address}/article?")


def test_the_first_request_may_be_a_view_of_the_desk(
    playwright: Playwright, store: Path, visit: Visit
):
    with serving(store) as address:
        page = visit(f"{address}/?workspace=demo&actor=norway&since=2025-11-01", wait=DESK)
        shows_chips(page, "Norway ✕", "from 1 Nov 2025 ✕")
