"""Cases for tests, written as the superuser of the test database."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.core.policy.walls import Scope
from naast.supply.law.rules import Activity
from naast.support.casework import queries
from naast.support.casework.models import (
    Alongside,
    Case,
    CaseContent,
    Consult,
    ConsultOutcome,
    Contact,
    Goal,
    HandOver,
    Letter,
    LetterWording,
    OfflineChoice,
    RungTried,
    RunningTerm,
    SafetyConcern,
    SafetyEntry,
    Visit,
)
from naast.support.casework.queries import (
    aims,
    alongside,
    consulting,
    handing_over,
    offline,
    safety,
    terms,
    wording,
)
from naast.support.casework.rules import (
    WAITING_STATES,
    CaseStatus,
    ContactKind,
    HandOverReason,
    HandOverState,
    Outcome,
    Rung,
    RungState,
)
from naast.support.casework.rules.alongside import Along, AlongState, WhyBehind
from naast.support.casework.rules.consulting import ConsultState
from naast.support.casework.rules.offline import KEPT
from naast.support.casework.rules.terms import LetterKind
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import make_placement, make_question, make_text
from naast.support.people.rules import HatKind, Manner
from naast.support.people.tests.factories import (
    LONG_AGO,
    YESTERDAY,
    find_standing,
    make_hat,
    make_person,
    make_standing,
    sealed,
)
from tests.cast import (
    BRAM,
    CARLA,
    CLOCK,
    DIRK,
    GEA,
    HANNA,
    HANNA_ID,
    ILSE,
    LINDE,
    MEIDOORN,
    NOON,
    PETRA,
    QUINTEN,
    SANNE,
    TINEKE,
    UMA,
)
from tests.world import World

if TYPE_CHECKING:
    from naast.support.matching.models import Question
    from naast.support.people.models import Person


def make_case(question: "Question", user_id: int, **fields: Any) -> Case:
    """Write the case that follows from a question, with its empty contents."""
    person = question.person
    closed = fields.get("status") == CaseStatus.CLOSED
    defaults = {
        "circle_id": person.circle_id,
        "hat": None if closed else HatKind.SUPPORTS,
        "organisation_id": question.organisation_id,
        "municipality_id": question.municipality_id,
        "zone_id": question.zone_id,
        "domains": question.domains,
        "opened_at": LONG_AGO,
        "closed_at": YESTERDAY if closed else None,
        "outcome": Outcome.OWN_STRENGTH if closed else "",
    }
    case = Case.objects.create(
        question=question, person=person, user_id=user_id, **{**defaults, **fields}
    )
    CaseContent.objects.create(case=case, person=person, changed_at=case.opened_at)
    return case


def make_running_case(
    user_id: int, *, person: "Person | None" = None, text: str = "", **fields: Any
) -> Case:
    """Write a resident whose question `user_id` took: standing, placement and case."""
    person = person or make_person(first_name="Tjitske", phone="0612345678")
    make_standing(person, user_id)
    question = make_question(person, user_id, status=QuestionStatus.ACCEPTED)
    if text:
        make_text(question, text)
    make_placement(question, user_id, kind=fields.pop("kind", "formal"))
    return make_case(question, user_id, **fields)


def make_hand_over(case: Case, **fields: Any) -> HandOver:
    """Write that somebody should go on with a case, or that nobody was asked yet."""
    state = fields.setdefault(
        "state", HandOverState.OFFERED if fields.get("to_user_id") else HandOverState.WANTED
    )
    defaults = {
        "organisation_id": case.organisation_id,
        "zone_id": case.zone_id,
        "domains": case.domains,
        "from_user_id": case.user_id,
        "reason": HandOverReason.STOPS,
        "asked_at": YESTERDAY,
        "answered_at": None if state in WAITING_STATES else YESTERDAY,
    }
    return HandOver.objects.create(case=case, person=case.person, **{**defaults, **fields})


FAR_AHEAD = NOON + timedelta(days=36500)
"""Ahead for tests that go by the clock on the wall, too."""


def make_alongside(case: Case, user_id: int, **fields: Any) -> Alongside:
    """Write that somebody else is asked into a case. Who runs there is given with her standing."""
    manner = fields.setdefault("manner", Along.BEHIND)
    defaults = {
        "state": AlongState.ASKED,
        "holder_id": case.user_id,
        "asked_by_id": case.user_id,
        "asked_at": YESTERDAY,
        "why": WhyBehind.GO_ON if manner == Along.BEHIND else "",
        "from_at": YESTERDAY if manner == Along.STANDS_IN else None,
        "until_at": FAR_AHEAD if manner == Along.STANDS_IN else None,
    }
    return Alongside.objects.create(
        case=case,
        question_id=case.question_id,
        person_id=case.person_id,
        circle_id=case.circle_id,
        organisation_id=case.organisation_id,
        municipality_id=case.municipality_id,
        zone_id=case.zone_id,
        domains=case.domains,
        user_id=user_id,
        **{**defaults, **fields},
    )


def make_consult(case: Case, user_id: int | None, **fields: Any) -> Consult:
    """Write that a colleague was asked about a case, with a key of its own as the action makes."""
    controller = f"organisation-{case.organisation_id}"
    key, wrapped = new_data_key(controller=controller)
    answer = fields.pop("answer", "")
    return Consult.objects.create(
        case=case,
        person_id=case.person_id,
        organisation_id=case.organisation_id,
        user_id=user_id,
        controller=controller,
        wrapped_key=wrapped,
        question=Clear(fields.pop("question", "Wat helpt bij schaamte?"), key),
        answer=Clear(answer, key) if answer else None,
        **{
            "asker_id": case.user_id,
            "domains": case.domains,
            "state": ConsultState.ANSWERED if answer else ConsultState.ASKED,
            "asked_at": YESTERDAY,
            **fields,
        },
    )


def find_alongside(**fields: Any) -> Alongside:
    return Alongside.objects.get(**fields)


def find_hand_over(**fields: Any) -> HandOver:
    return HandOver.objects.get(**fields)


def find_case(**fields: Any) -> Case:
    return Case.objects.get(**fields)


def make_contact(case: Case, text: str = "Gebeld.", **fields: Any) -> Contact:
    defaults = {
        "user_id": case.user_id,
        "kind": ContactKind.CALL,
        "activity": Activity.ADVICE,
        "layer": 1,
        "at": LONG_AGO,
    }
    return Contact.objects.create(
        case=case, person=case.person, text=sealed(case.person, text), **{**defaults, **fields}
    )


def make_goal(case: Case, text: str = "Weer slapen.", **fields: Any) -> Goal:
    return Goal.objects.create(
        case=case,
        person=case.person,
        text=sealed(case.person, text),
        **{"set_at": LONG_AGO, **fields},
    )


def make_rung(case: Case, **fields: Any) -> RungTried:
    defaults = {"rung": Rung.OWN_CIRCLE, "state": RungState.BUSY, "changed_at": LONG_AGO}
    return RungTried.objects.create(case=case, person=case.person, **{**defaults, **fields})


def make_term(case: Case, about: str = "Hulp in huis", **fields: Any) -> RunningTerm:
    defaults = {
        "user_id": case.user_id,
        "term_id": "WMO_BESCHIKKING",
        "started_on": LONG_AGO.date(),
        "ends_on": LONG_AGO.date() + timedelta(days=14),
        "written_at": LONG_AGO,
    }
    about_it = sealed(case.person, about)
    return RunningTerm.objects.create(
        case=case, person=case.person, about=about_it, **{**defaults, **fields}
    )


def make_letter(case: Case, text: str = "Wilt u beslissen?", **fields: Any) -> Letter:
    defaults = {
        "user_id": case.user_id,
        "kind": LetterKind.NOTICE_OF_DEFAULT,
        "made_at": LONG_AGO,
        "changed_at": LONG_AGO,
    }
    return Letter.objects.create(
        case=case,
        person=case.person,
        subject=sealed(case.person, "In gebreke"),
        text=sealed(case.person, text),
        **{**defaults, **fields},
    )


def make_concern(case: Case, *, told: bool = False, **fields: Any) -> SafetyConcern:
    """Write a worry about safety, held back from her unless `told`."""
    defaults = {
        "user_id": case.user_id,
        "opened_at": YESTERDAY,
        "told_at": YESTERDAY if told else None,
        "review_on": None if told else YESTERDAY.date() + timedelta(days=7),
    }
    return SafetyConcern.objects.create(
        case=case,
        person=case.person,
        organisation_id=case.organisation_id,
        **{**defaults, **fields},
    )


def make_concern_entry(concern: SafetyConcern, text: str = "Blauwe plekken.") -> SafetyEntry:
    return SafetyEntry.objects.create(
        concern=concern,
        person=concern.person,
        user_id=concern.user_id,
        step=1,
        taken_on=YESTERDAY.date(),
        text=sealed(concern.person, text),
        at=YESTERDAY,
    )


HALF_KEY = "5a" * 32


def make_visit(case: Case, own_note: str = "Vraag naar de huur.", **fields: Any) -> Visit:
    """Write a visit that a supporter took along yesterday."""
    defaults = {
        "user_id": case.user_id,
        "taken_at": YESTERDAY,
        "until_at": YESTERDAY + KEPT,
    }
    return Visit.objects.create(
        case=case,
        person=case.person,
        half_key=sealed(case.person, HALF_KEY),
        own_note=sealed(case.person, own_note),
        **{**defaults, **fields},
    )


def make_offline_choice(**fields: Any) -> OfflineChoice:
    """Write that Carla switched visits offline on."""
    defaults = {
        "organisation_id": MEIDOORN,
        "user_id": CARLA.user_id,
        "is_on": True,
        "at": LONG_AGO,
    }
    return OfflineChoice.objects.create(**{**defaults, **fields})


def make_wording(**fields: Any) -> LetterWording:
    """Write words of Carla's organisation for a complaint."""
    defaults = {
        "organisation_id": MEIDOORN,
        "user_id": CARLA.user_id,
        "kind": LetterKind.COMPLAINT,
        "version": 1,
        "subject": "Mijn klacht",
        "text": "Ik ben niet tevreden over [onderwerp].",
        "at": LONG_AGO,
    }
    return LetterWording.objects.create(**{**defaults, **fields})


WALL_QUERIES = {
    Case: queries.cases,
    Alongside: alongside.alongside,
    Consult: consulting.consults,
    ConsultOutcome: consulting.outcomes,
    CaseContent: queries.contents,
    Contact: queries.contacts,
    Goal: aims.goals,
    RungTried: aims.rungs,
    RunningTerm: terms.terms,
    Letter: terms.letters,
    SafetyConcern: safety.concerns,
    SafetyEntry: safety.concern_entries,
    HandOver: handing_over.hand_overs,
    Visit: offline.visits,
    OfflineChoice: offline.choices,
    LetterWording: wording.wordings,
}


def wall_rows(world: World) -> None:
    """Write a case of Sanne, one of Dirk, and one that Bram closed.

    A coordinator sees headers and no contents. After closing, the supporter keeps the header, and
    the contents are the resident's alone.
    """
    _ways_of_working(world)
    closed = make_question(world.jelle, BRAM.user_id, status=QuestionStatus.ACCEPTED)
    for case, user, herself, leads, beside in (
        (make_case(world.hannas_question, SANNE.user_id), SANNE, {HANNA}, {CARLA}, {SANNE}),
        (make_case(world.iekes_question, DIRK.user_id), DIRK, set(), {TINEKE, UMA}, {DIRK}),
        (
            make_case(closed, BRAM.user_id, status=CaseStatus.CLOSED),
            BRAM,
            set(),
            {CARLA},
            set(),
        ),
    ):
        own = {user}
        goes_on = {world.handing_over} if case.person_id == HANNA_ID else set()
        world.expect(
            case,
            view=own | herself | leads | goes_on | {world.keeping},
            open=beside,
            work=own,
            close=own,
            leave=herself,
            hand_over=goes_on,
        )
        talk = make_contact(case)
        for row in (case.content, make_goal(case), make_rung(case), talk):
            hands = beside
            if user is BRAM:  # closed: because she asks it, in a step that knows this row alone
                scope = Scope(row_ids=[row.pk])
                hands = beside | {world.step(f"correcting {row.pk}", correcting=scope)}
            more = {"correct": hands} if row is talk else {}
            world.expect(row, view=hands | herself, write=hands, **more)
        term, letter = make_term(case), make_letter(case)
        for row in (term, letter):
            world.expect(row, view=beside | herself, write=beside)
        if case.person_id == HANNA_ID:
            world.hannas_term, world.hannas_letter = term, letter
            world.hannas_case = case
        _concerns(world, case, beside=beside, herself=herself)
        _visits(world, case, beside=beside, herself=herself)
        if user is not BRAM:
            _hand_overs(world, case, user=user, herself=herself, leads=leads)
    _asked_along(world)
    _running_along(world)
    _consults(world)


def _consults(world: World) -> None:
    """Write questions without a name: to a colleague elsewhere, to who stands behind, and others'.

    Who stands in where it was asked before reads it, and asks or takes back nothing of another's.
    """
    case = world.hannas_case
    for asked in (DIRK, ILSE):
        row = make_consult(case, asked.user_id)
        world.expect(
            row,
            view={SANNE, HANNA, asked},
            ask={SANNE},
            answer={asked},
            withdraw={SANNE},
            settle={SANNE},
            erase={HANNA},
        )
        if asked is DIRK:
            world.hannas_consult = row
    elsewhere = find_case(user_id=DIRK.user_id)
    world.brams_consult = make_consult(elsewhere, BRAM.user_id)
    world.expect(
        world.brams_consult,
        view={DIRK, BRAM}, ask={DIRK}, answer={BRAM}, withdraw={DIRK}, settle={DIRK},
    )  # fmt: skip
    closed = find_case(user_id=BRAM.user_id)
    world.expect(make_consult(closed, SANNE.user_id), view={SANNE}, answer={SANNE})
    before = find_case(person=world.lys)
    world.expect(make_consult(before, CARLA.user_id), view={UMA})
    talk = make_consult(case, None, meeting=world.case_talk)
    world.hannas_brought = talk
    world.expect(
        talk,
        view={SANNE, DIRK, HANNA}, ask={SANNE}, withdraw={SANNE}, settle={SANNE}, erase={HANNA},
    )  # fmt: skip
    # Nobody who is here comes to that other talk.
    other = make_consult(elsewhere, None, meeting=world.day_ahead)
    world.expect(other, view={DIRK}, ask={DIRK}, withdraw={DIRK}, settle={DIRK})
    for talked, herself in ((talk, {HANNA}), (other, set())):
        beside = {SANNE} if talked is talk else {DIRK}
        outcome = ConsultOutcome.objects.create(
            consult=make_consult(
                talked.case, None, meeting=talked.meeting, state=ConsultState.DISCUSSED
            ),
            person_id=talked.person_id,
            text=sealed(talked.person, "Wij gaan samen naar de gemeente."),
            at=YESTERDAY,
        )
        world.expect(outcome, view=beside | herself, write=beside, erase=herself)
        comes = {DIRK} if talked is talk else set()
        world.expect(
            outcome.consult,
            view=beside | herself | comes,
            ask=beside, withdraw=beside, settle=beside, erase=herself,
        )  # fmt: skip
    # Put by somebody who stands there to somebody who holds no such role.
    world.expect(
        make_consult(case, GEA.user_id),
        view={SANNE, HANNA}, ask={SANNE}, withdraw={SANNE}, settle={SANNE}, erase={HANNA},
    )  # fmt: skip


def _asked_along(world: World) -> None:
    """Write who is asked into Hanna's case; and rows of others, that none of them sees."""
    goes_on, case = {world.handing_over}, world.hannas_case
    asked = {
        "behind": (make_alongside(case, ILSE.user_id), {ILSE}, set()),
        "stands_in": (
            make_alongside(case, BRAM.user_id, manner=Along.STANDS_IN),
            {BRAM},
            {CARLA},
        ),
        "together": (
            make_alongside(case, UMA.user_id, manner=Along.TOGETHER, state=AlongState.AGREED),
            {UMA},
            set(),
        ),
    }
    world.hannas_along = {name: row for name, (row, _, _) in asked.items()}
    for row, who, coordinates in asked.values():
        world.expect(
            row,
            view={SANNE, HANNA, CARLA} | who | goes_on,
            ask={SANNE} | coordinates,
            answer=who,
            say={HANNA},
            end={SANNE, HANNA} | who | coordinates | goes_on,
        )
    # Of the other organisation; and put to somebody in a role that she does not hold.
    elsewhere = make_alongside(find_case(user_id=DIRK.user_id), CARLA.user_id)
    world.expect(elsewhere, view={DIRK, TINEKE, UMA}, ask={DIRK}, end={DIRK})
    closed = find_case(user_id=BRAM.user_id)
    world.expect(make_alongside(closed, SANNE.user_id), view={BRAM, CARLA}, end={BRAM})
    turned = make_alongside(closed, ILSE.user_id, manner=Along.STANDS_IN)
    world.expect(turned, view={BRAM, CARLA}, ask={CARLA}, end={BRAM, CARLA})


def _running_along(world: World) -> None:
    """Write who is along in the case of Lys: Uma today, Bram from tomorrow, Ilse behind.

    Uma sees what who stands beside her sees, Ilse the header and the notes, Bram nothing yet. Whose
    case it is works here no more.
    """
    make_hat(world.lys, QUINTEN.user_id)
    case = make_case(world.lys_question, QUINTEN.user_id)
    tomorrow = NOON + timedelta(days=1)
    for user, manner, period in (
        (UMA, Along.TOGETHER, (YESTERDAY, tomorrow)),
        (BRAM, Along.STANDS_IN, (tomorrow, tomorrow + timedelta(days=1))),
        (ILSE, Along.BEHIND, (YESTERDAY, None)),
    ):
        stands = Manner.BEHIND if manner == Along.BEHIND else Manner.BESIDE
        row = make_alongside(
            case,
            user.user_id,
            manner=manner,
            state=AlongState.RUNS,
            from_at=period[0],
            until_at=period[1],
            standing=find_standing(
                person=world.lys, user_id=user.user_id, manner=stands, hat__isnull=False
            ),
        )
        coordinates = {CARLA} if manner == Along.STANDS_IN else set()
        world.expect(
            row,
            view={user, CARLA},
            ask=coordinates,
            answer={user},
            end={user} | coordinates,
        )
        if user is ILSE:
            world.lys_behind = row
    world.expect(case, view={UMA, ILSE, CARLA, world.keeping}, work={UMA})
    talk = make_contact(case)
    for entry in (case.content, make_goal(case), make_rung(case), talk):
        more = {"correct": {UMA}} if entry is talk else {}
        world.expect(entry, view={UMA, ILSE}, write={UMA}, **more)


def _visits(world: World, case: Case, *, beside: set[Any], herself: set[Any]) -> None:
    """Write a visit on its way, and one of which the time is over: that opens for nobody beside."""
    running = make_visit(case)
    world.expect(running, view=beside | herself, take=beside, end=beside)
    if case.person_id == HANNA_ID:
        world.hannas_visit = running
    over = make_visit(case, taken_at=LONG_AGO, until_at=LONG_AGO + KEPT)
    world.expect(over, view=herself | {CLOCK}, take=beside, forget={CLOCK})


def _ways_of_working(world: World) -> None:
    """Write what two organisations chose; who works there knows it, who leads it decides."""
    for organisation_id, lead, leads, works in (
        (MEIDOORN, CARLA, {CARLA}, {SANNE, BRAM, UMA}),
        (LINDE, TINEKE, {TINEKE, UMA}, {DIRK}),
    ):
        of_them = {"organisation_id": organisation_id, "user_id": lead.user_id}
        world.expect(make_offline_choice(**of_them), view=leads | works, choose={lead})
        world.expect(make_wording(**of_them), view=leads | works, word={lead})


def _concerns(world: World, case: Case, *, beside: set[Any], herself: set[Any]) -> None:
    """Write a worry that she may read, which is over, and one that is held back from her.

    Who guards privacy where the case is sees that there is one, and never what it is.
    """
    guards = {PETRA} if case.organisation_id == MEIDOORN else set()
    for told in (True, False):
        concern = make_concern(case, told=told, ended_at=YESTERDAY if told else None)
        reads = beside | (herself if told else set())
        world.expect(concern, view=reads | guards, write=beside, release=guards)
        world.expect(make_concern_entry(concern), view=reads, write=beside)
        if not told and case.person_id == HANNA_ID:
            world.hannas_concern = concern


def _hand_overs(world: World, case: Case, *, user: Any, herself: set[Any], leads: set[Any]) -> None:
    """Write who was asked to go on: seen by both sides while it waits, by the first no more after.

    A coordinator asks; who is asked answers; the resident may rather have another.
    """
    lead = {"view": leads, "offer": leads, "withdraw": leads}
    own = {"choose_other": herself, "answer": {BRAM}}
    asked = make_hand_over(case, to_user_id=BRAM.user_id)
    if case.person_id == HANNA_ID:
        world.hannas_hand_over = asked
    world.expect(
        asked,
        **{**lead, **own, "view": {user, BRAM} | herself | leads, "want": {user}},
    )
    done = make_hand_over(case, to_user_id=BRAM.user_id, state=HandOverState.DONE)
    world.expect(done, **{**lead, **own, "view": {BRAM} | herself | leads})
