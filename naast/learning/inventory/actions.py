"""Run a round: choose, ask, hear, code, settle, meet and publish."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor
from naast.learning.inventory import queries
from naast.learning.inventory.models import Chosen, Coding, Interview, Round
from naast.learning.inventory.rules.asking import InterviewState, Party, Question, Stage
from naast.learning.inventory.rules.coding import differences
from naast.learning.inventory.rules.importing import Line, by_place
from naast.learning.inventory.rules.rounds import OF_MUNICIPALITIES, OF_PROVIDERS, Table
from naast.supply.organisations.rules import FormalPosition, profile

ROLE = "researcher"

ARRANGED = {
    str(profile(formal=formal, informal_official=official)): (formal, official)
    for formal in (FormalPosition.BOTH, FormalPosition.OUTSIDE, FormalPosition.IN_TEAM)
    for official in (True, False)
}
"""The two features behind each profile."""


class Published(Exception):
    """What is published changes no more."""


class NotSettled(Exception):
    """Somebody was heard about a municipality, and what she said is not settled; says which."""


class NeedsReason(Exception):
    """Coders differ here, so who settles it says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Coded:
    """What somebody gives to a municipality, or to one organisation there, in one table."""

    table: Table
    codes: tuple[str, ...] = ()
    organisation_id: int | None = None
    impression: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Arranged:
    """The two features from which the profile follows, and to which profile it is on its way."""

    formal: FormalPosition
    informal_official: bool
    moving_to: str = ""
    impression: bool = False


@transaction.atomic
def plan_round(*, actor: Actor, **facts: Any) -> Round:
    """Begin a round. Raises Round.DoesNotExist for who does no research."""
    if not actor.holds(ROLE):
        raise Round.DoesNotExist
    row = Round.objects.create(**facts)
    record(actor, "inventory.round.planned", row, role=ROLE)
    return row


@transaction.atomic
def choose(
    *,
    actor: Actor,
    round_id: UUID,
    municipality_id: int,
    reason: str,
    organisations: Mapping[Party, int | None],
) -> Chosen:
    """Choose a municipality, and plan its talks: the official, and the organisations named.

    Raises Round.DoesNotExist, Published, and IntegrityError for one that was chosen before.
    """
    row = _running(actor, round_id)
    chosen = Chosen.objects.create(round=row, municipality_id=municipality_id, reason=reason)
    asked: list[tuple[Party, int | None]] = [(Party.OFFICIAL, None)]
    asked += [(party, one) for party, one in organisations.items() if one is not None]
    for party, organisation_id in asked:
        Interview.objects.create(
            chosen=chosen,
            municipality_id=municipality_id,
            organisation_id=organisation_id,
            party=party,
        )
    record(actor, "inventory.municipality.chosen", chosen, role=ROLE)
    return chosen


@transaction.atomic
def invite(*, actor: Actor, interview_id: UUID, on: date) -> Interview:
    """Keep that a party was invited. Raises Interview.DoesNotExist, Published."""
    row = _asked(actor, interview_id)
    if row.state == InterviewState.PLANNED:
        row.state, row.invited_on = InterviewState.INVITED, on
        row.save(update_fields=["state", "invited_on"])
        record(actor, "inventory.interview.invited", row, role=ROLE)
    return row


@transaction.atomic
def hear(
    *,
    actor: Actor,
    interview_id: UUID,
    held_on: date | None,
    function: str,
    answers: Mapping[Question, str],
    impressions: Sequence[Question] = (),
) -> Interview:
    """Keep what a party said, and who asked; None for `held_on` says that nobody was reached.

    Raises Interview.DoesNotExist, Published.
    """
    row = _asked(actor, interview_id)
    row.state = InterviewState.NOT_HELD if held_on is None else InterviewState.HELD
    row.held_on, row.function, row.interviewer_id = held_on, function, actor.user_id
    row.answers = {question.value: text for question, text in answers.items() if text}
    row.impressions = [one.value for one in impressions if answers.get(one)]
    row.save()
    record(actor, "inventory.interview.kept", row, role=ROLE, reason=row.state)
    return row


@transaction.atomic
def code(
    *, actor: Actor, chosen_id: UUID, arranged: Arranged, coded: Sequence[Coded], on: date
) -> Chosen:
    """Keep what one coder gives; what she gave before is replaced. Nobody sees another's first.

    Raises Chosen.DoesNotExist, Published.
    """
    chosen = _open(actor, chosen_id)
    own = queries.codings(actor=actor, verb="code").filter(chosen=chosen, settled=False)
    own.filter(coder_id=actor.user_id).delete()
    rows = _rows(actor, chosen, arranged, coded, on=on, settled=False, reason="")
    Coding.objects.bulk_create(rows)
    record(actor, "inventory.municipality.coded", chosen, role=ROLE)
    return chosen


@transaction.atomic
def bring(*, actor: Actor, round_id: UUID, lines: Sequence[Line], on: date) -> Round:
    """Keep the codes of a file as those of who brings it, given on the day `on`; all or none.

    What she gave before to a municipality in the file is replaced, but what she gave to
    organisations stays: a file holds nothing of these. `lines` are as `rules.importing.read` gives
    them. Raises Round.DoesNotExist, Published, Chosen.DoesNotExist for a municipality that is not
    of the round.
    """
    row = _running(actor, round_id)
    given = by_place(lines=lines)
    found = queries.chosen(actor=actor).filter(round=row, municipality__slug__in=given)
    places = {one.municipality.slug: one for one in found}
    if set(places) != set(given):
        raise Chosen.DoesNotExist
    own = queries.codings(actor=actor, verb="code").filter(
        chosen__in=places.values(), settled=False, table__in=OF_MUNICIPALITIES
    )
    own.filter(coder_id=actor.user_id).delete()
    rows: list[Coding] = []
    for slug, tables in given.items():
        formal, official = ARRANGED[tables[Table.PROFILE][0]]
        rows += _rows(
            actor,
            places[slug],
            Arranged(formal=formal, informal_official=official),
            [
                Coded(table=table, codes=codes)
                for table, codes in tables.items()
                if table is not Table.PROFILE
            ],
            on=on,
            settled=False,
            reason="",
        )
    Coding.objects.bulk_create(rows)
    record(actor, "inventory.codes.brought", row, role=ROLE)
    return row


@transaction.atomic
def settle(
    *,
    actor: Actor,
    chosen_id: UUID,
    arranged: Arranged,
    coded: Sequence[Coded],
    reason: str,
    on: date,
) -> Chosen:
    """Settle what holds of a municipality, with the reason where coders or respondents differ.

    Raises Chosen.DoesNotExist, Published, NeedsReason.
    """
    chosen = _open(actor, chosen_id)
    given = queries.given(actor=actor, row=chosen.round)
    slug = chosen.municipality.slug
    if not reason and differences(given=[one for one in given if one.of == slug]):
        raise NeedsReason(slug)
    queries.codings(actor=actor, verb="code").filter(chosen=chosen, settled=True).delete()
    Coding.objects.bulk_create(
        _rows(actor, chosen, arranged, coded, on=on, settled=True, reason=reason)
    )
    record(actor, "inventory.municipality.settled", chosen, role=ROLE)
    return chosen


@transaction.atomic
def keep_meeting(
    *, actor: Actor, round_id: UUID, on: date, parties: Sequence[tuple[str, int]], outcomes: str
) -> Round:
    """Keep the expert meeting: which organisations came with how many, and what came of it.

    Raises Round.DoesNotExist, Published.
    """
    row = _running(actor, round_id)
    row.meeting_on, row.meeting_outcomes = on, outcomes
    row.meeting_parties = [{"name": name, "number": number} for name, number in parties]
    row.save(update_fields=["meeting_on", "meeting_outcomes", "meeting_parties"])
    record(actor, "inventory.meeting.kept", row, role=ROLE)
    return row


@transaction.atomic
def publish(*, actor: Actor, round_id: UUID, on: date) -> Round:
    """Publish what was settled; from now on it changes no more, and all who work on it read it.

    Raises Round.DoesNotExist, Published, NotSettled.
    """
    row = _running(actor, round_id)
    heard = queries.described(actor=actor, row=row)
    settled = set(
        queries.codings(actor=actor)
        .filter(chosen__round=row, settled=True, table=Table.PROFILE)
        .values_list("chosen__municipality_id", flat=True)
    )
    if missing := [one for one in heard if one not in settled]:
        raise NotSettled(missing)
    if not heard:
        raise NotSettled([])
    row.frozen = {
        "response": asdict(queries.response(actor=actor, row=row)),
        "described": heard,
    }
    row.stage, row.published_on = Stage.PUBLISHED, on
    row.save(update_fields=["frozen", "stage", "published_on"])
    found = queries.codings(actor=actor, verb="code").filter(chosen__round=row, settled=True)
    Coding.objects.filter(pk__in=[one.pk for one in found]).update(seen=True)
    record(actor, "inventory.round.published", row, role=ROLE)
    return row


def _rows(
    actor: Actor,
    chosen: Chosen,
    arranged: Arranged,
    coded: Sequence[Coded],
    *,
    on: date,
    settled: bool,
    reason: str,
) -> list[Coding]:
    number = profile(formal=arranged.formal, informal_official=arranged.informal_official)
    common = {"chosen": chosen, "coder_id": actor.user_id, "coded_on": on, "settled": settled}
    rows = [
        Coding(
            table=Table.PROFILE,
            codes=[] if number is None else [str(number)],
            formal=arranged.formal,
            informal_official=arranged.informal_official,
            moving_to=arranged.moving_to if arranged.moving_to != str(number) else "",
            impression=arranged.impression,
            reason=reason,
            **common,
        )
    ]
    return rows + [
        Coding(
            table=one.table,
            codes=list(one.codes),
            organisation_id=one.organisation_id,
            impression=one.impression,
            reason=reason,
            **common,
        )
        for one in coded
        if one.table in (OF_MUNICIPALITIES if one.organisation_id is None else OF_PROVIDERS)
    ]


def _running(actor: Actor, round_id: UUID) -> Round:
    row = queries.rounds(actor=actor, verb="run").select_for_update().get(id=round_id)
    if row.stage == Stage.PUBLISHED:
        raise Published(row)
    return row


def _open(actor: Actor, chosen_id: UUID) -> Chosen:
    row = queries.chosen(actor=actor).select_for_update(of=("self",)).get(id=chosen_id)
    if row.round.stage == Stage.PUBLISHED:
        raise Published(row.round)
    return row


def _asked(actor: Actor, interview_id: UUID) -> Interview:
    found = queries.interviews(actor=actor, verb="ask").select_for_update(of=("self",))
    row = found.get(id=interview_id)
    if row.chosen.round.stage == Stage.PUBLISHED:
        raise Published(row.chosen.round)
    return row
