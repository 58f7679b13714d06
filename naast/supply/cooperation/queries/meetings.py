"""Read meetings, and who does what after them."""

from datetime import date

from django.db.models import QuerySet

from naast.core.identity.queries import holders, names
from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor, reach
from naast.supply.cooperation import policy, words
from naast.supply.cooperation.models import Meeting, MeetingAction

MEETINGS = words.MEETING_WORDS


def meetings(*, actor: Actor, verb: str = "view") -> QuerySet[Meeting]:
    """Return the meetings on which `actor` may do `verb`, the last first."""
    return (
        Meeting.objects.filter(reach(policy.MEETINGS, actor, verb))
        .select_related("municipality", "user")
        .order_by("-starts_at", "id")
    )


def meeting_actions(*, actor: Actor, verb: str = "view") -> QuerySet[MeetingAction]:
    """Return what was agreed to be done, as far as `actor` may `verb` it, the first due first."""
    return (
        MeetingAction.objects.filter(reach(policy.MEETING_ACTIONS, actor, verb))
        .select_related("owner")
        .order_by("due_on", "id")
    )


def my_actions(*, actor: Actor) -> QuerySet[MeetingAction]:
    """Return what `actor` herself still does, the first due first."""
    rows = meeting_actions(actor=actor).filter(done_on__isnull=True)
    return rows.filter(owner_id=actor.user_id) if actor.user_id else rows.none()


def invited(*, meeting: Meeting, on: date) -> list[int]:
    """Return who speaks for the parties of a meeting on day `on`, by id of user, in order."""
    return _holding(meeting, on, Role.COORDINATOR)


def owners(*, meeting: Meeting, on: date) -> list[tuple[int, str]]:
    """Return who can take something on after a meeting: who speaks for a party, or works there."""
    named = names(user_ids=set(_holding(meeting, on, Role.COORDINATOR, Role.SUPPORTER)))
    return sorted(named.items(), key=lambda one: (one[1], one[0]))


def _holding(meeting: Meeting, on: date, *roles: Role) -> list[int]:
    here = f"municipality:{meeting.municipality_id}"
    scopes = [(role, f"organisation:{one}") for one in meeting.organisation_ids for role in roles]
    scopes += [(Role.POLICY_OFFICER, here)] if meeting.with_municipality else []
    scopes += [(Role.COUNCIL_MEMBER, here)] if meeting.with_council else []
    return sorted({one for role, scope in scopes for one in holders(role=role, scope=scope, on=on)})
