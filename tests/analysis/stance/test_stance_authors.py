"""Authors of opinion pieces take positions in their own voice; reporters do not."""

import pytest

from analysis.actors import actors
from analysis.mentions import mentions
from analysis.quotes import quotes
from analysis.stance import stances

BODY = """

We should talk to Moscow again. It would be foolish to let the hotline die, and Norway must
reopen the border crossing with Russia. "Never trust Russia," the Polish president said.

I would sign the fishing treaty with Russia tomorrow. My advice to the ministry is to begin, and
I told it so. I was not heard.
"""
NOTE = "\nAnna Lund, a fellow at the Fjord Institute, was ambassador to Russia from 2009 to 2012.\n"


def shown(nlp, text):
    doc = nlp(text)
    who = actors(doc, mentions(doc))
    names = {a.key: a.name for a in who}
    return {names[s.actor]: s.label.value for s in stances(doc, who, quotes(doc, who))}


@pytest.mark.parametrize(
    "text",
    [
        "Opinion: Talk to Moscow" + BODY + NOTE,
        "Time to Talk to Moscow\nBy Anna Lund" + BODY,
    ],
)
def test_an_author_takes_a_position_in_her_own_voice(nlp, text):
    assert shown(nlp, text)["Anna Lund"] == "supports"


def test_a_reporter_under_a_byline_takes_none(nlp):
    report = "Poland rejects talks\nBy Anna Lund\n\nPoland rejected talks with Russia on Monday.\n"
    assert "Anna Lund" not in shown(nlp, report)


@pytest.mark.parametrize("text", ["", "Opinion", 'Opinion: "', "By Anna Lund"])
def test_texts_without_an_argument_have_no_author(nlp, text):
    assert shown(nlp, text) == {}
