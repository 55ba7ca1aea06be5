"""The candidate space with a database role of its own, on PostgreSQL: its pages and acts again (2.15)."""
