"""Report a worry, go there, and let go of the name: each change in one transaction."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.core.identity.queries import holders
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.support.outreach import queries, rules
from naast.support.outreach.models import InSight, Visit, Worry, WorryText
from naast.support.outreach.queries import OpenedWorry
from naast.support.outreach.rules import Came, Counted, How, InSightHow, Known, Sign, Teller
from naast.support.people.rules import House, controller_of


class NotOneOfYours(Exception):
    """Who should go there does not work for the organisation that got the worry."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody who is worried tells. Who she is may be empty: then she is not named."""

    who: str
    where: str
    story: str
    told_by: str = ""
    reach: str = ""


@transaction.atomic
def report_worry(
    *,
    actor: Actor,
    municipality_id: int,
    organisation_id: int,
    zone_id: int | None,
    came: Came,
    teller: Teller,
    signs: Collection[Sign],
    told: Told,
    at: datetime,
    worry_id: UUID | None = None,
) -> datetime:
    """Keep a worry, tell who leads there, and return when the name is gone.

    Anybody may, and nobody who reports reads it back: also whether somebody worried before is not
    told. `worry_id` is the id that the form was given when it was shown: sent twice, nothing more
    is kept and the answer is the same.
    """
    must_act(actor)
    worry = Worry(
        id=worry_id or uuid4(),
        organisation_id=organisation_id,
        municipality_id=municipality_id,
        zone_id=zone_id,
        came=came,
        teller=teller,
        anonymous=not told.told_by,
        signs=sorted(set(signs)),
        reported_at=at,
        ends_at=rules.ends_at(from_at=at),
    )
    controller = controller_of(
        house=House.SUPPORT, organisation_id=organisation_id, municipality_id=municipality_id
    )
    key, wrapped = new_data_key(controller=controller)
    text = WorryText(
        worry_id=worry.id,
        controller=controller,
        wrapped_key=wrapped,
        who=Clear(told.who, key),
        where=Clear(told.where, key),
        story=Clear(told.story, key),
        told_by=Clear(told.told_by, key) if told.told_by else None,
        reach=Clear(told.reach, key) if told.reach and told.told_by else None,
    )
    try:
        with transaction.atomic(), acting(actor.also(reporting=Scope(row_ids=[worry.id]))):
            # Nothing is read back: who reports sees no worry, not even this one.
            Worry.objects.bulk_create([worry])
            WorryText.objects.bulk_create([text])
    except IntegrityError:
        return worry.ends_at  # sent twice
    _count(actor, worry, Counted.REPORTED, *worry.signs, at=at)
    if actor.holds(RECEPTIONIST):
        _record(actor, "outreach.worry.reported", worry, role=RECEPTIONIST)
    for user_id in _leads(organisation_id=organisation_id, at=at):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return worry.ends_at


@transaction.atomic
def give_worry(*, actor: Actor, worry_id: UUID, user_id: int, at: datetime) -> Worry:
    """Let somebody of the organisation go there. Raises Worry.DoesNotExist, NotOneOfYours."""
    must_act(actor)
    worry = queries.worries(actor=actor, verb="give").select_for_update().get(id=worry_id)
    if user_id not in queries.who_may_go(organisation_id=worry.organisation_id, at=at):
        raise NotOneOfYours(user_id)
    if worry.user_id != user_id:
        worry.user_id, worry.given_at = user_id, at
        worry.save(update_fields=["user", "given_at"])
        _record(actor, "outreach.worry.given", worry, role="coordinator")
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return worry


@transaction.atomic
def open_worry(*, actor: Actor, worry_id: UUID) -> OpenedWorry:
    """Read who it is about, and write down the look. Raises WorryText.DoesNotExist."""
    must_act(actor)
    found = queries.opened(actor=actor, worry_id=worry_id)
    _record(actor, "outreach.worry.opened", found.worry)
    return found


# ---------------------------------------------------------------- visits


@transaction.atomic
def note_visit(
    *, actor: Actor, worry_id: UUID, how: How, agreed: str, next_on: date, at: datetime
) -> InSight | None:
    """Note how a visit went, and what was agreed; `next_on` is when one goes again.

    Told and agreed keep the name for longer. *No* takes all of it away at once, the count stays.
    Without a name it goes on *in sight*: that entry is returned, and what told who she is, is
    gone. Raises Worry.DoesNotExist.
    """
    must_act(actor)
    worry = _going(actor, worry_id)
    _count(actor, worry, Counted.VISITED, at=at)
    if how == How.NO:
        _forget(actor, worry, Counted.SAID_NO, at=at)
        return None
    if how == How.IN_SIGHT:
        entry = keep_in_sight(
            actor=actor,
            organisation_id=worry.organisation_id,
            municipality_id=worry.municipality_id,
            zone_id=worry.zone_id,
            visits=worry.visits + 1,
            next_on=next_on,
            at=at,
        )
        _forget(actor, worry, Counted.WENT_IN_SIGHT, at=at)
        return entry
    if how in rules.KEPT_AFTER:
        worry.known, days = rules.KEPT_AFTER[how]
        worry.known_at, worry.ends_at = at, rules.ends_at(from_at=at, days=days)
    worry.visits, worry.next_on = worry.visits + 1, next_on
    worry.save(update_fields=["known", "known_at", "ends_at", "visits", "next_on"])
    text = queries.texts(actor=actor).get(worry_id=worry.id)
    Visit(
        worry=worry,
        user_id=_user(actor),
        how=how,
        agreed=Clear(agreed, queries.key_of(text=text)) if agreed else None,
        at=at,
    ).save(force_insert=True)
    _record(actor, "outreach.visit.noted", worry, reason=how)
    return None


@transaction.atomic
def keep_in_sight(
    *,
    actor: Actor,
    organisation_id: int,
    municipality_id: int,
    zone_id: int | None,
    next_on: date,
    at: datetime,
    visits: int = 0,
    signs: Collection[Sign] = (),
) -> InSight:
    """Keep an eye on somebody, without a name: also on one's own initiative (R-317).

    `signs` are counted, and kept nowhere else.
    """
    must_act(actor)
    entry = InSight(
        organisation_id=organisation_id,
        municipality_id=municipality_id,
        zone_id=zone_id,
        user_id=_user(actor),
        visits=visits,
        next_on=next_on,
        ends_at=rules.ends_at(from_at=at, days=rules.IN_SIGHT_DAYS),
    )
    _give_mark(actor, entry)
    _count(actor, entry, *set(signs), at=at)
    _record(actor, "outreach.in_sight.kept", entry)
    return entry


def _give_mark(actor: Actor, entry: InSight) -> None:
    """Write an entry under a mark that its supporter does not use yet.

    An entry that is over hides behind the walls until a job takes it away, and so does one that
    another process writes now: the database then says that a mark is taken, and we draw again.
    """
    used = set(queries.in_sight(actor=actor, verb="visit").values_list("mark", flat=True))
    while True:
        entry.mark = rules.free_mark(used=used, draw=secrets.randbelow(len(rules.MARKS)))
        try:
            with transaction.atomic():
                entry.save(force_insert=True)
        except IntegrityError as fault:
            if "one_mark_a_supporter" not in str(fault):
                raise
            used.add(entry.mark)
        else:
            return


@transaction.atomic
def note_visit_in_sight(
    *, actor: Actor, in_sight_id: UUID, how: InSightHow, next_on: date, at: datetime
) -> None:
    """Note a visit to somebody without a name. Raises InSight.DoesNotExist."""
    must_act(actor)
    entry = _seeing(actor, in_sight_id)
    _count(actor, entry, Counted.VISITED, at=at)
    _record(actor, "outreach.in_sight.visited", entry, reason=how)
    if how == InSightHow.AGAIN:
        entry.visits, entry.next_on = entry.visits + 1, next_on
        entry.ends_at = rules.ends_at(from_at=at, days=rules.IN_SIGHT_DAYS)
        entry.save(update_fields=["visits", "next_on", "ends_at"])
        return
    if how == InSightHow.NO:
        _count(actor, entry, Counted.SAID_NO, at=at)
    entry.delete()


@transaction.atomic
def let_go_as_she_asked(*, actor: Actor, worry_id: UUID, at: datetime) -> None:
    """Take all of a worry away, as she asks for a supporter herself. Raises Worry.DoesNotExist.

    What she asks is in her own file from then on, with a code of her own.
    """
    must_act(actor)
    worry = _going(actor, worry_id)
    _count(actor, worry, Counted.VISITED, at=at)
    _forget(actor, worry, Counted.ASKED, at=at)


@transaction.atomic
def stop_seeing_as_she_asked(*, actor: Actor, in_sight_id: UUID, at: datetime) -> None:
    """Take away an entry without a name, as she asks herself. Raises InSight.DoesNotExist."""
    must_act(actor)
    entry = _seeing(actor, in_sight_id)
    _count(actor, entry, Counted.VISITED, Counted.ASKED, at=at)
    entry.delete()


# ---------------------------------------------------------------- by itself


@transaction.atomic
def let_go(*, actor: Actor, at: datetime) -> int:
    """Delete what is over, with all that hangs on it; the counts stay. Return how many names.

    `actor` is the clock. Whoever runs it late deletes no less: nobody saw it any more.
    """
    must_act(actor)
    gone = list(queries.worries(actor=actor, verb="forget"))
    for worry in gone:
        _count(actor, worry, Counted.TIME_OVER, at=at)
    queries.worries(actor=actor, verb="forget").filter(id__in=[one.id for one in gone]).delete()
    queries.in_sight(actor=actor, verb="forget").delete()
    return len(gone)


@transaction.atomic
def warn(*, actor: Actor, at: datetime) -> int:
    """After 10 and 13 days, warn who goes there and who leads that a name goes; each once.

    Return how many worries were warned about. Of whom the name may stay longer, nobody is warned.
    """
    must_act(actor)
    step = actor.also(noticing=Scope())
    with acting(step):
        near = list(
            queries.worries(actor=step).filter(
                known=Known.NOT,
                ends_at__gt=at,
                reported_at__lt=at - timedelta(days=rules.WARNED_AFTER_DAYS[0] - 1),
            )
        )
    warned = 0
    for worry in near:
        after = rules.warning(reported_at=worry.reported_at, at=at)
        if after is None:
            continue
        warned += 1
        whom = {*_leads(organisation_id=worry.organisation_id, at=at)}
        for user_id in whom | ({worry.user_id} if worry.user_id else set()):
            queue(
                actor=actor,
                channel=Channel.MAIL,
                template="date_near",
                to=user_id,
                values={"on": rules.last_day(ends=worry.ends_at)},
                key=f"worry:{worry.id}:{after}:{user_id}",
            )
    return warned


# ---------------------------------------------------------------- shared

SUPPORTER, RECEPTIONIST = "supporter", "receptionist"


def _user(actor: Actor) -> int:
    if actor.user_id is None:
        raise ValueError("Nobody goes to see somebody without an account")
    return actor.user_id


def _going(actor: Actor, worry_id: UUID) -> Worry:
    return queries.worries(actor=actor, verb="visit").select_for_update().get(id=worry_id)


def _seeing(actor: Actor, in_sight_id: UUID) -> InSight:
    return queries.in_sight(actor=actor, verb="visit").select_for_update().get(id=in_sight_id)


def _forget(actor: Actor, worry: Worry, why: Counted, *, at: datetime) -> None:
    _count(actor, worry, why, at=at)
    _record(actor, "outreach.worry.forgotten", worry, reason=why)
    worry.delete()


def _count(actor: Actor, where: Worry | InSight, *what: str, at: datetime) -> None:
    """Let a count go up for each of `what`; who does so reads no count."""
    on = rules.quarter(at=at)
    for one in sorted(what):
        count_id = rules.count_id(
            organisation_id=where.organisation_id,
            municipality_id=where.municipality_id,
            zone_id=where.zone_id,
            quarter_on=on,
            what=one,
        )
        with acting(actor.also(counting=Scope(row_ids=[count_id]))), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO outreach_tally"
                " (id, organisation_id, municipality_id, zone_id, quarter_on, what, n)"
                " VALUES (%s, %s, %s, %s, %s, %s, 1)"
                " ON CONFLICT (id) DO UPDATE SET n = outreach_tally.n + 1",
                [
                    count_id, where.organisation_id, where.municipality_id, where.zone_id, on,
                    str(one),
                ],
            )  # fmt: skip


def _leads(*, organisation_id: int, at: datetime) -> list[int]:
    return holders(
        role="coordinator", scope=f"organisation:{organisation_id}", on=timezone.localdate(at)
    )


def _record(
    actor: Actor, action: str, what: Worry | InSight, *, role: str = SUPPORTER, reason: str = ""
) -> None:
    record(actor, action, what, role=role, house=House.SUPPORT, reason=reason)
