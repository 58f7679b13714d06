"""Say how long files are kept; hold one longer, and let it go."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor, must_act
from naast.support.keeping import queries, rules
from naast.support.keeping.models import Hold, KeepingTerm
from naast.support.keeping.rules import Kept, Why
from naast.support.people.rules import House


class NotAllowed(Exception):
    """The ground does not allow to keep files for so long."""


class NotSoLong(Exception):
    """A file is held until a day to come, and a year at most."""


class NotThere(Exception):
    """Somebody says how long files are kept where she does not guard privacy."""


@transaction.atomic
def set_keeping(
    *, actor: Actor, organisation_id: int, kept: Kept, source: str, at: datetime
) -> KeepingTerm:
    """Say for how long an organisation keeps files from today on, and where that was decided.

    It holds for every file, also for those of which the help is over already: residents read it the
    same day. Raises NotThere, NotAllowed.
    """
    must_act(actor)
    if organisation_id not in queries.of_whom(actor=actor):
        raise NotThere(organisation_id)
    if not rules.may_keep(kept=kept):
        raise NotAllowed(kept)
    term, _ = KeepingTerm.objects.update_or_create(
        organisation_id=organisation_id,
        from_on=timezone.localdate(at),
        defaults={"months": kept.months, "ground": kept.ground, "source": source},
    )
    record(actor, "keeping.term.set", term, role="privacy_officer", reason=kept.ground)
    return term


@transaction.atomic
def hold_file(
    *,
    actor: Actor,
    person_id: UUID,
    organisation_id: int,
    why: Why,
    until_on: date,
    at: datetime,
) -> Hold:
    """Hold a file longer than its time, as who leads the organisation; the resident reads it.

    Raises NotSoLong.
    """
    return _hold(
        actor=actor,
        hold=Hold(
            person_id=person_id,
            organisation_id=organisation_id,
            user_id=actor.user_id,
            why=why,
            placed_at=at,
            until_on=until_on,
        ),
        role="coordinator",
    )


@transaction.atomic
def keep_my_file(*, actor: Actor, organisation_id: int, until_on: date, at: datetime) -> Hold:
    """Let the resident keep her own file longer. Raises NotSoLong."""
    return _hold(
        actor=actor,
        hold=Hold(
            person_id=actor.scopes["resident"].person_id,
            organisation_id=organisation_id,
            why=Why.HERSELF,
            placed_at=at,
            until_on=until_on,
        ),
        role="resident",
    )


@transaction.atomic
def end_hold(*, actor: Actor, hold_id: UUID, at: datetime) -> Hold:
    """End a hold: hers by herself, another by who leads the organisation.

    Raises Hold.DoesNotExist, also for one that was ended already.
    """
    must_act(actor)
    role = "resident" if actor.holds("resident") else "coordinator"
    verb = "stop" if role == "resident" else "end"
    hold = (
        queries.holds(actor=actor, verb=verb)
        .select_for_update()
        .get(id=hold_id, ended_at__isnull=True)
    )
    hold.ended_at = at
    hold.save(update_fields=["ended_at"])
    _record(actor, "keeping.hold.ended", hold, role)
    return hold


def _hold(*, actor: Actor, hold: Hold, role: str) -> Hold:
    must_act(actor)
    if not rules.may_hold(until_on=hold.until_on, on=timezone.localdate(hold.placed_at)):
        raise NotSoLong(hold.until_on)
    hold.save(force_insert=True)
    _record(actor, "keeping.hold.placed", hold, role)
    return hold


def _record(actor: Actor, action: str, hold: Hold, role: str) -> None:
    record(
        actor, action, hold,
        role=role, subject_id=hold.person_id, house=House.SUPPORT, reason=hold.why,
    )  # fmt: skip
