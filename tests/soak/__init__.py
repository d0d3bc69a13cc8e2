"""Kills the program again and again and looks at what is left: ``python -m tests.soak --help``."""
