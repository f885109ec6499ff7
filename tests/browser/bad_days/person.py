"""What an analyst does in the browser on a bad day, and what the page confirms."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import settle

Look = Callable[..., Page]
CONFIRMED = "confirmed by an analyst"


def actor_address(server: str, actor: str) -> str:
    return f"{server}/actors?workspace=demo&actor={actor}"


def fill(page: Page, why: str, name: str = "M. Lund") -> None:
    """Opens the form of the actor in view and fills it in: an actor to watch."""
    page.get_by_role("button", name="Correct or confirm this actor").click()
    settle(page)
    page.get_by_label("Why").fill(why)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your name").press("Tab")
    settle(page)


def press(page: Page) -> None:
    """Sends the form, or finds that the page tells of trouble already; nothing is waited for."""
    button = page.get_by_role("button", name="Correct", exact=True)
    button.or_(page.locator("[data-testid=stAlert]")).first.click(no_wait_after=True)


def is_told(page: Page) -> None:
    """Waits until the page says that the correction holds."""
    expect(page.get_by_text(CONFIRMED).first).to_be_visible(timeout=60_000)
