"""No page reaches the store but through data.reading, which can't write, and data.writing, which
asks who writes: held by what the files of the pages say.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted([ROOT / "streamlit_app.py", *(ROOT / "pages").rglob("*.py")])
OPENERS = {"pages/panels/stores.py", "pages/panels/data.py", "pages/panels/signed.py"}


def within(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", FILES, ids=within)
def test_no_page_opens_the_store_itself(path: Path) -> None:
    if within(path) in OPENERS:
        return
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            assert not (node.module == "pages.panels" and "stores" in names)
            assert not names & {"in_hands", "for_reading", "Database", "connect"}
        if isinstance(node, ast.Import):
            assert not any(alias.name == "pages.panels.stores" for alias in node.names)
        if isinstance(node, ast.Attribute):
            assert node.attr != "database"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "Store"


def test_the_store_is_given_to_be_written_in_one_place_after_asking_who_writes() -> None:
    places = []
    for path in FILES:
        for function in nodes(path):
            if not isinstance(function, ast.FunctionDef):
                continue
            called = [
                ast.unparse(one.func) for one in ast.walk(function) if isinstance(one, ast.Call)
            ]
            if "stores.to_be_written" in called or "stores._open" in called:
                places.append((within(path), function.name))
                asked = [ast.unparse(statement) for statement in function.body[1:]]
                assert asked[0] == "person = signed.permit(act, workspace)"
    assert places == [("pages/panels/data.py", "writing")]


def test_every_page_is_guarded_before_anything_else() -> None:
    for path in (ROOT / "pages").glob("*.py"):
        if path.name == "__init__.py":
            continue
        statements = ast.parse(path.read_text(encoding="utf-8")).body
        calls = [one for one in statements if not isinstance(one, ast.Import | ast.ImportFrom)]
        assert ast.unparse(calls[1]) == "nav.guard(__file__)", within(path)
        before = statements[: statements.index(calls[1])]
        drawn = [ast.unparse(one) for one in before if isinstance(one, ast.Import | ast.ImportFrom)]
        assert set(drawn) - {"import streamlit as st"} == {"from pages.panels import nav"}, path
