"""Uploads: two files of one name are two articles, and neither overwrites the other."""

from pathlib import Path

from pages.panels.adding import _free


def test_a_second_file_of_a_name_gets_a_number(tmp_path: Path) -> None:
    for wanted in ("same.txt", "same-2.txt", "same-3.txt"):
        found = _free(tmp_path / "same.txt")
        assert found.name == wanted
        found.write_text("words", encoding="utf-8")
