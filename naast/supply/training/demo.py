"""What there is to learn in the demo world. Every name is invented."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.apps import apps
from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.supply.organisations import queries as organisations
from naast.supply.supporters.rules import KINDS, Item, Kind, Sort
from naast.supply.training.models import Attendance, Course, Joining, Meeting
from naast.supply.training.rules import Answer, Form, PaidBy, Subject

# The same world has the same days: rows of other contexts point at them.
MEETINGS = UUID("5b0d5c1e-7a55-4a0e-9a53-3f1d0a6c2b11")

VOLUNTEERS = (Kind.TRAINED_VOLUNTEER, Kind.EXPERIENCE_EXPERT, Kind.FAMILY_EXPERT)


def load(*, at: datetime, seed: int) -> None:
    """Write the catalogue of Skouder, what was held, and what is to come."""
    del seed
    today = timezone.localdate(at)
    found = {one.slug: pk for pk, one in organisations.organisations(on=today).items()}
    skouder, bond = found["skouder"], found["de-brege"]
    basic = Course.objects.create(
        organisation_id=skouder,
        title="Basisopleiding naast iemand staan",
        about="Luisteren, vragen, en weten wanneer u een ander erbij haalt.",
        subject=Subject.LISTENING,
        provider="Leerplaats De Klaver",
        payer=PaidBy.MUNICIPALITY,
        hours=18,
        kinds=[kind.value for kind in VOLUNTEERS],
        fulfils=Item.TRAINING,
    )
    Course.objects.create(
        organisation_id=skouder,
        title="Wmo en Jeugdwet in één dag",
        subject=Subject.LAW,
        provider="Stichting Skouder",
        payer=PaidBy.ORGANISATION,
        hours=6,
    )
    Course.objects.create(
        organisation_id=skouder,
        title="Uw eigen verhaal inzetten",
        about="Wat vertelt u wel, en wat houdt u voor uzelf?",
        subject=Subject.LIVED_EXPERIENCE,
        provider="Zelfregiecentrum De Brink",
        payer=PaidBy.FUND,
        hours=8,
        kinds=[Kind.EXPERIENCE_EXPERT.value, Kind.FAMILY_EXPERT.value],
    )
    _held(skouder, Form.COURSE, "Basisopleiding, groep 7", today - timedelta(days=240), basic)
    _held(skouder, Form.INTERVISION, "Intervisie Wetterkant", today - timedelta(days=45))
    joint = _held(
        skouder, Form.JOINT, "Samen aan tafel: wie haalt u erbij?", today - timedelta(days=30), bond
    )
    for title, day, form in (
        ("Intervisie Wetterkant", today - timedelta(days=2), Form.INTERVISION),
        ("Samen aan tafel: een veilige thuissituatie", today + timedelta(days=19), Form.JOINT),
    ):
        _meeting(skouder, form, title, day, guests=joint.guest_ids if form is Form.JOINT else [])
    mirror = _meeting(
        skouder, Form.MIRROR, "Spiegelmiddag met het gebiedsteam", today - timedelta(days=400),
        guests=[],
    )  # fmt: skip
    mirror.changed = "De uitnodiging is herschreven. Dat er iemand mee mag, staat nu bovenaan."
    mirror.save(update_fields=["changed"])
    talk = _meeting(
        skouder, Form.CASES, "Samen over dossiers", today + timedelta(days=6), guests=[bond]
    )
    soon = _meeting(
        skouder, Form.SUPERVISION, "Werkbegeleiding in de groep", today + timedelta(days=12),
        guests=[],
    )  # fmt: skip
    _counted_on(skouder, talk, soon, at=at)


def _counted_on(organisation_id: int, *days: Meeting, at: datetime) -> None:
    """Write who is counted on: the professionals come, one in three of the others was not asked."""
    workers = apps.get_model("supporters.Supporter").objects.filter(organisation_id=organisation_id)
    answers = (Answer.COMES, Answer.PLANNED, None)
    Joining.objects.bulk_create(
        Joining(
            meeting=meeting,
            supporter=one,
            user_id=one.user_id,
            answer=answer,
            at=at - timedelta(days=3),
        )
        for meeting in days
        for number, one in enumerate(workers.order_by("user_id"))
        if (answer := Answer.COMES if one.kind == Kind.FORMAL else answers[number % 3])
    )


def _held(
    organisation_id: int, form: Form, title: str, on: date, about: Course | int | None = None
) -> Meeting:
    """Write a meeting that was held, and that two in three of those for whom it was were there."""
    course = about if isinstance(about, Course) else None
    guests = [about] if isinstance(about, int) else []
    meeting = _meeting(organisation_id, form, title, on, course=course, guests=guests)
    noted_by = holders(
        role=Role.COORDINATOR, scope=f"organisation:{organisation_id}", on=meeting.held_on
    )[0]
    workers = apps.get_model("supporters.Supporter").objects.filter(organisation_id=organisation_id)
    there = [
        one
        for one in workers.order_by("user_id")
        if form is Form.JOINT or KINDS[Kind(one.kind)].sort is Sort.INFORMAL
    ]
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            supporter=one,
            noted_by_id=noted_by,
            noted_at=timezone.make_aware(datetime.combine(on, datetime.min.time()))
            + timedelta(hours=20),
        )
        for number, one in enumerate(there)
        if number % 3 != 2
    )
    return meeting


def _meeting(
    organisation_id: int,
    form: Form,
    title: str,
    on: date,
    *,
    course: Course | None = None,
    guests: list[int],
) -> Meeting:
    return Meeting.objects.create(
        id=uuid5(MEETINGS, f"{form} {title} {on}"),
        organisation_id=organisation_id,
        form=form,
        course=course,
        title=title,
        subject=course.subject if course else Subject.INDEPENDENCE,
        held_on=on,
        hours=course.hours if course else 2,
        guest_ids=guests,
    )
