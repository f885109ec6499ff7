"""A card of evidence says which model read it so, and only where one did."""

from types import SimpleNamespace

import pytest

from pages.panels import evidence


@pytest.mark.parametrize(
    ("reader", "judge", "told"),
    [
        ("gemma3:12b", "machine", "read by gemma3:12b"),
        ("offline", "machine", ""),
        ("", "analyst", ""),
        ("gemma3:12b", "analyst", ""),
    ],
)
def test_card_names_the_model_that_read_it(reader: str, judge: str, told: str) -> None:
    shown = evidence.model(SimpleNamespace(reader=reader, judge=judge))
    assert told in shown
    assert bool(shown) == bool(told)


@pytest.mark.parametrize("basis", ["act", "reported"])
def test_model_is_named_beside_who_says_so_and_its_name_is_no_markup(basis: str) -> None:
    shown = evidence.by(SimpleNamespace(reader="<b>m</b>", judge="machine", basis=basis))
    assert "read by &lt;b&gt;m&lt;/b&gt;" in shown
    assert ("reported" in shown) == (basis == "reported")
