"""Invented people and situations, for demonstrations and measures; never in production."""

SEED = 20_270
