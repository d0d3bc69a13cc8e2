"""Contact cards (vCard)."""
