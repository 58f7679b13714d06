"""Rows for tests, written as the superuser of the test database."""

from datetime import date, timedelta
from typing import Any

from naast.supply.supporters.models import Supporter
from naast.supply.training import queries
from naast.supply.training.models import Attendance, Course, Joining, Meeting
from naast.supply.training.rules import Answer, Form, PaidBy, Subject
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    FOPPE,
    KARIN,
    LEO,
    LINDE,
    MEIDOORN,
    NOON,
    RINSKE,
    SANNE,
    TINEKE,
    UMA,
)
from tests.world import World

AHEAD = date(2126, 11, 9)
"""Ahead for tests that go by the clock on the wall, too."""
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


def make_joining(meeting: Meeting, supporter: Supporter, **fields: Any) -> Joining:
    return Joining.objects.create(
        meeting=meeting,
        supporter=supporter,
        user_id=supporter.user_id,
        **{"answer": Answer.PLANNED, "at": NOON, **fields},
    )


WALL_QUERIES = {Attendance: queries.attendance, Joining: queries.joining}


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
    _joining(world)


def _joining(world: World) -> None:
    """Write who is counted on for a day ahead, and for a talk about cases: Sanne and Dirk come."""
    ahead = world.day_ahead = make_meeting(held_on=AHEAD, form=Form.INTERVISION)
    cases = world.case_talk = make_meeting(held_on=AHEAD, form=Form.CASES, guest_ids=[LINDE])
    for meeting, herself, lead, answer in (
        (ahead, SANNE, {CARLA}, Answer.PLANNED),
        (ahead, FOPPE, {KARIN}, Answer.PLANNED),
        (cases, SANNE, {CARLA}, Answer.COMES),
        (cases, DIRK, {TINEKE, UMA}, Answer.COMES),
        (cases, BRAM, {CARLA}, Answer.CANNOT),
        (cases, LEO, {KARIN}, Answer.CANNOT),
        (cases, RINSKE, set(), Answer.CANNOT),
    ):
        row = make_joining(meeting, Supporter.objects.get(user_id=herself.user_id), answer=answer)
        world.expect(row, view={herself} | lead, plan=lead, answer={herself})
