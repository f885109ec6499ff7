"""The stance page as a person uses it: a cell, a change, a judgement in two clicks and its undo."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from analysis.types import Label
from tests.analysis.reports import DOUBTFUL, Report, filled
from tests.browser.conftest import serious, serving, settle, shows_chips
from tests.browser.test_desk_browser import click, query

Visit = Callable[..., Page]
STANCE = "/stance?workspace=demo"
MATRIX = ".st-key-matrix .js-plotly-plot"
DRAWN = f"{MATRIX} .point"
CELL = "2025-12 norway"
SLOW = 15_000  # milliseconds: a busy machine draws a page in seconds


def test_a_cell_opens_its_sentences_and_lets_go(app: str, visit: Visit):
    page = visit(app + STANCE, wait=DRAWN)
    click(page, MATRIX, "cell", CELL)
    head = page.locator(".st-key-cell .d-panel")
    expect(head).to_have_text("Norway, December 2025", timeout=SLOW)
    assert query(page)["cell"] == [CELL]
    expect(page.locator(".st-key-cell mark.evidence").first).to_be_visible()
    assert serious(page) == []
    click(page, MATRIX, "cell", CELL)
    expect(page.locator(".st-key-cell")).to_have_count(0, timeout=SLOW)
    assert "cell" not in query(page)


def test_a_name_narrows_the_page_to_its_actor(app: str, visit: Visit):
    page = visit(app + STANCE, wait=DRAWN)
    click(page, MATRIX, "actor", "norway")
    shows_chips(page, "Norway ✕")
    assert query(page)["actor"] == ["norway"]
    heads = page.locator('[class*="st-key-change-"] .d-card-head b')
    expect(heads.filter(has_not_text="Norway:")).to_have_count(0, timeout=SLOW)
    assert heads.count() > 0


def test_both_sides_of_a_change_lead_into_the_article(app: str, visit: Visit):
    page = visit(app + STANCE + "&actor=norway", wait=DRAWN)
    sides = page.locator('[class*="st-key-change-"]').first
    sides.get_by_role("link").last.click()
    page.wait_for_selector(".d-article #here")
    expect(page.locator(".d-article .here").first).to_be_in_viewport()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_phone_shows_the_matrix_as_a_list_of_links(app: str, visit: Visit, theme: str):
    page = visit(app + STANCE, wait=".d-cell", width=390, height=844, theme=theme)
    expect(page.locator(MATRIX)).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert serious(page) == []
    page.locator(".d-cell.d-mixed").first.click()
    page.wait_for_selector(".st-key-cell mark.evidence")
    assert "cell" in query(page)
    assert query(page)["workspace"] == ["demo"]


def test_the_list_is_there_for_the_keyboard_on_a_wide_screen(app: str, visit: Visit):
    page = visit(app + STANCE, wait=DRAWN)
    expect(page.locator(".d-cell").first).to_be_hidden()
    page.get_by_text("The same as a list").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".d-cell").first).to_be_visible()
    assert serious(page) == []


def test_a_judgement_takes_two_clicks_and_a_reason_and_is_undone(
    playwright: Playwright, visit: Visit, tmp_path: Path
):
    where = tmp_path / "judged.db"
    filled(
        where,
        Report("Herald", "2025-05-01", Label.SUPPORTS, DOUBTFUL),
        Report("Echo", "2025-05-09", Label.OPPOSES),
    ).close()
    with serving(where) as address:
        page = visit(f"{address}/stance", wait='[class*="st-key-review-a000"]')
        item = page.locator('[class*="st-key-review-a000"]')
        expect(item).to_have_count(1, timeout=SLOW)
        item.get_by_role("button", name="Judge").click()
        page.get_by_label("Why").fill("she was joking")
        page.get_by_role("button", name="No: ■ opposes").click()
        expect(item).to_have_count(0, timeout=SLOW)
        settle(page)
        expect(page.get_by_role("button", name="Undo")).to_have_count(1, timeout=SLOW)
        assert serious(page) == []
        page.goto(f"{address}/?stance=a000:s0")
        mark = page.locator(".st-key-evidence .d-by-analyst")
        expect(mark).to_contain_text("analyst’s judgement", timeout=SLOW)
        page.goto(f"{address}/stance")
        page.get_by_role("button", name="Undo").first.click()
        expect(item).to_have_count(1, timeout=SLOW)
