"""What more than one page does."""

from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest

from naast.core.identity.rules import Role
from naast.core.policy.walls import Actor

if TYPE_CHECKING:
    from naast.core.identity.queries import Request

READERS = (Role.COORDINATOR, Role.POLICY_OFFICER, Role.COUNCIL_MEMBER)


def reader(request: HttpRequest) -> Actor:
    """Return who looks. Raises Http404 for who has nothing to do with working together."""
    actor = cast("Request", request).actor
    if not actor.holds(*READERS):
        raise Http404
    return actor


def writes(actor: Actor, municipality_id: int) -> bool:
    """Whether `actor` answers for what this municipality agrees."""
    officer = actor.scopes.get(Role.POLICY_OFFICER)
    return officer is not None and municipality_id in officer.municipality_ids
