"""Accounts of candidates: created by e-mail, activated within 48 hours, theirs alone."""
