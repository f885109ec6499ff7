"""PDF: pages become paragraphs, what repeats goes, and files that are none or too much."""

import io
import time
from datetime import date

import pypdf
import pytest

FIRST = [
    "Norway weighs Arctic talks",
    "By Kari Nord",
    "16 February 2017",
    "OSLO - Norway will weigh talks with Russia on search and res-",
    "cue in the Barents Sea, the well-known foreign minister said on",
    "Thursday, after two years without a meeting of the two sides.",
    "“We never closed the line,” she told reporters after a meeting",
    "of the cabinet, adding that parliament would have the last word.",
]
SECOND = [
    "A spokesman for the embassy said that Moscow welcomed the step",
    "and was ready to send its experts, all of them with long experi-",
    "ence, as early as March. A drill of the joint search-and-",
    "rescue service will follow, the well-",
    "known spokesman said.",
]


def paged(pages):
    return [
        ["The Wire", *page, f"https://wire.example/2017/02/16/talks {n}/{len(pages)}"]
        for n, page in enumerate(pages, start=1)
    ]


def test_pages_become_one_article(read, pdf):
    (article,), errors = read("talks.pdf", pdf(paged([FIRST, SECOND]), Title=FIRST[0]))
    assert errors == []
    assert article.title == "Norway weighs Arctic talks"
    assert "search and rescue in the Barents Sea, the well-known foreign minister" in article.text
    assert "long experience, as early as March." in article.text
    assert "search-and-rescue service will follow, the well-known spokesman" in article.text
    assert "The Wire" not in article.text
    assert "https" not in article.text


def test_metadata_comes_from_the_pages_before_the_file(read, pdf):
    about = {"Author": "Desk User", "CreationDate": "D:20200501120000+02'00'"}
    (article,), errors = read("talks.pdf", pdf(paged([FIRST, SECOND]), **about))
    assert errors == []
    assert (article.published, article.published_certainty) == (date(2017, 2, 16), "likely")
    assert article.author == "Kari Nord"
    assert article.url == "https://wire.example/2017/02/16/talks"
    assert article.language == "en"


def test_day_of_the_file_is_a_guess(read, pdf):
    (article,), _ = read("a.pdf", pdf([SECOND], CreationDate="D:20200501120000"))
    assert (article.published, article.published_from, article.published_certainty) == (
        date(2020, 5, 1),
        "file",
        "guessed",
    )


@pytest.mark.parametrize("title", ["Microsoft Word - x.docx", "Layout 1", "Another headline"])
def test_title_of_the_file_counts_only_where_it_is_printed(title, read, pdf):
    (article,), _ = read("a.pdf", pdf([FIRST], Title=title))
    assert article.title == "Norway weighs Arctic talks"


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a", "a.aspx"])
def test_pdf_is_known_by_its_content(name, read, pdf):
    (article,), _ = read(name, pdf([FIRST]))
    assert article.title == "Norway weighs Arctic talks"


def test_what_a_server_put_before_it_is_passed_over(read, pdf):
    (article,), _ = read("a.pdf", b"\r\n\r\n" + pdf([FIRST]))
    assert article.title == "Norway weighs Arctic talks"


def test_scanned_pages_say_so(read, pdf):
    articles, (error,) = read("scan.pdf", pdf([b"0 0 100 100 re f"] * 3))
    assert articles == []
    assert "scan.pdf: its pages hold no text" in error
    assert "OCR" in error


def test_one_scanned_page_is_noted(read, pdf):
    (article,), (note,) = read("a.pdf", pdf([FIRST, b"0 0 100 100 re f", SECOND]))
    assert "no text on page 2" in note
    assert "as early as March." in article.text


def test_locked_pdf_says_so(read, pdf):
    writer = pypdf.PdfWriter(io.BytesIO(pdf([FIRST])))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    articles, (error,) = read("a.pdf", file.getvalue())
    assert articles == []
    assert "password" in error


def test_too_many_pages_are_refused_at_once(read, pdf):
    content = pdf([b""] * 10_000)
    started = time.monotonic()
    articles, (error,) = read("a.pdf", content)
    assert articles == []
    assert "10,000 pages, more than the 1,000 allowed" in error
    assert time.monotonic() - started < 10


def test_page_with_endless_operators_ends_in_time(read, pdf):
    articles, errors = read("a.pdf", pdf([FIRST, b"BT " + b"(x) Tj " * 900_000 + b"ET"]),
                            DETENTE_MAX_SECONDS="1")  # fmt: skip
    assert articles == []
    assert any(words in errors[0] for words in ("more than 1 seconds", "can't be read"))


REFUSED = {
    "only a start": b"%PDF-1.7\n",
    "no pages": b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n",
    "its own parent": (
        b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages "
        b"/Kids [2 0 R 2 0 R] /Count 2 >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    ),
    "nested arrays": (
        b"%PDF-1.7\n1 0 obj " + b"[" * 100_000 + b" endobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    ),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_pdf_that_is_refused_says_why(content, read):
    articles, (error,) = read("a.pdf", content)
    assert articles == []
    assert error.startswith("a.pdf: ")
    assert error.count(". ") >= 1


def test_pdf_cut_short_gives_what_is_there_or_says_why(read, pdf):
    content = pdf(paged([FIRST, SECOND]))
    for size in range(100, len(content), 97):
        articles, errors = read("a.pdf", content[:size])
        assert articles or errors
