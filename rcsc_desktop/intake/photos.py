"""Portraits out of picture files of any camera or web site."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.intake.limits import run_limited

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 640
"""Pixels: enough for a badge and for a portrait on a page."""
_MOST_PIXELS = 100_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_QUALITY = 86


def read_photo(content: bytes) -> bytes:
    """A small upright JPEG without metadata; ``photo.unreadable`` or ``photo.too_big`` for what is none."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(content), formats=_FORMATS) as picture:
                if picture.width * picture.height > _MOST_PIXELS:
                    raise UserError("photo.too_big", megabytes=_MOST_PIXELS // 1_000_000)
                picture.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
                upright = ImageOps.exif_transpose(picture)
                upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
                plain = _on_white(upright)
    except UserError:
        raise
    except MemoryError:
        raise UserError("photo.too_big", megabytes=_MOST_PIXELS // 1_000_000) from None
    except Exception as error:
        raise UserError("photo.unreadable") from error
    stream = BytesIO()
    plain.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return stream.getvalue()


def read_photo_limited(content: bytes) -> bytes:
    """As ``read_photo``, in a process that is ended where it takes too long or too much memory."""
    read = run_limited(read_photo, (content,), len(content))
    assert isinstance(read, bytes)  # noqa: S101 - what read_photo gives
    return read


def _on_white(picture: Image.Image) -> Image.Image:
    """What was transparent is white, as on paper."""
    from PIL import Image

    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        ground = Image.new("RGB", seen.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return picture.convert("RGB")
