"""Two people correct one actor: the first is kept, the second is told; the log takes it back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.conftest import serving, settle
from tests.pages.labelled_store import demo_store

ACTOR = "/actors?workspace=demo&actor=civic-union"


@pytest.fixture(scope="module")
def own_app(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app on a store of its own, since corrections change it."""
    where = Path(tmp_path_factory.mktemp("browser-correcting"), "desk.db")
    demo_store(where).close()
    with serving(where) as address:
        yield address


def fill(page: Page, choice: str, why: str, name: str) -> None:
    """Opens the form of the actor and fills it in, up to the button."""
    page.get_by_role("button", name="Correct or confirm this actor").click()
    page.get_by_role("combobox").last.click()
    page.get_by_role("option", name=choice).click()
    settle(page)
    page.get_by_label("Why").fill(why)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your name").press("Tab")
    settle(page)


def test_two_people_at_one_actor_and_the_log(visit: Callable[..., Page], own_app: str) -> None:
    one, other = visit(own_app + ACTOR), visit(own_app + ACTOR)
    fill(one, "Is right: an actor to watch", "on our list", "M. Lund")
    fill(other, "Is no actor: leave it out", "only named", "A. Berg")
    one.get_by_role("button", name="Correct", exact=True).click()
    expect(one.get_by_text("confirmed by an analyst").first).to_be_visible()
    other.get_by_role("button", name="Correct", exact=True).click()
    told = other.get_by_text("M. Lund has corrected “Civic Union” meanwhile")
    expect(told).to_be_visible()
    expect(other.get_by_label("Why")).to_have_value("only named")

    one.get_by_role("button", name="Undo").click()
    expect(one.get_by_text("0 in force")).to_be_visible()
    expect(one.get_by_text("confirmed by an analyst")).to_have_count(0)
