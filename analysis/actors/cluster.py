"""The mutable gathering of mentions that becomes one Actor; lives only inside `actors`."""

from collections import Counter
from dataclasses import dataclass, field

from analysis.actors.offices import Office, office, office_name
from analysis.gazetteer import gender_of_given_name
from analysis.types import Actor, Candidate, Form, Kind, Mention

PERSON_TITLE = 4  # a title or office before a name says more than the recogniser's label
BODY_WORD = 4


@dataclass(eq=False, slots=True)
class Cluster:
    """Mentions that are taken for one actor, with what they say of it."""

    canonical: str = ""  # from the reference data
    candidates: list[Candidate] = field(default_factory=list)
    votes: Counter[Kind] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    offices: list[Office] = field(default_factory=list)
    role_texts: list[str] = field(default_factory=list)
    extra_aliases: set[str] = field(default_factory=set)

    def add(self, candidate: Candidate) -> None:
        """Takes a mention in, with all its words tell."""
        self.candidates.append(candidate)
        if candidate.kind is not None and candidate.form is Form.NAME:
            self.votes[candidate.kind] += 1
        if candidate.gender:
            self.genders[candidate.gender] += 3 if candidate.form is not Form.PRONOUN else 1
        if candidate.country and candidate.form is not Form.PRONOUN:
            self.countries[candidate.country] += 1
        if candidate.role:
            self.votes[Kind.PERSON] += PERSON_TITLE
            self._add_role(candidate.role, candidate.country)
            self.extra_aliases.add(f"{candidate.role} {candidate.text}")
        if candidate.form is Form.ROLE:
            self._add_role(candidate.text, candidate.country)

    def _add_role(self, text: str, country: str) -> None:
        read = office(text, country)
        if read is not None:
            self.offices.append(read)
            if text not in self.role_texts:
                self.role_texts.append(text)

    def absorb(self, other: "Cluster") -> None:
        """Takes over everything of another."""
        for candidate in other.candidates:
            self.add(candidate)

    @property
    def names(self) -> list[Candidate]:
        """Its mentions by name."""
        return [c for c in self.candidates if c.form is Form.NAME]

    @property
    def is_actor(self) -> bool:
        """Whether its names speak for an actor more often than for a place or a thing."""
        silent = sum(c.kind is None for c in self.names)
        return self.kind is not None and sum(self.votes.values()) > silent

    @property
    def kind(self) -> Kind | None:
        """What most of its mentions speak for; None when nothing does."""
        if not self.votes:
            return None
        best = max(self.votes.values())
        order = (Kind.PERSON, Kind.COUNTRY, Kind.ORGANISATION, Kind.GROUP)
        return next(k for k in order if self.votes[k] == best)

    @property
    def gender(self) -> str:
        """ "f" or "m" as clearly most mentions say, "" when undecided."""
        female, male = self.genders["f"], self.genders["m"]
        return "f" if female > 2 * male else "m" if male > 2 * female else ""

    @property
    def name(self) -> str:
        """The fullest name that the article gives it."""
        if self.canonical:
            return self.canonical
        forms = Counter(c.name or c.text for c in self.names)
        if not forms:
            return office_name(self.candidates[0].text)
        mixed = {t: n for t, n in forms.items() if not t.isupper()} or dict(forms)
        if self.kind is Kind.PERSON:
            full = {t: n for t, n in mixed.items() if len(t.split()) > 1} or mixed
            first = {c.name or c.text: -c.start for c in reversed(self.names)}
            return max(full, key=lambda t: (min(full[t], 2), -t.count("."), len(t), first[t]))
        return max(mixed, key=lambda t: (len(t.split()), len(t), t))

    @property
    def country(self) -> str:
        """The state that most mentions tie it to."""
        if not self.countries:
            return ""
        return max(self.countries, key=lambda c: (self.countries[c], c))

    def frozen(self, key: str) -> Actor:
        """The Actor it has become."""
        told = [c for c in self.candidates if c.form is not Form.PRONOUN]
        spans = sorted({(c.start, c.end): c for c in self.candidates}.items(), key=lambda s: s[0])
        return Actor(
            key=key,
            name=self.name,
            kind=self.kind or Kind.GROUP,
            aliases=tuple(sorted({c.text for c in told} | self.extra_aliases)),
            mentions=tuple(Mention(start, end, c.form) for (start, end), c in spans),
            country=self.country,
            roles=tuple(self.role_texts),
            gender=self.gender or gender_of_given_name(self.name.split()[0])
            if self.kind is Kind.PERSON
            else "",
        )
