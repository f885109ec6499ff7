"""Which language a text is in: text in, ISO 639-1 out, "" where it is too short to tell.

py3langid reads it piece by piece, and the language with most of the letters is the text's: a long
quotation in another one does not change it. A text full of English function words is English,
whatever names and numbers stand in it. Left out: dialects, and texts that mix languages in a
sentence.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from analysis.sources.languages import LANGUAGES

PIECE = 300  # letters; shorter pieces are told wrongly more often
MOST = 40_000  # letters that are looked at
FEWEST = 60  # letters; in fewer, names alone can make another language of it
ENGLISH = 0.2  # of the words: English news has 0.3 to 0.45, other Latin scripts under 0.1
_WORD = re.compile(r"[^\W\d_]+")
# Own list: the commonest English words that no other language writes as commonly.
_FUNCTION = frozenset((
    "the", "of", "and", "to", "in", "that", "for", "on", "with", "was", "is", "said", "it", "he",
    "by", "from", "be", "at", "his", "has", "as", "have", "are", "not", "they", "but", "which",
    "an", "had", "were", "will", "would", "this", "its", "who", "after", "their", "been", "about",
    "she", "her", "we",
))  # fmt: skip


@cache  # half a second and 40 MB: not before a text has to be read
def _identifier() -> LanguageIdentifier:
    made = LanguageIdentifier.from_model_file(MODEL_FILE)
    made.set_languages(sorted(LANGUAGES & set(made.nb_classes)))
    return made


def language_of(text: str, declared: str = "") -> str:
    """The language of a text, ISO 639-1; what its document declares counts where the words do not
    tell, or where both say that it is not English.

    >>> language_of("Norway offered Russia talks on Monday, the prime minister said in Oslo.")
    'en'
    >>> language_of("Cod"), language_of("Cod", "no")
    ('', 'no')
    """
    words = _WORD.findall(text[: 2 * MOST].casefold())
    letters = sum(map(len, words))
    if not words:
        return declared
    if sum(word in _FUNCTION for word in words) >= max(2, ENGLISH * len(words)):
        return "en"
    if letters < FEWEST and text.isascii():
        return declared
    found = Counter[str]()
    for piece in _pieces(text):
        found[_identifier().classify(piece)[0]] += sum(map(str.isalpha, piece))
    told = max(found, key=lambda one: (found[one], one))
    if letters < FEWEST and told == "en":
        return declared
    return declared if declared and "en" not in (told, declared) else told


def _pieces(text: str) -> Iterator[str]:
    """The text in runs of lines of enough letters; what is left at the end goes with the last."""
    pieces: list[str] = []
    held, letters = "", 0
    for line in text[: 2 * MOST].split("\n"):
        held += line + "\n"
        letters += sum(map(str.isalpha, line))
        if letters >= PIECE:
            pieces.append(held)
            held, letters = "", 0
    if pieces and letters < PIECE:
        pieces[-1] += held
    elif held.strip():
        pieces.append(held)
    yield from pieces
