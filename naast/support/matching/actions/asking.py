"""What a resident does: ask, ask again, put her question to another, take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from naast.core.crypto.fields import Clear
from naast.core.outbox.actions import later
from naast.core.policy.walls import Actor, acting, must_act
from naast.supply.law.rules import working_days_after
from naast.support.matching import queries, rules
from naast.support.matching.actions.shared import AlreadyTaken, best, note, tell
from naast.support.matching.models import Offer, Question, QuestionText
from naast.support.matching.rules import KEPT_WISHES, Channel, FirstContact, Need, QuestionStatus
from naast.support.people import actions as people
from naast.support.people.queries import key_of, persons
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.support.people.models import Person


class NoticeNotRead(Exception):
    """A question goes to the municipality only after she read what that means (DESIGN §2)."""


class AlreadyAsked(Exception):
    """The form was sent before; the code was shown then."""


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
    asker: "Person | None" = None,
    follows: UUID | None = None,
    noted: bool = False,
    born_on: date | None = None,
    contact: FirstContact | None = None,
) -> Asked:
    """Register a newcomer with her question to `user_id` and promise a term.

    Without `user_id` the best fitting of the organisation is asked.

    `working_days` comes from the agreement with the organisation. `notice` is the version of the
    words that she confirmed; a question to the municipality without it raises NoticeNotRead. What
    was `shown` is kept for the fairness of the match. Who asks for somebody else says with
    `asker_relation` what she is to the other (a `RelationKind` or UNSAID): the person, the words
    and the code are hers, and of the other nothing is kept before that one agrees. `person_id` is
    the id that the form was given when it was shown: sent twice, the second raises AlreadyAsked
    and changes nothing. `asker` is who asked before for the newcomer, who now agreed: they count
    as one circle (I-1); `follows` is the question that one asked, with which hers counts once.
    Where who is asked `noted` that herself, nobody is told. `contact` is how she wants to be in
    touch first: the end of a moment for a call-back is what is promised.
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
            born_on=born_on,
            circle_id=asker.circle_id if asker else None,
        )
        question = _write_question(
            actor=resident,
            person=person,
            user_id=user_id,
            working_days=working_days,
            need=need,
            text=text,
            at=at,
            language=language,
            channel=channel,
            asker_relation=asker_relation,
            asker=asker,
            follows=follows,
            tells=not noted,
            notice=notice,
            shown=shown,
            chosen=chosen,
            contact=contact,
        )
    return Asked(question=question, code=code, person_id=person.id)


@transaction.atomic
def ask_again(
    *,
    actor: Actor,
    organisation_id: int,
    user_id: int | None,
    working_days: int,
    need: Need,
    text: str,
    at: datetime,
    language: str = "nl",
    shown: Sequence[dict[str, Any]] = (),
    chosen: UUID | None = None,
    question_id: UUID | None = None,
    contact: FirstContact | None = None,
) -> Question:
    """Let a resident ask in the file that she has: no second person, no second code (R-018).

    Her file goes along to the organisation. `question_id` is the id that the form was given when it
    was shown: sent twice, the second raises AlreadyAsked. Raises Person.DoesNotExist for a file of
    the municipality, which no organisation can take over.
    """
    must_act(actor)
    if question_id and queries.questions(actor=actor).filter(id=question_id).exists():
        raise AlreadyAsked
    person = people.move_to_organisation(actor=actor, organisation_id=organisation_id)
    return _write_question(
        actor=actor,
        person=person,
        user_id=user_id,
        working_days=working_days,
        need=need,
        text=text,
        at=at,
        language=language,
        shown=shown,
        chosen=chosen,
        question_id=question_id,
        contact=contact,
    )


@transaction.atomic
def choose_other(
    *,
    actor: Actor,
    question_id: UUID,
    organisation_id: int,
    user_id: int | None,
    need: Need,
    at: datetime,
    shown: Sequence[dict[str, Any]] = (),
    chosen: UUID | None = None,
    contact: FirstContact | None = None,
) -> Question:
    """Let a resident put her waiting question to another, without a reason; the promise stays.

    Her words and her file go along. How she wanted to be in touch was a way of the first one: it
    makes place for `contact`, and a moment for a call-back becomes the promise. Raises
    Question.DoesNotExist for a question that is not hers or not of the support house, AlreadyTaken
    when somebody took it or it was taken back.
    """
    must_act(actor)
    question = (
        queries.questions(actor=actor, verb="choose_other")
        .select_for_update()
        .get(id=question_id, house=House.SUPPORT)
    )
    if question.status != QuestionStatus.OPEN:
        raise AlreadyTaken
    people.move_to_organisation(actor=actor, organisation_id=organisation_id)
    question.organisation_id = organisation_id
    question.wishes = _wishes(need=need, house=House.SUPPORT)
    question.chosen_by_resident = user_id is not None
    question.user_id = user_id or best(question=question, but_not=set(), at=at)
    _set_contact(question, contact)
    question.save(
        update_fields=[
            "organisation", "wishes", "chosen_by_resident", "user",
            "contact_way", "call_from_at", "call_until_at", "promised_at",
        ]
    )  # fmt: skip
    _log_offer(question=question, shown=shown, chosen=chosen, at=at)
    note(actor, "matching.question.put_to_another", question, role="resident")
    tell(actor=actor, question=question, at=at)
    return question


def _write_question(
    *,
    actor: Actor,
    person: "Person",
    user_id: int | None,
    working_days: int,
    need: Need,
    text: str,
    at: datetime,
    language: str,
    shown: Sequence[dict[str, Any]],
    chosen: UUID | None,
    channel: Channel = Channel.WEB,
    asker_relation: str = "",
    asker: "Person | None" = None,
    follows: UUID | None = None,
    tells: bool = True,
    notice: str = "",
    question_id: UUID | None = None,
    contact: FirstContact | None = None,
) -> Question:
    """Write a question with its words and its offer, and tell who is asked. `actor` is she."""
    house = House(person.house)
    question = Question(
        id=question_id or uuid4(),
        number=rules.question_number(sequence=queries.next_number()),
        house=house,
        municipality_id=person.municipality_id,
        organisation_id=person.organisation_id,
        zone_id=need.zone_id,
        person=person,
        asker=asker or person,
        asker_relation=asker_relation,
        follows_id=follows,
        channel=channel,
        domains=sorted(need.domains),
        why_now=need.why_now,
        wishes=_wishes(need=need, house=house),
        language=language,
        user_id=user_id,
        chosen_by_resident=user_id is not None,
        asked_at=at,
        promised_at=promise(at=at, working_days=working_days),
        notice=notice,
        notice_at=at if notice else None,
    )
    _set_contact(question, contact)
    if user_id is None:
        question.user_id = best(question=question, but_not=set(), at=at)
    question.save(force_insert=True)
    if text:
        QuestionText(
            question=question,
            person=person,
            house=house,
            text=Clear(text, key_of(person=person)),
        ).save(force_insert=True)
    _log_offer(question=question, shown=shown, chosen=chosen, at=at)
    note(actor, "matching.question.asked", question, role="resident")
    if tells:
        tell(actor=actor, question=question, at=at)
        later(
            task="matching.tell_coordinator",
            at=rules.half_way(asked_at=at, promised_at=question.promised_at),
            question_id=question.id,
        )
    return question


def _set_contact(question: Question, contact: FirstContact | None) -> None:
    moment = contact.moment if contact else None
    question.contact_way = contact.way if contact else ""
    question.call_from_at = moment.starts_at if moment else None
    question.call_until_at = moment.ends_at if moment else None
    if moment:
        question.promised_at = moment.ends_at


def _log_offer(
    *, question: Question, shown: Sequence[dict[str, Any]], chosen: UUID | None, at: datetime
) -> None:
    Offer(
        question=question,
        person_id=question.person_id,
        organisation_id=question.organisation_id,
        municipality_id=question.municipality_id,
        house=question.house,
        shown=list(shown),
        chosen=chosen,
        at=at,
    ).save(force_insert=True)


def _wishes(*, need: Need, house: House) -> dict[str, Any]:
    """Return what is kept of her wishes.

    From whom she gets help is nothing for the municipality: a question that goes there leaves it
    out (I-2, I-3).
    """
    kept: dict[str, Any] = {"group": need.group, "language": need.language}
    kept |= {name: wish for name in KEPT_WISHES if (wish := getattr(need, name))}
    if house == House.SUPPORT and need.providers:
        kept["providers"] = sorted(need.providers)
    return kept


def promise(*, at: datetime, working_days: int) -> datetime:
    """Return before when she hears: 17.00 on the n-th working day after the Dutch day of `at`."""
    return rules.end_of_day(on=working_days_after(start=timezone.localdate(at), days=working_days))


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
    note(actor, "matching.question.withdrawn", question, role="resident")
    return question
