"""Détente's analysis: articles in, plain data with character offsets out; no browser needed."""

__version__ = "0.3.0"
