"""A strip of pictures of an analyst's hour: load, look, correct, compare, brief; and of the desk.

Run: python benchmarks/analysts_hour.py. A browser does on the real app what an analyst does: adds
the seed article, looks at the fictional demo corpus, corrects a reading, compares two outlets,
composes a briefing. Writes docs/hour.png and docs/desk.png.
"""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from PIL import Image, ImageDraw, ImageFont  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from tests.browser.conftest import ARGS, DESK, REMEDY, browser_path, serving, settle  # noqa: E402

SEED, DEMO = ROOT / "seeds/articles", ROOT / "seeds/demo/articles"
WIDE, HIGH = 1200, 900  # pixels of the browser
SHOWN, GAP, HEAD, ROW = 800, 24, 72, 3  # pixels of a picture and around it; pictures in a row
SLOW = 60_000  # milliseconds


def load(page: Page, address: str) -> None:
    """The seed article is given and looked at before it is kept."""
    page.goto(f"{address}/load")
    given = page.locator("[data-testid=stFileUploader] input").first
    given.set_input_files([str(one) for one in sorted(SEED.iterdir())])
    page.get_by_text("1 article", exact=False).first.wait_for(timeout=SLOW)


def look(page: Page, address: str) -> None:
    """The desk on all that is known."""
    page.goto(f"{address}/?workspace=demo")
    page.wait_for_selector(DESK, timeout=SLOW)
    page.get_by_role("button", name="No tour").click()
    page.locator(".st-key-tour").wait_for(state="detached")


def correct(page: Page, address: str) -> None:
    """A judgement on a reading, beside its sentence, with a reason."""
    page.goto(f"{address}/stance?workspace=demo")
    page.wait_for_selector('[class*="st-key-review-"]', timeout=SLOW)
    settle(page)
    judge = page.locator('[class*="st-key-review-"]').get_by_role("button", name="Judge").first
    judge.scroll_into_view_if_needed()
    page.mouse.wheel(0, 420)
    judge.click()
    reason = page.get_by_label("Why").first
    reason.wait_for(timeout=SLOW)
    reason.fill("Welcomes inspections, keeps sanctions")
    page.get_by_label("Your name").first.fill("A. Analyst")
    page.get_by_label("Your name").first.blur()


def compare(page: Page, address: str) -> None:
    """Two actors side by side."""
    page.goto(f"{address}/compare?workspace=demo&actor=norway&versus=actor%3Danatoly-drozhdin")
    page.wait_for_selector(".d-beside-table", timeout=SLOW)


def brief(page: Page, address: str) -> None:
    """The briefing, ready to be edited and taken away."""
    page.goto(f"{address}/briefing?workspace=demo")
    page.wait_for_selector(".d-brief blockquote", timeout=SLOW)


STEPS = (
    ("1  Load", "Give files, see what was understood", load),
    ("2  Look", "Who stands where, and the sentences", look),
    ("3  Correct", "Judge a reading, with a reason", correct),
    ("4  Compare", "Two actors, outlets or periods", compare),
    ("5  Brief", "Composed, cited, taken to the room", brief),
)


def taken(page: Page, address: str) -> list[Image.Image]:
    """A picture of each step."""
    found = []
    for name, _, step in STEPS:
        step(page, address)
        settle(page)
        page.wait_for_timeout(1_000)
        found.append(Image.open(io.BytesIO(page.screenshot(animations="disabled"))))
        print(f"taken: {name}", flush=True)
    return found


def strip(pictures: list[Image.Image]) -> Image.Image:
    """The pictures in rows, smaller, each under its name."""
    width, height = SHOWN, SHOWN * HIGH // WIDE
    rows = -(-len(pictures) // ROW)
    size = (GAP + ROW * (width + GAP), rows * (HEAD + height) + GAP)
    whole = Image.new("RGB", size, "#F4F2EC")
    draw = ImageDraw.Draw(whole)
    for number, (picture, (name, words, _)) in enumerate(zip(pictures, STEPS, strict=True)):
        left = GAP + number % ROW * (width + GAP)
        top = number // ROW * (HEAD + height) + HEAD
        draw.text((left, top - 58), name, "#1A1D21", ImageFont.load_default(26))
        draw.text((left, top - 26), words, "#59616B", ImageFont.load_default(17))
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        whole.paste(small, (left, top))
        draw.rectangle((left - 1, top - 1, left + width, top + height), outline="#C9C4B8")
    return whole


def desk(page: Page, address: str) -> Image.Image:
    """The desk for the README."""
    page.set_viewport_size({"width": 1440, "height": 1180})
    look_at = f"{address}/?workspace=demo"
    page.goto(look_at)
    page.wait_for_selector(DESK, timeout=SLOW)
    settle(page)
    if (tour := page.get_by_role("button", name="No tour")).count():
        tour.click()
        page.locator(".st-key-tour").wait_for(state="detached")
    settle(page)
    page.wait_for_timeout(1_000)
    return Image.open(io.BytesIO(page.screenshot(animations="disabled")))


def small(picture: Image.Image, where: Path, colours: int = 192) -> None:
    """Writes a picture in few colours."""
    picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(where, optimize=True)
    print(f"{where.relative_to(ROOT)}  {where.stat().st_size // 1024} KB  {picture.size}")


def main() -> None:
    """Loads the demo corpus, takes the pictures, writes them."""
    if browser_path() is None:
        sys.exit(REMEDY)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Path(folder, "desk.db")
        detente = [sys.executable, "-m", "analysis", "load", "--workspace", "demo", "--fictional"]
        env = {**os.environ, "DETENTE_STORE": str(store)}
        subprocess.run([*detente, str(DEMO)], check=True, env=env)
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(ARGS))
        with serving(store) as address:
            page = browser.new_page(viewport={"width": WIDE, "height": HIGH}, color_scheme="light")
            page.set_default_timeout(SLOW)
            small(strip(taken(page, address)), ROOT / "docs/hour.png")
            small(desk(page, address), ROOT / "docs/desk.png")
        browser.close()


if __name__ == "__main__":
    main()
