"""DOCX: what a reader of the document sees is the text, and files that are none."""

import io
import zipfile
from datetime import date, datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


@pytest.fixture
def word():
    def word(*paragraphs, change=None, **about):
        made = docx.Document()
        for words in paragraphs:
            made.add_paragraph(words)
        if change:
            change(made)
        for name, value in about.items():
            setattr(made.core_properties, name, value)
        file = io.BytesIO()
        made.save(file)
        return file.getvalue()

    return word


def test_paragraphs_are_the_article(read, word):
    (article,), errors = read("talks.docx", word("Talks open", "", "They met.", "They left."))
    assert errors == []
    assert article.text == "Talks open\n\nThey met.\n\nThey left."


def test_metadata_comes_from_the_properties(read, word):
    content = word(
        "Talks open", "They met.", title="Talks open", author="Kari Nord", language="en-GB",
        category="World", created=datetime(2020, 5, 1, 8),
    )  # fmt: skip
    (article,), errors = read("talks.docx", content)
    assert errors == []
    assert (article.title, article.author) == ("Talks open", "Kari Nord")
    assert (article.language, article.section) == ("en", "World")
    assert (article.published, article.published_from, article.published_certainty) == (
        date(2020, 5, 1),
        "file",
        "guessed",
    )


def test_date_and_byline_of_the_text_come_before_the_file(read, word):
    content = word(
        "Talks open", "By Kari Nord", "16 February 2017", "They met.", author="Desk Analyst",
        created=datetime(2020, 5, 1),
    )  # fmt: skip
    (article,), _ = read("talks.docx", content)
    assert (article.published, article.published_certainty) == (date(2017, 2, 16), "likely")
    assert article.author == "Kari Nord"


def test_heading_is_the_title(read, word):
    def change(made):
        made.paragraphs[0].insert_paragraph_before("Talks open", style="Heading 1")

    (article,), _ = read("a.docx", word("They met.", change=change, title="Template"))
    assert article.title == "Talks open"


def test_tracked_insertions_count_and_deletions_do_not(read, word):
    def change(made):
        made.paragraphs[1]._p.append(
            parse_xml(
                f'<w:ins {nsdecls("w")} w:id="1" w:author="x"><w:r><w:t xml:space="preserve"> in '
                "Oslo</w:t></w:r></w:ins>"
            )
        )
        made.paragraphs[1]._p.append(
            parse_xml(
                f'<w:del {nsdecls("w")} w:id="2" w:author="x"><w:r><w:delText> and left'
                "</w:delText><w:t> gone</w:t></w:r></w:del>"
            )
        )

    (article,), _ = read("a.docx", word("Talks open", "They met", change=change))
    assert article.text == "Talks open\n\nThey met in Oslo"


def test_tables_and_links_are_read_in_their_place(read, word):
    def change(made):
        table = made.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Left cell.", "Right cell."
        made.add_paragraph("After it.")

    (article,), _ = read("a.docx", word("Talks open", change=change))
    assert article.text == "Talks open\n\nLeft cell.\n\nRight cell.\n\nAfter it."


@pytest.mark.parametrize("name", ["a.txt", "a.zip", "a"])
def test_docx_is_known_by_its_content(name, read, word):
    (article,), _ = read(name, word("Talks open", "They met."))
    assert article.title == "Talks open"


def test_empty_document_says_so(read, word):
    articles, (error,) = read("a.docx", word())
    assert articles == []
    assert "there is no text" in error


def test_docx_cut_short_is_refused(read, word):
    articles, (error,) = read("a.docx", word("Talks open")[:-300])
    assert articles == []
    assert "a.docx: the archive is damaged or cut short" in error


def _with_body(content, xml):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    return made.getvalue()


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BODY = (
    '<?xml version="1.0"?>{}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml'
    '/2006/main"><w:body>{}</w:body></w:document>'
)
PARAGRAPH = "<w:p><w:r><w:t>Talks {}</w:t></w:r></w:p>"
HOSTILE = {
    "billion laughs": BODY.format(
        f'<!DOCTYPE x [<!ENTITY a0 "ha">{ENTITIES}]>', PARAGRAPH.format("&a9;")
    ),
    "external entity": BODY.format(
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', PARAGRAPH.format("&a;")
    ),
    "nested deep": BODY.format("", "<w:sdt>" * 5_000 + PARAGRAPH.format("")),
    "no XML": "nothing",
    "empty": "",
    "bomb": BODY.format("", " " * 60_000_000),
}


@pytest.mark.parametrize("xml", HOSTILE.values(), ids=HOSTILE)
def test_hostile_document_is_refused_or_read_without_what_it_smuggles(xml, read, word):
    articles, errors = read("a.docx", _with_body(word("Talks"), xml))
    assert articles or errors[0].startswith("a.docx: ")
    assert all(len(a.text) < 100 and "root" not in a.text for a in articles)
