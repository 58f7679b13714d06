"""What a resident does over more than one context at once, in one transaction."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models, transaction

from naast.core.policy.registry import registry
from naast.core.policy.walls import Actor, Scope, Table, acting, must_act, reach, row_policies
from naast.entrances.portal.over import is_over, over
from naast.support.casework import queries as cases
from naast.support.casework.actions import leave_supporter
from naast.support.casework.rules import CaseStatus
from naast.support.keys import actions as keys
from naast.support.keys import queries as shared
from naast.support.matching import queries as questions
from naast.support.matching.actions import (
    Inviting,
    ask_again,
    choose_other,
    inviting,
    withdraw_question,
)
from naast.support.matching.rules import FirstContact, Need, QuestionStatus
from naast.support.people import queries as people
from naast.support.people.actions import erase_person, resident_with, try_code
from naast.support.people.actions.agreements import withdraw_agreements
from naast.support.people.rules import House

if TYPE_CHECKING:
    from naast.support.matching.models import Question

ERASE = "erase"
MOST_A_NIGHT = 2000
"""So many files go in one night at most; the others the next."""


def come_in(*, text: str, source: str, at: datetime, pin: str = "") -> Actor | Inviting | None:
    """Return the resident whose code and PIN these are, or what somebody asked for her.

    None for anything else: unknown, ended, wrong and without its PIN look the same.
    Raises TooManyTries.
    """

    def found() -> Actor | Inviting | None:
        resident = resident_with(text=text, pin=pin, at=at)
        return resident if resident is not None else inviting(text=text, at=at)

    return try_code(source=source, at=at, find=found)


@transaction.atomic
def ask_in_my_file(
    *,
    actor: Actor,
    waiting_id: UUID | None,
    stopping: Collection[UUID],
    organisation_id: int,
    user_id: int | None,
    working_days: int,
    need: Need,
    text: str,
    at: datetime,
    language: str,
    shown: Sequence[dict[str, Any]],
    chosen: UUID | None,
    question_id: UUID | None,
    contact: FirstContact | None = None,
) -> "Question":
    """Let a resident choose another in her own file, and stop with whom she says.

    A question that waits (`waiting_id`) goes to the other with her words and its promise; else a
    new one is asked. `stopping` are cases. Raises as matching.ask_again, matching.choose_other and
    casework.leave_supporter do: then nothing is changed.
    """
    must_act(actor)
    for case_id in sorted(stopping):
        leave_supporter(actor=actor, case_id=case_id, at=at)
    if waiting_id is not None:
        return choose_other(
            actor=actor,
            question_id=waiting_id,
            organisation_id=organisation_id,
            user_id=user_id,
            need=need,
            at=at,
            shown=shown,
            chosen=chosen,
            contact=contact,
        )
    return ask_again(
        actor=actor,
        organisation_id=organisation_id,
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
def erase_file(*, actor: Actor, at: datetime) -> None:
    """Let the resident erase her file in the support house, for good.

    What runs ends first: questions are taken back, who stands beside her stops, what she shares
    closes, and that she agreed to what another asked is withdrawn: that is all who asked is told.
    Then the registry of personal data is walked: rows with a key of their own go, and at last her
    own key, so that all that is sealed with it opens nowhere. What stays are headers without a name
    (the counts), and in the municipality's file what a decision rests on.
    Raises Person.DoesNotExist for a file of the municipality's house.
    """
    must_act(actor)
    people.persons(actor=actor, verb="erase").get(house=House.SUPPORT)
    for question in questions.questions(actor=actor).filter(status=QuestionStatus.OPEN):
        withdraw_question(actor=actor, question_id=question.id, at=at)
    for case in cases.cases(actor=actor).exclude(status=CaseStatus.CLOSED):
        leave_supporter(actor=actor, case_id=case.id, at=at)
    for consent in shared.consents(actor=actor).filter(withdrawn_at__isnull=True):
        keys.withdraw_consent(actor=actor, consent_id=consent.id, at=at)
    withdraw_agreements(actor=actor, at=at)
    _erase_rows(actor=actor)
    erase_person(actor=actor, at=at)


def let_go(*, at: datetime, most: int) -> int:
    """Let files go that are over their time at `at`, `most` of them, and count them.

    The clock sees in a step of its own which files there are; then each goes by itself. What is
    held is passed by, however much of it there is.
    """
    gone = 0
    after: tuple[datetime, UUID] | None = None
    while gone < most:
        with acting(Actor(at=at, clock=Scope(), keeping=Scope())) as actor:
            found = over(actor=actor, at=at, most=most, after=after)
        if not found:
            break
        for after in found:
            gone += let_go_of_file(person_id=after[1], at=at)
            if gone == most:
                break
    return gone


@transaction.atomic
def let_go_of_file(*, person_id: UUID, at: datetime) -> bool:
    """Erase a file that was kept for its time, as she could herself; tell whether it is gone.

    The clock does it in her name, so that one table says what goes: the registry, walked as when
    she erases it. Nothing goes while anything stands: a running case or question, a term, an
    objection, a complaint, an answer that is owed, a hold.
    """
    her = Actor(at=at, resident=Scope(person_id=person_id))
    with acting(her):
        locked = people.persons(actor=her, verb="erase").filter(erased_at__isnull=True)
        if locked.select_for_update().first() is None or not is_over(actor=her, at=at):
            return False
        for consent in shared.consents(actor=her).filter(withdrawn_at__isnull=True):
            keys.withdraw_consent(actor=her, consent_id=consent.id, at=at)
        withdraw_agreements(actor=her, at=at)
        _erase_rows(actor=her)
        erase_person(actor=her, at=at, by_clock=True)
    return True


def _erase_rows(*, actor: Actor) -> None:
    for model, table in with_rows_to_erase():
        model._base_manager.filter(reach(table, actor, ERASE)).delete()  # noqa: SLF001


def with_rows_to_erase() -> Iterator[tuple[type[models.Model], Table]]:
    """Yield the tables of the registry of which a resident erases rows; her person goes last."""
    for one in registry():
        if not one.walls or one.model == "people.Person":
            continue
        table = row_policies(one.model_class).policy()
        if "resident" in table.get(ERASE, {}):
            yield one.model_class, table
