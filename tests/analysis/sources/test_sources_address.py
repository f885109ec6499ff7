"""Web addresses as sources: a page, a feed, a file, each with where it was found."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.errors import MetadataError, SourceError
from analysis.settings import read_settings
from analysis.sources import load
from analysis.sources.address import read_address
from analysis.types import Article
from tests.analysis.sources.test_sources_feed import FULL, ITEM, rss
from tests.analysis.sources.web_site import Site

SETTINGS = read_settings({})
WORDS = (
    "Norway offered Russia talks on search and rescue in the Barents Sea on Thursday, and Moscow "
    "said that it would send its experts to Kirkenes before the end of the month. "
)
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Talks open</title>
<meta property="og:site_name" content="The Isfjell Herald">
<meta property="article:published_time" content="2025-09-04T10:00:00Z">
<link rel="canonical" href="https://elsewhere.example/other"></head>
<body><nav>Menu</nav><article><h1>Talks open</h1>{f"<p>{WORDS}</p>" * 4}</article>
<footer>&copy; 2025 Isfjell Media. All rights reserved.</footer></body></html>"""


def found(site: Site, path: str, **options: object) -> tuple[list[Article], list[SourceError]]:
    """(articles, errors and notes) at a path of the site."""
    everything = list(read_address(site.url(path), SETTINGS, reach=site.reach, **options))
    articles = [one for one in everything if isinstance(one, Article)]
    return articles, [one for one in everything if not isinstance(one, Article)]


def test_a_page_is_an_article_under_the_address_where_it_was_found(site: Site) -> None:
    site.page("/2025/09/04/talks", PAGE)
    site.redirect("/short", "/2025/09/04/talks")
    (article,), (note,) = found(site, "/short")
    assert article.url == site.url("/2025/09/04/talks"), "not where the page says that it is"
    assert (article.title, article.outlet) == ("Talks open", "The Isfjell Herald")
    assert article.published == date(2025, 9, 4)
    assert article.id == "talks"
    assert "Menu" not in article.text
    assert isinstance(note, MetadataError)
    assert "robots.txt lets it be read" in str(note)
    assert "© 2025 Isfjell Media. All rights reserved." in str(note)


def test_notes_for_robots_are_shown(site: Site) -> None:
    page = PAGE.replace("<meta charset", '<meta name="robots" content="noarchive"><meta charset')
    site.page("/a", page, X_Robots_Tag="noai")
    _, (note,) = found(site, "/a")
    assert "noarchive" in str(note)
    assert "noai" in str(note)


def test_a_text_and_a_table_are_read_by_their_content(site: Site) -> None:
    site.page("/a", f"Talks open\n\n{WORDS}", kind="text/plain; charset=utf-8")
    site.page("/b", f"title,text,date\nTalks,{WORDS.replace(',', ';')},2025-09-04\n",
              kind="text/csv")  # fmt: skip
    (text,), _ = found(site, "/a")
    (row,), _ = found(site, "/b")
    assert text.title == "Talks open"
    assert (row.title, row.published) == ("Talks", date(2025, 9, 4))
    assert row.url == site.url("/b")


def test_an_encoding_that_the_server_alone_names(site: Site) -> None:
    page = PAGE.replace('<meta charset="utf-8">', "").replace("Talks open", "Переговоры идут")
    site.page("/a", page.replace("&copy;", "©").encode("koi8-r", "ignore"),
              kind="text/html; charset=koi8-r")  # fmt: skip
    (article,), _ = found(site, "/a")
    assert article.title == "Переговоры идут"


def test_a_page_without_an_article_says_so_under_its_address(site: Site) -> None:
    site.page("/a", "<!doctype html><html><body><script>draw()</script></body></html>")
    articles, errors = found(site, "/a")
    assert articles == []
    assert str(errors[0]).startswith(site.url("/a"))


def test_a_feed_is_its_entries_and_its_links_start_from_where_it_was_found(site: Site) -> None:
    site.page("/feed", rss(ITEM.format(full=FULL)), kind="application/rss+xml")
    (article,), notes = found(site, "/feed")
    assert article.url == site.url("/2025/09/05/talks")
    assert article.published_from == "feed"
    assert notes == []
    assert site.asked == ["/robots.txt", "/feed"], "nothing that it links to"


def test_pages_of_summaries_are_fetched_when_asked_for(site: Site) -> None:
    item = "<item><title>{t}</title><link>{l}</link><description>Short.</description></item>"
    site.page("/robots.txt", "User-agent: *\nDisallow: /closed\n")
    site.page("/open", PAGE)
    items = [item.format(t=t, l=f"/{t}") for t in ("open", "closed", "gone")]
    site.page("/feed", rss(ITEM.format(full=FULL), *items), kind="text/xml")
    articles, notes = found(site, "/feed", pages=True, pause=0)
    assert [a.title for a in articles] == ["Oslo & Moscow talk", "open", "closed", "gone"]
    assert WORDS.strip() in articles[1].text
    assert articles[2].text == "closed\n\nShort."
    assert ["robots.txt" in str(one) for one in notes] == [True, False]
    assert all("summary is taken" in str(one) for one in notes)


def test_an_entry_does_not_lead_inside(site: Site) -> None:
    item = "<item><title>Trap</title><link>http://169.254.169.254/</link></item>"
    site.page("/feed", rss(item))
    reach = replace(site.reach, ports=(site.port, 80))
    everything = list(read_address(site.url("/feed"), SETTINGS, reach=reach, pages=True, pause=0))
    assert any("not on the public internet" in str(one) for one in everything)


def test_addresses_and_files_are_loaded_together(site: Site, tmp_path) -> None:
    site.page("/talks", PAGE)
    (tmp_path / "talks.txt").write_text(f"Other talks\n\n{WORDS}", encoding="utf-8")
    paths = [site.url("/talks"), tmp_path / "talks.txt", site.url("/nowhere")]
    everything = list(load(paths, SETTINGS, reach=site.reach))
    assert [a.id for a in everything if isinstance(a, Article)] == ["talks", "talks-2"]
    assert "404" in str(everything[-1])


@pytest.mark.parametrize("address", ["https:/example.org/a", "http://", "https://user:pw@x.org/"])
def test_an_address_that_is_none_is_an_error_and_not_a_file(address: str) -> None:
    (error,) = load([address], SETTINGS)
    assert isinstance(error, SourceError)
    assert "no such file" not in str(error)
