"""Tables: which column is what, one article a row, and what a row can do wrong."""

import io
import zipfile
from datetime import date, datetime

import pytest

from analysis.errors import SourceError
from analysis.settings import read_settings
from analysis.sources import preview_columns
from analysis.sources.fields import guessed

GOOD = (
    "headline,full_text,publish_date,media_name,authors,url,language,section\n"
    'Talks open,"They met.\n\nThey left.",2017-02-16,The Wire,Kari Nord,https://w.example/1,en,World\n'
    "Talks close,Nobody met.,2017-02-17T08:00:00Z,The Post,,https://w.example/2,English,\n"
)


def test_row_is_an_article_with_what_its_columns_say(read):
    (first, second), errors = read("news.csv", GOOD)
    assert errors == []
    assert first.text == "Talks open\n\nThey met.\n\nThey left."
    assert (first.published, first.published_from, first.published_certainty) == (
        date(2017, 2, 16),
        "document",
        "certain",
    )
    assert (first.outlet, first.author, first.url) == (
        "The Wire",
        "Kari Nord",
        "https://w.example/1",
    )
    assert (first.language, first.section) == ("en", "World")
    assert (second.published, second.language) == (date(2017, 2, 17), "en")


def test_id_comes_from_the_words_so_that_another_order_is_the_same(read):
    header, *rows = GOOD.splitlines(keepends=True)
    turned = header + rows[-1] + "".join(rows[:-1])
    assert {a.id for a in read("a.csv", GOOD)[0]} == {a.id for a in read("b.csv", turned)[0]}


FORMS = {
    "semicolons": ("a.csv", GOOD.replace(",", ";")),
    "tabs": ("a.tsv", GOOD.replace(",", "\t")),
    "Excel's first line": ("a.csv", "sep=;\r\n" + GOOD.replace(",", ";")),
    "byte order mark": ("a.csv", "\ufeff" + GOOD),
    "UTF-16": ("a.csv", GOOD.encode("utf-16")),
    "Windows line ends": ("a.csv", GOOD.replace("\n", "\r\n")),
    "blank lines": ("a.csv", GOOD.replace("Wire,Kari", "Wire,Kari") + "\n\n,,,\n"),
    "wrong ending": ("a.txt", GOOD),
    "no ending": ("a", GOOD),
}


@pytest.mark.parametrize(("name", "content"), FORMS.values(), ids=FORMS)
def test_table_in_any_usual_form(name, content, read):
    articles, errors = read(name, content)
    assert errors == []
    assert [a.title for a in articles] == ["Talks open", "Talks close"]


HEADERS = {
    "Media Cloud": (
        "id,indexed_date,language,media_name,media_url,publish_date,title,url,text",
        {"text": "text", "title": "title", "date": "publish_date", "outlet": "media_name"},
    ),
    "GDELT with text": (
        "URL,MobileURL,SeenDate,Title,Domain,SourceLang,Content",
        {"text": "Content", "title": "Title", "date": "SeenDate", "outlet": "Domain"},
    ),
    "ProQuest": (
        "Title,Abstract,Full text,Publication title,Publication date,Authors,Document URL",
        {"text": "Full text", "title": "Title", "outlet": "Publication title"},
    ),
    "All the news": (
        ",id,title,publication,author,date,year,month,url,content",
        {"text": "content", "outlet": "publication", "date": "date", "author": "author"},
    ),
    "NewsAPI, flat": (
        "source.id,source.name,author,title,description,url,publishedAt,content",
        {"text": "content", "outlet": "source.name", "date": "publishedAt"},
    ),
    "by hand": ("Date;Newspaper;Headline;Byline;Body", {"text": "Body", "outlet": "Newspaper"}),
}


@pytest.mark.parametrize(("header", "expected"), HEADERS.values(), ids=HEADERS)
def test_columns_are_known_by_their_names(header, expected):
    names = header.replace(";", ",").split(",")
    assert expected.items() <= guessed(names).items()


def test_mapping_overrules_the_guess(read):
    content = "text,note\nNot this.,This is the text.\n"
    (article,), errors = read("a.csv", content, {"text": "note", "title": "text"})
    assert errors == []
    assert article.text == "Not this.\n\nThis is the text."


@pytest.mark.parametrize("mapping", [{"text": "gone"}, {"words": "text"}])
def test_mapping_to_what_is_not_there_is_refused(mapping, read):
    articles, (error,) = read("a.csv", "text,note\nA,B\n", mapping)
    assert articles == []
    assert "it has text, note" in error


def test_preview_shows_columns_guess_and_rows():
    columns = preview_columns("news.csv", GOOD.encode(), read_settings({}))
    assert columns.names[:3] == ("headline", "full_text", "publish_date")
    assert columns.guess["text"] == "full_text"
    assert columns.rows[1][0] == "Talks close"


def test_preview_of_a_text_is_none():
    assert preview_columns("a.txt", b"Talks open\n\nThey met.", read_settings({})) is None


ROWS = {
    "no text": ("Talks,,2017-02-16", "row 3: there is no text"),
    "too many cells": ("Talks,They met,2017-02-16,a,b", "row 3: it has more cells"),
    "too long": ("Talks," + "talk " * 90_000 + ",", "row 3: 450,000 characters"),
}


@pytest.mark.parametrize(("row", "reason"), ROWS.values(), ids=ROWS)
def test_bad_row_costs_only_itself(row, reason, read):
    content = f"title,text,date\nOne,First.,2017-02-15\n{row}\nTwo,Second.,2017-02-17\n"
    articles, (error,) = read("news.csv", content)
    assert [a.title for a in articles] == ["One", "Two"]
    assert error.startswith("news.csv, ")
    assert reason in error


DATES = {
    "day first, as another row shows": (["03/04/2017", "25/04/2017"], date(2017, 4, 3)),
    "month first, as another row shows": (["03/04/2017", "04/25/2017"], date(2017, 3, 4)),
    "in words": (["Thursday, February 16, 2017", ""], date(2017, 2, 16)),
    "compact": (["20170216T101500Z", ""], date(2017, 2, 16)),
    "Unix time": (["1487239200", ""], date(2017, 2, 16)),
    "e-mail": (["Thu, 16 Feb 2017 10:15:00 GMT", ""], date(2017, 2, 16)),
}


@pytest.mark.parametrize(("values", "expected"), DATES.values(), ids=DATES)
def test_dates_are_read(values, expected, read):
    rows = "".join(f'T{n},"Text {n}.","{value}"\n' for n, value in enumerate(values))
    articles, errors = read("a.csv", "title,text,date\n" + rows)
    assert errors == []
    assert articles[0].published == expected


DOUBTFUL = {
    "either way round": ("03/04/2017", "can't be read"),
    "to come": ("2031-01-01", "future"),
    "words": ("yesterday", "can't be read"),
    "impossible": ("2017-02-30", "can't be read"),
}


@pytest.mark.parametrize(("value", "reason"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_date_in_doubt_is_never_guessed(value, reason, read):
    (article,), (note,) = read("a.csv", f"title,text,date\nT,Text.,{value}\n")
    assert (article.published, article.published_certainty) == (None, "")
    assert note.startswith(f"a.csv, row 2: the date '{value}'")
    assert reason in note


REFUSED = {
    "empty": ("", "empty"),
    "no rows": ("title,text\n", "no article in it"),
    "no text column": ("a,b\n1,2\n", "it has a, b"),
    "only addresses": ("title,url\nT,https://w.example/1\n", "addresses without the text"),
    "binary": (b"title,text\n\x00\x01\x02\xff\xfe\x00", "binary"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_table_that_is_refused_says_why(content, reason, read):
    articles, (error,) = read("news.csv", content)
    assert articles == []
    assert error.startswith("news.csv")
    assert reason in error


def test_file_cut_inside_a_quoted_cell_keeps_the_rows_before(read):
    articles, _ = read("a.csv", GOOD[: GOOD.index("Nobody")] + '"Nobody m')
    assert articles[0].title == "Talks open"


def test_count_of_articles_is_bounded(read):
    content = "title,text\n" + "".join(f"T{n},Text {n}.\n" for n in range(8))
    articles, (error,) = read("a.csv", content, DETENTE_MAX_ARTICLES="5")
    assert len(articles) == 5
    assert "more than 5 articles" in error


def test_html_in_a_cell_is_printed_as_text(read):
    content = 'title,text\nT,"<p>They <b>met</b> &amp; left.</p><p>No<script>x()</script>body."\n'
    (article,), _ = read("a.csv", content)
    assert article.text == "T\n\nThey met & left.\n\nNobody."


def test_formula_and_markup_in_cells_stay_text(read):
    (article,), _ = read("a.csv", 'title,text\n=1+1,"=cmd|x $5 *a* [x](javascript:y)"\n')
    assert article.text == "=1+1\n\n=cmd|x $5 *a* [x](javascript:y)"


# workbooks

HEAD = ["Title", "Text", "Date", "Outlet"]


def test_workbook_row_is_an_article(read, workbook):
    rows = [HEAD, ["Talks open", "They met.", datetime(2017, 2, 16, 8), "The Wire"]]
    (article,), errors = read("news.xlsx", workbook({"Notes": [["a", "b"]], "News": rows}))
    assert errors == []
    assert (article.text, article.published) == ("Talks open\n\nThey met.", date(2017, 2, 16))
    assert article.path == "news.xlsx"


def test_each_sheet_with_text_is_read_and_rows_are_numbered_as_shown(read, workbook):
    rows = [HEAD, [], ["One", "First."], ["Bad", None, "2017-02-16"], ["Two", "Second."]]
    content = workbook({"2016": rows, "2017": [HEAD, ["Three", "Third."]]})
    articles, (error,) = read("news.xlsx", content)
    assert [a.title for a in articles] == ["One", "Two", "Three"]
    assert "news.xlsx, sheet 2016, row 4: there is no text" in error


def test_workbook_is_known_by_its_content(read, workbook):
    content = workbook({"News": [HEAD, ["One", "First."]]})
    articles, errors = read("news.csv", content)
    assert [a.title for a in articles] == ["One"]
    assert "named like a table but is an Excel workbook" in errors[0]


def test_workbook_preview_is_of_the_sheet_with_text(workbook):
    content = workbook({"Notes": [["a", "b"]], "News": [HEAD, ["One", "First."]]})
    columns = preview_columns("news.xlsx", content, read_settings({}))
    assert columns.names == tuple(HEAD)
    assert columns.rows[0][:2] == ("One", "First.")


def test_workbook_without_text_is_refused_with_its_columns(read, workbook):
    articles, (error,) = read("a.xlsx", workbook({"Sheet": [["a", "b"], [1, 2]]}))
    assert articles == []
    assert "it has a, b" in error


def test_workbook_cut_short_is_refused(read, workbook):
    content = workbook({"News": [HEAD, ["One", "First."]]})
    articles, errors = read("news.xlsx", content[:-200])
    assert articles == []
    assert "damaged" in errors[-1]


def _with_sheet(content, sheet):
    """The workbook with the XML of its first sheet replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            new.writestr(name, sheet if is_sheet else old.read(name))
    return made.getvalue()


SHEET = (
    '<?xml version="1.0"?>{}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    'main"><dimension ref="A1:XFD1048576"/><sheetData>{}</sheetData></worksheet>'
)
CELLS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>'
    '<row r="{}"><c r="A{}" t="inlineStr"><is><t>{}</t></is></c></row>'
)


def test_million_empty_rows_are_passed_over(read, workbook):
    sheet = SHEET.format("", CELLS.format(1_000_000, 1_000_000, "They met."))
    (article,), errors = read("a.xlsx", _with_sheet(workbook({"S": [["a"]]}), sheet))
    assert errors == []
    assert article.text == "They met."


LAUGHS = '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
)
HOSTILE_SHEETS = {
    "row beyond the format": SHEET.format("", CELLS.format(10**12, 10**12, "They met.")),
    "billion laughs": SHEET.format(f"<!DOCTYPE x [{LAUGHS}]>", CELLS.format(2, 2, "&a9;")),
    "external entity": SHEET.format(
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>', CELLS.format(2, 2, "&a;")
    ),
    "no XML": "nothing",
}


@pytest.mark.parametrize("sheet", HOSTILE_SHEETS.values(), ids=HOSTILE_SHEETS)
def test_hostile_sheet_is_refused(sheet, read, workbook):
    articles, errors = read("a.xlsx", _with_sheet(workbook({"S": [["a"]]}), sheet))
    assert articles == []
    assert errors[-1].startswith("a.xlsx: ")


def test_preview_of_a_damaged_table_raises_what_to_do(workbook):
    with pytest.raises(SourceError, match="damaged"):
        preview_columns("a.xlsx", workbook({"S": [["a"]]})[:-100], read_settings({}))
