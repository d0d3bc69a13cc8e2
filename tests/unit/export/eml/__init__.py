"""Mail drafts, read back by Python's parser."""
