"""Détente's analysis: articles in, plain data with character offsets out. Runs without a browser."""

__version__ = "0.1.0"
