"""Accommodations."""
