"""Sources: a file, a folder or pasted text in, Articles out; a failure costs only its own file."""

from analysis.sources.clean import clean
from analysis.sources.folder import load
from analysis.sources.text import pasted, read_text

__all__ = ["clean", "load", "pasted", "read_text"]
