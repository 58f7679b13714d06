"""Write down what holds for who works here."""

from datetime import date

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor
from naast.supply.supporters.actions.shared import (
    DayDoesNotFit,
    MayNotAdmit,
    day,
    leads,
    may_lead,
    moment,
)
from naast.supply.supporters.models import TermVersion
from naast.supply.supporters.rules import Topic


@transaction.atomic
def write_term(
    *,
    actor: Actor,
    employer: tuple[int | None, int | None],
    who: str,
    topic: Topic,
    text: str,
    url: str,
    source: str,
    from_on: date,
) -> TermVersion:
    """Write what holds for a kind from a day on; no text means: no longer. Older versions stay.

    By who leads there; raises MayNotAdmit for anybody else, and DayDoesNotFit for a day that is
    past: what held yesterday is what people were told.
    """
    if from_on < day(actor):
        raise DayDoesNotFit(from_on)
    version = TermVersion(
        organisation_id=employer[0],
        employer_municipality_id=employer[1],
        who=who,
        topic=topic,
        text=text,
        url=url,
        source=source,
        from_on=from_on,
        set_at=moment(actor),
    )
    if not may_lead(actor, version):
        raise MayNotAdmit(employer)
    version.save(force_insert=True)
    record(actor, "supporters.term.written", version, role=leads(actor), reason=f"{who}:{topic}")
    return version
