"""Pictures of every page through the real window, to be looked at."""
