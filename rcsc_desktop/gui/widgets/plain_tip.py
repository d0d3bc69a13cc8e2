"""Tips of texts that people typed."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """The text as a tip that is never read as markup; empty for an empty text."""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if text else ""
