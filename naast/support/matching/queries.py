"""Read questions and placements; find who fits."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.core.policy.walls import Actor, Scope, acting, reach
from naast.supply.cooperation import queries as divided
from naast.supply.cooperation.rules import left_to_others
from naast.supply.organisations import queries as organisations
from naast.supply.places import queries as places
from naast.supply.supporters import queries as supporters
from naast.supply.supporters import rules as supply
from naast.support.matching import policy, words
from naast.support.matching.models import (
    CONTACT_WAYS,
    PASS_REASONS,
    Invitation,
    Offer,
    PassOn,
    Placement,
    Question,
    QuestionText,
    WeightVersion,
)
from naast.support.matching.rules import (
    KEPT_WISHES,
    WEIGHTS,
    Agreed,
    Candidate,
    CodeMade,
    ContactWay,
    Group,
    Moment,
    Need,
    OfferMade,
    PassReason,
    QuestionStatus,
    Refusal,
    Stand,
    TermName,
    Weighed,
    left_out,
    make_offer,
    stand,
    weights_on,
    who_receives,
)
from naast.support.people.queries import agreements, hats, keys_of
from naast.support.people.rules import HAT_OF_HOUSE, House

CONTACT_TOLD: dict[str, Promise] = {
    ContactWay.MESSAGE: gettext_lazy("Wants a message in the file first."),
    ContactWay.MAIL: gettext_lazy("Wants a mail first."),
    ContactWay.WALK_IN: gettext_lazy("Wants to meet at a walk-in point."),
    ContactWay.HOME: gettext_lazy("Wants to meet at home."),
    ContactWay.VIDEO: gettext_lazy("Wants to meet by video call."),
}


def questions(*, actor: Actor, verb: str = "view") -> QuerySet[Question]:
    """Return the questions on which `actor` may do `verb`, by promised term."""
    return Question.objects.filter(reach(policy.QUESTIONS, actor, verb)).order_by(
        "promised_at", "id"
    )


def texts(*, actor: Actor, verb: str = "view") -> QuerySet[QuestionText]:
    return QuestionText.objects.filter(reach(policy.TEXTS, actor, verb)).order_by("question_id")


def offers(*, actor: Actor, verb: str = "view") -> QuerySet[Offer]:
    return Offer.objects.filter(reach(policy.OFFERS, actor, verb)).order_by("-at", "id")


def invitations(*, actor: Actor, verb: str = "view") -> QuerySet[Invitation]:
    """Return the codes made for whom somebody asked, newest first."""
    found = Invitation.objects.filter(reach(policy.INVITATIONS, actor, verb))
    return found.select_related("made_by").order_by("-made_at", "id")


@dataclass(frozen=True, kw_only=True)
class Other:
    """How it stands with her for whom a question was asked, and since or until when."""

    stand: Stand
    at: datetime | None
    may_invite: bool


def others(*, actor: Actor, asked: Iterable[Question], at: datetime) -> dict[UUID, Other]:
    """Return, of those questions that were asked for another, how it stands. Two queries."""
    rows = [question for question in asked if question.asker_relation]
    if not rows:
        return {}
    codes = {
        row.question_id: CodeMade(
            made_at=row.made_at, ends_at=row.ends_at, ended_at=row.ended_at, agreed=row.agreed
        )
        for row in reversed(
            invitations(actor=actor).filter(question_id__in=[one.id for one in rows])
        )
    }
    agreed = {
        row.asker_id: Agreed(agreed_at=row.agreed_at, withdrawn_at=row.withdrawn_at)
        for row in agreements(actor=actor).filter(asker_id__in=[one.person_id for one in rows])
    }
    found = {}
    for one in rows:
        how, since = stand(agreed=agreed.get(one.person_id), code=codes.get(one.id), at=at)
        running = one.status != QuestionStatus.WITHDRAWN and one.house == House.SUPPORT
        may_invite = running and how != Stand.AGREED
        found[one.id] = Other(stand=how, at=since, may_invite=may_invite)
    return found


def passed_on(*, actor: Actor, verb: str = "view") -> QuerySet[PassOn]:
    return PassOn.objects.filter(reach(policy.PASSED_ON, actor, verb)).order_by("-at", "id")


def placements(*, actor: Actor, verb: str = "view") -> QuerySet[Placement]:
    return Placement.objects.filter(reach(policy.PLACEMENTS, actor, verb)).order_by(
        "-from_at", "id"
    )


def own_words(*, actor: Actor, question_ids: set[UUID]) -> dict[UUID, str]:
    """Return, opened, the words of those questions that `actor` may read, in two queries."""
    rows = list(texts(actor=actor).filter(question_id__in=question_ids))
    keys = keys_of(actor=actor, person_ids={row.person_id for row in rows})
    return {
        row.question_id: row.text.open(key=keys[row.person_id])
        for row in rows
        if row.person_id in keys
    }


def weighed(*, municipality_id: int) -> list[Weighed]:
    """Return every change of the weights in a municipality, the last to begin first.

    Nobody need act: the weights are public (I-7). At most `MOST_CHANGES`: two are made a year.
    """
    rows = WeightVersion.objects.filter(municipality_id=municipality_id)
    return [
        Weighed(
            # A term that came later counts as Naast has it.
            weights={name: float(row.weights.get(name, WEIGHTS[name])) for name in TermName},
            reason=row.reason,
            set_at=row.set_at,
            from_on=row.from_on,
        )
        for row in rows.order_by("-from_on", "-set_at", "-id")[:MOST_CHANGES]
    ]


MOST_CHANGES = 100


def weights(*, municipality_id: int, at: datetime) -> Mapping[TermName, float]:
    """Return how much each term counts in a municipality at `at`. One query."""
    return weights_on(versions=weighed(municipality_id=municipality_id), on=timezone.localdate(at))


def sets_weights_of(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` may set the weights."""
    return _scope_of(actor, "policy_officer")


def reads_weights_of(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` sets the weights, or reads each change beforehand."""
    return sorted({*sets_weights_of(actor=actor), *_scope_of(actor, "council_member")})


def _scope_of(actor: Actor, role: str) -> list[int]:
    return sorted(actor.scopes[role].municipality_ids) if actor.holds(role) else []


def term_words() -> dict[TermName, Promise]:
    """Return what each term says, as a resident reads it."""
    return words.TERMS


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
    on = timezone.localdate(at)
    matcher = Actor(at=at, matcher=Scope(municipality_ids=[municipality_id]))
    if person_id is not None:
        matcher = matcher.also(resident=Scope(person_id=person_id))
    with acting(matcher):
        pool = supporters.candidates(actor=matcher, municipality_id=municipality_id, on=on)
        running = Counter(
            placements(actor=matcher)
            .filter(user_id__any=[who.user_id for who in pool], until_at__isnull=True)
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
    return [
        _candidate(
            who,
            running=running[who.user_id],
            leaves=leaves.get(who.organisation_id or 0, frozenset()),
            on=on,
        )
        for who in pool
        if worn.get(who.user_id, HAT_OF_HOUSE[House(who.house)]) == HAT_OF_HOUSE[House(who.house)]
    ]


def receiver(*, municipality_id: int, need: Need, on: date) -> int | None:
    """Return the organisation for a question without a choice; None where nobody serves."""
    serving = organisations.serving(municipality_id=municipality_id, on=on)
    return who_receives(
        default=organisations.default_organisation(municipality_id=municipality_id, on=on),
        ties={one.id: one.providers for one in serving.values()},
        need=need,
    )


def providers_told(*, actor: Actor) -> frozenset[str]:
    """Return the providers that a resident told to use, in any question of hers (R-018)."""
    told = questions(actor=actor).values_list("wishes", flat=True)
    return frozenset(name for wishes in told for name in wishes.get("providers", ()))


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
    made = make_offer(
        candidates=[
            who
            for who in candidates(
                municipality_id=question.municipality_id,
                at=at,
                person_id=question.person_id,
            )
            if who.organisation_id == question.organisation_id
            and who.municipal == (question.house == House.MUNICIPALITY)
            and who.user_id not in but_not
        ],
        need=need_of(question=question),
        seed=question.id.int,
        size=1,
        weights=weights(municipality_id=question.municipality_id, at=at),
    )
    return [shown.candidate for shown in (*made.first, *made.others)]


def who_fits(*, actor: Actor, question: Question, at: datetime) -> list[Candidate]:
    """Return whom `actor`, who leads there, may still ask: nobody who has it or passed it on."""
    before = passed_on(actor=actor).filter(question_id=question.id)
    tried = set(before.values_list("user_id", flat=True))
    if question.user_id is not None:
        tried.add(question.user_id)
    return fitting(question=question, but_not=tried, at=at)


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


def _free(moments: Collection[str]) -> frozenset[str]:
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


def contact_choices() -> list[tuple[ContactWay, Promise]]:
    """Return how one can be in touch first, as choices of a field."""
    return list(CONTACT_WAYS)


def call_moment_words(*, starts_at: datetime, ends_at: datetime) -> str:
    """Return a moment for a call-back in words: "Tuesday 24 November, 9.00 to 12.00"."""
    begins, ends = timezone.localtime(starts_at), timezone.localtime(ends_at)
    return _("%(day)s, %(begins)s to %(ends)s") % {
        "day": formats.date_format(begins, "l j F"),
        "begins": formats.date_format(begins, "G.i"),
        "ends": formats.date_format(ends, "G.i"),
    }


def contact_words(*, question: Question) -> str:
    """Return how she wants to be in touch first, as staff read it; "" where she did not say."""
    if question.call_from_at and question.call_until_at:
        return _("Wants to be called: %(moment)s.") % {
            "moment": call_moment_words(
                starts_at=question.call_from_at, ends_at=question.call_until_at
            )
        }
    found = CONTACT_TOLD.get(question.contact_way)
    return str(found) if found else ""


def pass_reason_choices() -> list[tuple[PassReason, Promise]]:
    """Return why a question may be passed on, as choices of a field."""
    return list(PASS_REASONS)


def next_number() -> int:
    """Return the next number for a question; numbers say the order and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('matching_question_number')")
        return int(cursor.fetchone()[0])
