"""Read what was asked about cases without name: for who asked, who is asked, and the resident."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.core.crypto.keys import data_key
from naast.core.crypto.rules import DataKey
from naast.core.identity.queries import holders, names
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, reach
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places
from naast.support.casework import policy
from naast.support.casework.models import Case, Consult, ConsultOutcome
from naast.support.casework.queries import OpenedCase
from naast.support.casework.queries.alongside import deciding
from naast.support.casework.rules.consulting import ConsultState, Known
from naast.support.matching import queries as matching
from naast.support.matching.rules import Group
from naast.support.people import queries as people

MOST = 30
"""How many a list shows, of those that may be asked, and of those that were."""


def consults(*, actor: Actor, verb: str = "view") -> QuerySet[Consult]:
    """Return the questions without name on which `actor` may do `verb`, newest first."""
    found = Consult.objects.filter(reach(policy.CONSULTS, actor, verb))
    return found.order_by("-asked_at", "id")


def key_of(*, wrapped: bytes | memoryview, controller: str) -> DataKey:
    """Return the key of one question without name: it opens that one, and nothing of a person."""
    return data_key(wrapped=bytes(wrapped), controller=controller)


@dataclass(frozen=True, kw_only=True)
class OpenedConsult:
    """A question without name, opened, with its answer; empty while there is none.

    Of what was talked about together the answer is what came of it, for whom it is.
    """

    row: Consult
    question: str
    answer: str


def opened(*, rows: Iterable[Consult]) -> list[OpenedConsult]:
    found = []
    for row in rows:
        key = key_of(wrapped=row.wrapped_key, controller=row.controller)
        found.append(
            OpenedConsult(
                row=row,
                question=row.question.open(key=key),
                answer=row.answer.open(key=key) if row.answer else "",
            )
        )
    return found


def of_case(*, actor: Actor, case_id: UUID) -> list[OpenedConsult]:
    """Return what was asked about a case beside whose resident `actor` stands, newest first."""
    rows = (
        consults(actor=actor)
        .filter(case_id=case_id)
        .exclude(state=ConsultState.WITHDRAWN)
        .select_related("user", "asker", "meeting", "outcome")
    )
    found = opened(rows=rows[:MOST])
    if not any(one.row.state == ConsultState.DISCUSSED for one in found):
        return found
    keys = people.keys_of(actor=actor, person_ids={one.row.person_id for one in found})
    return [
        replace(one, answer=one.row.outcome.text.open(key=keys[one.row.person_id]))
        if one.row.state == ConsultState.DISCUSSED
        else one
        for one in found
    ]


def outcomes(*, actor: Actor, verb: str = "view") -> QuerySet[ConsultOutcome]:
    """Return what came of talking about cases together, as far as `actor` may `verb` it."""
    found = ConsultOutcome.objects.filter(reach(policy.OUTCOMES, actor, verb))
    return found.order_by("consult_id")


def brought(*, actor: Actor, meeting_id: UUID) -> list[OpenedConsult]:
    """Return what was brought into a day to which `actor` said to come, oldest first."""
    rows = (
        consults(actor=actor)
        .filter(meeting_id=meeting_id)
        .exclude(state=ConsultState.WITHDRAWN)
        .select_related("asker", "organisation")
        .order_by("asked_at", "id")
    )
    return opened(rows=rows[:MOST])


def asked_of(*, actor: Actor) -> list[OpenedConsult]:
    """Return what colleagues asked `actor`: what waits first, then what was answered, newest."""
    rows = (
        consults(actor=actor)
        .filter(user_id=actor.user_id or 0)
        .exclude(state=ConsultState.WITHDRAWN)
        .select_related("asker", "organisation")
    )
    found = opened(rows=rows[:MOST])
    return sorted(found, key=lambda one: one.row.state != ConsultState.ASKED)


@dataclass(frozen=True, kw_only=True)
class MayBeAsked:
    """Somebody who may be asked: her name, for whom she works, and what she is."""

    user_id: int
    name: str
    organisation: str
    formal: bool
    behind: bool
    knows: bool


def may_be_asked(*, case: Case, at: datetime) -> list[MayBeAsked]:
    """Return whom one may ask about a case, who knows most of it first, then by name.

    Of every organisation in the pool of the municipality who may be offered now, informal and
    formal, and the work supervisors of one's own organisation (R-046, R-112). Room does not count:
    a question is no case. Who decides in this circle is just not there (I-1).
    """
    on = timezone.localdate(at)
    pool = {
        who.user_id: who
        for who in matching.candidates(municipality_id=case.municipality_id, at=at)
        if not who.municipal and not who.lacks
    }
    scope = f"organisation:{case.organisation_id}"
    supervisors = set(holders(role=Role.SUPERVISOR, scope=scope, on=on))
    closed = {case.user_id} | deciding(case=case, at=at)
    known = names(user_ids=(set(pool) | supervisors) - closed)
    of = organisations.names(
        ids={who.organisation_id for who in pool.values() if who.organisation_id}
        | {case.organisation_id}
    )
    asked = set(case.domains)
    found = [
        MayBeAsked(
            user_id=user_id,
            name=name,
            organisation=of.get(
                (pool[user_id].organisation_id or 0) if user_id in pool else case.organisation_id,
                "",
            ),
            formal=user_id not in pool or pool[user_id].group == Group.FORMAL,
            behind=user_id in supervisors,
            knows=user_id in pool and bool(asked & pool[user_id].domains),
        )
        for user_id, name in known.items()
    ]
    found.sort(key=lambda one: (not (one.knows or one.behind), one.name.casefold(), one.user_id))
    return found[:MOST]


def known_of(*, opened: OpenedCase, municipality_id: int) -> Known:
    """Return by what in a case somebody could be recognised; two queries, of names of places."""
    zones = places.zones(municipality_id=municipality_id).values_list("name", flat=True)
    here = places.municipality_names(ids=[municipality_id])
    moments = [
        opened.asked_at,
        opened.opened_at,
        *(one.at for one in opened.contacts),
        *(one.starts_at for one in opened.appointments),
    ]
    days: set[date] = {timezone.localdate(one) for one in moments}
    if opened.term_ends_on:
        days.add(opened.term_ends_on)
    return Known(
        names=(opened.person.first_name,),
        places=(*zones, *here.values()),
        days=frozenset(days),
        numbers=(opened.person.phone, opened.person.mail, opened.number),
        words=(
            opened.own_words,
            opened.behind,
            opened.reading,
            *(one.text for one in opened.contacts),
            *(one.text for one in opened.goals),
            *(one.text for one in opened.rungs),
        ),
    )


def waiting_for(*, actor: Actor) -> QuerySet[Consult]:
    """Return the questions without name that wait for the answer of `actor`."""
    return consults(actor=actor, verb="answer").filter(
        user_id=actor.user_id or 0, state=ConsultState.ASKED
    )
