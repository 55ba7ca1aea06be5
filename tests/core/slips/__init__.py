"""Connection slips."""
