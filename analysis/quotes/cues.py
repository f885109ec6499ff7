"""Token in, the ways in which it can introduce what somebody said or holds out.

A frame names the part of the sentence that a cue governs: a clause ("said that ..."), an
infinitive ("vowed to ..."), an object ("praised ..."), a predicate ("called it ...") or the phrase
after a preposition ("warned of ..."). The lists hold single words; which word takes which frame
was learnt by counting annotated news articles, the rarer words are an own list.
"""

from spacy.tokens import Token

from analysis.types import Manner

CLAUSE = "clause"
INFINITIVE = "infinitive"
OBJECT = "object"
PREDICATE = "predicate"
QUOTED = "quoted"  # any object that holds words in quotation marks
FRAMES = (CLAUSE, INFINITIVE, OBJECT, PREDICATE, QUOTED)


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# Verbs that introduce words: a clause, or a quotation of its own. The first lines counted, the
# rest own list.
SPEECH = _words(
    "say tell add write note ask argue suggest state claim report announce explain acknowledge",
    "declare contend predict insist tweet conclude admit concede maintain joke wonder signal",
    "emphasize emphasise assert allege remark counter respond deny promise mention stress show",
    "reiterate warn confirm testify proclaim reply recall continue reveal indicate read question",
    "point caution boast quip shout interject hint implore pledge vow complain lament gloat posit",
    "estimate remind inform assure advise recommend propose urge demand call cite describe imply",
    "discuss demonstrate speculate retweet",
    "answer exclaim retort observe comment repeat recount relate object opine muse reason",
    "yell chant scream cry whisper mutter mumble murmur growl bark snap roar thunder fume storm",
    "sneer scoff jeer purr giggle laugh chuckle grin sigh groan crow bellow holler plead beg",
    "speak post blog text email message publish disclose divulge clarify elaborate stipulate",
    "attest affirm reaffirm aver avow swear guarantee threaten blast rail accuse charge lambast",
    "chide scold taunt tease brag rant preach pronounce rule find document record pray",
    "confess protest grumble gripe moan rebut refute dispute contest persist press pipe chime",
    "intone deadpan venture offer interrupt begin summarize summarise outline underline",
    "underscore highlight specify detail forecast project surmise prophesy dictate agree",
    "request inquire enquire query quote echo concur theorize theorise hypothesize rejoin",
    "parry tut drawl stammer stutter croak hiss quiz marvel enthuse rave gush bemoan decry",
    "denounce sum broadcast telegraph instruct order command counsel exhort",
)

# Of these, verbs that introduce a quotation but govern no clause. Own list.
_NO_CLAUSE = _words("speak record text message begin interrupt quiz tease taunt document")

_IDIOMS = {"put": "it", "go": "on", "shoot": "back", "hit": "back", "chime": "in"}

# States of mind with a clause: attitudes, not words.
MIND = _words(
    "believe think hope hop fear worry doubt expect know recognize recognise convince suspect",
    "assume presume want wish learn understand realize realise prefer reckon anticipate",
)

_INFINITIVE_SPEECH = _words(
    "promise vow pledge threaten urge ask decline refuse advise call order claim offer agree",
    "encourage press warn propose request instruct swear implore beg exhort say tell report",
    "volunteer demand",
)
_INFINITIVE_MIND = _words(
    "expect hope hop want seek seem appear intend look prefer aim wish decide vote prove believe",
)
_OBJECT_SPEECH = _words(
    "endorse cite announce discuss express criticize criticise denounce reject reiterate praise",
    "highlight question declare tweet deny note explain dismiss tout echo condemn underscore",
    "applaud acknowledge mention mock rebut repeat lament decry stress claim bemoan propose",
    "recommend deplore slam disavow reaffirm affirm describe defend blast issue recall reveal",
    "report post emphasize emphasise list confirm reference voice invoke detail suggest disclose",
    "outline signal state recount recite retweet dispute downplay hail assail articulate herald",
    "deride concede welcome demand",
)
_OBJECT_MIND = _words(
    "oppose prefer favor favour support back rule shun fear resent regret want expect seek approve"
)
_PREDICATE = _words("call label brand dub deem term pronounce declare nickname title")

_PREPOSITION: dict[str, frozenset[str]] = {
    "about": _words("talk speak ask brag complain boast worry warn joke lie rant write"),
    "of": _words("accuse warn speak complain boast inform convince"),
    "for": _words(
        "call criticize criticise blame blast credit apologize apologise push praise hit thank",
        "attack vouch plead slam chide hop hope campaign",
    ),
    "to": _words("refer point liken attribute allude object oppose"),
    "as": _words(
        "describe portray cite dismiss see view list cast know quote refer depict characterize",
        "characterise label hail regard identify denounce paint brand condemn ridicule deride",
        "mock frame pitch mention defend position blast slam attack praise criticize criticise",
        "lambast reject rate rebuke",
    ),
    "on": _words("comment touch insist agree blame"),
    "against": _words("rail warn caution argue campaign protest inveigh"),
    "with": _words("respond side charge"),
    "at": _words("hint scoff"),
}

# Participles that say how their subject feels: "Oslo is opposed to the plan". Own list.
STATES = _words("oppose concern worry determine prepare convince commit incline please alarm")

_ADJECTIVES = _words(
    "ready willing unwilling reluctant eager prepared determined keen glad hopeful inclined",
    "convinced adamant opposed skeptical sceptical worried concerned supportive critical",
    "optimistic pessimistic upset",
)
_NOUNS = _words(
    "claim suggestion promise hope assertion statement belief argument allegation accusation",
    "warning vow pledge complaint assumption admission insistence speculation rumor rumour",
    "conviction assurance announcement contention notion concern confidence doubt desire",
    "prediction reluctance tweet",
)
_NOUN_PREPOSITION: dict[str, frozenset[str]] = {
    "for": _words("call enthusiasm criticism praise"),
    "of": _words(
        "chant accusation condemnation denunciation rejection endorsement mention defense",
        "defence opinion criticism",
    ),
    "about": _words("concern comment doubt question anxiety"),
    "to": _words("opposition objection reference"),
    "on": _words("comment"),
}


def _verb_frames() -> dict[str, tuple[str, ...]]:
    """The frames of each verb, put together once."""
    lists = [
        (CLAUSE, (SPEECH - _NO_CLAUSE) | MIND),
        (INFINITIVE, _INFINITIVE_SPEECH | _INFINITIVE_MIND),
        (PREDICATE, _PREDICATE),
        *_PREPOSITION.items(),
        (OBJECT, _OBJECT_SPEECH | _OBJECT_MIND),  # last: "described it as" is no "described it"
    ]
    verbs = frozenset().union(*(words for _, words in lists))
    return {verb: tuple(frame for frame, words in lists if verb in words) for verb in verbs}


_VERB_FRAMES = _verb_frames()


def is_speech(token: Token) -> bool:
    """Whether a word can introduce a quotation ("said", "wrote", "put it", "went on")."""
    if token.pos_ != "VERB":
        return False
    lemma = token.lemma_.lower()
    after = _IDIOMS.get(lemma)
    if after is not None:
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == after
    return lemma in SPEECH


def frames(token: Token) -> tuple[str, ...]:
    """The frames in which a word can be a cue; a preposition is a frame of its own name."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        return _VERB_FRAMES.get(lemma, ())
    if token.pos_ == "ADJ" and lemma in _ADJECTIVES:
        return (CLAUSE, INFINITIVE, "about", "of", "to", "with")
    if token.pos_ == "NOUN" and lemma in _NOUNS:
        return (CLAUSE, *(word for word, nouns in _NOUN_PREPOSITION.items() if lemma in nouns))
    if token.pos_ == "NOUN":
        return tuple(word for word, nouns in _NOUN_PREPOSITION.items() if lemma in nouns)
    return ()


def manner(token: Token, frame: str) -> Manner:
    """Words or attitude, by the cue and its frame: "said" and "vowed to" are words, "wants" and
    "is ready to" attitudes, and so are acts of support or refusal ("opposed", "ruled out")."""
    lemma = token.lemma_.lower()
    if token.pos_ == "ADJ" or lemma in MIND or lemma in STATES:
        return Manner.ATTITUDE
    if frame == INFINITIVE and lemma in _INFINITIVE_MIND | {"decline", "refuse", "agree"}:
        return Manner.ATTITUDE
    if frame == OBJECT and lemma in _OBJECT_MIND | {"endorse", "reject", "welcome", "dismiss"}:
        return Manner.ATTITUDE
    if frame == "for" and lemma in ("call", "push", "support"):
        return Manner.ATTITUDE
    return Manner.SPEECH
