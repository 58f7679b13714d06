"""Read who else is in a case; and, for who stands behind a supporter, what stands in it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from naast.core.crypto.fields import Sealed
from naast.core.crypto.rules import DataKey
from naast.core.identity.queries import holders, names
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, Scope, acting, reach
from naast.supply.training.queries import learned_on
from naast.supply.training.rules import Subject
from naast.support.casework import policy
from naast.support.casework.models import Alongside, Case
from naast.support.casework.queries import cases, contacts, contents
from naast.support.casework.queries.aims import goals, rungs
from naast.support.casework.queries.handing_over import successions
from naast.support.casework.rules import counts_minutes
from naast.support.casework.rules.alongside import (
    LIVE,
    Along,
    AlongState,
    WhyBehind,
    makes_a_pair,
)
from naast.support.matching import queries as matching
from naast.support.people import queries as people
from naast.support.people.rules import HatKind

MOST = 50
"""How many a list shows; nobody stands in or behind for so many at once."""


def alongside(*, actor: Actor, verb: str = "view") -> QuerySet[Alongside]:
    """Return who else is in cases, as far as `actor` may `verb` it, newest first."""
    found = Alongside.objects.filter(reach(policy.ALONGSIDE, actor, verb))
    return found.order_by("-asked_at", "id")


def live(*, actor: Actor, at: datetime) -> QuerySet[Alongside]:
    """Return who is asked or agreed, and not over at `at`; with names, newest first."""
    return (
        alongside(actor=actor)
        .filter(Q(until_at__isnull=True) | Q(until_at__gt=at), state__in=sorted(LIVE))
        .select_related("user", "holder", "zone")
    )


@dataclass(frozen=True, kw_only=True)
class BackedByLaw:
    """How a supporter is backed in a complaint or objection: learned when, and who reads along."""

    learned_on: date | None
    along: Alongside | None

    @property
    def runs(self) -> bool:
        return self.along is not None and self.along.state == AlongState.RUNS


def backed_by_law(*, actor: Actor, case_id: UUID, at: datetime) -> BackedByLaw:
    """Return whether who acts learned to support a complaint, and who of the law is behind her.

    It holds nothing back: who wants to complain today, complains today (R-115).
    """
    behind = live(actor=actor, at=at).filter(
        case_id=case_id, manner=Along.BEHIND, why=WhyBehind.LAW
    )
    return BackedByLaw(
        learned_on=learned_on(actor=actor, subject=Subject.COMPLAINTS),
        along=behind.first(),
    )


def asked_along(*, actor: Actor, at: datetime) -> list[Alongside]:
    """Return what waits for the answer of `actor`, oldest first."""
    waits = live(actor=actor, at=at).filter(state=AlongState.ASKED, user_id=actor.user_id or 0)
    return list(waits.order_by("asked_at", "id")[:MOST])


def helped_by_me(*, actor: Actor, at: datetime) -> dict[UUID, Alongside]:
    """Return, by case, where `actor` stands in or helps along, now or soon; with the last day."""
    rows = live(actor=actor, at=at).filter(
        user_id=actor.user_id or 0,
        state=AlongState.RUNS,
        manner__in=sorted({Along.STANDS_IN, Along.TOGETHER}),
    )
    return {row.case_id: row for row in rows[:MOST]}


def unwanted_stand_ins(*, actor: Actor, organisation_ids: list[int]) -> QuerySet[Alongside]:
    """Return, newest first, whom a resident did not want while her own supporter is away.

    Of each running case the last stand-in, unless another was asked since.
    """
    last = (
        alongside(actor=actor)
        .filter(
            organisation_id__in=organisation_ids,
            manner=Along.STANDS_IN,
            case__closed_at__isnull=True,
        )
        .order_by("case_id", "-asked_at", "id")
        .distinct("case_id")
    )
    return (
        alongside(actor=actor)
        .filter(id__in=last.values("id"), state=AlongState.UNWANTED, case__user_id=F("holder_id"))
        .select_related("user", "holder", "zone", "case__question")
    )


# ---------------------------------------------------------------- whom one may ask


def may_be_asked(*, case: Case, manner: Along, kind: str, at: datetime, on: date) -> dict[int, str]:
    """Return whom one may ask along in a case, by user id, with the name; best fitting first.

    `case` was read with its question; `kind` is that of whose case it is. Behind her stand work
    supervisors of the organisation. For the rest: colleagues who may be offered here and have room,
    for a duo of the other sort. Who decides in this circle is just not there (I-1).
    """
    if manner == Along.BEHIND:
        scope = f"organisation:{case.organisation_id}"
        able = holders(role=Role.SUPERVISOR, scope=scope, on=on)
        decides = deciding(case=case, at=at)
        chosen = [user for user in able if user != case.user_id and user not in decides]
    else:
        chosen = list(successions(rows=[case], before={}, at=at)[case.id].fitting)
    if manner == Along.TOGETHER:
        formal = counts_minutes(kind=kind)
        pool = matching.candidates(municipality_id=case.municipality_id, at=at)
        groups = {who.user_id: who.group for who in pool}
        chosen = [one for one in chosen if makes_a_pair(formal=formal, group=groups[one])]
    known = names(user_ids=set(chosen))
    return {user: known[user] for user in chosen if user in known}


def deciding(*, case: Case, at: datetime) -> set[int]:
    """Return who decides in this circle; one look, and nobody is told what it found (I-1)."""
    with acting(Actor(at=at, linking=Scope(row_ids=[case.circle_id]))) as looker:
        worn = people.hats(actor=looker).filter(kind=HatKind.DECIDES)
        return set(worn.values_list("user_id", flat=True))


# ---------------------------------------------------------------- for who stands behind


@dataclass(frozen=True, kw_only=True)
class Noted:
    """One entry of a case, opened: what it is, when, by whom, what it says."""

    what: str
    at: datetime | None
    by: str
    text: str


@dataclass(frozen=True, kw_only=True)
class OpenedBehind:
    """A case as who stands behind its supporter reads it: what was noted, and not who she is."""

    row: Alongside
    case: Case
    behind: str
    reading: str
    contacts: tuple[Noted, ...]
    goals: tuple[str, ...]
    rungs: tuple[Noted, ...]


def opened_behind(*, actor: Actor, along_id: UUID, at: datetime) -> OpenedBehind:
    """Return a case behind whose supporter `actor` stands now, opened, in seven queries.

    Raises Alongside.DoesNotExist for any other, also once it ended. Pages go through
    `actions.alongside.open_behind`, which records the look.
    """
    row = live(actor=actor, at=at).get(
        id=along_id, user_id=actor.user_id or 0, manner=Along.BEHIND, state=AlongState.RUNS
    )
    case = cases(actor=actor).filter(id=row.case_id, closed_at__isnull=True).first()
    key = people.keys_of(actor=actor, person_ids={row.person_id}).get(row.person_id)
    if case is None or key is None:
        raise Alongside.DoesNotExist(along_id)
    of_it = {"case_id": case.id}
    content = contents(actor=actor).filter(**of_it).first()
    return OpenedBehind(
        row=row,
        case=case,
        behind=_open(content.behind if content else None, key),
        reading=_open(content.reading if content else None, key),
        contacts=tuple(
            Noted(
                what=str(one.get_kind_display()),
                at=one.at,
                by=one.user.name,
                text=_open(one.text, key),
            )
            for one in contacts(actor=actor).filter(**of_it)
        ),
        goals=tuple(_open(one.text, key) for one in goals(actor=actor).filter(**of_it)),
        rungs=tuple(
            Noted(
                what=str(one.get_rung_display()),
                at=one.changed_at,
                by=str(one.get_state_display()),
                text=_open(one.text, key),
            )
            for one in rungs(actor=actor).filter(**of_it)
        ),
    )


def _open(sealed: Sealed | None, key: DataKey) -> str:
    return sealed.open(key=key) if sealed else ""
