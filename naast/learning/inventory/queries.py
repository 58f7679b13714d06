"""Read rounds: what each may see of them, and what was coded as tables count it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from naast.core.policy.rules import Actor
from naast.core.policy.walls import reach
from naast.learning.inventory import policy, words
from naast.learning.inventory.models import Chosen, Coding, Interview, Round
from naast.learning.inventory.printed import printed_round
from naast.learning.inventory.rules import asking
from naast.learning.inventory.rules.asking import InterviewState, Party, Question, Stage, Told
from naast.learning.inventory.rules.coding import Change, Given, changes
from naast.learning.inventory.rules.rounds import (
    OF_MUNICIPALITIES,
    OF_PROVIDERS,
    Attendee,
    Limit,
    Mark,
    Place,
    Provider,
    Response,
    RoundData,
    Table,
)
from naast.learning.inventory.rules.tables import counts
from naast.learning.inventory.words import CODES as CODES_IN_WORDS
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.queries import OrganisationView
from naast.supply.places import queries as places

MOST = 60
"""So many rounds, and so many municipalities of a round, stand on a page."""


def reads(*, actor: Actor) -> bool:
    """Whether `actor` reads what is published of rounds."""
    return actor.holds("researcher", *policy.READERS)


def rounds(*, actor: Actor, verb: str = "view") -> QuerySet[Round]:
    """Return the rounds of which `actor` may do `verb`, newest first."""
    return Round.objects.filter(reach(policy.ROUNDS, actor, verb)).order_by("-asks_from", "id")


def chosen(*, actor: Actor) -> QuerySet[Chosen]:
    """Return the municipalities of rounds that `actor` runs, by name."""
    mine = rounds(actor=actor, verb="run").order_by()
    return (
        Chosen.objects.filter(round__in=mine)
        .select_related("round", "municipality")
        .order_by("municipality__name", "id")
    )


def interviews(*, actor: Actor, verb: str = "view") -> QuerySet[Interview]:
    """Return the talks of which `actor` may do `verb`; of others only one's own party's."""
    return (
        Interview.objects.filter(reach(policy.INTERVIEWS, actor, verb))
        .select_related("chosen__round", "municipality", "organisation")
        .order_by("municipality__name", "party", "id")
    )


def codings(*, actor: Actor, verb: str = "view") -> QuerySet[Coding]:
    """Return the codes of which `actor` may do `verb`; of others only what is published."""
    return (
        Coding.objects.filter(reach(policy.CODINGS, actor, verb))
        .select_related("chosen__municipality", "organisation")
        .order_by("id")
    )


def told(*, actor: Actor, row: Chosen) -> list[Told]:
    """Return what was said about a municipality, as far as `actor` reads it."""
    held = interviews(actor=actor).filter(chosen=row, state=InterviewState.HELD)
    return [
        Told(
            who=one.organisation.name if one.organisation else one.municipality.name,
            party=Party(one.party),
            answers={Question(code): text for code, text in one.answers.items()},
        )
        for one in held
    ]


def given(*, actor: Actor, row: Round) -> list[Given]:
    """Return what each coder gave to each municipality; not what was settled."""
    rows = codings(actor=actor).filter(
        chosen__round=row, settled=False, table__in=OF_MUNICIPALITIES
    )
    return [
        Given(
            by=one.coder_id,
            of=one.chosen.municipality.slug,
            table=Table(one.table),
            codes=frozenset(one.codes),
        )
        for one in rows
    ]


def response(*, actor: Actor, row: Round) -> Response:
    """Return how many were chosen, described, planned and reached, of a round that `actor` runs."""
    states: dict[str, list[InterviewState]] = {
        slug: []
        for slug in Chosen.objects.filter(round=row).values_list("municipality__slug", flat=True)
    }
    found = interviews(actor=actor).filter(chosen__round=row)
    for slug, state in found.values_list("municipality__slug", "state"):
        states[slug].append(InterviewState(state))
    selected, described, planned, reached = asking.response(states=states)
    return Response(selected=selected, described=described, planned=planned, reached=reached)


def described(*, actor: Actor, row: Round) -> list[int]:
    """Return the ids of the municipalities of which somebody was heard."""
    held = interviews(actor=actor).filter(chosen__round=row, state=InterviewState.HELD)
    return sorted(set(held.values_list("municipality_id", flat=True)))


def round_data(*, actor: Actor, row: Round, on: date) -> RoundData:
    """Return what was settled in a round, as tables count it. Seven queries at most.

    Who does not run it reads who was heard from what was frozen when it was published.
    """
    if row.stage == Stage.PUBLISHED:
        told_of = Response(**row.frozen["response"])
        heard = set(row.frozen["described"])
    else:
        told_of = response(actor=actor, row=row)
        heard = set(described(actor=actor, row=row))
    towns = [
        (one.municipality_id, one.municipality.slug, one.municipality.name)
        for one in Chosen.objects.filter(round=row)
        .select_related("municipality")
        .order_by("municipality__name", "id")
    ]
    settled = list(codings(actor=actor).filter(chosen__round=row, settled=True))
    known = organisations.organisations(
        ids={one.organisation_id for one in settled if one.organisation_id}, on=on
    )
    return RoundData(
        name=row.name,
        places=tuple(
            Place(slug=slug, name=name, listed_as=name, in_sample=id_ in heard)
            for id_, slug, name in towns
        ),
        providers=tuple(_providers(settled, known)),
        marks=tuple(_marks(settled, known)),
        response=told_of,
        attendees=tuple(
            Attendee(name=one["name"], number=one["number"], kind="") for one in row.meeting_parties
        ),
        limits=dict.fromkeys(Limit, 0),
    )


def _providers(settled: Iterable[Coding], known: dict[int, OrganisationView]) -> Iterable[Provider]:
    where: dict[int, set[str]] = {}
    for one in settled:
        if one.organisation_id:
            where.setdefault(one.organisation_id, set()).add(one.chosen.municipality.slug)
    for id_, slugs in sorted(where.items()):
        view = known[id_]
        yield Provider(slug=view.slug, name=view.name, places=tuple(sorted(slugs)))


def _marks(settled: Iterable[Coding], known: dict[int, OrganisationView]) -> Iterable[Mark]:
    for one in settled:
        table, town = Table(one.table), one.chosen.municipality.slug
        subject = known[one.organisation_id].slug if one.organisation_id else town
        for code in one.codes:
            yield Mark(
                table=table,
                code=code,
                subject=subject,
                moving_to=one.moving_to,
                place_named=town if table in OF_PROVIDERS else "",
            )


def changed(
    *, actor: Actor, row: Round, before: RoundData, after: RoundData, on: date
) -> list[Change]:
    """Return what changed since an earlier round, also where municipalities merged."""
    del actor
    if row.before_id is None:
        return []
    earlier = Chosen.objects.filter(round_id=row.before_id).values_list(
        "municipality_id", "municipality__slug"
    )
    became: dict[str, tuple[str, ...]] = {}
    for id_, slug in earlier:
        heirs = places.heirs(municipality_id=id_, on=on)
        became[slug] = tuple(places.municipality_slug(municipality_id=heir) for heir in heirs)
    return changes(before=before, after=after, became=became)


def code_words(*, table: Table) -> dict[str, Any]:
    """Return the words of each code of a table, in the order of the printed one."""
    return dict(words.CODES[table])


def own_talks(*, actor: Actor) -> list[Any]:
    """Return the talks of one's own party, newest round first, for who does no research."""
    if actor.holds("researcher"):
        return []
    held = interviews(actor=actor).filter(state=InterviewState.HELD)
    return list(held.order_by("-held_on", "id")[:MOST])


@dataclass(frozen=True, kw_only=True, slots=True)
class Tip:
    """A tip of a printed round: what it says, how many named it, and where that stands."""

    words: Promise
    by_providers: bool
    named_by: int
    source: str


def printed_tip(*, table: str, code: str, name: str = "2016") -> Tip:
    """Return one tip of a printed round. Everybody who works with Naast may read it.

    Raises KeyError for a tip that was not printed.
    """
    data, of = printed_round(name=name), Table(table)
    marks = [mark for mark in data.marks if mark.table is of and mark.code == code]
    lines = sorted(mark.line for mark in marks)
    return Tip(
        words=CODES_IN_WORDS[of][code],
        by_providers=of in OF_PROVIDERS,
        named_by=counts(data=data, table=of)[code].as_printed,
        source=f"Movisie 2016, §{marks[0].section}, {lines[0]}",
    )
