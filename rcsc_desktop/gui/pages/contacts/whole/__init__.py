"""Everything about one contact on one page."""
