"""The files: hostile text is text, other scripts survive, Word and HTML are what they claim."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html as lxml_html
from PIL import Image

from analysis.briefing.docx import word
from analysis.briefing.edits import Edits, edited
from analysis.briefing.html import html
from analysis.briefing.lint import lint
from analysis.briefing.lint_export import lint_export
from analysis.briefing.markdown import markdown
from analysis.briefing.model import Briefing, Picture
from analysis.briefing.pictures import drawable, png, svg
from analysis.briefing.references import bibtex, csl, ris
from analysis.briefing.tables import bundle
from analysis.figures.palette import DARK
from analysis.types import Label
from tests.analysis.briefing.conftest import Texts
from tests.analysis.reports import Report

Make = Callable[..., tuple[Briefing, Texts]]
HOSTILE = '<script>alert(1)</script> US$5 *b* [a](javascript:x) | # "quoted" `c` {d} & =1+1'
ARABIC, CYRILLIC, CHINESE = "سيرغي لافروف", "Сергей Лавров", "习近平"


@pytest.fixture
def odd(of_reports: Make) -> tuple[Briefing, Texts]:
    """A briefing on actors of other scripts whose articles hold markup."""
    found, texts = of_reports(
        Report(HOSTILE, "2025-05-01", Label.SUPPORTS, words=HOSTILE, actor=ARABIC),
        Report("Echo", "2025-05-02", Label.OPPOSES, words="нет, никогда", actor=CYRILLIC),
        Report("Echo", "2025-05-02", Label.OPPOSES, words="x y z", actor=CHINESE),
        Report("Echo", "2025-05-03", Label.CONDITIONAL, words="شروط كثيرة", actor=ARABIC),
    )
    return edited(found, Edits(title=HOSTILE)), texts


def picture(briefing: Briefing) -> Picture:
    found = next(one.picture for one in briefing.blocks if one.picture)
    assert found
    return found


def test_hostile_text_breaks_no_rule_and_stays_text(odd: tuple[Briefing, Texts]):
    briefing, texts = odd
    assert lint(briefing, texts) == ()
    page = html(briefing)
    assert "<script>alert" not in page
    assert page.count("<script>") == 1
    for kind, content in (
        ("html", page.encode()),
        ("md", markdown(briefing).encode()),
        ("docx", word(briefing)),
    ):
        assert lint_export(content, kind, briefing, texts) == (), kind


def test_hostile_text_is_no_markup_in_markdown(odd: tuple[Briefing, Texts]):
    text = markdown(odd[0])
    assert r"\<script\>alert(1)\</script\>" in text
    assert r"\*b\*" in text
    assert r"\[a\](javascript:x)" in text


def test_names_of_every_script_survive(odd: tuple[Briefing, Texts]):
    briefing, _ = odd
    words = "\n".join(
        paragraph.text
        for table in docx.Document(io.BytesIO(word(briefing))).tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    )
    for name in (ARABIC, CYRILLIC, CHINESE):
        assert name in words
        assert name in html(briefing)
        assert name in markdown(briefing)


def test_words_from_right_to_left_are_marked_so_in_word(odd: tuple[Briefing, Texts]):
    document = docx.Document(io.BytesIO(word(odd[0])))
    runs = [run for run in document.element.iter(qn("w:r")) if ARABIC in "".join(run.itertext())]
    assert any(run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for run in runs)


def test_a_name_that_the_font_lacks_is_drawn_as_its_number(odd: tuple[Briefing, Texts]):
    assert drawable(CHINESE, 2) == "actor 2"
    assert drawable(CYRILLIC, 1) == CYRILLIC
    assert png(picture(odd[0]))[:4] == b"\x89PNG"


def test_the_html_fetches_nothing_and_lets_no_other_script_run(briefing: Briefing):
    page = html(briefing)
    tree = lxml_html.document_fromstring(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert "script-src 'sha256-" in policy
    assert not tree.xpath("//link|//iframe|//object|//embed|//img[not(starts-with(@src,'data:'))]")
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    assert "url(" not in page.split("</style>")[0].replace("url(#", "")


def test_only_addresses_of_the_web_are_links(briefing: Briefing):
    bad = replace(briefing.sources[0], url="javascript:alert(1)")
    bent = replace(briefing, sources=(bad, *briefing.sources[1:]))
    tree = lxml_html.document_fromstring(html(bent))
    links = tree.xpath("//ol[@class='sources']//a/@href")
    assert len(links) == len(briefing.sources) - 1
    assert all(one.startswith("https://") for one in links)
    assert "<javascript" not in markdown(bent)


def test_the_picture_tells_what_it_shows(briefing: Briefing):
    tree = lxml_html.document_fromstring(html(briefing))
    (told,) = tree.xpath("//svg/@aria-label")
    assert "Russia: " in told
    document = docx.Document(io.BytesIO(word(briefing)))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == picture(briefing).alt


def test_the_picture_has_every_dot_in_both_forms(briefing: Briefing):
    one = picture(briefing)
    assert svg(one) == svg(one)
    assert png.__wrapped__(one) == png(one)
    assert all(name in svg(one) for name in one.names)


def test_the_page_has_the_picture_in_its_theme_and_narrow(briefing: Briefing):
    one = picture(briefing)
    paper, dark, phone = (
        Image.open(io.BytesIO(found))
        for found in (png(one), png(one, theme="dark"), png(one, theme="dark", narrow=True))
    )
    assert paper.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
    assert "#{:02X}{:02X}{:02X}".format(*dark.convert("RGB").getpixel((2, 2))) == DARK.paper
    assert phone.width / phone.height < dark.width / dark.height


def test_word_has_headings_styles_and_a_table_with_heads(briefing: Briefing):
    document = docx.Document(io.BytesIO(word(briefing)))
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert [one.split("  ")[0] for one in heads] == [block.title for block in briefing.blocks]
    used = {p.style.name for p in document.paragraphs if p.style}
    assert {"Title", "Desk", "Source words", "Source entry", "Note"} <= used
    (table,) = document.tables
    head = table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
    assert head is not None
    assert document.core_properties.title == briefing.title


def test_citations_are_escaped_and_whole(briefing: Briefing):
    first = replace(briefing.sources[0], title="A & B_{%}\nTY  - X", url="javascript:x")
    bent = replace(briefing, sources=(first, *briefing.sources[1:]))
    assert r"title = {{A \& B\_\{\%\} TY - X}}," in bibtex(bent)
    assert ris(bent).count("TY  - NEWS\r\n") == len(bent.sources)
    items = json.loads(csl(bent))
    assert len(items) == len(bent.sources)
    assert items[0]["title"] == "A & B_{%}\nTY  - X"
    assert "URL" not in items[0]
    assert items[1]["issued"] == {"date-parts": [[2026, 2, 13]]}
    assert all(one.hash in bibtex(bent) for one in bent.sources)


def test_no_cell_of_a_table_is_a_formula(odd: tuple[Briefing, Texts]):
    bent = replace(odd[0], sources=tuple(replace(one, title="=1+1") for one in odd[0].sources))
    with zipfile.ZipFile(io.BytesIO(bundle(bent))) as held:
        assert "'=1+1" in held.read("sources.csv").decode("utf-8-sig")
        assert json.loads(held.read("sources.jsonl").splitlines()[0])["title"] == "=1+1"
