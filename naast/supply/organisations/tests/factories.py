"""Rows for tests, written as the superuser of the test database."""

from collections.abc import Iterable
from datetime import date, time
from itertools import count
from typing import Any

from naast.core.policy.rules import Scope
from naast.supply.organisations import queries
from naast.supply.organisations.models import (
    Agreement,
    Arrangement,
    CallingHours,
    DefaultOrganisation,
    Doubt,
    IndependenceReview,
    Organisation,
    ProviderTie,
    ReviewStatement,
)
from naast.supply.organisations.rules import (
    Cause,
    FormalPosition,
    Funding,
    OrganisationKind,
    Party,
    ReviewOutcome,
    ReviewReason,
)
from tests.cast import (
    CARLA,
    CLOCK,
    EMRE,
    GEA,
    HAVENSTAD,
    LINDE,
    MEIDOORN,
    NOON,
    STIJN,
    TINEKE,
    UMA,
    WETTERWALD,
)
from tests.world import World

LONG_AGO = date(2020, 1, 1)

_numbers = count(1)


def make_organisation(**fields: Any) -> Organisation:
    number = next(_numbers)
    defaults = {
        "id": 1000 + number,  # beyond those that tests name
        "name": f"Stichting Proef {number}",
        "slug": f"stichting-proef-{number}",
        "kind": OrganisationKind.WELFARE,
    }
    return Organisation.objects.create(**{**defaults, **fields})


def make_tie(organisation: Organisation, provider: str, **fields: Any) -> ProviderTie:
    return ProviderTie.objects.create(
        organisation=organisation, provider=provider, **{"from_on": LONG_AGO, **fields}
    )


def make_agreement(organisation: Organisation, municipality_id: int, **fields: Any) -> Agreement:
    defaults = {
        "from_on": LONG_AGO,
        "funding": Funding.SUBSIDY,
        "first_contact_working_days": 3,
        "activities": ["information", "advice", "general_support"],
    }
    return Agreement.objects.create(
        organisation=organisation, municipality_id=municipality_id, **{**defaults, **fields}
    )


def make_arrangement(municipality_id: int, **fields: Any) -> Arrangement:
    defaults = {"from_on": LONG_AGO, "formal": FormalPosition.OUTSIDE}
    return Arrangement.objects.create(municipality_id=municipality_id, **{**defaults, **fields})


def make_calling_hours(
    organisation: Organisation,
    days: Iterable[int] = range(1, 6),
    *,
    starts: time = time(9),
    ends: time = time(17),
) -> list[CallingHours]:
    return CallingHours.objects.bulk_create(
        CallingHours(organisation=organisation, weekday=day, starts=starts, ends=ends)
        for day in days
    )


def make_default(
    organisation: Organisation, municipality_id: int, *, from_on: date = LONG_AGO
) -> DefaultOrganisation:
    return DefaultOrganisation.objects.create(
        organisation=organisation, municipality_id=municipality_id, from_on=from_on
    )


def make_review(organisation_id: int, municipality_id: int, **fields: Any) -> IndependenceReview:
    defaults = {"opened_at": NOON, "reason": ReviewReason.SCORE_UNDER_FLOOR}
    return IndependenceReview.objects.create(
        organisation_id=organisation_id, municipality_id=municipality_id, **{**defaults, **fields}
    )


def make_statement(review: IndependenceReview, user_id: int, party: Party) -> ReviewStatement:
    return ReviewStatement.objects.create(
        review=review, party=party, user_id=user_id, text="Wij keken ernaar.", said_at=NOON
    )


def make_doubt(organisation_id: int, municipality_id: int, **fields: Any) -> Doubt:
    defaults = {
        "cause": Cause.OTHER_TASKS,
        "text": "Onze mensen doen ook toegang.",
        "user_id": CARLA.user_id,
        "told_at": NOON,
    }
    return Doubt.objects.create(
        organisation_id=organisation_id, municipality_id=municipality_id, **{**defaults, **fields}
    )


WALL_QUERIES = {
    IndependenceReview: queries.reviews,
    ReviewStatement: queries.statements,
    Doubt: queries.doubts,
}


def wall_rows(world: World) -> None:
    """Write organisations 1 and 2, and a review of each in both municipalities.

    The coordinator of the organisation sees its review; so do the policy officer and the client
    council of the municipality, and the engine that chooses there. The policy officer closes it.
    """
    make_organisation(id=MEIDOORN, name="Stichting Meidoorn", slug="meidoorn")
    make_organisation(id=LINDE, name="De Linde", slug="linde")
    world.agreement = make_agreement(Organisation.objects.get(id=MEIDOORN), WETTERWALD)
    world.matcher = world.step(
        "matcher of Wetterwâld", matcher=Scope(municipality_ids=[WETTERWALD])
    )
    all_see, all_open = {CLOCK}, {CLOCK}
    here = world.review = make_review(MEIDOORN, WETTERWALD)
    world.expect(
        here,
        view={CARLA, GEA, EMRE, world.matcher} | all_see,
        open=all_open,
        close={GEA},
    )
    lindes = make_review(LINDE, WETTERWALD)
    world.expect(
        lindes,
        view={TINEKE, UMA, GEA, EMRE, world.matcher} | all_see,
        open=all_open,
        close={GEA},
    )
    there = make_review(MEIDOORN, HAVENSTAD)
    world.expect(
        there,
        view={CARLA, STIJN} | all_see,
        open=all_open,
        close={STIJN},
    )
    _statements(here, lindes, there, world)
    for organisation_id, municipality_id, who, view, tell, answer in (
        (MEIDOORN, WETTERWALD, CARLA, {CARLA, GEA, EMRE}, {CARLA}, {GEA}),
        (MEIDOORN, HAVENSTAD, CARLA, {CARLA, STIJN}, {CARLA}, {STIJN}),
        (MEIDOORN, WETTERWALD, TINEKE, {CARLA, GEA, EMRE}, set(), {GEA}),
        (LINDE, WETTERWALD, TINEKE, {TINEKE, UMA, GEA, EMRE}, {TINEKE}, {GEA}),
        (LINDE, HAVENSTAD, CARLA, {TINEKE, UMA, STIJN}, set(), {STIJN}),
    ):
        told = make_doubt(organisation_id, municipality_id, user_id=who.user_id)
        world.expect(told, view=view, tell=tell, answer=answer)
        world.doubt = getattr(world, "doubt", told)


def _statements(
    here: IndependenceReview, lindes: IndependenceReview, there: IndependenceReview, world: World
) -> None:
    """Write what each party says: all who see a review read it, and each speaks for her own."""
    closed = make_review(
        MEIDOORN,
        WETTERWALD,
        closed_at=NOON,
        closed_by_id=GEA.user_id,
        outcome=ReviewOutcome.NOTHING_FOUND,
        finding="Niets gevonden.",
    )
    all_see, all_open = {CLOCK}, {CLOCK}
    world.expect(
        closed,
        view={CARLA, GEA, EMRE, world.matcher} | all_see,
        open=all_open,
        close={GEA},
    )
    for review, who, party, view, say in (
        (here, CARLA, Party.ORGANISATION, {CARLA, GEA, EMRE}, {CARLA}),
        (here, EMRE, Party.COUNCIL, {CARLA, GEA, EMRE}, {EMRE}),
        (here, UMA, Party.ORGANISATION, {CARLA, GEA, EMRE}, set()),
        (here, GEA, Party.COUNCIL, {CARLA, GEA, EMRE}, set()),
        (here, EMRE, Party.ORGANISATION, {CARLA, GEA, EMRE}, set()),
        (here, CARLA, Party.COUNCIL, {CARLA, GEA, EMRE}, set()),
        (lindes, TINEKE, Party.ORGANISATION, {TINEKE, UMA, GEA, EMRE}, {TINEKE}),
        (lindes, CARLA, Party.ORGANISATION, {TINEKE, UMA, GEA, EMRE}, set()),
        (there, CARLA, Party.ORGANISATION, {CARLA, STIJN}, {CARLA}),
        (there, EMRE, Party.COUNCIL, {CARLA, STIJN}, set()),
        (closed, CARLA, Party.ORGANISATION, {CARLA, GEA, EMRE}, set()),
        (closed, EMRE, Party.COUNCIL, {CARLA, GEA, EMRE}, set()),
    ):
        world.expect(make_statement(review, who.user_id, party), view=view, say=say)
