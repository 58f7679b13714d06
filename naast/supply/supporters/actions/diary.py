"""A worker's own calendar elsewhere: hers to let count and to stop, the clock's to read."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import data_key, new_data_key
from naast.core.outbox.actions import later, queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor
from naast.supply.supporters import queries
from naast.supply.supporters.actions.shared import moment, user_id_of
from naast.supply.supporters.models import BusyTime, DiarySource, Supporter
from naast.supply.supporters.rules import READ_AGAIN, Span, Status, Trouble, fails_long

_MOST_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class ToRead:
    """A calendar to be read now: of an address, or of the contents of a file.

    `giving` is the key that was made when she gave it, wrapped: another giving has another one.
    """

    address: str
    contents: str
    giving: bytes

    def __repr__(self) -> str:
        return "ToRead(…)"


@transaction.atomic
def follow_diary(*, actor: Actor, address: str) -> None:
    """Let the calendar at a secret address (as `rules.secure_address` returned it) count here.

    Instead of what counted before, of which nothing stays. It is read soon, and again and again.
    Raises Supporter.DoesNotExist for who is no worker, or stopped.
    """
    _take(actor, address=address)


@transaction.atomic
def take_diary_file(*, actor: Actor, contents: str) -> None:
    """Let a file of her calendar count here: it is read soon, once, and then let go of.

    Raises Supporter.DoesNotExist for who is no worker, or stopped.
    """
    _take(actor, contents=contents)


def _take(actor: Actor, *, address: str = "", contents: str = "") -> None:
    at = moment(actor)
    mine = queries.pool(actor=actor, verb="keep").filter(supporter__user_id=user_id_of(actor))
    facts = mine.exclude(status=Status.STOPPED).select_for_update(of=("self",)).first()
    if facts is None:
        raise Supporter.DoesNotExist
    before = queries.diaries(actor=actor, verb="keep").select_for_update().first()
    queries.busy(actor=actor, verb="end").delete()
    worker = facts.supporter
    controller = (
        f"organisation-{worker.organisation_id}"
        if worker.organisation_id
        else f"municipality-{worker.employer_municipality_id}"
    )
    key, wrapped = new_data_key(controller=controller)
    row = DiarySource(
        supporter=worker,
        address=Clear(address, key) if address else None,
        contents=Clear(contents, key) if contents else None,
        wrapped_key=wrapped,
        controller=controller,
        given_at=at,
    )
    row.save(force_insert=before is None, force_update=before is not None)
    record(actor, "supporters.diary.given", row, role="staff")
    _read_soon(row.pk)


@transaction.atomic
def end_diary(*, actor: Actor) -> None:
    """Let her own calendar count no longer: the address and all busy times go, at once."""
    moment(actor)
    row = queries.diaries(actor=actor, verb="keep").select_for_update().first()
    queries.busy(actor=actor, verb="end").delete()
    if row is not None:
        record(actor, "supporters.diary.ended", row, role="staff")
        row.delete()


# ---------------------------------------------------------------- the clock's


@transaction.atomic
def read_diaries(*, actor: Actor) -> None:
    """Have each calendar read whose turn it is; forget what is past and whose owner stopped."""
    at = moment(actor)
    queries.busy(actor=actor, verb="read").filter(ends_at__lte=at).delete()
    rows = queries.diaries(actor=actor, verb="read")
    stopped = queries.pool(actor=actor).filter(status=Status.STOPPED).order_by().values("pk")
    queries.busy(actor=actor, verb="read").filter(supporter_id__in=stopped).delete()
    rows.filter(supporter_id__in=stopped).delete()
    waits = Q(contents__isnull=False, tried_at=None) | Q(address__isnull=False)
    due = rows.filter(waits).filter(Q(tried_at=None) | Q(tried_at__lte=at - READ_AGAIN))
    # Who was never tried first; then who waits longest.
    order = due.order_by("tried_at", "pk").values_list("pk", flat=True)
    for supporter_id in [*order.filter(tried_at=None)[:_MOST_AT_ONCE], *order[:_MOST_AT_ONCE]]:
        _read_soon(supporter_id)


def _read_soon(supporter_id: UUID) -> None:
    later(
        task="supporters.read_diary",
        once=f"supporters.diary:{supporter_id}",
        supporter_id=supporter_id,
    )


@transaction.atomic
def claim_diary(*, actor: Actor, supporter_id: UUID) -> ToRead | None:
    """Return what is to be read of a worker; None where nothing is, any more."""
    at = moment(actor)
    rows = queries.diaries(actor=actor, verb="read").select_for_update(of=("self",))
    row = rows.filter(pk=supporter_id).first()
    if row is None or (row.address is None and row.contents is None):
        return None
    key = data_key(wrapped=bytes(row.wrapped_key), controller=row.controller)
    row.tried_at = at
    row.save(update_fields=["tried_at"])
    return ToRead(
        address=row.address.open(key=key) if row.address else "",
        contents=row.contents.open(key=key) if row.contents else "",
        giving=bytes(row.wrapped_key),
    )


@transaction.atomic
def note_busy(*, actor: Actor, supporter_id: UUID, read: ToRead, spans: tuple[Span, ...]) -> None:
    """Keep when a calendar says busy, instead of what it said before.

    Nothing is kept of a calendar that she ended, or put another in place of, in the meantime.
    """
    at = moment(actor)
    row = _still(actor, supporter_id, read)
    if row is None:
        return
    queries.busy(actor=actor, verb="read").filter(supporter_id=supporter_id).delete()
    BusyTime.objects.bulk_create(
        BusyTime(supporter_id=supporter_id, starts_at=start, ends_at=end) for start, end in spans
    )
    row.read_at, row.trouble, row.failing_since, row.told_at = at, "", None, None
    row.contents = None
    row.save(update_fields=["read_at", "trouble", "failing_since", "told_at", "contents"])


@transaction.atomic
def note_trouble(*, actor: Actor, supporter_id: UUID, read: ToRead, trouble: Trouble) -> None:
    """Keep that a calendar could not be read, and why; tell her once when that lasts long.

    What was read before still counts: she may be busy then.
    """
    at = moment(actor)
    row = _still(actor, supporter_id, read)
    if row is None:
        return
    row.trouble, row.contents = trouble, None
    row.failing_since = row.failing_since or at
    if row.told_at is None and fails_long(failing_since=row.failing_since, at=at):
        row.told_at = at
        queue(
            actor=actor,
            channel=Channel.MAIL,
            template="diary_silent",
            to=row.supporter.user_id,
            key=f"supporters:{supporter_id}:diary:{row.failing_since.isoformat()}",
        )
    row.save(update_fields=["trouble", "contents", "failing_since", "told_at"])


def _still(actor: Actor, supporter_id: UUID, read: ToRead) -> DiarySource | None:
    rows = queries.diaries(actor=actor, verb="read").select_for_update(of=("self",))
    return rows.filter(pk=supporter_id, wrapped_key=read.giving).first()
