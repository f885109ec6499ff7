"""The method page's own words: what the labels mean, what each module does, what it can't do."""

import re
from html import escape
from pathlib import Path

import streamlit as st

from analysis.types import Label
from pages.panels import look

DOCS = Path(__file__).parents[2] / "docs"
PAPERS = ("loading", "actors", "quotes", "dates", "stance", "positions", "briefing")
LABELS = {
    Label.SUPPORTS: "calls for, offers, defends or carries out cooperation or better relations; "
    "argues against sanctions or confrontation.",
    Label.OPPOSES: "rejects it or warns against it, imposes or demands sanctions or retaliation, "
    "breaks off contacts.",
    Label.CONDITIONAL: "open to it only if or when something happens, or clearly both at once.",
    Label.NEUTRAL: "the article ties the actor to the question but shows no position.",
}
MODULES = (
    (
        "Actors",
        "Names, roles and pronouns that mean the same person, body or state are gathered in each "
        "article, then across articles. Joins that are doubtful are not made.",
    ),
    (
        "Quotes",
        "Words in quotation marks are shown inside quotation marks, exactly as printed. Reported "
        "speech is shown without them. A speaker who can't be told is shown as not resolved.",
    ),
    (
        "Dates",
        "“Thursday” is the latest one on or before the article's date unless the sentence says "
        "otherwise. A date is as precise as its words: “last month” is a bar, not a day.",
    ),
    (
        "Positions",
        "What an actor says and does about dealing with Russia in one article, read from its own "
        "words, acts and plans by rules. The sentences and the words that decided are shown.",
    ),
)
LIMITS = (
    "A position is what one article shows, not what an actor believes. The board does not average.",
    "The number of articles is not the number of independent sources: outlets copy agencies.",
    "Irony, questions and claims about somebody else's views are read wrongly at times: open the "
    "sentence before you rely on a mark.",
    "Confidence says how plain the sentence is. It is not a probability.",
)


TERMS = (
    ("Actor", "A person, organisation, country or named group that articles name."),
    ("Mention", "One place in an article that names an actor, by name, role or pronoun."),
    ("Quote", "The words of one speaker at one place of one article, or what they amount to."),
    (
        "Utterance",
        "The same words in however many articles, counted once: 274 quotes may be 267 utterances.",
    ),
    ("Story", "One text with all its copies: counted once, kept and shown with every outlet."),
    ("Origin", "An outlet with a text of its own. Four outlets with one text are one origin."),
    ("Text (of a position)", "What shows a position: an article, its copies counted with it."),
    (
        "Clear, fair, doubtful reading",
        "How plainly one text shows a position; the position over all texts has a confidence.",
    ),
    ("Firm, doubtful", "Doubtful is what is of low confidence, or only what others report."),
    (
        "Change of position",
        "Between two days that follow each other, each with firm texts of one position.",
    ),
    (
        "Confidence",
        "High, moderate or low: how plain the sentences are and how many origins agree. One origin "
        "alone is never of more than low confidence. It is no probability.",
    ),
    ("Read by the desk", "By the program’s own rules, from the actor’s words and acts."),
    ("Only as others report", "The actor’s position by somebody else’s account. Marked with ”."),
    ("Analyst’s judgement", "Somebody here read it and said so, with a reason. Marked with ✎."),
    ("Dated event", "A statement or act with a day, week, month or year of its own; copies fold."),
    ("Not analysed", "Kept and searched, but not in English: no part in any count."),
)


def show_terms() -> None:
    rows = "".join(
        f"<div><dt>{escape(term)}</dt><dd>{escape(words)}</dd></div>" for term, words in TERMS
    )
    st.html(f'<h2 class="d-finding">What the words mean</h2><dl class="d-terms">{rows}</dl>')


def show_labels() -> None:
    rows = "".join(
        f"<div><dt>{look.badge(label)}</dt><dd>{escape(words)}</dd></div>"
        for label, words in LABELS.items()
    )
    st.html(
        '<h2 class="d-finding">What the four positions mean</h2><p class="d-note">Toward '
        "cooperation with Russia: working or dealing with the Russian state, militarily, in "
        "intelligence, diplomacy, arms control or trade. For a Russian actor the same question is "
        f'asked of its cooperation with others.</p><dl class="d-terms">{rows}</dl>'
    )


def show_modules() -> None:
    rows = "".join(f"<div><dt>{name}</dt><dd>{escape(words)}</dd></div>" for name, words in MODULES)
    st.html(f'<h2 class="d-finding">How each part decides</h2><dl class="d-terms">{rows}</dl>')


def show_limits() -> None:
    rows = "".join(f"<li>{escape(words)}</li>" for words in LIMITS)
    st.html(f'<h2 class="d-finding">What it can’t do</h2><ul class="d-limits">{rows}</ul>')


def _within(paper: str) -> str:
    r"""A paper as part of a page: headings two levels lower, links to other files as words.

    >>> _within("# A\n## B\nsee [C](c.md#d)\n```sh\n# not a heading\n```")
    '### A\n#### B\nsee C\n```sh\n# not a heading\n```'
    """
    parts = paper.split("```")  # of code nothing is changed
    for i in range(0, len(parts), 2):
        lower = re.sub(r"^(#{1,4}) ", r"##\1 ", parts[i], flags=re.MULTILINE)
        parts[i] = re.sub(r"\[([^\]]+)\]\([\w./-]+\.md[^)]*\)", r"\1", lower)
    return "```".join(parts)


def documents() -> list[tuple[str, str]]:
    """The project's own papers on its modules: (name, Markdown)."""
    return [
        (name.capitalize(), _within(path.read_text(encoding="utf-8")))
        for name in PAPERS
        if (path := DOCS / f"{name}.md").is_file()
    ]


def show_documents() -> None:
    for name, words in documents():
        with st.expander(f"In full: {name}"):
            st.markdown(words)
