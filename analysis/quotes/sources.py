"""A cue in, the words that name its speaker out.

The subject of the cue, through coordination, participles, relative clauses and passives. A
speaker who is only named elsewhere in the text or not at all is left out.
"""

from spacy.tokens import Token

from analysis.quotes import cues
from analysis.quotes.draft import Source
from analysis.types import Span

_NOUNS = ("PROPN", "PRON", "NOUN")
_RELATIVE = ("who", "which", "that", "whom")
# What hangs on a speaker's name and is no part of it.
_CUT = ("relcl", "acl", "advcl", "ccomp", "parataxis")
# Own list: what one issues or sends in order to say something.
_DOCUMENTS = frozenset(
    (
        "statement", "letter", "email", "e-mail", "tweet", "memo", "message", "video", "ad",
        "advertisement", "release", "note", "post", "report", "article", "speech", "interview",
        "call", "page", "text", "dispatch", "communique", "telegram",
    )
)  # fmt: skip
_REACH = 6  # heads to climb for a subject


def source_of(cue: Token) -> Source | None:
    """Who a cue says has spoken, or None.

    "Jo Doe, the mayor, told reporters" gives all of "Jo Doe, the mayor" with the head "Doe".
    """
    head = _subject(cue)
    if head is None or head.dep_ == "expl":
        return None
    if head.lower_ in _RELATIVE and (clause := _relative_clause(head)) is not None:
        return _antecedent(head, clause, cue)
    return phrase(head, cue)


def _relative_clause(pronoun: Token) -> Token | None:
    node = pronoun.head
    for _ in range(_REACH):
        if node.dep_ == "relcl":
            return node
        node = node.head
    return None


def _antecedent(pronoun: Token, clause: Token, cue: Token) -> Source:
    """The noun of "..., who said" with the pronoun as a second span."""
    noun = clause.head
    if noun.dep_ == "appos":  # "Jo Doe, a senator, who asked"
        noun = noun.head
    named = phrase(noun, cue)
    if pronoun.i in named.tokens:
        return named
    span = Span(pronoun.idx, pronoun.idx + len(pronoun))
    return Source((*named.spans, span), named.heads, named.tokens)


def child(token: Token, *relations: str) -> Token | None:
    """The first child in one of these relations."""
    return next((c for c in token.children if c.dep_ in relations), None)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, so that its subject is not who spoke."""
    if verb.lemma_ in cues.STATES and verb.dep_ not in ("acl", "amod"):
        return False
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl")


def is_resumed(verb: Token) -> bool:
    """Whether a verb takes up a sentence again after a participle that the parser took for its
    main verb: "Doe, asked whether she knew, said ..."."""
    return (
        verb.dep_ == "ccomp"
        and verb.tag_ in ("VBD", "VBZ", "VBP")
        and verb.i > verb.head.i
        and child(verb, "nsubj", "nsubjpass", "expl") is None
        and cues.is_speech(verb)
        and cues.is_speech(verb.head)
    )


def is_aside(verb: Token) -> bool:
    """The same the other way round: the participle that the parser hung under the main verb."""
    return (
        verb.dep_ == "ccomp"
        and verb.i < verb.head.i
        and verb.i > 0
        and verb.nbor(-1).text == ","
        and cues.is_speech(verb)
        and child(verb, "nsubj") is not None
        and child(verb.head, "nsubj", "nsubjpass", "expl") is None
    )


def outer_cue(token: Token) -> Token | None:
    """The cue whose subject a verb shares although the parser hung it into the cue's content.

    "He said it was over and declined to say more": "declined" belongs to "said".
    """
    if token.dep_ not in ("conj", "advcl") or child(token, "nsubj", "nsubjpass") is not None:
        return None
    node = token
    for _ in range(_REACH):
        if node.dep_ == "ccomp" and cues.is_speech(node.head):
            outer = node.head
            tag = "VBD" if _is_bare_participle(token) else token.tag_
            return outer if tag in (outer.tag_, "VBG") and outer.i < token.i else None
        if node.head == node:
            return None
        node = node.head
    return None


def _is_bare_participle(verb: Token) -> bool:
    """A past tense that the tagger may have taken for a participle ("... but warned of")."""
    return verb.tag_ == "VBN" and verb.dep_ == "conj" and child(verb, "aux", "auxpass") is None


def _agent(verb: Token) -> Token | None:
    agent = child(verb, "agent")
    return child(agent, "pobj") if agent is not None else None


def _subject(cue: Token) -> Token | None:
    """The subject of a verb, adjective or noun, looked for upwards where it has none itself."""
    if cue.pos_ == "NOUN" and (owner := child(cue, "poss")) is not None:
        return owner
    if cue.pos_ == "VERB" and is_passive(cue):
        let = cue.lemma_ == "know" and cue.head.lemma_ == "let"  # "let it be known"
        return child(cue.head, "nsubj") if let else _agent(cue)
    token = outer_cue(cue) or cue
    for _ in range(_REACH):
        subject = child(token, "nsubj", "csubj", "nsubjpass", "expl")
        if subject is not None:
            subject = inner_subject(token) or subject
            if subject.dep_ == "nsubjpass" and token != cue and (agent := _agent(token)):
                return agent
            return subject
        if token.dep_ == "acl" and token.pos_ == "VERB":
            if token.tag_ not in ("VBG", "VBN"):
                return None
            if not _speaks_for_another(token):
                return token.head
        aside = next((c for c in token.children if is_aside(c)), None)
        if aside is not None:
            return child(aside, "nsubj")
        if is_resumed(token):
            return child(token.head, "nsubj", "nsubjpass")
        if token.dep_ in ("ROOT", "ccomp", "relcl", "acl") or token.head == token:
            return None
        token = token.head
    return None


def inner_subject(cue: Token) -> Token | None:
    """The speaker in "Oslo, an official said, had not been asked", where the parser gives the
    sentence's own subject to the cue and makes the speaker its apposition."""
    subject = child(cue, "nsubj")
    named = child(subject, "appos") if subject is not None else None
    after = cue.i + 1
    if named is None or named.right_edge.i != cue.i - 1 or after >= len(cue.doc):
        return None
    clause = cue.head if cue.dep_ == "parataxis" else child(cue, "ccomp")
    if cue.doc[after].text != "," or clause is None or clause.i < cue.i:
        return None
    return None if child(clause, "nsubj", "nsubjpass", "expl") is not None else named


def _speaks_for_another(participle: Token) -> bool:
    """Whether "saying" tells of the sentence's subject and not of the noun before it: "Doe issued
    a statement saying", "Doe drove through Bergen, saying"."""
    noun = participle.head
    if participle.i and participle.nbor(-1).text == ",":
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ != "of":
        return True
    return noun.dep_ == "dobj" and noun.lemma_.lower() in _DOCUMENTS


def phrase(head: Token, cue: Token | None = None) -> Source:
    """The whole phrase of a head word, without what is no part of the name."""
    cut: set[int] = set()
    for token in head.subtree:
        if token != head and (token.dep_ in _CUT or token == cue or is_time(token)):
            cut.update(t.i for t in token.subtree)
    tokens = _around(head, {t.i for t in head.subtree if t.i not in cut and not t.is_space})
    while len(tokens) > 1 and tokens[-1].is_punct and tokens[-1] != head:
        if tokens[-1].text == ")" and any(t.text == "(" for t in tokens):
            break
        tokens.pop()
    while len(tokens) > 1 and (tokens[0].is_punct or tokens[0].dep_ == "cc"):
        tokens.pop(0)
    spans = (Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])),)
    heads = (head, *_conjuncts(head))
    return Source(spans, heads, range(tokens[0].i, tokens[-1].i + 1))


def is_time(token: Token) -> bool:
    """Whether a phrase only says when: "Doe on Monday"."""
    if token.dep_ == "prep":
        return any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in token.children)
    return token.dep_ == "npadvmod" and token.ent_type_ in ("DATE", "TIME")


def _around(head: Token, present: set[int]) -> list[Token]:
    """The unbroken run of tokens that holds the head."""
    first = last = head.i
    while first - 1 in present:
        first -= 1
    while last + 1 in present:
        last += 1
    return list(head.doc[first : last + 1])


def _conjuncts(head: Token) -> list[Token]:
    """Heads of coordinated speakers ("Doe and Roe said")."""
    found: list[Token] = []
    token = child(head, "conj")
    while token is not None and len(found) < _REACH:
        if token.pos_ in ("PROPN", "NOUN", "PRON"):
            found.append(token)
        token = child(token, "conj")
    return found


def near_source(verb: Token, tokens: list[Token], place: int) -> Source | None:
    """The parsed subject when it stands among these tokens, else the nearest name or noun.

    The parser likes to take an apposition for the subject ("said Jo Doe, a former president"):
    a name in front of it goes first.
    """
    inside = {token.i for token in tokens}
    source = source_of(verb)
    if source is not None and source.heads[0].i in inside:
        return _with_name(source, verb, tokens, place)
    if is_passive(verb):
        return source
    before = [t for t in tokens[:place] if t.pos_ in _NOUNS]
    after = [t for t in tokens[place + 1 : place + 7] if t.pos_ in _NOUNS]
    nouns = before[-1:] or after[:1]
    if not nouns:
        return source
    return _with_name(phrase(_top(nouns[0], inside, verb), verb), verb, tokens, place)


def _with_name(source: Source, verb: Token, tokens: list[Token], place: int) -> Source:
    """A source widened to the name from which a comma parts its head."""
    head = source.heads[0]
    part = tokens[:place] if head.i < verb.i else tokens[place + 1 :]
    end = next((i for i, t in enumerate(part) if t.text == ","), len(part))
    if not end or part[end - 1].pos_ != "PROPN" or part[end - 1] in source.heads:
        return source
    if not ((end < len(part) and head.i > part[end].i) or head.i < part[end - 1].i):
        return source
    if any(t.pos_ in ("VERB", "AUX", "ADP", "CCONJ") or t.is_punct for t in part[:end]):
        return source
    first, last = part[0], part[end - 1]
    stop = max(source.spans[-1].end, last.idx + len(last))
    whole = range(first.i, max(source.tokens.stop, last.i + 1))
    return Source((Span(first.idx, stop),), (last,), whole)


def _top(token: Token, inside: set[int], verb: Token) -> Token:
    """The head of the noun phrase around a token, without leaving the tokens."""
    while (
        token.head.i in inside
        and token.head not in (verb, token)
        and token.dep_ in ("compound", "nmod", "poss", "appos", "amod", "flat")
    ):
        token = token.head
    return token
