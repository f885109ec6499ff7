"""Compare and search as a person uses them: mouse, keyboard, Back, Forward and reload."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, serious, settle, shows_chips
from tests.browser.test_desk_browser import click, query

Visit = Callable[..., Page]
SLOW = 15_000  # milliseconds: a busy machine draws a page in seconds
OUTLETS = "/compare?workspace=demo&outlet=Corvane+Wire&versus=outlet%3DThe+Wexcombe+Courier"
TABLE = ".d-beside-table"
BARS = ".st-key-beside .js-plotly-plot"


def test_two_outlets_from_an_offer_to_the_sentences_and_back(app: str, visit: Visit):
    page = visit(app + "/compare?workspace=demo", wait=".d-blank")
    page.get_by_role("button", name="Two outlets: ").click()
    expect(page.locator("h1")).to_have_text("Corvane Wire beside The Isfjell Herald", timeout=SLOW)
    assert query(page)["versus"] == ["outlet=The+Isfjell+Herald"]
    settle(page)
    assert serious(page) == []
    page.go_back()
    expect(page.locator("h1")).to_have_text("What is to be compared?", timeout=SLOW)
    page.go_forward()
    expect(page.locator("h1")).to_contain_text("beside The Isfjell Herald", timeout=SLOW)
    page.reload()
    expect(page.locator("h1")).to_contain_text("beside The Isfjell Herald", timeout=SLOW)
    settle(page)
    count = page.get_by_role("link", name="actors with a position, The Isfjell Herald")
    count.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/stance?**")
    shows_chips(page, "The Isfjell Herald ✕")


def test_a_position_opens_the_sentences_of_its_side(app: str, visit: Visit):
    page = visit(app + OUTLETS, wait=TABLE)
    page.locator(f"{TABLE} .d-label").last.click()
    page.wait_for_selector(DESK)
    settle(page)
    assert query(page)["outlet"] == ["The Wexcombe Courier"]
    expect(page.locator(".st-key-evidence mark.evidence").first).to_be_visible()


def test_a_bar_limits_both_sides_to_its_time(app: str, visit: Visit):
    page = visit(app + OUTLETS, wait=f"{BARS} .point")
    click(page, BARS, "range", "2025-09-01/2025-09-07")
    shows_chips(page, "Corvane Wire ✕", "1 Sep 2025 to 7 Sep 2025 ✕")
    assert query(page)["versus"] == ["outlet=The Wexcombe Courier"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_comparison_and_results_fit_a_phone(app: str, visit: Visit, theme: str):
    for path in (OUTLETS, "/?workspace=demo&find=rescue", "/activity?workspace=demo"):
        page = visit(app + path, width=390, height=844, theme=theme)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate(
            "document.querySelector('[data-testid=stMain]').scrollWidth"
        ) <= 390  # fmt: skip
        expect(page.locator(".st-key-tour")).to_be_hidden()
        assert serious(page) == []


def test_search_by_keyboard_leads_to_an_actor_and_back(app: str, visit: Visit):
    page = visit(app + "/quotes?workspace=demo", wait=".d-quote")
    page.get_by_placeholder("Find anybody, any words").press_sequentially("Tweitmoen")
    page.keyboard.press("Enter")
    found = page.locator(".st-key-found")
    expect(found.get_by_role("status")).to_contain_text("1 actor", timeout=SLOW)
    assert query(page)["find"] == ["Tweitmoen"]
    settle(page)
    assert serious(page) == []
    link = found.get_by_role("link", name="Ingvild Tveitmoen")
    reached = ""
    for _ in range(12):
        page.keyboard.press("Tab")
        reached = page.evaluate("document.activeElement.innerText || ''")
        if "Ingvild Tveitmoen" in reached:
            break
    assert "Ingvild Tveitmoen" in reached, "the result is reached by Tab"
    expect(link).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ingvild Tveitmoen", timeout=SLOW)
    assert "find" not in query(page)
    page.go_back()
    expect(found).to_be_visible(timeout=SLOW)
    found.get_by_role("button", name="Close").click()
    expect(found).to_have_count(0, timeout=SLOW)


def test_search_opens_a_quote_in_its_article(app: str, visit: Visit):
    page = visit(app + "/?workspace=demo&find=check+passports", wait=".st-key-found")
    page.locator(".st-key-found").get_by_role("link", name="The sea does not").first.click()
    page.wait_for_selector(".d-article #here")
    expect(page.locator(".d-article .here").first).to_be_in_viewport()


def test_the_tour_is_dismissed_for_the_session(app: str, visit: Visit):
    page = visit(app + "/?workspace=demo", wait=".st-key-tour")
    page.get_by_role("button", name="No tour").click()
    expect(page.locator(".st-key-tour")).to_have_count(0, timeout=SLOW)
    page.get_by_role("link", name="Quotes", exact=True).click()
    page.get_by_role("link", name="Desk", exact=True).click()
    page.wait_for_selector(DESK)
    settle(page)
    expect(page.locator(".st-key-tour")).to_have_count(0)
