"""Read documents: as filters per actor, and one opened."""

from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from naast.core.crypto.rules import DataKey, DoesNotOpen
from naast.core.files import policy
from naast.core.files.models import Part, StoredFile
from naast.core.policy.walls import Actor, reach


def files(*, actor: Actor, verb: str = "view") -> QuerySet[StoredFile]:
    return StoredFile.objects.filter(reach(policy.FILES, actor, verb)).order_by("kept_at", "id")


def parts(*, actor: Actor, verb: str = "view") -> QuerySet[Part]:
    return Part.objects.filter(reach(policy.PARTS, actor, verb)).order_by("file_id", "number")


def contents(*, actor: Actor, file_id: UUID, key: DataKey) -> bytes:
    """Return the bytes of a document.

    Raises StoredFile.DoesNotExist, DoesNotOpen for another key and when a part is missing, changed
    or out of its place.
    """
    stored = files(actor=actor).get(id=file_id)
    found = list(parts(actor=actor).filter(file_id=file_id))
    if [part.number for part in found] != list(range(stored.parts)):
        raise DoesNotOpen(str(file_id))
    return b"".join(
        key.open_bytes(sealed=bytes(part.sealed), label=label_of(part=part, many=stored.parts))
        for part in found
    )


def label_of(*, part: Part, many: int) -> str:
    """Return what is sealed with a part: its place in its document."""
    return f"files.part:{part.file_id}:{part.number}/{many}"


def most_megabytes() -> int:
    """Return how large a document may be."""
    return int(settings.NAAST_FILE_MB)


def most_bytes() -> int:
    return most_megabytes() * 1024 * 1024
