"""What stands in a resident's file, in her words."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.core.crypto.rules import DataKey
from naast.entrances.portal import contact
from naast.learning.experience import queries as experience
from naast.supply.law.queries import DOMAINS, why_now_words
from naast.supply.law.rules import Domain
from naast.support.casework.queries import OpenedCase
from naast.support.casework.queries.told import ASKED, GO_ON, TOGETHER, Told
from naast.support.casework.rules import (
    KEPT_BY_COORDINATOR,
    CaseStatus,
    HandOverState,
    RungState,
)
from naast.support.casework.rules.alongside import AlongState
from naast.support.casework.rules.consulting import ConsultState
from naast.support.decisions.queries import OpenedMatter
from naast.support.decisions.rules import GRANTS, Rung
from naast.support.decisions.rules import RungState as LookedAt
from naast.support.keys.rules import About
from naast.support.matching.queries import Other
from naast.support.matching.rules import UNSAID, QuestionStatus
from naast.support.people.queries import AgreedWith
from naast.support.people.rules import RelationKind

if TYPE_CHECKING:
    from naast.core.audit.models import Entry
    from naast.learning.experience.queries import OpenedLookQuestion

LATELY = timedelta(days=60)
"""So long her file tells that another goes on with her now."""

# What somebody did with a file, as its owner reads it. An action without words here fails a test.
DID: dict[str, Promise] = {
    "matching.question.inserted": gettext_lazy("Wrote down your question for you."),
    "matching.question.accepted": gettext_lazy("Took your question."),
    "matching.question.passed_on": gettext_lazy("Passed your question on, without reading it."),
    "matching.question.proposed": gettext_lazy(
        "Asked somebody for your question, without reading it."
    ),
    "matching.question.asked_for_who_waits": gettext_lazy(
        "Asked somebody for your question, without reading it."
    ),
    "casework.case.taken": gettext_lazy("Took your question."),
    "people.agreement.noted": gettext_lazy("Wrote down that you agreed."),
    "matching.invitation.made": gettext_lazy("Made a code for whom you asked."),
    "people.file.looked_along": gettext_lazy("Read along in your file."),
    "people.pin.wrong": gettext_lazy("Had your code, but not the right PIN. It opened nothing."),
    "casework.case.opened": gettext_lazy("Looked in your file, to help you."),
    "casework.contact.noted": gettext_lazy("Wrote down a talk with you."),
    "casework.question_behind.written": gettext_lazy("Wrote down what is behind your question."),
    "casework.goal.set": gettext_lazy("Wrote down a goal of yours."),
    "casework.rung.marked": gettext_lazy("Wrote down what was tried."),
    "casework.safety.noted": gettext_lazy("Wrote down a worry about safety."),
    "casework.safety.held_back": gettext_lazy("Kept something from you for a while."),
    "casework.safety.told": gettext_lazy("Let you read what was kept from you for a while."),
    "casework.term.started": gettext_lazy("Wrote down until when somebody has time."),
    "casework.term.changed": gettext_lazy("Wrote down how that went on."),
    "casework.visit.taken_along": gettext_lazy("Took something of your file along on a visit."),
    "casework.visit.printed": gettext_lazy("Printed a sheet for a visit to you."),
    "casework.visit.ended": gettext_lazy("Was done with a visit to you."),
    "casework.letter.made": gettext_lazy("Made a letter with you."),
    "casework.letter.changed": gettext_lazy("Changed a letter of yours."),
    "casework.letter.sent": gettext_lazy("Wrote down that your letter went."),
    "casework.case.promised": gettext_lazy("Promised that you hear something."),
    "casework.case.closed": gettext_lazy("Closed your question together with you."),
    "keeping.hold.placed": gettext_lazy("Holds your file longer than its time."),
    "keeping.hold.ended": gettext_lazy("Holds your file no longer."),
    "decisions.matter.taken": gettext_lazy("Took your question."),
    "decisions.matter.opened": gettext_lazy("Looked in your file, to help you."),
    "decisions.report.written": gettext_lazy("Wrote the report of your talk."),
    "decisions.report.handed_over": gettext_lazy("Gave you the report of your talk."),
    "decisions.report.replied": gettext_lazy("Said what you find of the report."),
    "decisions.report.reply_noted": gettext_lazy("Noted what you said of the report."),
    "decisions.notice.given": gettext_lazy("Told you of free support and of your own plan."),
    "decisions.matter.urgent": gettext_lazy("Said that your question cannot wait."),
    "decisions.talk.noted": gettext_lazy("Wrote down a talk with you."),
    "decisions.question_behind.written": gettext_lazy("Wrote down what is behind your question."),
    "decisions.rung.marked": gettext_lazy("Wrote down what was tried."),
    "decisions.application.noted": gettext_lazy("Wrote down that you applied for help."),
    "decisions.referral.made": gettext_lazy("Asked somebody to help you, with your yes."),
    "decisions.later.done": gettext_lazy("Did what the law still asked."),
    "decisions.decision.taken": gettext_lazy("Took a decision."),
    "decisions.decision.taken_anew": gettext_lazy("Took a decision in the place of another."),
    "decisions.objection.taken": gettext_lazy("Looks again at the decision you disagree with."),
    "decisions.objection.opened": gettext_lazy("Looked in your objection."),
    "decisions.objection.registered": gettext_lazy("Wrote down that your objection came."),
    "decisions.objection.asked_to_complete": gettext_lazy("Asked you to complete your objection."),
    "decisions.objection.invited": gettext_lazy("Invited you to tell about your objection."),
    "decisions.objection.heard": gettext_lazy("Wrote what was said about your objection."),
    "decisions.objection.takes_longer": gettext_lazy("Takes longer for your objection."),
    "decisions.objection.judged": gettext_lazy("Decided on your objection."),
    "decisions.objection.made": gettext_lazy("Objected to a decision."),
    "decisions.objection.completed": gettext_lazy("Said more about the objection."),
    "decisions.objection.withdrawn": gettext_lazy("Stopped with the objection."),
    "decisions.letter.sent": gettext_lazy("Sent you the letter with the decision."),
    "decisions.letter.opened": gettext_lazy("Read the letter that was sent to you."),
    "keys.piece.opened": gettext_lazy("Opened a document that you shared."),
    "keys.outside.read": gettext_lazy("Read what you shared with a code."),
    "keys.piece.used": gettext_lazy("Let a decision rest on what you shared."),
    "keys.remark.opened": gettext_lazy("Read what you say is not right."),
    "keys.remark.corrected": gettext_lazy("Corrected what was not right."),
    "keys.remark.kept": gettext_lazy("Answered what you say is not right."),
    "decisions.matter.closed": gettext_lazy("Closed your question together with you."),
    "experience.call_back.opened": gettext_lazy("Saw your number, to call you."),
    "experience.call_back.done": gettext_lazy("Called you."),
    "experience.complaint.opened": gettext_lazy("Read your complaint."),
    "experience.complaint.answered": gettext_lazy("Answered your complaint."),
    "experience.complaint.extended": gettext_lazy("Takes longer for your complaint, and says why."),
    "experience.look_question.opened": gettext_lazy("Read what you ask about a look."),
    "experience.look_question.answered": gettext_lazy("Answered why somebody looked."),
    "casework.hand_over.wanted": gettext_lazy("Asked that somebody else goes on with you."),
    "casework.hand_over.offered": gettext_lazy("Asked somebody to go on with you."),
    "casework.hand_over.refused": gettext_lazy("Could not go on with you."),
    "casework.hand_over.withdrawn": gettext_lazy("Took back that somebody else goes on with you."),
    "decisions.matter.reassigned": gettext_lazy("Let somebody else go on with you."),
    "casework.case.handed_over": gettext_lazy("Went on with you."),
    "casework.along.asked": gettext_lazy("Asked a colleague to help with your question."),
    "casework.along.agreed": gettext_lazy("Said yes to helping with your question."),
    "casework.along.refused": gettext_lazy("Could not help with your question."),
    "casework.along.ended": gettext_lazy("Ended that a colleague helps with your question."),
    "casework.along.withdrawn": gettext_lazy("Took back that a colleague helps."),
    "casework.consult.asked": gettext_lazy("Asked a colleague to think along, without your name."),
    "casework.consult.brought": gettext_lazy(
        "Asked several colleagues to think along, without your name."
    ),
    "casework.consult.settled": gettext_lazy("Wrote down what colleagues thought of it."),
    "casework.consult.withdrawn": gettext_lazy("Took back what was asked of a colleague."),
    "casework.case.kept": gettext_lazy("Keeps your place until somebody goes on with you."),
    "people.code.renewed": gettext_lazy("Gave you a new code. The old one stopped."),
    "encounters.appointment.agreed": gettext_lazy("Made an appointment with you."),
    "encounters.appointment.cancelled": gettext_lazy("Cancelled an appointment."),
    "encounters.times.offered": gettext_lazy("Offered times for a talk."),
    "encounters.documents.opened": gettext_lazy("Looked which documents you have."),
    "encounters.document.opened": gettext_lazy("Opened a document of yours."),
    "encounters.document.added": gettext_lazy("Added a document."),
    "encounters.document.removed": gettext_lazy("Took a document away."),
    "encounters.messages.opened": gettext_lazy("Read your messages."),
    "encounters.message.written": gettext_lazy("Wrote you a message."),
}

# Done by somebody without an account, and told to her all the same; by whom, as she reads it.
BY_WHOM_UNKNOWN: dict[str, Promise] = {
    "people.file.looked_along": gettext_lazy("Who asked for you"),
    "people.pin.wrong": gettext_lazy("Somebody, or you yourself"),
    "keys.outside.read": gettext_lazy("Who got a code from you"),
}

# How an entry is called in the address of its page.
PATHS = {
    "gesprek": About.TALK,
    "doel": About.GOAL,
    "achter-de-vraag": About.BEHIND,
    "trede": About.RUNG,
    "besluit": About.DECISION,
}

# By what the asker is to the other; UNSAID is somebody else, without more.
FOR_WHOM: dict[str, Promise] = {
    RelationKind.CHILD: gettext_lazy("You ask this for your mother or father."),
    RelationKind.PARENT_WITH_CUSTODY: gettext_lazy("You ask this for your child."),
    RelationKind.OTHER_PARENT: gettext_lazy("You ask this for your child."),
    RelationKind.PARTNER: gettext_lazy("You ask this for your partner."),
    RelationKind.CARER: gettext_lazy("You ask this for somebody you care for."),
    RelationKind.NEIGHBOUR: gettext_lazy("You ask this for your neighbour."),
    RelationKind.FRIEND: gettext_lazy("You ask this for a friend."),
    RelationKind.IN_THE_FIELD: gettext_lazy("You ask this for somebody from your work."),
    UNSAID: gettext_lazy("You ask this for somebody else."),
}

# By what who asked is to the reader.
ASKED_BY: dict[str, Promise] = {
    RelationKind.CHILD: gettext_lazy("Your son or daughter asked for you."),
    RelationKind.PARENT_WITH_CUSTODY: gettext_lazy("Your parent asked for you."),
    RelationKind.OTHER_PARENT: gettext_lazy("Your parent asked for you."),
    RelationKind.PARTNER: gettext_lazy("Your partner asked for you."),
    RelationKind.CARER: gettext_lazy("Somebody who cares for you asked for you."),
    RelationKind.NEIGHBOUR: gettext_lazy("Your neighbour asked for you."),
    RelationKind.FRIEND: gettext_lazy("A friend asked for you."),
    RelationKind.IN_THE_FIELD: gettext_lazy("Somebody who works with you asked for you."),
    UNSAID: gettext_lazy("Somebody asked for you, and did not say who."),
}

_STATES = {
    RungState.DONE: "done",
    RungState.BUSY: "busy",
    RungState.PLANNED: "busy",
    RungState.SKIPPED: "open",
    None: "open",
}


def question(
    *,
    row: Any,
    key: DataKey,
    other: Other | None,
    at: datetime,
) -> dict[str, Any]:
    """Return a question as its asker reads it: what became of it, and what is promised.

    `row` was read with its words (`matching.with_words`) and `experience.with_opinions`.
    """
    topics = ", ".join(str(DOMAINS[d]) for d in Domain if d in row.domains)
    return {
        "id": row.id,
        "topics": topics.capitalize() or _("A question"),
        "words": row.words.open(key=key) if row.words else "",
        "why_now": why_now_words(code=row.why_now),
        "asked_at": row.asked_at,
        "open": row.status == QuestionStatus.OPEN,
        "withdrawn": row.status == QuestionStatus.WITHDRAWN,
        "promised_at": row.promised_at,
        "late": row.promised_at < at,
        "chosen": row.chosen_by_resident,
        "who": row.user.name if row.user else "",
        "for_whom": FOR_WHOM.get(row.asker_relation, ""),
        "contact": "" if row.first_contact_at else contact.chosen(question=row),
        "calls": row.call_from_at is not None,
        "other": other,
        "to_answer": experience.is_to_answer(row=row),
        "doubted": experience.is_doubted(row=row),
        "municipal": bool(row.notice),
        "notice_at": row.notice_at,
    }


def agreements(*, found: Sequence[AgreedWith]) -> dict[str, list[dict[str, Any]]]:
    """Return who asked for the reader, and for whom the reader asked, once that one agreed."""
    asked_by = [
        {
            "id": one.row.id,
            "who": ASKED_BY[one.row.relation],
            "agreed_at": one.row.agreed_at,
            "how": one.row.get_how_display(),
            "open": one.open,
        }
        for one in found
        if one.of_me
    ]
    asked_for = [
        {"person_id": one.row.person_id, "agreed_at": one.row.agreed_at, "open": one.open}
        for one in found
        if not one.of_me and one.row.withdrawn_at is None
    ]
    return {"asked_by": asked_by, "asked_for": asked_for}


def case(*, opened: OpenedCase) -> dict[str, Any]:
    """Return a case as its owner reads it, ready for the parts of the page."""
    return {
        "opened": opened,
        "closed": opened.status == CaseStatus.CLOSED,
        "rungs": [
            {
                "state": _STATES[rung.state],
                "title": rung.rung_words,
                "id": rung.id if rung.text else None,
                "remarks": rung.remarks,
                "text": rung.text,
                "words": rung.state_words or _("Not looked at yet"),
                **_icon(state=rung.state),
            }
            for rung in opened.rungs
        ],
    }


def matter(*, opened: OpenedMatter) -> dict[str, Any]:
    """Return a matter of the municipality as the resident reads it."""
    rungs = [
        {
            "state": "done" if rung.state else "open",
            "title": rung.name,
            "id": rung.id if rung.text else None,
            "remarks": rung.remarks,
            "text": rung.text,
            "words": rung.state_words or _("Not looked at yet"),
            **_icon(state=rung.state),
        }
        for rung in opened.rungs
    ]
    if opened.decisions:  # they tell of what is made to measure
        refused = not any(one.verdict_code in GRANTS for one in opened.standing)
        told = [f"{one.provision}: {one.verdict}" for one in opened.standing]
        rungs[Rung.MADE_TO_MEASURE - 1] |= {
            "state": "done",
            "text": ". ".join(told[1:]),
            "words": told[0],
            "icon": "x" if refused else "check",
        }
    return {"opened": opened, "who": opened.matter.user.name, "rungs": rungs}


def _icon(*, state: str | None) -> dict[str, str]:
    """Return the sign of a rung, where that of its drawing says something else than its words."""
    if not state:
        return {"icon": ""}
    return {"icon": "x"} if state in {LookedAt.NOT_ENOUGH, LookedAt.NOT_THERE} else {}


def hand_overs(*, found: Sequence[Told], at: datetime) -> list[dict[str, Any]]:
    """Return what she must know of others who go on with her: of running questions, and lately."""
    newest: dict[UUID, dict[str, Any]] = {}
    for row in found:
        if row.manner != GO_ON:
            continue
        old = row.answered_at is not None and row.answered_at < at - LATELY
        newest.setdefault(
            row.case_id,
            {
                "id": row.id,
                "who": row.holder,
                "to": row.who,
                "reason": row.why,
                "asked": row.state == HandOverState.OFFERED,
                "done": row.state == HandOverState.DONE,
                "on": row.answered_at,
                "told": not (old and row.state == HandOverState.DONE),
            },
        )
    return [one for one in newest.values() if one["told"]]


def along(*, found: Sequence[Told], key: DataKey, at: datetime) -> list[dict[str, Any]]:
    """Return who else is in her running questions, or would be, as she reads it; newest first."""
    told = []
    for row in found:
        if row.manner in {GO_ON, ASKED}:
            continue
        holder_does, other_does = row.who_does_what(key=key)
        told.append(
            {
                "id": row.id,
                "who": row.who,
                "holder": row.holder,
                "manner": row.manner,
                "asks": row.state == AlongState.AGREED,
                "why": row.why,
                "from_at": row.from_at,
                "last_on": row.last_on,
                "begun": row.from_at is not None and row.from_at <= at,
                "holder_does": holder_does,
                "other_does": other_does,
            }
        )
    return told


def consulted(*, found: Sequence[Told], key: DataKey) -> list[dict[str, Any]]:
    """Return what colleagues were asked about her without her name, and answered; newest first."""
    told = []
    for row in found:
        if row.manner == ASKED:
            asked, answer = row.consulted(key=key)
            told.append(
                {
                    "who": row.holder,
                    "together": row.why == TOGETHER,
                    "on": row.asked_at,
                    "asked": asked,
                    "answer": answer,
                    "unknown": row.state == ConsultState.UNKNOWN,
                }
            )
    return told


def kept_by(*, cases: Sequence[OpenedCase]) -> list[str]:
    """Return the names of coordinators who keep her place until somebody goes on with her."""
    kept = {one.user_name for one in cases if one.supporter_kind == KEPT_BY_COORDINATOR}
    return sorted(kept)


def did(*, action: str) -> str:
    """Return what somebody did with her file, in her words."""
    return str(DID.get(action, _("Worked on your file.")))


def looks(
    *, entries: Sequence["Entry"], asked: Mapping[UUID, "OpenedLookQuestion"]
) -> list[dict[str, Any]]:
    """Return who looked, when, and why; what reads the same within a minute stands there once.

    `asked` is what she asked about looks, by entry. `id` is the entry that she can ask about: None
    where no colleague looked, but who asked for her.
    """
    found: dict[tuple[str, datetime, str], dict[str, Any]] = {}
    for entry in entries:
        name = entry.user.name if entry.user else str(BY_WHOM_UNKNOWN[entry.action])
        told = did(action=entry.action)
        key = name, entry.at.replace(second=0, microsecond=0), told
        line = {"name": name, "at": entry.at, "did": told, "asked": None}
        one = found.setdefault(key, line | {"id": entry.id if entry.user_id else None})
        if entry.id in asked:
            one |= {"id": entry.id, "asked": asked[entry.id]}
    return list(found.values())
