"""Sources: files of any format, folders or pasted text in, Articles out; a fault costs itself."""

from analysis.sources.clean import clean
from analysis.sources.folder import load
from analysis.sources.formats import SUFFIXES, read_bytes
from analysis.sources.text import pasted

__all__ = ["SUFFIXES", "clean", "load", "pasted", "read_bytes"]
