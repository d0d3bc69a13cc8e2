"""Writing mail drafts to many people."""
