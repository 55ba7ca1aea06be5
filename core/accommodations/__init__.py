"""Accommodations for handicap: what to do and where, a request followed to its decision, the decision read (seed 9)."""
