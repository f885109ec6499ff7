"""An analyst's edits: laid over the draft, kept through a refresh, pointed out when stale."""

from dataclasses import replace

import pytest

from analysis.briefing.edits import GONE, Added, Edits, Rewrite, edited, stale
from analysis.briefing.kept import dumped, dumped_edits, loaded, loaded_edits
from analysis.briefing.lint import lint
from analysis.briefing.model import Briefing, Voice
from analysis.errors import BriefingError
from tests.analysis.briefing.conftest import Texts


def rewrite(composed: Briefing, text: str = "Norway is back at the table.") -> Rewrite:
    first = composed.blocks[0].claims[0]
    return Rewrite(first.id, text, first.text, "bottom-line", first.articles, first.corpus, "Ada")


def test_the_analysts_words_take_the_desks_place_and_end_the_draft(composed: Briefing):
    own = edited(composed, Edits(rewrites=(rewrite(composed),)))
    first = own.blocks[0].claims[0]
    assert (first.voice, first.text, first.author) == (
        Voice.ANALYST, "Norway is back at the table.", "Ada",
    )  # fmt: skip
    assert not own.blocks[0].draft
    assert stale(own) == ()


def test_words_over_other_facts_are_kept_and_pointed_out(composed: Briefing):
    old = replace(rewrite(composed), was="Nobody supports it.")
    own = edited(composed, Edits(rewrites=(old,)))
    (found,) = stale(own)
    assert found.text == "Norway is back at the table."
    assert found.stale == composed.blocks[0].claims[0].text


def test_words_over_a_sentence_that_is_gone_are_kept(composed: Briefing, texts: Texts):
    old = replace(rewrite(composed), claim="bottom-line 9", corpus=True)
    own = edited(composed, Edits(rewrites=(old,)))
    (found,) = stale(own)
    assert (found.id, found.stale) == ("bottom-line 9", GONE)
    assert lint(own, texts) == ()


def test_blocks_can_be_moved_and_left_out_and_the_numbers_follow(composed: Briefing, texts: Texts):
    own = edited(
        composed, Edits(order=("bottom-line", "quotes", "actors"), dropped=("changed", "timeline"))
    )
    assert [one.id for one in own.blocks] == [
        "bottom-line", "quotes", "actors", "gaps", "sources",
    ]  # fmt: skip
    assert lint(own, texts) == ()
    first = own.blocks[1].claims[0]
    assert own.number(first.articles[0]) <= 2
    cited = {a for block in own.blocks for c in block.claims for a in c.articles}
    assert cited <= {one.article for one in own.sources}
    assert len(own.sources) < len(composed.sources)


def test_an_actor_left_out_leaves_the_picture_too(composed: Briefing):
    first = composed.blocks[1].positions[0]
    own = edited(composed, Edits(dropped=(first.line.id,)))
    block = own.blocks[1]
    assert block.picture
    assert block.picture.names == tuple(one.name for one in block.positions)
    assert first.name not in block.picture.alt.split(": ")[0]
    assert {dot.row for dot in block.picture.dots} == {1, 2, 3, 4}


def test_other_quotes_can_be_chosen(composed: Briefing, texts: Texts):
    quotes = next(one for one in composed.blocks if one.id == "quotes")
    chosen = tuple(one.id for one in quotes.spare[:3])
    own = edited(composed, Edits(quotes=chosen))
    found = next(one for one in own.blocks if one.id == "quotes")
    assert tuple(one.id for one in found.claims) == chosen
    assert lint(own, texts) == ()


def test_a_sentence_of_the_analysts_own_stands_in_its_block(composed: Briefing, texts: Texts):
    own = edited(
        composed,
        Edits(added=(Added("n", "changed", "It is unlikely to last.", ("26-geneva-restart",)),)),
    )
    changed = next(one for one in own.blocks if one.id == "changed")
    assert changed.claims[-1].voice is Voice.ANALYST
    assert lint(own, texts) == ()


def test_a_briefing_and_its_edits_come_back_from_json(composed: Briefing):
    edits = Edits(rewrites=(rewrite(composed),), dropped=("changed",), order=("bottom-line",))
    assert loaded(dumped(composed)) == composed
    assert loaded_edits(dumped_edits(edits)) == edits


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"blocks": 1}'])
def test_what_is_no_briefing_says_so(text: str):
    with pytest.raises(BriefingError, match="compose it anew"):
        loaded(text)
