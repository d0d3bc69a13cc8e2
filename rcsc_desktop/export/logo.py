"""The letterhead's logo, looked at before it goes into a file."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from rcsc_desktop.domain.errors import UserError


@lru_cache(maxsize=2)
def logo_type(content: bytes) -> str:
    """``image/png`` or ``image/jpeg``; ``UserError`` ``export.bad_logo`` where the bytes are none that can be read."""
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            picture.load()
            return f"image/{(picture.format or 'PNG').lower()}"
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError("export.bad_logo") from error
