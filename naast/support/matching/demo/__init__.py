"""Questions of the demo world, what was offered, who passed one on, and the placements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from random import Random
from uuid import UUID

from django.db import connection
from django.utils import timezone

from naast.core.crypto.fields import Clear
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.outbox.actions import later
from naast.supply.law.rules import WhyNow
from naast.supply.supporters.rules import Candidate, Kind
from naast.support.matching import rules
from naast.support.matching.actions import promise
from naast.support.matching.demo.put_through import put_through
from naast.support.matching.demo.suggested import suggest
from naast.support.matching.demo.words import ALSO, ASKED, TOLD
from naast.support.matching.models import (
    Invitation,
    Offer,
    PassOn,
    Placement,
    Question,
    QuestionText,
)
from naast.support.matching.rules import (
    Channel,
    ContactWay,
    FirstContact,
    Group,
    PassReason,
    QuestionStatus,
    call_moments,
)
from naast.support.people.demo import entry
from naast.support.people.demo.bulk import write
from naast.support.people.demo.lives import Life, asked_for, lives, uuid
from naast.support.people.demo.told import code_of
from naast.support.people.queries import code_fingerprint, code_words
from naast.support.people.rules import HAT_OF_HOUSE, House

# Assumed. The sources name the channels, not how often each is used.
_CHANNELS = {
    Channel.WEB: 28, Channel.PHONE: 34, Channel.WALK_IN: 17, Channel.REFERRED: 15,
    Channel.OUTREACH: 6,
}  # fmt: skip
_REFERRERS = {
    "general_practitioner": 30, "access_team": 25, "school": 10, "welfare_work": 15,
    "housing_association": 10, "hospital": 10,
}  # fmt: skip
_PASSED_ON = 0.05
_REASONS = {
    PassReason.NO_ROOM: 40, PassReason.OTHER_KNOWLEDGE: 35, PassReason.AWAY: 15,
    PassReason.TOO_CLOSE: 10,
}  # fmt: skip
NOTICE = "2026-11-23"
PROPOSED = ("eigen-huis",)
"""Of the stories, for whom who leads a small organisation found somebody."""
_GROUP = {
    Kind.FORMAL: Group.FORMAL,
    Kind.TRAINED_VOLUNTEER: Group.INFORMAL,
    Kind.ADVISER_FOR_THE_ELDERLY: Group.INFORMAL,
    Kind.EXPERIENCE_EXPERT: Group.LIVED,
    Kind.FAMILY_EXPERT: Group.LIVED,
}

WHY_NOW = {
    "minder-uren": WhyNow.REASSESSMENT,
    "minder-uren-gemeente": WhyNow.REASSESSMENT,
    "niet-naar-school": WhyNow.EDUCATION,
    "stoel-stuk": WhyNow.CHANGE,
    "taal-en-werk": WhyNow.TAKING_PART,
    "voor-mijn-moeder": WhyNow.CARE_PLAN,
    "te-klein": WhyNow.TALK_IN_DOUBT,
}


def load(*, at: datetime, seed: int, scale: float = 1.0) -> None:
    """Write every question with what followed; questions that wait get their reminder."""
    everybody = lives(at=at, seed=seed, scale=scale)
    colleagues = _colleagues(everybody)
    passed = {life.number: one for life in everybody if (one := _pass_on(life, colleagues))}
    questions = {life.number: _question(life, passed, at) for life in everybody}
    for asker, other in asked_for(everybody):
        question = questions[other.number]
        question.asker_id, question.follows_id = asker.person_id, question_id(asker)
    write(questions.values())
    write(_invitation(life) for life in everybody if _is_invited(life, everybody))
    write(_text(life, questions[life.number]) for life in everybody if _wrote(life))
    write(_offer(life, questions[life.number], colleagues) for life in everybody)
    write(passed.values())
    write(_placement(life, questions[life.number]) for life in everybody if life.taken)
    # A list: who leads is looked up for some, and nothing can be asked while COPY runs.
    write([row for life in everybody for row in _entries(life, questions[life.number])])
    write(put_through(everybody, questions, at=at))
    for question in questions.values():
        half = rules.half_way(asked_at=question.asked_at, promised_at=question.promised_at)
        if question.status == QuestionStatus.OPEN and half > at:
            later(task="matching.tell_coordinator", at=half, question_id=question.id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('matching_question_number', %s)", [len(everybody)])
    suggest(at=at)


def why_now(life: Life) -> str:
    """Return why somebody of a story asked just then; of others nothing was said."""
    return WHY_NOW.get(life.told.slug, "") if life.told else ""


def question_id(life: Life) -> UUID:
    """Return the id of the question of a life."""
    return uuid(life.chance("question"))


def _colleagues(everybody: Sequence[Life]) -> Mapping[tuple[int, int | None], list[Candidate]]:
    """Return who works where (municipality, organisation), of those who helped somebody."""
    found: dict[tuple[int, int | None], dict[int, Candidate]] = defaultdict(dict)
    for life in everybody:
        if life.beside:
            found[life.municipality_id, life.organisation_id][life.beside.user_id] = life.beside
    return {where: [some[one] for one in sorted(some)] for where, some in found.items()}


def _question(life: Life, passed: Mapping[int, PassOn], at: datetime) -> Question:
    draw = life.chance("asked")
    status = QuestionStatus.OPEN
    if life.withdrawn_at:
        status = QuestionStatus.WITHDRAWN
    elif life.taken:
        status = QuestionStatus.ACCEPTED
    contact = _contact(life, status, at)
    moment = contact.moment if contact else None
    promised_at = (
        moment.ends_at if moment else promise(at=life.asked_at, working_days=life.promised_days)
    )
    half = rules.half_way(asked_at=life.asked_at, promised_at=promised_at)
    drawn = draw.choices(list(_CHANNELS), list(_CHANNELS.values()))[0]
    channel = Channel(life.told.channel) if life.told else drawn
    user_id, chosen = _asked_of(life, status, chosen=life.chosen and life.number not in passed)
    return Question(
        id=question_id(life),
        number=rules.question_number(sequence=life.number),
        house=life.house,
        municipality_id=life.municipality_id,
        organisation_id=life.organisation_id,
        zone_id=life.zone_id,
        person_id=life.person_id,
        asker_id=life.person_id,
        asker_relation=life.told.asks_for if life.told else "",
        channel=channel,
        referrer=draw.choices(list(_REFERRERS), list(_REFERRERS.values()))[0]
        if channel == Channel.REFERRED
        else "",
        domains=sorted(life.domains),
        why_now=why_now(life),
        wishes={"group": _wished(life, draw), "language": life.language},
        language=life.language or "nl",
        user_id=user_id,
        chosen_by_resident=chosen,
        status=status,
        asked_at=life.asked_at,
        promised_at=promised_at,
        warned_at=half if half < (life.accepted_at or life.withdrawn_at or at) else None,
        accepted_at=life.accepted_at,
        withdrawn_at=life.withdrawn_at,
        first_contact_at=life.spoken_at,
        contact_way=contact.way if contact else "",
        call_from_at=moment.starts_at if moment else None,
        call_until_at=moment.ends_at if moment else None,
        notice=NOTICE if life.house == House.MUNICIPALITY else "",
        notice_at=life.asked_at if life.house == House.MUNICIPALITY else None,
    )


def _asked_of(life: Life, status: QuestionStatus, *, chosen: bool) -> tuple[int | None, bool]:
    """Of those who wait some came without a choice, and nobody or somebody was asked (assumed)."""
    if status != QuestionStatus.OPEN or life.told or life.house != House.SUPPORT:
        return life.user_id, chosen
    draw = life.chance("left").random()
    if draw < 0.4:
        return None, False
    return life.user_id, chosen and draw < 0.7


def _contact(life: Life, status: QuestionStatus, at: datetime) -> FirstContact | None:
    """One in five says how to be in touch first; who waits and left a number, to be called."""
    draw = life.chance("contact")
    if draw.random() > 0.2:  # assumed
        return None
    if status != QuestionStatus.OPEN or not life.phone or life.house != House.SUPPORT:
        return FirstContact(way=draw.choice([ContactWay.MESSAGE, ContactWay.HOME]))
    office = [(day, time(9), time(17)) for day in range(1, 6)]
    ahead = [one for one in call_moments(hours=office, now=life.asked_at) if one.starts_at > at]
    return FirstContact(way=ContactWay.CALL_BACK, moment=draw.choice(ahead)) if ahead else None


def _wished(life: Life, draw: Random) -> str:
    """One in five says who suits her; then somebody of that group stands beside her."""
    if not life.beside or draw.random() > 0.2:  # assumed
        return ""
    return _GROUP.get(life.beside.kind, "")


def _wrote(life: Life) -> bool:
    if life.told:
        return not life.told.asked_by  # what was asked for her are the words of who asked
    return life.chance("wrote").random() < 0.88  # assumed


def _is_invited(life: Life, everybody: Sequence[Life]) -> bool:
    asks = bool(life.told and life.told.asks_for)
    return asks and life not in [asker for asker, _ in asked_for(everybody)]


def _invitation(life: Life) -> Invitation:
    """Return the code for whom she asks, who did not answer yet."""
    code = code_of(whose=f"whom {life.told and life.told.slug} asked for", words=code_words())
    return Invitation(
        id=uuid(life.chance("invitation")),
        question_id=question_id(life),
        person_id=life.person_id,
        house=life.house,
        code_hash=code_fingerprint(text=code),
        made_by_id=life.user_id,
        made_at=life.spoken_at,
        ends_at=life.spoken_at + rules.INVITED_FOR,
    )


def _text(life: Life, question: Question) -> QuestionText:
    draw = life.chance("text")
    asked = draw.choice(ASKED[life.domains[0]])
    text = f"{asked} {draw.choice(ALSO)}" if draw.random() < 0.5 else asked
    return QuestionText(
        question_id=question.id,
        person_id=life.person_id,
        house=life.house,
        text=Clear(TOLD[life.told.slug] if life.told else text, life.key),
    )


def _offer(
    life: Life,
    question: Question,
    colleagues: Mapping[tuple[int, int | None], list[Candidate]],
) -> Offer:
    draw = life.chance("offer")
    others = [
        who
        for (municipality_id, _), some in colleagues.items()
        if municipality_id == life.municipality_id
        for who in draw.sample(some, k=min(2, len(some)))
    ]
    draw.shuffle(others)
    mine = [life.beside] if life.beside and life.chosen else []
    shown = list({who.supporter_id: who for who in [*mine, *others]}.values())[:3]
    draw.shuffle(shown)
    return Offer(
        id=uuid(draw),
        question_id=question.id,
        person_id=life.person_id,
        organisation_id=life.organisation_id,
        municipality_id=life.municipality_id,
        house=life.house,
        shown=[{"id": str(who.supporter_id), "terms": _terms(life, who)} for who in shown],
        chosen=life.beside.supporter_id if life.beside and life.chosen else None,
        at=life.asked_at,
    )


def _terms(life: Life, who: Candidate) -> dict[str, float]:
    need = rules.Need(domains=frozenset(life.domains), zone_id=life.zone_id, language=life.language)
    candidate = rules.Candidate(
        id=who.supporter_id,
        user_id=who.user_id,
        group="",
        in_access_team=False,
        municipal=False,
        organisation_id=who.organisation_id,
        domains=frozenset(who.domains),
        zone_ids=frozenset(who.zone_ids),
        languages=frozenset(who.languages),
        ceiling=who.ceiling,
        running=0,
    )
    return dict(rules.terms(candidate=candidate, need=need))


def _pass_on(
    life: Life, colleagues: Mapping[tuple[int, int | None], list[Candidate]]
) -> PassOn | None:
    """Somebody else was asked first, one time in twenty, and passed it on with a reason."""
    draw = life.chance("passed on")
    if not life.taken or life.told or draw.random() > _PASSED_ON:
        return None
    some = colleagues[life.municipality_id, life.organisation_id]
    first = draw.choice(some)
    if first.user_id == life.user_id:
        return None
    return PassOn(
        id=uuid(draw),
        question_id=question_id(life),
        person_id=life.person_id,
        organisation_id=life.organisation_id,
        municipality_id=life.municipality_id,
        house=life.house,
        user_id=first.user_id,
        reason=draw.choices(list(_REASONS), list(_REASONS.values()))[0],
        proposed_id=life.user_id,
        at=life.asked_at + (life.accepted_at - life.asked_at) * draw.uniform(0.2, 0.8),
    )


def _placement(life: Life, question: Question) -> Placement:
    return Placement(
        id=uuid(life.chance("placement")),
        question_id=question.id,
        person_id=life.person_id,
        circle_id=life.circle_id,
        user_id=life.user_id,
        hat=HAT_OF_HOUSE[life.house] if life.runs else None,
        house=life.house,
        organisation_id=life.organisation_id,
        municipality_id=life.municipality_id,
        zone_id=life.zone_id,
        kind=life.beside.kind,
        from_at=life.accepted_at,
        until_at=life.ended_at,
    )


def _entries(life: Life, question: Question) -> Iterator:
    draw = life.chance("asked entries")
    yield entry(
        life, action="matching.question.asked", at=life.asked_at, what=question, draw=draw,
        user_id=None,
    )  # fmt: skip
    if life.taken:
        yield entry(
            life, action="matching.question.accepted", at=life.accepted_at, what=question,
            draw=draw, user_id=life.user_id,
        )  # fmt: skip
    elif life.withdrawn_at:
        yield entry(
            life, action="matching.question.withdrawn", at=life.withdrawn_at, what=question,
            draw=draw, user_id=None,
        )  # fmt: skip
    leads = _leads(life) if life.told and life.told.slug in PROPOSED else None
    if leads and life.taken:
        row = entry(
            life, action="matching.question.proposed", at=life.asked_at + timedelta(hours=1),
            what=question, draw=draw, user_id=leads,
        )  # fmt: skip
        row.role = Role.COORDINATOR  # type: ignore[attr-defined]
        yield row


def _leads(life: Life) -> int | None:
    """Return who coordinates where this one was helped, where one person does."""
    scope, on = f"organisation:{life.organisation_id}", timezone.localdate(life.asked_at)
    found = holders(role=Role.COORDINATOR, scope=scope, on=on)
    return found[0] if len(found) == 1 else None
