"""Keep, open, remove: sealed in parts, each in its place, and for nobody without the step."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from naast.core.crypto.rules import DataKey, DoesNotOpen
from naast.core.files import actions, queries
from naast.core.files.forms import DocumentField
from naast.core.files.models import Part, StoredFile
from naast.core.files.rules import PART_BYTES, read_document
from naast.core.files.tests.factories import KEY, PDF
from naast.core.policy.walls import acting
from tests.cast import CAST, HANNA, HANNA_ID, NOON, SANNE

pytestmark = pytest.mark.django_db

LONG = b"%PDF-1.7\n" + b"Huur." * (PART_BYTES // 2) + b"\n%%EOF"


def keep(data=PDF):
    with acting(SANNE):
        return actions.keep_file(
            actor=SANNE, document=read_document(data=data), key=KEY,
            subject_id=HANNA_ID, house="support", at=NOON,
        )  # fmt: skip


def opened(stored, *, actor=SANNE, key=KEY):
    with acting(actor):
        return actions.open_file(actor=actor, file_id=stored.id, key=key)


class TestKeepAndOpen:
    @pytest.mark.parametrize("data", [PDF, LONG])
    def test_gives_back_what_came(self, data):
        assert opened(keep(data)) == data

    def test_seals_every_part(self):
        keep(LONG)

        assert Part.objects.count() == 3
        assert not any(b"Huur" in bytes(part.sealed) for part in Part.objects.all())

    def test_opens_with_her_key_only(self):
        with pytest.raises(DoesNotOpen):
            opened(keep(), key=DataKey.new())

    def test_does_not_open_with_a_part_gone_or_out_of_its_place(self):
        stored = keep(LONG)
        first, second, last = Part.objects.order_by("number")
        Part.objects.filter(id=first.id).update(sealed=second.sealed)
        with pytest.raises(DoesNotOpen):
            opened(stored)

        last.delete()
        with pytest.raises(DoesNotOpen):
            opened(stored)

    def test_without_the_step_only_she_sees_that_it_is_there(self):
        keep()
        seeing = []

        for actor in CAST:
            with acting(actor):
                if queries.files(actor=actor).exists() or queries.parts(actor=actor).exists():
                    seeing.append(actor)

        assert seeing == [HANNA]


class TestRemoveFile:
    def test_takes_every_byte_away(self):
        stored = keep(LONG)

        with acting(SANNE):
            actions.remove_file(actor=SANNE, file_id=stored.id)

        assert not StoredFile.objects.exists()
        assert not Part.objects.exists()


class TestDocumentField:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "leeg"),
            (b"<script>alert(1)</script>", "geen PDF en geen foto"),
            (PDF[:-7], "beschadigd"),
            (PDF + bytes(1024 * 1024), "2 MB. Meer dan 1 MB"),
        ],
    )
    def test_says_kindly_what_is_wrong(self, data, said, settings):
        settings.NAAST_FILE_MB = 1

        with pytest.raises(Exception, match=said):
            DocumentField().clean(SimpleUploadedFile("brief.pdf", data, "application/pdf"))
