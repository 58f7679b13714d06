"""Who could be offered, and who fits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.utils import timezone

from naast.core.policy.walls import Actor, Scope, acting
from naast.supply.cooperation import queries as divided
from naast.supply.cooperation.rules import left_to_others
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places
from naast.supply.supporters import queries as supporters
from naast.supply.supporters import rules as supply
from naast.support.matching.models import (
    Question,
)
from naast.support.matching.queries.rows import passed_on, running_placements
from naast.support.matching.queries.weighing import weights
from naast.support.matching.rules import (
    KEPT_WISHES,
    Candidate,
    Group,
    Moment,
    Need,
    OfferMade,
    Refusal,
    left_out,
    make_offer,
    who_receives,
)
from naast.support.matching.rules.exposure import fits_but_for_the_moment
from naast.support.people.queries import hats
from naast.support.people.rules import House, in_the_other_hat


def offer(*, municipality_id: int, need: Need, seed: int, at: datetime) -> OfferMade:
    """Return who is offered for `need` at `at`; `seed` draws the order of equals."""
    return make_offer(
        candidates=shown_candidates(municipality_id=municipality_id, at=at),
        need=need,
        seed=seed,
        weights=weights(municipality_id=municipality_id, at=at),
    )


def shown_candidates(
    *, municipality_id: int, at: datetime, person_id: UUID | None = None
) -> list[Candidate]:
    """Return the same as `candidates`, each with the facts of her card only: for what is shown.

    A query more: with what organisations leave to each other by a covenant (R-047).
    """
    pool = candidates(municipality_id=municipality_id, at=at, person_id=person_id, by_covenant=True)
    return [who.as_published() for who in pool]


def candidates(
    *,
    municipality_id: int,
    at: datetime,
    person_id: UUID | None = None,
    by_covenant: bool = False,
) -> list[Candidate]:
    """Return everybody who could be offered in a municipality, with her load, in four queries.

    The engine acts under a role of its own, `matcher`, whose lines in the policies say what it
    reads: the pool, and how many placements run. It sees no person and no question. For a person
    whom we know it leaves out who wears the other hat in her circle, as if absent: nobody is told
    why (I-1). The hats are read as the resident, who alone sees all in her circle.
    """
    everybody, other = _everybody(
        municipality_id=municipality_id, at=at, person_id=person_id, by_covenant=by_covenant
    )
    return [who for who in everybody if who.user_id not in other]


def _everybody(
    *, municipality_id: int, at: datetime, person_id: UUID | None, by_covenant: bool = False
) -> tuple[list[Candidate], set[int]]:
    """Return everybody in the pool, and which users wear the other hat in this person's circle."""
    on = timezone.localdate(at)
    matcher = Actor(at=at, matcher=Scope(municipality_ids=[municipality_id]))
    if person_id is not None:
        matcher = matcher.also(resident=Scope(person_id=person_id))
    with acting(matcher):
        pool = supporters.candidates(actor=matcher, municipality_id=municipality_id, on=on)
        running = Counter(
            running_placements(actor=matcher, at=at)
            .filter(user_id__any=[who.user_id for who in pool])
            .order_by()
            .values_list("user_id", flat=True)
        )
        worn = _hats_worn(actor=matcher) if person_id else {}
    organisation_ids = {who.organisation_id for who in pool if who.organisation_id}
    leaves = (
        _left_to_others(organisation_ids=organisation_ids, municipality_id=municipality_id, on=on)
        if by_covenant
        else {}
    )
    everybody = [
        _candidate(
            who,
            running=running[who.user_id],
            leaves=leaves.get(who.organisation_id or 0, frozenset()),
            on=on,
        )
        for who in pool
    ]
    houses = {who.user_id: House(who.house) for who in pool}
    return everybody, in_the_other_hat(houses=houses, worn=worn)


def works_with(*, municipality_id: int, at: datetime) -> dict[int, frozenset[str]]:
    """Return by user with which groups of people each works well, for counting; one query."""
    matcher = Actor(at=at, matcher=Scope(municipality_ids=[municipality_id]))
    with acting(matcher):
        return supporters.works_with(actor=matcher, municipality_id=municipality_id)


def receiver(*, municipality_id: int, need: Need, on: date) -> int | None:
    """Return the organisation for a question without a choice; None where nobody serves."""
    serving = organisations.serving(municipality_id=municipality_id, on=on)
    return who_receives(
        default=organisations.default_organisation(municipality_id=municipality_id, on=on),
        ties={one.id: one.providers for one in serving.values()},
        need=need,
    )


def _hats_worn(*, actor: Actor) -> dict[int, str]:
    return dict(hats(actor=actor).values_list("user_id", "kind"))


def need_of(*, question: Question) -> Need:
    """Return what a question asks for, as it is kept; the kind she chose of is not kept to."""
    return Need(
        domains=frozenset(question.domains),
        zone_id=question.zone_id,
        **{name: question.wishes.get(name, "") for name in KEPT_WISHES},
        providers=frozenset(question.wishes.get("providers", ())),
    )


@dataclass(frozen=True, kw_only=True)
class Explained:
    """An offer for a question, with the need behind it and whom it leaves out, and why."""

    need: Need
    offer: OfferMade
    left_out: Sequence[tuple[Candidate, tuple[Refusal, ...]]]


def explained(*, question: Question, at: datetime) -> Explained:
    """Return whom the resident of a question would be offered at `at`, and who is left out and why.

    The kind that she chose counts here, as on her own page. Who wears the other hat in her circle
    is in neither list, as if she did not work here (I-1).
    """
    need = replace(need_of(question=question), group=question.wishes.get("group", ""))
    pool = shown_candidates(
        municipality_id=question.municipality_id, at=at, person_id=question.person_id
    )
    made = make_offer(
        candidates=pool,
        need=need,
        seed=question.id.int,
        weights=weights(municipality_id=question.municipality_id, at=at),
    )
    return Explained(
        need=need, offer=made, left_out=left_out(candidates=pool, need=need, offer=made)
    )


def fitting(*, question: Question, but_not: set[int], at: datetime) -> list[Candidate]:
    """Return who may be asked a question, best first: of its own organisation or municipality."""
    return _fits_or_later(question=question, but_not=but_not, at=at)[0]


def who_fits(*, actor: Actor, question: Question, at: datetime) -> list[Candidate]:
    """Return whom `actor`, who leads there, may still ask: nobody who has it or passed it on."""
    return who_fits_or_later(actor=actor, question=question, at=at)[0]


def who_fits_or_later(
    *, actor: Actor, question: Question, at: datetime
) -> tuple[list[Candidate], list[int]]:
    """Return the same as `who_fits`, and by user id who would fit and cannot be asked now.

    The second is one list for who is away, has no room, whose papers lapsed, who passed it on or
    wears the other hat: nobody reads which (I-1).
    """
    before = passed_on(actor=actor).filter(question_id=question.id)
    tried = set(before.values_list("user_id", flat=True))
    fits, later = _fits_or_later(question=question, but_not=tried | {question.user_id or 0}, at=at)
    return fits, [user for user in later if user != question.user_id]


def _fits_or_later(
    *, question: Question, but_not: set[int], at: datetime
) -> tuple[list[Candidate], list[int]]:
    everybody, other = _everybody(
        municipality_id=question.municipality_id, at=at, person_id=question.person_id
    )
    own = [
        who
        for who in everybody
        if who.organisation_id == question.organisation_id
        and who.municipal == (question.house == House.MUNICIPALITY)
    ]
    need = need_of(question=question)
    made = make_offer(
        candidates=[who for who in own if who.user_id not in other | but_not],
        need=need,
        seed=question.id.int,
        size=1,
        weights=weights(municipality_id=question.municipality_id, at=at),
    )
    fits = [shown.candidate for shown in (*made.first, *made.others)]
    there = {who.user_id for who in fits}
    return fits, [
        who.user_id
        for who in own
        if who.user_id not in there and fits_but_for_the_moment(candidate=who, need=need)
    ]


def _candidate(
    who: supply.Candidate,
    *,
    running: int,
    leaves: frozenset[tuple[str, int | None]],
    on: date,
) -> Candidate:
    """Return what the match needs of somebody in the pool."""
    return Candidate(
        id=who.supporter_id,
        user_id=who.user_id,
        group=_GROUPS[who.kind],
        in_access_team=who.position is supply.Position.IN_TEAM,
        municipal=who.house == House.MUNICIPALITY,
        team_zone_ids=frozenset(who.team_zone_ids),
        organisation_id=who.organisation_id,
        domains=frozenset(who.domains),
        zone_ids=frozenset(who.zone_ids),
        languages=frozenset(who.languages),
        ceiling=who.ceiling,
        running=running,
        lacks=frozenset(
            _LACKS.get(reason, Refusal.PAUSED)
            for reason in supply.why_not_available(candidate=who, on=on)
        ),
        fresh=not supply.facts_are_stale(confirmed_on=who.facts_confirmed_on, on=on),
        themes=frozenset(who.themes),
        gender=who.gender,
        # Of these a resident may wish; what stands not on her card is no answer to a wish.
        ways=frozenset(who.ways if supply.CardField.WAYS in who.published else ()),
        moments=_free(who.moments) if supply.CardField.MOMENTS in who.published else frozenset(),
        breadth=who.breadth if supply.CardField.BREADTH in who.published else "",
        published=frozenset(who.published),
        ties=who.providers,
        leaves=leaves,
    )


def _left_to_others(
    *, organisation_ids: set[int], municipality_id: int, on: date
) -> dict[int, frozenset[tuple[str, int | None]]]:
    """Return what each organisation leaves to others by covenant; empty where none divides."""
    takings = divided.takings(municipality_id=municipality_id, on=on)
    if not takings:
        return {}
    zone_ids = {zone_id for one in takings for zone_id in one.zone_ids}
    zone_ids |= set(places.zones(municipality_id=municipality_id).values_list("id", flat=True))
    return {
        one: left_to_others(organisation_id=one, takings=takings, zone_ids=zone_ids)
        for one in organisation_ids
    }


@lru_cache(maxsize=4000)
def _free(moments: tuple[str, ...]) -> frozenset[str]:
    """Return whether she is there in an evening or a weekend, from the moments of her week."""
    times = [supply.weekday_and_daypart(moment=moment) for moment in moments]
    found = {Moment.EVENING for _, part in times if part is supply.Daypart.EVENING}
    return frozenset(found | {Moment.WEEKEND for day, _ in times if day >= SATURDAY})


SATURDAY = 6

_GROUPS = {
    supply.Kind.FORMAL: Group.FORMAL,
    supply.Kind.TRAINED_VOLUNTEER: Group.INFORMAL,
    supply.Kind.ADVISER_FOR_THE_ELDERLY: Group.INFORMAL,
    supply.Kind.EXPERIENCE_EXPERT: Group.LIVED,
    supply.Kind.FAMILY_EXPERT: Group.LIVED,
    supply.Kind.OMTINKER: Group.OMTINKER,
    supply.Kind.MEITINKER: Group.MUNICIPAL,
}
_LACKS = {
    supply.Reason.VOG_MISSING: Refusal.SCREENING,
    supply.Reason.VOG_LAPSED: Refusal.SCREENING,
    supply.Reason.CODE_NOT_SIGNED: Refusal.SCREENING,
    supply.Reason.TRAINING_LAPSED: Refusal.SCREENING,
    supply.Reason.REGISTER_LAPSED: Refusal.SCREENING,
    supply.Reason.INTERVISION_LAPSED: Refusal.SCREENING,
    supply.Reason.SUPERVISOR_MISSING: Refusal.SCREENING,
    supply.Reason.DECLARATION_MISSING: Refusal.DECLARATION,
    supply.Reason.DECLARATION_LAPSED: Refusal.DECLARATION,
    supply.Reason.UNDER_REVIEW: Refusal.REVIEW,
}
