"""Read appointments, messages and documents: as filters per actor, and opened as small values."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, Model, OuterRef, QuerySet, Subquery
from django.utils.functional import Promise

from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor, Scope, acting, reach
from naast.support.encounters import policy
from naast.support.encounters.models import (
    WAYS,
    Appointment,
    Document,
    Message,
    OfferedTime,
    Thread,
)
from naast.support.encounters.rules import LONGEST_MINUTES, WAYS_OFFERED, By, Way, safe_way
from naast.support.people.queries import Opened, keys_of
from naast.support.people.rules import House

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, kw_only=True)
class OpenedAppointment:
    """An appointment with what it is about, opened. `with_name` is the staff member's."""

    id: UUID
    person_id: UUID
    way: Way
    way_words: str
    starts_at: datetime
    minutes: int
    about: str
    user_id: int
    with_name: str
    cancelled_at: datetime | None


def appointments(*, actor: Actor, verb: str = "view") -> QuerySet[Appointment]:
    """Return the appointments on which `actor` may do `verb`, soonest first, with whom."""
    return (
        Appointment.objects.filter(reach(policy.APPOINTMENTS, actor, verb))
        .select_related("user")
        .order_by("starts_at", "id")
    )


def opened(*, actor: Actor, rows: QuerySet[Appointment]) -> list[OpenedAppointment]:
    """Return `rows` (of `appointments`) opened, in two queries; without those of who was erased."""
    found = list(rows)
    keys = keys_of(actor=actor, person_ids={row.person_id for row in found})
    return opened_with(rows=found, keys=keys)


def opened_with(*, rows: list[Appointment], keys: dict[UUID, DataKey]) -> list[OpenedAppointment]:
    """Return `rows` opened with keys that one has already; a row without its key is left out."""
    words = dict(WAYS)
    return [
        OpenedAppointment(
            id=row.id,
            person_id=row.person_id,
            way=Way(row.way),
            way_words=str(words[Way(row.way)]),
            starts_at=row.starts_at,
            minutes=row.minutes,
            about=row.about.open(key=keys[row.person_id]) if row.about else "",
            user_id=row.user_id,
            with_name=row.user.name,
            cancelled_at=row.cancelled_at,
        )
        for row in rows
        if row.person_id in keys
    ]


MOST_COMING = 10


def with_next(*, actor: Actor, rows: QuerySet[Row], person: str, at: datetime) -> QuerySet[Row]:
    """Return `rows`, of which `person` names the resident, read with what `next_of` tells."""
    ahead = appointments(actor=actor).filter(
        person_id=OuterRef(person), cancelled_at__isnull=True, starts_at__gte=at
    )
    found: QuerySet[Row] = rows.annotate(  # type: ignore[assignment]
        next_id=Subquery(ahead.values("id")[:1]),
        next_at=Subquery(ahead.values("starts_at")[:1]),
        next_minutes=Subquery(ahead.values("minutes")[:1]),
        next_way=Subquery(ahead.values("way")[:1]),
        next_user_id=Subquery(ahead.values("user_id")[:1]),
        next_name=Subquery(ahead.values("user__name")[:1]),
    )
    return found


def next_of(*, row: Any) -> OpenedAppointment | None:
    """Return the next appointment of a row read `with_next`; what it is about stays sealed."""
    if row.next_id is None:
        return None
    return OpenedAppointment(
        id=row.next_id,
        person_id=row.person_id,
        way=Way(row.next_way),
        way_words=str(dict(WAYS)[Way(row.next_way)]),
        starts_at=row.next_at,
        minutes=row.next_minutes,
        about="",
        user_id=row.next_user_id,
        with_name=row.next_name,
        cancelled_at=None,
    )


def coming(
    *, actor: Actor, person_id: UUID, at: datetime, most: int = MOST_COMING
) -> list[OpenedAppointment]:
    """Return the appointments of a person that still come and stand, soonest first."""
    ahead = appointments(actor=actor).filter(
        person_id=person_id, cancelled_at__isnull=True, starts_at__gte=at
    )
    return opened(actor=actor, rows=ahead[:most])


def offered_times(*, actor: Actor, verb: str = "view") -> QuerySet[OfferedTime]:
    """Return the times that residents offer for a talk with the municipality, soonest first."""
    found = OfferedTime.objects.filter(reach(policy.OFFERED_TIMES, actor, verb))
    return found.order_by("starts_at", "id")


def offered_way_choices() -> list[tuple[str, Promise]]:
    """Return how she can want to meet the municipality, as choices of a field."""
    return [(way.value, words) for way, words in WAYS if way in WAYS_OFFERED]


MOST_OWN = 1000


@dataclass(frozen=True, kw_only=True)
class Booked:
    """That somebody has an appointment, and when; neither with whom nor about what."""

    id: UUID
    starts_at: datetime
    minutes: int


def booked(
    *, actor: Actor, houses: Collection[House], start: datetime, end: datetime, most: int
) -> list[Booked]:
    """Return the appointments that `actor` made, in these houses, from `start` until `end`.

    Soonest first, `most` at most; what was called off is left out. With whom it is, is not read.
    """
    rows = Appointment.objects.filter(
        reach(policy.APPOINTMENTS, actor, "view"),
        house__in=houses,
        starts_at__gte=start,
        starts_at__lt=end,
        cancelled_at__isnull=True,
    )
    found = rows.order_by("starts_at", "id").values_list("id", "starts_at", "minutes")
    return [Booked(id=pk, starts_at=at, minutes=minutes) for pk, at, minutes in found[:most]]


def own_spans(*, actor: Actor, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """Return when `actor` has appointments that share time with these moments, in either house.

    Soonest first, `MOST_OWN` at most. As her own calendar sees them: of whom she no longer stands
    beside too, and with nobody's name.
    """
    own = Actor(user_id=actor.user_id, at=actor.at, calendar=Scope(user_id=actor.user_id))
    with acting(own):
        found = booked(
            actor=own,
            houses=list(House),
            start=start - timedelta(minutes=LONGEST_MINUTES),
            end=end,
            most=MOST_OWN,
        )
    lasting = [(one.starts_at, one.starts_at + timedelta(minutes=one.minutes)) for one in found]
    # Moments of the database are in UTC, so that their sum is right when the clock changes.
    return [span for span in lasting if span[1] > start and span[0] < end]


def way_choices() -> list[tuple[str, Promise]]:
    """Return the ways to meet as choices of a field."""
    return [(way.value, words) for way, words in WAYS]


# ---------------------------------------------------------------- messages

MESSAGES_SHOWN = 30
"""How many messages a page shows."""


@dataclass(frozen=True, kw_only=True)
class OpenedMessage:
    """A message, opened. `by_name` is empty where the resident wrote it herself."""

    id: UUID
    by_name: str
    text: str
    written_at: datetime
    seen_at: datetime | None


def threads(*, actor: Actor, verb: str = "view") -> QuerySet[Thread]:
    """Return the headers of threads on which `actor` may do `verb`."""
    return Thread.objects.filter(reach(policy.THREADS, actor, verb)).order_by("person_id")


def messages(*, actor: Actor, verb: str = "view") -> QuerySet[Message]:
    """Return the messages on which `actor` may do `verb`, newest first, with who wrote them."""
    return (
        Message.objects.filter(reach(policy.MESSAGES, actor, verb))
        .select_related("user")
        .order_by("-written_at", "id")
    )


def waiting(*, actor: Actor) -> QuerySet[Thread]:
    """Return the threads in which a resident waits for an answer, the oldest promise first."""
    return (
        threads(actor=actor)
        .filter(waiting_since_at__isnull=False)
        .order_by("answer_before_at", "person_id")
    )


def answers_due(*, actor: Actor) -> dict[UUID, datetime]:
    """Return before when residents who wrote hear, by person, the oldest promise first."""
    rows = waiting(actor=actor).values_list("person_id", "answer_before_at")
    return {person_id: until for person_id, until in rows if until}


def way_to_tell(*, person: Opened) -> By | None:
    """Return how a resident may be told that there is a message, None where no way is safe."""
    return safe_way(
        phone=person.phone,
        mail=person.mail,
        safe_to_text=person.safe_to_text,
        safe_to_mail=person.safe_to_mail,
    )


@dataclass(frozen=True, kw_only=True)
class Talked:
    """How it stands between a resident and who stands beside her: no word of what was written."""

    new: int
    answer_before_at: datetime | None


def with_talked(*, actor: Actor, rows: QuerySet[Row], person: str) -> QuerySet[Row]:
    """Return `rows`, of which `person` names the resident, read with what `talked` tells."""
    unseen = messages(actor=actor, verb="see").filter(
        seen_at__isnull=True, person_id=OuterRef(person)
    )
    counted = unseen.order_by().values("house").annotate(many=Count("id")).values("many")
    promised = threads(actor=actor).filter(person_id=OuterRef(person)).values("answer_before_at")
    found: QuerySet[Row] = rows.annotate(  # type: ignore[assignment]
        messages_new=Subquery(counted), answer_before_at=Subquery(promised[:1])
    )
    return found


def talked(*, row: Any) -> Talked:
    """Return how many messages a resident has not seen, and before when she hears."""
    return Talked(new=row.messages_new or 0, answer_before_at=row.answer_before_at)


def page_of(*, asked: str) -> int:
    """Return the page that an address asks for; the first where it asks for none that exists."""
    # Python refuses to read a number of thousands of digits; nobody writes so much.
    return int(asked) or 1 if re.fullmatch(r"[0-9]{1,3}", asked) else 1


def opened_messages(
    *, actor: Actor, person_id: UUID, key: DataKey, page: int = 1
) -> list[OpenedMessage]:
    """Return a page of messages with a person, newest first, and one more where there are more."""
    first = (page - 1) * MESSAGES_SHOWN
    rows = messages(actor=actor).filter(person_id=person_id)
    return [_message(row, key) for row in rows[first : first + MESSAGES_SHOWN + 1]]


def every_message(*, actor: Actor) -> list[OpenedMessage]:
    """Return all messages of a resident, newest first, for who takes her file along."""
    rows = list(messages(actor=actor))
    keys = keys_of(actor=actor, person_ids={row.person_id for row in rows})
    return [_message(row, keys[row.person_id]) for row in rows if row.person_id in keys]


def _message(row: Message, key: DataKey) -> OpenedMessage:
    return OpenedMessage(
        id=row.id,
        by_name=row.user.name if row.user else "",
        text=row.text.open(key=key),
        written_at=row.written_at,
        seen_at=row.seen_at,
    )


# ---------------------------------------------------------------- documents


@dataclass(frozen=True, kw_only=True)
class ListedDocument:
    """A document in a list. `by_name` is empty where the resident added it herself; size in kB."""

    id: UUID
    name: str
    by_name: str
    by_user_id: int | None
    kind: str
    size_kb: int
    added_at: datetime


def documents(*, actor: Actor, verb: str = "view") -> QuerySet[Document]:
    """Return the documents on which `actor` may do `verb`, newest first, with who added them."""
    return (
        Document.objects.filter(reach(policy.DOCUMENTS, actor, verb))
        .select_related("user")
        .order_by("-added_at", "id")
    )


def listed_documents(*, actor: Actor, person_id: UUID) -> list[ListedDocument]:
    """Return the documents of a person, newest first; there are at most a hundred. Two queries."""
    key = keys_of(actor=actor, person_ids={person_id}).get(person_id)
    if key is None:
        return []
    return [
        ListedDocument(
            id=row.id,
            name=row.name.open(key=key),
            by_name=row.user.name if row.user else "",
            by_user_id=row.user_id,
            kind=row.kind.upper(),
            size_kb=max(1, round(row.size / 1024)),
            added_at=row.added_at,
        )
        for row in documents(actor=actor).filter(person_id=person_id)
    ]
