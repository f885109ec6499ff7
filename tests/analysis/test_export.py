"""Exports: the contract's lines, and tables that no spreadsheet can take for a program."""

import csv
import io
import json
import zipfile
from collections.abc import Callable

import pytest

from analysis.export import lines, table_csv, table_xlsx
from analysis.resolve import resolve
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Confidence,
    CorpusActor,
    Evidence,
    Form,
    Kind,
    Label,
    Mention,
    Quote,
    QuoteType,
    Resolution,
    Span,
    Stance,
)

TEXT = "Ties\n\nAda Brook was ready to talk. Brook left."


def test_lines_carry_corpus_ids_and_names(article: Callable[..., Article]) -> None:
    ada = Actor("a0", "Ada Brook", Kind.PERSON, ("Ada Brook",), (Mention(6, 15, Form.NAME),))
    result = Analysis(
        article(TEXT),
        "test 1",
        actors=(ada,),
        quotes=(Quote(QuoteType.INDIRECT, (Span(20, 33),), speaker="Brook", actor="a0"),),
        stances=(
            Stance(
                "a0",
                Label.SUPPORTS,
                Confidence.LOW,
                "Ready.",
                (Evidence(6, 34, "ready to", Label.SUPPORTS),),
            ),
        ),
    )
    (line,) = lines([result], resolve([("one", result.actors)]))
    row = json.loads(line)
    corpus_id = row["actors"][0]["actor"]
    assert row["quotes"][0]["actor"] == row["stances"][0]["actor"] == corpus_id
    assert row["quotes"][0]["speaker"] == row["stances"][0]["name"] == "Ada Brook"
    assert row["actors"][0]["mentions"] == [{"start": 6, "end": 15, "form": "name"}]
    assert row["stances"][0]["evidence"] == [{"start": 6, "end": 34, "detail": "ready to"}]


def test_lines_show_one_stance_of_actors_that_turn_out_to_be_one(
    article: Callable[..., Article],
) -> None:
    keys = ("a0", "a1")
    twins = tuple(
        Actor(key, "Ada Brook", Kind.PERSON, ("Ada Brook",), (Mention(6, 15, Form.NAME),))
        for key in keys
    )
    found = tuple(
        Stance(key, label, sure, "Why.", (Evidence(6, 34, "ready to", label),))
        for key, label, sure in zip(
            keys,
            (Label.SUPPORTS, Label.OPPOSES),
            (Confidence.LOW, Confidence.MODERATE),
            strict=True,
        )
    )
    both = Resolution(
        {("one", key): "ada" for key in keys},
        {"ada": CorpusActor("ada", "Ada Brook", Kind.PERSON, "", ())},
    )
    (line,) = lines([Analysis(article(TEXT), "t", actors=twins, stances=found)], both)
    assert [s["label"] for s in json.loads(line)["stances"]] == ["opposes"]


def test_lines_say_which_reader_spoke_and_keep_the_other_beside(
    article: Callable[..., Article],
) -> None:
    ada = Actor("a0", "Ada Brook", Kind.PERSON, ("Ada Brook",), (Mention(6, 15, Form.NAME),))
    shown = (Evidence(6, 34, "ready to", Label.SUPPORTS),)
    offline = Stance("a0", Label.OPPOSES, Confidence.LOW, "Why.", shown)
    other = Stance("a0", Label.SUPPORTS, Confidence.LOW, "Ready.", shown, "a-model")
    result = Analysis(
        article(TEXT),
        "test 1 + a-model",
        actors=(ada,),
        stances=(other,),
        other_stances=(offline,),
        notes=("1 of 2 is dropped.",),
    )
    row = json.loads(next(lines([result], resolve([("one", result.actors)]))))
    assert [(s["label"], s["reader"]) for s in row["stances"]] == [("supports", "a-model")]
    assert [(s["label"], s["reader"]) for s in row["other_stances"]] == [("opposes", "offline")]
    assert (row["analyser"], row["notes"]) == ("test 1 + a-model", ["1 of 2 is dropped."])


HOSTILE = [
    "=1+1",
    "+SUM(A1)",
    "-2+3",
    "@cmd",
    "\t=1+1",
    "  =1+1",
    "\r=1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_has_no_formula(text: str) -> None:
    made = table_csv(["words"], [[text]])
    _, (cell,) = csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    assert cell == "'" + text


def test_csv_opens_in_excel_with_other_scripts() -> None:
    made = table_csv(["speaker", "date"], [["Шойгу", None]])
    assert made == "speaker,date\r\nШойгу,\r\n".encode("utf-8-sig")
    assert made.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", [*HOSTILE, "https://example.org", "12"])
def test_xlsx_writes_every_cell_as_text(text: str) -> None:
    book = zipfile.ZipFile(io.BytesIO(table_xlsx(["words"], [[text]], sheet="Quotes")))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert sheet.count('t="s"') == 2


def test_xlsx_of_nothing_has_its_heading() -> None:
    book = zipfile.ZipFile(io.BytesIO(table_xlsx(["words"], [])))
    assert "words" in book.read("xl/sharedStrings.xml").decode()
