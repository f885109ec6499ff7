"""One analyst's clicks on the desk: each is seen in every panel and in the address."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CHIPS, DESK, settle, shows_chips

Visit = Callable[..., Page]
DEMO = "/?workspace=demo"
BOARD, TIMELINE = ".st-key-board .js-plotly-plot", ".st-key-timeline .js-plotly-plot"


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def spot(page: Page, chart: str, kind: str, one: str = "") -> tuple[float, float]:
    """Where on the screen the point of that kind and id is, by the chart's own measures."""
    page.locator(chart).scroll_into_view_if_needed()
    found = page.evaluate(
        """([chart, kind, one]) => {
            const plot = document.querySelector(chart), box = plot.getBoundingClientRect();
            const {xaxis, yaxis} = plot._fullLayout;
            for (const trace of plot._fullData) for (let i = 0; i < trace.x.length; i++) {
                const data = trace.customdata && trace.customdata[i];
                if (!data || data[0] !== kind || (one && data[1] !== one)) continue;
                const y = trace.type === "bar" ? trace.base + trace.y[i] / 2 : trace.y[i];
                return [box.x + xaxis._offset + xaxis.d2p(trace.x[i]),
                        box.y + yaxis._offset + yaxis.d2p(y)];
            }
        }""",
        [chart, kind, one],
    )
    assert found, f"no {kind} {one} in {chart}"
    return found[0], found[1]


def click(page: Page, chart: str, kind: str, one: str = "") -> None:
    x, y = spot(page, chart, kind, one)
    page.mouse.move(x - 2, y)
    page.mouse.move(x, y)
    page.wait_for_timeout(150)
    page.mouse.click(x, y)
    page.wait_for_timeout(300)
    settle(page)


def findings(page: Page) -> list[str]:
    return page.locator(".d-finding").all_inner_texts()


def speakers(page: Page) -> set[str]:
    return set(page.locator('[class*="st-key-speaker-"]').all_inner_texts())


def test_a_name_on_the_board_narrows_every_panel(app: str, visit: Visit):
    page = visit(app + DEMO, wait=DESK)
    before = findings(page)
    click(page, BOARD, "actor", "halvard-rostol")
    shows_chips(page, "Halvard Rostøl ✕")
    after = findings(page)
    assert after[0] == before[0], "the board goes on showing everybody"
    assert after[1].startswith("Halvard Rostøl: ")
    assert after[2] != before[2]
    assert speakers(page) == {"Halvard Rostøl"}
    click(page, BOARD, "actor", "halvard-rostol")
    shows_chips(page)  # a second click lets go


def test_a_mark_on_the_board_shows_its_sentences(app: str, visit: Visit):
    page = visit(app + DEMO, wait=DESK)
    click(page, BOARD, "stance")
    assert "stance" in query(page)
    assert page.locator('[class*="st-key-stance-"]').count() == 1
    expect(page.locator(".d-excerpt mark.evidence").first).to_be_visible()


def test_a_mark_on_the_timeline_narrows_the_others(app: str, visit: Visit):
    page = visit(app + DEMO, wait=DESK)
    before = findings(page)
    click(page, TIMELINE, "event")
    assert "event" in query(page)
    assert findings(page)[3] != before[3]
    assert findings(page)[2] == before[2], "the timeline goes on showing all events"


def test_a_bar_of_the_strip_is_a_range_of_dates(app: str, visit: Visit):
    page = visit(app + DEMO, wait=DESK)
    click(page, TIMELINE, "range")
    assert {"since", "until"} <= set(query(page))
    expect(page.locator(CHIPS)).to_have_count(1)


def test_following_a_quote_narrows_the_others(app: str, visit: Visit):
    page = visit(app + DEMO, wait=DESK)
    before = findings(page)
    page.get_by_role("button", name="Follow").nth(1).click()
    page.wait_for_url("**quote=**", timeout=15_000)
    settle(page)
    assert "quote" in query(page)
    assert findings(page)[2] != before[2]
    assert findings(page)[3] == before[3]


def test_an_address_opens_as_the_same_view_in_another_browser(app: str, visit: Visit):
    page = visit(app + DEMO, wait=DESK)
    click(page, BOARD, "actor", "norway")
    page.get_by_placeholder("Limit to words").fill("cable")
    page.get_by_placeholder("Limit to words").press("Enter")
    page.wait_for_timeout(300)
    settle(page)
    other = visit(page.url, wait=".d-numbers")
    shows_chips(page, "Norway ✕", "words: cable ✕")
    shows_chips(other, "Norway ✕", "words: cable ✕")
    assert findings(other) == findings(page)
    assert other.locator(".d-scope").inner_text() == page.locator(".d-scope").inner_text()


def test_a_chip_is_removed_and_back_brings_it_again(app: str, visit: Visit):
    page = visit(app + DEMO + "&actor=norway&words=cable", wait=".d-numbers")
    page.get_by_role("button", name="Norway ✕").click()
    page.wait_for_timeout(300)
    settle(page)
    shows_chips(page, "words: cable ✕")
    page.go_back()
    page.wait_for_timeout(500)
    settle(page)
    shows_chips(page, "Norway ✕", "words: cable ✕")
    page.go_forward()
    page.wait_for_timeout(500)
    settle(page)
    shows_chips(page, "words: cable ✕")


def test_nothing_left_says_so_and_leads_back(app: str, visit: Visit):
    page = visit(app + DEMO + "&words=no+such+words", wait=".d-blank")
    page.get_by_role("button", name="Show everything").click()
    page.wait_for_selector(DESK)
    shows_chips(page)


def test_a_quote_opens_its_article_at_the_words(app: str, visit: Visit):
    page = visit(app + DEMO + "&actor=kjersti-naustvik", wait=DESK)
    page.get_by_role("link", name="Read", exact=True).last.click()
    page.wait_for_selector(".d-article #here")
    page.wait_for_timeout(600)
    expect(page.locator(".d-article .here").first).to_be_in_viewport()
    assert query(page)["actor"] == ["kjersti-naustvik"], "the way back keeps the limits"
    page.get_by_role("link", name="Back to the desk").click()
    page.wait_for_selector(DESK)
    settle(page)
    shows_chips(page, "Kjersti Naustvik ✕")


def test_pages_are_reached_with_the_limits_kept(app: str, visit: Visit):
    page = visit(app + DEMO + "&actor=norway", wait=DESK)
    page.get_by_role("link", name="Method").click()
    page.wait_for_selector(".d-terms")
    page.get_by_role("link", name="Desk", exact=True).click()
    page.wait_for_selector(DESK)
    settle(page)
    shows_chips(page, "Norway ✕")


def test_the_demo_corpus_and_the_desk_are_switched(app: str, visit: Visit):
    page = visit(app + DEMO, wait=DESK)
    expect(page.get_by_role("note")).to_contain_text("every person and event is invented")
    page.locator(".st-key-workspace-choice").get_by_text("Your articles", exact=True).click()
    page.wait_for_timeout(500)
    settle(page)
    assert "workspace" not in query(page)
    assert page.get_by_role("note").count() == 0


@pytest.mark.parametrize("path", ["/article?workspace=demo", "/load", "/method"])
def test_an_inner_page_opens_by_its_address(app: str, visit: Visit, path: str):
    page = visit(app + path, wait="h1")
    assert page.locator(".d-name").count() == 1
    assert urlparse(page.url).path == urlparse(path).path


def test_text_full_of_markup_is_shown_as_written(app: str, visit: Visit):
    page = visit(app + "/", wait=DESK)
    expect(page.locator(".d-quote").first).to_contain_text(
        "US$5 and A$6 *bold* <script>alert(1)</script> :red[x] [a](b) ~5~"
    )
    assert speakers(page) == {"Anna *Berg*"}
    page.get_by_test_id("stPageLink-NavLink").filter(has_text="The $ Daily").first.click()
    page.wait_for_selector(".d-article")
    expect(page.locator(".d-title")).to_contain_text("<script>alert(1)</script> :red[x]")
