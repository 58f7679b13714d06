"""What residents of the told stories and who stands beside them wrote each other; their letters."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.utils.formats import date_format
from django.utils.timezone import localtime

from naast.core.crypto.fields import Clear
from naast.core.files import queries as files
from naast.core.files.rules import parts
from naast.core.paper.queries import pdf
from naast.supply.law.rules import DUTCH_TIME
from naast.support.encounters import rules
from naast.support.encounters.models import Document, Message, Thread
from naast.support.people.demo import entry
from naast.support.people.demo.bulk import write
from naast.support.people.demo.calendar import Calendar
from naast.support.people.demo.lives import Life, lives, uuid

WORKING_DAYS = 3
LOOKED_AFTER = timedelta(minutes=50)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A message, so many working days ago. `hers`: of the resident. Unseen, hers still waits."""

    days: int
    clock: time
    hers: bool
    text: str
    seen: bool = True


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter that lies in a file, so many days; `hers`: she added it herself."""

    days: int
    hers: bool
    name: str
    sender: str
    lines: tuple[str, ...]


SAID = {
    "doos-met-post": (
        Said(
            days=3,
            clock=time(15, 40),
            hers=False,
            text="Morgen om half elf kom ik. De post mag dicht blijven.",
        ),
        Said(
            days=3,
            clock=time(19, 5),
            hers=True,
            text="Goed. De doos staat klaar. Ik keek er niet in.",
        ),
        Said(days=2, clock=time(9, 10), hers=False, text="Dat hoeft ook niet. Dat doen wij samen."),
        Said(
            days=1,
            clock=time(16, 25),
            hers=True,
            seen=False,
            text="Er kwam er weer een, van de verhuurder. Ik heb er een foto van gemaakt. "
            "Wat staat daar?",
        ),
    ),
    "minder-uren": (
        Said(
            days=3, clock=time(10, 15), hers=True, text="Mag mijn buurvrouw bij het gesprek zijn?"
        ),
        Said(
            days=3,
            clock=time(13, 30),
            hers=False,
            text="Ja, dat mag altijd. Zeg haar gerust de dag en het uur.",
        ),
        Said(
            days=1,
            clock=time(15, 20),
            hers=False,
            seen=False,
            text="Het verslag ligt bij uw documenten. Lees het rustig. Ik bel u donderdag.",
        ),
    ),
    "minder-uren-gemeente": (
        Said(
            days=1,
            clock=time(11, 45),
            hers=True,
            seen=False,
            text="Komt u met z'n tweeën, of komt u alleen?",
        ),
    ),
    "niet-naar-school": (
        Said(
            days=4,
            clock=time(17, 50),
            hers=True,
            seen=False,
            text="De school belde weer. Ik wist niet wat ik moest zeggen.",
        ),
    ),
    "was-in-een-gesprek": (
        Said(
            days=2, clock=time(14, 20), hers=True, text="De machine is er. Hij staat al te draaien."
        ),
        Said(
            days=2,
            clock=time(16, 0),
            hers=False,
            text="Wat fijn. Ik kom volgende week kijken hoe het gaat.",
        ),
    ),
}
LETTERS = {
    "doos-met-post": Letter(
        days=1,
        hers=True,
        name="Brief van de verhuurder.pdf",
        sender="Woonstichting Lytse Haven",
        lines=(
            "Uw huur van twee maanden is nog niet betaald.",
            "U stelde een regeling voor. Wij gaan akkoord met een vast bedrag per maand.",
            "De eerste betaling verwachten wij op de eerste dag van de volgende maand.",
        ),
    ),
    "minder-uren": Letter(
        days=0,
        hers=False,
        name="Verslag van het gesprek.pdf",
        sender="Verslag van het gesprek",
        lines=(
            "Op een slechte dag lukt het koken niet, en het bed verschonen ook niet.",
            "De buurvrouw doet de boodschappen. Meer kan zij niet doen.",
            "U wilt dat dezelfde hulp blijft komen.",
        ),
    ),
    "was-in-een-gesprek": Letter(
        days=3,
        hers=True,
        name="Bon van de machine.pdf",
        sender="Witgoed om de Hoek",
        lines=("Geleverd en aangesloten. De oude machine is meegenomen.",),
    ),
}


def load(*, at: datetime, seed: int, scale: float) -> None:
    """Write the messages and letters of the told stories."""
    told = [life for life in lives(at=at, seed=seed, scale=scale) if life.told and life.runs]
    talked = [life for life in told if life.told and life.told.slug in SAID]
    write(_thread(life, at) for life in talked)
    messages = [(life, one) for life in talked for one in _messages(life, at)]
    write(one for _, one in messages)
    write(line for life, one in messages for line in _lines(life, one))
    for life in told:
        if life.told and life.told.slug in LETTERS:
            _letter(life, LETTERS[life.told.slug], at)


def _said(life: Life) -> tuple[Said, ...]:
    return SAID[life.told.slug if life.told else ""]


def _moment(one: Said, at: datetime) -> datetime:
    calendar = Calendar(at=at)
    working = [day for day in calendar.working if day < calendar.today]
    return datetime.combine(working[-one.days], one.clock, DUTCH_TIME)


def _thread(life: Life, at: datetime) -> Thread:
    last = _said(life)[-1]
    since = _moment(last, at) if last.hers and not last.seen else None
    return Thread(
        person_id=life.person_id,
        house=life.house,
        organisation_id=life.organisation_id,
        waiting_since_at=since,
        answer_before_at=since and rules.answer_before(written_at=since, working_days=WORKING_DAYS),
    )


def _messages(life: Life, at: datetime) -> Iterator[Message]:
    draw = life.chance("messages")
    for one in _said(life):
        written_at = _moment(one, at)
        yield Message(
            id=uuid(draw),
            person_id=life.person_id,
            house=life.house,
            user_id=None if one.hers else life.user_id,
            text=Clear(one.text, life.key),
            written_at=written_at,
            seen_at=written_at + LOOKED_AFTER if one.seen else None,
            seen_by_id=life.user_id if one.seen and one.hers else None,
        )


def _lines(life: Life, message: Message) -> Iterator[Any]:
    draw = life.chance(f"message {message.id}")
    yield entry(
        life, action="encounters.message.written", at=message.written_at, what=message, draw=draw,
        user_id=message.user_id,
    )  # fmt: skip
    if message.seen_at and message.user_id is None:
        yield entry(
            life, action="encounters.messages.opened", at=message.seen_at, what=message,
            draw=draw, user_id=life.user_id,
        )  # fmt: skip


def _letter(life: Life, letter: Letter, at: datetime) -> None:
    draw = life.chance("letter")
    added_at = at - timedelta(days=letter.days, hours=3)
    title = letter.name.removesuffix(".pdf")
    data = pdf(
        template="encounters/demo_letter",
        data={
            "sender": letter.sender,
            "day": date_format(localtime(added_at), "j F Y"),
            "title": title,
            "lines": list(letter.lines),
        },
        title=title,
        lang="nl",
        at=added_at,
    )
    pieces = list(parts(data=data))
    stored = apps.get_model("files.StoredFile")(
        id=uuid(draw),
        subject_id=life.person_id,
        house=life.house,
        kind="pdf",
        size=len(data),
        parts=len(pieces),
        kept_at=added_at,
    )
    write([stored])
    write(_part(life, stored, number, piece, uuid(draw)) for number, piece in enumerate(pieces))
    document = Document(
        id=uuid(draw),
        person_id=life.person_id,
        house=life.house,
        user_id=None if letter.hers else life.user_id,
        file_id=stored.id,
        name=Clear(letter.name, life.key),
        kind=stored.kind,
        size=stored.size,
        added_at=added_at,
    )
    write([document])
    write([
        entry(
            life, action="encounters.document.added", at=added_at, what=document, draw=draw,
            user_id=document.user_id,
        )
    ])  # fmt: skip


def _part(life: Life, stored: Any, number: int, piece: bytes, id_: Any) -> Any:
    part = apps.get_model("files.Part")(
        id=id_, file_id=stored.id, subject_id=life.person_id, house=life.house, number=number
    )
    label = files.label_of(part=part, many=stored.parts)
    part.sealed = life.key.seal_bytes(data=piece, label=label)
    return part
