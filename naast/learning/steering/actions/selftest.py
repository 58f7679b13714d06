"""Begin a self-test, fill in a sheet, hand it in, and agree on what is done."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, must_act
from naast.learning.steering import queries
from naast.learning.steering.models.selftest import Action, Seat, SelfTest, Sheet
from naast.learning.steering.queries.selftest import CHAIR_OF
from naast.learning.steering.rules import selftest as rules
from naast.learning.steering.rules.ambitions import ENDED, Progress
from naast.learning.steering.rules.selftest import Chair, Item, Score

ROLE_OF = {chair: role for role, chair in CHAIR_OF.items()}


class NotNow(Exception):
    """Too early or too late: there is one this year, it was handed in, or nothing is shown yet."""


class NotWhole(Exception):
    """A sheet is handed in whole; says what was not answered."""


@transaction.atomic
def open_self_test(
    *, actor: Actor, municipality_id: int, closes_on: date, at: datetime
) -> SelfTest:
    """Begin the self-test of this year; who sits at the table is told.

    `closes_on` is the last day on which a sheet may be handed in, in Dutch time. Raises
    SelfTest.DoesNotExist for whom this is not, NotNow where this year has one.
    """
    must_act(actor)
    on = timezone.localdate(at)
    if municipality_id not in queries.opens_in(actor=actor):
        raise SelfTest.DoesNotExist
    year = rules.next_year(last=queries.last_year(municipality_id=municipality_id), on=on)
    if year is None:
        raise NotNow(municipality_id)
    over = datetime.combine(closes_on + timedelta(days=1), time.min)
    test = SelfTest.objects.create(
        municipality_id=municipality_id,
        year=year,
        opened_on=on,
        closes_on=closes_on,
        shown_from=timezone.make_aware(over),
    )
    seated = queries.seated(municipality_id=municipality_id, on=on)
    Seat.objects.bulk_create(
        [
            Seat(test=test, chair=Chair.MUNICIPALITY),
            *(Seat(test=test, chair=Chair.PROVIDERS, organisation_id=id_) for id_ in seated),
            Seat(test=test, chair=Chair.COUNCIL),
        ]
    )
    record(actor, "steering.selftest.opened", test, role=_role(actor, municipality_id))
    _tell_all(actor, municipality_id, list(seated), on=on)
    return test


@transaction.atomic
def fill_in(
    *,
    actor: Actor,
    test_id: UUID,
    seat_id: UUID,
    scores: Mapping[Item, Score],
    notes: Mapping[Item, str],
    hand_in: bool,
    at: datetime,
) -> Sheet:
    """Keep a sheet, and hand it in; the last one handed in lays all of them on the table.

    Raises Seat.DoesNotExist for a seat that is another's, NotNow, NotWhole.
    """
    must_act(actor)
    test = queries.self_tests(actor=actor).select_for_update(of=("self",)).get(id=test_id)
    seat = Seat.objects.select_for_update().get(id=seat_id, test=test)
    if not queries.is_mine(actor=actor, test=test, seat=seat):
        raise Seat.DoesNotExist
    handed_in = seat.handed_in_on is not None
    if not rules.is_open(shown_from=test.shown_from, handed_in=handed_in, at=at):
        raise NotNow(test_id)
    if hand_in and (missing := rules.missing(scores=scores)):
        raise NotWhole(missing)
    sheet = queries.own_sheet(actor=actor, test=test, seat=seat) or Sheet(
        test=test,
        municipality_id=test.municipality_id,
        chair=seat.chair,
        organisation_id=seat.organisation_id,
    )
    sheet.user_id = cast("int", actor.user_id)
    sheet.scores = {item.value: score.value for item, score in scores.items()}
    sheet.notes = {item.value: text for item, text in notes.items() if text}
    sheet.handed_in = hand_in
    sheet.save()
    role = ROLE_OF[Chair(seat.chair)]
    if not hand_in:
        record(actor, "steering.selftest.kept", sheet, role=role)
        return sheet
    seat.handed_in_on = timezone.localdate(at)
    seat.save(update_fields=["handed_in_on"])
    record(actor, "steering.selftest.handed_in", sheet, role=role)
    waiting = Seat.objects.filter(test=test, handed_in_on=None)
    if not waiting.exists():
        test.shown_from = at
        test.save(update_fields=["shown_from"])
        there = [one.organisation_id for one in queries.seats(test=test) if one.organisation_id]
        _tell_all(actor, test.municipality_id, there, on=timezone.localdate(at))
    return sheet


@transaction.atomic
def propose_action(
    *,
    actor: Actor,
    test_id: UUID,
    item: Item | None,
    what: str,
    owner: Chair,
    organisation_id: int | None,
    function: str,
    before_on: date,
    at: datetime,
) -> Action:
    """Propose at the three-way talk what is done; who proposes it says yes.

    Raises SelfTest.DoesNotExist, NotNow before the sheets lie on the table.
    """
    must_act(actor)
    test = queries.self_tests(actor=actor).get(id=test_id)
    if at < test.shown_from:
        raise NotNow(test_id)
    on_seats = queries.seats(test=test)
    chairs = queries.chairs_of(actor=actor, test=test, on_seats=on_seats)
    there = [one.organisation_id for one in on_seats if one.organisation_id]
    if not chairs or (organisation_id is not None and organisation_id not in there):
        raise SelfTest.DoesNotExist
    row = Action.objects.create(
        municipality_id=test.municipality_id,
        organisation_ids=there,
        test=test,
        item=item or "",
        what=what,
        owner=owner,
        organisation_id=organisation_id if owner == Chair.PROVIDERS else None,
        function=function,
        before_on=before_on,
        proposed_on=timezone.localdate(at),
        agreed_by=sorted(chairs),
    )
    record(actor, "steering.action.proposed", row, role=ROLE_OF[min(chairs)])
    return row


@transaction.atomic
def agree(*, actor: Actor, action_id: UUID, at: datetime) -> Action:
    """Say yes to an action for one's own chair; it is agreed once all three did.

    Raises Action.DoesNotExist, and for one that came from no self-test.
    """
    must_act(actor)
    found = queries.actions(actor=actor, verb="agree").select_related(None)
    row = found.select_for_update().get(id=action_id, test__isnull=False)
    test = cast("SelfTest", row.test)
    chairs = queries.chairs_of(actor=actor, test=test, on_seats=queries.seats(test=test))
    if not chairs:
        raise Action.DoesNotExist
    row.agreed_by = sorted({*row.agreed_by, *chairs})
    if row.agreed_on is None and rules.is_agreed(yes=[Chair(one) for one in row.agreed_by]):
        row.agreed_on = timezone.localdate(at)
    row.save(update_fields=["agreed_by", "agreed_on"])
    record(actor, "steering.action.agreed", row, role=ROLE_OF[min(chairs)])
    return row


@transaction.atomic
def tell_progress(
    *, actor: Actor, action_id: UUID, progress: Progress, came: str, at: datetime
) -> Action:
    """Tell how far an action is, and what came of it. Raises Action.DoesNotExist.

    Told by the party that does it.
    """
    must_act(actor)
    found = queries.actions(actor=actor, verb="agree").select_related(None)
    row = found.select_for_update().get(id=action_id)
    if not queries.does(actor=actor, action=row):
        raise Action.DoesNotExist
    row.progress, row.came = progress, came
    row.ended_on = timezone.localdate(at) if progress in ENDED else None
    row.save(update_fields=["progress", "came", "ended_on"])
    record(actor, "steering.action.told", row, role=ROLE_OF[Chair(row.owner)], reason=progress)
    return row


def _role(actor: Actor, municipality_id: int) -> Role:
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    here = officer is not None and municipality_id in officer.municipality_ids
    return Role.POLICY_OFFICER if here else Role.COUNCIL_MEMBER


def _tell_all(actor: Actor, municipality_id: int, organisation_ids: list[int], *, on: date) -> None:
    """Queue word for all who sit at the table, save who acts: something is ready."""
    here = f"municipality:{municipality_id}"
    users = {*holders(role=Role.POLICY_OFFICER, scope=here, on=on)}
    users |= {*holders(role=Role.COUNCIL_MEMBER, scope=here, on=on)}
    for id_ in organisation_ids:
        users |= {*holders(role=Role.COORDINATOR, scope=f"organisation:{id_}", on=on)}
    for user_id in sorted(users - {actor.user_id}):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
