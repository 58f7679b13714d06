"""Roles, the houses they belong to, and what a grant means. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """The roles of DESIGN §1. A resident and nobody are actors too, without a grant."""

    SUPPORTER = "supporter"
    SUPERVISOR = "supervisor"
    COORDINATOR = "coordinator"
    RECEPTIONIST = "receptionist"
    ACCESS_OFFICER = "access_officer"
    ACCESS_LEAD = "access_lead"
    OBJECTION_OFFICER = "objection_officer"
    POLICY_OFFICER = "policy_officer"
    COUNCIL_MEMBER = "council_member"
    RESEARCHER = "researcher"
    NETWORK_MEMBER = "network_member"
    COMPLAINTS_OFFICER = "complaints_officer"
    PRIVACY_OFFICER = "privacy_officer"
    ADMINISTRATOR = "administrator"


# The law keeps supporting and deciding apart (Wmo 2015 art. 1.1.1; I-1). No user holds one of each
# in one municipality.
SUPPORTING = frozenset({Role.SUPPORTER, Role.SUPERVISOR, Role.COORDINATOR, Role.RECEPTIONIST})
DECIDING = frozenset({Role.ACCESS_OFFICER, Role.ACCESS_LEAD, Role.OBJECTION_OFFICER})

EVERYWHERE = "platform:0"
_HOUSES = frozenset({"organisation", "municipality"})
# In what a role can be held. A call centre of a municipality has receptionists too (I-3).
SCOPES: Mapping[Role, frozenset[str]] = {
    **dict.fromkeys(SUPPORTING, frozenset({"organisation"})),
    **dict.fromkeys(DECIDING, frozenset({"municipality"})),
    Role.RECEPTIONIST: _HOUSES,
    Role.POLICY_OFFICER: frozenset({"municipality"}),
    Role.COUNCIL_MEMBER: frozenset({"municipality"}),
    Role.COMPLAINTS_OFFICER: _HOUSES,
    Role.PRIVACY_OFFICER: _HOUSES,
    Role.RESEARCHER: frozenset({"platform"}),
    Role.NETWORK_MEMBER: frozenset({"platform"}),
    Role.ADMINISTRATOR: _HOUSES | {"platform"},
}


@dataclass(frozen=True, kw_only=True)
class Held:
    """One grant as a value: role, scope as text ("organisation:5"), half-open period of days."""

    role: str
    scope: str
    from_on: date
    until_on: date | None

    def in_force(self, *, on: date) -> bool:
        return self.from_on <= on and (self.until_on is None or on < self.until_on)

    def overlaps(self, other: "Held") -> bool:
        """Whether there is a day on which both are in force."""
        first = max(self.from_on, other.from_on)
        return self.in_force(on=first) and other.in_force(on=first)


def parse_scope(*, scope: str) -> tuple[str, int]:
    """Return kind and number of a scope: "organisation:5" → ("organisation", 5).

    Raises ValueError for anything else than organisation, municipality or platform with a number.
    """
    kind, _, number = scope.partition(":")
    if kind not in {"organisation", "municipality", "platform"} or not number.isdigit():
        raise ValueError(scope)
    return kind, int(number)


def fits_role(*, role: Role, scope: str) -> bool:
    """Whether a role can be held in a scope. Raises ValueError for a scope of no known shape."""
    return parse_scope(scope=scope)[0] in SCOPES[role]


def administers(*, own: Collection[str], scope: str) -> bool:
    """Whether who is administrator in the scopes `own` gives and ends roles in `scope`."""
    return scope in own or any(parse_scope(scope=one)[0] == "platform" for one in own)


def scopes_of(*, grants: Iterable[Held], on: date) -> dict[str, dict[str, list[int]]]:
    """Return per role the organisations and municipalities in which it is held on day `on`.

    Shape: {"supporter": {"organisation_ids": [1], "municipality_ids": []}}. Roles stay apart: what
    someone may as coordinator at B says nothing about her as supporter at A.
    """
    found: dict[str, dict[str, list[int]]] = {}
    for grant in grants:
        if not grant.in_force(on=on):
            continue
        ids = found.setdefault(grant.role, {"organisation_ids": [], "municipality_ids": []})
        kind, number = parse_scope(scope=grant.scope)
        if kind != "platform" and number not in ids[f"{kind}_ids"]:
            ids[f"{kind}_ids"].append(number)
    return found


def mixes_houses(*, held: Iterable[Held], new: Held, serves: Mapping[int, Collection[int]]) -> bool:
    """Whether `new` would let one user support and decide in one municipality (I-1).

    `serves` says which municipalities an organisation serves; an organisation that is not in it is
    taken to serve every one. Grants that are never in force on the same day do not mix.
    """
    opposite = DECIDING if new.role in SUPPORTING else SUPPORTING if new.role in DECIDING else ()
    return any(
        grant.role in opposite and grant.overlaps(new) and _meet(grant.scope, new.scope, serves)
        for grant in held
    )


def _meet(one: str, other: str, serves: Mapping[int, Collection[int]]) -> bool:
    places, others = _municipalities(one, serves), _municipalities(other, serves)
    return places is None or others is None or bool(places & others)


def _municipalities(scope: str, serves: Mapping[int, Collection[int]]) -> set[int] | None:
    """Return where a scope counts; None: everywhere."""
    kind, number = parse_scope(scope=scope)
    if kind == "municipality":
        return {number}
    if kind == "organisation" and number in serves:
        return set(serves[number])
    return None
