"""The independence card: of one worker, and of an organisation. Made from data alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naast.core.identity.queries import names
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.queries import OrganisationView
from naast.supply.places import queries as places
from naast.supply.supporters import present, words
from naast.supply.supporters.models import Card, Supporter, TasksHere
from naast.supply.supporters.present import LabelView
from naast.supply.supporters.queries.rows import declarations, interests, supporters
from naast.supply.supporters.queries.screening import (
    AskedOfKind,
    Paper,
    asked_of_kinds,
    led,
    papers,
)
from naast.supply.supporters.queries.terms import TermsOf, terms_of
from naast.supply.supporters.rules import (
    WATCHED,
    Finding,
    Item,
    Kind,
    Label,
    Mandate,
    Payer,
    Position,
    Status,
    Task,
    findings,
    independence_label,
    tasks_of,
)

# What keeps somebody independent, beside her papers.
SAFEGUARDS = (Item.CODE, Item.INTERVISION, Item.TRAINING, Item.SUPERVISOR, Item.DECLARATION)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A row of a card: question, answers, and whether residents read it too."""

    name: str
    told: tuple[str, ...]
    public: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A conflict in words: what, how it was found, and since when that is known."""

    what: str
    how: Promise
    since: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonCard:
    """All that is known of one worker's independence. `safeguards` are None where not asked."""

    supporter_id: UUID
    name: str
    kind: Promise
    label: LabelView
    facts: tuple[Fact, ...]
    found: tuple[Found, ...]
    safeguards: tuple[tuple[Promise, Paper | None], ...]
    has_public_card: bool
    organisation_id: int | None


def person_card(*, actor: Actor, supporter_id: UUID, on: date) -> PersonCard:
    """Return the card of one worker, for herself and for who leads her.

    Raises Supporter.DoesNotExist for anybody else, and of who stopped.
    """
    me = (
        supporters(actor=actor)
        .select_related("pool")
        .filter(pool__isnull=False)
        .exclude(pool__status=Status.STOPPED)
        .get(pk=supporter_id)
    )
    employers = organisations.organisations(ids=filter(None, [me.organisation_id]), on=on)
    employer = employers.get(me.organisation_id or 0)
    towns = places.municipality_names(
        ids=[*me.municipality_ids, *filter(None, [me.employer_municipality_id])]
    )
    works_for = employer.name if employer else towns.get(me.employer_municipality_id or 0, "")
    declared = declarations(actor=actor).filter(supporter=me).first()
    ties = (
        sorted(
            interests(actor=actor).filter(declaration=declared).values_list("provider", flat=True)
        )
        if declared
        else []
    )
    of_employer = employer.providers if employer else ()
    tasks = _tasks(me)
    seen = {paper.item: paper for paper in papers(actor=actor, supporter_id=me.pk, on=on)}
    shown = Card.objects.filter(supporter=me).exists()
    label = independence_label(
        kind=Kind(me.kind),
        position=Position(me.position),
        organisation=works_for,
        payer=Payer(me.payer),
        mandate=Mandate(me.mandate),
        providers={*ties, *of_employer},
    )
    found = findings(
        mandate=Mandate(me.mandate),
        tasks=tasks,
        declared=ties,
        declared_on=declared.declared_on if declared else None,
        declared_until=declared.until_on if declared else None,
        of_organisation=of_employer,
        other_work=me.pool.other_work,
        known=organisations.known_providers(on=on),
        on=on,
    )
    rows = [
        (_("Does"), [str(words.TASKS[one]) for one in Task if one in tasks], True),
        (_("Works for"), [works_for], True),
        (_("Place"), [str(words.POSITIONS[Position(me.position)])], True),
        (_("Works in"), [towns[pk] for pk in me.municipality_ids], True),
        (_("Who pays"), [str(words.PAYERS[Payer(me.payer)])], True),
        (_("Decides about help"), [str(words.MANDATES[Mandate(me.mandate)])], True),
        (_("Ties to providers"), sorted({*ties, *of_employer}) or [_("None")], True),
        (_("Declared on"), [_day(declared.declared_on) if declared else _("Not yet")], True),
        (_("Holds until"), [_day(declared.until_on) if declared else _("Not yet")], False),
        (_("Other work, and for whom"), list(me.pool.other_work) or [_("Nothing told")], False),
    ]
    return PersonCard(
        supporter_id=me.pk,
        name=names(user_ids={me.user_id}).get(me.user_id, ""),
        kind=words.KINDS[Kind(me.kind)],
        label=present.label(found=label),
        facts=tuple(
            Fact(name=name, told=tuple(told), public=shown and public)
            for name, told, public in rows
        ),
        found=tuple(_found(found)),
        safeguards=tuple((words.ITEMS[item], seen.get(item)) for item in SAFEGUARDS),
        has_public_card=shown,
        organisation_id=me.organisation_id,
    )


def _tasks(me: Supporter) -> frozenset[Task]:
    """Return what she does in any of the municipalities where she works, which may choose some."""
    rows = TasksHere.objects.filter(kind=me.kind, municipality_id__in=me.municipality_ids)
    chosen = dict(rows.values_list("municipality_id", "chosen"))
    every: set[Task] = set()
    for municipality_id in me.municipality_ids:
        some = chosen.get(municipality_id)
        every |= tasks_of(
            kind=Kind(me.kind), chosen=None if some is None else [Task(code) for code in some]
        )
    return frozenset(every)


def _found(found: Sequence[Finding]) -> Iterator[Found]:
    for one in found:
        yield Found(
            what=str(words.CONFLICTS[one.conflict]) % {"name": one.name},
            how=words.FOUND_BY[one.found_by],
            since=one.since,
        )


def _day(day: date) -> str:
    return formats.date_format(day, "j F Y")


# ---------------------------------------------------------------- of an organisation


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    """A label, and the names of who carries it: as everybody may read them, by their own yes."""

    label: LabelView
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganisationCard:
    """What is known of an organisation's independence. `people` is for who leads it, else None."""

    organisation: OrganisationView
    ties: tuple[str, ...]
    asked: tuple[AskedOfKind, ...]
    faces: tuple[Labelled, ...]
    terms: tuple[TermsOf, ...]
    people: tuple[tuple[Promise, int, int], ...] | None


MOST_FACES = 60


def organisation_card(*, actor: Actor, organisation_id: int, on: date) -> OrganisationCard:
    """Return the card of an organisation, for who leads it, and where it works for who watches.

    Holds what is public, and to who leads it how many of her people have each safeguard in order:
    (what, how many do, of how many it is asked). No name of who has not, and no order of people.
    Raises Supporter.DoesNotExist where one may not read it: unknown and hidden look alike.
    """
    one = organisations.organisations(ids=[organisation_id], on=on).get(organisation_id)
    leads = organisations.leads(actor=actor, organisation_id=organisation_id)
    if one is None or not (leads or _watches(actor, organisation_id, on)):
        raise Supporter.DoesNotExist(organisation_id)
    employer = (organisation_id, None)
    [(_name, asked)] = asked_of_kinds(employers={employer: one.name}, on=on)
    [(_name, terms)] = terms_of(employers={employer: one.name}, on=on, topics=WATCHED)
    rows = Card.objects.filter(organisation_id=organisation_id).order_by("shown_name", "pk")
    return OrganisationCard(
        organisation=one,
        ties=one.providers,
        asked=tuple(asked),
        faces=tuple(_labelled(rows[:MOST_FACES], one)),
        terms=tuple(of for of in terms if of.now),
        people=_in_order(actor, organisation_id, on) if leads else None,
    )


def _watches(actor: Actor, organisation_id: int, on: date) -> bool:
    """Whether `actor` answers for, or watches over, support where this organisation works."""
    works = organisations.works_in(organisation_ids=[organisation_id], on=on)
    mine = {
        there
        for role in (Role.POLICY_OFFICER, Role.COUNCIL_MEMBER)
        if role in actor.scopes
        for there in actor.scopes[role].municipality_ids
    }
    return any(there in mine for _one, there, _organisation, _where in works)


def _labelled(rows: Iterable[Card], employer: OrganisationView) -> Iterator[Labelled]:
    """Yield each label that somebody here carries, independent ones first."""
    found: dict[Label, list[str]] = {}
    for row in rows:
        label = independence_label(
            kind=Kind(row.kind),
            position=Position(row.position),
            organisation=employer.name,
            payer=Payer(row.payer),
            mandate=Mandate(row.mandate),
            providers={*row.providers, *employer.providers},
        )
        found.setdefault(label, []).append(row.shown_name)
    for label in sorted(found, key=lambda one: (not one.independent, one.title)):
        yield Labelled(label=present.label(found=label), names=tuple(found[label]))


def _in_order(actor: Actor, organisation_id: int, on: date) -> tuple[tuple[Promise, int, int], ...]:
    people = [one for one in led(actor=actor, on=on) if one.organisation_id == organisation_id]
    found = []
    for item in SAFEGUARDS:
        asked = [one for one in people if item in one.asked]
        in_order = [one for one in asked if item not in one.missing]
        found.append((words.ITEMS[item], len(in_order), len(asked)))
    return tuple(found)
