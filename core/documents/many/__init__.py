"""One file of many candidates handed over at once: read in a cage, planned, confirmed, handed over by the worker."""
