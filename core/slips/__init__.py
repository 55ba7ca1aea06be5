"""Connection slips: how a school candidate, who creates no account, gets one (seed, introduction; 6.28)."""
