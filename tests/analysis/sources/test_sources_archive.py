"""ZIP archives: what is in them is read as files in a folder are; traps are refused."""

import io
import struct
import zipfile
from datetime import date

import pytest

from analysis.settings import read_settings
from analysis.sources import read_files
from analysis.types import Article

PAGE = (
    "<!doctype html><html><head><title>Talks in the north</title></head><body><article><p>Norway "
    "will weigh talks with Russia on search and rescue in the Barents Sea, they said.</p></article>"
)


def test_every_format_in_it_is_read(read, archive):
    files = {"a.txt": "Talks open\n\nThey met.", "sub/b.html": PAGE, "c.csv": "title,text\nT,Text."}
    articles, errors = read("news.zip", archive(files))
    assert errors == []
    assert [(a.path, a.title) for a in articles] == [
        ("news.zip/a.txt", "Talks open"),
        ("news.zip/c.csv", "T"),
        ("news.zip/sub/b.html", "Talks in the north"),
    ]
    assert articles[0].id == "a"


def test_manifest_in_it_describes_its_files(read, archive):
    files = {
        "x/articles/a.txt": "A",
        "x/manifest.csv": "file,date,outlet\na.txt,2017-02-16,The Wire\ngone.txt,,\n",
        "x/STORY.md": "Not an article",
    }
    (article,), (error,) = read("news.zip", archive(files))
    assert (article.published, article.published_from, article.outlet) == (
        date(2017, 2, 16),
        "manifest",
        "The Wire",
    )
    assert "news.zip/x/manifest.csv, line 3: there is no file 'gone.txt'" in error


def test_same_name_in_two_folders_is_two_articles(read, archive):
    articles, _ = read("news.zip", archive({"x/a.txt": "A", "y/a.txt": "B"}))
    assert [a.id for a in articles] == ["a", "a-2"]


def test_archive_in_an_archive_is_read(read, archive):
    inner = archive({"a.txt": "Talks open"})
    (article,), errors = read("out.zip", archive({"in.zip": inner, "notes.css": "x"}))
    assert article.path == "out.zip/in.zip/a.txt"
    assert ["notes.css: skipped" in error for error in errors] == [True]


def test_what_systems_add_is_passed_over(read, archive):
    files = {"a.txt": "A", "__MACOSX/._a.txt": b"\0\5", ".DS_Store": b"\0", "b/": ""}
    articles, errors = read("news.zip", archive(files))
    assert [a.id for a in articles] == ["a"]
    assert errors == []


def test_parts_of_a_saved_page_are_passed_over(read, archive):
    files = {"page.html": PAGE, "page_files/frame.html": PAGE, "page_files/x.js": "let x"}
    articles, errors = read("news.zip", archive(files))
    assert [a.path for a in articles] == ["news.zip/page.html"]
    assert errors == []


@pytest.mark.parametrize("name", ["a.txt", "a.dat", "a"])
def test_archive_is_known_by_its_content(name, read, archive):
    (article,), _ = read(name, archive({"b.txt": "Talks open"}))
    assert article.title == "Talks open"


NAMES = ["../a.txt", "..", "x/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_name_that_climbs_costs_only_itself(name, read, archive):
    articles, (error,) = read("news.zip", archive({name: "A", "b.txt": "B"}))
    assert [a.id for a in articles] == ["b"]
    assert "leads out of it" in error


def test_link_costs_only_itself(read):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/hostname")
        made.writestr("b.txt", "B")
    articles, (error,) = read("news.zip", file.getvalue())
    assert [a.id for a in articles] == ["b"]
    assert "'a.txt' is a link" in error


def test_encrypted_file_costs_only_itself(read, archive):
    raw = bytearray(archive({"a.txt": "A", "b.txt": "B"}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1  # the flag, in the directory and before the data
    raw[6] |= 1
    articles, (error,) = read("news.zip", bytes(raw))
    assert [a.id for a in articles] == ["b"]
    assert "'a.txt' is encrypted" in error


def test_damaged_file_costs_only_itself(read, archive):
    raw = bytearray(archive({"a.txt": "Talks open", "b.txt": "B"}, packed=False))
    raw[raw.index(b"Talks")] ^= 0xFF
    articles, (error,) = read("news.zip", bytes(raw))
    assert [a.id for a in articles] == ["b"]
    assert "'a.txt' is damaged" in error


def test_packed_beyond_reason_is_refused(read, archive):
    articles, (error,) = read("bomb.zip", archive({"a.txt": b"a" * 30_000_000}))
    assert articles == []
    assert "more than 200 times" in error


def test_total_size_is_bounded(read, archive):
    content = archive({f"{n}.txt": b"Talks" * 100_000 for n in range(5)}, packed=False)
    articles, (error,) = read("a.zip", content, DETENTE_MAX_UNPACKED_MEGABYTES="2")
    assert articles == []
    assert "unpacked it would be 2 MB, more than the 2 allowed" in error


def test_size_of_one_file_is_bounded(read, archive):
    content = archive({"a.txt": b"Talks" * 400_000, "b.txt": "B"}, packed=True)
    articles, errors = read("a.zip", content, DETENTE_MAX_FILE_MEGABYTES="1")
    assert [a.id for a in articles] == [] or [a.id for a in articles] == ["b"]
    assert errors


def test_size_that_a_header_hides_is_still_bounded(read, archive):
    raw = bytearray(archive({"a.txt": b"Talks open " * 200_000}))
    where = raw.index(b"PK\x01\x02") + 24
    raw[where : where + 4] = struct.pack("<I", 10)
    articles, errors = read("a.zip", bytes(raw), DETENTE_MAX_FILE_MEGABYTES="1")
    assert sum(len(a.text) for a in articles) < 1_000_000
    assert articles or errors


def test_depth_is_bounded(read, archive):
    content = archive({"a.txt": "Talks open"})
    for _ in range(4):
        content = archive({"in.zip": content})
    articles, (error,) = read("a.zip", content)
    assert articles == []
    assert "more than 3 deep" in error


def test_number_of_files_is_bounded(read, archive):
    content = archive({f"{n}.txt": "Talks open" for n in range(8)})
    articles, errors = read("a.zip", content, DETENTE_MAX_ARTICLES="5")
    assert len(articles) == 5
    assert "more than 5 articles" in errors[-1]


REFUSED = {
    "empty": (b"PK\x05\x06" + bytes(18), "no files"),
    "cut short": (b"PK\x03\x04" + bytes(30), "damaged or cut short"),
    "no archive": (b"PK\x03\x04Talks open", "damaged or cut short"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_archive_that_is_refused_says_why(content, reason, read):
    articles, (error,) = read("news.zip", content)
    assert articles == []
    assert reason in error


def test_truncated_archive_is_refused(read, archive):
    content = archive({"a.txt": "Talks open " * 100})
    articles, (error,) = read("news.zip", content[: len(content) // 2])
    assert articles == []
    assert "cut short" in error


def test_uploaded_files_share_their_manifest():
    files = [
        ("a.txt", b"Talks open"),
        ("manifest.csv", b"file,date\na.txt,2017-02-16\n"),
        ("a.txt", b"Talks close"),
        ("t.csv", b"one,two\nTable text.,T\n"),
    ]
    mappings = {"t.csv": {"text": "one", "title": "two"}}
    found = list(read_files(files, read_settings({}), mappings, today=date(2026, 6, 1)))
    articles = [one for one in found if isinstance(one, Article)]
    assert [(a.id, a.title) for a in articles][:2] == [("a", "Talks open"), ("a-2", "Talks close")]
    assert articles[0].published == date(2017, 2, 16)
    assert articles[2].text == "T\n\nTable text."
