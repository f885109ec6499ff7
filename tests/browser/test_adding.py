"""Pasting an article, from the empty desk to its panels."""

from collections.abc import Callable

from playwright.sync_api import Page

Visit = Callable[..., Page]
TEXT = (
    "Lindholm backs talks with Moscow\n\n"
    "OSLO - Foreign Minister Karin Lindholm said on Tuesday that Norway would welcome "
    "closer cooperation with Russia on fisheries.\n\n"
    '"We are ready to work with Russia," Lindholm told reporters.'
)


def test_a_pasted_article_is_analysed_and_shown(empty_app: str, visit: Visit):
    page = visit(empty_app + "/load", wait="textarea")
    page.locator("textarea").fill(TEXT)
    page.locator("textarea").press("Control+Enter")
    page.wait_for_selector(".d-preview")
    assert "Lindholm backs talks" in page.locator(".d-preview").inner_text()
    page.get_by_role("button", name="Analyse and keep").click()
    page.wait_for_selector(".d-done", timeout=90_000)
    page.get_by_role("link", name="See them on the desk").click()
    page.wait_for_selector(".d-numbers")
    assert "1 article" in page.locator(".d-scope").inner_text()
    assert "Karin Lindholm" in page.locator(".stMainBlockContainer").inner_text()


def test_text_without_a_word_is_refused_with_the_remedy(empty_app: str, visit: Visit):
    page = visit(empty_app + "/load", wait="textarea")
    page.locator("textarea").fill("--- ... ---")
    page.locator("textarea").press("Control+Enter")
    page.wait_for_selector(".d-refused")
    assert "no text" in page.locator(".d-refused").inner_text()
