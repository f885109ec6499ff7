"""The condition that a sentence sets, in its own words."""

import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ida Holm said she would meet Putin only if the crew was freed.", "only if the crew"),
        ("Ida Holm said talks with Moscow must wait until the crew is home.", "until the crew"),
        ("Ida Holm said talks with Moscow were possible provided the truce held.", "provided"),
        ("Ida Holm said Norway was not yet ready to work with Russia.", "not yet ready"),
        ("Ida Holm said Russia must first leave the bay before talks resume.", "must first"),
        ("Ida Holm said she would oppose talks with Russia unless it paid.", "unless it paid"),
        ("Ida Holm offered Moscow talks in exchange for the crew.", "in exchange for the crew"),
    ],
)
def test_condition_is_found(read_signals, text, words):
    spans = [c.of(text) for s in read_signals(text)["Ida Holm"] for c in (*s.strong, *s.weak)]
    assert any(words in span for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm said she would work with Russia if elected.",
        "Asked if she trusted Moscow, Ida Holm said no.",
        "Ida Holm said she would meet Putin even if the weather was bad.",
        "Ida Holm said it was unclear if Russia wanted talks.",
    ],
)
def test_what_only_looks_like_a_condition(read_signals, text):
    assert not [s for s in read_signals(text)["Ida Holm"] if s.strong]
