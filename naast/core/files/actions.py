"""Keep a document and remove it: one function, one transaction."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from naast.core.crypto.rules import DataKey
from naast.core.files import queries, rules
from naast.core.files.models import Part, StoredFile
from naast.core.files.rules import Document
from naast.core.policy.walls import Actor, Scope, acting, must_act


@transaction.atomic
def keep_file(
    *,
    actor: Actor,
    document: Document,
    key: DataKey,
    subject_id: UUID,
    house: str,
    at: datetime,
) -> StoredFile:
    """Keep a document, sealed with the key of whom it is about.

    `document` as `rules.read_document` returned it. Whether `actor` may add it there says the app
    that refers to it, in the same transaction.
    """
    must_act(actor)
    pieces = list(rules.parts(data=document.data))
    stored = StoredFile(
        id=uuid4(),
        subject_id=subject_id,
        house=house,
        kind=document.kind,
        size=len(document.data),
        parts=len(pieces),
        kept_at=at,
    )
    with acting(_holding(actor, stored.id)):
        stored.save(force_insert=True)
        for number, piece in enumerate(pieces):
            part = Part(file=stored, subject_id=subject_id, house=house, number=number)
            label = queries.label_of(part=part, many=len(pieces))
            part.sealed = key.seal_bytes(data=piece, label=label)
            part.save(force_insert=True)
    return stored


@transaction.atomic
def open_file(*, actor: Actor, file_id: UUID, key: DataKey) -> bytes:
    """Return the bytes of a document, for an app whose own table says that `actor` may.

    Raises StoredFile.DoesNotExist, DoesNotOpen.
    """
    must_act(actor)
    with acting(_holding(actor, file_id)) as holder:
        return queries.contents(actor=holder, file_id=file_id, key=key)


@transaction.atomic
def remove_file(*, actor: Actor, file_id: UUID) -> None:
    """Remove a document, bytes and all, for an app whose own table says that `actor` may.

    Whatever refers to it must be gone before.
    """
    must_act(actor)
    with acting(_holding(actor, file_id)) as holder:
        queries.parts(actor=holder, verb="remove").filter(file_id=file_id).delete()
        queries.files(actor=holder, verb="remove").filter(id=file_id).delete()


def _holding(actor: Actor, file_id: UUID) -> Actor:
    return actor.also(holding=Scope(row_ids=[file_id]))
