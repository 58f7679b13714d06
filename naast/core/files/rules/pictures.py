"""A photograph of somebody, made small and square: drawn anew, so that nothing else comes along.

What a camera writes beside the picture (where, when, with what) is not copied; neither is anything
that hides in the file of a picture. Pure: bytes in, bytes out.
"""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
SIDE = 320
SMALLEST = 160
MOST_PIXELS = 50_000_000
"""So large is the photo of a good phone; a file that says more would fill the memory."""
MOST_BYTES = 12 * 1024
_QUALITIES = (82, 72, 62, 52, 42, 32)
_SIDES = (SIDE, 240, SMALLEST)
_FACE = (0.5, 0.35)
"""Of a photo that stands upright the face is above the middle."""


class NoPicture(Exception):
    """It is no JPEG, PNG or WebP that can be drawn."""


class TooSmall(Exception):
    """It has fewer points than a face needs."""


class TooLarge(Exception):
    """It has more points than a photo has."""


def square_photo(*, data: bytes) -> bytes:
    """Return a photograph as a square WebP of at most `MOST_BYTES`, the right side up.

    Raises NoPicture, TooSmall, TooLarge. How large it is is read from its first bytes, before a
    single point is drawn.
    """
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as sent:
            if sent.width * sent.height > MOST_PIXELS:
                raise TooLarge
            if min(sent.size) < SMALLEST:
                raise TooSmall
            sent.draft("RGB", (2 * SIDE, 2 * SIDE))
            upright = ImageOps.exif_transpose(sent).convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as failure:
        raise NoPicture from failure
    except Image.DecompressionBombError as failure:
        raise TooLarge from failure
    for side in _SIDES:
        drawn = _on_white(ImageOps.fit(upright, (side, side), centering=_FACE))
        for quality in _QUALITIES:
            made = BytesIO()
            drawn.save(made, "WEBP", quality=quality, method=4)
            if made.tell() <= MOST_BYTES:
                return made.getvalue()
    raise NoPicture  # noise, and no photo of anybody


def _on_white(picture: Image.Image) -> Image.Image:
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground
