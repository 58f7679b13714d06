"""What residents of the demo world answered when the help was over."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from django.apps import apps
from django.utils import timezone

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.learning.experience.models import Answer, CallBack, Complaint, LookQuestion
from naast.learning.experience.queries import answer_by, last_day_extended, who_explains
from naast.learning.experience.rules import DOUBTS_UP_TO, Caller, Item
from naast.supply.organisations.demo import load_doubts, load_reviews
from naast.supply.supporters.rules import Position
from naast.support.matching.demo import question_id
from naast.support.matching.rules import question_number
from naast.support.people.demo.bulk import write
from naast.support.people.demo.lives import Life, lives, uuid
from naast.support.people.rules import House

# The reasons and sources of these figures stand in docs/demo.md.
ANSWERED = 0.62
SKIPPED = 0.08
WANT_A_CALL, BY_WHO_LEADS = 0.5, 0.7
COMMENTED = 0.15

# Of each hundred that answer: from "yes, very much" (5) to "no, not at all" (1).
USUAL = {5: 48, 4: 38, 3: 8, 2: 4, 1: 2}
IN_THE_TEAM = {5: 28, 4: 34, 3: 18, 2: 13, 1: 7}
FURTHER = {5: 34, 4: 40, 3: 15, 2: 8, 1: 3}

ASKED = ("taal-en-werk", "naar-de-werf")
"""Of the stories, whose help is over and who can still answer: a visitor may try it."""

DOUBTS = ("eigen-huis",)
"""Of the stories, who said that he did not stand beside her: a visitor may ask for a call."""

# Of the stories: how many days ago, what was wrong, and the answer where there is one.
COMPLAINTS = (
    (
        "stoel-stuk",
        30,
        "Er zou op maandag iemand bellen. Er belde niemand. Ik zat de hele dag te wachten.",
        (
            "U heeft gelijk, en het spijt ons. De afspraak stond bij iemand die ziek was. "
            "Wij bellen nu op de dag zelf na of er is gebeld. Vindt u dit niet goed? "
            "Dan kunt u naar de ombudsman."
        ),
    ),
    ("na-de-scheiding", 38, "Aan de balie vroeg iemand hardop waar het over ging.", ""),
    (
        "naar-de-werf",
        45,
        "Ik moest drie keer hetzelfde vertellen.",
        (
            "Dat had niet gemoeten. Wij lezen voortaan eerst wat er al staat. "
            "Vindt u dit niet goed? Dan kunt u naar de ombudsman."
        ),
    ),
    ("nooit-vrij", 20, "Ik werd drie keer doorverbonden. Niemand wist iets.", ""),
    ("was-in-een-gesprek", 3, "De brief was zo lang dat ik hem niet begreep.", ""),
)

# Of the stories: how many days ago she asked why somebody looked, her words, and the answer.
ASKED_WHY = (
    ("na-de-scheiding", 25, "Ik had die dag geen afspraak.", ""),
    ("doos-met-post", 3, "", ""),
    (
        "stoel-stuk",
        20,
        "",
        "Dat was voor uw afspraak. Uw dossier is alleen daarvoor geopend.",
    ),
    ("was-in-een-gesprek", 2, "", ""),
)

# Of the stories: why it takes longer; told some days ago.
TAKES_LONGER = {"nooit-vrij": "Wij willen eerst met alle drie praten. Een van hen is met verlof."}

SAW = ("naar-de-werf",)
"""Of the stories, who read the answer; for the others it is new."""

COMMENTS = (
    "Ik werd gehoord.",
    "Fijn dat er iemand meeging naar het gesprek.",
    "Het duurde even, maar het is goed gekomen.",
    "Zonder hulp was ik gestopt.",
    "Ik had liever eerder geweten dat dit bestaat.",
    "Zij legde alles rustig uit.",
    "Hij kende iedereen bij de gemeente. Dat vond ik lastig.",
    "Ik weet nu zelf hoe het moet.",
)


def load(*, at: datetime, seed: int, scale: float = 1.0) -> None:
    """Write an answer for some six in ten residents whose help is over, in both houses."""
    over = [life for life in lives(at=at, seed=seed, scale=scale) if life.ended_at is not None]
    given = [(life, answer) for life in over for answer in _answers(life, at)]
    write(answer for _, answer in given)
    # Drawn before writing starts: who calls is asked on the same connection.
    write([row for life, answer in given for row in _call_backs(life, answer, at)])
    write(list(_complaints(lives(at=at, seed=seed, scale=scale), at)))
    write(list(_look_questions(lives(at=at, seed=seed, scale=scale), at)))
    load_reviews(at=at)
    load_doubts(at=at)


def _complaints(everybody: Sequence[Life], at: datetime) -> Iterator[Complaint]:
    """Yield what residents of the stories were not content about: answered, nearly due, new."""
    told = {life.told.slug: life for life in everybody if life.told}
    for slug, days, text, answered in COMPLAINTS:
        life = told[slug]
        key, wrapped = new_data_key(controller=life.controller)
        made_at = at - timedelta(days=days)
        by = _hears(life, at)
        yield Complaint(
            id=uuid(life.chance("complaint")),
            person_id=life.person_id,
            house=life.house,
            municipality_id=life.municipality_id,
            organisation_id=life.organisation_id,
            text=Clear(text, key),
            wrapped_key=wrapped,
            controller=life.controller,
            made_at=made_at,
            **(
                {
                    "extended_at": at - timedelta(days=3),
                    "extended_to_on": last_day_extended(made_at=made_at),
                    "extended_because": Clear(TAKES_LONGER[slug], key),
                }
                if slug in TAKES_LONGER
                else {}
            ),
            answer=Clear(answered, key) if answered and by else None,
            answered_at=made_at + timedelta(days=9) if answered and by else None,
            answered_by_id=by if answered else None,
            seen_at=made_at + timedelta(days=10) if answered and by and slug in SAW else None,
        )


def _look_questions(everybody: Sequence[Life], at: datetime) -> Iterator[LookQuestion]:
    """Yield who asks why somebody looked: nearly due, answered, new. About a look of before."""
    told = {life.told.slug: life for life in everybody if life.told}
    for slug, days, text, answered in ASKED_WHY:
        life, asked_at = told[slug], at - timedelta(days=days)
        look = (
            apps.get_model("audit.Entry")
            .objects.filter(subject_id=life.person_id, user_id=life.user_id, at__lt=asked_at)
            .order_by("-at", "id")
            .first()
        )
        if look is None:
            continue
        key, wrapped = new_data_key(controller=life.controller)
        row = LookQuestion(
            id=uuid(life.chance("look question")),
            person_id=life.person_id,
            house=life.house,
            municipality_id=life.municipality_id,
            organisation_id=life.organisation_id,
            entry_id=look.id,
            action=look.action,
            looked_at=look.at,
            looked_by_id=life.user_id,
            to_lead=True,
            text=Clear(text, key) if text else None,
            wrapped_key=wrapped,
            controller=life.controller,
            asked_at=asked_at,
            answer_by_on=answer_by(asked_at=asked_at),
        )
        by = who_explains(row=row, on=timezone.localdate(at))
        if answered and by:
            row.answer, row.answered_by_id = Clear(answered, key), by[0]
            row.answered_at = asked_at + timedelta(days=4)
        yield row


def _hears(life: Life, at: datetime) -> int | None:
    scope = (
        f"organisation:{life.organisation_id}"
        if life.organisation_id
        else f"municipality:{life.municipality_id}"
    )
    found = holders(role=Role.COMPLAINTS_OFFICER, scope=scope, on=timezone.localdate(at))
    return min(found, default=None)


def _answers(life: Life, at: datetime) -> Iterator[Answer]:
    draw = life.chance("answer")
    answered_at = life.ended_at + timedelta(days=draw.randint(1, 12), hours=draw.randint(0, 3))
    told = life.told.slug if life.told else ""
    answers = told in DOUBTS or (draw.random() < ANSWERED and told not in ASKED)
    if not answers or answered_at > at:
        return
    comment = draw.choice(COMMENTS) if draw.random() < COMMENTED else ""
    yield Answer(
        id=uuid(draw),
        person_id=life.person_id,
        question_id=question_id(life),
        house=life.house,
        municipality_id=life.municipality_id,
        organisation_id=life.organisation_id,
        comment=Clear(comment, life.key) if comment else None,
        answered_at=answered_at,
        **{item.value: _score(item, life, draw) for item in Item},
    )


def _call_backs(life: Life, answer: Answer, at: datetime) -> Iterator[CallBack]:
    """Yield that she wants to be called, for some of who doubt and left a number."""
    draw = life.chance("call_back")
    doubts = answer.stood_beside is not None and answer.stood_beside <= DOUBTS_UP_TO
    told = life.told and life.told.slug in DOUBTS
    if not (doubts and life.phone) or told or draw.random() >= WANT_A_CALL:
        return
    key, wrapped = new_data_key(controller=life.controller)
    by = Caller.LEAD if draw.random() < BY_WHO_LEADS else Caller.COMPLAINTS
    called_at = answer.answered_at + timedelta(days=draw.randint(1, 20))
    caller = _caller(by, life.house, life.organisation_id, life.municipality_id, called_at.date())
    waits = called_at > at or caller is None
    yield CallBack(
        id=uuid(draw),
        question_id=answer.question_id,
        number=question_number(sequence=life.number),
        person_id=life.person_id,
        house=life.house,
        municipality_id=life.municipality_id,
        organisation_id=life.organisation_id,
        by=by,
        phone=Clear(life.phone, key) if waits else None,
        wrapped_key=wrapped if waits else None,
        controller=life.controller,
        asked_at=answer.answered_at,
        called_at=None if waits else called_at,
        called_by_id=None if waits else caller,
    )


@cache
def _caller(
    by: Caller, house: House, organisation_id: int | None, municipality_id: int, on: date
) -> int | None:
    """Return who calls: of who leads there, or handles complaints, the first."""
    support = house == House.SUPPORT
    lead = Role.COORDINATOR if support else Role.ACCESS_LEAD
    found = holders(
        role=lead if by == Caller.LEAD else Role.COMPLAINTS_OFFICER,
        scope=f"organisation:{organisation_id}" if support else f"municipality:{municipality_id}",
        on=on,
    )
    return found[0] if found else None


def _score(item: Item, life: Life, draw: Random) -> int | None:
    """Return what she answers; who sits in the access team is less often felt to stand beside."""
    if item == Item.STOOD_BESIDE and life.told and life.told.slug in DOUBTS:
        return DOUBTS_UP_TO
    if draw.random() < SKIPPED:
        return None
    told = USUAL
    if item == Item.GOT_FURTHER:
        told = FURTHER
    elif item == Item.STOOD_BESIDE and life.beside.position != Position.OUTSIDE:
        told = IN_THE_TEAM
    return draw.choices(list(told), list(told.values()))[0]
