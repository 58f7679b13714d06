"""Who works where, in words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from naast.core.identity.queries import demo_accounts, role_word
from naast.core.identity.rules import EVERYWHERE, Role, administers, parse_scope
from naast.core.policy.rules import Actor
from naast.entrances.desk.words import DOES, done
from naast.supply.organisations.queries import organisations, served_municipalities, serving
from naast.supply.places.queries import (
    WalkInMoment,
    municipalities,
    municipality_names,
    walk_ins,
)
from naast.supply.supporters import queries as supporters
from naast.support.matching import queries as matching
from naast.support.matching.rules import Need, make_offer

THE_WAY = (
    Role.SUPPORTER,
    Role.ACCESS_OFFICER,
    Role.COORDINATOR,
    Role.POLICY_OFFICER,
    Role.COUNCIL_MEMBER,
)
"""Whom one follows from a resident's question to a figure for the council (DESIGN §2)."""

ROLES = list(Role)
PLACES = ["municipality", "organisation", "platform"]


@dataclass(frozen=True, kw_only=True)
class Held:
    """A role in words, with where it is held and what one does in it."""

    role: str
    word: str
    where: str
    does: str


@dataclass(frozen=True, kw_only=True)
class Given:
    """A role that somebody holds, now or later, as an administrator sees it."""

    grant_id: int
    name: str
    email: str
    word: str
    where: str
    from_on: date
    last_on: date | None
    to_come: bool


@dataclass(frozen=True, kw_only=True)
class Look:
    """A line of the record, in words."""

    at: datetime
    role: str
    what: str


@dataclass(frozen=True, kw_only=True)
class Account:
    """A demo account as it stands on the page."""

    email: str
    name: str
    also: str

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()[:2])


@dataclass(frozen=True, kw_only=True)
class Accounts:
    """The demo accounts of one role in one place."""

    role: Role
    word: str
    does: str
    people: list[Account]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A municipality, an organisation or the platform, with its demo accounts by role."""

    kind: str
    name: str
    roles: list[Accounts]


def held(*, actor: Actor, on: date) -> list[Held]:
    """Return the roles of `actor` in words, in the order of DESIGN §1; names as on day `on`."""
    scopes = {role: vars(actor.scopes[role]) for role in ROLES if role in actor.scopes}
    names = _names(
        (
            (kind, number)
            for scope in scopes.values()
            for kind in ("municipality", "organisation")
            for number in scope[f"{kind}_ids"]
        ),
        on,
    )
    return [
        Held(
            role=role,
            word=role_word(role=role),
            where=", ".join(
                names[kind, number]
                for kind in ("municipality", "organisation")
                for number in scope[f"{kind}_ids"]
            ),
            does=str(DOES[role]),
        )
        for role, scope in scopes.items()
    ]


def given(*, grants: Iterable[Any], on: date) -> list[Given]:
    """Return roles in words; names of places as on day `on`."""
    rows = list(grants)
    names = _names((parse_scope(scope=grant.scope) for grant in rows), on)
    return [
        Given(
            grant_id=grant.id,
            name=grant.user.name,
            email=grant.user.email,
            word=role_word(role=grant.role),
            where=names[parse_scope(scope=grant.scope)],
            from_on=grant.from_on,
            last_on=grant.until_on - timedelta(days=1) if grant.until_on else None,
            to_come=grant.from_on > on,
        )
        for grant in rows
    ]


def scope_choices(*, own: list[str], on: date) -> list[tuple[str, str]]:
    """Return where an administrator of the scopes `own` gives roles: value and name, by name."""
    scopes = [parse_scope(scope=scope) for scope in own]
    if administers(own=own, scope=EVERYWHERE):
        scopes = [("platform", 0)]
        scopes += [("municipality", place.pk) for place in municipalities(on=on)]
        scopes += [("organisation", number) for number in organisations(on=on)]
    names = _names(scopes, on)
    return [(f"{kind}:{number}", names[kind, number]) for kind, number in scopes]


def looks(*, entries: Iterable[Any]) -> list[Look]:
    """Return entries of the record in words."""
    return [
        Look(at=entry.at, role=role_word(role=entry.role), what=done(action=entry.action))
        for entry in entries
    ]


def demo_places(*, on: date) -> list[Place]:
    """Return the demo accounts of day `on`, by place and role; each once, under her first grant."""
    found: dict[tuple[str, int], dict[Role, list[Account]]] = defaultdict(lambda: defaultdict(list))
    for account in demo_accounts():
        grants = [grant for grant in account.grants.all() if _in_force(grant, on)]
        grants.sort(key=lambda grant: (ROLES.index(Role(grant.role)), grant.id))
        if grants:
            first, *others = grants
            also = ", ".join(role_word(role=Role(grant.role)) for grant in others)
            line = Account(email=account.email, name=account.name, also=also)
            found[parse_scope(scope=first.scope)][Role(first.role)].append(line)
    names = _names(found, on)
    keys = sorted(found, key=lambda key: (PLACES.index(key[0]), key[1]))
    return [Place(kind=key[0], name=names[key], roles=_by_role(found[key])) for key in keys]


def the_way(*, places: Iterable[Place]) -> list[Accounts]:
    """Return one account for each role of the way, from the first place that has one."""
    first = {
        role: one for place in reversed(list(places)) for one in place.roles for role in [one.role]
    }
    return [
        replace(first[role], people=first[role].people[:1]) for role in THE_WAY if role in first
    ]


def _by_role(found: dict[Role, list[Account]]) -> list[Accounts]:
    return [
        Accounts(role=role, word=role_word(role=role), does=str(DOES[role]), people=people)
        for role, people in sorted(found.items(), key=lambda item: ROLES.index(item[0]))
    ]


def _names(scopes: Iterable[tuple[str, int]], on: date) -> dict[tuple[str, int], str]:
    ids: dict[str, set[int]] = defaultdict(set)
    for kind, number in scopes:
        ids[kind].add(number)
    known = organisations(ids=ids["organisation"], on=on)
    named = {
        "municipality": municipality_names(ids=ids["municipality"]),
        "organisation": {number: one.name for number, one in known.items()},
        "platform": {0: _("All of Naast")},
    }
    return {
        (kind, number): named[kind].get(number, f"{kind} {number}")
        for kind in ids
        for number in ids[kind]
    }


def _in_force(grant: Any, on: date) -> bool:
    return grant.from_on <= on and (grant.until_on is None or on < grant.until_on)


@dataclass(frozen=True, kw_only=True)
class ReadOut:
    """Somebody who can help, with the words to say to a caller."""

    supporter_id: UUID
    user_id: int
    organisation_id: int | None
    name: str
    say: str
    terms: dict[str, float]


def reception_towns(*, actor: Actor, on: date) -> list[tuple[int, str]]:
    """Return the municipalities for whose callers a receptionist works: id and name, by name.

    Those that her organisation serves; at the call centre of a municipality that one.
    """
    if not actor.holds(Role.RECEPTIONIST):
        return []
    scope = actor.scopes[Role.RECEPTIONIST]
    served = served_municipalities()
    ids = {town for one in scope.organisation_ids for town in served.get(one, ())}
    ids |= set(scope.municipality_ids)
    return [(town.pk, town.name) for town in municipalities(on=on).filter(id__in=ids)]


A_WEEK = timedelta(days=7)


def open_doors(*, municipality_id: int, now: datetime) -> list[WalkInMoment]:
    """Return the doors of the first day, within a week of `now` (Dutch time), with one still open.

    For who would rather come by; the same hours as on the public pages.
    """
    today = now.date()
    found = walk_ins(municipality_id=municipality_id, from_on=today, to_on=today + A_WEEK)
    ahead = [one for one in found if one.on > today or one.ends > now.time()]
    return [one for one in ahead if one.on == ahead[0].on]


def numbers(*, municipality_id: int, on: date) -> list[tuple[str, str]]:
    """Return the organisations that can be called about a municipality, with their number."""
    there = serving(municipality_id=municipality_id, on=on)
    return [(one.name, one.phone) for one in there.values() if one.phone]


def may_hand_code(*, actor: Actor) -> bool:
    """Whether a receptionist may see a code: who works for a municipality never may (I-3)."""
    scope = actor.scopes[Role.RECEPTIONIST]
    return bool(scope.organisation_ids) and not scope.municipality_ids


def read_out(*, municipality_id: int, need: Need, seed: int, at: datetime) -> list[ReadOut]:
    """Return whom to read out: three who differ in kind, none of the municipality (DESIGN §2).

    A question to a meitinker goes to the municipality; what that means, a resident reads first.
    """
    pool = [
        one
        for one in matching.shown_candidates(municipality_id=municipality_id, at=at)
        if not one.municipal
    ]
    offer = make_offer(
        candidates=pool,
        need=need,
        seed=seed,
        weights=matching.weights(municipality_id=municipality_id, at=at),
    )
    shown = {one.candidate.id: one for one in offer.first}
    cards = supporters.cards(
        municipality_id=municipality_id, on=timezone.localdate(at), supporter_ids=list(shown)
    )
    return [
        ReadOut(
            supporter_id=card.supporter_id,
            user_id=shown[card.supporter_id].candidate.user_id,
            organisation_id=shown[card.supporter_id].candidate.organisation_id,
            name=card.first_name,
            say=_say(card=card),
            terms=dict(shown[card.supporter_id].terms),
        )
        for card in cards
    ]


def _say(*, card: Any) -> str:
    """Return what to say of somebody: who she is, for whom she works, and her own line.

    Nothing twice: a label may tell the kind already, and many begin their own line with it.
    """
    kind, label = str(card.kind_words), str(card.label.text)
    told = label.lower().startswith(kind.lower())
    own_line = card.tagline
    if own_line.lower().startswith(kind.lower()):
        own_line = own_line[len(kind) :].lstrip(" .,:;-")
        own_line = own_line[:1].upper() + own_line[1:]
    lines = [f"{card.first_name}:" if told else f"{card.first_name}: {kind.lower()}.", label]
    return " ".join(line for line in [*lines, own_line] if line)
