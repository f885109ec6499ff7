"""Web pages: what is the article, what its metadata says, and pages that are none."""

from datetime import date

import pytest

from analysis.errors import MetadataError, SourceError
from analysis.settings import read_settings
from analysis.sources import read_bytes

TODAY = date(2026, 6, 1)
BODY = (
    "OSLO — Norway will weigh talks with Russia on search and rescue in the Barents Sea, the "
    "foreign minister said on Thursday, after two years without a meeting.",
    "“We never closed the line,” she told reporters after a cabinet meeting, adding that any "
    "agreement would have to be approved by parliament first.",
    "A spokesman for the embassy said that Moscow welcomed the step and was ready to send experts.",
)
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebPage", "name": "Home"}, {"@type": ["NewsArticle"], "headline": "Norway weighs talks",
"datePublished": "2017-02-16T23:30:00+01:00", "dateModified": "2017-03-01T08:00:00Z",
"author": [{"@type": "Person", "name": "Kari Nord"}, {"name": "Ola Vest"}],
"publisher": {"@type": "Organization", "name": "The Wire"}, "articleSection": "World",
"inLanguage": "en-GB"}]}</script>"""
OPEN_GRAPH = """<meta property="og:title" content="Norway weighs talks">
<meta property="og:site_name" content="The Wire"><meta name="author" content="Kari Nord">
<meta property="article:published_time" content="2017-02-16T08:00:00Z">
<meta property="article:modified_time" content="2017-03-01T08:00:00Z">
<meta property="article:section" content="World">"""
AROUND = """<header><nav><a href="/">Home</a> <a href="/w">World</a></nav></header>
<div id="cookie-banner" class="cookie-consent"><p>We use cookies to make this page better. By going
on you accept our cookie policy.</p></div>"""
INSIDE = """<div class="related-articles"><h3>Related articles</h3><ul><li><a href="/a">Ten things
about the sea that you never knew</a></li></ul></div><div class="newsletter-signup"><p>Sign up for
our morning newsletter and get the stories of the day in your inbox.</p></div>"""


def page(head="", body=BODY, lang="en-GB", title="Norway weighs talks"):
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | The Wire'
        f'</title>{head}<link rel="canonical" href="https://wire.example/world/norway"></head>'
        f"<body>{AROUND}<main><article><h1>{title}</h1>{first}{INSIDE}{''.join(rest)}</article>"
        '<aside class="most-read"><p>Fish prices are soaring again this winter, say experts.</p>'
        "</aside></main><footer><p>Copyright 2017 The Wire.</p></footer></body></html>"
    )


def read(raw, name="norway.html"):
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return list(read_bytes(name, raw, read_settings({}), today=TODAY))


def one(raw, name="norway.html"):
    (article,) = [found for found in read(raw, name) if not isinstance(found, SourceError)]
    return article


def test_article_is_taken_and_what_stands_around_it_is_not():
    article = one(page(OPEN_GRAPH))
    assert article.text == "\n\n".join(("Norway weighs talks", *BODY))
    assert article.title == "Norway weighs talks"
    assert article.id == "norway"


@pytest.mark.parametrize("head", [LINKED, OPEN_GRAPH], ids=["JSON-LD", "OpenGraph"])
def test_metadata_is_taken_from_the_page(head):
    article = one(page(head))
    assert (article.published, article.published_from, article.published_certainty) == (
        date(2017, 2, 16),
        "document",
        "certain",
    )
    assert (article.outlet, article.section, article.language) == ("The Wire", "World", "en")
    assert "Kari Nord" in article.author
    assert article.url == "https://wire.example/world/norway"


def test_all_authors_of_json_ld_are_kept():
    assert one(page(LINKED)).author == "Kari Nord, Ola Vest"


DATES = {
    "meta by another name": ('<meta name="pubdate" content="2017-02-16">', "document", "certain"),
    "marked-up time": ('<meta itemprop="datePublished" content="20170216">', "document", "certain"),
    "none but the address": (
        '<meta property="og:url" content="https://wire.example/2017/02/16/norway">',
        "address",
        "likely",
    ),
}


@pytest.mark.parametrize(("head", "source", "certainty"), DATES.values(), ids=DATES)
def test_date_says_where_it_comes_from(head, source, certainty):
    html = page(head).replace('<link rel="canonical" href="https://wire.example/world/norway">', "")
    article = one(html)
    assert article.published == date(2017, 2, 16)
    assert (article.published_from, article.published_certainty) == (source, certainty)


def test_date_line_of_the_text_is_likely():
    article = one(page("", ("Thursday, 16 February 2017, 10:15 GMT", *BODY)))
    assert (article.published, article.published_certainty) == (date(2017, 2, 16), "likely")


def test_page_without_a_date_is_undated_or_guessed_never_certain():
    article = one(page("", (*BODY, "The last round was held on 3 May 2015 in the north.")))
    assert article.published_certainty in ("", "guessed")
    assert (article.published is None) == (article.published_certainty == "")


def test_date_to_come_is_refused_with_a_note():
    head = OPEN_GRAPH.replace("2017-02-16", "2031-01-01").replace("2017-03-01", "2031-01-02")
    notes = [found for found in read(page(head)) if isinstance(found, MetadataError)]
    assert any("2031-01-01" in str(note) and "future" in str(note) for note in notes)
    assert one(page(head)).published_certainty != "certain"


def test_metadata_and_address_at_odds_are_told():
    head = OPEN_GRAPH + '<meta property="og:url" content="https://w.example/2016/11/01/norway">'
    html = page(head).replace("https://wire.example/world/norway", "https://w.example/2016/11/01/n")
    (note,) = [found for found in read(html) if isinstance(found, SourceError)]
    assert "2017-02-16" in str(note)
    assert "2016-11-01" in str(note)
    assert one(html).published == date(2017, 2, 16)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_page_in_any_encoding(encoding):
    body = (
        "Министр иностранных дел заявил во вторник, что стороны готовы восстановить сотрудничество "
        "в области поиска и спасания на море, сообщает корреспондент газеты из столицы.",
    ) * 2
    html = page("", body, "ru", "Переговоры возобновлены").replace('<meta charset="utf-8">', "")
    html = html.replace("<head>", f'<head><meta charset="{encoding}">').replace("—", "-")
    article = one(html.encode(encoding, "ignore"))
    assert article.title == "Переговоры возобновлены"
    assert article.language == "ru"


def test_wrong_charset_in_the_page_is_overruled():
    assert "“We never" in one(page().replace('"utf-8"', '"koi-nonsense"')).text


def test_script_and_style_are_no_text():
    html = page(OPEN_GRAPH + "<script>alert('talks')</script><style>p{color:red}</style>")
    html = html.replace("</article>", "<script>document.write('x')</script></article>")
    assert one(html).text == "\n\n".join(("Norway weighs talks", *BODY))


def test_javascript_address_is_not_kept():
    html = page().replace("https://wire.example/world/norway", "javascript:alert(1)")
    assert one(html).url == ""


@pytest.mark.parametrize("name", ["norway.txt", "norway", "norway.aspx", "norway.docx"])
def test_page_is_known_by_its_content(name):
    assert one(page(OPEN_GRAPH), name).title == "Norway weighs talks"


def test_page_cut_short_gives_what_is_there():
    html = page(OPEN_GRAPH)
    cut = html[: html.index("A spokesman for the embassy said") + 20]
    assert BODY[0] in one(cut).text


def test_article_of_a_page_drawn_by_script_comes_from_its_json_ld():
    head = LINKED.replace('"inLanguage"', f'"articleBody": "{BODY[0]}", "inLanguage"')
    html = f"<!doctype html><html><head>{head}</head><body><div id='app'></div></body></html>"
    assert one(html).text == f"Norway weighs talks\n\n{BODY[0]}"


REFUSED = {
    "no article": ("<!doctype html><html><body><div id='app'></div></body></html>", "no article"),
    "nothing but scripts": ("<script>alert(1)</script>\n" * 400, "no article"),
    "only a start": ("<!doctype html>", "no "),
    "nested too deep": ("<html><body>" + "<div>" * 500_000 + "Talks", "255 deep"),
    "too many tags": ("<html><body>" + "<b>x</b>" * 120_000, "50,000 tags"),
    "too large": ("<html><body><p>" + "x" * 10_500_000, "10.5 MB"),
}


@pytest.mark.parametrize(("html", "reason"), REFUSED.values(), ids=REFUSED)
def test_page_that_is_refused_says_why(html, reason):
    (error,) = read(html)
    assert isinstance(error, SourceError)
    assert str(error).startswith("norway.html: ")
    assert reason in str(error)


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000,
        '{"@graph":' * 10_000,
        '{"@type": "NewsArticle", "headline": {"a": []}, "author": [[[[["x"]]]]]}',
        "not JSON",
        '{"@type": "NewsArticle", "author": 7, "datePublished": true}',
    ],
)
def test_hostile_json_ld_costs_nothing(script):
    head = f'<script type="application/ld+json">{script}</script>'
    assert one(page(head)).text == "\n\n".join(("Norway weighs talks", *BODY))


def test_word_of_ten_thousand_characters_is_text():
    assert "x" * 10_000 in one(page(OPEN_GRAPH, (*BODY, "x" * 10_000))).text
