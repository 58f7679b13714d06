"""That a notification came in is confirmed with its date, and its term warns in time."""

from datetime import datetime, time, timedelta

from naast.core.outbox.actions import later, queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, must_act
from naast.supply.law import queries as law
from naast.supply.law.rules import DUTCH_TIME
from naast.support.decisions import queries, rules
from naast.support.decisions.models import Matter
from naast.support.decisions.rules.notices import receipt_by
from naast.support.encounters.queries import way_to_tell
from naast.support.encounters.rules import By
from naast.support.people.queries import opened_with_key, persons

WARNED_AT = time(8)


def confirm_receipt(*, actor: Actor, matter: Matter, noted: bool, at: datetime) -> None:
    """Confirm to her that her notification came in, in neutral words with the day of it.

    Wmo 2015 art. 2.3.2 lid 1. `matter` is not saved here. Who left no safe way reads it in her
    file, or heard it where an officer `noted` it.
    """
    must_act(actor)
    person = persons(actor=actor).get(id=matter.person_id)
    left, _key = opened_with_key(actor=actor, person_id=person.id)
    way = way_to_tell(person=left)
    matter.confirmed_at = at
    matter.confirmed_by = receipt_by(safe=way, noted_by_officer=noted)
    if way is not None:
        queue(
            actor=actor,
            channel=Channel.TEXT if way == By.TEXT else Channel.MAIL,
            template="received",
            to=left.phone if way == By.TEXT else left.mail,
            language=left.language,
            values={"on": matter.notified_at.astimezone(DUTCH_TIME).date()},
            subject_id=person.id,
            house=person.house,
            controller=person.controller,
        )


def warn_later(*, actor: Actor, matter: Matter, at: datetime) -> None:
    """Have the officer warned a week before the term of the inquiry is over (I-10)."""
    must_act(actor)
    book = law.term_book(municipality_id=matter.municipality_id)
    for term in queries.terms(matter=matter, decided=(), at=at, book=book):
        if term.term_id == "WMO_ONDERZOEK" and term.runs:
            day = term.last_on - timedelta(days=rules.SOON_DAYS)
            later(
                task="decisions.warn_of_inquiry",
                at=max(datetime.combine(day, WARNED_AT, DUTCH_TIME), at),
                matter_id=matter.id,
                user_id=matter.user_id,
            )
