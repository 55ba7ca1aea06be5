"""Texts of documents without code: written as a draft, checked, published by another person, kept for ever."""
