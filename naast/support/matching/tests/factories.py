"""Questions, and what follows from them, for tests; written as the superuser."""

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from naast.core.policy.rules import Scope
from naast.support.matching import queries
from naast.support.matching.models import (
    Invitation,
    Offer,
    PassOn,
    Placement,
    Question,
    QuestionText,
    QueueSuggestion,
    SuggestedLine,
)
from naast.support.matching.rules import Channel, PassReason, QuestionStatus
from naast.support.people.rules import HAT_OF_HOUSE, HatKind, House
from naast.support.people.tests.factories import (
    LONG_AGO,
    YESTERDAY,
    make_hat,
    make_person,
    sealed,
)
from tests.cast import (
    BRAM,
    CARLA,
    CLOCK,
    DIRK,
    FOPPE,
    HANNA,
    KARIN,
    LINDE,
    MEIDOORN,
    NOON,
    QUINTEN,
    RINSKE,
    SANNE,
    TINEKE,
    UMA,
    VERA,
    VERAS_CODE_HASH,
    WILLEM,
)
from tests.world import World

if TYPE_CHECKING:
    from naast.support.people.models import Person

_numbers = count(9001)


def make_question(person: "Person", user_id: int | None = None, **fields: Any) -> Question:
    """Write a question of a person, asked of a user or (None) of the organisation."""
    taken = fields.get("status") == QuestionStatus.ACCEPTED
    municipal = person.house == House.MUNICIPALITY
    defaults = {
        "number": f"V-{next(_numbers)}",
        "house": person.house,
        "municipality_id": person.municipality_id,
        "organisation_id": person.organisation_id,
        "asker": person,
        "channel": Channel.WEB,
        "domains": ["money"],
        "asked_at": LONG_AGO,
        "promised_at": NOON + timedelta(days=2),
        "accepted_at": LONG_AGO if taken else None,
        "notice": "v1" if municipal else "",
        "notice_at": LONG_AGO if municipal else None,
    }
    return Question.objects.create(person=person, user_id=user_id, **{**defaults, **fields})


def find_question(**fields: Any) -> Question:
    return Question.objects.get(**fields)


def find_passed_on(**fields: Any) -> PassOn | None:
    return PassOn.objects.filter(**fields).first()


def make_text(question: Question, text: str) -> QuestionText:
    return QuestionText.objects.create(
        question=question,
        person=question.person,
        house=question.house,
        text=sealed(question.person, text),
    )


def make_offer(question: Question) -> Offer:
    return Offer.objects.create(
        question=question,
        person=question.person,
        organisation_id=question.organisation_id,
        municipality_id=question.municipality_id,
        house=question.house,
        at=question.asked_at,
    )


def make_pass_on(question: Question, user_id: int) -> PassOn:
    return PassOn.objects.create(
        question=question,
        person=question.person,
        organisation_id=question.organisation_id,
        municipality_id=question.municipality_id,
        house=question.house,
        user_id=user_id,
        reason=PassReason.NO_ROOM,
        at=LONG_AGO,
    )


def make_placement(question: Question, user_id: int, **fields: Any) -> Placement:
    """Write who took a question; the hat must be worn already."""
    person = question.person
    ended = fields.get("until_at") is not None
    defaults = {
        "circle_id": person.circle_id,
        "hat": None if ended else HAT_OF_HOUSE[House(question.house)],
        "house": question.house,
        "organisation_id": question.organisation_id,
        "municipality_id": question.municipality_id,
        "zone_id": question.zone_id,
        "kind": "formal",
        "from_at": LONG_AGO,
    }
    return Placement.objects.create(
        question=question, person=person, user_id=user_id, **{**defaults, **fields}
    )


def make_invitation(question: Question, code_hash: str, **fields: Any) -> Invitation:
    """Write a code for whom a question was asked."""
    defaults = {"made_at": YESTERDAY, "ends_at": NOON + timedelta(days=27)}
    return Invitation.objects.create(
        question=question,
        person=question.person,
        house=question.house,
        code_hash=code_hash,
        **{**defaults, **fields},
    )


def make_suggestion(organisation_id: int, asked_by: int, **fields: Any) -> QueueSuggestion:
    """Write a suggestion for the queue of an organisation, made at noon."""
    defaults = {"asked_at": NOON, "made_at": NOON}
    return QueueSuggestion.objects.create(
        organisation_id=organisation_id, asked_by_id=asked_by, **{**defaults, **fields}
    )


def make_suggested_line(
    suggestion: QueueSuggestion, question: Question, user_id: int | None, **fields: Any
) -> SuggestedLine:
    """Write a line of a suggestion, as the question stands now."""
    return SuggestedLine.objects.create(
        suggestion=suggestion,
        question=question,
        person=question.person,
        organisation_id=suggestion.organisation_id,
        was_user_id=question.user_id,
        user_id=user_id,
        **fields,
    )


WALL_QUERIES = {
    Question: queries.questions,
    QuestionText: queries.texts,
    Invitation: queries.invitations,
    Offer: queries.offers,
    PassOn: queries.passed_on,
    Placement: queries.placements,
    QueueSuggestion: queries.suggestions,
    SuggestedLine: queries.suggested_lines,
}


def wall_rows(world: World) -> None:
    """Write questions taken, waiting and passed on, in both houses.

    The header goes to whoever was asked and to who leads there; her words to who stands beside her.
    """
    _taken(world)
    _waiting(world)
    _passed_on(world)
    _invited(world)
    _suggested(world)


def _taken(world: World) -> None:
    """Write a question that each has accepted, with her words, the offer and the placement."""
    for name, person, user, herself, leads in (
        ("hannas_question", world.hanna, SANNE, {HANNA}, {CARLA}),
        ("iekes_question", world.ieke, DIRK, set(), {TINEKE, UMA}),
        ("willems_question", world.willem, FOPPE, {WILLEM}, {KARIN}),
        ("wobkes_question", world.wobke, RINSKE, set(), set()),
    ):
        own = {user}
        goes_on = {world.handing_over} if person is world.hanna else set()
        question = make_question(person, user.user_id, status=QuestionStatus.ACCEPTED)
        setattr(world, name, question)
        # Hanna and Ieke wrote and wait for an answer: who coordinates may ask somebody for them.
        coordinators = leads if person.house == House.SUPPORT else set()
        world.expect(
            question,
            view=own | herself | leads | goes_on | {CLOCK},
            hand_over=goes_on,
            ask=herself | coordinators,
            withdraw=herself,
            choose_other=herself,
            warn={CLOCK},
            note_contact=own,
        )
        world.expect(make_text(question, "Help"), view=own | herself, ask=herself)
        world.expect(make_offer(question), view=herself | coordinators, log=herself)
        world.expect(
            make_placement(question, user.user_id),
            view=own | herself | leads | goes_on | {world.matcher},
            place=own,
            end=own | herself | goes_on,
        )


def _waiting(world: World) -> None:
    """Write questions that were asked of somebody, and one that waits for the coordinator."""
    for person, user, leads in (
        (world.jelle, BRAM, {CARLA}),
        (world.wobke, RINSKE, set()),
    ):
        question = make_question(person, user.user_id)
        own = {user}
        world.expect(
            question,
            view=own | leads | {CLOCK},
            ask=leads,  # Jelle waits for an answer, too
            accept=own,
            propose=leads,
            warn={CLOCK},
            note_contact=own,
        )
        # Asked, and not beside him: no words.
        beside = {RINSKE} if user is RINSKE else set()
        world.expect(make_text(question, "Help"), view=beside)
    municipal = make_question(world.pier, FOPPE.user_id)
    world.expect(
        municipal,
        view={FOPPE, KARIN, CLOCK},
        accept={FOPPE},
        propose={KARIN},
        warn={CLOCK},
        note_contact={FOPPE},
    )
    # Of somebody who did not write since: nobody asks for her.
    quiet = make_question(make_person(), BRAM.user_id, status=QuestionStatus.ACCEPTED)
    world.expect(quiet, view={BRAM, CARLA, CLOCK}, warn={CLOCK}, note_contact={BRAM})
    alone = make_question(world.jelle)
    world.expect(alone, view={CARLA, CLOCK}, ask={CARLA}, propose={CARLA}, warn={CLOCK})
    # Foppe was asked when he still supported people: as an officer he sees none of it.
    earlier = make_question(world.jelle, FOPPE.user_id)
    world.expect(earlier, view={CARLA, CLOCK}, ask={CARLA}, propose={CARLA}, warn={CLOCK})
    make_hat(world.jelle, UMA.user_id)
    ended = make_placement(earlier, FOPPE.user_id, until_at=YESTERDAY)
    world.expect(ended, view={CARLA, CLOCK, world.matcher}, end={CLOCK})
    _along(world)
    # And Uma decided once, in a municipality where she works no more.
    decided = make_question(world.wobke, UMA.user_id)
    world.expect(decided, view={CLOCK}, warn={CLOCK})
    # Of the municipality's house the clock ends nothing.
    was_hers = make_placement(decided, UMA.user_id, until_at=YESTERDAY)
    world.expect(was_hers, view={world.matcher})
    world.expect(make_pass_on(decided, UMA.user_id), view=set())


def _along(world: World) -> None:
    """Write who stands in beside Lys, whose own supporter works here no more: Uma today.

    Bram tomorrow, and Bram once before. Whoever is placed now sees the header of the question, and
    notes the first contact.
    """
    question = world.lys_question = make_question(
        world.lys, QUINTEN.user_id, status=QuestionStatus.ACCEPTED
    )
    world.expect(question, view={UMA, CARLA, CLOCK}, warn={CLOCK}, note_contact={UMA})
    tomorrow, runs = NOON + timedelta(days=1), {"hat": HatKind.SUPPORTS}
    for user, fields, ended in (
        (UMA, {"until_at": tomorrow, **runs}, set()),
        (BRAM, {"from_at": tomorrow, "until_at": tomorrow, **runs}, set()),
        (BRAM, {"until_at": YESTERDAY}, {CLOCK}),
        (BRAM, {"until_at": YESTERDAY, **runs}, {CLOCK}),
    ):
        world.expect(
            make_placement(question, user.user_id, **fields),
            view={user, CARLA, world.matcher} | ended,
            place={user},
            end={user} | ended,
        )


def _invited(world: World) -> None:
    """Write codes for whom somebody asked: running, ended, too old, and in the other house."""
    for question, code_hash, fields, may, visitors in (
        (world.hannas_question, "a1" * 32, {}, {HANNA, SANNE}, set()),
        (world.iekes_question, VERAS_CODE_HASH, {}, {DIRK}, {VERA}),
        (world.willems_question, "a2" * 32, {}, {WILLEM}, set()),
    ):
        row = make_invitation(question, code_hash, **fields)
        world.expect(row, view=may | visitors, make=may, end=may)
    alone = make_question(world.jelle, asker_relation="child")
    over = make_invitation(alone, "b1" * 32, ended_at=YESTERDAY, agreed=False)
    world.expect(over, view=set())
    world.expect(make_invitation(alone, "b2" * 32, ends_at=YESTERDAY), view=set())
    world.expect(alone, view={CARLA, CLOCK}, ask={CARLA}, propose={CARLA}, warn={CLOCK})


def _passed_on(world: World) -> None:
    """Write questions that went to another; the step that passes one on knows that one only."""
    going = make_question(world.jelle, BRAM.user_id)
    step = world.step("passing on", passing_on=Scope(row_ids=[going.id]))
    world.expect(
        going,
        view={BRAM, CARLA, CLOCK, step},
        ask={CARLA},
        accept={BRAM},
        propose={CARLA},
        pass_on={step},
        warn={CLOCK},
        note_contact={BRAM},
    )
    world.expect(make_pass_on(going, SANNE.user_id), view={SANNE, CARLA, step}, pass_on={SANNE})
    world.expect(
        make_pass_on(world.hannas_question, BRAM.user_id),
        view={BRAM, CARLA, HANNA},
        pass_on={BRAM},
    )
    world.expect(
        make_pass_on(world.iekes_question, DIRK.user_id), view={DIRK, TINEKE, UMA}, pass_on={DIRK}
    )
    world.expect(
        make_pass_on(world.willems_question, FOPPE.user_id),
        view={FOPPE, KARIN, WILLEM},
        pass_on={FOPPE},
    )
    world.expect(
        make_pass_on(world.wobkes_question, RINSKE.user_id), view={RINSKE}, pass_on={RINSKE}
    )
    world.expect(make_pass_on(world.hannas_question, FOPPE.user_id), view={CARLA, HANNA})


def _suggested(world: World) -> None:
    """Write a suggestion for the queue of each organisation, with a line about a resident."""
    for organisation_id, leads, question, herself in (
        (MEIDOORN, {CARLA}, world.hannas_question, {HANNA}),
        (LINDE, {TINEKE, UMA}, world.iekes_question, set()),
    ):
        asked_by = next(iter(leads)).user_id
        suggestion = make_suggestion(organisation_id, asked_by)
        if organisation_id == MEIDOORN:
            world.suggestion = suggestion
        world.expect(
            suggestion,
            view=leads | {CLOCK},
            ask=leads,
            make={CLOCK},
            accept=leads,
            forget={CLOCK},
        )
        line = make_suggested_line(suggestion, question, None)
        world.expect(
            line,
            view=leads | herself | {CLOCK},
            make={CLOCK},
            accept=leads,
            forget={CLOCK},
        )
