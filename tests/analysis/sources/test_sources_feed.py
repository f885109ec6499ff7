"""Feeds: RSS and Atom as they are, as they should not be, and as they are made to do harm."""

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from analysis.settings import read_settings
from analysis.sources import read_bytes
from analysis.types import Article

FULL = "<p>Norway offered talks.</p><p>Russia said <b>yes</b> &mdash; at once.</p>"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Isfjell Herald</title><link>https://herald.example/</link><language>en-gb</language>
{items}</channel></rss>"""
ITEM = """<item><title>Oslo &amp;amp; Moscow &lt;i&gt;talk&lt;/i&gt;</title>
<link>/2025/09/05/talks</link><description>Norway offered talks. Read more</description>
<content:encoded><![CDATA[{full}<script>alert(1)</script>]]></content:encoded>
<pubDate>Thu, 04 Sep 2025 23:30:00 -0500</pubDate><dc:creator>Ada Brook</dc:creator>
<category>World</category></item>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">The &lt;b&gt;Wire</title>
<link href="https://wire.example/"/>
<entry><title>Talks open</title><link href="https://wire.example/a"/><id>a</id>
<updated>2025-09-04T10:00:00Z</updated><author><name>Jon Rask</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They met.</p><p>They left.</p>
</div></content></entry></feed>"""


def rss(*items: str) -> str:
    return RSS.format(items="".join(items))


def test_rss_is_read_with_what_it_says(read) -> None:
    (article,), notes = read("feed.xml", rss(ITEM.format(full=FULL)))
    assert notes == []
    assert article.title == "Oslo & Moscow talk"
    assert article.text == (
        "Oslo & Moscow talk\n\nNorway offered talks.\n\nRussia said yes — at once."
    )
    assert (article.published, article.published_from) == (date(2025, 9, 4), "feed")
    assert (article.outlet, article.author) == ("The Isfjell Herald", "Ada Brook")
    assert (article.language, article.section) == ("en", "World")
    assert article.url == "https://herald.example/2025/09/05/talks"


def test_atom_is_read_with_what_it_says(read) -> None:
    (article,), notes = read("a.atom", ATOM)
    assert notes == []
    assert article.text == "Talks open\n\nThey met.\n\nThey left."
    assert (article.outlet, article.author) == ("The Wire", "Jon Rask")
    assert article.published == date(2025, 9, 4)
    assert article.published_certainty == "likely", "the day of the last change"


def test_a_feed_is_told_by_its_content(read) -> None:
    for name in ("feed.txt", "page.html", "download"):
        articles, _ = read(name, rss(ITEM.format(full=FULL)))
        assert len(articles) == 1


def test_summaries_are_counted_in_one_note(read) -> None:
    short = "<item><title>Talks {n}</title><description>They met.</description></item>"
    items = [short.format(n=n) for n in range(3)]
    articles, (note,) = read("feed.xml", rss(ITEM.format(full=FULL), *items))
    assert len(articles) == 4
    assert "3 of its 4 entries" in note
    assert [a.published for a in articles[1:]] == [None] * 3


def test_an_entry_without_words_is_told_and_costs_itself(read) -> None:
    articles, notes = read("feed.xml", rss("<item><link>https://x.example/a</link></item>",
                                            ITEM.format(full=FULL)))  # fmt: skip
    assert len(articles) == 1
    assert any("entry 1" in one for one in notes)


def test_a_link_is_a_web_address_or_none(read) -> None:
    item = "<item><title>Talks</title><link>{link}</link><description>They.</description></item>"
    for link in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.c"):
        (article,), _ = read("feed.xml", rss(item.format(link=link)))
        assert article.url == ""


def test_the_outlet_of_an_aggregator_is_the_source(read) -> None:
    item = ITEM.format(full=FULL).replace(
        "<category>", '<source url="https://other.example/feed">Other Post</source><category>'
    )
    (article,), _ = read("feed.xml", rss(item))
    assert article.outlet == "Other Post"


def test_a_broken_feed_gives_what_can_be_read(read) -> None:
    broken = rss(ITEM.format(full=FULL)).replace("</channel></rss>", "<item><title>Half & more")
    articles, _ = read("feed.xml", broken)
    assert articles[0].title == "Oslo & Moscow talk"


@pytest.mark.parametrize("content", [rss(), "<rss/>", "<feed>", "<rss version='2.0'><chan"])
def test_a_feed_without_entries_says_so(read, content: str) -> None:
    articles, (error,) = read("feed.xml", content)
    assert articles == []
    assert "feed" in error


def test_a_feed_in_another_encoding(read) -> None:
    text = rss(ITEM.format(full="<p>Переговоры начались.</p>"))
    raw = text.replace("utf-8", "windows-1251").encode("cp1251")
    (article,), _ = read("feed.xml", raw)
    assert "Переговоры начались." in article.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_defines_entities_is_refused(read, encoding: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>'
        "<rss><channel><item><title>&l9;</title></item></channel></rss>"
    )
    start = time.monotonic()
    articles, (error,) = read("feed.xml", bomb.encode(encoding))
    assert articles == []
    assert "entities" in error
    assert time.monotonic() - start < 2


def test_an_outside_entity_is_not_read(read, tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", encoding="utf-8")
    trap = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<rss><channel><item><title>&x;</title></item></channel></rss>"
    )
    articles, errors = read("feed.xml", trap)
    assert articles == []
    assert "secret words" not in str(errors)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<rss><channel>" + "<a>" * 300_000, "nested"),
        ("<rss><channel><item>" + "x" * 5_100_000, "MB"),
    ],
    ids=["nested", "large"],
)
def test_a_feed_made_to_exhaust_its_reader_is_refused_at_once(read, content, reason) -> None:
    start = time.monotonic()
    articles, (error,) = read("feed.xml", content)
    assert articles == []
    assert reason in error
    assert time.monotonic() - start < 3


def test_more_entries_than_allowed_are_left_out(read) -> None:
    items = [f"<item><title>Talks {n}</title></item>" for n in range(30)]
    articles, notes = read("feed.xml", rss(*items), DETENTE_MAX_ARTICLES="20")
    assert len(articles) == 20
    assert "more than 20 articles" in notes[-1]


def test_an_enormous_entry_is_refused_and_the_others_are_read(read) -> None:
    huge = f"<item><title>Huge</title><description>{'word ' * 90_000}</description></item>"
    articles, notes = read("feed.xml", rss(huge, ITEM.format(full=FULL)))
    assert [a.title for a in articles] == ["Oslo & Moscow talk"]
    assert "entry 1" in notes[0]


WHOLE = (rss(ITEM.format(full=FULL), "<item><title>Two</title></item>"), ATOM)
PIECES = some.sampled_from(
    [b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<item>", b"</item>", b"<entry>", b"\0", b"\xff\xfe",
     b"<title>", b"<pubDate>99 Zed 99999", b"<link>http://[", b"<content type='base64'>", b"&#0;",
     b"<?xml", b"<!DOCTYPE rss [", b"xml:base='http://['", b"<![", b"\xd0", b"<a:b c:d='e'>"]
)  # fmt: skip
BOUNDS = read_settings({"DETENTE_MAX_SECONDS": "20"})


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.sampled_from(WHOLE), some.lists(some.tuples(some.floats(0, 1), PIECES), max_size=6),
       some.floats(0, 1))  # fmt: skip
def test_a_damaged_feed_never_raises(whole: str, changes, keep: float) -> None:
    """400 feeds, cut and with pieces put in where they should not be."""
    raw = bytearray(whole.encode())
    for where, piece in changes:
        place = int(where * len(raw))
        raw[place:place] = piece
    raw = raw[: max(6, int(len(raw) * max(keep, 0.3)))]
    for one in read_bytes("feed.xml", bytes(raw), BOUNDS, today=date(2026, 6, 1)):
        if isinstance(one, Article):
            assert one.text.startswith(one.title.removesuffix("…"))
            assert one.url == "" or one.url.startswith("http")
        else:
            assert "feed.xml" in str(one)
