"""The register: drafts by their names, the oldest making room."""

import threading

from analysis.loading import Register
from analysis.loading.register import MOST_DRAFTS
from analysis.settings import Settings
from analysis.store import Store


def test_a_draft_is_found_by_its_name_until_it_is_dropped(store: Store, settings: Settings):
    register = Register(threading.Lock())
    made = register.new_draft("desk", store, settings)
    assert register.draft(made.name) is made
    register.drop(made.name)
    assert register.draft(made.name) is None


def test_old_drafts_make_room(store: Store, settings: Settings):
    register = Register(threading.Lock())
    made = [register.new_draft("desk", store, settings) for _ in range(MOST_DRAFTS + 2)]
    assert [register.draft(one.name) for one in made[:2]] == [None, None]
    assert register.draft(made[2].name) is made[2]
