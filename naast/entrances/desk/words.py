"""What somebody in a role does with Naast, in one sentence."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from naast.core.identity.rules import Role

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DOES: dict[Role, "StrOrPromise"] = {
    Role.SUPPORTER: _("Stands beside residents, and sees only her own questions."),
    Role.SUPERVISOR: _("Stands behind volunteers, in the cases the resident knows of."),
    Role.COORDINATOR: _("Sees which questions wait and who has room, and no contents."),
    Role.RECEPTIONIST: _("Puts somebody who calls or walks in on the way."),
    Role.ACCESS_OFFICER: _("Works for the municipality: listens, decides and arranges."),
    Role.ACCESS_LEAD: _("Leads the team that decides for the municipality."),
    Role.OBJECTION_OFFICER: _("Judges objections, never against her own decision."),
    Role.POLICY_OFFICER: _("Sees figures, and can open no file at all."),
    Role.COUNCIL_MEMBER: _("Sees the same figures as the municipality."),
    Role.RESEARCHER: _("Compares municipalities, without persons."),
    Role.NETWORK_MEMBER: _("Shares what works with other municipalities."),
    Role.COMPLAINTS_OFFICER: _("Handles complaints."),
    Role.PRIVACY_OFFICER: _("Reviews what was shared without the resident."),
    Role.ADMINISTRATOR: _("Invites people and gives them roles, and reads no file."),
}

# What the record calls it, and what we say. Apps add a line for each action they record.
DONE: dict[str, "StrOrPromise"] = {
    "matching.question.inserted": _("Put in a question of a caller"),
    "matching.question.accepted": _("Took a question"),
    "matching.question.passed_on": _("Passed a question on"),
    "matching.question.proposed": _("Asked somebody for a question"),
    "casework.case.taken": _("Took a case"),
    "casework.case.opened": _("Opened a file"),
    "casework.contact.noted": _("Wrote down a talk"),
    "casework.question_behind.written": _("Wrote down the question behind the question"),
    "casework.goal.set": _("Wrote down a goal"),
    "casework.rung.marked": _("Wrote down what was tried"),
    "casework.case.promised": _("Promised to be in touch"),
    "casework.case.closed": _("Closed a case"),
    "encounters.appointment.agreed": _("Made an appointment"),
    "encounters.appointment.cancelled": _("Cancelled an appointment"),
    "encounters.documents.opened": _("Looked which documents lie in a file"),
    "encounters.document.opened": _("Opened a document"),
    "encounters.document.added": _("Added a document"),
    "encounters.document.removed": _("Removed a document"),
    "encounters.messages.opened": _("Read messages of a resident"),
    "encounters.message.written": _("Wrote to a resident"),
    "casework.hand_over.wanted": _("Asked for a successor"),
    "casework.hand_over.offered": _("Asked somebody to go on with a case"),
    "casework.hand_over.refused": _("Said no to going on with a case"),
    "casework.hand_over.withdrawn": _("Took back that somebody goes on"),
    "casework.case.handed_over": _("Went on with a case"),
    "casework.case.kept": _("Kept the place of a resident"),
    "people.code.renewed": _("Gave a resident a new code"),
    "people.agreement.noted": _("Wrote down that somebody agreed"),
    "people.person.moved": _("Took over a file"),
    "experience.complaint.opened": _("Opened a complaint"),
    "experience.complaint.answered": _("Answered a complaint"),
    "experience.call_back.opened": _("Saw that somebody wants to be called"),
    "experience.call_back.done": _("Called somebody who doubted"),
    "identity.administrator.invited": _("Invited an administrator"),
    "decisions.matter.taken": _("Took a question for the municipality"),
    "decisions.matter.opened": _("Looked in a file of the municipality"),
    "decisions.talk.noted": _("Wrote down a talk"),
    "decisions.question_behind.written": _("Wrote down the question behind the question"),
    "decisions.rung.marked": _("Wrote down what was found on a rung"),
    "decisions.application.noted": _("Noted an application"),
    "decisions.decision.taken": _("Decided"),
    "decisions.matter.closed": _("Closed a file of the municipality"),
    "keys.piece.used": _("Let a decision rest on what a resident shared"),
    "identity.user.invited": _("Invited a colleague"),
    "identity.role.granted": _("Gave somebody a role"),
    "identity.role.ended": _("Ended a role of somebody"),
    "organisations.review.opened": _("Opened a review of independence"),
    "organisations.review.said": _("Said something about a review of independence"),
    "organisations.floor.agreed": _("Set the floor under which a review opens"),
    "organisations.review.closed": _("Closed a review of independence"),
    "organisations.agreement.agreed": _("Agreed with a municipality"),
    "cooperation.proposal.written": _("Wrote a proposal for an agreement"),
    "cooperation.proposal.changed": _("Changed a proposal for an agreement"),
    "cooperation.proposal.sent": _("Sent a proposal for an agreement"),
    "cooperation.proposal.returned": _("Sent a proposal for an agreement back"),
    "cooperation.proposal.withdrawn": _("Took back a proposal for an agreement"),
    "cooperation.proposal.agreed": _("Said yes to a proposal for an agreement"),
    "matching.question.asked_for_who_waits": _("Asked somebody for a resident who waited"),
    "services.service.confirmed": _("Looked whether something is still there"),
    "services.service.corrected": _("Corrected what there is"),
    "services.service.closed": _("Closed something that stopped"),
    "services.service.reopened": _("Opened something again"),
    "services.law.confirmed": _("Confirmed the law behind a right"),
    "supporters.card.published": _("Showed a field of her card"),
    "supporters.card.withdrawn": _("Took a field of her card away"),
    "supporters.facts.confirmed": _("Confirmed the facts about herself"),
    "supporters.interests.declared": _("Declared her interests"),
    "supporters.pool.admitted": _("Took somebody into the pool"),
    "supporters.pool.paused": _("Let somebody be away for a while"),
    "supporters.pool.resumed": _("Let somebody come back"),
    "supporters.pool.stopped": _("Let somebody go"),
    "supporters.pool.ceiling_set": _("Set how many people at once"),
    "supporters.screening.checked": _("Saw a paper of somebody"),
    "supporters.application.talked": _("Talked with somebody who wants to help"),
    "supporters.application.declined": _("Erased an application of somebody"),
    "supporters.requirement.set": _("Wrote down what a kind of worker must have"),
}


def done(*, action: str) -> str:
    """Return an action of the record in words, or its code where nobody gave it any."""
    return str(DONE.get(action, action))
