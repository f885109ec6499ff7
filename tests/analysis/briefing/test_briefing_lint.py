"""The linter refuses what breaks a rule, and says where: in a briefing and in each export."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from analysis import __version__
from analysis.briefing.docx import word
from analysis.briefing.edits import Added, Edits, edited
from analysis.briefing.html import html
from analysis.briefing.likelihood import faults
from analysis.briefing.lint import Rule, lint, refuse
from analysis.briefing.lint_export import lint_export
from analysis.briefing.markdown import markdown
from analysis.briefing.model import Briefing, Claim, Voice
from analysis.errors import BriefingError
from analysis.types import Confidence
from tests.analysis.briefing.conftest import Texts

EXPORTS: dict[str, Callable[[Briefing], bytes]] = {
    "md": lambda one: markdown(one).encode(),
    "html": lambda one: html(one).encode(),
    "docx": word,
}


def with_claim(briefing: Briefing, claim: Claim, block: str = "gaps") -> Briefing:
    """The briefing with one more claim in a block."""
    return replace(
        briefing,
        blocks=tuple(
            replace(one, claims=(*one.claims, claim)) if one.id == block else one
            for one in briefing.blocks
        ),
    )


def with_position(briefing: Briefing, **values: object) -> Briefing:
    blocks = tuple(
        replace(one, positions=(replace(one.positions[0], **values), *one.positions[1:]))
        if one.positions
        else one
        for one in briefing.blocks
    )
    return replace(briefing, blocks=blocks)


def desk(text: str, *articles: str, corpus: bool = False) -> Claim:
    return Claim("x", Voice.DESK, text, articles, corpus)


def typed(text: str) -> Claim:
    return Claim("x", Voice.ANALYST, text, corpus=True, author="Ada")


def rules(found: tuple) -> set[Rule]:
    return {one.rule for one in found}


BROKEN = {
    "made-up quote": (desk("She said “we will never meet”.", corpus=True), Rule.VERBATIM),
    "made-up straight quote": (desk('It is "a trap" to him.', corpus=True), Rule.VERBATIM),
    "a person's made-up quote": (typed("They call it “the end of days”."), Rule.VERBATIM),
    "changed words": (
        Claim("x", Voice.SOURCE, "Everything is fine.", ("26-geneva-restart",)), Rule.VERBATIM,
    ),
    "no source": (desk("Norway opposes it."), Rule.SOURCED),
    "the desk's likelihood": (desk("A deal is likely.", corpus=True), Rule.LIKELIHOOD),
    "both rows": (typed("A deal is likely. A walk-out is improbable."), Rule.LIKELIHOOD),
    "likelihood with confidence": (
        typed("We have high confidence that a deal is likely."), Rule.LIKELIHOOD,
    ),
    "a chance in numbers": (typed("There is a 70% chance of a deal."), Rule.LIKELIHOOD),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_claim_is_refused_with_its_place(case: str, briefing: Briefing, texts: Texts):
    claim, rule = BROKEN[case]
    (found,) = lint(with_claim(briefing, claim), texts)
    assert found.rule is rule
    assert found.place.startswith("Gaps and limits, ’")


@pytest.mark.parametrize("kind", EXPORTS)
@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_export_is_refused_with_its_place(
    case: str, kind: str, briefing: Briefing, texts: Texts
):
    claim, rule = BROKEN[case]
    broken = with_claim(briefing, claim)
    found = lint_export(EXPORTS[kind](broken), kind, broken, texts)
    assert rules(found) == {rule}
    assert found[0].place.startswith("Gaps and limits, ’")


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_good_export_is_let_through(kind: str, briefing: Briefing, texts: Texts):
    assert lint_export(EXPORTS[kind](briefing), kind, briefing, texts) == ()


@pytest.mark.parametrize("kind", EXPORTS)
def test_an_analysts_words_are_marked_and_let_through(kind: str, composed: Briefing, texts: Texts):
    own = edited(
        composed,
        Edits(added=(
            Added("n1", "bottom-line", "A restart in autumn is likely.", corpus=True, author="Ada"),
        )),
    )  # fmt: skip
    assert lint(own, texts) == ()
    assert lint_export(EXPORTS[kind](own), kind, own, texts) == ()


def test_one_origin_with_more_than_low_confidence_is_refused(briefing: Briefing, texts: Texts):
    found = lint(with_position(briefing, confidence=Confidence.HIGH, origins=1), texts)
    assert rules(found) == {Rule.CONFIDENCE}
    assert found[0].place == "Key actors and positions, Russia"


@pytest.mark.parametrize("kind", EXPORTS)
def test_an_export_that_raises_the_confidence_is_refused(
    kind: str, briefing: Briefing, texts: Texts
):
    position = briefing.blocks[1].positions[0]
    basis = replace(position.basis, text="high confidence: 3 outlets, 1 origin; own words")
    raised = with_position(briefing, basis=basis)
    assert rules(lint_export(EXPORTS[kind](raised), kind, raised, texts)) == {Rule.CONFIDENCE}


def test_a_position_without_contrary_is_refused(briefing: Briefing, texts: Texts):
    assert rules(lint(with_position(briefing, contrary=None), texts)) == {Rule.CONTRARY}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda one: replace(one, modules=()), Rule.DISCLOSED),
        (lambda one: replace(one, blocks=one.blocks[1:]), Rule.FIRST),
        (lambda one: replace(one, blocks=(*one.blocks[1:], one.blocks[0])), Rule.FIRST),
        (lambda one: replace(one, blocks=tuple(b for b in one.blocks if b.id != "gaps")),
         Rule.GAPS),
        (lambda one: replace(one, blocks=one.blocks[:-1]), Rule.SOURCED),
        (lambda one: replace(one, blocks=(replace(one.blocks[0], draft=False), *one.blocks[1:])),
         Rule.VOICES),
    ],
)  # fmt: skip
def test_a_briefing_without_one_of_its_parts_is_refused(
    change: Callable[[Briefing], Briefing], rule: Rule, briefing: Briefing, texts: Texts
):
    assert rule in rules(lint(change(briefing), texts))


def test_a_text_that_changed_in_the_store_refuses_its_quotes(briefing: Briefing, texts: Texts):
    changed = {**texts, "26-geneva-restart": "Something else."}
    found = lint(briefing, changed)
    assert rules(found) == {Rule.VERBATIM}


@pytest.mark.parametrize("kind", ["md", "html"])
@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("A count is not a pardon", "A count is a pardon", Rule.VERBATIM),
        (f"Détente {__version__}", "Détente", Rule.DISCLOSED),
        ("Draft: counted by the desk, not yet edited by a person", "", Rule.VOICES),
        ("low confidence: 1 outlet, 1 origin", "high confidence: 1 outlet, 1 origin",
         Rule.CONFIDENCE),
    ],
)  # fmt: skip
def test_a_file_that_was_bent_after_the_export_is_refused(
    kind: str, old: str, new: str, rule: Rule, briefing: Briefing, texts: Texts
):
    content = EXPORTS[kind](briefing).decode()
    assert old in content
    bent = content.replace(old, new).encode()
    assert rule in rules(lint_export(bent, kind, briefing, texts))


def test_a_sentence_without_a_mark_is_refused(briefing: Briefing, texts: Texts):
    content = html(briefing).replace('<p data-voice="desk" dir="ltr">34 of', "<p>34 of").encode()
    assert Rule.VOICES in rules(lint_export(content, "html", briefing, texts))


def test_a_number_without_a_source_is_refused(briefing: Briefing, texts: Texts):
    content = markdown(briefing).replace(r"\[1\]", r"\[99\]", 1).encode()
    found = lint_export(content, "md", briefing, texts)
    assert [one.why for one in found] == ["there is no source 99"]


def test_the_refusal_names_every_place(briefing: Briefing, texts: Texts):
    found = lint(with_claim(briefing, BROKEN["no source"][0]), texts)
    with pytest.raises(BriefingError, match=r"Gaps and limits, ’Norway opposes it\.’: it names no"):
        refuse(found, "briefing")


@pytest.mark.parametrize("text", ["It is very likely.", "We have low confidence in it.", ""])
def test_a_single_scale_is_no_fault(text: str):
    assert faults(text) == []
