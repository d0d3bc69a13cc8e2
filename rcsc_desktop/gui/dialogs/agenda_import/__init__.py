"""Importing an agenda: where it comes from, what would come of it, and doing it."""
