"""Worries, visits and who is in sight, as `actor` may see them; and counts that may be shown."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, DateTimeField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.core.crypto.keys import data_key
from naast.core.crypto.rules import DataKey
from naast.core.identity.queries import holders, names
from naast.core.policy.walls import Actor, reach
from naast.support.outreach import policy, rules, words
from naast.support.outreach.models import InSight, Tally, Visit, Worry, WorryText
from naast.support.outreach.rules import Counted

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST = 100


def worries(*, actor: Actor, verb: str = "view") -> QuerySet[Worry]:
    """Return worries on which `actor` may do `verb`: whose name goes first."""
    return Worry.objects.filter(reach(policy.WORRIES, actor, verb)).order_by("ends_at", "id")


def texts(*, actor: Actor, verb: str = "view") -> QuerySet[WorryText]:
    return WorryText.objects.filter(reach(policy.TEXTS, actor, verb)).order_by("worry_id")


def visits(*, actor: Actor, verb: str = "view") -> QuerySet[Visit]:
    return Visit.objects.filter(reach(policy.VISITS, actor, verb)).order_by("at", "id")


def in_sight(*, actor: Actor, verb: str = "view") -> QuerySet[InSight]:
    """Return who is in sight without a name: who is visited first, first."""
    return InSight.objects.filter(reach(policy.IN_SIGHT, actor, verb)).order_by("next_on", "id")


def tallies(*, actor: Actor, verb: str = "view") -> QuerySet[Tally]:
    return Tally.objects.filter(reach(policy.TALLIES, actor, verb)).order_by("id")


def who_may_go(*, organisation_id: int, at: datetime) -> dict[int, str]:
    """Return who works there as a supporter at `at`: user id and name, by name."""
    ids = holders(
        role="supporter", scope=f"organisation:{organisation_id}", on=timezone.localdate(at)
    )
    found = names(user_ids=set(ids))
    return dict(sorted(found.items(), key=lambda pair: (pair[1].casefold(), pair[0])))


# ---------------------------------------------------------------- one worry, opened


@dataclass(frozen=True, kw_only=True)
class Said:
    """A visit, opened."""

    at: datetime
    how: str
    agreed: str


@dataclass(frozen=True, kw_only=True)
class OpenedWorry:
    """A worry with who it is about, for who goes there."""

    worry: Worry
    who: str
    where: str
    story: str
    told_by: str
    reach: str
    visits: list[Said]


def key_of(*, text: WorryText) -> DataKey:
    return data_key(wrapped=bytes(text.wrapped_key), controller=text.controller)


def opened(*, actor: Actor, worry_id: UUID) -> OpenedWorry:
    """Return a worry with its text. Raises WorryText.DoesNotExist for who does not go there."""
    text = texts(actor=actor).select_related("worry__zone").get(worry_id=worry_id)
    key = key_of(text=text)
    return OpenedWorry(
        worry=text.worry,
        who=text.who.open(key=key),
        where=text.where.open(key=key),
        story=text.story.open(key=key),
        told_by=text.told_by.open(key=key) if text.told_by else "",
        reach=text.reach.open(key=key) if text.reach else "",
        visits=[
            Said(
                at=one.at,
                how=str(one.get_how_display()),
                agreed=one.agreed.open(key=key) if one.agreed else "",
            )
            for one in visits(actor=actor).filter(worry_id=worry_id)[:MOST]
        ],
    )


# ---------------------------------------------------------------- a day of visits


@dataclass(frozen=True, kw_only=True)
class ToVisit:
    """Somebody to go to, in a list: no name, no address."""

    id: UUID
    on: date
    zone: str
    what: str
    named: bool
    gone_on: date | None


def to_visit(*, actor: Actor) -> list[ToVisit]:
    """Return whom `actor` goes to see as a supporter, soonest first."""
    if not actor.holds("supporter"):
        return []
    named = worries(actor=actor, verb="visit").order_by()
    seen = in_sight(actor=actor, verb="visit").order_by()
    # One query for both: this stands on a page that asks much already.
    rows = named.values_list(
        "id", "next_on", "given_at", "zone__name", "signs", Value("", CharField()), "ends_at"
    ).union(
        seen.values_list(
            "id",
            "next_on",
            Cast(Value(None), DateTimeField()),
            "zone__name",
            Value([], ArrayField(CharField(max_length=30))),
            "mark",
            Cast(Value(None), DateTimeField()),
        ),
        all=True,
    )[:MOST]
    found = [
        ToVisit(
            id=row_id,
            on=next_on or timezone.localdate(given_at),
            zone=zone or "",
            what=mark or sign_words(signs=signs),
            named=not mark,
            gone_on=timezone.localdate(ends_at) if ends_at else None,
        )
        for row_id, next_on, given_at, zone, signs, mark, ends_at in rows
    ]
    return sorted(found, key=lambda one: (one.on, str(one.id)))


def sign_words(*, signs: list[str]) -> str:
    """Return what one noticed in words; or that it was not said."""
    known: dict[str, Any] = dict(words.SIGNS)
    said = [str(known[sign]) for sign in signs if sign in known]
    return ", ".join([*said[:1], *(one[:1].lower() + one[1:] for one in said[1:])]) or _(
        "Not said what"
    )


# ---------------------------------------------------------------- choices


def teller_choices() -> list[tuple[str, "StrOrPromise"]]:
    """Return who may be worried, as choices of a field."""
    return [(teller.value, label) for teller, label in words.TELLERS]


def sign_choices() -> list[tuple[str, "StrOrPromise"]]:
    """Return what one may have noticed, as choices of a field."""
    return [(sign.value, label) for sign, label in words.SIGNS]


# ---------------------------------------------------------------- counts


@dataclass(frozen=True, kw_only=True)
class ZoneCounts:
    """What was counted in a zone in a quarter; None where it is under five (I-9)."""

    zone: str
    cells: list["Cell"]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One count, with what it counts."""

    label: "StrOrPromise"
    n: int | None


COLUMNS: list[tuple[str, "StrOrPromise"]] = [
    *((sign.value, label) for sign, label in words.SIGNS if sign in rules.SIGNALS),
    *(
        (what.value, words.COUNTED[what])
        for what in (Counted.REPORTED, Counted.VISITED, Counted.ASKED)
    ),
]


def counted(*, actor: Actor, organisation_ids: list[int], at: datetime) -> list[ZoneCounts]:
    """Return the counts of the quarter of `at` by zone, small ones hidden; zones by name."""
    rows = (
        tallies(actor=actor)
        .filter(organisation_id__in=organisation_ids, quarter_on=rules.quarter(at=at))
        .select_related("zone")
    )
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        by_what = found[row.zone.name if row.zone else ""]
        by_what[row.what] = by_what.get(row.what, 0) + row.n
    return [
        ZoneCounts(
            zone=zone or _("Somewhere in the municipality"),
            cells=[
                Cell(label=label, n=rules.shown(n=by_what.get(what, 0))) for what, label in COLUMNS
            ],
        )
        for zone, by_what in sorted(found.items(), key=lambda pair: (not pair[0], pair[0]))
    ]
