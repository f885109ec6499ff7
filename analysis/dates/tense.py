"""Whether the words around a date point forward: the one reading of the parse that dates share."""

from spacy.tokens import Token

# own lists
_MODALS = {"will", "would", "shall", "'ll", "wo", "’ll", "could", "may", "might", "should", "can"}
_AWAITING = {
    "expect", "schedule", "plan", "set", "due", "slate", "intend", "promise", "hope", "prepare",
    "want", "aim", "likely", "agree", "decide", "pledge", "propose", "vow", "offer", "begin",
    "ask", "call", "order", "invite", "book", "pencil",
}  # fmt: skip
_STATES = {
    "due",
    "set",
    "slated",
    "scheduled",
    "planned",
    "expected",
    "likely",
    "payable",
    "pencilled",
}
_CLAUSE = {"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "pcomp", "parataxis", "csubj"}


def clause_head(token: Token) -> Token:
    """The verb (or other head) of the clause that a word stands in."""
    while token.dep_ != "ROOT" and not (token.dep_ in _CLAUSE and token.pos_ in {"VERB", "AUX"}):
        token = token.head
    return token


def is_planned(token: Token) -> bool:
    """Whether the clause of a word tells something to come: will, is due to, expects to."""
    head = clause_head(token)
    if _had_been(head):
        return False  # "had been due to expire": what was to come then
    if any(t.lower_ in _MODALS for t in head.children if t.dep_ == "aux" and t.i < head.i):
        return not _is_perfect(head)
    on_the_way = token
    while on_the_way != head:
        if on_the_way.lower_ in _STATES:
            return True
        on_the_way = on_the_way.head
    if head.lower_ in _STATES or any(
        t.lower_ in _STATES for t in head.children if t.dep_ in {"acomp", "amod", "oprd"}
    ):
        return True
    is_infinitive = any(t.dep_ == "aux" and t.lower_ == "to" for t in head.children)
    if is_infinitive:
        return (
            head.head.lemma_ in _AWAITING
            or head.head.lower_ == "be"
            or (head.head.lemma_ == "be" and head.dep_ == "xcomp")
        )
    return False


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
    head = clause_head(token)
    auxiliaries = {t.lower_ for t in head.children if t.dep_ in {"aux", "auxpass"}}
    if "had" in auxiliaries or (head.tag_ == "VBD" and not auxiliaries):
        return head.lemma_ not in _AWAITING | {"have", "give", "extend", "delay", "postpone"}
    return False


def _is_perfect(head: Token) -> bool:
    return any(t.dep_ == "aux" and t.lower_ in {"have", "'ve"} for t in head.children)
