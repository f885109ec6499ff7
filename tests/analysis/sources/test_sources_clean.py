"""Cleaning: what is mended, what stays as written, and that cleaning twice changes nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.sources import clean

MENDED = {
    "empty": ("", ""),
    "one word": ("Talks", "Talks"),
    "only spaces": (" \u00a0\n\t\u200b\n", ""),
    "mojibake of quotation marks": (
        "â€œNo,â€\x9d she said. Itâ€™s over.",
        "“No,” she said. It’s over.",
    ),
    "mojibake of an accent": ("JosÃ© and FranÃ§ois", "José and François"),
    "mojibake twice over": ("itÃ¢â‚¬â„¢s", "it’s"),
    "no-break space without its second byte": ("the team.Â\n\nNext", "the team.\n\nNext"),
    "the same before a space": ("closer ties.Â Then", "closer ties. Then"),
    "mis-decoded no-break space": ("closer ties.Â\u00a0Then", "closer ties. Then"),
    "capital that belongs to a word": ("TRÂN and PHÂ met", "TRÂN and PHÂ met"),
    "no-break and thin spaces": ("10\u00a0000\u2009men\u202fleft", "10 000 men left"),
    "runs of spaces and tabs": ("He  left.\t\tShe stayed.", "He left. She stayed."),
    "trailing spaces": ("One. \nTwo.\t\n", "One.\nTwo."),
    "runs of blank lines": ("One.\n\n \n\n\nTwo.", "One.\n\nTwo."),
    "Windows line ends": ("One.\r\n\r\nTwo.\r\n", "One.\n\nTwo."),
    "old Mac line ends": ("One.\rTwo.", "One.\nTwo."),
    "Unicode line ends": ("One.\u2028Two.\u2029Three.\u0085Four.", "One.\nTwo.\nThree.\nFour."),
    "form feed and vertical tab": ("One.\fTwo.\vThree.", "One.\nTwo.\nThree."),
    "byte order mark": ("\ufeffTalks open", "Talks open"),
    "zero-width and directional marks": ("Mos\u200bcow\u2060 \u200fsaid\u200e", "Moscow said"),
    "soft hyphens": ("coop\u00aderation", "cooperation"),
    "control characters": ("Mos\x00cow\x07 said\x1b[0m so\x7f", "Moscow said so"),
    "Windows-1252 read as Latin-1": ("\x93No,\x94 he said\x85", "“No,” he said…"),
    "composed accents": ("Rosto\u0308l", "Rostöl"),
    "HTML entities": ("AT&amp;T said &quot;no&#8221;", 'AT&T said "no”'),
    "entities in entities": ("AT" + "&amp;" + "amp;" * 50_000 + "T", "AT&T"),
    "entities beside markup stay": ("<b>AT&amp;T</b>", "<b>AT&amp;T</b>"),
    "lone surrogate": ("Mos\ud800cow", "Mos\ufffdcow"),
}
AS_WRITTEN = [
    '"We are ready," she said.',
    "“We are ready,” she said, ‘at last’.",
    "„Wir sind bereit“, sagte sie; «да», сказал он.",
    "``It was late,'' said an official. `Very.'",
    "He called it 'a mess'...",
    "He called it “a mess”…",
    "An unclosed “mark stays open",
    "BRUSSELS (AFP) - The talks -- long delayed – began — at last.",
    "ﬁnance minister Ｎｏｄａ and Œdipus Ĳsselmeer",
    "Søren Østergård-Ćosić, Şule Iğdır and Nguyễn Văn Ánh met in Kraków and Zürich.",
    "The 28-member alliance spent $1.4bn (£1bn; €1.2bn).",
]


@pytest.mark.parametrize(("text", "expected"), MENDED.values(), ids=MENDED)
def test_clean_mends(text, expected):
    assert clean(text) == expected


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_clean_keeps_what_was_written(text):
    assert clean(text) == text


@given(st.text(st.characters(), max_size=300))
@example("&amp;amp;lt; &amp;")
@example("a\u200b\u00c2 \u200b\n")
@example("\x85Ã\x85\x91")
def test_clean_twice_is_clean_once(text):
    once = clean(text)
    assert clean(once) == once


PIECES = st.sampled_from(
    ["\n", "\n\n", "\r\n", " ", "\u00a0", "Â", "â€™", "&amp;", "\x85", "\u2028", "\u200b", "“", '"']
)


@given(st.lists(st.one_of(PIECES, st.from_regex(r"[A-Za-z,.]{1,60}", fullmatch=True))))
def test_clean_twice_is_clean_once_on_wrapped_and_broken_text(pieces):
    once = clean("".join(pieces))
    assert clean(once) == once


@given(st.text(st.sampled_from("ab .,-\n'\"“”"), max_size=400))
def test_clean_keeps_every_word_of_plain_text(text):
    assert clean(text).split() == text.split()


# Letters that no mojibake is made of, and all that the cleaner takes away or leaves around them.
# Letters such as é are left out: ”é with nothing after it is what mojibake of another looks like.
ALPHABETS = "aZşğőиотщαωקع中한"
AROUND = " \t\n\r\u00a0\u2009\u200b\u202e\u2066\ufeff\u00ad\u2028.,;:!?-–—'\""
AROUND += "“”‘’„«»()[]*_$#<>&@1290"


@given(st.text(st.sampled_from(ALPHABETS + AROUND), max_size=400))
def test_clean_never_drops_a_letter_nor_adds_one(text):
    def letters(words):
        return [character for character in words if character.isalnum()]

    assert letters(clean(text)) == letters(text)
