"""How names are compared: words, surnames, first names in other spellings, acronyms.

In: strings. Out: folded words and yes or no. Left out: what kind of actor a name belongs to.
"""

import re
import unicodedata
from functools import lru_cache

from analysis.gazetteer import gender_of_given_name
from analysis.gazetteer.words import word_set

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
COMPANY = word_set(
    """
    inc ltd llc plc corp co ag sa gmbh oyj ab asa nv spa corporation company incorporated limited
    """
)
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
NICKNAMES = (  # own list
    "james jim jimmy",
    "joseph joe joey",
    "william bill will billy",
    "robert bob rob bobby",
    "michael mike mick",
    "thomas tom tommy",
    "richard rick dick rich",
    "edward ed eddie ted",
    "charles charlie chuck",
    "donald don donny",
    "daniel dan danny",
    "david dave",
    "anthony tony",
    "andrew andy drew",
    "alexander alex sasha",
    "christopher chris",
    "matthew matt",
    "samuel sam",
    "benjamin ben",
    "steven steve stephen",
    "kenneth ken",
    "ronald ron",
    "timothy tim",
    "gregory greg",
    "jeffrey jeff geoffrey geoff",
    "nicholas nick",
    "jonathan jon",
    "john jack johnny",
    "patrick pat",
    "peter pete",
    "raymond ray",
    "lawrence larry",
    "gerald jerry gerry",
    "theodore ted teddy",
    "elizabeth liz beth betty",
    "katherine kate kathy katie catherine",
    "margaret maggie meg",
    "deborah debbie debra",
    "patricia pat patty",
    "susan sue",
    "rebecca becky",
    "jennifer jen jenny",
    "barbara barb",
    "victoria vicky",
    "rudolph rudy",
    "leonard len",
    "frederick fred",
    "bernard bernie",
)
_SHORT = frozenset((a, b) for row in NICKNAMES for a in row.split() for b in row.split())
# One sound, several spellings in Latin letters: Shoigu and Shoygu, Zelensky and Zelenskiy.
_SPELLINGS = (
    (re.compile(r"(?:sk|ck)(?:iy|yy|yi|ii|ij|y|i)$"), "ski"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ii+"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"'"), ""),
)


def plain(text: str) -> str:
    """Lower case without accents.

    >>> plain("Élysée"), plain("Rostøl")
    ('elysee', 'rostol')
    """
    low = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS).replace("’", "'"))
    return low if low.isascii() else "".join(c for c in low if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a name for comparison: no article, stray signs, middle initials.

    >>> words_of("Carl S. Weller III"), words_of("Bashar al-Assad")
    (('carl', 'weller'), ('bashar', 'al-assad'))
    """
    split = re.sub(r"(?<!\bal)(?<!\bel)(?<!\bad)(?<!\bas)(?<!\bash)-", " ", plain(text)).split()
    words = [w.strip(".,'\"“”‘()[]").replace(".", "") for w in split]
    words = [w.removesuffix("'s") for w in words if w and w not in ("the", "-")]
    while len(words) > 2 and words[-1] in ("ii", "iii", "iv"):
        words.pop()
    while len(words) > 1 and words[-1] in COMPANY:
        words.pop()
    if len(words) < 3:
        return tuple(words)
    return (words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1])


@lru_cache(maxsize=1 << 16)
def surname(words: tuple[str, ...]) -> str:
    """The word that a person is called by later, without the particle of a hyphen.

    >>> surname(("bashar", "al-assad")), surname(("ursula", "von", "der", "leyen"))
    ('assad', 'leyen')
    """
    last = words[-2] if len(words) > 1 and words[-1] in SUFFIXES else words[-1]
    return re.sub(r"^(?:al|el|ad|as|ash)-", "", last)


@lru_cache(maxsize=1 << 16)
def spelling(word: str) -> str:
    """One form for the several spellings of a name that was not written in Latin letters.

    >>> spelling("shoygu") == spelling("shoigu"), spelling("zelenskiy") == spelling("zelensky")
    (True, True)
    """
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    return word


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names can be one: equal, initial, short form, other spelling.

    >>> same_first_name("sergei", "sergey"), same_first_name("joe", "joseph")
    (True, True)
    >>> same_first_name("john", "joan")
    False
    """
    if one == other or (one, other) in _SHORT:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    genders = gender_of_given_name(one.title()), gender_of_given_name(other.title())
    if all(genders) and genders[0] != genders[1]:
        return False
    return spelling(one) == spelling(other)


def initials(text: str) -> frozenset[str]:
    """Acronyms that a long name may have.

    >>> sorted(initials("Organisation of Oil Exporters"))
    ['ooe', 'oooe']
    >>> sorted(initials("Velta Transit AG"))
    ['vt', 'vta', 'vtag']
    """
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)
    bare = [w for w in words if w.lower() not in COMPANY] or words
    capital = "".join(w[0] for w in words if w[0].isupper()).lower()
    every = "".join(w[0] for w in words).lower()
    form = "".join(w if w.isupper() else w[0] for w in words).lower()  # "AG" keeps its letters
    short = "".join(w[0] for w in bare).lower()  # "Wide Motors Corporation": WM
    return frozenset(a for a in (capital, every, form, short) if len(a) > 1)


def slug(name: str) -> str:
    """A name as an id.

    >>> slug("James Mattis"), slug("Élysée")
    ('james-mattis', 'elysee')
    """
    return re.sub(r"[\W_]+", "-", plain(name)).strip("-") or "actor"
