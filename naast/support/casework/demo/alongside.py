"""Who else is in a case in the demo world: one of each manner, for those whose story is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import Model

from naast.core.crypto.fields import Clear
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.support.casework.models import Alongside, Case
from naast.support.casework.rules.alongside import Along, AlongState, WhyBehind
from naast.support.people.demo.calendar import Calendar
from naast.support.people.demo.lives import Life, uuid
from naast.support.people.rules import HatKind, House, Manner


@dataclass(frozen=True, kw_only=True)
class Told:
    """Who else comes into a story, in which manner and state, why, and who does what.

    `by` is the story whose supporter comes; None for a work supervisor.
    """

    manner: Along
    state: AlongState
    by: str | None = None
    why: str = ""
    does: tuple[str, str] = ("", "")


TOLD = {
    "doos-met-post": Told(manner=Along.BEHIND, state=AlongState.RUNS, why=WhyBehind.LAW),
    "nooit-vrij": Told(manner=Along.BEHIND, state=AlongState.ASKED, why=WhyBehind.GO_ON),
    "weer-koken": Told(manner=Along.STANDS_IN, state=AlongState.RUNS, by="doos-met-post"),
    "niet-naar-school": Told(manner=Along.STANDS_IN, state=AlongState.ASKED, by="doos-met-post"),
    "stoel-stuk": Told(
        manner=Along.TOGETHER,
        state=AlongState.AGREED,
        by="doos-met-post",
        does=("Belt met de gemeente over de stoel.", "Gaat mee passen en proberen."),
    ),
}
FIRST_DAY, DAYS = 5, 9


def alongside(running: Iterable[tuple[Life, Case]], calendar: Calendar) -> Iterator[Model]:
    """Yield hats, standings, placements and then who else is in which case."""
    told = {life.told.slug: (life, case) for life, case in running if life.told}
    for slug, one in TOLD.items():
        if slug not in told or (one.by is not None and one.by not in told):
            continue
        life, case = told[slug]
        user_id = told[one.by][1].user_id if one.by else _supervisor(case, calendar.at)
        if user_id is not None and user_id != case.user_id:
            yield from _rows(life, case, one, user_id=user_id, at=calendar.at)


def _rows(life: Life, case: Case, one: Told, *, user_id: int, at: datetime) -> Iterator[Model]:
    draw = life.chance("alongside")
    asked_at = at - timedelta(days=2)
    from_at, until_at = _period(at) if one.manner == Along.STANDS_IN else (None, None)
    row = Alongside(
        id=uuid(draw),
        case=case,
        question_id=case.question_id,
        person_id=case.person_id,
        circle_id=case.circle_id,
        organisation_id=case.organisation_id,
        municipality_id=case.municipality_id,
        zone_id=case.zone_id,
        domains=case.domains,
        manner=one.manner,
        state=one.state,
        holder_id=case.user_id,
        user_id=user_id,
        asked_by_id=case.user_id,
        why=one.why,
        holder_does=Clear(one.does[0], life.key) if one.does[0] else None,
        other_does=Clear(one.does[1], life.key) if one.does[1] else None,
        asked_at=asked_at,
        answered_at=None if one.state == AlongState.ASKED else asked_at + timedelta(days=1),
        from_at=from_at,
        until_at=until_at,
    )
    if one.state == AlongState.RUNS:
        row.from_at = from_at or asked_at
        yield from _stands(row, life, worn_at=asked_at)
    yield row


def _stands(row: Alongside, life: Life, *, worn_at: datetime) -> Iterator[Model]:
    """Yield the hat, the standing and, for who helps, the placement of a row that runs."""
    draw = life.chance("stands along")
    shared = {"circle_id": row.circle_id, "user_id": row.user_id, "house": House.SUPPORT}
    where = {
        "person_id": row.person_id,
        "organisation_id": row.organisation_id,
        "municipality_id": row.municipality_id,
        "hat": HatKind.SUPPORTS,
        "from_at": row.from_at,
        "until_at": row.until_at,
    }
    kind = HatKind.SUPPORTS
    yield apps.get_model("people.Hat")(id=uuid(draw), kind=kind, from_at=worn_at, **shared)
    manner = Manner.BEHIND if row.manner == Along.BEHIND else Manner.BESIDE
    standing = apps.get_model("people.Standing")(id=uuid(draw), manner=manner, **shared, **where)
    row.standing = standing
    yield standing
    if row.manner != Along.BEHIND:
        row.placement = apps.get_model("matching.Placement")(
            id=uuid(draw),
            question_id=row.question_id,
            zone_id=row.zone_id,
            kind="trained_volunteer",
            **shared,
            **where,
        )
        yield row.placement


def _period(at: datetime) -> tuple[datetime, datetime]:
    amsterdam = ZoneInfo("Europe/Amsterdam")
    first = at.astimezone(amsterdam).date() + timedelta(days=FIRST_DAY)
    return (
        datetime.combine(first, time(), amsterdam),
        datetime.combine(first + timedelta(days=DAYS), time(), amsterdam),
    )


def _supervisor(case: Case, at: datetime) -> int | None:
    scope = f"organisation:{case.organisation_id}"
    return next(iter(holders(role=Role.SUPERVISOR, scope=scope, on=at.date())), None)
