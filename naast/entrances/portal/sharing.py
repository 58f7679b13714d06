"""What of her file a resident can share, each as exactly the text that would go."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from naast.core.policy.walls import Actor
from naast.support.casework import queries as casework
from naast.support.casework.queries import OpenedCase, OpenedGoal
from naast.support.encounters import queries as encounters
from naast.support.encounters.queries import OpenedAppointment
from naast.support.keys.queries import kind_choices
from naast.support.keys.rules import PieceKind
from naast.support.people import queries as people

CASES_READ = 3
NOTES_SHOWN = 8
DOCUMENTS_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece of her file, as it can be chosen: `text` is what is seen, `document` what it is of.

    Of her own plan `text` is empty: those words she writes in the form itself.
    """

    key: str
    kind: PieceKind
    label: str
    text: str = ""
    document: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What is seen of a shared piece: by her beforehand, by whom she shares it with afterwards.

    `document_url` is where she opens the document herself; who reads it sends the code once more.
    """

    text: str
    purpose: str
    document_url: str | None = None


def pieces(*, actor: Actor, at: datetime) -> list[Piece]:
    """Return what the resident `actor` can share now, her own plan always. A few queries."""
    me = people.myself(actor=actor, rows=people.details(actor=actor))
    cases = casework.own_cases_opened(actor=actor, me=me, most=CASES_READ) if me else []
    running = [case for case in cases if case.closed_at is None]
    words = dict(kind_choices())
    texts = {
        PieceKind.GOALS: "\n".join(_goal(goal) for case in running for goal in case.goals),
        PieceKind.LADDER: "\n".join(_rung(r) for case in running for r in case.rungs if r.state),
        PieceKind.APPOINTMENT: _appointment(running, at=at),
    }
    return [
        Piece(key=PieceKind.PLAN, kind=PieceKind.PLAN, label=str(words[PieceKind.PLAN])),
        *(
            Piece(key=kind, kind=kind, label=str(words[kind]), text=text)
            for kind, text in texts.items()
            if text
        ),
        *_notes(cases),
        *(_documents(actor=actor, person_id=me.person.id) if me else ()),
    ]


def _goal(goal: OpenedGoal) -> str:
    if goal.score_start is None:
        return f"- {goal.text}"
    marks = {"start": goal.score_start, "now": goal.score_end}
    if goal.score_end is None:
        return f"- {goal.text} " + _("(my mark: %(start)s)") % marks
    return f"- {goal.text} " + _("(my mark: first %(start)s, now %(now)s)") % marks


def _rung(rung: "casework.OpenedRung") -> str:
    told = f"- {rung.rung_words}: {rung.state_words.lower()}."
    return f"{told} {rung.text}".strip()


def _appointment(cases: list[OpenedCase], *, at: datetime) -> str:
    one = next_appointment(cases, at=at)
    if one is None:
        return ""
    told = _("%(day)s, %(way)s, with %(name)s.") % {
        "day": _moment(one.starts_at),
        "way": one.way_words.lower(),
        "name": one.with_name,
    }
    return f"{told}\n{one.about}".strip()


def next_appointment(cases: list[OpenedCase], *, at: datetime) -> OpenedAppointment | None:
    """Return the first appointment of these cases that is still to come."""
    ahead = [
        one
        for case in cases
        for one in case.appointments
        if one.cancelled_at is None and one.starts_at >= at
    ]
    return min(ahead, key=lambda one: one.starts_at, default=None)


def _notes(cases: list[OpenedCase]) -> list[Piece]:
    written = [talk for case in cases for talk in case.contacts if talk.text]
    newest = sorted(written, key=lambda talk: talk.at, reverse=True)[:NOTES_SHOWN]
    return [
        Piece(
            key=f"{PieceKind.NOTE}:{talk.id}",
            kind=PieceKind.NOTE,
            label=_("What %(name)s wrote on %(day)s")
            % {"name": talk.by_name, "day": _day(talk.at)},
            text=f"{talk.by_name}, {_day(talk.at)}:\n{talk.text}",
        )
        for talk in newest
    ]


def _documents(*, actor: Actor, person_id: UUID) -> list[Piece]:
    kept = encounters.listed_documents(actor=actor, person_id=person_id)[:DOCUMENTS_SHOWN]
    return [
        Piece(
            key=f"{PieceKind.DOCUMENT}:{one.id}",
            kind=PieceKind.DOCUMENT,
            label=_("The document %(name)s") % {"name": one.name},
            text=one.name,
            document=one.id,
        )
        for one in kept
    ]


def _day(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y")


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "l j F Y, G.i")
