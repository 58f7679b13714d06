"""Who offers support in the four municipalities of the demo world. Every name is invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from naast.supply.law.rules import Activity
from naast.supply.organisations.models import (
    Agreement,
    Arrangement,
    DefaultOrganisation,
    Organisation,
    ProviderTie,
)
from naast.supply.organisations.rules import (
    FormalPosition,
    Funding,
    OrganisationKind,
    SteeringRole,
)
from naast.supply.places import queries as places


@dataclass(frozen=True, kw_only=True)
class Here:
    """An organisation: what it is, and within how many working days it promises a first contact.

    Without `funding` there is no agreement: it is active, and not official. `ties` are providers.
    """

    name: str
    slug: str
    kind: OrganisationKind
    phone: str
    funding: Funding | None
    days: int = 3
    ties: Sequence[str] = ()
    also_in: Sequence[str] = ()


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

# Heidehoven and Wetterwâld share a profile and differ in their steering: neither follows.
ARRANGEMENTS: Mapping[str, Mapping[str, Any]] = {
    "wetterwald": {
        "formal": FormalPosition.OUTSIDE,
        "informal_agreed": True,
        "informal_subsidised": True,
        "informal_facilitated": True,
        "informal_named_to_residents": True,
        "steering_role": SteeringRole.DEVELOPS_TOGETHER,
    },
    "havenstad": {
        "formal": FormalPosition.BOTH,
        "informal_agreed": True,
        "informal_facilitated": True,
        "informal_named_to_residents": True,
        "steering_role": SteeringRole.SETS_CONDITIONS,
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


def load(*, at: datetime, seed: int) -> None:
    """Write the organisations of each municipality; nothing here is left to chance."""
    del seed
    today = timezone.localdate(at)
    since = date(today.year - 3, 1, 1)
    municipalities = {one.slug: one for one in places.municipalities(on=today)}
    for slug, here in ORGANISATIONS.items():
        municipality = municipalities[slug]
        made = [_load(one, municipality, municipalities, since=since) for one in here]
        DefaultOrganisation.objects.create(
            municipality=municipality, organisation=made[0], from_on=since
        )
        Arrangement.objects.create(municipality=municipality, from_on=since, **ARRANGEMENTS[slug])


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
    served = [municipality, *(municipalities[slug] for slug in here.also_in)]
    Agreement.objects.bulk_create(
        Agreement(
            organisation=organisation,
            municipality=one,
            from_on=since,
            funding=here.funding,
            activities=[activity.value for activity in Activity],
            first_contact_working_days=here.days,
        )
        for one in served
        if here.funding is not None
    )
    return organisation
