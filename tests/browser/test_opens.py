"""Trust: every number, mark and line of the charts and of the desk's head opens what it counts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK, settle

Visit = Callable[..., Page]
NUMBERS = {
    "actors with a position": "/stance?workspace=demo",
    "texts with a position, copies as one": "/stance?workspace=demo",
    "changes of position": "/stance?workspace=demo#changes",
    "quotes": "/quotes?workspace=demo",
    "quotes without a known speaker": "/quotes?workspace=demo&nobody=yes",
    "dated events, copies as one": "/?workspace=demo#timeline",
}
CHARTS = {  # page, chart, and its marks
    "board": ("/?workspace=demo", DESK),
    "timeline": ("/?workspace=demo", ".st-key-timeline .scatterlayer .point"),
    "strip": ("/?workspace=demo", ".st-key-timeline .barlayer .trace:first-child .point path"),
    "matrix": ("/stance?workspace=demo", ".st-key-matrix .scatterlayer .point"),
    "mentions": (
        "/actors?workspace=demo&actor=ingvild-tveitmoen",
        ".st-key-actor-mentions .barlayer .point path",
    ),
    "beside": (
        "/compare?workspace=demo&outlet=Corvane+Wire&versus=outlet%3DThe+Isfjell+Herald",
        ".st-key-beside .barlayer .point path",
    ),
}


@pytest.mark.parametrize("label", NUMBERS)
def test_a_number_of_the_desk_opens_what_it_counts(app: str, visit: Visit, label: str):
    page = visit(app + "/?workspace=demo", wait=DESK)
    page.evaluate("window.sameSession = true")
    cell = page.locator(".d-numbers div").filter(
        has=page.locator("dt").filter(has_text=label).and_(page.get_by_text(label, exact=True))
    )
    cell.locator("a").click()
    expect(page).to_have_url(app + NUMBERS[label])
    settle(page)
    assert page.evaluate("window.sameSession"), "the session goes on"


def test_the_articles_of_the_heading_are_listed(app: str, visit: Visit):
    page = visit(app + "/?workspace=demo", wait=DESK)
    page.get_by_role("heading", level=1).get_by_role("link").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("26 articles, latest first")


def _some(marks: Locator) -> list[int]:
    """The first mark and one in the middle, of those that have a size: a bar of nothing has none,
    and the last bar is cut off where its chart ends."""
    there = [n for n in range(marks.count()) if (marks.nth(n).bounding_box() or {}).get("width")]
    sized = [n for n in there if (marks.nth(n).bounding_box() or {}).get("height")]
    return sorted({sized[0], sized[len(sized) // 2]})


@pytest.mark.parametrize("chart", CHARTS)
def test_a_mark_opens_its_sentences(app: str, visit: Visit, chart: str):
    path, marks = CHARTS[chart]
    page = visit(app + path, wait=marks)
    for number in _some(page.locator(marks)):
        page.goto(app + path)
        page.wait_for_selector(marks)
        settle(page)
        mark = page.locator(marks).nth(number)
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_function("before => location.search !== before", arg="?" + path.split("?")[1])


def test_a_link_of_a_table_stays_in_the_session_and_a_new_tab_is_the_browsers(
    app: str, visit: Visit
):
    page = visit(app + CHARTS["beside"][0], wait=".d-beside-table")
    page.evaluate("window.sameSession = true")
    numbers = page.locator(".d-beside-table td a")
    with page.context.expect_page() as opened:
        numbers.nth(0).click(modifiers=["Control"])
    assert "outlet=" in opened.value.url
    before = page.url
    numbers.nth(0).click()
    page.wait_for_function("before => location.href !== before", arg=before)
    settle(page)
    assert page.evaluate("window.sameSession")
    page.go_back()
    expect(page).to_have_url(before)
    expect(page.locator(".d-beside-table").first).to_be_visible()


def test_a_cell_of_the_list_opens_its_sentences_in_the_session(app: str, visit: Visit):
    page = visit(app + "/stance?workspace=demo", wait=".d-aslist")
    page.evaluate("window.sameSession = true")
    page.locator(".d-aslist summary").click()
    page.locator(".d-cell").first.scroll_into_view_if_needed()
    scrolled = "document.querySelector('[data-testid=stMain]').scrollTop"
    assert page.evaluate(scrolled) > 0
    page.locator(".d-cell").first.click()
    expect(page.locator(".st-key-cell mark.evidence").first).to_be_visible()
    assert page.evaluate("window.sameSession")
    assert page.evaluate(scrolled) > 0, "the page jumped to its top"
