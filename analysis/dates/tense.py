"""Whether the words around a date point forward: the one reading of the parse that dates share."""

from spacy.tokens import Token

# own lists
_MODALS = {
    "will", "would", "shall", "'ll", "wo", "’ll", "may", "might", "should", "can",
}  # fmt: skip
_AWAITING = {
    "expect", "schedule", "plan", "set", "due", "slate", "intend", "promise", "hope", "prepare",
    "want", "aim", "likely", "agree", "decide", "pledge", "propose", "vow", "offer", "begin",
    "ask", "call", "order", "invite", "book", "pencil",
}  # fmt: skip
_STATES = {
    "due", "set", "slated", "scheduled", "planned", "expected", "likely", "payable", "pencilled",
}  # fmt: skip
_ASKING = {"suggest", "propose", "demand", "insist", "urge", "recommend", "ask", "request"}
_PRESENT = {"is", "are", "has", "have", "'s", "'re", "’s", "’re", "am"}
_BEFORE_DATES = {"on", "in", "last", "early", "late", "earlier", "later", "this", "the", ","}
_PUTTING_OFF = {"have", "give", "extend", "delay", "postpone", "adjourn", "suspend"}  # own list
# own list: lemmas of verbs of saying
SAYING = {
    "accuse", "add", "admit", "announce", "answer", "argue", "ask", "attack", "blame", "call",
    "caution", "claim", "concede", "condemn", "confirm", "criticise", "criticize", "declare",
    "defend", "demand", "denounce", "deny", "describe", "dismiss", "explain", "hint", "insist",
    "note", "pledge", "praise", "promise", "propose", "reiterate", "reject", "remark", "reply",
    "respond", "say", "signal", "state", "stress", "suggest", "tell", "testify", "threaten", "urge",
    "vow", "warn", "welcome", "write",
}  # fmt: skip
_SIMPLE = {"VBZ", "VBP"}
_CLAUSE = {
    "ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "pcomp", "parataxis", "csubj",
}  # fmt: skip


def clause_head(token: Token) -> Token:
    """The verb (or other head) of the clause that a word stands in."""
    while not heads_clause(token):
        token = token.head
    return token


def heads_clause(token: Token) -> bool:
    """Whether a word is the head of a clause."""
    if token.dep_ in _CLAUSE and token.pos_ in {"VERB", "AUX"}:
        return True
    return token.dep_ == "ROOT" or token.head == token  # line breaks may hang on nothing


def dated_verb(token: Token) -> Token:
    """The head of the clause that a word of a date belongs to.

    A date right after a verb of saying is the saying's ("said on Tuesday he would go"), though the
    parser often hangs it on the clause that follows.
    """
    if token.pos_ not in {"VERB", "AUX"}:
        at = token.i - 1
        while at > 0 and at > token.i - 4 and token.doc[at].lower_ in _BEFORE_DATES:
            at -= 1
        if at >= 0 and token.doc[at].lemma_.lower() in SAYING and token.doc[at].pos_ == "VERB":
            return token.doc[at]
    return clause_head(token)


def is_planned(token: Token) -> bool:
    """Whether the clause of a word tells something to come: will, is due to, expects to."""
    head = dated_verb(token)
    if _had_been(head):
        return False  # "had been due to expire": what was to come then
    auxiliaries = _auxiliaries(head)
    if auxiliaries & {"have", "'ve", "’ve"}:
        return False  # "would have met", "were to have been held"
    if auxiliaries & _MODALS or _is_awaited(token, head):
        return True
    governor = head.head
    if "to" in auxiliaries:
        return governor.lemma_ in _AWAITING | {"be"}
    return head.tag_ == "VB" and head.dep_ == "ccomp" and governor.lemma_ in _ASKING


def will_be(token: Token) -> bool:
    """Whether that is certain of its direction: will, or an awaited state (due, scheduled)."""
    head = dated_verb(token)
    return is_planned(token) and (
        bool(_auxiliaries(head) & {"will", "shall", "'ll", "’ll"})
        or _is_awaited(token, head)
        or head.head.lower_ in _STATES
    )


def is_present(token: Token) -> bool:
    """Whether the clause of a word is told in the present tense."""
    head = dated_verb(token)
    return head.tag_ in {"VBZ", "VBP"} or any(
        t.dep_ in {"aux", "auxpass"} and t.lower_ in _PRESENT for t in head.children
    )


def is_past_tense(token: Token) -> bool:
    """Whether the clause of a word is told in the past tense, with nothing awaited."""
    head = dated_verb(token)
    tags = {head.tag_} | {t.tag_ for t in head.children if t.dep_ in {"aux", "auxpass"}}
    return "VBD" in tags and not is_planned(token)


def is_timetabled(token: Token) -> bool:
    """Whether the clause tells in the simple present what has a date: "voting begins on Monday"."""
    head = dated_verb(token)
    if head.pos_ != "VERB" or head.lemma_.lower() in SAYING | {"be", "have"}:
        return False
    helpers = [t for t in head.children if t.dep_ in {"aux", "auxpass"}]
    if head.tag_ == "VBN":  # "is held on Monday"
        return len(helpers) == 1 and helpers[0].dep_ == "auxpass" and helpers[0].tag_ in _SIMPLE
    return head.tag_ in _SIMPLE and not helpers


def _auxiliaries(head: Token) -> set[str]:
    return {t.lower_ for t in head.children if t.dep_ == "aux" and t.i < head.i}


def _is_awaited(token: Token, head: Token) -> bool:
    """Whether "due", "set" or their like stands between the word and its verb, or is the verb."""
    while token != head and token.dep_ != "ROOT":
        if token.lower_ in _STATES:
            return True
        token = token.head
    complements = (t for t in head.children if t.dep_ in {"acomp", "amod", "oprd"})
    has_object = any(t.dep_ == "dobj" for t in head.children)
    acts = head.lower_ == "set" and (head.tag_ == "VBD" or has_object)  # "they set conditions"
    return (head.lower_ in _STATES and not acts) or any(t.lower_ in _STATES for t in complements)


def _had_been(head: Token) -> bool:
    """Whether the verb, or one of the two words that it hangs on, stands in the past perfect."""
    for word in (head, head.head, head.head.head):
        if any(t.dep_ == "aux" and t.lower_ in {"had", "'d", "’d"} for t in word.children):
            return True
        if word.dep_ not in {"xcomp", "acomp", "ccomp", "oprd", "auxpass"}:
            return False
    return False


def is_told_as_past(token: Token) -> bool:
    """Whether the clause of a word is told in the past, with nothing awaited: "had filed by"."""
    if is_planned(token):
        return False
    head = dated_verb(token)
    auxiliaries = {t.lower_ for t in head.children if t.dep_ in {"aux", "auxpass"}}
    if "had" in auxiliaries:
        return True
    is_past = head.tag_ == "VBD" and not auxiliaries
    return is_past and head.lemma_ not in _AWAITING | _PUTTING_OFF
