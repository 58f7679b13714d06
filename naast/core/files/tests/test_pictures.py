"""What becomes of a photograph: small, square, and nothing but the picture."""

from contextlib import suppress
from io import BytesIO
from struct import pack
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from naast.core.files.rules import (
    MOST_BYTES,
    SMALLEST,
    NoPicture,
    TooLarge,
    TooSmall,
    square_photo,
)
from naast.core.files.tests.pictures import photo


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(square_photo(data=data)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(SMALLEST, SMALLEST), (600, 800), (2000, 500)])
def test_becomes_a_small_square(kind, size):
    made = square_photo(data=photo(size=size, kind=kind))

    picture = Image.open(BytesIO(made))
    assert picture.format == "WEBP"
    assert picture.width == picture.height >= SMALLEST
    assert len(made) <= MOST_BYTES


def test_tells_neither_where_nor_when():
    sent = photo(kind="JPEG", place=True)
    assert b"Bij mij thuis" in sent

    made = square_photo(data=sent)

    assert b"Bij mij thuis" not in made
    assert not Image.open(BytesIO(made)).getexif()


def test_has_the_right_side_up():
    lying = Image.new("RGB", (400, 400), "white")
    lying.paste("black", (0, 0, 400, 200))  # its top; the camera was held a quarter turned
    told = Image.Exif()
    told[0x0112] = 6
    sent = BytesIO()
    lying.save(sent, "JPEG", exif=told)

    made = opened(sent.getvalue()).convert("L")

    side = made.width
    assert made.getpixel((side - 20, side // 2)) < 60
    assert made.getpixel((20, side // 2)) > 200


def test_what_is_seen_through_is_white():
    clear = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    sent = BytesIO()
    clear.save(sent, "PNG")

    assert opened(sent.getvalue()).convert("L").getpixel((5, 5)) > 250


def test_noise_gets_small_enough_too_or_is_refused():
    noise = Image.effect_noise((900, 900), 200).convert("RGB")
    sent = BytesIO()
    noise.save(sent, "JPEG")

    with suppress(NoPicture):
        assert len(square_photo(data=sent.getvalue())) <= MOST_BYTES


def test_refuses_what_is_too_small():
    with pytest.raises(TooSmall):
        square_photo(data=photo(size=(SMALLEST - 1, 400)))


def test_refuses_by_its_first_bytes_what_would_fill_the_memory():
    head = pack(">II5B", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    huge = b"\x89PNG\r\n\x1a\n" + pack(">I", len(head)) + chunk + pack(">I", crc32(chunk))

    with pytest.raises((TooLarge, NoPicture)):
        square_photo(data=huge)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"GIF89a" + b"\0" * 50,
        photo()[:200],
        photo(kind="JPEG")[:300],
    ],
    ids=["nothing", "svg", "pdf", "gif", "half a png", "half a jpeg"],
)
def test_refuses_what_is_no_photo(data):
    with pytest.raises(NoPicture):
        square_photo(data=data)


@given(data=st.binary(max_size=400), start=st.sampled_from([b"", b"\xff\xd8\xff", b"RIFF"]))
def test_whatever_comes_is_a_picture_or_refused(data, start):
    with suppress(NoPicture, TooSmall, TooLarge):
        assert len(square_photo(data=start + data)) <= MOST_BYTES
