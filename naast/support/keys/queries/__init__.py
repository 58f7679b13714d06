"""Read consents, shared pieces, and a plan of her own."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from naast.core.crypto.fields import Sealed
from naast.core.crypto.rules import DataKey
from naast.core.policy.walls import Actor, Scope, acting, reach
from naast.supply.law import queries as law
from naast.support.keys import policy, rules
from naast.support.keys.models import (
    PIECE_KINDS,
    PURPOSES,
    Consent,
    OwnPlan,
    Remark,
    SharedPiece,
)
from naast.support.keys.queries.outside import lendings
from naast.support.people.queries import key_of, links, persons
from naast.support.people.rules import House

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def consents(*, actor: Actor, verb: str = "view") -> QuerySet[Consent]:
    """Return consents, newest first."""
    return Consent.objects.filter(reach(policy.CONSENTS, actor, verb)).order_by("-given_at", "id")


def pieces(*, actor: Actor, verb: str = "view") -> QuerySet[SharedPiece]:
    """Return shared copies, newest first."""
    return SharedPiece.objects.filter(reach(policy.PIECES, actor, verb)).order_by(
        "-shared_at", "id"
    )


@dataclass(frozen=True, kw_only=True)
class PieceShown:
    """A shared piece as its receiver reads it."""

    id: UUID
    kind: str
    purpose: str
    text: str
    shared_at: datetime
    until_at: datetime
    used_at: datetime | None
    usable: bool
    has_document: bool

    @property
    def last_on(self) -> date:
        return rules.last_on(until_at=self.until_at)


def pieces_opened(*, actor: Actor, person_id: UUID, key: DataKey) -> list[PieceShown]:
    """Return what she shared about `person_id`, as far as `actor` may, opened with her `key`."""
    return [
        PieceShown(
            id=piece.id,
            kind=piece.get_kind_display(),
            purpose=piece.get_purpose_display(),
            text=piece.text.open(key=key),
            shared_at=piece.shared_at,
            until_at=piece.until_at,
            used_at=piece.used_at,
            usable=piece.purpose == rules.Purpose.DECISION and piece.used_at is None,
            has_document=piece.file_id is not None,
        )
        for piece in pieces(actor=actor).filter(person_id=person_id)
    ]


@dataclass(frozen=True, kw_only=True)
class MunicipalFile:
    """Her file at a municipality, which she linked to this one."""

    person_id: UUID
    municipality_id: int
    municipality: str
    linked_at: datetime


def municipal_files(*, actor: Actor) -> list[MunicipalFile]:
    """Return the files at municipalities that the resident linked to this one, oldest link first.

    She may have two at one municipality; when she linked them tells these apart.
    """
    me = actor.scopes["resident"].person_id
    linked = links(actor=actor).filter(supported_id=me).order_by("linked_at", "decided_id")
    found = []
    for person_id, linked_at in list(linked.values_list("decided_id", "linked_at")):
        with acting(in_other_file(actor=actor, person_id=person_id)) as there:
            person = (
                persons(actor=there)
                .filter(house=House.MUNICIPALITY, wrapped_key__isnull=False)
                .select_related("municipality")
                .first()
            )
        if person is not None:
            found.append(
                MunicipalFile(
                    person_id=person.id,
                    municipality_id=person.municipality_id,
                    municipality=person.municipality.name,
                    linked_at=linked_at,
                )
            )
    return found


def in_other_file(*, actor: Actor, person_id: UUID) -> Actor:
    """Return the same resident in another file of hers: only after reading the link."""
    return Actor(at=actor.at, resident=Scope(person_id=person_id))


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What she shared, as she sees it herself.

    `municipality` is empty where it went outside; `looked_at` tells when its code was used there.
    """

    consent_id: UUID
    kind: str
    purpose: str
    municipality: str
    who: str
    given_at: datetime
    until_at: datetime
    withdrawn_at: datetime | None
    used_at: datetime | None
    in_force: bool
    looked_at: tuple[datetime, ...]

    @property
    def last_on(self) -> date:
        return rules.last_on(until_at=self.until_at)


def shared(*, actor: Actor, at: datetime) -> list[Shared]:
    """Return all that the resident shared from this file, newest first, with what became of it."""
    given = list(consents(actor=actor))
    files = municipal_files(actor=actor) if given else []
    used: dict[UUID, datetime] = {}
    for file in files:
        with acting(in_other_file(actor=actor, person_id=file.person_id)) as there:
            used |= {piece.id: piece.used_at for piece in pieces(actor=there) if piece.used_at}
    names = {
        rules.party_of(municipality_id=file.municipality_id): file.municipality for file in files
    }
    kinds, purposes = dict(PIECE_KINDS), dict(PURPOSES)
    lent = lendings(actor=actor) if given else {}
    return [
        Shared(
            consent_id=consent.id,
            kind=str(kinds[rules.PieceKind(consent.kind)]),
            purpose=str(purposes[rules.Purpose(consent.purpose)]),
            municipality=names.get(consent.party, ""),
            who=lent[consent.piece].who if consent.piece in lent else "",
            given_at=consent.given_at,
            until_at=consent.until_at,
            withdrawn_at=consent.withdrawn_at,
            used_at=used.get(consent.piece),
            in_force=rules.is_in_force(consent=consent, at=at),
            looked_at=lent[consent.piece].looked_at if consent.piece in lent else (),
        )
        for consent in given
    ]


def kind_choices() -> list[tuple[str, "StrOrPromise"]]:
    """Return what can be shared, as choices of a field."""
    return [(kind.value, words) for kind, words in PIECE_KINDS]


def purpose_choices() -> list[tuple[str, "StrOrPromise"]]:
    """Return what sharing can be for, as choices of a field."""
    return [(purpose.value, words) for purpose, words in PURPOSES]


def own_plans(*, actor: Actor, verb: str = "view") -> QuerySet[OwnPlan]:
    """Return the plans that residents kept."""
    return OwnPlan.objects.filter(reach(policy.PLANS, actor, verb)).order_by("person_id")


@dataclass(frozen=True, kw_only=True)
class KeptPlan:
    """Her own plan, opened."""

    plan: rules.Plan
    kept_at: datetime
    open_to_supporter: bool


def kept_plan(
    *, actor: Actor, person_id: UUID | None = None, key: DataKey | None = None
) -> KeptPlan | None:
    """Return the plan of a person, or None: there is none, or it is not for `actor`.

    Without `person_id` it is the resident's own. `key` saves a query where her key is at hand.
    """
    whose = person_id or actor.scopes["resident"].person_id
    row = own_plans(actor=actor).filter(person_id=whose).first()
    if row is None:
        return None
    key = key or key_of(person=persons(actor=actor).get(id=whose))
    return KeptPlan(
        plan=opened_plan(sealed=row.content, key=key),
        kept_at=row.kept_at,
        open_to_supporter=row.open_to_supporter,
    )


def opened_plan(*, sealed: Sealed, key: DataKey) -> rules.Plan:
    """Return the plan in the content of a row. Raises DoesNotOpen with the key of somebody else."""
    return rules.plan_of(data=json.loads(sealed.open(key=key)))


@dataclass(frozen=True, kw_only=True)
class PlanPart:
    """A part of her own plan as it is shown, printed and shared.

    `name` is how the part is called, `key` the question that it answers, `items` what she ticked,
    `text` her own words.
    """

    key: str
    name: str
    icon: str
    text: str = ""
    items: tuple[str, ...] = ()
    article: str = ""


def plan_parts(*, plan: rules.Plan) -> list[PlanPart]:
    """Return the parts of a plan in which something stands, in the order of the talk."""
    domains = [one for one in law.domains() if one.domain in plan.domains]
    parts = [
        PlanPart(
            key=rules.OWN_QUESTION, name=_("My question"), icon="pencil", text=plan.own_question,
        ),
        PlanPart(
            key="about", name=_("What it is about"), icon="message-circle",
            items=tuple(str(one.name) for one in domains),
        ),
        *(
            PlanPart(
                key=f"life-{one.domain}", name=str(one.name), icon=one.icon,
                text=plan.words.get(f"life-{one.domain}", ""),
            )
            for one in domains
        ),
        *(
            PlanPart(
                key=one.question, name=str(one.name), icon=one.icon, article=one.article,
                text=plan.words.get(one.question, ""),
            )
            for one in law.talk_questions()
        ),
        PlanPart(
            key="along", name=_("Who comes along"), icon="user-heart", text=plan.along_words,
            items=_chosen((plan.along,), law.along_choices()),
        ),
        PlanPart(
            key="bring", name=_("What I bring"), icon="file-text", text=plan.bring_words,
            items=_chosen(plan.bring, law.bring_choices()),
        ),
        PlanPart(
            key="ask", name=_("What I want to ask"), icon="note", text=plan.ask_words,
            items=_chosen(plan.ask, law.ask_choices()),
        ),
    ]  # fmt: skip
    return [part for part in parts if part.text or part.items]


def plan_text(*, plan: rules.Plan) -> str:
    """Return a plan as plain text, such as goes into a shared copy."""
    return "\n\n".join(
        "\n".join([f"{part.name}:", *(f"- {item}" for item in part.items), *part.text.splitlines()])
        for part in plan_parts(plan=plan)
    )


def _chosen(chosen: Sequence[str], choices: Iterable[tuple[str, object]]) -> tuple[str, ...]:
    return tuple(str(words) for value, words in choices if value in chosen)


# ---------------------------------------------------------------- what she says of an entry


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something that is written in a file, opened. `by_name` is empty where nobody signs it."""

    about: rules.About
    row_id: UUID
    person_id: UUID
    text: str
    by_name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OpenedRemark:
    """What she says of an entry, and the answer. `was` is empty unless it was corrected."""

    id: UUID
    text: str
    about_words: str
    is_statement: bool
    made_at: datetime
    answer_before_at: datetime | None
    answered_at: datetime | None
    answered_by: str
    corrected: bool
    was: str
    reason: str
    seen_at: datetime | None

    @property
    def waits(self) -> bool:
        return not self.is_statement and self.answered_at is None


Remarks = dict[tuple[str, UUID], tuple[OpenedRemark, ...]]
"""By what they are about: kind of entry and its number."""


def remarks(*, actor: Actor, verb: str = "view") -> QuerySet[Remark]:
    """Return what residents say of entries, oldest first, with who answered."""
    return (
        Remark.objects.filter(reach(policy.REMARKS, actor, verb))
        .select_related("answered_by")
        .order_by("made_at", "id")
    )


def remarks_due(*, actor: Actor) -> QuerySet[Remark]:
    """Return what `actor` has to answer, the oldest promise first."""
    return (
        remarks(actor=actor, verb="answer")
        .filter(kind=rules.RemarkKind.WRONG, answered_at__isnull=True)
        .order_by("answer_before_at", "id")
    )


def remarks_opened(*, actor: Actor, person_id: UUID, key: DataKey) -> Remarks:
    """Return what a person says of the entries in her file, by entry, opened. One query."""
    found: Remarks = {}
    for row in remarks(actor=actor).filter(person_id=person_id)[: rules.MOST_REMARKS]:
        entry = row.about, row.row_id
        found[entry] = (*found.get(entry, ()), opened_remark(row=row, key=key))
    return found


def opened_remark(*, row: Remark, key: DataKey) -> OpenedRemark:
    """Return one remark, opened with her key."""
    return OpenedRemark(
        id=row.id,
        text=row.text.open(key=key),
        about_words=str(row.get_about_display()),
        is_statement=row.kind == rules.RemarkKind.STATEMENT,
        made_at=row.made_at,
        answer_before_at=row.answer_before_at,
        answered_at=row.answered_at,
        answered_by=row.answered_by.name if row.answered_by else "",
        corrected=row.outcome == rules.Outcome.CORRECTED,
        was=row.was.open(key=key) if row.was else "",
        reason=row.reason.open(key=key) if row.reason else "",
        seen_at=row.seen_at,
    )


def remarks_unseen(*, actor: Actor) -> QuerySet[Remark]:
    """Return what was answered to the resident `actor` about entries, that she did not see yet."""
    return remarks(actor=actor, verb="see").filter(answered_at__isnull=False, seen_at__isnull=True)


def remarks_answered(*, actor: Actor, key: DataKey) -> list[OpenedRemark]:
    """Return what was answered to the resident `actor` about entries, newest first. One query."""
    found = remarks(actor=actor, verb="see").filter(answered_at__isnull=False)
    rows = found.order_by("-answered_at", "id")[: rules.MOST_REMARKS]
    return [opened_remark(row=row, key=key) for row in rows]
