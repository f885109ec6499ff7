"""Hard-wrapped paragraphs are joined; texts that only have short lines are left alone."""

import textwrap

import pytest

from analysis.sources import clean

FIRST = (
    "OSTERVIK (Reuters) - The harbour minister, Berit Halvang, said on Monday that talks with the "
    "Russian coast guard would begin in May, after a winter in which neither side had picked up "
    "the telephone and two trawlers had been lost within sight of each other."
)
SECOND = (
    '"We have a line, and a line is there to be used," Halvang told the regional council. "I have '
    'no illusions about who answers it."'
)
THIRD = "The opposition called the plan naive. It did not say what it would do instead."


@pytest.mark.parametrize("width", [60, 65, 72, 78, 80])
@pytest.mark.parametrize("title", ["Harbour minister reopens the line", "Talks"])
def test_wrapped_paragraphs_are_joined(width, title):
    paragraphs = [title, FIRST, SECOND, THIRD]
    wrapped = "\n\n".join(textwrap.fill(p, width) for p in paragraphs)
    assert clean(wrapped) == "\n\n".join(paragraphs)


@pytest.mark.parametrize("width", [65, 72])
def test_wrapped_paragraphs_set_off_by_an_indent_are_joined(width):
    body = "\n".join(textwrap.fill(p, width, initial_indent="   ") for p in (FIRST, SECOND, THIRD))
    assert clean(f"Talks\n\n{body}") == "\n".join(["Talks\n", FIRST, SECOND, THIRD])


def test_wrapped_title_directly_above_the_body_stays_apart():
    wrapped = "Harbour minister reopens the line\n" + textwrap.fill(FIRST, 70)
    assert clean(wrapped) == f"Harbour minister reopens the line\n{FIRST}"


def test_hyphen_at_a_line_end_stays_without_a_space():
    wrapped = "\n".join(
        [
            "Talks",
            "",
            "The minister said on Monday that the agreement on search and rescue-",
            "related contacts would be sent to the council of ministers in the old",
            "capital before the summer, and that nobody there had asked for a vote",
            "on it.",
        ]
    )
    assert "search and rescue-related contacts would" in clean(wrapped)


STAY = {
    "one paragraph a line": "\n".join(["Talks", FIRST, SECOND, THIRD]),
    "a demo header": f"Talks\n[Fictional demo article]\n\n{FIRST}\n\n{SECOND}",
    "short sentences, one a line": "Talks\nHe came.\nShe left.\nNobody spoke.\nThe door closed.",
    "a list of names": "Those present\nBerit Halvang\nOle Brumm\nSigne Aas\nTor Lie\nUna Dahl",
    "a poem": "\n".join(
        ["Ode", "The sea is wide", "and has no door", "the line is dead", "we ring once more"]
    ),
    "a list of headlines": "\n".join(
        [
            "The week",
            "Norway offers Russia a joint rescue drill in the Barents Sea",
            "Finland drops its flat no to the channel for terror warnings",
            "Rheinhaven books gas transit for the winter on the Veltagas line",
            "Skippers on both sides of the border ask for one cod quota",
            "Kremlin spokeswoman says the door has never been closed",
        ]
    ),
    "bullets": "\n".join(["Points", *(f"- {part} is agreed by all sides" for part in "abcdef")]),
}


@pytest.mark.parametrize("text", STAY.values(), ids=STAY)
def test_lines_that_were_not_cut_stay(text):
    assert clean(text) == text


def test_list_inside_a_wrapped_text_keeps_its_lines():
    items = ["- a hotline between the two rescue centres", "- one drill a year, civilian only"]
    wrapped = "\n\n".join(["Talks", textwrap.fill(FIRST, 70), "\n".join(items)])
    assert clean(wrapped) == "\n\n".join(["Talks", FIRST, "\n".join(items)])
