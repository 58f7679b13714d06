"""Read in one query what a resident is told of others in her running cases, and asked of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import BinaryField, Case, CharField, DateTimeField, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from naast.core.crypto.fields import Sealed
from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor
from naast.support.casework.models import HAND_OVER_REASONS, WHY_BEHIND
from naast.support.casework.queries.alongside import alongside
from naast.support.casework.queries.consulting import consults, key_of
from naast.support.casework.queries.handing_over import hand_overs
from naast.support.casework.rules import HandOverState
from naast.support.casework.rules.alongside import LIVE, AlongState
from naast.support.casework.rules.consulting import ConsultState

GO_ON = "go_on"
"""Beside the manners of being in a case with another: that another goes on."""
ASKED = "consult"
TOGETHER = "together"
"""And: that a colleague was asked without her name."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """That somebody goes on in a case (`GO_ON`), is in it too, or was asked about it (`ASKED`).

    `holder` is whose case it is, or who asked. Of who was asked no name is read.
    """

    id: UUID
    case_id: UUID
    manner: str
    state: str
    who: str
    holder: str
    why: str
    asked_at: datetime
    answered_at: datetime | None
    from_at: datetime | None
    until_at: datetime | None
    holder_does: Sealed | None
    other_does: Sealed | None
    wrapped_key: bytes | None
    controller: str

    @property
    def last_on(self) -> date | None:
        """The last Dutch day of who stands in: its end is the midnight after it."""
        if self.until_at is None:
            return None
        return timezone.localdate(self.until_at - timedelta(seconds=1))

    def who_does_what(self, *, key: DataKey) -> tuple[str, str]:
        """Return what whose case it is does, and what the other does, opened; for a duo."""
        first, second = (
            sealed.open(key=key) if sealed else "" for sealed in (self.holder_does, self.other_does)
        )
        return first, second

    def consulted(self, *, key: DataKey) -> tuple[str, str]:
        """Return what was asked, and the answer or what came of it: empty while there is none.

        `key` is hers. The question and a colleague's answer have one of their own.
        """
        own = key_of(wrapped=self.wrapped_key or b"", controller=self.controller)
        asked, said = self.holder_does, self.other_does
        question = Sealed(asked.sealed, "casework.consult_question").open(key=own) if asked else ""
        if said is None:
            return question, ""
        if self.state == ConsultState.DISCUSSED:
            return question, Sealed(said.sealed, "casework.consult_outcome").open(key=key)
        return question, Sealed(said.sealed, "casework.consult_answer").open(key=own)


def told_of_others(*, actor: Actor, at: datetime) -> list[Told]:
    """Return who goes on, stands behind, stands in or helps along, and what was asked of whom.

    Of her running cases, newest first. Who was asked to come and did not answer yet is not in it,
    save who was asked to go on.
    """
    # Of three parts PostgreSQL matches the first two before it sees the third: so it is told.
    nothing = Cast(Value(None), BinaryField())
    along = (
        alongside(actor=actor)
        .filter(
            Q(until_at__isnull=True) | Q(until_at__gt=at),
            state__in=sorted(LIVE - {AlongState.ASKED}),
            case__closed_at__isnull=True,
        )
        .order_by()
        .values_list(
            "id",
            "case_id",
            "manner",
            "state",
            "user__name",
            "holder__name",
            "why",
            "asked_at",
            "answered_at",
            "from_at",
            "until_at",
            "holder_does",
            "other_does",
            nothing,
            Value("", output_field=CharField()),
        )
    )
    never = Value(None, output_field=DateTimeField())
    go_on = (
        hand_overs(actor=actor)
        .filter(case__closed_at__isnull=True)
        .exclude(state=HandOverState.WITHDRAWN)
        .order_by()
        .values_list(
            "id",
            "case_id",
            Value(GO_ON, output_field=CharField()),
            "state",
            Coalesce(F("to_user__name"), Value("")),
            "from_user__name",
            "reason",
            "asked_at",
            "answered_at",
            never,
            never,
            nothing,
            nothing,
            nothing,
            Value("", output_field=CharField()),
        )
    )
    asked = (
        consults(actor=actor)
        .filter(case__closed_at__isnull=True)
        .exclude(state=ConsultState.WITHDRAWN)
        .order_by()
        .values_list(
            "id",
            "case_id",
            Value(ASKED, output_field=CharField()),
            "state",
            Value("", output_field=CharField()),
            "asker__name",
            # That it was for several, and not for one, stands where a reason stands.
            Case(When(meeting__isnull=True, then=Value("")), default=Value(TOGETHER)),
            "asked_at",
            "answered_at",
            never,
            never,
            "question",
            Coalesce("answer", "outcome__text"),
            "wrapped_key",
            "controller",
        )
    )
    words = {str(code): str(said) for code, said in [*HAND_OVER_REASONS, *WHY_BEHIND]}
    # The first of a union says how the columns are read, so the sealed ones come first.
    rows: Any = along.union(go_on, asked, all=True).order_by("-asked_at", "id")
    return [
        Told(
            id=row[0],
            case_id=row[1],
            manner=row[2],
            state=row[3],
            who=row[4],
            holder=row[5],
            why=words.get(row[6], row[6]),
            asked_at=row[7],
            answered_at=row[8],
            from_at=row[9],
            until_at=row[10],
            holder_does=row[11],
            other_does=row[12],
            wrapped_key=row[13],
            controller=row[14],
        )
        for row in rows
    ]
