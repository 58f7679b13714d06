"""All that one agreed, on one page: what is too late, what comes, what is open, whom to call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.supply.cooperation import words
from naast.supply.cooperation.models import ContactPoint, Covenant, Meeting, Talk
from naast.supply.cooperation.queries.contacts import contact_points, talks, today
from naast.supply.cooperation.queries.covenants import covenants
from naast.supply.cooperation.queries.dates import DeskDate, agreed_dates, said_dates
from naast.supply.cooperation.queries.meetings import meetings
from naast.supply.cooperation.queries.proposals import MOST, proposals
from naast.supply.cooperation.rules import (
    Function,
    Gap,
    ProposalState,
    covenant_gaps,
    gaps,
    speak_again_on,
)
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places

if TYPE_CHECKING:
    from naast.supply.organisations.models import Agreement

ANSWER_WITHIN = timedelta(days=14)
"""So long a proposal may lie before it counts as waiting too long: a habit, no law."""

JUST_ENDED = timedelta(days=183)
LOOKS_BACK = timedelta(days=400)
"""Who spoke longer ago than the longest rhythm is late in any case."""

MOST_CALLED = 2
TO_CALL_FIRST = (Function.LEADS, Function.POLICY, Function.QUESTIONS)


@dataclass(frozen=True, kw_only=True)
class AgreedLine:
    """An agreement or covenant in force: what is open, when one last spoke, whom one calls.

    `again_on` is when one should have spoken again by the rhythm that was agreed.
    """

    row: Any
    gaps: tuple[Gap, ...]
    last_on: date | None
    again_on: date | None
    contacts: tuple[ContactPoint, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What stands on the page, the most urgent first."""

    late: tuple[DeskDate, ...]
    coming: tuple[DeskDate, ...]
    agreements: tuple[AgreedLine, ...]
    covenants: tuple[AgreedLine, ...]
    without: tuple[str, ...]


def overview(*, actor: Actor, on: date) -> Overview:
    """Return all that `actor` is party to, as it stands on day `on`. A fixed number of queries."""
    versions = list(organisations.versions(actor=actor)[:MOST])
    held = [one for one in versions if one.from_on <= on and _open(one.until_on, on)]
    written = [one for one in covenants(actor=actor)[:MOST] if _open(one.until_on, on)]
    since = on - LOOKS_BACK
    spoken: list[Talk | Meeting] = [
        *talks(actor=actor).filter(spoke_on__gte=since, spoke_on__lte=on)[: 5 * MOST],
        *meetings(actor=actor).filter(
            cancelled_at__isnull=True, starts_at__date__range=(since, on)
        )[: 5 * MOST],
    ]
    points = list(today(rows=contact_points(actor=actor), on=on)[: 5 * MOST])
    lines = tuple(_of_agreement(one, spoken, points) for one in held)
    circles = tuple(_of_covenant(one, spoken) for one in written)
    dates = sorted(
        [
            *agreed_dates(versions=held, written=written, on=on),
            *said_dates(actor=actor, on=on, most=MOST),
        ],
        key=lambda one: (one.due_on, one.title),
    )
    late = [
        *(one for one in dates if one.due_on < on),
        *_silent(lines, circles, on),
        *_ended(versions, held, on),
        *_unanswered(actor, on),
    ]
    return Overview(
        late=tuple(sorted(late, key=lambda one: (one.due_on, one.title))),
        coming=tuple(one for one in dates if one.due_on >= on),
        agreements=lines,
        covenants=circles,
        without=_without(actor, held),
    )


def _open(until_on: date | None, on: date) -> bool:
    return until_on is None or until_on > on


# ---------------------------------------------------------------- what is agreed


def _of_agreement(
    row: "Agreement", spoken: Iterable[Talk | Meeting], points: Iterable[ContactPoint]
) -> AgreedLine:
    terms = organisations.terms(agreement=row)
    contacts = sorted(
        (
            one
            for one in points
            if one.organisation_id == row.organisation_id
            and one.municipality_id == row.municipality_id
        ),
        key=lambda one: (
            TO_CALL_FIRST.index(one.function) if one.function in TO_CALL_FIRST else MOST,
            one.name,
        ),
    )
    last_on = max(
        (
            _day(one)
            for one in spoken
            if one.with_municipality
            and one.municipality_id == row.municipality_id
            and row.organisation_id in one.organisation_ids
        ),
        default=None,
    )
    found = gaps(terms=terms)
    found += [] if contacts else [Gap.CONTACT]
    found += [] if row.independence_floor else [Gap.FLOOR]
    return AgreedLine(
        row=row,
        gaps=tuple(found),
        last_on=last_on,
        again_on=_again(last_on or row.from_on, terms.speak_every_months),
        contacts=tuple(contacts[:MOST_CALLED]),
    )


def _of_covenant(row: Covenant, spoken: Iterable[Talk | Meeting]) -> AgreedLine:
    parties = {one.organisation_id for one in row.parties.all()}
    last_on = max(
        (
            _day(one)
            for one in spoken
            if isinstance(one, Meeting)
            and one.municipality_id == row.municipality_id
            and len(parties & set(one.organisation_ids)) > 1
        ),
        default=None,
    )
    found = covenant_gaps(
        points=row.points,
        evaluate_on=row.evaluate_on,
        meet_every_months=row.meet_every_months,
        waiting=sum(one.joined_on is None for one in row.parties.all()),
        silent=sum(not one.does for one in row.parties.all()),
    )
    return AgreedLine(
        row=row,
        gaps=tuple(found),
        last_on=last_on,
        again_on=_again(last_on or row.from_on, row.meet_every_months),
    )


def _again(last_on: date, every_months: int | None) -> date | None:
    return speak_again_on(last_on=last_on, every_months=every_months) if every_months else None


def _day(one: Talk | Meeting) -> date:
    return one.spoke_on if isinstance(one, Talk) else timezone.localdate(one.starts_at)


# ---------------------------------------------------------------- what is too late


def _silent(lines: Iterable[AgreedLine], circles: Iterable[AgreedLine], on: date) -> list[DeskDate]:
    return [
        *(
            _late(one.again_on, "speak", str(one.row.organisation), "agreement", one.row.pk)
            for one in lines
            if one.again_on and one.again_on < on
        ),
        *(
            _late(one.again_on, "meet", one.row.title, "covenant", one.row.id)
            for one in circles
            if one.again_on and one.again_on < on
        ),
    ]


def _ended(versions: "Iterable[Agreement]", held: "list[Agreement]", on: date) -> list[DeskDate]:
    """Return agreements that ended not long ago, of which no other version holds or comes."""
    goes_on = {(one.organisation_id, one.municipality_id) for one in held}
    goes_on |= {(one.organisation_id, one.municipality_id) for one in versions if one.from_on > on}
    return [
        _late(one.until_on, "ended", str(one.organisation), "agreement", one.pk)
        for one in versions
        if one.until_on is not None
        and on - JUST_ENDED <= one.until_on <= on
        and (one.organisation_id, one.municipality_id) not in goes_on
    ]


def _unanswered(actor: Actor, on: date) -> list[DeskDate]:
    rows = proposals(actor=actor).filter(
        Q(sent_on__lt=on - ANSWER_WITHIN), state=ProposalState.SENT
    )
    return [
        _late(row.sent_on + ANSWER_WITHIN, "answer", str(row.organisation), "proposal", row.id)
        for row in rows[:MOST]
        if row.sent_on is not None
    ]


def _late(day: date, what: str, title: str, url_name: str, id_: Any) -> DeskDate:
    return DeskDate(
        due_on=day,
        what=str(words.NEAR_WORDS[what]),
        title=title,
        url_name=f"cooperation:{url_name}",
        id=id_,
    )


def _without(actor: Actor, held: "Iterable[Agreement]") -> tuple[str, ...]:
    """Return the own municipalities in which nothing was agreed with anybody.

    Source: Wmo 2015, art. 2.2.4: support is available; who does it there is not said anywhere.
    """
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    mine = set(officer.municipality_ids) if officer else set()
    bare = mine - {one.municipality_id for one in held}
    return tuple(sorted(places.municipality_names(ids=bare).values())) if bare else ()
