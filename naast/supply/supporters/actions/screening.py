"""What is asked of a kind, what was seen of somebody, and telling in time what lapses."""

from datetime import date
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.identity.queries import holders
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor
from naast.supply.supporters import queries
from naast.supply.supporters.actions.shared import (
    DayDoesNotFit,
    MayNotAdmit,
    day,
    leads,
    may_lead,
    moment,
)
from naast.supply.supporters.models import Card, Requirement, Screening, SeenItem, Supporter
from naast.supply.supporters.rules import Item, Kind, holds_until


class OnlyShe(Exception):
    """She declares herself; nobody can see it for her."""


@transaction.atomic
def ask_item(
    *,
    actor: Actor,
    kind: Kind,
    item: Item,
    needed: bool,
    months: int | None,
    source: str,
    from_on: date,
    organisation_id: int | None = None,
    employer_municipality_id: int | None = None,
) -> Requirement:
    """Write down what a kind must have from a day on, and where that is written.

    A new version; older ones stay. By who leads there; raises MayNotAdmit for anybody else, and
    DayDoesNotFit for a day that is past: nobody may turn out to have been offered wrongly.
    """
    if from_on < day(actor):
        raise DayDoesNotFit(from_on)
    version = Requirement(
        organisation_id=organisation_id,
        employer_municipality_id=employer_municipality_id,
        kind=kind,
        item=item,
        needed=needed,
        months=months,
        source=source,
        from_on=from_on,
        set_at=moment(actor),
    )
    if not may_lead(actor, version):
        raise MayNotAdmit(organisation_id or employer_municipality_id)
    version.save(force_insert=True)
    record(actor, "supporters.requirement.set", version, role=leads(actor), reason=f"{kind}:{item}")
    return version


@transaction.atomic
def see_item(
    *,
    actor: Actor,
    supporter_id: UUID,
    item: Item,
    seen_on: date,
    valid_until: date | None = None,
) -> SeenItem:
    """Keep that who acts saw an item of somebody, and until when it says that it holds.

    From now on she is offered again, if nothing else is amiss. Raises Screening.DoesNotExist for
    anybody but who leads her, DayDoesNotFit for a day that has yet to come, OnlyShe for a
    declaration, which nobody but herself can make.
    """
    if seen_on > day(actor):
        raise DayDoesNotFit(seen_on)
    if item is Item.DECLARATION:
        raise OnlyShe(item)
    screening = (
        queries.screenings(actor=actor, verb="check")
        .select_for_update()
        .get(supporter_id=supporter_id)
    )
    look = SeenItem(
        supporter_id=supporter_id,
        item=item,
        seen_by_id=actor.user_id,
        seen_on=seen_on,
        valid_until=valid_until,
        noted_at=moment(actor),
    )
    look.save(force_insert=True)
    screening.seen[item.value] = [
        seen_on.isoformat(),
        valid_until.isoformat() if valid_until else None,
    ]
    screening.save(update_fields=["seen"])
    if item is Item.VOG:
        worker = queries.supporters(actor=actor).get(pk=supporter_id)
        until = vog_until(worker=worker, screening=screening, on=day(actor))
        Card.objects.filter(supporter_id=supporter_id).update(vog_until=until)
    record(actor, "supporters.screening.checked", look, role=leads(actor), reason=item.value)
    return look


def vog_until(*, worker: Supporter, screening: Screening | None, on: date) -> date | None:
    """Return until when her certificate holds, as her card tells it; None where there is none."""
    seen = queries.seen_of(screening.seen if screening else {}).get(Item.VOG)
    if seen is None:
        return None
    of = (*queries.employer_of(worker), worker.kind)
    required = queries.asked(workers=[of], on=on)[of]
    return holds_until(seen=seen, months=required.get(Item.VOG))


@transaction.atomic
def warn_lapsing(*, actor: Actor) -> int:
    """Tell who must renew something, and who leads her, 60, 30 and 7 days before and on the day.

    Returns how many warnings were due. Each goes once, however often this runs: a message has a key
    of whom, which day of lapse, and how many days before. Who leads is told once for all of her
    people who lapse on the same day. Who did not look over her own facts for half a year is asked.
    """
    on, due = day(actor), 0
    by_lead = set()
    for one in queries.due_warnings(actor=actor, on=on):
        due += 1
        queue(
            actor=actor,
            channel=Channel.MAIL,
            template="paper_lapses",
            to=one.user_id,
            values={"on": one.until},
            key=f"supporters:{one.supporter_id}:{one.until}:{one.days}",
        )
        by_lead.add((one.organisation_id, one.employer_municipality_id, one.until, one.days))
    for supporter_id, user_id, confirmed_on in queries.stale_facts(actor=actor, on=on):
        queue(
            actor=actor,
            channel=Channel.MAIL,
            template="facts_stale",
            to=user_id,
            key=f"supporters:{supporter_id}:facts:{confirmed_on}",
        )
    for organisation_id, municipality_id, until, days in sorted(by_lead, key=str):
        role, scope = (
            ("coordinator", f"organisation:{organisation_id}")
            if organisation_id
            else ("access_lead", f"municipality:{municipality_id}")
        )
        for user_id in holders(role=role, scope=scope, on=on):
            queue(
                actor=actor,
                channel=Channel.MAIL,
                template="papers_lapse",
                to=user_id,
                values={"on": until},
                key=f"supporters:{scope}:{user_id}:{until}:{days}",
            )
    return due
