"""Every format under bad files: empty, cut short, misnamed; bytes flipped, doubled and put in.

Whatever comes, each file gives Articles and errors that name it, and nothing is raised. 25 inputs a
format by default; DETENTE_FUZZ=5000 tries that many.
"""

import contextlib
import io
import json
import os
import time
import zipfile
from datetime import date

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import SourceError
from analysis.settings import read_settings
from analysis.sources import SUFFIXES, preview_columns, read_bytes
from analysis.types import Article

INPUTS = int(os.environ.get("DETENTE_FUZZ") or 25)
BOUNDS = read_settings({"DETENTE_MAX_SECONDS": "5", "DETENTE_MAX_UNPACKED_MEGABYTES": "20"})
TODAY = date(2026, 6, 1)
PATIENCE = 30  # seconds for one input, on a busy machine

PLACE = st.floats(0, 1, exclude_max=True)
CHANGE = st.one_of(
    st.tuples(st.just("flip"), PLACE, st.integers(0, 7)),
    st.tuples(st.just("cut"), PLACE, st.integers(1, 400)),
    st.tuples(st.just("double"), PLACE, st.integers(1, 400)),
    st.tuples(st.just("end"), PLACE, st.just(0)),
    st.tuples(st.just("put"), PLACE, st.binary(min_size=1, max_size=8)),
    st.tuples(st.just("put"), PLACE, st.sampled_from(
        [b"<", b">", b"&", b'"', b"[" * 50, b"{" * 50, b"\0", b"\xff\xfe", b"\n" * 20, b"9" * 30,
         b"<div>" * 50, b"<!--", b"]]>", b" obj", b"%%EOF", b"endstream", b"PK\x03\x04"])),
)  # fmt: skip


def changed(raw, changes):
    for what, place, how in changes:
        at = int(place * len(raw))
        if what == "flip" and raw:
            raw = raw[:at] + bytes([raw[at] ^ (1 << how)]) + raw[at + 1 :]
        elif what == "cut":
            raw = raw[:at] + raw[at + how :]
        elif what == "double":
            raw = raw[:at] + raw[at : at + how] * 2 + raw[at + how :]
        elif what == "end":
            raw = raw[:at]
        elif what == "put":
            raw = raw[:at] + how + raw[at:]
    return raw


def repacked(raw, name, content):
    """The archive with one of its files replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return made.getvalue()


def unpacked(raw, name):
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return file.read(name)


LINES = ["Norway weighs talks", "By Kari Nord", "16 February 2017", "They met, he said, in Oslo."]
RECORD = {"title": LINES[0], "text": LINES[3], "date": "2017-02-16", "source": {"name": "Wire"}}
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Talks</title><script '
    f'type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": LINES[0]})}'
    f"</script></head><body><article><h1>Talks</h1><p>{LINES[3]}</p><p>“Yes.”</p></article></body>"
)
NITF = (
    '<?xml version="1.0"?><nitf><head><pubdata name="Wire" date.publication="20170216"/></head>'
    "<body><body.head><hedline><hl1>Talks</hl1></hedline></body.head><body.content><p>They met."
    "</p></body.content></body></nitf>"
)
MESSAGE = (
    "MIME-Version: 1.0\nDate: Fri, 1 May 2020 08:00:00 -0000\nContent-Type: multipart/related; "
    f'boundary="x"\n\n--x\nContent-Type: text/html; charset=utf-8\n\n{PAGE}\n--x--\n'
)
NEXIS = (
    "1 of 2 DOCUMENTS\n\nThe Wire\n\nFebruary 16, 2017 Thursday\n\nTalks\n\nBYLINE: By Nord\n\n"
    "LENGTH: 9 words\n\nBODY:\nThey met.\n\nLOAD-DATE: February 17, 2017\n\n2 of 2 DOCUMENTS\n"
)
FACTIVA = "HD Talks\nPD 16 February 2017\nSN Wire\nLP\nThey met.\nTD\nShe left.\nAN Document X1\n"
PROQUEST = f"{'_' * 60}\nTalks\n\nFull text: They met.\n\nPublication title: Wire\n{'_' * 60}\n"
TEXTS = {
    "text": ("a.txt", "\n\n".join(LINES)),
    "Markdown": ("a.md", "---\ntitle: Talks\ndate: 2017-02-16\n---\n# Talks\n\n[*They*](x) met."),
    "web page": ("a.html", PAGE),
    "saved page": ("a.mhtml", MESSAGE),
    "table": ("a.csv", 'title,text,date\n"Talks, open","They\nmet.",2017-02-16\nT,Text,\n'),
    "JSON": ("a.json", json.dumps({"articles": [RECORD, RECORD]})),
    "lines of JSON": ("a.jsonl", f"{json.dumps(RECORD)}\n{json.dumps(RECORD)}\n"),
    "NITF": ("a.xml", NITF),
    "LexisNexis": ("nexis.txt", NEXIS),
    "Factiva": ("factiva.txt", FACTIVA),
    "ProQuest": ("proquest.txt", PROQUEST),
}
BODIES = {
    "PDF": None,
    "DOCX": "word/document.xml",
    "XLSX": "xl/worksheets/sheet1.xml",
    "ZIP": None,
    "DOCX inside": "word/document.xml",
    "DOCX properties": "docProps/core.xml",
    "XLSX inside": "xl/worksheets/sheet1.xml",
    "XLSX workbook": "xl/workbook.xml",
}


@pytest.fixture(scope="session")
def valid(pdf, workbook, archive):
    """A valid file of each binary format, by its name."""
    word, file = docx.Document(), io.BytesIO()
    for line in LINES:
        word.add_paragraph(line)
    word.save(file)
    book = workbook({"News": [["title", "text"], ["Talks", "They met."]]})
    packed = archive({"a.txt": LINES[3], "b/c.html": PAGE, "manifest.csv": "file\na.txt\n"})
    paper = pdf([LINES, ["They met again.", *LINES[3:]]], Title="Talks", CreationDate="D:20170216")
    return {"PDF": paper, "DOCX": file.getvalue(), "XLSX": book, "ZIP": packed}


def check(name, raw):
    """Reads the bytes and looks at all that comes of them."""
    started = time.monotonic()
    found = list(read_bytes(name, raw, BOUNDS, today=TODAY))
    assert found
    for one in found:
        if isinstance(one, Article):
            assert one.text.startswith(one.title.removesuffix("…"))
            assert one.text.encode()
            assert one.published is None or one.published_certainty
        else:
            assert isinstance(one, SourceError)
            assert str(one).startswith("a.") or str(one).partition(".")[0] in (
                "nexis", "factiva", "proquest"
            )  # fmt: skip
    with contextlib.suppress(SourceError):  # what is wrong with it was told above
        preview_columns(name, raw, BOUNDS)
    assert time.monotonic() - started < PATIENCE


FUZZ = settings(
    max_examples=INPUTS,
    deadline=None,
    derandomize=INPUTS <= 25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
CHANGES = st.lists(CHANGE, min_size=1, max_size=6)


@pytest.mark.parametrize(("name", "text"), TEXTS.values(), ids=TEXTS)
@FUZZ
@given(changes=CHANGES)
def test_damaged_text_format_never_raises(name, text, changes):
    check(name, changed(text.encode(), changes))


@pytest.mark.parametrize("form", BODIES)
@FUZZ
@given(changes=CHANGES)
def test_damaged_binary_format_never_raises(valid, form, changes):
    kind, _, inside = form.partition(" ")
    raw = valid[kind]
    if inside:
        raw = repacked(raw, BODIES[form], changed(unpacked(raw, BODIES[form]), changes))
    else:
        raw = changed(raw, changes)
    check(f"a.{kind.lower()}", raw)


@FUZZ
@given(raw=st.binary(max_size=2_000), ending=st.sampled_from(["pdf", "docx", "html", "json", "csv",
       "xlsx", "zip", "mhtml", "xml", "txt", "md"]))  # fmt: skip
def test_noise_under_any_name_never_raises(raw, ending):
    check(f"a.{ending}", raw)


BY_CONTENT = ("web page", "saved page", "JSON", "NITF")
EXPORTS = ("LexisNexis", "Factiva", "ProQuest")


@pytest.mark.parametrize("ending", SUFFIXES)
def test_an_empty_file_of_any_format_is_told(ending):
    (error,) = read_bytes(f"a{ending}", b"", BOUNDS, today=TODAY)
    assert isinstance(error, SourceError)
    assert f"a{ending}" in str(error)


@pytest.mark.parametrize("ending", [".txt", ".csv", ".json", ".pdf", ""])
@pytest.mark.parametrize("form", [*BY_CONTENT, "PDF", "DOCX", "XLSX", "ZIP"])
def test_a_wrong_ending_changes_nothing(valid, form, ending):
    name, text = TEXTS.get(form, (f"a.{form.lower()}", ""))
    raw = valid[form] if form in valid else text.encode()
    found = list(read_bytes(f"{name.partition('.')[0]}{ending}", raw, BOUNDS, today=TODAY))
    right = [one for one in read_bytes(name, raw, BOUNDS, today=TODAY) if isinstance(one, Article)]
    assert right
    assert [o.text for o in found if isinstance(o, Article)] == [o.text for o in right]


@pytest.mark.parametrize("ending", [".csv", ".json"])
@pytest.mark.parametrize("form", EXPORTS)
def test_an_export_that_is_named_as_a_table_is_told(form, ending):
    _, text = TEXTS[form]
    found = list(read_bytes(f"a{ending}", text.encode(), BOUNDS, today=TODAY))
    assert any(isinstance(one, SourceError) and f"a{ending}" in str(one) for one in found)


@pytest.mark.parametrize("form", [*TEXTS, "PDF", "DOCX", "XLSX", "ZIP"])
def test_a_file_that_was_cut_short_gives_what_is_there_or_an_error(valid, form):
    name, text = TEXTS.get(form, (f"a.{form.lower()}", ""))
    raw = valid[form] if form in valid else text.encode()
    check(name, raw[: len(raw) // 2])
