"""Words for what people are and for bodies of people: offices, titles, organisations (own lists).

In: a lower-case lemma. Out: whether it names a person or a body, its gender, which words mean the
same office. Left out: anything that is said of things as well ("power", "head" of a table).
"""

from analysis.gazetteer.words import word_set

HONORIFICS: dict[str, str] = {
    word: gender
    for gender, words in (
        ("m", "mr mr. sir lord sheikh baron count duke father brother signor monsieur herr"),
        ("f", "mrs mrs. ms ms. miss lady dame madam madame baroness countess sister frau sister"),
        (
            "",
            "dr dr. prof prof. sen sen. sens sens. rep rep. reps reps. gov gov. gen gen. lt lt."
            " lt.gen. col col. capt capt. cmdr cmdr. adm adm. maj maj. sgt sgt. cpl pvt rev rev."
            " hon hon. pm amb amb. pres pres. atty fr. msgr. ayatollah imam mullah",
        ),
    )
    for word in words.split()
}

# Offices and callings that stand before a name without an article, or alone with one.
OFFICES: frozenset[str] = word_set(
    """
    president vice-president premier chancellor minister secretary chief head chairman
    chairwoman chairperson chair director leader senator congressman congresswoman
    representative governor mayor ambassador envoy spokesman spokeswoman spokesperson commander
    general admiral colonel captain major lieutenant sergeant marshal commissioner commissar
    king queen prince princess emperor empress emir sultan shah pope patriarch archbishop bishop
    cardinal duke duchess lord dictator strongman ruler lawmaker legislator deputy mp mep
    parliamentarian politician statesman speaker whip negotiator mediator diplomat counterpart
    adviser advisor aide strategist counsel attorney prosecutor judge justice lawyer solicitor
    barrister sheriff detective inspector constable officer official economist analyst expert
    scholar researcher professor historian scientist physicist chemist biologist philosopher
    academic author writer novelist poet journalist reporter correspondent columnist editor
    commentator broadcaster presenter host anchor blogger activist campaigner dissident defector
    founder co-founder cofounder owner chief executive ceo cfo coo boss manager executive tycoon
    billionaire millionaire oligarch magnate mogul businessman businesswoman banker investor
    entrepreneur trader developer engineer doctor physician surgeon nurse psychologist
    psychiatrist therapist teacher principal headteacher dean rector provost student pupil actor
    actress singer musician rapper guitarist drummer comedian star celebrity model artist
    painter director producer filmmaker composer playwright designer chef athlete player
    footballer striker goalkeeper midfielder defender forward winger quarterback pitcher coach
    trainer skipper golfer boxer sprinter swimmer cyclist champion driver pilot astronaut
    cosmonaut soldier veteran marine ranger sniper militant terrorist jihadist gunman attacker
    bomber hacker spy agent operative informant whistleblower suspect defendant convict prisoner
    victim witness candidate nominee contender rival incumbent frontrunner front-runner democrat
    republican conservative liberal socialist centrist independent chairperson treasurer trustee
    delegate member councillor councilor councilman councilwoman alderman farmer fisherman
    skipper fireman firefighter policeman policewoman cop priest pastor rabbi imam cleric monk
    nun saint widow widower wife husband father mother son daughter brother sister uncle aunt
    cousin nephew niece grandfather grandmother girlfriend boyfriend fiance fiancee partner
    mother-of-two teenager boy girl man woman lady guy gentleman baby child kid youngster
    toddler successor predecessor mastermind architect protégé protege ally
    confidant friend foe adversary critic supporter donor fundraiser lobbyist consultant
    contractor pollster surrogate first-lady heir monarch royal tsar czar warlord insurgent
    rebel separatist fugitive exile refugee migrant native resident citizen immigrant
    superintendent colleague opponent shipowner dealer grandmaster bookseller chargé
    investigator pollster arbitrator regulator-general undersecretary brigadier commodore
    skipper trooper chancellor-elect president-elect moderator panelist organizer organiser convener
    """
)

# Offices that are more often part of a name when they are capitalised ("Royal Haskins").
PARTS_OF_NAMES: frozenset[str] = word_set(
    """
    royal marine ranger star champion forward model chef pilot native independent liberal
    conservative socialist democrat republican centrist host winger principal partner friend
    ally foe rival hacker
    """
)

# Words before a name that fit a company as well as a person ("its rival Airbus").
EITHER: frozenset[str] = word_set(
    """
    rival partner owner competitor leader ally foe critic champion supporter developer agent
    operator
    contractor sponsor host member founder donor contender trader investor builder friend star
    """
)

# Kin and people at large: never an office, yet they stand for one person of the article.
PEOPLE: frozenset[str] = word_set(
    """
    wife husband father mother son daughter brother sister uncle aunt cousin nephew niece
    grandfather grandmother girlfriend boyfriend fiance fiancee partner teenager boy girl man
    woman lady guy gentleman baby child kid youngster toddler friend ally critic supporter foe
    adversary rival victim suspect widow widower resident citizen native migrant immigrant
    refugee student pupil member
    """
)

# Callings and ages: "the actress" may be anyone whom the article is about.
CALLINGS: frozenset[str] = word_set(
    """
    actor actress singer musician rapper guitarist drummer comedian star celebrity model artist
    painter director producer filmmaker composer playwright designer chef athlete player
    footballer striker goalkeeper midfielder defender forward winger quarterback pitcher golfer
    boxer sprinter swimmer cyclist champion author writer novelist poet journalist student pupil
    boy girl man woman teenager politician veteran businessman businesswoman billionaire
    millionaire tycoon mogul magnate entrepreneur suspect defendant victim policeman policewoman
    scientist doctor old songwriter pilot
    """
)

# Words that may take each other's place when one person is meant.
GENERIC_HEADS: dict[str, frozenset[str]] = {
    "leader": word_set(
        """
        president premier minister chancellor king queen dictator ruler chairman chairwoman
        chief head emir sultan shah strongman speaker secretary general monarch prince leader
        boss founder
        """
    ),
    "chief": word_set(
        """
        chief head boss director secretary minister chairman chairwoman commander commissioner
        leader executive president manager general ceo
        """
    ),
    "head": word_set(
        """
        chief head boss director chairman chairwoman president leader minister executive ceo
        """
    ),
    "boss": word_set(
        """
        chief head boss director chairman president executive ceo manager
        """
    ),
    "dictator": frozenset(["leader", "ruler", "strongman", "president", "dictator", "chairman"]),
    "strongman": frozenset(["leader", "ruler", "president", "dictator", "strongman"]),
    "ruler": frozenset(["leader", "king", "queen", "emir", "sultan", "dictator", "president"]),
    "monarch": frozenset(["king", "queen", "emperor", "sultan"]),
    "premier": frozenset(["minister", "premier"]),
    "pm": frozenset(["minister", "premier"]),
    "diplomat": frozenset(["minister", "ambassador", "envoy", "secretary", "diplomat"]),
    "politician": word_set(
        """
        senator congressman congresswoman lawmaker legislator minister mp deputy leader governor
        mayor
        """
    ),
    "lawmaker": frozenset(
        ["senator", "congressman", "congresswoman", "representative", "mp", "deputy", "legislator"]
    ),
    "official": frozenset(["officer", "secretary", "director", "chief", "head"]),
    "republican": frozenset(["senator", "congressman", "congresswoman", "republican", "governor"]),
    "democrat": frozenset(["senator", "congressman", "congresswoman", "democrat", "governor"]),
    "spokesman": frozenset(["spokesman", "spokesperson"]),
    "spokeswoman": frozenset(["spokeswoman", "spokesperson"]),
    "spokesperson": frozenset(["spokesman", "spokeswoman", "spokesperson"]),
    "executive": frozenset(["executive", "ceo", "chief", "boss"]),
    "businessman": frozenset(
        ["businessman", "billionaire", "tycoon", "mogul", "developer", "magnate"]
    ),
    "billionaire": frozenset(
        ["businessman", "billionaire", "tycoon", "mogul", "developer", "magnate"]
    ),
    "tycoon": frozenset(["businessman", "billionaire", "tycoon", "mogul", "developer", "magnate"]),
    "mogul": frozenset(["businessman", "billionaire", "tycoon", "mogul", "developer", "magnate"]),
    "candidate": frozenset(["candidate", "nominee", "contender"]),
    "nominee": frozenset(["candidate", "nominee", "contender"]),
    "general": frozenset(["general", "commander"]),
    "adviser": frozenset(["adviser", "advisor", "aide"]),
    "aide": frozenset(["adviser", "advisor", "aide", "secretary"]),
}

_MALE = word_set(
    """
    king prince emperor emir sultan shah pope patriarch archbishop cardinal duke lord spokesman
    chairman congressman councilman alderman statesman businessman policeman fireman fisherman actor
    gentleman man boy guy husband father son brother uncle nephew grandfather boyfriend fiance
    widower monk priest gunman strongman
    """
)
_FEMALE = word_set(
    """
    queen princess empress duchess spokeswoman chairwoman congresswoman councilwoman businesswoman
    policewoman actress lady woman girl wife mother daughter sister aunt niece grandmother
    girlfriend fiancee widow nun
    """
)

# Words for bodies of people; as the head of a capitalised name they make it an organisation.
BODIES: frozenset[str] = word_set(
    """
    automaker carmaker planemaker chipmaker conglomerate subsidiary insurer directorate secretariat
    agency alliance army assembly association authority bank bloc board body bureau cabinet
    campaign center centre chamber charity church club coalition college commission committee
    company conference congress consortium corporation council court delegation department
    directorate embassy federation firm force forum foundation front fund giant government group
    house industry inquiry institute institution judiciary junta league legislature mission
    movement militia ministry navy network newspaper office organisation organization parliament
    party police regime regulator school senate service society syndicate team think-tank
    tribunal troupe trust union university utility watchdog band broadcaster channel magazine
    daily website startup airline carrier bank lender retailer manufacturer maker insurer
    brokerage cartel faction camp choir orchestra gang squad crew brigade corps fleet panel jury
    publisher paper operator airline administration
    """
)

# Words that end or lead the names of companies and papers.
COMPANY_WORDS: frozenset[str] = word_set(
    """
    airways air aero cargo grain steel energy energie oil gas bank capital foods food labs
    laboratories mining mineral minerals marine rail railway railways shipping trading leasing
    terminals distillers gazette post times herald tribune journal telegraph guardian courier
    wire broadcasting radio tv systems technologies technology software motors electric power
    petroleum pharma logistics partners holdings industries resources ventures securities
    insurance telecom media studios records pictures entertainment aviation aerospace skyways
    lines ports headquarters staff kapital finance financial brothers sons invest bancorp credit
    valve tool works forge platform online news daily weekly review monitor observer mirror sun
    star party list athletic rovers wanderers fc united
    """
)

# Nouns right before a name that make it a body: "the insurer Corvane".
BODIES_BEFORE: frozenset[str] = BODIES | word_set(
    """
    maker producer exporter importer vendor lessor consultancy charity dairy chipmaker bidder
    builder shipbuilder weekly monthly tabloid conglomerate subsidiary monopoly refiner miner
    smelter brewer grocer supermarket restaurant chain competitor startup start-up think-tank
    lobby nonprofit non-profit foundation broadcaster outlet site platform ministry paper
    """
)

# After a nationality these act for the state ("Russian forces"), so the adjective names it.
STATE_ACTORS: frozenset[str] = word_set(
    """
    government authority  officials authorities forces force military militaries troops
    troop army navy  soldiers warplane warplanes jet jets aircraft warship warships
    airstrike airstrikes strike strikes intelligence  diplomats delegation leadership
    regime administration side  hackers  negotiators
     agents  spies state aggression interference invasion meddling sanctions offer
    proposal policy position response support aid assistance pressure threat threats warning
    request demand decision veto involvement offensive attack attacks missile missiles bombing
    shelling intervention occupation annexation
    """
)

# Fields of office: "defence minister" is not "foreign minister".
FIELDS: frozenset[str] = word_set(
    """
    commerce transportation homeland veterans housing defence defense foreign prime vice
    deputy interior finance attorney press national justice
    treasury trade home economy energy health education labour labor culture assistant
    opposition general party governor district campaign fisheries transport agriculture
    environment security intelligence
    """
)

# Lower-case words inside a person's name.
PARTICLES: frozenset[str] = word_set(
    """
    al el von van der den de di da la le bin ibn abu ben del dos du ter ten af av
    """
)

COUNTRY_NOUNS: frozenset[str] = frozenset(["country", "nation", "state", "republic", "kingdom"])


def is_person_noun(lemma: str) -> bool:
    """Whether a noun names a person by office or calling; by its ending where it is not listed.

    >>> is_person_noun("minister"), is_person_noun("homeopath"), is_person_noun("treaty")
    (True, True, False)
    """
    if lemma in OFFICES:
        return True
    return len(lemma) > 5 and lemma.endswith(("ologist", "ician", "woman", "opath", "ographer"))


def gender_of_role(lemma: str) -> str:
    """ "f", "m" or "": what the word itself says ("spokeswoman")."""
    return "m" if lemma in _MALE else "f" if lemma in _FEMALE else ""


def same_office(wanted: str, held: str) -> bool:
    """Whether a later, perhaps looser word can mean an office that was named before.

    >>> same_office("chief", "secretary"), same_office("minister", "leader")
    (True, False)
    """
    return wanted == held or held in GENERIC_HEADS.get(wanted, frozenset())
