"""Read self-tests: who sits at the table, one's own sheet, and all of them side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, Scope, acting, reach
from naast.learning.steering import policy
from naast.learning.steering.models.selftest import Action, Seat, SelfTest, Sheet
from naast.learning.steering.rules.selftest import Chair, Item, Laid, Score, Scores, lay
from naast.supply.organisations import queries as organisations

MOST = 40
"""So many self-tests, and so many actions of one, stand on a page."""

CHAIR_OF = {
    Role.POLICY_OFFICER: Chair.MUNICIPALITY,
    Role.COUNCIL_MEMBER: Chair.COUNCIL,
    Role.COORDINATOR: Chair.PROVIDERS,
}
"""In which role one speaks for which chair."""


def speaks(*, actor: Actor) -> bool:
    """Whether `actor` speaks for one of the three chairs anywhere."""
    return actor.holds(*CHAIR_OF)


def self_tests(*, actor: Actor, verb: str = "view") -> QuerySet[SelfTest]:
    """Return the self-tests of which `actor` may do `verb`, newest year first."""
    found = SelfTest.objects.filter(reach(policy.SELF_TESTS, actor, verb))
    return found.select_related("municipality").order_by("-year", "municipality__name", "id")


def sheets(*, actor: Actor, verb: str = "view") -> QuerySet[Sheet]:
    """Return the sheets of which `actor` may do `verb`: one's own, and what lies on the table."""
    found = Sheet.objects.filter(reach(policy.SHEETS, actor, verb))
    return found.select_related("organisation").order_by("chair", "organisation__name", "id")


def actions(*, actor: Actor, verb: str = "view") -> QuerySet[Action]:
    """Return the actions of which `actor` may do `verb`, the first day first."""
    found = Action.objects.filter(reach(policy.ACTIONS, actor, verb))
    return found.select_related("organisation", "test").order_by("before_on", "id")


def opens_in(*, actor: Actor) -> list[int]:
    """Return the municipalities in which `actor` may begin a self-test."""
    return sorted(
        {
            id_
            for role in (Role.POLICY_OFFICER, Role.COUNCIL_MEMBER)
            if role in actor.scopes
            for id_ in actor.scopes[role].municipality_ids
        }
    )


def seats(*, test: SelfTest) -> list[Seat]:
    """Return who sits at the table: municipality, organisations by name, client council."""
    order = {chair: number for number, chair in enumerate(Chair)}
    found = Seat.objects.filter(test=test).select_related("organisation").order_by("id")
    return sorted(
        found,
        key=lambda one: (
            order[Chair(one.chair)],
            one.organisation.name if one.organisation else "",
        ),
    )


def is_mine(*, actor: Actor, test: SelfTest, seat: Seat) -> bool:
    """Whether `actor` fills in the sheet of this seat."""
    for role, chair in CHAIR_OF.items():
        scope = actor.scopes.get(role)
        if scope is None or chair != seat.chair:
            continue
        if seat.organisation_id is not None:
            return seat.organisation_id in scope.organisation_ids
        return test.municipality_id in scope.municipality_ids
    return False


def chairs_of(*, actor: Actor, test: SelfTest, on_seats: Iterable[Seat]) -> set[Chair]:
    """Return for which chairs of this self-test `actor` speaks."""
    return {Chair(one.chair) for one in on_seats if is_mine(actor=actor, test=test, seat=one)}


def own_sheet(*, actor: Actor, test: SelfTest, seat: Seat) -> Sheet | None:
    """Return the sheet of a seat as far as it was filled in; None where it was not begun."""
    found = sheets(actor=actor, verb="fill").filter(test=test, chair=seat.chair)
    if seat.organisation_id is not None:
        found = found.filter(organisation_id=seat.organisation_id)
    return found.first()


def scores_of(*, sheet: Sheet) -> Scores:
    return {Item(item): Score(score) for item, score in sheet.scores.items()}


def given(*, actor: Actor, tests: Iterable[SelfTest]) -> dict[object, list[tuple[Chair, Scores]]]:
    """Return the scores on the table, by the id of the self-test; which organisation is not told.

    `tests` are within what `actor` may view. One query.
    """
    ids = [one.pk for one in tests]
    with acting(Actor(at=actor.at, laying=Scope(row_ids=ids))) as step:
        rows = list(sheets(actor=step).filter(test_id__in=ids, handed_in=True))
    found: dict[object, list[tuple[Chair, Scores]]] = {id_: [] for id_ in ids}
    for row in rows:
        found[row.test_id].append((Chair(row.chair), scores_of(sheet=row)))
    return found


def laid(*, actor: Actor, test: SelfTest) -> list[Laid]:
    """Return the items side by side, of what lies on the table."""
    return lay(sheets=given(actor=actor, tests=[test])[test.pk])


@dataclass(frozen=True, kw_only=True)
class Note:
    """Why somebody said so: her chair, her organisation where one may know, and the words."""

    chair: Chair
    organisation: str
    text: str


def notes(*, actor: Actor, test: SelfTest, at: datetime) -> Mapping[Item, list[Note]]:
    """Return what `actor` may read of why, by item, once it lies on the table."""
    found: dict[Item, list[Note]] = {}
    if at < test.shown_from:
        return found
    for sheet in sheets(actor=actor).filter(test=test, handed_in=True):
        name = sheet.organisation.name if sheet.organisation else ""
        for item, text in sheet.notes.items():
            note = Note(chair=Chair(sheet.chair), organisation=name, text=text)
            found.setdefault(Item(item), []).append(note)
    return found


def rounds(*, actor: Actor, test: SelfTest, at: datetime) -> list[SelfTest]:
    """Return the self-tests of the same municipality that lie on the table, oldest first."""
    found = self_tests(actor=actor).filter(
        municipality_id=test.municipality_id, shown_from__lte=at, year__lte=test.year
    )
    return list(found[:4])[::-1]


def last_year(*, municipality_id: int) -> int | None:
    """Return the last year in which a municipality had a self-test."""
    years = SelfTest.objects.filter(municipality_id=municipality_id).order_by("-year")
    return years.values_list("year", flat=True).first()


def seated(*, municipality_id: int, on: date) -> dict[int, str]:
    """Return the organisations that work there on this day, by name."""
    found = organisations.serving_names(municipality_ids={municipality_id}, on=on)
    return dict(sorted(found.get(municipality_id, {}).items(), key=lambda one: one[1]))


def does(*, actor: Actor, action: Action) -> bool:
    """Whether `actor` speaks for the party that does this action."""
    scope = actor.scopes.get({chair: role for role, chair in CHAIR_OF.items()}[Chair(action.owner)])
    if scope is None:
        return False
    if action.owner == Chair.PROVIDERS:
        doing = [action.organisation_id] if action.organisation_id else action.organisation_ids
        return bool(set(doing) & set(scope.organisation_ids))
    return action.municipality_id in scope.municipality_ids
