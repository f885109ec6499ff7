"""A stretch in quotation marks in, the cue that introduces it before or behind out.

'X told reporters: "..."', '"...," said X', 'Doe: "..."', '"..." - Jo Doe'. Stretches that are
woven into a reporter's clause, scare quotes and titles have no introduction.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.marks import Region
from analysis.quotes import cues
from analysis.quotes.draft import Source
from analysis.quotes.layout import Layout
from analysis.quotes.sources import child, is_passive, near_source, phrase, source_of
from analysis.types import Span

_STOPS = (".", "!", "?", ";", "\n")
_PAUSES = (",", "!", "?", "…", "-", "—", "–")
_DASHES = ("-", "--", "—", "–", "―")
_NOT_FIRST = ("and", "but", "or", "that", "to", "in", "for", "of", "as", "on", "by", "with")
_LEADS = re.compile(r"(?:and|but|so|or|yes|no|well|also|then|still|yet)?[\s,:—–-]*", re.I)
_MARKS = " \xa0\"'’”»"
_CLAUSE = 60  # characters: more than a fragment
_FAR = 40  # tokens between a quotation and its cue


@dataclass(frozen=True, slots=True)
class Introduction:
    """The cue of a stretch with its speaker; `begin` is where its sentence begins, when words of
    the reporter stand before it there ("Talks are "useless," he said")."""

    cue: tuple[Token, ...]
    source: Source | None
    begin: int | None = None


def behind(layout: Layout, number: int) -> Introduction | None:
    """The cue in the sentence behind a stretch: '"...", said X', '"...," X told reporters'."""
    region = layout.regions[number]
    if not region.closed:
        return None
    _, limit = layout.line(region.end - 1)
    if number + 1 < len(layout.regions):
        limit = min(limit, layout.regions[number + 1].start)
    gap = layout.text[region.end : limit].strip()
    words = layout.text[region.first : region.last].rstrip(_MARKS)
    if not gap or not words:
        return None
    tokens = [t for t in layout.tokens(region.end, limit) if not t.is_space]
    if tokens and tokens[0].text in _DASHES and (found := _signature(tokens)):
        return found
    sure = words[-1] in _PAUSES or gap[0] in ",—–-"
    if not sure and words[-1] not in ".":
        return None
    return _cue_behind(layout, number, _sentence(tokens), sure=sure)


def _signature(tokens: list[Token]) -> Introduction | None:
    """'"..." - Jo Doe, mayor of Oslo' at the end of a paragraph."""
    name = tokens[1:]
    if not name or len(name) > 12 or not name[0].text[:1].isupper():
        return None
    if any(t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBG", "VBN") for t in name):
        return None
    end = next((i for i, t in enumerate(name) if t.is_punct and t.text != "."), len(name))
    head = name[end - 1] if end else name[0]
    span = Span(name[0].idx, head.idx + len(head))
    return Introduction((tokens[0],), Source((span,), (head,), range(name[0].i, head.i + 1)))


def _sentence(tokens: list[Token]) -> list[Token]:
    """Tokens up to the first stop, without punctuation in front."""
    sentence: list[Token] = []
    for token in tokens[: _FAR * 2]:
        if token.text in _STOPS:
            break
        if sentence or not token.is_punct:
            sentence.append(token)
    return sentence


def _cue_behind(
    layout: Layout, number: int, sentence: list[Token], *, sure: bool
) -> Introduction | None:
    if not sentence or sentence[0].lower_ in _NOT_FIRST:
        return None
    begin = _begin(layout, number)
    if begin is not None and _is_title(layout, layout.regions[number]):
        return None
    if sentence[0].lower_ == "according":
        who = next((t for t in sentence[2:] if t.dep_ == "pobj"), None)
        return Introduction(tuple(sentence[:2]), phrase(who), begin) if who is not None else None
    first = layout.text[layout.regions[number].first : layout.regions[number].first + 1]
    words = layout.text[layout.regions[number].first : layout.regions[number].last].rstrip(_MARKS)
    places = _candidates(sentence[:_FAR])
    if not places and begin is None and words[-1:] in _PAUSES and not first.islower():
        places = _any_verb(sentence[:_FAR])
    for place in places:
        token = sentence[place]
        if not sure and (begin is not None or first.islower() or not _is_bare(sentence, place)):
            return None
        if _governs_words(token, layout, after=token.i) and (not sure or begin is not None):
            return None
        source = near_source(token, sentence, place)
        if source is not None:
            return Introduction((token,), source, begin)
    return None


def _any_verb(sentence: list[Token]) -> list[int]:
    """After a comma inside the marks any verb can be the cue: '"Never," he smiled'."""
    first = sentence[0].i
    verbs = [
        p
        for p, t in enumerate(sentence)
        if t.pos_ == "VERB" and t.tag_ in ("VBD", "VBZ", "VBP") and not _in_relative(t, first)
    ]
    return verbs[:1]


def _is_bare(sentence: list[Token], place: int) -> bool:
    """Whether a sentence says no more than who spoke, and to whom: "Doe told reporters"."""
    cue = sentence[place]
    objects = [c for c in cue.children if c.dep_ == "dobj"]
    other = [t for t in sentence[:place] if t.pos_ in ("VERB", "AUX") and t.head != cue]
    return len(sentence) <= 12 and not other and (not objects or cue.lemma_ == "tell")


def _candidates(sentence: list[Token]) -> list[int]:
    """Places of the words that may be the cue; a participle, which the parser may have made of a
    past tense ("Doe, who lives in Oslo, tweeted"), only where there is no other."""
    first = sentence[0].i
    places = [p for p, t in enumerate(sentence) if _introduces(t, p) and not _in_relative(t, first)]
    return places or [
        p
        for p, t in enumerate(sentence)
        if p and t.tag_ == "VBN" and cues.is_speech(t) and not is_passive(t)
    ]


def _introduces(token: Token, place: int) -> bool:
    """Whether a word is a verb of speech that is finite here."""
    if not cues.is_speech(token) or token.tag_ in ("VBG", "VB"):
        return False
    return token.tag_ != "VBN" or place == 0 or child(token, "aux") is not None


def _begin(layout: Layout, number: int) -> int | None:
    """Where the sentence of a stretch begins, None when it begins with the stretch."""
    region = layout.regions[number]
    start, _ = layout.line(region.start)
    begin = region.start
    for token in layout.tokens_back(start, region.start):
        inside = layout.region_at(token.idx)
        if inside is None and token.text in _STOPS:
            break
        if inside is not None and token.text in (".", "!", "?"):
            break
        if not token.is_space:
            begin = token.idx
    lead = layout.text[begin : region.start]
    return None if _LEADS.fullmatch(lead) else begin


def _is_title(layout: Layout, region: Region) -> bool:
    """Whether the words in marks look like the title of a work: "The Long Road Home"."""
    words = layout.text[region.first : region.last].split()
    return len(words) > 1 and all(w[:1].isupper() or len(w) < 4 for w in words)


def _governs_words(token: Token, layout: Layout, *, after: int) -> bool:
    """Whether a cue governs a clause behind it, outside quotation marks."""
    return any(
        c.dep_ in ("ccomp", "xcomp") and c.i > after and not layout.is_quoted(c)
        for c in token.children
    )


def _in_relative(token: Token, first: int) -> bool:
    node = token
    while node.i >= first:
        if node.dep_ in ("relcl", "acl") and node.head.i >= first:
            return True
        if node.head == node:
            return False
        node = node.head
    return False


def before(layout: Layout, number: int) -> Introduction | None:
    """The cue in the sentence before a stretch: 'X said: "..."', 'X told reporters, "..."'."""
    region = layout.regions[number]
    start, _ = layout.line(region.start)
    if number:
        start = max(start, layout.regions[number - 1].end)
    if not layout.text[start : region.start].strip() and layout.line(region.start)[0] == start:
        start = _colon_line(layout, start)
    tokens = [t for t in layout.tokens(start, region.start) if not t.is_space]
    sentence = _last_sentence(tokens)
    if not sentence:
        return None
    first = layout.text[region.first : region.first + 1]
    capital = first.isupper() or not first.isalpha()
    sign = sentence[-1].text if sentence[-1].text in (",", ":", *_DASHES) else ""
    words = sentence[:-1] if sign else sentence
    if not words:
        return None
    close = cues.is_speech(words[-1]) and not _runs_on(layout, region)
    long = region.last - region.first > _CLAUSE
    if sign and (phrased := _in_the_words_of(words)) is not None:
        return phrased
    if not (sign == ":" or (capital and (sign == "," or close)) or (long and sign and close)):
        return None
    for place in range(len(words) - 1, -1, -1):
        token = words[place]
        if not cues.is_speech(token):
            continue
        if token.tag_ == "VB" and sign != ":" and place < len(words) - 1:
            continue
        return Introduction((token,), source_of(token) or near_source(token, words, place))
    return _colon(words, sentence[-1]) if sign == ":" and capital else None


def _in_the_words_of(words: list[Token]) -> Introduction | None:
    """'In the words of Jo Doe, "..."'."""
    for place in range(len(words) - 4):
        lower = [t.lower_ for t in words[place : place + 4]]
        if lower == ["in", "the", "words", "of"]:
            who = child(words[place + 3], "pobj") or words[-1]
            return Introduction(tuple(words[place : place + 4]), phrase(who))
    return None


def _runs_on(layout: Layout, region: Region) -> bool:
    """Whether the reporter's sentence goes on behind the marks: 'found "some merit" in it'."""
    words = layout.text[region.first : region.last].rstrip(_MARKS)
    rest = layout.text[region.end : region.end + 3].lstrip(" ")
    return words[-1:].isalnum() and rest[:1].islower()


def _colon_line(layout: Layout, start: int) -> int:
    """Where the paragraph before begins, if it ends in a colon and so announces this one."""
    before_ = layout.text[:start].rstrip()[-1:] if start < 4 else layout.text[start - 4 : start]
    if not before_.rstrip().endswith(":"):
        return start
    end = layout.text.rfind(":", 0, start)
    begin, _ = layout.line(end)
    inside = layout.region_at(end)
    return start if inside is not None else begin


def _colon(words: list[Token], sign: Token) -> Introduction | None:
    """'Doe: "..."': the name before the colon, or the subject of the sentence ending in it."""
    inside = {t.i for t in words}
    root = next((t for t in words if t.head == t or t.head.i not in inside), words[0])
    subject = child(root, "nsubj", "nsubjpass")
    if subject is not None and root.pos_ in ("VERB", "AUX"):
        return Introduction((sign,), phrase(subject, root))
    if any(t.pos_ in ("VERB", "AUX") for t in words) or len(words) > 12:
        return None
    names = [t for t in words[: _before_bracket(words)] if t.pos_ in ("PROPN", "NOUN")]
    if not names:
        return None
    head = names[-1]
    span = Span(words[0].idx, head.idx + len(head))
    return Introduction((sign,), Source((span,), (head,), range(words[0].i, head.i + 1)))


def _before_bracket(words: list[Token]) -> int:
    return next((i for i, t in enumerate(words) if t.text in ("(", ",") and i), len(words))


def _last_sentence(tokens: list[Token]) -> list[Token]:
    for place in range(len(tokens) - 2, -1, -1):
        if tokens[place].text in _STOPS:
            return tokens[place + 1 :]
    return tokens
