"""The candidate space: plain HTML for anyone, over the same core as the dashboard, in a process of its own."""
