"""Who takes part in what: a verb and what it is dated by in, the keys of actors out.

Actors are those named in the clause; else the one that its noun was told of before ("the drill"),
else those of its sentence, of the sentence before, or of the article's lead.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Span, Token

from analysis.dates.anchor import OCCASIONS, SUBJECTS, Places, datelines, has_subject
from analysis.dates.tense import SAYING, clause_head
from analysis.types import Actor, Manner, Quote

_NO_SUBJECT = {"xcomp", "advcl", "pcomp", "ccomp", "conj"}
# own list: what several parties do or make together
_JOINT = {
    "accord", "agreement", "alliance", "armistice", "ceasefire", "channel", "commission",
    "conference", "contact", "contract", "cooperation", "council", "deal", "dialogue", "drill",
    "encounter", "exchange", "exercise", "haggle", "handover", "hotline", "inspection",
    "invitation", "manoeuvre", "maneuver", "meeting", "mission", "negotiation", "pact", "plan",
    "project", "protocol", "review", "round", "session", "summit", "swap", "talk", "talks",
    "treaty", "trial", "truce", "venture", "visit", "vote", "window",
}  # fmt: skip
_TELLING = {"say", "tell", "report", "show", "add", "announce", "note", "know", "think"}  # own list


@dataclass(frozen=True, slots=True)
class Cast:
    """Which actors are named where, which verbs are cues, and who speaks in quoted words."""

    places: Places
    by_token: dict[int, str]
    cues: dict[int, str | None]  # the cue of a quote -> its speaker
    spoken: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, places: Places, actors: Iterable[Actor], quotes: Iterable[Quote]) -> "Cast":
        lines = datelines(places.text)
        by_token = {
            places.root(mention.start, mention.end).i: actor.key
            for actor in actors
            for mention in actor.mentions
            if not any(start <= mention.start < end for start, end in lines)
        }
        cues: dict[int, str | None] = {}
        spoken: list[tuple[int, int, str]] = []
        for quote in quotes:
            if quote.manner is Manner.SPEECH:
                cues.update({places.token(cue.start).i: quote.actor for cue in quote.cue})
            if quote.actor is not None:
                spoken += [(span.start, span.end, quote.actor) for span in quote.content]
        return cls(places, by_token, cues, tuple(spoken))

    def is_cue(self, verb: Token) -> bool:
        """Whether the verb is the cue of a quote."""
        return verb.i in self.cues

    def within(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The actors named by these words, in order, each once."""
        found = (self.by_token.get(token.i) or self._speaker(token) for token in tokens)
        return tuple(dict.fromkeys(key for key in found if key))

    def _speaker(self, token: Token) -> str | None:
        """Who "I" or "we" is in quoted words."""
        if token.lower_ not in {"i", "we", "me", "us"}:
            return None
        return next((key for start, end, key in self.spoken if start <= token.idx < end), None)


def governor(verb: Token) -> Token:
    """The verb that tells the event: "forced" of "was forced to quit this week"."""
    for _ in range(3):
        if verb.dep_ not in {"xcomp", "pcomp", "ccomp", "advcl"} or has_subject(verb):
            break
        above = clause_head(verb.head)
        if above == verb or (verb.dep_ == "ccomp" and above.i > verb.i):
            break
        verb = above
    return verb


def _own_words(verb: Token) -> Iterator[Token]:
    """The words of a clause without the clauses inside it, except those without a subject."""
    for token in verb.subtree:
        head = clause_head(token)
        if head == verb or (head.dep_ == "xcomp" and head.head == verb):
            yield token


def _same_noun(noun: Token) -> list[Token]:
    """The words that name what a relative clause is about, apposition and all."""
    others = [t for t in noun.children if t.dep_ in {"conj", "appos"}]
    return [noun, *others, noun.head] if noun.dep_ == "appos" else [noun, *others]


def _subject(cast: Cast, verb: Token) -> tuple[str, ...]:
    """The actors that do it: the subject's, or those of the verb it is joined to."""
    for _ in range(4):
        subjects = [t for t in verb.children if t.dep_ in SUBJECTS and t.tag_ not in {"WP", "WDT"}]
        if subjects:
            words = [w for t in subjects for w in t.subtree if clause_head(w) == verb]
            heads = [w for w in words if w.dep_ in SUBJECTS | {"conj", "pobj"}]
            return cast.within(heads) or cast.within(words)
        if verb.dep_ in {"relcl", "acl"}:
            return cast.within(_same_noun(verb.head))
        if verb.dep_ not in _NO_SUBJECT:
            break
        verb = verb.head if verb.head.pos_ in {"VERB", "AUX"} else clause_head(verb.head)
    return ()


def taking_part(
    cast: Cast, verb: Token, noun: Token | None, *, is_statement: bool
) -> tuple[str, ...]:
    """The keys of the actors that take part in what the verb, or the dated noun, tells."""
    if noun is not None and noun.lemma_ not in OCCASIONS:
        own = cast.within(noun.subtree)
        if own:
            return own
    speaker, subject = cast.cues.get(governor(verb).i), _subject(cast, verb)
    if is_statement and (subject or speaker):
        return subject or ((speaker,) if speaker else ())
    named = tuple(dict.fromkeys((*subject, *cast.within(_own_words(verb)))))
    if not named and governor(verb) != verb:
        named = cast.within(_own_words(governor(verb)))
    named = named or _wanted_by(cast, verb)
    subjects = [t for t in governor(verb).children if t.dep_ in SUBJECTS]
    if named or any(_is_somebody_else(subject) for subject in subjects):
        return named
    found = _told_before(cast, verb, subjects) or _in_sentence(cast, verb)
    if not found and _is_shared(subjects):
        found = _lead(cast, verb)
    return found or _before(cast, verb)


def _is_somebody_else(subject: Token) -> bool:
    """Whether the subject is new or has a name, so that the text around does not say who it is."""
    is_new = any(t.lower_ in {"a", "an", "another"} for t in subject.children)
    return subject.pos_ == "PROPN" or (is_new and subject.lemma_ not in _JOINT)


def _is_shared(subjects: list[Token]) -> bool:
    """Whether the subject is what the article is about: "talks begin", "it was signed"."""
    nouns = [t for s in subjects for t in s.subtree if t.dep_ in SUBJECTS | {"pobj", "conj"}]
    return not subjects or any(t.lemma_ in _JOINT for t in nouns)


def _wanted_by(cast: Cast, verb: Token) -> tuple[str, ...]:
    """Whoever demands or proposes what the clause tells."""
    above = clause_head(verb.head) if verb.dep_ == "ccomp" else verb
    return _subject(cast, above) if above != verb and above.lemma_ not in _TELLING else ()


def _told_before(cast: Cast, verb: Token, subjects: list[Token]) -> tuple[str, ...]:
    """The actors of the clause that told of the same thing before: "The drill will begin"."""
    things = {t.lemma_ for s in subjects for t in s.subtree if t.pos_ == "NOUN"}
    if not things:
        return ()
    for token in verb.doc[: verb.sent.start]:
        if token.pos_ not in {"NOUN", "PROPN"} or token.lemma_ not in things:
            continue
        telling = clause_head(token)
        is_talk = telling.i in cast.cues or telling.lemma_.lower() in SAYING
        found = () if is_talk else cast.within(_own_words(telling))  # not who hailed it
        if found:
            return found
    return ()


def _in_sentence(cast: Cast, verb: Token) -> tuple[str, ...]:
    """The actors of the rest of the sentence, or whoever tells it."""
    return _without_speakers(cast, verb.sent) or _speaker_of(cast, verb)


def _before(cast: Cast, verb: Token) -> tuple[str, ...]:
    """The actors of the sentence before, in the same paragraph."""
    first, doc = verb.sent.start, verb.doc
    if first == 0 or "\n" in doc[first - 1].text:
        return ()
    return _without_speakers(cast, doc[first - 1].sent)


def _speaker_of(cast: Cast, verb: Token) -> tuple[str, ...]:
    """Whoever tells what the clause holds, named as the subject itself."""
    above = clause_head(verb.head) if verb.dep_ == "ccomp" else verb
    if above == verb:
        return ()
    return cast.within(t for t in above.children if t.dep_ in SUBJECTS)


def _lead(cast: Cast, verb: Token) -> tuple[str, ...]:
    """The actors that the article is about: those of its headline, else of its first sentences."""
    for sentence in islice(verb.doc.sents, 4):
        found = _without_speakers(cast, sentence)
        if found:
            return found[:3]
    return ()


def _without_speakers(cast: Cast, sentence: Span) -> tuple[str, ...]:
    """The actors of a sentence, without whoever only tells of it."""
    speakers = {
        token.i
        for verb in sentence
        if verb.i in cast.cues or verb.lemma_ in _TELLING
        for subject in verb.children
        if subject.dep_ in SUBJECTS
        for token in subject.subtree
    }
    return cast.within(token for token in sentence if token.i not in speakers)
