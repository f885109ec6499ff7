"""Sources: files, folders, web addresses or pasted text in, Articles out; a fault costs itself."""

from analysis.sources.address import read_address
from analysis.sources.clean import clean
from analysis.sources.fields import FIELDS, Columns
from analysis.sources.folder import load
from analysis.sources.formats import SUFFIXES, preview_columns, read_bytes, read_files
from analysis.sources.text import pasted

__all__ = [
    "FIELDS",
    "SUFFIXES",
    "Columns",
    "clean",
    "load",
    "pasted",
    "preview_columns",
    "read_address",
    "read_bytes",
    "read_files",
]
