"""Readable on a phone, in both themes, by keyboard, and to the rules of WCAG as axe knows them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESK, serious

Visit = Callable[..., Page]
PAGES = {
    "desk": ("/?workspace=demo", DESK),
    "one-actor": ("/?workspace=demo&actor=norway", DESK),
    "article": ("/article?workspace=demo&read=01-oslo-offers-rescue-drill&at=459-557", "#here"),
    "articles": ("/article?workspace=demo&actor=norway", ".d-finding"),
    "quotes": ("/quotes?workspace=demo", ".d-quote"),
    "actors": ("/actors?workspace=demo", ".d-where"),
    "actor": ("/actors?workspace=demo&actor=ingvild-tveitmoen", ".d-excerpt"),
    "stance": ("/stance?workspace=demo", '[class*="st-key-change-"]'),
    "stance-cell": ("/stance?workspace=demo&cell=2025-12+norway", ".st-key-cell mark.evidence"),
    "compare": ("/compare?workspace=demo", ".d-blank"),
    "compare-actors": (
        "/compare?workspace=demo&actor=norway&versus=actor%3Drussia",
        ".st-key-beside .point",
    ),
    "compare-outlets": (
        "/compare?workspace=demo&outlet=Corvane+Wire&versus=outlet%3DThe+Wexcombe+Courier",
        ".d-beside-table",
    ),
    "compare-periods": (
        "/compare?workspace=demo&until=2025-11-27&versus=since%3D2025-11-28%26until%3D",
        ".d-beside-table",
    ),
    "briefing": ("/briefing?workspace=demo", ".d-brief blockquote"),
    "no-article": ("/article?workspace=demo&read=none", "h1"),
    "no-workspace": ("/?workspace=none", ".d-blank"),
    "found": ("/quotes?workspace=demo&find=rescue", ".st-key-found"),
    "activity": ("/activity?workspace=demo", ".d-finding"),
    "load": ("/load", "[data-testid=stFileUploader]"),
    "method": ("/method", ".d-terms"),
    "nothing": ("/?workspace=demo&words=no+such+words", ".d-blank"),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(app: str, visit: Visit, name: str, theme: str):
    path, wait = PAGES[name]
    assert serious(visit(app + path, wait=wait, theme=theme)) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_over_the_edge_of_a_phone(app: str, visit: Visit, name: str):
    path, wait = PAGES[name]
    page = visit(app + path, wait=wait, width=390, height=844)
    widths = page.evaluate(
        "() => [document.documentElement, document.querySelector('[data-testid=stMain]')]"
        ".map(one => one.scrollWidth)"
    )
    assert max(widths) <= 390


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/briefing", "/load"])
def test_axe_finds_nothing_serious_in_an_empty_app(
    empty_app: str, visit: Visit, path: str, theme: str
):
    assert serious(visit(empty_app + path, wait="h1", theme=theme)) == []


def test_the_empty_app_is_readable_on_a_phone(empty_app: str, visit: Visit):
    page = visit(empty_app + "/", wait=".d-blank", width=390, height=844)
    assert page.get_by_role("link", name="Add articles").count() >= 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_theme_of_the_browser_is_followed(app: str, visit: Visit):
    backgrounds = {
        theme: visit(app + "/?workspace=demo", wait=DESK, theme=theme).evaluate(
            "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
        )
        for theme in ("light", "dark")
    }
    assert backgrounds == {"light": "rgb(252, 251, 248)", "dark": "rgb(21, 24, 28)"}


def test_a_switched_theme_is_followed_by_page_and_charts(app: str, visit: Visit):
    page = visit(app + "/?workspace=demo", wait=DESK)
    name = page.locator(".st-key-board .annotation-text").last
    light = name.evaluate("one => getComputedStyle(one).fill")
    page.locator("[data-testid=stMainMenu] button").click()
    menu = page.locator("[role=menu], [data-testid=stMainMenuList]")
    menu.get_by_text("Dark").last.click(force=True)
    page.wait_for_function(
        """light => {
            const names = [...document.querySelectorAll(".st-key-board .annotation-text")];
            return names.length && getComputedStyle(names.at(-1)).fill !== light;
        }""",
        arg=light,
    )
    ink = page.locator(".d-scope").evaluate("one => getComputedStyle(one).color")
    assert ink == "rgb(237, 234, 227)"


def test_the_keyboard_reaches_chips_and_links(app: str, visit: Visit):
    page = visit(app + "/?workspace=demo&actor=norway", wait=DESK)
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.update(page.evaluate("document.activeElement.innerText || ''").split("\n"))
    assert {"Norway ✕", "Clear all", "Filter", "Method"} <= {one.strip() for one in seen}


def test_charts_have_text_alternatives(app: str, visit: Visit):
    page = visit(app + "/?workspace=demo", wait=DESK)
    labels = [
        page.locator(f".st-key-{chart} [aria-label]").first.get_attribute("aria-label") or ""
        for chart in ("board", "timeline")
    ]
    assert labels[0].startswith("Stance board. Latest position of each actor.")
    assert labels[1].startswith("Timeline of dated events by actor.")
