"""Who takes part in what: a verb and what it is dated by in, the keys of actors out.

Actors are those named in the clause; else the one that its noun was told of before ("the drill"),
else those of its sentence, of the sentence before, or of the article's lead.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from spacy.tokens import Span, Token

from analysis.dates.anchor import OCCASIONS, SUBJECTS, Places, datelines, has_subject, is_inside
from analysis.dates.tense import SAYING, clause_head, heads_clause
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
_WE = {"i", "we", "me", "us"}


@dataclass(frozen=True)  # not slotted, for the properties that are found once
class Cast:
    """Which actors are named where, and which verbs are cues; remembers what it was asked."""

    places: Places
    named: dict[int, str]  # token -> the actor that it names, or who "we" is in quoted words
    cues: dict[int, str | None]  # the cue of a quote -> its speaker
    _by_clause: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _by_sentence: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _by_thing: dict[str, tuple[int, tuple[str, ...]] | None] = field(default_factory=dict)

    @classmethod
    def of(cls, places: Places, actors: Iterable[Actor], quotes: tuple[Quote, ...]) -> "Cast":
        lines = datelines(places.text)
        named = {
            places.root(mention.start, mention.end).i: actor.key
            for actor in actors
            for mention in actor.mentions
            if not is_inside(lines, mention.start)
        }
        cues: dict[int, str | None] = {}
        for quote in quotes:
            if quote.manner is Manner.SPEECH:
                cues.update({places.token(cue.start).i: quote.actor for cue in quote.cue})
        return cls(places, _speakers(places, quotes) | named, cues)

    def is_cue(self, verb: Token) -> bool:
        """Whether the verb is the cue of a quote."""
        return verb.i in self.cues

    def within(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The actors named by these words, in order, each once."""
        return self._at(token.i for token in tokens)

    def _at(self, tokens: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.named[i] for i in tokens if i in self.named))

    def in_clause(self, verb: Token) -> tuple[str, ...]:
        """The actors named in a clause and in those inside it that have no subject."""
        if verb.i not in self._by_clause:
            inner = (t.i for t in verb.children if t.dep_ == "xcomp")
            words = (i for head in (verb.i, *inner) for i in self._clauses.get(head, ()))
            self._by_clause[verb.i] = self._at(sorted(words))
        return self._by_clause[verb.i]

    def in_sentence(self, sentence: Span) -> tuple[str, ...]:
        """The actors of a sentence, without whoever only tells of it."""
        if sentence.start not in self._by_sentence:
            speakers = _speaking(self, sentence)
            words = (i for i in range(sentence.start, sentence.end) if i not in speakers)
            self._by_sentence[sentence.start] = self._at(words)
        return self._by_sentence[sentence.start]

    def first_told(self, thing: str) -> tuple[int, tuple[str, ...]] | None:
        """Where a thing is first told of with actors, and who they are."""
        if thing not in self._by_thing:
            nouns = ((noun, clause_head(noun)) for noun in self._things.get(thing, ()))
            told = ((noun.i, self.in_clause(verb)) for noun, verb in nouns if not self._talks(verb))
            self._by_thing[thing] = next((one for one in told if one[1]), None)
        return self._by_thing[thing]

    def _talks(self, verb: Token) -> bool:
        """Whether a verb only tells of a thing: who hailed the drill takes no part in it."""
        return verb.i in self.cues or verb.lemma_.lower() in SAYING

    @cached_property
    def _clauses(self) -> dict[int, list[int]]:
        """The words of each clause, by its head."""
        heads: dict[int, int] = {}
        clauses: dict[int, list[int]] = {}
        for word in self.places.doc:
            token, path = word, []
            while token.i not in heads and not heads_clause(token):
                path.append(token.i)
                token = token.head
            head = heads.get(token.i, token.i)
            heads.update(dict.fromkeys((*path, token.i), head))
            clauses.setdefault(head, []).append(word.i)
        return clauses

    @cached_property
    def _things(self) -> dict[str, list[Token]]:
        """The nouns of the article by lemma."""
        found: dict[str, list[Token]] = {}
        for token in self.places.doc:
            if token.pos_ in {"NOUN", "PROPN"}:
                found.setdefault(token.lemma_, []).append(token)
        return found


def _speakers(places: Places, quotes: tuple[Quote, ...]) -> dict[int, str]:
    """Who each "I" or "we" in quoted words is: the speaker of the first quote that holds it."""
    found: dict[int, str] = {}
    ids = {places.doc.vocab.strings[word] for word in _WE}
    left = [i for i, word in enumerate(places.doc.to_array("LOWER").tolist()) if word in ids]
    spans = ((span, quote.actor) for quote in quotes if quote.actor for span in quote.content)
    for span, actor in spans:
        first = bisect_left(left, span.start, key=places.starts.__getitem__)
        last = bisect_left(left, span.end, key=places.starts.__getitem__)
        found.update(dict.fromkeys(left[first:last], actor))
        del left[first:last]
    return found


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
    named = tuple(dict.fromkeys((*subject, *cast.in_clause(verb))))
    if not named and governor(verb) != verb:
        named = cast.in_clause(governor(verb))
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
    told = [found for thing in things if (found := cast.first_told(thing)) is not None]
    at, keys = min(told, default=(verb.i, ()))
    return keys if at < verb.sent.start else ()


def _in_sentence(cast: Cast, verb: Token) -> tuple[str, ...]:
    """The actors of the rest of the sentence, or whoever tells it."""
    return cast.in_sentence(verb.sent) or _speaker_of(cast, verb)


def _before(cast: Cast, verb: Token) -> tuple[str, ...]:
    """The actors of the sentence before, in the same paragraph."""
    first, doc = verb.sent.start, verb.doc
    if first == 0 or "\n" in doc[first - 1].text:
        return ()
    return cast.in_sentence(doc[first - 1].sent)


def _speaker_of(cast: Cast, verb: Token) -> tuple[str, ...]:
    """Whoever tells what the clause holds, named as the subject itself."""
    above = clause_head(verb.head) if verb.dep_ == "ccomp" else verb
    if above == verb:
        return ()
    return cast.within(t for t in above.children if t.dep_ in SUBJECTS)


def _lead(cast: Cast, verb: Token) -> tuple[str, ...]:
    """The actors that the article is about: those of its headline, else of its first sentences."""
    for sentence in islice(verb.doc.sents, 4):
        found = cast.in_sentence(sentence)
        if found:
            return found[:3]
    return ()


def _speaking(cast: Cast, sentence: Span) -> set[int]:
    """The words that name who only tells of what a sentence tells."""
    return {
        token.i
        for verb in sentence
        if cast.is_cue(verb) or verb.lemma_ in _TELLING
        for subject in verb.children
        if subject.dep_ in SUBJECTS
        for token in subject.subtree
    }
