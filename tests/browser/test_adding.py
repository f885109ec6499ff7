"""Pasting an article, from the empty desk to its panels."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
TEXT = (
    "Lindholm backs talks with Moscow\n\n"
    "OSLO - Foreign Minister Karin Lindholm said on Tuesday that Norway would welcome "
    "closer cooperation with Russia on fisheries.\n\n"
    '"We are ready to work with Russia," Lindholm told reporters.'
)


def paste(page: Page, text: str) -> None:
    page.get_by_text("Paste text").click()
    page.locator("textarea").fill(text)
    page.locator("textarea").press("Control+Enter")


def test_a_pasted_article_is_analysed_and_shown(empty_app: str, visit: Visit):
    page = visit(empty_app + "/load", wait="[data-testid=stFileUploader]")
    paste(page, TEXT)
    expect(page.locator(".d-preview")).to_contain_text("Lindholm backs talks")
    page.get_by_role("button", name="Analyse and keep").click()
    page.wait_for_selector(".d-done", timeout=90_000)
    page.get_by_role("link", name="See them on the desk").click()
    page.wait_for_selector(".d-numbers")
    assert "1 article" in page.locator(".d-scope").inner_text()
    assert "Karin Lindholm" in page.locator(".stMainBlockContainer").inner_text()


def test_text_without_a_word_is_refused_with_the_remedy(empty_app: str, visit: Visit):
    page = visit(empty_app + "/load", wait="[data-testid=stFileUploader]")
    paste(page, "--- ... ---")
    expect(page.locator(".d-refused")).to_contain_text("no text")
