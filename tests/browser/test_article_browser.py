"""The reader in a browser: the keys, the way through the articles, copies, and the phone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import serving, settle
from tests.pages.labelled_store import demo_store

Visit = Callable[..., Page]
FIRST, LAST = "01-oslo-offers-rescue-drill", "26-geneva-restart"
IN_SIGHT = """() => {
    const here = document.getElementById("here")?.getBoundingClientRect()
    return !!here && here.top > 60 && here.bottom < innerHeight
        && document.activeElement.id === "here"
}"""


def read(one: str) -> str:
    return f"/article?workspace=demo&read={one}"


def test_keys_go_from_evidence_to_evidence_and_back_goes_back(app: str, visit: Visit):
    page = visit(app + read(LAST), wait=".d-step", height=700)
    expect(page.locator(".d-step")).to_have_text("Evidence: 20 places")
    for keys, told in (
        ("Alt+n", "Evidence 1 of 20"),
        ("Alt+n", "Evidence 2 of 20"),
        ("Alt+p", "Evidence 1 of 20"),
        ("Alt+p", "Evidence 20 of 20"),
    ):
        page.keyboard.press(keys)
        expect(page.locator(".d-step")).to_contain_text(told)
        page.wait_for_function(IN_SIGHT)
    page.go_back()
    expect(page.locator(".d-step")).to_contain_text("Evidence 1 of 20")
    page.wait_for_function(IN_SIGHT)


def test_what_is_gone_to_again_is_scrolled_to_again(app: str, visit: Visit):
    page = visit(app + read(LAST), wait=".d-step", height=700)
    go = page.get_by_role("button", name="Go to the sentence").last
    for _ in range(2):
        go.click()
        page.wait_for_function(IN_SIGHT)
        page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")


def test_the_buttons_stay_in_sight_and_name_their_keys(app: str, visit: Visit):
    page = visit(app + read(LAST), wait=".d-step", height=700)
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 1200)")
    button = page.get_by_role("button", name="Next")
    box = button.bounding_box()
    assert box
    assert 0 <= box["y"] < 100
    assert "Alt" in button.inner_text()


def test_the_next_article_is_in_the_address_and_nothing_is_loaded_anew(app: str, visit: Visit):
    page = visit(app + read(LAST), wait=".d-step")
    page.evaluate("window.sameSession = true")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 600)")
    page.get_by_role("link", name="Next article").click()
    expect(page).to_have_url(app + read("25-eve-of-geneva"))
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "On the eve of Geneva, the north weighs its words"
    )
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Geneva talks end with plan")
    page.get_by_role("link", name="1 of 26 articles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Articles")
    expect(page).to_have_url(app + "/article?workspace=demo")
    assert page.evaluate("window.sameSession")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone_the_head_leaves_the_screen_to_the_article(app: str, visit: Visit, theme: str):
    page = visit(app + read(FIRST), wait=".d-article", width=390, height=844, theme=theme)
    head = page.locator(".st-key-masthead").bounding_box()
    for link in page.locator(".st-key-pages a").all():
        expect(link).to_be_in_viewport(ratio=1)
    title, marks = (
        page.locator(one).bounding_box() for one in (".d-article .d-title", ".d-legend")
    )
    last = page.locator(".d-article p").last.bounding_box()
    assert head
    assert title
    assert marks
    assert last
    assert head["y"] + head["height"] < 844 / 3
    assert title["y"] < 844 / 2
    assert marks["y"] > last["y"], "the choice of marks comes after the text"


@pytest.fixture(scope="module")
def own_app(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app on a store of its own, since corrections change it."""
    where = Path(tmp_path_factory.mktemp("browser-article"), "desk.db")
    demo_store(where).close()
    with serving(where) as address:
        yield address


def test_copies_are_parted_in_two_clicks_and_the_second_analyst_is_told(own_app: str, visit: Visit):
    one, other = (visit(own_app + read(FIRST), wait=".d-step") for _ in range(2))
    for page, name in ((one, "M. Lund"), (other, "A. Berg")):
        page.get_by_role("button", name="Not copies?").click()
        page.get_by_label("Why").fill("each sent a reporter")
        page.get_by_label("Your name").fill(name)
        page.get_by_label("Your name").press("Tab")
        settle(page)
    one.get_by_role("button", name="These are not copies of one story").click()
    expect(one.get_by_text("M. Lund: each sent a reporter")).to_be_visible()
    expect(one.get_by_text("No other article here is a copy of this one.")).to_be_visible()
    other.get_by_role("button", name="These are not copies of one story").click()
    expect(other.get_by_text("M. Lund has corrected")).to_be_visible()
    one.goto(own_app + "/?workspace=demo")
    expect(one.get_by_role("heading", level=1)).to_contain_text("26 articles")
    settle(one)
    assert one.get_by_text("is a copy of another").count() == 0
