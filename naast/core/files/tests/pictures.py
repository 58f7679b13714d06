"""A photograph for tests, of nobody; drawn, so that nobody has to stand for it."""

from io import BytesIO

from PIL import Image, ImageDraw


def photo(*, size: tuple[int, int] = (600, 800), kind: str = "PNG", place: bool = False) -> bytes:
    """Return a photo of nobody: a round head above shoulders. `place`: with where it was taken."""
    drawn = Image.new("RGB", size, "#9fb8ad")
    pen = ImageDraw.Draw(drawn)
    width, height = size
    pen.ellipse((width * 0.3, height * 0.15, width * 0.7, height * 0.5), fill="#e0b48a")
    pen.ellipse((width * 0.1, height * 0.55, width * 0.9, height * 1.2), fill="#375e7a")
    made = BytesIO()
    told = Image.Exif()
    if place:
        told[0x010E] = "Bij mij thuis"
        told.get_ifd(0x8825)[1] = "N"
    drawn.save(made, kind, exif=told)
    return made.getvalue()
