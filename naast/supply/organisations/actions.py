"""Open an independence review, be heard about it, close it; put agreements in force."""

from collections.abc import Collection
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from naast.core.audit.actions import record
from naast.core.identity.queries import holders
from naast.core.identity.rules import Role
from naast.core.outbox.actions import queue
from naast.core.outbox.rules import Channel
from naast.core.policy.walls import Actor, Scope, acting, must_act
from naast.supply.organisations import queries
from naast.supply.organisations.models import (
    Agreement,
    Arrangement,
    CallingException,
    CallingHours,
    Doubt,
    IndependenceReview,
    Organisation,
    ReviewStatement,
)
from naast.supply.organisations.rules import (
    Cause,
    DoubtAnswer,
    Length,
    OrganisationKind,
    Party,
    ProfileFacts,
    Reaches,
    ReviewOutcome,
    ReviewReason,
    SteeringRole,
    Terms,
    WhyNot,
)
from naast.supply.places.rules import Week


class NobodyCalls(Exception):
    """On that day nobody calls anyhow, or it was told already."""


class MayNotKeep(Exception):
    """Who acts does not say how support is arranged there, or not enough of it is known."""


class LaterVersion(Exception):
    """A version of this agreement starts on that day or later already."""


class MayNotOpen(Exception):
    """Who acts may not open a review here."""


class MayNotClose(Exception):
    """Who acts closes reviews, and not this one, or not yet."""

    def __init__(self, why: WhyNot) -> None:
        super().__init__(why)
        self.why = why


@transaction.atomic
def open_review(
    *, actor: Actor, organisation_id: int, municipality_id: int, reason: ReviewReason
) -> None:
    """Open a review of an organisation in a municipality; nothing happens when one is open.

    From this instant matching offers nobody of that organisation there. Called by experience, in
    the role `clock`: `acting(actor.also(clock=Scope()))`. Raises MayNotOpen in any other role.
    """
    must_act(actor)
    if actor.at is None or not actor.holds("clock"):
        raise MayNotOpen(actor)
    review = IndependenceReview(
        organisation_id=organisation_id,
        municipality_id=municipality_id,
        opened_at=actor.at,
        reason=ReviewReason(reason),
    )
    # Two answers may fall under the floor at once: the second finds the review already there.
    IndependenceReview.objects.bulk_create([review], ignore_conflicts=True)
    if not IndependenceReview.objects.filter(id=review.id).exists():
        return
    record(actor, "organisations.review.opened", review, role="clock", reason=review.reason)
    for user_id in _concerned(review):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)


def _concerned(review: IndependenceReview) -> list[int]:
    """Return who is told of a review: who closes it, and who leads the organisation."""
    on = timezone.localdate(review.opened_at)
    municipality = f"municipality:{review.municipality_id}"
    organisation = f"organisation:{review.organisation_id}"
    closing = holders(role=Role.POLICY_OFFICER, scope=municipality, on=on)
    leading = holders(role=Role.COORDINATOR, scope=organisation, on=on)
    return sorted({*closing, *leading})


PARTIES = {Role.COORDINATOR: Party.ORGANISATION, Role.COUNCIL_MEMBER: Party.COUNCIL}
"""For whom somebody in a role speaks about a review."""


@transaction.atomic
def say(*, actor: Actor, review_id: UUID, text: str) -> ReviewStatement:
    """Say something about an open review for the organisation, or for the client council.

    Raises IndependenceReview.DoesNotExist for a review that is closed, or is none of hers.
    """
    must_act(actor)
    review = queries.reviews(actor=actor).get(id=review_id, closed_at__isnull=True)
    for role, party in PARTIES.items():
        alone = Actor(user_id=actor.user_id, at=actor.at, **_only(actor, role))
        if queries.reviews(actor=alone).filter(id=review_id).exists():
            row = ReviewStatement(
                review=review,
                party=party,
                text=text,
                user_id=actor.user_id,
                said_at=actor.at,  # type: ignore[misc]
            )
            row.save(force_insert=True)
            record(actor, "organisations.review.said", review, role=role)
            return row
    raise IndependenceReview.DoesNotExist(review_id)


def _only(actor: Actor, role: Role) -> dict[str, Scope]:
    return {role: actor.scopes[role]} if role in actor.scopes else {}


@transaction.atomic
def close_review(
    *, actor: Actor, review_id: UUID, outcome: ReviewOutcome, finding: str
) -> IndependenceReview:
    """Close a review with what was found and what came of it, in the name of who acts.

    Raises IndependenceReview.DoesNotExist if the actor may not close it, it is closed or not there;
    MayNotClose when she is too near to it (see `rules.why_not_close`).
    """
    must_act(actor)
    review = (
        queries.reviews(actor=actor, verb="close")
        .select_for_update()
        .get(id=review_id, closed_at__isnull=True)
    )
    why = queries.why_not_close(actor=actor, review=review)
    if why is not None:
        raise MayNotClose(why)
    review.closed_at, review.closed_by_id = actor.at, actor.user_id
    review.outcome, review.finding = ReviewOutcome(outcome), finding
    review.save(update_fields=["closed_at", "closed_by", "outcome", "finding"])
    record(
        actor, "organisations.review.closed", review, role="policy_officer", reason=review.outcome
    )
    return review


@transaction.atomic
def tell_doubt(
    *, actor: Actor, organisation_id: int, municipality_id: int, cause: Cause, text: str
) -> Doubt:
    """Tell, for an organisation, that it doubts whether it can be independent enough there (R-145).

    Nothing stops by it. Raises Doubt.DoesNotExist for an organisation that `actor` does not lead,
    or that has no agreement there.
    """
    must_act(actor)
    on = timezone.localdate(actor.at)
    works = queries.works_in(organisation_ids=[organisation_id], on=on)
    if not queries.leads(actor=actor, organisation_id=organisation_id) or municipality_id not in {
        there for _one, there, _name, _where in works
    }:
        raise Doubt.DoesNotExist(organisation_id)
    doubt = Doubt(
        organisation_id=organisation_id,
        municipality_id=municipality_id,
        cause=Cause(cause),
        text=text,
        user_id=actor.user_id,
        told_at=actor.at,  # type: ignore[misc]
    )
    doubt.save(force_insert=True)
    record(actor, "organisations.doubt.told", doubt, role=Role.COORDINATOR, reason=doubt.cause)
    for user_id in holders(
        role=Role.POLICY_OFFICER, scope=f"municipality:{municipality_id}", on=on
    ):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return doubt


@transaction.atomic
def answer_doubt(*, actor: Actor, doubt_id: UUID, answer: DoubtAnswer, why: str) -> Doubt:
    """Answer a doubt with what the municipality changes (R-146); a review opens when it says so.

    Raises Doubt.DoesNotExist for a doubt that is answered, none of hers, or of an organisation that
    she leads herself.
    """
    must_act(actor)
    doubt = (
        queries.doubts(actor=actor, verb="answer")
        .select_for_update(of=("self",))
        .get(id=doubt_id, answered_at__isnull=True)
    )
    if queries.leads(actor=actor, organisation_id=doubt.organisation_id):
        raise Doubt.DoesNotExist(doubt_id)
    doubt.answered_at, doubt.answered_by_id = actor.at, actor.user_id
    doubt.answer, doubt.why = DoubtAnswer(answer), why
    doubt.save(update_fields=["answered_at", "answered_by", "answer", "why"])
    record(
        actor, "organisations.doubt.answered", doubt, role=Role.POLICY_OFFICER, reason=doubt.answer
    )
    if doubt.answer == DoubtAnswer.REVIEW:
        by_itself = actor.also(clock=Scope())
        with acting(by_itself):
            open_review(
                actor=by_itself,
                organisation_id=doubt.organisation_id,
                municipality_id=doubt.municipality_id,
                reason=ReviewReason.OWN_DOUBT,
            )
    for user_id in holders(
        role=Role.COORDINATOR,
        scope=f"organisation:{doubt.organisation_id}",
        on=timezone.localdate(actor.at),
    ):
        queue(actor=actor, channel=Channel.MAIL, template="question_waiting", to=user_id)
    return doubt


@transaction.atomic
def agree_floor(*, actor: Actor, agreement_id: int, floor: int | None, source: str) -> Agreement:
    """Write down under which score a review opens, and where that was agreed; None: under none.

    `floor` is of how many in a hundred residents say that she stood beside them. Raises
    Agreement.DoesNotExist for an agreement of which `actor` does not set the floor.
    """
    must_act(actor)
    on = timezone.localdate(actor.at)
    agreement = (
        queries.agreements(actor=actor, on=on).select_for_update(of=("self",)).get(id=agreement_id)
    )
    agreement.independence_floor, agreement.floor_source = floor, source if floor else ""
    agreement.save(update_fields=["independence_floor", "floor_source"])
    record(actor, "organisations.floor.agreed", agreement, role="policy_officer")
    return agreement


@transaction.atomic
def keep_arrangement(
    *,
    actor: Actor,
    municipality_id: int,
    facts: ProfileFacts,
    steering_role: SteeringRole | None,
    length: Length | None = None,
    length_says: str = "",
    reaches: Collection[Reaches] = (),
) -> Arrangement:
    """Put how support is arranged on the page that everybody reads, from today on.

    What held before stays for the days before. Raises MayNotKeep where `actor` works on no policy,
    or where it is not known where professionals stand.
    """
    must_act(actor)
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    if officer is None or municipality_id not in officer.municipality_ids or facts.formal is None:
        raise MayNotKeep(municipality_id)
    row, _made = Arrangement.objects.update_or_create(
        municipality_id=municipality_id,
        from_on=timezone.localdate(actor.at),
        defaults={
            "formal": facts.formal,
            "informal_agreed": facts.agreed is True,
            "informal_subsidised": facts.subsidised is True,
            "informal_facilitated": facts.facilitated is True,
            "informal_named_to_residents": facts.named is True,
            "steering_role": steering_role or "",
            "length": length or "",
            "length_says": length_says if length else "",
            "reaches": list(reaches),
        },
    )
    record(actor, "organisations.arrangement.kept", row, role=Role.POLICY_OFFICER)
    return row


@transaction.atomic
def put_in_force(
    *,
    actor: Actor,
    organisation_id: int,
    municipality_id: int,
    terms: Terms,
    from_on: date,
    until_on: date | None,
) -> Agreement:
    """Write a new version of an agreement, for the organisation that agreed to it.

    The version before ends on the day this one starts, and the floor that was agreed goes on. What
    started before stays as it was: a promise is read on the day of the question. Raises
    Agreement.DoesNotExist for an organisation that `actor` does not coordinate, LaterVersion when
    one starts on that day or later.
    """
    must_act(actor)
    leads = actor.scopes.get(Role.COORDINATOR)
    if leads is None or organisation_id not in leads.organisation_ids:
        raise Agreement.DoesNotExist
    lock = Organisation.objects.select_for_update()
    lock.get(id=organisation_id)  # two versions at once: the second sees the first
    between = Agreement.objects.filter(
        organisation_id=organisation_id, municipality_id=municipality_id
    )
    if between.filter(from_on__gte=from_on).exists():
        raise LaterVersion
    before = between.order_by("-from_on").first()
    between.filter(Q(until_on__isnull=True) | Q(until_on__gt=from_on)).update(until_on=from_on)
    agreement = Agreement.objects.create(
        organisation_id=organisation_id,
        municipality_id=municipality_id,
        from_on=from_on,
        until_on=until_on,
        agreed_on=timezone.localdate(actor.at),
        independence_floor=before.independence_floor if before else None,
        floor_source=before.floor_source if before else "",
        **(terms.kept() | {"review_on": terms.review_on}),
    )
    record(actor, "organisations.agreement.agreed", agreement, role=Role.COORDINATOR)
    return agreement


@transaction.atomic
def bring_organisation(
    *,
    actor: Actor,
    municipality_id: int,
    name: str,
    kind: OrganisationKind,
    phone: str,
    mail: str,
) -> Organisation:
    """Add an organisation of the social map, so that one can agree with it; it serves nobody yet.

    Raises Organisation.DoesNotExist for who answers for no such municipality, or for a pool: that
    is the municipality's own and comes by no file.
    """
    must_act(actor)
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    own = officer is not None and municipality_id in officer.municipality_ids
    if not own or kind is OrganisationKind.MUNICIPAL_POOL:
        raise Organisation.DoesNotExist
    slug = slugify(name)[:50] or "organisatie"
    if Organisation.objects.filter(slug=slug).exists():
        slug = f"{slug}-{uuid4().hex[:8]}"
    organisation = Organisation.objects.create(
        name=name, slug=slug, kind=kind, phone=phone, mail=mail
    )
    record(actor, "organisations.organisation.brought", organisation, role=Role.POLICY_OFFICER)
    return organisation


@transaction.atomic
def correct_brought(
    *, actor: Actor, organisation_id: int, name: str, phone: str, mail: str
) -> Organisation:
    """Correct an organisation that nobody agreed with; an empty phone or mail leaves what is there.

    Raises Organisation.DoesNotExist for one that agreed with a municipality: it keeps its own data.
    """
    must_act(actor)
    served = organisation_id in queries.served_municipalities()
    if served or Role.POLICY_OFFICER not in actor.scopes:
        raise Organisation.DoesNotExist
    organisation = Organisation.objects.select_for_update().get(
        id=organisation_id, pool_of__isnull=True
    )
    organisation.name = name
    organisation.phone = phone or organisation.phone
    organisation.mail = mail or organisation.mail
    organisation.save(update_fields=["name", "phone", "mail"])
    record(actor, "organisations.organisation.corrected", organisation, role=Role.POLICY_OFFICER)
    return organisation


@transaction.atomic
def keep_reached(
    *, actor: Actor, organisation_id: int, phone: str, mail: str, week: Week
) -> Organisation:
    """Keep how an organisation is reached, and when it calls: at once on every page.

    What was promised to a resident before stays promised. Raises Organisation.DoesNotExist where
    `actor` does not keep it.
    """
    must_act(actor)
    organisation = _kept(actor, organisation_id)
    organisation.phone, organisation.mail = phone, mail
    organisation.save(update_fields=["phone", "mail"])
    organisation.calling_hours.all().delete()
    CallingHours.objects.bulk_create(
        CallingHours(organisation=organisation, weekday=day, starts=starts, ends=ends)
        for day, spans in sorted(week.items())
        for starts, ends in spans
    )
    record(actor, "organisations.reached.kept", organisation, role=Role.COORDINATOR)
    return organisation


@transaction.atomic
def call_nobody(*, actor: Actor, organisation_id: int, on: date, reason: str) -> Organisation:
    """Say that nobody calls on a day, today or later; no moment of that day is offered any more.

    Raises Organisation.DoesNotExist where `actor` does not keep it, NobodyCalls for a day without
    hours, that is over, or that was told already.
    """
    must_act(actor)
    organisation = _kept(actor, organisation_id)
    calls = organisation.calling_hours.filter(weekday=on.isoweekday()).exists()
    told = organisation.not_calling.filter(on=on).exists()
    if not calls or told or on < timezone.localdate(actor.at):
        raise NobodyCalls(on)
    CallingException.objects.create(organisation=organisation, on=on, reason=reason)
    record(actor, "organisations.calling.closed", organisation, role=Role.COORDINATOR)
    return organisation


@transaction.atomic
def call_after_all(*, actor: Actor, organisation_id: int, on: date) -> Organisation:
    """Say that somebody calls on a day after all; nothing happens where that was so.

    Raises Organisation.DoesNotExist where `actor` does not keep it.
    """
    must_act(actor)
    organisation = _kept(actor, organisation_id)
    organisation.not_calling.filter(on=on).delete()
    record(actor, "organisations.calling.reopened", organisation, role=Role.COORDINATOR)
    return organisation


def _kept(actor: Actor, organisation_id: int) -> Organisation:
    found = queries.kept(actor=actor, on=timezone.localdate(actor.at))
    return found.select_for_update().get(id=organisation_id)
