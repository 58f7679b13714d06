"""Ask, accept, pass on, warn: each change of a question in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.core.audit.actions import record
from naast.core.crypto.fields import Clear
from naast.core.identity.queries import holders
from naast.core.outbox.actions import later, queue
from naast.core.outbox.rules import Channel as By
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.supply.law.rules import working_days_after
from naast.support.matching import queries, rules
from naast.support.matching.models import Offer, PassOn, Placement, Question, QuestionText
from naast.support.matching.rules import Channel, Need, QuestionStatus
from naast.support.people import actions as people
from naast.support.people.queries import key_of, persons
from naast.support.people.rules import HAT_OF_HOUSE, House

ROLE_OF_HOUSE = {House.SUPPORT: "supporter", House.MUNICIPALITY: "access_officer"}


class NoticeNotRead(Exception):
    """A question goes to the municipality only after she read what that means (DESIGN §2)."""


class AlreadyAsked(Exception):
    """The form was sent before; the code was shown then."""


class CannotBeProposed(Exception):
    """Somebody cannot be asked this question; the same words whatever the reason (I-1)."""


class AlreadyTaken(Exception):
    """Somebody was quicker, or the question is no longer open."""


@dataclass(frozen=True, kw_only=True)
class Left:
    """What somebody leaves of herself when she asks; all of it may be empty (I-6)."""

    first_name: str = ""
    phone: str = ""
    mail: str = ""
    safe: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The answer to a question asked: its row, and the code, which is shown this once only."""

    question: Question
    code: str
    person_id: UUID


@transaction.atomic
def ask_question(
    *,
    municipality_id: int,
    house: House,
    organisation_id: int | None,
    user_id: int | None,
    working_days: int,
    need: Need,
    text: str,
    left: Left,
    at: datetime,
    language: str = "nl",
    channel: Channel = Channel.WEB,
    asker_relation: str = "",
    shown: Sequence[dict[str, Any]] = (),
    chosen: UUID | None = None,
    notice: str = "",
    person_id: UUID | None = None,
) -> Asked:
    """Register a newcomer with her question to `user_id` and promise a term.

    Without `user_id` the best fitting of the organisation is asked.

    `working_days` comes from the agreement with the organisation. `notice` is the version of the
    words that she confirmed; a question to the municipality without it raises NoticeNotRead. What
    was `shown` is kept for the fairness of the match. Who asks for somebody else says with
    `asker_relation` what she is to the other (a `RelationKind` or UNSAID): the person, the words
    and the code are hers, and of the other nothing is kept before that one agrees. `person_id` is
    the id that the form was given when it was shown: sent twice, the second raises AlreadyAsked
    and changes nothing.
    """
    if house == House.MUNICIPALITY and not notice:
        raise NoticeNotRead
    with acting(people.newcomer(at=at, person_id=person_id)) as resident:
        if persons(actor=resident).exists():
            raise AlreadyAsked
        person, code = people.register_person(
            actor=resident,
            house=house,
            municipality_id=municipality_id,
            organisation_id=organisation_id,
            at=at,
            language=language,
            first_name=left.first_name,
            phone=left.phone,
            mail=left.mail,
            safe=left.safe,
        )
        question = Question(
            number=rules.question_number(sequence=queries.next_number()),
            house=house,
            municipality_id=municipality_id,
            organisation_id=organisation_id,
            zone_id=need.zone_id,
            person=person,
            asker=person,
            asker_relation=asker_relation,
            channel=channel,
            domains=sorted(need.domains),
            wishes=_wishes(need=need, house=house),
            language=language,
            user_id=user_id,
            chosen_by_resident=user_id is not None,
            asked_at=at,
            promised_at=promise(at=at, working_days=working_days),
            notice=notice,
            notice_at=at if notice else None,
        )
        if user_id is None:
            question.user_id = _best(question=question, but_not=set(), at=at)
        question.save(force_insert=True)
        if text:
            QuestionText(
                question=question,
                person=person,
                house=house,
                text=Clear(text, key_of(person=person)),
            ).save(force_insert=True)
        Offer(
            question=question,
            person=person,
            organisation_id=organisation_id,
            municipality_id=municipality_id,
            house=house,
            shown=list(shown),
            chosen=chosen,
            at=at,
        ).save(force_insert=True)
        _record(resident, "matching.question.asked", question, role="resident")
        _tell(actor=resident, question=question, at=at)
        later(
            task="matching.tell_coordinator",
            at=rules.half_way(asked_at=at, promised_at=question.promised_at),
            question_id=question.id,
        )
    return Asked(question=question, code=code, person_id=person.id)


def _wishes(*, need: Need, house: House) -> dict[str, Any]:
    """Return what is kept of her wishes.

    From whom she gets help is nothing for the municipality: a question that goes there leaves it
    out (I-2, I-3).
    """
    kept: dict[str, Any] = {"group": need.group, "language": need.language}
    if house == House.SUPPORT and need.providers:
        kept["providers"] = sorted(need.providers)
    return kept


def promise(*, at: datetime, working_days: int) -> datetime:
    """Return before when she hears: 17.00 on the n-th working day after the Dutch day of `at`."""
    return rules.end_of_day(on=working_days_after(start=timezone.localdate(at), days=working_days))


@transaction.atomic
def accept_question(*, actor: Actor, question_id: UUID, kind: str, at: datetime) -> Placement:
    """Take a question: hat, standing and placement in one transaction.

    Called by casework and decisions, which open their own row in the same transaction. Raises
    Question.DoesNotExist when it was not asked of `actor`, when it is no longer open, and when she
    wears the other hat in this circle: the three look alike on purpose (I-1).
    """
    must_act(actor)
    question = queries.questions(actor=actor, verb="accept").select_for_update().get(id=question_id)
    house = House(question.house)
    question.status = QuestionStatus.ACCEPTED
    question.accepted_at = at
    circle_id = _circle_of(question=question, at=at)
    try:
        standing = people.begin_standing(
            actor=actor,
            person_id=question.person_id,
            circle_id=circle_id,
            house=house,
            municipality_id=question.municipality_id,
            organisation_id=question.organisation_id,
            at=at,
        )
    except people.CannotStand:
        raise Question.DoesNotExist("Question matching query does not exist.") from None
    question.save(update_fields=["status", "accepted_at"])
    placement = Placement(
        question=question,
        person_id=question.person_id,
        circle_id=circle_id,
        user_id=standing.user_id,
        hat=HAT_OF_HOUSE[house],
        house=house,
        organisation_id=question.organisation_id,
        municipality_id=question.municipality_id,
        zone_id=question.zone_id,
        kind=kind,
        from_at=at,
    )
    placement.save(force_insert=True)
    _record(actor, "matching.question.accepted", question, role=ROLE_OF_HOUSE[house])
    return placement


def _circle_of(*, question: Question, at: datetime) -> UUID:
    # Who takes the question does not stand beside her yet, so cannot see her row. Acting as her for
    # this one look keeps the row of a person closed to everybody who was merely asked. The lock
    # keeps her circle what it is until the hat is worn.
    with acting(Actor(at=at, resident=Scope(person_id=question.person_id))) as resident:
        circle_id: UUID = (
            persons(actor=resident, verb="move")
            .select_for_update(no_key=True)
            .values_list("circle_id", flat=True)
            .get()
        )
    return circle_id


@transaction.atomic
def pass_on(*, actor: Actor, question_id: UUID, reason: str, at: datetime) -> Question:
    """Pass a question on: somebody else of the same house and organisation is proposed at once.

    The promise stays as it was. When nobody else fits, the question goes to the organisation's
    coordinator (`user` empty). Raises Question.DoesNotExist when it was not asked of `actor`.
    """
    must_act(actor)
    question = queries.questions(actor=actor, verb="accept").select_for_update().get(id=question_id)
    role = ROLE_OF_HOUSE[House(question.house)]
    # One step in which the old and the new row may be seen, and who passed it on before.
    passer = actor.also(passing_on=Scope(row_ids=[question.id]))
    with acting(passer):
        before = queries.passed_on(actor=passer).filter(question_id=question.id)
        asked_before = {*before.values_list("user_id", flat=True), cast("int", actor.user_id)}
        proposed = _best(question=question, but_not=asked_before, at=at)
    PassOn(
        question=question,
        person_id=question.person_id,
        organisation_id=question.organisation_id,
        municipality_id=question.municipality_id,
        house=question.house,
        user_id=cast("int", actor.user_id),
        reason=reason,
        proposed_id=proposed,
        at=at,
    ).save(force_insert=True)
    _record(actor, "matching.question.passed_on", question, role=role, reason=reason)
    question.user_id = proposed
    question.chosen_by_resident = False
    with acting(passer):
        question.save(update_fields=["user", "chosen_by_resident"])
    _tell(actor=actor, question=question, at=at)
    return question


@transaction.atomic
def propose(*, actor: Actor, question_id: UUID, user_id: int, at: datetime) -> Question:
    """Let who leads ask somebody else; the promise stays as it was.

    Raises Question.DoesNotExist for a question of others or one that no longer waits,
    CannotBeProposed for who does not work here, may not be offered now, or passed it on before.
    """
    must_act(actor)
    question = (
        queries.questions(actor=actor, verb="propose").select_for_update().get(id=question_id)
    )
    fitting = queries.who_fits(actor=actor, question=question, at=at)
    if user_id not in {who.user_id for who in fitting}:
        raise CannotBeProposed
    question.user_id, question.chosen_by_resident = user_id, False
    question.save(update_fields=["user", "chosen_by_resident"])
    role = "coordinator" if question.house == House.SUPPORT else "access_lead"
    _record(actor, "matching.question.proposed", question, role=role)
    _tell(actor=actor, question=question, at=at)
    return question


def _tell(*, actor: Actor, question: Question, at: datetime) -> None:
    """Tell who was asked that something waits; when nobody was left to ask, who leads."""
    if question.user_id is None:
        _tell_leads(actor=actor, question=question, at=at)
    else:
        queue(actor=actor, channel=By.MAIL, template="question_waiting", to=question.user_id)


def _best(*, question: Question, but_not: set[int], at: datetime) -> int | None:
    """Return the user who fits a question best; None when nobody is left."""
    fitting = queries.fitting(question=question, but_not=but_not, at=at)
    return fitting[0].user_id if fitting else None


@transaction.atomic
def warn_leads(*, actor: Actor, question_id: UUID) -> int:
    """Tell who leads that a question still waits, once, and return how many were told.

    The coordinators of the organisation; for a question to the municipality its team leaders. Does
    nothing for a question that was taken, withdrawn, or told of before.
    """
    must_act(actor)
    question = (
        queries.questions(actor=actor, verb="warn")
        .select_for_update()
        .filter(id=question_id, status=QuestionStatus.OPEN, warned_at__isnull=True)
        .first()
    )
    if question is None or actor.at is None:
        return 0
    question.warned_at = actor.at
    question.save(update_fields=["warned_at"])
    return _tell_leads(actor=actor, question=question, at=actor.at)


def _tell_leads(*, actor: Actor, question: Question, at: datetime) -> int:
    role, scope = (
        ("access_lead", f"municipality:{question.municipality_id}")
        if question.house == House.MUNICIPALITY
        else ("coordinator", f"organisation:{question.organisation_id}")
    )
    leads = holders(role=role, scope=scope, on=timezone.localdate(at))
    for user_id in leads:
        queue(actor=actor, channel=By.MAIL, template="question_late", to=user_id)
    return len(leads)


@transaction.atomic
def withdraw_question(*, actor: Actor, question_id: UUID, at: datetime) -> Question:
    """Let the resident take her question back while it is open. Raises AlreadyTaken."""
    must_act(actor)
    question = (
        queries.questions(actor=actor, verb="withdraw").select_for_update().get(id=question_id)
    )
    if question.status != QuestionStatus.OPEN:
        raise AlreadyTaken
    question.status, question.withdrawn_at = QuestionStatus.WITHDRAWN, at
    question.save(update_fields=["status", "withdrawn_at"])
    _record(actor, "matching.question.withdrawn", question, role="resident")
    return question


@transaction.atomic
def note_first_contact(*, actor: Actor, question_id: UUID, at: datetime) -> None:
    """Keep when she was first spoken to; later contacts change nothing."""
    must_act(actor)
    queries.questions(actor=actor, verb="note_contact").filter(
        id=question_id, first_contact_at__isnull=True
    ).update(first_contact_at=at)


@transaction.atomic
def end_placement(*, actor: Actor, question_id: UUID, at: datetime) -> None:
    """End the placement and the standing of a question together; the hat stays (I-1)."""
    must_act(actor)
    placement = (
        queries.placements(actor=actor, verb="end")
        .select_for_update()
        .get(question_id=question_id, until_at__isnull=True)
    )
    placement.until_at, placement.hat = at, None
    placement.save(update_fields=["until_at", "hat"])
    people.end_standing(
        actor=actor, person_id=placement.person_id, user_id=placement.user_id, at=at
    )


def _record(actor: Actor, action: str, question: Question, *, role: str, reason: str = "") -> None:
    record(
        actor, action, question,
        role=role, subject_id=question.person_id, house=question.house, reason=reason,
    )  # fmt: skip
