"""One file or one paste: encodings, titles, and refusals that name the file and the remedy."""

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from analysis.errors import SourceError
from analysis.settings import read_settings
from analysis.sources import load, pasted

ENGLISH = (
    "Talks in Zürich reopen\n\n“We never closed the line,” said José Brandão — the envoy. “Nobody "
    "forgot it.”\n\nThe ministry in Łódź declined to comment on the €40 million plan…"
)
WESTERN = ENGLISH.replace("Łódź", "Lodz")
RUSSIAN = (
    "Переговоры возобновлены\n\nМинистр иностранных дел заявил во вторник, что стороны готовы "
    "восстановить сотрудничество в области поиска и спасания на море."
)


def read_text(path, settings):
    """The one article in a file; raises what is wrong with it."""
    (found,) = load([path], settings)
    if isinstance(found, SourceError):
        raise found
    return found


@pytest.fixture
def settings():
    return read_settings({})


@pytest.fixture
def write(tmp_path):
    def write(data, name="one.txt"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (WESTERN, "cp1252"),
        ("Talks open\n\n“It’s late,” he said.", "cp1252"),
        ("Talks open\n\n“It’s late,” he said.", "mac_roman"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_any_encoding_is_read(text, encoding, write, settings):
    assert read_text(write(text.encode(encoding)), settings).text == text


def test_article_carries_id_title_and_path(write, settings):
    path = write("Talks open\n\nThey met.", "talks-2020.05.01.txt")
    article = read_text(path, settings)
    assert (article.id, article.title, article.path) == (
        "talks-2020.05.01",
        "Talks open",
        str(path),
    )
    assert (article.published, article.published_from, article.outlet) == (None, "", "")


def test_markdown_headings_lose_their_marks(write, settings):
    article = read_text(write("# Talks open\n\n## Day 1\n\nThe #2 met.", "one.md"), settings)
    assert (article.title, article.text) == ("Talks open", "Talks open\n\nDay 1\n\nThe #2 met.")


LONG = "The minister said on Monday that the talks would open in May and " * 5
TITLES = {
    "title and body": ("Talks open\n\nThey met.", "Talks open", "Talks open\n\nThey met."),
    "no blank line": ("Talks open\nThey met.", "Talks open", "Talks open\n\nThey met."),
    "twice": ("Talks open\nTalks open\n\n\nThey met.", "Talks open", "Talks open\n\nThey met."),
    "twice, apart": (
        "Talks open\n\nTalks open\nThey met.",
        "Talks open",
        "Talks open\n\nThey met.",
    ),
    "twice, other case and spaces": (
        "TALKS  open\nTalks Open\nThey.",
        "TALKS open",
        "TALKS open\n\nThey.",
    ),
    "thrice": ("Talks\nTalks\nTalks\nThey met.", "Talks", "Talks\n\nThey met."),
    "again at the end": ("Talks\n\nThey met.\n\nTalks", "Talks", "Talks\n\nThey met.\n\nTalks"),
    "begins the body": ("Talks\n\nTalks opened.", "Talks", "Talks\n\nTalks opened."),
    "demo header": (
        "Talks\n[Fictional demo article]\n\nA.",
        "Talks",
        "Talks\n\n[Fictional demo article]\n\nA.",
    ),
    "one line": ("Talks open in May.", "Talks open in May.", "Talks open in May."),
    "one word": ("Talks", "Talks", "Talks"),
    "only a title, twice": ("Talks\nTalks", "Talks", "Talks"),
}


@pytest.mark.parametrize(("raw", "title", "text"), TITLES.values(), ids=TITLES)
def test_title_is_the_first_line_once(raw, title, text, write, settings):
    article = read_text(write(raw), settings)
    assert (article.title, article.text) == (title, text)


def test_first_line_too_long_for_a_title_is_shortened_in_the_title_only(write, settings):
    article = read_text(write(LONG), settings)
    assert article.text == LONG.strip()
    assert len(article.title) <= 200
    assert article.title.endswith("…")
    assert article.text.startswith(article.title.removesuffix("…"))


REFUSED = {
    "empty": (b"", "no text", "remove"),
    "only white space": (b" \r\n\t\n", "no text", "remove"),
    "only marks": ("— … ”".encode(), "no text", "remove"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF", "paste"),
    "cut archive": (b"PK\x03\x04\x14\x00\x06\x00", "cut short", "again"),
    "old office document": (b"\xd0\xcf\x11\xe0\xa1", "old office document", "plain text"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture", "plain text"),
    "rich text": (b"{\\rtf1\\ansi Talks}", "RTF", "plain text"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4, "binary", "plain text"),
    "noise without zeros": (bytes(range(1, 256)) * 4, "binary", "plain text"),
    "too long": (b"Talks " * 80_000, "480,000", "DETENTE_MAX_CHARACTERS"),
    "much too long": (b"Talks " * 300_000, "1,800,000", "DETENTE_MAX_CHARACTERS"),
}


@pytest.mark.parametrize(("data", "reason", "remedy"), REFUSED.values(), ids=REFUSED)
def test_refusals_name_file_reason_and_remedy(data, reason, remedy, write, settings):
    path = write(data)
    with pytest.raises(SourceError) as error:
        read_text(path, settings)
    assert str(error.value).startswith(f"{path}: ")
    assert reason in str(error.value)
    assert remedy in str(error.value)


def test_missing_file_is_refused(tmp_path, settings):
    with pytest.raises(SourceError, match=r"gone\.txt: no such file"):
        read_text(tmp_path / "gone.txt", settings)


def test_forbidden_file_is_refused(write, settings, monkeypatch):
    def forbid(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", forbid)
    with pytest.raises(SourceError, match=r"one\.txt: permission denied"):
        read_text(write("Talks"), settings)


def test_system_error_is_refused_with_its_reason(tmp_path, settings):
    with pytest.raises(SourceError, match="too long"):
        read_text(tmp_path / ("n" * 5000 + ".txt"), settings)


def test_device_is_refused(settings, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="not a regular file"):
        read_text(tmp_path / "pipe.txt", settings)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_name_that_is_not_utf8_is_refused_in_printable_words(tmp_path, settings):
    path = tmp_path / os.fsdecode(b"talks-\xff.txt")
    path.write_bytes(b"Talks")
    with pytest.raises(SourceError, match="Rename the file") as error:
        read_text(path, settings)
    assert "talks-\\xff.txt" in str(error.value).encode().decode()


def test_pasted_text_keeps_what_the_analyst_says(settings):
    article = pasted(
        "Talks open\r\n\r\n“Yes,” he said.\u00a0",
        settings,
        published=date(2020, 5, 1),
        outlet=" Wire ",
        author="A. Writer",
        url="https://example.org/1",
    )
    assert article.text == "Talks open\n\n“Yes,” he said."
    assert (article.published, article.published_from) == (date(2020, 5, 1), "analyst")
    assert (article.outlet, article.author, article.url) == (
        "Wire",
        "A. Writer",
        "https://example.org/1",
    )


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Talks open", "They met."),
        ("Talks open", "Talks open\n\nThey met."),
        ("", "Talks open\n\nThey met."),
        ("Talks\u00a0open ", "talks OPEN\nThey met."),
    ],
)
def test_pasted_title_stands_on_the_first_line_once(title, text, settings):
    article = pasted(text, settings, title=title)
    assert (article.title, article.text) == ("Talks open", "Talks open\n\nThey met.")


def test_pasted_id_comes_from_words(settings):
    first = pasted("Café talks: 1st round opens in Rostøl\n\nThey met.", settings)
    again = pasted("Café talks: 1st round opens in Rostøl\r\n\r\nThey met. ", settings)
    other = pasted("Café talks: 1st round opens in Rostøl\n\nThey left.", settings)
    assert first.id == again.id != other.id
    assert first.id.startswith("cafe-talks-1st-round-opens-in-")


def test_pasted_text_in_another_script_has_an_id(settings):
    assert pasted(RUSSIAN, settings).id.startswith("pasted-")


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_pasted_nothing_is_refused(text, settings):
    with pytest.raises(SourceError, match="pasted text: there is no text"):
        pasted(text, settings)


def test_pasted_title_alone_is_refused(settings):
    with pytest.raises(SourceError, match="no text"):
        pasted("", settings, title="Talks open")
