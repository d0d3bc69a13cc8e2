"""Sentences and words for the codes of the core, in the reader's language; the window and the command share them."""
