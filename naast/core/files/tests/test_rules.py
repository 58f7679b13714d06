"""Told by its contents; and a photo tells no more than the picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.core.files.rules import (
    PART_BYTES,
    Broken,
    Kind,
    NotAllowed,
    parts,
    read_document,
    shown_name,
)
from naast.core.files.tests.factories import PDF, WHERE, jpeg, png

ALLOWED = {Kind.PDF: PDF, Kind.JPEG: jpeg(), Kind.PNG: png()}


class TestReadDocument:
    @pytest.mark.parametrize("kind", Kind)
    def test_knows_the_kind_by_the_contents(self, kind):
        assert read_document(data=ALLOWED[kind]).kind == kind

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"MZ\x90\0",
            b"<html><script>",
            b"<svg xmlns=''>",
            b"GIF89a",
            b"PK\3\4",
            b"\0" * 5000,
        ],
    )
    def test_refuses_all_else(self, data):
        with pytest.raises(NotAllowed):
            read_document(data=data)

    @pytest.mark.parametrize("kind", Kind)
    def test_tells_what_is_cut_off(self, kind):
        with pytest.raises(Broken):
            read_document(data=ALLOWED[kind][:-12])

    @pytest.mark.parametrize("kind", [Kind.JPEG, Kind.PNG])
    def test_a_photo_keeps_no_place(self, kind):
        kept = read_document(data=ALLOWED[kind]).data

        assert WHERE in ALLOWED[kind]
        assert WHERE not in kept
        assert read_document(data=kept).data == kept

    @pytest.mark.parametrize("order", ["<", ">"])
    @pytest.mark.parametrize("upright", range(1, 9))
    def test_a_photo_stays_upright(self, upright, order):
        kept = read_document(data=jpeg(upright=upright, order=order)).data

        assert (b"Exif" in kept) is (upright != 1)
        assert kept.endswith(b"picture\xff\xd9")
        assert read_document(data=kept).data == kept

    def test_nothing_hides_behind_a_picture(self):
        assert b"<script>" not in read_document(data=png() + b"<script>").data

    @given(st.sampled_from([b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b""]), st.binary())
    def test_takes_or_refuses_whatever_comes(self, start, rest):
        try:
            kept = read_document(data=start + rest)
        except (NotAllowed, Broken):
            return

        assert kept.kind in Kind


class TestParts:
    @given(st.integers(0, 3), st.integers(-1, 1))
    def test_are_together_the_whole(self, many, more):
        data = bytes(max(0, many * PART_BYTES + more))
        found = list(parts(data=data))

        assert b"".join(found) == data
        assert all(len(part) <= PART_BYTES for part in found)


class TestShownName:
    @pytest.mark.parametrize(
        ("typed", "shown"),
        [
            ("brief.pdf", "brief.pdf"),
            ("C:\\brieven\\brief.exe", "brief.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("Brief van 3 maart", "Brief van 3 maart.pdf"),
            ("een\nregel\0\u202efdp.exe", "eenregelfdp.pdf"),
            ("", "document.pdf"),
            (".pdf", "document.pdf"),
        ],
    )
    def test_has_no_folder_and_the_right_ending(self, typed, shown):
        assert shown_name(typed=typed, kind=Kind.PDF) == shown

    @given(st.text(max_size=300))
    def test_is_never_empty_or_too_long(self, typed):
        shown = shown_name(typed=typed, kind=Kind.JPEG)

        assert shown.endswith(".jpg")
        assert 5 <= len(shown) <= 104
        assert not set(shown) & {"/", "\\", "\0", "\n", "\u202e"}
