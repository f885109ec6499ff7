"""The target is data: another question needs no code."""

import hashlib
from pathlib import Path

import analysis.stance.model as model
from analysis.actors import actors
from analysis.mentions import mentions
from analysis.quotes import quotes
from analysis.stance import stances
from analysis.stance.target import Role, default_target, read_target

FILE = Path(model.__file__).with_name("target.toml")


def test_default_target_is_russia():
    target = default_target()
    assert target.name == "Russia"
    assert "moscow" in target.names
    assert any(e.role is Role.HOSTILITY for e in target.entries["sanction"])


def test_longer_cues_come_first():
    rests = [len(e.rest) for e in default_target().entries["break"]]
    assert rests == sorted(rests, reverse=True)


def test_another_target_by_another_file(parsed):
    text = (
        "Norway and Japan to resume talks\n"
        "Norwegian Minister Karin Holt called for more cooperation with Japan on Monday.\n"
        '"We want to work with our Japanese friends," Holt said.\n'
    )
    toml = FILE.read_text(encoding="utf-8")
    start, end = toml.index("names = ["), toml.index("]", toml.index("names = ["))
    other = read_target(
        (toml[:start] + 'names = ["japan", "japanese", "tokyo"' + toml[end:]).replace(
            'name = "Russia"', 'name = "Japan"'
        )
    )
    doc = parsed(text)
    who = actors(doc, mentions(doc))
    names = {a.key: a.name for a in who}
    assert not stances(doc, who, quotes(doc, who))
    assert "Karin Holt" in {
        names[s.actor] for s in stances(doc, who, quotes(doc, who), target=other)
    }


def test_weights_are_the_measured_ones():
    raw = FILE.with_name("weights.json").read_bytes()
    assert hashlib.sha256(raw).hexdigest() == model.SHA256
    assert len(raw) < 30_000_000
