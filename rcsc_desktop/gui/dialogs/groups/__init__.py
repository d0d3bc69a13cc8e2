"""Commands on groups of contacts."""
