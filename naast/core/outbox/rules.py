"""What a message may say, and when it is tried again. Pure.

A message lies on a table, lights up on a telephone, is read by who shares the letter box. So it
says that something is ready and where, never what: no name, no kind of help, no organisation. Its
words are fixed here; what is filled in is a date or a moment, never text that somebody typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum


class Channel(StrEnum):
    MAIL = "mail"
    TEXT = "text"
    LETTER = "letter"


class State(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"  # tried too often; may be sent again once the cause is gone
    DROPPED = "dropped"  # nobody to send it to any more


class Kind(StrEnum):
    """What may be filled in."""

    DAY = "day"
    MOMENT = "moment"


class Door(StrEnum):
    """The only addresses a message may point to: they tell nothing about who reads it."""

    RESIDENTS = "/"
    STAFF = "/desk/"


class NotNeutral(Exception):
    """A value that could carry more than a date, or that the template does not have."""


@dataclass(frozen=True, kw_only=True)
class Template:
    """The words of one message: English source strings, translated when it is sent.

    `short` is the whole text message; without it, the template cannot go by text.
    """

    subject: str
    text: str
    door: Door
    short: str = ""
    values: Mapping[str, Kind] = field(default_factory=dict)


def _(text: str) -> str:
    """Mark a source string for translators."""
    return text


TEMPLATES: Mapping[str, Template] = {
    "question_waiting": Template(
        subject=_("Something is ready for you in Naast"),
        text=_("Something is ready for you. Sign in to see it."),
        door=Door.STAFF,
    ),
    "question_late": Template(
        subject=_("Something in Naast has been waiting for a while"),
        text=_("Half of the promised time has passed. Please look at it today."),
        door=Door.STAFF,
    ),
    "paper_lapses": Template(
        subject=_("Something has to be renewed"),
        text=_("Something that you handed in holds until %(on)s. Sign in to see what."),
        door=Door.STAFF,
        values={"on": Kind.DAY},
    ),
    "papers_lapse": Template(
        subject=_("Something has to be renewed by people you lead"),
        text=_("Of one or more people something holds until %(on)s. Sign in to see of whom."),
        door=Door.STAFF,
        values={"on": Kind.DAY},
    ),
    "date_near": Template(
        subject=_("A day in Naast comes near"),
        text=_("Something asks your attention before %(on)s. Sign in to see it."),
        door=Door.STAFF,
        values={"on": Kind.DAY},
    ),
    "meeting_at": Template(
        subject=_("You are invited to a meeting"),
        text=_("There is a meeting on %(at)s. Sign in to read what it is about."),
        door=Door.STAFF,
        values={"at": Kind.MOMENT},
    ),
    "facts_stale": Template(
        subject=_("Is everything still right?"),
        text=_("You looked at your details more than half a year ago. It takes five minutes."),
        door=Door.STAFF,
    ),
    "diary_silent": Template(
        subject=_("Something could not be read for a while"),
        text=_("Something that you shared has not answered for days. Sign in to see what."),
        door=Door.STAFF,
    ),
    "answer_waiting": Template(
        subject=_("There is a message for you"),
        text=_("There is a message for you. You read it with your code."),
        short=_("There is a message for you. You read it with your code: %(link)s"),
        door=Door.RESIDENTS,
    ),
    "received": Template(
        subject=_("We received your message"),
        text=_("Your message came in on %(on)s. You read more about it with your code."),
        short=_("Your message came in on %(on)s. You read more with your code: %(link)s"),
        door=Door.RESIDENTS,
        values={"on": Kind.DAY},
    ),
    "still_busy": Template(
        subject=_("You will hear from us"),
        text=_("It takes a little longer. You hear from us on %(by)s at the latest."),
        short=_("It takes a little longer. You hear from us on %(by)s at the latest. %(link)s"),
        door=Door.RESIDENTS,
        values={"by": Kind.DAY},
    ),
    "appointment_made": Template(
        subject=_("Your appointment"),
        text=_("You have an appointment on %(at)s. You may bring somebody. More with your code."),
        short=_("You have an appointment on %(at)s. You may bring somebody. More: %(link)s"),
        door=Door.RESIDENTS,
        values={"at": Kind.MOMENT},
    ),
    "appointment_soon": Template(
        subject=_("Your appointment"),
        text=_("You have an appointment on %(at)s. Can you not come? Then let us know."),
        short=_("You have an appointment on %(at)s. Can you not come? Let us know: %(link)s"),
        door=Door.RESIDENTS,
        values={"at": Kind.MOMENT},
    ),
    "code_renewed": Template(
        subject=_("You have a new code"),
        text=_("You have a new code. The old one no longer works. Was this not you? Then call us."),
        short=_("You have a new code. Was this not you? Then call us: %(link)s"),
        door=Door.RESIDENTS,
    ),
}


def check_values(*, template: str, values: Mapping[str, date | datetime]) -> dict[str, str]:
    """Return `values` as they are kept: ISO 8601 texts.

    Raises KeyError for an unknown template, NotNeutral unless there is exactly what the template
    asks: a date for a day, an aware datetime for a moment.
    """
    kinds = TEMPLATES[template].values
    if kinds.keys() != values.keys():
        raise NotNeutral(f"{template} takes {sorted(kinds)}")
    for name, kind in kinds.items():
        value = values[name]
        fits = {
            Kind.DAY: isinstance(value, date) and not isinstance(value, datetime),
            Kind.MOMENT: isinstance(value, datetime) and value.tzinfo is not None,
        }
        if not fits[kind]:
            raise NotNeutral(f"{template}: {name} is a {kind}")
    return {name: value.isoformat() for name, value in values.items()}


# ---------------------------------------------------------------- trying again

LEASE = timedelta(minutes=5)
"""How long a worker may take to send; after that, it was killed and another may try."""

_WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(days=1),
)
MOST_ATTEMPTS = len(_WAITS) + 1

GRACE = timedelta(minutes=1)
"""How long a message may be due before the sweep thinks that its job was lost."""

KEEP_FAILED = timedelta(days=14)
"""How long the address of a failed message is kept, to send it again once the cause is gone."""

KEEP = timedelta(days=180)
"""How long it is kept that a message was sent."""


def next_attempt(*, attempts: int, at: datetime) -> datetime | None:
    """Return when to try again after `attempts` failures, the last one at `at`; None for never."""
    return at + _WAITS[attempts - 1] if attempts < MOST_ATTEMPTS else None
