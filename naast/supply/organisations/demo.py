"""Who offers support in the four municipalities of the demo world. Every name is invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.supply.law.rules import Activity
from naast.supply.organisations.models import (
    Agreement,
    Arrangement,
    CallingException,
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
    Clause,
    DoubtAnswer,
    FormalPosition,
    Funding,
    Length,
    Norm,
    OrganisationKind,
    Party,
    Reaches,
    ReviewOutcome,
    ReviewReason,
    SteeringRole,
)
from naast.supply.places import queries as places
from naast.supply.places.demo import close, host

OFFICE = ((range(1, 6), time(9), time(17)),)
# A union of volunteers: two mornings, and one evening.
VOLUNTEERS = (((2, 4), time(9, 30), time(12)), ((3,), time(18, 30), time(20, 30)))


@dataclass(frozen=True, kw_only=True)
class Here:
    """An organisation: what it is, and within how many working days it promises a first contact.

    Without `funding` there is no agreement: it is active, and not official. `ties` are providers.
    `calls` are weekdays with the hours in which somebody calls.
    """

    name: str
    slug: str
    kind: OrganisationKind
    phone: str
    funding: Funding | None
    days: int = 3
    ties: Sequence[str] = ()
    also_in: Sequence[str] = ()
    calls: Sequence[tuple[Sequence[int], time, time]] = OFFICE


# The first of each list receives the questions for which nobody was chosen.
ORGANISATIONS: Mapping[str, Sequence[Here]] = {
    "wetterwald": (
        Here(
            name="Stichting Skouder",
            slug="skouder",
            kind=OrganisationKind.WELFARE,
            phone="0999 12 30 30",
            funding=Funding.LUMP_SUM,
        ),
        Here(
            name="Seniorenbond De Brêge",
            slug="de-brege",
            kind=OrganisationKind.SENIORS_UNION,
            phone="0999 12 31 31",
            funding=Funding.SUBSIDY,
            days=4,
            calls=VOLUNTEERS,
        ),
    ),
    "havenstad": (
        Here(
            name="Havenpunt Cliëntondersteuning",
            slug="havenpunt",
            kind=OrganisationKind.MEE,
            phone="0999 20 10 10",
            funding=Funding.LUMP_SUM,
            days=5,
            also_in=("veenmond",),
        ),
        Here(
            name="Welzijn Havenstad",
            slug="welzijn-havenstad",
            kind=OrganisationKind.WELFARE,
            phone="0999 20 11 11",
            funding=Funding.PER_HOUR,
            days=5,
        ),
        Here(
            name="Steunpunt Kompas",
            slug="kompas",
            kind=OrganisationKind.MENTAL_HEALTH_POINT,
            phone="0999 20 12 12",
            funding=Funding.SUBSIDY,
        ),
        Here(
            name="Maatschappelijk Werk Westpoort",
            slug="mw-westpoort",
            kind=OrganisationKind.SOCIAL_WORK,
            phone="0999 20 13 13",
            funding=Funding.PER_CASE,
            ties=("Gezinshulp Westpoort",),
        ),
        Here(
            name="Maatjespool Havenstad",
            slug="maatjespool",
            kind=OrganisationKind.MUNICIPAL_POOL,
            phone="0999 20 14 14",
            funding=Funding.OWN_POOL,
        ),
    ),
    "heidehoven": (
        Here(
            name="Samen Heide",
            slug="samen-heide",
            kind=OrganisationKind.ZORGBELANG,
            phone="0999 31 10 10",
            funding=Funding.LUMP_SUM,
        ),
        Here(
            name="Ouderenvereniging De Plaggen",
            slug="de-plaggen",
            kind=OrganisationKind.SENIORS_UNION,
            phone="0999 31 11 11",
            funding=Funding.SUBSIDY,
            calls=VOLUNTEERS,
        ),
        Here(
            name="Zelfregiecentrum De Brink",
            slug="de-brink",
            kind=OrganisationKind.SELF_DIRECTION_CENTRE,
            phone="0999 31 12 12",
            funding=Funding.SUBSIDY,
            days=5,
        ),
    ),
    "veenmond": (
        Here(
            name="Sociaal Team Veenmond",
            slug="sociaal-team-veenmond",
            kind=OrganisationKind.SOCIAL_TEAM,
            phone="0999 75 10 10",
            funding=Funding.PER_HOUR,
            days=8,
        ),
        Here(
            name="Stichting Buurtmaat",
            slug="buurtmaat",
            kind=OrganisationKind.CLIENT_ORGANISATION,
            phone="0999 75 11 11",
            funding=None,
        ),
    ),
}

# Of how many in a hundred it was agreed that they say: she stood beside me. In Veenmond nobody did.
FLOORS: Mapping[str, int] = {"wetterwald": 70, "havenstad": 70, "heidehoven": 75}
FLOOR_SOURCE = "Overeenkomst met de gemeente, artikel 5"

# What was put into words, where both sides took the trouble; elsewhere it stands as not agreed yet.
CLAUSES: Mapping[str, Mapping[Clause, str]] = {
    "skouder": {
        Clause.TASK: "Skouder staat naast inwoners van Wetterwâld, voor, tijdens en na het gesprek "
        "met de gemeente. Ook als iemand nog niet weet wat de vraag is.",
        Clause.OWN_ROOM: "Skouder kiest zelf hoe zij in de dorpen aanwezig is.",
        Clause.EXPERTISE: "Iedere beroepskracht kent Wmo, Jeugdwet en Participatiewet. "
        "Vrijwilligers volgen de basisopleiding.",
        Clause.COOPERATION: "Skouder werkt samen met De Brêge en de dorpsteams. "
        "Partijen roepen elkaar erbij zonder formulier.",
        Clause.CONSULTATION: "Elk kwartaal, met een verslag dat beide kanten lezen.",
        Clause.MONITORING: "De cijfers van Naast, per kwartaal. Geen eigen registratie ernaast.",
        Clause.RESEARCH: "Skouder vraagt na elk afscheid hoe het was. Eens per jaar kijkt een "
        "onderzoeker van buiten mee.",
        Clause.TRAINING: "De gemeente betaalt de opleiding van vrijwilligers.",
    },
    "de-brege": {
        Clause.TASK: "Adviseurs van De Brêge helpen ouderen die dat willen, thuis "
        "en bij formulieren.",
        Clause.CONDITIONS: "Inwoners kunnen altijd uit twee adviseurs kiezen.",
    },
}
NORMS: Mapping[str, Mapping[Norm, int]] = {
    "skouder": {Norm.ANSWER: 2, Norm.COMPLAINT: 10, Norm.QUIET: 10},
    "havenpunt": {Norm.ANSWER: 3},
}

# Heidehoven and Wetterwâld share a profile and differ in their steering: neither follows.
ARRANGEMENTS: Mapping[str, Mapping[str, Any]] = {
    "wetterwald": {
        "formal": FormalPosition.OUTSIDE,
        "informal_agreed": True,
        "informal_subsidised": True,
        "informal_facilitated": True,
        "informal_named_to_residents": True,
        "steering_role": SteeringRole.DEVELOPS_TOGETHER,
        "length": Length.AS_NEEDED,
        "length_says": "Na een half jaar kijken wij samen terug.",
        "reaches": list(Reaches),
    },
    "havenstad": {
        "formal": FormalPosition.BOTH,
        "informal_agreed": True,
        "informal_facilitated": True,
        "informal_named_to_residents": True,
        "steering_role": SteeringRole.SETS_CONDITIONS,
        "length": Length.LIMIT,
        "length_says": "Na zes gesprekken vragen wij waarom er meer nodig is.",
        "reaches": [Reaches.INFORMATION, Reaches.ADVICE, Reaches.ALONG],
    },
    "heidehoven": {
        "formal": FormalPosition.OUTSIDE,
        "informal_agreed": True,
        "informal_subsidised": True,
        "informal_named_to_residents": True,
        "steering_role": SteeringRole.SETS_CONDITIONS,
    },
    "veenmond": {
        "formal": FormalPosition.IN_TEAM,
        "steering_role": SteeringRole.LEAVES_TO_PROVIDERS,
    },
}


# Whose people sit at the walk-in points: the first organisation there, the second, by zone.
HOSTED: Mapping[str, Mapping[int, Sequence[str]]] = {
    "wetterwald": {0: ("buorren", "wetterkant"), 1: ("waldein",)},
    "havenstad": {0: ("oude-haven",)},
}
A_MONTH = timedelta(days=30)
TOGETHER = "Dag met alle vrijwilligers"


def load(*, at: datetime, seed: int) -> None:
    """Write the organisations of each municipality; nothing here is left to chance."""
    del seed
    today = timezone.localdate(at)
    since = date(today.year - 3, 1, 1)
    municipalities = {one.slug: one for one in places.municipalities(on=today)}
    for slug, here in ORGANISATIONS.items():
        municipality = municipalities[slug]
        made = [_load(one, municipality, municipalities, since=since) for one in here]
        if slug in FLOORS:
            Agreement.objects.filter(municipality=municipality).update(
                independence_floor=FLOORS[slug], floor_source=FLOOR_SOURCE
            )
        DefaultOrganisation.objects.create(
            municipality=municipality, organisation=made[0], from_on=since
        )
        Arrangement.objects.create(municipality=municipality, from_on=since, **ARRANGEMENTS[slug])
        for number, zones in HOSTED.get(slug, {}).items():
            for zone in zones:
                host(
                    zone_slug=zone,
                    municipality_id=municipality.pk,
                    organisation_id=made[number].pk,
                )
    _close_together(municipalities["wetterwald"], on=today + A_MONTH)


def _close_together(municipality: Any, *, on: date) -> None:
    """Close an organisation, and a door where its people sit, on a day in a month."""
    here = ORGANISATIONS["wetterwald"][0]
    organisation = Organisation.objects.get(slug=here.slug)
    CallingException.objects.create(
        organisation=organisation, on=on + timedelta(days=-on.weekday() % 7), reason=TOGETHER
    )
    zone = HOSTED["wetterwald"][0][0]
    close(zone_slug=zone, municipality_id=municipality.pk, on=on, reason=TOGETHER)


def _load(
    here: Here, municipality: Any, municipalities: Mapping[str, Any], *, since: date
) -> Organisation:
    organisation = Organisation(
        name=here.name,
        slug=here.slug,
        kind=here.kind,
        phone=here.phone,
        mail=f"vraag@{here.slug}.example",
        code_of_conduct_url=f"https://{here.slug}.example/gedragsregels",
        pool_of=municipality if here.kind is OrganisationKind.MUNICIPAL_POOL else None,
    )
    organisation.full_clean()
    organisation.save()
    ProviderTie.objects.bulk_create(
        ProviderTie(organisation=organisation, provider=name, from_on=since) for name in here.ties
    )
    CallingHours.objects.bulk_create(
        CallingHours(organisation=organisation, weekday=day, starts=starts, ends=ends)
        for days, starts, ends in here.calls
        for day in days
    )
    served = [municipality, *(municipalities[slug] for slug in here.also_in)]
    Agreement.objects.bulk_create(
        Agreement(
            organisation=organisation,
            municipality=one,
            from_on=since,
            funding=here.funding,
            activities=[activity.value for activity in Activity],
            first_contact_working_days=here.days,
            norms=NORMS.get(here.slug, {}),
            clauses=CLAUSES.get(here.slug, {}),
            agreed_on=since - timedelta(days=40),
            review_on=since.replace(year=since.year + 4),
            speak_every_months=2,
        )
        for one in served
        if here.funding is not None
    )
    return organisation


def load_reviews(*, at: datetime) -> None:
    """Write a review that was closed and one that is open; after who speaks about them is there."""
    closed_at = at - timedelta(days=150)
    closed = _review("de-brege", "wetterwald", opened_at=closed_at - timedelta(days=24))
    _said(
        closed,
        Party.ORGANISATION,
        "Wij spraken met al onze adviseurs. Twee van hen gingen mee naar huis van mensen die zij "
        "van de bond kenden. Dat doen wij niet meer.",
        days=9,
    )
    _said(
        closed,
        Party.COUNCIL,
        "Wij willen dat mensen steeds uit twee adviseurs kunnen kiezen.",
        days=15,
    )
    closed.closed_at = closed_at
    closed.closed_by_id = _holder(Role.POLICY_OFFICER, f"municipality:{closed.municipality_id}", at)
    closed.outcome = ReviewOutcome.MEASURE_TAKEN
    closed.finding = (
        "Bekenden hielpen bekenden. De bond stelt voortaan altijd een tweede adviseur voor. "
        "Over een half jaar kijken wij samen met de cliëntenraad opnieuw."
    )
    closed.save()
    opened = _review("welzijn-havenstad", "havenstad", opened_at=at - timedelta(days=6))
    _said(
        opened,
        Party.ORGANISATION,
        "Onze mensen zitten in het wijkteam. Inwoners zien dan moeilijk wie waarvoor komt.",
        days=3,
    )


def load_doubts(*, at: datetime) -> None:
    """Write a doubt that waits in Wetterwâld, and one that was answered in Havenstad."""
    _doubt(
        "skouder",
        "wetterwald",
        Cause.OTHER_TASKS,
        "De gemeente vraagt onze mensen ook mee te schrijven aan het verslag van het gesprek. "
        "Inwoners weten dan niet meer naast wie wij staan.",
        told_at=at - timedelta(days=3),
    )
    answered = _doubt(
        "welzijn-havenstad",
        "havenstad",
        Cause.COMMISSION,
        "In de opdracht staat dat wij het aantal aanvragen beperken. Dat past niet bij ons werk.",
        told_at=at - timedelta(days=60),
    )
    answered.answered_at = at - timedelta(days=41)
    answered.answered_by_id = _holder(
        Role.POLICY_OFFICER, f"municipality:{answered.municipality_id}", answered.answered_at
    )
    answered.answer = DoubtAnswer.COMMISSION_CHANGED
    answered.why = "Deze zin gaat eruit, vanaf de volgende overeenkomst."
    answered.save()


def _doubt(
    organisation: str, municipality: str, cause: Cause, text: str, *, told_at: datetime
) -> Doubt:
    row = Organisation.objects.get(slug=organisation)
    on = timezone.localdate(told_at)
    return Doubt.objects.create(
        organisation=row,
        municipality=places.municipalities(on=on).get(slug=municipality),
        cause=cause,
        text=text,
        user_id=_holder(Role.COORDINATOR, f"organisation:{row.pk}", told_at),
        told_at=told_at,
    )


def _review(organisation: str, municipality: str, *, opened_at: datetime) -> IndependenceReview:
    on = timezone.localdate(opened_at)
    return IndependenceReview.objects.create(
        organisation=Organisation.objects.get(slug=organisation),
        municipality=places.municipalities(on=on).get(slug=municipality),
        opened_at=opened_at,
        reason=ReviewReason.SCORE_UNDER_FLOOR,
    )


def _said(review: IndependenceReview, party: Party, text: str, *, days: int) -> None:
    said_at = review.opened_at + timedelta(days=days)
    role, scope = (
        (Role.COORDINATOR, f"organisation:{review.organisation_id}")
        if party == Party.ORGANISATION
        else (Role.COUNCIL_MEMBER, f"municipality:{review.municipality_id}")
    )
    ReviewStatement.objects.create(
        review=review,
        party=party,
        text=text,
        user_id=_holder(role, scope, said_at),
        said_at=said_at,
    )


def _holder(role: Role, scope: str, at: datetime) -> int:
    return holders(role=role, scope=scope, on=timezone.localdate(at))[0]
