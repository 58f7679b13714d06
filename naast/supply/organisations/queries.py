"""Read organisations, what is agreed with them, and how a municipality arranged support."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BigIntegerField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, JSONObject
from django.utils.functional import Promise

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, reach
from naast.supply.organisations import policy, rules, words
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
    FormalPosition,
    Length,
    OrganisationKind,
    Party,
    Reaches,
    SteeringRole,
    WhyNot,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationView:
    """An organisation as everybody may know it. `providers` are those it is tied to (I-2)."""

    id: int
    name: str
    slug: str
    kind: OrganisationKind
    kind_words: str
    phone: str
    mail: str
    code_of_conduct_url: str
    pool_of_id: int | None
    providers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What matching must know of an organisation: its ties, and whether it is under review."""

    providers: tuple[str, ...]
    under_review: bool


MOST = 100
"""So many reviews stand on a page; a municipality has a few in a year."""

CLAUSES, FUNDINGS, NORMS = words.CLAUSE_WORDS, words.FUNDING_WORDS, words.NORM_WORDS
"""The words of what is agreed, for whoever shows or asks it."""

KINDS = words.KIND_WORDS
"""The words of the kinds of organisations."""

NO_STANDING = Standing(providers=(), under_review=False)
"""Of somebody who works for no organisation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ArrangementView:
    """How support is arranged. `profile` is 1 to 6, or None without formal support."""

    formal: FormalPosition
    informal_official: bool
    profile: int | None
    steering_role: SteeringRole | None
    length: Length | None
    length_policy: "LengthPolicy | None"
    from_on: date


def organisations(*, ids: Iterable[int] | None = None, on: date) -> dict[int, OrganisationView]:
    """Return organisations by id with their ties on day `on`, ordered by name; all when no `ids`.

    One query, however many there are.
    """
    wanted = Organisation.objects.order_by("name", "id")
    if ids is not None:
        wanted = wanted.filter(id__in=ids if isinstance(ids, QuerySet) else set(ids))
    ties = _ties(on=on).filter(organisation_id=OuterRef("pk")).order_by("provider", "id")
    return {
        one.pk: OrganisationView(
            id=one.pk,
            name=one.name,
            slug=one.slug,
            kind=OrganisationKind(one.kind),
            kind_words=str(words.KIND_WORDS[OrganisationKind(one.kind)]),
            phone=one.phone,
            mail=one.mail,
            code_of_conduct_url=one.code_of_conduct_url,
            pool_of_id=one.pool_of_id,
            providers=tuple(one.providers),
        )
        for one in wanted.annotate(providers=ArraySubquery(ties.values("provider")))
    }


def _ties(*, on: date) -> QuerySet[ProviderTie]:
    return ProviderTie.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on), from_on__lte=on
    )


def organisation(*, organisation_id: int, on: date) -> OrganisationView:
    """Return one organisation. Raises KeyError when it is not there."""
    return organisations(ids=[organisation_id], on=on)[organisation_id]


@dataclass(frozen=True, kw_only=True, slots=True)
class Calling:
    """When an organisation calls: each week, and the days on which it does not."""

    hours: list[tuple[int, time, time]]
    closed: frozenset[date]


def calling_hours(*, organisation_id: int, from_on: date) -> Calling:
    """Return when somebody of an organisation calls: ISO weekday, from, until, in Dutch time.

    `closed` holds the days from `from_on` on which nobody does. One query.
    """
    not_there = CallingException.objects.filter(
        organisation_id=OuterRef("organisation_id"), on__gte=from_on
    )
    rows = list(
        CallingHours.objects.filter(organisation_id=organisation_id)
        .annotate(closed=ArraySubquery(not_there.order_by("on").values("on")))
        .order_by("weekday", "starts", "id")
    )
    return Calling(
        hours=[(row.weekday, row.starts, row.ends) for row in rows],
        closed=frozenset(rows[0].closed if rows else ()),
    )


def not_calling(*, organisation_id: int, from_on: date) -> frozenset[date]:
    """Return the days from `from_on` on which nobody of an organisation calls."""
    found = CallingException.objects.filter(organisation_id=organisation_id, on__gte=from_on)
    return frozenset(found.values_list("on", flat=True))


def kept(*, actor: Actor, on: date) -> QuerySet[Organisation]:
    """Return the organisations of which `actor` keeps how they are reached, by name.

    With the hours in which they call, and the days from `on` on which they do not. Three queries.
    """
    hours = CallingHours.objects.order_by("weekday", "starts", "id")
    not_there = CallingException.objects.filter(on__gte=on).order_by("on")
    return (
        Organisation.objects.filter(reach(policy.REACHED, actor, "keep"))
        .prefetch_related(Prefetch("calling_hours", hours), Prefetch("not_calling", not_there))
        .order_by("name", "id")
    )


def _agreements(*, municipality_id: int, on: date) -> QuerySet[Agreement]:
    return Agreement.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on),
        municipality_id=municipality_id,
        from_on__lte=on,
    )


def serving(*, municipality_id: int, on: date) -> dict[int, OrganisationView]:
    """Return the organisations that work in a municipality by an agreement on day `on`, by id.

    Those that hold one, and those that work on one of another (R-209).
    """
    by_agreement = (
        _agreements(municipality_id=municipality_id, on=on)
        .annotate(one=ExpressionWrapper(OuterRef("pk"), BigIntegerField()))
        .filter(Q(organisation_id=F("one")) | Q(one__any=F("worked_by")))
    )
    found = Organisation.objects.filter(Exists(by_agreement))
    return organisations(ids=found.values_list("id", flat=True), on=on)


@dataclass(frozen=True, kw_only=True, slots=True)
class Commission:
    """An agreement in force, without its words: with whom, how it is paid, what is in it."""

    organisation_ids: frozenset[int]
    holder_id: int
    funding: rules.Funding
    clauses: frozenset[rules.Clause]
    review_on: date | None
    until_on: date | None


def commissions(*, municipality_id: int, on: date) -> list[Commission]:
    """Return the agreements in force in a municipality on day `on`. Nobody need act: one query."""
    rows = _agreements(municipality_id=municipality_id, on=on).order_by("organisation__name", "id")
    return [
        Commission(
            organisation_ids=frozenset({row.organisation_id, *row.worked_by}),
            holder_id=row.organisation_id,
            funding=rules.Funding(row.funding),
            clauses=frozenset(clause for clause in rules.Clause if row.clauses.get(clause)),
            review_on=row.review_on,
            until_on=row.until_on,
        )
        for row in rows
    ]


def agreed(*, organisation_ids: Iterable[int], on: date) -> dict[int, str]:
    """Return by municipality which of these organisations has an agreement there on day `on`."""
    rows = Agreement.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on),
        organisation_id__in=list(organisation_ids),
        from_on__lte=on,
    )
    return dict(rows.order_by("-id").values_list("municipality_id", "organisation__name"))


def serving_names(*, municipality_ids: Iterable[int], on: date) -> dict[int, dict[int, str]]:
    """Return by municipality the names of the organisations that work there on day `on`, by id.

    Those with an agreement and those that work on one of another. Two queries.
    """
    rows = Agreement.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on),
        municipality_id__in=list(municipality_ids),
        from_on__lte=on,
    ).values_list("municipality_id", "organisation_id", "worked_by")
    found: dict[int, set[int]] = {}
    for municipality_id, holder, others in rows:
        found.setdefault(municipality_id, set()).update({holder, *others})
    named = names(ids=set().union(*found.values()))
    return {
        id_: {one: named[one] for one in sorted(ids) if one in named} for id_, ids in found.items()
    }


def names(*, ids: Iterable[int]) -> dict[int, str]:
    """Return the names of organisations, by id."""
    wanted = set(ids)
    if not wanted:
        return {}
    return dict(Organisation.objects.filter(id__in=wanted).values_list("id", "name"))


def served_municipalities() -> dict[int, set[int]]:
    """Return per organisation every municipality with which it has, had or will have agreed."""
    served: dict[int, set[int]] = {}
    rows = Agreement.objects.values_list("organisation_id", "worked_by", "municipality_id")
    for holder, others, municipality_id in rows:
        for organisation_id in (holder, *others):
            served.setdefault(organisation_id, set()).add(municipality_id)
    return served


@dataclass(frozen=True, kw_only=True, slots=True)
class LengthPolicy:
    """What a municipality says of how long support lasts, and what it reaches to; in words.

    `says` are its own, in Dutch. `collides`: it stands in the way of who supports.
    """

    words: str
    says: str
    reaches: tuple[str, ...]
    from_on: date
    collides: bool


def length_facts(*, municipality_id: OuterRef, on: date) -> QuerySet[Any, Any]:
    """Return what is public policy on day `on` in the municipality of another query's row."""
    return (
        Arrangement.objects.filter(municipality_id=municipality_id, from_on__lte=on)
        .order_by("-from_on")
        .values(
            facts=JSONObject(
                length="length", says="length_says", reaches="reaches", from_on="from_on"
            )
        )[:1]
    )


def length_policy(*, facts: Mapping[str, Any] | None) -> LengthPolicy | None:
    """Return in words what `length_facts` found; None where nothing was said."""
    if not facts or not facts["length"]:
        return None
    length = Length(facts["length"])
    return LengthPolicy(
        words=str(words.LENGTH_WORDS[length]),
        says=facts["says"],
        reaches=tuple(str(words.REACHES_WORDS[one]) for one in Reaches if one in facts["reaches"]),
        from_on=date.fromisoformat(facts["from_on"]),
        collides=rules.collides(length=length),
    )


def position_words(*, formal: FormalPosition) -> Promise:
    """Return where formal supporters stand, in words."""
    return words.POSITION_WORDS[formal]


def promises(*, municipality_id: int, on: date) -> dict[int, int]:
    """Return within how many working days each organisation promised a first contact, by id."""
    rows = _agreements(municipality_id=municipality_id, on=on).order_by(
        "-first_contact_working_days"
    )
    # Where there are two agreements, the strictest stands last, and holds.
    return {
        one: days
        for holder, others, days in rows.values_list(
            "organisation_id", "worked_by", "first_contact_working_days"
        )
        for one in (holder, *others)
    }


def activities(*, municipality_id: int, on: date) -> dict[int, set[str]]:
    """Return which activities were agreed to count as support on day `on`, by organisation."""
    found: dict[int, set[str]] = {}
    rows = _agreements(municipality_id=municipality_id, on=on)
    for holder, others, counted in rows.values_list("organisation_id", "worked_by", "activities"):
        for one in (holder, *others):
            found.setdefault(one, set()).update(counted)
    return found


def first_contact_working_days(
    *, organisation_id: int, municipality_id: int, on: date
) -> int | None:
    """Return within how many working days a resident hears from the organisation, as agreed.

    None without an agreement in force; the strictest where there are two.
    """
    days: int | None = (
        _agreements(municipality_id=municipality_id, on=on)
        .filter(_of(organisation_id))
        .order_by("first_contact_working_days")
        .values_list("first_contact_working_days", flat=True)
        .first()
    )
    return days


def default_organisation(*, municipality_id: int, on: date) -> int | None:
    """Return the id of who receives a question for which nobody was chosen; None when not set."""
    found: int | None = (
        DefaultOrganisation.objects.filter(municipality_id=municipality_id, from_on__lte=on)
        .order_by("-from_on")
        .values_list("organisation_id", flat=True)
        .first()
    )
    return found


def arrangement(*, municipality_id: int, on: date) -> ArrangementView | None:
    """Return how support is arranged in a municipality on day `on`; None when nobody said."""
    row = (
        Arrangement.objects.filter(municipality_id=municipality_id, from_on__lte=on)
        .order_by("-from_on")
        .first()
    )
    if row is None:
        return None
    formal = FormalPosition(row.formal)
    told = rules.profile_of(
        facts=rules.ProfileFacts(
            formal=formal,
            agreed=row.informal_agreed,
            subsidised=row.informal_subsidised,
            facilitated=row.informal_facilitated,
            named=row.informal_named_to_residents,
        )
    )
    return ArrangementView(
        formal=formal,
        informal_official=told.informal_official is True,
        profile=told.profile,
        steering_role=SteeringRole(row.steering_role) if row.steering_role else None,
        length=Length(row.length) if row.length else None,
        length_policy=length_policy(
            facts={
                "length": row.length,
                "says": row.length_says,
                "reaches": row.reaches,
                "from_on": row.from_on.isoformat(),
            }
        ),
        from_on=row.from_on,
    )


def reviews(*, actor: Actor, verb: str = "view") -> QuerySet[IndependenceReview]:
    """Return the reviews on which `actor` may do `verb`, newest first."""
    return IndependenceReview.objects.filter(reach(policy.REVIEWS, actor, verb)).order_by(
        "-opened_at", "id"
    )


def reviews_to_read(*, actor: Actor) -> list[IndependenceReview]:
    """Return the last reviews that `actor` may see, with names: those that are open first."""
    named = reviews(actor=actor).select_related("organisation", "municipality", "closed_by")
    return list(named.order_by(F("closed_at").desc(nulls_first=True), "-opened_at", "id")[:MOST])


def statements(*, actor: Actor, verb: str = "view") -> QuerySet[ReviewStatement]:
    """Return what was said about reviews, as far as `actor` may `verb` it, oldest first."""
    return (
        ReviewStatement.objects.filter(reach(policy.STATEMENTS, actor, verb))
        .select_related("user")
        .order_by("said_at", "id")
    )


def doubts(*, actor: Actor, verb: str = "view") -> QuerySet[Doubt]:
    """Return the doubts of organisations on which `actor` may do `verb`, newest first."""
    return (
        Doubt.objects.filter(reach(policy.DOUBTS, actor, verb))
        .select_related("organisation", "municipality")
        .order_by("-told_at", "id")
    )


def leads(*, actor: Actor, organisation_id: int) -> bool:
    """Whether `actor` coordinates an organisation: she judges it nowhere herself."""
    led = actor.scopes.get(Role.COORDINATOR)
    return led is not None and organisation_id in led.organisation_ids


def works_in(*, organisation_ids: Iterable[int], on: date) -> list[tuple[int, int, str, str]]:
    """Return where organisations work by an agreement on day `on`, by name.

    Shape: organisation, municipality, and the name of each. The one that holds the commission and
    those that work on it (R-209) alike.
    """
    ids = set(organisation_ids)
    names = dict(Organisation.objects.filter(id__in=ids).values_list("id", "name"))
    rows = Agreement.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on),
        Q(organisation_id__in=ids) | Q(worked_by__overlap=list(ids)),
        from_on__lte=on,
    ).values_list("organisation_id", "worked_by", "municipality_id", "municipality__name")
    found = {
        (one, municipality_id, names[one], name)
        for holder, others, municipality_id, name in rows
        for one in (holder, *others)
        if one in ids
    }
    return sorted(found, key=lambda row: (row[2], row[3], row[0]))


def known_providers(*, on: date) -> set[str]:
    """Return every provider to which an organisation has a tie on day `on`: public, all of it."""
    return set(_ties(on=on).values_list("provider", flat=True).distinct())


def why_not_close(*, actor: Actor, review: IndependenceReview) -> WhyNot | None:
    """Return why `actor`, who may close reviews there, may not close this one; None: she may."""
    leads = actor.scopes.get(Role.COORDINATOR)
    pool_of = Organisation.objects.values_list("pool_of_id", flat=True).get(
        id=review.organisation_id
    )
    heard = statements(actor=actor).filter(review=review).values_list("party", flat=True)
    return rules.why_not_close(
        leads_it=leads is not None and review.organisation_id in leads.organisation_ids,
        own_pool=pool_of == review.municipality_id,
        heard=frozenset(Party(party) for party in heard),
    )


def agreements(*, actor: Actor, on: date, verb: str = "set_floor") -> QuerySet[Agreement]:
    """Return the agreements in force on which `actor` may do `verb`, by organisation."""
    return (
        Agreement.objects.filter(
            reach(policy.AGREEMENTS, actor, verb),
            Q(until_on__isnull=True) | Q(until_on__gt=on),
            from_on__lte=on,
        )
        .select_related("organisation", "municipality")
        .order_by("municipality__name", "organisation__name", "id")
    )


def versions(*, actor: Actor) -> QuerySet[Agreement]:
    """Return every version of the agreements that `actor` may read, the newest first."""
    return (
        Agreement.objects.filter(reach(policy.AGREEMENTS, actor, "view"))
        .select_related("organisation", "municipality")
        .order_by("-from_on", "-id")
    )


def terms(*, agreement: Agreement) -> rules.Terms:
    """Return what was agreed."""
    return rules.Terms(
        funding=rules.Funding(agreement.funding),
        activities=tuple(agreement.activities),
        first_contact_working_days=agreement.first_contact_working_days,
        norms={n: agreement.norms[n] for n in rules.Norm if n in agreement.norms},
        clauses={c: agreement.clauses[c] for c in rules.Clause if c in agreement.clauses},
        worked_by=tuple(agreement.worked_by),
        review_on=agreement.review_on,
        speak_every_months=agreement.speak_every_months,
    )


def ending(*, on: date, within_days: int) -> list[tuple[int, int, int, str, date]]:
    """Return which dates of agreements in force come near: (id, organisation, municipality, …).

    The last two are what happens ("ends", "review") and on which day. For the clock; an agreement
    holds nobody's data. A version that another follows does not end: the other goes on.
    """
    until = on + timedelta(days=within_days)
    follower = Agreement.objects.filter(
        organisation_id=OuterRef("organisation_id"),
        municipality_id=OuterRef("municipality_id"),
        from_on=OuterRef("until_on"),
    )
    rows = Agreement.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on), from_on__lte=on
    ).annotate(followed=Exists(follower))
    found = []
    for row in rows.order_by("id"):
        near = [("review", row.review_on)]
        near += [] if row.followed else [("ends", row.until_on)]
        found += [
            (row.pk, row.organisation_id, row.municipality_id, what, day)
            for what, day in near
            if day is not None and on <= day <= until
        ]
    return found


def agreed_norm(
    *, norm: rules.Norm, organisation_id: int, municipality_id: int, on: date
) -> int | None:
    """Return within how many working days it was agreed; None where nothing was.

    The strictest where two agreements hold.
    """
    found = (
        _agreements(municipality_id=municipality_id, on=on)
        .filter(_of(organisation_id), norms__has_key=norm)
        .values_list("norms", flat=True)
    )
    return min((norms[norm] for norms in found), default=None)


def norm_of_row(*, norm: rules.Norm, on: date) -> QuerySet[Any, Any]:
    """Return the days of `agreed_norm`, for a row of another query with both ids."""
    here = OuterRef("organisation_id")
    return (
        Agreement.objects.filter(
            Q(until_on__isnull=True) | Q(until_on__gt=on),
            Q(organisation_id=here) | Q(worked_by__contains=[here]),
            municipality_id=OuterRef("municipality_id"),
            from_on__lte=on,
            norms__has_key=norm,
        )
        .values(days=Cast(KeyTextTransform(norm, "norms"), IntegerField()))
        .order_by("days")[:1]
    )


def _of(organisation_id: int) -> Q:
    """Hold the commission, or work on it (R-209): what was agreed binds both."""
    return Q(organisation_id=organisation_id) | Q(worked_by__contains=[organisation_id])


def choices() -> list[tuple[int, str]]:
    """Return every organisation as a choice of a field, by name."""
    return list(Organisation.objects.order_by("name", "id").values_list("id", "name"))


def under_review(*, actor: Actor, municipality_id: int) -> set[int]:
    """Return the ids of the organisations with an open review in a municipality.

    For matching, under the role `matcher` of that municipality; what `actor` may not see is absent.
    """
    return set(
        reviews(actor=actor)
        .filter(municipality_id=municipality_id, closed_at__isnull=True)
        .values_list("organisation_id", flat=True)
    )


def standings(
    *, actor: Actor, ids: Iterable[int], municipality_id: int, on: date
) -> dict[int, Standing]:
    """Return what matching must know of these organisations, by id. One query.

    Under the role `matcher` of that municipality; a review that `actor` may not see is absent.
    """
    ties = _ties(on=on).filter(organisation_id=OuterRef("pk"))
    open_reviews = reviews(actor=actor).filter(
        organisation_id=OuterRef("pk"), municipality_id=municipality_id, closed_at__isnull=True
    )
    rows = (
        Organisation.objects.filter(id__any=set(ids))
        .annotate(
            providers=ArraySubquery(ties.order_by("provider").values("provider")),
            under_review=Exists(open_reviews),
        )
        .values_list("id", "providers", "under_review")
    )
    return {
        id_: Standing(providers=tuple(providers), under_review=under)
        for id_, providers, under in rows
    }
