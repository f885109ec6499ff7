"""What was said, by which cue, and of which type: direct, mixed, indirect; speech or attitude."""

import pytest

from analysis.quotes import quotes


def found(doc, *, field="content"):
    text = doc.text
    return [[span.of(text) for span in getattr(quote, field)] for quote in quotes(doc, ())]


@pytest.mark.parametrize("text", ["", "Fog", "The ice held.", "\n\n", '"', "“ ”"])
def test_quotes_nothing_said(parsed, text):
    assert quotes(parsed(text), ()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"The bridge is safe," Ann Moe said. "We walk over it daily."',
            [["The bridge is safe,", "We walk over it daily."]],
            id="two sentences are one utterance",
        ),
        pytest.param(
            '"The bridge," Ann Moe said, "is safe."',
            [["The bridge,", "is safe."]],
            id="cue in the middle",
        ),
        pytest.param(
            '"The bridge is safe," Ann Moe said. "We walk over it daily," she added.',
            [["The bridge is safe,"], ["We walk over it daily,"]],
            id="each with its own cue",
        ),
        pytest.param(
            '"The bridge is safe.\n\n"We walk over it daily," Ann Moe said.',
            [["The bridge is safe.", "We walk over it daily,"]],
            id="left open, goes on in the next paragraph",
        ),
        pytest.param(
            "‘The ice is thin,’ Moe wrote. ‘I would not walk on it.’",
            [["The ice is thin,", "I would not walk on it."]],
            id="single marks",
        ),
        pytest.param('Ann Moe said: "The ice is thin."', [["The ice is thin."]], id="colon"),
        pytest.param(
            'Ann Moe told reporters on Monday, "The ice is thin."',
            [["The ice is thin."]],
            id="told reporters",
        ),
        pytest.param("Moe: 'The ice is thin'", [["The ice is thin"]], id="headline"),
        pytest.param(
            '"The ice is thin." - Ann Moe, glaciologist', [["The ice is thin."]], id="signature"
        ),
        pytest.param('Ann Moe tweeted: "The ice is thin."', [["The ice is thin."]], id="tweet"),
        pytest.param('"Never," she shot back.', [["Never,"]], id="two-word cue"),
        pytest.param('As Ann Moe put it, "The ice is thin."', [["The ice is thin."]], id="put it"),
        pytest.param('"Never," he smiled.', [["Never,"]], id="a cue in no list"),
        pytest.param(
            'In the words of Ann Moe, "the ice is thin."', [["the ice is thin."]], id="words of"
        ),
        pytest.param(
            '"It will rain," she said, "unless the wind turns."',
            [["It will rain,", "unless the wind turns."]],
            id="goes on in small letters",
        ),
        pytest.param(
            "“When it melts, I ask, ‘Where do we go?’” Moe told reporters.",
            [["When it melts, I ask, ‘Where do we go?’"]],
            id="quotation in a quotation",
        ),
        pytest.param('He said, "We wait', [["We wait"]], id="unclosed mark"),
        pytest.param(
            'A stray " mark.\n\n"We wait," Moe said.', [["We wait,"]], id="stray mark before"
        ),
        pytest.param("„Das Eis ist dünn“, said Moe.", [["Das Eis ist dünn"]], id="German marks"),
        pytest.param(
            'Moe made the following remark:\n\n"The ice is thin."',
            [["The ice is thin."]],
            id="colon in the paragraph before",
        ),
    ],
)
def test_quotes_direct(parsed, text, expected):
    doc = parsed(text)
    assert found(doc) == expected
    assert {quote.type for quote in quotes(doc, ())} == {"direct"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'Ann Moe said the bridge was "perfectly safe" and would stay open.',
            [['the bridge was "perfectly safe" and would stay open']],
            id="grows to its clause",
        ),
        pytest.param(
            'Ann Moe called the bridge "a disgrace."',
            [['the bridge "a disgrace."']],
            id="called",
        ),
        pytest.param(
            'The minister described the plan as "a gift."',
            [['the plan as "a gift."']],
            id="described as",
        ),
        pytest.param(
            'The minister accused Oslo of "meddling in the vote."',
            [['Oslo of "meddling in the vote."']],
            id="accused of",
        ),
        pytest.param(
            'The talks were "useless," Ann Moe said.',
            [['The talks were "useless,"']],
            id="cue last",
        ),
        pytest.param(
            'Ann Moe told a rally that the ice was thin, adding that "nobody should walk on it."',
            [["the ice was thin"], ['"nobody should walk on it."']],
            id="adding",
        ),
        pytest.param(
            'Moe called the vote "a farce," leaving the room.',
            [['the vote "a farce,"']],
            id="stops at the comma inside the marks",
        ),
    ],
)
def test_quotes_mixed(parsed, text, expected):
    doc = parsed(text)
    assert found(doc) == expected
    assert quotes(doc, ())[-1].type == "mixed"


@pytest.mark.parametrize(
    ("text", "content", "cue", "manner"),
    [
        pytest.param(
            "Ann Moe said that the ice was thin.", "the ice was thin", "said", "speech", id="that"
        ),
        pytest.param(
            "The bridge would stay open, Ann Moe said on Monday.",
            "The bridge would stay open",
            "said",
            "speech",
            id="cue last",
        ),
        pytest.param(
            "Sweden said on Monday it would sign the accord.",
            "it would sign the accord",
            "said",
            "speech",
            id="day behind the cue",
        ),
        pytest.param(
            "The bridge is safe, according to the harbour board.",
            "The bridge is safe",
            "according to",
            "speech",
            id="according to",
        ),
        pytest.param(
            "Officials warned of new attacks.", "new attacks", "warned of", "speech", id="warned of"
        ),
        pytest.param(
            "The report found that the ice was thin.",
            "the ice was thin",
            "found",
            "speech",
            id="document",
        ),
        pytest.param(
            "Moe: Ice is thinner than ever",
            "Ice is thinner than ever",
            ":",
            "speech",
            id="headline",
        ),
        pytest.param(
            "OSLO, May 4 (Fjord Wire) - Norway will close the bridge, Ann Moe said.",
            "Norway will close the bridge",
            "said",
            "speech",
            id="dateline",
        ),
        pytest.param(
            "Sweden called for better ties with Norway.",
            "better ties with Norway",
            "called for",
            "attitude",
            id="called for",
        ),
        pytest.param(
            "Sweden favours a ban on trawling.",
            "a ban on trawling",
            "favours",
            "attitude",
            id="favours",
        ),
        pytest.param(
            "Sweden is ready to restore ties.",
            "to restore ties",
            "is ready",
            "attitude",
            id="is ready to",
        ),
        pytest.param(
            "Sweden ruled out a joint patrol.",
            "a joint patrol",
            "ruled out",
            "attitude",
            id="ruled out",
        ),
        pytest.param(
            "Sweden expects Norway to sign the accord.",
            "Norway to sign the accord",
            "expects",
            "attitude",
            id="expects",
        ),
        pytest.param("Sweden opposed talks.", "talks", "opposed", "attitude", id="one word"),
        pytest.param(
            "Poland is opposed to the deal.", "the deal", "opposed to", "attitude", id="participle"
        ),
    ],
)
def test_quotes_indirect(parsed, text, content, cue, manner):
    doc = parsed(text)
    (quote,) = quotes(doc, ())
    assert found(doc) == [[content]]
    assert found(doc, field="cue") == [[cue]]
    assert (quote.type, quote.manner) == ("indirect", manner)


def test_quotes_aside_parts_content(parsed):
    doc = parsed("The bridge, Ann Moe said, would stay open.")
    assert found(doc) == [["The bridge", "would stay open"]]


def test_quotes_end_where_reporter_takes_up_again(parsed):
    doc = parsed("Ann Moe said it was over and declined to say more.")
    assert found(doc) == [["it was over"], ["to say more"]]
    assert found(doc, field="source") == [["Ann Moe"], ["Ann Moe"]]


def test_quotes_nested_speech_keeps_both(parsed):
    doc = parsed("The statement said that Moe had promised to resign.")
    assert found(doc) == [["Moe had promised to resign"], ["to resign"]]
    assert [quote.speaker for quote in quotes(doc, ())] == ["The statement", "Moe"]


def test_quotes_nested_attitude_belongs_to_the_speaker(parsed):
    assert found(parsed("Ann Moe said she hoped the ice would hold.")) == [
        ["she hoped the ice would hold"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('The so-called "ice tax" will rise.', id="scare quotes"),
        pytest.param('The film "Winter Sky" won a prize.', id="title of a work"),
        pytest.param('He read "Winter Sky" on the train.', id="title after a verb of speech"),
        pytest.param("Fleet told to halt all flights", id="passive in a headline"),
        pytest.param("Asked whether it was true, Moe left.", id="asked by nobody"),
        pytest.param('Ann "Red" Moe left for Oslo.', id="nickname"),
        pytest.param("The crew's boat left Moe's harbour.", id="apostrophes"),
    ],
)
def test_quotes_none_where_nobody_speaks(parsed, text):
    assert quotes(parsed(text), ()) == ()


def test_quotes_spans_are_inside_the_text(parsed):
    text = "OSLO - “We wait,” Ann Moe said.\n\nShe called it “mad”. ‘Go,’ cried Roe.\n\n"
    for quote in quotes(parsed(text), ()):
        for span in (*quote.content, *quote.cue, *quote.source):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip() == span.of(text)
