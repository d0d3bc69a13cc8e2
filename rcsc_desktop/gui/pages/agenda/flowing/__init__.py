"""Commands on the times of a session, each with a preview of what becomes of its items."""
