"""Loading: what an analyst gives in, a list to look at, then its articles in the store.

Reading (draft.py) and keeping (keep.py) go on in threads of their own: no page has to stay open for
them, and any page can ask how far they are (register.py).
"""

from analysis.loading.draft import Draft
from analysis.loading.edits import EDITABLE, changed
from analysis.loading.entries import Entry
from analysis.loading.job import Job, Progress, Stage
from analysis.loading.keep import Loading
from analysis.loading.problems import Problem, ProblemKind
from analysis.loading.register import Register

__all__ = [
    "EDITABLE",
    "Draft",
    "Entry",
    "Job",
    "Loading",
    "Problem",
    "ProblemKind",
    "Progress",
    "Register",
    "Stage",
    "changed",
]
