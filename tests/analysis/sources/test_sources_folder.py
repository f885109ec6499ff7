"""Folders: what is read, in which order, what the manifest says, and what goes wrong in it."""

import os
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.settings import read_settings
from analysis.sources import load

TODAY = date(2026, 6, 1)
HEADER = "file,date,outlet,author,url\n"


@pytest.fixture
def folder(tmp_path):
    """Makes a folder of files from a dict of relative path -> content."""

    def make(files):
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return make


def run(*paths):
    """(articles by id, messages of the failures)."""
    results = list(load(paths, read_settings({}), today=TODAY))
    articles = [r for r in results if not isinstance(r, SourceError)]
    return {a.id: a for a in articles}, [str(r) for r in results if isinstance(r, SourceError)]


def test_folder_is_read_with_its_folders_in_order(folder):
    root = folder(
        {"b.txt": "B", "a.md": "A", "c/d.text": "D", "c/.hidden.txt": "H", ".git/x.txt": "X"}
    )
    articles, failures = run(root)
    assert list(articles) == ["a", "b", "d"]
    assert failures == []


def test_file_is_read(folder):
    articles, failures = run(folder({"a.txt": "A", "b.txt": "B"}) / "a.txt")
    assert list(articles) == ["a"]
    assert failures == []


def test_unknown_suffix_is_skipped_with_the_known_ones_named(folder):
    articles, failures = run(folder({"a.TXT": "A", "b.css": "B"}))
    assert list(articles) == ["a"]
    (failure,) = failures
    assert "b.css: skipped" in failure
    assert ".txt, .text, .md" in failure
    assert ".docx" in failure


def test_text_under_the_name_of_another_format_is_read_with_a_note(folder):
    articles, (note,) = run(folder({"b.docx": "B"}))
    assert list(articles) == ["b"]
    assert "named like a Word document but is text" in note


def test_failures_cost_only_themselves(folder):
    root = folder({"a.txt": "", "b.txt": "B", "c.txt": b"\x89PNG\r\n\x1a\n"})
    articles, failures = run(root, root / "gone.txt")
    assert list(articles) == ["b"]
    assert [Path(f.split(": ")[0]).name for f in failures] == ["a.txt", "c.txt", "gone.txt"]


@pytest.mark.parametrize("suffix", ["", ".txt", ".docx"])
def test_name_that_is_too_long_is_reported(suffix):
    articles, failures = run(Path("n" * 5000 + suffix))
    assert articles == {}
    assert "too long" in failures[0]


def test_folder_of_a_saved_page_is_passed_over(folder):
    page = (
        "<!doctype html><body><p>Norway will weigh talks with Russia in the north, they said.</p>"
    )
    root = folder({"a.html": page, "a_files/frame.html": page, "a_files/x.css": "p{}"})
    articles, failures = run(root)
    assert list(articles) == ["a"]
    assert failures == []


def test_file_of_many_articles_keeps_its_manifest_and_its_own_words(folder):
    table = "title,text,date,outlet\nOne,First.,2017-02-16,\nTwo,Second.,2017-03-01,Post\n"
    root = folder({"manifest.csv": HEADER + "news.csv,2017-02-16,Wire,,\n", "news.csv": table})
    articles, notes = run(root)
    assert [a.title for a in articles.values()] == ["One", "Two"]
    assert {(a.published, a.outlet) for a in articles.values()} == {(date(2017, 2, 16), "Wire")}
    assert ["'2017-03-01'" in notes[0], "'Post'" in notes[1]] == [True, True]


def test_empty_folder_is_reported(tmp_path):
    assert run(tmp_path)[1] == [
        f"{tmp_path}: no files in this folder. Name one that holds articles."
    ]


def test_same_stem_gets_a_number(folder):
    root = folder({"x/a.txt": "A", "y/a.txt": "B", "y/a.md": "C", "z/a-2.txt": "D"})
    articles, _ = run(root)
    assert {i: a.text for i, a in articles.items()} == {
        "a": "A",
        "a-2": "C",
        "a-3": "B",
        "a-2-2": "D",
    }


def test_file_named_twice_is_read_once(folder):
    root = folder({"a.txt": "A", "b.txt": "B"})
    assert list(run(root / "b.txt", root, root)[0]) == ["b", "a"]


def test_nothing_is_read_before_it_is_asked_for(folder):
    root = folder({"a.txt": "A", "b.txt": "B"})
    stream = load([root], read_settings({}))
    assert [a.id for a in islice(stream, 1)] == ["a"]
    (root / "b.txt").write_text("Later", encoding="utf-8")
    assert [a.text for a in stream] == ["Later"]


def test_forbidden_folder_is_reported(folder, monkeypatch):
    root = folder({"a.txt": "A", "closed/b.txt": "B"})
    scandir = os.scandir

    def forbid(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", forbid)
    articles, failures = run(root)
    assert list(articles) == ["a"]
    assert [f"{root / 'closed'}: permission denied" in f for f in failures] == [True]


def test_manifest_describes_its_files(folder):
    root = folder(
        {
            "manifest.csv": HEADER + "a.txt,2020-05-01,Wire,A. Writer,https://example.org/a\n"
            "sub/b.txt,,,,\n",
            "a.txt": "A",
            "sub/b.txt": "B",
            "c.txt": "C",
        }
    )
    articles, failures = run(root)
    assert failures == []
    a = articles["a"]
    assert (a.published, a.published_from) == (date(2020, 5, 1), "manifest")
    assert (a.outlet, a.author, a.url) == ("Wire", "A. Writer", "https://example.org/a")
    assert [(articles[i].published, articles[i].published_from) for i in "bc"] == [(None, "")] * 2


LAYOUT = {
    "manifest.csv": HEADER + "a.txt,2020-05-01,Wire,,\n",
    "articles/a.txt": "A",
    "STORY.md": "Not an article",
    "gold.json": "{}",
}


@pytest.mark.parametrize("asked", ["", "articles", "articles/a.txt"])
def test_manifest_beside_the_articles_folder(folder, asked):
    articles, failures = run(folder(LAYOUT) / asked)
    assert failures == []
    assert [(a.id, a.outlet) for a in articles.values()] == [("a", "Wire")]


def test_manifest_above_counts_where_it_lists_the_folder(folder):
    root = folder({"manifest.csv": HEADER + "2017/a.txt,,Wire,,\n", "2017/a.txt": "A"})
    assert run(root / "2017")[0]["a"].outlet == "Wire"


@pytest.mark.parametrize("manifest", [HEADER + "gone.txt,,,,\n", "name,version\nx,1\n"])
def test_manifest_above_that_tells_of_something_else_is_left_alone(folder, manifest):
    root = folder({"manifest.csv": manifest, "sub/a.txt": "A"})
    articles, failures = run(root / "sub")
    assert list(articles) == ["a"]
    assert failures == []


def test_manifest_above_the_articles_that_cannot_be_read_is_reported(folder):
    root = folder({"manifest.csv": "name\na.txt\n", "articles/a.txt": "A", "articles/b.txt": "B"})
    articles, failures = run(root / "articles")
    assert list(articles) == ["a", "b"]
    assert len(failures) == 1


def test_manifest_found_from_a_relative_path(folder, monkeypatch):
    monkeypatch.chdir(folder(LAYOUT) / "articles")
    assert run(Path())[0]["a"].outlet == "Wire"


def test_nearest_manifest_counts(folder):
    root = folder(
        {
            "manifest.csv": HEADER + "a.txt,,Outer,,\nsub/b.txt,,Outer,,\n",
            "a.txt": "A",
            "sub/manifest.csv": HEADER + "b.txt,,Inner,,\n",
            "sub/b.txt": "B",
        }
    )
    articles, failures = run(root)
    assert failures == []
    assert {i: a.outlet for i, a in articles.items()} == {"a": "Outer", "b": "Inner"}


FORMS = {
    "byte order mark": ("\ufeff" + HEADER + "a.txt,2020-05-01,Wiré,,\n").encode(),
    "UTF-16": (HEADER + "a.txt,2020-05-01,Wiré,,\n").encode("utf-16"),
    "Windows-1252": (HEADER + "a.txt,2020-05-01,Wiré,,\n").encode("cp1252"),
    "semicolons": "file;date;outlet\na.txt;2020-05-01;Wiré\n",
    "tabs": "file\tdate\toutlet\na.txt\t2020-05-01\tWiré\n",
    "Windows line ends": HEADER.replace("\n", "\r\n") + "a.txt,2020-05-01,Wiré,,\r\n",
    "other order, case and spaces": "Outlet, File ,DATE\nWiré, a.txt , 2020-05-01\n",
    "more columns": "file,date,outlet,words\na.txt,2020-05-01,Wiré,200\n",
    "quoted cells": '"file","date","outlet"\n"a.txt","2020-05-01","Wiré"\n',
    "dot before the name": HEADER + "./a.txt,2020-05-01,Wiré,,\n",
    "a time of day": HEADER + "a.txt,2020-05-01T08:30:00Z,Wiré,,\n",
    "the same row twice": HEADER + "a.txt,2020-05-01,Wiré,,\n" * 2,
    "a short row": HEADER + "a.txt,2020-05-01,Wiré\n",
    "blank lines": HEADER + "\na.txt,2020-05-01,Wiré,,\n\n",
}


@pytest.mark.parametrize("manifest", FORMS.values(), ids=FORMS)
def test_manifest_in_any_usual_form(folder, manifest):
    articles, failures = run(folder({"manifest.csv": manifest, "a.txt": "A"}))
    assert failures == []
    assert (articles["a"].published, articles["a"].outlet) == (date(2020, 5, 1), "Wiré")


def test_manifest_name_with_composed_and_decomposed_accents(folder):
    root = folder({"manifest.csv": HEADER + "Rosto\u0308l.txt,,Wire,,\n", "Rostöl.txt": "A"})
    articles, failures = run(root)
    assert failures == []
    assert articles["Rostöl"].outlet == "Wire"


def test_manifest_backslashes_are_folders(folder):
    root = folder({"manifest.csv": HEADER + "sub\\a.txt,,Wire,,\n", "sub/a.txt": "A"})
    assert run(root)[0]["a"].outlet == "Wire"


# manifest rows -> what is said of it; the article still comes, undated
MISTAKES = {
    "missing file": ("a.txt,,Wire,,\ngone.txt,,,,\n", ["line 3", "'gone.txt'", "remove the row"]),
    "no file named": ("a.txt,,Wire,,\n,2020-05-01,,,\n", ["line 3", "fill in"]),
    "unreadable date": ("a.txt,1 May 2020,Wire,,\n", ["line 2", "'1 May 2020'", "2017-02-16"]),
    "impossible date": ("a.txt,2020-02-30,Wire,,\n", ["line 2", "'2020-02-30'"]),
    "date to come": ("a.txt,2026-06-03,Wire,,\n", ["line 2", "'2026-06-03'", "future"]),
    "rows at odds": ("a.txt,,Wire,,\na.txt,2020-05-01,Other,,\n", ["line 3", "'a.txt'", "remove"]),
    "unquoted comma": ("a.txt,,Wire,,\nb.txt,,Wire,A,B,https://x.org\n", ["line 3", "more cells"]),
    "file above": ("a.txt,,Wire,,\n../b.txt,,,,\n", ["line 3", "outside"]),
    "file elsewhere": ("a.txt,,Wire,,\n/etc/hostname,,,,\n", ["line 3", "outside"]),
    "file on a drive": ("a.txt,,Wire,,\nC:\\b.txt,,,,\n", ["line 3", "outside"]),
}


@pytest.mark.parametrize(("rows", "said"), MISTAKES.values(), ids=MISTAKES)
def test_manifest_mistake_is_reported_and_the_article_comes(folder, rows, said):
    articles, failures = run(folder({"manifest.csv": HEADER + rows, "a.txt": "A", "b.txt": "B"}))
    assert (articles["a"].published, articles["a"].outlet) == (None, "Wire")
    assert list(articles) == ["a", "b"]
    (failure,) = failures
    assert "manifest.csv" in failure
    assert all(words in failure for words in said), failure


def test_date_of_tomorrow_is_kept_since_the_outlet_may_lie_east(folder):
    root = folder({"manifest.csv": HEADER + "a.txt,2026-06-02,,,\n", "a.txt": "A"})
    articles, failures = run(root)
    assert failures == []
    assert articles["a"].published == date(2026, 6, 2)


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ("name,date\na.txt,2020-05-01\n", "no column is named file"),
        ("", "no column is named file"),
        (b"PK\x03\x04\x14\x00", "office document"),
    ],
)
def test_manifest_that_cannot_be_read_costs_only_itself(folder, manifest, reason):
    articles, failures = run(folder({"manifest.csv": manifest, "a.txt": "A", "b.txt": "B"}))
    assert list(articles) == ["a", "b"]
    (failure,) = failures
    assert reason in failure


def test_seeds_are_dated():
    seeds = Path(__file__).parents[3] / "seeds"
    articles, failures = run(seeds / "articles", seeds / "demo")
    assert failures == []
    assert len(articles) == 27
    assert articles["000_e9e3b77b25a33880"].published == date(2017, 2, 16)
    assert [i for i, a in articles.items() if not a.published] == ["11-night-desk-bodo"]
