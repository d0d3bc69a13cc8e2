"""Sending the list of participants, and issuing it."""
