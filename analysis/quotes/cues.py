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


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# Verbs that introduce words: a clause, or a quotation of its own. First line counted, rest own.
SPEECH = _words(
    "say tell add write note ask argue suggest state claim report announce explain acknowledge",
    "declare contend predict insist tweet conclude admit concede maintain joke wonder signal",
    "emphasize emphasise assert allege remark counter respond deny promise mention stress",
    "reiterate warn confirm testify proclaim reply recall continue reveal indicate read question",
    "point caution boast quip shout interject hint implore pledge vow complain lament gloat posit",
    "estimate remind inform assure advise recommend propose urge demand call cite describe",
    "answer exclaim retort observe comment repeat recount relate object opine muse reason",
    "yell chant scream cry whisper mutter mumble murmur growl bark snap roar thunder fume storm",
    "sneer scoff jeer purr giggle laugh chuckle grin sigh groan crow bellow holler plead beg pray",
    "speak post blog text email message publish disclose divulge clarify elaborate stipulate attest",
    "affirm reaffirm aver avow swear guarantee threaten blast rail accuse charge lambast chide",
    "scold taunt tease brag rant preach pronounce rule find show document record",
    "confess protest grumble gripe moan rebut refute dispute contest persist press pipe chime",
    "intone deadpan venture offer interrupt begin conclude summarize summarise outline underline",
    "underscore highlight specify detail forecast project speculate surmise prophesy dictate agree",
    "request inquire enquire query quote echo concur theorize theorise hypothesize rejoin",
    "parry tut drawl stammer stutter croak hiss quiz marvel enthuse rave gush bemoan decry",
    "denounce sum ad-lib riff broadcast telegraph instruct order command counsel exhort",
)

# States of mind with a clause: attitudes, not words.
MIND = _words(
    "believe think hope fear worry doubt expect feel know understand recognize recognise realize",
    "realise assume presume suspect want wish guess bet consider imagine figure intend plan",
    "convince decide determine see learn hear favor favour prefer oppose reckon anticipate",
)

_INFINITIVE_SPEECH = _words(
    "promise vow pledge threaten urge ask decline refuse advise call order demand claim offer agree",
    "encourage press warn propose request instruct persuade volunteer swear implore beg exhort",
    "tell report",
)
_INFINITIVE_MIND = _words(
    "expect hope want seek seem appear plan intend look believe prefer aim wish choose opt",
    "desire aspire seek mull",
)
_OBJECT_SPEECH = _words(
    "endorse cite announce discuss express criticize criticise denounce reject reiterate praise",
    "highlight question declare tweet deny note explain dismiss tout echo condemn underscore",
    "applaud acknowledge mention mock rebut repeat lament decry stress claim bemoan",
    "welcome recommend demand propose deplore slam disavow reaffirm affirm",
    "denounce retweet stipulate predict allege suggest promise pledge vow urge",
)
_OBJECT_MIND = _words(
    "oppose favor favour prefer support back fear doubt regret want expect seek resent",
    "rule shun advocate champion",
)
_PREDICATE = _words("call label brand dub deem term pronounce declare consider name rate nickname")

_PREPOSITION: dict[str, frozenset[str]] = {
    "about": _words(
        "talk speak ask brag complain say tell boast worry warn joke write lie rant think know",
    ),
    "of": _words("accuse warn speak complain boast think inform say convince dream remind suspect"),
    "for": _words(
        "call criticize criticise blame blast credit apologize apologise push argue slam"
    ),
    "to": _words("refer point attribute agree object commit allude admit"),
    "as": _words(
        "describe portray cite dismiss see view list cast know quote refer depict characterize",
        "characterise label hail regard identify denounce paint brand condemn ridicule deride mock",
    ),
    "on": _words("comment touch agree insist urge elaborate call speak"),
    "against": _words("rail warn caution argue speak campaign protest advise decide inveigh"),
    "with": _words("respond reply agree disagree side empathize"),
    "at": _words("hint scoff"),
    "in": _words("believe"),
}

_ADJECTIVES = _words(
    "ready willing unwilling reluctant eager prepared determined keen glad confident hopeful",
    "convinced certain adamant opposed skeptical sceptical worried concerned aware afraid",
    "uncertain sure optimistic pessimistic unsure anxious surprised upset shocked proud",
)
_NOUNS = _words(
    "claim suggestion promise hope assertion statement belief argument allegation accusation",
    "warning vow pledge complaint assumption admission insistence speculation rumor rumour",
    "conviction assurance announcement contention refusal fear notion view opinion tweet",
    "prediction criticism comment remark concern",
)
_NOUN_PREPOSITION: dict[str, frozenset[str]] = {
    "for": _words("call support"),
    "of": _words("chant accusation criticism fear condemnation denunciation rejection endorsement"),
    "about": _words("concern comment view question claim"),
    "to": _words("opposition objection"),
    "on": _words("view comment"),
}


def is_speech(token: Token) -> bool:
    """Whether a word can introduce a quotation ("said", "wrote", "thundered")."""
    return token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in SPEECH


def frames(token: Token) -> tuple[str, ...]:
    """The frames in which a word can be a cue; a preposition is a frame of its own name."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        found = []
        if lemma in SPEECH or lemma in MIND:
            found.append(CLAUSE)
        if lemma in _INFINITIVE_SPEECH or lemma in _INFINITIVE_MIND:
            found.append(INFINITIVE)
        if lemma in _OBJECT_SPEECH or lemma in _OBJECT_MIND:
            found.append(OBJECT)
        if lemma in _PREDICATE:
            found.append(PREDICATE)
        return (*found, *(word for word, verbs in _PREPOSITION.items() if lemma in verbs))
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
    if token.pos_ == "ADJ" or lemma in MIND:
        return Manner.ATTITUDE
    if frame == INFINITIVE and lemma in _INFINITIVE_MIND | {"decline", "refuse", "agree"}:
        return Manner.ATTITUDE
    if frame == OBJECT and lemma in _OBJECT_MIND | {"endorse", "reject", "welcome", "dismiss"}:
        return Manner.ATTITUDE
    if frame == "for" and lemma in ("call", "push", "support"):
        return Manner.ATTITUDE
    return Manner.SPEECH
