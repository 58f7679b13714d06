"""Rows for tests, written as the superuser of the test database."""

from datetime import date, timedelta
from typing import Any

from naast.supply.supporters.models import Supporter
from naast.supply.training import queries
from naast.supply.training.models import Attendance, Course, Meeting
from naast.supply.training.rules import Form, PaidBy, Subject
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    FOPPE,
    KARIN,
    LEO,
    MEIDOORN,
    NOON,
    RINSKE,
    SANNE,
    TINEKE,
    UMA,
)
from tests.world import World

LAST_WEEK = date(2026, 11, 9) - timedelta(days=7)


def make_course(organisation_id: int | None = MEIDOORN, **fields: Any) -> Course:
    defaults = {
        "title": "Naast iemand staan",
        "subject": Subject.LISTENING,
        "provider": "Leerplaats De Klaver",
        "payer": PaidBy.ORGANISATION,
        "hours": 12,
    }
    return Course.objects.create(organisation_id=organisation_id, **{**defaults, **fields})


def make_meeting(organisation_id: int | None = MEIDOORN, **fields: Any) -> Meeting:
    defaults = {
        "form": Form.COURSE if fields.get("course") else Form.JOINT,
        "title": "Samen aan tafel",
        "subject": Subject.INDEPENDENCE,
        "held_on": LAST_WEEK,
        "hours": 2,
    }
    return Meeting.objects.create(organisation_id=organisation_id, **{**defaults, **fields})


def make_attendance(meeting: Meeting, supporter: Supporter, **fields: Any) -> Attendance:
    return Attendance.objects.create(
        meeting=meeting, supporter=supporter, **{"noted_at": NOON, **fields}
    )


WALL_QUERIES = {Attendance: queries.attendance}


def wall_rows(world: World) -> None:
    """Write that workers of both organisations and both municipalities were there.

    Each sees it of herself, who leads her sees and writes it; no matcher, and no stranger.
    """
    world.course = make_course()
    meeting = world.learning_day = make_meeting()
    for herself, lead in (
        (SANNE, {CARLA}),
        (BRAM, {CARLA}),
        (DIRK, {TINEKE, UMA}),
        (FOPPE, {KARIN}),
        (RINSKE, set()),
        (LEO, {KARIN}),
    ):
        worker = Supporter.objects.get(user_id=herself.user_id)
        if worker.user_id != BRAM.user_id:
            world.expect(make_attendance(meeting, worker), view={herself} | lead, note=lead)
