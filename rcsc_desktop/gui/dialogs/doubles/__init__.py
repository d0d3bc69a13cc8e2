"""Contacts of the whole workspace that may be one and the same."""
